import { describe, expect, it } from "vitest";
import { isProperty } from "../../src/model/agents/propertyFirm.ts";
import { assess, booksUnder, CLOSURE, ownFault, PAPER, RETURNS, SATISFACTION, SECURITY } from "../../src/model/assessment.ts";
import { type Books, closeBooks, emptyBooks } from "../../src/model/books.ts";
import { REPORTING } from "../../src/model/hourUses.ts";
import { pairOf, SUPERVISION } from "../../src/model/pairs.ts";
import { divideAttention } from "../../src/model/processes/attention.ts";
import { auditAlongTies, auditNeed } from "../../src/model/processes/audits.ts";
import { effortUnder, evaluate } from "../../src/model/processes/evaluation.ts";
import { handleCases } from "../../src/model/processes/handling.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { createHazardsForTest } from "./cases.ts";
import { communityOf, freshWorld, type ParameterPatch, run, summaryOf, traces, useOf, withParameters } from "./worlds.ts";

/** One form of audit, an hour each, of as much of the work as is said. */
const oneForm = (form: "auditLedger" | "auditSampling" | "auditCallBack" | "auditDigital", intensity = 1): ParameterPatch => ({
  institutions: {
    auditLedger: 0,
    auditSampling: 0,
    auditCallBack: 0,
    auditDigital: 0,
    platformCoverage: 0.4,
    [form]: 1,
    auditIntensity: intensity,
  },
  evaluation: {
    ledgerHours: 1,
    samplingHours: 1,
    digitalHours: 1,
    ledgerTrace: 0.5,
    samplingTrace: 0.1,
    digitalTrace: 0.02,
  },
  recording: { callBackHours: 1 },
});

/**
 * A world in which the street office alone supervises, and the committee alone is supervised, with ten matters in its books: over a tie of
 * one half, of which five are to be audited where leadership asks for all.
 */
function oneSupervisor(patch: ParameterPatch): { world: World; office: Organisation; committee: Organisation } {
  const world = freshWorld(withParameters(communityOf(400, 1), patch));
  const [office, committee] = ["street-office", "residents-committee"].map((role) => world.organisations.find((o) => o.role === role)!);
  world.pairs.layers[SUPERVISION].fill(0);
  world.pairs.layers[SUPERVISION][pairOf(world.pairs, office.index, committee.index)] = 0.5;
  Object.assign(office, { supervisionHours: 3, owed: 0, asked: 0 });
  Object.assign(committee, { owed: 0, asked: 0 });
  Object.assign(committee.books, { told: 4, due: 6 });
  return { world, office, committee };
}

describe("audits", () => {
  it("need the hours of what is asked: a share of the work by the strength of the tie, at the price of its form", () => {
    const { world, office, committee } = oneSupervisor({
      ...oneForm("auditSampling", 0.6),
      evaluation: { samplingHours: 2, ledgerHours: 0.5 },
    });
    expect(auditNeed(world, office)).toBeCloseTo(0.6 * 0.5 * 10 * 2, 12);
    expect(auditNeed(world, committee)).toBe(0);
    // Half of the audits by ledger.
    Object.assign(world.policy, { auditLedger: 1 });
    expect(auditNeed(world, office)).toBeCloseTo(0.6 * 0.5 * 10 * (0.5 * 2 + 0.5 * 0.5), 12);
  });

  it("go along ties of supervision as far as hours were given to supervising, which are not paid twice", () => {
    const { world, office, committee } = oneSupervisor(oneForm("auditSampling"));
    auditAlongTies(world);
    expect(committee.samplingRate).toBe(0.3);
    expect(committee.auditRate).toBeCloseTo(0.3, 12);
    expect([office.owed, office.asked]).toEqual([0, 0]);
    expect(committee.owed).toBeCloseTo(3 * 0.1, 12);
    expect([world.period.auditHours, world.period.traceHours]).toEqual([3, committee.owed]);
    const others = world.organisations.filter((each) => each !== committee);
    expect(others.every(({ auditRate }) => auditRate === 0)).toBe(true);
  });

  it("look at no more than there is, and cost no more", () => {
    const { world, office, committee } = oneSupervisor(oneForm("auditSampling"));
    office.supervisionHours = 30;
    auditAlongTies(world);
    expect([committee.auditRate, world.period.auditHours]).toEqual([1, 10]);
  });

  it("do not happen without a tie, without hours, without anybody there, or where nobody asks for them", () => {
    const without = [
      ({ world }: { world: World }) => world.pairs.layers[SUPERVISION].fill(0),
      ({ office }: { office: Organisation }) => (office.supervisionHours = 0),
      ({ office }: { office: Organisation }) => (office.staff = 0),
      ({ world }: { world: World }) => (world.policy.auditIntensity = 0),
    ];
    for (const take of without) {
      const made = oneSupervisor(oneForm("auditSampling"));
      take(made);
      auditAlongTies(made.world);
      expect([made.committee.auditRate, made.world.period.auditHours, made.committee.owed]).toEqual([0, 0, 0]);
    }
  });

  it("make trace work by form: much from ledgers, little from revisits, none from asking reporters", () => {
    const trace = (form: Parameters<typeof oneForm>[0]) => {
      const { world, committee } = oneSupervisor(oneForm(form));
      auditAlongTies(world);
      return committee.owed;
    };
    expect(trace("auditLedger")).toBeCloseTo(3 * 0.5, 12);
    expect(trace("auditSampling")).toBeCloseTo(3 * 0.1, 12);
    expect(trace("auditCallBack")).toBe(0);
    expect(trace("auditDigital")).toBeCloseTo(3 * 0.02, 12);
  });

  it("reach by digital traces only what is on the platform", () => {
    const { world, office, committee } = oneSupervisor(oneForm("auditDigital"));
    expect(auditNeed(world, office)).toBeCloseTo(4, 12);
    office.supervisionHours = 30;
    auditAlongTies(world);
    expect(committee.digitalRate).toBeCloseTo(0.4, 12);
    expect(world.period.auditHours).toBeCloseTo(4, 12);
  });

  it("fall short alike on every tie where hours are short, and go by its strength and by the work behind it", () => {
    const { world, office, committee } = oneSupervisor(oneForm("auditSampling"));
    const police = world.organisations.find(({ role }) => role === "police-station")!;
    police.books.due = 40;
    world.pairs.layers[SUPERVISION][pairOf(world.pairs, office.index, police.index)] = 0.25;
    // Five audits are asked at the committee and ten at the station; there are hours for three.
    auditAlongTies(world);
    expect(committee.samplingRate * 10).toBeCloseTo(1, 12);
    expect(police.samplingRate * 40).toBeCloseTo(2, 12);
  });

  it("are divided between several supervisors of one organisation by their strength", () => {
    const { world, office, committee } = oneSupervisor(oneForm("auditSampling"));
    const department = world.organisations.find(({ role }) => role === "line-department")!;
    world.pairs.layers[SUPERVISION][pairOf(world.pairs, department.index, committee.index)] = 0.25;
    // Ten matters, two thirds and one third of them, by a tie of one half and of a quarter.
    expect(auditNeed(world, office)).toBeCloseTo(10 * (2 / 3) * 0.5, 12);
    expect(auditNeed(world, department)).toBeCloseTo(10 * (1 / 3) * 0.25, 12);
  });

  it("are made of departments by the street office where a scenario names no ties", () => {
    const world = freshWorld(communityOf(400, 1));
    const [office, department] = ["street-office", "line-department"].map((role) => world.organisations.find((o) => o.role === role)!);
    department.books.due = 20;
    office.supervisionHours = auditNeed(world, office);
    auditAlongTies(world);
    expect(department.auditRate).toBeGreaterThan(0);
    expect(office.auditRate).toBe(0);
    const up = pairOf(world.pairs, department.index, office.index);
    expect(world.pairs.layers[SUPERVISION][up]).toBe(0);
  });
});

describe("the assessment", () => {
  const { parameters } = communityOf(400, 1);
  const p = parameters.evaluation;
  /** A month of the committee by its books; nobody supervises. */
  const judged = (books: Partial<Books>, before: Partial<Organisation> = {}) => {
    const { world, committee } = oneSupervisor({});
    Object.assign(committee, before);
    closeBooks(committee.books);
    Object.assign(committee.books, books);
    assess(world);
    return committee;
  };
  const lost = (books: Partial<Books>, figure: number) => judged(books).penalties[figure];

  it("takes nothing for figures that reach their thresholds", () => {
    expect(judged({}).score).toBe(p.fullScore);
    expect(judged({ due: 100, inTime: 92, returned: 5, answered: 100, satisfied: 85 }).score).toBeCloseTo(p.fullScore, 9);
  });

  it("takes half a point for each per cent beyond a threshold, by what is reported", () => {
    expect(lost({ due: 100, inTime: 82 }, CLOSURE)).toBeCloseTo(5, 9);
    expect(lost({ answered: 10, satisfied: 8 }, SATISFACTION)).toBeCloseTo(2.5, 9);
    expect(lost({ due: 100, inTime: 100, returned: 9 }, RETURNS)).toBeCloseTo(2, 9);
    // Figures of offices only.
    const { world, office, committee } = oneSupervisor({ attention: { reportShare: 0.1 } });
    world.watch.shareSafe = 0.85;
    office.shares[REPORTING] = 0.05;
    assess(world);
    expect([office.penalties[SECURITY], office.penalties[PAPER]].map((points) => Number(points.toFixed(9)))).toEqual([2.5, 3]);
    expect([committee.penalties[SECURITY], committee.penalties[PAPER]]).toEqual([0, 0]);
  });

  it("doubles what was not mended, at most so many points a figure", () => {
    const { world, committee } = oneSupervisor({});
    const month = (inTime: number, returned = 0) => {
      closeBooks(committee.books);
      Object.assign(committee.books, { due: 100, inTime, returned });
      assess(world);
      return [CLOSURE, RETURNS].map((figure) => Number(committee.penalties[figure].toFixed(9)));
    };
    expect(month(88, 9)).toEqual([2, 2]);
    expect(month(88, 9)).toEqual([4, 4]);
    expect(month(10, 60)).toEqual([p.closurePoints, p.returnPoints]);
    expect(month(100)).toEqual([0, 0]);
    expect(month(88)).toEqual([2, 0]);
    expect(committee.score).toBeCloseTo(p.fullScore - 2, 9);
  });

  it("is a cliff for a grave incident of a case in hand", () => {
    expect(judged({ grave: 1 }).score).toBe(p.fullScore - p.gravePoints);
    expect(judged({ grave: 9 }).score).toBe(0);
  });

  it("counts a case as late from its last day in time on, closed or not", () => {
    const { world, committee } = oneSupervisor({});
    closeBooks(committee.books);
    Object.assign(committee.books, { due: 3, inTime: 3 });
    const c = world.hazards.columns;
    const [slot] = createHazardsForTest(world, committee, [{ queue: 0, work: 1 }]);
    const inTime = Math.floor(parameters.handling.deadlineFactor * world.categories[c.category[slot]].fields.expectedDays);
    const late = (day: number) => {
      world.day = day;
      committee.penalties.fill(0);
      assess(world);
      return [committee.books.overdue, Number(committee.penalties[CLOSURE].toFixed(9))];
    };
    expect(late(inTime)).toEqual([0, 0]);
    // One of four.
    expect(late(inTime + 1)).toEqual([1, 0.5 * (92 - 75)]);
  });

  it("of an office is over its own books and those of whom it supervises", () => {
    const { world, office, committee } = oneSupervisor({});
    const department = world.organisations.find(({ role }) => role === "line-department")!;
    for (const { books } of world.organisations) closeBooks(books);
    Object.assign(office.books, { due: 50, inTime: 50 });
    Object.assign(committee.books, { due: 50, inTime: 30 });
    Object.assign(department.books, { due: 50, inTime: 0 });
    expect(booksUnder(world, office)).toMatchObject({ due: 100, inTime: 80 });
    assess(world);
    expect(office.penalties[CLOSURE]).toBeCloseTo(0.5 * 12, 9);
    // All that was late was late with the committee.
    expect(ownFault(office.books, booksUnder(world, office))[CLOSURE]).toBe(0);
    office.books.overdue = 5;
    expect(ownFault(office.books, booksUnder(world, office))[CLOSURE]).toBe(0.2);
    expect(committee.penalties[CLOSURE]).toBeCloseTo(0.5 * 32, 9);
  });

  it("below the mark has a sanction, doubled when repeated and gone when mended", () => {
    const { world, committee } = oneSupervisor({ institutions: { auditIntensity: 0 } });
    const month = (inTime: number) => {
      closeBooks(committee.books);
      Object.assign(committee.books, { due: 10, inTime });
      evaluate(world);
      return committee.sanction;
    };
    expect([month(5), month(5), month(10), month(5)]).toEqual([p.firstSanction, 2 * p.firstSanction, 0, p.firstSanction]);
  });

  it("moves only the effort of who has a sanction, and 40 % of the way each month", () => {
    const { world, committee } = oneSupervisor({ institutions: { auditIntensity: 0, consequence: 1 } });
    world.pairs.layers[SUPERVISION].fill(0);
    const before = world.organisations.map(({ effort }) => effort);
    Object.assign(committee.books, { due: 10, inTime: 0 });
    evaluate(world);
    const target = effortUnder({ auditRate: 0, sanction: p.firstSanction }, world.policy, parameters);
    expect(committee.effort).toBeCloseTo(before[committee.index] + p.adaptation * (target - before[committee.index]), 12);
    expect(committee.effort).toBeGreaterThan(before[committee.index] + 0.01);
    // Property firms work as hard as their fees are worth (agents/propertyFirm.ts).
    for (const other of world.organisations.filter((each) => each !== committee && !isProperty(each)))
      expect(other.effort).toBeCloseTo(before[other.index], 12);
  });
});

describe("a month of one case", () => {
  it("goes into the books once, is read by audits, assessment and attention, and is closed", () => {
    const { world, office, committee } = oneSupervisor({
      ...oneForm("auditSampling"),
      attention: { leaderYears: 50, leastShare: 0, penaltyPull: 0.2, shareRate: 1 },
      handling: { copingMaximum: 0, recurrenceProbability: 0 },
    });
    for (const { books } of world.organisations) closeBooks(books);
    const [slot] = createHazardsForTest(world, committee, [{ queue: 0, work: 1 }]);
    const { fields } = world.categories[world.hazards.columns.category[slot]];
    world.hazards.columns.needsPartner[slot] = 0;
    world.day = Math.floor(world.parameters.handling.deadlineFactor * fields.expectedDays) + 1;
    committee.available = 8;
    handleCases(world);
    // Solved, a day late.
    expect(world.period.closedInTruth).toBe(1);
    expect(committee.books).toEqual({ ...emptyBooks(), due: 1 });
    evaluate(world);
    // Half of one matter is asked over a tie of one half, three hours were given: all of it is revisited.
    expect([committee.samplingRate, world.period.auditHours]).toEqual([1, 1]);
    expect([committee, office].map(({ penalties }) => penalties[CLOSURE])).toEqual([35, 35]);
    expect([committee.score, committee.sanction]).toEqual([65, 0.5]);
    divideAttention(world);
    // Half an hour a month, eight times as heavy for 35 points lost by another.
    expect(office.supervisingNeed).toBeCloseTo((0.5 / 30) * (1 + 0.2 * 35), 12);
    expect([committee.books, office.books]).toEqual([emptyBooks(), emptyBooks()]);
    expect(office.supervisionHours).toBe(0);
  });
});

describe("the intervention", () => {
  const place = communityOf(400, 240);
  const use = (strength: number) => useOf("supervision-evaluation", { strength, planningDays: 5, constructionDays: 10 });

  it("at strength 0 is none, to the bit", () => {
    const without = traces(run(place));
    expect(traces(run({ ...place, interventions: [use(0)] }))).toEqual(without);
    expect(traces(run({ ...place, interventions: [use(1)] })).hazards).not.toBe(without.hazards);
  });

  it("brings more onto the books than there was before, where it is checks and consequences and not targets", () => {
    const checks = { ...use(1), values: { ...use(1).values, pressure: 0, audit: 1, consequence: 1 } };
    const recorded = (interventions: (typeof checks)[]) => {
      const outputs = [0, 1, 2].map((replication) => run({ ...place, interventions }, replication).output);
      const mean = (indicator: string) => outputs.reduce((sum, output) => sum + summaryOf(output, indicator) / outputs.length, 0);
      return { audits: mean("audits"), share: mean("recorded-share") };
    };
    const [before, after] = [recorded([]), recorded([checks])];
    expect(after.audits).toBeGreaterThan(2 * before.audits);
    expect(after.share).toBeGreaterThan(before.share);
  });
});
