import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairedDifference } from "../../src/statistics/meanDifference.ts";
import {
  feedLookAhead,
  type LookAheadRule,
  type LookAheadState,
  planStein,
  startLookAhead,
  steinInterval,
} from "../../src/statistics/replications.ts";
import deviates from "./reference/deviates.json" with { type: "json" };

/** Feeds values until the rule stops. */
function run(options: Parameters<typeof startLookAhead>[0], values: Iterable<number>): LookAheadState {
  let state = startLookAhead(options);
  for (const value of values) {
    if (state.stoppedBecause !== null) break;
    state = feedLookAhead(state, value);
  }
  return state;
}

const relative = (share: number, rest: Partial<LookAheadRule>) => ({ precision: { kind: "relative", share } as const, ...rest });

describe("the look-ahead rule", () => {
  it.each([
    [100, 4, 3, 15],
    [1, 1, 332, 368],
    [44, 27, 171, 189],
  ])("needs the published number of replications of N(%d, %d²): %i, after %i runs", (mean, sd, reachedAt, runs) => {
    const values = deviates.map((z) => mean + sd * z);
    const state = run(relative(0.1, { minimum: 5, lookAhead: 10, maximum: 500 }), values);
    expect(state).toMatchObject({ reachedAt, n: runs, stoppedBecause: "precision-reached" });
  });

  it.each([
    [7, 0.2, 5],
    [10, 2, 58],
    [50, 1, 4],
  ])("without look-ahead is the confidence interval method: N(%d, %d²) needs %i", (mean, sd, expected) => {
    const values = deviates.slice(1, 101).map((z) => mean + sd * z);
    expect(run(relative(0.05, { minimum: 3, lookAhead: 0 }), values).n).toBe(expected);
  });

  it("takes the absolute value of the mean: a mean of −1 does not stop at once", () => {
    const values = deviates.map((z) => -1 + z);
    const state = run(relative(0.1, { minimum: 5, lookAhead: 10, maximum: 500 }), values);
    expect(state.n).toBeGreaterThan(300);
    const mirrored = run(
      relative(0.1, { minimum: 5, lookAhead: 10, maximum: 500 }),
      values.map((value) => -value),
    );
    expect(mirrored).toEqual({ ...state, mean: -state.mean });
  });

  it("starts its look-ahead anew when precision is lost", () => {
    const calm = Array.from({ length: 8 }, (_, i) => 10 + (i % 2) * 0.01);
    const state = run({ precision: { kind: "absolute", halfWidth: 1 }, minimum: 3 }, [
      ...calm.slice(0, 7),
      60,
      ...new Array<number>(5).fill(10),
    ]);
    expect(state).toMatchObject({ reachedAt: null, lookAheadUntil: null, stoppedBecause: null });
    expect(run({ precision: { kind: "absolute", halfWidth: 1 }, minimum: 3 }, calm)).toMatchObject({
      n: 8,
      stoppedBecause: "precision-reached",
    });
  });

  it("stops at the maximum and says whether a mean near zero made the relative target hopeless", () => {
    expect(run(relative(0.05, { maximum: 40 }), deviates)).toMatchObject({ n: 40, stoppedBecause: "maximum-reached-mean-near-zero" });
    const noisy = deviates.map((z) => 1 + z);
    expect(run(relative(0.05, { maximum: 40 }), noisy)).toMatchObject({ n: 40, stoppedBecause: "maximum-reached" });
    expect(run({ precision: { kind: "absolute", halfWidth: 0.01 }, maximum: 40 }, deviates)).toMatchObject({
      stoppedBecause: "maximum-reached",
    });
  });

  it("stops after minimum and look-ahead when all values are equal", () => {
    const ones = new Array<number>(50).fill(1);
    expect(run(relative(0.05, {}), ones)).toMatchObject({ n: 15, reachedAt: 3, stoppedBecause: "precision-reached" });
    expect(
      run(
        relative(0.05, {}),
        ones.map(() => 0),
      ),
    ).toMatchObject({ n: 15, halfWidth: 0 });
  });

  it("has the half-width of the t interval, goes on from a stored state, and takes no more once stopped", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 60 }), fc.nat(), (values, cut) => {
        const options = { precision: { kind: "absolute", halfWidth: 6 } as const, minimum: 10 };
        const state = run(options, values);
        const { interval } = pairedDifference(values.slice(0, state.n));
        expect(state.halfWidth).toBeCloseTo((interval.high - interval.low) / 2, 9);
        const place = cut % values.length;
        const stored = JSON.parse(JSON.stringify(run(options, values.slice(0, place)))) as LookAheadState;
        const resumed = values.slice(place).reduce((s, value) => (s.stoppedBecause === null ? feedLookAhead(s, value) : s), stored);
        expect(resumed).toEqual(state);
      }),
      { seed: 1 },
    );
    const stopped = run(relative(0.5, {}), new Array<number>(50).fill(1));
    expect(() => feedLookAhead(stopped, 1)).toThrow(/already stopped/);
  });

  it("refuses targets, bounds and values that make no sense", () => {
    expect(() => startLookAhead(relative(0, {}))).toThrow(/precision/);
    expect(() => startLookAhead(relative(0.1, { minimum: 2 }))).toThrow(/minimum/);
    expect(() => startLookAhead(relative(0.1, { maximum: 5 }))).toThrow(/maximum/);
    expect(() => startLookAhead(relative(0.1, { lookAhead: -1 }))).toThrow(/look-ahead/);
    expect(() => feedLookAhead(startLookAhead(relative(0.1, {})), Number.NaN)).toThrow(/finite/);
  });
});

describe("Stein's two stages", () => {
  it("plan the total from the spread of the pilot alone, and end no wider than wanted", () => {
    const pilot = deviates.slice(0, 10);
    const plan = planStein(pilot, 0.5);
    expect(plan.totalCount).toBe(Math.ceil(((2.262157162798 * plan.pilotSd) / 0.5) ** 2));
    const { mean, interval } = steinInterval(plan, deviates.slice(0, plan.totalCount));
    expect((interval.high - interval.low) / 2).toBeLessThanOrEqual(0.5);
    expect((interval.high + interval.low) / 2).toBeCloseTo(mean, 12);
    expect(planStein(pilot, 100).totalCount).toBe(10);
    expect(() => steinInterval(plan, pilot)).toThrow(/second stage/);
    expect(() => planStein([1], 1)).toThrow(/first stage/);
  });
});
