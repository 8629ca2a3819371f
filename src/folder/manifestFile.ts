/**
 * Reading the manifest of a results folder as what it is: text that somebody may have changed.
 */
import { lstatSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { errorCode, manifestName, readFailure } from "../host/folderFiles.ts";
import { type SealState, sealState } from "../host/seal.ts";
import { recordTables } from "../runs/columns.ts";
import type { PartsFile } from "../runs/parts/partsInSettings.ts";
import type { RecordSettings } from "../runs/record.ts";
import type { StoredColumn } from "./database.ts";

/** What the commands on finished folders need of a manifest. */
export interface FolderManifest {
  /** Whether the manifest itself is as it was written. */
  readonly seal: SealState;
  /** Command that made it. */
  readonly study: string;
  /** Version of cosafe that made it. */
  readonly version: string;
  /** Hash of the code that made its runs. */
  readonly engine: string;
  /** What was kept of each run. */
  readonly record: RecordSettings;
  readonly random: string;
  readonly scenario: string;
  readonly runs: { readonly requested: number; readonly used: number; readonly failed: number };
  readonly settings: unknown;
  /** Modules of own parts with which it was made. */
  readonly parts: readonly PartsFile[];
  /** Hash and size by file name; names are checked. */
  readonly files: ReadonlyMap<string, { readonly sha256: string; readonly bytes: number }>;
  /** Tables and how their columns are stored. */
  readonly tables: readonly { readonly file: string; readonly columns: readonly StoredColumn[] }[];
}

export const manifestSchema = "cosafe-results/3";

/** A folder that has no usable manifest; the message says what was expected. */
export class FolderError extends Error {}

/** A plain file name, in the folder itself or one below. */
const plainName = /^(?:[a-z0-9-]+\/)?[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;
const storages: readonly unknown[] = ["VARCHAR", "INTEGER", "DOUBLE"];

/** A manifest that is not as it was written, so that it says nothing. */
export class DamagedManifest extends FolderError {}

/** Throws `FolderError` where there is no folder of that name. */
export function requireFolder(folder: string): void {
  const said = (words: string) => new FolderError(`results folder ${folder}: expected a folder, received ${words}`);
  let facts: ReturnType<typeof statSync>;
  try {
    facts = statSync(folder, { throwIfNoEntry: false });
  } catch (error) {
    throw readFailure(`results folder ${folder}`, error);
  }
  if (facts === undefined) throw said("nothing of that name");
  if (!facts.isDirectory()) throw said("a file");
}

/** Null when the folder has no manifest. Throws `FolderError` for no folder, and for a manifest that is not cosafe's, is damaged or names a file outside, `StoreError` where the disk refuses. */
export function readFolderManifest(folder: string): FolderManifest | null {
  requireFolder(folder);
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, manifestName));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw readFailure(join(folder, manifestName), error);
  }
  const value = parsed(bytes.toString("utf8"));
  if (value === null) {
    throw new DamagedManifest(
      `${join(folder, manifestName)}: expected a manifest as cosafe writes it, received a damaged one; the command that made the folder writes it again`,
    );
  }
  const schema = String(value["schema"] ?? "");
  if (!/^cosafe-(study-)?results\//.test(schema))
    throw new FolderError(`${join(folder, manifestName)}: expected a manifest of cosafe, received one of something else`);
  if (schema !== manifestSchema) {
    throw new FolderError(
      `${join(folder, manifestName)}: expected ${manifestSchema}, received ${JSON.stringify(schema)}, which another version of cosafe (${String(value["cosafe"])}) wrote; that version reads it`,
    );
  }
  const runs = membersOf(value["runs"]);
  return {
    seal: sealState(bytes),
    study: String(value["study"]),
    version: String(value["cosafe"]),
    engine: String(value["engine"] ?? ""),
    record: recordOf(folder, value["record"]),
    random: String(value["random"]),
    scenario: String(membersOf(value["scenario"])["id"] ?? ""),
    runs: { requested: Number(runs["requested"] ?? 0), used: Number(runs["used"] ?? 0), failed: Number(runs["failed"] ?? 0) },
    settings: value["settings"],
    parts: partsOf(membersOf(value["settings"])["parts"]),
    files: filesOf(folder, value["files"]),
    tables: tablesOf(folder, value["tables"]),
  };
}

/** The path of a file that the folder's manifest may name, or null unless it is a regular file there (no link). */
export function regularFile(folder: string, name: string): string | null {
  if (!plainName.test(name)) return null;
  try {
    const path = join(folder, name);
    const parent = name.includes("/") ? lstatSync(join(folder, name.slice(0, name.indexOf("/")))).isDirectory() : true;
    return parent && lstatSync(path).isFile() ? path : null;
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(errorCode(error) ?? "")) return null;
    throw error;
  }
}

function recordOf(folder: string, value: unknown): RecordSettings {
  const { recordEvery, keepSeries, tables, residents } = membersOf(value);
  const series = Array.isArray(keepSeries) ? keepSeries.map(String) : keepSeries;
  const known = Array.isArray(series) || series === "all" || series === "main" || series === "none";
  const kept = Array.isArray(tables) && recordTables.filter((name) => tables.includes(name));
  const isWhole = kept !== false && kept.length === (tables as unknown[]).length;
  if (typeof recordEvery !== "number" || !known || !isWhole || !["none", "groups", "each"].includes(residents as string)) {
    throw new FolderError(`${join(folder, manifestName)}: expected what is kept of a run (record), received ${JSON.stringify(value)}`);
  }
  return {
    recordEvery,
    keepSeries: series as RecordSettings["keepSeries"],
    tables: kept,
    residents: residents as RecordSettings["residents"],
  };
}

function partsOf(value: unknown): readonly PartsFile[] {
  return (Array.isArray(value) ? value : []).map((entry: unknown) => {
    const { file, sha256 } = membersOf(entry);
    return { file: String(file), sha256: String(sha256) };
  });
}

function filesOf(folder: string, value: unknown): FolderManifest["files"] {
  const files = new Map<string, { sha256: string; bytes: number }>();
  for (const [name, entry] of Object.entries(membersOf(value))) {
    checkName(folder, name);
    const { sha256, bytes } = membersOf(entry);
    files.set(name, { sha256: String(sha256), bytes: Number(bytes) });
  }
  return files;
}

function tablesOf(folder: string, value: unknown): FolderManifest["tables"] {
  return (Array.isArray(value) ? value : []).map((entry: unknown) => {
    const { file, columns } = membersOf(entry);
    checkName(folder, String(file));
    const stored = (Array.isArray(columns) ? columns : []).map((column: unknown) => {
      const { name, storage } = membersOf(column);
      if (!storages.includes(storage)) {
        throw new FolderError(
          `${join(folder, manifestName)}: expected column types ${storages.join(", ")}, received ${JSON.stringify(storage)}`,
        );
      }
      return { name: String(name), storage } as StoredColumn;
    });
    return { file: String(file), columns: stored };
  });
}

function checkName(folder: string, name: string): void {
  if (plainName.test(name)) return;
  throw new FolderError(`${join(folder, manifestName)}: expected names of files in the folder, received ${JSON.stringify(name)}`);
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Own members of an object; of anything else, none. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.assign(Object.create(null), value) : Object.create(null);
}
