import { describe, expect, it } from "vitest";
import { KeyedRandom, seedKey } from "../../../src/kernel/random.ts";
import { diagnosisClaims, type PlaceValues } from "../../../src/methods/diagnose/claims.ts";
import { placeboBound, problemCosts } from "../../../src/methods/diagnose/costs.ts";
import type { Outcome } from "../../../src/methods/result.ts";

const n = 20;
/** Costs in an outcome that is the only one. */
function costsIn(values: PlaceValues, direction: Outcome["direction"] = "lower") {
  const [claims] = diagnosisClaims([values]).costs;
  return problemCosts(
    claims.map((own, i) => ({ id: `p${i}`, shapley: null, claims: own })),
    values,
    direction,
  );
}

/** Chance of a place: a stream of its own for every trial. */
function noise(trial: number, place: number): number[] {
  const stream = new KeyedRandom(seedKey(`trial-${trial}`), 0).stream("test/noise");
  return Array.from({ length: n }, (_, row) => 4 * (stream.uniform(place, row) + stream.uniform(place, row, 1) - 1));
}

/** Four problems that add `effects` to an outcome of 50, every place with its own chance. */
function costsOf(trial: number, effects: readonly number[], direction: "lower" | "higher" = "lower") {
  const total = effects.reduce((sum, effect) => sum + effect, 0);
  const place = (id: number, level: number) => noise(trial, id).map((value) => 50 + level + value);
  return costsIn(
    {
      baseline: place(0, total),
      withoutAll: place(1, 0),
      placebo: place(2, total),
      without: effects.map((effect, i) => place(10 + i, total - effect)),
      only: effects.map((effect, i) => place(20 + i, effect)),
    },
    direction,
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

  it("are found among all that is said, in other outcomes too, in at most one diagnosis of twenty where nothing costs anything", () => {
    const trials = 300;
    let wrong = 0;
    for (let trial = 0; trial < trials; trial++) {
      // Eleven outcomes, each with chance of its own, and a placebo that admits nothing.
      const outcomes = Array.from({ length: 11 }, (_, o): PlaceValues => {
        const place = (id: number) => noise(trial, 100 * o + id);
        const baseline = place(0);
        return {
          ...{ baseline, withoutAll: place(1), placebo: baseline },
          ...{ without: [2, 3, 4, 5].map(place), only: [6, 7, 8, 9].map(place) },
        };
      });
      const { total, costs } = diagnosisClaims(outcomes);
      if (total || costs.flat().some(({ alone, last }) => alone || last)) wrong++;
    }
    expect(wrong / trials).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / trials));
    expect(wrong).toBeGreaterThan(0);
  });

  it("are not found where they may not be claimed, however far the interval lies from zero", () => {
    const values = {
      baseline: noise(1, 0).map((value) => value + 60),
      withoutAll: noise(1, 1),
      placebo: noise(1, 0).map((value) => value + 60),
    };
    const one = { ...values, without: [noise(1, 2)], only: [noise(1, 3).map((value) => value + 60)] };
    const verdict = (alone: boolean, last: boolean) => problemCosts([{ id: "p", shapley: null, claims: { alone, last } }], one, "lower")[0];
    expect(verdict(true, true)).toMatchObject({ verdict: "costs", rank: 1 });
    expect(verdict(false, true)).toMatchObject({ verdict: "costs-alone", rank: null });
    expect(verdict(false, false)).toMatchObject({ verdict: "none", rank: null });
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
      costsIn({ baseline: flat(10), withoutAll: flat(8), placebo: flat(10 + placebo), without: [flat(8)], only: [flat(10)] })[0].verdict;
    expect(at(1)).toBe("costs");
    expect(at(3)).toBe("none");
  });

  it("have no interval where a few differences are alike, and then are none", () => {
    const flat = (value: number, length: number) => Array.from({ length }, () => value);
    const at = (length: number, without: number) =>
      costsIn({
        baseline: flat(10, length),
        withoutAll: flat(10, length),
        placebo: flat(10, length),
        without: [flat(without, length)],
        only: [flat(10, length)],
      })[0];
    expect(at(3, 8)).toMatchObject({ alone: { value: 2, interval: null }, verdict: "none", rank: null });
    expect(at(3, 10)).toMatchObject({ alone: { value: 0, interval: null }, verdict: "none" });
    expect(at(12, 8)).toMatchObject({ alone: { value: 2, interval: null, alike: { n: 12, clear: true } }, verdict: "costs-here" });
  });

  it("are told apart where problems hide each other", () => {
    const flat = (value: number) => Array.from({ length: n }, () => value);
    const cost = (without: number, only: number) =>
      costsIn({ baseline: flat(10), withoutAll: flat(0), placebo: flat(10), without: [flat(without)], only: [flat(only)] })[0];
    expect(cost(10, 5)).toMatchObject({ verdict: "costs-alone", rank: null });
    expect(cost(5, 0)).toMatchObject({ verdict: "costs-here", rank: 1 });
    expect(cost(5, -5)).toMatchObject({ verdict: "mixed", rank: 1 });
    expect(cost(15, 5)).toMatchObject({ verdict: "mixed", rank: null });
    expect(cost(15, -5)).toMatchObject({ verdict: "helps", rank: null });
  });
});
