/** Plain tables for the terminal: columns of words wrap where the terminal is narrow, numbers never do. */

import { stripVTControlCharacters } from "node:util";
import CliTable from "cli-table3";

export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of the terminal; the table is wider only when its numbers alone are. */
  readonly width: number;
  readonly align: readonly ("left" | "right")[];
  /** Makes the head faint. */
  readonly dim: (text: string) => string;
}

/** A column of words (aligned left) is no narrower than this, or than its longest text. */
const NARROWEST = 18;

/** Lines without trailing spaces. */
export function textTable({ head, rows, width, align, dim }: TextTable): string {
  const widths = head.map((text, column) => Math.max(...[text, ...rows.map((row) => row[column])].map(lengthOf)) + 2);
  for (let over = sum(widths) - width; over > 0; over--) {
    const widest = widths.reduce(
      (best, each, column) => (align[column] === "left" && each > (widths[best] ?? NARROWEST) ? column : best),
      -1,
    );
    if (widest < 0) break;
    widths[widest]--;
  }
  const table = new CliTable({
    head: head.map(dim),
    chars: plainChars,
    colWidths: widths,
    colAligns: [...align],
    wordWrap: true,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 2, compact: true },
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Breaks text at spaces into lines of at most `width`. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function lengthOf(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

const plainChars = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "" },
  ...{ bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "" },
} as const;
