/** Runs that failed, for people: each reason once, with how many runs failed by it. */
import type { FailureKind } from "../../runs/failures.ts";
import { escaped } from "../../scenario/text/problems.ts";
import type { Terminal } from "../command.ts";

/** Most reasons that are printed; the others are counted. */
const MOST = 10;

/** Says why runs failed; `again` gives a command that shows a failure once more. */
export function reportFailures(failures: readonly FailureKind[], terminal: Terminal, again?: (failure: FailureKind) => string): void {
  for (const failure of failures.slice(0, MOST)) {
    const { place, message, step, process, agent, runs, point, replication } = failure;
    const where = [step === null ? "" : `day ${step}`, process ?? "", agent ?? ""].filter((part) => part !== "").join(", ");
    const count = `${runs} ${runs === 1 ? "run" : "runs"} failed by this, first ${point}, replication ${replication}`;
    terminal.err(`${escaped(`${place ?? "cosafe"}: ${message}${where === "" ? "" : ` (${where})`}; ${count}`)}\n`);
    if (again !== undefined) terminal.err(`  to see it again: ${again(failure)}\n`);
  }
  if (failures.length > MOST) terminal.err(`cosafe: and ${failures.length - MOST} further reasons\n`);
}
