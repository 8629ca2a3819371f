/**
 * Files for the scenario reader on this machine: regular files of moderate size, `extends` only within the scenario's folder tree, and the
 * files that come with cosafe under their names.
 */
import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { partsSources } from "../model/parts.ts";
import type { FileSource } from "../scenario/types.ts";
import { shippedFiles, shippedNameOf, shippedPath } from "./shippedFiles.ts";

/** Far more than any scenario needs; a larger file is refused before it is read. */
const maximumBytes = 2 * 1024 * 1024;

/** A source for the scenario at `scenarioPath`; nothing outside that file's folder tree can be reached by `extends`. */
export function nodeFiles(scenarioPath: string): FileSource {
  const root = dirname(resolve(scenarioPath));
  return {
    read(written) {
      try {
        const path = shippedPath(written) ?? written;
        const facts = statSync(path);
        if (facts.isDirectory()) return { failure: "directory" };
        if (!facts.isFile()) return { failure: "unreadable" };
        if (facts.size > maximumBytes) return { failure: "too-large" };
        return { bytes: readFileSync(path) };
      } catch (error) {
        const code = (error as { code?: string }).code;
        return { failure: code === "ENOENT" || code === "ENOTDIR" ? "missing" : "unreadable" };
      }
    },
    resolve(from, written) {
      if (isAbsolute(written)) return null;
      const shipped = shippedPath(from);
      if (shipped !== undefined) return shippedNameOf(resolve(dirname(shipped), written));
      const target = resolve(dirname(from), written);
      if (!isWithin(root, target) || !isWithin(real(root), real(target))) return null;
      // As the user would type it: relative where the scenario was given so.
      return isAbsolute(from) ? target : relative(".", target);
    },
    shipped: () => [...shippedFiles().keys()],
    isInForce: (path) => partsSources().some((source) => source.path === real(resolve(path))),
  };
}

function isWithin(root: string, path: string): boolean {
  const step = relative(root, path);
  return step !== ".." && !step.startsWith(`..${sep}`) && !isAbsolute(step);
}

/** The path behind symbolic links; a missing file stands for itself in its real folder. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : resolve(real(dirname(path)), relative(dirname(path), path));
  }
}
