import { describe, expect, it } from "vitest";
import { divideOfficeDay, leadForum, officeNeeds, planGovernmentDay } from "../../src/model/agents/government.ts";
import { committeeNeeds, divideCommitteeDay, openDisputes, rememberVolunteers } from "../../src/model/agents/ngo.ts";
import { booksUnder, CLOSURE, feelsSafe, GRAVE, PAPER, RETURNS, SATISFACTION, SECURITY } from "../../src/model/assessment.ts";
import {
  BROKERAGE,
  CASES,
  divide,
  LEADING,
  MEDIATING,
  ORGANISING,
  REPORTING,
  ROUNDS,
  SUPERVISING,
  usesOf,
} from "../../src/model/hourUses.ts";
import { SUPERVISION } from "../../src/model/pairs.ts";
import { divideAttention, hold } from "../../src/model/processes/attention.ts";
import { FORM } from "../../src/model/residents.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { createHazardsForTest } from "./cases.ts";
import { communityOf, freshWorld, type ParameterPatch, withParameters } from "./worlds.ts";

function town(patch: ParameterPatch = {}): World {
  return freshWorld(withParameters(communityOf(800, 1), { ...patch, attention: { leastShare: 0, leaderYears: 50, ...patch.attention } }));
}
const the = (made: World, role: string): Organisation => made.organisations.find((one) => one.role === role)!;
const shares = (organisation: Organisation, ...uses: number[]) => uses.map((use) => Number(organisation.shares[use].toFixed(9)));
/** Answers of a survey in which a share feels safe. */
function survey(made: World, safe: number): void {
  made.survey.answers.set([1 - safe, 0, safe, 0, 0]);
  made.watch.shareSafe = feelsSafe(made.survey);
}

describe("hours divided by need", () => {
  const uses = [CASES, BROKERAGE, ORGANISING];
  const needs = (cases: number, brokerage: number, organising: number) => {
    const list = [0, 0, 0, 0, 0, 0, 0, 0];
    [list[CASES], list[BROKERAGE], list[ORGANISING]] = [cases, brokerage, organising];
    return list;
  };

  it("go in proportion: a need that doubles doubles its share against another, and takes from all", () => {
    const [one, two] = [divide(needs(6, 2, 2), uses, 0), divide(needs(6, 4, 2), uses, 0)];
    expect([one[CASES], one[BROKERAGE], one[ORGANISING]]).toEqual([0.6, 0.2, 0.2]);
    expect(two[BROKERAGE] / two[CASES]).toBeCloseTo(2 * (one[BROKERAGE] / one[CASES]), 12);
    expect([two[CASES] < one[CASES], two[ORGANISING] < one[ORGANISING]]).toEqual([true, true]);
  });

  it("leave a least share to each use, and are even where nothing is needed", () => {
    const floored = divide(needs(9, 0, 1), uses, 0.1);
    expect([floored[CASES], floored[BROKERAGE], floored[ORGANISING]].map((share) => Number(share.toFixed(9)))).toEqual([0.73, 0.1, 0.17]);
    expect(divide(needs(0, 0, 0), uses, 0.1)[CASES]).toBeCloseTo(1 / 3, 12);
  });

  it("are held where an experiment holds them, and the others share what is left as before", () => {
    const held = divide(needs(6, 3, 1), uses, 0);
    hold(held, [[CASES, 0.2]], [BROKERAGE, ORGANISING]);
    expect([held[CASES], held[BROKERAGE], held[ORGANISING]].map((share) => Number(share.toFixed(9)))).toEqual([0.2, 0.6, 0.2]);
  });

  it("held at more than the whole, or at less with nothing free, make the whole in the given proportions", () => {
    const made = (values: readonly (readonly [number, number])[], free: readonly number[]) => {
      const held = divide(needs(6, 3, 1), uses, 0);
      hold(held, values, free);
      return uses.map((use) => Number(held[use].toFixed(9)));
    };
    expect(
      made(
        [
          [CASES, 0.9],
          [BROKERAGE, 0.6],
        ],
        [ORGANISING],
      ),
    ).toEqual([0.6, 0.4, 0]);
    expect(
      made(
        [
          [CASES, 0.2],
          [BROKERAGE, 0.2],
          [ORGANISING, 0.4],
        ],
        [],
      ),
    ).toEqual([0.25, 0.25, 0.5]);
  });

  it("have their uses by role", () => {
    expect(usesOf("residents-committee")).toEqual([CASES, BROKERAGE, ORGANISING, MEDIATING, ROUNDS]);
    expect(usesOf("street-office")).toEqual([CASES, BROKERAGE, LEADING, SUPERVISING, REPORTING]);
    expect(usesOf("line-department")).toEqual([CASES, SUPERVISING, REPORTING]);
    for (const role of ["police-station", "social-work-ngo", "volunteer-team", "property-company"]) expect(usesOf(role)).toEqual([]);
  });
});

describe("the committee", () => {
  function committeeOf(patch: ParameterPatch = {}) {
    const made = town({
      handling: { responseDays: 2, inspectionShare: 0, ...patch.handling },
      participation: { organiserHours: 0.7, organisingShare: 0 },
      evaluation: { measuredShift: 0 },
      attention: { mediateHours: 3, roundHours: 0, shareRate: 1, ...patch.attention },
    });
    const committee = the(made, "residents-committee");
    Object.assign(committee, { demandHours: 4, backlogHours: 8, brokerAsked: 120 });
    made.record.registered.fill(0.05);
    made.record.active.fill(0);
    made.record.organising.fill(1e6);
    return { made, committee };
  }

  it("by hand: 4 + 8/2 hours of cases, 120/30 of brokerage, 40 volunteers at 0.1 hours a day", () => {
    const { made, committee } = committeeOf();
    const needs = committeeNeeds(made, committee, openDisputes(made));
    expect(
      [needs[CASES], needs[BROKERAGE], needs[ORGANISING], needs[MEDIATING], needs[ROUNDS]].map((need) => Number(need.toFixed(6))),
    ).toEqual([8, 4, 4, 0, 0]);
    divideAttention(made);
    expect(shares(committee, CASES, BROKERAGE, ORGANISING)).toEqual([0.5, 0.25, 0.25]);
    divideCommitteeDay(made, committee, 20);
    expect([committee.available, committee.organisingHours, committee.mediatingHours, committee.inspectionHours]).toEqual([15, 5, 0, 0]);
  });

  it("gives no hours to cases that wait for a partner, since none of its own move them: 8 h of which 6 wait", () => {
    const { made, committee } = committeeOf();
    const [slot] = createHazardsForTest(made, committee, [{ queue: -1, work: 6 }]);
    expect(committee.waiting.length).toBe(1);
    committee.backlogHours = 8;
    expect(committeeNeeds(made, committee, openDisputes(made))[CASES]).toBeCloseTo(4 + (8 - 6) / 2, 12);
    // The waiting line is as it was.
    expect([committee.waiting.length, committee.waiting.shift()]).toEqual([1, slot]);
  });

  it("organises for who helps without being on the list, for what was short, and for whom it lost of late", () => {
    const { made, committee } = committeeOf({ attention: { lostMemory: 0.8 } });
    const needed = () => committeeNeeds(made, committee, openDisputes(made))[ORGANISING];
    // 40 on the list at 0.1 h a day; eight more help; organisers had half of the time that was needed.
    expect(needed()).toBeCloseTo(4, 6);
    made.record.active[FORM.help] = 0.01;
    expect(needed()).toBeCloseTo(4.8, 6);
    made.record.organising.fill(0.5 * 40 * 0.7);
    expect(needed()).toBeCloseTo(6.8, 6);
    made.record.organising.fill(1e6);
    rememberVolunteers(made, committee);
    expect(committee.volunteersKnown).toBeCloseTo(40, 9);
    // Twenty went: for a month as if twelve of them were still there, since 32 are counted on.
    made.record.registered.fill(0.025);
    rememberVolunteers(made, committee);
    expect(committee.volunteersKnown).toBeCloseTo(32, 9);
    expect(needed()).toBeCloseTo(2 + 0.8 + 1.2, 6);
  });

  it("counts a dispute as needing mediation in the month in which it became known", () => {
    const { made, committee } = committeeOf();
    const disputes = new Float64Array(made.place.communityCount).fill(10);
    expect(committeeNeeds(made, committee, disputes)[MEDIATING]).toBeCloseTo(1, 12);
  });

  it("brokers and organises less when cases press", () => {
    const shareOf = (backlogHours: number) => {
      const { made, committee } = committeeOf();
      committee.backlogHours = backlogHours;
      divideAttention(made);
      return shares(committee, BROKERAGE, ORGANISING);
    };
    expect(shareOf(8)).toEqual([0.25, 0.25]);
    expect(shareOf(40)).toEqual([0.125, 0.125]);
  });

  it("moves by a share of the way each month, and forgets what was asked", () => {
    const { made, committee } = committeeOf({ attention: { shareRate: 0.5 } });
    divideAttention(made);
    expect(shares(committee, CASES)).toEqual([0.75]);
    expect(committee.brokerAsked).toBe(0);
  });
});

describe("attention of an office", () => {
  /** Needs of a street office under whom 30 cases of each organisation ended; what is late, unsatisfied, sent back or grave is as pushed. */
  function needsOf(push: (office: Organisation, made: World) => void): number[] {
    const made = town({ attention: { penaltyPull: 0.2, noisePull: 2, reportShare: 0.04 } });
    const office = the(made, "street-office");
    Object.assign(office, { demandHours: 6, capacityHours: 10, leadingNeed: 1, brokerAsked: 60 });
    for (const { books } of made.organisations) books.due = 30;
    push(office, made);
    return officeNeeds(made, office, booksUnder(made, office));
  }
  const before = needsOf(() => {});

  const all = { inTime: 30, answered: 5, satisfied: 5 };
  const faults = { due: 30, inTime: 20, answered: 5, satisfied: 3, returned: 4, grave: 1 };
  /** Uses whose need five points lost for a figure double, where the fault is the office's own or the committee's. */
  const doubledBy = (figure: number, whose: "street-office" | "residents-committee") => {
    const needs = [0, 5].map((points) =>
      needsOf((office, made) => {
        for (const { books } of made.organisations) Object.assign(books, all);
        Object.assign(the(made, whose).books, faults);
        office.penalties[figure] = points;
      }),
    );
    return needs[0].flatMap((need, use) => (needs[1][use] === need ? [] : [[use, Number((needs[1][use] / need).toFixed(9))]]));
  };

  it("goes where points are lost: to cases for the office's own fault, to supervising for that of others, and nothing else moves", () => {
    for (const figure of [CLOSURE, SATISFACTION]) expect(doubledBy(figure, "street-office"), `${figure}`).toEqual([[CASES, 2]]);
    for (const figure of [CLOSURE, SATISFACTION, RETURNS])
      expect(doubledBy(figure, "residents-committee"), `${figure}`).toEqual([[SUPERVISING, 2]]);
    expect(doubledBy(RETURNS, "street-office")).toEqual([]);
    // A grave incident brings a drive.
    expect([doubledBy(GRAVE, "street-office"), doubledBy(GRAVE, "residents-committee")]).toEqual([[], []]);
    expect(doubledBy(SECURITY, "street-office")).toEqual([[LEADING, 2]]);
    expect(doubledBy(PAPER, "street-office")).toEqual([[REPORTING, 2]]);
  });

  it("goes to cases where calls are repeated, and to brokerage where leadership rests on a broker", () => {
    const noisy = needsOf((_, made) => {
      for (const { books } of made.organisations) books.repeated = books.due;
    });
    expect(noisy[CASES]).toBeCloseTo(2 * before[CASES], 12);
    const led = needsOf((_, made) => (made.policy.brokerage = 0.5));
    expect([before[BROKERAGE], led[BROKERAGE]]).toEqual([2, 4]);
    expect(needsOf((_, made) => (made.policy.facilitation = 1))[BROKERAGE]).toBe(before[BROKERAGE]);
  });

  it("goes to supervising by what is asked to be audited: none without ties, twice for twice", () => {
    const untied = needsOf((_, made) => made.pairs.layers[SUPERVISION].fill(0));
    const twice = needsOf((_, made) => (made.policy.auditIntensity *= 2));
    expect([before[SUPERVISING] > 0, untied[SUPERVISING]]).toEqual([true, 0]);
    expect(twice[SUPERVISING]).toBeCloseTo(2 * before[SUPERVISING], 12);
  });

  it("is not wasted: what supervising, leading and reports do not need is there for cases, and all hours are accounted for", () => {
    const made = town({ attention: { reportShare: 0.04 } });
    const office = the(made, "street-office");
    office.shares.fill(0);
    Object.assign(office.shares, { [CASES]: 0.5, [LEADING]: 0.2, [SUPERVISING]: 0.2, [REPORTING]: 0.1 });
    Object.assign(office, { leadingNeed: 0.5, supervisingNeed: 3 });
    divideOfficeDay(made, office, 10);
    divideOfficeDay(made, office, 10);
    // Supervising is short of what it needs; the others have more.
    expect(office.supervisionHours).toBe(4);
    expect(office.available).toBeCloseTo(10 - 2 - 0.5 - 0.4, 12);
    office.supervisingNeed = 0;
    divideOfficeDay(made, office, 10);
    expect([office.supervisionHours, office.available.toFixed(9)]).toEqual([4, (10 - 0.5 - 0.4).toFixed(9)]);
  });

  it("has reports to superiors charged once, as a use of hours: administration is meetings and what is entered in four systems", () => {
    const made = town();
    const office = the(made, "street-office");
    const { adminGovernment, recordsGovernment, nonCoreGovernment } = made.parameters.handling;
    const { entryHours } = made.parameters.technology;
    const { reportShare } = made.parameters.attention;
    Object.assign(office, {
      staff: 10,
      onContract: 0,
      hours: 5.2,
      effort: 1,
      casesPerDay: 0,
      casesToday: 0,
      leadingNeed: 0,
      supervisingNeed: 0,
    });
    office.shares.fill(0);
    office.shares[REPORTING] = reportShare;
    made.emergency.capacityFactor = 1;
    const before = made.period.adminHours;
    planGovernmentDay(made, office, { entries: 4 });
    const admin = made.period.adminHours - before;
    const reports = (52 - admin) * (1 - nonCoreGovernment) * reportShare;
    expect(admin).toBeCloseTo(52 * adminGovernment + 10 * recordsGovernment * entryHours * 4, 9);
    expect(office.available).toBeCloseTo((52 - admin) * (1 - nonCoreGovernment) - reports, 9);
  });

  it("leads the forum as far as it gives hours to it", () => {
    const made = town({ attention: { leadHours: 30 }, forum: { prepareHours: 0 } });
    const office = the(made, "street-office");
    for (const one of made.organisations) one.forumMember = one.index < 4;
    made.policy.facilitation = 0.5;
    leadForum(made);
    // Four members, an hour a day each at full facilitation.
    expect([office.leadingNeed, made.policy.facilitation]).toEqual([2, 0.5]);
    office.shares.fill(0);
    [office.shares[CASES], office.shares[LEADING]] = [0.9, 0.1];
    divideOfficeDay(made, office, 10);
    expect([office.available, office.leadingFill]).toEqual([9, 0.5]);
    leadForum(made);
    expect(made.policy.facilitation).toBe(0.25);
  });
});

describe("leaders and drives", () => {
  it("a leader who leaves takes a part of the office's own ties, and what superiors look at has to be learned again", () => {
    const made = town({ attention: { leaderYears: 0.5, leaderWear: 0.3 } });
    const office = the(made, "street-office");
    const ties = made.pairs.layers[0];
    const supervision = made.pairs.layers[SUPERVISION].slice();
    expect(Math.max(...supervision)).toBeGreaterThan(0);
    let changed = 0;
    for (let month = 0; month < 60; month++) {
      ties.fill(0.5);
      office.penalties.fill(3);
      made.day = 30 * month + 29;
      divideAttention(made);
      const own = ties[made.pairs.first[office.index]];
      if (own === 0.5) continue;
      changed++;
      expect(own).toBeCloseTo(0.35, 12);
      // Authority is the office's.
      expect(made.pairs.layers[SUPERVISION]).toEqual(supervision);
      expect(Math.max(...office.penalties)).toBe(0);
      const others = made.organisations.filter(({ kind }) => kind !== "government").map(({ index }) => ties[made.pairs.first[index]]);
      expect(new Set(others)).toEqual(new Set([0.5]));
    }
    // One in six months.
    expect(changed).toBeGreaterThan(4);
    expect(changed).toBeLessThan(18);
  });

  it("a drive is ordered when too few feel safe, lasts its months, and pauses", () => {
    const made = town({ attention: { driveBelow: 0.8, driveMonths: 3, drivePause: 4 } });
    const [police, office, department] = ["police-station", "street-office", "line-department"].map((role) => the(made, role));
    const month = () => {
      divideAttention(made);
      return police.driveMonths;
    };
    expect(month()).toBe(0);
    survey(made, 0.81);
    expect(month()).toBe(0);
    survey(made, 0.79);
    expect(Array.from({ length: 9 }, month)).toEqual([3, 2, 1, -4, -3, -2, -1, 3, 2]);
    expect([office.driveMonths, department.driveMonths]).toEqual([0, 2]);
  });

  it("a drive is ordered after a grave incident of a case in anybody's hands, once, and not without a street office", () => {
    const driven = (grave: number, without = false) => {
      const made = town({ attention: { driveGrave: 2, driveMonths: 3, drivePause: 4 } });
      survey(made, 1);
      if (without) the(made, "street-office").staff = 0;
      the(made, "property-company").books.grave = grave;
      return Array.from({ length: 5 }, () => {
        divideAttention(made);
        return the(made, "police-station").driveMonths;
      });
    };
    expect(driven(1)).toEqual([0, 0, 0, 0, 0]);
    expect(driven(2)).toEqual([3, 2, 1, -4, -3]);
    expect(driven(2, true)).toEqual([0, 0, 0, 0, 0]);
  });

  it("a drive sends a department's people round before cases, which wait and are worked off later", () => {
    const made = town({ handling: { driveShare: 0.2 } });
    const department = the(made, "line-department");
    department.shares.fill(0);
    department.shares[CASES] = 1;
    department.driveMonths = 2;
    divideOfficeDay(made, department, 10);
    expect([department.inspectionHours, department.available]).toEqual([2, 8]);
    department.driveMonths = -1;
    divideOfficeDay(made, department, 10);
    expect([department.inspectionHours, department.available]).toEqual([0, 10]);
  });
});
