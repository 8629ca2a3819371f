/** Writes the scenario of a plan into a new file: read back before it is written, whole or not at all, over nothing unless it may. */
import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode, makeFolders } from "../host/folderFiles.ts";
import { nodeFiles } from "../host/nodeFiles.ts";
import { formatProblems, loadScenario } from "../scenario/load.ts";
import type { ResolvedScenario } from "../scenario/types.ts";
import type { DraftPlan } from "./draft.ts";
import { draftText } from "./draftText.ts";

/** Why a file was not written, and what to do. */
export class DraftFileError extends Error {}

export interface DraftFile {
  readonly path: string;
  /** The path as a shell is given it. */
  readonly shellWord: string;
  /** Whether a file of this name may be replaced. */
  readonly force: boolean;
}

const words: Readonly<Record<string, string>> = {
  EEXIST: "expected a name that is free, received a file that exists; choose another name, or replace it with --force",
  EISDIR: "expected the name of a file, received a folder",
  ENOENT: "expected a name in a folder that can be made",
  ENOTDIR: "expected a name in a folder, received one below a file",
  EACCES: "permission denied; choose another folder",
  EPERM: "permission denied; choose another folder",
  EROFS: "the disk can only be read; choose another folder",
  ENAMETOOLONG: "expected a shorter name",
  ENOSPC: "the disk is full; free some space and repeat the command",
  EDQUOT: "the quota of the disk is used up; free some space and repeat the command",
};

/** What was written, as every command reads it. Throws `DraftFileError`; folders on the way are made. */
export function beginScenario(plan: DraftPlan, file: DraftFile): ResolvedScenario {
  const text = draftText(plan, file.shellWord);
  const files = nodeFiles(file.path);
  const bytes = new TextEncoder().encode(text);
  const source = { ...files, read: (path: string) => (path === file.path ? { bytes } : files.read(path)) };
  const loaded = loadScenario(file.path, source, {});
  if ("problems" in loaded) throw new Error(`the scenario begun is not valid:\n${formatProblems(loaded.problems)}`);
  try {
    makeFolders(dirname(file.path));
    if (file.force) replace(file.path, text);
    else create(file.path, text);
  } catch (error) {
    const code = errorCode(error) ?? "";
    throw new DraftFileError(`${file.path}: ${words[code] ?? `cannot be written (${code})`}`, { cause: error });
  }
  return loaded.scenario;
}

function create(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    // What was there before is not touched; what was begun is not left behind.
    if (["ENOSPC", "EDQUOT", "EIO"].includes(errorCode(error) ?? "")) rmSync(path, { force: true });
    throw error;
  }
}

function replace(path: string, text: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    writeFileSync(aside, text, { flag: "wx" });
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}
