/** What a run shows of its arms: what enough money would change, and one finding per arm, of the outcomes that can be told from the baseline. */
import type { ComparisonFinding } from "../../words/findings/comparison.ts";
import { outcomesFinding } from "../compare/findings.ts";
import { fundedFindings } from "../compare/fundedFindings.ts";
import type { Outcome } from "../result.ts";
import type { RunResult } from "./result.ts";

type Found = Pick<RunResult, "arms" | "effects" | "outcomes" | "replications" | "funding" | "funded" | "armPairs">;

/** Nothing without a baseline, nor from a single replication. What money would change is told of `primary`. */
export function runFindings(found: Found, primary: Outcome): ComparisonFinding[] {
  const { arms, effects, outcomes, replications, armPairs = [] } = found;
  if (replications < 2) return [];
  const byArm = arms.flatMap((arm) => {
    const own = effects.filter((effect) => effect.arm === arm.id);
    return own.length === 0 ? [] : [outcomesFinding(arm, own, outcomes)];
  });
  return [...fundedFindings({ ...found, armPairs }, primary), ...byArm];
}
