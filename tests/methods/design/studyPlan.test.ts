import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadStudyPlan } from "../../../src/methods/design/studyPlan.ts";
import { formatProblem } from "../../../src/scenario/text/problems.ts";
import { en } from "../../../src/words/en.ts";
import { tellAll } from "../../../src/words/finding.ts";
import { tinyScenario } from "../../cli/tinyScenario.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cosafe-plan-"));
  mkdirSync(join(folder, "tree", "studies"), { recursive: true });
  writeFileSync(join(folder, "tree", "tiny.yaml"), tinyScenario);
  writeFileSync(join(folder, "outside.yaml"), tinyScenario);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function load(rest: string, scenario = "../tiny.yaml", table?: string) {
  const path = join(folder, "tree", "studies", "try.yaml");
  writeFileSync(path, `study: Try\npurpose: To try.\nscenario: ${scenario}\n${rest}`);
  if (table !== undefined) writeFileSync(join(folder, "tree", "studies", "points.csv"), table);
  return loadStudyPlan(path);
}

function planOf(rest: string, table?: string) {
  const loaded = load(rest, undefined, table);
  if ("problems" in loaded) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  return loaded.plan;
}

function problemsOf(rest: string, scenario?: string): string[] {
  const loaded = load(rest, scenario);
  return "problems" in loaded ? loaded.problems.map((problem) => formatProblem(problem).replace(/^.*try\.yaml/, "try.yaml")) : [];
}

const factorial =
  "design: { method: full-factorial }\nfactors:\n  trust.gainRate: { from: 0.02, to: 0.1 }\n  organisations.police.staff: { levels: [2, 6] }\n";

describe("the plan of a study", () => {
  test("has the base point, the points, the main outcomes and the design's hash", () => {
    const plan = planOf(factorial);
    expect(plan.points.map(({ values }) => values)).toEqual([
      [0.05, 4],
      [0.02, 2],
      [0.1, 2],
      [0.02, 6],
      [0.1, 6],
    ]);
    expect(plan.outcomes.length).toBeGreaterThan(5);
    expect(plan.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(planOf(factorial).hash).toBe(plan.hash);
    expect(planOf(factorial.replace("0.02", "0.021")).hash).not.toBe(plan.hash);
    expect(planOf(factorial.replace("[2, 6]", "[2, 7]")).hash).not.toBe(plan.hash);
  });

  test("takes the plausible range, or half to one and a half times the value, where the study gives none", () => {
    const plan = planOf(
      "design: { method: latin-hypercube, points: 4 }\nfactors: { trust.gainRate: {}, organisations.police.staff: {} }\n",
    );
    expect(plan.factors.map(({ factor }) => [factor.low, factor.high])).toEqual([
      [0.0256, 0.0952],
      [2, 6],
    ]);
  });

  test("puts the primary outcome first, also when it is not among the main ones", () => {
    expect(planOf(`${factorial}outcomes: [cost, true-incidents]\nprimary: true-incidents\n`).outcomes.map(({ id }) => id)).toEqual([
      "true-incidents",
      "cost",
    ]);
    expect(planOf(`${factorial}primary: confidence/kind:police\n`).outcomes[0].id).toBe("confidence/kind:police");
  });

  test("says when the scenario's own value lies outside the range", () => {
    expect(tellAll(planOf(factorial.replace("0.02", "0.06")).notes, en)).toEqual([
      "Trust: gain rate: the scenario's own value (0.05) lies outside the range from 0.06 to 0.1.",
    ]);
  });

  test("of an external table keeps its rows, and has the columns' ranges", () => {
    const plan = planOf("design: { method: csv, file: points.csv }\n", "point,trust.gainRate\nlow,0.02\nhigh,0.2\nlow-again,0.02\n");
    expect(plan.points.map(({ id, values }) => [id, ...values])).toEqual([
      ["base", 0.05],
      ["low", 0.02],
      ["high", 0.2],
      ["low-again", 0.02],
    ]);
    expect(plan.factors[0].factor).toMatchObject({ low: 0.02, high: 0.2 });
  });
});

describe("what only the study room can see is told with its place", () => {
  test("unknown outcomes", () => {
    const found = problemsOf(`${factorial}outcomes: [true-incidents, tru-incidents, cst]\n`);
    expect(found[0]).toContain("try.yaml:8:28: outcome: expected an indicator");
    expect(found[0]).toContain('did you mean "true-incidents"?');
    expect(found).toHaveLength(2);
  });

  test("a grid that is too large", () => {
    const rest =
      "design: { method: grid }\nfactors: { trust.gainRate: { from: 0, to: 1, steps: 1000 }, trust.lossRatio: { from: 1, to: 9, steps: 1000 } }\n";
    expect(problemsOf(rest)[0]).toContain("try.yaml:4:1: grid: expected at most 100000 points, received 1000 × 1000");
  });

  test("points that a scenario would refuse: the whole design is refused, with the first five", () => {
    writeFileSync(join(folder, "tree", "ending.yaml"), tinyScenario.replace("start: 10 days }", "start: 10 days, end: day 118 }"));
    const rest =
      "arms: [talks]\ndesign: { method: latin-hypercube, points: 40 }\nfactors: { interventions.forum.start: { from: day 0, to: day 119 } }\n";
    const found = problemsOf(rest, "../ending.yaml");
    expect(found).toHaveLength(6);
    expect(found[0]).toMatch(/try\.yaml:5:1: point p\d+, interventions\.forum\.end: expected a time after/);
    expect(found[5]).toContain("more cannot be run; narrow the ranges of the dates");
  });

  test("a scenario above the folder that a study reaches", () => {
    expect(problemsOf(factorial, "../../outside.yaml")[0]).toContain("expected a file inside the folder above that of the study");
  });
});

describe("the shipped studies", () => {
  const files = readdirSync("scenarios/studies").filter(
    (name) => name.endsWith(".yaml") && /^design:/m.test(readFileSync(`scenarios/studies/${name}`, "utf8")),
  );

  test("there are at least four, of four methods", () => {
    const methods = files.map((name) => {
      const loaded = loadStudyPlan(`scenarios/studies/${name}`);
      return "plan" in loaded ? loaded.plan.method : "";
    });
    expect(new Set(methods).size).toBeGreaterThanOrEqual(4);
  });

  for (const name of files) {
    test(`${name} loads without a warning, states sources, and varies around the scenario`, () => {
      const loaded = loadStudyPlan(`scenarios/studies/${name}`);
      if ("problems" in loaded) throw new Error(loaded.problems.map(formatProblem).join("\n"));
      expect(loaded.study.warnings).toEqual([]);
      expect(loaded.study.sources.length).toBeGreaterThan(0);
      expect(loaded.plan.notes.filter(({ kind }) => kind === "outside")).toEqual([]);
      expect(loaded.plan.points.length * loaded.plan.arms.length * loaded.plan.replications).toBeLessThanOrEqual(160);
      expect(existsSync(loaded.study.scenarioFile)).toBe(true);
    });
  }
});
