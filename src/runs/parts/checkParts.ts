/** Checks modules of own parts against the rules, in a thread of its own, so that this process loads none of them. */
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Problem } from "../../scenario/types.ts";
import type { PartFinding } from "./checkRules.ts";

export interface PartsCheck {
  /** Why the modules or the scenario cannot be used; then nothing was tried. */
  readonly problems: readonly Problem[];
  readonly findings: readonly PartFinding[];
}

export interface PartsCheckOptions {
  /** Scenario whose baseline is the place; default the smallest one that is shipped. */
  readonly scenario?: string;
  /** Days after the warm-up; default 150. */
  readonly days?: number;
}

/** What the thread is given. */
export interface PartsCheckTask {
  readonly files: readonly string[];
  readonly scenario: string;
  readonly days: number;
}

const DAYS = 150;

/**
 * Tries own parts on a place: that they load; that two runs are the same; that each intervention at strength 0 is none, to the bit, and
 * changes something at strength 1; that processes touch only what they name; that indicators only read. While they run, Math.random, Date
 * and functions of the engine that differ between engines throw. Rejects where the thread cannot be made.
 */
export function checkParts(files: readonly string[], options: PartsCheckOptions = {}): Promise<PartsCheck> {
  const scenario = options.scenario ?? fileURLToPath(new URL("../../../scenarios/minimal.yaml", import.meta.url));
  const task: PartsCheckTask = { files, scenario, days: options.days ?? DAYS };
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(`./checkWorker${extname(import.meta.url)}`, import.meta.url), { workerData: task });
    thread.once("message", resolve);
    thread.once("error", reject);
    // After a message this does nothing; before one, a module has ended the thread, with whatever code.
    thread.once("exit", (code) => reject(new Error(`check of parts: the thread ended before it had done (exit code ${code})`)));
  });
}
