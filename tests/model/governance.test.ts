import { describe, expect, it } from "vitest";
import { exp } from "../../src/kernel/maths.ts";
import { coreHours, paperworkOf, unmeasuredFactor } from "../../src/model/agents/organisation.ts";
import { feeShare } from "../../src/model/agents/propertyFirm.ts";
import { crowdingShare } from "../../src/model/agents/resident.ts";
import { contractParameters } from "../../src/model/parameters/governance.ts";
import { entriesPerCase, startingPolicy } from "../../src/model/policy.ts";
import { breachRate } from "../../src/model/processes/breaches.ts";
import { collaborate } from "../../src/model/processes/collaboration.ts";
import { providerQuality } from "../../src/model/processes/contracts.ts";
import { mobilisationHours } from "../../src/model/processes/emergencies.ts";
import { effortUnder, feltPressure, gamingShare, paperFound, refusalFound } from "../../src/model/processes/evaluation.ts";
import { moveConfidence } from "../../src/model/processes/experience.ts";
import { decide } from "../../src/model/processes/forum.ts";
import type { Policy } from "../../src/model/state.ts";
import { baseSpecification, communityOf, freshWorld, run, withParameters } from "./worlds.ts";

const { parameters } = baseSpecification();
const policyWith = (changes: Partial<Policy>): Policy => ({ ...startingPolicy(parameters), ...changes });

describe("entries per case", () => {
  it("are 1 + (systems − 1)(1 − share served) where everyone accepts the others' entries", () => {
    const entries = (dataSystems: number, served: number) => entriesPerCase(policyWith({ dataSystems }), served, 0.8, 1);
    expect(entries(4, 0)).toBe(4);
    expect(entries(4, 1)).toBe(1);
    expect(entries(5, 0.25)).toBe(4);
    expect(entries(1, 0.21)).toBe(1);
  });

  it("rise while a platform is rolled out beside the old systems", () => {
    expect(entriesPerCase(policyWith({ dataSystems: 4, rollout: 1 }), 0, 0.8, 1)).toBeCloseTo(4.8, 12);
  });

  it("are saved only as far as clear rules or trust make others' entries good enough", () => {
    const working = (responsibilityClarity: number) => policyWith({ dataSystems: 4, responsibilityClarity });
    expect(entriesPerCase(working(0), 1, 0.8, 0)).toBe(4);
    expect(entriesPerCase(working(0), 1, 0.8, 0.5)).toBeCloseTo(2.5, 12);
    expect(entriesPerCase(working(1), 1, 0.8, 0)).toBe(1);
  });
});

describe("administration", () => {
  /** Ten people, 50 hours a day, through whose hands 28 cases have just passed; handling remembers 28 days. */
  const dayOf = (dataSystems: number, cases = 28) => {
    const world = freshWorld(
      withParameters(communityOf(100, 1), {
        handling: { utilisationDays: 28 },
        technology: { entryHours: 0.2 },
      }),
    );
    Object.assign(world.policy, { dataSystems, platformCoverage: 0 });
    const organisation = { ...world.organisations[0], staff: 10, hours: 5, effort: 1, casesToday: cases, casesPerDay: 0 };
    const core = coreHours(world, organisation, { admin: 0.1, records: 0.5, nonCore: 0.5 }, paperworkOf(world));
    return { core, admin: world.period.adminHours, duplicate: world.period.duplicateEntryHours, organisation };
  };

  it("by hand: 1 case and 5 other records a day, 0.2 hours an entry, and a tenth of the day for reports", () => {
    const one = dayOf(1);
    expect([one.organisation.casesPerDay, one.organisation.casesToday]).toEqual([1, 0]);
    expect(one.admin).toBeCloseTo(5 + 6 * 0.2, 12);
    expect(one.duplicate).toBe(0);
    expect(one.core).toBeCloseTo((50 - 6.2) * 0.5, 12);
  });

  it("costs a place with eight systems eight entries, whatever it had at the start", () => {
    const eight = dayOf(8);
    expect(eight.admin).toBeCloseTo(5 + 6 * 0.2 * 8, 12);
    expect(eight.duplicate).toBeCloseTo(6 * 0.2 * 7, 12);
    expect(eight.core).toBeCloseTo((50 - 14.6) * 0.5, 12);
  });

  it("stops at the share of the day that people give to it", () => {
    const flooded = dayOf(20, 28 * 60);
    expect(flooded.admin).toBeCloseTo(50 * parameters.technology.adminCeiling, 12);
    expect(flooded.duplicate).toBeLessThan(flooded.admin);
  });

  it("grows with the cases that reach a body: twice the hazards, more hours of entry", () => {
    const entered = (level: number) => run(withParameters(communityOf(400, 60), { hazards: { level } })).world.horizon.duplicateEntryHours;
    expect(entered(2)).toBeGreaterThan(entered(1));
  });
});

describe("supervision", () => {
  const { evaluation, handling, recording } = parameters;
  const nobody = { auditRate: 0, ledgerRate: 0, samplingRate: 0, callBackRate: 0, digitalRate: 0, sanction: 0 };

  it("ends a share of shirking: consequence × stake as far as an audit or the score reaches it, and a little for being watched", () => {
    for (const [auditRate, consequence, sanction] of [
      [0, 0.7, 0],
      [0.4, 0, 0.5],
      [0.3, 0.8, 0],
      [0.3, 0.8, 0.5],
    ]) {
      const reached = 1 - (1 - auditRate) * (1 - sanction);
      const ended = reached * consequence * evaluation.effortStake + auditRate * evaluation.consequenceFreeStake;
      const expected = 1 - (1 - handling.baseEffort) * (1 - ended);
      expect(effortUnder({ auditRate, sanction }, policyWith({ consequence }), parameters)).toBeCloseTo(expected, 12);
    }
  });

  it("cuts shirking by 35 to 65 % when all is checked and has consequences, and by less than a fifth of that without", () => {
    const shirking = (auditRate: number, consequence: number) =>
      1 - effortUnder({ auditRate, sanction: 0 }, policyWith({ consequence }), parameters);
    const cut = 1 - shirking(1, 1) / shirking(0, 0);
    const cutWithout = 1 - shirking(1, 0) / shirking(0, 0);
    expect(cut).toBeGreaterThan(0.35);
    expect(cut).toBeLessThan(0.65);
    expect(cutWithout).toBeGreaterThan(0);
    expect(cutWithout).toBeLessThan(0.2 * cut);
  });

  it("is gamed by g = h · (pressure − found · (watched + (1 − watched) consequence) · deterrence), never below nothing", () => {
    const { gamingGain, gamingDeterrence, watchedShare } = evaluation;
    const gaming = (evaluationPressure: number, samplingRate: number, consequence: number) =>
      gamingShare({ ...nobody, samplingRate }, policyWith({ evaluationPressure, auditVisibility: 0.5, consequence }), parameters);
    expect(gaming(0.8, 0, 0.5)).toBeCloseTo(0.8 * gamingGain, 12);
    expect(gaming(0.8, 0.2, 1)).toBeCloseTo(gamingGain * (0.8 - 0.1 * gamingDeterrence), 12);
    expect(gaming(0.8, 0.2, 0)).toBeCloseTo(gamingGain * (0.8 - 0.1 * watchedShare * gamingDeterrence), 12);
    expect(gaming(0.1, 1, 1)).toBe(0);
    expect(gaming(0, 0, 0)).toBe(0);
  });

  it("finds a case closed on paper by revisit, seldom by ledger, not by asking; and a refusal never by ledger", () => {
    const policy = policyWith({ auditVisibility: 0.5 });
    expect(paperFound({ ...nobody, samplingRate: 0.4 }, policy, parameters)).toBeCloseTo(0.2, 12);
    expect(paperFound({ ...nobody, ledgerRate: 0.4 }, policy, parameters)).toBeCloseTo(0.2 * evaluation.ledgerSight, 12);
    expect(paperFound({ ...nobody, digitalRate: 0.4 }, policy, parameters)).toBeCloseTo(0.2 * evaluation.digitalSight, 12);
    expect(paperFound({ ...nobody, callBackRate: 1 }, policy, parameters)).toBe(0);
    expect(refusalFound({ ...nobody, ledgerRate: 1 }, policy, parameters)).toBe(0);
    expect(refusalFound({ ...nobody, samplingRate: 0.4 }, policy, parameters)).toBeCloseTo(0.2, 12);
    expect(refusalFound({ ...nobody, digitalRate: 0.4 }, policy, parameters)).toBeCloseTo(0.4, 12);
    expect(refusalFound({ ...nobody, callBackRate: 1 }, policy, parameters)).toBeCloseTo(recording.answered * recording.candour, 12);
  });

  it("presses twice as hard on who has failed with full consequence, and never beyond full targets", () => {
    expect(feltPressure({ sanction: 0 }, policyWith({ evaluationPressure: 0.3, consequence: 1 }))).toBe(0.3);
    expect(feltPressure({ sanction: 1 }, policyWith({ evaluationPressure: 0.3, consequence: 1 }))).toBe(0.6);
    expect(feltPressure({ sanction: 1 }, policyWith({ evaluationPressure: 0.3, consequence: 0 }))).toBe(0.3);
    expect(feltPressure({ sanction: 1 }, policyWith({ evaluationPressure: 0.7, consequence: 1 }))).toBe(1);
  });

  it("lets unmeasured work go down with its pressure", () => {
    const world = freshWorld(communityOf(100, 1));
    for (const pressure of [0, 0.4, 1]) {
      world.policy.evaluationPressure = pressure;
      expect(unmeasuredFactor(world)).toBeCloseTo(1 - pressure * world.parameters.evaluation.measuredShift, 12);
    }
  });

  it("leaves a finite share of unmeasured work even where pressure and its effect are both at their most", () => {
    const world = freshWorld(
      withParameters(communityOf(100, 1), { evaluation: { measuredShift: 1 }, institutions: { evaluationPressure: 1 } }),
    );
    expect(unmeasuredFactor(world)).toBeGreaterThanOrEqual(0);
    expect(unmeasuredFactor(world)).toBeLessThan(2);
  });
});

describe("a provider", () => {
  it("chooses quality clamp((β + audit · penalty) / c), and an affiliated one escapes part of the audits", () => {
    const { intrinsicQuality, penalty, effortCost, affiliateDiscount } = parameters.contracts;
    const chosen = (legality: number, audit: number, yuan: number, arranged: number) =>
      providerQuality({ policy: policyWith({ legality }), parameters }, intrinsicQuality, arranged, {
        audit,
        penalty: yuan,
      });
    const quality = (audit: number, yuan: number, arranged = 0) => chosen(1, audit, yuan, arranged);
    expect(quality(0, 1)).toBeCloseTo(intrinsicQuality / effortCost, 12);
    expect(quality(0.3, 0.5)).toBeCloseTo((intrinsicQuality + 0.15 * penalty) / effortCost, 12);
    expect(quality(0.3, 0.5, 1)).toBeCloseTo((intrinsicQuality + 0.15 * (1 - affiliateDiscount) * penalty) / effortCost, 12);
    expect(quality(1, 10)).toBe(1);
    expect(chosen(0, 0.3, 0.5, 0)).toBeCloseTo(intrinsicQuality + 0.15 * penalty * parameters.contracts.lawlessShare, 12);
  });

  it("has a quality in [0, 1] when pride and the cost of quality are at the lowest the registry allows", () => {
    const { min: intrinsicQuality } = contractParameters.specifications.intrinsicQuality;
    const { min: effortCost } = contractParameters.specifications.effortCost;
    const bare = withParameters(communityOf(100, 1), { contracts: { intrinsicQuality, effortCost } });
    const rules = { audit: 0, penalty: 0 };
    expect(providerQuality({ policy: policyWith({}), parameters: bare.parameters }, intrinsicQuality, 0, rules)).toBeGreaterThanOrEqual(0);
  });
});

describe("residents", () => {
  it("lose intrinsic motivation to a reward by 1 − exp(−yuan / scale), and nothing without one", () => {
    const world = freshWorld(communityOf(100, 1));
    expect(crowdingShare(world)).toBe(0);
    world.policy.rewardYuan = 2 * parameters.participation.crowdingYuan;
    expect(crowdingShare(world)).toBeCloseTo(1 - exp(-2), 12);
  });

  it("lose confidence by a bad experience at lossRatio times the rate at which they gain it by a good one", () => {
    const world = freshWorld(communityOf(100, 1));
    const column = world.residents.confidence[1];
    const move = (outcome: number, weight: number) => {
      column[0] = 0.5;
      moveConfidence(world, 0, 1, outcome, weight);
      return column[0] - 0.5;
    };
    expect(move(0, 0.5) / move(1, 0.5)).toBeCloseTo(-parameters.trust.lossRatio, 4);
    expect(move(1, 1)).toBeCloseTo(0.5 * parameters.trust.gainRate, 6);
  });

  it("pay fees as they are satisfied, between nothing and all", () => {
    const world = freshWorld(communityOf(100, 1));
    const { feeWillingness, feeSlope } = parameters.resources;
    world.watch.satisfaction = 0.5;
    expect(feeShare(world, -1)).toBeCloseTo(feeWillingness, 12);
    world.watch.satisfaction = 0.4;
    expect(feeShare(world, -1)).toBeCloseTo(feeWillingness - 0.1 * feeSlope, 12);
    world.watch.satisfaction = 100;
    expect(feeShare(world, -1)).toBe(1);
  });
});

describe("data breaches", () => {
  it("come at χ × what is held × what is not secured", () => {
    const world = freshWorld(communityOf(100, 1));
    Object.assign(world.policy, { platformCoverage: 1, cameraCoverage: 1, dataSecurity: 0.75 });
    expect(breachRate(world)).toBeCloseTo(0.25 * parameters.technology.breachRate, 12);
    world.policy.dataSecurity = 1;
    expect(breachRate(world)).toBe(0);
  });
});

describe("an emergency", () => {
  it("is mobilised no faster by a written plan alone, and faster by practised readiness and by linkage once practised", () => {
    const world = freshWorld(communityOf(400, 1));
    const hours = () => mobilisationHours(world, "flood");
    const start = hours();
    world.policy.emergencyPlan = 1;
    expect(hours()).toBe(start);
    world.emergency.readiness = 1;
    const ready = hours();
    expect(ready).toBeLessThan(start);
    world.policy.linkage = 1;
    expect(hours()).toBeLessThan(ready);
  });
});

describe("the forum", () => {
  it("decides nothing alone: a single member makes no proposals and has no dialogue", () => {
    const specification = communityOf(200, 1);
    const one = { ...specification, organisations: specification.organisations.map((entry, k) => ({ ...entry, forumMember: k === 0 })) };
    const world = freshWorld(one);
    world.policy.forumFrequency = 8;
    decide(world);
    collaborate(world);
    expect([world.period.proposals, world.forum.dialogue]).toEqual([0, 0]);
  });

  it("keeps cooperation a share where the stakes are highest and choices sharpest", () => {
    const world = freshWorld(withParameters(communityOf(100, 1), { collaboration: { choiceTemperature: 0.01, coordinationGain: 10 } }));
    world.policy.interdependence = 1;
    world.pairs.trust.fill(1);
    for (const organisation of world.organisations) organisation.cooperation = 1;
    collaborate(world);
    expect(world.organisations.filter(({ cooperation }) => !(cooperation >= 0 && cooperation <= 1)).map(({ id }) => id)).toEqual([]);
  });
});
