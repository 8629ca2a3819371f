/** The keyed generator: known answers, order-freedom, and statistical tests along every axis of its key. */

import { describe, expect, test } from "vitest";
import { log } from "../../src/kernel/maths.ts";
import {
  equalChoice,
  gumbelChoice,
  hash32,
  KeyedRandom,
  nameKey,
  RANDOM_SCHEME,
  type Stream,
  seedKey,
  smallestHashes,
  threefry2x32,
} from "../../src/kernel/random.ts";

const random = new KeyedRandom(seedKey("tests"), 0);

/** A uniform along one axis of the key: value i of the sequence under test. */
type Sequence = (i: number) => number;

/** Values per sequence. */
const LENGTH = 65536;

/** Distance of a chi-square statistic from its mean in standard deviations; above 5 or below −5 is a failure. */
function chiSquareScore(counts: Uint32Array, total: number): number {
  const expected = total / counts.length;
  let sum = 0;
  for (const count of counts) sum += (count - expected) ** 2 / expected;
  return (sum - (counts.length - 1)) / Math.sqrt(2 * (counts.length - 1));
}

/** Largest of the scores (in standard deviations) of uniformity, lag 1–3 correlation and pairs on a 32 × 32 grid. */
function worstScore(sequence: Sequence): number {
  const values = Float64Array.from({ length: LENGTH }, (_, i) => sequence(i));
  const cells = new Uint32Array(256);
  const pairs = new Uint32Array(1024);
  for (const value of values) cells[Math.floor(value * 256)]++;
  for (let i = 0; i < LENGTH; i += 2) pairs[Math.floor(values[i] * 32) * 32 + Math.floor(values[i + 1] * 32)]++;
  const scores = [chiSquareScore(cells, LENGTH), chiSquareScore(pairs, LENGTH / 2)];
  for (let lag = 1; lag <= 3; lag++) {
    let sum = 0;
    for (let i = lag; i < LENGTH; i++) sum += (values[i] - 0.5) * (values[i - lag] - 0.5);
    scores.push((sum * 12) / Math.sqrt(LENGTH));
  }
  return Math.max(...scores.map(Math.abs));
}

/** 4,096 streams that differ in one part of the key only. */
const replications = Array.from({ length: 4096 }, (_, r) => new KeyedRandom(seedKey("tests"), r).stream("visits"));
const purposes = Array.from({ length: 4096 }, (_, p) => random.stream(`purpose ${p}`));
const seeds = Array.from({ length: 4096 }, (_, s) => new KeyedRandom(seedKey(s), 0).stream("visits"));

const keys = new Uint32Array(2);

/** One loop hash, its keys taken anew. */
function loopHash(stream: Stream, step: number, i: number): number {
  stream.stepKeys(step, keys);
  return hash32(i, keys[0], keys[1]);
}

describe("threefry2x32-20", () => {
  test.each([
    ["zeros", [0, 0], [0, 0], "6b200159 99ba4efe"],
    ["ones", [0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], "1cb996fc bb002be7"],
    ["digits of π", [0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3], "c4923a9c 483df7a0"],
  ])("gives the published answer for %s", (_name, key, counter, expected) => {
    const out = new Uint32Array(2);
    threefry2x32(key[0], key[1], counter[0], counter[1], out);
    expect([...out].map((word) => word.toString(16).padStart(8, "0")).join(" ")).toBe(expected);
  });

  test("takes every word modulo 2^32", () => {
    const a = new Uint32Array(2);
    const b = new Uint32Array(2);
    threefry2x32(-1, 5, -7, 0x80000000, a);
    threefry2x32(0xffffffff, 5, 0xfffffff9, -0x80000000, b);
    expect([...a]).toEqual([...b]);
  });
});

describe("keys", () => {
  test("the scheme, the seed and a draw are pinned, so that an old result can be told from a new scheme", () => {
    expect(RANDOM_SCHEME).toBe("threefry2x32-20/keyed/1");
    expect(seedKey(1)).toEqual({ hi: 2014109290, lo: 3232581084 });
    expect(new KeyedRandom(seedKey(1), 0).stream("visits").bits(3, 4, 5)).toBe(3486615301);
    expect(nameKey("police")).toBe(2584723004);
    expect(loopHash(new KeyedRandom(seedKey(1), 0).stream("visits"), 3, 4)).toBe(3024923116);
    expect(hash32(4, 123, 456)).toBe(960735655);
  });

  test("a number and its decimal text are the same seed; 0 and the empty word are seeds of their own", () => {
    expect(seedKey(7)).toEqual(seedKey("7"));
    expect(seedKey(-0)).toEqual(seedKey(0));
    const all = [0, 1, 2, -1, 0.5, "", "a", "A", "caotang", "警", "f", "11", "111", "aa", "0"].map((seed) => JSON.stringify(seedKey(seed)));
    // ARC4 alone would take "a" for "aa", 1 for 11 and 警 for f; the last entry is the first again.
    expect(new Set(all).size).toBe(all.length - 1);
    expect(() => seedKey(Number.NaN)).toThrow(/expected a finite number or a word, received NaN/);
  });

  test("names have distinct keys, whatever their order or length", () => {
    const names = ["", "a", "b", "ab", "ba", "aa", "aaa", "警察", "警"];
    for (let i = 0; i < 2000; i++) names.push(`organisation-${i}`);
    expect(new Set(names.map(nameKey)).size).toBe(names.length);
  });
});

describe("order does not matter", () => {
  test("a draw is the same whatever was drawn before it, from this stream or another", () => {
    const fresh = () => new KeyedRandom(seedKey(3), 2).stream("visits");
    const a = fresh();
    const forward: number[] = [];
    for (let step = 0; step < 20; step++) for (let agent = 0; agent < 20; agent++) forward.push(a.uniform(step, agent, 1));
    const b = fresh();
    const other = new KeyedRandom(seedKey(3), 2).stream("other");
    const backward: number[] = [];
    for (let step = 19; step >= 0; step--) {
      for (let agent = 19; agent >= 0; agent--) {
        other.bits(step + 1, agent);
        b.normal(agent, step, 3);
        backward.push(b.uniform(step, agent, 1));
      }
    }
    expect(backward.reverse()).toEqual(forward);
  });

  test("agents, steps and k up to 2^32 − 1 all count", () => {
    const stream = random.stream("wide");
    const places = [0, 1, 2 ** 16, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
    const draws = new Set<number>();
    for (const step of places) for (const agent of places) for (const k of places) draws.add(stream.uniform(step, agent, k));
    expect(draws.size).toBe(216);
  });

  test("no two purposes, replications, seeds or steps share a stretch of their draws, shifted or not", () => {
    const streams = [...replications.slice(0, 40), ...purposes.slice(0, 40), ...seeds.slice(0, 40)];
    for (const draw of [(s: Stream, t: number, i: number) => s.bits(t, i), loopHash]) {
      const seen = new Set<number>();
      let windows = 0;
      for (const stream of streams) {
        for (const step of [1, 2, 3]) {
          let previous = draw(stream, step, 0);
          for (let i = 1; i <= 400; i++) {
            const next = draw(stream, step, i);
            seen.add(previous * 2097152 + (next >>> 11));
            previous = next;
            windows++;
          }
        }
      }
      // 144,000 windows of 53 bits: a chance repeat has probability 1e-6; replication 0 of "visits" is in the list once only.
      expect(seen.size).toBe(windows);
    }
  });
});

describe("statistical quality along every axis", () => {
  const uniform: Record<string, Sequence> = {
    agents: (i) => random.stream("visits").uniform(5, i),
    steps: (i) => purposes[0].uniform(i, 5),
    "draws of one agent": (i) => purposes[0].uniform(5, 77, i),
    replications: (i) => replications[i & 4095].uniform(5, i >>> 12),
    purposes: (i) => purposes[i & 4095].uniform(5, i >>> 12),
    seeds: (i) => seeds[i & 4095].uniform(5, i >>> 12),
  };
  test.each(Object.keys(uniform))("Stream.uniform is even, uncorrelated and fills the square over neighbouring %s", (axis) => {
    expect(worstScore(uniform[axis])).toBeLessThan(5);
  });

  const loop: Record<string, Sequence> = {
    agents: (i) => loopHash(purposes[0], 5, i),
    "agents eight apart": (i) => loopHash(purposes[0], 6, i * 8),
    steps: (i) => loopHash(purposes[0], i, 5),
    replications: (i) => loopHash(replications[i & 4095], 5, i >>> 12),
    purposes: (i) => loopHash(purposes[i & 4095], 5, i >>> 12),
    seeds: (i) => loopHash(seeds[i & 4095], 5, i >>> 12),
  };
  test.each(Object.keys(loop))("hash32 under step keys is so over neighbouring %s, in its whole, its upper and its lower half", (axis) => {
    const hash = loop[axis];
    expect(worstScore((i) => hash(i) / 4294967296)).toBeLessThan(5);
    expect(worstScore((i) => (hash(i) & 0xffff) / 65536)).toBeLessThan(5);
    // The two halves of one hash serve as two draws.
    expect(worstScore((i) => (i & 1 ? hash(i >>> 1) >>> 16 : hash(i >>> 1) & 0xffff) / 65536)).toBeLessThan(5);
  });

  test("hash32 has even bits, and each bit of the index turns each bit of the result half the time", () => {
    random.stream("bits").stepKeys(1, keys);
    const turned = new Float64Array(32 * 32);
    for (let i = 0; i < 4096; i++) {
      const index = Math.imul(i, 2654435761) >>> 0;
      const h = hash32(index, keys[0], keys[1]);
      for (let b = 0; b < 32; b++) {
        const change = h ^ hash32(index ^ (1 << b), keys[0], keys[1]);
        for (let c = 0; c < 32; c++) turned[b * 32 + c] += (change >>> c) & 1;
      }
    }
    const worst = Math.max(...turned.map((count) => Math.abs(count - 2048) / 32));
    expect(worst).toBeLessThan(5);
  });

  test("the same tests reject an arithmetic sequence, a 24-bit lattice and a sequence with a copied neighbour", () => {
    expect(worstScore((i) => (Math.imul(i, 0x9e3779b1) >>> 0) / 4294967296)).toBeGreaterThan(5);
    expect(worstScore((i) => ((Math.imul(i, 0x10dcd) + 1) & 0xffffff) / 16777216)).toBeGreaterThan(5);
    expect(worstScore((i) => purposes[0].uniform(5, i % 50 ? i : i - 1))).toBeGreaterThan(5);
  });
});

describe("distributions", () => {
  const stream = random.stream("distributions");
  const n = 200_000;

  /** Distance of the mean and of the mean square of n draws from what they should be, in standard errors. */
  function momentScores(draw: (i: number) => number, mean: number, variance: number, fourth: number): number[] {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const d = draw(i) - mean;
      sum += d;
      squares += d * d;
    }
    return [sum / Math.sqrt(n * variance), (squares / n - variance) / Math.sqrt((fourth - variance * variance) / n)].map(Math.abs);
  }

  test("uniforms are odd multiples of 2^-53, so never 0 or 1, and 1 − u is exact", () => {
    for (let i = 0; i < 50_000; i++) {
      const u = stream.uniform(1, i);
      expect((u * 9007199254740992) % 2).toBe(1);
    }
  });

  test("normal, exponential and Poisson draws have their means and variances", () => {
    const cases: [(i: number) => number, number, number, number][] = [
      [(i) => stream.uniform(2, i), 1 / 2, 1 / 12, 1 / 80],
      [(i) => stream.normal(2, i), 0, 1, 3],
      [(i) => stream.exponential(2, i), 1, 1, 9],
      [(i) => stream.poisson(0.3, 2, i), 0.3, 0.3, 0.3 + 3 * 0.09],
      [(i) => stream.poisson(6, 2, i), 6, 6, 6 + 3 * 36],
      [(i) => stream.poisson(40, 2, i), 40, 40, 40 + 3 * 1600],
      [(i) => (stream.bernoulli(0.03, 2, i) ? 1 : 0), 0.03, 0.0291, 0.0291 * (1 - 3 * 0.0291)],
    ];
    for (const [draw, mean, variance, fourth] of cases) {
      for (const score of momentScores(draw, mean, variance, fourth)) expect(score).toBeLessThan(5);
    }
  });

  test("a probability of 0 never happens, of 1 always, and a larger one keeps every success", () => {
    for (let i = 0; i < 2000; i++) {
      expect(stream.bernoulli(0, 3, i)).toBe(false);
      expect(stream.bernoulli(1, 3, i)).toBe(true);
      if (stream.bernoulli(0.3, 3, i)) expect(stream.bernoulli(0.31, 3, i)).toBe(true);
    }
  });

  test.each([1, 2, 3, 7, 100, 1000])("integers below %s are even", (count) => {
    const counts = new Uint32Array(count);
    for (let i = 0; i < n; i++) counts[stream.integer(count, 4, i)]++;
    if (count === 1) expect(counts[0]).toBe(n);
    else expect(Math.abs(chiSquareScore(counts, n))).toBeLessThan(5);
  });

  test("integers below 2^31 use all their bits", () => {
    const ones = new Uint32Array(31);
    for (let i = 0; i < 20_000; i++) {
      const value = stream.integer(2147483648, 5, i);
      for (let b = 0; b < 31; b++) ones[b] += (value >>> b) & 1;
    }
    for (const count of ones) expect(Math.abs(count - 10_000) / Math.sqrt(5000)).toBeLessThan(5);
  });

  test.each([0, -1, 2.5, 2 ** 31 + 1, Number.NaN])("integers below %s are an error", (count) => {
    expect(() => stream.integer(count, 1, 1)).toThrow(/expected a count in 1 … 2\^31/);
  });
});

describe("keyed choice", () => {
  const stream = random.stream("choice");
  const names = ["police", "enterprise", "ngo", "committee"].map(nameKey);

  test("among equals is that of the weighted choice, and -1 where nothing is open", () => {
    for (let i = 0; i < 20_000; i++) {
      const open = names.map((_, k) => (i >> k) & 1);
      expect(equalChoice(open, names, stream, 4, i)).toBe(gumbelChoice(open, names, stream, 4, i));
    }
  });

  test("gives the same draws whatever steps were asked for before", () => {
    // Steps that differ in their low bits, that share them, and negative ones: some push others out of what a stream remembers.
    const steps = [0, 1, 32, 64, 1_000_000, -1, -33, 4_294_967_295, 0, 32, -1];
    for (const step of steps) expect(stream.uniform(step, 7, 1)).toBe(random.stream("choice").uniform(step, 7, 1));
  });

  test("chooses in proportion to weight, and never an option of weight 0", () => {
    const weights = [1, 2, 0, 5];
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 80_000; i++) counts[gumbelChoice(weights, names, stream, 1, i)]++;
    expect(counts[2]).toBe(0);
    weights.forEach((weight, j) => {
      const p = weight / 8;
      if (p > 0) expect(Math.abs(counts[j] - 80_000 * p) / Math.sqrt(80_000 * p * (1 - p))).toBeLessThan(5);
    });
  });

  test("an added option takes some choices and re-deals none of the others", () => {
    let taken = 0;
    for (let i = 0; i < 5000; i++) {
      const before = gumbelChoice([1, 2, 3], names.slice(0, 3), stream, 2, i);
      const after = gumbelChoice([1, 2, 3, 2], names, stream, 2, i);
      if (after === 3) taken++;
      else expect(after).toBe(before);
    }
    expect(Math.abs(taken - 1250) / Math.sqrt(937.5)).toBeLessThan(5);
  });

  test("the order of the options does not matter", () => {
    for (let i = 0; i < 1000; i++) {
      const forward = gumbelChoice([1, 2, 3, 4], names, stream, 3, i);
      expect(3 - gumbelChoice([4, 3, 2, 1], [...names].reverse(), stream, 3, i)).toBe(forward);
    }
  });

  test("options passed over without a logarithm would have lost: the choice is the one that takes every logarithm", () => {
    const stream = random.stream("choice/all logarithms");
    for (let i = 0; i < 20_000; i++) {
      const weights = Float64Array.from({ length: 10 }, (_, k) => (i % 3 === 0 ? 1 : stream.uniform(9, i, k) ** (i % 7)));
      const names = Uint32Array.from({ length: 10 }, (_, k) => 7 * k);
      const times = Array.from(weights, (weight, k) => -log(stream.uniform(4, i, names[k])) / weight);
      expect(gumbelChoice(weights, names, stream, 4, i)).toBe(times.indexOf(Math.min(...times)));
    }
  });

  test("nothing to choose gives −1, a meaningless weight is an error", () => {
    expect(gumbelChoice([], [], stream, 1, 1)).toBe(-1);
    expect(gumbelChoice([0, 0], names, stream, 1, 1)).toBe(-1);
    expect(gumbelChoice([0, 1e-300], names, stream, 1, 1)).toBe(1);
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => gumbelChoice([1, bad], names, stream, 1, 1)).toThrow(/expected finite weights >= 0/);
    }
  });
});

describe("choosing k of n", () => {
  const stream = random.stream("sample");

  test("takes distinct agents, a smaller count is a prefix of a larger, and all of n is a shuffle", () => {
    const all = smallestHashes(1000, 1000, stream, 1);
    expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    for (const count of [0, 1, 7, 500, 999]) expect([...smallestHashes(count, 1000, stream, 1)]).toEqual([...all.subarray(0, count)]);
  });

  test("one more agent can only push out the last chosen", () => {
    for (let step = 0; step < 200; step++) {
      const before = smallestHashes(10, 50, stream, step);
      const after = smallestHashes(10, 51, stream, step);
      const kept = [...after].filter((agent) => agent !== 50);
      expect(kept).toEqual([...before.subarray(0, kept.length)]);
      expect(kept.length).toBeGreaterThanOrEqual(9);
    }
  });

  test("every agent is chosen equally often", () => {
    const counts = new Uint32Array(40);
    for (let step = 0; step < 4000; step++) for (const agent of smallestHashes(10, 40, stream, step)) counts[agent]++;
    // Without replacement the counts vary less than a multinomial's, by (n − k)/(n − 1).
    expect(Math.max(...counts.map((c) => Math.abs(c - 1000) / Math.sqrt(750)))).toBeLessThan(5);
  });

  test("an impossible number is an error", () => {
    for (const [count, n] of [
      [3, 2],
      [-1, 2],
      [1.5, 3],
      [1, 2 ** 22],
    ]) {
      expect(() => smallestHashes(count, n, stream, 1)).toThrow(/expected 0 <= count <= n/);
    }
  });
});
