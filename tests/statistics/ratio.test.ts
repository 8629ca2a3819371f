import { describe, expect, it } from "vitest";
import { ratioOfMeans } from "../../src/statistics/ratio.ts";

describe("the ratio of two paired means", () => {
  it("has an interval that holds the ratio when the denominator is told from zero", () => {
    const { ratio, interval } = ratioOfMeans([10, 12, 11, 13], [2, 2.2, 1.9, 2.3])!;
    expect(ratio).toBeCloseTo(46 / 8.4, 10);
    expect(interval!.low).toBeLessThan(ratio);
    expect(interval!.high).toBeGreaterThan(ratio);
  });

  it("shrinks to the ratio when all pairs have it", () => {
    const { interval } = ratioOfMeans([20, 24, 22], [10, 12, 11])!;
    expect(interval!.low).toBeCloseTo(2, 6);
    expect(interval!.high).toBeCloseTo(2, 6);
  });

  it("has no interval when the denominator cannot be told from zero, and is null without pairs or for a denominator of zero", () => {
    expect(ratioOfMeans([1, 2, 3], [-1, 0.5, 1])!.interval).toBeNull();
    expect(ratioOfMeans([], [])).toBeNull();
    expect(ratioOfMeans([1, 2], [-1, 1])).toBeNull();
  });
});
