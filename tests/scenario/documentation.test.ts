/** The example of docs/scenario-format.md is true of the code. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { formatProblems, loadScenario, scenarioJsonSchema } from "../../src/scenario/load.ts";
import { memoryFiles } from "./fixtures.ts";
import { misfits } from "./structuralCheck.ts";

const example = /```yaml\n([\s\S]*?)```/.exec(readFileSync("docs/scenario-format.md", "utf8"))![1];

test("the documented example is a scenario without problems, and fits the JSON Schema", () => {
  const result = loadScenario("example.yaml", memoryFiles({ "example.yaml": example }));
  if ("problems" in result) throw new Error(formatProblems(result.problems));
  expect(formatProblems(result.scenario.warnings)).toBe("no problems");
  expect(result.scenario.arms.map(({ id }) => id)).toEqual(["baseline", "platform", "forum", "package"]);
  expect(misfits(parse(example), scenarioJsonSchema())).toEqual([]);
});

test("the documented example does what its comments say", () => {
  const result = loadScenario("example.yaml", memoryFiles({ "example.yaml": example }));
  if ("problems" in result) throw new Error(formatProblems(result.problems));
  const all = result.scenario.arms[3].specification;
  expect(all.communities).toMatchObject([
    { id: "north", residents: 8000, hazardLevel: 1.2 },
    { id: "south", hazardLevel: 1.1, elderlyShare: 0.31 },
  ]);
  expect(all.organisations.map(({ id }) => id)).toEqual([
    "street-office",
    "police-north",
    "police-south",
    "committee-north",
    "committee-south",
  ]);
  expect(all.interventions.map(({ id, startDay, endDay }) => [id, startDay, endDay])).toEqual([
    ["information-sharing", 90, 90 + 60 + 180 + 730],
    ["forum", 0, 900],
    ["second-forum", 365, null],
  ]);
  expect(all.organisations.find(({ id }) => id === "committee-south")?.staff).toBe(9);
  expect(all.events).toMatchObject([{ id: "flood", day: 390 }]);
});
