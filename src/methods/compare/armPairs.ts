/**
 * Arms against each other: every pair of arms in every outcome, by paired replications. What is said of pairs shares the study's error
 * (`verdicts.ts`).
 */

import type { NamedArm, Outcome } from "../result.ts";
import { draftEffects, type EffectDraft, type EffectOptions, type PairedSample } from "./effects.ts";
import type { ArmPair } from "./result.ts";

/** The second arm of a pair beside the first; nothing claimed yet. */
export interface PairDraft {
  readonly first: string;
  readonly draft: EffectDraft;
}

/** Pairs of arms in the order of the samples, which hold every arm for every outcome; the earlier arm is the first. */
export function draftPairs(samples: readonly PairedSample[], options: Pick<EffectOptions, "level" | "seed">): PairDraft[] {
  const plain = { ...options, primary: null, threshold: null, pilot: null, resamples: 0 };
  return samples.flatMap((first, i) =>
    samples.slice(i + 1).flatMap((second) => {
      if (second.outcome.id !== first.outcome.id) return [];
      const sample = { arm: second.arm, outcome: second.outcome, baseline: first.values, values: second.values };
      return draftEffects([sample], plain).map((draft) => ({ first: first.arm, draft }));
    }),
  );
}

/** The arm with the best mean in an outcome that has a good direction, and the next; null for fewer than two. */
export function leaders(
  arms: readonly NamedArm[],
  meanOf: (arm: string) => number | null,
  { direction }: Outcome,
): readonly [NamedArm, NamedArm] | null {
  if (direction === "none") return null;
  const sign = direction === "higher" ? -1 : 1;
  const known = arms.flatMap((arm) => (meanOf(arm.id) === null ? [] : [{ arm, mean: meanOf(arm.id)! }]));
  const [first, next] = [...known].sort((a, b) => sign * (a.mean - b.mean));
  return next === undefined ? null : [first.arm, next.arm];
}

/** A pair seen from one of its arms: what that arm is beside the other. */
export function seenFrom(arm: string, pair: ArmPair): ArmPair {
  if (pair.second === arm) return pair;
  const { interval, verdict } = pair;
  return {
    ...pair,
    ...{ first: pair.second, second: pair.first, difference: -pair.difference },
    interval: interval === null ? null : { low: -interval.high, high: -interval.low },
    verdict: verdict === "better" ? "worse" : verdict === "worse" ? "better" : verdict,
  };
}
