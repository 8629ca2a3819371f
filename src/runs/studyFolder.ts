/**
 * A study's folder: what it is for, the runs that it has, those who work on it, and what was found.
 *
 * ```
 * study.json              what the folder is for (studyIdentity.ts)
 * runs/, keys/            every run, kept as it ends (store.ts)
 * leases/                 who is here and makes what (sessions.ts, leases.ts)
 * manifest.json, results.json, *.csv, …   what was found (publication.ts)
 * plan.json               what has been asked for so far, and by which command; not in the manifest (plan.ts)
 * meta.json               when and where; not in the manifest, since it differs from one execution to the next
 * ```
 *
 * Nothing in a folder but `leases/`, `plan.json` and `meta.json` depends on the number of workers, on interruptions or on who took part.
 */
import { existsSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { hashJson } from "../host/canonicalJson.ts";
import {
  type FileHashes,
  firstMissing,
  makeFolders,
  readFailure,
  removeEmptyFolders,
  replaceFile,
  StoreError,
  storeFailure,
} from "../host/folderFiles.ts";
import { addresses } from "./address.ts";
import { recordHash } from "./codec.ts";
import { type Completion, completeRuns, type RunProgress } from "./complete.ts";
import { engineIdentity } from "./engine.ts";
import type { Executor } from "./executor.ts";
import { directoryLeases, type Leases, sweep } from "./leases.ts";
import { planBook, planFile } from "./plan.ts";
import {
  fenceOthers,
  isPublished,
  moveIntoPlace,
  type PublishSink,
  publishingFolder,
  type WrittenFiles,
  wholeManifest,
  writeFiles,
} from "./publication.ts";
import type { RecordSettings } from "./record.ts";
import type { RequestList, RunRequest, RunState, Workbench } from "./request.ts";
import { leasesFolder, openSession, type Session, type StoreHost } from "./sessions.ts";
import { keysFolder, openRunStore, type RunStore, runsFolder } from "./store.ts";
import { identityText, readIdentity, type StudyIdentity, studyFile, studyRefusal, type WhereSet, writeIdentity } from "./studyIdentity.ts";

export type { PublishSink, RunProgress, StudyIdentity };

export interface StudyFolderOptions {
  readonly identity: StudyIdentity;
  /** Tells where a setting stands that the folder was made without; default nowhere. */
  readonly whereSet?: WhereSet;
  /** Take the place of another study; runs that both need are kept. */
  readonly force: boolean;
  readonly host: StoreHost;
  /** The command that makes the study, as typed: `cosafe status` tells how to go on. */
  readonly command?: string;
  /** Where runs are made; closed when the study is aborted or cannot go on, else by whoever made it. */
  readonly executor: Executor;
  /** What the folder keeps of each run. */
  readonly record: RecordSettings;
  /** Make runs again that failed before, each once; default no: a failed run stands. */
  readonly retryFailed?: boolean;
  readonly signal?: AbortSignal;
  /** Of the call of `complete` that is under way. */
  readonly onProgress?: (progress: RunProgress) => void;
  /** Told of a crash as it is found, with the developers' stack. */
  readonly onCrash?: (request: RunRequest, stack: string) => void;
  /** Milliseconds without a sign of life after which another process counts as gone; default a minute. */
  readonly expiry?: number;
  /** Wait until each run has reached the disk; default yes. */
  readonly durable?: boolean;
  /** What makes the runs, for addresses; default the engine that is loaded. */
  readonly engine?: string;
}

export interface StudyFolder {
  readonly folder: string;
  readonly workbench: Workbench;
  /** Address of a request's run: 64 hexadecimal digits. */
  address(request: RunRequest): string;
  /** Hex sha256 of a stored record, failed ones included; null when it is missing or damaged. */
  recordHash(address: string): string | null;
  /** Makes a run once more, keeps nothing, and gives the hash that its record would have. */
  remake(request: RunRequest): Promise<string>;
  /**
   * Publishes what `write` writes, with a manifest made of the hashes of those files. Several may publish the same at once. Rejects
   * with `StoreError` when the disk refuses or another study has taken the folder's place; then nothing is published.
   */
  publish(write: (sink: PublishSink) => Promise<void>, manifest: (files: FileHashes) => string): Promise<void>;
  /** Leaves no trace where this process made the folder and nobody else works there; else the runs stay. Says whether it did. */
  discard(): boolean;
  /** Gives back all claims. The runs stay. */
  close(): Promise<void>;
}

/** Milliseconds between looks at another process that publishes. */
const publicationPoll = 100;
/** Times that a publication is begun. */
const mostPublications = 3;

/** Opens a folder for a study, making it where it is missing. Rejects with `StoreError`, which says why not and what to do. */
export async function openStudyFolder(folder: string, options: StudyFolderOptions): Promise<StudyFolder> {
  const target = resolve(folder);
  const created = firstMissing(target);
  const session = enter(folder, options);
  const store = openRunStore(target, { token: session.token, durable: options.durable });
  const leases = directoryLeases(target, session);
  const { record, executor, signal, onProgress, onCrash } = options;
  const addressOf = addresses(options.engine ?? engineIdentity(), record);
  const parts: Completion = {
    ...{ store, dispatcher: leases, executor, addressOf, record, signal, onProgress, onCrash },
    retried: options.retryFailed === true ? new Set() : null,
  };
  const study = session.facts.study;
  const note = planBook(target, { token: session.token, study, command: options.command ?? null, addressOf });
  let publishing = false;
  /** Publishing walks through runs that have all been asked for before. */
  async function complete(requests: RequestList, deliver: (request: RunRequest, state: RunState) => void): Promise<void> {
    if (!publishing && signal?.aborted !== true) await note(requests);
    await completeRuns(requests, deliver, parts);
  }
  return {
    folder,
    workbench: { complete },
    address: addressOf,
    recordHash: store.hash,
    async remake(request) {
      const { specification, replication } = request;
      return recordHash((await executor.record({ specification, replication, address: addressOf(request), record })).bytes);
    },
    async publish(write, manifest) {
      publishing = true;
      try {
        await publish({ folder, session, leases, identity: options.identity, signal }, write, manifest);
      } finally {
        publishing = false;
      }
    },
    discard() {
      if (created === null || session.others().some(({ token }) => session.isLive(token))) return false;
      for (const name of [runsFolder, keysFolder, planFile, studyFile, leasesFolder])
        rmSync(join(target, name), { recursive: true, force: true });
      removeEmptyFolders(target, created);
      return true;
    },
    async close() {
      leases.close();
      session.close();
    },
  };
}

/** The stored runs and the identity of a results folder, to be read only; null where there is no study. Throws `StoreError` when it is damaged. */
export function readStudyFolder(
  folder: string,
): { readonly identity: StudyIdentity; readonly store: Pick<RunStore, "has" | "read" | "hash"> } | null {
  try {
    const identity = readIdentity(folder);
    return identity === null ? null : { identity, store: openRunStore(resolve(folder), { token: "reader", readOnly: true }) };
  } catch (error) {
    throw readFailure(`results folder ${folder}`, error);
  }
}

/** Makes sure that the folder is this study's, and enters it. */
function enter(folder: string, { identity, force, host, expiry, whereSet }: StudyFolderOptions): Session {
  try {
    refuse(studyRefusal(folder, identity, force, whereSet));
    const target = resolve(folder);
    makeFolders(target);
    const study = hashJson(identity);
    const session = openSession(target, { host, study, expiry });
    try {
      sweep(target, session);
      writeIdentity(target, identity, session.token);
      if (hashJson(readIdentity(target)) !== study) takeOver(folder, identity, force, session);
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  } catch (error) {
    throw storeFailure(`results folder ${folder}`, error);
  }
}

/** Puts this study in the place of another, on which nobody works any more. */
function takeOver(folder: string, identity: StudyIdentity, force: boolean, session: Session): void {
  refuse(studyRefusal(folder, identity, force));
  const busy = session.others().some(({ token, study }) => study !== session.facts.study && session.isLive(token));
  refuse(
    busy
      ? `results folder ${folder}: another process works there on a study of other settings; wait for it, or choose another --out`
      : null,
  );
  replaceFile(join(folder, studyFile), join(folder, `.cosafe-study-${session.token}`), identityText(identity));
}

interface Publication {
  readonly folder: string;
  readonly session: Session;
  readonly leases: Leases;
  readonly identity: StudyIdentity;
  readonly signal: AbortSignal | undefined;
}

/** Publishes; begins again, a few times, where this process was taken for gone meanwhile and no whole result is there. */
async function publish(
  publication: Publication,
  write: (sink: PublishSink) => Promise<void>,
  manifest: (files: FileHashes) => string,
): Promise<void> {
  for (let again = 0; again < mostPublications; again++) {
    publication.session.beat();
    if (await publishOnce(publication, write, manifest, again > 0)) return;
  }
  throw new StoreError(
    `results folder ${publication.folder}: this process was taken for gone ${mostPublications} times while it published; repeat the command`,
  );
}

/** False where this process was taken for gone: nothing of it was published. `others` may have published when it begins again. */
async function publishOnce(
  { folder, session, leases, identity, signal }: Publication,
  write: (sink: PublishSink) => Promise<void>,
  manifest: (files: FileHashes) => string,
  again: boolean,
): Promise<boolean> {
  const target = resolve(folder);
  const partial = join(target, `.cosafe-partial-${session.token}`);
  const publishing = publishingFolder(target, session.token);
  let files: WrittenFiles | null = null;
  try {
    files = writeFiles(partial);
    await write(files);
    const hashes = files.finish();
    const text = manifest(hashes);
    while (!(await leases.claim("publication"))) await wait(publicationPoll, signal);
    try {
      signal?.throwIfAborted();
      writeIdentity(target, identity, session.token);
      refuse(studyRefusal(folder, identity, false));
      if (isPublished(target, text) || (again && wholeManifest(target) !== null)) return true;
      renameSync(partial, publishing);
      if (!leases.holds("publication")) return false;
      fenceOthers(target, session.token);
      moveIntoPlace(target, publishing, hashes, text);
      // Somebody may have been killed since this process came.
      sweep(target, session);
      return true;
    } finally {
      await leases.release("publication");
    }
  } catch (error) {
    const isCleared = existsSync(target) && !existsSync(partial) && !existsSync(publishing);
    if (isCleared && !(error instanceof StoreError) && signal?.aborted !== true) return false;
    throw storeFailure(`results folder ${folder}`, error);
  } finally {
    files?.discard();
    rmSync(publishing, { recursive: true, force: true });
  }
}

function refuse(reason: string | null): void {
  if (reason !== null) throw new StoreError(reason);
}

async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
