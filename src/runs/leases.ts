/**
 * A dispatcher of files: whoever creates `leases/<work>` has the work. No server, only a disk that all can reach.
 *
 * The lease of a session that is gone is moved aside before the work is claimed anew; of several who try, one moves it. Should one
 * move a lease that another has just made anew, it sees a name that it did not expect and puts it back.
 */
import { closeSync, linkSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { errorCode, storeFailure } from "../host/folderFiles.ts";
import type { Dispatcher } from "./dispatcher.ts";
import { leasesFolder, type Session, sessionPath } from "./sessions.ts";
import { inFolder, keysFolder, partialFolder, runsFolder } from "./store.ts";

export interface Leases extends Dispatcher {
  /** Whether this session's claim on a work still stands: nobody has taken it for gone meanwhile. */
  holds(work: string): boolean;
  /** Gives back all that is held. */
  close(): void;
}

const workName = /^(?:[0-9a-f]{64}|publication)$/;
/** A lease without a name is being written, or its writer was killed in between, milliseconds. */
const namelessExpiry = 10_000;

/** Where temporary names are found, and the token in them. */
const temporaries: readonly (readonly [string, RegExp])[] = [
  [".", /^\.cosafe-(?:partial|publishing|study|plan)-([0-9a-f]{16})(?:\.names)?$/],
  [leasesFolder, /^(?:[0-9a-f]{64}|publication)\.([0-9a-f]{16})$/],
  [keysFolder, /^[0-9a-f]{64}\.json\.([0-9a-f]{16})$/],
  [join(runsFolder, partialFolder), /^([0-9a-f]{16})-\d+$/],
];

/** Leases in a results folder, held in the name of a session. Claims reject with `StoreError` when the disk refuses. */
export function directoryLeases(folder: string, session: Session): Leases {
  const held = new Set<string>();

  /** Whether the file is ours now. */
  function create(path: string): boolean {
    let descriptor: number;
    try {
      descriptor = inFolder(path, () => openSync(path, "wx"));
    } catch (error) {
      if (errorCode(error) === "EEXIST") return false;
      throw error;
    }
    try {
      writeSync(descriptor, JSON.stringify({ ...session.facts, token: session.token }));
    } finally {
      closeSync(descriptor);
    }
    return true;
  }

  function claim(path: string): boolean {
    if (create(path)) return true;
    const holder = holderOf(path);
    if (holder === "nobody") return create(path);
    const gone = holder === null ? session.age(path) > namelessExpiry : !session.isLive(holder);
    return gone && evict(path, holder, session.token) && create(path);
  }

  function release(work: string): void {
    held.delete(work);
    const path = leasePath(folder, work);
    if (holderOf(path) === session.token) rmSync(path, { force: true });
  }

  return {
    async claim(work) {
      if (!workName.test(work)) throw new Error(`lease: expected an address or "publication", received ${JSON.stringify(work)}`);
      const path = leasePath(folder, work);
      try {
        const won = claim(path);
        if (won) held.add(work);
        return won;
      } catch (error) {
        throw storeFailure(`lease ${path}`, error);
      }
    },
    holds: (work) => holderOf(leasePath(folder, work)) === session.token,
    release: async (work) => release(work),
    close() {
      for (const work of [...held]) release(work);
    },
  };
}

/** Clears away what sessions that are gone have left: leases, half-written runs and publications. */
export function sweep(folder: string, session: Session): void {
  const leases = join(folder, leasesFolder);
  const left = readdirSync(leases).filter((name) => workName.test(name));
  for (const name of left) {
    const holder = holderOf(join(leases, name));
    if (holder !== null && holder !== "nobody" && !session.isLive(holder)) evict(join(leases, name), holder, session.token);
  }
  for (const [place, name] of temporaries) {
    for (const left of namesIn(join(folder, place))) {
      const token = name.exec(left)?.[1];
      if (token !== undefined && !session.isLive(token)) rmSync(join(folder, place, left), { recursive: true, force: true });
    }
  }
  for (const { token } of session.others()) if (!session.isLive(token)) rmSync(sessionPath(folder, token), { force: true });
}

function leasePath(folder: string, work: string): string {
  return join(folder, leasesFolder, work);
}

/** Token of the session that holds a lease; null when the file does not (yet) say. */
function holderOf(path: string): string | null | "nobody" {
  try {
    const { token } = JSON.parse(readFileSync(path, "utf8"));
    return typeof token === "string" ? token : null;
  } catch (error) {
    return errorCode(error) === "ENOENT" ? "nobody" : null;
  }
}

/** Moves a lease of `holder` aside and removes it; false when it turns out to be somebody else's by now. */
function evict(path: string, holder: string | null, by: string): boolean {
  const aside = `${path}.${by}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return true;
    throw error;
  }
  const expected = holderOf(aside) === holder;
  if (!expected) putBack(aside, path);
  rmSync(aside, { force: true });
  return expected;
}

function putBack(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch {
    // Somebody has claimed the work meanwhile, or the disk has no links: the run is made twice, with the same bytes.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
