import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { robustness } from "../../src/statistics/robustness.ts";

const values = [
  [10, 20, 30, 40],
  [22, 22, 22, 22],
  [30, 20, 5, 41],
];

describe("the robustness of a policy over parameter sets", () => {
  it("is its mean, tail, worst case, regret, satisficing share and ranks, where more is better", () => {
    const [first, second, third] = robustness({ values, better: "higher", tail: 0.5, threshold: 20 });
    expect(first).toMatchObject({
      mean: 25,
      conditionalValueAtRisk: 15,
      worst: 10,
      maximumRegret: 20,
      maximumRegretSet: 0,
      meanRegret: 5.75,
    });
    expect(second).toMatchObject({ mean: 22, conditionalValueAtRisk: 22, worst: 22, maximumRegret: 19, maximumRegretSet: 3 });
    expect(third).toMatchObject({ mean: 24, conditionalValueAtRisk: 12.5, worst: 5, maximumRegret: 25, maximumRegretSet: 2 });
    expect([first, second, third].map((policy) => policy.satisficing!.count)).toEqual([3, 4, 3]);
    expect([first, second, third].map((policy) => policy.bestShare.count)).toEqual([1, 1, 2]);
    expect([first, second, third].map((policy) => policy.rankCounts)).toEqual([
      [1, 2, 1],
      [1, 2, 1],
      [2, 1, 1],
    ]);
  });

  it("turns round where less is better", () => {
    const mirrored = robustness({ values: values.map((row) => row.map((v) => -v)), better: "lower", tail: 0.5, threshold: -20 });
    const upright = robustness({ values, better: "higher", tail: 0.5, threshold: 20 });
    for (const [i, policy] of mirrored.entries()) {
      expect(policy.worst).toBe(-upright[i].worst);
      expect(policy.conditionalValueAtRisk).toBe(-upright[i].conditionalValueAtRisk);
      expect(policy.maximumRegret).toBe(upright[i].maximumRegret);
      expect(policy.satisficing).toEqual(upright[i].satisficing);
    }
  });

  it("counts the last set of a tail in part", () => {
    expect(robustness({ values: [[1, 2, 3, 4]], better: "higher", tail: 0.375 })[0].conditionalValueAtRisk).toBeCloseTo(2 / 1.5, 12);
    expect(robustness({ values: [[1, 2, 3, 4]], better: "higher", tail: 0.01 })[0].conditionalValueAtRisk).toBe(1);
    expect(robustness({ values: [[1, 2, 3, 4]], better: "higher", tail: 1 })[0].conditionalValueAtRisk).toBe(2.5);
  });

  it("keeps worst <= tail mean <= mean, and some policy without regret in every set", () => {
    const row = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.double({ min: 0.05, max: 1, noNaN: true }), (table, tail) => {
        const policies = robustness({ values: table, better: "higher", tail });
        for (const policy of policies) {
          expect(policy.worst).toBeLessThanOrEqual(policy.conditionalValueAtRisk + 1e-9);
          expect(policy.conditionalValueAtRisk).toBeLessThanOrEqual(policy.mean + 1e-9);
          expect(policy.maximumRegret).toBeGreaterThanOrEqual(policy.meanRegret - 1e-9);
        }
        expect(policies.reduce((sum, policy) => sum + policy.bestShare.count, 0)).toBeGreaterThanOrEqual(6);
      }),
      { seed: 1 },
    );
  });

  it("refuses tables with gaps", () => {
    expect(() => robustness({ values: [[1, 2], [1]], better: "higher" })).toThrow(/every policy/);
    expect(() => robustness({ values: [], better: "higher" })).toThrow(/every policy/);
    expect(() => robustness({ values: [[Number.NaN]], better: "higher" })).toThrow(/finite/);
    expect(() => robustness({ values: [[1]], better: "higher", tail: 0 })).toThrow(/tail/);
  });
});
