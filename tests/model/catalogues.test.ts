import { describe, expect, it } from "vitest";
import { indicatorFamilies } from "../../src/model/indicator.ts";
import { indicators } from "../../src/model/indicators/catalogue.ts";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { organisationKinds, organisationRoles, rolesByKind } from "../../src/model/kindLists.ts";
import { describeSource, type ParameterSpecification, type Source } from "../../src/model/parameter.ts";
import { parameterGroups } from "../../src/model/parameters/catalogue.ts";
import { categoryFields, defaultCategories } from "../../src/model/parameters/categories.ts";
import { resetPolicy } from "../../src/model/policy.ts";
import { takeSurvey } from "../../src/model/processes/survey.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import {
  baseSpecification,
  communityOf,
  emptyCommunity,
  emptyOrganisation,
  freshWorld,
  type ParameterPatch,
  run,
  traces,
  useOf,
  withCategoryFields,
  withParameters,
} from "./worlds.ts";

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const CAMEL = /^[a-z][a-zA-Z0-9]*$/;
const unique = (ids: readonly string[]) => expect(ids.length).toBe(new Set(ids).size);

const declared: (readonly [string, ParameterSpecification])[] = [
  ...parameterGroups.flatMap(({ group, specifications }) =>
    Object.entries(specifications).map(([name, entry]) => [`${group}.${name}`, entry] as const),
  ),
  ...Object.entries(categoryFields).map(([name, entry]) => [`category.${name}`, entry] as const),
  ...interventions.flatMap(({ id, parameters }) => Object.entries(parameters).map(([name, entry]) => [`${id}.${name}`, entry] as const)),
];

describe("every parameter", () => {
  it("has a default within a range of finite width", () => {
    const wrong = declared.filter(
      ([, { default: value, min, max }]) => !(min <= value && value <= max && min < max && Number.isFinite(max - min)),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it("has a unit, a meaning that ends as a sentence, and a source with words in it", () => {
    const said = (source: Source) => source.text.trim() !== "" && describeSource(source).trim().length > 3;
    const wrong = declared.filter(([, { unit, meaning, source }]) => unit.trim() === "" || !/\S.*\.$/.test(meaning) || !said(source));
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it("that is a probability lies in [0, 1], and no share can be negative", () => {
    const wrong = declared.filter(
      ([, { unit, min, max }]) => (unit === "probability" && max > 1) || (/^(share|probability)$/.test(unit) && min < 0),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it("has a camelCase name, unique in its group, and groups are unique", () => {
    unique(parameterGroups.map(({ group }) => group));
    unique(declared.map(([name]) => name));
    expect(declared.map(([name]) => name.split(".")[1]).filter((name) => !CAMEL.test(name))).toEqual([]);
    for (const { title } of parameterGroups) expect(title).not.toBe("");
  });

  it("keeps its default in the shipped base community: defaults live in the registry, not in the scenario", () => {
    const { parameters, categories } = baseSpecification();
    for (const { group, specifications } of parameterGroups) {
      const values = parameters[group as keyof typeof parameters] as Readonly<Record<string, number>>;
      expect(Object.keys(values).toSorted()).toEqual(Object.keys(specifications).toSorted());
      for (const [name, entry] of Object.entries(specifications)) expect(values[name], `${group}.${name}`).toBe(entry.default);
    }
    expect(categories.map(({ id }) => id)).toEqual(defaultCategories.map(({ id }) => id));
  });

  it("changes something, somewhere: at one end of its range or the other a run goes differently", () => {
    const first = eventful(400, 95);
    const larger = withCategoryFields(eventful(1500, 200), { partnerShare: 0.6 });
    const vendor = emptyOrganisation({ id: "vendor", kind: "enterprise", role: "technology-company", staff: 1 });
    // Where nobody plays a role that an emergency needs, and fees carry no firm.
    const organisations = [...larger.organisations.filter(({ role }) => role !== "security-company"), vendor];
    const second = withParameters({ ...larger, organisations }, { resources: { ...larger.parameters.resources, propertyFee: 100 } });
    const idle = (world: ModelSpecification, changes: readonly Change[]) => {
      const plain = JSON.stringify(traces(run(world)));
      return changes.filter(({ entry, apply }) =>
        [entry.max, entry.min].every((value) => {
          try {
            return JSON.stringify(traces(run(apply(world, value)))) === plain;
          } catch {
            return false; // whether it may crash is the business of another test
          }
        }),
      );
    };
    // Where everybody is tied to everybody, has idle hours and learns at once: help is lent, and brokers persuade who refused.
    const slack = { hazards: { level: 0.5 }, resources: { learningRate: 1, trainingGain: 1 } };
    const third = {
      ...withParameters(withCategoryFields(eventful(6000, 95), { partnerShare: 0.6 }), slack),
      experiment: { start: "full" as const },
    };
    const next = emptyCommunity({ residents: 200, buildings: 3, hazardLevel: 1 });
    const shared = first.organisations.map((entry) => ({ ...entry, community: "street" }));
    const two = { ...first, organisations: shared, communities: [...first.communities, next] };
    // Where nobody decides alone, all come, closures are looked at and many do not hold: the forum opens the books, and scores hang on who is satisfied.
    const looking: ParameterPatch = {
      institutions: {
        governmentDominance: 0,
        forumFrequency: 4,
        facilitation: 1,
        hotlineCallBack: 0.4,
        evaluationPressure: 0.8,
        consequence: 1,
      },
      recording: { answered: 1, candour: 1, courtesy: 0 },
      evaluation: { passMark: 95 },
      handling: { baseEffort: 0.3 },
      collaboration: { attendance: 1, attendanceLoad: 0 },
      forum: { conflict: 0, issuesPerMeeting: 10, enough: 0.02, prepareHours: 0, quorum: 0, openBooksHours: 50 },
    };
    const looked = withParameters(eventful(1500, 200), looking);
    const everybody = looked.organisations.map((entry) => ({ ...entry, forumMember: true }));
    const fourth = { ...looked, organisations: everybody, interventions: [] };
    // The same with time to keep what was pledged.
    const calm = withParameters(fourth, { hazards: { level: 0.4 } });
    // What a small world does not feel has a second chance in a larger one, a third and a fourth there, a fifth where there is more than one community, then where leaders change, and last where money is short for purchases, and for what has begun.
    // Leaders of offices stay half a year on average.
    const restless = withParameters(first, { attention: { leaderYears: 0.5 } });
    // Where the safety fund cannot buy what it means to, and all are tied: who has something put by gives.
    const short = withParameters(
      { ...communityOf(1500, 95), experiment: { start: "full" as const } },
      { handling: { baseEffort: 0.3 }, resources: { publicBudget: 5 } },
    );
    // Where it cannot pay what has begun: queues say what comes first.
    const thin = withParameters(first, { resources: { publicBudget: 600 } });
    const worlds = [first, second, third, fourth, two, restless, short, thin, calm];
    expect(worlds.reduce((left, world) => idle(world, left), allChanges()).map(({ name }) => name)).toEqual([]);
  }, 600_000);
});

interface Change {
  readonly name: string;
  readonly entry: ParameterSpecification;
  readonly apply: (world: ModelSpecification, value: number) => ModelSpecification;
}

/** Every declared parameter with a way to set it. */
function allChanges(): Change[] {
  return [
    ...parameterGroups.flatMap(({ group, specifications }) =>
      Object.entries(specifications).map(([name, entry]) => ({
        name: `${group}.${name}`,
        entry,
        apply: (world: ModelSpecification, value: number) => withParameters(world, { [group]: { [name]: value } } as ParameterPatch),
      })),
    ),
    ...Object.entries(categoryFields).map(([name, entry]) => ({
      name: `category.${name}`,
      entry,
      apply: (world: ModelSpecification, value: number) => withCategoryFields(world, { [name]: value }),
    })),
    ...interventions.flatMap(({ id, parameters }) =>
      Object.entries(parameters).map(([name, entry]) => ({
        name: `${id}.${name}`,
        entry,
        apply: (world: ModelSpecification, value: number) => ({
          ...world,
          interventions: world.interventions.map((use) => (use.id === id ? { ...use, values: { ...use.values, [name]: value } } : use)),
        }),
      })),
    ),
  ];
}

/** A world in which every mechanism is at work: all interventions, two emergencies, breaches, exits, quarrels and a busy hub. */
function eventful(residents: number, horizonDays: number): ModelSpecification {
  const place = communityOf(residents, horizonDays);
  const uses = interventions.map(({ id }) => useOf(id, { planningDays: 3, constructionDays: 10 }));
  const events = (["flood", "crime-wave", "epidemic", "facility-failure"] as const).map((type, k) => ({
    id: type,
    label: type,
    type,
    day: 45 + 10 * k,
    days: 10,
    severity: 1,
  }));
  const world = {
    ...place,
    communities: place.communities.map((entry) => ({ ...entry, buildings: 20, grids: 4 })),
    interventions: uses.map((use) =>
      use.intervention === "facilitative-leadership" ? { ...use, values: { ...use.values, rotationDay: 30 } } : use,
    ),
    events,
  };
  return withParameters(world, {
    resources: { publicBudget: 3000 },
    technology: { breachRate: 20 },
    collaboration: { outsideOption: 0.5 },
    forum: { conflict: 1, issuesPerMeeting: 10 },
    hazards: { level: 2 },
    institutions: { governmentDominance: 0.7, forumFrequency: 0.5 },
  });
}

describe("every hazard category shipped", () => {
  it("has a kebab-case id of its own, a label, and fields within their ranges", () => {
    unique(defaultCategories.map(({ id }) => id));
    for (const { id, label, values } of defaultCategories) {
      expect(id).toMatch(KEBAB);
      expect(label).not.toBe("");
      for (const [name, value] of Object.entries(values)) {
        const { min, max } = categoryFields[name as keyof typeof categoryFields];
        expect(value >= min && value <= max, `${id}.${name}`).toBe(true);
      }
    }
  });
});

describe("every intervention", () => {
  it("has a kebab-case id of its own and words for what it is, how it backfires and where it is from", () => {
    unique(interventions.map(({ id }) => id));
    for (const { id, title, summary, failureMode, source } of interventions) {
      expect(id).toMatch(KEBAB);
      for (const text of [title, summary, failureMode, source]) expect(text.trim(), id).not.toBe("");
      expect(failureMode, id).toMatch(/\.$/);
    }
  });

  it("has phases of whole days and finite costs that are not negative, some of them above 0", () => {
    const world = freshWorld(communityOf(200, 1));
    for (const { id, phases, cost } of interventions) {
      for (const days of Object.values(phases)) expect(Number.isInteger(days) && days >= 0, id).toBe(true);
      const sums = Object.values(cost(world, useOf(id).values));
      expect(
        sums.every((yuan) => yuan >= 0 && yuan < Number.POSITIVE_INFINITY),
        id,
      ).toBe(true);
      expect(Math.max(...sums), id).toBeGreaterThan(0);
    }
  });

  it.each(interventions.map((intervention) => [intervention.id, intervention] as const))(
    "%s changes an institution at full level and none at level 0",
    (id, intervention) => {
      const world = freshWorld(communityOf(200, 1));
      resetPolicy(world.policy, world.parameters);
      const before = { ...world.policy };
      const state = { phase: "operation", strength: 1, built: 1, level: 1, operationDays: 400 } as const;
      intervention.apply(world, { ...state, level: 0 }, useOf(id).values);
      expect(world.policy).toEqual(before);
      intervention.apply(world, state, useOf(id).values);
      expect(world.policy).not.toEqual(before);
      expect(Object.values(world.policy).every(Number.isFinite)).toBe(true);
    },
  );
});

describe("every indicator", () => {
  const specification = {
    ...communityOf(300, 65),
    interventions: interventions.map(({ id }) => useOf(id, { planningDays: 3, constructionDays: 10 })),
    events: [{ id: "flood", label: "Flood", type: "flood" as const, day: 20, days: 5, severity: 1 }],
  };

  it("has a kebab-case id of its own, a unit, a definition, a direction and a family", () => {
    unique(indicators.map(({ id }) => id));
    for (const { id, label, unit, direction, definition, family } of indicators) {
      expect(id).toMatch(KEBAB);
      for (const text of [label, unit]) expect(text.trim(), id).not.toBe("");
      expect(definition, id).toMatch(/\S.*\.$/);
      expect(["higher", "lower", "none"]).toContain(direction);
      expect(indicatorFamilies).toContain(family);
    }
  });

  it("measures the same groups in the same order, of the form all or dimension:member, with finite values or none", () => {
    const groups = new Map<string, string>();
    run(specification, 0, {
      afterDay: (world) => {
        if (world.day % 16 !== 0) return;
        takeSurvey(world);
        for (const { id, measure } of indicators) {
          for (const window of ["period", "horizon"] as const) {
            const seen: string[] = [];
            measure(
              world,
              (group, value) => {
                seen.push(group);
                expect(value === null || Number.isFinite(value), `${id} ${group}: ${value}`).toBe(true);
              },
              window,
            );
            unique(seen);
            for (const group of seen) expect(group, id).toMatch(/^(all|[a-z-]+:.+)$/);
            const key = `${id} ${window}`;
            expect(groups.get(key) ?? seen.join("|"), key).toBe(seen.join("|"));
            groups.set(key, seen.join("|"));
          }
        }
      },
    });
    expect(groups.size).toBe(2 * indicators.length);
    expect([...groups].filter(([, seen]) => seen === "").map(([key]) => key)).toEqual([]);
  });

  it("only reads: measuring all of them leaves the world as it was", () => {
    const measured = run(specification, 0, {
      afterDay: (world) => {
        takeSurvey(world);
        for (const { measure } of indicators) measure(world, () => {}, "period");
      },
    });
    expect(traces(measured)).toEqual(traces(run(specification)));
  });

  it("whose unit is a share lies in [0, 1]", () => {
    const { output } = run(specification);
    const shares = new Set(indicators.flatMap(({ id, unit }) => (/^(share|Gini)$/.test(unit) ? [id, `${id}.mean`] : [])));
    const wrong = output.summaryKeys.flatMap(({ indicator, group }, k) =>
      shares.has(indicator) && (output.summary[k] < 0 || output.summary[k] > 1) ? [`${indicator} ${group}: ${output.summary[k]}`] : [],
    );
    expect(shares.size).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });
});

describe("roles", () => {
  it("belong to one kind each", () => {
    const listed = organisationKinds.flatMap((kind) => rolesByKind[kind]);
    unique(listed);
    expect(listed.toSorted()).toEqual(organisationRoles.toSorted());
  });
});
