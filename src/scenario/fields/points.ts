/** Fields of points on the ground: pairs of numbers in metres. */
import { refuse, shown } from "../text/problems.ts";
import type { Node } from "../text/tree.ts";
import { join } from "./containers.ts";
import { type Field, named, type Reading, refuseValue } from "./field.ts";
import { quantity } from "./quantities.ts";

/** Metres east and north. */
export type Point = readonly [number, number];

/** Far enough for national grids, whose northings run to some millions of metres. */
const FARTHEST = 1e7;
const metres = quantity({ unit: "metres", min: -FARTHEST, max: FARTHEST, meaning: "Metres." });
const expected = "a list of [east, north] pairs in metres";

/** A list of points, one setting as a whole. */
export function points({ meaning }: { readonly meaning: string }): Field<readonly Point[]> {
  return {
    expected,
    about: { unit: "metres", min: -FARTHEST, max: FARTHEST, source: "", meaning },
    absence: { kind: "required" },
    placeholder: [],
    schema: {
      type: "array",
      description: meaning,
      items: { type: "array", items: metres.schema, minItems: 2, maxItems: 2 },
    },
    show: (values) => values.map(([east, north]) => `[${east}, ${north}]`).join(", "),
    read(node, path, reading) {
      if (node.kind !== "list") return refuseValue(reading, node, path, expected);
      return node.items.map((item, index) => readPoint(item, join(path, String(index)), reading));
    },
  };
}

function readPoint(node: Node, path: string, reading: Reading): Point {
  if (node.kind !== "list" || node.items.length !== 2) {
    const received = node.kind === "list" ? `a list of ${node.items.length}` : shown(node);
    refuse(reading.problems, { at: node.at, path, what: named(path), expected: "a pair [east, north] in metres", received });
    return [0, 0];
  }
  const [east, north] = node.items.map((item, k) => metres.read(item, join(path, String(k)), reading) ?? 0);
  return [east, north];
}
