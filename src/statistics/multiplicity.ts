/**
 * Corrections for testing several hypotheses at once; each gives adjusted p-values in the order of the input, to be held against the
 * same significance level.
 *
 * Sources: S. Holm (1979), Scandinavian Journal of Statistics 6, 65–70; Y. Benjamini and Y. Hochberg (1995), Journal of the Royal
 * Statistical Society B 57, 289–300. Bonferroni and Holm control the familywise error under any dependence; Benjamini–Hochberg the
 * false discovery rate under independence or positive dependence.
 */
import { checkLevel } from "./proportion.ts";

/** Confidence level of each of m intervals that together cover with at least `level`: 1 − (1 − level)/m. */
export function bonferroniLevel(level: number, m: number): number {
  checkLevel(level);
  if (!(Number.isInteger(m) && m >= 1)) throw new RangeError(`number of intervals: expected a whole number of at least 1, received ${m}`);
  return 1 - (1 - level) / m;
}

/** Running maximum, from the smallest p, of (m − i + 1) · p_(i), at most 1. Controls the familywise error. Throws RangeError on a p outside [0, 1]. */
export function holm(pValues: readonly number[]): number[] {
  const m = pValues.length;
  return stepwise(pValues, "up", (p, rank) => (m - rank + 1) * p);
}

/** Running minimum, from the largest p, of p_(i) · m / i. Controls the false discovery rate. */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const m = pValues.length;
  return stepwise(pValues, "down", (p, rank) => (p * m) / rank);
}

/** Applies `adjust` to each p and its rank (1 = smallest), and makes the result monotone from below (`up`) or from above (`down`). */
function stepwise(pValues: readonly number[], direction: "up" | "down", adjust: (p: number, rank: number) => number): number[] {
  const order = checked(pValues)
    .map((_, index) => index)
    .sort((a, b) => pValues[a] - pValues[b] || a - b);
  const adjusted = new Array<number>(order.length);
  let running = direction === "up" ? 0 : 1;
  for (let i = 0; i < order.length; i++) {
    const place = direction === "up" ? i : order.length - 1 - i;
    const value = Math.min(1, adjust(pValues[order[place]], place + 1));
    running = direction === "up" ? Math.max(running, value) : Math.min(running, value);
    adjusted[order[place]] = running;
  }
  return adjusted;
}

function checked(pValues: readonly number[]): readonly number[] {
  for (const [i, p] of pValues.entries()) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`p-value ${i}: expected a number in [0, 1], received ${p}`);
  }
  return pValues;
}
