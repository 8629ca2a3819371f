/** The place written out: `communities: 10` and what all communities have in common become one map per community. */
import { type Entry, emptyMap, type MapNode, merge } from "../text/tree.ts";
import { parseNumber } from "../text/units.ts";

const mostCommunities = 10_000;

/** The tree with `place.communities` as a map of whole communities; unchanged where the place is not understood. */
export function expandPlace(tree: MapNode): MapNode {
  const place = tree.entries.get("place");
  if (place?.node.kind !== "map") return tree;
  const shared = place.node.entries.get("community");
  const communities = place.node.entries.get("communities");
  if (communities === undefined || (shared !== undefined && shared.node.kind !== "map")) return tree;
  const template = shared ?? { keyAt: communities.keyAt, node: emptyMap(communities.keyAt) };
  const written = writtenOut(communities, template);
  if (written === null) return tree;
  const expanded = [...written].map(([id, entry]): [string, Entry] => [id, overTemplate(entry, template)]);
  const node: MapNode = { ...place.node, entries: new Map(place.node.entries) };
  const entries = new Map(node.entries).set("communities", {
    ...communities,
    node: { ...emptyMap(communities.keyAt), entries: new Map(expanded) },
  });
  entries.delete("community");
  return { ...tree, entries: new Map(tree.entries).set("place", { ...place, node: { ...node, entries } }) };
}

function writtenOut({ node }: Entry, template: Entry): ReadonlyMap<string, Entry> | null {
  if (node.kind === "map") return node.entries;
  const count = node.kind === "scalar" && node.plain ? parseNumber(node.text) : null;
  if (count === null || !Number.isInteger(count) || count < 1 || count > mostCommunities) return null;
  const own = { keyAt: template.keyAt, node: emptyMap(template.keyAt) };
  return new Map(Array.from({ length: count }, (_, i) => [`community-${i + 1}`, own]));
}

function overTemplate(entry: Entry, template: Entry): Entry {
  return entry.node.kind === "map" ? { ...entry, node: merge(template.node, entry.node) } : entry;
}
