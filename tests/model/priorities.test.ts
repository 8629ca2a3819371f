/** Priorities of programme money: who is paid where the safety fund cannot pay all, worked out by hand. */
import { describe, expect, it } from "vitest";
import { PUT_BY, SAFETY_FUND } from "../../src/model/accounts.ts";
import { CLOSURE, SATISFACTION } from "../../src/model/assessment.ts";
import { advancePolicy } from "../../src/model/processes/policy.ts";
import { fillFund } from "../../src/model/processes/resources.ts";
import type { InterventionSpecification } from "../../src/model/specification.ts";
import { NOBODY, type World } from "../../src/model/state.ts";
import { communityOf, freshWorld, type ParameterPatch, run, summaryOf, useOf, withParameters } from "./worlds.ts";

/** An intervention that costs a yuan a resident and day in operation, from day 0 on, or two phases of ten days with as much a day. */
const running = (id: string, changes: Partial<InterventionSpecification> = {}) =>
  costing(id, { planningDays: 0, constructionDays: 0, ...changes }, { planningCost: 0, buildCost: 0, runCost: 365 });
const building = (id: string, changes: Partial<InterventionSpecification> = {}) =>
  costing(id, { planningDays: 0, constructionDays: 10, ...changes }, { planningCost: 0, buildCost: 10, runCost: 365 });

function costing(id: string, changes: Partial<InterventionSpecification>, costs: Record<string, number>): InterventionSpecification {
  const use = useOf(id, changes);
  return { ...use, values: { ...use.values, ...costs } };
}

const poor = { resources: { publicBudget: 0, otherFunds: 0 } } satisfies ParameterPatch;

/** A world with so many days' cost of one intervention in the fund. */
function worldWith(interventions: readonly InterventionSpecification[], days: number): World {
  const world = freshWorld(withParameters(communityOf(1000, 60, { interventions }), poor));
  world.accounts.book(0, "source:government", SAFETY_FUND, "test", days * world.place.residentCount);
  return world;
}

const paidTo = (world: World) =>
  Object.fromEntries(world.interventions.map(({ specification, paid }) => [specification.id, paid / world.place.residentCount]));

/** The first street office, having lost points by a figure. */
function losing(world: World, figure: number, points: number): World {
  world.organisations.find(({ role }) => role === "street-office")!.penalties[figure] = points;
  return world;
}

describe("where the fund cannot pay all", () => {
  const two = [running("supervision-evaluation"), running("responsibility-clarification")];

  it("by hand: 45 days' cost for a month of two pays all of what hurts and half of the other", () => {
    const closure = losing(worldWith(two, 45), CLOSURE, 10);
    advancePolicy(closure);
    expect(paidTo(closure)).toEqual({ "supervision-evaluation": expect.closeTo(0.5, 12), "responsibility-clarification": 1 });
    expect(closure.interventions.map(({ state }) => state.level).sort()).toEqual([expect.closeTo(0.5, 12), 1]);
    const satisfaction = losing(worldWith(two, 45), SATISFACTION, 10);
    advancePolicy(satisfaction);
    expect(paidTo(satisfaction)).toEqual({ "supervision-evaluation": 1, "responsibility-clarification": expect.closeTo(0.5, 12) });
    expect(satisfaction.period.fundingGap).toBeCloseTo(satisfaction.place.residentCount / 2, 6);
  });

  it("a long queue counts beside points: at 2 points a day, 6 days outweigh 10 points and 4 do not", () => {
    for (const [days, first] of [
      [6, "responsibility-clarification"],
      [4, "supervision-evaluation"],
    ] as const) {
      const world = losing(worldWith(two, 30), SATISFACTION, 10);
      Object.assign(world.parameters.programme, { queuePoints: 2 });
      for (const organisation of world.organisations) Object.assign(organisation, { capacityHours: 10, backlogHours: 0 });
      world.organisations[3].backlogHours = 10 * days;
      advancePolicy(world);
      expect(paidTo(world)[first]).toBe(1);
    }
  });

  it("the scenario's order comes before what hurts", () => {
    const world = losing(
      worldWith([running("supervision-evaluation", { priority: 1 }), running("responsibility-clarification", { priority: 2 })], 45),
      CLOSURE,
      10,
    );
    advancePolicy(world);
    expect(paidTo(world)).toEqual({ "supervision-evaluation": 1, "responsibility-clarification": expect.closeTo(0.5, 12) });
  });

  it("what brings more money in than it costs comes before what hurts", () => {
    const bringing = (addedFunds: number) => {
      const funds = running("resources-talent");
      const world = losing(
        worldWith([running("supervision-evaluation"), { ...funds, values: { ...funds.values, addedFunds } }], 45),
        SATISFACTION,
        10,
      );
      advancePolicy(world);
      return paidTo(world)["resources-talent"];
    };
    expect([bringing(366), bringing(364)]).toEqual([1, expect.closeTo(0.5, 12)]);
  });

  it("what operates comes before what is being built, whatever order is named and whatever hurts", () => {
    const world = losing(
      worldWith([running("supervision-evaluation"), building("responsibility-clarification", { priority: 1 })], 45),
      CLOSURE,
      10,
    );
    advancePolicy(world);
    expect(paidTo(world)).toEqual({ "supervision-evaluation": 1, "responsibility-clarification": expect.closeTo(0.5, 12) });
    expect(world.interventions.find(({ specification }) => specification.constructionDays > 0)!.state.built).toBeCloseTo(0.05, 12);
  });

  it("what was contracted for a queue comes after what operates and before what is built", () => {
    const contracted = (interventions: readonly InterventionSpecification[]) => {
      const world = worldWith(interventions, 45);
      Object.assign(world.organisations[0].support, { hours: 10, price: world.place.residentCount / 10, winner: NOBODY, endDay: 400 });
      advancePolicy(world);
      return world;
    };
    // A month of the contract costs 30 of the 45 days.
    expect(paidTo(contracted([building("responsibility-clarification")]))["responsibility-clarification"]).toBeCloseTo(0.5, 12);
    expect(paidTo(contracted([running("responsibility-clarification")]))["responsibility-clarification"]).toBe(1);
  });

  it("at strength 0 an intervention takes nothing from others, whatever its place", () => {
    const others = [running("responsibility-clarification"), running("supervision-evaluation", { strength: 0, priority: 1 })];
    const [alone, beside] = [worldWith(others.slice(0, 1), 12), worldWith(others, 12)];
    for (const world of [alone, beside]) advancePolicy(world);
    expect(paidTo(beside)["responsibility-clarification"]).toBe(paidTo(alone)["responsibility-clarification"]);
  });
});

describe("a year's money", () => {
  /** A yuan a resident and day, and nothing to spend it on. */
  const yearly = (carryOver: number) => {
    const world = freshWorld(
      withParameters(communityOf(1000, 60), { resources: { publicBudget: 365, otherFunds: 0 }, programme: { carryOver } }),
    );
    const left = Array.from({ length: 26 }, (_, month) => {
      world.day = 30 * month;
      fillFund(world);
      return world.accounts.balance(SAFETY_FUND) / world.place.residentCount;
    });
    return { world, left };
  };

  it("by hand: 13 months of 30 yuan are left of the first year, of which the share that may be carried over stays", () => {
    // Month 13 is the first that begins in the second year, month 25 the first of the third.
    const { left } = yearly(0.4);
    expect(left[12]).toBeCloseTo(390, 9);
    expect(left[13]).toBeCloseTo(0.4 * 390 + 30, 9);
    expect(left[25]).toBeCloseTo(0.4 * (0.4 * 390 + 360) + 30, 9);
    expect([yearly(0).left[13], yearly(1).left[13]]).toEqual([expect.closeTo(30, 9), expect.closeTo(420, 9)]);
  });

  it("what others give does not lapse", () => {
    const world = freshWorld(
      withParameters(communityOf(1000, 60), { resources: { publicBudget: 0, otherFunds: 365 }, programme: { carryOver: 0 } }),
    );
    for (const month of [0, 13]) {
      world.day = 30 * month;
      fillFund(world);
    }
    expect(world.accounts.balance(SAFETY_FUND) / world.place.residentCount).toBeCloseTo(60, 9);
  });

  it("begins with what was left before day 0: booked as put by, and gone back but for the carry-over", () => {
    const at = (carryOver: number) => {
      const specification = withParameters(communityOf(300, 30), {
        resources: { publicBudget: 365, otherFunds: 0 },
        programme: { carryOver, pressingDays: 365 },
      });
      return run(specification).output.ledger.filter(({ to, purpose }) => to === SAFETY_FUND && purpose === PUT_BY)[0];
    };
    expect(at(1).yuan).toBeCloseTo(300 * 120, 6);
    expect(run(withParameters(communityOf(300, 30), { programme: { carryOver: 1 } })).world.accounts.discrepancy).toBeCloseTo(0, 6);
  });
});

describe("what was cut", () => {
  it("is in the summary, by measure and year, and in a warning that names the year", () => {
    const specification = withParameters(
      communityOf(300, 400, {
        interventions: [running("responsibility-clarification"), running("supervision-evaluation", { startDay: 370 })],
      }),
      { resources: { publicBudget: 365, otherFunds: 0 }, programme: { pressingDays: 365, carryOver: 0 } },
    );
    const { output } = run(specification);
    const of = (group: string) => summaryOf(output, "paid-share-by-year", group);
    expect(of("intervention:responsibility-clarification/year-1")).toBeCloseTo(1, 9);
    expect(of("intervention:supervision-evaluation/year-1")).toBeNaN();
    expect(of("intervention:supervision-evaluation/year-2")).toBeLessThan(0.5);
    expect(summaryOf(output, "paid-share", "intervention:supervision-evaluation")).toBe(of("intervention:supervision-evaluation/year-2"));
    expect(output.warnings.filter((text) => text.includes("supervision-evaluation"))).toEqual([
      expect.stringContaining("in year 2 the safety fund paid less than half"),
    ]);
  });
});
