import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ActorMeasures,
  eiExpected,
  meanDistance,
  measureNetwork,
  multiplexity,
  type Network,
  networkMeasures,
} from "../../../src/model/network/measures.ts";
import { anyNetwork, complete, directed, expectClose, relabel, star, ties } from "./networks.ts";
import golden from "./networkxValues.json" with { type: "json" };

const tolerance = 1e-9;

/** Lowest and highest value of each measure for a given number of actors. */
const wholeRanges: Record<string, [number, number]> = {
  density: [0, 1],
  "degree-centralisation": [0, 1],
  "betweenness-centralisation": [0, 1],
  reciprocity: [0, 1],
  transitivity: [0, 1],
  "core-periphery": [0, 1],
  "e-i-index": [-1, 1],
  compactness: [0, 1],
  "isolate-share": [0, 1],
};
const actorRanges: Record<keyof ActorMeasures, (size: number) => [number, number]> = {
  degree: () => [0, 1],
  betweenness: () => [0, 1],
  constraint: (size) => [1 / Math.max(1, size - 1), 2],
  effectiveSize: (size) => [0, Math.max(0, size - 1)],
};

describe("the catalogue of network measures", () => {
  it("describes every measure in full under an id of its own", () => {
    expect(new Set(networkMeasures.map((entry) => entry.id)).size).toBe(networkMeasures.length);
    for (const entry of networkMeasures) {
      expect(entry.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const text of [entry.label, entry.unit, entry.definition, entry.source]) expect(text).not.toBe("");
      expect(entry.direction).toBe("none");
    }
  });

  it("is what measuring a network returns, in the same order", () => {
    const { whole, actors } = measureNetwork(star(5));
    expect(Object.keys(whole)).toEqual(networkMeasures.filter((entry) => entry.level === "network").map((entry) => entry.id));
    expect(Object.keys(actors).sort()).toEqual(networkMeasures.flatMap((entry) => (entry.level === "actor" ? [entry.field] : [])).sort());
    for (const values of Object.values(actors)) expect(values).toHaveLength(5);
  });
});

describe("measuring a network", () => {
  it.each(Object.entries(golden))("agrees with networkx on %s", (_, expected) => {
    const network = directed(expected.size, ties(expected.ties));
    const { whole, actors } = measureNetwork(network);
    for (const [id, value] of Object.entries(expected.whole)) expect(whole[id], id).toBeCloseTo(value, 10);
    expect(meanDistance(network)).toBeCloseTo(expected.meanDistance, 10);
    // networkx has no value for isolates.
    const forIsolates = { degree: 0, betweenness: 0, constraint: Number.NaN, effectiveSize: Number.NaN };
    for (const field of Object.keys(forIsolates) as (keyof ActorMeasures)[])
      for (let i = 0; i < network.size; i++)
        expectClose(actors[field][i], expected.actors[field][i] ?? forIsolates[field], 10, `${field} of ${i}`);
  });

  it("gives every value within its range or none, for any network", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const { whole, actors } = measureNetwork(network);
        for (const [id, value] of Object.entries(whole)) expectWithin(id, value, wholeRanges[id]);
        for (const [field, range] of Object.entries(actorRanges))
          for (const value of actors[field as keyof ActorMeasures]) expectWithin(field, value, range(network.size));
        expectWithin("expected E-I index", eiExpected(network), [-1, 1]);
        expectWithin("mean distance", meanDistance(network), [0, Math.max(0, network.size - 1)]);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("does not depend on the order of actors", () => {
    fc.assert(
      fc.property(
        anyNetwork.chain((network) => fc.tuple(fc.constant(network), shuffled(network.size), anySecondLayer(network))),
        ([network, order, second]) => {
          const before = measureNetwork(network);
          const moved = relabel(network, order);
          const after = measureNetwork(moved);
          for (const [id, value] of Object.entries(before.whole)) expectClose(after.whole[id], value, 9, id);
          for (const field of Object.keys(actorRanges) as (keyof ActorMeasures)[])
            for (let i = 0; i < network.size; i++) expectClose(after.actors[field][order[i]], before.actors[field][i], 9, field);
          expect(eiExpected(moved)).toBe(eiExpected(network));
          expect(meanDistance(moved)).toEqual(meanDistance(network));
          expect(multiplexity([moved, relabel(second, order)])).toBe(multiplexity([network, second]));
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it("gives the same bits for the same network and leaves it as it was", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const weights = network.weights.slice();
        expect(measureNetwork(network)).toEqual(measureNetwork({ ...network }));
        expect(network.weights).toEqual(weights);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it("leaves undefined what networks of no, one and two actors do not have", () => {
    const none = measureNetwork(directed(0, []));
    for (const value of Object.values(none.whole)) expect(value).toBeNaN();
    const one = measureNetwork(directed(1, []));
    expect(one.whole).toEqual({ ...none.whole, "isolate-share": 1 });
    expect(one.actors).toEqual(actorValues([Number.NaN], [Number.NaN], [Number.NaN], [Number.NaN]));
    const pair = measureNetwork(directed(2, [[0, 1, 0.5]], ["police", "police"]));
    expect(pair.whole).toEqual({ ...none.whole, density: 0.5, reciprocity: 0, "e-i-index": -1, compactness: 0.5, "isolate-share": 0 });
    expect(pair.actors).toEqual(actorValues([1, 1], [Number.NaN, Number.NaN], [1, 1], [1, 1]));
  });

  it("leaves undefined what networks without ties, or with all, do not have", () => {
    const empty = measureNetwork(directed(4, []));
    expect(empty.whole).toEqual({
      density: 0,
      "degree-centralisation": 0,
      "betweenness-centralisation": 0,
      reciprocity: Number.NaN,
      transitivity: Number.NaN,
      "core-periphery": Number.NaN,
      "e-i-index": Number.NaN,
      compactness: 0,
      "isolate-share": 1,
    });
    for (const values of [empty.actors.constraint, empty.actors.effectiveSize]) for (const value of values) expect(value).toBeNaN();
    const full = measureNetwork(complete(4)).whole;
    expect(full).toEqual({
      density: 1,
      "degree-centralisation": 0,
      "betweenness-centralisation": 0,
      reciprocity: 1,
      transitivity: 1,
      "core-periphery": Number.NaN,
      "e-i-index": 1,
      compactness: 1,
      "isolate-share": 0,
    });
  });

  it("holds for ties as weak as numbers go", () => {
    const faint = directed(3, ties(`0>1:${Number.MIN_VALUE} 1>2:${Number.MIN_VALUE} 2>0:${Number.MIN_VALUE}`));
    for (const value of measureNetwork(faint).actors.constraint) expect(value).toBeCloseTo(9 / 8, 12);
  });
});

function actorValues(...[degree, betweenness, constraint, effectiveSize]: number[][]): ActorMeasures {
  return {
    degree: Float64Array.from(degree),
    betweenness: Float64Array.from(betweenness),
    constraint: Float64Array.from(constraint),
    effectiveSize: Float64Array.from(effectiveSize),
  };
}

function expectWithin(name: string, value: number, [low, high]: [number, number]): void {
  if (Number.isNaN(value)) return;
  expect(value, name).toBeGreaterThanOrEqual(low - tolerance);
  expect(value, name).toBeLessThanOrEqual(high + tolerance);
}

function shuffled(size: number): fc.Arbitrary<number[]> {
  const order = Array.from({ length: size }, (_, i) => i);
  return fc.shuffledSubarray(order, { minLength: size, maxLength: size });
}

function anySecondLayer({ size, groups }: Network): fc.Arbitrary<Network> {
  return fc
    .array(fc.constantFrom(0, 0, 1), { minLength: size * size, maxLength: size * size })
    .map((values) => ({ size, weights: Float64Array.from(values), groups }));
}
