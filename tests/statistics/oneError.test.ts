import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holm } from "../../src/statistics/multiplicity.ts";
import { adjustTogether, levelWithin } from "../../src/statistics/oneError.ts";
import { streamOf } from "./testModels.ts";

const p = fc.double({ min: 0, max: 1, noNaN: true });

describe("one error for a whole study", () => {
  it("is Holm's procedure for one family with all of the error", () => {
    fc.assert(
      fc.property(fc.array(p, { maxLength: 12 }), (values) => {
        const [adjusted] = adjustTogether([{ share: 1, p: values }]);
        for (const [i, one] of holm(values).entries()) expect(adjusted[i]).toBeCloseTo(one, 12);
      }),
    );
  });

  it("weighs families by their shares and passes on what a claim has not used: an example by hand", () => {
    // Weights 0.4, 0.4, 0.2; in the order of p/weight: 0.001/0.4, 0.01/0.2, 0.03/0.4.
    const adjusted = adjustTogether([
      { share: 0.8, p: [0.001, 0.03] },
      { share: 0.2, p: [0.01, null] },
    ]);
    expect(adjusted[0][0]).toBeCloseTo(0.001 / 0.4, 12);
    expect(adjusted[1]).toEqual([expect.closeTo((0.01 * 0.6) / 0.2, 12), null]);
    expect(adjusted[0][1]).toBeCloseTo(Math.max(0.03, 0.03), 12);
  });

  it("says nothing false in more studies than the error, half of what is tested being true", () => {
    const draws = streamOf("one-error");
    const studies = 3000;
    let wrong = 0;
    for (let study = 0; study < studies; study++) {
      const nothing = (k: number) => draws.uniform(study, k);
      const adjusted = adjustTogether([
        { share: 0.8, p: [1e-9, nothing(0)] },
        { share: 0.1, p: [1e-12, 1e-12, nothing(1), nothing(2)] },
        { share: 0.1, p: Array.from({ length: 20 }, (_, k) => nothing(3 + k)) },
      ]);
      const claimed = [adjusted[0][1]!, adjusted[1][2]!, adjusted[1][3]!, ...adjusted[2].map((one) => one!)];
      if (claimed.some((one) => one <= 0.05)) wrong++;
    }
    expect(wrong / studies).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / studies));
    // It is no bound that holds because nothing is ever said.
    expect(wrong / studies).toBeGreaterThan(0.02);
  });

  it("gives levels at which all intervals cover together", () => {
    expect(levelWithin(0.95, 0.8, 4)).toBeCloseTo(0.99, 12);
    expect(levelWithin(0.95, 1, 1)).toBeCloseTo(0.95, 12);
    expect(() => levelWithin(0.95, 0, 1)).toThrow(/share/);
    expect(() => levelWithin(0.95, 0.5, 0)).toThrow(/number of intervals/);
  });

  it("refuses what is no p-value and shares of more than the whole", () => {
    expect(() => adjustTogether([{ share: 1, p: [0.1, 1.5] }])).toThrow(/p-value 1/);
    expect(() =>
      adjustTogether([
        { share: 0.8, p: [] },
        { share: 0.3, p: [] },
      ]),
    ).toThrow(/shares/);
    expect(adjustTogether([{ share: 0.5, p: [] }])).toEqual([[]]);
  });
});
