/**
 * The mean of a few values that may be skewed: the one interval and the one p-value that studies conclude from.
 *
 * Student's t claims too often where values are skewed, always on the same side. The quantile q of t is therefore moved out, on the side to
 * which the long tail points, to q + f γ (2q² + 1) / (6√n) with γ the size of the sample skewness: the expansion of Cornish and Fisher for
 * a studentised mean. In the tails on which claims of a large family rest it falls short, the more the further out, so it is taken
 * f = max(1, 1.1 (q − 1)) times; with that, exponential differences err as often as said from 30 values on, down to tails of 1 in 30,000
 * (from 20 down to 1 in 1,000; `tests/statistics/meanTest.test.ts`). The other side keeps Student's limit, where the expansion would come
 * nearer. Fewer than ten values show no skewness worth the name and have Student's interval. Values that are all equal have no spread to
 * judge by: no interval, however many they are, and the p-value of the sign test.
 * Sources: E. A. Cornish, R. A. Fisher (1938), Revue de l'Institut International de Statistique 5, 307–320; N. J. Johnson (1978), Journal
 * of the American Statistical Association 73, 536–544 (for the studentised mean).
 */
import { studentQuantile, twoSidedPValue } from "./distributions.ts";
import type { Interval } from "./mean.ts";
import { type MeanDifference, pairedDifference } from "./meanDifference.ts";

/** What may be concluded of a mean. */
export interface MeanTest {
  readonly mean: number;
  /** Null where all values are equal, and for a single value. */
  readonly interval: Interval | null;
  /** Two-sided, of a true mean of 0; 1 where all values are 0, 2^(1−n) where n are equal and not 0; null for a single value. */
  readonly p: number | null;
}

/** Mean of one value or more, with interval and test. Throws RangeError for no values. */
export function meanTest(values: readonly number[], level = 0.95): MeanTest {
  if (values.length === 0) throw new RangeError("mean: expected at least one value, received none");
  if (values.length === 1) return { mean: values[0], interval: null, p: null };
  return testUnderSkew(pairedDifference(values, level), values, level);
}

/** Interval and p-value of a mean difference that is estimated already, with the skewness of the `values` that it is the mean of. */
export function testUnderSkew(
  { mean, standardError, degreesOfFreedom, t }: MeanDifference,
  values: readonly number[],
  level: number,
): MeanTest {
  if (t === null || !Number.isFinite(t)) return { mean, interval: null, p: mean === 0 ? 1 : signTest(values.length) };
  const skew = values.length < FEWEST_FOR_SKEW ? 0 : skewness(values) / Math.sqrt(values.length);
  const quantile = studentQuantile(1 - (1 - level) / 2, degreesOfFreedom);
  return {
    mean,
    interval: {
      low: mean - movedOut(quantile, Math.max(0, -skew)) * standardError,
      high: mean + movedOut(quantile, Math.max(0, skew)) * standardError,
    },
    p: twoSidedPValue(movedBack(Math.abs(t), Math.max(0, t > 0 ? -skew : skew)), degreesOfFreedom),
  };
}

const FEWEST_FOR_SKEW = 10;
/** How often the expansion is taken, for a quantile in standard errors. */
const times = (quantile: number) => Math.max(1, 1.1 * (quantile - 1));

/** The quantile on the side of the long tail; increases with the quantile. */
function movedOut(quantile: number, skew: number): number {
  return quantile + (times(quantile) * skew * (2 * quantile * quantile + 1)) / 6;
}

/** The quantile that is moved out to `t`, by bisection; 0 where already that of 0 is. */
function movedBack(t: number, skew: number): number {
  if (skew === 0) return t;
  if (movedOut(0, skew) >= t) return 0;
  let [low, high] = [0, t];
  for (let i = 0; i < 100 && high - low > 1e-13 * high; i++) {
    const middle = (low + high) / 2;
    if (movedOut(middle, skew) < t) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Two-sided p-value of n differences of one sign: 2^(1−n). */
function signTest(n: number): number {
  let p = 1;
  for (let i = 1; i < n; i++) p /= 2;
  return p;
}

/** Sample skewness, adjusted for few values: G = g √(n(n−1))/(n−2); 0 for fewer than three values or no spread. */
export function skewness(values: readonly number[]): number {
  const n = values.length;
  const centre = values.reduce((sum, value) => sum + value, 0) / n;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value - centre)), 0);
  if (n < 3 || largest === 0) return 0;
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    const d = (value - centre) / largest;
    squares += d * d;
    cubes += d * d * d;
  }
  const biased = (Math.sqrt(n) * cubes) / (squares * Math.sqrt(squares));
  return (biased * Math.sqrt(n * (n - 1))) / (n - 2);
}
