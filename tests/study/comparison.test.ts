import { describe, expect, it } from "vitest";
import { formatNumber, formatOutcomes } from "../../src/report/terminalTable.ts";
import { compareArms } from "../../src/study/comparison.ts";
import type { StudyResult } from "../../src/study/runScenario.ts";
import type { Direction, SummaryRow } from "../../src/study/tables.ts";

/** A study of one indicator with these values by arm and replication. */
function study(values: Readonly<Record<string, readonly (number | null)[]>>, direction: Direction = "lower", group = "all"): StudyResult {
  const summary = Object.entries(values).flatMap(([arm, list]) =>
    list.flatMap((value, i): SummaryRow[] =>
      value === null ? [] : [{ arm, replication: i + 1, indicator: "incidents", group, value, unit: "incidents" }],
    ),
  );
  const indicator = {
    id: "incidents",
    label: "Incidents",
    unit: "incidents",
    direction,
    definition: "",
    family: "safety",
    main: true,
    kind: "flow",
  } as const;
  const replications = Math.max(...Object.values(values).map((list) => list.length));
  return {
    scenario: { id: "case", title: "A case", horizonDays: 1095, seed: "1", replications, warnings: [] },
    arms: Object.keys(values).map((id) => ({ id, label: id, timeline: [], events: [] })),
    indicators: [indicator],
    groupLabels: { "kind:police": "Police" },
    organisations: [],
    buildings: [],
    summary,
    series: [],
    network: [],
    ledger: [],
    failures: [],
    requested: 1,
    used: 1,
  };
}

const verdicts = (result: StudyResult) => compareArms(result)[0].arms.map(({ verdict, judgement }) => [verdict, judgement]);

describe("an arm against the baseline", () => {
  it("is judged by the paired difference, not by the spread of either", () => {
    const result = study({ baseline: [100, 200, 300, 400], arm: [99, 198, 299, 398] });
    expect(compareArms(result)[0].arms[1].difference).toMatchObject({ n: 4, mean: -1.5 });
    expect(verdicts(result)[1]).toEqual(["lower", "better"]);
  });

  it("is never called better where the interval covers zero", () => {
    expect(verdicts(study({ baseline: [10, 20, 30], arm: [5, 24, 20] }))[1]).toEqual(["unclear", null]);
    expect(
      formatOutcomes(
        study({ baseline: [10, 20, 30], arm: [5, 24, 20] }),
        compareArms(study({ baseline: [10, 20, 30], arm: [5, 24, 20] })),
        { color: false },
      ),
    ).toMatch(/arm .*≈ baseline\n/);
  });

  it("is judged by the direction that is good, and not at all where there is none", () => {
    const values = { baseline: [1, 2, 3], arm: [2, 3, 4.1] };
    expect(verdicts(study(values, "higher"))[1]).toEqual(["higher", "better"]);
    expect(verdicts(study(values, "lower"))[1]).toEqual(["higher", "worse"]);
    expect(verdicts(study(values, "none"))[1]).toEqual(["higher", null]);
  });

  it("is the same where every replication is, and unjudged after a single one", () => {
    expect(verdicts(study({ baseline: [1, 2], arm: [1, 2] }))[1]).toEqual(["same", null]);
    expect(verdicts(study({ baseline: [1], arm: [2] }))[1]).toEqual(["none", null]);
  });

  it("is compared over the replications that both have", () => {
    const [, arm] = compareArms(study({ baseline: [1, null, 3, 4], arm: [2, 3, null, 5] }))[0].arms;
    expect([arm.estimate!.n, arm.difference!.n]).toEqual([3, 2]);
  });

  it("has no difference where the study has no baseline", () => {
    expect(compareArms(study({ arm: [1, 2], other: [3, 4] }))[0].arms.every(({ difference }) => difference === null)).toBe(true);
  });
});

describe("the outcome table", () => {
  it("shows unit, direction, mean, spread, difference and interval for each arm", () => {
    const result = study({ baseline: [1000, 1200, 1400], "smart-infrastructure": [900, 1090, 1310] });
    const text = formatOutcomes(result, compareArms(result), { color: false });
    expect(text).toContain("A case\n1,095 days · 2 arms × 3 replications · seed 1\n");
    expect(text).toContain("Incidents (incidents, whole run; lower is better)");
    expect(text).toMatch(/baseline +1,200 +200\n/);
    expect(text).toMatch(/smart-infrastructure +1,100 +205 +-100 +-125 to -75 ▼ better\n/);
  });

  it("names the group where an indicator has no value for all", () => {
    const result = study({ baseline: [1, 2] }, "higher", "kind:police");
    expect(formatOutcomes(result, compareArms(result), { color: false })).toContain("Incidents, Police (incidents");
  });

  it("has no line of more than 120 columns, however long and Chinese the names are", () => {
    const long = "社区安全协同治理".repeat(9);
    const result = study({ baseline: [1e9, 2e9, 3e9], [long]: [2e9, 3e9, 5e9] });
    const width = (line: string) => [...line].reduce((sum, character) => sum + (character > "\u2e80" ? 2 : 1), 0);
    const lines = formatOutcomes(result, compareArms(result), { color: false }).split("\n");
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(120);
  });

  it("uses colour only when told to", () => {
    const result = study({ baseline: [1, 2], arm: [3, 4] });
    expect(formatOutcomes(result, compareArms(result), { color: false })).not.toContain("\u001b");
    expect(formatOutcomes(result, compareArms(result), { color: true })).toContain("\u001b");
  });

  it.each([
    [1234567.891, 0, "1,234,568"],
    [-0.0004, 2, "0.00"],
    [-12.345, 1, "-12.3"],
    [0.5, 3, "0.500"],
  ])("writes %d with %i decimals as %s", (value, decimals, expected) => {
    expect(formatNumber(value, decimals)).toBe(expected);
  });
});
