/** The rows of a table of points: numbers in their settings' units, and names. */
import { isReadOtherwise } from "../fields/ids.ts";
import { counted, full, quote, refuse } from "../text/problems.ts";
import { plainScalar } from "../text/tree.ts";
import type { Problem } from "../types.ts";
import type { Cell } from "./csvCells.ts";
import { settingField } from "./factors.ts";
import type { Column } from "./pointsHeader.ts";
import type { Variable } from "./variable.ts";

const namePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/;

/** Numbers with a comma are one mistake of the whole table, told once, at the first. */
export function refuseCommas(rows: readonly (readonly Cell[])[], columns: readonly Column[], problems: Problem[]): void {
  const found = rows.flatMap((row) =>
    row.flatMap((cell, i) => (isNumberWithComma(cell, columns[i]) ? [{ cell, column: columns[i] }] : [])),
  );
  if (found.length === 0) return;
  const { cell, column } = found[0];
  const trial: Problem[] = [];
  readCell(cell, column as Variable, trial);
  const received = `${quote(cell.text.trim())}${found.length === 1 ? "" : `, and ${found.length - 1} more with a comma`}`;
  const remedy = trial[0]?.remedy;
  refuse(problems, { at: cell.at, path: "", what: "table of points", expected: "numbers with a decimal point", received, remedy });
}

function isNumberWithComma({ text }: Cell, column: Column | undefined): boolean {
  return typeof column === "object" && column !== null && /^[-+]?\d*(,\d+)+\s*%?$/.test(text.trim());
}

function readCell({ text, at }: Cell, column: Variable, problems: Problem[]): number {
  return settingField(column, true).read(plainScalar(text.trim(), at), column.path, { problems, settings: [] }) ?? 0;
}

/** The values of a row; its name is added to `names`, under its small letters. */
export function readRow(row: readonly Cell[], columns: readonly Column[], names: Map<string, string>, problems: Problem[]): number[] {
  if (full(problems)) return [];
  if (row.length !== columns.length) {
    const expected = `${counted(columns.length, "cell")} as in the header`;
    refuse(problems, {
      at: row[0].at,
      path: "",
      what: "row",
      expected,
      received: counted(row.length, "cell"),
      remedy: cutNumbers(row, columns.length),
    });
    return [];
  }
  return columns.flatMap((column, i) => {
    if (column === null || isNumberWithComma(row[i], column)) return [];
    if (column !== "point") return readCell(row[i], column, problems);
    readPoint(row[i], names, problems);
    return [];
  });
}

/** `0,1` without quotes between commas is two cells. */
function cutNumbers(row: readonly Cell[], cells: number): string | null {
  const cut = row.some(({ text }, i) => /^\s*[-+]?\d+$/.test(text) && /^\d+\s*%?\s*$/.test(row[i + 1]?.text ?? ""));
  return row.length > cells && cut ? "write numbers with a decimal point and without commas" : null;
}

/** Other points may not differ from one in case alone, since on many disks files of such names are one. */
function readPoint({ text, at }: Cell, names: Map<string, string>, problems: Problem[]): void {
  const name = text.trim();
  const report = { at, path: "", what: "name of a point", received: quote(name) };
  const fail = (expected: string, remedy?: string) => refuse(problems, { ...report, expected, remedy });
  if (!namePattern.test(name)) fail("letters, digits, dots and hyphens, at most 60");
  const lower = name.toLowerCase();
  const before = names.get(lower);
  if (isReadOtherwise(name)) fail("a name that no reader of tables takes for a missing value, a truth value or a number");
  else if (lower === "base") fail("each name once", "the scenario itself is called base");
  else if (before === name) fail("each name once", "it is taken by an earlier row");
  else if (before !== undefined) fail("names that differ in more than capitals", `an earlier row is called ${quote(before)}`);
  names.set(lower, name);
}
