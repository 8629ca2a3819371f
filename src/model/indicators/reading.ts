/** Small readers that indicators share. */
import { RESOLUTION_BINS } from "../tally.ts";
import { sum } from "../windows.ts";

export { gini, ratio, sum, tallyOf } from "../windows.ts";

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
