/**
 * Loading where a process may have only few files open (`ulimit -n 64`, as some shared machines have it).
 *
 * Node opens the modules of an import all at the same time, hundreds of them, and ends in its own words when it may not. Modules that are
 * *required* it opens one after another; an import of them afterwards finds them loaded. So where few files may be open they are required
 * first. Elsewhere nothing changes.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** More than are ever open at once while cosafe is loaded. */
const ENOUGH = 1024;
/** What a process needs beside its worker threads, and each of these, with a margin. */
const FOR_PROCESS = 32;
const FOR_THREAD = 12;

/** Files that this process may have open at once; infinity where the system does not say. */
export function openFilesAllowed(): number {
  try {
    const soft = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "latin1"))?.[1];
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Loads modules one file after another where few may be open: paths as `from`, an `import.meta.url`, would import them, without waiting at their top. */
export function loadOneByOne(from: string, modules: readonly string[]): void {
  if (openFilesAllowed() >= ENOUGH) return;
  const require = createRequire(from);
  for (const module of modules) require(module);
}

/** Worker threads that the open files suffice for, at least 1. */
export function threadsAllowed(): number {
  const allowed = openFilesAllowed();
  return allowed >= ENOUGH ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor((allowed - FOR_PROCESS) / FOR_THREAD));
}
