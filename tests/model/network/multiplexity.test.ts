import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiplexity } from "../../../src/model/network/multiplexity.ts";
import { anyNetwork, complete, directed, ring, ties } from "./networks.ts";

describe("multiplexity", () => {
  it("is the share of dyads tied in any layer that are tied in two or more", () => {
    const information = directed(4, ties("0>1 1>2"));
    const resources = directed(4, ties("1>0 2>3"));
    const jointAction = directed(4, [[0, 1]]);
    expect(multiplexity([information, resources, jointAction])).toBe(1 / 3);
    expect(multiplexity([complete(4), ring(4)])).toBe(4 / 6);
  });

  it("is 0 for a single layer and 1 for the same layer twice, and undefined without a tie", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const tied = network.weights.some((weight, k) => weight > 0 && k % (network.size + 1) !== 0);
        expect(multiplexity([network])).toBe(tied ? 0 : Number.NaN);
        expect(multiplexity([network, network])).toBe(tied ? 1 : Number.NaN);
      }),
      { seed: 1 },
    );
  });

  it("is undefined without layers or ties", () => {
    expect(multiplexity([])).toBeNaN();
    expect(multiplexity([directed(3, []), directed(3, [])])).toBeNaN();
    expect(multiplexity([directed(0, []), directed(0, [])])).toBeNaN();
  });

  it("refuses layers of different sizes", () => {
    expect(() => multiplexity([ring(4), ring(5)])).toThrow("network layers: expected 4 actors in each, received 5");
  });
});
