/** Contracted hours are paid as far as the winner has people for them, by the street and by a measure alike. */
import { describe, expect, it } from "vitest";
import { SAFETY_FUND } from "../../src/model/accounts.ts";
import { purchasedServices } from "../../src/model/interventions/purchasedServices.ts";
import { defaultValues } from "../../src/model/parameter.ts";
import { deliverServices } from "../../src/model/processes/contracts.ts";
import { buyHelp } from "../../src/model/processes/purchases.ts";
import { type Contract, OUTSIDE } from "../../src/model/state.ts";
import { DAYS_PER_YEAR } from "../../src/model/time.ts";
import { cast, strangers } from "./walks.ts";

/** An agency whose people work 5 hours a day; the wage is out of the way. */
function agencyOf(staff: number, elsewhere = false) {
  const world = strangers({ contracts: { termMonths: 12 } });
  const { ngo, committee } = cast(world);
  Object.assign(ngo, { staff, hours: 5, earned: 0, reserve: 0 });
  const contract = (hours: number): Partial<Contract> => ({
    hours,
    price: 50,
    pride: 0.5,
    winner: elsewhere ? OUTSIDE : ngo.index,
    endDay: 400,
  });
  return { world, ngo, committee, contract };
}

describe("contracted hours", () => {
  it.each([
    ["people for all of them", 2, false, 10],
    ["people for half of them", 1, false, 5],
    ["nobody", 0, false, 0],
    ["people from elsewhere", 0, true, 10],
  ])("of a winner with %s are paid for what can be worked, a month ahead", (_, staff, elsewhere, paid) => {
    const { world, ngo, committee, contract } = agencyOf(staff, elsewhere);
    Object.assign(committee.support, contract(10));
    world.accounts.book(0, "source:government", SAFETY_FUND, "x", 100_000);
    world.day = 29;
    buyHelp(world);
    const yuan = paid * 50 * 30;
    expect(world.period.contractedYuan).toBeCloseTo(yuan, 6);
    expect(world.accounts.balance(SAFETY_FUND)).toBeCloseTo(100_000 - yuan, 6);
    expect(ngo.earned).toBeCloseTo(elsewhere ? 0 : yuan, 6);
    expect(world.period.fundingGap).toBe(0);
    expect(world.accounts.discrepancy).toBeCloseTo(0, 6);
  });

  it("under two contracts share the people there are: 1 person of 5 hours for 6 and 14 hours", () => {
    const { world, ngo, committee, contract } = agencyOf(1);
    const { office } = cast(world);
    Object.assign(committee.support, contract(6));
    Object.assign(office.support, contract(14));
    world.accounts.book(0, "source:government", SAFETY_FUND, "x", 100_000);
    world.day = 29;
    buyHelp(world);
    expect(ngo.earned).toBeCloseTo(5 * 50 * 30, 6);
  });

  it("of a measure are due to the agency, and cost the fund, as far as they are worked", () => {
    const { world, ngo, contract } = agencyOf(1);
    Object.assign(world.services.socialWorkHours, contract(10));
    Object.assign(world.policy, { socialWorkHours: 10 });
    ngo.servicesDue = 0;
    deliverServices(world);
    expect([ngo.purchasedHours, ngo.servicesDue]).toEqual([5, 250]);
    const values = { ...defaultValues(purchasedServices.parameters), securityHours: 0, socialWorkHours: 10 };
    const perDay = () => purchasedServices.cost(world, values).operation / DAYS_PER_YEAR / (world.place.residentCount / 8000);
    expect(perDay()).toBeCloseTo(250, 9);
    ngo.staff = 4;
    expect(perDay()).toBeCloseTo(500, 9);
  });
});
