/** The tables of a results folder, of a study or of `run`, for questions in SQL. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { StoredColumn } from "../../study/archive/database.ts";
import { type FolderManifest, readFolderManifest, regularFile } from "../../study/archive/manifestFile.ts";
import { type AnswerSink, askTables, QueryError, type QueryTable } from "../../study/archive/query.ts";
import { type ResultFile, resultFiles } from "../codebook.ts";

/** Asks one SELECT of the tables of a finished folder. Throws `QueryError` or `FolderError`. */
export async function queryFolder(folder: string, sql: string, answer: AnswerSink, seconds?: number): Promise<void> {
  await askTables(tablesIn(folder), sql, answer, seconds);
}

/** The tables that a finished folder has, in the order of its manifest. */
export function tablesIn(folder: string): QueryTable[] {
  if (!existsSync(folder)) throw new QueryError(`results folder ${folder}: expected a folder, received nothing of that name`);
  const manifest = readFolderManifest(folder);
  if (manifest === null) {
    throw new QueryError(
      `results folder ${folder}: expected finished results, received no manifest.json; cosafe status ${folder} says what is missing`,
    );
  }
  const listed = manifest.kind === "study" ? manifest.tables : runTables(manifest);
  return listed.flatMap(({ file, columns }) => {
    const base = file.replace(/\.csv$/, "");
    const stored = [`${base}.parquet`, file].find((name) => manifest.files.has(name));
    if (stored === undefined) return [];
    const path = regularFile(resolve(folder), stored);
    if (path === null)
      throw new QueryError(`results folder ${folder}: expected ${stored}, received no such file; cosafe verify ${folder} says more`);
    const names = manifest.kind === "run" && base === "summary" ? ["summary", "outcomes"] : [base.replaceAll("-", "_")];
    return names.map((name) => ({ name, path, columns, aliases: aliasesFor(manifest, columns) }));
  });
}

/** Where the points of a study are arms, `point` is also called `arm`; in the tables of `run`, `arm` is also called `point`. */
function aliasesFor({ kind, study }: FolderManifest, columns: readonly StoredColumn[]): Readonly<Record<string, string>> {
  const has = (name: string) => columns.some((column) => column.name === name);
  if (kind === "run") return has("arm") && !has("point") ? { point: "arm" } : {};
  return (study === "compare" || study === "rank") && has("point") && !has("arm") ? { arm: "point" } : {};
}

const wholeNumbers: readonly string[] = ["replication", "day", "month"];

/** The tables of a folder of `run`; its summary is also called `outcomes`, as a study calls it. */
function runTables({ files }: FolderManifest): { file: string; columns: readonly StoredColumn[] }[] {
  const all: readonly ResultFile[] = Object.values(resultFiles);
  return all
    .filter(({ name }) => name !== resultFiles.codebook.name && files.has(name))
    .map(({ name, columns }) => ({
      file: name,
      columns: columns.map((column) => ({
        name: column.name,
        storage: column.type === "text" ? "VARCHAR" : wholeNumbers.includes(column.name) ? "INTEGER" : "DOUBLE",
      })),
    }));
}
