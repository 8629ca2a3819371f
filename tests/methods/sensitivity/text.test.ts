import { describe, expect, it } from "vitest";
import { findOutcome } from "../../../src/methods/outcome.ts";
import { analyseSensitivity } from "../../../src/methods/sensitivity/analyseSensitivity.ts";
import type { SensitivityPlan } from "../../../src/methods/sensitivity/plan.ts";
import type { SensitivityResult } from "../../../src/methods/sensitivity/result.ts";
import { formatSensitivity } from "../../../src/methods/sensitivity/text.ts";
import { memoryWorkbench } from "../../runs/memory.ts";
import { functionModel, sensitivityPlan, trustFactors } from "./models.ts";

async function resultOf(changes: Partial<SensitivityPlan>): Promise<SensitivityResult> {
  const plan = sensitivityPlan({ factors: trustFactors(3), replications: 2, ...changes });
  const model = functionModel({ formula: (u) => 1500 * u[0] - 4 * u[1] + 2 * u[1] * u[2], factors: plan.factors });
  return (await analyseSensitivity(memoryWorkbench(model), plan)).result;
}

const style = { color: false, width: 120 };

describe("A sensitivity analysis on the terminal", () => {
  it("shows Morris' measures with intervals, ranges and a star at assumptions", async () => {
    const text = formatSensitivity(await resultOf({ method: "morris" }), style);
    expect(text).toMatch(
      /^A first look\n730 days · arm baseline · Morris' screening · 3 parameters · 2 replications of each point · 160 runs · seed 1\n/,
    );
    expect(text).toMatch(/Trust: gain rate \* +1,500\S* +– +\+1,500\S* +– +\S+ +\S+ +0 to 1\n/);
    expect(text).toMatch(/Trust: loss ratio +\d\S* +\S+ to \S+ +−\d/);
    expect(text).toContain("(incidents)");
    expect(text).toContain("they are no shares of anything");
    expect(text).not.toContain("variance");
  });

  it("shows Sobol's indices in per cent, and never clips one below zero", async () => {
    const result = await resultOf({ method: "sobol", points: 32 });
    const below = {
      ...result,
      sobol: result.sobol.map((row) => ({ ...row, first: { value: -0.013, interval: { low: -0.04, high: 0.02 } } })),
    };
    const text = formatSensitivity(below, style);
    expect(text).toMatch(/True incidents, share of the variance/);
    expect(text).toMatch(/Trust: gain rate \* +−1\.3 % +−4 to 2 % +(over )?1?\d\d %/);
    expect(text).toContain("Chance makes up 0 %");
  });

  it("has a dash where there is no interval, percentage points for shares, and no number without its unit", async () => {
    const unmet = findOutcome("dark-share");
    if ("problem" in unmet) throw new Error(unmet.problem);
    const result = await resultOf({ method: "morris" });
    const changed = {
      ...result,
      outcome: unmet,
      morris: [
        {
          factor: result.factors[0].path,
          muStar: { value: 0.123, interval: null },
          mu: { value: -0.1, interval: null },
          sigma: { value: 0, interval: null },
          floor: 0.01,
        },
      ],
    };
    const text = formatSensitivity(changed, style);
    expect(text).toContain("(percentage points)");
    expect(text).toMatch(/Trust: gain rate \* +12\.3 +– +−10\.0 +– +0\.0 +1\.0 /);
  });

  it("counts failed runs in its head and warnings at its foot", async () => {
    const result = await resultOf({ method: "morris" });
    const text = formatSensitivity({ ...result, runs: { requested: 1160, used: 1150 }, warnings: ["one is strange", "two"] }, style);
    expect(text.replace(/\n */g, " ")).toContain("1,160 runs requested, 1,150 used");
    expect(text).toContain("Warning: one is strange\nWarning: two\n");
  });

  it("shows the first twenty parameters and refers to the table for the others", async () => {
    const result = await resultOf({ method: "morris" });
    const rows = Array.from({ length: 23 }, () => result.morris[0]);
    const text = formatSensitivity({ ...result, morris: rows }, style);
    expect(text.match(/Trust: gain rate \*/g)!.length).toBe(20);
    expect(text).toContain("and 3 more in morris.csv");
  });

  it("keeps to the width of the terminal, of at most 120 columns, and has no colour codes unless asked", async () => {
    for (const method of ["morris", "sobol"] as const) {
      const result = await resultOf({ method, points: 16, tornadoReplications: 3 });
      const lines = formatSensitivity(result, { color: false, width: 300 }).split("\n");
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(120);
      expect(lines.join("")).not.toContain("\u001b");
      expect(formatSensitivity(result, { color: true, width: 120 })).toContain("\u001b[1m");
      const narrow = formatSensitivity(result, { color: false, width: 60 }).split("\n\n")[1].split("\n");
      for (const line of narrow) expect(line.length).toBeLessThanOrEqual(60);
    }
  });
});
