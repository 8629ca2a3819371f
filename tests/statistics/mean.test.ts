import { describe, expect, it } from "vitest";
import { studentQuantile } from "../../src/statistics/distributions.ts";
import { estimateDifference, estimateMean, excludesZero } from "../../src/statistics/mean.ts";

describe("statistics of a study", () => {
  it("gives Student's sleep data the published mean, spread and interval of the paired difference", () => {
    const a = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const b = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const difference = estimateDifference(a.map((value, i) => value - b[i]))!;
    expect(difference.mean).toBeCloseTo(-1.58, 12);
    expect(difference.sd).toBeCloseTo(1.2299954833, 9);
    expect(difference.interval!.low).toBeCloseTo(-2.4598857633, 9);
    expect(difference.interval!.high).toBeCloseTo(-0.7001142367, 9);
    expect(excludesZero(difference.interval!)).toBe(true);
  });

  it.each([
    [1, 12.7062047364],
    [2, 4.302652729749],
    [3, 3.182446305284],
    [4, 2.776445105198],
    [9, 2.262157162798],
    [19, 2.093024054408],
    [29, 2.045229642133],
    [99, 1.984216951586],
  ])("has the 97.5 % quantile of t with %i degrees of freedom", (degreesOfFreedom, expected) => {
    expect(studentQuantile(0.975, degreesOfFreedom)).toBeCloseTo(expected, 9);
    expect(studentQuantile(0.025, degreesOfFreedom)).toBeCloseTo(-expected, 9);
  });

  it("gives the interval of 10, 20 and 30 as published", () => {
    const { interval } = estimateDifference([10, 20, 30])!;
    expect(interval!.low).toBeCloseTo(-4.841377117503, 9);
    expect(interval!.high).toBeCloseTo(44.841377117503, 9);
  });

  it("has no spread and no interval for one value, and nothing for none", () => {
    expect(estimateMean([3])).toEqual({ n: 1, mean: 3, sd: null });
    expect(estimateDifference([3])!.interval).toBeNull();
    expect(estimateMean([])).toBeNull();
  });
});
