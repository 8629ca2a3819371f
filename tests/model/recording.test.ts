import { describe, expect, it } from "vitest";
import { channelIds } from "../../src/model/channels.ts";
import { detectors, NEVER, OPEN, ROUTED } from "../../src/model/hazardStore.ts";
import { callBack, sendBack } from "../../src/model/processes/callBack.ts";
import { bookIncident } from "../../src/model/processes/cases.ts";
import { isTakenDown, refusalProbability } from "../../src/model/processes/recording.ts";
import { deliverCases, openCase } from "../../src/model/processes/routing.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { createHazardsForTest } from "./cases.ts";
import { communityOf, freshWorld, type ParameterPatch, withParameters } from "./worlds.ts";

const [RESIDENT, SENSOR] = ["resident", "sensor"].map((name) => detectors.indexOf(name as (typeof detectors)[number]));
const [POLICE_LINE, HOTLINE, APP] = ["police-line", "hotline", "app"].map((name) =>
  channelIds.indexOf(name as (typeof channelIds)[number]),
);
const byPhone = { detector: RESIDENT, reporter: 0, channel: POLICE_LINE };

/** A police with no load, in a place without platform, audits and targets. */
function place(patch: ParameterPatch = {}): { world: World; police: Organisation } {
  const bare = { platformCoverage: 0, evaluationPressure: 0, consequence: 1, auditVisibility: 1, ...patch.institutions };
  const world = freshWorld(withParameters(communityOf(800, 1), { ...patch, institutions: bare }));
  const police = world.organisations.find(({ role }) => role === "police-station")!;
  police.utilisation = 0;
  return { world, police };
}

/** A hazard of the first category that nobody knows of. */
function unknownHazard(world: World, ordinal = 0): number {
  const slot = world.hazards.add(0, 0, 0, ordinal, world.streams.hazard);
  world.hazards.columns.severity[slot] = 0.3;
  world.hazards.columns.work[slot] = 1;
  return slot;
}

const odds = (probability: number) => probability / (1 - probability);

describe("the chance that a matter is not taken down", () => {
  const chance = (patch: ParameterPatch, change: Partial<Organisation> = {}, telling = byPhone) => {
    const { world, police } = place(patch);
    return refusalProbability(world, unknownHazard(world), telling, Object.assign(police, change));
  };
  const bare = chance({});
  const { recording } = communityOf(800, 1).parameters;

  it("is a logit of discretion, targets, load and audits", () => {
    expect(Math.log(odds(bare))).toBeCloseTo(recording.discretion, 9);
    const pressed = chance({ institutions: { evaluationPressure: 0.5 } });
    expect(Math.log(odds(pressed) / odds(bare))).toBeCloseTo(0.5 * recording.pressureWeight, 9);
    expect(Math.log(odds(chance({}, { samplingRate: 0.25 })) / odds(bare))).toBeCloseTo(-0.25 * recording.auditWeight, 9);
    expect(chance({}, { utilisation: 2 })).toBeGreaterThan(1.3 * bare);
    expect(chance({}, { ledgerRate: 1 })).toBe(bare);
  });

  it("is about 0.19 of all and 0.33 of violence at half of full targets without audits, and below 0.04 with them", () => {
    const { world, police } = place({ institutions: { evaluationPressure: 0.5 } });
    Object.assign(police, { utilisation: 0.9 });
    const of = (id: string) => {
      const slot = unknownHazard(world);
      world.hazards.columns.category[slot] = world.categories.findIndex((category) => category.id === id);
      return refusalProbability(world, slot, byPhone, police);
    };
    const [theft, violence] = [of("property-crime"), of("public-order")];
    expect(0.8 * theft + 0.2 * violence).toBeGreaterThan(0.16);
    expect(0.8 * theft + 0.2 * violence).toBeLessThan(0.22);
    expect(violence).toBeGreaterThan(0.28);
    expect(violence).toBeLessThan(0.4);
    police.samplingRate = 0.5;
    expect(0.8 * of("property-crime") + 0.2 * of("public-order")).toBeLessThan(0.04);
  });

  it("falls with what leaves a trace: the platform's share, the app and sensors altogether", () => {
    const covered = chance({ institutions: { platformCoverage: 0.5 } });
    expect(covered).toBeCloseTo(bare * (1 - 0.5 * recording.traceEffect), 12);
    expect(chance({}, {}, { ...byPhone, channel: APP })).toBe(0);
    expect(chance({}, {}, { detector: SENSOR, reporter: -1, channel: -1 })).toBe(0);
  });

  it("is nothing where nobody is employed", () => {
    expect(chance({}, { staff: 0 })).toBe(0);
  });
});

describe("what is not taken down", () => {
  const refusing = { recording: { discretion: 10 } } as const;

  it("is no case: it stays open and off the books, counts, and the reporter is disappointed", () => {
    const { world, police } = place(refusing);
    const slot = unknownHazard(world);
    const confidence = world.residents.confidence[police.kindIndex];
    const before = confidence[0];
    openCase(world, slot, RESIDENT, 0, POLICE_LINE, police);
    const c = world.hazards.columns;
    expect([c.status[slot], c.detectedDay[slot], c.toldDay[slot], c.refused[slot]]).toEqual([OPEN, NEVER, 0, 1]);
    expect([world.period.told, world.period.notTakenDown, world.period.cases]).toEqual([1, 1, 0]);
    expect([world.watch.reportsToday, world.field.recorded[0]]).toEqual([0, 0]);
    expect(confidence[0]).toBeLessThan(before);
  });

  it("may be told again and is then decided anew, with the days counted from the first time", () => {
    const { world, police } = place({ recording: { discretion: 0 } });
    const outcomes = Array.from({ length: 400 }, (_, ordinal) => {
      const slot = unknownHazard(world, ordinal);
      return [isTakenDown(world, slot, byPhone, police), isTakenDown(world, slot, byPhone, police)];
    });
    const both = outcomes.filter(([first, second]) => !first && !second).length / outcomes.length;
    expect(Math.abs(outcomes.filter(([first]) => first).length / 400 - 0.5)).toBeLessThan(0.1);
    expect(Math.abs(both - 0.25)).toBeLessThan(0.08);
  });

  it("is otherwise a case at once, and an incident is on the books once", () => {
    const { world, police } = place({ recording: { discretion: -40 } });
    const slot = unknownHazard(world);
    world.hazards.columns.escalatedDay[slot] = 0;
    expect(world.watch.incidentsToday).toBe(0);
    openCase(world, slot, RESIDENT, 0, POLICE_LINE, police);
    bookIncident(world, slot);
    expect([world.period.cases, world.watch.reportsToday, world.watch.incidentsToday]).toEqual([1, 1, 1]);
  });
});

describe("a call-back", () => {
  /** Reporters of 600 closed cases of the police are asked, solved or not. */
  function asked(patch: ParameterPatch, { rate = 0, channel = POLICE_LINE, isSolved = false } = {}) {
    const { world, police } = place(patch);
    police.callBackRate = rate;
    const slots = createHazardsForTest(
      world,
      police,
      Array.from({ length: 600 }, () => ({ queue: 0, work: 1 })),
    );
    const found = slots.filter((slot) => {
      world.hazards.columns.reporter[slot] = 0;
      world.hazards.columns.channel[slot] = channel;
      return callBack(world, police, slot, isSolved);
    });
    const office = world.organisations.find(({ role }) => role === "street-office")!;
    return { found: found.length / 600, police, period: world.period, office };
  }

  it("is not made without audits by call-back or a hotline that calls", () => {
    const { found, period } = asked({ institutions: { hotlineCallBack: 1 } });
    expect([found, period.answeredCalls]).toEqual([0, 0]);
  });

  it("reaches half, who say what is unsolved and yet are satisfied", () => {
    const { found, police } = asked({ recording: { candour: 0.8, courtesy: 0.9 } }, { rate: 1 });
    expect(Math.abs(police.books.answered / 600 - 0.5)).toBeLessThan(0.07);
    expect(Math.abs(found / (police.books.answered / 600) - 0.8)).toBeLessThan(0.08);
    expect(Math.abs(police.books.satisfied / police.books.answered - 0.9)).toBeLessThan(0.06);
  });

  it("finds nothing where all is solved, and everybody is satisfied", () => {
    const { found, police } = asked({}, { rate: 1, isSolved: true });
    expect(found).toBe(0);
    expect(police.books.satisfied).toBe(police.books.answered);
  });

  it("by the hotline reaches who had turned to it, in hours of its office", () => {
    const { period, office } = asked({ institutions: { hotlineCallBack: 1 }, recording: { callBackHours: 0.2 } }, { channel: HOTLINE });
    expect(period.answeredCalls).toBeGreaterThan(200);
    expect(office.owed).toBeCloseTo(600 * 0.2, 9);
  });

  it("sends back to the same organisation what it finds unsolved, after some days", () => {
    const { world, police } = place({ recording: { callBackDays: 3 } });
    const [slot] = createHazardsForTest(world, police, [{ queue: 0, work: 1 }]);
    police.queues[0].shift();
    sendBack(world, police, slot);
    const c = world.hazards.columns;
    expect([c.status[slot], c.organisation[slot], police.books.returned, world.period.sentBack]).toEqual([ROUTED, police.index, 1, 1]);
    for (world.day = 1; world.day < 3; world.day++) deliverCases(world);
    expect(c.status[slot]).toBe(ROUTED);
    deliverCases(world);
    expect(c.status[slot]).not.toBe(ROUTED);
    expect(police.queues.some((queue) => queue.length > 0)).toBe(true);
  });
});
