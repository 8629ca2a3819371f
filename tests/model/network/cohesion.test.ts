import fc from "fast-check";
import { DirectedGraph } from "graphology";
import { density as graphologyDensity } from "graphology-metrics/graph/density.js";
import { describe, expect, it } from "vitest";
import { compactness, density, isolateShare, meanDistance, reciprocity, transitivity } from "../../../src/model/network/cohesion.ts";
import { anyNetwork, complete, directed, mutual, ring, star, ties, twoCliques } from "./networks.ts";

/** 0 → 1 → 2. */
const chain = directed(3, ties("0>1 1>2"));

describe("density", () => {
  it("is the share of ordered pairs that are tied", () => {
    expect(density(complete(5))).toBe(1);
    expect(density(star(5))).toBe(8 / 20);
    expect(density(chain)).toBe(2 / 6);
  });

  it("agrees with graphology", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const { size, weights } = network;
        const graph = new DirectedGraph();
        for (let i = 0; i < size; i++) graph.addNode(i);
        for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) if (i !== j && weights[i * size + j] > 0) graph.addEdge(i, j);
        expect(density(network)).toBe(size < 2 ? Number.NaN : graphologyDensity(graph));
      }),
      { seed: 1 },
    );
  });
});

describe("reciprocity", () => {
  it("is 1 when every tie is returned and 0 when none is", () => {
    expect(reciprocity(ring(5))).toBe(1);
    expect(reciprocity(chain)).toBe(0);
  });

  it("counts each of two mutual ties among the directed ties", () => {
    const network = directed(3, ties("0>1 1>0:0.1 1>2"));
    expect(reciprocity(network)).toBe(2 / 3);
  });
});

describe("transitivity", () => {
  it("is 1 in cliques and 0 where no two contacts of an actor are tied", () => {
    expect(transitivity(complete(6))).toBe(1);
    expect(transitivity(twoCliques(4))).toBe(1);
    expect(transitivity(star(6))).toBe(0);
    expect(transitivity(ring(5))).toBe(0);
    expect(transitivity(ring(3))).toBe(1);
  });

  it("is three fifths for a triangle with one actor hanging on it", () => {
    const network = mutual(4, ties("0>1 1>2 0>2 2>3"));
    expect(transitivity(network)).toBe(3 / 5);
  });
});

describe("isolate share", () => {
  it("counts actors without a tie in either direction", () => {
    expect(isolateShare(directed(4, [[0, 1]]))).toBe(0.5);
    expect(isolateShare(ring(4))).toBe(0);
  });
});

describe("compactness and mean distance", () => {
  it("are 1 when everyone is tied to everyone", () => {
    expect(compactness(complete(7))).toBe(1);
    expect(meanDistance(complete(7))).toBe(1);
  });

  it("follow the direction of ties", () => {
    expect(compactness(chain)).toBe(2.5 / 6);
    expect(meanDistance(chain)).toBe(4 / 3);
  });

  it("take half for each pair of leaves of a star", () => {
    expect(compactness(star(5))).toBe((8 + 12 / 2) / 20);
    expect(meanDistance(star(5))).toBe((8 + 12 * 2) / 20);
  });

  it("count 0 in compactness for pairs without a path, and leave them out of the mean distance", () => {
    expect(compactness(twoCliques(3))).toBe(12 / 30);
    expect(meanDistance(twoCliques(3))).toBe(1);
  });
});
