/** What was cut, in words: means over runs, by arm and year. */
import { describe, expect, it } from "vitest";
import { paidSentences } from "../../src/report/paidText.ts";
import { paidShares } from "../../src/study/paidShares.ts";

const row = (arm: string, indicator: string, group: string, value: number) => ({ arm, indicator, group, value });
const labels = new Map([["package", "All together"]]);

describe("what was cut", () => {
  const rows = [
    row("package", "paid-share", "all", 0.7),
    row("package", "paid-share", "intervention:cameras", 0.5),
    row("package", "paid-share", "intervention:cameras", 0.6),
    row("package", "paid-share-by-year", "intervention:cameras/year-1", 1),
    row("package", "paid-share-by-year", "intervention:cameras/year-3", 0.1),
    row("package", "paid-share-by-year", "intervention:cameras/year-3", 0.3),
    row("package", "paid-share", "intervention:forum", 1),
    row("other", "paid-share", "intervention:forum", 0.9969),
    row("other", "cost", "intervention:forum", 3),
  ];

  it("is the mean over runs, by arm, intervention and year", () => {
    expect(paidShares(rows)).toEqual([
      { arm: "package", intervention: "cameras", share: 0.55, years: [1, null, 0.2] },
      { arm: "package", intervention: "forum", share: 1, years: [] },
      { arm: "other", intervention: "forum", share: 0.9969, years: [] },
    ]);
  });

  it("is said of arms that were cut, with the years in which they were", () => {
    expect(paidSentences(paidShares(rows), labels)).toEqual([
      "Money: not all measures were paid in full; what was cut was built late or ran below strength.",
      "All together: cameras got 55 % of what it was due (year 3 20 %).",
    ]);
  });

  it("is nothing where all was paid, or nothing was due; 99.4 % is not all", () => {
    expect(paidSentences(paidShares(rows.slice(-3)), labels)).toEqual(["Money: all measures were paid in full."]);
    expect(paidSentences([], labels)).toEqual([]);
    expect(paidSentences([{ arm: "a", intervention: "forum", share: 0.994, years: [0.994] }], labels)[1]).toContain("99 %");
  });
});
