import fc from "fast-check";
import { UndirectedGraph } from "graphology";
import { centrality } from "graphology-metrics";
import { describe, expect, it } from "vitest";
import { betweenness, betweennessCentralisation, degree, degreeCentralisation } from "../../../src/model/network/centralisation.ts";
import type { Network } from "../../../src/model/network/ties.ts";
import { anyNetwork, complete, directed, expectClose, krackhardtsKite, mutual, ring, star, ties, twoCliques } from "./networks.ts";

describe("degree", () => {
  it("is the share of the others tied in either direction", () => {
    expect([...degree(directed(3, ties("0>1 2>1")))]).toEqual([0.5, 1, 0.5]);
    expect([...degree(star(5))]).toEqual([1, 0.25, 0.25, 0.25, 0.25]);
  });
});

describe("betweenness", () => {
  it("is 1 for the hub of a star and 0 for its leaves", () => {
    expect([...betweenness(star(6))]).toEqual([1, 0, 0, 0, 0, 0]);
  });

  it("is 0 for everyone in complete networks and cliques", () => {
    expect([...betweenness(complete(5))]).toEqual([0, 0, 0, 0, 0]);
    expect([...betweenness(twoCliques(3))]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("shares a pair among its shortest paths", () => {
    // In a ring of four each actor carries half of the one pair opposite it, of three pairs.
    expect([...betweenness(ring(4))]).toEqual([1 / 6, 1 / 6, 1 / 6, 1 / 6]);
  });

  it("has the published values on Krackhardt's kite, where the greatest is not the one with most ties", () => {
    const published = [0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0];
    expect([...betweenness(krackhardtsKite)].map((value) => Math.round(value * 1000) / 1000)).toEqual(published);
  });

  it("agrees with graphology", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const scores = [...betweenness(network)];
        const expected = graphologyBetweenness(network);
        for (let i = 0; i < network.size; i++) expectClose(scores[i], expected[i], 12);
      }),
      { seed: 1 },
    );
  });
});

describe("centralisation", () => {
  it("is 1 for a star, by degree and by betweenness", () => {
    for (const size of [3, 4, 9]) {
      expect(degreeCentralisation(star(size))).toBe(1);
      expect(betweennessCentralisation(star(size))).toBe(1);
    }
  });

  it("is 0 where all actors stand alike", () => {
    for (const network of [complete(5), ring(7), twoCliques(4), directed(5, [])]) {
      expect(degreeCentralisation(network)).toBe(0);
      expect(betweennessCentralisation(network)).toBeCloseTo(0, 12);
    }
  });

  it("compares the gaps to the greatest with those of a star", () => {
    const path = mutual(4, ties("0>1 1>2 2>3"));
    expect(degreeCentralisation(path)).toBe(2 / 6);
    expect(betweennessCentralisation(path)).toBeCloseTo((2 * (2 / 3)) / 3, 12);
  });

  it("looks past direction and weight", () => {
    const inward = directed(4, ties("1>0:0.1 2>0:0.5 0>3:1"));
    expect(degreeCentralisation(inward)).toBe(1);
    expect(betweennessCentralisation(inward)).toBe(1);
  });
});

function graphologyBetweenness({ size, weights }: Network): number[] {
  if (size < 3) return new Array(size).fill(Number.NaN);
  const graph = new UndirectedGraph();
  for (let i = 0; i < size; i++) graph.addNode(i);
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++) if (weights[i * size + j] > 0 || weights[j * size + i] > 0) graph.addEdge(i, j);
  const scores = centrality.betweenness(graph, { getEdgeWeight: null });
  return Array.from({ length: size }, (_, i) => scores[i]);
}
