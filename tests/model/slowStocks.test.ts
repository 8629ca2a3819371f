/** Slow stocks of money and people: they start where the place keeps them. */
import { describe, expect, it } from "vitest";
import { feeIncome, firmEffort } from "../../src/model/agents/propertyFirm.ts";
import { initialiseStocks, manageResources } from "../../src/model/processes/resources.ts";
import type { World } from "../../src/model/state.ts";
import { communityOf, freshWorld, type ParameterPatch, withParameters } from "./worlds.ts";

const worldWith = (patch: ParameterPatch = {}) => freshWorld(withParameters(communityOf(8000, 30), patch));
const ofRole = (world: World, role: string) => world.organisations.find((other) => other.role === role)!;

/** Months of money and people alone, at ordinary load. */
function months(world: World, count: number): void {
  for (let month = 0; month < count; month++) {
    world.day = 30 * month + 29;
    manageResources(world);
  }
}

describe("skill", () => {
  const skillAfter = (skill: number, change: (world: World) => void = () => {}) => {
    const base = communityOf(8000, 30);
    const world = freshWorld({ ...base, organisations: base.organisations.map((entry) => ({ ...entry, skill })) });
    change(world);
    months(world, 120);
    return ofRole(world, "residents-committee").skill;
  };

  it("stays where the scenario puts it for ten years without training, low or high", () => {
    for (const skill of [0.7, 0.9, 1, 1.2]) expect(skillAfter(skill)).toBeCloseTo(skill, 2);
  });

  it("by hand: with a monthly 1 % of new people of 0.8, 1 is kept by a goal that teaches the others 0.2 / 99", () => {
    const world = worldWith({ resources: { quitRate: 0.365 / 3, newcomerSkill: 0.8, learningRate: 0.1 } });
    const committee = ofRole(world, "residents-committee");
    committee.skill = 1;
    initialiseStocks(world);
    expect(committee.skillGoal).toBeCloseTo(1 + 0.2 / 99 / 0.1, 9);
  });

  it("rises with training, and with those who stay", () => {
    const trained = skillAfter(0.9, ({ policy }) => (policy.staffTraining = 1));
    const kept = skillAfter(1, ({ policy }) => (policy.talentIncentive = 1));
    expect(trained).toBeGreaterThan(1.1);
    expect(kept).toBeGreaterThan(1.005);
  });
});

describe("a property firm", () => {
  it("has put by what it holds in reserve, or nothing where its fees do not pay the posts without which nothing runs", () => {
    const reserve = (propertyFee: number) => {
      const world = worldWith({ resources: { propertyFee }, firms: { labourShare: 0.6, otherCostShare: 0.3, reserveMonths: 2 } });
      const firm = ofRole(world, "property-company");
      return firm.reserve / feeIncome(world, firm);
    };
    expect([reserve(1000), reserve(100)]).toEqual([2, 0]);
  });

  it("works at the effort that profits it, from the first day", () => {
    const world = worldWith();
    const firm = ofRole(world, "property-company");
    expect(firm.effort).toBe(firmEffort(world, firm));
    expect(firm.effort).not.toBe(world.parameters.handling.baseEffort);
  });
});
