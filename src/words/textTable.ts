/** Plain tables for the terminal: columns of words wrap where the terminal is narrow, numbers never do. */

import CliTable from "cli-table3";
import { longestPart, textColumns, wrapText } from "./plainText.ts";

export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of the terminal; the table is wider only when its numbers alone are. */
  readonly width: number;
  /** Of the columns; default: the first left, the others right. */
  readonly align?: readonly ("left" | "right")[];
  /** Makes the head faint. */
  readonly dim: (text: string) => string;
}

/** A column of words (aligned left) is no narrower than this, or than its longest word or text. */
const NARROWEST = 18;
/** Spaces between columns. */
const GAP = 2;

/** Lines without trailing spaces. */
export function textTable({ head, rows, width, align = [], dim }: TextTable): string {
  const aligns = head.map((_, column) => align[column] ?? (column === 0 ? "left" : "right"));
  const texts = head.map((text, column) => [text, ...rows.map((row) => row[column])]);
  const widths = columnWidths(texts, aligns, width);
  const table = new CliTable({
    head: head.map((text) => visible(dim(text))),
    chars: plainChars,
    colWidths: widths,
    colAligns: aligns,
    style: { head: [], border: [], "padding-left": 0, "padding-right": GAP, compact: true },
  });
  for (const row of rows) table.push(row.map((text, column) => visible(wrapCell(text, widths[column] - GAP))));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** As wide as what they hold; columns of words give way, the widest first, until the whole fits. */
function columnWidths(texts: readonly (readonly string[])[], aligns: readonly ("left" | "right")[], width: number): number[] {
  const widths = texts.map((column) => Math.max(...column.map(textColumns)) + GAP);
  const narrowest = texts.map((column) => Math.max(NARROWEST, ...column.map((text) => indentOf(text).length + longestPart(text) + GAP)));
  for (let over = sum(widths) - width; over > 0; over--) {
    const room = widths.map((each, column) => (aligns[column] === "left" && each > narrowest[column] ? each : 0));
    const widest = room.indexOf(Math.max(...room));
    if (room[widest] === 0) break;
    widths[widest]--;
  }
  return widths;
}

/** Without the colour codes of nothing, which would keep spaces at the end of a line. */
function visible(text: string): string {
  return textColumns(text) === 0 ? "" : text;
}

/** Spaces that a cell begins with, before each of its lines. */
function indentOf(text: string): string {
  return /^ */.exec(text)![0];
}

/** Breaks a cell's text; what it begins with, spaces, stands before every line. */
function wrapCell(text: string, width: number): string {
  if (textColumns(text) <= width) return text;
  const indent = indentOf(text);
  return wrapText(text.slice(indent.length), width - indent.length)
    .map((line) => `${indent}${line}`)
    .join("\n");
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const plainChars = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "" },
  ...{ bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "" },
} as const;
