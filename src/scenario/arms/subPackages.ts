/**
 * The parts of a package and its sub-packages: an arm with some of its measures only.
 *
 * A package that uses other arms consists of these; another arm, of the interventions in its patch. What the arm says beyond that (its
 * own settings) is one more part, so that all parts together are the arm. A sub-package is a bit mask: bit i is part i. Own settings of
 * an organisation, intervention, event or category that only an absent part brings are left out with it.
 */
import type { Catalogues } from "../format/catalogues.ts";
import { find, type MapNode } from "../text/tree.ts";
import type { PackageMeasure } from "../types.ts";
import type { Arm, Patch } from "./arms.ts";
import { type Assignment, subject } from "./paths.ts";

/** A measure of a package with what it changes; the package's own settings have kind `own`. */
export interface PackagePart extends PackageMeasure {
  readonly kind: "arm" | "intervention" | "own";
  readonly map: MapNode;
}

const keyedSections: readonly string[] = ["organisations", "interventions", "events", "categories"];

/** The parts of an arm in its order, own settings last; `extra` are the command line's assignments to this arm. */
export function packageParts(
  arm: Arm,
  arms: readonly Arm[],
  patches: ReadonlyMap<string, Patch>,
  extra: readonly Assignment[],
  catalogues: Catalogues,
): readonly PackagePart[] {
  const parts = arm.use.length > 0 ? usedArms(arm, arms, patches) : ownInterventions(arm, catalogues);
  const taken = new Set(parts.filter(({ kind }) => kind === "intervention").map(({ id }) => id));
  const rest = [...arm.patch.entries].some(
    ([section, { node }]) =>
      node.kind !== "map" || [...node.entries.keys()].some((name) => !(section === "interventions" && taken.has(name))),
  );
  if (!rest && arm.set.length === 0 && extra.length === 0) return parts;
  return [...parts, { id: arm.id, label: `Other settings of ${arm.label}`, kind: "own", map: arm.patch }];
}

/** The arm with the parts of `mask` only; its id is no arm's. */
export function subPackage(arm: Arm, parts: readonly PackagePart[], mask: number, baseline: MapNode): Arm {
  const on = parts.filter((_, i) => (mask & (1 << i)) !== 0);
  const own = on.some(({ kind }) => kind === "own");
  const brought = parts.filter(({ kind }) => kind !== "own");
  const has = (trees: readonly MapNode[], path: readonly string[]) => trees.some((tree) => find(tree, path)?.kind === "map");
  const there = [baseline, ...brought.filter((part) => on.includes(part)).map(({ map }) => map)];
  const anywhere = [baseline, ...brought.map(({ map }) => map)];
  const applies = (path: readonly string[]) => own && (has(there, path) || !has(anywhere, path));
  const keeps = (section: string, name: string) => {
    const part = parts.find(({ kind, id }) => kind === "intervention" && section === "interventions" && id === name);
    return part === undefined ? applies([section, name]) : on.includes(part);
  };
  return {
    ...arm,
    id: `${arm.id}#${mask}`,
    use: arm.use.filter((id) => on.some((part) => part.kind === "arm" && part.id === id)),
    patch: filterEntries(arm.patch, own, keeps),
    set: arm.set.filter((assignment) => own && applies(subject(assignment) ?? [])),
  };
}

function usedArms(arm: Arm, arms: readonly Arm[], patches: ReadonlyMap<string, Patch>): readonly PackagePart[] {
  return arm.use.flatMap((name) => {
    const used = arms.find(({ id }) => id === name);
    const patch = patches.get(name);
    return used === undefined || patch === undefined ? [] : [{ id: used.id, label: used.label, kind: "arm" as const, map: patch.map }];
  });
}

function ownInterventions(arm: Arm, { interventions }: Catalogues): readonly PackagePart[] {
  const node = arm.patch.entries.get("interventions")?.node;
  if (node?.kind !== "map") return [];
  return [...node.entries].flatMap(([id, entry]) => {
    if (entry.node.kind !== "map") return [];
    const intervention = find(entry.node, ["intervention"]);
    const name = intervention?.kind === "scalar" ? intervention.text : id;
    const title = interventions.find((known) => known.id === name)?.title ?? id;
    const single = { ...node, entries: new Map([[id, entry]]) };
    const map = { ...arm.patch, entries: new Map([["interventions", { keyAt: entry.keyAt, node: single }]]) };
    return [{ id, label: name === id ? title : `${title} (${id})`, kind: "intervention" as const, map }];
  });
}

/** The patch without the entries of keyed sections that `keeps` refuses, and without other settings unless `own`. */
function filterEntries(patch: MapNode, own: boolean, keeps: (section: string, name: string) => boolean): MapNode {
  const entries = [...patch.entries].flatMap(([section, entry]) => {
    if (!keyedSections.includes(section) || entry.node.kind !== "map") return own ? [[section, entry] as const] : [];
    const kept = [...entry.node.entries].filter(([name]) => keeps(section, name));
    return kept.length === 0 ? [] : [[section, { ...entry, node: { ...entry.node, entries: new Map(kept) } }] as const];
  });
  return { ...patch, entries: new Map(entries) };
}
