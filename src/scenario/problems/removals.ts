/** The settings of a problem as assignments of their reference values. */
import { type Assignment, parsePath } from "../arms/paths.ts";
import type { WrittenProblem } from "../format/problems.ts";
import { alternatives, quote, refuse, refuseUnknown, shown } from "../text/problems.ts";
import { find, type Node, plainScalar } from "../text/tree.ts";
import type { Location, Problem, Setting } from "../types.ts";
import type { Baseline } from "./baseline.ts";

/** Ties are one setting: the whole list. */
export const TIES = "ties";

/** One setting of a problem, and how it is taken to its reference value. */
export interface Removal extends Assignment {
  /** As people write it, without `parameters.` before a group. */
  readonly path: string;
  readonly at: Location;
  /** The reference in words. */
  readonly words: string;
  /** The value now, in words, where it is no single one. */
  readonly before: string;
  /** Whether the scenario states the reference itself. */
  readonly stated: boolean;
}

/** The settings that a problem names, each once, set by the scenario, with a reference; what is wrong is appended. */
export function readRemovals(
  id: string,
  { settings }: WrittenProblem,
  node: Node | undefined,
  baseline: Baseline,
  problems: Problem[],
): readonly Removal[] {
  const references = statedReferences(id, node, baseline, problems);
  const seen = new Set<string>();
  const removals = settings.flatMap((written, index) => {
    const at = (node === undefined ? undefined : find(node, ["settings", String(index)])?.at) ?? baseline.tree.at;
    const report = { at, path: `problems.${id}.settings.${index}`, what: `problem ${id}, setting ${index + 1}` };
    const segments = written === "" ? null : knownPath(written, report, baseline, problems);
    if (segments === null) return [];
    const path = shortPath(segments);
    if (seen.has(path)) refuse(problems, { ...report, expected: "each setting once", received: quote(path) });
    if (seen.has(path)) return [];
    seen.add(path);
    return removal(segments, references.get(path), report, baseline, problems) ?? [];
  });
  for (const [path, { keyAt }] of references) {
    if (seen.has(path)) continue;
    const report = { at: keyAt, path: `problems.${id}.reference.${path}`, what: `reference of problem ${id}`, received: quote(path) };
    refuseUnknown(problems, { ...report, expected: "one of the problem's settings", name: path, known: [...seen] });
  }
  return removals;
}

interface At {
  readonly at: Location;
  readonly path: string;
  readonly what: string;
}

function removal(
  segments: readonly string[],
  stated: { readonly keyAt: Location; readonly node: Node } | undefined,
  report: At,
  { tree, settings }: Baseline,
  problems: Problem[],
): Removal | null {
  const setting = settings.find(({ path }) => path === segments.join("."));
  const path = shortPath(segments);
  if (path !== TIES && setting?.setBy === null) {
    const received = `${path} at its default`;
    const remedy = "a problem is something that the scenario states; set it, or leave it out here";
    refuse(problems, { ...report, expected: "a setting that the scenario sets", received, remedy });
    return null;
  }
  const before = path === TIES ? tieWords(find(tree, [TIES])) : "";
  if (stated !== undefined) {
    const { node, keyAt } = stated;
    const words = path === TIES ? tieWords(node) : node.kind === "scalar" ? node.text : listText(node);
    return { segments, node, keyAt, path, at: node.at, words, before, stated: true };
  }
  if (setting?.reference === undefined) {
    const remedy = `write reference: { ${path}: … }`;
    refuse(problems, { ...report, expected: `a reference value for ${path}, since the registry states none`, received: "none", remedy });
    return null;
  }
  const words = String(setting.reference);
  return { segments, node: plainScalar(words, report.at), keyAt: report.at, path, at: report.at, words, before, stated: false };
}

/** Values under `reference`, by short path. */
function statedReferences(id: string, node: Node | undefined, { format }: Baseline, problems: Problem[]) {
  const map = node === undefined ? undefined : find(node, ["reference"]);
  const stated = new Map<string, { readonly keyAt: Location; readonly node: Node }>();
  if (map?.kind !== "map") return stated;
  for (const [path, entry] of map.entries) {
    const segments = parsePath(path, entry.keyAt, format.catalogues, problems);
    const short = segments === null ? null : shortPath(segments);
    if (short !== null && stated.has(short)) {
      const report = { at: entry.keyAt, path: `problems.${id}.reference.${path}`, what: `reference of problem ${id}` };
      refuse(problems, { ...report, expected: "each setting once", received: quote(path) });
    }
    if (short !== null) stated.set(short, entry);
  }
  return stated;
}

/** The segments of a setting of the baseline; null after a report with the nearest one. */
function knownPath(written: string, report: At, { tree, settings, format }: Baseline, problems: Problem[]): readonly string[] | null {
  const groups = format.catalogues.parameterGroups.map(({ group }) => group);
  const [root] = written.split(".");
  const segments = groups.includes(root) ? ["parameters", ...written.split(".")] : written.split(".");
  const known = settings.map(({ path }) => path);
  const ties = find(tree, [TIES]);
  if (known.includes(segments.join("."))) return segments;
  if (written === TIES && ties?.kind === "list" && ties.items.length > 0) return segments;
  const below = known.filter((path) => path.startsWith(`${segments.join(".")}.`)).map((path) => path.replace(/^parameters\./, ""));
  const expected =
    below.length > 0 ? `a single setting (${alternatives(below)})` : "the path of a setting, as cosafe explain --all prints it";
  const names = known.map((path) => path.replace(/^parameters\./, ""));
  refuseUnknown(problems, { ...report, expected, received: quote(written), name: written, known: below.length > 0 ? [] : names });
  return null;
}

/** As people write a path: without `parameters.`. */
export function shortPath(segments: readonly string[]): string {
  return (segments[0] === "parameters" ? segments.slice(1) : segments).join(".");
}

function tieWords(node: Node | undefined): string {
  return node?.kind === "list" ? `${node.items.length} ties` : node === undefined ? "no ties" : shown(node);
}

function listText(node: Node): string {
  return node.kind === "list" ? node.items.map((item) => (item.kind === "scalar" ? item.text : shown(item))).join(", ") : shown(node);
}

/** The setting of a path as `explain` lists it. */
export function settingAt(path: string, { settings, format }: Baseline): Setting | undefined {
  const groups = format.catalogues.parameterGroups.map(({ group }) => group);
  const full = groups.includes(path.split(".")[0]) ? `parameters.${path}` : path;
  return settings.find((setting) => setting.path === full);
}
