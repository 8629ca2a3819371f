/** Hours undertaken for the month (ties, pledges, meetings, drills): worked in it, or lapsed, and what lapsed does not count. */
import { describe, expect, it } from "vitest";
import { undertake } from "../../src/model/agents/organisation.ts";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { INFORMATION } from "../../src/model/pairs.ts";
import { defaultValues } from "../../src/model/parameter.ts";
import { collaborate } from "../../src/model/processes/collaboration.ts";
import { drill } from "../../src/model/processes/emergencies.ts";
import { handleCases } from "../../src/model/processes/handling.ts";
import { reconsiderTies } from "../../src/model/processes/ties.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { DAYS_PER_MONTH } from "../../src/model/time.ts";
import { cast, strangers, tie } from "./walks.ts";

/** Lives the days of a month's handling, so many hours at hand each day. */
function liveMonth(world: World, who: Organisation, hours: number): void {
  for (let day = 0; day < DAYS_PER_MONTH; day++) {
    world.day = day;
    for (const organisation of world.organisations) organisation.available = 0;
    who.available = hours;
    handleCases(world);
  }
}

describe("hours undertaken", () => {
  it("come after promises and small debts, within the ceiling of a day: of 10 h at 0.7, 3 promised, 2 owed, 2 of 5 undertaken", () => {
    const world = strangers({ handling: { owedCeiling: 0.7 } });
    const { police } = cast(world);
    undertake(police, 5);
    Object.assign(police, { available: 10, promised: 3, owed: 2 });
    handleCases(world);
    expect([police.promised, police.owed, police.undertakenLeft, police.undertaken]).toEqual([0, 0, 3, 5]);
    expect(police.available).toBeCloseTo(3, 12);
    expect(police.slackHours).toBeCloseTo(3, 12);
  });

  it("lapse with the month, as a share: 20 h with 0.5 h a day of which half may go to them are 7.5 h; with no time none, with enough all", () => {
    for (const [hours, share] of [
      [0.5, 7.5 / 20],
      [0, 0],
      [8, 1],
    ] as const) {
      const world = strangers({ handling: { owedCeiling: 0.5 } });
      const { police } = cast(world);
      undertake(police, 20);
      expect(police.asked).toBe(20);
      liveMonth(world, police, hours);
      expect(police.fulfilled).toBeCloseTo(share, 12);
      expect([police.undertaken, police.undertakenLeft]).toEqual([0, 0]);
    }
  });

  it("are not carried over the month's end: who undertakes nothing has fulfilled all", () => {
    const world = strangers();
    const { police } = cast(world);
    undertake(police, 20);
    liveMonth(world, police, 0);
    liveMonth(world, police, 0);
    expect([police.fulfilled, police.undertakenLeft]).toEqual([1, 0]);
  });
});

describe("what lapsed", () => {
  it("wears a tie as upkeep unpaid: 0.8 × (1 − 0.25 × (1 − f)), and counts as no hours of upkeep", () => {
    for (const fulfilled of [1, 0.4, 0]) {
      const world = strangers({ network: { meetingRate: 0, idleLoss: 0, growth: 0, unpaidLoss: 0.25, hoursInformation: 2 } });
      const { police, property } = cast(world);
      const pair = tie(world, INFORMATION, police, property, 0.8);
      world.day = 29;
      police.fulfilled = fulfilled;
      reconsiderTies(world);
      expect(world.pairs.layers[INFORMATION][pair]).toBeCloseTo(0.8 * (1 - 0.25 * (1 - fulfilled)), 12);
      // 1.6 h are undertaken; they count when they have been worked.
      expect([police.undertaken, world.period.upkeepHours]).toEqual([1.6, 0]);
      liveMonth(world, police, 1.6 / 0.7 / DAYS_PER_MONTH / 2);
      expect(police.fulfilled).toBeCloseTo(0.5, 9);
      expect(world.period.upkeepHours).toBeCloseTo(0.8, 9);
    }
  });

  it("is no attendance: dialogue falls in proportion, the hours are asked all the same", () => {
    const month = (fulfilled: number) => {
      const world = strangers();
      Object.assign(world.policy, { forumFrequency: 2 });
      for (const organisation of world.organisations) Object.assign(organisation, { forumMember: true, fulfilled, undertaken: 0 });
      collaborate(world);
      return { dialogue: world.forum.dialogue, undertaken: cast(world).police.undertaken };
    };
    const [all, half, none] = [1, 0.5, 0].map(month);
    expect(half.dialogue).toBeCloseTo(all.dialogue / 2, 12);
    expect(none.dialogue).toBe(0);
    expect(all.undertaken).toBeGreaterThan(0);
    expect(none.undertaken).toBe(all.undertaken);
  });
});

describe("readiness", () => {
  /** Two years of months under these drills; nothing else moves. */
  function after(start: number, drills: number, plan: number, fulfilled = 1): number {
    const world = strangers({ emergency: { drillGain: 0.12, drillBase: 0.3, drillPlan: 0.7, usualDrills: 0.2, readinessDecay: 0.03 } });
    Object.assign(world.policy, { drills, emergencyPlan: plan });
    for (const organisation of world.organisations) organisation.fulfilled = fulfilled;
    world.emergency.readiness = start;
    for (let month = 0; month < 600; month++) drill(world);
    return world.emergency.readiness;
  }
  /** Where gain g (1 − R) meets decay d R. */
  const carried = (gain: number) => gain / (gain + 0.03);

  it.each([
    ["by the rules' own drills alone, with whatever plan on paper", 0, 1, 1, 0.12 * 0.06],
    ["by full drills of a full plan", 1, 1, 1, 0.12],
    ["by full drills without a plan", 1, 0, 1, 0.12 * 0.36],
    ["by drills for which bodies found half of the hours", 1, 0.5, 0.5, 0.12 * (0.06 + 0.5 * 0.65)],
  ])("comes to what is carried %s, from wherever it began", (_, drills, plan, fulfilled, gain) => {
    for (const start of [0, 0.3, 1]) expect(after(start, drills, plan, fulfilled)).toBeCloseTo(carried(gain), 6);
  });

  it("takes hours of every body with people, undertaken for the month", () => {
    const world = strangers();
    const entry = interventions.find(({ id }) => id === "emergency-linkage")!;
    const before = world.organisations.map(({ undertaken }) => undertaken);
    const state = { phase: "operation", strength: 1, built: 1, level: 1, operationDays: 1 } as const;
    entry.apply(world, state, { ...defaultValues(entry.parameters), drillHours: 3, drills: 0.5 });
    for (const [i, { staff, undertaken }] of world.organisations.entries())
      expect(undertaken - before[i]).toBeCloseTo(staff > 0 ? 0.05 : 0, 12);
  });
});
