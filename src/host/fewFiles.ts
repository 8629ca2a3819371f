/**
 * Loading where a process may have only few files open (`ulimit -n 64`, as some shared machines have it).
 *
 * Node opens the modules of an import all at the same time, hundreds of them, and ends in its own words when it may not. Modules that are
 * *required* it opens one after another; an import of them afterwards finds them loaded. So where few files may be open they are required
 * first. Elsewhere nothing changes.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

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

/** All of cosafe but the command line and what runs in threads of its own, where few files may be open: own parts are in force by then. */
export function loadAllOneByOne(): void {
  if (openFilesAllowed() >= ENOUGH) return;
  const root = new URL("../", import.meta.url);
  const files = readdirSync(fileURLToPath(root), { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
  const modules = files.filter((file) => file.endsWith(".js") && !file.startsWith("cli/") && !/worker\.js$/i.test(file));
  loadOneByOne(
    root.href,
    modules.map((file) => `./${file}`),
  );
}

/** Worker threads that the open files suffice for, at least 1. */
export function threadsAllowed(): number {
  const allowed = openFilesAllowed();
  return allowed >= ENOUGH ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor((allowed - FOR_PROCESS) / FOR_THREAD));
}
