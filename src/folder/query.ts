/**
 * One question in SQL to the tables of a results folder: the tables are views over its files in a database in memory, and nothing else
 * can be read, written or changed.
 */
import type { DuckDBType, DuckDBValue, DuckDBValueConverter, Json } from "@duckdb/node-api";
import { nearest } from "../scenario/text/suggest.ts";
import { type DuckDBConnection, readCsvSql, type StoredColumn, sqlName, sqlText, withDatabase } from "./database.ts";

/** A table that can be asked, and the file it is in. */
export interface QueryTable {
  /** Name in SQL. */
  readonly name: string;
  /** A CSV file of ours, or Parquet. */
  readonly path: string;
  readonly columns: readonly StoredColumn[];
}

/** A value of the answer; numbers that JSON cannot say come as text, whole numbers beyond 2^53 too. */
export type QueryCell = Json;

/** A question that cannot be answered, in words for the one who asked. */
export class QueryError extends Error {}

/** What the answer is delivered to: the column names once, then rows in blocks. Names may repeat. */
export interface AnswerSink {
  columns(names: readonly string[]): void;
  rows(rows: readonly (readonly QueryCell[])[]): void;
}

/** Seconds that a question may take where nothing is said. */
export const DEFAULT_SECONDS = 60;

/** Asks one question that only reads, and gives up after `seconds`. Throws `QueryError`. */
export async function askTables(
  tables: readonly QueryTable[],
  sql: string,
  answer: AnswerSink,
  seconds: number = DEFAULT_SECONDS,
): Promise<void> {
  await withDatabase(async (connection) => {
    for (const table of tables) await connection.run(`CREATE VIEW ${sqlName(table.name)} AS ${viewSql(table)}`);
    await connection.run(`SET allowed_paths=[${tables.map(({ path }) => sqlText(path)).join(", ")}]`);
    await connection.run("SET enable_external_access=false");
    await connection.run("SET lock_configuration=true");
    let isOver = false;
    const interrupt = () => {
      isOver = true;
      connection.interrupt();
    };
    // Again and again: an interruption between two steps of a question is lost.
    const timer = setInterval(interrupt, 1000 * seconds);
    try {
      await ask(connection, sql, answer, () => isOver);
    } catch (error) {
      if (isOver) throw new QueryError(tooLong(seconds));
      throw error instanceof QueryError ? error : new QueryError(explain(error, tables, sql));
    } finally {
      clearInterval(timer);
    }
  });
}

function tooLong(seconds: number): string {
  const limit = `${seconds} ${seconds === 1 ? "second" : "seconds"}`;
  const more = seconds < 10_000 ? `, or give --seconds ${10 * seconds}` : "";
  return `query: expected an answer within ${limit}, received none that was whole by then; ask for less${more}`;
}

function viewSql({ path, columns }: QueryTable): string {
  return path.endsWith(".parquet") ? `SELECT * FROM read_parquet(${sqlText(path)})` : readCsvSql(path, columns);
}

async function ask(connection: DuckDBConnection, sql: string, answer: AnswerSink, isOver: () => boolean): Promise<void> {
  const { StatementType } = await import("@duckdb/node-api");
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) {
    throw new QueryError(`query: expected one SELECT, received ${statements.count === 0 ? "nothing" : `${statements.count} statements`}`);
  }
  const statement = await statements.prepare(0);
  if (statement.statementType !== StatementType.SELECT) {
    throw new QueryError("query: expected a SELECT, received a statement that changes something; a results folder is only read");
  }
  if (statement.parameterCount > 0) throw new QueryError("query: expected plain values, received placeholders such as ? or $1");
  const result = await statement.stream();
  const convert = await plainConverter();
  answer.columns(result.columnNames());
  for await (const rows of result.yieldConvertedRows(convert)) {
    if (isOver()) throw new Error("interrupted");
    answer.rows(rows);
  }
}

/** Values as JSON, whole numbers and decimals as numbers where they fit. */
async function plainConverter(): Promise<DuckDBValueConverter<Json>> {
  const { DuckDBTypeId, JsonDuckDBValueConverter } = await import("@duckdb/node-api");
  const convert: DuckDBValueConverter<Json> = (value: DuckDBValue, type: DuckDBType) => {
    if (typeof value === "bigint" && BigInt(Number(value)) === value && Number.isSafeInteger(Number(value))) return Number(value);
    if (type.typeId === DuckDBTypeId.DECIMAL && value !== null) return Number(String(value));
    return JsonDuckDBValueConverter(value, type, convert);
  };
  return convert;
}

/** What the database says of a text without a statement, such as a comment. */
const nothingToParse = "Error in native callback";

/** The database's words as a sentence; an unknown name comes with the nearest known one and the list of all. */
function explain(error: unknown, tables: readonly QueryTable[], sql: string): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/^Failed to extract statements: /, "");
  const [first, ...rest] = message.split("\n");
  const table = /Table with name (.+?) does not exist/.exec(first)?.[1];
  const known = tables.map(({ name }) => name);
  if (table !== undefined) return unknownName("table", table, known, tables);
  const column = /(?:Referenced column|column named?) "(.+?)" (?:not found|does not exist|that)/.exec(first)?.[1];
  const missing = column ?? /does not have a column named "(.+?)"/.exec(message)?.[1];
  if (missing !== undefined) return unknownName("column", missing, [...new Set(tables.flatMap(columnNames))], tables);
  if (first === nothingToParse) return "query: expected one SELECT, received nothing";
  if (first.startsWith("Out of Memory Error"))
    return "query: expected a question that 1 GB of memory can answer, received a larger one; ask for fewer rows, or group them";
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  if (line !== undefined)
    return `query: expected CSV files as cosafe writes them, received another one (its line ${line}); cosafe verify says which was changed`;
  if (first.startsWith("Permission Error"))
    return "query: expected only the tables of the folder, received another file, which is not read";
  const place = rest.find((line) => line.startsWith("LINE "))?.replace(/^LINE (\d+): /, "line $1: ");
  const words = first.replace(/^[A-Z][\w ]* Error: /, "");
  const unquoted = /\bgroup\b(?!["\w]|\s+by\b)/i.test(sql.replace(/"[^"]*"|'[^']*'/g, ""));
  const hint = unquoted && first.startsWith("Parser Error") ? '; the column group is written "group", in double quotes' : "";
  return `query: ${words}${place === undefined ? "" : ` (${place})`}${hint}`;
}

function unknownName(kind: "table" | "column", name: string, known: readonly string[], tables: readonly QueryTable[]): string {
  const having = tables.filter((table) => (kind === "column" ? columnNames(table).includes(name) : table.name === name));
  const near = having.length > 0 ? null : nearest(name, known);
  const elsewhere = having.length === 0 ? "" : `; it is a column of ${having.map((table) => table.name).join(", ")}`;
  const hint = near === null ? elsewhere : `; did you mean ${JSON.stringify(near)}?`;
  const lines = tables.map((table) => `  ${table.name}: ${columnNames(table).join(", ")}`);
  return [`query: unknown ${kind} ${JSON.stringify(name)}${hint}`, "tables and their columns:", ...lines].join("\n");
}

function columnNames({ columns }: QueryTable): string[] {
  return columns.map(({ name }) => name);
}
