/** Arms: named patches on the file's own baseline, alone or as the union of other arms (`use`). */

import { object } from "../fields/containers.ts";
import { expectedId, idPattern } from "../fields/ids.ts";
import { armShape, baselineShape } from "../format/arm.ts";
import type { Catalogues } from "../format/catalogues.ts";
import { sectionKeys } from "../format/declaration.ts";
import { alternatives, quote, refuse, refuseUnknown, shown, warn } from "../text/problems.ts";
import { emptyMap, filterMap, find, type MapNode, mergeMaps, type Node } from "../text/tree.ts";
import type { Location, Problem } from "../types.ts";
import { expandPlace } from "./expandPlace.ts";
import { type Assignment, assignAll, concerns, readSet, splitDeferred } from "./paths.ts";

/** One arm before its patch is applied. */
export interface Arm {
  readonly id: string;
  readonly label: string;
  readonly at: Location;
  readonly use: readonly string[];
  readonly patch: MapNode;
  readonly set: readonly Assignment[];
}

/** The arms of a file, baseline first; problems are appended. */
export function readArms(tree: MapNode, catalogues: Catalogues, problems: Problem[]): readonly Arm[] {
  const node = tree.entries.get("arms")?.node;
  const baseline: Arm = { id: "baseline", label: "Baseline", at: tree.at, use: [], patch: emptyMap(tree.at), set: [] };
  if (node === undefined) return [baseline];
  if (node.kind !== "map") {
    refuse(problems, { at: node.at, path: "arms", what: "setting arms", expected: "a map of arm ids", received: shown(node) });
    return [baseline];
  }
  const arms = [...node.entries].flatMap(([id, entry]) => readArm(id, entry.keyAt, entry.node, catalogues, problems) ?? []);
  const own = arms.find(({ id }) => id === "baseline") ?? baseline;
  const all = [own, ...arms.filter((arm) => arm !== own)];
  return all.map((arm) => ({ ...arm, use: checkUse(arm, all, node, problems) }));
}

/** What an arm changes. Assignments below a community wait until the place has been expanded. */
export interface Patch {
  readonly map: MapNode;
  readonly deferred: readonly Assignment[];
}

/** The patch of every arm: the arms it uses in their order, then its own sections, then its own `set`. */
export function armPatches(arms: readonly Arm[], problems: Problem[]): ReadonlyMap<string, Patch> {
  const patches = new Map<string, Patch>();
  const patchOf = (arm: Arm): Patch => {
    const done = patches.get(arm.id);
    if (done !== undefined) return done;
    const used = arm.use.flatMap((id) => arms.filter((other) => other.id === id));
    const parts = used.map((other) => ({ arm: other, patch: patchOf(other) }));
    const union = parts.reduce((map, part) => unite(map, part.patch.map, arm, part.arm, problems), emptyMap(arm.at));
    const [now, later] = splitDeferred(arm.set);
    const patch = {
      map: assignAll(mergeMaps(union, arm.patch), now),
      deferred: [...parts.flatMap((part) => part.patch.deferred), ...later],
    };
    patches.set(arm.id, patch);
    return patch;
  };
  for (const arm of arms) patchOf(arm);
  return patches;
}

/** The tree of an arm: its patch and the assignments of the command line on the baseline, the place expanded. */
export function armTree(baseline: MapNode, patch: Patch, extra: readonly Assignment[]): MapNode {
  const [now, later] = splitDeferred(extra);
  const merged = mergeMaps(baseline, patch.map);
  const expanded = expandPlace(
    assignAll(
      merged,
      now.filter((one) => concerns(merged, one)),
    ),
  );
  return assignAll(
    expanded,
    [...patch.deferred, ...later].filter((one) => concerns(expanded, one)),
  );
}

function readArm(id: string, at: Location, node: Node, catalogues: Catalogues, problems: Problem[]): Arm | null {
  const path = `arms.${id}`;
  if (node.kind === "scalar" && node.text === "null") return null;
  if (!new RegExp(idPattern).test(id)) {
    const remedy = `write an id such as arm-1, and below it the name for people: label: ${quote(id)}`;
    refuse(problems, { at, path, what: "arm", expected: expectedId(id), received: quote(id), remedy });
    return null;
  }
  if (node.kind !== "map") {
    refuse(problems, { at: node.at, path, what: `arm ${id}`, expected: "a map with its patch", received: shown(node) });
    return null;
  }
  const field = object(id === "baseline" ? baselineShape : armShape(), "An arm.");
  const value = field.read(node, path, { problems, settings: [] });
  const label = value?.label || (id === "baseline" ? "Baseline" : id);
  const patch = filterMap(node, (key) => sectionKeys.some((section) => section === key));
  const use = value !== undefined && "use" in value ? (value.use as readonly string[]) : [];
  return { id, label, at, use, patch, set: readSet(node.entries.get("set")?.node, catalogues, problems) };
}

/** Joins the patch of a used arm; warns where two used arms want different values of one setting that the arm itself does not give. */
function unite(union: MapNode, patch: MapNode, arm: Arm, used: Arm, problems: Problem[]): MapNode {
  return mergeMaps(union, patch, (path, old, later) => {
    const settled = find(arm.patch, path.split(".")) !== undefined || arm.set.some(({ segments }) => segments.join(".") === path);
    if (settled || sameValue(old, later)) return;
    const before = `${shown(old)} (${old.at.file}:${old.at.line})`;
    const received = `${shown(later)} from ${used.id}, which wins`;
    warn(problems, {
      at: arm.at,
      path: `arms.${arm.id}.${path}`,
      what: `arm ${arm.id}, ${path}`,
      expected: `${before} as in another arm it uses`,
      received,
    });
  });
}

function sameValue(a: Node, b: Node): boolean {
  if (a.kind === "scalar" && b.kind === "scalar") return a.text === b.text;
  return (
    a.kind === "list" && b.kind === "list" && a.items.length === b.items.length && a.items.every((item, i) => sameValue(item, b.items[i]))
  );
}

/** The arms that `arm` uses, without those it may not use. */
function checkUse(arm: Arm, arms: readonly Arm[], node: MapNode, problems: Problem[]): readonly string[] {
  const known = arms.map(({ id }) => id).filter((id) => id !== "baseline" && id !== arm.id);
  return arm.use.filter((name, index) => {
    const path = `arms.${arm.id}.use.${index}`;
    const at = find(node, [arm.id, "use", String(index)])?.at ?? arm.at;
    const report = { at, path, what: `arm ${arm.id}, use`, received: quote(name) };
    const cyclic = reaches(name, arm.id, arms);
    if (!cyclic && !known.includes(name)) refuseUnknown(problems, { ...report, expected: alternatives(known), name, known });
    else if (cyclic) refuse(problems, { ...report, expected: "arms that do not use this one in turn" });
    return known.includes(name) && !cyclic;
  });
}

/** Whether `from` is `to`, or uses it at some remove. */
function reaches(from: string, to: string, arms: readonly Arm[], seen: Set<string> = new Set()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (arms.find(({ id }) => id === from)?.use ?? []).some((next) => reaches(next, to, arms, seen));
}
