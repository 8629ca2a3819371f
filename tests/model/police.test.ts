import { describe, expect, it } from "vitest";
import { dispatchPatrols, divideDay, engageResidents, knownToPolice, promisesKept } from "../../src/model/agents/police.ts";
import { QUEUED, ROUTED } from "../../src/model/hazardStore.ts";
import { RIGHT, WRONG } from "../../src/model/knowledge.ts";
import { INFORMATION, pairOf } from "../../src/model/pairs.ts";
import { deliverCases } from "../../src/model/processes/routing.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { DAYS_PER_WEEK } from "../../src/model/time.ts";
import { cast, categoryOf, know, strangers, tie, walkFrom } from "./walks.ts";
import { communityOf, freshWorld, type ParameterPatch, withParameters } from "./worlds.ts";

const handling = {
  patrolShare: 0.2,
  engagementShare: 0.1,
  responseDays: 2,
  concernShare: 0.5,
  followUpHours: 2,
  contactHours: 0.5,
  driveShare: 0.25,
};
function town(patch: ParameterPatch = {}): { made: World; police: Organisation } {
  const made = freshWorld(
    withParameters(communityOf(400, 1), { evaluation: { measuredShift: 0 }, ...patch, handling: { ...handling, ...patch.handling } }),
  );
  const police = made.organisations.find(({ role }) => role === "police-station")!;
  Object.assign(made.policy, { followUp: 0.5, officerRotation: 0.2, policePriority: 1, patrolShift: 0, engagementShift: 0 });
  return { made, police };
}
/** A day of a station: patrol, contact, follow-up and calls. */
function day({ made, police }: ReturnType<typeof town>, demandHours: number, backlogHours = 0, core = 40): number[] {
  Object.assign(police, { demandHours, backlogHours });
  divideDay(made, police, core);
  return [police.patrolHours, police.engagementHours, police.followUpHours, police.available].map((hours) => Number(hours.toFixed(9)));
}

describe("the day of a police station", () => {
  it("by hand: calls are laid aside; patrol and contact take their shares of core time; 8 contacts raise 4 concerns, 2 are followed up", () => {
    // 40 hours: patrol 8, contact 4 = 8 contacts, half raise a concern, half of those are followed up with 2 hours each.
    expect(day(town(), 10)).toEqual([8, 4, 4 * 1, 24]);
  });

  it("under load shortens patrol and contact alike, promises before them, and calls never", () => {
    // 28 hours left: 12 for patrol and contact, then 4 for promises; 14 left: 2 for promises; 6 left: half of patrol and contact.
    expect(day(town(), 26)).toEqual([8, 4, 2, 26]);
    expect(day(town(), 34)).toEqual([4, 2, 0, 34]);
    expect(day(town(), 100)).toEqual([0, 0, 0, 40]);
  });

  it("counts the backlog as if it were worked off in the days that the parameter says", () => {
    expect(day(town(), 10, 48)).toEqual(day(town(), 34));
  });

  it("moves what is left between its uses where policy asks for it, and takes nothing from calls", () => {
    const shifted = town();
    Object.assign(shifted.made.policy, { patrolShift: 0.3, engagementShift: 0.3 });
    const [patrol, contact, , calls] = day(shifted, 34);
    expect(calls).toBe(34);
    expect([patrol, contact]).toEqual([Number(((6 * 0.5) / 0.9).toFixed(9)), Number(((6 * 0.4) / 0.9).toFixed(9))]);
  });

  it("on a drive patrols before calls, which wait", () => {
    const driven = town();
    driven.police.driveMonths = 2;
    expect(day(driven, 34)).toEqual([10, 0, 0, 30]);
    driven.police.driveMonths = -2;
    expect(day(driven, 34)).toEqual([4, 2, 0, 34]);
  });
});

describe("prevention", () => {
  const known = { handling: { preventionShare: 0.1, problemHours: 2.5 }, space: { hotspotPlaces: 1 } };
  /** A town whose police know of so many cases at its first buildings, and of none elsewhere. */
  function knowing(cases: readonly number[], patch: ParameterPatch = known) {
    const made = town(patch);
    made.made.field.recorded.set(cases);
    return made;
  }

  it("by hand: a tenth of 40 hours is wanted, and two of these three places can use 5; one case is no recurrence", () => {
    const { made, police } = knowing([5, 1, 3]);
    expect(day({ made, police }, 10)).toEqual([8, 4, 4, 20]);
    expect(police.preventionHours).toBe(4);
    const fewer = knowing([5, 1, 0.5]);
    expect(day(fewer, 10)).toEqual([8, 4, 4, 21.5]);
    expect(fewer.police.preventionHours).toBe(2.5);
    const none = knowing([1, 1, 1]);
    expect(day(none, 10)).toEqual([8, 4, 4, 24]);
    expect(none.police.preventionHours).toBe(0);
  });

  it("costs the other uses under load: patrol and contact alike, promises before them, calls never", () => {
    // 12 hours left, 16 wanted: three quarters of each, and nothing for promises.
    const loaded = knowing([5, 1, 3]);
    expect(day(loaded, 28)).toEqual([6, 3, 0, 28]);
    expect(loaded.police.preventionHours).toBe(3);
    const asked = knowing([5, 1, 3], { ...known, handling: { ...known.handling, problemHours: 10 } });
    asked.made.policy.preventionShift = 0.2;
    expect(day(asked, 28)).toEqual([4, 2, 0, 28]);
    expect(asked.police.preventionHours).toBeCloseTo(6, 12);
  });

  it("goes to the hot places where cases recur, evenly, and fades by its memory", () => {
    const { made, police } = knowing([5, 1, 3], { ...known, hazards: { preventionMemory: 0.9 } });
    for (const organisation of made.organisations) organisation.patrolHours = 0;
    police.preventionHours = 6;
    dispatchPatrols(made);
    const worked = (hours: readonly number[]) => {
      for (const [b, value] of hours.entries()) expect(made.field.prevention[b]).toBeCloseTo(value, 12);
    };
    worked([0.3, 0, 0.3]);
    police.preventionHours = 0;
    dispatchPatrols(made);
    worked([0.27, 0, 0.27]);
    expect(Math.max(...made.field.patrol)).toBe(0);
  });
});

describe("contact with residents", () => {
  /** Mean confidence in the police, satisfaction and efficacy after a week of many contacts, less what they were. */
  function moved(prepare: (made: World, police: Organisation) => void, patch: ParameterPatch = {}) {
    const { made, police } = town(patch);
    police.engagementHours = 40;
    prepare(made, police);
    const confidence = made.residents.confidence[police.kindIndex];
    const { satisfaction, efficacy } = made.residents.columns;
    const before = [confidence, satisfaction, efficacy].map((column) => Float64Array.from(column));
    engageResidents(made);
    return [confidence, satisfaction, efficacy].map((column, k) => Array.from(column, (value, i) => value - before[k][i]));
  }

  it("does no harm where no concern is raised, however rude and however high confidence was", () => {
    const columns = moved(
      (made, police) => {
        made.policy.proceduralJustice = 0;
        made.residents.confidence[police.kindIndex].fill(0.95);
      },
      { handling: { concernShare: 0 } },
    );
    for (const column of columns) expect(Math.min(...column)).toBe(0);
    expect(Math.max(...columns[0])).toBe(0);
  });

  it("breaks every promise when no hours are left, and then costs confidence and efficacy", () => {
    const { made, police } = town();
    Object.assign(police, { engagementHours: 4, followUpHours: 0 });
    expect(promisesKept(made, police)).toBe(0);
    const [confidence, , efficacy] = moved((_, station) => (station.followUpHours = 0), { handling: { concernShare: 1 } });
    expect([Math.max(...confidence), Math.max(...efficacy)]).toEqual([0, 0]);
    expect(Math.min(...confidence)).toBeLessThan(0);
    expect(Math.min(...efficacy)).toBeLessThan(0);
  });

  it("keeps promises as far as hours, followUp and officers who stay allow", () => {
    const { made, police } = town();
    // 8 contacts, 4 concerns, half meant to be followed up: 4 hours.
    police.engagementHours = 4;
    for (const [hours, kept] of [
      [4, 0.4],
      [2, 0.2],
      [9, 0.4],
    ]) {
      police.followUpHours = hours;
      expect(promisesKept(made, police)).toBeCloseTo(kept, 12);
    }
  });

  it("gains confidence slowly where all is kept, and loses it by the loss ratio where nothing is", () => {
    const both = (kept: boolean) =>
      moved(
        (made, police) => {
          Object.assign(made.policy, { followUp: 1, officerRotation: 0, proceduralJustice: 0.5 });
          police.followUpHours = kept ? 1e9 : 0;
          made.residents.confidence[police.kindIndex].fill(0.55);
        },
        {
          handling: { concernShare: 1, contactHours: (40 * DAYS_PER_WEEK) / 20 },
          trust: { contactKept: 0.75, contactUnkept: 0.35, contactGain: 0.05, lossRatio: 7 },
        },
      )[0];
    const [gained, lost] = [both(true), both(false)];
    expect(Math.min(...gained.filter((value) => value !== 0))).toBeCloseTo(0.05 * 0.2, 6);
    expect(Math.max(...lost.filter((value) => value !== 0))).toBeCloseTo(-0.35 * 0.2, 6);
  });
});

describe("what the police know of places", () => {
  it("is all of what they have in hand, and of others' cases as much as open figures or an information tie tell, either way", () => {
    const { made, police } = town();
    const [committee, team] = ["residents-committee", "volunteer-team"].map((role) => made.organisations.find((one) => one.role === role)!);
    const ties = made.pairs.layers[INFORMATION];
    ties.fill(0);
    made.policy.openness = 0;
    const known = (holder: Organisation) => knownToPolice(made, 0, holder);
    expect([known(police), known(team), known(committee)]).toEqual([1, 0, 0]);
    ties[pairOf(made.pairs, team.index, police.index)] = 0.4;
    ties[pairOf(made.pairs, police.index, committee.index)] = 0.7;
    expect([known(team), known(committee)]).toEqual([0.4, 0.7]);
    made.policy.openness = 0.6;
    expect([known(team), known(committee)]).toEqual([0.6, 0.7]);
  });

  it("does not hold a burglary that has not reached them, and holds it once when it does, however many had it before", () => {
    const world = strangers({ routing: { hopDays: 5 } });
    const { property, police, office } = cast(world);
    know(world, WRONG, [property]);
    world.policy.openness = 0;
    tie(world, INFORMATION, police, property, 0.3);
    const slot = walkFrom(world, property, 0, categoryOf(world, "property-crime"));
    expect(world.hazards.columns.status[slot]).toBe(ROUTED);
    expect(world.field.recorded[0]).toBe(0.3);
    know(world, RIGHT, [office, property]);
    for (world.day = 1; world.day < 60; world.day++) deliverCases(world);
    expect([world.hazards.columns.status[slot], world.field.recorded[0]]).toEqual([QUEUED, 1]);
  });

  it("aims patrols: a building of which others told them is patrolled like one of their own books", () => {
    const { made, police } = town({ space: { hotspotPlaces: 0 } });
    for (const organisation of made.organisations) organisation.patrolHours = organisation === police ? 10 : 0;
    made.policy.hotspotShare = 1;
    made.field.recorded[1] = knownToPolice(made, 0, police);
    dispatchPatrols(made);
    expect(made.field.patrol.indexOf(Math.max(...made.field.patrol))).toBe(1);
  });
});
