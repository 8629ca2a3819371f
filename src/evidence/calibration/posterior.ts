/** What the calibrated sets say about parameters: where they lie, how far they are pinned down, and what they go with. */
import type { Stream } from "../../kernel/random.ts";
import { twoSidedPValue } from "../../statistics/distributions.ts";
import { holm } from "../../statistics/multiplicity.ts";
import { quantileOfSorted } from "../../statistics/resampling.ts";
import { latinHypercube } from "../../statistics/sampling.ts";
import type { Emulator } from "./emulator.ts";

/** Quantiles are told from so many sets on. */
export const LEAST_FOR_QUANTILES = 20;
export const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Quantiles at `PROBABILITIES`; null from fewer than 20 values. */
export function quantilesOf(values: readonly number[]): readonly number[] | null {
  if (values.length < LEAST_FOR_QUANTILES) return null;
  const sorted = Float64Array.from(values).sort();
  return PROBABILITIES.map((probability) => quantileOfSorted(sorted, probability));
}

/**
 * Share of the prior range that the sets cover: width of their middle nine tenths over nine tenths of the range, in the scale of the
 * prior; about 1 where the patterns say nothing. Null from fewer than 20.
 */
export function coverageOf(places: readonly number[]): number | null {
  const quantiles = quantilesOf(places);
  return quantiles === null ? null : Math.min(1, (quantiles[4] - quantiles[0]) / 0.9);
}

/** Of 24 even draws, the middle nine tenths cover less than this share of the range in one of a hundred samples. */
const NARROWED = 0.7;

/** Whether the sets narrow a parameter's range by more than chance does; `unknown` where sets are too few to say, and its range stays. */
export function identified(coverage: number | null): "narrowed" | "open" | "unknown" {
  return coverage === null ? "unknown" : coverage < NARROWED ? "narrowed" : "open";
}

export interface PairCorrelation {
  readonly first: number;
  readonly second: number;
  /** Spearman's rank correlation. */
  readonly rho: number;
  /** Two-sided, by Student's t with n − 2 degrees of freedom, Holm over all pairs. */
  readonly p: number;
}

/** All pairs of columns, the strongest first (ties by order). Empty from fewer than 20 rows. */
export function rankCorrelations(rows: readonly (readonly number[])[]): readonly PairCorrelation[] {
  const n = rows.length;
  if (n < LEAST_FOR_QUANTILES) return [];
  const ranks = rows[0].map((_, j) => ranksOf(rows.map((row) => row[j])));
  const pairs = ranks.flatMap((a, first) => ranks.slice(first + 1).map((b, k) => ({ first, second: first + 1 + k, rho: pearson(a, b) })));
  const adjusted = holm(pairs.map(({ rho }) => twoSidedPValue(rho * Math.sqrt((n - 2) / Math.max(1e-12, 1 - rho * rho)), n - 2)));
  return pairs
    .map((pair, i) => ({ ...pair, p: adjusted[i] }))
    .sort((a, b) => Math.abs(b.rho) - Math.abs(a.rho) || a.first - b.first || a.second - b.second);
}

/** Ranks from 1; equal values share the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  const ranks = new Array<number>(values.length);
  for (let i = 0; i < order.length; ) {
    let end = i;
    while (end + 1 < order.length && values[order[end + 1]] === values[order[i]]) end++;
    for (let k = i; k <= end; k++) ranks[order[k]] = (i + end) / 2 + 1;
    i = end + 1;
  }
  return ranks;
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  const meanA = a.reduce((sum, value) => sum + value, 0) / n;
  const meanB = b.reduce((sum, value) => sum + value, 0) / n;
  let [both, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    both += (a[i] - meanA) * (b[i] - meanB);
    squaresA += (a[i] - meanA) * (a[i] - meanA);
    squaresB += (b[i] - meanB) * (b[i] - meanB);
  }
  return squaresA > 0 && squaresB > 0 ? both / Math.sqrt(squaresA * squaresB) : 0;
}

const BASE_POINTS = 1024;

/**
 * Total index of every input on an emulated output over the whole prior (M. J. W. Jansen 1999, Computer Physics Communications 117,
 * 35–43): the share of variance that stays if all other inputs were known.
 */
export function totalIndices({ mean, active }: Emulator, dimensions: number, stream: Stream): number[] {
  const design = latinHypercube(BASE_POINTS, 2 * dimensions, stream);
  const a = design.map((point) => point.slice(0, dimensions));
  const values = a.map(mean);
  const centre = values.reduce((sum, value) => sum + value, 0) / BASE_POINTS;
  const variance = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (BASE_POINTS - 1);
  return Array.from({ length: dimensions }, (_, j) => {
    if (!active.includes(j) || !(variance > 0)) return 0;
    const squares = a.reduce((sum, point, i) => {
      const change = values[i] - mean(point.with(j, design[i][dimensions + j]));
      return sum + change * change;
    }, 0);
    return squares / BASE_POINTS / (2 * variance);
  });
}
