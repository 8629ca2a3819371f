/**
 * The plan of a study: `plan.json`, the runs that it has asked for so far, and the command that asks for them. So whoever looks into the
 * folder of a study that runs, or was killed, can tell what is missing and how to go on.
 *
 * An adaptive study (replicate until the interval is narrow enough) asks several times, and its plan grows. Each execution begins its own
 * plan; of several at once the last writer stays, and they ask for the same. Nothing is made of a plan, and no manifest lists it.
 */
import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "../host/canonicalJson.ts";
import { storeFailure } from "../host/folderFiles.ts";
import type { RequestList, RunRequest } from "./request.ts";

export const planFile = "plan.json";
const schema = "cosafe-plan/1";

/** Digits of an address that the plan notes: enough to tell a study's runs apart, in a file a quarter as long. */
const digits = 16;
/** Milliseconds after which other work (timers, signals) gets its turn. */
const breath = 20;

export interface RunPlan {
  /** What makes the study, as typed; null where nobody told. */
  readonly command: string | null;
  /** The folder at that time, as the disk names it; null where it was not noted. */
  readonly folder: string | null;
  /** `planName` of every run asked for, each once. */
  readonly runs: ReadonlySet<string>;
}

export interface PlanOptions {
  /** Ends the temporary name; nobody else may use it at the same time. */
  readonly token: string;
  /** Hash of the study's identity. */
  readonly study: string;
  readonly command: string | null;
  readonly addressOf: (request: RunRequest) => string;
}

/** The name of a run in a plan. */
export function planName(address: string): string {
  return address.slice(0, digits);
}

/**
 * Notes what a study asks for. The function that it gives takes a list of requests before they are completed; lists that do not say how
 * many they are may be endless, or be walked only once, and are passed by. Rejects with `StoreError` when the disk refuses.
 */
export function planBook(folder: string, options: PlanOptions): (requests: RequestList) => Promise<void> {
  const runs = new Set<string>();
  return async (requests) => {
    if (sizeOf(requests) === null) return;
    const before = runs.size;
    let breathed = performance.now();
    for (const request of requests) {
      runs.add(planName(options.addressOf(request)));
      if (performance.now() - breathed < breath) continue;
      await new Promise((resolve) => setImmediate(resolve));
      breathed = performance.now();
    }
    if (runs.size > before) write(folder, options, runs);
  };
}

/** How many requests there are; null where nobody knows. */
export function sizeOf(requests: RequestList): number | null {
  return Array.isArray(requests) ? requests.length : (requests.size ?? null);
}

/** The plan in a results folder; null where there is none, or that of another study or version. */
export function readPlan(folder: string, study: string): RunPlan | null {
  try {
    const told = JSON.parse(readFileSync(join(folder, planFile), "utf8"));
    if (told.schema !== schema || told.study !== study || !Array.isArray(told.runs)) return null;
    const text = (value: unknown) => (typeof value === "string" ? value : null);
    return { command: text(told.command), folder: text(told.folder), runs: new Set(told.runs.map(String)) };
  } catch {
    return null;
  }
}

/** Written whole; not waited for until it is on the disk, since a lost plan costs nobody a run. */
function write(folder: string, { token, study, command }: PlanOptions, runs: ReadonlySet<string>): void {
  const temporary = join(folder, `.cosafe-plan-${token}`);
  try {
    writeFileSync(temporary, `${canonicalJson({ schema, study, command, folder: realpathSync(folder), runs: [...runs] })}\n`);
    renameSync(temporary, join(folder, planFile));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw storeFailure(`results folder ${folder}`, error);
  }
}
