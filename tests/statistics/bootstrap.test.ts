import { describe, expect, it } from "vitest";
import { normalCdf } from "../../src/kernel/maths.ts";
import { bootstrapIntervals, bootstrapMean } from "../../src/statistics/bootstrap.ts";
import { studentQuantile } from "../../src/statistics/distributions.ts";
import { estimateDifference } from "../../src/statistics/mean.ts";
import { quantileOfSorted } from "../../src/statistics/resampling.ts";
import { simultaneousBand } from "../../src/statistics/simultaneousBand.ts";
import { relativeError, streamOf } from "./testModels.ts";

const sample = [10, 12, 12.5, 12.5, 13.9, 15, 21, 22, 23, 34, 50, 81, 89, 121, 134, 213];

describe("bootstrap intervals", () => {
  it("give the means of R's boot comparison: basic, percentile and BCa within 0.5 %", () => {
    const result = bootstrapMean(sample, { stream: streamOf("boot"), resamples: 500_000 });
    const expected = { basic: [23.77, 79.12], percentile: [28.86, 84.21], bca: [32.31, 91.43] } as const;
    for (const kind of ["basic", "percentile", "bca"] as const) {
      expect(relativeError(result[kind]!.low, expected[kind][0])).toBeLessThan(0.005);
      expect(relativeError(result[kind]!.high, expected[kind][1])).toBeLessThan(0.005);
    }
    expect(result.point).toBe(53.99375);
    expect(result.acceleration).toBeCloseTo(0.06152886961, 10);
    expect(result.biasCorrection).toBeCloseTo(0.0629, 2);
    const z = result.biasCorrection! - 1.959963984540054;
    expect(normalCdf(result.biasCorrection! + z / (1 - result.acceleration * z))).toBeCloseTo(0.0509, 2);
    expect(result).toMatchObject({ degenerate: false, fewReplications: false });
  });

  it("are the same whenever they are asked for, and more resamples only add to the earlier ones", () => {
    const options = { stream: streamOf("boot"), resamples: 500 };
    expect(bootstrapMean(sample, options)).toEqual(bootstrapMean(sample, options));
    const seen: string[] = [];
    const listen = (rows: ArrayLike<number>) => {
      seen.push(Array.from(rows).join());
      return rows[0];
    };
    bootstrapIntervals(5, listen, { stream: streamOf("boot"), resamples: 100 });
    const few = seen.splice(0);
    bootstrapIntervals(5, listen, { stream: streamOf("boot"), resamples: 300 });
    expect(seen.slice(0, few.length)).toEqual(few);
  });

  it("resample whole rows, so that pairs stay pairs", () => {
    const baseline = sample.map((value) => value * 3);
    const difference = bootstrapIntervals(
      sample.length,
      (rows) => {
        let sum = 0;
        for (let i = 0; i < rows.length; i++) sum += baseline[rows[i]] - 3 * sample[rows[i]];
        return sum;
      },
      { stream: streamOf("boot"), resamples: 200 },
    );
    expect(difference).toMatchObject({ point: 0, degenerate: true });
  });

  it("return the point and say so when all values are equal", () => {
    for (const value of [0, 0.1, 7]) {
      const result = bootstrapMean(new Array<number>(12).fill(value), { stream: streamOf("boot") });
      expect(result).toMatchObject({ degenerate: true, standardError: 0, biasCorrection: 0, acceleration: 0 });
      for (const interval of [result.percentile, result.basic, result.bca!])
        expect(interval).toEqual({ low: result.point, high: result.point });
    }
  });

  it("flag fewer than ten replications, and have no BCa where it does not exist", () => {
    expect(bootstrapMean(sample.slice(0, 9), { stream: streamOf("boot") }).fewReplications).toBe(true);
    const oneSided = bootstrapIntervals(4, (rows) => (Array.from(rows).join() === "0,1,2,3" ? 100 : rows[0]), {
      stream: streamOf("boot"),
      resamples: 100,
    });
    expect(oneSided.bca).toBeNull();
    expect(oneSided.biasCorrection).toBeNull();
  });

  it("are about the t interval when expanded, for a symmetric sample of few replications", () => {
    const values = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5];
    const options = { stream: streamOf("boot"), resamples: 20_000 };
    const plain = bootstrapMean(values, options);
    const expanded = bootstrapMean(values, { ...options, expanded: true });
    const { low, high } = estimateDifference(values)!.interval!;
    const width = (interval: { low: number; high: number }) => (interval.high - interval.low) / (high - low);
    for (const kind of ["percentile", "basic", "bca"] as const) {
      expect(width(plain[kind]!)).toBeLessThan(0.86);
      expect(width(expanded[kind]!)).toBeGreaterThan(0.95);
      expect(width(expanded[kind]!)).toBeLessThan(1.02);
    }
  });

  it("refuse too few replications or resamples, and a statistic that is not finite", () => {
    expect(() => bootstrapMean([1], { stream: streamOf("boot") })).toThrow(/at least 2/);
    expect(() => bootstrapMean([1, 2], { stream: streamOf("boot"), resamples: 10 })).toThrow(/at least 100/);
    expect(() => bootstrapMean([1, Number.NaN], { stream: streamOf("boot") })).toThrow(/finite/);
  });

  it("take quantiles by linear interpolation", () => {
    expect([0, 0.1, 0.5, 1].map((p) => quantileOfSorted([1, 2, 4, 8], p))).toEqual([1, 1.3, 3, 8]);
    expect(quantileOfSorted([5], 0.3)).toBe(5);
  });
});

describe("the simultaneous band", () => {
  const noise = streamOf("band");
  const rows = Array.from({ length: 30 }, (_, r) => Array.from({ length: 20 }, (_, t) => noise.normal(r, t) * (1 + t)));

  it("is the t interval for a series of one time", () => {
    const values = rows.map((row) => row[0]);
    const result = simultaneousBand(
      values.map((value) => [value]),
      { stream: streamOf("boot"), resamples: 20_000 },
    );
    const { low, high } = estimateDifference(values)!.interval!;
    expect(result.criticalValue).toBeCloseTo(studentQuantile(0.975, 29), 1);
    expect(relativeError(result.band[0].high - result.band[0].low, high - low)).toBeLessThan(0.03);
  });

  it("is wider than pointwise intervals and narrower than Bonferroni's for correlated times", () => {
    const walks = rows.map((row) => row.map((_, t) => row.slice(0, t + 1).reduce((sum, value) => sum + value, 0)));
    const { criticalValue } = simultaneousBand(walks, { stream: streamOf("boot") });
    expect(criticalValue).toBeGreaterThan(studentQuantile(0.975, 29));
    expect(criticalValue).toBeLessThan(studentQuantile(1 - 0.025 / 20, 29));
  });

  it("is a point at times when all replications agree, and does not mind units", () => {
    const flat = rows.map((row) => [3, ...row]);
    const result = simultaneousBand(flat, { stream: streamOf("boot") });
    expect(result.degenerateTimes).toEqual([0]);
    expect(result.band[0]).toEqual({ low: 3, high: 3 });
    const scaled = simultaneousBand(
      flat.map((row) => row.map((value) => value * 1024)),
      { stream: streamOf("boot") },
    );
    expect(scaled.criticalValue).toBeCloseTo(result.criticalValue, 12);
    const constant = simultaneousBand(
      [
        [1, 2],
        [1, 2],
      ],
      { stream: streamOf("boot") },
    );
    expect(constant).toMatchObject({
      criticalValue: 0,
      fewReplications: true,
      band: [
        { low: 1, high: 1 },
        { low: 2, high: 2 },
      ],
    });
  });

  it("refuses ragged rows and values that are not finite", () => {
    expect(() => simultaneousBand([[1, 2], [1]], { stream: streamOf("boot") })).toThrow(/replication 1/);
    expect(() => simultaneousBand([[1], [Number.NaN]], { stream: streamOf("boot") })).toThrow(/finite/);
  });
});
