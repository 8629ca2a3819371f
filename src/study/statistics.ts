/**
 * Statistics of a handful of replications: spread, Student's t interval, and the paired difference between two arms.
 *
 * The replication is the unit of analysis. Arms share their chance (common random numbers), so the effect of an arm is the mean of the
 * differences within replications, and its interval is that of the differences. Reference values: Student's sleep data.
 */
import { mean, sampleStandardDeviation } from "simple-statistics";

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
  const halfWidth = (tQuantile(1 - (1 - level) / 2, estimate.n - 1) * estimate.sd) / Math.sqrt(estimate.n);
  return { ...estimate, interval: { low: estimate.mean - halfWidth, high: estimate.mean + halfWidth } };
}

/** Whether an interval leaves zero out on either side. */
export function excludesZero(interval: Interval): boolean {
  return interval.low > 0 || interval.high < 0;
}

/** Quantile of Student's t distribution, for a probability in (0, 1) and whole degrees of freedom of at least 1. */
export function tQuantile(probability: number, degreesOfFreedom: number): number {
  if (probability < 0.5) return -tQuantile(1 - probability, degreesOfFreedom);
  let low = 0;
  let high = 1;
  while (tCumulative(high, degreesOfFreedom) < probability) high *= 2;
  for (let i = 0; i < 200 && high - low > 0; i++) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (tCumulative(middle, degreesOfFreedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(T ≤ t) for t ≥ 0 by the closed form for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4). */
export function tCumulative(t: number, degreesOfFreedom: number): number {
  const root = Math.sqrt(degreesOfFreedom + t * t);
  const sine = t / root;
  const cosineSquared = degreesOfFreedom / (degreesOfFreedom + t * t);
  const odd = degreesOfFreedom % 2 === 1;
  if (odd && degreesOfFreedom === 1) return 0.5 + Math.atan(t) / Math.PI;
  let term = odd ? Math.sqrt(cosineSquared) : 1;
  let sum = term;
  for (let k = odd ? 2 : 1; k <= degreesOfFreedom - 3; k += 2) {
    term *= (cosineSquared * k) / (k + 1);
    sum += term;
  }
  const within = odd ? (2 / Math.PI) * (Math.atan(t / Math.sqrt(degreesOfFreedom)) + sine * sum) : sine * sum;
  return 0.5 + within / 2;
}
