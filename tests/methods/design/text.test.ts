import { expect, test } from "vitest";
import type { DesignResult } from "../../../src/methods/design/result.ts";
import { formatDesign } from "../../../src/methods/design/text.ts";

const outcome = {
  id: "safe-share",
  indicator: "safe-share",
  group: "all",
  label: "Residents who feel safe",
  unit: "share",
  direction: "higher",
} as const;

const result = (points: number): DesignResult => ({
  study: "design",
  scenario: { id: "try", title: "A try", seed: "1", horizonDays: 1095 },
  runs: { requested: 40, used: 38 },
  warnings: [],
  findings: [],
  sentences: ["Trust: gain rate: no clear trend."],
  method: "latin-hypercube",
  arms: [{ id: "baseline", label: "Baseline" }],
  designHash: "0",
  factors: [
    { path: "parameters.trust.gainRate", label: "Trust: gain rate", unit: "share", low: 0, high: 1, standard: 0.05, assumption: true },
    {
      path: "organisations.police.staff",
      label: "Police: staff",
      unit: "full-time people",
      low: 4,
      high: 8,
      standard: 6,
      assumption: false,
    },
  ],
  outcomes: [outcome],
  points: Array.from({ length: points }, (_, i) => ({
    point: i === 0 ? "base" : `p${i}`,
    arm: "baseline",
    label: i === 0 ? "As in the scenario" : `Point p${i}`,
    values: [0.1, 5],
    estimates: i === 3 ? [] : [{ outcome: "safe-share", value: 0.5 + i / 1000, interval: null, n: 4 }],
    differences:
      i === 0 || i === 3 ? [] : [{ outcome: "safe-share", value: i / 1000, interval: { low: -0.01, high: 0.02 }, n: 4, clear: false }],
  })),
  effects: [],
  trends: [],
});

test("the text has the design, the primary outcome in per cent point by point, the sentences and what is assumed", () => {
  const text = formatDesign(result(5), { color: false, width: 100 });
  expect(text).toContain("latin-hypercube · 2 factors · 5 rows · 40 runs requested, 38 used of 1,095 days · seed 1");
  expect(text).toContain("Residents who feel safe (per cent, differences in percentage points; higher is better)");
  expect(text).toMatch(/^base {2}As in the scenario +50\.0$/m);
  expect(text).toMatch(/^Point p2 +50\.2 +\+0\.2 +−1\.0 to \+2\.0$/m);
  expect(text).toMatch(/^Point p3 +no value$/m);
  expect(text).toContain("Trust: gain rate: no clear trend.");
  expect(text).toContain("Assumed, not measured, in the scenario or the model: Trust: gain rate.");
  expect(text).toContain("40 runs requested, 38 used");
});

test("long designs are cut, and say where the rest is", () => {
  const text = formatDesign(result(60), { color: false, width: 100 });
  expect(text).toContain("36 more rows in estimates.csv.");
  expect(text).not.toContain("Point p24");
});

test("no line is wider than the terminal, and there is no colour unless asked for", () => {
  const text = formatDesign(result(5), { color: false, width: 70 });
  for (const line of text.split("\n")) expect([...line].length).toBeLessThanOrEqual(70);
  expect(text).not.toContain("\u001b");
  expect(formatDesign(result(5), { color: true, width: 70 })).toContain("\u001b[1m");
});
