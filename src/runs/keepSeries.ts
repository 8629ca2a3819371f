/** Which series of a run are kept, as data, since functions cannot be sent to a worker. */
import { indicatorInfos } from "../tables/indicatorInfos.ts";
import type { GroupKey } from "../tables/tables.ts";

/** Every series, those of the main indicators (all groups), none, or a list of `<indicator>` (all groups) and `<indicator>/<group>`. */
export type KeepSeries = "all" | "main" | "none" | readonly string[];

/** Whether a series is kept. */
export function seriesFilter(keep: KeepSeries): (indicator: string, group: GroupKey) => boolean {
  if (keep === "all") return () => true;
  if (keep === "none") return () => false;
  const names = new Set(keep === "main" ? mainIndicators() : keep);
  return (indicator, group) => names.has(indicator) || names.has(`${indicator}/${group}`);
}

/** The choice as text; the order of a list does not matter. */
export function keepSeriesId(keep: KeepSeries): string {
  return typeof keep === "string" ? keep : `only:${JSON.stringify([...new Set(keep)].sort())}`;
}

function mainIndicators(): string[] {
  return indicatorInfos().flatMap(({ id, main }) => (main ? [id] : []));
}
