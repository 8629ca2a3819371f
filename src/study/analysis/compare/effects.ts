/**
 * Effects of every arm on every outcome: paired differences from the baseline, their intervals, and what may be claimed from them.
 *
 * Primary outcome: one family over the arms, with Holm's p-values and Bonferroni-t intervals that hold for all arms at once. All other
 * outcomes: exploratory, one family over outcomes and arms, with Benjamini–Hochberg p-values. A verdict claims a difference only when
 * the interval in force (for the primary the simultaneous one) excludes zero and the adjusted p-value is at most 1 − level. Differences
 * that are all equal have no t test; their p-value is that of the sign test, 2^(1−n).
 * Under Stein's rule the primary outcome rests on the pilot's standard deviation and degrees of freedom, as the rule demands.
 */

import { KeyedRandom, seedKey } from "../../../kernel/random.ts";
import { bootstrapMean, FEW_REPLICATIONS } from "../../../statistics/bootstrap.ts";
import { twoSidedPValue } from "../../../statistics/distributions.ts";
import { excludesZero } from "../../../statistics/mean.ts";
import { type MeanDifference, pairedDifference } from "../../../statistics/meanDifference.ts";
import { benjaminiHochberg, bonferroniLevel, holm } from "../../../statistics/multiplicity.ts";
import { comparePaired, type MethodReason, type PairedComparison } from "../../../statistics/paired.ts";
import { planStein, steinInterval } from "../../../statistics/replications.ts";
import type { ArmEffect, Estimate, Interval, Outcome, PracticalVerdict, ShareEstimate, Verdict } from "../results.ts";

/** Values per replication, in the same order on both sides; null for a failed run or nothing measured. */
export interface PairedSample {
  readonly arm: string;
  readonly outcome: Outcome;
  readonly baseline: readonly (number | null)[];
  readonly values: readonly (number | null)[];
}

export interface EffectOptions {
  readonly primary: string;
  readonly threshold: number | null;
  readonly level: number;
  /** Seed of the resampling. */
  readonly seed: string;
  /** Replications of the pilot under Stein's rule; else null. */
  readonly pilot: number | null;
  /** Resamples of the bootstrap; default 2000, 0 for no bootstrap. */
  readonly resamples?: number;
}

/** An interval and a p-value that always exists: for differences that are all equal but not zero, that of the sign test. */
export interface Test {
  readonly interval: Interval;
  readonly p: number;
}

/** Interval and p-value of at least two differences. */
export function testOf({ interval, p }: MeanDifference, differences: readonly number[]): Test {
  return { interval, p: p ?? signTest(differences.length) };
}

/** Two-sided p-value of n differences of one sign: 2^(1−n). */
function signTest(n: number): number {
  let p = 1;
  for (let i = 1; i < n; i++) p /= 2;
  return p;
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

/** Effects in the order of the samples; a sample without a complete pair has none. `samples` hold every arm for every outcome. */
export function estimateEffects(samples: readonly PairedSample[], options: EffectOptions): ArmEffect[] {
  const arms = samples.filter(({ outcome }) => outcome.id === options.primary).length;
  const told = samples.flatMap((sample) => {
    const draft = estimateOne(sample, options, bonferroniLevel(options.level, Math.max(1, arms)));
    return draft === null ? [] : [draft];
  });
  const isPrimary = ({ effect }: Draft) => effect.outcome === options.primary;
  const adjusted = new Map<Draft, number>();
  for (const [family, adjust] of [
    [told.filter(isPrimary), holm],
    [told.filter((draft) => !isPrimary(draft)), benjaminiHochberg],
  ] as const) {
    const tested = family.filter(({ effect }) => effect.p !== null);
    adjust(tested.map(({ effect }) => effect.p!)).forEach((p, i) => void adjusted.set(tested[i], p));
  }
  return told.map((draft) => conclude(draft, adjusted.get(draft) ?? null, isPrimary(draft), options));
}

interface Draft {
  readonly outcome: Outcome;
  readonly differences: readonly number[];
  readonly effect: Omit<ArmEffect, "adjustedP" | "adjustment" | "verdict" | "practical">;
}

function estimateOne(sample: PairedSample, options: EffectOptions, simultaneousLevel: number): Draft | null {
  const { arm, outcome } = sample;
  const differences = differencesOf(sample);
  const n = differences.length;
  if (n === 0) return null;
  const compared = compare(sample, options.level);
  const primary = outcome.id === options.primary;
  const wide = primary ? compare(sample, simultaneousLevel) : null;
  const stein = primary && options.pilot !== null ? steinTests(sample, options.pilot, [options.level, simultaneousLevel]) : null;
  const test = stein?.[0] ?? (compared === null ? null : testOf(compared.inForce, differences));
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
      bootstrap: bootstrapOf(differences, options),
      sd: compared?.sd ?? null,
      correlation: compared?.correlation ?? null,
      varianceReductionFactor: compared?.varianceReductionFactor ?? null,
      replicationsSaved: compared?.replicationsSaved ?? null,
      betterShare: compared === null ? null : shareOf(compared),
      standardised: compared?.standardisedEffect ?? null,
      relative: compared === null ? null : relativeOf(compared),
      p: test?.p ?? null,
      simultaneous: wide === null ? null : (stein?.[1] ?? testOf(wide.inForce, differences)).interval,
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
function steinTests({ baseline, values }: PairedSample, pilot: number, levels: readonly number[]): Test[] | null {
  const first = differencesOf({ baseline: baseline.slice(0, pilot), values: values.slice(0, pilot) });
  const all = differencesOf({ baseline, values });
  if (first.length < 2) return null;
  return levels.map((level) => {
    const plan = { ...planStein(first, Number.MAX_VALUE, level), totalCount: first.length };
    const { mean, interval } = steinInterval(plan, all);
    if (plan.pilotSd === 0) return testOf(pairedDifference(all, level), all);
    return { interval, p: twoSidedPValue(mean / (plan.pilotSd / Math.sqrt(all.length)), first.length - 1) };
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

function relativeOf({ relativeEffect: { value, interval, caution } }: PairedComparison): Estimate | null {
  return value === null || caution ? null : { value, interval };
}

function conclude({ effect, outcome, differences }: Draft, adjustedP: number | null, primary: boolean, options: EffectOptions): ArmEffect {
  const inForce = primary ? effect.simultaneous : effect.interval;
  const claim = adjustedP !== null && adjustedP <= 1 - options.level && inForce !== null && excludesZero(inForce);
  const same = differences.length > 1 && differences.every((difference) => difference === 0);
  const verdict: Verdict = same ? "same" : claim ? verdictOf(inForce.low > 0, outcome) : "unclear";
  const practical = primary && options.threshold !== null ? practicalOf(inForce, outcome, options.threshold) : null;
  return { ...effect, adjustedP, adjustment: primary ? "holm" : "benjamini-hochberg", verdict, practical };
}

function verdictOf(higher: boolean, { direction }: Outcome): Verdict {
  if (direction === "none") return "different";
  return higher === (direction === "higher") ? "better" : "worse";
}

/** The verdict beside a threshold that matters to either side. */
function practicalOf(interval: Interval | null, { direction }: Outcome, threshold: number): PracticalVerdict {
  if (interval === null) return "unclear";
  const { low, high } = direction === "lower" ? { low: -interval.high, high: -interval.low } : interval;
  if (low >= threshold) return direction === "none" ? "different-by-more" : "better-by-more";
  if (high <= -threshold) return direction === "none" ? "different-by-more" : "worse-by-more";
  if (low > -threshold && high < threshold) return "equivalent";
  return low > 0 || high < 0 ? "direction" : "unclear";
}
