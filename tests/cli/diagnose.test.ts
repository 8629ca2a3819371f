import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseCsv } from "../folder/strictCsv.ts";
import { cosafe, newFolder, removeFolder, tinyScenario } from "./tinyScenario.ts";

const diagnosed = `${tinyScenario}primary-outcome: backlog
parameters:
  institutions: { responsibilityClarity: 0.1, openness: 0.1 }
problems:
  lead: { label: Nobody knows who leads, row: P1, settings: [institutions.responsibilityClarity] }
  few: { label: Few police, row: P2, settings: [organisations.police.staff], reference: { organisations.police.staff: 6 } }
  weak: { label: Without effect, outcome: sfic/dimension:outcomes }
`;

let folder: string;
beforeEach(() => {
  folder = newFolder();
  writeFileSync(join(folder, "ill.yaml"), diagnosed);
});
afterEach(() => removeFolder(folder));

const diagnose = (...words: string[]) => cosafe(folder, ["diagnose", "ill.yaml", "--jobs", "1", "--days", "60", ...words]);
const table = (name: string) => parseCsv(readFileSync(join(folder, "output/ill-diagnose", name), "utf8"));

describe("cosafe diagnose", () => {
  it("tells what each problem costs, beside a placebo, with tables, a chart of each outcome and a manifest", () => {
    const { code, out, err } = diagnose("--replications", "3", "--outcomes", "true-incidents");
    expect(code).toBe(0);
    expect(err).toContain("21 runs: 7 places for 2 problems, 3 replications each");
    expect(out).toContain("what each diagnosed problem costs");
    expect(out).toContain("60 days · 2 problems × 3 replications · 21 runs · seed 7 · primary outcome backlog");
    expect(out).toMatch(/P1 Nobody knows who leads/);
    expect(out).toMatch(/Placebo: a change of no meaning/);
    expect(out).toMatch(/Without effect\s+/);
    expect(table("diagnosis.csv")).toHaveLength(1 + 2 * 2);
    expect(table("diagnosis-places.csv")).toHaveLength(1 + 2);
    expect(
      table("diagnosis-settings.csv")
        .slice(1)
        .map((row) => row.slice(3, 7)),
    ).toEqual([
      ["institutions.responsibilityClarity", "0.1", "0.75", "share"],
      ["organisations.police.staff", "4", "6", "full-time people"],
    ]);
    expect(table("runs.csv")).toHaveLength(1 + 21);
    for (const chart of ["backlog", "true-incidents"]) {
      expect(existsSync(join(folder, `output/ill-diagnose/charts/problem-costs-${chart}.svg`)), chart).toBe(true);
    }
    expect(existsSync(join(folder, "output/ill-diagnose/manifest.json"))).toBe(true);
    expect(cosafe(folder, ["verify", "output/ill-diagnose"]).code).toBe(0);
  });

  it("prints the result as JSON; more replications and Shapley values only add runs", () => {
    const first = JSON.parse(diagnose("--no-charts", "--json", "--replications", "2").out);
    expect(first).toMatchObject({ study: "diagnose", primary: "backlog", orders: 0, runs: { requested: 14, used: 14 } });
    expect(first.problems.map(({ id }: { id: string }) => id)).toEqual(["lead", "few"]);
    expect(first.outcomeProblems.map(({ id }: { id: string }) => id)).toEqual(["weak"]);
    const more = diagnose("--no-charts", "--json", "--replications", "3", "--shapley", "--orders", "4", "--out", "shapley");
    const second = JSON.parse(more.out);
    expect(second.orders).toBe(4);
    for (const { total, problems } of second.outcomes) {
      const sum = problems.reduce((all: number, { shapley }: { shapley: { value: number } }) => all + shapley.value, 0);
      expect(sum).toBeCloseTo(total.value, 9);
    }
  });

  it("moves something by its placebo, so that chance is seen", () => {
    const result = JSON.parse(diagnose("--no-charts", "--json", "--replications", "2", "--outcomes", "confidence-police,satisfaction").out);
    const moved = result.outcomes.filter(({ placebo }: { placebo: { value: number } }) => placebo.value !== 0);
    expect(moved.length).toBeGreaterThan(0);
  });

  it("refuses unknown problems, orders without Shapley values, and a scenario without problems", () => {
    expect(diagnose("--problems", "led")).toMatchObject({ code: 2, out: "" });
    expect(diagnose("--problems", "led").err).toContain('did you mean "lead"?');
    expect(diagnose("--orders", "4").err).toContain("--orders: expected only with --shapley");
    const none = cosafe(folder, ["diagnose", "tiny.yaml"]);
    expect(none.code).toBe(2);
    expect(none.err).toContain("tiny.yaml: expected problems that settings stand for, received none");
  });
});
