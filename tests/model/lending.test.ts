/** Money along resource ties: months worked out by hand, and books that balance. */
import { describe, expect, it } from "vitest";
import { SAFETY_FUND } from "../../src/model/accounts.ts";
import { feeIncome } from "../../src/model/agents/propertyFirm.ts";
import { INFORMATION, pairOf, RESOURCE, SUPERVISION } from "../../src/model/pairs.ts";
import { GIFT, giveMoney, moneyLacking, spareMoney } from "../../src/model/processes/lending.ts";
import { buyHelp } from "../../src/model/processes/purchases.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { cast, strangers, tie } from "./walks.ts";
import { communityOf, run } from "./worlds.ts";

/** Wages of 365,000 yuan a year are 30,000 a month. An hour bought costs 50 yuan, a middling case is 4 hours. */
function world() {
  const made = strangers({
    resources: { propertyFee: 1000, feeWillingness: 0.8, feeSlope: 0 },
    wages: { propertyWorker: 365_000, socialWorker: 365_000 },
    firms: { otherCostShare: 0.3, reserveMonths: 2 },
    agencies: { reserveMonths: 2 },
    handling: { givenShare: 0.25, caseHours: 4 },
    forum: { hourPrice: 50 },
  });
  const { property, ngo, office } = cast(made);
  for (const organisation of made.organisations) Object.assign(organisation, { cooperation: 0.6, reserve: 0, unbought: 0, fundedPosts: 0 });
  // A fifth of a month's fees is this month's profit, beyond two months put by.
  const fees = feeIncome(made, property);
  Object.assign(property, { reserve: 2 * fees, staff: (0.5 * fees) / 30_000 });
  // The standing contract pays the people there are; two months are put by.
  Object.assign(ngo, { staff: 2, reserve: 120_000, income: 60_000, earned: 0, servicesDue: 0, budget: 0, posts: 2 });
  return { made, property, ngo, office, fees };
}

const moneyOf = ({ accounts }: World, { id }: Organisation) => accounts.balance(`organisation:${id}`);

describe("what is over", () => {
  it("is a firm's profit of the month once its reserve is full, and nothing before", () => {
    const { made, property, fees } = world();
    expect(spareMoney(made, property)).toBeCloseTo(0.2 * fees, 6);
    property.reserve = 1.5 * fees;
    expect(spareMoney(made, property)).toBe(0);
    Object.assign(property, { reserve: 2 * fees, absentMonths: 1 });
    expect(spareMoney(made, property)).toBe(0);
  });

  it("is what an agency has beyond two months of its income, at hand", () => {
    const { made, ngo } = world();
    expect(spareMoney(made, ngo)).toBeCloseTo(0, 6);
    ngo.reserve = 150_000;
    expect(spareMoney(made, ngo)).toBeCloseTo(30_000, 6);
  });

  it("is nothing with those whose wages the payroll or their clients pay", () => {
    const { made } = world();
    const { police, security } = cast(made);
    police.reserve = security.reserve = 1_000_000;
    expect(spareMoney(made, security)).toBe(0);
    // Public bodies without a budget of their own: wages come out of what is put by first.
    expect(spareMoney(made, police)).toBeLessThan(1_000_000);
  });
});

describe("want", () => {
  it("is the wages that an agency cannot pay, a firm's loss beyond what it has put by, and what the fund could not buy", () => {
    const { made, ngo, property, office, fees } = world();
    expect([moneyLacking(made, ngo), moneyLacking(made, property), moneyLacking(made, office)]).toEqual([0, 0, 0]);
    Object.assign(ngo, { staff: 4, reserve: 10_000 });
    Object.assign(property, { reserve: 0.1 * fees, staff: fees / 30_000 });
    office.unbought = 700;
    expect(moneyLacking(made, ngo)).toBeCloseTo(120_000 - 60_000 - 10_000, 6);
    expect(moneyLacking(made, property)).toBeCloseTo(0.2 * fees, 6);
    expect(moneyLacking(made, office)).toBe(700);
  });
});

describe("a gift", () => {
  it("goes along a resource tie: a fifth of fees × 0.6 × ¼ over a tie of ½, from the firm's account to the fund's", () => {
    const { made, property, office, fees } = world();
    office.unbought = 1e9;
    const pair = tie(made, RESOURCE, property, office, 0.5);
    giveMoney(made);
    const yuan = 0.2 * fees * 0.6 * 0.25 * 0.5;
    expect(made.accounts.balance(SAFETY_FUND)).toBeCloseTo(yuan, 6);
    expect(moneyOf(made, property)).toBeCloseTo(-yuan, 6);
    expect(made.accounts.discrepancy).toBeCloseTo(0, 6);
    expect(property.reserve).toBeCloseTo(2 * fees - yuan, 6);
    expect(office.unbought).toBeCloseTo(1e9 - yuan, 3);
    // In cases: hours of 50 yuan, 4 to a case; as much again a full tie would have brought.
    const { contacts, successes, missed, reverse } = made.pairs;
    expect(contacts[RESOURCE][pair]).toBeCloseTo(yuan / 200, 9);
    expect(contacts[RESOURCE][reverse[pair]]).toBe(contacts[RESOURCE][pair]);
    expect([successes[reverse[pair]], successes[pair]]).toEqual([contacts[RESOURCE][pair], 0]);
    expect(missed[RESOURCE][pair]).toBeCloseTo(yuan / 200, 9);
  });

  it("is no more than is wanted, and of several givers each gives its share of it", () => {
    const { made, property, ngo, office, fees } = world();
    ngo.reserve = 120_000 + 0.2 * fees;
    office.unbought = 0.02 * fees;
    tie(made, RESOURCE, property, office, 1);
    tie(made, RESOURCE, ngo, office, 0.5);
    giveMoney(made);
    expect(made.accounts.balance(SAFETY_FUND)).toBeCloseTo(0.02 * fees, 6);
    expect(moneyOf(made, property) / moneyOf(made, ngo)).toBeCloseTo(2, 6);
    expect(made.pairs.missed[RESOURCE].every((value) => value === 0)).toBe(true);
  });

  it("pays an agency's people: to it, and no further than their wages", () => {
    const { made, property, ngo, fees } = world();
    Object.assign(ngo, { reserve: 0, staff: 2 + (0.001 * fees) / 30_000 });
    tie(made, RESOURCE, property, ngo, 1);
    giveMoney(made);
    expect(ngo.reserve).toBeCloseTo(0.001 * fees, 6);
    expect(moneyLacking(made, ngo)).toBeCloseTo(0, 6);
  });

  it.each([
    ["without a tie", (made: World) => tie(made, INFORMATION, cast(made).property, cast(made).office, 0.2), true],
    ["over a tie that only the taker holds", (made: World) => tie(made, RESOURCE, cast(made).office, cast(made).property, 1), false],
    ["along authority", (made: World) => tie(made, SUPERVISION, cast(made).property, cast(made).office, 0.2), false],
  ])("does not come %s; who knows of the want misses the tie", (_, prepare, knows) => {
    const { made, property, office } = world();
    office.unbought = 1e9;
    made.policy.openness = 0;
    prepare(made);
    const before = made.accounts.balance(SAFETY_FUND);
    giveMoney(made);
    expect(made.accounts.balance(SAFETY_FUND)).toBe(before);
    const missed = made.pairs.missed[RESOURCE][pairOf(made.pairs, property.index, office.index)];
    expect(missed > 0).toBe(knows);
  });

  it("follows what the month's purchases were short of", () => {
    const { made, office } = world();
    const { committee } = cast(made);
    Object.assign(committee.support, { hours: 2, price: 50, pride: 0.5, winner: -2, endDay: 400 });
    made.accounts.book(0, "source:government", SAFETY_FUND, "x", 1200);
    made.day = 29;
    buyHelp(made);
    expect(office.unbought).toBeCloseTo(1800, 6);
  });

  it("leaves the books balanced over a year in which all are tied, and money moves", () => {
    const { output, world: end } = run({ ...communityOf(2000, 365), experiment: { layers: { resource: "full" } } });
    expect(output.ledger.filter(({ purpose }) => purpose === GIFT).length).toBeGreaterThan(0);
    expect(Math.abs(end.accounts.discrepancy)).toBeLessThan(1e-3);
    for (const organisation of end.organisations) expect(organisation.reserve, organisation.id).toBeGreaterThanOrEqual(0);
    for (const organisation of end.organisations)
      expect(Math.abs(moneyOf(end, organisation) - organisation.reserve), organisation.id).toBeLessThan(1e-3 + 1e-6 * organisation.reserve);
  });
});
