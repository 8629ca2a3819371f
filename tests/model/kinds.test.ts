/** The tables of kinds and roles: complete in themselves, and read by everything, so that a fifth kind is one more row. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { confidenceColumn, kindsAnsweringFor, organisationKinds, rolesByKind, rolesWith } from "../../src/model/kindLists.ts";
import { type Kind, kinds, type Role, roles } from "../../src/model/kinds.ts";
import { handlingParameters } from "../../src/model/parameters/handling.ts";
import { populationParameters } from "../../src/model/parameters/population.ts";

const begins = (list: object, prefix: string) => Object.keys(list).filter((name) => name.startsWith(prefix));

describe("the tables of kinds and roles", () => {
  it("have ids that can be part of a column's name, and draws of their own", () => {
    for (const { id } of kinds) expect(id).toMatch(/^[a-z]+$/);
    expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
    const draws = kinds.map(({ confidenceDraw }) => confidenceDraw);
    expect(new Set(draws).size).toBe(draws.length);
    // Draws 0 to 10 and 15 to 19 of the stream belong to what else residents are (residents.ts).
    expect(draws.filter((draw) => draw <= 10 || (draw >= 15 && draw <= 19))).toEqual([]);
  });

  it("name every parameter that goes by kind, each once", () => {
    const named = (of: (kind: Kind) => string) => kinds.map(of).toSorted();
    expect(named(({ prior }) => prior)).toEqual(begins(populationParameters.specifications, "confidence").toSorted());
    expect(named(({ admin }) => admin)).toEqual(begins(handlingParameters.specifications, "admin").toSorted());
    expect(named(({ nonCore }) => nonCore)).toEqual(begins(handlingParameters.specifications, "nonCore").toSorted());
  });

  it("leave no kind without a role, no duty and no matter without anybody", () => {
    for (const kind of organisationKinds) expect(rolesByKind[kind].length, kind).toBeGreaterThan(0);
    for (const duty of [
      "command",
      "hub",
      "guard",
      "inspect",
      "clues",
      "mediate",
      "volunteers",
      "fees",
      "alerts",
      "alerts otherwise",
    ] as const)
      expect(rolesWith(duty).size, duty).toBeGreaterThan(0);
    for (const matter of ["cameras", "emergencies", "data held", "data kept for others", "cases nobody leads"] as const)
      expect(kindsAnsweringFor(matter).length, matter).toBeGreaterThan(0);
  });
});

/** A kind that the model does not have: owners' associations, held to account for emergencies like the government. */
const association = {
  ...kinds[0],
  id: "association",
  label: "Associations",
  words: "associations",
  prior: "confidenceEnterprise",
  confidenceDraw: 20,
  admin: "adminEnterprise",
  nonCore: "nonCoreNgo",
  hasAuthority: false,
  mayLeave: true,
  motive: "mission",
  answersFor: ["emergencies"],
} as unknown as Kind;
const office = {
  id: "association-office",
  kind: "association",
  duties: ["inspect"],
  sells: null,
  wage: "committeeWorker",
  fundedWage: "committeeWorker",
} as unknown as Role;

async function loadModel() {
  const [worlds, { participate }, { residentColumns }, { takeSurvey }, { modelCatalogues }] = await Promise.all([
    import("./worlds.ts"),
    import("../../src/model/processes/participation.ts"),
    import("../../src/model/residents.ts"),
    import("../../src/model/processes/survey.ts"),
    import("../../src/scenario/format/modelCatalogues.ts"),
  ]);
  return { ...worlds, participate, residentColumns, takeSurvey, modelCatalogues };
}
type Model = Awaited<ReturnType<typeof loadModel>>;

describe("a fifth kind of organisation", () => {
  let four: Model;
  let five: Model;
  const FIFTH = kinds.length;
  const POLICE = organisationKinds.indexOf("police");
  const column = confidenceColumn("association" as Kind["id"]);

  beforeAll(async () => {
    four = await loadModel();
    vi.resetModules();
    vi.doMock("../../src/model/kinds.ts", () => ({ kinds: [...kinds, association], roles: [...roles, office] }));
    five = await loadModel();
  });
  afterAll(() => {
    vi.doUnmock("../../src/model/kinds.ts");
    vi.resetModules();
  });

  /** Two communities, since what is kept by community and kind is misread only from the second on. */
  const townOf = ({ communityOf, emptyCommunity }: Model, days: number) => {
    const base = communityOf(600, days);
    const second = emptyCommunity({ id: "second", residents: 400, households: 150, buildings: 5, grids: 2, hazardLevel: 1 });
    const organisations = base.organisations.map((organisation) => ({ ...organisation, community: "street" }));
    return { ...base, communities: [...base.communities, second], organisations };
  };
  /** The associations lead what the first leading organisation led. */
  const withAssociation = (town: ReturnType<typeof townOf>) => {
    const leader = town.organisations.find(({ lead }) => lead.length > 0)!;
    const own = { ...leader, id: "owners", label: "Owners", kind: association.id, role: office.id };
    return { ...town, organisations: town.organisations.map((one) => (one === leader ? { ...one, lead: [] } : one)).concat(own) };
  };
  const confidenceIn = ({ world }: ReturnType<Model["run"]>, kind: number) => world.residents.confidence[kind];

  it("may be named in a scenario, with its roles", () => {
    expect(five.modelCatalogues.organisationKinds).toEqual([...organisationKinds, "association"]);
    expect(five.modelCatalogues.rolesByKind.association).toEqual(["association-office"]);
  });

  it("has a column of confidence, and residents who are otherwise as they were", () => {
    expect(Object.keys(five.residentColumns).filter((name) => !Object.hasOwn(four.residentColumns, name))).toEqual([column]);
    const [before, after] = [four, five].map((model) => model.freshWorld(townOf(model, 1)).residents);
    for (const [name, values] of Object.entries(before.columns)) expect([name, (after.columns as never)[name]]).toEqual([name, values]);
    expect(after.confidence).toHaveLength(FIFTH + 1);
    const mean = after.confidence[FIFTH].reduce((sum, value) => sum + value, 0) / after.count;
    expect(Math.abs(mean - 0.5)).toBeLessThan((4 * 0.16) / Math.sqrt(after.count));
  });

  it("to which nobody belongs changes no result of the other four", () => {
    const [before, after] = [four, five].map((model) => model.run(townOf(model, 150)).output);
    const place = new Map(after.summaryKeys.map(({ indicator, group }, k) => [`${indicator} ${group}`, k]));
    const different = before.summaryKeys.filter(
      ({ indicator, group }, k) => !Object.is(before.summary[k], after.summary[place.get(`${indicator} ${group}`)!]),
    );
    expect(different).toEqual([]);
    const added = after.summaryKeys.length - before.summaryKeys.length;
    expect(after.summaryKeys.filter(({ group }) => group === "kind:association")).toHaveLength(added);
    expect(after.hazards).toEqual(before.hazards);
    expect(after.ledger).toEqual(before.ledger);
  });

  it("is drawn by the weekly loop to its own starting level and record, resident by resident, in every community", () => {
    const world = five.freshWorld(withAssociation(townOf(five, 1)));
    const { record, residents, place } = world;
    const { population, trust } = world.parameters;
    const { priorRate, hearsayConfidence } = trust;
    record.performanceByKind.forEach((_, at, all) => {
      all[at] = 0.3 + 0.04 * at;
    });
    const before = residents.confidence.map((each) => each.slice());
    five.participate(world);
    for (const kind of [POLICE, FIFTH]) {
      const prior = kind === FIFTH ? population.confidenceEnterprise : population.confidencePolice;
      for (let community = 0; community < 2; community++) {
        const at = community * (FIFTH + 1) + kind;
        const known = Math.min(1, Math.max(0, prior + record.performanceByKind[at] - trust.usualPerformance));
        for (let i = place.communityResident[community]; i < place.communityResident[community + 1]; i++) {
          const x = before[kind][i];
          const moved = Math.fround(x + (priorRate * (prior - x) + hearsayConfidence * (known - x)));
          expect(residents.confidence[kind][i]).toBe(moved);
        }
      }
    }
  });

  it("is asked about in the survey: each kind's mean is that of its own column", () => {
    const world = five.freshWorld(townOf(five, 1));
    world.residents.confidence.forEach((each, kind) => {
      each.fill((kind + 1) / 8);
    });
    five.takeSurvey(world);
    expect([...world.survey.confidence]).toEqual([1, 2, 3, 4, 5].map((eighths) => eighths / 8));
  });

  it("wins and loses confidence by its cases, spends hours and shows in every table by kind", () => {
    const town = townOf(five, 240);
    const [without, withThem] = [town, withAssociation(town)].map((each) => five.run(each));
    expect(confidenceIn(withThem, FIFTH)).not.toEqual(confidenceIn(without, FIFTH));
    for (const community of [0, 1]) {
      const at = community * (FIFTH + 1) + FIFTH;
      expect(without.world.record.performanceByKind[at]).toBe(without.world.parameters.population.efficacy);
      expect(withThem.world.record.performanceByKind[at]).not.toBe(withThem.world.parameters.population.efficacy);
    }
    const of = (finished: typeof without, indicator: string) => five.summaryOf(finished.output, indicator, "kind:association");
    expect([of(without, "effort-share"), of(without, "staff")]).toEqual([0, 0]);
    expect(of(withThem, "effort-share")).toBeGreaterThan(0.01);
    expect(of(withThem, "staff")).toBeGreaterThan(0);
    expect(of(withThem, "cooperation")).toBeGreaterThan(0);
    expect(of(withThem, "confidence")).toBe(withThem.world.survey.confidence[FIFTH]);
    const shares = [...organisationKinds, "association"].map((kind) => five.summaryOf(withThem.output, "effort-share", `kind:${kind}`));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(withThem.output.ledger.some(({ purpose }) => purpose === "wages association")).toBe(true);
  });

  it("is blamed by victims of what it leads", () => {
    const crowded = withAssociation(townOf(five, 240));
    const all = crowded.categories.map(({ id }) => id);
    const alone = crowded.organisations.map((one) => ({ ...one, lead: one.kind === association.id ? all : [] }));
    const town = five.withParameters({ ...crowded, organisations: alone }, { hazards: { level: 10 } });
    const [mild, harsh] = [0, 1].map((victimLoss) => five.withParameters(town, { trust: { victimLoss, priorRate: 0 } }));
    const [spared, struck] = [mild, harsh].map((each) => five.run(each).world.survey.confidence[FIFTH]);
    expect(struck).toBeLessThan(spared - 0.01);
  });

  it("is judged by how an emergency was met if its row says so", () => {
    const flood = { id: "flood", label: "Flood", type: "flood", day: 60, days: 10, severity: 1 } as const;
    // Mobilised an hour late is a complete failure.
    const town = five.withParameters({ ...townOf(five, 90), events: [flood] }, { emergency: { failureHours: 1 } });
    const unjudged = five.withParameters(town, { emergency: { judgement: 0 } });
    const [judged, not] = [town, unjudged].map((each) => five.run(each).world.survey.confidence[FIFTH]);
    expect(judged).toBeLessThan(not - 0.001);
  });
});
