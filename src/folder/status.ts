/**
 * How far a study is: runs done, failed, under way and missing, from what lies in its folder; it need not have ended, nor be running.
 *
 * What it wants are the runs of its plan (plan.ts) or, where the published result holds all of those, the runs of that. The folder may hold
 * others too: of other settings, of an earlier version, or of an execution with more replications.
 */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { hashJson } from "../host/canonicalJson.ts";
import { readFailure } from "../host/folderFiles.ts";
import { thisProcess } from "../host/thisProcess.ts";
import { planName, readPlan } from "../runs/plan.ts";
import type { RunState } from "../runs/request.ts";
import { leasesFolder, type StoreHost } from "../runs/sessions.ts";
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
  /** Command that works here. */
  readonly study: string;
  readonly scenario: string;
  readonly state: "finished" | "running" | "stopped";
  /** Different runs that the study has asked for so far; null where it has not said. A study in steps may yet ask for more. */
  readonly requested: number | null;
  /** Of these, the runs with a whole record; all in the folder where it is not known what was asked for. */
  readonly done: number;
  readonly failed: number;
  /** Records that are not whole; they are made again when the study continues. */
  readonly damaged: number;
  /** Runs asked for without a record; null where it is not known what was asked for. */
  readonly missing: number | null;
  /** Records of runs that the study does not ask for. */
  readonly others: number;
  /** Runs that a process has claimed. */
  readonly underWay: number;
  readonly workers: readonly Worker[];
  /** What a person may do next. */
  readonly next: string;
}

/** Looks and changes nothing. Throws `FolderError` for a folder that is no results folder, `StoreError` where the disk refuses. */
export function folderStatus(folder: string, host: Pick<StoreHost, "isAlive"> = thisProcess): FolderStatus {
  try {
    return statusOf(folder, host);
  } catch (error) {
    throw readFailure(`results folder ${folder}`, error);
  }
}

function statusOf(folder: string, host: Pick<StoreHost, "isAlive"> = thisProcess): FolderStatus {
  const manifest = readFolderManifest(folder);
  const study = readStudyFolder(folder);
  if (study !== null) return studyStatus(folder, study, manifest, host);
  throw new FolderError(`results folder ${folder}: expected results of cosafe, received none (no study.json)`);
}

function studyStatus(
  folder: string,
  { identity, store }: NonNullable<ReturnType<typeof readStudyFolder>>,
  manifest: FolderManifest | null,
  host: Pick<StoreHost, "isAlive">,
): FolderStatus {
  const plan = readPlan(folder, hashJson(identity));
  const published = manifest === null ? null : publishedRuns(folder);
  // A result without a list of its runs (a calibration's) holds those of its plan.
  const covered = manifest !== null && (published === null || plan === null || [...plan.runs].every((run) => published.has(run)));
  const wanted = covered && published !== null ? published : (plan?.runs ?? null);
  const counts = countRecords(folder, store, wanted);
  const missing = wanted === null ? null : wanted.size - counts.done - counts.failed - counts.damaged;
  const workers = workersIn(folder, host);
  const state = workers.length > 0 ? "running" : covered && missing === 0 && counts.damaged === 0 ? "finished" : "stopped";
  const command = printable(plan?.command ?? null) ?? publishingCommand(folder);
  const isMoved = plan !== null && plan.folder !== null && plan.folder !== realpathSync(folder);
  return {
    ...{ folder, study: identity.study, scenario: identity.scenario, state },
    ...{ requested: wanted?.size ?? null, ...counts, missing, underWay: workers.length === 0 ? 0 : leasesIn(folder, workers) },
    workers: workers.map(({ host, pid, silentSeconds }) => ({ host, pid, silentSeconds })),
    next: nextStep({ folder, study: identity.study, command, isMoved, state, missing, failed: counts.failed }),
  };
}

/** Records in the folder; those that the study does not ask for are only counted. */
function countRecords(
  folder: string,
  store: { read(address: string): RunState | null },
  wanted: ReadonlySet<string> | null,
): Pick<FolderStatus, "done" | "failed" | "damaged" | "others"> {
  const counts = { done: 0, failed: 0, damaged: 0, others: 0 };
  for (const address of storedAddresses(folder)) {
    if (wanted !== null && !wanted.has(planName(address))) counts.others++;
    else counts[store.read(address)?.status ?? "damaged"]++;
  }
  return counts;
}

/** The runs of the published result, named as in a plan; null where it lists none. */
function publishedRuns(folder: string): ReadonlySet<string> | null {
  if (!existsSync(join(folder, "runs.csv"))) return null;
  const names = new Set<string>();
  for (const { run } of listedRuns(folder)) names.add(planName(run.address));
  return names;
}

interface Situation extends Pick<FolderStatus, "folder" | "study" | "state" | "missing" | "failed"> {
  readonly command: string | null;
  /** The folder has another name than when the command began it. */
  readonly isMoved: boolean;
}

function nextStep({ folder, study, command, isMoved, state, missing, failed }: Situation): string {
  const began = command ?? `the cosafe ${study} command that began it`;
  const repeat = `repeat ${began}${command === null || isMoved ? `, with --out ${folder}` : ""}`;
  if (state === "running" && missing === 0) return "its runs are done; it is working them out, and writes tables and charts";
  if (state === "running") return "it is running; the same command, started once more, helps with the runs that are missing";
  if (state === "stopped") return `${repeat}; it continues ${missing === 0 ? "from here" : "with the runs that are missing"}`;
  if (failed === 0) return `nothing; cosafe verify ${folder} checks it`;
  const retry = repeat.includes(" --retry-failed") ? repeat : repeat.replace(began, `${began} --retry-failed`);
  return `${retry} makes the failed runs again; runs.csv says why they failed`;
}

/** The command that published the folder; null before it was published. */
function publishingCommand(folder: string): string | null {
  try {
    const { command } = JSON.parse(readFileSync(join(folder, "meta.json"), "utf8"));
    return typeof command === "string" ? printable(command) : null;
  } catch {
    return null;
  }
}

/** A folder may come from anywhere: what would steer the terminal is not shown. */
function printable(command: string | null): string | null {
  return command === null || /\p{Cc}/u.test(command) ? null : command;
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

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
