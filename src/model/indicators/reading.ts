/** Small readers that indicators share. */
import type { Emit } from "../indicator.ts";
import { isActor } from "../processes/ties.ts";
import type { Organisation, World } from "../state.ts";
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

/** One value for each organisation, `organisation:<id>`; none for one that has nobody and so does not act. */
export function ofActors({ organisations }: World, emit: Emit, value: (organisation: Organisation) => number): void {
  for (const organisation of organisations) emit(`organisation:${organisation.id}`, isActor(organisation) ? value(organisation) : null);
}
