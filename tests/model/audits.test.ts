import { describe, expect, it } from "vitest";
import { isProperty } from "../../src/model/agents/propertyFirm.ts";
import { JOINT_ACTION, pairOf, SUPERVISION } from "../../src/model/pairs.ts";
import { auditAlongTies } from "../../src/model/processes/audits.ts";
import { effortUnder, evaluate, scoreOf } from "../../src/model/processes/evaluation.ts";
import { answersFor } from "../../src/model/processes/ties.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { communityOf, freshWorld, type ParameterPatch, run, summaryOf, traces, useOf, withParameters } from "./worlds.ts";

/** One form of audit, an hour each, by an office that gives all of its ten hours a day: 300 in a month. */
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
    auditShare: 1,
    ledgerHours: 1,
    samplingHours: 1,
    digitalHours: 1,
    ledgerTrace: 0.5,
    samplingTrace: 0.1,
    digitalTrace: 0.02,
  },
  recording: { callBackHours: 1 },
});

/** A world in which the street office alone supervises, and the committee alone is supervised, with ten matters in its books. */
function oneSupervisor(patch: ParameterPatch): { world: World; office: Organisation; committee: Organisation } {
  const world = freshWorld(withParameters(communityOf(400, 1), patch));
  const [office, committee] = ["street-office", "residents-committee"].map((role) => world.organisations.find((o) => o.role === role)!);
  world.pairs.layers[SUPERVISION].fill(0);
  world.pairs.layers[SUPERVISION][pairOf(world.pairs, office.index, committee.index)] = 0.3;
  Object.assign(office, { capacityHours: 10, utilisation: 0, owed: 0, asked: 0 });
  Object.assign(committee, { owed: 0, asked: 0, monthTold: 4, monthDue: 6 });
  return { world, office, committee };
}
const hoursOf = ({ capacityHours }: Organisation) => capacityHours * 30;

describe("audits", () => {
  it("go along ties of supervision and are paid in the supervisor's hours", () => {
    const { world, office, committee } = oneSupervisor(oneForm("auditSampling", 0.01));
    const audited = hoursOf(office) * 0.01;
    expect(audited).toBeLessThan(10);
    auditAlongTies(world);
    expect(committee.samplingRate).toBeCloseTo(audited / 10, 12);
    expect(committee.auditRate).toBeCloseTo(audited / 10, 12);
    expect(office.owed).toBeCloseTo(audited, 12);
    expect(committee.owed).toBeCloseTo(audited * 0.1, 12);
    expect([world.period.auditHours, world.period.traceHours]).toEqual([office.owed, committee.owed]);
    expect(world.pairs.contacts[SUPERVISION][pairOf(world.pairs, committee.index, office.index)]).toBe(1);
    expect(world.pairs.contacts[JOINT_ACTION].every((count) => count === 0)).toBe(true);
    const others = world.organisations.filter((each) => each !== committee);
    expect(others.every(({ auditRate }) => auditRate === 0)).toBe(true);
  });

  it("look at no more than there is, and cost no more", () => {
    const { world, office, committee } = oneSupervisor(oneForm("auditSampling", 1));
    auditAlongTies(world);
    expect(committee.auditRate).toBe(1);
    expect(office.owed).toBeCloseTo(10, 12);
  });

  it("do not happen without a tie, without hours, or without anybody who asks for them", () => {
    const without = [
      ({ world }: { world: World }) => world.pairs.layers[SUPERVISION].fill(0),
      ({ office }: { office: Organisation }) => (office.capacityHours = 0),
      ({ world }: { world: World }) => (world.policy.auditIntensity = 0),
    ];
    for (const take of without) {
      const made = oneSupervisor(oneForm("auditSampling"));
      take(made);
      auditAlongTies(made.world);
      expect([made.committee.auditRate, made.office.owed, made.committee.owed]).toEqual([0, 0, 0]);
    }
  });

  it("are fewer under a loaded supervisor", () => {
    const { world, office, committee } = oneSupervisor(oneForm("auditSampling", 0.01));
    office.utilisation = 2;
    auditAlongTies(world);
    expect(answersFor(world, office)).toBeLessThan(0.6);
    expect(committee.auditRate).toBeCloseTo((hoursOf(office) * 0.01 * answersFor(world, office)) / 10, 12);
  });

  it("make trace work by form: much from ledgers, little from revisits, none from asking reporters", () => {
    const trace = (form: Parameters<typeof oneForm>[0]) => {
      const { world, committee } = oneSupervisor(oneForm(form));
      auditAlongTies(world);
      return committee.owed;
    };
    expect(trace("auditLedger")).toBeCloseTo(5, 12);
    expect(trace("auditSampling")).toBeCloseTo(1, 12);
    expect(trace("auditCallBack")).toBe(0);
    expect(trace("auditDigital")).toBeCloseTo(4 * 0.02, 12);
  });

  it("reach by digital traces only what is on the platform", () => {
    const { world, office, committee } = oneSupervisor(oneForm("auditDigital"));
    auditAlongTies(world);
    expect(committee.digitalRate).toBeCloseTo(0.4, 12);
    expect(office.owed).toBeCloseTo(4, 12);
  });

  it("spread over ties by their strength", () => {
    const { world, office, committee } = oneSupervisor(oneForm("auditSampling", 0.02));
    const police = world.organisations.find(({ role }) => role === "police-station")!;
    police.monthDue = 100;
    world.pairs.layers[SUPERVISION][pairOf(world.pairs, office.index, police.index)] = 0.9;
    auditAlongTies(world);
    expect(police.samplingRate * 100).toBeCloseTo(0.75 * hoursOf(office) * 0.02, 12);
    expect(committee.samplingRate * 10).toBeCloseTo(0.25 * hoursOf(office) * 0.02, 12);
  });
});

describe("a month's score", () => {
  const { parameters } = communityOf(400, 1);
  const p = parameters.evaluation;
  const scored = (books: Partial<Organisation>) => {
    const { committee } = oneSupervisor({});
    return scoreOf(Object.assign(committee, { monthTold: 0, monthDue: 0 }, books), parameters);
  };

  it("is full without a fault and loses points by reported figures", () => {
    expect(scored({})).toBe(p.fullScore);
    expect(scored({ monthDue: 10, monthInTime: 10, monthAnswered: 4, monthSatisfied: 4 })).toBe(100);
    expect(scored({ monthDue: 10, monthInTime: 6 })).toBeCloseTo(100 - 0.4 * p.latePoints, 12);
    expect(scored({ monthDue: 10, monthInTime: 10, monthAnswered: 10, monthSatisfied: 9 })).toBeCloseTo(
      100 - 0.1 * p.satisfactionPoints,
      12,
    );
    expect(scored({ monthDue: 10, monthInTime: 10, monthReturned: 1 })).toBeCloseTo(100 - 0.1 * p.returnPoints, 12);
  });

  it("has capped penalties, and a cliff for a grave incident", () => {
    expect(scored({ monthDue: 10, monthInTime: 10, monthAnswered: 10, monthSatisfied: 10, monthReturned: 10 })).toBeCloseTo(
      100 - p.mostPoints,
      12,
    );
    expect(scored({ monthGrave: 1 })).toBe(70);
    expect(scored({ monthGrave: 9 })).toBe(0);
  });

  it("below the mark has a sanction, doubled when repeated and gone when mended; books are closed each month", () => {
    const { world, committee } = oneSupervisor({ institutions: { auditIntensity: 0 } });
    const month = (books: Partial<Organisation>) => {
      Object.assign(committee, books);
      evaluate(world);
      return committee.sanction;
    };
    expect(month({ monthDue: 10, monthInTime: 5 })).toBe(p.firstSanction);
    expect([committee.monthDue, committee.monthInTime, committee.monthTold]).toEqual([0, 0, 0]);
    expect(month({ monthDue: 10, monthInTime: 5 })).toBe(2 * p.firstSanction);
    expect(month({ monthDue: 10, monthInTime: 10 })).toBe(0);
    expect(month({ monthDue: 10, monthInTime: 5 })).toBe(p.firstSanction);
  });

  it("moves only the effort of who has it, and 40 % of the way each month", () => {
    const { world, committee } = oneSupervisor({ institutions: { auditIntensity: 0, consequence: 1 } });
    const before = world.organisations.map(({ effort }) => effort);
    Object.assign(committee, { monthDue: 10, monthInTime: 0 });
    evaluate(world);
    const target = effortUnder({ auditRate: 0, sanction: p.firstSanction }, world.policy, parameters);
    expect(committee.effort).toBeCloseTo(before[committee.index] + p.adaptation * (target - before[committee.index]), 12);
    expect(committee.effort).toBeGreaterThan(before[committee.index] + 0.01);
    // Property firms work as hard as their fees are worth (agents/propertyFirm.ts).
    for (const other of world.organisations.filter((each) => each !== committee && !isProperty(each)))
      expect(other.effort).toBeCloseTo(before[other.index], 12);
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
