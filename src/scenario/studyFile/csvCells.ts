/** From a CSV text to cells with their places: one separator, RFC 4180 quotes on one line, any line end. */
import { locationAt } from "../text/decode.ts";
import { quote, refuse } from "../text/problems.ts";
import type { Location, Problem } from "../types.ts";
import type { CsvForm } from "./csvForm.ts";

export interface Cell {
  readonly text: string;
  readonly at: Location;
}

/** Cells by row with their places; empty lines are left out. */
export function cellsOf(text: string, { separator, start }: CsvForm, file: string, problems: Problem[]): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let [line, lineStart] = [locationAt(text, start, file).line, start];
  let i = start;
  const endRow = () => {
    if (row.length > 1 || row[0]?.text.trim() !== "") rows.push(row);
    row = [];
  };
  while (i <= text.length) {
    const at = { file, line, column: i - lineStart + 1 };
    const quoted = text[i] === '"' ? quotedCell(text, i) : null;
    const end = quoted === null ? plainEnd(text, i, separator) : quoted.end;
    if (quoted?.problem === true || (end < text.length && !isEnd(text[end], separator))) {
      refuse(problems, {
        at,
        path: "",
        what: "cell",
        expected: "quotes around a whole cell, on one line",
        received: quote(text.slice(i, i + 40)),
      });
      return [];
    }
    row.push({ text: quoted === null ? text.slice(i, end) : quoted.text, at });
    if (text[end] === separator) i = end + 1;
    else {
      endRow();
      i = end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
      [line, lineStart] = [line + 1, i];
    }
  }
  return rows;
}

function plainEnd(text: string, from: number, separator: string): number {
  let end = from;
  while (end < text.length && !isEnd(text[end], separator)) end++;
  return end;
}

function isEnd(character: string, separator: string): boolean {
  return character === separator || character === "\n" || character === "\r";
}

function quotedCell(text: string, from: number): { readonly text: string; readonly end: number; readonly problem: boolean } {
  let end = from + 1;
  while (end < text.length && text[end] !== "\n" && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  return { text: text.slice(from + 1, end).replaceAll('""', '"'), end: end + 1, problem: text[end] !== '"' };
}
