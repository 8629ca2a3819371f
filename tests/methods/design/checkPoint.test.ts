import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeFiles } from "../../../src/host/nodeFiles.ts";
import { checkPoint } from "../../../src/methods/design/checkPoint.ts";
import { type Factor, findFactors } from "../../../src/methods/factors/factor.ts";
import { loadScenario } from "../../../src/scenario/load.ts";

const path = "scenarios/minimal.yaml";
const measure = "interventions.responsibility-clarification";

function load(set: readonly string[]) {
  return loadScenario(path, nodeFiles(path), { set });
}

function armOf(set: readonly string[]) {
  const loaded = load(set);
  if ("problems" in loaded) throw new Error("the fixture does not load");
  return loaded.scenario.arms[1];
}

function factorsOf(set: readonly string[], ...names: string[]): readonly Factor[] {
  const found = findFactors(
    armOf(set),
    names.map((name) => `${measure}.${name}`),
  );
  if ("problems" in found) throw new Error(found.problems.join());
  return found.factors;
}

test("a point is refused exactly where the scenario room refuses the same settings", () => {
  const set = [`${measure}.end=day 300`];
  const arm = armOf(set);
  const factors = factorsOf(set, "start", "phases.planning", "phases.construction", "end");
  const day = fc.integer({ min: 0, max: 400 });
  let refused = 0;
  fc.assert(
    fc.property(day, day, day, fc.integer({ min: 1, max: 700 }), (start, planning, construction, end) => {
      const values = [start, planning, construction, end];
      const loaded = load([
        `${measure}.start=day ${start}`,
        `${measure}.phases.planning=${planning} days`,
        `${measure}.phases.construction=${construction} days`,
        `${measure}.end=day ${end}`,
      ]);
      const found = checkPoint(factors, values, arm.specification);
      if (found.length > 0) refused++;
      expect(found.length > 0).toBe("problems" in loaded);
    }),
    { numRuns: 60, seed: 4 },
  );
  expect(refused).toBeGreaterThan(5);
  expect(refused).toBeLessThan(55);
});

test("an intervention that operates for a stated time can start at any day", () => {
  const set = [`${measure}.phases.operation=100 days`];
  expect(checkPoint(factorsOf(set, "start"), [1000], armOf(set).specification)).toEqual([]);
});

test("the message names the intervention and both days", () => {
  const set = [`${measure}.end=day 300`];
  const [start] = factorsOf(set, "start");
  expect(checkPoint([start], [300], armOf(set).specification)).toEqual([
    `${measure}.end: expected a time after its start (day 300), received day 300`,
  ]);
});

test("values that are not finite, and days that are not whole, are refused", () => {
  const [start] = factorsOf([], "start");
  const { specification } = armOf([]);
  expect(checkPoint([start], [1.5], specification)[0]).toContain("a whole number");
  expect(checkPoint([{ ...start, integer: false }], [Number.NaN], specification)[0]).toContain("a finite number");
});
