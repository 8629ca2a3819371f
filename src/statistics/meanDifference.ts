/**
 * Difference of two means: of pairs by Student's t, of independent samples by Welch's.
 *
 * Pairs: d̄ ± t_{n−1} s_d / √n. Independent: t = d̄ / √(s₁²/n₁ + s₂²/n₂) with Satterthwaite's degrees of freedom.
 * Sources: Student (1908), Biometrika 6, 1–25; B. L. Welch (1947), Biometrika 34, 28–35.
 */
import { mean, sampleVariance } from "simple-statistics";
import { studentQuantile, twoSidedPValue } from "./distributions.ts";
import type { Interval } from "./mean.ts";

/** Spread of equal differences of large values, as a part of their size. */
const ROUNDING = 1e-9;

/** Difference of two means with its t interval and two-sided test of zero. */
export interface MeanDifference {
  readonly mean: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** Null when the standard error is 0. */
  readonly t: number | null;
  /** 1 for no difference without spread; null for a constant difference other than 0, which no test can judge. */
  readonly p: number | null;
  readonly interval: Interval;
}

/** Mean of at least two differences with its t interval and test. */
export function pairedDifference(differences: readonly number[], level = 0.95): MeanDifference {
  const values = [...differences];
  const constant = isConstant(values);
  const standardError = constant ? 0 : Math.sqrt(sampleVariance(values) / values.length);
  return meanDifference(constant ? values[0] : mean(values), standardError, values.length - 1, level);
}

/** Whether values are equal but for the rounding of what they are differences of. */
function isConstant(values: readonly number[]): boolean {
  const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return values.every((value) => Math.abs(value - values[0]) <= ROUNDING * size);
}

/** mean(second) − mean(first) of independent samples, each of at least two values, with Satterthwaite's degrees of freedom. */
export function welchDifference(first: readonly number[], second: readonly number[], level = 0.95): MeanDifference {
  const a = sampleVariance([...first]) / first.length;
  const b = sampleVariance([...second]) / second.length;
  const spread = a + b;
  const pooledDegrees = first.length + second.length - 2;
  const degrees = spread > 0 ? (spread * spread) / ((a * a) / (first.length - 1) + (b * b) / (second.length - 1)) : pooledDegrees;
  return meanDifference(mean([...second]) - mean([...first]), Math.sqrt(spread), Number.isFinite(degrees) ? degrees : pooledDegrees, level);
}

function meanDifference(difference: number, standardError: number, degreesOfFreedom: number, level: number): MeanDifference {
  const halfWidth = standardError === 0 ? 0 : studentQuantile(1 - (1 - level) / 2, degreesOfFreedom) * standardError;
  const t = standardError > 0 ? difference / standardError : null;
  const withoutSpread = difference === 0 ? 1 : null;
  return {
    mean: difference,
    standardError,
    degreesOfFreedom,
    t,
    p: t === null ? withoutSpread : twoSidedPValue(t, degreesOfFreedom),
    interval: { low: difference - halfWidth, high: difference + halfWidth },
  };
}
