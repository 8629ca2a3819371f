/**
 * Result tables as CSV: RFC 4180 with CRLF line ends, UTF-8 without a mark, numbers in their shortest exact form.
 *
 * A spreadsheet takes a cell that begins with = + - @ or a tab for a formula. Text that does so (a label from a scenario file) gets a
 * leading apostrophe; numbers stay as they are. Rows go out one run at a time, straight from the run's columns.
 */
import { cell, isWordColumn, type PackedTable } from "../study/packedRun.ts";
import type { StudyRun } from "../study/runScenario.ts";
import type { SummaryRow } from "../study/tables.ts";
import { type ResultFile, resultFiles } from "./codebook.ts";

/** Where text goes, piece by piece. */
export interface TextSink {
  write(text: string): void;
}

const lineEnd = "\r\n";

/** A text cell: neutral in a spreadsheet, quoted where it must be. */
export function csvText(text: string): string {
  const neutral = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(neutral) ? `"${neutral.replaceAll('"', '""')}"` : neutral;
}

/** A number cell: the shortest text that reads back as the same number; empty for NaN. */
export function csvNumber(value: number): string {
  return Number.isNaN(value) ? "" : String(value);
}

export function writeHeader(sink: TextSink, file: ResultFile): void {
  sink.write(file.columns.map((column) => csvText(column.name)).join(",") + lineEnd);
}

/** Whole rows of text cells. */
export function writeTextRows(sink: TextSink, rows: readonly (readonly string[])[]): void {
  for (const row of rows) sink.write(row.map(csvText).join(",") + lineEnd);
}

export function writeSummary(sink: TextSink, rows: readonly SummaryRow[]): void {
  for (const { arm, replication, indicator, group, value, unit } of rows) {
    sink.write(`${csvText(arm)},${replication},${csvText(indicator)},${csvText(group)},${csvNumber(value)},${csvText(unit)}${lineEnd}`);
  }
}

/** One run's series, periods in order and, within a period, the model's order of indicators. */
export function writeSeries(sink: TextSink, { arm, replication, run }: StudyRun): void {
  const keys = run.seriesKeys.map((key) => `,${csvText(key.indicator)},${csvText(key.group)},`);
  run.days.forEach((day, period) => {
    const start = `${csvText(arm)},${replication},${day}`;
    for (let k = 0; k < keys.length; k++) {
      const value = run.series[period * keys.length + k];
      if (!Number.isNaN(value)) sink.write(start + keys[k] + value + lineEnd);
    }
  });
}

/** One run's rows of a packed table, in the file's column order. Throws when the run lacks a column of the file. */
export function writePacked(sink: TextSink, file: ResultFile, { arm, replication }: StudyRun, table: PackedTable): void {
  const start = `${csvText(arm)},${replication}`;
  const columns = file.columns.slice(2).map((info) => {
    const column = table.columns[info.name];
    if (column === undefined)
      throw new Error(`${file.name}: expected column ${info.name}, received ${Object.keys(table.columns).join(", ")}`);
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

/** Writes the tables of runs as they come: series, network, ledger and, where recorded, hazards. */
export function runWriter(open: (name: string) => TextSink, hazards: boolean): (run: StudyRun) => void {
  const start = (file: ResultFile) => {
    const sink = open(file.name);
    writeHeader(sink, file);
    return sink;
  };
  const series = start(resultFiles.series);
  const network = start(resultFiles.network);
  const ledger = start(resultFiles.ledger);
  const hazardSink = hazards ? start(resultFiles.hazards) : null;
  return (run) => {
    writeSeries(series, run);
    writePacked(network, resultFiles.network, run, run.run.network);
    writePacked(ledger, resultFiles.ledger, run, run.run.ledger);
    if (hazardSink !== null && run.run.hazards !== null) writePacked(hazardSink, resultFiles.hazards, run, run.run.hazards);
  };
}
