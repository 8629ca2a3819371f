import { describe, expect, it } from "vitest";
import { paperworkOf } from "../../src/model/agents/organisation.ts";
import { planPoliceDay } from "../../src/model/agents/police.ts";
import { handOverCalls, takersOf } from "../../src/model/agents/triage.ts";
import type { World } from "../../src/model/state.ts";
import { cast, categoryOf, strangers } from "./walks.ts";

/** Of four kinds of matter the police lead one; the others are 10, 30 and 60 of each hundred. */
function place(): World {
  const world = strangers({ routing: { callHours: 1.5, intakeHours: 0.5 }, institutions: { policeLogistics: 1 } });
  const rates = {
    "property-crime": 500,
    "public-order": 400,
    dispute: 10,
    "fire-facility": 30,
    "environment-traffic": 60,
    "help-request": 0,
  };
  for (const [id, rate] of Object.entries(rates)) Object.assign(world.categories[categoryOf(world, id)].fields, { baseRate: rate });
  return world;
}
const owed = (world: World) =>
  Object.fromEntries(world.organisations.flatMap(({ role, owed }) => (owed > 0 ? [[role, Number(owed.toFixed(9))]] : [])));
const sum = (world: World, what: "owed" | "asked") => world.organisations.reduce((total, organisation) => total + organisation[what], 0);

describe("calls that the police hand over", () => {
  it("by hand: of 30 hours, 20 calls, the hotline takes 10 to take them in; who leads the matters has the other 20 by their rates", () => {
    const world = place();
    const { police, office, departments, committee, property } = cast(world);
    handOverCalls(world, takersOf(world, police), 30);
    // Environment 12, shared by street office and departments; facilities 6, by departments and property firm; disputes 2.
    expect(owed(world)).toEqual({ "street-office": 10 + 6, "line-department": 6 + 3, "property-company": 3, "residents-committee": 2 });
    expect([office, departments, committee, property, police].map(({ casesToday }) => Number(casesToday.toFixed(9)))).toEqual([
      20 + 6,
      9,
      2,
      3,
      0,
    ]);
    expect(sum(world, "owed")).toBeCloseTo(30, 9);
    expect(sum(world, "asked")).toBeCloseTo(30, 9);
  });

  it("go to those who lead the matters alone where the desk has nobody, and to nobody where no other has people", () => {
    const without = (...names: (keyof ReturnType<typeof cast>)[]) => {
      const world = place();
      for (const name of names) cast(world)[name].staff = 0;
      handOverCalls(world, takersOf(world, cast(world).police), 30);
      return owed(world);
    };
    expect(without("departments", "committee", "property", "office")).toEqual({});
    expect(without("office")).toEqual({ "line-department": 18 + 4.5, "property-company": 4.5, "residents-committee": 3 });
  });

  it.each([0.2, 0.7])("take from others what the police gain, hour for hour, at triage %d", (triage) => {
    const day = (share: number) => {
      const world = place();
      const { police } = cast(world);
      world.policy.triage = share;
      planPoliceDay(world, police, paperworkOf(world));
      return { hours: police.available + police.patrolHours + police.engagementHours + police.followUpHours, others: sum(world, "owed") };
    };
    const [before, after] = [day(0), day(triage)];
    expect(before.others).toBe(0);
    expect(after.others).toBeGreaterThan(0);
    expect(after.hours - before.hours).toBeCloseTo(after.others, 9);
  });

  it("stay with the police where nobody else has people", () => {
    const world = place();
    const { police, ...others } = cast(world);
    for (const organisation of Object.values(others)) organisation.staff = 0;
    world.policy.triage = 0.7;
    planPoliceDay(world, police, paperworkOf(world));
    const { available } = police;
    world.policy.triage = 0;
    police.casesPerDay = 0;
    planPoliceDay(world, police, paperworkOf(world));
    expect(police.available).toBe(available);
    expect(sum(world, "owed")).toBe(0);
  });
});
