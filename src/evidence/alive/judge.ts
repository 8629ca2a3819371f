/**
 * Whether a setting moves what it was stated to move, beyond chance and beyond a change of no meaning.
 *
 * The effect is the mean over seeds of the paired difference, higher level less lower. A table of many hundred rows shows dozens of false
 * effects at 5 % each; so all rows share one error of 5 %, by Bonferroni's inequality: each row is looked at twice (few seeds, then, if
 * that did not decide, many), and each look of each row has 0.05 / (2 · rows). The intervals of that level hold for all rows and looks
 * together, whatever depends on what. A row moves when its interval leaves out 0 and its effect is larger than what the placebo moves in
 * the same outcome and configuration: the farther end of the placebo's own 95 % interval.
 */
import { pairedDifference } from "../../study/estimators/meanDifference.ts";
import type { Interval } from "../../study/statistics.ts";
import type { AliveRow } from "./rows.ts";

/** Error of the whole family. */
export const FAMILY_ERROR = 0.05;
/** Times that a row is looked at, at most. */
const LOOKS = 2;
/** Seeds with a value that an effect needs. */
const LEAST_SEEDS = 5;

export type AliveVerdict = "as stated" | "the other way" | "dead";

export interface AliveResult {
  readonly row: AliveRow;
  /** Seeds with a value at both levels. */
  readonly seeds: number;
  /** NaN where too few seeds had a value. */
  readonly effect: number;
  /** Holds for all rows together. */
  readonly interval: Interval | null;
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

/** What one look at a row shows. */
export function judgeRow({ row, low, high, placebo, touched, failedRuns, rows }: Evidence): AliveResult {
  const differences = differencesOf(low, high);
  const seeds = differences.length;
  if (seeds < LEAST_SEEDS) return { row, seeds, effect: Number.NaN, interval: null, placebo, verdict: "dead", touched, failedRuns };
  const { mean, interval } = pairedDifference(differences, rowLevel(rows));
  const moves = (interval.low > 0 || interval.high < 0) && Math.abs(mean) > placebo;
  const verdict = !moves ? "dead" : mean * row.direction > 0 ? "as stated" : "the other way";
  return { row, seeds, effect: mean, interval, placebo, verdict, touched, failedRuns };
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
