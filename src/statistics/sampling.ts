/**
 * Designs over parameters: Latin hypercube, grid, one at a time, and the step from the unit interval to a parameter's range.
 *
 * Source of the Latin hypercube: M. D. McKay, R. J. Beckman, W. J. Conover (1979), Technometrics 21, 239–245. Sobol points are in
 * sobolSequence.ts, factorial designs in factorial.ts.
 */
import { exp, log } from "../kernel/maths.ts";
import { type Stream, smallestHashes } from "../kernel/random.ts";

/** Counter that keeps the place inside a stratum apart from the hashes that order the strata. */
const PLACE = 1;

/**
 * n points in (0, 1)^dimensions; in every dimension each of the n equal strata holds exactly one point, at a keyed place. A further
 * dimension changes no other; another n is another design. Throws RangeError unless both are whole and at least 1.
 */
export function latinHypercube(n: number, dimensions: number, stream: Stream): number[][] {
  if (!(Number.isInteger(n) && n >= 1 && Number.isInteger(dimensions) && dimensions >= 1)) {
    throw new RangeError(`Latin hypercube: expected at least 1 point and 1 dimension, received ${n} and ${dimensions}`);
  }
  const points: number[][] = Array.from({ length: n }, () => new Array<number>(dimensions));
  for (let j = 0; j < dimensions; j++) {
    const strata = smallestHashes(n, n, stream, j);
    for (let i = 0; i < n; i++) points[i][j] = Math.min((strata[i] + stream.uniform(j, i, PLACE)) / n, 1 - Number.EPSILON / 2);
  }
  return points;
}

/** Every combination of the values of each factor; the last factor varies fastest. No factor gives the one empty point. */
export function grid<T>(levels: readonly (readonly T[])[]): T[][] {
  for (const [factor, values] of levels.entries()) {
    if (values.length === 0) throw new RangeError(`grid: expected at least one value of factor ${factor}, received none`);
  }
  return levels.reduce<T[][]>((points, values) => points.flatMap((point) => values.map((value) => [...point, value])), [[]]);
}

/** A point of a one-at-a-time design. */
export interface OneAtATimePoint<T> {
  /** The factor that departs from the baseline; null for the baseline itself, which comes first. */
  readonly factor: number | null;
  readonly point: readonly T[];
}

/** The baseline, then each factor at each of its other values with the rest at baseline; values equal to the baseline are left out. */
export function oneAtATime<T>(baseline: readonly T[], levels: readonly (readonly T[])[]): OneAtATimePoint<T>[] {
  if (baseline.length !== levels.length) {
    throw new RangeError(`one at a time: expected values of ${baseline.length} factors, received ${levels.length}`);
  }
  const departures = levels.flatMap((values, factor) =>
    values.filter((value) => value !== baseline[factor]).map((value) => ({ factor, point: baseline.with(factor, value) })),
  );
  return [{ factor: null, point: baseline }, ...departures];
}

/** What a parameter may be. */
export type ParameterRange =
  | { readonly kind: "real"; readonly min: number; readonly max: number }
  /** Equal steps in the logarithm; 0 < min < max. */
  | { readonly kind: "logarithmic"; readonly min: number; readonly max: number }
  /** Whole numbers, both ends included, equally likely. */
  | { readonly kind: "whole"; readonly min: number; readonly max: number }
  | { readonly kind: "choice"; readonly choices: readonly (string | number | boolean)[] };

/** Value at the share u in [0, 1] of a range, by its inverse distribution function. Throws RangeError on u outside, or an empty range. */
export function valueAt(range: ParameterRange, u: number): number | string | boolean {
  if (!(u >= 0 && u <= 1)) throw new RangeError(`place in a range: expected a number in [0, 1], received ${u}`);
  if (range.kind === "choice") {
    if (range.choices.length === 0) throw new RangeError("choice: expected at least one choice, received none");
    return range.choices[indexAt(u, range.choices.length)];
  }
  const { kind, min, max } = range;
  if (!(Number.isFinite(min) && Number.isFinite(max) && min <= max && (kind !== "logarithmic" || min > 0))) {
    throw new RangeError(`range: expected finite min <= max${kind === "logarithmic" ? " above 0" : ""}, received ${min} and ${max}`);
  }
  if (kind === "whole") return Math.ceil(min) + indexAt(u, Math.floor(max) - Math.ceil(min) + 1);
  const value = kind === "real" ? min + u * (max - min) : exp(log(min) + u * (log(max) - log(min)));
  return Math.min(max, Math.max(min, value));
}

function indexAt(u: number, count: number): number {
  return Math.min(count - 1, Math.floor(u * count));
}
