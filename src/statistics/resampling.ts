/**
 * Resampling of replications with keyed chance: which rows a resample takes, and quantiles of the resampled statistics.
 *
 * A row is one replication with everything measured in it (all arms, outcomes, times), so pairing and correlations survive. Resample b
 * takes row ⌊u · n⌋ with u keyed by (b, place): more resamples only add to the earlier ones.
 */
import type { Stream } from "../kernel/random.ts";

/** Number of resamples when the caller names none. */
export const DEFAULT_RESAMPLES = 2000;

/** Writes the n rows of resample `index` into `rows`. */
export function resample(rows: Uint32Array, stream: Stream, index: number): void {
  const n = rows.length;
  for (let i = 0; i < n; i++) rows[i] = stream.integer(n, index, i);
}

/** How often each of the n rows occurs in resample `index`, written into `counts`; sums over rows become weighted sums. */
export function resampleCounts(counts: Uint32Array, stream: Stream, index: number): void {
  const n = counts.length;
  counts.fill(0);
  for (let i = 0; i < n; i++) counts[stream.integer(n, index, i)]++;
}

/**
 * Quantile of ascending `sorted` values (at least one) by linear interpolation at (n − 1)p, type 7 of Hyndman and Fan (1996), as numpy
 * and R have it (simple-statistics interpolates only at ties).
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  const place = (sorted.length - 1) * probability;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/** Throws RangeError unless the number of resamples is a whole number of at least 100. */
export function checkResamples(resamples: number): void {
  if (!(Number.isInteger(resamples) && resamples >= 100)) {
    throw new RangeError(`resamples: expected a whole number of at least 100, received ${resamples}`);
  }
}
