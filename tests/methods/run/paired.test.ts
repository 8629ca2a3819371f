import { describe, expect, it } from "vitest";
import { estimateOf, pairedEstimate } from "../../../src/methods/run/charts/parts/paired.ts";
import { meanEstimate } from "../../../src/statistics/estimate.ts";

/** Values by replication, from 0 on. */
const byReplication = (values: readonly number[]) => new Map(values.map((value, i) => [i, value]));

describe("an estimate in a chart", () => {
  it("has the interval that texts and tables have, also of skewed values", () => {
    const skewed = [0, 0, 0, 1, 1, 1, 2, 2, 3, 5, 9, 30];
    expect(estimateOf(skewed)).toEqual(meanEstimate(skewed));
    const paired = pairedEstimate(byReplication(skewed.map((value) => value + 7)), byReplication(skewed.map(() => 7)))!;
    expect(paired).toMatchObject(meanEstimate(skewed));
    expect(paired.interval!.high - paired.value).toBeGreaterThan(paired.value - paired.interval!.low);
  });

  it("has no interval for one value or for equal ones, and is undefined for none", () => {
    expect(estimateOf([4])).toEqual({ value: 4, interval: null });
    expect(estimateOf([4, 4, 4])).toMatchObject({ value: 4, interval: null, alike: { n: 3 } });
    expect(estimateOf([])).toBeUndefined();
    expect(estimateOf(undefined)).toBeUndefined();
  });
});

describe("a paired estimate", () => {
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
    expect(pairedEstimate(arm, baseline)).toMatchObject({ n: 2, value: 1.5, differences: [2, 1], baselineMean: 2.5 });
  });

  it("is undefined without a shared replication", () => {
    expect(pairedEstimate(new Map([[0, 1]]), new Map([[1, 1]]))).toBeUndefined();
    expect(pairedEstimate(undefined, new Map())).toBeUndefined();
  });
});
