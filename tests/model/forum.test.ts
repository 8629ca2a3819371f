import { describe, expect, it } from "vitest";
import { FORUM_FUND, SAFETY_FUND } from "../../src/model/accounts.ts";
import { leadForum } from "../../src/model/agents/government.ts";
import { decisionKinds, type Proposal } from "../../src/model/forumDecisions.ts";
import { INFORMATION, pairOf } from "../../src/model/pairs.ts";
import { collaborate, forumMembers } from "../../src/model/processes/collaboration.ts";
import { decide } from "../../src/model/processes/forum.ts";
import { advancePolicy } from "../../src/model/processes/policy.ts";
import { proposalsOf } from "../../src/model/processes/proposals.ts";
import { fillFund } from "../../src/model/processes/resources.ts";
import { openCase } from "../../src/model/processes/routing.ts";
import { updateSurroundings } from "../../src/model/processes/surroundings.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import {
  cast,
  categoryOf,
  fill,
  forumOf,
  handOver,
  meet,
  type Name,
  onBooks,
  pledgesOf,
  stray,
  twoCommunities,
  underWayIn,
} from "./forums.ts";
import { margin, matterOf, shareOf, tie } from "./walks.ts";
import { communityOf, emptyOrganisation, run, traces, useOf, withParameters } from "./worlds.ts";

/** What a member proposes of a kind. */
function proposal(world: World, member: Organisation, kind: (typeof decisionKinds)[number]): Proposal | undefined {
  return proposalsOf(world, member, forumMembers(world)).find((each) => decisionKinds[each.kind] === kind);
}

/** Hours by short names of members, nothing left out. */
function byName(world: World, hours: ReadonlyMap<number, number>): Partial<Record<Name, number>> {
  const names = Object.entries(cast(world)).map(([name, { index }]) => [index, name] as const);
  return Object.fromEntries([...hours].map(([index, each]) => [new Map(names).get(index), each]));
}

/** What is proposed of a kind, by short names; undefined when nothing is. */
function said(world: World, member: Organisation, kind: (typeof decisionKinds)[number]) {
  const found = proposal(world, member, kind);
  return found && { about: found.about, with: found.with, gains: byName(world, found.gains), pledges: byName(world, found.pledges) };
}

const everybody: readonly Name[] = ["office", "departments", "police", "committee", "property", "security", "ngo"];

describe("a proposal", () => {
  it("is not made by whom nothing hurts, and then a meeting treats nothing", () => {
    const world = forumOf(everybody);
    for (const member of forumMembers(world)) expect(proposalsOf(world, member, forumMembers(world))).toEqual([]);
    expect(meet(world)).toEqual({ proposals: 0, adopted: 0, acceptability: 0, rounds: 0 });
    fill(world, 9000); // money alone is no hurt either
    for (const member of forumMembers(world)) expect(proposalsOf(world, member, forumMembers(world))).toEqual([]);
  });

  it("to write down is about the category that strayed most with its member, worth an hour a case, and a burden to the lead", () => {
    const world = forumOf(["office", "police", "committee", "property"], { patch: { forum: { strayHours: 2 } } });
    const { property, office, police } = cast(world);
    const [dispute, fire] = [categoryOf(world, "dispute"), categoryOf(world, "fire-facility")];
    stray(world, property, dispute, 8);
    stray(world, property, dispute, 4, 1);
    stray(world, property, fire, 11);
    stray(world, office, dispute, 2);
    stray(world, cast(world).ngo, dispute, 100); // not a member
    // Of the lead's own: 0 strays; it loses a quarter of an hour for each of the 12 of who brings it, and of those that it hears of.
    expect(said(world, property, "write-down")).toEqual({
      about: dispute,
      with: -1,
      gains: { property: 24, office: 4, police: 0, committee: -3 },
      pledges: { property: 6, committee: 6 },
    });
    tie(world, INFORMATION, cast(world).committee, office, 0.5);
    expect(said(world, property, "write-down")!.gains.committee).toBe(-3.25);
    expect(said(world, office, "write-down")!.pledges).toEqual({ office: 6, committee: 6 });
    expect(proposal(world, police, "write-down")).toBeUndefined();
  });

  it("to write down leaves out matters that are written down already or of which nothing can be learned", () => {
    const world = forumOf(["office", "property"]);
    const { property } = cast(world);
    const dispute = categoryOf(world, "dispute");
    const { matters, agreed, opaque } = world.knowledge;
    stray(world, property, dispute, 5, 0);
    stray(world, property, dispute, 3, 1);
    stray(world, property, dispute, 2, 2);
    agreed[dispute * matters] = 1;
    opaque[dispute * matters + 1] = 1;
    expect(said(world, property, "write-down")!.gains).toEqual({ property: 2, office: 0 });
    agreed.fill(1);
    expect(proposal(world, property, "write-down")).toBeUndefined();
  });

  it("to write down is not made by a lead who would lose by it", () => {
    const world = forumOf(["office", "committee", "property"]);
    const { committee, property } = cast(world);
    const dispute = categoryOf(world, "dispute");
    stray(world, committee, dispute, 3);
    stray(world, property, dispute, 9);
    expect(said(world, committee, "write-down")!.gains.committee).toBe(3 - 0.25 * 3); // nobody told it of the others'
    tie(world, INFORMATION, committee, property, 1);
    expect(proposal(world, committee, "write-down")).toBeUndefined(); // 3 − ¼ · 12 = 0
    stray(world, committee, dispute, 4);
    expect(said(world, committee, "write-down")!.gains).toEqual({ office: 0, committee: 0.75, property: 9 });
  });

  it("to share data is made with whom most is handed to and fro, worth the re-entry to both", () => {
    const world = forumOf(["office", "police", "committee", "property"]);
    const { property, police, office, committee } = cast(world);
    handOver(world, property, police, 7);
    handOver(world, property, police, 5, 2);
    handOver(world, police, property, 8, 1);
    handOver(world, property, office, 19);
    const expected = {
      about: Math.min(property.index, police.index),
      with: Math.max(property.index, police.index),
      gains: { office: 0, police: 10, committee: 0, property: 10 },
      pledges: { property: 30, police: 30 },
    };
    expect(said(world, property, "share-data")).toEqual(expected);
    expect(said(world, police, "share-data")).toEqual(expected);
    expect(said(world, office, "share-data")).toMatchObject({ gains: { office: 9.5, property: 9.5, police: 0 } });
    expect(proposal(world, committee, "share-data")).toBeUndefined();
    expect(meet(world).proposals).toBe(2); // the same of two is one
  });

  it("to share data is not made with a guest, with whom one shares already, or within one system", () => {
    const world = forumOf(["office", "police", "committee", "property"]);
    const { property, police, office, committee, security, ngo } = cast(world);
    handOver(world, property, security, 50); // no member, and one system with property
    handOver(world, property, ngo, 60); // no member
    handOver(world, office, committee, 40); // both in the government's books
    handOver(world, property, police, 4);
    expect(said(world, property, "share-data")).toMatchObject({ gains: { police: 2, property: 2 } });
    expect(proposal(world, committee, "share-data")).toBeUndefined();
    security.forumMember = true;
    expect(said(world, property, "share-data")).toMatchObject({ gains: { police: 2, property: 2 } });
    world.pairs.sharing[pairOf(world.pairs, property.index, police.index)] = 1;
    expect(proposal(world, property, "share-data")).toBeUndefined();
  });

  it("to share data stands between two of whom neither has a system", () => {
    const world = forumOf(["ngo", "volunteers"]);
    const { ngo, volunteers } = cast(world);
    volunteers.staff = 1;
    expect([ngo.dataSystem, volunteers.dataSystem]).toEqual(["", ""]);
    handOver(world, ngo, volunteers, 6);
    expect(said(world, ngo, "share-data")!.gains).toEqual({ ngo: 3, volunteers: 3 });
  });

  it("to operate is about the grid of its area with most cases that it knows of, and all with cases there pledge", () => {
    const world = forumOf(["office", "police", "property", "security"], { changes: twoCommunities() });
    const { office, police, property, security } = cast(world);
    const east = world.organisations.find(({ id }) => id === "property-company-east")!;
    east.forumMember = true;
    security.mandate.fill(0);
    const { place } = world;
    const [west, far] = [place.communityGrid[1] - 1, place.communityGrid[1]];
    onBooks(world, property, 10, west);
    onBooks(world, property, 4, 0);
    onBooks(world, office, 12, far);
    const gains = (found: Proposal) => new Map([...found.gains].map(([index, each]) => [world.organisations[index].id, each]));
    const own = proposal(world, property, "joint-operation")!;
    expect([own.about, own.with]).toEqual([west, -1]);
    expect(gains(own)).toEqual(
      new Map([
        [office.id, 20],
        [police.id, 20],
        [property.id, 20],
        [security.id, 0], // without a mandate
        [east.id, 0], // in the other community
      ]),
    );
    expect([...own.pledges]).toEqual([office, police, property].map(({ index }) => [index, 60]));
    const ofStreet = proposal(world, office, "joint-operation")!;
    expect(ofStreet.about).toBe(far);
    expect([...ofStreet.pledges.keys()]).toEqual([office, police, east].map(({ index }) => index));
    expect(gains(ofStreet).get(property.id)).toBe(0);
    expect(proposal(world, security, "joint-operation")).toBeUndefined();
  });

  it("to operate rests on one's own books, on what an information tie tells and on what is open; the police have their map", () => {
    const world = forumOf(["office", "police", "property"]);
    const { office, police, property, committee } = cast(world);
    const operation = (member: Organisation) => {
      const found = proposal(world, member, "joint-operation");
      return found && [found.about, found.gains.get(member.index)];
    };
    onBooks(world, committee, 10, 1); // no member, but with books
    world.field.recorded[world.place.buildingCount - 1] = 7;
    expect([office, property, police].map(operation)).toEqual([undefined, undefined, [2, 14]]);
    tie(world, INFORMATION, office, committee, 0.4);
    expect(operation(office)).toEqual([1, 8]); // 0.4 · 10, two hours each
    expect(operation(property)).toBeUndefined();
    tie(world, INFORMATION, committee, property, 1); // the committee hears, it does not tell
    expect(operation(property)).toBeUndefined();
    Object.assign(committee, { openBooks: 0.5 });
    expect([operation(property), operation(office)]).toEqual([
      [1, 10],
      [1, 10],
    ]);
    onBooks(world, property, 6, 0);
    expect(operation(property)).toEqual([0, 12]);
    world.policy.openness = 1;
    expect(operation(property)).toEqual([1, 20]);
  });

  it("to operate is known from cases by their lead and grid, fading as hot spots do", () => {
    const world = forumOf(["office"]);
    const { committee } = cast(world);
    const slot = matterOf(world, 0);
    openCase(world, slot, 0, -1, -1, committee);
    const { onBooks: books } = world.field;
    const at = committee.index * world.place.gridCount + world.place.buildingGrid[0];
    expect([...books.entries()].filter(([, cases]) => cases > 0)).toEqual([[at, 1]]);
    updateSurroundings(world);
    expect(books[at]).toBe(world.parameters.hazards.hotspotMemory);
  });

  it("to spend the fund on a post is for the longest queue: all its hours to whose that is, a part to who brings it", () => {
    const world = forumOf(["office", "police", "property"]);
    const { office, police, property } = cast(world);
    property.backlogHours = 500;
    police.backlogHours = 100;
    expect(proposal(world, property, "spend-fund")).toBeUndefined();
    fill(world, 2000); // a third of a month of a person: 50 hours
    expect(said(world, property, "spend-fund")).toEqual({
      about: property.index,
      with: -1,
      gains: { office: 0, police: 0, property: 50 },
      pledges: { property: 6 },
    });
    // The office does not see the others' queues as long as nothing is open and nobody tells it.
    expect(said(world, office, "spend-fund")).toBeUndefined();
    world.policy.openness = 1;
    // Nor is it worth anything to it as long as none of its cases wait there.
    expect(said(world, office, "spend-fund")).toBeUndefined();
    handOver(world, office, property, 1);
    expect(said(world, office, "spend-fund")).toMatchObject({
      about: property.index,
      gains: { office: 12.5, police: 0, property: 50 },
      pledges: { office: 6 },
    });
    expect(said(world, police, "spend-fund")).toBeUndefined();
    fill(world, 100_000); // no more than 6000 yuan at once: 150 hours
    expect(said(world, property, "spend-fund")!.gains.property).toBe(150);
    property.backlogHours = 120; // and no more than there is to do
    expect(said(world, office, "spend-fund")!.gains).toEqual({ office: 30, police: 0, property: 120 });
  });

  it("to spend the fund on a measure is for the need that is least met: by who speaks for residents, and by who leads it", () => {
    const world = forumOf(["office", "committee", "property", "ngo"], {
      policy: { demandKnowledge: 0.5, voice: 0 },
    });
    const { committee, ngo, property, office } = cast(world);
    const [dispute, fire] = [categoryOf(world, "dispute"), categoryOf(world, "fire-facility")];
    const measure = (member: Organisation) => {
      const found = proposalsOf(world, member, forumMembers(world)).find(
        ({ kind, with: other }) => decisionKinds[kind] === "spend-fund" && other >= 0,
      );
      return found && { about: found.about, with: found.with, gains: byName(world, found.gains), pledges: byName(world, found.pledges) };
    };
    world.record.unmet[dispute] = 0.4;
    world.record.unmet[fire] = 0.2;
    expect(measure(ngo)).toBeUndefined(); // no money
    fill(world, 4000); // 100 hours of service
    // Half of it known, 0.4 of it not met, half an hour's worth for each of 100 hours.
    expect(measure(ngo)).toEqual({
      about: dispute,
      with: 0,
      gains: { office: 0, committee: 10, property: 0, ngo: 10 },
      pledges: { ngo: 6 },
    });
    committee.backlogHours = 60; // it leads disputes: 60 hours off its queue, by what is known to be lacking
    expect(measure(ngo)!.gains.committee).toBeCloseTo(10 + 0.2 * 60, 12);
    expect([measure(office), measure(property)]).toEqual([undefined, undefined]);
    world.record.unmet[dispute] = 0.1;
    expect(measure(ngo)).toMatchObject({ about: fire, gains: { ngo: 5 } });
    world.policy.demandKnowledge = 0;
    expect(measure(ngo)).toBeUndefined(); // nobody knows
  });

  it("for a missing partner asks it to pledge hours to such cases, as many as were asked for in vain", () => {
    const world = forumOf(["office", "police", "property", "committee"], {
      patch: { handling: { coordinationHours: 0.5, partnerWorkShare: 0.5 } },
    });
    const { property, police, committee, office, ngo } = cast(world);
    const dispute = categoryOf(world, "dispute");
    const { workHours } = world.categories[dispute].fields;
    const refuse = (asking: Organisation, partner: Organisation, cases: number, category = dispute) => {
      world.pairs.refused[pairOf(world.pairs, asking.index, partner.index) * world.categories.length + category] = cases;
    };
    refuse(committee, ngo, 90); // no member
    expect(said(world, committee, "joint-operation")).toBeUndefined();
    refuse(committee, property, 8);
    refuse(committee, police, 6);
    refuse(office, property, 2);
    const perCase = 0.5 + 0.5 * workHours;
    expect(said(world, committee, "joint-operation")).toEqual({
      about: dispute,
      with: property.index,
      gains: { office: 2 * perCase, police: 0, property: 0, committee: 8 * perCase },
      pledges: { committee: 6, property: 4 * workHours },
    });
    refuse(committee, property, 8000);
    expect(said(world, committee, "joint-operation")!.pledges.property).toBe(60);
    expect(said(world, property, "joint-operation")).toBeUndefined();
  });

  it("to open the books comes from who speaks for residents, against whose closures did not hold", () => {
    const world = forumOf(["office", "committee", "property", "ngo"]);
    const { office, committee, property, ngo } = cast(world);
    property.heldNot = 8;
    office.heldNot = 4;
    committee.heldNot = 2;
    // Of others' 14 closures they know nothing as long as nobody tells them.
    for (const member of [committee, ngo]) expect(proposal(world, member, "open-books")).toBeUndefined();
    for (const other of [office, property]) tie(world, INFORMATION, committee, other, 1);
    for (const other of [property, committee]) tie(world, INFORMATION, ngo, other, 0.5);
    // Half an hour for each of others' that they hear of, less half an hour for each of its own.
    expect(said(world, committee, "open-books")).toEqual({
      about: -1,
      with: -1,
      gains: { office: -2, committee: 5, property: -4, ngo: 2.5 },
      pledges: { committee: 6 },
    });
    expect(said(world, ngo, "open-books")!.pledges).toEqual({ ngo: 6 });
    expect([office, property].map((member) => proposal(world, member, "open-books"))).toEqual([undefined, undefined]);
    world.policy.openness = 0.5;
    expect(proposal(world, ngo, "open-books")).toBeDefined();
    world.policy.openness = 0.51;
    expect(proposal(world, ngo, "open-books")).toBeUndefined();
  });

  it("is not made again while the same is under way, but about something else it is", () => {
    const world = forumOf(["office", "property", "police"], { policy: { decisionRule: 0 } });
    const { property, police, office } = cast(world);
    const [dispute, fire] = ["dispute", "help-request"].map((id) => categoryOf(world, id));
    handOver(world, property, police, 10);
    stray(world, property, dispute, 5);
    expect(meet(world).adopted).toBe(2);
    expect(proposalsOf(world, property, forumMembers(world))).toEqual([]);
    stray(world, property, fire, 6);
    handOver(world, property, office, 20);
    expect(proposal(world, property, "write-down")!.about).toBe(fire);
    expect(proposal(world, property, "share-data")!.gains.get(office.index)).toBe(10);
    expect(proposal(world, police, "share-data")).toBeUndefined();
  });
});

describe("the agenda", () => {
  /** Property (no authority) loses 10 hours by double entry, the office (authority) 5 by strays. */
  function order(facilitation: number) {
    const world = forumOf(["office", "property", "police"], { policy: { decisionRule: 0, facilitation } });
    const { property, police, office } = cast(world);
    handOver(world, property, police, 20);
    stray(world, office, categoryOf(world, "dispute"), 5);
    decide(world);
    return underWayIn(world).map(([kind]) => kind);
  }

  it("is in order of worth to who brings it; others than authorities weigh weakVoice + (1 − weakVoice) facilitation", () => {
    // 10 · (0.4 + 0.6 f) against 5: even at f = 1/6.
    expect(order(0)).toEqual(["write-down", "share-data"]);
    expect(order(0.16)).toEqual(["write-down", "share-data"]);
    expect(order(0.175)).toEqual(["share-data", "write-down"]);
    expect(order(1)).toEqual(["share-data", "write-down"]);
  });

  it("has the bigger hurt first among members alike, whatever its kind", () => {
    const first = (handed: number, strayed: number) => {
      const world = forumOf(["office", "property", "police"], { policy: { decisionRule: 0 } });
      const { property, police } = cast(world);
      handOver(world, property, police, 2 * handed);
      stray(world, police, categoryOf(world, "dispute"), strayed);
      decide(world);
      return underWayIn(world)[0][0];
    };
    expect([first(10, 9), first(10, 11)]).toEqual(["share-data", "write-down"]);
  });

  it("is treated as far as meetings go: something with probability 1 − exp(−meetings × issues)", () => {
    const world = forumOf(["office", "property", "police"], {
      policy: { forumFrequency: 0.25 },
      patch: { forum: { issuesPerMeeting: 2 } },
    });
    handOver(world, cast(world).property, cast(world).police, 20);
    const expected = 1 - Math.exp(-0.5);
    const count = 800;
    expect(Math.abs(shareOf(count, (day) => meet(world, day).proposals > 0) - expected)).toBeLessThan(margin(expected, count));
    world.policy.forumFrequency = 0;
    expect(shareOf(50, (day) => meet(world, day).proposals > 0)).toBe(0);
  });
});

describe("a position", () => {
  /** Agreement of three, two of whom share data at `handed` cases: 15 hours' worth at 30 cases. */
  function agreement(handed: number, { utilisation = 0, pledgePrice = 1, carryMonths = 3 } = {}) {
    const world = forumOf(["office", "property", "police"], { patch: { forum: { pledgePrice, carryMonths } } });
    const { property, police } = cast(world);
    handOver(world, property, police, handed);
    property.utilisation = utilisation;
    return meet(world).acceptability;
  }

  it("is gain less price × load × pledge / months, and 0 is yes", () => {
    // 30 hours of each over three months: 10 a month, against half an hour a case.
    expect([agreement(19.9), agreement(20)]).toEqual([1 / 3, 1]);
    expect([agreement(39.9, { pledgePrice: 2 }), agreement(40, { pledgePrice: 2 })]).toEqual([1 / 3, 1]);
    expect([agreement(9.9, { carryMonths: 6 }), agreement(10, { carryMonths: 6 })]).toEqual([1 / 3, 1]);
    expect(agreement(0.1, { pledgePrice: 0 })).toBe(1);
    // Property's load of 1 above what leaves time doubles its price, and only its.
    expect([agreement(39.9, { utilisation: 1.5 }), agreement(40, { utilisation: 1.5 })]).toEqual([2 / 3, 1]);
    expect(agreement(20, { utilisation: 0.5 })).toBe(1);
  });

  it("has an opinion besides, normal with spread conflict × (½ + divergence)", () => {
    const phi = (z: number) => (z === 0 ? 0.5 : 0.8413447460685429); // of 1
    for (const [conflict, interestDivergence, handed, expected] of [
      [2, 0.5, 20, phi(0)],
      [5, 0.5, 30, phi(1)], // 5 hours at a spread of 5
      [5, 0, 25, phi(1)], // 2.5 at 2.5
      [5, 1, 35, phi(1)], // 7.5 at 7.5
    ]) {
      const world = forumOf(["property", "police"], { patch: { forum: { conflict } }, policy: { interestDivergence } });
      handOver(world, cast(world).property, cast(world).police, handed);
      const count = 600;
      let yes = 0;
      for (let day = 0; day < count; day++) yes += meet(world, day).acceptability / count;
      expect(Math.abs(yes - expected)).toBeLessThan(margin(expected, 2 * count));
    }
  });

  describe("besides is drawn by member, kind and month", () => {
    /** Numbers that agree, by month, where only opinion counts. */
    function votes(members: readonly Name[], hurt: "share-data" | "write-down" = "share-data", changes: Partial<ModelSpecification> = {}) {
      const world = forumOf(members, { patch: { forum: { conflict: 1e6 } }, changes });
      const { property, police } = cast(world);
      if (hurt === "share-data") handOver(world, property, police, 20);
      else stray(world, property, categoryOf(world, "dispute"), 20);
      return Array.from({ length: 60 }, (_, day) => Math.round(meet(world, day).acceptability * members.length));
    }
    const two = votes(["property", "police"]);

    it("so that months and kinds differ, and the same month is the same", () => {
      expect(new Set(two).size).toBe(3);
      expect(votes(["property", "police"])).toEqual(two);
      expect(votes(["property", "police"], "write-down")).not.toEqual(two);
    });

    it("so that nobody's changes with who else sits there, or is in the list", () => {
      for (const [day, yes] of votes(["property", "police", "office"]).entries()) expect([0, 1]).toContain(yes - two[day]);
      const organisations = [emptyOrganisation(), ...communityOf(800, 1).organisations];
      expect(votes(["property", "police"], "share-data", { organisations })).toEqual(two);
    });
  });
});

describe("the vote", () => {
  /** Two of three are for it: the office has no stake, property gains, police are too busy. */
  const twoOfThree = (decisionRule: number) => {
    const world = forumOf(["office", "property", "police"], { policy: { decisionRule } });
    handOver(world, cast(world).property, cast(world).police, 20);
    cast(world).police.utilisation = 1;
    return meet(world);
  };

  it("passes where the share that the rule asks for agrees, no less", () => {
    const agreed = 2 / 3;
    expect([0.5, agreed, agreed + 1e-9, 0.75, 1].map((rule) => twoOfThree(rule).adopted)).toEqual([1, 1, 0, 0, 0]);
    for (const rule of [0.5, agreed, 1]) expect(twoOfThree(rule)).toMatchObject({ proposals: 1, acceptability: agreed });
  });

  it("takes no round of talk where the rule is met at once, else all that there are", () => {
    expect([twoOfThree(0.5).rounds, twoOfThree(1).rounds]).toEqual([0, 3]);
  });

  it("never passes by a stricter rule what a laxer one turned down, talk or no talk", () => {
    let passed = 0;
    for (const deliberation of [0, 0.4, 1]) {
      const world = forumOf(["office", "property", "police", "committee", "ngo"], {
        patch: { forum: { conflict: 10, deliberationPull: 0.6, rounds: 4 } },
        policy: { deliberation },
      });
      handOver(world, cast(world).property, cast(world).police, 30);
      const rules = [0.5, 0.6, 2 / 3, 0.75, 0.8, 1];
      for (let day = 0; day < 150; day++) {
        const adopted = rules.map((decisionRule) => {
          world.policy.decisionRule = decisionRule;
          return meet(world, day).adopted;
        });
        expect(adopted).toEqual(adopted.toSorted((a, b) => b - a));
        passed += adopted[0] - adopted[5];
      }
    }
    expect(passed).toBeGreaterThan(50);
  });

  it("is kept as means over the month's proposals", () => {
    const world = forumOf(["office", "property", "police"], { policy: { decisionRule: 1 } });
    const { property, police, office } = cast(world);
    handOver(world, property, police, 20); // all agree, at once
    stray(world, office, categoryOf(world, "help-request"), 30);
    expect(meet(world)).toEqual({ proposals: 2, adopted: 2, acceptability: 1, rounds: 0 });
    police.utilisation = 1; // now police are against sharing: 2 of 3 after three rounds
    const { acceptability, rounds } = meet(world);
    expect(acceptability).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(rounds).toBe(1.5);
    expect([world.period.proposals, world.period.adopted]).toEqual([4, 3]);
    expect(world.period.rounds).toBe(3);
    expect(world.period.acceptability).toBeCloseTo(2 + 1 + 2 / 3, 12);
  });
});

describe("talk", () => {
  /** Books to be opened: two who speak for residents are for it as much as property is against it, so that the mean is for it. */
  function agreement(pull: number, deliberation: number, rounds: number) {
    const world = forumOf(["committee", "ngo", "property"], {
      patch: { forum: { deliberationPull: pull, rounds, draftHours: 0 } },
      policy: { deliberation, decisionRule: 1 },
    });
    const { committee, ngo, property } = cast(world);
    property.heldNot = 12;
    for (const member of [committee, ngo]) tie(world, INFORMATION, member, property, 1);
    return meet(world);
  }

  it("draws each position to the mean, round by round: a minority is turned where (1 − pull × deliberation)^talks is at most ¼", () => {
    // Positions 6, 6, −6 of mean 2: property stands 8 off it and turns when it stands 2 off it.
    expect([agreement(0.74, 1, 1).adopted, agreement(0.76, 1, 1).adopted]).toEqual([0, 1]);
    expect([agreement(0.49, 1, 2).adopted, agreement(0.51, 1, 2).adopted]).toEqual([0, 1]);
    expect([agreement(0.98, 0.5, 2).adopted, agreement(1, 0.51, 2).adopted]).toEqual([0, 1]);
    expect([agreement(0.36, 1, 3).adopted, agreement(0.38, 1, 3).adopted]).toEqual([0, 1]);
    expect([agreement(1, 0, 9).adopted, agreement(0, 1, 9).adopted]).toEqual([0, 0]);
  });

  it("takes the rounds that it takes to agree", () => {
    expect([agreement(0.76, 1, 9).rounds, agreement(0.51, 1, 9).rounds, agreement(0.38, 1, 9).rounds]).toEqual([1, 2, 3]);
    expect(agreement(0.01, 1, 9).rounds).toBe(9);
  });

  it("turns those who are for it as well, where most stand against it", () => {
    const against = (deliberation: number) => {
      const world = forumOf(["committee", "property", "security"], { policy: { deliberation } });
      const { committee, property, security } = cast(world);
      property.heldNot = security.heldNot = 12;
      for (const other of [property, security]) tie(world, INFORMATION, committee, other, 1);
      return meet(world).acceptability; // 12 − 2, −6, −6: the mean is −2/3
    };
    expect([against(0), against(1)]).toEqual([1 / 3, 0]);
  });
});

describe("authority", () => {
  /** Kinds adopted where all agree. */
  function passed(members: readonly Name[], sitting = members) {
    const world = forumOf(members, { policy: { decisionRule: 0 } });
    const { property, police, ngo } = cast(world);
    for (const member of forumMembers(world)) if (!sitting.some((name) => cast(world)[name] === member)) member.staff = 0;
    handOver(world, property, police, 100);
    stray(world, property, categoryOf(world, "dispute"), 100);
    onBooks(world, property, 100);
    fill(world, 9000);
    property.backlogHours = 100;
    property.heldNot = 100;
    tie(world, INFORMATION, ngo, property, 1);
    expect(ngo.forumMember).toBe(true);
    meet(world);
    return underWayIn(world)
      .map(([kind]) => kind)
      .toSorted();
  }
  const free = ["open-books", "share-data", "spend-fund"];
  const all = [...decisionKinds].toSorted();

  it("must be at the table for writing down and for operations, not for the rest", () => {
    expect(passed(["property", "police", "ngo"])).toEqual(free);
    expect(passed(["property", "police", "ngo", "office"])).toEqual(all);
    expect(passed(["property", "police", "ngo", "departments"])).toEqual(all);
  });

  it("is not at the table without people", () => {
    expect(passed(["property", "police", "ngo", "office"], ["property", "police", "ngo"])).toEqual(free);
  });
});

/** The office wants an operation; property and police want to share data more. Everybody is far too busy to agree. */
function dominated(governmentDominance: number) {
  const world = forumOf(["office", "departments", "property", "police"], {
    policy: { governmentDominance, decisionRule: 2, deliberation: 1 },
  });
  const { property, police, office, departments } = cast(world);
  for (const member of forumMembers(world)) member.utilisation = 1000;
  handOver(world, property, police, 4000);
  onBooks(world, office, 3);
  property.mandate.fill(0);
  return { world, property, police, office, departments };
}

describe("dominance", () => {
  it("in full settles the authority's own list, without a vote, a round of talk, or others' pledges", () => {
    const { world, office, departments } = dominated(1);
    expect(meet(world)).toMatchObject({ proposals: 1, adopted: 1, rounds: 0 });
    expect(underWayIn(world)).toEqual([["joint-operation", world.place.buildingGrid[0], -1]]);
    expect(pledgesOf(world)).toEqual(
      new Map([
        [office.index, 60],
        [departments.index, 60],
      ]),
    );
    // What it needs is the hours of all whom it concerns, police too: a third of them are not there. It is due at once.
    expect([world.decisions.needed[0], world.decisions.term[0]]).toEqual([180, 1]);
    // Asked, none but property, who has no part in it, would have agreed.
    expect(world.forum.acceptability).toBe(1 / 4);
  });

  it("in full treats nothing where the authority has nothing on its list", () => {
    const { world } = dominated(1);
    world.field.onBooks.fill(0);
    expect(meet(world)).toEqual({ proposals: 0, adopted: 0, acceptability: 0, rounds: 0 });
  });

  it("of none has all pledges and a vote", () => {
    const { world, office, departments, police } = dominated(0);
    expect(meet(world)).toMatchObject({ proposals: 2, adopted: 0, rounds: 3 });
    world.policy.decisionRule = 0;
    meet(world);
    expect(underWayIn(world).map(([kind]) => kind)).toEqual(["share-data", "joint-operation"]);
    expect(pledgesOf(world, 1)).toEqual(new Map([office, departments, police].map(({ index }) => [index, 60])));
  });

  it("is the share of matters that are settled alone", () => {
    const { world, property } = dominated(0.3);
    handOver(world, property, cast(world).police, 0);
    const count = 800;
    // By vote nothing passes, and the only matter is the authority's.
    const alone = shareOf(count, (day) => meet(world, day).adopted === 1);
    expect(Math.abs(alone - 0.3)).toBeLessThan(margin(0.3, count));
  });
});

describe("a matter", () => {
  it("that the authority keeps to itself, but has not on its list, comes to no table that month", () => {
    const { world } = dominated(0.3);
    world.field.onBooks.fill(0);
    world.policy.decisionRule = 0;
    const count = 800;
    expect(Math.abs(shareOf(count, (day) => meet(world, day).adopted === 1) - 0.7)).toBeLessThan(margin(0.7, count));
  });

  it("is settled alone, and prepared, by what it is: the same whatever else is on the agenda and wherever it stands there", () => {
    /** Days on which the office's operation is settled alone, and days on which it is prepared for the table. */
    const settled = (others: number, governmentDominance: number, leadingFill: number) => {
      const { world, office, property, police } = dominated(governmentDominance);
      Object.assign(office, { leadingFill });
      world.policy.decisionRule = 0;
      handOver(world, property, police, others);
      if (others > 0) stray(world, office, categoryOf(world, "dispute"), others);
      return Array.from({ length: 120 }, (_, day) => {
        meet(world, day);
        const place = underWayIn(world).findIndex(([kind]) => kind === "joint-operation");
        return place < 0 ? "not" : world.decisions.term[place] === 1 ? "alone" : "together";
      });
    };
    for (const [dominance, fill] of [
      [0.5, 1],
      [0, 0.5],
    ] as const) {
      const single = settled(0, dominance, fill);
      expect(new Set(single).size).toBe(2);
      expect(settled(4000, dominance, fill)).toEqual(single);
    }
  });

  it("is settled alone or not whatever became of the one before", () => {
    const { world, office, police, property } = dominated(0.3);
    handOver(world, property, police, 0);
    stray(world, office, categoryOf(world, "dispute"), 5);
    const count = 800;
    const adopted = Array.from({ length: count }, (_, day) => meet(world, day).adopted);
    for (const [settled, expected] of [0.49, 0.42, 0.09].entries())
      expect(Math.abs(shareOf(count, (day) => adopted[day] === settled) - expected)).toBeLessThan(margin(expected, count));
  });
});

describe("the fund", () => {
  it("is the forum's own: a year's sum in the first month of it in which it meets, what is left stays, and programme money is not touched", () => {
    const world = forumOf(["office", "property"], { policy: { forumFund: 7.3 }, patch: { resources: { publicBudget: 0, otherFunds: 0 } } });
    const year = 7.3 * world.place.residentCount;
    const balances = () => [world.accounts.balance(FORUM_FUND), world.accounts.balance(SAFETY_FUND)];
    world.forum.fundYear = -1;
    const month = (day: number, meets = true) => {
      world.day = day;
      world.policy.forumFrequency = meets ? 1 : 0;
      fillFund(world);
      return balances();
    };
    expect(month(0, false)).toEqual([0, 0]);
    expect(month(30)).toEqual([year, 0]);
    expect(month(60)).toEqual([year, 0]);
    world.accounts.book(2, FORUM_FUND, "use:forum", "test", 0.75 * year);
    expect(month(360)).toEqual([0.25 * year, 0]);
    expect(month(390)).toEqual([1.25 * year, 0]);
    expect(world.accounts.discrepancy).toBeCloseTo(0, 9);
  });

  it("that has run out is said, month by month, where cases wait; and nobody proposes to spend it", () => {
    const world = forumOf(["office", "property"], { policy: { forumFund: 6 } });
    const { property } = cast(world);
    decide(world);
    expect(world.period.forumFundEmpty).toBe(0); // nothing waits
    property.backlogHours = 20;
    fill(world, 39.99); // less than an hour's price
    decide(world);
    expect(world.period.forumFundEmpty).toBe(1);
    fill(world, 100);
    expect(proposal(world, property, "spend-fund")).toBeDefined();
    decide(world);
    expect(world.period.forumFundEmpty).toBe(1);
  });
});

describe("a meeting", () => {
  /** Property and police share data at 40 cases: worth 20 hours each; the office has no stake. */
  const sharing = (options: Parameters<typeof forumOf>[1] = {}) => {
    const world = forumOf(["office", "property", "police"], options);
    handOver(world, cast(world).property, cast(world).police, 40);
    return world;
  };

  it("of two members and one proposal, by hand: worth 20 less a pledge of 30 over three months to each; adopted, and due in three months", () => {
    const world = forumOf(["property", "police"], { policy: { decisionRule: 1 } });
    const { property, police } = cast(world);
    handOver(world, property, police, 40);
    expect(meet(world)).toEqual({ proposals: 1, adopted: 1, acceptability: 1, rounds: 0 });
    expect(pledgesOf(world)).toEqual(
      new Map([
        [property.index, 30],
        [police.index, 30],
      ]),
    );
    expect([world.decisions.needed[0], world.decisions.term[0]]).toEqual([60, 3]);
    // At twice the price of an hour and load 1 above what leaves time, police stand at 20 − 2 · 2 · 10 < 0.
    const dear = forumOf(["property", "police"], { policy: { decisionRule: 1 }, patch: { forum: { pledgePrice: 2 } } });
    handOver(dear, cast(dear).property, cast(dear).police, 40);
    cast(dear).police.utilisation = 1.5;
    // Who brings it may have no time to prepare it: then it is put off.
    const months = Array.from({ length: 12 }, (_, day) => meet(dear, day)).filter(({ proposals }) => proposals > 0);
    expect(months.length).toBeGreaterThan(0);
    for (const each of months) expect(each).toEqual({ proposals: 1, adopted: 0, acceptability: 0.5, rounds: 3 });
  });

  it("is attended as commitment and load allow; who stays away has no voice, but is bound", () => {
    const world = sharing({ patch: { collaboration: { attendance: 0, attendanceLoad: 1 } }, policy: { decisionRule: 0 } });
    const { office, property, police } = cast(world);
    onBooks(world, office, 100); // an operation, which the office wants too
    for (const member of [office, property]) member.commitment = 1;
    police.commitment = 0;
    meet(world);
    // Police never come: two are there, of whom both are for the operation; data of police are not shared without them.
    expect(underWayIn(world).map(([kind]) => kind)).toEqual(["joint-operation"]);
    expect(pledgesOf(world).get(police.index)).toBe(60);
    expect(world.decisions.present[police.index]).toBe(0);
    expect(world.decisions.present[office.index]).toBe(1);
    police.commitment = 0.4;
    const count = 500;
    const came = shareOf(count, (day) => meet(world, day).proposals > 0 && world.decisions.present[police.index] === 1);
    expect(Math.abs(came - 0.4)).toBeLessThan(margin(0.4, count));
    // A load of 2 above what leaves time: a third of that.
    police.utilisation = 2.5;
    const busy = shareOf(count, (day) => meet(world, day).proposals > 0 && world.decisions.present[police.index] === 1);
    expect(Math.abs(busy - 0.4 / 3)).toBeLessThan(margin(0.4 / 3, count));
  });

  it("of less than a quorum puts its matters off", () => {
    const world = sharing({
      patch: { collaboration: { attendance: 0, attendanceLoad: 0 }, forum: { quorum: 0.6 } },
      policy: { decisionRule: 0 },
    });
    const { office, property, police } = cast(world);
    Object.assign(office, { commitment: 0 });
    Object.assign(property, { commitment: 1 });
    Object.assign(police, { commitment: 1 });
    expect(meet(world)).toMatchObject({ proposals: 1, adopted: 1 });
    const strict = sharing({
      patch: { collaboration: { attendance: 0, attendanceLoad: 0 }, forum: { quorum: 0.7 } },
      policy: { decisionRule: 0 },
    });
    Object.assign(cast(strict).office, { commitment: 0 });
    for (const member of [cast(strict).property, cast(strict).police]) member.commitment = 1;
    expect(meet(strict)).toMatchObject({ proposals: 0, adopted: 0 });
    expect(strict.period.withoutQuorum).toBeGreaterThan(0);
  });

  it("treats what has been prepared: as many of its matters as the hours for leading it allow", () => {
    const world = sharing({ policy: { decisionRule: 0, forumFrequency: 1 }, patch: { forum: { issuesPerMeeting: 1 } } });
    const treated = (leadingFill: number, count = 600) => {
      cast(world).office.leadingFill = leadingFill;
      return shareOf(count, (day) => meet(world, day).proposals > 0);
    };
    // One matter on the list, prepared in this month with the share of hours given; Poisson(1) turns.
    for (const fill of [0, 0.3, 1]) expect(Math.abs(treated(fill) - fill * (1 - Math.exp(-1)))).toBeLessThan(margin(0.5, 600));
    expect(world.period.unprepared).toBeGreaterThan(0);
  });

  it("that nobody leads is prepared by who proposes, who pledges the hours", () => {
    const world = forumOf(["property", "police"], { patch: { forum: { prepareHours: 9 } }, policy: { decisionRule: 0 } });
    const { property, police } = cast(world);
    handOver(world, property, police, 100);
    meet(world);
    expect([...pledgesOf(world).values()].toSorted((a, b) => a - b)).toEqual([30, 39]);
  });

  it("in common needs hours of leading, which what is settled alone does not", () => {
    const world = forumOf(["office", "property", "police"], {
      patch: { forum: { prepareHours: 9, issuesPerMeeting: 2 }, attention: { leadHours: 5 } },
      policy: { facilitation: 0.4, forumFrequency: 1, governmentDominance: 0 },
    });
    const { office } = cast(world);
    office.leadingFill = 0.5;
    leadForum(world);
    expect(office.leadingNeed * 30).toBeCloseTo(0.4 * 5 * 3 + 2 * 9, 12);
    expect(world.policy.facilitation).toBe(0.2);
    Object.assign(world.policy, { facilitation: 0.4, governmentDominance: 1 });
    leadForum(world);
    expect(office.leadingNeed * 30).toBeCloseTo(0.4 * 5 * 3, 12);
  });
});

describe("admission", () => {
  /** Who is in after so many places in this month, by id, of a list with or without one more organisation in front. */
  function admitted(places: number, day: number, more = false) {
    const organisations = communityOf(800, 1).organisations.map((each) => ({ ...each, forumMember: false }));
    const world = forumOf([], {
      changes: { organisations: more ? [emptyOrganisation({ staff: 1, lead: [] }), ...organisations] : organisations },
    });
    Object.assign(world.policy, { admissionPace: places, inclusiveness: 1 });
    world.day = day;
    collaborate(world);
    return world.organisations.filter(({ forumMember }) => forumMember).map(({ id }) => id);
  }
  const first = (day: number) => admitted(1, day)[0];

  it("goes by a draw of the month and the organisation, as far as there are places, and not by the list", () => {
    const firsts = Array.from({ length: 40 }, (_, month) => first(30 * month + 29));
    expect(new Set(firsts).size).toBeGreaterThan(4);
    expect(first(29)).toBe(firsts[0]);
    for (const places of [2, 4]) expect(admitted(places, 29)).toHaveLength(places);
    expect(admitted(4, 29)).toEqual(expect.arrayContaining(admitted(2, 29)));
  });

  it("does not change its order for the others when one more organisation is there", () => {
    for (let day = 0; day < 40; day++) {
      const [alone, together] = [admitted(3, day), admitted(4, day, true)];
      const others = together.filter((id) => id !== "inert");
      expect(others).toEqual(expect.arrayContaining(alone));
    }
  });
});

describe("a forum that", () => {
  /** A month of meeting under an experiment, of members with much to decide. */
  function month(forum?: "talk" | "none", forumFrequency = 2) {
    const world = forumOf(["office", "property", "police"], {
      changes: forum && { experiment: { forum } },
      patch: { institutions: { forumFrequency, governmentDominance: 0.5 } },
    });
    handOver(world, cast(world).property, cast(world).police, 1000);
    advancePolicy(world);
    const before = world.organisations.map(({ undertaken }) => undertaken);
    decide(world);
    collaborate(world);
    const spent = world.organisations.map(({ undertaken }, i) => undertaken - before[i]);
    const members = world.organisations.filter(({ forumMember }) => forumMember);
    return { world, spent, members };
  }

  it("only talks decides nothing, and costs each member its meetings", () => {
    const { world, spent, members } = month("talk");
    expect([world.period.proposals, underWayIn(world).length]).toEqual([0, 0]);
    expect(world.forum.dialogue).toBeGreaterThan(0);
    const hours = 2 * world.parameters.collaboration.meetingHours;
    for (const { index } of world.organisations) expect(spent[index]).toBe(members.some((m) => m.index === index) ? hours : 0);
  });

  it("does not meet at all decides nothing, has no dialogue and costs nothing", () => {
    const { world, spent } = month("none");
    expect([world.period.proposals, world.forum.dialogue, ...spent.filter((hours) => hours > 0)]).toEqual([0, 0]);
  });

  it("meets otherwise does decide", () => {
    expect(month().world.period.proposals).toBeGreaterThan(0);
  });

  it("only talks never takes fewer hours than none, however often it meets", () => {
    const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
    const none = sum(month("none").spent);
    const talk = [0.25, 1, 4, 8].map((frequency) => sum(month("talk", frequency).spent));
    expect([none, ...talk]).toEqual([none, ...talk].toSorted((a, b) => a - b));
    expect(talk[0]).toBeGreaterThan(none);
  });
});

describe("the intervention forum", () => {
  const specification = withParameters(communityOf(400, 180), {
    institutions: { forumFrequency: 4, decisionRule: 0.5, governmentDominance: 0.3, admissionPace: 1 } as object,
    forum: { enough: 0.1 },
    resources: { publicBudget: 500 },
  });

  it("at strength 0 changes no bit of a place whose forum decides and carries out", () => {
    const plain = run(specification);
    const horizon = plain.world.horizon;
    expect(horizon.adopted).toBeGreaterThan(3);
    expect(horizon.decisionsCarriedOut).toBeGreaterThan(0);
    const idle = run({ ...specification, interventions: [useOf("forum", { strength: 0, planningDays: 10, constructionDays: 10 })] });
    expect(traces(idle)).toEqual(traces(plain));
    const full = run({ ...specification, interventions: [useOf("forum", { planningDays: 10, constructionDays: 10 })] });
    expect(traces(full).summary).not.toBe(traces(plain).summary);
  });
});
