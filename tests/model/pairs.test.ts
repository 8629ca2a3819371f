import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyedRandom, nameKey, seedKey } from "../../src/kernel/random.ts";
import { createPairs, holderOf, pairOf, permuteOwners } from "../../src/model/pairs.ts";
import { baseSpecification, digest, freshWorld } from "./worlds.ts";

const start = { initialTrust: 0.4, initialUnderstanding: 0.35 };
const stream = (replication: number) => new KeyedRandom(seedKey(1), replication).stream("ties");

/** Organisations of the street (−1) and of up to four communities, in any order. */
const places = fc
  .array(fc.integer({ min: -1, max: 3 }), { maxLength: 14 })
  .map((communities) => communities.map((community, index) => ({ index, community, key: nameKey(`organisation ${index}`) })));

type Placed = { readonly index: number; readonly community: number };
const canMeet = (a: Placed, b: Placed) => a.index !== b.index && (a.community < 0 || b.community < 0 || a.community === b.community);

describe("pairs of organisations", () => {
  it("are those of the same community and those with the street, each once in either direction, and no other", () => {
    fc.assert(
      fc.property(places, (organisations) => {
        const pairs = createPairs(organisations, 2, start);
        const all = organisations.flatMap((a) => organisations.map((b) => [a, b] as const));
        for (const [a, b] of all) {
          const at = pairOf(pairs, a.index, b.index);
          expect(at >= 0).toBe(canMeet(a, b));
          if (at >= 0) expect([holderOf(pairs, at), pairs.partner[at]]).toEqual([a.index, b.index]);
        }
        expect(pairs.count).toBe(all.filter(([a, b]) => canMeet(a, b)).length);
      }),
      { seed: 1 },
    );
  });

  it("know how the other holds them", () => {
    fc.assert(
      fc.property(places, (organisations) => {
        const pairs = createPairs(organisations, 2, start);
        for (let at = 0; at < pairs.count; at++) {
          expect(pairs.reverse[at]).toBe(pairOf(pairs, pairs.partner[at], holderOf(pairs, at)));
          expect(pairs.reverse[pairs.reverse[at]]).toBe(at);
        }
      }),
      { seed: 1 },
    );
  });

  it("begin with the trust and understanding of strangers and no tie, contact or record", () => {
    const pairs = createPairs(
      [-1, 0, 0].map((community, index) => ({ index, community })),
      3,
      start,
    );
    expect([...pairs.trust]).toEqual(Array(6).fill(0.4));
    expect([...pairs.understanding]).toEqual(Array(6).fill(0.35));
    expect(pairs.handed.length).toBe(18);
    const columns = [...pairs.layers, ...pairs.contacts, ...pairs.missed, pairs.handed, pairs.successes, pairs.failures];
    for (const column of columns) expect(column.every((value) => value === 0)).toBe(true);
  });
});

describe("ties dealt to other owners", () => {
  const group = Array.from({ length: 9 }, (_, index) => ({ index, community: index < 4 ? -1 : 0, key: nameKey(`organisation ${index}`) }));
  const drawn = (organisations: typeof group, replication: number, deal = 0) => {
    const pairs = createPairs(organisations, 1, start);
    pairs.layers.forEach((layer, l) => {
      for (let at = 0; at < pairs.count; at++) layer[at] = (7 * at + l) % 3 === 0 ? (1 + ((13 * at + l) % 89)) / 90 : 0;
    });
    const before = pairs.layers.map((layer) => layer.slice());
    permuteOwners(pairs, organisations, stream(replication), deal);
    return { pairs, before };
  };
  const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b);

  it("are as many and as strong as before, layer by layer, and mostly held by others", () => {
    for (let replication = 0; replication < 20; replication++) {
      const { pairs, before } = drawn(group, replication);
      pairs.layers.forEach((layer, l) => {
        expect(sorted(layer)).toEqual(sorted(before[l]));
      });
    }
    const moved = Array.from({ length: 20 }, (_, k) => drawn(group, k)).filter(
      ({ pairs, before }) => digest(pairs.layers) !== digest(before),
    );
    expect(moved.length).toBeGreaterThan(18);
  });

  it("stay between organisations of the same places: what the street holds of communities, the street still holds", () => {
    const sums = (layer: Float64Array, pairs: ReturnType<typeof createPairs>) => {
      const lists: Record<string, number[]> = {};
      for (let at = 0; at < pairs.count; at++) {
        const ends = [holderOf(pairs, at), pairs.partner[at]].map((i) => (i < 4 ? "street" : "community")).join(">");
        lists[ends] = sorted([...(lists[ends] ?? []), layer[at]]);
      }
      return lists;
    };
    for (let replication = 0; replication < 10; replication++) {
      const { pairs, before } = drawn(group, replication);
      expect(sums(pairs.layers[0], pairs)).toEqual(sums(before[0], pairs));
    }
  });

  it("keep who is tied to whom the same shape: one permutation serves all layers and both ends", () => {
    const { pairs, before } = drawn(group, 3);
    const degrees = (layer: Float64Array) =>
      sorted(
        group.map(({ index }) => layer.subarray(pairs.first[index], pairs.first[index + 1]).filter((strength) => strength > 0).length),
      );
    const mutual = (layer: Float64Array) => layer.filter((strength, at) => strength > 0 && layer[pairs.reverse[at]] > 0).length;
    pairs.layers.forEach((layer, l) => {
      expect(degrees(layer)).toEqual(degrees(before[l]));
      expect(mutual(layer)).toBe(mutual(before[l]));
    });
  });

  it("are held by yet others in another deal of the same chance", () => {
    const deals = Array.from({ length: 6 }, (_, deal) => digest(drawn(group, 3, deal).pairs.layers));
    expect(new Set(deals).size).toBe(6);
  });

  it("go by the experiment, and only by it", () => {
    const settled = freshWorld(baseSpecification());
    const dealt = freshWorld({ ...baseSpecification(), experiment: { permuteOwners: 0 } });
    for (const [l, layer] of dealt.pairs.layers.entries()) expect(sorted(layer)).toEqual(sorted(settled.pairs.layers[l]));
    expect(digest(dealt.pairs.layers)).not.toBe(digest(settled.pairs.layers));
  });
});
