import { describe, expect, it } from "vitest";
import { initialise } from "../../src/model/initialise.ts";
import type { CategoryField } from "../../src/model/parameters/categories.ts";
import { WARM_UP_DAYS } from "../../src/model/schedule.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import { communityOf, stepDay, useOf, withCategoryFields, withParameters } from "./worlds.ts";

/** Every hazard of the recorded days by building, category, day and ordinal, with what it was born with. */
function natures(specification: ModelSpecification): Map<string, readonly number[]> {
  const world = initialise(specification, 0, false);
  const all = new Map<string, readonly number[]>();
  for (let day = -WARM_UP_DAYS; day < specification.horizonDays; day++) {
    const before = world.hazards.created;
    stepDay(world, day, (process) => {
      if (process !== "detection" || day < 0) return;
      const c = world.hazards.columns;
      for (let slot = 0; slot < world.hazards.used; slot++) {
        if (c.serial[slot] < before) continue;
        const key = `${c.building[slot]} ${c.category[slot]} ${day} ${c.ordinal[slot]}`;
        all.set(key, [c.severity[slot], c.latent[slot], c.needsPartner[slot], c.work[slot], c.mitigable[slot]]);
      }
    });
  }
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const noPrevention = Object.fromEntries(
  ["patrol", "guard", "volunteer", "camera", "gate", "culture"].map((name) => [`${name}Prevention`, 0]),
) as Partial<Record<CategoryField, number>>;
const base = withParameters(communityOf(500, 150), { resources: { publicBudget: 4000 } });
const interventions = ["police-reform", "smart-infrastructure", "safety-culture", "resources-talent", "information-sharing"];
const withInterventions = (specification: ModelSpecification) => ({
  ...specification,
  interventions: interventions.map((id) => useOf(id, { startDay: 30, planningDays: 5, constructionDays: 10 })),
});

describe("two arms under one seed", () => {
  it("meet the same hazard with the same severity, latency, work, need of a partner and harm", () => {
    const [one, two] = [natures(base), natures(withInterventions(base))];
    const common = [...one.keys()].filter((key) => two.has(key));
    expect(common.length).toBeGreaterThan(0.8 * one.size);
    for (const key of common) expect(two.get(key)).toEqual(one.get(key));
  });

  it("have exactly the same arrivals as long as nothing they do prevents any", () => {
    const unprevented = withCategoryFields(base, noPrevention);
    const [one, two] = [natures(unprevented), natures(withInterventions(unprevented))];
    expect(one.size).toBeGreaterThan(50);
    expect([...two.keys()]).toEqual([...one.keys()]);
  });

  it("lose hazards and gain none where one arm only prevents more, self-excitation apart", () => {
    const plain = withCategoryFields(base, { branchingRatio: 0 });
    const guarded = withParameters(plain, { institutions: { cameraCoverage: 1, activeMonitoring: 1, gateCoverage: 1, safetyCulture: 1 } });
    const [one, two] = [natures(plain), natures(guarded)];
    expect(two.size).toBeLessThan(one.size);
    expect([...two.keys()].filter((key) => !one.has(key))).toEqual([]);
  });

  it("have the same arrivals until guardianship differs", () => {
    const busy = withParameters(base, { hazards: { level: 2 } });
    const [one, two] = [natures(busy), natures(withInterventions(busy))];
    const early = (all: Map<string, readonly number[]>) => [...all.keys()].filter((key) => Number(key.split(" ")[2]) < 35);
    expect(early(two)).toEqual(early(one));
    expect([...two.keys()]).not.toEqual([...one.keys()]);
  });
});
