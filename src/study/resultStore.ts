/**
 * The result store: a folder that is either whole (it has a manifest, written last, with the hash of every other file) or plainly not.
 *
 * Files are first written into a folder `.cosafe-partial-<pid>` inside the target, then moved into place one by one, the manifest last;
 * an old manifest goes first. So a run that is killed at any moment leaves either the old results whole, or no manifest and the partial
 * folder, which the next run cleans away. A folder that is not cosafe's own, and any file the old manifest does not list, is left alone.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { BufferedFile } from "./bufferedFile.ts";
import { differences } from "./canonicalJson.ts";
import { brief, firstMissing, makeFolders, removeEmptyFolders, removeIfEmpty, StoreError } from "./folderFiles.ts";

export { StoreError };

export const manifestName = "manifest.json";
const partialPrefix = ".cosafe-partial-";
/** The only names that are ever written or removed. */
const safeName = /^(?:[a-z0-9-]+\/)?[\p{L}\p{N}][\p{L}\p{N}._-]*\.(?:csv|svg|png|json)$/u;

/** Hex sha256 and size of each file by name, sorted by name. */
export type FileHashes = Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;

export interface StoreHost {
  readonly pid: number;
  /** Whether a process is running; a partial folder of one that is not is a leftover. */
  isAlive(pid: number): boolean;
}

/** Text or bytes written to one file, buffered. */
export interface FileSink {
  write(text: string): void;
  close(): void;
}

/** A results folder being written; nothing shows until `publish`. */
export interface ResultWriter {
  /** Opens a file for text, to be written piece by piece. */
  open(name: string): FileSink;
  /** Writes a whole file. */
  write(name: string, content: string | Uint8Array): void;
  /** Writes the manifest, built from the hashes of all files, and moves everything into place. */
  publish(manifest: (files: FileHashes) => string): void;
  /** Removes what was written; the folder is as before. */
  discard(): void;
}

export interface OpenOptions {
  /** What the results depend on; compared with the `settings` of the manifest that is there. */
  readonly settings: unknown;
  /** Replace results of other settings. */
  readonly force: boolean;
  readonly host?: StoreHost;
}

/** Says why results may not be written to `folder`, or null. Changes nothing. */
export function refusal(folder: string, options: OpenOptions): string | null {
  if (folder.trim() === "") return `results folder: expected the name of a folder, received ""; choose another --out`;
  if (!existsSync(folder)) return null;
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return `results folder ${folder}: expected a folder, received a file; choose another --out`;
  }
  const busy = names.map(partialPid).find((pid) => pid !== null && pid !== options.host?.pid && options.host?.isAlive(pid));
  if (busy != null) {
    return `results folder ${folder}: another run (process ${busy}) is writing there; wait for it, choose another --out, or, if there is no such run, remove ${partialPrefix}${busy} in it`;
  }
  const others = names.filter((name) => partialPid(name) === null);
  if (others.length === 0) return null;
  // A run that was killed while it moved its files into place leaves some of them beside its partial folder, and no manifest.
  const halfMoved = others.length < names.length && others.every((name) => ownNames.has(name));
  if (!names.includes(manifestName) && halfMoved) return null;
  if (!names.includes(manifestName) && !names.includes("study.json")) {
    return `results folder ${folder}: expected an empty folder or earlier results, received other files (${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}); choose another --out`;
  }
  const manifest = readManifest(folder);
  if (manifest === null) {
    const whose = names.includes("study.json")
      ? "holds a study, which is of another kind"
      : `its ${manifestName} was not written by cosafe`;
    return `results folder ${folder}: ${whose}; choose another --out`;
  }
  if (options.force) return null;
  const found = differences(manifest.settings, JSON.parse(JSON.stringify(options.settings)), 8);
  if (found.length === 0) return null;
  const shown = found.filter(({ path }) => path !== "scenario.arms" || found.length === 1);
  const lines = shown.map(({ path, a, b }) => `  ${path}: ${brief(a)} there, ${brief(b)} now`);
  return [`results folder ${folder}: holds results of other settings; give --force to replace them, or another --out`, ...lines].join("\n");
}

/** What a run puts into its folder besides the manifest. */
const ownNames: ReadonlySet<string> = new Set([
  "summary.csv",
  "series.csv",
  "network.csv",
  "ledger.csv",
  "hazards.csv",
  "codebook.csv",
  "charts",
]);

/** Opens a folder for writing. Throws `StoreError` where `refusal` speaks. */
export function openResults(folder: string, options: OpenOptions): ResultWriter {
  const reason = refusal(folder, options);
  if (reason !== null) throw new StoreError(reason);
  const target = resolve(folder);
  const created = firstMissing(target);
  makeFolders(target);
  for (const name of readdirSync(target)) if (partialPid(name) !== null) rmSync(join(target, name), { recursive: true, force: true });
  const partial = join(target, `${partialPrefix}${options.host?.pid ?? 0}`);
  mkdirSync(partial);
  const files = new Map<string, { sha256: string; bytes: number }>();
  const open = new Set<BufferedFile>();

  function openFile(name: string): BufferedFile {
    if (!safeName.test(name)) throw new Error(`result file ${JSON.stringify(name)}: expected a plain file name`);
    mkdirSync(dirname(join(partial, name)), { recursive: true });
    const file = new BufferedFile(join(partial, name), (result) => {
      open.delete(file);
      files.set(name, result);
    });
    open.add(file);
    return file;
  }

  function write(name: string, content: string | Uint8Array): void {
    const file = openFile(name);
    if (typeof content === "string") file.write(content);
    else file.writeBytes(content);
    file.close();
  }

  return {
    open: openFile,
    write,
    publish(manifest) {
      for (const file of [...open]) file.close();
      const hashes = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
      write(manifestName, manifest(hashes));
      const old = readManifest(target);
      rmSync(join(target, manifestName), { force: true });
      for (const name of Object.keys(hashes)) {
        mkdirSync(dirname(join(target, name)), { recursive: true });
        renameSync(join(partial, name), join(target, name));
      }
      for (const name of old?.files ?? []) {
        if (safeName.test(name) && !(name in hashes)) removeFile(target, name);
      }
      renameSync(join(partial, manifestName), join(target, manifestName));
      rmSync(partial, { recursive: true, force: true });
    },
    discard() {
      for (const file of [...open]) file.abandon();
      rmSync(partial, { recursive: true, force: true });
      if (created !== null) removeEmptyFolders(target, created);
    },
  };
}

/** The settings and file names of a results folder; null when its manifest is missing or not cosafe's. */
export function readManifest(folder: string): { settings: unknown; files: string[] } | null {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, manifestName), "utf8"));
    if (typeof manifest !== "object" || manifest === null || !("schema" in manifest) || !("settings" in manifest)) return null;
    if (!String(manifest.schema).startsWith("cosafe-results")) return null;
    const files = "files" in manifest && typeof manifest.files === "object" && manifest.files !== null ? Object.keys(manifest.files) : [];
    return { settings: manifest.settings, files };
  } catch {
    return null;
  }
}

function partialPid(name: string): number | null {
  const match = /^\.cosafe-partial-(\d+)$/.exec(name);
  return match === null ? null : Number(match[1]);
}

function removeFile(target: string, name: string): void {
  rmSync(join(target, name), { force: true });
  if (name.includes("/")) removeIfEmpty(dirname(join(target, name)));
}
