/** Dotted keys under `parameters`: `trust.gainRate: 0.02` is the same as `trust: { gainRate: 0.02 }`. */
import type { Problem } from "../types.ts";
import { refuse } from "./problems.ts";
import { assign, type Entry, emptyMap, find, type MapNode, type Node } from "./tree.ts";

/** The tree of a file with dotted parameter keys nested, in its own `parameters` and in those of its arms. */
export function expandDotted(root: MapNode, problems: Problem[]): MapNode {
  const own = expandParameters(root, problems);
  const arms = own.entries.get("arms");
  if (arms?.node.kind !== "map") return own;
  const expanded = [...arms.node.entries].map(([id, arm]): [string, Entry] => [
    id,
    arm.node.kind === "map" ? { ...arm, node: expandParameters(arm.node, problems) } : arm,
  ]);
  const node: Node = { ...arms.node, entries: new Map(expanded) };
  return { ...own, entries: new Map(own.entries).set("arms", { ...arms, node }) };
}

function expandParameters(map: MapNode, problems: Problem[]): MapNode {
  const parameters = map.entries.get("parameters");
  if (parameters?.node.kind !== "map") return map;
  let nested: MapNode = emptyMap(parameters.node.at);
  for (const [key, entry] of parameters.node.entries) {
    const segments = key.split(".");
    if (segments.length === 1 && find(nested, segments) === undefined) {
      nested = { ...nested, entries: new Map(nested.entries).set(key, entry) };
    } else nested = addDotted(nested, segments, entry, problems);
  }
  return { ...map, entries: new Map(map.entries).set("parameters", { ...parameters, node: nested }) };
}

function addDotted(map: MapNode, segments: readonly string[], entry: Entry, problems: Problem[]): MapNode {
  if (segments.length === 1 && entry.node.kind === "map") {
    return [...entry.node.entries].reduce((nested, [name, inner]) => addDotted(nested, [...segments, name], inner, problems), map);
  }
  const first = find(map, segments);
  if (first === undefined) return assign(map, segments, entry.node, entry.keyAt);
  const path = `parameters.${segments.join(".")}`;
  const remedy = `the first is at line ${first.at.line}`;
  refuse(problems, { at: entry.keyAt, path, what: `key ${path}`, expected: "each name once", received: "a second one", remedy });
  return map;
}
