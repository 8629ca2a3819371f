/** What a run shows of its arms: one finding per arm, of the outcomes that can be told from the baseline. */
import type { OutcomesFinding } from "../../words/findings/comparison.ts";
import { outcomesFinding } from "../compare/findings.ts";
import type { RunResult } from "./result.ts";

/** Nothing without a baseline, nor from a single replication. */
export function runFindings({
  arms,
  effects,
  outcomes,
  replications,
}: Pick<RunResult, "arms" | "effects" | "outcomes" | "replications">): OutcomesFinding[] {
  if (replications < 2) return [];
  return arms.flatMap((arm) => {
    const own = effects.filter((effect) => effect.arm === arm.id);
    return own.length === 0 ? [] : [outcomesFinding(arm, own, outcomes)];
  });
}
