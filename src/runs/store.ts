/**
 * The run store: `runs/<2 digits>/<address>.run`, one file per run, and `keys/<hash>.json`, what their numbers mean.
 *
 * A file is written under a temporary name in `runs/partial` and renamed when it is whole and on the disk, so a run is there or not,
 * whenever a process is killed. A damaged file (see codec.ts) counts as missing. Content follows from the address, so it does not
 * matter who writes, or how often. Nothing is made before the first write.
 */
import { closeSync, fsync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { errorCode, makeFolders, readFailure, replaceFile, storeFailure } from "../host/folderFiles.ts";
import { decodeRun, type EncodedRun, type KeySet, parseKeys, recordHash } from "./codec.ts";
import type { RunState } from "./request.ts";

export interface RunStore {
  /** Whether there is a file; it may yet turn out to be damaged. */
  has(address: string): boolean;
  /** Null when the run is missing or damaged. Throws `StoreError` when the disk refuses. */
  read(address: string): RunState | null;
  /** Hex sha256 of the record; null when the run is missing or damaged. */
  hash(address: string): string | null;
  /** Stores a run; whatever was there is replaced. Rejects with `StoreError` when the disk refuses; there is never half a file. */
  write(address: string, run: EncodedRun): Promise<void>;
}

export interface StoreOptions {
  /** Begins the temporary names; nobody else may use it at the same time. */
  readonly token: string;
  /** Wait until each run has reached the disk (default); without, a power failure may cost the last runs, which are then made again. */
  readonly durable?: boolean;
  /** Nothing is written: what the disk refuses is told to a reader. */
  readonly readOnly?: boolean;
}

export const runsFolder = "runs";
export const keysFolder = "keys";
/** Runs being written. */
export const partialFolder = "partial";

const onDisk = promisify(fsync);
/** Key sets kept in memory; a study has a handful. */
const rememberedKeys = 256;

/** The store in a study's folder. Throws on an address that is not 64 hexadecimal digits. */
export function openRunStore(folder: string, { token, durable = true, readOnly = false }: StoreOptions): RunStore {
  const failure = readOnly ? readFailure : storeFailure;
  const keySets = new Map<string, { readonly keys: KeySet; readonly stamp: string }>();
  const keysWritten = new Set<string>();
  let last: { readonly address: string; readonly hash: string } | null = null;
  let written = 0;

  function keysOf(hash: string): KeySet | null {
    const path = keysPath(folder, hash);
    const stamp = stampOf(path);
    const before = keySets.get(hash);
    // A file that was removed or changed meanwhile must not be taken for one that is there: whoever reads after us would not find it.
    if (before !== undefined && before.stamp === stamp) return before.keys;
    const text = readIfThere(path);
    const keys = text === null ? null : parseKeys(text.toString("utf8"), hash);
    if (keys === null) {
      keysWritten.delete(hash);
      keySets.delete(hash);
      return null;
    }
    if (keySets.size >= rememberedKeys) keySets.clear();
    keySets.set(hash, { keys, stamp });
    return keys;
  }

  function read(address: string): RunState | null {
    const path = runPath(folder, address);
    try {
      const bytes = readIfThere(path);
      const state = bytes === null ? null : decodeRun(bytes, address, keysOf);
      last = state === null ? null : { address, hash: recordHash(bytes!) };
      return state;
    } catch (error) {
      throw failure(`run ${path}`, error);
    }
  }

  function writeKeys({ hash, text }: NonNullable<EncodedRun["keys"]>): void {
    if (keysWritten.has(hash)) return;
    const path = keysPath(folder, hash);
    makeFolders(dirname(path));
    if (readIfThere(path)?.toString("utf8") !== text) replaceFile(path, `${path}.${token}`, text);
    keysWritten.add(hash);
  }

  return {
    has(address) {
      const path = runPath(folder, address);
      try {
        return isThere(path);
      } catch (error) {
        throw failure(`run ${path}`, error);
      }
    },
    read,
    hash: (address) => (last?.address === address || read(address) !== null ? last!.hash : null),
    async write(address, { bytes, keys }) {
      const path = runPath(folder, address);
      const temporary = join(folder, runsFolder, partialFolder, `${token}-${written++}`);
      try {
        if (keys !== null) writeKeys(keys);
        for (let left = TRIES; left > 0; left--) {
          await writeWhole(temporary, bytes, durable);
          if (isMoved(temporary, path, left === 1)) break;
          removeQuietly(temporary);
        }
      } catch (error) {
        removeQuietly(temporary);
        throw storeFailure(`run ${path}`, error);
      }
    },
  };
}

/** Times that a run is written before its folder counts as gone for good. */
const TRIES = 4;

/** Whether a file was moved; not where it was cleared away before, while this process was stopped or with a folder that somebody deletes. */
function isMoved(temporary: string, path: string, isLast: boolean): boolean {
  try {
    moveInto(temporary, path);
    return true;
  } catch (error) {
    if (isLast || errorCode(error) !== "ENOENT") throw error;
    return false;
  }
}

function runPath(folder: string, address: string): string {
  if (!/^[0-9a-f]{64}$/.test(address))
    throw new Error(`address of a run: expected 64 hexadecimal digits, received ${JSON.stringify(address)}`);
  return join(folder, runsFolder, address.slice(0, 2), `${address}.run`);
}

function keysPath(folder: string, hash: string): string {
  return join(folder, keysFolder, `${/^[0-9a-f]{64}$/.test(hash) ? hash : "none"}.json`);
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** A file that may not be looked at is not taken for a missing one. */
function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (errorCode(error) === "ENOTDIR") return false;
    throw error;
  }
}

/** Tells one state of a file from another; empty where there is none. */
function stampOf(path: string): string {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts === undefined ? "" : `${facts.ino} ${facts.size} ${facts.mtimeMs} ${facts.ctimeMs}`;
}

async function writeWhole(path: string, bytes: Uint8Array, durable: boolean): Promise<void> {
  const descriptor = inFolder(path, () => openSync(path, "wx"));
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    if (durable) await onDisk(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function moveInto(temporary: string, path: string): void {
  inFolder(path, () => renameSync(temporary, path));
}

/** Does something to a path; again, with its folder made, where that is missing. */
export function inFolder<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
    makeFolders(dirname(path));
    return action();
  }
}

/** Clearing up after a failure must not hide it. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What is left there is swept when the study is opened again.
  }
}
