/** Errors of own parts for people: each place of a module once, with how many runs failed by it. */
import type { PartFailure } from "../index.ts";
import type { Terminal } from "./command.ts";

/** Says where own parts failed; `again` gives a command that shows a failure once more. */
export async function reportPartFailures(
  failures: readonly PartFailure[],
  terminal: Terminal,
  again?: (failure: PartFailure) => string,
): Promise<void> {
  const { escaped } = await import("../index.ts");
  for (const failure of failures) {
    const { place, message, step, process, runs, point, replication } = failure;
    const where = [step === null ? "" : `day ${step}`, process ?? ""].filter((part) => part !== "").join(", ");
    const count = `${runs} ${runs === 1 ? "run" : "runs"} failed by this, first ${point}, replication ${replication}`;
    terminal.err(`${escaped(`${place}: ${message}${where === "" ? "" : ` (${where})`}; ${count}`)}\n`);
    if (again !== undefined) terminal.err(`  to see it again: ${again(failure)}\n`);
  }
}
