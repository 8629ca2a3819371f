/**
 * The tables of runs, the same in every results folder: one row per run; per run and indicator; per run, day and indicator; and, where
 * they are kept, the network, bookings, phases of interventions and hazards of each run. CSV, written one run at a time.
 */

import type { FileSink } from "../host/bufferedFile.ts";
import type { AnalysisTable } from "../methods/result.ts";
import type { RecordTable } from "../runs/columns.ts";
import { type ColumnTable, cell, isWordColumn } from "../runs/columns.ts";
import { failureText, type OutcomeKey, type RunRequest, type RunState } from "../runs/request.ts";
import type { ColumnInfo, ResultFile } from "../tables/codebook.ts";
import { csvNumber, csvText, lineEnd, type TextSink } from "../tables/csv.ts";
import type { StoredColumn } from "./database.ts";

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

const arm = text("arm", "Arm of the scenario; `baseline` is what the others are compared with.");
const point = text("point", "What was run: the arm itself, or a sub-package, a design point or a parameter set.");
const replication = whole("replication", "", "Number of the replication; equal numbers share their chance.");
const indicator = text("indicator", "Indicator id; see the indicator rows of this codebook.");
const group = text("group", "`all`, or dimension:member, e.g. `category:dispute`.");
const day = whole("day", "days", "Days since the start.");
/** What every row of a run begins with. */
const run = [arm, point, replication] as const;

/** The tables of runs, in the order in which documentation lists them. */
export const runTables = {
  runs: {
    name: "runs.csv",
    definition: "One row per run, failed ones included.",
    columns: [
      ...run,
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
  summary: {
    name: "summary.csv",
    definition:
      "One row per run, indicator and group: end-of-run values of states, their means over the horizon, whole-horizon values of flows.",
    columns: [
      ...run,
      indicator,
      group,
      number("value", "see unit", "The value; rows with nothing to measure are left out."),
      text("unit", "Unit of the value."),
    ],
  },
  series: {
    name: "series.csv",
    definition: "One row per run, day and indicator: a state at the end of each recording period, a flow over the period that ends then.",
    columns: [...run, day, indicator, group, number("value", "see indicator", "The value; rows with nothing to measure are left out.")],
  },
  network: {
    name: "network.csv",
    definition: "Ties between organisations and measures of the collaboration network.",
    columns: [
      ...run,
      day,
      text("layer", "Kind of tie: information, resource, joint-action or supervision; all for measures over the layers together."),
      text("measure", "Network measure, or `tie` for one tie."),
      text("actor", "Organisation; empty for the whole network; `from>to` for a tie."),
      number("value", "see measure", "The measure, or the strength of the tie in (0, 1]."),
    ],
  },
  ledger: {
    name: "ledger.csv",
    definition: "Money booked in a month, double entry: every sum leaves one account and enters another.",
    columns: [
      ...run,
      whole("month", "months", "Month of 30 days, counted from 0."),
      text("from", "Account that pays."),
      text("to", "Account that receives."),
      text("purpose", "What for; for an intervention its id."),
      number("yuan", "yuan", "Sum of the month."),
    ],
  },
  funding: {
    name: "funding.csv",
    definition:
      "What each intervention was due from the safety fund in a month, and what it was paid; months in which nothing was due are left out.",
    columns: [
      ...run,
      whole("month", "months", "Month of 30 days, counted from 0."),
      text("intervention", "Intervention as the scenario names it."),
      number("due", "yuan", "Sum due in the month for planning, construction or operation."),
      number("paid", "yuan", "What the safety fund paid of it; what is missing was lacking."),
    ],
  },
  timeline: {
    name: "timeline.csv",
    definition: "One row per phase of an intervention: from the first day to before the last.",
    columns: [
      ...run,
      text("intervention", "Intervention."),
      text("label", "Its name."),
      text("phase", "`planning`, `construction` or `operation`."),
      number("fromDay", "days", "Day on which the phase begins."),
      number("toDay", "days", "Day before which it ends."),
      number("strength", "share", "Strength of the intervention in it."),
    ],
  },
  hazards: {
    name: "hazards.csv",
    definition: "One row per hazard (with --events): what is true and what was reported.",
    columns: [
      ...run,
      number("hazard", "", "Number of the hazard in this run."),
      text("community", "Community."),
      text("grid", "Grid."),
      text("building", "Building."),
      number("x", "metres", "Distance from the west edge of the place."),
      number("y", "metres", "Distance from the south edge of the place."),
      text("category", "Hazard category."),
      number("severity", "share", "Severity, 0 trivial to 1 grave."),
      number("needs_partner", "", "1 if it cannot be dealt with without a second organisation, else 0."),
      number("created_day", "days", "Day on which it arose; negative before the start of the record."),
      number("detected_day", "days", "Day on which somebody who acts on it learned of it; empty if never."),
      text("detected_by", "How it was detected; empty if never."),
      number("reporter", "", "Number of the resident who reported it; empty if none did."),
      text("first_org", "First organisation that received the case; empty if none."),
      number("hops", "", "How often the case was passed on before somebody took it."),
      number("duplicates", "", "Further entries of the same hazard."),
      number("closed_day", "days", "Day on which the case was closed as reported; empty if open."),
      number("resolved_day", "days", "Day on which the hazard was resolved in truth; empty if not."),
      number("superficial", "", "1 if the case was closed without the hazard being resolved, else 0."),
      number("escalated_day", "days", "Day on which it became an incident; empty if it did not."),
      number("harm", "harm points", "Harm done."),
    ],
  },
} as const satisfies Record<string, TableFile> & Record<RecordTable, TableFile>;

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
  writeRow(sink, [armOf(request), request.point, request.replication, state.status, step, process, agent, brief, ...where]);
}

/** One row per kept outcome that has a value; nothing for a failed run. */
export function writeSummary(sink: TextSink, request: RunRequest, state: RunState, keep: (key: OutcomeKey) => boolean): void {
  if (state.status === "failed") return;
  const { summaryKeys, summary } = state.record;
  const start = startOf(request);
  summaryKeys.forEach((key, index) => {
    const value = summary[index];
    if (Number.isNaN(value) || !keep(key)) return;
    sink.write(`${start},${csvText(key.indicator)},${csvText(key.group)},${csvNumber(value)},${csvText(key.unit)}${lineEnd}`);
  });
}

/** Days in order and, within a day, the record's order of indicators. */
export function writeSeries(sink: TextSink, request: RunRequest, state: RunState): void {
  if (state.status === "failed") return;
  const { seriesKeys, days, series } = state.record;
  const keys = seriesKeys.map((key) => `,${csvText(key.indicator)},${csvText(key.group)},`);
  days.forEach((day, row) => {
    const start = `${startOf(request)},${day}`;
    for (let column = 0; column < keys.length; column++) {
      const value = series[row * keys.length + column];
      if (!Number.isNaN(value)) sink.write(start + keys[column] + csvNumber(value) + lineEnd);
    }
  });
}

/** The rows of one of the tables that a record holds, in the file's order of columns. Throws when it lacks one. */
export function writeTable(sink: TextSink, file: TableFile, request: RunRequest, table: ColumnTable): void {
  const start = startOf(request);
  const columns = file.columns.slice(run.length).map(({ name }) => {
    const column = table.columns[name];
    if (column === undefined) throw new Error(`${file.name}: expected column ${name}, received ${Object.keys(table.columns).join(", ")}`);
    return isWordColumn(column) ? { ...column, words: column.words.map(csvText) } : column;
  });
  for (let row = 0; row < table.rows; row++) {
    let line = start;
    for (const column of columns) {
      const value = cell(column, row);
      line += `,${typeof value === "number" ? csvNumber(value) : value}`;
    }
    sink.write(line + lineEnd);
  }
}

function startOf(request: RunRequest): string {
  return `${csvText(armOf(request))},${csvText(request.point)},${request.replication}`;
}

function armOf({ arm, point }: RunRequest): string {
  return arm ?? point;
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
