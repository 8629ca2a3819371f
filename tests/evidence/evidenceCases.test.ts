import { describe, expect, it } from "vitest";
import { caseStudies, drop } from "../../src/evidence/cases.ts";
import { specificationOf } from "../../src/evidence/configurations.ts";
import { beforeAfter } from "../../src/evidence/patterns/beforeAfter.ts";
import { interventions } from "../../src/evidence/patterns/caseRankings.ts";
import { packageSynergy } from "../../src/evidence/patterns/packageSynergy.ts";
import { nodeFiles } from "../../src/host/nodeFiles.ts";
import { loadScenario } from "../../src/scenario/load.ts";

const loaded = caseStudies.map((study) => {
  const path = `scenarios/${study.id}.yaml`;
  const result = loadScenario(path, nodeFiles(path), {});
  if ("problems" in result) throw new Error(`${path}: not valid`);
  return { study, scenario: result.scenario };
});

describe("the five cases as experiments", () => {
  it.each(loaded)("name every single measure of $study.id", ({ study, scenario }) => {
    expect(scenario.arms.map(({ id }) => id)).toEqual(["baseline", ...study.singles, "package"]);
  });

  it.each(loaded)("last three whole years, so that quarters compare: $study.id", ({ scenario }) => {
    expect(scenario.horizonDays).toBe(3 * 365);
  });

  it("rank the interventions that at least three of the five use in a measure", () => {
    const used = loaded.map(({ scenario }) => {
      const existing = new Set(scenario.arms[0].specification.interventions.map(({ id }) => id));
      const added = scenario.arms.flatMap(({ specification }) => specification.interventions.filter(({ id }) => !existing.has(id)));
      return new Set(added.map(({ intervention }) => intervention));
    });
    const counted = [...new Set(used.flatMap((each) => [...each]))].filter(
      (intervention) => used.filter((each) => each.has(intervention)).length >= 3,
    );
    expect(Object.keys(interventions).sort()).toEqual(counted.sort());
  });

  it("compare with the same community: package and baseline differ in what is done alone", () => {
    for (const { id } of caseStudies) {
      const [baseline, whole] = ["baseline", "package"].map((arm) => specificationOf(beforeAfter.configurations[`${id}/${arm}`]!));
      expect({ ...whole, interventions: [] }).toEqual({ ...baseline, interventions: [] });
      expect(whole!.interventions.length).toBeGreaterThan(baseline!.interventions.length);
    }
  });

  it("share their runs between the patterns", () => {
    const ofCases = Object.entries(beforeAfter.configurations).filter(([, { scenario }]) => scenario !== undefined);
    expect(ofCases.length).toBe(2 * caseStudies.length);
    for (const [name, configuration] of ofCases) {
      expect(specificationOf(packageSynergy.configurations[name]!)).toBe(specificationOf(configuration));
    }
  });

  it("count a fall as positive", () => expect([drop(200, 150), drop(100, 120)]).toEqual([25, -20]));
});
