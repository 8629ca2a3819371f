/**
 * How an outcome goes with a factor over the points of a sampled design: Spearman's rank correlation of factor and point means.
 *
 * Interval by Fisher's z with the standard error √((1 + r²/2)/(n − 3)), as if the points were a random sample (a Latin hypercube or Sobol
 * design is spread more evenly, so that the interval is rather too wide). Source: D. G. Bonett and T. A. Wright (2000), Psychometrika 65,
 * 23–28. None from fewer than 20 points, nor for a perfect order, where z is infinite.
 */
import { sampleCorrelation } from "simple-statistics";
import { exp, log, normalCdf, normalQuantile } from "../../kernel/maths.ts";
import type { Estimate } from "../../statistics/estimate.ts";

export const fewestPoints = 20;

export interface Trend extends Estimate {
  readonly factor: string;
  readonly n: number;
  /** Of no correlation: Fisher's z over its standard error, by the normal law; null for a perfect order. */
  readonly p: number | null;
}

/** Rank correlation of two columns of equal length; null for too few points or a constant column. */
export function rankTrend(factor: string, values: readonly number[], means: readonly number[]): Trend | null {
  const n = values.length;
  if (n < fewestPoints || isConstant(values) || isConstant(means)) return null;
  const r = Math.max(-1, Math.min(1, sampleCorrelation(ranks(values), ranks(means))));
  if (!(Math.abs(r) < 1 - 1e-12)) return { factor, n, value: Math.sign(r), interval: null, p: null };
  const z = 0.5 * log((1 + r) / (1 - r));
  const standardError = Math.sqrt((1 + (r * r) / 2) / (n - 3));
  const half = normalQuantile(0.975) * standardError;
  const p = 2 * normalCdf(-Math.abs(z) / standardError);
  return { factor, n, value: r, interval: { low: tanh(z - half), high: tanh(z + half) }, p };
}

/** Ranks from 1; equal values share the mean of theirs. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  const result = new Array<number>(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    for (let i = start; i < end; i++) result[order[i]] = (start + end + 1) / 2;
    start = end;
  }
  return result;
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

function tanh(z: number): number {
  const e = exp(2 * z);
  return (e - 1) / (e + 1);
}
