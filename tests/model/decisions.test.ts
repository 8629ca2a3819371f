import { describe, expect, it } from "vitest";
import { FORUM_FUND } from "../../src/model/accounts.ts";
import { coreHours, paperworkOf } from "../../src/model/agents/organisation.ts";
import { knownToPolice } from "../../src/model/agents/police.ts";
import { reportProbability } from "../../src/model/agents/resident.ts";
import { channelIds } from "../../src/model/channels.ts";
import {
  DECISION_PLACES,
  enterDecision,
  JOINT_OPERATION,
  OPEN_BOOKS,
  SHARE_DATA,
  SPEND_FUND,
  underWay,
  WRITE_DOWN,
} from "../../src/model/forumDecisions.ts";
import { QUEUED } from "../../src/model/hazardStore.ts";
import { MISSING, RIGHT } from "../../src/model/knowledge.ts";
import { INFORMATION, pairOf } from "../../src/model/pairs.ts";
import { opennessOf } from "../../src/model/policy.ts";
import { callBack } from "../../src/model/processes/callBack.ts";
import { collaborate, forumMembers, worthOfMembership } from "../../src/model/processes/collaboration.ts";
import { decide } from "../../src/model/processes/forum.ts";
import { handleCases } from "../../src/model/processes/handling.ts";
import { applyDecisions, carryOut, countShared } from "../../src/model/processes/implementation.ts";
import { renewKnowledge } from "../../src/model/processes/knowledge.ts";
import { seekPartner } from "../../src/model/processes/partners.ts";
import { advancePolicy } from "../../src/model/processes/policy.ts";
import { proposalsOf } from "../../src/model/processes/proposals.ts";
import { answersFor, haveOneSystem, reconsiderTies } from "../../src/model/processes/ties.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { adopt, cast, categoryOf, commit, fill, forumOf, handOver, months, type Name, pledgesOf, underWayIn } from "./forums.ts";
import { know, margin, matterOf, shareOf, tie, walkFrom } from "./walks.ts";

const members: readonly Name[] = ["office", "police", "committee", "property"];
const sum = (values: Iterable<number>) => [...values].reduce((all, each) => all + each, 0);
const owed = ({ organisations }: World) => organisations.map((organisation) => organisation.undertaken);

/** A forum whose members keep all they pledge. */
function keen(options: Parameters<typeof forumOf>[1] = {}): World {
  const world = forumOf(members, options);
  commit(world, 1);
  return world;
}

/** Carries a decision of a kind through. */
function carriedThrough(world: World, kind: number, about = -1, other = -1, by: Organisation = cast(world).office): void {
  adopt(world, kind, [[by, 30]], about, other);
  months(world, 3);
  expect(world.forum).toMatchObject({ carriedOut: 1, broken: 0 });
}

describe("a pledge", () => {
  it("is due in equal parts, and kept by commitment and by what load leaves", () => {
    const world = forumOf(members);
    const { office, property } = cast(world);
    adopt(world, OPEN_BOOKS, [
      [office, 60],
      [property, 90],
    ]);
    Object.assign(office, { commitment: 0.5, utilisation: 0 });
    Object.assign(property, { commitment: 0.8, utilisation: 1.5 }); // one above what leaves time: half
    expect([answersFor(world, office), answersFor(world, property)]).toEqual([1, 0.5]);
    carryOut(world);
    expect([office.undertaken, property.undertaken]).toEqual([10, 12]);
    expect([office.asked, property.asked]).toEqual([10, 12]);
    expect(pledgesOf(world)).toEqual(
      new Map([
        [office.index, 40],
        [property.index, 60],
      ]),
    );
    // Of today's commitment, not of that on the day of the pledge.
    office.commitment = 1;
    carryOut(world);
    expect([office.undertaken, property.undertaken]).toEqual([30, 24]);
    expect([world.decisions.needed[0], world.decisions.kept[0]]).toEqual([150, 54]);
    carryOut(world);
    expect([office.undertaken, property.undertaken]).toEqual([50, 36]);
    expect(underWayIn(world)).toEqual([]);
  });

  it("is owed by who made it and by nobody else; hours kept are hours owed, and all is due in the end", () => {
    const world = forumOf(members, { patch: { forum: { carryMonths: 4 } } });
    const { office, police, property } = cast(world);
    Object.assign(police, { commitment: 0.3, utilisation: 0.7 });
    adopt(world, JOINT_OPERATION, [
      [office, 60],
      [police, 45],
    ]);
    adopt(world, SHARE_DATA, [
      [police, 25],
      [property, 25],
    ]);
    let kept = 0;
    for (let month = 0; month < 4; month++) {
      carryOut(world);
      const now = sum(owed(world));
      expect(now).toBeGreaterThan(kept);
      kept = now;
      expect(world.period.keptHours).toBeCloseTo(now, 9);
      expect(world.period.pledgedHours).toBeCloseTo(((month + 1) * 155) / 4, 9);
      if (month < 3) expect(sum(world.decisions.kept.slice(0, 2))).toBeCloseTo(now, 9);
    }
    const makers = [office, police, property];
    for (const organisation of world.organisations)
      expect(organisation.undertaken > 0, organisation.id).toBe(makers.includes(organisation));
    expect(police.undertaken).toBeCloseTo((70 * 0.3) / 1.2, 9);
    expect(sum(world.decisions.pledged)).toBe(0);
    carryOut(world);
    expect(sum(owed(world))).toBe(kept);
  });

  it("goes with who leaves: others' stand, and what the decision needs stays", () => {
    const world = keen({ patch: { collaboration: { exitProbability: 1, outsideOption: 5 } } });
    const { office, property, police } = cast(world);
    const at = (place: number) => [...pledgesOf(world, place).keys()];
    for (const kind of [OPEN_BOOKS, JOINT_OPERATION])
      adopt(world, kind, [
        [office, 20],
        [property, 30],
        [police, 10],
      ]);
    expect(at(1)).toEqual([office, police, property].map(({ index }) => index));
    collaborate(world);
    expect([property, cast(world).committee, office, police].map(({ forumMember }) => forumMember)).toEqual([false, false, true, true]);
    for (const place of [0, 1]) expect(at(place)).toEqual([office, police].map(({ index }) => index));
    expect([...world.decisions.needed.subarray(0, 2)]).toEqual([60, 60]);
    const before = property.undertaken;
    commit(world, 1);
    months(world, 3);
    expect(property.undertaken).toBe(before);
    expect(world.forum.carriedOut).toBe(2); // 30 of 60 is enough
  });
});

describe("a decision", () => {
  it("is done where it got `enough` of its hours in time, else broken", () => {
    const outcome = (commitment: number) => {
      const world = forumOf(members);
      commit(world, commitment);
      adopt(world, OPEN_BOOKS, [[cast(world).office, 48]]);
      months(world, 3);
      const { carriedOut, broken } = world.forum;
      const { openBooks } = cast(world).office;
      const { decisionsCarriedOut, decisionsBroken, carriedOutByKind } = world.period;
      expect([decisionsCarriedOut, decisionsBroken, carriedOutByKind[OPEN_BOOKS], sum(carriedOutByKind)]).toEqual([
        carriedOut,
        broken,
        carriedOut,
        carriedOut,
      ]);
      return [carriedOut, broken, openBooks];
    };
    expect(outcome(0.5)).toEqual([1, 0, 0.5]);
    expect(outcome(0.499)).toEqual([0, 1, 0]);
    expect(outcome(0)).toEqual([0, 1, 0]);
  });

  it("is done when its months are over, not before, and does what it says once", () => {
    for (const carryMonths of [1, 2, 5]) {
      const world = keen({ patch: { forum: { carryMonths } } });
      adopt(world, OPEN_BOOKS, [[cast(world).office, 30]]);
      months(world, carryMonths - 1);
      expect([cast(world).office.openBooks, underWayIn(world).length]).toEqual([0, 1]);
      carryOut(world);
      expect([cast(world).office.openBooks, underWayIn(world).length]).toEqual([0.5, 0]);
      carryOut(world);
      expect([cast(world).office.openBooks, world.forum.carriedOut]).toEqual([0.375, 0]);
    }
  });

  it("finds one of sixteen places; the seventeenth is dropped and counted, and a free place is taken again", () => {
    const world = keen({ policy: { decisionRule: 0 } });
    const { property, police, office } = cast(world);
    for (let n = 0; n < DECISION_PLACES - 1; n++) expect(adopt(world, JOINT_OPERATION, [[office, n + 1]], n)).toBe(true);
    handOver(world, property, police, 20);
    decide(world);
    expect([underWayIn(world).length, world.period.decisionsDropped, world.period.adopted]).toEqual([16, 0, 1]);
    handOver(world, property, office, 30);
    const before = structuredClone(world.decisions);
    decide(world);
    expect([world.period.decisionsDropped, world.period.adopted, world.forum.adopted]).toEqual([1, 1, 0]);
    expect(world.decisions).toEqual(before);
    months(world, 3);
    expect(underWayIn(world)).toEqual([]);
    expect(adopt(world, OPEN_BOOKS, [[property, 3]])).toBe(true);
    // Nothing of who had the place before is left in it.
    expect([pledgesOf(world), world.decisions.kept[0], world.decisions.age[0], world.decisions.needed[0]]).toEqual([
      new Map([[property.index, 3]]),
      0,
      0,
      3,
    ]);
  });

  it("is under way where kind, matter and partner are the same", () => {
    const world = keen();
    enterDecision(
      world.decisions,
      {
        proposal: { kind: SHARE_DATA, proposer: 1, about: 1, with: 2, gains: new Map(), pledges: new Map() },
        bound: [],
        present: [],
        months: 3,
      },
      world.organisations.length,
    );
    const asked = (kind: number, about: number, other: number) => underWay(world.decisions, { kind, about, with: other });
    expect([asked(SHARE_DATA, 1, 2), asked(SHARE_DATA, 1, 3), asked(SHARE_DATA, 3, 2), asked(WRITE_DOWN, 1, 2)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("what was written down", () => {
  const facts = ({ knowledge, categories }: World, { index }: Organisation, category: number) => {
    const from = (index * categories.length + category) * knowledge.matters;
    return [...knowledge.facts.subarray(from, from + knowledge.matters)];
  };

  it("members have right, matters of other categories and organisations outside have nothing of it", () => {
    const world = keen();
    const dispute = categoryOf(world, "dispute");
    const { matters, agreed, opaque } = world.knowledge;
    opaque[dispute * matters + 1] = 1;
    carriedThrough(world, WRITE_DOWN, dispute);
    const written = Array.from({ length: matters }, (_, matter) => (matter === 1 ? MISSING : RIGHT));
    for (const organisation of world.organisations)
      for (const { index } of world.categories)
        expect(facts(world, organisation, index)).toEqual(
          organisation.forumMember && index === dispute ? written : new Array(matters).fill(MISSING),
        );
    expect([...agreed]).toEqual(
      world.categories.flatMap(({ index }) => written.map((fact) => (index === dispute && fact === RIGHT ? 1 : 0))),
    );
  });

  it("is noted by a share of those who were there, and the rest can read it up: members, and others as far as its process is open", () => {
    const world = keen({ patch: { knowledge: { matters: 200, readShare: 0.5, fading: 0 }, forum: { noteShare: 0.6 } } });
    const dispute = categoryOf(world, "dispute");
    carriedThrough(world, WRITE_DOWN, dispute);
    const known = (whose: readonly Organisation[]) => {
      const all = whose.flatMap((each) => facts(world, each, dispute));
      return shareOf(all.length, (n) => all[n] === RIGHT);
    };
    const inside = world.organisations.filter(({ forumMember }) => forumMember);
    const outside = world.organisations.filter(({ forumMember }) => !forumMember);
    const count = inside.length * 200;
    expect(Math.abs(known(inside) - 0.6)).toBeLessThan(margin(0.6, count));
    // Each takes note by itself, of each matter by itself.
    const [one, other] = inside.map((each) => facts(world, each, dispute));
    expect(one).not.toEqual(other);
    renewKnowledge(world);
    expect(Math.abs(known(inside) - 0.8)).toBeLessThan(margin(0.8, count));
    expect(known(outside)).toBe(0);
    world.policy.openness = 0.6;
    renewKnowledge(world);
    expect(Math.abs(known(outside) - 0.3)).toBeLessThan(margin(0.3, outside.length * 200));
  });

  it("is noted by nobody who was not there when it was decided", () => {
    const world = keen();
    const { office, property } = cast(world);
    const dispute = categoryOf(world, "dispute");
    const proposal = {
      kind: WRITE_DOWN,
      proposer: office.index,
      about: dispute,
      with: -1,
      gains: new Map(),
      pledges: new Map([[office.index, 10]]),
    };
    const all = world.organisations.map(({ index }) => index);
    enterDecision(world.decisions, { proposal, bound: all, present: [office.index], months: 1 }, all.length);
    carryOut(world);
    expect(facts(world, office, dispute)).toContain(RIGHT);
    expect(facts(world, property, dispute)).not.toContain(RIGHT);
    expect(world.knowledge.agreed).toContain(1);
  });
});

describe("shared data", () => {
  it("are one system of the two, both ways, and of nobody else", () => {
    const world = keen();
    const { property, police } = cast(world);
    carriedThrough(world, SHARE_DATA, police.index, property.index);
    const { pairs, organisations } = world;
    const shared = organisations.flatMap((one) =>
      organisations.flatMap((other) => (pairs.sharing[pairOf(pairs, one.index, other.index)] === 1 ? [[one, other]] : [])),
    );
    expect(shared).toEqual([
      [police, property],
      [property, police],
    ]);
    for (const [one, other] of shared) expect(haveOneSystem(world, one, other, pairOf(pairs, one.index, other.index))).toBe(true);
  });

  it("save the re-entry of every case that is handed over", () => {
    const hours = (sharing: boolean) => {
      const world = keen();
      const { property, committee } = cast(world);
      if (sharing) carriedThrough(world, SHARE_DATA, ...([committee.index, property.index] as const));
      know(world, RIGHT, [property]);
      const before = committee.owed;
      walkFrom(world, property);
      return committee.owed - before;
    };
    expect(hours(false) - hours(true)).toBeCloseTo(0.5, 12);
  });
});

describe("double entry", () => {
  /** Hours of administration and of entering again, by hand: 2 people of 5 hours, 12 cases a day of a quarter of an hour, four systems. */
  function hours(handed: number, sharing = true) {
    const world = keen({
      patch: { technology: { entryHours: 0.25, adminCeiling: 1 }, routing: { recordMemory: 0.5 } },
      policy: { dataSystems: 4 },
    });
    const { property, committee } = cast(world);
    if (sharing) carriedThrough(world, SHARE_DATA, committee.index, property.index);
    handOver(world, property, committee, handed);
    countShared(world);
    for (const side of [property, committee]) Object.assign(side, { staff: 2, hours: 20, casesPerDay: 12, casesToday: 12 });
    const before = { ...world.period };
    coreHours(world, committee, { admin: 0, records: 0, nonCore: 0 }, paperworkOf(world));
    const { adminHours, duplicateEntryHours } = world.period;
    return [
      adminHours - before.adminHours,
      duplicateEntryHours - before.duplicateEntryHours,
      committee.sharedPerDay,
      property.sharedPerDay,
    ];
  }

  it("of what passes between two who share data is cured, on both sides", () => {
    // 12 cases · ¼ h · 4 systems; three of the four are entered again.
    expect(hours(0)).toEqual([12, 9, 0, 0]);
    expect(hours(240, false)).toEqual([12, 9, 0, 0]);
    // A fading record of 240 at a memory of ½ is 120 a month, 4 a day: these are entered once.
    expect(hours(240)).toEqual([12 - 4 * 0.25 * 3, 6, 4, 4]);
    // No more than all that pass through its hands.
    expect(hours(2400).slice(0, 2)).toEqual([3, 0]);
  });

  it("is what a member gains by shared data, beside the hand-over", () => {
    const world = forumOf(["office", "property", "police"], { patch: { technology: { entryHours: 0.25 } }, policy: { dataSystems: 4 } });
    const { property, police } = cast(world);
    handOver(world, property, police, 40);
    const found = proposalsOf(world, property, forumMembers(world)).find(({ kind }) => kind === SHARE_DATA)!;
    expect(found.gains.get(police.index)).toBe(40 * (0.5 + 3 * 0.25));
  });
});

describe("a joint operation", () => {
  it("puts the hours kept, over 30 days, on the buildings of its grid alike, in every month of its life", () => {
    const world = forumOf(members);
    const { office, property } = cast(world);
    const { decisions, place, field } = world;
    commit(world, 0.5);
    const grid = place.buildingGrid[place.buildingCount - 1];
    adopt(
      world,
      JOINT_OPERATION,
      [
        [office, 60],
        [property, 30],
      ],
      grid,
    );
    const there = place.buildingGrid.filter((each) => each === grid).length;
    expect(there).toBeGreaterThan(1);
    for (let month = 0; month < 3; month++) {
      carryOut(world);
      const presence = [...decisions.presence];
      for (const [b, each] of presence.entries()) expect(each).toBeCloseTo(place.buildingGrid[b] === grid ? 0.5 / there : 0, 12);
      expect(sum(presence) * 30).toBeCloseTo(15, 9); // half of 90 / 3
      field.guard.fill(0.25);
      field.inspection.fill(0);
      applyDecisions(world);
      // An hour is spent once: half of them stand guard, half inspect.
      expect([...field.guard]).toEqual(presence.map((each) => 0.25 + 0.5 * each));
      expect([...field.inspection]).toEqual(presence.map((each) => 0.5 * each));
    }
    carryOut(world);
    expect(sum(decisions.presence)).toBe(0);
  });

  it("of one grid adds to another of the same, and other decisions put nobody there", () => {
    const world = keen();
    const { office } = cast(world);
    for (const kind of [JOINT_OPERATION, JOINT_OPERATION, OPEN_BOOKS, WRITE_DOWN]) adopt(world, kind, [[office, 90]], 0);
    carryOut(world);
    expect(sum(world.decisions.presence) * 30).toBeCloseTo(60, 9);
  });
});

describe("the fund", () => {
  it("pays a person where it was decided, for as many months as the money pays, and money is only moved", () => {
    const world = keen({ patch: { forum: { fundPerDecision: 9000 } } });
    const { police, office } = cast(world);
    fill(world, 10_000);
    world.day = 65; // the third month
    carriedThrough(world, SPEND_FUND, police.index);
    // A month and a half at 6000: five hours a day for a month, half of them for another.
    expect([police.grantedHours, police.grantedMonths]).toEqual([5, 0.5]);
    expect(world.organisations.filter(({ grantedHours }) => grantedHours > 0)).toEqual([police]);
    expect([world.accounts.balance(FORUM_FUND), world.accounts.balance("use:forum"), world.period.spending]).toEqual([1000, 9000, 9000]);
    expect(world.accounts.discrepancy).toBe(0);
    expect(world.accounts.ledger().filter(({ to }) => to === "use:forum")).toEqual([
      { month: 2, from: FORUM_FUND, to: "use:forum", purpose: "post decided by the forum", yuan: 9000 },
    ]);
    Object.assign(police, { available: 7 });
    Object.assign(office, { available: 7 });
    applyDecisions(world);
    expect([police.available, office.available]).toEqual([12, 7]);
    const granted = () => {
      carryOut(world);
      return police.grantedHours;
    };
    expect([granted(), granted(), world.accounts.balance(FORUM_FUND)]).toEqual([2.5, 0, 1000]);
  });

  it("buys no more than there is in it, and nothing of a broken decision", () => {
    const world = keen();
    const { police, property } = cast(world);
    fill(world, 1500);
    carriedThrough(world, SPEND_FUND, police.index);
    expect([police.grantedHours, police.grantedMonths, world.accounts.balance(FORUM_FUND)]).toEqual([1.25, 0, 0]);
    carriedThrough(world, SPEND_FUND, police.index);
    expect([police.grantedHours, world.accounts.balance(FORUM_FUND), world.accounts.total("use:")]).toEqual([0, 0, 1500]);
    fill(world, 900);
    commit(world, 0);
    adopt(world, SPEND_FUND, [[property, 6]], property.index);
    months(world, 3);
    expect([property.grantedHours, world.accounts.balance(FORUM_FUND)]).toEqual([0, 900]);
  });

  it("buys hours of service for a need, which work on its cases and on no others, and else go round and look", () => {
    const world = keen({ patch: { handling: { copingMaximum: 0 } } });
    const { committee } = cast(world);
    const [dispute, help] = ["dispute", "help-request"].map((id) => categoryOf(world, id));
    fill(world, 2400);
    carriedThrough(world, SPEND_FUND, dispute, 0);
    const { service, serviceLeft } = world.decisions;
    expect([service[dispute], [...service].filter((hours) => hours > 0).length, world.accounts.balance(FORUM_FUND)]).toEqual([2, 1, 0]);
    for (const each of world.organisations) Object.assign(each, { available: 0, skill: 1 });
    world.policy.evaluationPressure = 0;
    const [own, other] = [matterOf(world, 0, dispute, 1.5), matterOf(world, 1, help, 1.5)];
    for (const slot of [other, own]) {
      Object.assign(world.hazards.columns.status, { [slot]: QUEUED });
      world.hazards.columns.organisation[slot] = committee.index;
      committee.queues[1].push(slot);
      committee.backlogHours += 1.5;
    }
    handleCases(world);
    expect([committee.queues[1].length, committee.backlogHours, committee.available]).toEqual([1, 1.5, 0]);
    expect(committee.queues[1].shift()).toBe(other);
    // Half an hour of two was left: it is spread over the buildings of the community the next day, once.
    expect(serviceLeft[0]).toBeCloseTo(0.5, 12);
    world.field.inspection.fill(0);
    applyDecisions(world);
    expect(sum(world.field.inspection)).toBeCloseTo(0.5, 12);
    expect(serviceLeft[0]).toBe(0);
    months(world, 1);
    expect(sum(service)).toBe(0);
  });
});

describe("a partner's pledge", () => {
  /** The committee asks property, which never comes by itself, for a case of dispute of four hours; property has laid by some hours. */
  function asked(pledge: number, changes: { commitment?: number; category?: string; forumMember?: boolean } = {}) {
    const world = keen({ patch: { partnership: { maximum: 0 }, handling: { partnerWorkShare: 0.5 } } });
    const { committee, property } = cast(world);
    const { commitment = 1, category = "dispute", forumMember = true } = changes;
    Object.assign(property, { commitment });
    for (const each of world.organisations) each.mandate.fill(each === property ? 1 : 0);
    adopt(world, JOINT_OPERATION, [[property, pledge]], categoryOf(world, category), property.index);
    carryOut(world);
    const owed = property.undertaken;
    committee.forumMember = forumMember;
    committee.available = 10;
    const slot = matterOf(world, 0, categoryOf(world, "dispute"), 4);
    committee.backlogHours = 4;
    const found = seekPartner(world, committee, slot);
    const left = world.decisions.partnerHours[property.index * world.categories.length + categoryOf(world, category)];
    return { found, owed, left, promised: property.promised, work: world.hazards.columns.work[slot], world, committee, property };
  }

  it("is kept by a third a month, and brings it to members' cases of that kind without being asked twice: hours owed once", () => {
    expect(asked(9)).toMatchObject({ found: true, owed: 3, left: 1, promised: 0, work: 2 });
    // Less was laid by than the case needs: the rest is promised.
    expect(asked(9, { commitment: 0.5 })).toMatchObject({ found: true, owed: 1.5, left: 0, promised: 0.5, work: 2 });
  });

  it("brings it to no others: neither to cases of other kinds, nor of who is no member, nor without pledge", () => {
    for (const changes of [{ category: "help-request" }, { forumMember: false }])
      expect(asked(9, changes)).toMatchObject({ found: false, left: 3, work: 4 });
    const { world, committee, property, found } = asked(0);
    expect(found).toBe(false);
    // What is refused is remembered by who asked, and fades.
    const at = pairOf(world.pairs, committee.index, property.index) * world.categories.length + categoryOf(world, "dispute");
    expect([...world.pairs.refused.entries()].filter(([, cases]) => cases > 0)).toEqual([[at, 1]]);
    collaborate(world);
    expect(world.pairs.refused[at]).toBe(world.parameters.network.missedMemory);
  });

  it("is for a month: what nobody called for is not carried on, and puts nobody into a grid", () => {
    const { world, left } = asked(9, { category: "help-request" });
    expect([left, sum(world.decisions.presence)]).toEqual([3, 0]);
    months(world, 2);
    expect(sum(world.decisions.partnerHours)).toBe(3);
    months(world, 1);
    expect(sum(world.decisions.partnerHours)).toBe(0);
  });
});

describe("open books", () => {
  const open = (world: World) => world.organisations.filter(({ openBooks }) => openBooks > 0).map(({ openBooks }) => openBooks);

  it("are those of whom the decision binds: opened by a share of what is closed, fading", () => {
    const world = keen();
    const { office, property, ngo } = cast(world);
    const proposal = {
      kind: OPEN_BOOKS,
      proposer: office.index,
      about: -1,
      with: -1,
      gains: new Map(),
      pledges: new Map([[office.index, 30]]),
    };
    const decide = () =>
      enterDecision(
        world.decisions,
        { proposal, bound: [office.index, property.index], present: [ngo.index], months: 3 },
        world.organisations.length,
      );
    decide();
    months(world, 3);
    expect([office.openBooks, property.openBooks, ngo.openBooks]).toEqual([0.5, 0.5, 0]);
    carryOut(world);
    expect(open(world)).toEqual([0.375, 0.375]);
    Object.assign(office, { openBooks: 0.5 });
    decide(); // fades three times before it gains
    months(world, 3);
    expect(office.openBooks).toBeCloseTo(0.5 * 0.75 ** 3 + 0.5 * (1 - 0.5 * 0.75 ** 3), 12);
  });

  it("move no setting of the place: what others do stays as open or closed as it was", () => {
    const world = keen();
    const { office, ngo } = cast(world);
    Object.assign(office, { openBooks: 0.25 });
    const { openness, hotlineCallBack } = world.parameters.institutions;
    advancePolicy(world);
    expect([world.policy.openness, world.policy.hotlineCallBack]).toEqual([openness, hotlineCallBack]);
    expect(opennessOf({ openness: 0.2 }, office)).toBeCloseTo(0.4, 12);
    expect(opennessOf({ openness: 0.2 }, ngo)).toBe(0.2);
  });

  it("have reporters of that body's cases called back at their rate, and of nobody else's", () => {
    const count = 1500;
    const asked = (openBooks: number, hotlineCallBack: number, whose: Name = "committee") => {
      const world = keen({ patch: { recording: { answered: 1, candour: 0 } } });
      Object.assign(cast(world).committee, { openBooks });
      Object.assign(world.policy, { hotlineCallBack });
      const closer = cast(world)[whose];
      closer.callBackRate = 0;
      const slot = matterOf(world, 0);
      world.hazards.columns.reporter[slot] = 0;
      world.hazards.columns.channel[slot] = channelIds.indexOf("hotline");
      return shareOf(count, (round) => {
        world.hazards.columns.closures[slot] = round;
        const before = world.period.answeredCalls;
        callBack(world, closer, slot, true);
        return world.period.answeredCalls > before;
      });
    };
    // At half open books a rate of one half gives a quarter; what is called back already counts.
    for (const [openBooks, rate, expected] of [
      [0, 0, 0],
      [1, 0, 0.5],
      [0.5, 0, 0.25],
      [0.5, 0.1, 0.3],
      [0.5, 0.8, 0.8],
    ])
      expect(Math.abs(asked(openBooks, rate) - expected)).toBeLessThan(margin(expected, count));
    expect(asked(1, 0, "property")).toBe(0);
  });

  it("let the police see that body's cases, and residents that these are being dealt with", () => {
    const world = keen();
    const { committee, property } = cast(world);
    world.policy.openness = 0.2;
    Object.assign(committee, { openBooks: 0.5 });
    expect(knownToPolice(world, 0, committee)).toBeCloseTo(0.6, 12);
    expect(knownToPolice(world, 0, property)).toBe(0.2);
    const slot = matterOf(world, 0);
    const again = (lead: Organisation) => {
      world.hazards.columns.organisation[slot] = lead.index;
      return reportProbability(world, slot, 0, true) / reportProbability(world, slot, 0, false);
    };
    const { duplicateRelief } = world.parameters.detection;
    expect(again(committee)).toBeCloseTo(1 - duplicateRelief * 0.6, 12);
    expect(again(property)).toBeCloseTo(1 - duplicateRelief * 0.2, 12);
  });
});

describe("membership", () => {
  it("is worth the pay-off of cooperating, and what the forum brings less what it costs, per hour that the member has", () => {
    const world = forumOf(members, { patch: { collaboration: { membershipWeight: 4 } } });
    const { property } = cast(world);
    Object.assign(property, { payoff: 0.2, staff: 2, hours: 5, forumGain: 10, forumCost: 22 });
    expect(worthOfMembership(world, property)).toBeCloseTo(0.2 - (4 * 12) / 300, 12);
  });

  it("brings what decisions carried out were worth to it, fading; broken ones and those that do not bind it bring nothing", () => {
    const world = keen({ patch: { forum: { carryMonths: 1 }, collaboration: { forumMemory: 0.75, exitProbability: 0 } } });
    const { office, property, ngo, committee } = cast(world);
    const gains = new Map([
      [property.index, 20],
      [office.index, -4],
      [ngo.index, 50],
    ]);
    adopt(
      world,
      WRITE_DOWN,
      [
        [office, 30],
        [property, 0],
      ],
      0,
      -1,
      gains,
    );
    adopt(world, OPEN_BOOKS, [[committee, 30]], -1, -1, new Map([[committee.index, 70]]));
    committee.commitment = 0;
    carryOut(world);
    // The office proposed; property is neither who proposed nor whom it is for.
    expect([office, property, ngo, committee].map(({ forumGain }) => forumGain)).toEqual([-4, 0, 0, 0]);
    commit(world, 1);
    adopt(
      world,
      SHARE_DATA,
      [
        [office, 30],
        [property, 0],
      ],
      property.index,
      ngo.index,
      gains,
    );
    carryOut(world);
    expect([office, property, ngo].map(({ forumGain }) => forumGain)).toEqual([-8, 20, 0]);
    collaborate(world);
    expect([office.forumGain, property.forumGain]).toEqual([-6, 15]);
  });

  it("costs meetings attended and pledges kept, smoothed", () => {
    const world = keen({
      patch: { forum: { carryMonths: 2 }, collaboration: { forumMemory: 0.75, exitProbability: 0, meetingHours: 3 } },
      policy: { forumFrequency: 2 },
    });
    const { property, ngo } = cast(world);
    adopt(world, OPEN_BOOKS, [[property, 20]]);
    carryOut(world);
    collaborate(world);
    expect([property.forumCost, ngo.forumCost]).toEqual([0.25 * (10 + 6), 0]);
    const before = property.forumCost;
    Object.assign(property, { commitment: 0 });
    carryOut(world);
    collaborate(world);
    expect(property.forumCost).toBeCloseTo(before + 0.25 * (6 - before), 12); // all come, whatever their commitment
  });

  /** A month after which property's decision, worth so much to it, may keep it in a forum that costs it much. */
  function staysAt(gain: number) {
    const world = keen({
      patch: { forum: { carryMonths: 1 }, collaboration: { exitProbability: 1, meetingHours: 10, forumMemory: 0.5, membershipWeight: 4 } },
    });
    const { property } = cast(world);
    Object.assign(property, { staff: 2 });
    // What cooperating is worth by itself stands just at the outside option, member or not.
    const option = () => {
      const twin = keen({ patch: { collaboration: { exitProbability: 0 } } });
      collaborate(twin);
      return cast(twin).property.payoff;
    };
    Object.assign(world.parameters.collaboration, { outsideOption: option() });
    adopt(world, WRITE_DOWN, [[property, 10]], 0, -1, new Map([[property.index, gain]]));
    carryOut(world);
    collaborate(world);
    return property.forumMember;
  }

  it("ends for who gets less out of it than it puts in, and goes on for who gets more, at the same pay-off of cooperating", () => {
    // Eight meetings of ten hours and ten of the pledge are 90 hours, of which half count in the first month.
    expect([0, 40, 50, 200].map(staysAt)).toEqual([false, false, true, true]);
  });
});

describe("who leaves", () => {
  const leaving = (patch = {}) => keen({ patch: { collaboration: { exitProbability: 1, outsideOption: 5, ...patch } } });

  it("shares data with nobody any more: what is under way with it ends, and double entry is back", () => {
    const world = leaving();
    const { property, police, office, departments } = cast(world);
    const { pairs } = world;
    carriedThrough(world, SHARE_DATA, Math.min(property.index, police.index), Math.max(property.index, police.index));
    carriedThrough(world, SHARE_DATA, office.index, police.index);
    handOver(world, property, police, 60);
    handOver(world, office, police, 30);
    carryOut(world);
    expect([property, police, office].every(({ sharedPerDay }) => sharedPerDay > 0)).toBe(true);
    const before = police.sharedPerDay;
    for (const [kind, about, other] of [
      [SHARE_DATA, departments.index, property.index],
      [JOINT_OPERATION, 0, property.index],
      [SPEND_FUND, property.index, -1],
      [SPEND_FUND, property.index, 0],
      [WRITE_DOWN, 0, -1],
    ])
      adopt(world, kind, [[office, 30]], about, other);
    collaborate(world);
    expect(property.forumMember).toBe(false);
    expect(underWayIn(world).map(([kind]) => kind)).toEqual(["spend-fund", "write-down"]); // a measure is for residents
    expect(world.period.decisionsBroken).toBe(3);
    const sharing = (one: Organisation, other: Organisation) => pairs.sharing[pairOf(pairs, one.index, other.index)];
    expect([sharing(property, police), sharing(police, property), sharing(office, police)]).toEqual([0, 0, 1]);
    expect(property.sharedPerDay).toBe(0);
    expect(police.sharedPerDay).toBeCloseTo(before / 3, 12);
  });

  it("is not bound by what was written down that it leads or drafted; the rest stands", () => {
    const world = leaving();
    const { property, office, committee } = cast(world);
    const [dispute, help, fire] = ["dispute", "help-request", "fire-facility"].map((id) => categoryOf(world, id));
    // Disputes are led by the committee, which leaves; of the others all matters are led by the office, and one was drafted by property.
    const { leads, matters, agreed } = world.knowledge;
    for (const category of [help, fire]) leads.fill(office.index, category * matters, (category + 1) * matters);
    carriedThrough(world, WRITE_DOWN, dispute);
    carriedThrough(world, WRITE_DOWN, help);
    carriedThrough(world, WRITE_DOWN, fire, -1, property);
    const written = () => [dispute, help, fire].map((category) => agreed[category * matters]);
    expect(written()).toEqual([1, 1, 1]);
    collaborate(world);
    expect([committee.forumMember, property.forumMember]).toEqual([false, false]);
    expect(written()).toEqual([0, 1, 0]);
  });

  it("closes its books, and takes no note of what it decided on", () => {
    const world = leaving();
    const { property, office } = cast(world);
    Object.assign(property, { openBooks: 0.5 });
    Object.assign(office, { openBooks: 0.5 });
    const dispute = categoryOf(world, "dispute");
    adopt(world, WRITE_DOWN, [[office, 30]], dispute);
    collaborate(world);
    expect([property.openBooks, office.openBooks]).toEqual([0, 0.5]);
    commit(world, 1);
    months(world, 3);
    const { facts, matters } = world.knowledge;
    const knows = ({ index }: Organisation) => facts[(index * world.categories.length + dispute) * matters];
    expect([knows(property), knows(office)]).toEqual([MISSING, RIGHT]);
  });

  it("has ties that wear where meetings kept them up", () => {
    const world = keen({ patch: { collaboration: { exitProbability: 0 }, network: { meetingRate: 0 } } });
    const { property, office, police } = cast(world);
    property.forumMember = false;
    world.forum.dialogue = 1;
    const ties = [property, police].map((each) => tie(world, INFORMATION, office, each, 0.5));
    for (let month = 0; month < 3; month++) reconsiderTies(world);
    const [left, stays] = ties.map((pair) => world.pairs.layers[INFORMATION][pair]);
    expect(left).toBeLessThan(0.5 * 0.9);
    expect(stays).toBeGreaterThan(left);
  });
});

describe("the small win of the forum", () => {
  /** A month in which some decisions end well, the rest not. */
  function month(done: number, broken: number, expectation: number) {
    const world = keen({ patch: { forum: { carryMonths: 1 } } });
    const { office, property } = cast(world);
    property.commitment = 0;
    for (let n = 0; n < done; n++) adopt(world, OPEN_BOOKS, [[office, 10]]);
    for (let n = 0; n < broken; n++) adopt(world, OPEN_BOOKS, [[property, 10]]);
    world.forum.expectation = expectation;
    carryOut(world);
    return [world.forum.win, world.forum.expectation];
  }

  it("is ½ + share carried out − expectation, within 0 and 1, and expectation follows", () => {
    const [win, expectation] = month(3, 1, 0.6);
    expect(win).toBeCloseTo(0.65, 12);
    expect(expectation).toBeCloseTo(0.6 + 0.25 * 0.15, 12);
    expect(month(4, 0, 0.25)).toEqual([1, 0.4375]);
    expect(month(0, 4, 0.75)).toEqual([0, 0.5625]);
    expect(month(4, 0, 1)).toEqual([0.5, 1]);
  });

  it("is none in a month in which nothing ends, and expectation stays", () => {
    expect(month(0, 0, 0.7)).toEqual([0, 0.7]);
  });

  it("is felt by members, and by nobody outside", () => {
    const commitmentAt = (win: number) => {
      const world = forumOf(members);
      commit(world, 0.5);
      world.forum.win = win;
      collaborate(world);
      return world.organisations.map(({ commitment }) => commitment);
    };
    const [won, nothing] = [commitmentAt(0.8), commitmentAt(0)];
    for (const { index, forumMember } of forumOf(members).organisations)
      expect(Math.sign(won[index] - nothing[index])).toBe(forumMember ? 1 : 0);
  });
});
