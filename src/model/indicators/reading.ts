/** Small readers that indicators share. */
import type { Window } from "../indicator.ts";
import type { World } from "../state.ts";
import { RESOLUTION_BINS, type Tally } from "../tally.ts";

export function tallyOf(world: World, window: Window): Tally {
  return window === "period" ? world.period : world.horizon;
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

export function ratio(numerator: number, denominator: number): number | null {
  return denominator > 0 ? numerator / denominator : null;
}

/** Quantile of whole-day counts, interpolated within the day; null without cases. */
export function dayQuantile(bins: Float64Array, q: number): number | null {
  const total = sum(bins);
  if (total === 0) return null;
  let below = 0;
  for (let day = 0; day < RESOLUTION_BINS; day++) {
    if (below + bins[day] >= q * total) return day + (q * total - below) / bins[day];
    below += bins[day];
  }
  return RESOLUTION_BINS;
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
