/** Warnings that runs gave, each with the number of runs that gave it, in the order in which they were first met. */
import type { RunState } from "../runs/request.ts";

export interface RunWarnings {
  readonly counts: Map<string, number>;
  finished: number;
}

export function newRunWarnings(): RunWarnings {
  return { counts: new Map(), finished: 0 };
}

/** Takes in a run; a failed one has no warnings. */
export function addWarnings(warnings: RunWarnings, state: RunState): void {
  if (state.status !== "done") return;
  warnings.finished++;
  for (const text of state.record.warnings) warnings.counts.set(text, (warnings.counts.get(text) ?? 0) + 1);
}

/** `<warning> (in 3 of 40 runs)`. */
export function warningSentences({ counts, finished }: RunWarnings): string[] {
  return [...counts].map(([text, n]) => `${text} (in ${n} of ${finished} runs)`);
}
