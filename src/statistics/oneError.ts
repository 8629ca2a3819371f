/**
 * One error for all that a study says: in at most 5 of 100 studies anything at all is said that is not so.
 *
 * Statements come in families (the primary outcome over arms, the other outcomes, groups of residents, …). Each family has a share of the
 * error and shares it out evenly among its tests; Holm's procedure over all of them, weighted by these shares, then passes on what a
 * claim has not used up. Valid under any dependence between tests. Intervals at `levelWithin` cover together.
 * Sources: S. Holm (1979), Scandinavian Journal of Statistics 6, 65–70 (weights: section 4); Y. Benjamini and Y. Hochberg (1997), the
 * same 24, 407–418.
 */
import { checkLevel } from "./proportion.ts";

/** Tests of one kind. */
export interface Family {
  /** Of the error that the whole study has; those of all families add up to 1 at most, and what is left to 1 is not spent. */
  readonly share: number;
  /** Null where nothing can be tested. */
  readonly p: readonly (number | null)[];
}

/** Confidence level of each of m intervals of a family with this share, so that the intervals of all families together cover with `level`. */
export function levelWithin(level: number, share: number, m: number): number {
  checkLevel(level);
  if (!(Number.isInteger(m) && m >= 1)) throw new RangeError(`number of intervals: expected a whole number of at least 1, received ${m}`);
  if (!(share > 0 && share <= 1)) throw new RangeError(`share of the error: expected a number in (0, 1], received ${share}`);
  return 1 - ((1 - level) * share) / m;
}

/**
 * Adjusted p-values in the order of the families and of their tests, to be held against the error of the whole study; null where there
 * was none. Throws RangeError on a p outside [0, 1] or on shares that add up to more than 1.
 */
export function adjustTogether(families: readonly Family[]): (number | null)[][] {
  const whole = families.reduce((sum, { share }) => sum + share, 0);
  if (!(whole <= 1 + 1e-9)) throw new RangeError(`shares of the error: expected at most 1 together, received ${whole}`);
  const tests = families.flatMap(({ share, p }, family) => {
    const counted = p.filter((one) => one !== null).length;
    return p.flatMap((one, place) => {
      if (one === null) return [];
      if (!(one >= 0 && one <= 1)) throw new RangeError(`p-value ${place}: expected a number in [0, 1], received ${one}`);
      return [{ family, place, p: one, weight: share / counted }];
    });
  });
  const order = tests.map((test, i) => ({ ...test, i })).sort((a, b) => a.p / a.weight - b.p / b.weight || a.i - b.i);
  const adjusted: (number | null)[][] = families.map(({ p }) => p.map(() => null));
  let left = 1 - whole + order.reduce((sum, { weight }) => sum + weight, 0);
  let running = 0;
  for (const { family, place, p, weight } of order) {
    running = Math.max(running, Math.min(1, (p * Math.max(left, weight)) / weight));
    adjusted[family][place] = running;
    left -= weight;
  }
  return adjusted;
}
