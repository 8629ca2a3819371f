import { describe, expect, it } from "vitest";
import { nextReplications, ocbaAllocation } from "../../src/statistics/budgetAllocation.ts";
import { feedKn, type KnOptions, type KnState, knConstants, startKn } from "../../src/statistics/selection.ts";
import { streamOf } from "./testModels.ts";

/** Macro-replications per order of the systems; set COSAFE_STUDIES=3000 for the published size. */
const STUDIES = Math.min(3000, Number(process.env.COSAFE_STUDIES ?? 400));

function select(options: KnOptions, means: readonly number[], sds: readonly number[], study: number): KnState {
  const stream = streamOf("kn", study);
  let state = startKn(options);
  while (state.stoppedBecause === null) {
    const r = state.replications;
    state = feedKn(
      state,
      means.map((mean, i) => (state.eliminatedAt[i] === null ? mean + sds[i] * stream.normal(r, i) : null)),
    );
  }
  return state;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

describe("the selection procedure KN", () => {
  it.each([
    [2, 10, 0.33405, 6.012905],
    [2, 20, 0.137137, 5.211225],
    [2, 30, 0.086051, 4.990967],
    [3, 10, 0.472944, 8.512989],
    [3, 20, 0.185363, 7.043787],
    [3, 30, 0.114747, 6.655309],
    [5, 10, 0.634967, 11.429411],
    [5, 20, 0.237238, 9.015056],
    [5, 30, 0.144847, 8.401145],
  ])("has the published constants for %i systems and a first stage of %i", (k, firstStage, eta, hSquared) => {
    const constants = knConstants(k, firstStage, 0.05);
    expect(constants.eta).toBeCloseTo(eta, 6);
    expect(constants.hSquared).toBeCloseTo(hSquared, 5);
    const independent = knConstants(k, firstStage, 0.05, true).hSquared;
    if (k > 2) expect(independent).toBeLessThan(constants.hSquared);
    else expect(independent).toBeCloseTo(constants.hSquared, 10);
  });

  it.each([
    [[0, 0, 0.3], [1, 1, 1], 206],
    [[0, 0, 0.3], [0.2, 2.5, 2.5], 938],
    [[0, 0.3, 0], [2.5, 2.5, 0.2], 939],
    [[0.3, 0, 0], [2.5, 2.5, 0.2], 936],
  ])("selects the best of means %j and deviations %j at least 95 times in 100, in every order", (means, sds, runs) => {
    const options = { systemCount: 3, indifference: 0.3, better: "higher" } as const;
    for (const order of permutations([0, 1, 2])) {
      const [ordered, spread] = [order.map((i) => means[i]), order.map((i) => sds[i])];
      let correct = 0;
      let spent = 0;
      for (let study = 0; study < STUDIES; study++) {
        const state = select(options, ordered, spread, study);
        if (ordered[state.selected!] === 0.3) correct++;
        spent += state.runs;
      }
      expect(correct / STUDIES).toBeGreaterThanOrEqual(0.95 - 3 * Math.sqrt((0.95 * 0.05) / STUDIES));
      expect(Math.abs(spent / STUDIES / runs - 1)).toBeLessThan(0.12);
    }
  });

  it("selects the best of five systems wherever it stands", () => {
    const options = { systemCount: 5, indifference: 0.3, better: "lower" } as const;
    for (let place = 0; place < 5; place++) {
      const means = [0, 0, 0, 0].toSpliced(place, 0, -0.3);
      const sds = [0.2, 0.2, 0.2, 2].toSpliced(place, 0, 2);
      let correct = 0;
      let spent = 0;
      for (let study = 0; study < STUDIES; study++) {
        const state = select(options, means, sds, study);
        if (state.selected === place) correct++;
        spent += state.runs;
      }
      expect(correct / STUDIES).toBeGreaterThanOrEqual(0.95 - 3 * Math.sqrt((0.95 * 0.05) / STUDIES));
      expect(Math.abs(spent / STUDIES / 841 - 1)).toBeLessThan(0.12);
    }
  });

  it("needs fewer runs when systems share their chance", () => {
    const options = { systemCount: 2, indifference: 0.3, better: "higher" } as const;
    let state = startKn(options);
    const stream = streamOf("shared");
    while (state.stoppedBecause === null) {
      const common = 3 * stream.normal(state.replications, 0);
      state = feedKn(state, [common, common + 0.3 + 0.1 * stream.normal(state.replications, 1)]);
    }
    expect(state).toMatchObject({ replications: 10, runs: 20, selected: 1, stoppedBecause: "one-survivor", eliminatedAt: [10, null] });
  });

  it("ends with equals it cannot separate, and at its maximum without a guarantee", () => {
    const options = { systemCount: 2, indifference: 0.1, better: "higher" } as const;
    const stream = streamOf("equal");
    let equal = startKn(options);
    for (let r = 0; equal.stoppedBecause === null; r++) equal = feedKn(equal, [stream.normal(r, 0), stream.normal(r, 0)]);
    expect(equal).toMatchObject({ stoppedBecause: "cannot-be-separated", selected: 0, replications: 10 });
    let spent = startKn({ ...options, maximum: 25 });
    for (let r = 0; spent.stoppedBecause === null; r++) spent = feedKn(spent, [stream.normal(r, 0), stream.normal(r, 1)]);
    expect(spent).toMatchObject({ stoppedBecause: "maximum-reached", replications: 25, survivors: [0, 1] });
    expect(() => feedKn(spent, [1, 2])).toThrow(/already stopped/);
  });

  it("goes on from a stored state, and refuses options and values that make no sense", () => {
    const options = { systemCount: 3, indifference: 0.5, better: "higher" } as const;
    const stream = streamOf("stored");
    let kept = startKn(options);
    let stored = startKn(options);
    for (let r = 0; kept.stoppedBecause === null; r++) {
      const row = [0, 1, 2].map((i) => i / 4 + stream.normal(r, i));
      kept = feedKn(kept, row);
      stored = feedKn(JSON.parse(JSON.stringify(stored)) as KnState, row);
    }
    expect(stored).toEqual(kept);
    expect(() => startKn({ ...options, systemCount: 1 })).toThrow(/at least 2/);
    expect(() => startKn({ ...options, indifference: 0 })).toThrow(/indifference/);
    expect(() => startKn({ ...options, alpha: 0.6 })).toThrow(/alpha/);
    expect(() => startKn({ ...options, firstStage: 2 })).toThrow(/first stage/);
    expect(() => feedKn(startKn(options), [1, null, 2])).toThrow(/system 1/);
  });
});

describe("the optimal computing budget allocation", () => {
  it("is the derived one for means 1 to 5", () => {
    const allocation = ocbaAllocation({ means: [1, 2, 3, 4, 5], sds: [1, 1, 1, 1, 1], total: 100, better: "lower" });
    for (const [i, expected] of [42.1823, 40.6134, 10.1534, 4.5126, 2.5383].entries()) expect(allocation[i]).toBeCloseTo(expected, 4);
    const mirrored = ocbaAllocation({ means: [-1, -2, -3, -4, -5], sds: [1, 1, 1, 1, 1], total: 100, better: "higher" });
    expect(mirrored).toEqual(allocation);
  });

  it("gives nothing to a system without spread, shares equally if none has any, and needs an indifference against ties", () => {
    expect(ocbaAllocation({ means: [1, 2, 3], sds: [1, 0, 1], total: 30, better: "lower" })[1]).toBe(0);
    expect(ocbaAllocation({ means: [1, 2, 3], sds: [0, 0, 0], total: 30, better: "lower" })).toEqual([10, 10, 10]);
    const tie = { means: [1, 1, 3], sds: [1, 1, 1], total: 30, better: "lower" } as const;
    expect(() => ocbaAllocation(tie)).toThrow(/indifference/);
    expect(ocbaAllocation({ ...tie, indifference: 0.5 }).reduce((sum, n) => sum + n, 0)).toBeCloseTo(30, 10);
  });

  it("hands out whole replications that add up, and takes none back", () => {
    const input = { means: [1, 2, 3, 4, 5], sds: [1, 1, 1, 1, 1], better: "lower" } as const;
    expect(nextReplications(input, [10, 10, 10, 10, 10], 50)).toEqual([26, 24, 0, 0, 0]);
    expect(nextReplications(input, [0, 0, 0, 0, 0], 7).reduce((sum, n) => sum + n, 0)).toBe(7);
  });
});
