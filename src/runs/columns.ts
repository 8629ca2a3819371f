/**
 * Tables of a run by columns: numbers as they are, words as codes into a dictionary of the run. As bytes a column takes the fewest that
 * hold it: whole numbers 1, 2 or 4, others 8; words 1, 2 or 4 for their code. The same table has the same bytes.
 */

/** Tables that a record may hold: ties and measures of the network, bookings, phases of the interventions, every hazard, what was due. */
export const recordTables = ["network", "ledger", "timeline", "hazards", "funding"] as const;
export type RecordTable = (typeof recordTables)[number];

/** Words of a column: row r says `words[codes[r]]`. */
export interface WordColumn {
  readonly words: readonly string[];
  readonly codes: Uint32Array;
}

/** A column of numbers (NaN: nothing there) or of words. */
export type Column = Float64Array | WordColumn;

/** A table by columns, all of length `rows`. */
export interface ColumnTable {
  readonly rows: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** What the bytes of a table mean: its rows and, by column, the width of its numbers or its words. */
export interface TableLayout {
  readonly rows: number;
  readonly columns: readonly (readonly [name: string, content: NumberWidth | readonly string[]])[];
}

type NumberWidth = "u8" | "u16" | "u32" | "f64";

const bytesOf: Readonly<Record<NumberWidth, number>> = { u8: 1, u16: 2, u32: 4, f64: 8 };

export function isWordColumn(column: Column): column is WordColumn {
  return "codes" in column;
}

/** The value of a column in one row. */
export function cell(column: Column, row: number): number | string {
  return isWordColumn(column) ? column.words[column.codes[row]] : column[row];
}

/** The rows of a table as objects with a member for each column; none of a table that is not kept. */
export function rowsOf<Row>(table: ColumnTable | undefined): Row[] {
  if (table === undefined) return [];
  const columns = Object.entries(table.columns);
  return Array.from(
    { length: table.rows },
    (_, row) => Object.fromEntries(columns.map(([name, column]) => [name, cell(column, row)])) as Row,
  );
}

/** A table of objects with these members. */
export function tableOfRows<Row extends object>(
  rows: readonly Row[],
  columns: { readonly numbers: readonly (keyof Row & string)[]; readonly words: readonly (keyof Row & string)[] },
): ColumnTable {
  const numbers = columns.numbers.map((name) => [name, Float64Array.from(rows, (row) => row[name] as number)] as const);
  const words = columns.words.map((name) => [name, wordColumn(rows.length, (row) => rows[row][name] as string)] as const);
  return { rows: rows.length, columns: Object.fromEntries<Column>([...numbers, ...words]) };
}

/** A table of rows of cells. A column is one of numbers, empty text being NaN, unless there is any other word in it. */
export function tableOfCells(names: readonly string[], rows: readonly (readonly (string | number)[])[]): ColumnTable {
  const columns = names.map((name, at) => [name, columnOfCells(rows.length, (row) => rows[row][at])] as const);
  return { rows: rows.length, columns: Object.fromEntries(columns) };
}

function columnOfCells(rows: number, valueAt: (row: number) => string | number): Column {
  const numbers = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const value = valueAt(row);
    if (typeof value === "string" && value !== "") return wordColumn(rows, valueAt);
    numbers[row] = value === "" ? Number.NaN : (value as number);
  }
  return numbers;
}

function wordColumn(rows: number, valueAt: (row: number) => string | number): WordColumn {
  const codeOf = new Map<string, number>();
  const codes = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const word = String(valueAt(row));
    const code = codeOf.get(word) ?? codeOf.size;
    codeOf.set(word, code);
    codes[row] = code;
  }
  return { words: [...codeOf.keys()], codes };
}

export function layoutOf({ rows, columns }: ColumnTable): TableLayout {
  return {
    rows,
    columns: Object.entries(columns).map(([name, column]) => [name, isWordColumn(column) ? column.words : widthOf(column)]),
  };
}

/** Bytes that a table of this layout takes. */
export function tableBytes({ rows, columns }: TableLayout): number {
  return rows * columns.reduce((sum, [, content]) => sum + bytesOf[widthIn(content)], 0);
}

/** Writes the table, column by column, little-endian; gives the place after it. */
export function writeTable(view: DataView, start: number, { columns }: ColumnTable): number {
  let at = start;
  for (const column of Object.values(columns)) {
    const width = isWordColumn(column) ? widthIn(column.words) : widthOf(column);
    for (const value of isWordColumn(column) ? column.codes : column) {
      writeNumber(view, at, width, value);
      at += bytesOf[width];
    }
  }
  return at;
}

/** Reads back what `writeTable` wrote. */
export function readTable(view: DataView, start: number, { rows, columns }: TableLayout): ColumnTable {
  let at = start;
  const read = columns.map(([name, content]) => {
    const width = widthIn(content);
    const values = new (typeof content === "string" ? Float64Array : Uint32Array)(rows);
    for (let row = 0; row < rows; row++, at += bytesOf[width]) values[row] = readNumber(view, at, width);
    return [name, typeof content === "string" ? (values as Float64Array) : { words: content, codes: values as Uint32Array }] as const;
  });
  return { rows, columns: Object.fromEntries<Column>(read) };
}

function widthIn(content: NumberWidth | readonly string[]): NumberWidth {
  return typeof content === "string" ? content : widthFor(Math.max(0, content.length - 1));
}

function widthOf(numbers: Float64Array): NumberWidth {
  let most = 0;
  for (const value of numbers) {
    // −0 is no whole number here, since bytes of one have no sign.
    if (!(Number.isInteger(value) && value >= 0 && value <= 0xffffffff) || Object.is(value, -0)) return "f64";
    most = Math.max(most, value);
  }
  return widthFor(most);
}

function widthFor(most: number): NumberWidth {
  return most <= 0xff ? "u8" : most <= 0xffff ? "u16" : "u32";
}

function writeNumber(view: DataView, at: number, width: NumberWidth, value: number): void {
  if (width === "u8") view.setUint8(at, value);
  else if (width === "u16") view.setUint16(at, value, true);
  else if (width === "u32") view.setUint32(at, value, true);
  else if (Number.isNaN(value)) view.setUint32(at + 4, 0x7ff80000, true);
  else view.setFloat64(at, value, true);
}

function readNumber(view: DataView, at: number, width: NumberWidth): number {
  if (width === "u8") return view.getUint8(at);
  if (width === "u16") return view.getUint16(at, true);
  return width === "u32" ? view.getUint32(at, true) : view.getFloat64(at, true);
}
