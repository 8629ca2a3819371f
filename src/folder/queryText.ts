/** Answers to questions in SQL, for people, programs and spreadsheets. */
import CliTable from "cli-table3";
import { csvText } from "../tables/csv.ts";
import type { AnswerSink, QueryCell } from "./query.ts";

/** An answer being written; `end` writes what is left. */
export interface AnswerWriter extends AnswerSink {
  end(): void;
}

export type AnswerFormat = "table" | "csv" | "json";

/** Rows that an aligned table shows; the others are counted. */
const shownRows = 200;
const widestCell = 60;

/** A writer of answers; CSV and JSON go out row by row, a table at the end. */
export function answerWriter(format: AnswerFormat, out: (text: string) => void): AnswerWriter {
  return format === "csv" ? csvWriter(out) : format === "json" ? jsonWriter(out) : tableWriter(out);
}

/** Numbers in full; text that a spreadsheet would take for a formula gets an apostrophe. */
function csvWriter(out: (text: string) => void): AnswerWriter {
  const line = (cells: readonly string[]) => out(`${cells.join(",")}\r\n`);
  return {
    columns: (names) => line(names.map(csvText)),
    rows(rows) {
      for (const row of rows) line(row.map((cell) => (typeof cell === "number" ? String(cell) : csvText(plainText(cell)))));
    },
    end() {},
  };
}

/** An array of objects, one line per row. Names that repeat are told apart by a number. */
function jsonWriter(out: (text: string) => void): AnswerWriter {
  let keys: string[] = [];
  let first = true;
  return {
    columns(names) {
      keys = distinct(names).map((name) => JSON.stringify(name));
      out("[");
    },
    rows(rows) {
      for (const row of rows) {
        out(`${first ? "" : ","}\n{${row.map((cell, column) => `${keys[column]}:${JSON.stringify(cell)}`).join(",")}}`);
        first = false;
      }
    },
    end: () => out(first ? "]\n" : "\n]\n"),
  };
}

function tableWriter(out: (text: string) => void): AnswerWriter {
  const kept: (readonly QueryCell[])[] = [];
  let names: readonly string[] = [];
  let total = 0;
  return {
    columns(all) {
      names = all;
    },
    rows(rows) {
      kept.push(...rows.slice(0, Math.max(0, shownRows - total)));
      total += rows.length;
    },
    end() {
      out(`${alignedTable(names, kept)}\n`);
      if (total > shownRows) out(`… and ${total - shownRows} more rows; --csv or --json gives them all\n`);
      if (total === 0) out("no rows\n");
    },
  };
}

function alignedTable(names: readonly string[], rows: readonly (readonly QueryCell[])[]): string {
  const isNumber = names.map((_, column) => rows.some((row) => typeof row[column] === "number"));
  const table = new CliTable({
    head: names.map(shortText),
    chars: plainCharacters,
    colAligns: isNumber.map((yes) => (yes ? "right" : "left")),
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  for (const row of rows) table.push(row.map((cell) => shortText(typeof cell === "number" ? readable(cell) : plainText(cell))));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

const plainCharacters = {
  ...Object.fromEntries(
    ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right", "left", "left-mid"].map((name) => [
      name,
      "",
    ]),
  ),
  ...Object.fromEntries(["mid", "mid-mid", "right", "right-mid"].map((name) => [name, ""])),
  middle: "  ",
};

/** Whole numbers in full, others to six figures; CSV and JSON have them all. */
function readable(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}

function plainText(cell: QueryCell): string {
  return cell === null ? "" : typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}

/** One line without control characters, which a terminal would obey. */
function shortText(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
  return plain.length > widestCell ? `${plain.slice(0, widestCell - 1)}…` : plain;
}

function distinct(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 1; used.has(unique); n++) unique = `${name}:${n}`;
    used.add(unique);
    return unique;
  });
}
