/**
 * How far a study is: runs done, failed, under way and missing, from what lies in its folder; it need not have ended, nor be running.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { manifestName, type StoreHost } from "../resultStore.ts";
import { leasesFolder } from "../runs/sessions.ts";
import { runsFolder } from "../runs/store.ts";
import { readStudyFolder } from "../runs/studyFolder.ts";
import { FolderError, type FolderManifest, readFolderManifest } from "./manifestFile.ts";
import { listedRuns } from "./verify.ts";

/** A process that works in the folder, or did until lately. */
export interface Worker {
  readonly host: string;
  readonly pid: number;
  /** Seconds since it last wrote its sign of life. */
  readonly silentSeconds: number;
}

export interface FolderStatus {
  readonly folder: string;
  readonly kind: "study" | "run";
  /** Command that works here. */
  readonly study: string;
  readonly scenario: string;
  readonly state: "finished" | "running" | "stopped";
  /** Runs that the result was asked to rest on; null until the study has ended once. */
  readonly requested: number | null;
  /** Whole records in the folder. */
  readonly done: number;
  readonly failed: number;
  /** Records that are not whole; they are made again when the study continues. */
  readonly damaged: number;
  /** Runs of the published result whose record is gone; null until there is one. */
  readonly missing: number | null;
  /** Runs that a process has claimed. */
  readonly underWay: number;
  readonly workers: readonly Worker[];
  /** What a person may do next. */
  readonly next: string;
}

/** Looks and changes nothing. Throws `FolderError` for a folder that is no results folder. */
export function folderStatus(folder: string, host: Pick<StoreHost, "isAlive">): FolderStatus {
  if (!existsSync(folder)) throw new FolderError(`results folder ${folder}: expected a folder, received nothing of that name`);
  const manifest = statSync(folder).isDirectory() ? readFolderManifest(folder) : null;
  const study = readStudyFolder(folder);
  if (study !== null) return studyStatus(folder, study, manifest, host);
  if (manifest !== null) return runStatus(folder, manifest);
  const partial = readdirSync(folder).find((name) => name.startsWith(".cosafe-partial-"));
  if (partial === undefined)
    throw new FolderError(
      `results folder ${folder}: expected a study or results of cosafe run, received neither (no study.json, no ${manifestName})`,
    );
  return unfinishedRun(folder, Number(partial.slice(".cosafe-partial-".length)), host);
}

function studyStatus(
  folder: string,
  { identity, store }: NonNullable<ReturnType<typeof readStudyFolder>>,
  manifest: FolderManifest | null,
  host: Pick<StoreHost, "isAlive">,
): FolderStatus {
  const counts = { done: 0, failed: 0, damaged: 0 };
  for (const address of storedAddresses(folder)) {
    const status = store.read(address)?.status;
    counts[status ?? "damaged"]++;
  }
  const workers = workersIn(folder, host);
  const underWay = workers.length === 0 ? 0 : leasesIn(folder, workers);
  const missing = manifest === null ? null : countMissing(folder, store);
  const state = workers.length > 0 ? "running" : manifest === null || (missing ?? 0) > 0 ? "stopped" : "finished";
  return {
    ...{ folder, kind: "study", study: identity.study, scenario: identity.scenario, state },
    ...{ requested: manifest?.runs.requested ?? null, ...counts, missing, underWay },
    workers: workers.map(({ host, pid, silentSeconds }) => ({ host, pid, silentSeconds })),
    next: nextStep(folder, state, identity.study, counts.failed),
  };
}

function nextStep(folder: string, state: FolderStatus["state"], study: string, failed: number): string {
  const again = commandOf(folder);
  const command = again === null ? `repeat the cosafe ${study} command that began it, with --out ${folder}` : `repeat ${again}`;
  if (state === "running") return "it is running; the same command, started once more, helps with the runs that are missing";
  if (state === "stopped") return `${command}; it continues with the runs that are missing`;
  return failed === 0
    ? `nothing; cosafe verify ${folder} checks it`
    : `${command} --retry-failed makes the failed runs again; runs.csv says why they failed`;
}

/** The command that published the folder; null before it was published. */
function commandOf(folder: string): string | null {
  try {
    const { command } = JSON.parse(readFileSync(join(folder, "meta.json"), "utf8"));
    return typeof command === "string" && !/\p{Cc}/u.test(command) ? command : null;
  } catch {
    return null;
  }
}

function* storedAddresses(folder: string): Generator<string> {
  for (const part of namesIn(join(folder, runsFolder))) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue;
    for (const name of namesIn(join(folder, runsFolder, part))) {
      const address = /^([0-9a-f]{64})\.run$/.exec(name)?.[1];
      if (address !== undefined) yield address;
    }
  }
}

function countMissing(folder: string, store: { has(address: string): boolean }): number {
  let missing = 0;
  if (existsSync(join(folder, "runs.csv"))) for (const { run } of listedRuns(folder)) if (!store.has(run.address)) missing++;
  return missing;
}

interface NamedWorker extends Worker {
  readonly token: string;
}

/** A process that has not given a sign for so long counts as gone, seconds. */
const silence = 60;

function workersIn(folder: string, { isAlive }: Pick<StoreHost, "isAlive">): NamedWorker[] {
  return namesIn(join(folder, leasesFolder)).flatMap((name) => {
    const token = /^session-([0-9a-f]{16})$/.exec(name)?.[1];
    if (token === undefined) return [];
    try {
      const path = join(folder, leasesFolder, name);
      const { host, pid } = JSON.parse(readFileSync(path, "utf8"));
      const silentSeconds = Math.max(0, Math.round((Date.now() - statSync(path).mtimeMs) / 1000));
      const [machine] = String(host).split(" ");
      const gone = silentSeconds > silence || (machine === hostname() && !isAlive(Number(pid)));
      return gone ? [] : [{ token, host: machine, pid: Number(pid), silentSeconds }];
    } catch {
      return [];
    }
  });
}

/** Runs claimed by processes that are there. */
function leasesIn(folder: string, workers: readonly NamedWorker[]): number {
  const tokens = new Set(workers.map(({ token }) => token));
  return namesIn(join(folder, leasesFolder)).filter((name) => {
    if (!/^[0-9a-f]{64}$/.test(name)) return false;
    try {
      return tokens.has(JSON.parse(readFileSync(join(folder, leasesFolder, name), "utf8")).token);
    } catch {
      return false;
    }
  }).length;
}

function runStatus(folder: string, { scenario, runs }: FolderManifest): FolderStatus {
  return {
    ...{ folder, kind: "run", study: "run", scenario, state: "finished", requested: runs.requested },
    ...{ done: runs.used, failed: runs.failed, damaged: 0, missing: runs.requested - runs.used - runs.failed, underWay: 0, workers: [] },
    next: `nothing; cosafe verify ${folder} checks it`,
  };
}

function unfinishedRun(folder: string, pid: number, { isAlive }: Pick<StoreHost, "isAlive">): FolderStatus {
  const running = Number.isSafeInteger(pid) && isAlive(pid);
  return {
    ...{ folder, kind: "run", study: "run", scenario: "", state: running ? "running" : "stopped", requested: null },
    ...{ done: 0, failed: 0, damaged: 0, missing: null, underWay: 0 },
    workers: running ? [{ host: hostname(), pid, silentSeconds: 0 }] : [],
    next: running ? "wait for it" : "repeat its cosafe run command; it begins anew, since run keeps no single runs",
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
