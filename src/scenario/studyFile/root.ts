/** A study file as a tree, and whether a file is one. */
import { decode, refuseLarge } from "../text/decode.ts";
import { parseFile } from "../text/parse.ts";
import { refuse } from "../text/problems.ts";
import type { MapNode } from "../text/tree.ts";
import type { FileSource, Problem } from "../types.ts";

/** Whether a file calls itself a study; false for one that cannot be read. Only one in which such a key may stand is taken apart. */
export function isStudyFile(path: string, files: FileSource): boolean {
  const result = files.read(path);
  const text = "bytes" in result ? decode(result.bytes, path, []) : null;
  return text !== null && /study["']?\s*:/.test(text) && readRoot(path, files, [])?.entries.has("study") === true;
}

const failures = { missing: "no such file", directory: "a folder", unreadable: "a file that cannot be read" };

/** The tree of a study file; null after what is wrong with it was added to `problems`. */
export function readRoot(path: string, files: FileSource, problems: Problem[]): MapNode | null {
  const at = { file: path, line: 1, column: 1 };
  const result = files.read(path);
  if ("failure" in result) {
    if (result.failure === "too-large") return refuseLarge(path, at, problems);
    refuse(problems, { at, path: "", what: `file ${path}`, expected: "a study file", received: failures[result.failure] });
    return null;
  }
  const text = decode(result.bytes, path, problems);
  const root = text === null ? null : parseFile(text, path, problems);
  if (root === null || problems.some(({ what }) => what === "alias" || what === "nesting")) return null;
  const scenarioKeys = ["title", "extends", "place", "organisations"].filter((key) => root.entries.has(key));
  if (scenarioKeys.length === 0 || root.entries.has("design") || root.entries.has("method")) return root;
  const remedy = "cosafe run runs scenarios; a study file has the keys study, scenario, and design or method";
  refuse(problems, { at, path: "", what: `file ${path}`, expected: "a study file", received: "a scenario", remedy });
  return null;
}
