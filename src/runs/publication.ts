/**
 * Publishing: the files of a study's result appear in its folder together with a manifest that lists them, or there is no manifest.
 *
 * Files are written into `.cosafe-partial-<token>`. Then, one process at a time: the old manifest goes, the files are moved in one by
 * one, files of earlier publications that are not written any more go, and the manifest is moved in last. Names that may lie about
 * meanwhile stand in `.cosafe-replaced.json` until then, so that a publication after a killed one clears up for both. Where the same
 * manifest and the files that it lists are there already, nothing is touched.
 *
 * A process that was stopped meanwhile, and taken for gone, can do nothing when it goes on: whoever publishes names its folder
 * `.cosafe-publishing-<token>` and then looks whether it still has the lease; whoever takes the lease over removes all other folders of
 * that name first. Every step moves a file out of that folder or into it, so without the folder every step fails.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { BufferedFile, type FileSink } from "../host/bufferedFile.ts";
import { errorCode, type FileHashes, hashFile, manifestName, removeIfEmpty, replaceFile, StoreError } from "../host/folderFiles.ts";
import { planFile } from "./plan.ts";
import { studyFile } from "./studyIdentity.ts";

/** Where the files of a publication are written. Names: letters, digits, `.`, `_` and `-`, or `charts/` and such a name. */
export interface PublishSink {
  /** Opens a file for text; closed at the latest when all is written. */
  open(name: string): FileSink;
  /** Writes a whole file. */
  write(name: string, content: string | Uint8Array): void;
  /** Path for a file that a library writes itself; all files of a publication lie in one folder. */
  path(name: string): string;
}

export interface WrittenFiles extends PublishSink {
  /** Closes what is open and gives the hash of every file, sorted by name. */
  finish(): FileHashes;
  /** Removes what was written, and not published. */
  discard(): void;
}

const replacedName = ".cosafe-replaced.json";
const publishingPrefix = ".cosafe-publishing-";
/** In the folder of who publishes: what it has taken away. */
const asideName = ".aside";
const safeName = /^(?:charts\/)?[\p{L}\p{N}][\p{L}\p{N}._-]*\.(?:csv|parquet|json|jsonl|svg|png)$/u;

/** Begins a publication in `partial`, a folder that is made anew. */
export function writeFiles(partial: string): WrittenFiles {
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  const files = new Map<string, { sha256: string; bytes: number }>();
  const open = new Set<BufferedFile>();
  const byOthers = new Set<string>();

  function pathOf(name: string): string {
    if (!isOwnName(name)) throw new Error(`result file ${JSON.stringify(name)}: expected a plain file name`);
    const path = join(partial, name);
    // Never `partial` itself: when that is gone, what was written into it is gone too.
    if (name.includes("/") && !existsSync(dirname(path))) mkdirSync(dirname(path));
    return path;
  }

  function openFile(name: string): BufferedFile {
    const file = new BufferedFile(pathOf(name), (result) => {
      open.delete(file);
      files.set(name, result);
    });
    open.add(file);
    return file;
  }

  return {
    open: openFile,
    write(name, content) {
      const file = openFile(name);
      if (typeof content === "string") file.write(content);
      else file.writeBytes(content);
      file.close();
    },
    path(name) {
      byOthers.add(name);
      return pathOf(name);
    },
    finish() {
      for (const file of [...open]) file.close();
      for (const name of byOthers) {
        toDisk(join(partial, name));
        files.set(name, hashFile(join(partial, name)));
      }
      return Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
    },
    discard() {
      for (const file of [...open]) file.abandon();
      rmSync(partial, { recursive: true, force: true });
    },
  };
}

/** Whether this very manifest and every file that it lists, by hash, are in place. */
export function isPublished(folder: string, manifest: string): boolean {
  return wholeManifest(folder) === manifest;
}

/** The manifest that is in place with every file that it lists, by hash; null where none is. */
export function wholeManifest(folder: string): string | null {
  try {
    const manifest = readFileSync(join(folder, manifestName), "utf8");
    if (existsSync(join(folder, replacedName))) return null;
    const isWhole = Object.entries(filesOf(manifest)).every(([name, { sha256 }]) => hashFile(join(folder, name)).sha256 === sha256);
    return isWhole ? manifest : null;
  } catch {
    return null;
  }
}

/** Where the holder of the publication's lease keeps what it moves. */
export function publishingFolder(folder: string, token: string): string {
  return join(folder, `${publishingPrefix}${token}`);
}

/** Removes what others who had the lease before have not moved; from now on they can do nothing. */
export function fenceOthers(folder: string, token: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(publishingPrefix) && name !== `${publishingPrefix}${token}`)
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Moves the files of `publishing` into the folder, the manifest last. Throws, and has done no harm, once `publishing` is gone. */
export function moveIntoPlace(folder: string, publishing: string, files: FileHashes, manifest: string): void {
  const aside = join(publishing, asideName);
  mkdirSync(aside);
  replaceFile(join(publishing, manifestName), join(publishing, `${manifestName}.new`), manifest);
  const lying = new Set([...earlierFiles(folder), ...Object.keys(files)]);
  const names = JSON.stringify({ files: Object.fromEntries([...lying].map((name) => [name, {}])) });
  replaceFile(join(folder, replacedName), join(publishing, replacedName), names);
  takeAway(join(folder, manifestName), aside);
  for (const name of Object.keys(files)) {
    const target = join(folder, name);
    if (!existsSync(dirname(target))) mkdirSync(dirname(target));
    renameSync(join(publishing, name), target);
  }
  for (const name of lying) {
    if (name in files || !isOwnName(name)) continue;
    takeAway(join(folder, name), aside);
    if (name.includes("/")) removeIfEmpty(dirname(join(folder, name)));
  }
  renameSync(join(publishing, manifestName), join(folder, manifestName));
  takeAway(join(folder, replacedName), aside);
}

/** Moves a file aside, where it is there. Throws where there is no aside any more. */
function takeAway(path: string, aside: string): void {
  try {
    renameSync(path, join(aside, "gone"));
  } catch (error) {
    if (errorCode(error) !== "ENOENT" || !existsSync(aside)) throw error;
  }
}

/** Files of the manifest that is there and of publications that were not finished. */
function earlierFiles(folder: string): string[] {
  return [manifestName, replacedName].flatMap((name) => {
    try {
      return Object.keys(filesOf(readFileSync(join(folder, name), "utf8")));
    } catch {
      return [];
    }
  });
}

/** Throws where the text is not that of a manifest. */
function filesOf(manifest: string): Record<string, { sha256?: unknown }> {
  const { files } = JSON.parse(manifest);
  if (typeof files !== "object" || files === null) throw new StoreError(`${manifestName}: expected a list of files`);
  return files;
}

function isOwnName(name: string): boolean {
  return safeName.test(name) && ![manifestName, studyFile, planFile].includes(basename(name));
}

function toDisk(path: string): void {
  const descriptor = openSync(path, "r+");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
