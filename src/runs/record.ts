/** What is kept of a run: its summary and warnings, and of all else what the study asks for. */
import type { RunOptions, RunOutput } from "../model/run.ts";
import { type ColumnTable, type RecordTable, recordTables, tableOfCells, tableOfRows } from "./columns.ts";
import type { FundingRow, FundingWatch } from "./fundingWatch.ts";
import { type KeepSeries, seriesFilter } from "./keepSeries.ts";
import type { RunRecord } from "./request.ts";
import { residentGroups } from "./residentGroups.ts";

/** What the content of a record depends on besides specification and replication. */
export interface RecordSettings {
  /** Days between rows of the series. */
  readonly recordEvery: number;
  readonly keepSeries: KeepSeries;
  readonly tables: readonly RecordTable[];
  /** Nothing of residents, means of groups of them, or that and everybody's own values. */
  readonly residents: "none" | "groups" | "each";
}

/** The least: a summary and the warnings. */
export const summaryOnly: RecordSettings = { recordEvery: 30, keepSeries: "none", tables: [], residents: "none" };
/** All but every hazard and every resident. */
export const allOfRun: RecordSettings = {
  ...{ recordEvery: 30, keepSeries: "all", residents: "none" },
  tables: ["network", "ledger", "timeline", "funding"],
};

/** How the model must run for such a record; `funding` looks on where that table is asked for. */
export function runOptionsFor({ recordEvery, tables, residents }: RecordSettings, funding: FundingWatch): RunOptions {
  const options = { recordEvery, recordHazards: tables.includes("hazards"), recordResidents: residents !== "none" };
  return tables.includes("funding") ? { ...options, afterDay: funding.afterDay } : options;
}

/** The record of a run; `funding` holds the rows of that table. */
export function recordOf(output: RunOutput, settings: RecordSettings, funding: readonly FundingRow[] = []): RunRecord {
  const tables = recordTables.flatMap((name) => {
    const table = settings.tables.includes(name) ? tableOf(output, funding, name) : null;
    return table === null ? [] : [[name, table] as const];
  });
  return {
    summaryKeys: output.summaryKeys,
    summary: Float64Array.from(output.summary),
    ...keptSeries(output, seriesFilter(settings.keepSeries)),
    tables: Object.fromEntries(tables),
    groups: output.residents === null || settings.residents === "none" ? null : residentGroups(output.residents),
    residents: settings.residents === "each" ? output.residents : null,
    warnings: [...output.warnings],
  };
}

function keptSeries(
  output: RunOutput,
  keep: (indicator: string, group: string) => boolean,
): Pick<RunRecord, "seriesKeys" | "days" | "series"> {
  const width = output.seriesKeys.length;
  const kept = output.seriesKeys.flatMap(({ indicator, group }, column) => (keep(indicator, group) ? [column] : []));
  const series = new Float64Array(output.days.length * kept.length);
  for (let row = 0; row < output.days.length; row++) {
    for (let k = 0; k < kept.length; k++) series[row * kept.length + k] = output.series[row * width + kept[k]];
  }
  return { seriesKeys: kept.map((column) => output.seriesKeys[column]), days: [...output.days], series };
}

function tableOf({ network, ledger, timeline, hazards }: RunOutput, funding: readonly FundingRow[], name: RecordTable): ColumnTable | null {
  if (name === "funding") return tableOfRows(funding, { numbers: ["month", "due", "paid"], words: ["intervention"] });
  if (name === "network") return tableOfRows(network, { numbers: ["day", "value"], words: ["layer", "measure", "actor"] });
  if (name === "ledger") return tableOfRows(ledger, { numbers: ["month", "yuan"], words: ["from", "to", "purpose"] });
  if (name === "timeline")
    return tableOfRows(timeline, { numbers: ["fromDay", "toDay", "strength"], words: ["intervention", "label", "phase"] });
  return hazards === null ? null : tableOfCells(hazards.columns, hazards.rows);
}
