/**
 * Whether a setting moves what it was stated to move, beyond chance and beyond a change of no meaning.
 *
 * The effect is the mean over seeds of the paired difference, higher level less lower. A table of many hundred rows shows dozens of false
 * effects at 5 % each, so all rows share one error of 5 %, half of it for each of two looks. The first, with few seeds, is by Bonferroni's
 * inequality: each row has 0.025 / rows of it. What that leaves open is looked at with many seeds and judged by Benjamini and Hochberg (1995)
 * over all rows: of the effects called so there, 2.5 % are false on average. A row moves when it passes and its effect is larger than what
 * the placebo moves in the same outcome and configuration: the farther end of the placebo's own 95 % interval. Intervals are those of the
 * look that decided: of the first they hold for all rows together, of the second false coverage is bounded like false discoveries
 * (Benjamini & Yekutieli 2005).
 */

import type { Interval } from "../../statistics/mean.ts";
import { pairedDifference } from "../../statistics/meanDifference.ts";
import { benjaminiHochberg } from "../../statistics/multiplicity.ts";
import type { AliveRow } from "./rows.ts";

/** Error of the whole family. */
export const FAMILY_ERROR = 0.05;
/** Times that a row is looked at, at most; each look has its part of the error. */
const LOOKS = 2;
/** Seeds with a value that an effect needs. */
const LEAST_SEEDS = 5;

/** `dead`: not one outcome of any run differs. `not shown`: something does, but the named outcome not beyond chance and placebo. */
export type AliveVerdict = "as stated" | "the other way" | "not shown" | "dead";

export interface AliveResult {
  readonly row: AliveRow;
  /** Seeds with a value at both levels. */
  readonly seeds: number;
  /** NaN where too few seeds had a value. */
  readonly effect: number;
  /** Null where too few seeds had a value. */
  readonly interval: Interval | null;
  /** The differences of the seeds, for the judgement of all rows together. */
  readonly differences: readonly number[];
  /** What the placebo moves at most, by its 95 % interval. */
  readonly placebo: number;
  readonly verdict: AliveVerdict;
  /** Outcomes of the summary that differ in any seed, to the last bit. */
  readonly touched: number;
  readonly failedRuns: number;
}

/** A row's share of the error, as the level of its interval. */
export function rowLevel(rows: number): number {
  return 1 - FAMILY_ERROR / (LOOKS * rows);
}

export interface Evidence {
  readonly row: AliveRow;
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly placebo: number;
  readonly touched: number;
  readonly failedRuns: number;
  /** Rows in the whole family, tried now or not. */
  readonly rows: number;
}

/** What the first look at a row shows: by its own part of the error. */
export function judgeRow({ row, low, high, placebo, touched, failedRuns, rows }: Evidence): AliveResult {
  const differences = differencesOf(low, high);
  return judged({ row, differences, placebo, touched, failedRuns }, rowLevel(rows), true);
}

/** What the second look shows: `results` are the rows that the first left open, of `rows` in all. */
export function judgeTogether(results: readonly AliveResult[], rows: number): AliveResult[] {
  const error = FAMILY_ERROR / LOOKS;
  // Those that the first look decided stand first in the order, with nothing to be wrong about here.
  const decided = Math.max(0, rows - results.length);
  const adjusted = benjaminiHochberg([...new Array<number>(decided).fill(0), ...results.map(pValue)]).slice(decided);
  const found = adjusted.filter((p) => p <= error).length;
  const level = 1 - (error * Math.max(1, decided + found)) / Math.max(rows, results.length);
  return results.map((result, at) => judged(result, level, adjusted[at] <= error));
}

function pValue({ differences }: AliveResult): number {
  if (differences.length < LEAST_SEEDS) return 1;
  const { p, mean } = pairedDifference(differences);
  // A constant difference that is not zero has no test; it is no chance either.
  return p ?? (mean === 0 ? 1 : 0);
}

type Seen = Pick<AliveResult, "row" | "differences" | "placebo" | "touched" | "failedRuns">;

function judged({ row, differences, placebo, touched, failedRuns }: Seen, level: number, passes: boolean): AliveResult {
  const seeds = differences.length;
  const seen = { row, seeds, differences, placebo, touched, failedRuns };
  const nothing = touched === 0 ? "dead" : "not shown";
  if (seeds < LEAST_SEEDS) return { ...seen, effect: Number.NaN, interval: null, verdict: nothing };
  const { mean, interval } = pairedDifference(differences, level);
  const moves = passes && (interval.low > 0 || interval.high < 0) && Math.abs(mean) > placebo;
  const verdict = !moves ? nothing : mean * row.direction > 0 ? "as stated" : "the other way";
  return { ...seen, effect: mean, interval, verdict };
}

/** The most that a change of no meaning moves an outcome: the farther end of its 95 % interval. 0 where it never has a value. */
export function placeboBound(plain: readonly number[], nudged: readonly number[]): number {
  const differences = differencesOf(plain, nudged);
  if (differences.length < 2) return 0;
  const { interval } = pairedDifference(differences);
  return Math.max(Math.abs(interval.low), Math.abs(interval.high));
}

function differencesOf(low: readonly number[], high: readonly number[]): number[] {
  return low.flatMap((value, seed) => {
    const difference = high[seed] - value;
    return Number.isFinite(difference) ? [difference] : [];
  });
}
