/** What is kept of a run: its summary, the series that a study wants, its residents, its warnings. */
import type { RunOutput } from "../../model/run.ts";
import type { GroupKey } from "../tables.ts";
import type { RunRecord } from "./request.ts";

/** The record of a run; `keepSeries` says which series (default: all). */
export function recordOf(
  output: Pick<RunOutput, "summaryKeys" | "summary" | "seriesKeys" | "days" | "series" | "warnings" | "residents">,
  keepSeries: (indicator: string, group: GroupKey) => boolean = () => true,
): RunRecord {
  const width = output.seriesKeys.length;
  const kept = output.seriesKeys.flatMap(({ indicator, group }, column) => (keepSeries(indicator, group) ? [column] : []));
  const series = new Float64Array(output.days.length * kept.length);
  for (let row = 0; row < output.days.length; row++) {
    for (let k = 0; k < kept.length; k++) series[row * kept.length + k] = output.series[row * width + kept[k]];
  }
  return {
    summaryKeys: output.summaryKeys,
    summary: Float64Array.from(output.summary),
    seriesKeys: kept.map((column) => output.seriesKeys[column]),
    days: [...output.days],
    series,
    residents: output.residents,
    warnings: [...output.warnings],
  };
}
