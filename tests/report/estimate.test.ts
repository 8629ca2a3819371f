import { describe, expect, it } from "vitest";
import { estimate, excludesZero, pairedEstimate, ratioOfMeans } from "../../src/report/estimate.ts";

describe("estimate", () => {
  it("gives the mean with its t interval", () => {
    const value = estimate([1, 2, 3, 4, 5])!;
    expect(value.mean).toBe(3);
    expect(value.interval![0]).toBeCloseTo(3 - (2.77644511 * Math.sqrt(2.5)) / Math.sqrt(5), 6);
  });

  it("has no interval for one value and is undefined for none", () => {
    expect(estimate([4])).toEqual({ n: 1, mean: 4, interval: undefined });
    expect(estimate([])).toBeUndefined();
    expect(excludesZero(estimate([4])!)).toBe(false);
  });
});

describe("pairedEstimate", () => {
  it("pairs by replication and leaves out replications that one arm lacks", () => {
    const arm = new Map([
      [2, 5],
      [0, 3],
      [1, 9],
    ]);
    const baseline = new Map([
      [0, 1],
      [2, 4],
      [7, 100],
    ]);
    expect(pairedEstimate(arm, baseline)).toMatchObject({ n: 2, mean: 1.5, differences: [2, 1], baselineMean: 2.5 });
  });

  it("is undefined without a shared replication", () => {
    expect(pairedEstimate(new Map([[0, 1]]), new Map([[1, 1]]))).toBeUndefined();
    expect(pairedEstimate(undefined, new Map())).toBeUndefined();
  });
});

describe("ratioOfMeans", () => {
  it("gives an interval that holds the ratio when the denominator is told from zero", () => {
    const ratio = ratioOfMeans([10, 12, 11, 13], [2, 2.2, 1.9, 2.3])!;
    expect(ratio.mean).toBeCloseTo(46 / 8.4, 10);
    expect(ratio.interval![0]).toBeLessThan(ratio.mean);
    expect(ratio.interval![1]).toBeGreaterThan(ratio.mean);
  });

  it("shrinks to the ratio when all pairs have it", () => {
    const [low, high] = ratioOfMeans(
      [2, 4, 6],
      [1, 2, 3].map((x) => x + 10).map((x) => x - 10),
    )!.interval ?? [2, 2];
    expect(low).toBeCloseTo(2, 9);
    expect(high).toBeCloseTo(2, 9);
  });

  it("has no interval when the denominator cannot be told from zero", () => {
    expect(ratioOfMeans([1, 2, 3], [-1, 0.5, 1])!.interval).toBeUndefined();
  });
});
