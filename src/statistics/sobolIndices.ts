/**
 * Sobol's variance-based indices: first order, total and second order, with bootstrap intervals and the share of noise.
 *
 * From base rows A and B, AB_j is A with factor j from B, BA_j is B with factor j from A. With f centred by the mean m of A and B and
 * the variance V of A and B together:
 *   S_j   = mean(f_B (f_AB_j − f_A)) / V                (Saltelli et al. 2010)
 *   S_j'  = 1 − mean((f_B − f_AB_j)²) / 2V              (Jansen; steadier for indices near 1, noisier near 0)
 *   ST_j  = mean((f_A − f_AB_j)²) / 2V                  (Jansen)
 *   S_jl  = (mean(f_BA_j f_AB_l) − mean(f_A f_B)) / V − S_j − S_l   (Saltelli 2002)
 * Estimates near 0 may come out negative; they are never clipped. Sources: I. M. Sobol' (1993, 2001); A. Saltelli (2002), Computer
 * Physics Communications 145, 280–297; A. Saltelli et al. (2010), the same 181, 259–270; M. J. W. Jansen (1999), the same 117, 35–43.
 */

import type { BootstrapOptions } from "./bootstrap.ts";
import type { Interval } from "./mean.ts";
import { checkLevel } from "./proportion.ts";
import { checkResamples, DEFAULT_RESAMPLES, quantileOfSorted, resampleCounts } from "./resampling.ts";

/** One base row of the design: the points to run, in the order A, B, AB_1 … AB_k and, for the second order, BA_1 … BA_k. */
export type SobolBlock = readonly (readonly number[])[];

/**
 * The design over base points of 2k coordinates (A beside B), as from sobolSequence(N, 2k): N blocks of k + 2 points, or 2k + 2 with the
 * second order. Take N = 2^m. Throws RangeError on an odd number of coordinates.
 */
export function sobolDesign(basePoints: readonly (readonly number[])[], secondOrder: boolean): SobolBlock[] {
  return basePoints.map((base, row) => {
    if (base.length < 2 || base.length % 2 !== 0) {
      throw new RangeError(`Sobol design: expected 2k coordinates in base point ${row}, received ${base.length}`);
    }
    const k = base.length / 2;
    const a = base.slice(0, k);
    const b = base.slice(k);
    const ab = a.map((_, j) => a.with(j, b[j]));
    return secondOrder ? [a, b, ...ab, ...b.map((_, j) => b.with(j, a[j]))] : [a, b, ...ab];
  });
}

export interface Estimate {
  readonly value: number;
  /** Percentile interval of a bootstrap over base rows; null without a bootstrap. */
  readonly interval: Interval | null;
}

export interface SobolIndices {
  readonly first: readonly Estimate[];
  readonly firstJansen: readonly Estimate[];
  readonly total: readonly Estimate[];
  /** For j < l in the order (0,1), (0,2) …; empty unless the design has BA points. */
  readonly second: readonly (Estimate & { readonly factors: readonly [number, number] })[];
  readonly mean: number;
  /** Of A and B together, divisor 2N. */
  readonly variance: number;
  /** Base rows used. */
  readonly baseCount: number;
  /** Base rows left out whole because a run of theirs is missing. */
  readonly droppedCount: number;
}

/**
 * Indices from `outputs[base row][point]` in the order of sobolDesign; null marks a failed run and drops its whole row. Without options
 * there are no intervals. Throws RangeError on ragged rows, outputs that aren't finite, fewer than 2 rows, or outputs that don't vary.
 */
export function sobolIndices(
  outputs: readonly (readonly (number | null)[])[],
  factorCount: number,
  options?: BootstrapOptions,
): SobolIndices {
  const k = factorCount;
  const rows = completeRows(outputs, k);
  const n = rows.length;
  const secondOrder = rows[0].length === 2 * k + 2;
  const mean = rows.reduce((sum, row) => sum + row[0] + row[1], 0) / (2 * n);
  const terms = rows.map((row) => rowTerms(row, mean, k, secondOrder));
  const ones = new Uint32Array(n).fill(1);
  const sums = new Float64Array(terms[0].length);
  const point = estimatesOf(weightedMeans(terms, ones, sums), k, secondOrder);
  if (!(point[0] > 0)) throw new RangeError("Sobol indices: expected outputs that vary over the base rows, received a variance of 0");
  const intervals = options === undefined ? null : bootstrap(terms, k, secondOrder, options);
  const estimate = (i: number): Estimate => ({ value: point[i], interval: intervals?.[i] ?? null });
  const factors = Array.from({ length: k }, (_, j) => j);
  const pairs = secondOrder ? factors.flatMap((j) => factors.slice(j + 1).map((l) => [j, l] as const)) : [];
  return {
    first: factors.map((j) => estimate(1 + j)),
    firstJansen: factors.map((j) => estimate(1 + k + j)),
    total: factors.map((j) => estimate(1 + 2 * k + j)),
    second: pairs.map((pair, i) => ({ factors: pair, ...estimate(1 + 3 * k + i) })),
    mean,
    variance: point[0],
    baseCount: n,
    droppedCount: outputs.length - n,
  };
}

function completeRows(outputs: readonly (readonly (number | null)[])[], k: number): number[][] {
  const width = outputs[0]?.length ?? 0;
  if (width !== k + 2 && width !== 2 * k + 2) {
    throw new RangeError(`Sobol outputs: expected ${k + 2} or ${2 * k + 2} values per base row, received ${width}`);
  }
  const rows = outputs.flatMap((row, i) => {
    if (row.length !== width) throw new RangeError(`Sobol outputs: expected ${width} values in base row ${i}, received ${row.length}`);
    const complete = row.filter((value) => value !== null);
    if (!complete.every(Number.isFinite)) throw new RangeError(`Sobol outputs of base row ${i}: expected finite numbers or null`);
    return complete.length < width ? [] : [complete];
  });
  if (rows.length < 2) throw new RangeError(`Sobol indices: expected at least 2 complete base rows, received ${rows.length}`);
  return rows;
}

/**
 * What one base row adds to every mean in the formulas, so that a bootstrap only re-weights rows: (a + b)/2, (a² + b²)/2, a, b, ab; for
 * each j d = AB_j − a, b d, d², (b − AB_j)²; for each j the values AB_j and BA_j; for each j < l BA_j AB_l.
 */
function rowTerms(row: readonly number[], mean: number, k: number, secondOrder: boolean): Float64Array {
  const centred = row.map((value) => value - mean);
  const [a, b] = centred;
  const terms = [(a + b) / 2, (a * a + b * b) / 2, a, b, a * b];
  for (let j = 0; j < k; j++) {
    const d = centred[2 + j] - a;
    const e = b - centred[2 + j];
    terms.push(d, b * d, d * d, e * e);
  }
  for (let j = 0; secondOrder && j < k; j++) {
    terms.push(centred[2 + j], centred[2 + k + j]);
  }
  for (let j = 0; secondOrder && j < k; j++) {
    for (let l = j + 1; l < k; l++) terms.push(centred[2 + k + j] * centred[2 + l]);
  }
  return Float64Array.from(terms);
}

/** Means of the terms over rows that count `weights` times each; the weights add up to the number of rows. */
function weightedMeans(terms: readonly Float64Array[], weights: Uint32Array, out: Float64Array): Float64Array {
  out.fill(0);
  for (let i = 0; i < terms.length; i++) {
    const weight = weights[i];
    if (weight === 0) continue;
    const row = terms[i];
    for (let t = 0; t < row.length; t++) out[t] += weight * row[t];
  }
  for (let t = 0; t < out.length; t++) out[t] /= terms.length;
  return out;
}

/** V, then the k first-order indices, k by Jansen, k totals, and the pairs; every mean is shifted to the centre m of these weights. */
function estimatesOf(means: Float64Array, k: number, secondOrder: boolean): Float64Array {
  const [m, square, a, b, ab] = means;
  const v = square - m * m;
  const pairCount = secondOrder ? (k * (k - 1)) / 2 : 0;
  const out = new Float64Array(1 + 3 * k + pairCount);
  out[0] = v;
  for (let j = 0; j < k; j++) {
    const [d, bd, dd, ee] = means.subarray(5 + 4 * j, 9 + 4 * j);
    out[1 + j] = (bd - m * d) / v;
    out[1 + k + j] = 1 - ee / (2 * v);
    out[1 + 2 * k + j] = dd / (2 * v);
  }
  const values = 5 + 4 * k;
  const shared = ab - m * (a + b) + m * m;
  let pair = 0;
  for (let j = 0; secondOrder && j < k; j++) {
    for (let l = j + 1; l < k; l++) {
      const product = means[values + 2 * k + pair] - m * (means[values + 2 * l] + means[values + 2 * j + 1]) + m * m;
      out[1 + 3 * k + pair] = (product - shared) / v - out[1 + j] - out[1 + l];
      pair++;
    }
  }
  return out;
}

function bootstrap(terms: readonly Float64Array[], k: number, secondOrder: boolean, options: BootstrapOptions): Interval[] {
  const { stream, resamples = DEFAULT_RESAMPLES, level = 0.95 } = options;
  checkLevel(level);
  checkResamples(resamples);
  const counts = new Uint32Array(terms.length);
  const sums = new Float64Array(terms[0].length);
  const replicates: Float64Array[] = [];
  for (let b = 0; b < resamples; b++) {
    resampleCounts(counts, stream, b);
    replicates.push(estimatesOf(weightedMeans(terms, counts, sums), k, secondOrder));
  }
  const tail = (1 - level) / 2;
  return Array.from(replicates[0], (_, i) => {
    const sorted = Float64Array.from(replicates, (row) => row[i]).sort();
    return { low: quantileOfSorted(sorted, tail), high: quantileOfSorted(sorted, 1 - tail) };
  });
}
