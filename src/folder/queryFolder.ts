/** The tables of a results folder, for questions in SQL. */
import { accessSync, constants } from "node:fs";
import { resolve } from "node:path";
import { readFailure } from "../host/folderFiles.ts";
import { readFolderManifest, regularFile } from "./manifestFile.ts";
import { type AnswerSink, askTables, QueryError, type QueryTable } from "./query.ts";

/** Asks one SELECT of the tables of a finished folder. Throws `QueryError`, `FolderError` or `StoreError`. */
export async function queryFolder(folder: string, sql: string, answer: AnswerSink, seconds?: number): Promise<void> {
  await askTables(tablesIn(folder), sql, answer, seconds);
}

/** The tables that a finished folder has, in the order of its manifest. Throws `FolderError`, or `StoreError` where the disk refuses. */
export function tablesIn(folder: string): QueryTable[] {
  try {
    return readableTables(folder);
  } catch (error) {
    throw readFailure(`results folder ${folder}`, error);
  }
}

function readableTables(folder: string): QueryTable[] {
  const manifest = readFolderManifest(folder);
  if (manifest === null) {
    throw new QueryError(
      `results folder ${folder}: expected finished results, received no manifest.json; cosafe status ${folder} says what is missing`,
    );
  }
  return manifest.tables.flatMap(({ file, columns }) => {
    const base = file.replace(/\.csv$/, "");
    const stored = [`${base}.parquet`, file].find((name) => manifest.files.has(name));
    if (stored === undefined) return [];
    const path = regularFile(resolve(folder), stored);
    if (path === null)
      throw new QueryError(`results folder ${folder}: expected ${stored}, received no such file; cosafe verify ${folder} says more`);
    accessSync(path, constants.R_OK);
    return [{ name: base.replaceAll("-", "_"), path, columns }];
  });
}
