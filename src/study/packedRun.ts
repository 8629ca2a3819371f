/**
 * A run's output as columns: what a worker hands back.
 *
 * Rows of a run (ties, bookings, hazards) come from the model as objects or plain arrays. A study holds many runs, so they travel and
 * wait as typed arrays: numbers as they are, words as codes into a dictionary of the run.
 */
import type { RunOutput } from "../model/run.ts";

/** Words of a column: row r says `words[codes[r]]`. */
export interface WordColumn {
  readonly words: readonly string[];
  readonly codes: Uint32Array;
}

export type NumberColumn = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

/** A table by columns, all of length `rows`. */
export interface PackedTable {
  readonly rows: number;
  readonly columns: Readonly<Record<string, NumberColumn | WordColumn>>;
}

/** `RunOutput` with its rows packed; everything in it is plain data that can be sent between threads. */
export interface PackedRun extends Omit<RunOutput, "network" | "ledger" | "hazards"> {
  readonly network: PackedTable;
  readonly ledger: PackedTable;
  readonly hazards: PackedTable | null;
}

/** Packs a run; a numeric array is shared with `output` unless it is a part of a larger buffer, which must not travel with it. */
export function packRun(output: RunOutput): PackedRun {
  return {
    ...output,
    series: whole(output.series),
    summary: whole(output.summary),
    network: packRows(output.network, ["day", "value"], ["layer", "measure", "actor"]),
    ledger: packRows(output.ledger, ["month", "yuan"], ["from", "to", "purpose"]),
    hazards: output.hazards === null ? null : packHazards(output.hazards),
  };
}

/** The array buffers of a packed run, each once: what can be moved to another thread without a copy. */
export function buffersOf(run: PackedRun): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>([run.series.buffer as ArrayBuffer, run.summary.buffer as ArrayBuffer]);
  for (const table of [run.network, run.ledger, run.hazards]) {
    for (const column of Object.values(table?.columns ?? {})) {
      buffers.add((isWordColumn(column) ? column.codes.buffer : column.buffer) as ArrayBuffer);
    }
  }
  return [...buffers];
}

/** The value of a column in one row. */
export function cell(column: NumberColumn | WordColumn, row: number): number | string {
  return isWordColumn(column) ? column.words[column.codes[row]] : column[row];
}

export function isWordColumn(column: NumberColumn | WordColumn): column is WordColumn {
  return "codes" in column;
}

function whole<Column extends NumberColumn>(column: Column): Column {
  return column.byteLength === column.buffer.byteLength ? column : (column.slice() as Column);
}

function packRows<Row extends object>(rows: readonly Row[], numbers: readonly (keyof Row)[], words: readonly (keyof Row)[]): PackedTable {
  const columns: Record<string, NumberColumn | WordColumn> = {};
  for (const name of numbers) columns[name as string] = Float64Array.from(rows, (row) => row[name] as number);
  for (const name of words) columns[name as string] = packWords(rows.length, (row) => rows[row][name] as string);
  return { rows: rows.length, columns };
}

function packHazards({ columns: names, rows }: NonNullable<RunOutput["hazards"]>): PackedTable {
  const columns = names.map((name, column) => [name, packColumn(rows.length, (row) => rows[row][column])] as const);
  return { rows: rows.length, columns: Object.fromEntries(columns) };
}

/** A column of numbers, where empty text is NaN, unless there is any other word in it. */
function packColumn(rows: number, valueAt: (row: number) => string | number): NumberColumn | WordColumn {
  const numbers = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const value = valueAt(row);
    if (typeof value === "string" && value !== "") return packWords(rows, valueAt);
    numbers[row] = value === "" ? Number.NaN : (value as number);
  }
  return numbers;
}

function packWords(rows: number, valueAt: (row: number) => string | number): WordColumn {
  const codeOf = new Map<string, number>();
  const codes = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const word = String(valueAt(row));
    let code = codeOf.get(word);
    if (code === undefined) {
      code = codeOf.size;
      codeOf.set(word, code);
    }
    codes[row] = code;
  }
  return { words: [...codeOf.keys()], codes };
}
