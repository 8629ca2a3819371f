/**
 * The tree of a scenario: maps, lists and scalars as written, each with the place where it was written.
 *
 * Scalars stay text until a field reads them, so nothing is coerced on the way; merging keeps the place of every value.
 */
import type { Location } from "../types.ts";

export interface ScalarNode {
  readonly kind: "scalar";
  readonly text: string;
  /** False when quoted or a block, and so text whatever it looks like. */
  readonly plain: boolean;
  readonly at: Location;
}

export interface ListNode {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly at: Location;
}

export interface Entry {
  readonly keyAt: Location;
  readonly node: Node;
}

export interface MapNode {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Entry>;
  readonly at: Location;
}

export type Node = ScalarNode | ListNode | MapNode;

export function emptyMap(at: Location): MapNode {
  return { kind: "map", entries: new Map(), at };
}

export function plainScalar(text: string, at: Location): ScalarNode {
  return { kind: "scalar", text, plain: true, at };
}

/** An explicit `null` or `~`; a key with nothing after it is not one. */
export function isNull(node: Node): boolean {
  return node.kind === "scalar" && node.plain && (node.text === "null" || node.text === "~");
}

/** Told of a value that a patch replaces. */
export type OnReplace = (path: string, old: Node, patch: Node) => void;

/** `patch` over `base`: maps merge key by key, anything else is replaced. Order: base first, then what is new. */
export function merge(base: Node, patch: Node, onReplace?: OnReplace, path = ""): Node {
  if (base.kind !== "map" || patch.kind !== "map") {
    onReplace?.(path, base, patch);
    return patch;
  }
  const entries = new Map(base.entries);
  for (const [key, entry] of patch.entries) {
    const old = base.entries.get(key);
    const node = old === undefined ? entry.node : merge(old.node, entry.node, onReplace, path === "" ? key : `${path}.${key}`);
    entries.set(key, { keyAt: old !== undefined && node.kind === "map" ? old.keyAt : entry.keyAt, node });
  }
  return { kind: "map", entries, at: base.at };
}

/** `merge` of two maps. */
export function mergeMaps(base: MapNode, patch: MapNode, onReplace?: OnReplace): MapNode {
  return merge(base, patch, onReplace) as MapNode;
}

/** The map without the keys that `keep` refuses. */
export function filterMap(map: MapNode, keep: (key: string) => boolean): MapNode {
  return { ...map, entries: new Map([...map.entries].filter(([key]) => keep(key))) };
}

/** A copy with `node` at `segments`; maps on the way are made, other values on the way are replaced. */
export function assign(map: MapNode, segments: readonly string[], node: Node, keyAt: Location): MapNode {
  const [key, ...rest] = segments;
  const old = map.entries.get(key);
  const inner = old?.node.kind === "map" ? old.node : emptyMap(keyAt);
  const value = rest.length === 0 ? node : assign(inner, rest, node, keyAt);
  return { ...map, entries: new Map(map.entries).set(key, { keyAt: rest.length === 0 ? keyAt : (old?.keyAt ?? keyAt), node: value }) };
}

/** What stands at `segments`, or undefined. List items are addressed by their index. */
export function find(node: Node, segments: readonly string[]): Node | undefined {
  let current: Node | undefined = node;
  for (const segment of segments) {
    if (current?.kind === "map") current = current.entries.get(segment)?.node;
    else if (current?.kind === "list") current = current.items[Number(segment)];
    else return undefined;
  }
  return current;
}

/** Where a dotted path stands; if it is absent, where its nearest parent does. */
export function locate(root: Node, path: string): Location {
  const segments = path.split(".");
  for (let length = segments.length; length > 0; length--) {
    const parent = find(root, segments.slice(0, length - 1));
    const key = segments[length - 1];
    if (parent?.kind === "list" && parent.items[Number(key)] !== undefined) return parent.items[Number(key)].at;
    const entry = parent?.kind === "map" ? parent.entries.get(key) : undefined;
    if (entry !== undefined) return length === segments.length && entry.node.kind !== "map" ? entry.node.at : entry.keyAt;
  }
  return root.at;
}
