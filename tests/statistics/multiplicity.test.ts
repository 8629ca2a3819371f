import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg, bonferroniLevel, holm } from "../../src/statistics/multiplicity.ts";
import reference from "./reference/tests.json" with { type: "json" };

const published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
const rejected = (adjusted: readonly number[]) => adjusted.filter((p) => p <= 0.05).length;

describe("corrections for several tests", () => {
  it("adjust the list of Benjamini and Hochberg (1995) as published", () => {
    const holmExpected = [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1];
    for (const [i, p] of holm(published).entries()) expect(p).toBeCloseTo(holmExpected[i], 12);
    const bhExpected = [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765, 0.486, 0.581182, 0.714875, 0.753231, 0.813214, 1,
    ];
    for (const [i, p] of benjaminiHochberg(published).entries()) expect(p).toBeCloseTo(bhExpected[i], 6);
    expect([holm, benjaminiHochberg].map((adjust) => rejected(adjust(published)))).toEqual([3, 4]);
  });

  it("agree with scipy on the false discovery rate of unsorted p-values", () => {
    for (const [i, p] of benjaminiHochberg(reference.pValues).entries()) expect(p).toBeCloseTo(reference.fdr[i], 12);
  });

  it("share the error among simultaneous intervals", () => {
    expect(bonferroniLevel(0.95, 5)).toBeCloseTo(0.99, 14);
    expect(() => bonferroniLevel(0.95, 0)).toThrow(RangeError);
  });

  it("refuse what is not a p-value, and take an empty family", () => {
    for (const adjust of [holm, benjaminiHochberg]) {
      expect(() => adjust([0.1, Number.NaN])).toThrow(/p-value 1/);
      expect(adjust([])).toEqual([]);
      expect(adjust([0.03])).toEqual([0.03]);
    }
  });

  it("keep their order of strictness, keep the order of p, and follow a permutation of the input", () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 25 }), (values) => {
        const [stepDown, discovery] = [holm, benjaminiHochberg].map((adjust) => adjust(values));
        for (const i of values.keys()) {
          expect(stepDown[i]).toBeLessThanOrEqual(Math.min(1, values.length * values[i]));
          expect(discovery[i]).toBeLessThanOrEqual(stepDown[i] * (1 + 1e-12));
          expect(discovery[i]).toBeGreaterThanOrEqual(values[i] * (1 - 1e-12));
          for (const l of values.keys()) if (values[i] < values[l]) expect(stepDown[i]).toBeLessThanOrEqual(stepDown[l]);
        }
        expect(holm(values.toReversed())).toEqual(stepDown.toReversed());
      }),
      { seed: 1 },
    );
  });
});
