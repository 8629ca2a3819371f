import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanTest } from "../../src/statistics/meanTest.ts";
import { attributeShapley, shapleyInteractions, shapleyValues } from "../../src/statistics/shapley.ts";
import { attributeByOrders, sampleOrders, subPackagesOf } from "../../src/statistics/shapleySampling.ts";
import { streamOf } from "./testModels.ts";

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const masks = (k: number) => Array.from({ length: 1 << k }, (_, mask) => mask);
const has = (mask: number, i: number) => ((mask >>> i) & 1) === 1;

/** Games of 1 to 7 measures with values as a model would give. */
const game = fc
  .integer({ min: 1, max: 7 })
  .chain((k) =>
    fc.tuple(fc.constant(k), fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1 << k, maxLength: 1 << k })),
  );

describe("the Shapley value", () => {
  it("shares the glove game and the airport game as known", () => {
    // Left gloves 0 and 1, right glove 2: a pair is worth 1.
    const gloves = masks(3).map((mask) => (has(mask, 2) && (mask & 3) !== 0 ? 1 : 0));
    for (const [i, expected] of [1 / 6, 1 / 6, 4 / 6].entries()) expect(shapleyValues(3, gloves)[i]).toBeCloseTo(expected, 14);
    // Runway costs 8, 11, 13, 18 (Littlechild and Owen): each stretch is shared by those who need it.
    const costs = [8, 11, 13, 18];
    const airport = masks(4).map((mask) => Math.max(0, ...costs.filter((_, i) => has(mask, i))));
    for (const [i, expected] of [2, 3, 4, 9].entries()) expect(shapleyValues(4, airport)[i]).toBeCloseTo(expected, 13);
  });

  it("is efficient: the measures add up to the effect of the package", () => {
    fc.assert(
      fc.property(game, ([k, value]) => {
        expect(sum(shapleyValues(k, value))).toBeCloseTo(value[value.length - 1] - value[0], 8);
      }),
      { seed: 1 },
    );
  });

  it("is symmetric: measures that do the same everywhere get the same, and renaming measures renames their values", () => {
    fc.assert(
      fc.property(game, ([k, value]) => {
        const swap = (mask: number) => (k < 2 || has(mask, 0) === has(mask, 1) ? mask : mask ^ 3);
        const swapped = shapleyValues(
          k,
          value.map((_, mask) => value[swap(mask)]),
        );
        const plain = shapleyValues(k, value);
        if (k >= 2) expect(swapped[0]).toBeCloseTo(plain[1], 8);
        const alike = shapleyValues(
          k,
          value.map((v, mask) => v + value[swap(mask)]),
        );
        if (k >= 2) expect(alike[0]).toBeCloseTo(alike[1], 8);
      }),
      { seed: 1 },
    );
  });

  it("gives nothing to a measure that never changes anything, and is linear", () => {
    fc.assert(
      fc.property(game, game, ([k, value], [, other]) => {
        const idle = masks(k + 1).map((mask) => value[mask & ((1 << k) - 1)]);
        const values = shapleyValues(k + 1, idle);
        expect(values[k]).toBe(0);
        for (const [i, phi] of shapleyValues(k, value).entries()) expect(values[i]).toBeCloseTo(phi, 8);
        const second = value.map((_, mask) => other[mask % other.length]);
        const added = shapleyValues(
          k,
          value.map((v, mask) => 2 * v + second[mask]),
        );
        const parts = [shapleyValues(k, value), shapleyValues(k, second)];
        for (const i of added.keys()) expect(added[i]).toBeCloseTo(2 * parts[0][i] + parts[1][i], 7);
      }),
      { seed: 1 },
    );
  });

  it("has pairwise indices that are zero in additive games, and find the pair that works together", () => {
    const additive = masks(4).map((mask) => 3 + sum([2, -1, 5, 0.5].filter((_, i) => has(mask, i))));
    for (const { index, synergy } of shapleyInteractions(4, additive)) {
      expect(index).toBeCloseTo(0, 12);
      expect(synergy).toBeCloseTo(0, 12);
    }
    const together = masks(4).map((mask) => (has(mask, 1) && has(mask, 3) ? 6 : 0));
    for (const { measures, index, synergy } of shapleyInteractions(4, together)) {
      const expected = measures.join() === "1,3" ? 6 : 0;
      expect(index).toBeCloseTo(expected, 12);
      expect(synergy).toBeCloseTo(expected, 12);
    }
    // Three that work only as a whole: each pair gets 1/2 of it by the index (Grabisch and Roubens) and 1/3 as synergy.
    const triple = masks(3).map((mask) => (mask === 7 ? 1 : 0));
    for (const { index, synergy } of shapleyInteractions(3, triple)) {
      expect(index).toBeCloseTo(1 / 2, 14);
      expect(synergy).toBeCloseTo(1 / 3, 14);
    }
  });

  it("refuses more than twelve measures, and values that are missing", () => {
    expect(() => shapleyValues(13, new Float64Array(1 << 13))).toThrow(/1 to 12/);
    expect(() => shapleyValues(2, [1, 2, 3])).toThrow(/received 3/);
    expect(() => shapleyValues(1, [1, Number.NaN])).toThrow(/sub-package 1/);
    expect(
      shapleyValues(
        12,
        Float64Array.from(masks(12), (mask) => mask),
      )[11],
    ).toBeCloseTo(2048, 9);
  });
});

describe("the attribution of a package", () => {
  it("adds up exactly in doubles, by measures and by single effects with synergies", () => {
    const replication = (k: number) =>
      fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1 << k, maxLength: 1 << k });
    const studies = fc
      .integer({ min: 1, max: 6 })
      .chain((k) => fc.tuple(fc.constant(k), fc.array(replication(k), { minLength: 1, maxLength: 8 })));
    fc.assert(
      fc.property(studies, ([k, values]) => {
        const { measures, alone, interactions, total } = attributeShapley(k, values);
        const parts = [...alone, ...interactions.map(({ synergy }) => synergy)];
        for (const group of [measures, measures.toReversed(), parts, parts.toReversed()]) {
          expect(sum(group.map((part) => part.value))).toBe(total.value);
        }
        const scale = Math.max(...values.flat().map(Math.abs)) * (1 << k);
        for (const part of [...measures, ...parts, total]) {
          expect(Math.abs(part.value - sum(part.parts) / part.parts.length)).toBeLessThanOrEqual(scale * 1e-14);
        }
      }),
      { seed: 1 },
    );
  });

  it("has the values of every replication, close together where the replications share their chance", () => {
    const noise = streamOf("attribution");
    const values = Array.from({ length: 20 }, (_, r) =>
      masks(3).map(
        (mask) => 50 * noise.normal(r, 0) + 4 * Number(has(mask, 0)) + 2 * Number(has(mask, 2)) + 0.1 * noise.normal(r, 1 + mask),
      ),
    );
    const result = attributeShapley(3, values);
    for (const [i, exact] of [4, 0, 2].entries()) {
      const { value, parts } = result.measures[i];
      const { low, high } = meanTest(parts).interval!;
      expect(value).toBeCloseTo(exact, 0);
      expect(high - low).toBeLessThan(0.2);
    }
    expect(meanTest(result.total.parts).p!).toBeLessThan(1e-10);
    expect(attributeShapley(3, values.slice(0, 1)).measures[0].parts).toHaveLength(1);
    expect(() => attributeShapley(3, [])).toThrow(/at least one/);
  });
});

describe("the attribution by sampled orders", () => {
  const k = 14;
  const strength = Array.from({ length: k }, (_, i) => 1 + i / 4);
  const outcome = (mask: number, r: number) => {
    const on = strength.filter((_, i) => has(mask, i));
    return 100 - 20 * (sum(on) / (5 + sum(on))) * (1 + 0.1 * r) + 1e3 * r - (has(mask, 2) && has(mask, 9) ? 3 : 0);
  };

  it("draws keyed orders with their reverse, and names the sub-packages to run", () => {
    const orders = sampleOrders(k, 10, streamOf("orders"));
    expect(orders.length).toBe(20);
    for (const [i, order] of orders.entries()) {
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: k }, (_, j) => j));
      if (i % 2 === 1) expect(order).toEqual(orders[i - 1].toReversed());
    }
    expect(sampleOrders(k, 15, streamOf("orders")).slice(0, 20)).toEqual(orders);
    const needed = subPackagesOf(orders);
    expect(needed[0]).toBe(0);
    expect(needed.at(-1)).toBe((1 << k) - 1);
    expect(needed.length).toBeLessThanOrEqual(20 * (k - 1) + 2);
    const asked = new Set<number>();
    attributeByOrders({ orders, replications: 1, outcomeOf: (mask) => asked.add(mask).size });
    expect([...asked].sort((a, b) => a - b)).toEqual(needed);
  });

  it("adds up to the package's effect and agrees with the exact values within its intervals", () => {
    const exact = shapleyValues(
      12,
      masks(12).map((mask) => outcome(mask, 0)),
    );
    let held = 0;
    for (let study = 0; study < 40; study++) {
      const orders = sampleOrders(12, 30, streamOf("orders", study));
      const result = attributeByOrders({ orders, replications: 1, outcomeOf: outcome });
      expect(sum(result.measures.map((measure) => measure.value))).toBe(result.total);
      expect(result.total).toBeCloseTo(outcome(4095, 0) - outcome(0, 0), 10);
      for (const [i, { value, interval }] of result.measures.entries()) {
        expect(Math.abs(value - exact[i])).toBeLessThan(1);
        if (interval.low <= exact[i] && exact[i] <= interval.high) held++;
      }
    }
    expect(held / (40 * 12)).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / 40));
  });

  it("is exact for an additive model, and counts chance over replications", () => {
    const noise = streamOf("sampled noise");
    const orders = sampleOrders(5, 4, streamOf("orders"));
    const additive = (mask: number) => sum(strength.filter((_, i) => has(mask, i)));
    const still = attributeByOrders({ orders, replications: 1, outcomeOf: additive });
    for (const [i, { value, standardError }] of still.measures.entries()) {
      expect(value).toBeCloseTo(strength[i], 12);
      expect(standardError).toBeLessThan(1e-13);
    }
    const noisy = attributeByOrders({ orders, replications: 12, outcomeOf: (mask, r) => additive(mask) * (1 + 0.2 * noise.normal(r, 0)) });
    expect(noisy.measures[4].standardError).toBeGreaterThan((0.5 * strength[4] * 0.2) / Math.sqrt(12));
    expect(() => attributeByOrders({ orders: orders.slice(1), replications: 1, outcomeOf: additive })).toThrow(/pairs/);
    expect(() => attributeByOrders({ orders, replications: 1, outcomeOf: () => Number.NaN })).toThrow(/finite/);
    expect(() => sampleOrders(31, 2, streamOf("orders"))).toThrow(RangeError);
  });
});
