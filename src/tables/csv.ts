/**
 * Result tables as CSV: RFC 4180 with CRLF line ends, UTF-8 without a mark, numbers in their shortest exact form.
 *
 * A spreadsheet takes a cell that begins with = + - @ or a tab for a formula. Text that does so (a label from a scenario file) gets a
 * leading apostrophe; numbers stay as they are.
 */
import type { ResultFile } from "./codebook.ts";

/** Where text goes, piece by piece. */
export interface TextSink {
  write(text: string): void;
}

export const lineEnd = "\r\n";

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
