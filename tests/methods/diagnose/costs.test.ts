import { describe, expect, it } from "vitest";
import { KeyedRandom, seedKey } from "../../../src/kernel/random.ts";
import { placeboBound, problemCosts } from "../../../src/methods/diagnose/costs.ts";

const n = 20;
/** Chance of a place: a stream of its own for every trial. */
function noise(trial: number, place: number): number[] {
  const stream = new KeyedRandom(seedKey(`trial-${trial}`), 0).stream("test/noise");
  return Array.from({ length: n }, (_, row) => 4 * (stream.uniform(place, row) + stream.uniform(place, row, 1) - 1));
}

/** Four problems that add `effects` to an outcome of 50, every place with its own chance. */
function costsOf(trial: number, effects: readonly number[], direction: "lower" | "higher" = "lower") {
  const total = effects.reduce((sum, effect) => sum + effect, 0);
  const place = (id: number, level: number) => noise(trial, id).map((value) => 50 + level + value);
  return problemCosts(
    effects.map((_, i) => `p${i}`),
    {
      baseline: place(0, total),
      withoutAll: place(1, 0),
      placebo: place(2, total),
      without: effects.map((effect, i) => place(10 + i, total - effect)),
      only: effects.map((effect, i) => place(20 + i, effect)),
    },
    direction,
    effects.map(() => null),
  );
}

describe("the costs of problems", () => {
  it("are found for none of four problems without effect in at least 19 of 20 places", () => {
    const trials = 200;
    let wrong = 0;
    for (let trial = 0; trial < trials; trial++) {
      if (costsOf(trial, [0, 0, 0, 0]).some(({ verdict }) => verdict !== "none")) wrong++;
    }
    expect(wrong).toBeLessThanOrEqual(0.05 * trials);
  });

  it("are found, in their order, where they are large", () => {
    for (let trial = 0; trial < 20; trial++) {
      expect(
        costsOf(trial, [0, 10, 30, 20])
          .slice(1)
          .map(({ rank, verdict }) => [rank, verdict]),
      ).toEqual([
        [3, "costs"],
        [1, "costs"],
        [2, "costs"],
      ]);
    }
  });

  it("share a rank where they are alike, but for one place in twenty, and not where they differ", () => {
    const tied = (effects: readonly number[]) =>
      Array.from({ length: 100 }, (_, trial) => costsOf(trial, effects)).filter(([first, second]) => first.rank === second.rank).length;
    expect(tied([20, 20, 0, 0])).toBeGreaterThanOrEqual(88);
    expect(tied([30, 20, 0, 0])).toBe(0);
  });

  it("turn with the direction of good: what raises a good outcome is no cost", () => {
    expect(costsOf(1, [20, -20, 0, 0], "higher").map(({ rank, verdict }) => [rank, verdict])).toEqual([
      [null, "helps"],
      [1, "costs"],
      [null, "none"],
      [null, "none"],
    ]);
  });

  it("need more than what the placebo admits", () => {
    expect(placeboBound({ value: 1, interval: { low: -3, high: 5 } })).toBe(5);
    expect(placeboBound({ value: -2, interval: null })).toBe(2);
    const flat = (value: number) => Array.from({ length: n }, () => value);
    const at = (placebo: number) =>
      problemCosts(
        ["p"],
        { baseline: flat(10), withoutAll: flat(8), placebo: flat(10 + placebo), without: [flat(8)], only: [flat(10)] },
        "lower",
        [null],
      )[0].verdict;
    expect(at(1)).toBe("costs");
    expect(at(3)).toBe("none");
  });

  it("have no interval where a few differences are alike, and then are none", () => {
    const flat = (value: number, length: number) => Array.from({ length }, () => value);
    const at = (length: number, without: number) =>
      problemCosts(
        ["p"],
        {
          baseline: flat(10, length),
          withoutAll: flat(10, length),
          placebo: flat(10, length),
          without: [flat(without, length)],
          only: [flat(10, length)],
        },
        "lower",
        [null],
      )[0];
    expect(at(3, 8)).toMatchObject({ alone: { value: 2, interval: null }, verdict: "none", rank: null });
    expect(at(3, 10)).toMatchObject({ alone: { value: 0, interval: null }, verdict: "none" });
    expect(at(12, 8)).toMatchObject({ alone: { value: 2, interval: null, alike: { n: 12, clear: true } }, verdict: "costs-here" });
  });

  it("are told apart where problems hide each other", () => {
    const flat = (value: number) => Array.from({ length: n }, () => value);
    const cost = (without: number, only: number) =>
      problemCosts(
        ["p"],
        { baseline: flat(10), withoutAll: flat(0), placebo: flat(10), without: [flat(without)], only: [flat(only)] },
        "lower",
        [null],
      )[0];
    expect(cost(10, 5)).toMatchObject({ verdict: "costs-alone", rank: null });
    expect(cost(5, 0)).toMatchObject({ verdict: "costs-here", rank: 1 });
    expect(cost(5, -5)).toMatchObject({ verdict: "mixed", rank: 1 });
    expect(cost(15, 5)).toMatchObject({ verdict: "mixed", rank: null });
    expect(cost(15, -5)).toMatchObject({ verdict: "helps", rank: null });
  });
});
