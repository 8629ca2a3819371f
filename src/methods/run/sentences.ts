/** What a run shows of its arms, in plain sentences: one per arm, of the outcomes that can be told from the baseline. */

import { countWords } from "../../words/words.ts";
import { clearOutcomes } from "../compare/sentences.ts";
import type { RunResult } from "./result.ts";

/** Nothing without a baseline, nor from a single replication. */
export function runSentences({ arms, effects, outcomes, replications }: Pick<RunResult, "arms" | "effects" | "outcomes" | "replications">) {
  if (replications < 2) return [];
  return arms.flatMap(({ id, label }) => {
    const own = effects.filter(({ arm }) => arm === id);
    if (own.length === 0) return [];
    const clear = clearOutcomes(own, outcomes);
    return [`${label}: ${clear ?? `none of the ${countWords(own.length, "outcome")} can be told from the baseline`}.`];
  });
}
