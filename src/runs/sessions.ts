/**
 * Sessions: the processes that work in one results folder, on this machine or on others that share the disk.
 *
 * Each writes `leases/session-<token>`, says there who it is, and writes it anew every ten seconds. A session is gone when its file is
 * gone, when its process is on this machine and not running, or when its file has not been written for a minute. Ages are differences
 * of times that the same disk gave, so the clocks of the machines do not matter. A process that computes without a pause for longer
 * than a minute (an executor in its own thread) may be taken for gone; then a run is made twice, with the same bytes.
 */
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { errorCode } from "../host/folderFiles.ts";
import { inFolder } from "./store.ts";

/** The machine, as it tells who is there. */
export interface StoreHost {
  readonly pid: number;
  /** Whether a process is running; what one that is not has left behind may go. */
  isAlive(pid: number): boolean;
}

export const leasesFolder = "leases";
const prefix = "session-";

export interface SessionFacts {
  readonly host: string;
  readonly pid: number;
  /** Hash of the study's identity. */
  readonly study: string;
}

export interface Session {
  /** Names this session; 16 hexadecimal digits. */
  readonly token: string;
  readonly facts: SessionFacts;
  isLive(token: string): boolean;
  /** Gives a sign of life now. */
  beat(): void;
  /** Milliseconds since a file was written, by the disk's own clock. */
  age(path: string): number;
  /** Other sessions with a file, gone ones included. */
  others(): readonly { readonly token: string; readonly study: string | null }[];
  /** Ends the session; its file goes. */
  close(): void;
}

export interface SessionOptions {
  readonly host: StoreHost;
  readonly study: string;
  /** Milliseconds without a sign of life after which a session counts as gone; default a minute. */
  readonly expiry?: number;
  /** For tests. */
  readonly hostName?: string;
}

/** Tokens of the sessions of this very process, which others of the same process number may have left behind. */
const here = new Set<string>();

/** Opens a session in a results folder. Throws what the disk throws. */
export function openSession(folder: string, { host, study, expiry = 60_000, hostName = machineName() }: SessionOptions): Session {
  const token = randomBytes(8).toString("hex");
  const facts: SessionFacts = { host: hostName, pid: host.pid, study };
  const path = sessionPath(folder, token);
  /** The disk's clock minus ours, milliseconds. */
  let offset = 0;

  function beat(): void {
    inFolder(path, () => writeFileSync(path, JSON.stringify(facts)));
    offset = statSync(path).mtimeMs - Date.now();
  }

  function isLive(other: string): boolean {
    if (here.has(other)) return true;
    const file = sessionPath(folder, other);
    const told = readFacts(file);
    if (told === "missing") return false;
    if (told !== null && told.host === hostName && (told.pid === host.pid || !host.isAlive(told.pid))) return false;
    return age(file) <= expiry;
  }

  function age(file: string): number {
    try {
      return Date.now() + offset - statSync(file).mtimeMs;
    } catch {
      return Number.POSITIVE_INFINITY;
    }
  }

  beat();
  here.add(token);
  const timer = setInterval(() => quietly(beat), expiry / 6).unref();
  return {
    token,
    facts,
    isLive,
    beat: () => quietly(beat),
    age,
    others: () => otherSessions(folder, token),
    close() {
      clearInterval(timer);
      here.delete(token);
      rmSync(path, { force: true });
    },
  };
}

export function sessionPath(folder: string, token: string): string {
  return join(folder, leasesFolder, `${prefix}${token}`);
}

function otherSessions(folder: string, own: string): { token: string; study: string | null }[] {
  const names = readdirSync(join(folder, leasesFolder)).filter((name) => /^session-[0-9a-f]{16}$/.test(name) && name !== prefix + own);
  return names.map((name) => {
    const told = readFacts(join(folder, leasesFolder, name));
    return { token: name.slice(prefix.length), study: typeof told === "object" && told !== null ? told.study : null };
  });
}

/** What a session says of itself; null while it is being written. */
function readFacts(path: string): SessionFacts | null | "missing" {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return errorCode(error) === "ENOENT" ? "missing" : null;
  }
}

/** The machine, and on Linux the namespace of process numbers, since containers may share a machine's name. */
function machineName(): string {
  let namespace = "";
  quietly(() => {
    namespace = ` ${readlinkSync("/proc/self/ns/pid")}`;
  });
  return hostname() + namespace;
}

/** A missed sign of life is made up for by the next; a namespace need not exist. */
function quietly(action: () => void): void {
  try {
    action();
  } catch {
    // See above.
  }
}
