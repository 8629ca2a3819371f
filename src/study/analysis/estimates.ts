/** Estimates as results hold them: means, paired differences and shares with their intervals, and what may be read off them. */
import type { ResolvedScenario } from "../../scenario/types.ts";
import { estimateDifference, excludesZero } from "../../statistics/mean.ts";
import { pairedDifference } from "../../statistics/meanDifference.ts";
import { estimateShare } from "../../statistics/proportion.ts";
import type { Factor } from "../design/factor.ts";
import type { Estimate, FactorInfo, Interval, ShareEstimate, StudyHeader } from "./results.ts";

/** Mean with its t interval; none from a single value. Throws RangeError for no values. */
export function meanEstimate(values: readonly number[], level = 0.95): Estimate {
  const estimate = estimateDifference(values, level);
  if (estimate === null) throw new RangeError("mean: expected at least one value, received none");
  return { value: estimate.mean, interval: estimate.interval };
}

/** Mean of paired differences with its t interval, exact where all are equal; none from a single pair. At least one difference. */
export function differenceEstimate(differences: readonly number[]): Estimate {
  if (differences.length < 2) return { value: differences[0], interval: null };
  const { mean, interval } = pairedDifference(differences);
  return { value: mean, interval };
}

/** The share count / n of at least one case, with its Wilson interval. */
export function shareEstimate(count: number, n: number, level = 0.95): ShareEstimate {
  const { share, interval } = estimateShare(count, n, level);
  return { count, n, share: share!, ...interval! };
}

/** Whether the interval leaves zero out; false without an interval. */
export function isClear({ interval }: { readonly interval: Interval | null }): boolean {
  return interval !== null && excludesZero(interval);
}

/** Half of the interval; 0 where there is none. */
export function halfWidth({ interval }: { readonly interval: Interval | null }): number {
  return interval === null ? 0 : (interval.high - interval.low) / 2;
}

/** The widest half of several intervals; 0 where none has one. */
export function widestHalf(estimates: readonly { readonly interval: Interval | null }[]): number {
  return Math.max(0, ...estimates.map(halfWidth));
}

/** The largest size first; equals stay in their order. */
export function bySize<T extends Estimate>(estimates: readonly T[]): T[] {
  return [...estimates].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** What results tell of a factor. */
export function factorInfo({ path, label, unit, low, high, standard, assumption, grade }: Factor): FactorInfo {
  return { path, label, unit, low, high, standard, assumption, ...(grade === undefined ? {} : { grade }) };
}

/** What results tell of the scenario. */
export function scenarioHeader({ id, title, seed, horizonDays }: Pick<ResolvedScenario, keyof StudyHeader["scenario"]>) {
  return { id, title, seed, horizonDays };
}
