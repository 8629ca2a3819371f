/** What the stores of results share: making and clearing folders, writing a file whole, and saying plainly what a disk refused. */
import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmdirSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

export const manifestName = "manifest.json";

/** Hex sha256 and size of each file by name, sorted by name. */
export type FileHashes = Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;

/** A results folder that may not be written, or cannot be; the message says why and what to do. */
export class StoreError extends Error {}

/** What the operating system calls a refusal → what it means and what to do. */
const refusals: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full; free some space and repeat the command",
  EDQUOT: "your share of the disk is used up; free some space and repeat the command",
  EACCES: "permission denied; change the folder's permissions or choose another --out",
  EPERM: "permission denied; change the folder's permissions or choose another --out",
  EROFS: "the disk may only be read; choose another --out",
  ENOTDIR: "expected a folder, received a file; choose another --out",
  EEXIST: "expected a folder, received a file; choose another --out",
  EISDIR: "expected a file, received a folder; remove it or choose another --out",
  ENOENT: "a folder was removed while cosafe worked there; repeat the command",
  EIO: "the disk failed; repeat the command",
  ENAMETOOLONG: "the name is too long; choose another --out",
  ELOOP: "its links lead round in a circle; choose another --out",
  EMFILE: "too many open files; repeat the command with fewer --jobs",
  ENFILE: "too many open files; repeat the command with fewer --jobs",
  ENOMEM: "too little memory; close other programs or allow more (ulimit -v), and repeat the command with fewer --jobs",
  EAGAIN: "the machine gives no more memory or threads; repeat the command with fewer --jobs",
};

/** The same where a folder is only read. */
const unreadable: Readonly<Record<string, string>> = {
  EACCES: "no permission to read it; its owner can give it",
  EPERM: "no permission to read it; its owner can give it",
  ENOTDIR: "expected a folder, received a file",
  EISDIR: "expected a file, received a folder; remove it",
  ENOENT: "it was removed meanwhile; repeat the command",
  ELOOP: "its links lead round in a circle",
  EMFILE: "too many open files; close some and repeat the command",
  ENFILE: "too many open files; close some and repeat the command",
};

/** What may happen in the middle of a study, whose finished runs then stay. */
const onTheWay = new Set(["ENOSPC", "EDQUOT", "EIO", "ENOMEM", "EAGAIN"]);

/** What the disk refused as a `StoreError`; anything else thrown, and what is one already, is given back as it is. */
export function storeFailure(what: string, error: unknown): unknown {
  const code = refusalOf(error);
  if (code === null) return error;
  const said = refusals[code] ?? `the disk refused it (${code}); repeat the command or choose another --out`;
  const kept = onTheWay.has(code) ? ", finished runs are kept" : "";
  return new StoreError(`${what}: ${said}${kept}`, { cause: error });
}

/** As `storeFailure`, for what could not be read: names the file that the disk refused, else `what`. */
export function readFailure(what: string, error: unknown): unknown {
  const code = refusalOf(error);
  if (code === null) return error;
  const { path } = error as { path?: unknown };
  const said = unreadable[code] ?? `the disk cannot read it (${code})`;
  return new StoreError(`${typeof path === "string" ? path : what}: ${said}`, { cause: error });
}

/** What the operating system calls its refusal; null for errors of other kinds. */
function refusalOf(error: unknown): string | null {
  if (error instanceof StoreError || !("syscall" in Object(error))) return null;
  return errorCode(error);
}

/** The operating system's word for an error, e.g. `ENOENT`; null for other errors. */
export function errorCode(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : null;
}

/** Makes a folder and its missing parents, one by one: the recursive call of Node never returns in some system folders. */
export function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (errorCode(error) !== "EEXIST" || !existsSync(folder)) throw error;
  }
}

/** Whether the folder was empty and is gone. */
export function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** The topmost folder that `mkdir -p` would have to make; null when all are there. */
export function firstMissing(path: string): string | null {
  let missing: string | null = null;
  for (let folder = path; !existsSync(folder); folder = dirname(folder)) missing = folder;
  return missing;
}

/** Removes `folder` and its parents up to `last`, as long as they are empty. */
export function removeEmptyFolders(folder: string, last: string): void {
  for (let path = folder; removeIfEmpty(path) && path !== last; ) path = dirname(path);
}

/** Writes a new file, whole and on the disk; throws where it exists. */
export function writeNewFile(path: string, content: string | Uint8Array): void {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const descriptor = openSync(path, "wx");
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Puts a file in place whole, whatever was there; `temporary` is a name in the same folder that nobody else uses. */
export function replaceFile(path: string, temporary: string, content: string | Uint8Array): void {
  try {
    writeNewFile(temporary, content);
    try {
      renameSync(temporary, path);
    } catch (error) {
      // Somebody took this process for gone while it was stopped, and cleared its temporary file away.
      if (errorCode(error) !== "ENOENT" || existsSync(temporary)) throw error;
      writeNewFile(temporary, content);
      renameSync(temporary, path);
    }
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Hex sha256 and size of a file, read in pieces. */
export function hashFile(path: string): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash("sha256");
  const piece = Buffer.allocUnsafe(1 << 20);
  const descriptor = openSync(path, "r");
  let bytes = 0;
  try {
    for (let length = readSync(descriptor, piece); length > 0; length = readSync(descriptor, piece)) {
      hash.update(piece.subarray(0, length));
      bytes += length;
    }
  } finally {
    closeSync(descriptor);
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** A value as text of at most 60 characters, for messages. */
export function brief(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
