import { describe, expect, it } from "vitest";
import { planNgoDay } from "../../src/model/agents/ngo.ts";
import { INFORMATION, JOINT_ACTION, pairOf, RESOURCE, SUPERVISION } from "../../src/model/pairs.ts";
import { collaborate } from "../../src/model/processes/collaboration.ts";
import { handleCases } from "../../src/model/processes/handling.ts";
import { spareHours } from "../../src/model/processes/pooling.ts";
import { stakeIn } from "../../src/model/processes/ties.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { createHazardsForTest } from "./cases.ts";
import { cast, strangers, tie } from "./walks.ts";

/** Nobody has hours, cases or temptations; an hour lent is worth 0.7 and half of what the willing have is lent. */
function world(pooling = 0): World {
  const made = strangers({
    handling: {
      poolEfficiency: 0.7,
      lentShare: 0.5,
      slackMemory: 0.5,
      caseHours: 4,
      copingMaximum: 0,
      recurrenceProbability: 0,
      owedCeiling: 0.7,
    },
    evaluation: { measuredSpeed: 0, gamingGain: 0 },
    attention: { leastShare: 0 },
  });
  made.policy.pooling = pooling;
  for (const organisation of made.organisations) Object.assign(organisation, { available: 0, cooperation: 0.6, skill: 1 });
  return made;
}

const left = (made: World, slot: number) => (made.hazards.columns.serial[slot] < 0 ? 0 : made.hazards.columns.work[slot]);
const wait = (made: World, who: Organisation, work: number, queue = 0) => createHazardsForTest(made, who, [{ queue, work }])[0];

describe("hours left over", () => {
  it.each([
    ["willing as they are: 8 h × 0.6 × ½ over a tie of ½", 0, 1.2],
    ["half by rule", 0.5, 2.6],
    ["all by rule: 8 h over a tie of ½", 1, 4],
  ])("go along a resource tie to where cases wait, %s", (_, pooling, lent) => {
    const made = world(pooling);
    const { police, property } = cast(made);
    police.available = 8;
    const slot = wait(made, property, 10);
    const pair = tie(made, RESOURCE, police, property, 0.5);
    handleCases(made);
    expect(police.slackHours).toBeCloseTo(8 - lent, 12);
    expect(left(made, slot)).toBeCloseTo(10 - 0.7 * lent, 12);
    expect(property.backlogHours).toBeCloseTo(10 - 0.7 * lent, 12);
    expect(property.available).toBeCloseTo(0, 12);
    expect(made.period.pooledHours).toBeCloseTo(lent, 12);
    // What is worked counts for the kind whose people work.
    expect(made.period.effortByKind[police.kindIndex]).toBeCloseTo(0.7 * lent, 12);
    expect(made.period.effortByKind[property.kindIndex]).toBe(0);
    const { contacts, successes, missed, reverse } = made.pairs;
    expect(contacts[RESOURCE][pair]).toBeCloseTo(lent / 4, 12);
    expect(contacts[RESOURCE][reverse[pair]]).toBe(contacts[RESOURCE][pair]);
    // A full tie would have carried as much again; of others nobody knows that cases wait here.
    expect(missed[RESOURCE][pair]).toBeCloseTo(lent / 4, 12);
    expect(missed[RESOURCE].filter((value) => value > 0).length).toBe(1);
    // Who was helped has a success with who helped, in cases; who helped has none with it.
    expect([successes[reverse[pair]], successes[pair]]).toEqual([contacts[RESOURCE][pair], 0]);
    expect(made.pairs.failures.every((value) => value === 0)).toBe(true);
  });

  it("are lent as far as a stake in the other's queue goes: a partner of one's own joint cases, or one that is supervised", () => {
    for (const [layer, strength, lent] of [
      [JOINT_ACTION, 0.25, 8 * 0.7 * 0.5],
      [SUPERVISION, 0.5, 8 * 0.8 * 0.5],
      [INFORMATION, 1, 8 * 0.6 * 0.5],
    ] as const) {
      const made = world();
      const { police, property } = cast(made);
      police.available = 8;
      wait(made, property, 10);
      tie(made, RESOURCE, police, property, 1);
      const pair = tie(made, layer, police, property, strength);
      // The other's ties to oneself are no stake of one's own.
      tie(made, layer, property, police, 1);
      expect(stakeIn(made, police, pair)).toBeCloseTo(lent / 4, 12);
      handleCases(made);
      expect(made.period.pooledHours).toBeCloseTo(lent, 12);
    }
  });

  it("are still there the next day in part: 8 h not lent, half of them kept, and 2 h more", () => {
    const made = world(1);
    const { police, property } = cast(made);
    police.available = 8;
    handleCases(made);
    expect([police.slackHours, made.period.pooledHours]).toEqual([8, 0]);
    police.available = 2;
    wait(made, property, 100);
    tie(made, RESOURCE, police, property, 0.5);
    handleCases(made);
    expect(made.period.pooledHours).toBeCloseTo((8 * 0.5 + 2) * 0.5, 12);
    expect(police.slackHours).toBeCloseTo(3, 12);
  });

  it("are what rounds and organising do not take: 10 h of a committee less 3 and 3, a team's beyond its own staff's", () => {
    const made = world();
    const { committee, volunteers, ngo } = cast(made);
    for (const organisation of [committee, volunteers, ngo]) Object.assign(organisation, { available: 10, staffHours: 4 });
    expect([committee, volunteers, ngo].map((each) => spareHours(made, each))).toEqual([
      10 * (1 - made.parameters.handling.inspectionShare - made.parameters.participation.organisingShare),
      6,
      10,
    ]);
  });

  it("are never more than the work that waits takes, and of several givers each lends its share of it", () => {
    const made = world(1);
    const { police, property, ngo } = cast(made);
    police.available = 8;
    ngo.available = 2;
    const slot = wait(made, property, 0.35);
    tie(made, RESOURCE, police, property, 1);
    tie(made, RESOURCE, ngo, property, 1);
    handleCases(made);
    expect(left(made, slot)).toBe(0);
    expect(made.period.closedInTruth).toBe(1);
    expect(made.period.pooledHours).toBeCloseTo(0.5, 12);
    expect([police.slackHours, ngo.slackHours].map((hours) => Number(hours.toFixed(9)))).toEqual([7.6, 1.9]);
  });

  it("go first to the one that waits longest by its own hours, and what it leaves to the next; to nobody without a tie", () => {
    const made = world(1);
    const { police, property, office, departments } = cast(made);
    police.available = 8;
    // Days of own hours: 9 / 3, 5 / 1, none known.
    Object.assign(property, { capacityHours: 3 });
    Object.assign(office, { capacityHours: 1 });
    const [much, less, most] = [wait(made, property, 9), wait(made, office, 5), wait(made, departments, 20)];
    tie(made, RESOURCE, police, property, 0.25);
    tie(made, RESOURCE, police, office, 0.5);
    handleCases(made);
    // 4 h to the office, then a quarter of the other 4.
    expect([left(made, much), left(made, less), left(made, most)].map((hours) => Math.round(100 * hours) / 100)).toEqual([8.3, 2.2, 20]);
  });

  it.each([
    ["over a tie of another layer", (made: World) => tie(made, JOINT_ACTION, cast(made).police, cast(made).property, 1), 0],
    ["over a tie that only the other holds", (made: World) => tie(made, RESOURCE, cast(made).property, cast(made).police, 1), 0],
    ["to cases that wait for a partner", (made: World) => tie(made, RESOURCE, cast(made).police, cast(made).property, 1), -1],
  ])("do not go %s", (_, prepare, queue) => {
    const made = world(1);
    const { police, property } = cast(made);
    police.available = 8;
    const slot = wait(made, property, 10, queue);
    prepare(made);
    handleCases(made);
    expect([police.slackHours, left(made, slot), made.period.pooledHours]).toEqual([8, 10, 0]);
  });

  it("that find a case which then waits for a partner are not lent", () => {
    const made = world(1);
    const { police, property } = cast(made);
    police.available = 8;
    const slot = wait(made, property, 10);
    made.hazards.columns.needsPartner[slot] = 1;
    Object.assign(made.parameters.handling, { coordinationHours: 0.7 });
    tie(made, RESOURCE, police, property, 1);
    for (const organisation of made.organisations) organisation.cooperation = 0;
    Object.assign(made.parameters.partnership, { chance: 0 });
    handleCases(made);
    // Only the attempt to find one took hours.
    expect(made.period.pooledHours).toBeCloseTo(1, 12);
    expect([property.waiting.length, left(made, slot)]).toEqual([1, 10]);
  });

  it("that cannot go for want of a tie are missed by who knows that the other waits, by a tie or by open figures, up to what it waits for", () => {
    for (const [layer, from, to, work, missed, openness] of [
      [INFORMATION, "police", "property", 10, 2.4 / 4, 0],
      [INFORMATION, "police", "property", 10, 2.4 / 4, 0.5],
      [INFORMATION, "police", "security", 10, 1.2 / 4, 0.5],
      [JOINT_ACTION, "property", "police", 10, 2.4 / 4, 0],
      [INFORMATION, "police", "property", 0.7, 1 / 4, 0],
      [RESOURCE, "property", "police", 10, 0, 0],
      [INFORMATION, "police", "security", 10, 0, 0],
    ] as const) {
      const made = world(0);
      const { police, property } = cast(made);
      police.available = 8;
      made.policy.openness = openness;
      wait(made, property, work);
      tie(made, layer, cast(made)[from], cast(made)[to], 0.2);
      handleCases(made);
      expect(made.pairs.missed[RESOURCE][pairOf(made.pairs, police.index, property.index)]).toBeCloseTo(missed, 12);
      expect(police.slackHours).toBe(8);
    }
  });

  it("are missed no more than what is still wanted when others have lent, and not for cases that wait for a partner", () => {
    const made = world(1);
    const { police, property, ngo } = cast(made);
    police.available = ngo.available = 8;
    wait(made, property, 7);
    wait(made, property, 50, -1);
    tie(made, RESOURCE, ngo, property, 1);
    tie(made, INFORMATION, police, property, 0.2);
    handleCases(made);
    // 10 h would be wanted, 8 come over the tie; the police could have given the other 2.
    expect(made.period.pooledHours).toBeCloseTo(8, 12);
    expect(made.pairs.missed[RESOURCE][pairOf(made.pairs, police.index, property.index)]).toBeCloseTo(2 / 4, 12);
    expect(made.pairs.missed[RESOURCE][pairOf(made.pairs, ngo.index, property.index)]).toBe(0);
  });

  it("that were counted on and went to another wear the trust of who was left waiting, in cases; who got them gains trust", () => {
    const made = world(1);
    const { police, property, office } = cast(made);
    police.available = 8;
    Object.assign(property, { capacityHours: 3 });
    Object.assign(office, { capacityHours: 1 });
    wait(made, office, 50);
    wait(made, property, 90);
    tie(made, RESOURCE, police, office, 0.5);
    tie(made, RESOURCE, police, property, 0.25);
    handleCases(made);
    // Both counted on 8 h, by the strength of their ties: the office got its 4; property could count on 2 and got a quarter of 4.
    const { failures, successes } = made.pairs;
    const [first, second] = [office, property].map(({ index }) => pairOf(made.pairs, index, police.index));
    expect([failures[first], failures[second]].map((value) => Number(value.toFixed(9)))).toEqual([0, 1 / 4]);
    expect([successes[first], successes[second]].map((value) => Number(value.toFixed(9)))).toEqual([1, 1 / 4]);
    const before = made.pairs.trust[second];
    made.policy.interestDivergence = 0;
    collaborate(made);
    const { trustGain, trustLoss, habituation, turnover, strangerTrust } = made.parameters.collaboration;
    const efforts = 0.5 + habituation;
    const stranger = turnover * (strangerTrust - before);
    const felt = trustGain * (0.25 / efforts) * (1 - before) - trustLoss * (0.25 / efforts) * before + stranger;
    expect(made.pairs.trust[second]).toBeCloseTo(before + felt, 12);
  });

  it("that were counted on and that cases then did not need are no broken promise", () => {
    const made = world(1);
    const { police, property, office } = cast(made);
    police.available = 8;
    Object.assign(office, { capacityHours: 1 });
    Object.assign(property, { capacityHours: 3 });
    wait(made, office, 50);
    wait(made, property, 0.35);
    tie(made, RESOURCE, police, office, 0.5);
    tie(made, RESOURCE, police, property, 0.25);
    handleCases(made);
    // Half an hour is wanted, and there.
    expect(made.pairs.failures.every((value) => value === 0)).toBe(true);
  });

  it("of volunteers go along their team's tie; those of its own staff stay with them", () => {
    const made = world(1);
    const { volunteers, committee } = cast(made);
    const gone = (residents: number) => {
      const each = world(1);
      const team = cast(each).volunteers;
      Object.assign(team, { staff: 1, hours: 5, effort: 0.8 });
      each.record.active.fill(residents);
      planNgoDay(each, team, { entries: 1 });
      const ownStaff = team.staffHours;
      const help = team.available - ownStaff;
      wait(each, cast(each).committee, 1000);
      tie(each, RESOURCE, team, cast(each).committee, 1);
      handleCases(each);
      return { ownStaff, help, pooled: each.period.pooledHours };
    };
    expect(volunteers.kind).toBe(committee.kind);
    const [none, some] = [gone(0), gone(0.05)];
    expect([none.help, none.pooled]).toEqual([0, 0]);
    expect(some.ownStaff).toBeGreaterThan(0);
    expect(some.ownStaff).toBe(none.ownStaff);
    const { helpHours, helpShare } = made.parameters.participation;
    expect(some.help).toBeCloseTo((0.05 * made.place.residentCount * helpHours * helpShare) / 7, 9);
    expect(some.pooled).toBeCloseTo(some.help, 9);
  });

  it("are not asked for where they would be worth nothing", () => {
    const made = world(1);
    Object.assign(made.parameters.handling, { poolEfficiency: 0 });
    const { police, property } = cast(made);
    police.available = 8;
    wait(made, property, 10);
    tie(made, RESOURCE, police, property, 1);
    handleCases(made);
    expect([police.slackHours, made.period.pooledHours, property.backlogHours]).toEqual([8, 0, 10]);
  });

  it("are what is left after own cases", () => {
    const made = world(1);
    const { police, property } = cast(made);
    police.available = 8;
    const own = wait(made, police, 6);
    const slot = wait(made, property, 10);
    tie(made, RESOURCE, police, property, 1);
    handleCases(made);
    expect(left(made, own)).toBe(0);
    expect(left(made, slot)).toBeCloseTo(10 - 0.7 * 2, 12);
  });
});

describe("promised hours", () => {
  it("are kept first, then what is owed, up to the ceiling of a day; what is left of a promise stands, old debts fade", () => {
    const made = world();
    const { police } = cast(made);
    for (const [promised, owed, after] of [
      [3, 2, { available: 5, promised: 0, owed: 0 }],
      [6, 2, { available: 3, promised: 0, owed: 0.95 }],
      [9, 2, { available: 3, promised: 2, owed: 1.9 }],
    ] as const) {
      Object.assign(police, { available: 10, promised, owed });
      const before = made.period.effortByKind[police.kindIndex];
      handleCases(made);
      for (const [name, value] of Object.entries(after)) expect(police[name as keyof typeof after]).toBeCloseTo(value, 12);
      expect(made.period.effortByKind[police.kindIndex] - before).toBeCloseTo(promised - after.promised, 12);
    }
  });
});
