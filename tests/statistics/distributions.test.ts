import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incompleteBeta, studentCdf, studentQuantile, twoSidedPValue } from "../../src/statistics/distributions.ts";
import reference from "./reference/distributions.json" with { type: "json" };
import { relativeError } from "./testModels.ts";

describe("distribution functions", () => {
  it("give the incomplete beta function as scipy does, far into the tails", () => {
    for (const [x, a, b, expected] of reference.beta) expect(relativeError(incompleteBeta(x, a, b), expected)).toBeLessThan(1e-12);
  });

  it("give Student's t for whole and fractional degrees of freedom as scipy does", () => {
    for (const [t, degrees, cumulative, twoSided] of reference.cdf) {
      expect(relativeError(studentCdf(t, degrees), cumulative)).toBeLessThan(1e-10);
      expect(relativeError(twoSidedPValue(t, degrees), twoSided)).toBeLessThan(1e-10);
    }
  });

  it("give the quantiles of Student's t as scipy does", () => {
    for (const [probability, degrees, expected] of reference.quantile) {
      if (expected === 0) expect(studentQuantile(probability, degrees)).toBe(0);
      else expect(relativeError(studentQuantile(probability, degrees), expected)).toBeLessThan(probability < 1e-6 ? 1e-6 : 1e-10);
    }
  });

  it.each([
    [2, 4.302652729749],
    [4, 2.776445105198],
    [9, 2.262157162798],
    [19, 2.093024054408],
    [29, 2.045229642133],
    [99, 1.984216951586],
  ])("have the published 97.5 % quantile with %i degrees of freedom", (degrees, expected) => {
    expect(studentQuantile(0.975, degrees)).toBeCloseTo(expected, 11);
  });

  it("refuse arguments outside their domain", () => {
    expect(() => incompleteBeta(1.1, 1, 1)).toThrow(RangeError);
    expect(() => incompleteBeta(0.5, 0, 1)).toThrow(RangeError);
    expect(() => twoSidedPValue(Number.NaN, 3)).toThrow(RangeError);
    expect(() => studentQuantile(1, 3)).toThrow(RangeError);
    expect(() => studentCdf(1, 0)).toThrow(RangeError);
  });

  it("are their own reflections: I_x(a, b) = 1 − I_(1−x)(b, a), and a quantile's cumulative probability is its own", () => {
    const shape = fc.double({ min: 0.05, max: 300, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), shape, shape, (x, a, b) => {
        const complement = 1 - x;
        expect(Math.abs(incompleteBeta(1 - complement, a, b) + incompleteBeta(complement, b, a) - 1)).toBeLessThan(1e-10);
      }),
      { seed: 1 },
    );
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.double({ min: 0.3, max: 2000, noNaN: true }), (p, degrees) => {
        expect(studentCdf(studentQuantile(p, degrees), degrees)).toBeCloseTo(p, 11);
      }),
      { seed: 1 },
    );
  });
});
