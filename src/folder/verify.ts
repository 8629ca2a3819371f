/**
 * Verifying a results folder: every file against the manifest, every record against `runs.csv`, and, on request, some runs once more.
 *
 * Hashes show that a folder is as it was written; a run made again shows that what was written is what the model gives.
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashFile, manifestName, readFailure } from "../host/folderFiles.ts";
import { version } from "../host/version.ts";
import { KeyedRandom, seedKey, smallestHashes } from "../kernel/random.ts";
import { partsSources } from "../model/parts.ts";
import { decodeRun, recordHash } from "../runs/codec.ts";
import { engineIdentity } from "../runs/engine.ts";
import type { Executor } from "../runs/executor.ts";
import type { RunFailure } from "../runs/request.ts";
import { readStudyFolder } from "../runs/studyFolder.ts";
import { csvRecords, textLines } from "./csvRows.ts";
import { FolderError, type FolderManifest, readFolderManifest, regularFile } from "./manifestFile.ts";
import { readSpecifications } from "./specifications.ts";

export interface VerifyOptions {
  /** How many runs to make again; default none. */
  readonly rerun?: number;
  /** Makes this one again as well: the beginning of its address, at least 4 hexadecimal digits. */
  readonly run?: string;
  /** Chooses which; default the manifest's hash, so that the same folder gives the same choice. */
  readonly seed?: string;
  /** Where runs of a study of this name are made; asked for only when there are any, and needed then. Closed by whoever made it. */
  readonly executor?: (study: string) => Promise<Executor>;
  readonly signal?: AbortSignal;
}

/** A run of the study, as `runs.csv` names it. */
export interface VerifiedRun {
  readonly point: string;
  readonly replication: number;
  readonly address: string;
}

export interface RemadeRun extends VerifiedRun {
  /** Its record has the same bytes as the first time. */
  readonly same: boolean;
  /** Why it failed this time; null when it ended. */
  readonly failure: RunFailure | null;
}

export interface VerifyReport {
  readonly folder: string;
  /** Sha256 of manifest.json, which stands for the whole folder. */
  readonly manifest: string;
  readonly files: {
    readonly listed: number;
    /** Of these, and the manifest. */
    readonly changed: readonly string[];
    readonly missing: readonly string[];
    readonly extra: readonly string[];
    /** There, and never checked, since it differs from one execution to the next. */
    readonly unchecked: readonly string[];
  };
  /** Null where runs.csv is missing or not as it was. */
  readonly records: { readonly listed: number; readonly damaged: readonly VerifiedRun[]; readonly missing: readonly VerifiedRun[] } | null;
  /** Null when none was asked for. */
  readonly rerun: { readonly runs: readonly RemadeRun[] } | null;
  readonly engine: { readonly made: string; readonly here: string; readonly same: boolean };
  /** Nothing listed is missing, changed or different when made again. */
  readonly intact: boolean;
}

/** Verifies a finished folder. Rejects with `FolderError` where there is nothing to verify, `StoreError` where the disk refuses. */
export async function verifyFolder(folder: string, options: VerifyOptions = {}): Promise<VerifyReport> {
  try {
    return await verifyFinished(folder, options);
  } catch (error) {
    throw readFailure(`results folder ${folder}`, error);
  }
}

async function verifyFinished(folder: string, options: VerifyOptions): Promise<VerifyReport> {
  const manifest = readFolderManifest(folder);
  if (manifest === null) {
    throw new FolderError(
      `results folder ${folder}: expected finished results, received no ${manifestName}; cosafe status ${folder} says what is missing`,
    );
  }
  const again = (options.rerun ?? 0) > 0 || options.run !== undefined;
  refuseOtherParts(folder, manifest, again);
  const hash = createHash("sha256")
    .update(readFileSync(join(folder, manifestName)))
    .digest("hex");
  const files = checkFiles(folder, manifest);
  const listIsWhole = !["runs.csv", "specifications.jsonl"].some((name) => files.changed.includes(name) || files.missing.includes(name));
  const isListed = manifest.files.has("runs.csv");
  const records = isListed && listIsWhole ? checkRecords(folder) : null;
  if (again && !isListed) {
    throw new FolderError(`results folder ${folder}: expected a list of runs, received results of ${manifest.study}, which keep none`);
  }
  if (again && !listIsWhole) {
    throw new FolderError(
      `results folder ${folder}: expected runs.csv and specifications.jsonl as they were written, received others; no run can be made again from them`,
    );
  }
  const rerun = again ? { runs: await makeAgain(folder, manifest, { ...options, seed: options.seed ?? hash }) } : null;
  const whole = files.changed.length + files.missing.length === 0;
  const kept = records === null || records.damaged.length + records.missing.length === 0;
  const intact = whole && kept && (rerun === null || rerun.runs.every(({ same }) => same));
  return { folder, manifest: hash, files, records, rerun, engine: compareEngines(manifest), intact };
}

/** Runs with own parts are made again with the same modules, to the byte, or not at all. */
function refuseOtherParts(folder: string, { parts }: FolderManifest, again: boolean): void {
  const here = partsSources();
  const isSame = here.length === parts.length && here.every(({ sha256 }, i) => sha256 === parts[i].sha256);
  if (isSame || (here.length === 0 && !again)) return;
  const shown = (hashes: readonly { readonly sha256: string }[], names: readonly string[]) =>
    hashes.length === 0 ? "none" : hashes.map(({ sha256 }, i) => `${names[i]} (${sha256.slice(0, 12)})`).join(", ");
  const made = shown(
    parts,
    parts.map(({ file }) => file),
  );
  const found = shown(
    here,
    here.map(({ path }) => path),
  );
  const remedy = parts.length === 0 ? "leave --parts out" : "give these files with --parts, as they were then";
  throw new FolderError(`results folder ${folder}: expected the own parts of its runs, ${made}, received ${found}; ${remedy}`);
}

/** Facts that differ from one execution to the next. */
const unchecked: readonly string[] = ["meta.json", "plan.json"];
/** What the folder holds beside its files: these, and its own machinery. */
const beside: ReadonlySet<string> = new Set([manifestName, ...unchecked, "study.json", "runs", "keys", "leases"]);

function checkFiles(folder: string, { files, seal }: FolderManifest): VerifyReport["files"] {
  const changed: string[] = seal === "changed" ? [manifestName] : [];
  const missing: string[] = [];
  for (const [name, { sha256, bytes }] of files) {
    const path = regularFile(folder, name);
    if (path === null) missing.push(name);
    else {
      const found = hashFile(path);
      if (found.sha256 !== sha256 || found.bytes !== bytes) changed.push(name);
    }
  }
  const there = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (beside.has(entry.name) || entry.name.startsWith(".cosafe-")) return [];
    return entry.isDirectory() ? readdirSync(join(folder, entry.name)).map((name) => `${entry.name}/${name}`) : [entry.name];
  });
  return {
    listed: files.size,
    changed,
    missing,
    extra: there.filter((name) => !files.has(name)).sort(),
    unchecked: unchecked.filter((name) => regularFile(folder, name) !== null),
  };
}

/** Every record by its hash. A record carries its own hash, so a damaged one shows; the list says which it must be. */
function checkRecords(folder: string): NonNullable<VerifyReport["records"]> {
  const study = readStudyFolder(folder);
  const damaged: VerifiedRun[] = [];
  const missing: VerifiedRun[] = [];
  let listed = 0;
  for (const { run, record } of listedRuns(folder)) {
    listed++;
    if (study === null || !study.store.has(run.address)) missing.push(run);
    else if (study.store.hash(run.address) !== record) damaged.push(run);
  }
  return { listed, damaged, missing };
}

interface ListedRun {
  readonly run: VerifiedRun;
  readonly record: string;
  readonly specification: string;
}

/** The rows of `runs.csv`. */
export function* listedRuns(folder: string): Generator<ListedRun & { readonly status: string }> {
  for (const row of csvRecords(join(folder, "runs.csv"))) {
    const text = (name: string) => row.get(name) ?? "";
    const address = text("address");
    if (!/^[0-9a-f]{64}$/.test(address)) {
      throw new FolderError(
        `${join(folder, "runs.csv")}: expected addresses of 64 hexadecimal digits, received ${JSON.stringify(address)}`,
      );
    }
    const run = { point: text("point"), replication: Number(text("replication")), address };
    yield { run, record: text("record"), specification: text("specification"), status: text("status") };
  }
}

/** Makes a keyed choice of the runs again, in the order of the list, and compares the bytes of their records by hash. */
async function makeAgain(
  folder: string,
  { record, study }: FolderManifest,
  { rerun = 0, run: named, seed, executor, signal }: VerifyOptions & { readonly seed: string },
): Promise<NonNullable<VerifyReport["rerun"]>["runs"]> {
  const chosen = [...(named === undefined ? [] : [findRun(folder, named)]), ...(rerun > 0 ? chooseRuns(folder, rerun, seed) : [])];
  const specifications = readSpecifications(
    textLines(join(folder, "specifications.jsonl")),
    new Set(chosen.map(({ specification }) => specification)),
  );
  if (executor === undefined) throw new TypeError("verify: expected an executor for the runs that are made again, received none");
  const where = chosen.length === 0 ? null : await executor(study);
  return Promise.all(
    chosen.map(async ({ run, record: kept, specification }) => {
      const { address, replication } = run;
      const made = await where!.record({ specification: specifications.get(specification)!, replication, address, record });
      signal?.throwIfAborted();
      const state = made.failed ? decodeRun(made.bytes, address, () => null) : null;
      return { ...run, same: recordHash(made.bytes) === kept, failure: state?.status === "failed" ? state.failure : null };
    }),
  );
}

/** The run whose address begins so. */
function findRun(folder: string, beginning: string): ListedRun {
  if (!/^[0-9a-f]{4,64}$/.test(beginning)) {
    throw new FolderError(`run ${JSON.stringify(beginning)}: expected at least the first 4 hexadecimal digits of an address in runs.csv`);
  }
  const found = new Map<string, ListedRun>();
  for (const listed of listedRuns(folder)) if (listed.run.address.startsWith(beginning)) found.set(listed.run.address, listed);
  if (found.size === 1) return [...found.values()][0];
  throw new FolderError(`run ${beginning}: expected the address of one run of ${folder}, received that of ${found.size}; see runs.csv`);
}

function chooseRuns(folder: string, count: number, seed: string): ListedRun[] {
  let total = 0;
  for (const _ of listedRuns(folder)) total++;
  const stream = new KeyedRandom(seedKey(seed), 0).stream("study/verify");
  const places = new Set(smallestHashes(Math.min(count, total), total, stream, 0));
  const chosen: ListedRun[] = [];
  let place = 0;
  for (const listed of listedRuns(folder)) if (places.has(place++)) chosen.push(listed);
  return chosen;
}

function compareEngines(manifest: FolderManifest): VerifyReport["engine"] {
  const name = (number: string, code: string) => `${number} (code ${code.slice(0, 12)})`;
  const parts = manifest.parts.map(({ sha256 }) => sha256);
  const here = engineIdentity(manifest.study, parts);
  return {
    made: name(manifest.version, manifest.engine),
    here: name(version, here),
    same: manifest.version === version && manifest.engine === here,
  };
}
