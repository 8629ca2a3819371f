/**
 * An arm against the baseline under common random numbers: the paired difference and what pairing was worth.
 *
 * d_r = Y_r(arm) − Y_r(baseline) for the same replication r; interval d̄ ± t_{n−1} s_d / √n. Var(d) = s₁² + s₂² − 2 ρ s₁ s₂, so
 * (s₁² + s₂²) / s_d² is the factor of replications that independent seeds would need for the same precision. Where pairing brings
 * nothing (ρ <= 0) Welch's interval is in force, unless the data speak against independence: with a truly negative ρ Welch's interval
 * is too narrow, and the paired one stays. Relative effects have Fieller's interval.
 * Sources: E. C. Fieller (1954), Journal of the Royal Statistical Society B 16, 175–185; A. M. Law (2015), Simulation Modeling and Analysis, section 11.2.
 */
import { mean, sampleCovariance, sampleVariance } from "simple-statistics";
import { studentCdf, studentQuantile } from "./distributions.ts";
import type { Interval } from "./mean.ts";
import { type MeanDifference, pairedDifference, welchDifference } from "./meanDifference.ts";
import { checkLevel, estimateShare, type Share } from "./proportion.ts";

/** One-sided level at which a negative correlation counts as real and the paired interval is kept. */
const NEGATIVE_CORRELATION_LEVEL = 0.2;

/** Mean difference as a share of the baseline's mean. */
export interface RelativeEffect {
  /** d̄ / |baseline mean|; null for a baseline mean of 0. */
  readonly value: number | null;
  /** Fieller's interval; null where the baseline mean isn't clearly different from 0. */
  readonly interval: Interval | null;
  /** True where the baseline mean isn't clearly different from 0, so that the share means little. */
  readonly caution: boolean;
}

/** Why `method` is what it is. */
export type MethodReason = "pairing-helps" | "no-positive-correlation" | "negative-correlation" | "correlation-undefined";

export interface PairedComparison {
  /** Complete pairs. */
  readonly n: number;
  /** Pairs left out on both sides because a member is missing. */
  readonly droppedCount: number;
  readonly baselineMean: number;
  readonly armMean: number;
  /** Sample standard deviation of the differences. */
  readonly sd: number;
  readonly paired: MeanDifference;
  readonly welch: MeanDifference;
  /** Which of the two is in force; `inForce` is that one. */
  readonly method: "paired" | "welch";
  readonly reason: MethodReason;
  readonly inForce: MeanDifference;
  /** Pearson's ρ between arm and baseline; null when one of them doesn't vary. */
  readonly correlation: number | null;
  /** (s₁² + s₂²) / s_d²: replications with independent seeds per paired one; null when the differences don't vary. */
  readonly varianceReductionFactor: number | null;
  /** Further replications of each arm that independent seeds would need for the same precision (negative if pairing hurts); null as above. */
  readonly replicationsSaved: number | null;
  /** d̄ / √((s₁² + s₂²)/2): in standard deviations of the outcome, not of the difference, so pairing doesn't inflate it; null for none. */
  readonly standardisedEffect: number | null;
  readonly relativeEffect: RelativeEffect;
  /** Pairs in which the arm is strictly better; null for an outcome without a good direction. */
  readonly better: Share | null;
  readonly tiedCount: number;
  /** True if all differences are equal: the interval is a point and says nothing about further replications. */
  readonly degenerate: boolean;
}

export interface PairedInput {
  /** Value per replication, null for a failed or missing run; both arrays in the same order of replications. */
  readonly baseline: readonly (number | null)[];
  readonly arm: readonly (number | null)[];
  /** Which values are good. */
  readonly direction: "higher" | "lower" | "none";
  /** Confidence level; default 0.95. */
  readonly level?: number;
}

/**
 * Compares an arm with its baseline; null for fewer than two complete pairs.
 * Throws RangeError on arrays of unequal length, values that aren't finite, or a level outside (0, 1).
 */
export function comparePaired({ baseline, arm, direction, level = 0.95 }: PairedInput): PairedComparison | null {
  checkLevel(level);
  const { first, second, droppedCount } = completePairs(baseline, arm);
  const n = first.length;
  if (n < 2) return null;
  const found = second.map((value, i) => value - first[i]);
  const degenerate = varyByRoundingOnly(found, [...first, ...second]);
  const differences = degenerate ? found.map(() => found[0]) : found;
  const paired = pairedDifference(differences, level);
  const welch = welchDifference(first, second, level);
  const variance = degenerate ? 0 : sampleVariance(differences);
  const pooled = sampleVariance(first) + sampleVariance(second);
  const correlation = correlate(first, second);
  const factor = variance > 0 ? pooled / variance : null;
  const betterCount = differences.filter((d) => (direction === "higher" ? d > 0 : d < 0)).length;
  const { method, reason } = chooseMethod(correlation, n);
  return {
    n,
    droppedCount,
    baselineMean: mean(first),
    armMean: mean(second),
    sd: Math.sqrt(variance),
    paired,
    welch,
    method,
    reason,
    inForce: method === "paired" ? paired : welch,
    correlation,
    varianceReductionFactor: factor,
    replicationsSaved: factor === null ? null : n * (factor - 1),
    standardisedEffect: pooled > 0 ? paired.mean / Math.sqrt(pooled / 2) : null,
    relativeEffect: relativeEffect(first, differences, level),
    better: direction === "none" ? null : estimateShare(betterCount, n, level),
    tiedCount: differences.filter((d) => d === 0).length,
    degenerate,
  };
}

/** Whether differences are equal but for the rounding of the values that they are differences of. */
function varyByRoundingOnly(differences: readonly number[], values: readonly number[]): boolean {
  const spread = Math.max(...differences) - Math.min(...differences);
  return spread <= 1e-12 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function completePairs(baseline: readonly (number | null)[], arm: readonly (number | null)[]) {
  if (baseline.length !== arm.length) {
    throw new RangeError(`pairs: expected as many values of the arm as of the baseline (${baseline.length}), received ${arm.length}`);
  }
  const first: number[] = [];
  const second: number[] = [];
  for (const [i, a] of baseline.entries()) {
    const b = arm[i];
    for (const value of [a, b]) {
      if (value !== null && !Number.isFinite(value)) throw new RangeError(`pair ${i}: expected finite numbers or null, received ${value}`);
    }
    if (a === null || b === null) continue;
    first.push(a);
    second.push(b);
  }
  return { first, second, droppedCount: baseline.length - first.length };
}

/** Pearson's correlation, kept inside [−1, 1] against rounding; null when either side doesn't vary. */
function correlate(first: number[], second: number[]): number | null {
  const spread = Math.sqrt(sampleVariance(first)) * Math.sqrt(sampleVariance(second));
  return spread > 0 ? Math.max(-1, Math.min(1, sampleCovariance(first, second) / spread)) : null;
}

function chooseMethod(correlation: number | null, n: number): Pick<PairedComparison, "method" | "reason"> {
  if (correlation === null) return { method: "paired", reason: "correlation-undefined" };
  if (correlation > 0) return { method: "paired", reason: "pairing-helps" };
  if (n > 2 && negativeTail(correlation, n) < NEGATIVE_CORRELATION_LEVEL) return { method: "paired", reason: "negative-correlation" };
  return { method: "welch", reason: "no-positive-correlation" };
}

/** P(R <= r) for a sample correlation of n pairs that are truly uncorrelated: t = r √((n − 2)/(1 − r²)). */
function negativeTail(r: number, n: number): number {
  return r <= -1 ? 0 : studentCdf(r * Math.sqrt((n - 2) / (1 - r * r)), n - 2);
}

/** Fieller: the ratios θ for which d − θ b has a mean not significantly different from 0. */
function relativeEffect(baseline: number[], differences: number[], level: number): RelativeEffect {
  const n = baseline.length;
  const base = mean(baseline);
  const difference = mean(differences);
  const t = studentQuantile(1 - (1 - level) / 2, n - 1);
  const scale = (t * t) / n;
  const a = base * base - scale * sampleVariance(baseline);
  const value = base === 0 ? null : difference / Math.abs(base);
  if (!(a > 0)) return { value, interval: null, caution: true };
  const b = difference * base - scale * sampleCovariance(differences, baseline);
  const c = difference * difference - scale * sampleVariance(differences);
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  const ratios = { low: (b - root) / a, high: (b + root) / a };
  return { value, interval: base > 0 ? ratios : { low: -ratios.high, high: -ratios.low }, caution: false };
}
