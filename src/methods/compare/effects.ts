/**
 * Effects of every arm on every outcome: paired differences from the baseline, their intervals and tests. What may be claimed of them is
 * said in `verdicts.ts`, together with all else that the study says.
 *
 * Intervals and p-values hold under skew (`statistics/meanTest.ts`). Under Stein's rule the primary outcome rests on the pilot's standard
 * deviation and degrees of freedom, as the rule demands.
 */

import { KeyedRandom, seedKey } from "../../kernel/random.ts";
import { bootstrapMean, FEW_REPLICATIONS } from "../../statistics/bootstrap.ts";
import type { Estimate, ShareEstimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import { type MeanTest, meanTest, testUnderSkew } from "../../statistics/meanTest.ts";
import { comparePaired, type MethodReason, type PairedComparison } from "../../statistics/paired.ts";
import { planStein, steinInterval } from "../../statistics/replications.ts";
import type { Outcome } from "../result.ts";
import { primaryLevel } from "./plan.ts";
import type { ArmEffect, PairedValues } from "./result.ts";

/** Values per replication, in the same order on both sides; null for a failed run or nothing measured. */
export interface PairedSample {
  readonly arm: string;
  readonly outcome: Outcome;
  readonly baseline: readonly (number | null)[];
  readonly values: readonly (number | null)[];
}

export interface EffectOptions {
  /** Null where no outcome is. */
  readonly primary: string | null;
  readonly threshold: number | null;
  readonly level: number;
  /** Seed of the resampling. */
  readonly seed: string;
  /** Replications of the pilot under Stein's rule; else null. */
  readonly pilot: number | null;
  /** Resamples of the bootstrap; default 2000, 0 for no bootstrap. */
  readonly resamples?: number;
}

/** The pairs that are complete. `rows` are their places in the sample. */
export function completePairs({ baseline, values }: Pick<PairedSample, "baseline" | "values">) {
  const rows = baseline.flatMap((value, row) => (value === null || values[row] === null ? [] : [row]));
  return { rows, baseline: rows.map((row) => baseline[row]!), values: rows.map((row) => values[row]!) };
}

/** Differences of the complete pairs. */
export function differencesOf(sample: Pick<PairedSample, "baseline" | "values">): number[] {
  const { baseline, values } = completePairs(sample);
  return values.map((value, i) => value - baseline[i]);
}

/** The complete pairs with their replications; nothing where there is none. */
export function pairedValues(sample: PairedSample): PairedValues[] {
  const { rows, baseline, values } = completePairs(sample);
  if (rows.length === 0) return [];
  return [{ arm: sample.arm, outcome: sample.outcome.id, replications: rows.map((row) => row + 1), baseline, values }];
}

/** An effect of which nothing is claimed yet. */
export interface EffectDraft {
  readonly outcome: Outcome;
  readonly differences: readonly number[];
  readonly effect: Omit<ArmEffect, "adjustedP" | "verdict" | "practical">;
}

/** Effects in the order of the samples; a sample without a complete pair has none. `samples` hold every arm for every outcome. */
export function draftEffects(samples: readonly PairedSample[], options: EffectOptions): EffectDraft[] {
  const arms = samples.filter(({ outcome }) => outcome.id === options.primary).length;
  return samples.flatMap((sample) => draftOne(sample, options, primaryLevel(options.level, arms)) ?? []);
}

function draftOne(sample: PairedSample, options: EffectOptions, simultaneousLevel: number): EffectDraft | null {
  const { arm, outcome } = sample;
  const differences = differencesOf(sample);
  const n = differences.length;
  if (n === 0) return null;
  const compared = compare(sample, options.level);
  const primary = outcome.id === options.primary;
  const wide = primary ? compare(sample, simultaneousLevel) : null;
  const stein = primary && options.pilot !== null ? steinTests(sample, options.pilot, [options.level, simultaneousLevel]) : null;
  const test = stein?.[0] ?? (compared === null ? null : testUnderSkew(compared.inForce, differences, options.level));
  const means = completePairs(sample);
  return {
    outcome,
    differences,
    effect: {
      ...{ arm, outcome: outcome.id, n, dropped: sample.baseline.length - n },
      baselineMean: compared?.baselineMean ?? means.baseline[0],
      armMean: compared?.armMean ?? means.values[0],
      difference: compared?.paired.mean ?? differences[0],
      interval: test?.interval ?? null,
      method: stein === null && compared?.method === "welch" ? "welch" : "paired",
      methodNote:
        stein === null ? noteOf(compared) : `Stein's two stages: the interval rests on the spread of the first ${options.pilot} pairs`,
      bootstrap: compared?.degenerate === true ? null : bootstrapOf(differences, options),
      sd: compared?.sd ?? null,
      correlation: compared?.correlation ?? null,
      varianceReductionFactor: compared?.varianceReductionFactor ?? null,
      replicationsSaved: compared?.replicationsSaved ?? null,
      betterShare: compared === null ? null : shareOf(compared),
      standardised: compared?.standardisedEffect ?? null,
      relative: compared === null ? null : relativeOf(compared),
      p: test?.p ?? null,
      simultaneous: wide === null ? null : (stein?.[1] ?? testUnderSkew(wide.inForce, differences, simultaneousLevel)).interval,
    },
  };
}

function compare({ baseline, values, outcome }: PairedSample, level: number): PairedComparison | null {
  return comparePaired({ baseline, arm: values, direction: outcome.direction, level });
}

/** BCa interval, null for few pairs. One stream for all arms and outcomes: a resample takes the same replications everywhere. */
function bootstrapOf(differences: readonly number[], { seed, level, resamples }: EffectOptions): Interval | null {
  if (differences.length < FEW_REPLICATIONS || resamples === 0) return null;
  const stream = new KeyedRandom(seedKey(seed), 0).stream("compare/bootstrap");
  return bootstrapMean(differences, { stream, level, resamples, expanded: true }).bca;
}

/** Interval and p-value at each level by Stein's rule, from the spread of the complete pairs of the pilot; null for too small a pilot. */
function steinTests({ baseline, values }: PairedSample, pilot: number, levels: readonly number[]): MeanTest[] | null {
  const first = differencesOf({ baseline: baseline.slice(0, pilot), values: values.slice(0, pilot) });
  const all = differencesOf({ baseline, values });
  if (first.length < 2) return null;
  return levels.map((level) => {
    const plan = { ...planStein(first, Number.MAX_VALUE, level), totalCount: first.length };
    const { mean, interval } = steinInterval(plan, all);
    if (plan.pilotSd === 0) return meanTest(all, level);
    const standardError = plan.pilotSd / Math.sqrt(all.length);
    return testUnderSkew(
      { mean, standardError, degreesOfFreedom: first.length - 1, t: mean / standardError, p: null, interval },
      all,
      level,
    );
  });
}

const reasonNotes: Readonly<Record<MethodReason, string>> = {
  "pairing-helps": "",
  "no-positive-correlation": "pairs are not positively correlated, so pairing brings nothing: Welch's interval of independent samples",
  "negative-correlation": "pairs are negatively correlated: pairing costs precision here, but only the paired interval is valid",
  "correlation-undefined": "one side does not vary, so there is no correlation",
};

function noteOf(compared: PairedComparison | null): string {
  if (compared === null) return "a single pair: no interval";
  if (compared.degenerate)
    return compared.paired.mean === 0 ? "all pairs are equal" : "the difference is the same in every pair; p by the sign test";
  return reasonNotes[compared.reason];
}

function shareOf({ better }: PairedComparison): ShareEstimate | null {
  if (better === null || better.share === null || better.interval === null) return null;
  return { count: better.count, n: better.n, share: better.share, ...better.interval };
}

function relativeOf({ relativeEffect: { value, interval, caution }, degenerate }: PairedComparison): Estimate | null {
  return value === null || caution ? null : { value, interval: degenerate ? null : interval };
}
