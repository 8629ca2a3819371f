import { describe, expect, it } from "vitest";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { parameterGroups } from "../../src/model/parameters/catalogue.ts";
import { categoryFields } from "../../src/model/parameters/categories.ts";
import { ModelError } from "../../src/model/run.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import { violations } from "./invariants.ts";
import {
  communityOf,
  emptyOrganisation,
  type ParameterPatch,
  run,
  summaryOf,
  useOf,
  withCategoryFields,
  withParameters,
} from "./worlds.ts";

const base = communityOf(200, 60);
const quick = { planningDays: 3, constructionDays: 5 };
const shocks = (["flood", "epidemic", "crime-wave", "facility-failure"] as const).map((type, k) => ({
  id: type,
  label: type,
  type,
  day: 5 + 9 * k,
  days: 6,
  severity: 1,
}));

/** Faults found on a few days of a run, or what it threw. */
function faults(specification: ModelSpecification): string[] {
  const found = new Map<string, string>();
  try {
    run(specification, 0, {
      afterDay: (world) => {
        if (world.day % 13 !== 0) return;
        for (const fault of violations(world)) found.set(fault.replace(/[-0-9.e]+/g, "#"), `day ${world.day}: ${fault}`);
      },
    });
  } catch (error) {
    return [error instanceof ModelError ? `day ${error.step}, ${error.process}: ${error.message}` : String(error)];
  }
  return [...found.values()];
}

const allInterventions = (strength: number) => interventions.map(({ id }) => useOf(id, { ...quick, strength }));
const oneLead = {
  ...base,
  organisations: [
    emptyOrganisation({ id: "all", role: "street-office", staff: 2, lead: base.categories.map(({ id }) => id), support: [] }),
  ],
};
const small = (changes: object) => ({ ...base, communities: base.communities.map((entry) => ({ ...entry, ...changes })) });

const worlds: Readonly<Record<string, ModelSpecification>> = {
  "one building": small({ buildings: 1, grids: 1 }),
  "one resident": small({ residents: 1, households: 1, buildings: 1, grids: 1 }),
  "one resident with very many hazards": withParameters(small({ residents: 1, households: 1, buildings: 1, grids: 1, hazardLevel: 20 }), {
    hazards: { level: 10 },
  }),
  "a house for every resident": small({ buildings: 200, grids: 200 }),
  "only elderly residents": small({ elderlyShare: 1 }),
  "no elderly residents": small({ elderlyShare: 0 }),
  "only children": withParameters(base, { population: { minorShare: 1 } }),
  "no hazards": small({ hazardLevel: 0 }),
  "one organisation that leads everything": oneLead,
  "one organisation and all interventions": { ...oneLead, interventions: allInterventions(1), events: shocks },
  "nobody at work": { ...base, organisations: base.organisations.map((entry) => ({ ...entry, staff: 0 })) },
  "nobody at work and all interventions": {
    ...base,
    organisations: base.organisations.map((entry) => ({ ...entry, staff: 0 })),
    interventions: allInterventions(1),
    events: shocks,
  },
  "no working hours": { ...base, organisations: base.organisations.map((entry) => ({ ...entry, hours: 0 })) },
  "all interventions at strength 0": { ...base, interventions: allInterventions(0) },
  "all interventions at strength 1": { ...base, interventions: allInterventions(1), events: shocks },
  "all interventions without any phase before operation": {
    ...base,
    interventions: allInterventions(1).map((use) => ({ ...use, planningDays: 0, constructionDays: 0 })),
  },
  "an intervention that starts on the last day": { ...base, interventions: [useOf("forum", { startDay: 59 })] },
  "an intervention that starts after the end": { ...base, interventions: [useOf("forum", { startDay: 600 })] },
  "a horizon of one day": { ...base, horizonDays: 1, interventions: allInterventions(1), events: shocks },
  "one category": {
    ...base,
    categories: base.categories.slice(2, 3),
    organisations: base.organisations.map((entry) => ({
      ...entry,
      lead: entry.lead.filter((id) => id === base.categories[2].id),
      support: entry.support.filter((id) => id === base.categories[2].id),
    })),
  },
  "everybody confident, content and afraid of nothing": withParameters(base, {
    population: {
      confidenceGovernment: 1,
      confidencePolice: 1,
      satisfaction: 1,
      expectation: 1,
      socialTrust: 1,
      perceivedRisk: 0,
      spread: 0,
    },
  }),
  "nobody confident or content": withParameters(base, {
    population: {
      confidenceGovernment: 0,
      confidencePolice: 0,
      satisfaction: 0,
      expectation: 1,
      socialTrust: 0,
      perceivedRisk: 1,
      spread: 0,
    },
  }),
  "emergencies on every day": { ...base, events: shocks.map((event) => ({ ...event, day: 0, days: 60 })) },
};

describe("a run with", () => {
  it.each(Object.entries(worlds))("%s goes through, with everything in order on every day looked at", (_, specification) => {
    expect(faults(specification)).toEqual([]);
  });

  it("nobody at work lets the backlog grow and solves nothing", () => {
    const specification = { ...worlds["nobody at work"], horizonDays: 80 };
    const { output } = run(specification, 0, { recordEvery: 20 });
    const key = output.seriesKeys.findIndex(({ indicator }) => indicator === "backlog");
    const backlog = output.days.map((_, row) => output.series[row * output.seriesKeys.length + key]);
    expect(backlog[0]).toBeGreaterThan(0);
    expect(backlog.at(-1)).toBeGreaterThan(backlog[0]);
    expect(summaryOf(output, "days-to-resolve-median")).toBeNaN();
    expect(summaryOf(output, "incidents-averted")).toBe(0);
  });

  it("no hazards has no incidents, cases or backlog", () => {
    const { output } = run(worlds["no hazards"]);
    for (const indicator of ["true-incidents", "hazards-created", "cases", "backlog", "harm"])
      expect(summaryOf(output, indicator), indicator).toBe(0);
    expect(output.hazards!.rows).toEqual([]);
  });

  it("a horizon of one day records its start and its end", () => {
    const { output } = run(worlds["a horizon of one day"]);
    expect(output.days).toEqual([0, 1]);
    expect(output.series.length).toBe(2 * output.seriesKeys.length);
  });

  it("an intervention that starts after the end is a run without it, money included", () => {
    expect(summaryOf(run(worlds["an intervention that starts after the end"]).output, "cost")).toBe(summaryOf(run(base).output, "cost"));
  });
});

const tiny = communityOf(120, 40);
const busy = withParameters({ ...tiny, interventions: allInterventions(1), events: shocks }, { resources: { publicBudget: 4000 } });

/** Faults of both worlds with one value changed. */
function faultsWith(name: string, value: number, change: (specification: ModelSpecification) => ModelSpecification): string[] {
  return [tiny, busy].flatMap((world) => faults(change(world))).map((fault) => `${name} = ${value}: ${fault}`);
}

describe("a value at the edge of its range", () => {
  it.each(parameterGroups.map(({ group, specifications }) => [group, specifications] as const))(
    "of any parameter of %s still makes a run with everything in order",
    (group, specifications) => {
      const wrong = Object.entries(specifications).flatMap(([name, { min, max }]) =>
        [min, max].flatMap((value) =>
          faultsWith(`${group}.${name}`, value, (world) => withParameters(world, { [group]: { [name]: value } } as ParameterPatch)),
        ),
      );
      expect(wrong).toEqual([]);
    },
  );

  it("of any field of all hazard categories still makes a run with everything in order", () => {
    const wrong = Object.entries(categoryFields).flatMap(([name, { min, max }]) =>
      [min, max].flatMap((value) => faultsWith(`category ${name}`, value, (world) => withCategoryFields(world, { [name]: value }))),
    );
    expect(wrong).toEqual([]);
  });

  it("of any parameter of an intervention still makes a run with everything in order", () => {
    const wrong = interventions.flatMap(({ id, parameters }) =>
      Object.entries(parameters).flatMap(([name, { min, max }]) =>
        [min, max].flatMap((value) => {
          const use = useOf(id, quick);
          const changed = { ...busy, interventions: [{ ...use, values: { ...use.values, [name]: value } }] };
          return faults(changed).map((fault) => `${id}.${name} = ${value}: ${fault}`);
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
