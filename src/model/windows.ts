/** Reading the tallies of a window, and small measures that indicators share. */
import type { Window } from "./indicator.ts";
import type { World } from "./state.ts";
import type { Tally } from "./tally.ts";

/** Counts of the window: the current recording period, or the whole horizon. */
export function tallyOf(world: World, window: Window): Tally {
  return window === "period" ? world.period : world.horizon;
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/** Null where there is nothing to divide by. */
export function ratio(numerator: number, denominator: number): number | null {
  return denominator > 0 ? numerator / denominator : null;
}

/** Gini coefficient of non-negative values; null when all are zero. */
export function gini(values: ArrayLike<number>): number | null {
  const sorted = Float64Array.from(values).sort();
  const total = sum(sorted);
  if (!(total > 0)) return null;
  let weighted = 0;
  for (let i = 0; i < sorted.length; i++) weighted += (i + 1) * sorted[i];
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}
