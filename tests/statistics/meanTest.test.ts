import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairedDifference } from "../../src/statistics/meanDifference.ts";
import { meanTest, skewness } from "../../src/statistics/meanTest.ts";
import { streamOf } from "./testModels.ts";

const draws = streamOf("mean-test");
const exponential = (study: number, n: number) => Array.from({ length: n }, (_, i) => -Math.log(draws.uniform(study, i)) - 1);
const normal = (study: number, n: number) => Array.from({ length: n }, (_, i) => draws.normal(study, i));

describe("the test of a mean", () => {
  it("is Student's where nothing is skewed", () => {
    const values = [-3, -1, 0, 1, 3].map((value) => value + 2);
    const student = pairedDifference(values);
    const { interval, p } = meanTest(values);
    expect(interval!.low).toBeLessThanOrEqual(student.interval.low);
    expect(interval!.low).toBeCloseTo(student.interval.low, 12);
    expect(interval!.high).toBeCloseTo(student.interval.high, 12);
    expect(p).toBeCloseTo(student.p!, 12);
  });

  it("takes the skewness of Fisher, as published statistics programs give it", () => {
    // scipy.stats.skew([1, 2, 3, 4, 10], bias=False)
    expect(skewness([1, 2, 3, 4, 10])).toBeCloseTo(1.6970562748477143, 12);
    expect(skewness([1, 2])).toBe(0);
    expect(skewness([4, 4, 4])).toBe(0);
  });

  it("moves the limit out on the side of the long tail, a case by hand, and not for fewer than ten values", () => {
    const values = [1, 1, 2, 2, 3, 3, 4, 4, 5, 15];
    const { mean, standardError, interval: student } = pairedDifference(values);
    const quantile = 2.262157163; // t(9), 97.5 %
    // Skewness 2.5719642 (scipy.stats.skew, bias=False), over √10; 1.1 · 1.262157 = 1.388373 times.
    const moved = quantile + (1.3883729 * (2.5719642 / Math.sqrt(10)) * (2 * quantile * quantile + 1)) / 6;
    const { interval } = meanTest(values);
    expect(interval!.low).toBeCloseTo(mean - quantile * standardError, 6);
    expect(interval!.high).toBeCloseTo(mean + moved * standardError, 4);
    expect(interval!.high).toBeGreaterThan(student.high);
    expect(meanTest(values.slice(1)).interval).toEqual(pairedDifference(values.slice(1)).interval);
  });

  it("has no interval where all values are equal, however many", () => {
    expect(meanTest([-2, -2, -2])).toEqual({ mean: -2, interval: null, p: 0.25 });
    expect(meanTest(new Array(30).fill(0))).toEqual({ mean: 0, interval: null, p: 1 });
    expect(meanTest([7])).toEqual({ mean: 7, interval: null, p: null });
    expect(() => meanTest([])).toThrow(RangeError);
  });

  it("takes values for equal that differ by the rounding of what they are differences of, and by no more", () => {
    const prices = [1_000_000, 2_000_000.3, 3_000_000.7];
    const dust = prices.map((price) => price + 88.88 - price);
    expect(new Set(dust).size).toBeGreaterThan(1);
    expect(meanTest(dust)).toMatchObject({ interval: null, p: 0.25 });
    expect(meanTest([88.88, 88.8801, 88.88]).interval).not.toBeNull();
  });

  it("excludes 0 exactly where p is below the level, turns with the sign, and follows the unit", () => {
    const value = fc.double({ min: -100, max: 100, noNaN: true }).map((x) => Math.round(x * 100) / 100);
    fc.assert(
      fc.property(fc.array(value, { minLength: 3, maxLength: 20 }), fc.constantFrom(0.9, 0.95, 0.999), (values, level) => {
        const { interval, p, mean } = meanTest(values, level);
        if (interval === null) return;
        const excludes = interval.low > 0 || interval.high < 0;
        if (Math.abs(p! - (1 - level)) > 1e-9) expect(excludes).toBe(p! < 1 - level);
        expect(interval.low).toBeLessThanOrEqual(mean);
        expect(interval.high).toBeGreaterThanOrEqual(mean);
        const turned = meanTest(
          values.map((one) => -one),
          level,
        );
        expect(turned.interval!.high).toBeCloseTo(-interval.low, 7);
        const scaled = meanTest(
          values.map((one) => one * 1000),
          level,
        );
        expect(scaled.p).toBeCloseTo(p!, 9);
      }),
    );
  });

  it("errs no more often than it says, skewed or not, where Student's t alone does", () => {
    const studies = 4000;
    const errors = (sample: (study: number, n: number) => number[], n: number, level: number) => {
      const count = { both: 0, student: 0 };
      for (let study = 0; study < studies; study++) {
        const values = sample(study, n);
        if (meanTest(values, level).p! <= 1 - level) count.both++;
        if (pairedDifference(values, level).p! <= 1 - level) count.student++;
      }
      return { both: count.both / studies, student: count.student / studies };
    };
    // Three standard errors of chance above the error that is claimed.
    const bound = (error: number) => error + 3 * Math.sqrt((error * (1 - error)) / studies);
    for (const n of [20, 30]) {
      for (const error of n === 20 ? [0.05, 0.05 / 9] : [0.05, 0.05 / 9, 0.05 / 36]) {
        const skewed = errors(exponential, n, 1 - error);
        expect(skewed.both).toBeLessThan(bound(error));
        expect(skewed.student).toBeGreaterThan(bound(error));
        expect(errors(normal, n, 1 - error).both).toBeLessThan(bound(error));
      }
    }
  });
});
