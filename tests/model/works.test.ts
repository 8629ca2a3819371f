/** What technology firms build: tenders, prices and quality, failures and repairs worked out by hand. */
import { describe, expect, it } from "vitest";
import { SAFETY_FUND } from "../../src/model/accounts.ts";
import { buyer, purchasesOf } from "../../src/model/processes/contractAudits.ts";
import { meanPrice } from "../../src/model/processes/contracts.ts";
import { advancePolicy } from "../../src/model/processes/policy.ts";
import { type ActiveIntervention, NOBODY, OUTSIDE, type World } from "../../src/model/state.ts";
import { fitOf, workOn } from "../../src/model/works.ts";
import { communityOf, freshWorld, type ParameterPatch, run, summaryOf, useOf, withParameters } from "./worlds.ts";

const quick = { planningDays: 2, constructionDays: 10 } as const;
/** Firms all alike, none arranged, paid for. */
const alike = { costSpread: 0, qualitySpread: 0, margin: 0, prearranged: 0, intrinsicQuality: 0.6, effortCost: 1 };

function worldWith(
  contracts: ParameterPatch["contracts"] = {},
  use = useOf("smart-infrastructure", quick),
): { world: World; active: ActiveIntervention } {
  const specification = withParameters(communityOf(1000, 60, { interventions: [use] }), {
    contracts: { ...alike, ...contracts },
    institutions: { auditIntensity: 0 },
  });
  const world = freshWorld(specification);
  world.accounts.book(0, "source:government", SAFETY_FUND, "test", 1e9);
  return { world, active: world.interventions[0] };
}

function live(world: World, days: number): void {
  for (let day = 0; day < days; day++) {
    world.day = day;
    advancePolicy(world);
  }
}

describe("a work", () => {
  it("is let when planning begins, at what the winner asks: alone a fifth above the mean, with others less", () => {
    const due = (outsideBidders: number) => {
      const { world, active } = worldWith({ outsideBidders, costSpread: 0.2, margin: 0 });
      live(world, 3);
      const mean = meanPrice(world, "technology-company");
      const daily = (active.specification.values.buildCost * world.place.residentCount) / quick.constructionDays;
      const planning = active.specification.values.planningCost * world.place.residentCount;
      expect((active.due - planning) / daily).toBeCloseTo(active.works.contract.price / mean, 9);
      expect(active.works.contract.hours).toBeCloseTo(daily / mean, 9);
      return active.works.contract.price / mean;
    };
    expect(due(1)).toBeCloseTo(1.2, 9);
    expect(due(30)).toBeLessThan(0.9);
  });

  it("fits as well as it was built: 0.6 of full quality leaves 0.4 of the misfit", () => {
    const { world, active } = worldWith({ misfit: 0.5, failureRate: 0 });
    live(world, 20);
    expect(active.state.phase).toBe("operation");
    expect(active.works.quality).toBeCloseTo(0.6, 12);
    expect(fitOf(world, 0.6)).toBeCloseTo(0.8, 12);
    expect(active.state.level).toBeCloseTo(0.8, 12);
  });

  it("fails and is repaired: by hand for a day, and in time to repair / (repair + failure)", () => {
    const { world, active } = worldWith({ failureRate: 73, poorBuilding: 1, repairDays: 4 });
    live(world, 1);
    active.works.quality = 0.5;
    // 73 · (1 + 0.5) / 365 = 0.3 fail in a day; 0.6 · 0.5 / 4 = 0.075 of what is out of order works again.
    workOn(world, active, 1, 0, 0.5);
    expect(active.works.working).toBeCloseTo(0.7, 12);
    workOn(world, active, 1, 0, 0.5);
    expect(active.works.working).toBeCloseTo(0.7 + 0.075 * 0.3 - 0.3 * 0.7, 12);
    for (let day = 0; day < 100; day++) workOn(world, active, 1, 0, 0.5);
    expect(active.works.working).toBeCloseTo(0.075 / 0.375, 9);
  });

  it("that nobody keeps up goes out of order", () => {
    const { world, active } = worldWith({ failureRate: 36.5 });
    live(world, 1);
    active.works.quality = 1;
    for (let day = 0; day < 7; day++) workOn(world, active, 1, 0, 0);
    expect(active.works.working).toBeCloseTo(0.9 ** 7, 12);
  });

  it("is built by several in the parts that each built, at the quality of each", () => {
    const { world, active } = worldWith();
    live(world, 1);
    workOn(world, active, 0, 0.25, 1);
    active.works.contract.pride = 0.2;
    workOn(world, active, 0.25, 0.75, 1);
    expect(active.works.quality).toBeCloseTo(0.25 * 0.6 + 0.75 * 0.2, 12);
  });

  it("is not built where nobody bids, costs nothing then but its planning, and the run says so", () => {
    const specification = withParameters(communityOf(300, 60, { interventions: [useOf("smart-infrastructure", quick)] }), {
      contracts: { outsideBidders: 0 },
      resources: { publicBudget: 1000 },
    });
    const { world, output } = run(specification);
    const [{ works, state, due, specification: own }] = world.interventions;
    expect([works.contract.winner, state.built, state.level]).toEqual([NOBODY, 0, 0]);
    expect(due).toBeCloseTo(own.values.planningCost * 300, 6);
    expect(output.warnings).toContain("measure smart-infrastructure: no technology firm bid for it, so nothing of it was built");
  });

  it("is let again when its term ends, and can be looked at by who bought it", () => {
    const { world, active } = worldWith({ termMonths: 1 });
    live(world, 31);
    expect(active.works.contract.tenders).toBe(2);
    expect(active.works.contract.winner).toBe(OUTSIDE);
    expect(purchasesOf(world)).toMatchObject([{ contract: active.works.contract, at: buyer(world), asked: 0 }]);
  });

  it("that is arranged beforehand is dearer for what it does, and works worse where audits would have told", () => {
    const outcome = (prearranged: number) => {
      const specification = withParameters(communityOf(400, 360, { interventions: [useOf("smart-infrastructure", quick)] }), {
        contracts: { prearranged, outsideBidders: 12, checkHours: 0, affiliateDiscount: 1 },
        institutions: { auditIntensity: 1, consequence: 1 },
        resources: { publicBudget: 1000 },
      });
      const { world, output } = run(specification);
      const [{ works }] = world.interventions;
      return { price: works.contract.price, working: summaryOf(output, "working-share", "intervention:smart-infrastructure") };
    };
    const [arranged, open] = [outcome(1), outcome(0)];
    expect(arranged.price).toBeGreaterThan(open.price);
    expect(arranged.working).toBeLessThan(open.working - 0.1);
  });

  it("is none where rules alone are written: no tender is held and nobody has to bid", () => {
    const use = useOf("information-sharing", quick);
    const { world, active } = worldWith({ outsideBidders: 0 }, { ...use, values: { ...use.values, buildCost: 0 } });
    live(world, 20);
    expect([active.works.contract.tenders, active.state.level]).toEqual([0, 1]);
  });
});
