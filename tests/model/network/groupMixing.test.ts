import { describe, expect, it } from "vitest";
import { eiExpected, eiIndex } from "../../../src/model/network/groupMixing.ts";
import { complete, directed, dyads, mutual, ties, twoCliques } from "./networks.ts";

const groups = ["government", "government", "government", "police", "ngo"];

describe("the E-I index", () => {
  it("is −1 for two cliques that do not meet", () => {
    expect(eiIndex(twoCliques(4))).toBe(-1);
  });

  it("is 1 when every tie joins two kinds", () => {
    expect(eiIndex(complete(4))).toBe(1);
    expect(eiIndex(directed(4, ties("0>2 3>1"), ["a", "a", "b", "b"]))).toBe(1);
  });

  it("counts a dyad once, whether tied in one direction or both", () => {
    const network = directed(5, ties("0>1 1>0 0>2 0>3"), groups);
    expect(eiIndex(network)).toBe(-1 / 3);
  });
});

describe("the expected E-I index", () => {
  it("is the index of the complete network, whatever the number of ties", () => {
    const all = mutual(5, dyads(5), groups);
    expect(eiExpected(all)).toBe(eiIndex(all));
    expect(eiExpected(directed(5, [[0, 1]], groups))).toBe((7 - 3) / 10);
  });

  it("is the mean index over all ways to place the same number of ties", () => {
    const pairs = dyads(5);
    let sum = 0;
    let count = 0;
    for (let a = 0; a < pairs.length; a++)
      for (let b = a + 1; b < pairs.length; b++)
        for (let c = b + 1; c < pairs.length; c++) {
          sum += eiIndex(mutual(5, [pairs[a], pairs[b], pairs[c]], groups));
          count++;
        }
    expect(count).toBe(120);
    expect(sum / count).toBeCloseTo(eiExpected(mutual(5, [pairs[0], pairs[1], pairs[2]], groups)), 12);
  });

  it("is undefined, like the index, without ties", () => {
    expect(eiIndex(directed(5, [], groups))).toBeNaN();
    expect(eiExpected(directed(5, [], groups))).toBeNaN();
  });
});
