import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateDifference } from "../../src/statistics/mean.ts";
import { comparePaired } from "../../src/statistics/paired.ts";
import { estimateShare } from "../../src/statistics/proportion.ts";
import reference from "./reference/tests.json" with { type: "json" };

const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
const sleep = comparePaired({ baseline: second, arm: first, direction: "higher" })!;

describe("the paired comparison", () => {
  it("gives Student's sleep data the published difference, t, p and interval", () => {
    expect(sleep.n).toBe(10);
    expect(sleep.paired.mean).toBeCloseTo(-1.58, 12);
    expect(sleep.sd).toBeCloseTo(1.2299954833, 10);
    expect(sleep.paired.t).toBeCloseTo(-4.0621276834, 10);
    expect(sleep.paired.degreesOfFreedom).toBe(9);
    expect(sleep.paired.p).toBeCloseTo(0.0028328902, 10);
    expect(sleep.paired.interval.low).toBeCloseTo(-2.4598857633, 10);
    expect(sleep.paired.interval.high).toBeCloseTo(-0.7001142367, 10);
    expect(sleep).toMatchObject({ method: "paired", reason: "pairing-helps", inForce: sleep.paired, degenerate: false });
  });

  it("gives Student's sleep data the published Welch test, correlation and variance-reduction factor", () => {
    expect(sleep.welch.t).toBeCloseTo(-1.8608134675, 10);
    expect(sleep.welch.degreesOfFreedom).toBeCloseTo(17.7764735162, 9);
    expect(sleep.welch.p).toBeCloseTo(0.0793941402, 10);
    expect(sleep.welch.interval.low).toBeCloseTo(-3.3654832307, 9);
    expect(sleep.welch.interval.high).toBeCloseTo(0.2054832307, 9);
    expect(sleep.correlation).toBeCloseTo(0.7951702058, 10);
    expect(sleep.varianceReductionFactor).toBeCloseTo(4.7654230317, 9);
    expect(sleep.replicationsSaved).toBeCloseTo(10 * 3.7654230317, 8);
  });

  it("counts the pairs in which the arm is better, and the ties apart", () => {
    expect(sleep.better).toMatchObject({ count: 0, n: 10, share: 0 });
    expect(sleep.tiedCount).toBe(1);
    const lower = comparePaired({ baseline: second, arm: first, direction: "lower" })!;
    expect(lower.better).toEqual(estimateShare(9, 10));
    expect(comparePaired({ baseline: second, arm: first, direction: "none" })!.better).toBeNull();
  });

  it("agrees with scipy on paired and Welch tests", () => {
    for (const { baseline, arm, correlation, paired, welch } of reference.tests) {
      const result = comparePaired({ baseline, arm, direction: "lower" })!;
      expect(result.correlation).toBeCloseTo(correlation, 11);
      const { t, p, interval } = result.paired;
      for (const [i, value] of [t, p, interval.low, interval.high].entries()) expect(value).toBeCloseTo(paired[i], 9);
      const other = result.welch;
      for (const [i, value] of [other.t, other.degreesOfFreedom, other.p, other.interval.low, other.interval.high].entries()) {
        expect(value).toBeCloseTo(welch[i], 8);
      }
    }
  });

  it("agrees with the interval that `run` prints", () => {
    const interval = estimateDifference(first.map((value, i) => value - second[i]))!.interval!;
    expect(sleep.paired.interval.low).toBeCloseTo(interval.low, 13);
    expect(sleep.paired.interval.high).toBeCloseTo(interval.high, 13);
  });

  it("drops a pair with a missing member from both sides and counts it", () => {
    const result = comparePaired({ baseline: [...second, null, 5, null], arm: [...first, 3, null, null], direction: "higher" })!;
    expect(result).toEqual({ ...sleep, droppedCount: 3 });
    expect(comparePaired({ baseline: [1, null], arm: [2, 3], direction: "none" })).toBeNull();
  });

  it("falls back to Welch where pairing brings nothing, but keeps the wider paired interval when the correlation is clearly negative", () => {
    const baseline = [1, 2, 3, 4, 5, 6, 7, 8];
    const unrelated = comparePaired({ baseline, arm: [5, 7, 4, 6, 6, 4, 7, 4.9], direction: "none" })!;
    expect(unrelated.correlation!).toBeLessThan(0);
    expect(unrelated).toMatchObject({ method: "welch", reason: "no-positive-correlation", inForce: unrelated.welch });
    const opposed = comparePaired({ baseline, arm: [9, 7, 7, 6, 5, 4, 2, 2], direction: "none" })!;
    expect(opposed).toMatchObject({ method: "paired", reason: "negative-correlation", inForce: opposed.paired });
    expect(opposed.replicationsSaved!).toBeLessThan(0);
    expect(opposed.paired.standardError).toBeGreaterThan(opposed.welch.standardError);
  });

  it("has a relative effect whose interval holds the ratio, and warns when the baseline is near zero", () => {
    const baseline = [100, 104, 98, 101, 97, 103];
    const halved = comparePaired({ baseline, arm: baseline.map((value) => value / 2), direction: "lower" })!;
    expect(halved.relativeEffect.value).toBeCloseTo(-0.5, 12);
    expect(halved.relativeEffect.caution).toBe(false);
    expect(halved.relativeEffect.interval!.low).toBeCloseTo(-0.5, 6);
    expect(halved.relativeEffect.interval!.high).toBeCloseTo(-0.5, 6);
    const negative = comparePaired({ baseline: baseline.map((b) => -b), arm: baseline.map((b, i) => -b + 10 + i), direction: "higher" })!;
    expect(negative.relativeEffect.value!).toBeGreaterThan(0);
    expect(negative.relativeEffect.interval!.low).toBeLessThan(negative.relativeEffect.value!);
    expect(negative.relativeEffect.interval!.high).toBeGreaterThan(negative.relativeEffect.value!);
    const nearZero = comparePaired({ baseline: [-1, 1, -2, 2.1], arm: [0, 2, -1, 3], direction: "none" })!;
    expect(nearZero.relativeEffect).toMatchObject({ interval: null, caution: true });
    expect(comparePaired({ baseline: [-1, 1], arm: [0, 2], direction: "none" })!.relativeEffect.value).toBeNull();
  });

  it("flags differences without spread and gives no p-value to a constant one other than zero", () => {
    const same = comparePaired({ baseline: first, arm: first, direction: "higher" })!;
    expect(same).toMatchObject({ degenerate: true, varianceReductionFactor: null, sd: 0 });
    expect(same.paired).toMatchObject({ mean: 0, t: null, p: 1, interval: { low: 0, high: 0 } });
    const shifted = comparePaired({ baseline: [1, 2, 3], arm: [2, 3, 4], direction: "higher" })!;
    expect(shifted.paired).toMatchObject({ mean: 1, t: null, p: null, interval: { low: 1, high: 1 } });
    const rounded = comparePaired({
      baseline: [1e5 / 3, 2e5 / 3, 4e5 / 3],
      arm: [1e5 / 3 + 0.1, 2e5 / 3 + 0.1, 4e5 / 3 + 0.1],
      direction: "none",
    })!;
    expect(rounded).toMatchObject({ degenerate: true, varianceReductionFactor: null, sd: 0 });
    expect(rounded.paired.p).toBeNull();
    const constant = comparePaired({ baseline: [4, 4, 4], arm: [1, 2, 6], direction: "none" })!;
    expect(constant).toMatchObject({ correlation: null, method: "paired", reason: "correlation-undefined" });
  });

  it("refuses arrays of unequal length and values that are not finite", () => {
    expect(() => comparePaired({ baseline: [1, 2], arm: [1], direction: "none" })).toThrow(/as many values/);
    expect(() => comparePaired({ baseline: [1, Number.NaN], arm: [1, 2], direction: "none" })).toThrow(/pair 1/);
    expect(() => comparePaired({ baseline: [1, 2], arm: [1, 2], direction: "none", level: 95 })).toThrow(/level/);
  });

  it("changes sign with the roles and does not mind the order of replications", () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 30 }), (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const forth = comparePaired({ baseline: a, arm: b, direction: "higher" })!;
        const back = comparePaired({ baseline: b, arm: a, direction: "lower" })!;
        expect(back.paired.mean).toBeCloseTo(-forth.paired.mean, 9);
        expect(back.paired.interval.low).toBeCloseTo(-forth.paired.interval.high, 9);
        expect(back.better).toEqual(forth.better);
        expect(back.method).toBe(forth.method);
        const reversed = comparePaired({ baseline: a.toReversed(), arm: b.toReversed(), direction: "higher" })!;
        expect(reversed.sd).toBeCloseTo(forth.sd, 9);
        expect(reversed.tiedCount).toBe(forth.tiedCount);
      }),
      { seed: 1 },
    );
  });
});

describe("a share", () => {
  it("has the published Wilson intervals", () => {
    expect(estimateShare(8, 10).interval!.low).toBeCloseTo(0.4901624715, 10);
    expect(estimateShare(8, 10).interval!.high).toBeCloseTo(0.9433178485, 10);
    expect(estimateShare(195, 200).interval!.low).toBeCloseTo(0.9428216596, 10);
    expect(estimateShare(195, 200).interval!.high).toBeCloseTo(0.9892752803, 10);
  });

  it("has scipy's Wilson intervals", () => {
    for (const [count, n, level, low, high] of reference.wilson) {
      const { interval } = estimateShare(count, n, level);
      expect(interval!.low).toBeCloseTo(low, 12);
      expect(interval!.high).toBeCloseTo(high, 12);
    }
  });

  it("has no interval for no cases, and refuses counts that are not a share", () => {
    expect(estimateShare(0, 0)).toEqual({ count: 0, n: 0, share: null, interval: null });
    expect(() => estimateShare(3, 2)).toThrow(RangeError);
  });
});
