/** Shares of what was due that were paid: means over runs, by arm and year. */
import { describe, expect, it } from "vitest";
import { paidShares } from "../../src/methods/paidShares.ts";

const row = (arm: string, indicator: string, group: string, value: number) => ({ arm, indicator, group, value });
/** From a single run. */
const alone = (value: number) => ({ value, interval: null });

describe("a paid share", () => {
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

  it("has no interval where all runs got the same, however many there are", () => {
    const all = Array.from({ length: 12 }, () => row("package", "paid-share", "intervention:cameras", 1));
    expect(paidShares(all)[0].share).toEqual(alone(1));
  });

  it("is the mean over runs, by arm, intervention and year", () => {
    expect(paidShares(rows)).toEqual([
      {
        ...{ arm: "package", intervention: "cameras" },
        // Half-widths from two runs: 12.706 × sd / √2 = 0.635 and 1.27, kept within 0 and 1.
        share: { value: expect.closeTo(0.55, 12), interval: { low: 0, high: 1 } },
        years: [alone(1), null, { value: expect.closeTo(0.2, 12), interval: { low: 0, high: 1 } }],
      },
      { arm: "package", intervention: "forum", share: alone(1), years: [] },
      { arm: "other", intervention: "forum", share: alone(0.9969), years: [] },
    ]);
    const many = [0.4, 0.5, 0.6].map((value) => row("package", "paid-share", "intervention:cameras", value));
    // 4.303 × 0.1 / √3
    const [{ share }] = paidShares(many);
    expect([share.interval!.low, share.interval!.high].map((end) => Number(end.toFixed(3)))).toEqual([0.252, 0.748]);
  });
});
