/**
 * The ratio of two paired means, with Fieller's interval: the ratios θ for which y − θ x has a mean that cannot be told from 0.
 * Source: E. C. Fieller (1954), Journal of the Royal Statistical Society B 16, 175–185.
 */
import { studentQuantile } from "./distributions.ts";
import { estimateDifference, excludesZero, type Interval } from "./mean.ts";

export interface RatioEstimate {
  readonly n: number;
  readonly ratio: number;
  /** Null where it would be unbounded, which is where the denominators' own interval holds zero. */
  readonly interval: Interval | null;
}

/** Mean of `numerators` over mean of `denominators`, pair by pair; null for no pairs or a denominator of 0. */
export function ratioOfMeans(numerators: readonly number[], denominators: readonly number[], level = 0.95): RatioEstimate | null {
  const x = estimateDifference(denominators, level);
  const y = estimateDifference(numerators, level);
  if (x === null || y === null || x.mean === 0) return null;
  const n = denominators.length;
  const ratio = y.mean / x.mean;
  if (x.interval === null || !excludesZero(x.interval)) return { n, ratio, interval: null };
  const covariance = (a: readonly number[], meanA: number, b: readonly number[], meanB: number) =>
    a.reduce((sum, value, i) => sum + (value - meanA) * (b[i] - meanB), 0) / n / (n - 1);
  const quantile = studentQuantile(1 - (1 - level) / 2, n - 1);
  // Solves (ȳ − R x̄)² = t² (s_yy − 2 R s_xy + R² s_xx) for R.
  const a = x.mean * x.mean - quantile * quantile * covariance(denominators, x.mean, denominators, x.mean);
  const b = x.mean * y.mean - quantile * quantile * covariance(denominators, x.mean, numerators, y.mean);
  const c = y.mean * y.mean - quantile * quantile * covariance(numerators, y.mean, numerators, y.mean);
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return { n, ratio, interval: a > 0 ? { low: (b - root) / a, high: (b + root) / a } : null };
}
