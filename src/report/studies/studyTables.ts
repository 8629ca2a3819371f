/**
 * The tables of a study: one row per run, per run and outcome, and per run, day and indicator, as CSV; written one run at a time.
 */

import type { AnalysisTable } from "../../study/analysis/results.ts";
import type { StoredColumn } from "../../study/archive/database.ts";
import type { FileSink } from "../../study/resultStore.ts";
import { failureText, type OutcomeKey, type RunRequest, type RunState } from "../../study/runs/request.ts";
import type { ColumnInfo, ResultFile } from "../codebook.ts";
import { csvNumber, csvText, type TextSink } from "../csv.ts";

/** A column of a study table; whole numbers are stored as such. */
export interface TableColumn extends ColumnInfo, StoredColumn {}

export interface TableFile extends ResultFile {
  readonly columns: readonly TableColumn[];
}

/** What names a run in the tables besides its point and replication. */
export interface RunNames {
  readonly address: string;
  /** Hash of the kept record; null where none is kept. */
  readonly record: string | null;
  readonly specification: string;
  /** Command that runs it again; empty where there is none. */
  readonly replay: string;
}

const point = text("point", "What was run: an arm, a sub-package or a design point.");
const replication = whole("replication", "", "Number of the replication; equal numbers share their chance across points.");
const indicator = text("indicator", "Indicator id; see the indicator rows of this codebook.");
const group = text("group", "`all`, or dimension:member, e.g. `category:dispute`.");

/** The tables of every study, in the order in which documentation lists them. */
export const studyFiles = {
  runs: {
    name: "runs.csv",
    definition: "One row per run, failed ones included.",
    columns: [
      point,
      replication,
      text("status", "`done` or `failed`."),
      whole("step", "days", "Day on which a failed run stood; empty where unknown."),
      text("process", "Process of the schedule in which it failed."),
      text("agent", "Agent at which it failed."),
      text("message", "Why it failed; at most 2,000 characters."),
      text("replay", "Command that runs it again."),
      text("address", "Address of the run: hash of what it depends on."),
      text("record", "Hash of the kept record in runs/."),
      text("specification", "Hash of the specification; see specifications.jsonl."),
    ],
  },
  outcomes: {
    name: "outcomes.csv",
    definition: "One row per run and outcome: end-of-run values of states, their means over the horizon, whole-horizon values of flows.",
    columns: [
      point,
      replication,
      indicator,
      group,
      number("value", "see unit", "The value; empty where there was nothing to measure."),
      text("unit", "Unit of the value."),
    ],
  },
  series: {
    name: "series.csv",
    definition: "One row per run, day and indicator: a state at the end of each recording period, a flow over the period that ends then.",
    columns: [
      point,
      replication,
      whole("day", "days", "Days since the start."),
      indicator,
      group,
      number("value", "see indicator", "The value; rows without a case to measure are left out."),
    ],
  },
} as const satisfies Record<string, TableFile>;

const lineEnd = "\r\n";
const longestMessage = 2000;

/** Opens a file and writes its header. */
export function startTable<Sink extends TextSink>(open: (name: string) => Sink, file: TableFile): Sink {
  const sink = open(file.name);
  sink.write(file.columns.map((column) => csvText(column.name)).join(",") + lineEnd);
  return sink;
}

/** A row of cells; null is an empty cell. */
export function writeRow(sink: TextSink, cells: readonly (string | number | null)[]): void {
  sink.write(cells.map((cell) => (cell === null ? "" : typeof cell === "number" ? csvNumber(cell) : csvText(cell))).join(",") + lineEnd);
}

export function writeRun(sink: TextSink, request: RunRequest, state: RunState, names: RunNames): void {
  const failure = state.status === "failed" ? state.failure : null;
  const { step, process, agent } = failure ?? { step: null, process: null, agent: null };
  const message = failure === null ? null : failureText(failure);
  const brief = message !== null && message.length > longestMessage ? `${message.slice(0, longestMessage - 1)}…` : message;
  const where = [names.replay, names.address, names.record, names.specification];
  writeRow(sink, [request.point, request.replication, state.status, step, process, agent, brief, ...where]);
}

/** One row per kept outcome; nothing for a failed run. */
export function writeOutcomes(
  sink: TextSink,
  { point, replication }: RunRequest,
  state: RunState,
  keep: (key: OutcomeKey) => boolean,
): void {
  if (state.status === "failed") return;
  const { summaryKeys, summary } = state.record;
  summaryKeys.forEach((key, index) => {
    if (keep(key)) writeRow(sink, [point, replication, key.indicator, key.group, summary[index], key.unit]);
  });
}

/** Days in order and, within a day, the record's order of indicators. */
export function writeSeries(sink: TextSink, { point, replication }: RunRequest, state: RunState): void {
  if (state.status === "failed") return;
  const { seriesKeys, days, series } = state.record;
  const keys = seriesKeys.map((key) => `,${csvText(key.indicator)},${csvText(key.group)},`);
  days.forEach((day, row) => {
    const start = `${csvText(point)},${replication},${day}`;
    for (let column = 0; column < keys.length; column++) {
      const value = series[row * keys.length + column];
      if (!Number.isNaN(value)) sink.write(start + keys[column] + csvNumber(value) + lineEnd);
    }
  });
}

/** An analysis table as a file; its numbers are stored as doubles. Throws on a row of another length or a number that is not finite. */
export function writeAnalysisTable(open: (name: string) => FileSink, table: AnalysisTable): TableFile {
  const file = tableFile(table);
  const sink = startTable(open, file);
  for (const row of table.rows) {
    if (row.length !== table.columns.length) {
      throw new Error(`table ${table.name}: expected rows of ${table.columns.length} cells, received ${row.length}`);
    }
    row.forEach((cell, column) => {
      const { name, type } = table.columns[column];
      if (
        cell !== null &&
        (typeof cell !== (type === "text" ? "string" : "number") || (typeof cell === "number" && !Number.isFinite(cell)))
      ) {
        throw new Error(`table ${table.name}, column ${name}: expected ${type === "text" ? "text" : "a finite number"}, received ${cell}`);
      }
    });
    writeRow(sink, row);
  }
  sink.close();
  return file;
}

function tableFile({ name, definition, columns }: AnalysisTable): TableFile {
  const stored = columns.map((column) => ({ ...column, storage: column.type === "text" ? ("VARCHAR" as const) : ("DOUBLE" as const) }));
  return { name: `${name}.csv`, definition, columns: stored };
}

function text(name: string, definition: string): TableColumn {
  return { name, type: "text", unit: "", definition, storage: "VARCHAR" };
}

function whole(name: string, unit: string, definition: string): TableColumn {
  return { name, type: "number", unit, definition, storage: "INTEGER" };
}

function number(name: string, unit: string, definition: string): TableColumn {
  return { name, type: "number", unit, definition, storage: "DOUBLE" };
}
