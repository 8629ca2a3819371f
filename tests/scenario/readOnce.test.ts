import { describe, expect, it } from "vitest";
import { type Reading, readOnce } from "../../src/scenario/fields/field.ts";
import { quantity } from "../../src/scenario/fields/quantities.ts";
import { parseTree } from "../../src/scenario/text/parse.ts";
import type { MapNode, Node } from "../../src/scenario/text/tree.ts";

describe("a field that reads a node once", () => {
  const number = quantity({ unit: "", min: 0, max: 10, default: 1, meaning: "A number." });
  const nodeOf = (text: string): Node => (parseTree(`x: ${text}`, "here.yaml", []) as MapNode).entries.get("x")!.node;
  const read = (field: typeof number, node: Node) => {
    const reading: Reading = { problems: [], settings: [] };
    return { value: field.read(node, "x", reading), ...reading };
  };

  it("reads it once, and gives value and problems again to whoever reads it next", () => {
    let reads = 0;
    const counted = readOnce({
      ...number,
      read(node, path, reading) {
        reads++;
        return number.read(node, path, reading);
      },
    });
    for (const text of ["3", "-1", "no number"]) {
      const node = nodeOf(text);
      reads = 0;
      expect(read(counted, node)).toEqual(read(number, node));
      expect(read(counted, node)).toEqual(read(number, node));
      expect(reads).toBe(1);
    }
    expect(read(counted, nodeOf("3")).value).toBe(3);
  });
});
