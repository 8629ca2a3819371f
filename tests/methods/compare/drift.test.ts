import { describe, expect, it } from "vitest";
import { baselineDrift, lineThrough } from "../../../src/methods/compare/drift.ts";
import type { ComparePlan } from "../../../src/methods/compare/plan.ts";
import type { ComparedRuns } from "../../../src/methods/compare/runs.ts";

describe("drift of the baseline", () => {
  const plan = { outcomes: [{ id: "backlog" }] } as unknown as ComparePlan;
  const driftOf = (days: readonly number[], runs: readonly (readonly number[] | null)[]) =>
    baselineDrift(plan, { days, series: [[runs.map((run) => (run === null ? null : Float64Array.from(run)))]] } as unknown as ComparedRuns);

  it("is the slope of a line, a year, as a share of the mean level", () => {
    // 10 at day 0 and 1 more every 73 days: 5 a year; mean level of the recorded days (11 to 15) is 13.
    const days = [0, 73, 146, 219, 292, 365];
    const [drift] = driftOf(days, [[10, 11, 12, 13, 14, 15]]);
    expect(drift).toMatchObject({ outcome: "backlog", n: 1, interval: null });
    expect(drift.value).toBeCloseTo(5 / 13, 12);
  });

  it("has an interval over replications, and is not clear where they go either way", () => {
    const days = [0, 180, 360, 540];
    const [drift] = driftOf(days, [[Number.NaN, 1, 2, 3], [Number.NaN, 3, 2, 1], null]);
    expect(drift.n).toBe(2);
    expect(drift.value).toBeCloseTo(0, 12);
    expect(drift.interval!.low).toBeLessThan(0);
    expect(drift.interval!.high).toBeGreaterThan(0);
  });

  it("leaves out a last period that is shorter, whose amount would look like a fall, and says nothing of less than a year", () => {
    const days = [0, 180, 360, 540, 545];
    expect(driftOf(days, [[Number.NaN, 4, 4, 4, 1]])[0].value).toBe(0);
    expect(driftOf([0, 100, 200, 300], [[0, 1, 2, 3]])).toEqual([]);
    expect(
      lineThrough([
        [1, 1],
        [2, Number.NaN],
        [3, 2],
      ]),
    ).toBeNull();
  });
});
