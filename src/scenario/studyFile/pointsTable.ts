/**
 * External tables of points: a CSV text whose header names the factors and whose rows are points.
 *
 * Cells are numbers in the setting's unit, or with a unit that converts to it. Nothing else is read: a cell such as `=1+1` is an error,
 * so that no text of the table can reach a result file; and so is a number with a comma, which is 1.5 to some and 15 to others.
 */
import { decode, type WantedText } from "../text/decode.ts";
import { quote, refuse } from "../text/problems.ts";
import type { FileSource, Location, Problem, ResolvedArm } from "../types.ts";
import { cellsOf } from "./csvCells.ts";
import { csvForm } from "./csvForm.ts";
import { filledCells } from "./filledCells.ts";
import { mostPoints } from "./format.ts";
import { readHeader } from "./pointsHeader.ts";
import { readRow, refuseCommas } from "./pointsRows.ts";
import type { PointsTable } from "./studyFile.ts";

const mostColumns = 500;

/** Reads the table `written` in the study file `from`; null after reporting why not. `arms` null: only that the file can be read. */
export function readPointsTable(
  from: string,
  written: string,
  at: Location,
  files: FileSource,
  arms: readonly ResolvedArm[] | null,
  problems: Problem[],
): PointsTable | null {
  const report = { at, path: "design.file", what: "setting design.file" };
  const file = files.resolve(from, written);
  if (file === null) {
    refuse(problems, { ...report, expected: "a file inside the folder tree of the study", received: quote(written) });
    return null;
  }
  const result = files.read(file);
  if ("failure" in result) {
    refuse(problems, { ...report, expected: "a CSV file of at most 1 MB", received: `${quote(written)}, ${failures[result.failure]}` });
    return null;
  }
  const text = decode(result.bytes, file, problems, csvText);
  return text === null || arms === null ? null : parseTable(text, file, arms, problems);
}

const failures = {
  missing: "which does not exist",
  directory: "a folder",
  "too-large": "which is larger",
  unreadable: "which cannot be read",
};

const csvText: WantedText = {
  expected: "a CSV text in UTF-8 of at most 1 MB",
  another: "save the table as CSV (in a spreadsheet: CSV UTF-8) and name that file",
  encode: "save it as UTF-8 (in a spreadsheet: CSV UTF-8)",
};

function parseTable(text: string, file: string, arms: readonly ResolvedArm[], problems: Problem[]): PointsTable | null {
  const errors = () => problems.filter(({ severity }) => severity === "error").length;
  const before = errors();
  const form = csvForm(text, file, problems);
  const [header, ...rows] = form === null ? [] : filledCells(cellsOf(text, form, file, problems), problems);
  const start = { file, line: 1, column: 1 };
  const refuseTable = (expected: string, received: string, at: Location = start) => {
    refuse(problems, { at, path: "", what: "table of points", expected, received });
    return null;
  };
  if (errors() > before) return null;
  if (header === undefined) return refuseTable("a header of factor names, then one point per row", "an empty file");
  if (header.length > mostColumns) return refuseTable(`at most ${mostColumns} columns`, `${header.length}`);
  if (rows.length === 0) return refuseTable("at least one row of values below the header", "none");
  if (rows.length > mostPoints) return refuseTable(`at most ${mostPoints} rows`, `${rows.length}`);
  const columns = readHeader(header, arms, problems);
  if (errors() > before) return null;
  refuseCommas(rows, columns, problems);
  const names = new Map<string, string>();
  const values = rows.map((row) => readRow(row, columns, names, problems));
  if (errors() > before) return null;
  const paths = columns.flatMap((column) => (column === "point" || column === null ? [] : [column.path]));
  return { file, paths, rows: values, names: columns.includes("point") ? [...names.values()] : null };
}
