/** What a finished results folder found, and answers from its tables, for programs. */
import { readFileSync } from "node:fs";
import { hashFile, readFailure } from "../host/folderFiles.ts";
import type { StudyAnalysis } from "../methods/results.ts";
import { FolderError, readFolderManifest, regularFile } from "./manifestFile.ts";
import type { QueryCell } from "./query.ts";
import { queryFolder } from "./queryFolder.ts";
import { answerWriter } from "./queryText.ts";

const RESULT = "results.json";

/** The result of a study, as its analysis gave it. Throws `FolderError` for a folder without one, or with another than was published. */
export function readResult(folder: string): StudyAnalysis {
  try {
    const manifest = readFolderManifest(folder);
    const path = regularFile(folder, RESULT);
    const published = manifest?.files.get(RESULT);
    if (path === null || published === undefined) {
      throw new FolderError(`results folder ${folder}: expected a finished study, received no ${RESULT}; cosafe status says more`);
    }
    if (hashFile(path).sha256 !== published.sha256) {
      throw new FolderError(`results folder ${folder}: expected ${RESULT} as it was published, received another; cosafe verify says more`);
    }
    return JSON.parse(readFileSync(path, "utf8")) as StudyAnalysis;
  } catch (error) {
    throw readFailure(`results folder ${folder}`, error);
  }
}

/** The rows that answer one SELECT on the tables of a finished folder. Throws `QueryError`, `FolderError` or `StoreError`. */
export async function queryRows(folder: string, sql: string, seconds?: number): Promise<readonly Readonly<Record<string, QueryCell>>[]> {
  const written: string[] = [];
  const writer = answerWriter("json", (text) => written.push(text));
  await queryFolder(folder, sql, writer, seconds);
  writer.end();
  return JSON.parse(written.join(""));
}
