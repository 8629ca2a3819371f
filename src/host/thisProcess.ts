/** This process, as others on this machine see it, and whether they run. */
import { readFileSync } from "node:fs";
import process from "node:process";

/**
 * False for one that is gone, and for one that has ended and waits for its parent to take notice (on Linux a zombie, which still answers to
 * its number). A stopped process is alive.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
  return !hasEnded(pid);
}

/** By /proc, where there is one: the state stands behind the name, which is in brackets and may hold any character. */
function hasEnded(pid: number): boolean {
  try {
    const facts = readFileSync(`/proc/${pid}/stat`, "utf8");
    return /^[ZXx]/.test(facts.slice(facts.lastIndexOf(")") + 2));
  } catch {
    return false;
  }
}

/** Who makes the runs of a results folder, and on what. */
export const thisProcess = { pid: process.pid, isAlive, nodeVersion: process.version, v8Version: process.versions.v8 } as const;
