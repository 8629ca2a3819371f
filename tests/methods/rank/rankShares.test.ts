import { describe, expect, it } from "vitest";
import { normalCdf } from "../../../src/kernel/maths.ts";
import { rankShares } from "../../../src/methods/rank/rankShares.ts";
import { streamOf } from "../../statistics/testModels.ts";

const stream = streamOf("rank shares");

describe("rank probabilities by bootstrap", () => {
  it("are those of the normal distribution for two arms and many replications", () => {
    const values = streamOf("rank values");
    const n = 200;
    const rows = Array.from({ length: n }, (_, r) => [0, 0.1 + values.normal(r, 1)]);
    const differences = rows.map(([, b]) => b);
    const mean = differences.reduce((a, b) => a + b) / n;
    const sd = Math.sqrt(differences.reduce((a, b) => a + (b - mean) ** 2, 0) / n);
    const expected = normalCdf(mean / (sd / Math.sqrt(n)));
    const shares = rankShares({ rows, reference: 0, better: "higher", stream, resamples: 4000 });
    expect(shares[1][0]).toBeGreaterThan(expected - 0.02);
    expect(shares[1][0]).toBeLessThan(expected + 0.02);
    expect(shares[0][0]).toBeCloseTo(1 - shares[1][0], 10);
    const lower = rankShares({ rows, reference: 0, better: "lower", stream, resamples: 4000 });
    expect(lower[1][1]).toBeCloseTo(shares[1][0], 10);
  });

  it("keep replications whole: chance that all arms share makes no rank uncertain", () => {
    const values = streamOf("shared rank values");
    const rows = Array.from({ length: 30 }, (_, r) => [0, 0.01, 0.02].map((lead) => lead + 50 * values.normal(r, 0)));
    expect(rankShares({ rows, reference: 2, better: "higher", stream })).toEqual([
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ]);
  });

  it("divide tied ranks equally, and add up to one by arm and by rank", () => {
    const rows = Array.from({ length: 20 }, (_, r) => [1, 1, 1, 0, r % 2]);
    const shares = rankShares({ rows, reference: 0, better: "higher", stream, resamples: 500 });
    for (const arm of [0, 1, 2]) for (const rank of [0, 1, 2]) expect(shares[arm][rank]).toBeCloseTo(1 / 3, 10);
    for (let i = 0; i < 5; i++) {
      expect(shares[i].reduce((a, b) => a + b)).toBeCloseTo(1, 10);
      expect(shares.reduce((sum, row) => sum + row[i], 0)).toBeCloseTo(1, 10);
    }
  });

  it("compare an arm that left early on the replications it shares with the reference", () => {
    // Arm 1 leads by 1 wherever both are; the reference gains 10 where arm 1 is no longer in.
    const rows = Array.from({ length: 40 }, (_, r) => [r < 20 ? 0 : 10, r < 20 ? 1 : null]);
    expect(rankShares({ rows, reference: 0, better: "higher", stream })[1]).toEqual([1, 0]);
  });
});
