/** Rows and columns in which a spreadsheet left nothing but separators: no data, passed over with a warning. */
import { counted, warn } from "../text/problems.ts";
import type { Problem } from "../types.ts";
import type { Cell } from "./csvCells.ts";

/** The rows without those that are empty, and without columns (of the header, or beyond it) that are empty in every row. */
export function filledCells(rows: readonly Cell[][], problems: Problem[]): Cell[][] {
  const filled = rows.filter((row) => row.some(isFilled));
  const widest = filled.reduce((most, row) => Math.max(most, row.length), 0);
  const used = new Set<number>();
  for (const row of filled) {
    row.forEach((cell, i) => {
      if (isFilled(cell)) used.add(i);
    });
  }
  const emptyRow = rows.find((row) => !row.some(isFilled));
  const emptyCell = filled.flatMap((row) => row.filter((_, i) => !used.has(i)))[0];
  const at = emptyRow?.[0].at ?? emptyCell?.at;
  if (at === undefined) return filled;
  const counts = [
    [rows.length - filled.length, "row"],
    [widest - used.size, "column"],
  ] as const;
  const received = counts.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, `empty ${noun}`)])).join(" and ");
  const expected = "something in every row and column";
  warn(problems, { at, path: "", what: "table of points", expected, received, remedy: "passed over" });
  return filled.map((row) => row.filter((_, i) => used.has(i)));
}

function isFilled({ text }: Cell): boolean {
  return text.trim() !== "";
}
