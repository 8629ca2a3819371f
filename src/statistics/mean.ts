/**
 * Statistics of a handful of replications: spread, Student's t interval, and the paired difference between two arms.
 *
 * The replication is the unit of analysis. Arms share their chance (common random numbers), so the effect of an arm is the mean of the
 * differences within replications, and its interval is that of the differences. Reference values: Student's sleep data.
 */
import { mean, sampleStandardDeviation } from "simple-statistics";
import { studentQuantile } from "./distributions.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface MeanEstimate {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n − 1); null for fewer than two values. */
  readonly sd: number | null;
}

export interface PairedDifference extends MeanEstimate {
  /** 95 % t interval of the mean difference; null for fewer than two pairs. */
  readonly interval: Interval | null;
}

/** Mean and spread; null for no values. */
export function estimateMean(values: readonly number[]): MeanEstimate | null {
  if (values.length === 0) return null;
  return { n: values.length, mean: mean([...values]), sd: values.length < 2 ? null : sampleStandardDeviation([...values]) };
}

/** Mean of `differences` with its t interval at the given confidence level; null for no values. */
export function estimateDifference(differences: readonly number[], level = 0.95): PairedDifference | null {
  const estimate = estimateMean(differences);
  if (estimate === null) return null;
  if (estimate.sd === null) return { ...estimate, interval: null };
  const halfWidth = (studentQuantile(1 - (1 - level) / 2, estimate.n - 1) * estimate.sd) / Math.sqrt(estimate.n);
  return { ...estimate, interval: { low: estimate.mean - halfWidth, high: estimate.mean + halfWidth } };
}

/** Whether an interval leaves zero out on either side. */
export function excludesZero(interval: Interval): boolean {
  return interval.low > 0 || interval.high < 0;
}
