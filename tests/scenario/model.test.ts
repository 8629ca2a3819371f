/** The format with the model's own catalogues, and every scenario that is shipped. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { headerShape, sectionKeys } from "../../src/scenario/format/declaration.ts";
import { modelCatalogues } from "../../src/scenario/format/modelCatalogues.ts";
import { communityShape } from "../../src/scenario/format/place.ts";
import { formatProblems, loadScenario, scenarioJsonSchema } from "../../src/scenario/load.ts";
import type { FileSource } from "../../src/scenario/types.ts";
import { good, memoryFiles } from "./fixtures.ts";
import { type Loose, misfits } from "./structuralCheck.ts";

const leads = `lead: [${modelCatalogues.defaultCategories.map(({ id }) => id).join(", ")}]`;
const text = good.replace("lead: [dispute]", leads);

const folder = "scenarios";
const shipped = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".yaml")) : [];

const files: FileSource = {
  read: (path) => (existsSync(path) ? { bytes: readFileSync(path) } : { failure: "missing" }),
  resolve(from, name) {
    const path = relative(".", resolve(dirname(from), name));
    return path.startsWith(folder) ? path : null;
  },
};

describe("the model's catalogues", () => {
  test("give a scenario every parameter, category and intervention at its default", () => {
    const interventions = modelCatalogues.interventions.map(({ id }) => `  ${id}: {}`).join("\n");
    const result = loadScenario("case.yaml", memoryFiles({ "case.yaml": `${text}interventions:\n${interventions}\n` }));
    if ("problems" in result) throw new Error(formatProblems(result.problems));
    const { specification, settings } = result.scenario.arms[0];
    for (const group of modelCatalogues.parameterGroups) {
      const values: Record<string, Record<string, number>> = specification.parameters as Loose;
      expect(values[group.group]).toEqual(
        Object.fromEntries(Object.entries(group.specifications).map(([name, entry]) => [name, entry.default])),
      );
    }
    expect(specification.categories.map(({ id }) => id)).toEqual(modelCatalogues.defaultCategories.map(({ id }) => id));
    expect(specification.interventions.map(({ intervention }) => intervention)).toEqual(modelCatalogues.interventions.map(({ id }) => id));
    expect(new Set(settings.map(({ path }) => path)).size).toBe(settings.length);
  });

  test("have no name that means two things in a scenario", () => {
    const groups = modelCatalogues.parameterGroups.map(({ group }) => group);
    const keys = [...sectionKeys, ...Object.keys(headerShape), "arms", "extends"] as string[];
    expect(groups.filter((group) => keys.includes(group))).toEqual([]);
    expect(Object.keys(modelCatalogues.categoryFields).filter((name) => name === "label" || name === "like")).toEqual([]);
    expect(Object.keys(communityShape)).toContain("residents");
  });

  test("have defaults of categories within the range of their fields", () => {
    const result = loadScenario("case.yaml", memoryFiles({ "case.yaml": text }));
    const { settings } = "scenario" in result ? result.scenario.arms[0] : { settings: [] };
    const outside = settings.filter(
      ({ value, min, max }) => typeof value === "number" && min !== null && max !== null && (value < min || value > max),
    );
    expect(outside.map(({ path }) => path)).toEqual([]);
  });
});

describe.runIf(shipped.length > 0)("the shipped scenarios", () => {
  const schema = scenarioJsonSchema() as Loose;

  test.each(shipped)("%s has no problems and no warnings", (name) => {
    const result = loadScenario(`${folder}/${name}`, files);
    expect(formatProblems("problems" in result ? result.problems : result.scenario.warnings)).toBe("no problems");
  });

  test.each(shipped)("%s fits the JSON Schema", (name) => {
    expect(misfits(parse(readFileSync(join(folder, name), "utf8")), schema)).toEqual([]);
  });
});
