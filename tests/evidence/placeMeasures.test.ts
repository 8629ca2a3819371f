import { describe, expect, it } from "vitest";
import { kolmogorovSmirnov } from "../../src/evidence/patterns/heterogeneityAlone.ts";
import { giniOf, shareOfTop } from "../../src/evidence/patterns/placeConcentration.ts";
import { intervalsOf, repeatRisk } from "../../src/evidence/patterns/repeatVictimisation.ts";

describe("concentration by place", () => {
  it("is the share of the places with most incidents, at least one place", () => {
    expect(shareOfTop([5, 1, 1, 1, 2], 0.2)).toBe(0.5);
    expect(shareOfTop([5, 1, 1, 1, 2], 0.01)).toBe(0.5);
    expect(shareOfTop([0, 0], 0.5)).toBeNaN();
  });

  it("has a Gini coefficient of 0 for equal places and (n − 1)/n when one has all", () => {
    expect(giniOf([3, 3, 3, 3])).toBe(0);
    expect(giniOf([0, 8, 0, 0])).toBe(0.75);
    expect(giniOf([1, 3])).toBe(0.25);
  });
});

describe("repeats", () => {
  it("are counted by month of the lag, and expected as an equal share of what else happened on those days", () => {
    const strikes = [
      { place: 0, day: 0 },
      { place: 0, day: 30 },
      { place: 0, day: 31 },
      { place: 1, day: 31 },
    ];
    const { observed, expected } = repeatRisk(strikes, 2, 100, 2);
    // place 0: lags 30 and 1 in the first month, 31 in the second; place 1: none
    expect(observed).toEqual([2, 1]);
    // first month: 0→30, 30→31 twice, and the pair of day 31; second: 0→31 twice; each over two places
    expect(expected).toEqual([2, 1]);
  });

  it("are neither observed nor expected after the end of the record", () => {
    const { observed, expected } = repeatRisk([{ place: 0, day: 9 }], 5, 10);
    expect(observed).toEqual([0, 0, 0, 0, 0, 0]);
    expect(expected).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("leave intervals between incidents that follow each other at the same place", () => {
    const strikes = [
      { place: 0, day: 20 },
      { place: 1, day: 3 },
      { place: 0, day: 4 },
      { place: 0, day: 21 },
    ];
    expect(intervalsOf(strikes)).toEqual([16, 1]);
  });

  it("differ in their intervals by the largest gap between cumulative shares", () => {
    expect(kolmogorovSmirnov([2, 3, 4], 4, [0, 5, 10], 10)).toBe(0.5);
    expect(kolmogorovSmirnov([1, 2], 2, [2, 4], 4)).toBe(0);
  });
});
