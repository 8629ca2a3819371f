/**
 * DuckDB, the embedded analytical database: opened in memory, loaded with the first use, so that other commands pay nothing for it.
 *
 * One thread, since sums of floating numbers change with the number of threads; no extension is ever fetched, and nothing spills to disk.
 */
import type { DuckDBConnection } from "@duckdb/node-api";

export type { DuckDBConnection };

/** A column as the database stores it. */
export interface StoredColumn {
  readonly name: string;
  readonly storage: "VARCHAR" | "INTEGER" | "DOUBLE";
}

const settings = {
  threads: "1",
  memory_limit: "1GB",
  temp_directory: "",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
  allow_unsigned_extensions: "false",
};

/** Opens an empty database in memory, hands it to `use` and closes it. */
export async function withDatabase<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", settings);
  try {
    const connection = await instance.connect();
    try {
      return await use(connection);
    } catch (error) {
      throw asRefusal(error);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** The database's own lack of memory with the operating system's word for it; anything else as it is. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error && error.message.startsWith("Out of Memory Error"))) return error;
  return Object.assign(error, { code: "ENOMEM", syscall: "malloc" });
}

/** A name as SQL takes it literally. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL takes it literally. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * SQL that reads a CSV file of ours with given column types: empty cells are NULL, and the apostrophe that keeps a spreadsheet from
 * taking text for a formula is left off again.
 */
export function readCsvSql(path: string, columns: readonly StoredColumn[]): string {
  const types = columns.map(({ name, storage }) => `${sqlText(name)}: ${sqlText(storage)}`).join(", ");
  const selected = columns.map(({ name, storage }) =>
    storage === "VARCHAR" ? `regexp_replace(${sqlName(name)}, '^''([=+\\-@\\t\\r])', '\\1') AS ${sqlName(name)}` : sqlName(name),
  );
  const dialect = `auto_detect=false, header=true, delim=',', quote='"', escape='"', new_line='\\r\\n', nullstr='', max_line_size=${maximumLine}`;
  return `SELECT ${selected.join(", ")} FROM read_csv(${sqlText(path)}, ${dialect}, columns={${types}})`;
}

/** Bytes of the longest line that is read. */
const maximumLine = 16 * 1024 * 1024;

/**
 * Copies CSV files of ours to Parquet (zstd), typed, rows in the order of the file. Memory does not grow with the number of rows, and equal
 * CSV gives equal bytes.
 */
export async function csvToParquet(
  files: readonly { readonly csv: string; readonly parquet: string; readonly columns: readonly StoredColumn[] }[],
): Promise<void> {
  await withDatabase(async (connection) => {
    for (const { csv, parquet, columns } of files) {
      await connection.run(`COPY (${readCsvSql(csv, columns)}) TO ${sqlText(parquet)} (FORMAT parquet, COMPRESSION zstd)`);
    }
  });
}
