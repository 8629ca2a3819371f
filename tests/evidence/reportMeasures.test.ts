import { describe, expect, it } from "vitest";
import { pooledRiskRatio } from "../../src/evidence/patterns/secondReport.ts";
import { reportedOf } from "../../src/evidence/patterns/victimReporting.ts";

describe("the share reported", () => {
  it("counts crimes that struck at once, and those that a resident was first to report", () => {
    const table = {
      columns: ["category", "created_day", "escalated_day", "detected_by"],
      rows: [
        ["theft", 3, 3, "resident"],
        ["theft", 4, 4, ""],
        ["theft", 5, 5, "patrol"],
        ["theft", 6, 9, "resident"], // brewed before it struck
        ["theft", 7, "", "resident"], // never struck
        ["theft", -1, -1, "resident"], // before the record
        ["theft", 10, 10, "resident"], // too late
        ["noise", 3, 3, "resident"],
      ],
    };
    expect(reportedOf(table, ["theft"], 0, 10)).toEqual({ crimes: 3, reported: 1 });
  });
});

describe("the chance of a second report", () => {
  const reports = (building: number, solved: boolean, again: number, not: number) => [
    ...new Array(again).fill({ building, solved, again: true }),
    ...new Array(not).fill({ building, solved, again: false }),
  ];

  it("is compared within buildings and pooled", () => {
    // risks 0.4 and 0.2 in a busy building, 0.2 and 0.1 in a quiet one: the common ratio is 2, whatever the numbers
    const [top, bottom] = pooledRiskRatio([
      ...reports(1, true, 4, 6),
      ...reports(1, false, 2, 8),
      ...reports(2, true, 2, 8),
      ...reports(2, false, 4, 36),
    ]);
    expect(top / bottom).toBeCloseTo(2, 12);
  });

  it("says nothing of buildings where all were answered alike", () => {
    expect(pooledRiskRatio(reports(1, true, 3, 4))).toEqual([0, 0]);
  });
});
