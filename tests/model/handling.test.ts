import { describe, expect, it } from "vitest";
import { QUEUED, WAITING } from "../../src/model/hazardStore.ts";
import { initialise } from "../../src/model/initialise.ts";
import { handleCases } from "../../src/model/processes/handling.ts";
import { createHazardsForTest } from "./cases.ts";
import { communityOf, emptyOrganisation, freshWorld, stepDay, withOneCategory, withParameters } from "./worlds.ts";

/** Hazards that are all reported at once and only end by work; an office without other duties that never cuts corners. */
const fields = {
  baseRate: 1000,
  concentration: 0,
  trend: 0,
  seasonAmplitude: 0,
  branchingRatio: 0,
  latentShare: 1,
  escalationDays: 3650,
  lapseDays: 3650,
  noticeRate: 5,
  reportIntercept: 8,
  severityMean: 0.5,
  workHours: 2,
  partnerShare: 0,
  culturePrevention: 0,
  cameraPrevention: 0,
  gatePrevention: 0,
  patrolPrevention: 0,
  guardPrevention: 0,
  volunteerPrevention: 0,
};
const workPerCase = 2 * (0.6 + 0.8 * 0.5);
const arrivalsPerDay = (1000 * 800) / 365000;

/** One office with `load` hours asked for per hour it has. */
function office(load: number) {
  const hoursPerDay = (arrivalsPerDay * workPerCase) / load;
  const bare = withParameters(withOneCategory(communityOf(800, 1), fields), {
    institutions: { responsibilityClarity: 1, evaluationPressure: 0, cameraCoverage: 0, forumFrequency: 0 },
    handling: { adminGovernment: 0, nonCoreGovernment: 0, copingMaximum: 0, recurrenceProbability: 0, giveUpDays: 3650, baseEffort: 1 },
    routing: { intakeHours: 0, duplicateHours: 0 },
    attention: { leastShare: 0, reportShare: 0, leadHours: 0 },
    recording: { callBackHours: 0, discretion: -40 },
    technology: { entryHours: 0 },
    resources: { quitRate: 0, quitLoad: 0, learningRate: 0, publicBudget: 0 },
    detection: { severityWeight: 0, responseWeight: 0, confidenceWeight: 0, channelWeight: 0, awarenessWeight: 0 },
  });
  const [{ id }] = bare.categories;
  const staff = emptyOrganisation({ id: "office", role: "street-office", staff: hoursPerDay, hours: 1, lead: [id], support: [] });
  return { specification: { ...bare, organisations: [staff] }, hoursPerDay };
}

/** Hours of work before and after handling on every day. */
function workload(load: number, days: number, replication = 0) {
  const { specification, hoursPerDay } = office(load);
  const world = initialise(specification, replication, false);
  const [organisation] = world.organisations;
  const before: number[] = [];
  const after: number[] = [];
  for (let day = 0; day < days; day++) {
    stepDay(world, day, (process) => {
      if (process === "handling") before.push(organisation.backlogHours);
      if (process === "escalation") after.push(organisation.backlogHours);
    });
  }
  return { before, after, hoursPerDay, world };
}

describe("a queue served by hours", () => {
  it("loses exactly a day's hours a day, or all it has", () => {
    const { before, after, hoursPerDay } = workload(0.95, 200);
    expect(Math.max(...before)).toBeGreaterThan(hoursPerDay);
    before.forEach((hours, day) => {
      expect(after[day]).toBeCloseTo(Math.max(0, hours - hoursPerDay), 6);
    });
  });

  it("stays bounded when less is asked than there is", () => {
    for (const replication of [0, 1, 2]) {
      const { after, hoursPerDay } = workload(0.7, 800, replication);
      const late = after.slice(400);
      expect(late.reduce((sum, hours) => sum + hours, 0) / late.length).toBeLessThan(8 * hoursPerDay);
      expect(late.filter((hours) => hours < 1e-9).length).toBeGreaterThan(20);
    }
  });

  it("grows at the difference of what is asked and what there is when more is asked", () => {
    const [load, days] = [1.6, 500];
    const growth = [0, 1, 2, 3].map((replication) => {
      const { after } = workload(load, days, replication);
      return (after[days - 1] - after[99]) / (days - 100);
    });
    const mean = growth.reduce((sum, value) => sum + value, 0) / growth.length;
    const expected = arrivalsPerDay * workPerCase * (1 - 1 / load);
    // Work per case: mean m, second moment below 3 m² (exponential part, severity).
    const error = Math.sqrt((arrivalsPerDay * 3 * workPerCase ** 2) / ((days - 100) * growth.length));
    expect(Math.abs(mean - expected)).toBeLessThan(4 * error);
  });

  it("solves what it works on, so that closed on paper and closed in truth are one when nothing tempts or fails", () => {
    const { world } = workload(0.7, 300);
    expect(world.period.closedInTruth).toBeGreaterThan(400);
    expect(world.period.closedInTruth).toBe(world.period.closedAsReported);
    expect(world.period.hops + world.period.superficial + world.period.shelved).toBe(0);
  });
});

describe("a case", () => {
  const specification = withParameters(withOneCategory(communityOf(800, 1), { ...fields, baseRate: 0 }), {
    handling: { copingMaximum: 0, recurrenceProbability: 0 },
    attention: { leastShare: 0 },
    institutions: { evaluationPressure: 0 },
  });

  it("of higher urgency is worked on first", () => {
    const world = freshWorld(specification);
    const organisation = world.organisations.find(({ role }) => role === "street-office")!;
    const [low, high] = createHazardsForTest(world, organisation, [
      { queue: 2, work: 4 },
      { queue: 0, work: 4 },
    ]);
    for (const other of world.organisations) other.available = 0;
    organisation.available = 4;
    handleCases(world);
    expect(world.hazards.columns.serial[high]).toBe(-1);
    expect(world.hazards.columns.serial[low]).toBeGreaterThanOrEqual(0);
    expect(world.hazards.columns.status[low]).toBe(QUEUED);
  });

  it("is finished over several days when a day is too short for it", () => {
    const world = freshWorld(specification);
    const organisation = world.organisations.find(({ role }) => role === "street-office")!;
    const [slot] = createHazardsForTest(world, organisation, [{ queue: 0, work: 10 }]);
    const left: number[] = [];
    for (world.day = 0; world.day < 3; world.day++) {
      for (const other of world.organisations) other.available = 0;
      organisation.available = 4;
      handleCases(world);
      left.push(world.hazards.columns.serial[slot] < 0 ? 0 : world.hazards.columns.work[slot]);
    }
    expect(left).toEqual([6, 2, 0]);
    expect(world.period.closedInTruth).toBe(1);
  });

  it("of an organisation in charge profits from bought hours even if another has more cases that only wait for a partner", () => {
    const world = freshWorld(specification);
    const [waiting, working] = ["street-office", "residents-committee"].map((role) => world.organisations.find((o) => o.role === role)!);
    createHazardsForTest(world, waiting, [{ queue: -1, work: 50 }]);
    const [slot] = createHazardsForTest(world, working, [{ queue: 0, work: 5 }]);
    for (const other of world.organisations) other.available = 0;
    const provider = world.organisations.find(({ role }) => role === "social-work-ngo")!;
    provider.contractHours = 20;
    handleCases(world);
    expect(world.hazards.columns.serial[slot]).toBe(-1);
  });

  it("that waits for a partner asks again only after some days", () => {
    const world = freshWorld(withParameters(specification, { handling: { attemptDays: 5 } }));
    const organisation = world.organisations.find(({ role }) => role === "street-office")!;
    const [slot] = createHazardsForTest(world, organisation, [{ queue: -1, work: 5 }]);
    world.hazards.columns.needsPartner[slot] = 1;
    world.hazards.columns.nextAttemptDay[slot] = 4;
    for (world.day = 1; world.day < 4; world.day++) {
      organisation.available = 3;
      handleCases(world);
      expect(world.hazards.columns.status[slot]).toBe(WAITING);
      expect(world.period.jointFailures).toBe(0);
    }
  });
});

describe("targets that nobody checks", () => {
  const days = 7;
  const gamed = () =>
    withParameters(withOneCategory(communityOf(800, 1), { ...fields, baseRate: 0, expectedDays: days }), {
      handling: { copingMaximum: 0, deadlineFactor: 1, giveUpDays: 300, superficialWork: 0.25 },
      evaluation: { gamingGain: 1, gamingDeterrence: 0 },
      institutions: { evaluationPressure: 1, auditVisibility: 1, consequence: 1 },
    });

  /** The days on which a case of 20 hours that waits in a queue, or for a partner, was closed while nobody works. */
  function closingDay(samplingRate: number, queue: number) {
    const world = freshWorld(gamed());
    const organisation = world.organisations.find(({ role }) => role === "street-office")!;
    organisation.samplingRate = samplingRate;
    const [slot] = createHazardsForTest(world, organisation, [{ queue, work: 20 }]);
    world.hazards.columns.nextAttemptDay[slot] = 1000;
    for (world.day = 0; world.day < 3 * days; world.day++) {
      for (const other of world.organisations) other.available = 0;
      handleCases(world);
      if (world.period.superficial > 0) return { day: world.day, owed: organisation.owed, period: world.period };
    }
    return null;
  }

  it("close cases on paper in the evening of their last day in time, wherever they wait", () => {
    for (const queue of [0, 2, -1]) {
      const closed = closingDay(0, queue)!;
      expect(closed.day).toBe(days);
      expect(closed.owed).toBeCloseTo(5, 12);
      expect(closed.period.onTimeReported).toBe(1);
      expect(closed.period.onTimeInTruth).toBe(0);
    }
  });

  it("close none where every trick is found and sent back", () => {
    expect(closingDay(1, 0)).toBeNull();
  });
});
