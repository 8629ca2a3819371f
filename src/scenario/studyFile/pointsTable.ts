/**
 * External tables of points: a CSV text whose header names the factors and whose rows are points.
 *
 * Cells are numbers in the setting's unit, or with a unit that converts to it. Nothing else is read: a cell such as `=1+1` is an error,
 * so that no text of the table can reach a result file.
 */
import type { Reading } from "../fields/field.ts";
import { decode } from "../text/decode.ts";
import { counted, full, quote, refuse } from "../text/problems.ts";
import { plainScalar } from "../text/tree.ts";
import type { FileSource, Location, Problem, ResolvedArm } from "../types.ts";
import { type Cell, cellsOf } from "./csvCells.ts";
import { findVariable, settingField } from "./factors.ts";
import { mostPoints } from "./format.ts";
import type { PointsTable } from "./studyFile.ts";
import type { Variable } from "./variable.ts";

const mostColumns = 500;
const namePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/;

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
  const text = decodeTable(result.bytes, file, problems);
  return text === null || arms === null ? null : parseTable(text, file, arms, problems);
}

const failures = {
  missing: "which does not exist",
  directory: "a folder",
  "too-large": "which is larger",
  unreadable: "which cannot be read",
};

function decodeTable(bytes: Uint8Array, file: string, problems: Problem[]): string | null {
  const found: Problem[] = [];
  const text = decode(bytes, file, found);
  for (const { location, received } of found) {
    refuse(problems, {
      at: location,
      path: "",
      what: `file ${file}`,
      expected: "a CSV text in UTF-8 of at most 1 MB",
      received: received ?? "",
    });
  }
  return found.length === 0 ? text : null;
}

function parseTable(text: string, file: string, arms: readonly ResolvedArm[], problems: Problem[]): PointsTable | null {
  const before = problems.length;
  const [header, ...rows] = cellsOf(text, file, problems);
  const start = { file, line: 1, column: 1 };
  const refuseTable = (expected: string, received: string, at: Location = start) => {
    refuse(problems, { at, path: "", what: "table of points", expected, received });
    return null;
  };
  if (problems.length > before) return null;
  if (header === undefined) return refuseTable("a header of factor names, then one point per row", "an empty file");
  if (header.length > mostColumns) return refuseTable(`at most ${mostColumns} columns`, `${header.length}`);
  if (rows.length === 0) return refuseTable("at least one row of values below the header", "none");
  if (rows.length > mostPoints) return refuseTable(`at most ${mostPoints} rows`, `${rows.length}`);
  const columns = readHeader(header, arms, problems);
  if (problems.length > before) return null;
  const names: string[] = [];
  const values = rows.map((row) => readRow(row, header, columns, names, problems));
  if (problems.length > before) return null;
  const paths = columns.flatMap((column) => (column === "point" || column === null ? [] : [column.path]));
  return { file, paths, rows: values, names: columns.includes("point") ? names : null };
}

type Column = Variable | "point" | null;

function readHeader(header: readonly Cell[], arms: readonly ResolvedArm[], problems: Problem[]): readonly Column[] {
  const seen = new Set<string>();
  const columns = header.map(({ text, at }): Column => {
    const name = text.trim();
    const column = name === "point" ? "point" : name === "" ? null : findVariable(name, at, "", "column", arms, problems);
    if (name === "") refuse(problems, { at, path: "", what: "column", expected: "the name of a factor", received: "nothing" });
    const path = column === null ? null : column === "point" ? column : column.path;
    if (path !== null && seen.has(path))
      refuse(problems, { at, path: "", what: "header", expected: "each factor once", received: quote(name) });
    if (path !== null) seen.add(path);
    return column;
  });
  if (columns.every((column) => column === "point")) {
    refuse(problems, { at: header[0].at, path: "", what: "header", expected: "at least one factor", received: "point alone" });
  }
  return columns;
}

function readRow(
  row: readonly Cell[],
  header: readonly Cell[],
  columns: readonly Column[],
  names: string[],
  problems: Problem[],
): number[] {
  if (full(problems)) return [];
  if (row.length !== header.length) {
    const received = counted(row.length, "cell");
    refuse(problems, { at: row[0].at, path: "", what: "row", expected: `${counted(header.length, "cell")} as in the header`, received });
    return [];
  }
  const reading: Reading = { problems, settings: [] };
  return columns.flatMap((column, i) => {
    const { text, at } = row[i];
    if (column === null) return [];
    if (column !== "point") return settingField(column, true).read(plainScalar(text.trim(), at), column.path, reading) ?? 0;
    const name = text.trim();
    if (!namePattern.test(name)) {
      refuse(problems, {
        at,
        path: "",
        what: "name of a point",
        expected: "letters, digits, dots and hyphens, at most 60",
        received: quote(name),
      });
    }
    if (name === "base" || names.includes(name)) {
      const taken = name === "base" ? "the scenario itself is called base" : "it is taken by an earlier row";
      refuse(problems, { at, path: "", what: "name of a point", expected: "each name once", received: quote(name), remedy: taken });
    }
    names.push(name);
    return [];
  });
}
