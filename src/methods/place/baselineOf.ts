/** The report of a scenario's baseline from the summary rows of its runs. */
import type { ResolvedScenario } from "../../scenario/types.ts";
import type { SummaryRow } from "../../tables/tables.ts";
import { type PlaceReport, placeReport } from "./placeReport.ts";

/** Null where the baseline is not among the arms, or none of its runs was finished. */
export function baselineOf({ arms }: Pick<ResolvedScenario, "arms">, summary: readonly SummaryRow[]): PlaceReport | null {
  const baseline = arms.find(({ id }) => id === "baseline");
  if (baseline === undefined) return null;
  const runs = new Map<number, Map<string, number>>();
  for (const { arm, replication, indicator, group, value } of summary) {
    if (arm !== "baseline") continue;
    const run = runs.get(replication) ?? new Map<string, number>();
    runs.set(replication, run.set(`${indicator}/${group}`, value));
  }
  if (runs.size === 0) return null;
  const readers = [...runs.values()].map(
    (run) =>
      (indicator: string, group = "all") =>
        run.get(`${indicator}/${group}`) ?? null,
  );
  return placeReport(baseline.specification, readers);
}
