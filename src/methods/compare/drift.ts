/**
 * How the baseline moves by itself: a place whose slow stocks (ties, knowledge, volunteers, reserves) have not settled drifts, and an
 * effect is to be read beside its drift.
 */
import { DAYS_PER_YEAR } from "../../model/time.ts";
import { meanEstimate } from "../../statistics/estimate.ts";
import type { ComparePlan } from "./plan.ts";
import type { Drift } from "./result.ts";
import type { ComparedRuns } from "./runs.ts";

/** A line through fewer points says nothing. */
const FEWEST_POINTS = 3;

/** Drift of the baseline in every outcome that was recorded over time for at least a year, as shares of its mean level. */
export function baselineDrift({ outcomes }: ComparePlan, { series, days }: ComparedRuns): Drift[] {
  const whole = wholePeriods(days);
  if (whole.length < FEWEST_POINTS || whole[whole.length - 1].day < DAYS_PER_YEAR) return [];
  return outcomes.flatMap(({ id }, o) => {
    const lines = series[o][0].flatMap((run) => (run === null ? [] : (lineThrough(whole.map(({ day, row }) => [day, run[row]])) ?? [])));
    const level = lines.reduce((sum, line) => sum + line.level, 0) / lines.length;
    if (lines.length === 0 || level === 0) return [];
    const perYear = lines.map(({ slope }) => (slope * DAYS_PER_YEAR) / Math.abs(level));
    return [{ outcome: id, ...meanEstimate(perYear), n: perYear.length }];
  });
}

/** Recorded days after the start, without a last period that is shorter than the first. */
function wholePeriods(days: readonly number[]): { readonly day: number; readonly row: number }[] {
  const after = days.map((day, row) => ({ day, row })).filter(({ day }) => day > 0);
  const [length, last] = [days[1] - days[0], days[days.length - 1] - days[days.length - 2]];
  return last < length ? after.slice(0, -1) : after;
}

/** Least-squares line through points whose value was measured: its slope per day, and the mean of the values; null from too few. */
export function lineThrough(
  points: readonly (readonly [day: number, value: number])[],
): { readonly slope: number; readonly level: number } | null {
  const measured = points.filter(([, value]) => Number.isFinite(value));
  if (measured.length < FEWEST_POINTS) return null;
  const middle = measured.reduce((sum, [day]) => sum + day, 0) / measured.length;
  const level = measured.reduce((sum, [, value]) => sum + value, 0) / measured.length;
  const spread = measured.reduce((sum, [day]) => sum + (day - middle) ** 2, 0);
  return { slope: measured.reduce((sum, [day, value]) => sum + (day - middle) * (value - level), 0) / spread, level };
}
