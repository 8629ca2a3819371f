import { describe, expect, it } from "vitest";
import { assess, RETURNS } from "../../src/model/assessment.ts";
import { NEVER, OPEN, QUEUED, THRESHOLD_COUNT } from "../../src/model/hazardStore.ts";
import { believedLead, factOf, MISSING, RIGHT, WRONG } from "../../src/model/knowledge.ts";
import { INFORMATION, pairOf } from "../../src/model/pairs.ts";
import { renewKnowledge } from "../../src/model/processes/knowledge.ts";
import { openCase, returnProbability } from "../../src/model/processes/routing.ts";
import type { World } from "../../src/model/state.ts";
import { cast, categoryOf, know, margin, matterOf, shareOf, strangers, tie, walkFrom } from "./walks.ts";
import type { ParameterPatch } from "./worlds.ts";

/** Hours owed by each organisation, those without any left out. */
const owed = (world: World) => Object.fromEntries(world.organisations.flatMap(({ role, owed }) => (owed > 0 ? [[role, owed]] : [])));
const intake = 0.25;
const hours = { intakeHours: intake, assignHours: 2, askHours: 0.125 };

describe("a case that comes to somebody who knows its lead", () => {
  it("is there the same day without a hop: both look at it once, and the hand-over is on record", () => {
    const world = strangers({ routing: { ...hours, hopDays: 60 } });
    const { property, committee } = cast(world);
    know(world, RIGHT, [property]);
    const slot = walkFrom(world, property);
    const c = world.hazards.columns;
    expect([c.status[slot], c.organisation[slot], c.hops[slot], c.walked[slot]]).toEqual([QUEUED, committee.index, 0, 1]);
    expect(owed(world)).toEqual({ "property-company": intake, "residents-committee": intake });
    expect([world.period.hops, world.period.firstRight, world.period.questions, world.period.assignedByHand]).toEqual([0, 1, 0, 0]);
    const pair = pairOf(world.pairs, property.index, committee.index);
    expect(world.pairs.handed[pair * world.categories.length + c.category[slot]]).toBe(1);
    expect(world.pairs.handed.reduce((sum, value) => sum + value, 0)).toBe(1);
    expect([world.pairs.contacts[INFORMATION][pair], world.pairs.contacts[INFORMATION][world.pairs.reverse[pair]]]).toEqual([1, 1]);
  });

  it("or that comes to the lead itself, costs nobody else anything", () => {
    const world = strangers({ routing: hours });
    const slot = walkFrom(world, cast(world).committee);
    expect([world.hazards.columns.walked[slot], world.period.firstRight]).toEqual([0, 1]);
    expect(owed(world)).toEqual({ "residents-committee": intake });
  });
});

describe("a case where nobody knows and nobody is tied", () => {
  it("goes up to the street office, which assigns it by hand: two hops, and each pays for what it does", () => {
    const world = strangers({ routing: hours });
    const { property, committee } = cast(world);
    const slot = walkFrom(world, property);
    const c = world.hazards.columns;
    expect([c.status[slot], c.organisation[slot], c.hops[slot], c.walked[slot]]).toEqual([QUEUED, committee.index, 2, 2]);
    expect(owed(world)).toEqual({ "property-company": intake, "street-office": intake + 2, "residents-committee": intake });
    expect([world.period.hops, world.period.firstRight, world.period.assignedByHand, world.period.lostCases]).toEqual([2, 0, 1, 0]);
    expect(world.period.questions).toBe(0);
  });

  it("is lost where there is no street office, counted once, and may be noticed, opened and solved again", () => {
    const world = strangers({ routing: hours });
    const { property, office, committee } = cast(world);
    office.staff = 0;
    const slot = matterOf(world, 0);
    // Noticed and found by volunteers, not yet by patrols.
    const budget = () => [...world.hazards.budget.subarray(slot * THRESHOLD_COUNT, slot * THRESHOLD_COUNT + 3)];
    world.hazards.budget.set([-1, Number.POSITIVE_INFINITY, 0.77], slot * THRESHOLD_COUNT);
    openCase(world, slot, 0, -1, -1, property);
    const c = world.hazards.columns;
    expect([c.status[slot], c.closures[slot], c.hops[slot], c.holder[slot], c.sender[slot]]).toEqual([OPEN, 1, 1, -1, -1]);
    expect([world.period.lostCases, world.period.dueCases, world.period.assignedByHand]).toEqual([1, 1, 0]);
    expect(owed(world)).toEqual({ "property-company": intake });
    expect(c.closedDay[slot]).toBe(NEVER);
    const [notice, volunteers, patrols] = budget();
    for (const again of [notice, volunteers]) {
      expect(again).toBeGreaterThan(0);
      expect(again).toBeLessThan(40);
    }
    expect(patrols).toBe(0.77);
    know(world, RIGHT);
    openCase(world, slot, 0, -1, -1, property);
    expect([c.status[slot], c.organisation[slot]]).toEqual([QUEUED, committee.index]);
    const passages = world.period.passages.subarray(c.category[slot] * 4, c.category[slot] * 4 + 4);
    expect([...passages]).toEqual([1, 2, 2, 1]);
    expect(world.period.lostCases).toBe(1);
  });

  it("is assigned only as far as the street office's load lets it answer: 1 / (1 + load above the threshold)", () => {
    const world = strangers({ partnership: { loadThreshold: 0.9 } });
    const { property, office } = cast(world);
    office.utilisation = 2.4;
    const assigned = shareOf(2000, (n) => {
      const slot = walkFrom(world, property, n);
      return world.hazards.columns.status[slot] === QUEUED;
    });
    expect(Math.abs(assigned - 1 / 2.5)).toBeLessThan(margin(0.4, 2000));
    expect(world.period.lostCases + world.period.assignedByHand).toBe(2000);
  });
});

describe("asking", () => {
  /** Share of cases of the property company whose lead it finds by asking; the asked know nothing but what `prepare` gives them. */
  function found(prepare: (world: World) => void, patch: ParameterPatch = {}) {
    const world = strangers({ ...patch, routing: { ...hours, askedTies: 2, ...patch.routing } });
    prepare(world);
    const { property } = cast(world);
    const count = 2500;
    // Who finds it sends it straight on; else at least one more holds it.
    const direct = shareOf(count, (n) => {
      const slot = walkFrom(world, property, n);
      return world.hazards.columns.walked[slot] === 1;
    });
    return { direct, count, world };
  }

  it("one tie that knows finds the lead with its strength times what its load lets it answer", () => {
    for (const [strength, utilisation, expected] of [
      [0.6, 0.5, 0.6],
      [0.6, 1.4, 0.4],
      [1, 0, 1],
    ]) {
      const { direct, count } = found((world) => {
        const { property, security } = cast(world);
        tie(world, INFORMATION, property, security, strength);
        know(world, RIGHT, [security]);
        security.utilisation = utilisation;
      });
      expect(Math.abs(direct - expected)).toBeLessThan(margin(expected, count));
    }
  });

  it("costs who asks and who is asked a call each", () => {
    const { world, count } = found((fresh) => {
      tie(fresh, INFORMATION, cast(fresh).property, cast(fresh).security, 1);
      know(fresh, RIGHT, [cast(fresh).security]);
    });
    const { property, security } = cast(world);
    expect([property.owed, security.owed, security.asked]).toEqual([count * (intake + 0.125), count * 0.125, count * 0.125]);
  });

  it("two ties find it with 1 − (1 − w₁)(1 − w₂), and each question costs both sides", () => {
    const { direct, count, world } = found((fresh) => {
      const { property, security, police } = cast(fresh);
      tie(fresh, INFORMATION, property, security, 0.5);
      tie(fresh, INFORMATION, property, police, 0.4);
      know(fresh, RIGHT, [security, police]);
    });
    expect(Math.abs(direct - 0.7)).toBeLessThan(margin(0.7, count));
    const { property } = cast(world);
    expect(world.period.questions).toBe(2 * count);
    expect(property.owed).toBeCloseTo(count * (intake + 2 * 0.125), 6);
    expect(property.asked).toBe(property.owed);
  });

  it("the lead itself answers whatever it has read, others answer only what they know", () => {
    const lead = found((world) => tie(world, INFORMATION, cast(world).property, cast(world).committee, 0.5));
    const { pairs } = lead.world;
    const pair = pairOf(pairs, cast(lead.world).property.index, cast(lead.world).committee.index);
    // Asked and found is one contact more than passed on blindly to the same one.
    const answered = pairs.contacts[INFORMATION][pair] / lead.count - lead.direct;
    expect(Math.abs(answered - 0.5)).toBeLessThan(margin(0.5, lead.count));
    for (const fact of [MISSING, WRONG]) {
      const ignorant = found((world) => {
        tie(world, INFORMATION, cast(world).property, cast(world).security, 1);
        know(world, fact, [cast(world).security]);
      });
      expect(ignorant.direct).toBe(0);
    }
  });

  it("goes to the strongest ties only, and not along those that others hold", () => {
    const { world, direct } = found(
      (fresh) => {
        const { property, security, police, departments } = cast(fresh);
        tie(fresh, INFORMATION, property, security, 0.4);
        tie(fresh, INFORMATION, property, police, 0.9);
        tie(fresh, INFORMATION, departments, property, 1);
        know(fresh, RIGHT, [security, departments]);
      },
      { routing: { askedTies: 1 } },
    );
    expect(direct).toBe(0);
    expect(world.period.questions).toBeGreaterThanOrEqual(2500);
    expect(cast(world).departments.owed).toBe(0);
  });

  it("does not help with a matter that cannot be learned, unless the lead is asked; a guess is right as often as the parameter says", () => {
    const { direct, count } = found(
      (world) => {
        world.knowledge.opaque.fill(1);
        know(world, RIGHT);
        tie(world, INFORMATION, cast(world).property, cast(world).security, 1);
      },
      { knowledge: { opaqueRight: 0.3 } },
    );
    expect(Math.abs(direct - 0.3)).toBeLessThan(margin(0.3, count));
  });
});

describe("a mistaken holder", () => {
  it("sends the case to the one it believes in, who may know better; that was a good hand-over", () => {
    const world = strangers();
    const { property, committee } = cast(world);
    know(world, RIGHT);
    know(world, WRONG, [property]);
    const believed = believedLead(world, property, matterOf(world, 0), committee)!;
    const slot = walkFrom(world, property, 1);
    const c = world.hazards.columns;
    expect([c.status[slot], c.organisation[slot], c.hops[slot], c.walked[slot]]).toEqual([QUEUED, committee.index, 1, 2]);
    const handed = (from: number, to: number) =>
      world.pairs.handed[pairOf(world.pairs, from, to) * world.categories.length + c.category[slot]];
    expect(handed(property.index, believed.index)).toBe(1);
    expect(handed(believed.index, committee.index)).toBe(1);
    expect(world.pairs.handed.reduce((sum, value) => sum + value, 0)).toBe(2);
    expect([world.period.firstRight, world.period.questions, factOf(world, property, slot)]).toEqual([0, 0, WRONG]);
  });

  it("knows at least whose it is not once the case comes back: wrong becomes missing", () => {
    const world = strangers({
      routing: { ...hours, returning: 10, maximumHops: 3 },
      institutions: { evaluationPressure: 0 },
      knowledge: { learning: 0 },
    });
    const { property, committee, office } = cast(world);
    know(world, WRONG, [property]);
    const slot = walkFrom(world, property);
    expect(factOf(world, property, slot)).toBe(MISSING);
    expect([world.period.returns, world.period.hops, world.period.assignedByHand]).toEqual([1, 3, 1]);
    expect(property.owed).toBe(2 * intake);
    expect(committee.owed).toBe(intake);
    expect(world.organisations.reduce((sum, { owed }) => sum + owed, 0)).toBe(4 * intake + 2);
    expect(office.owed).toBeGreaterThanOrEqual(2);
  });
});

describe("sending back", () => {
  const scored = { evaluation: { returnPoints: 5, returnTarget: 0.05, pointPenalty: 0.5 } } as const;
  const choice = { returning: 0, returnLoad: 2, returnPrice: 3, maximumHops: 3, askedTies: 0 };

  it("is a logit: of load, which makes looking further dear, and of the points that returns took, as targets are felt", () => {
    const world = strangers({ routing: choice, partnership: { loadThreshold: 0.9 }, ...scored });
    const { office } = cast(world);
    const logit = (pressure: number, utilisation: number, points: number) => {
      world.policy.evaluationPressure = pressure;
      office.utilisation = utilisation;
      office.penalties[RETURNS] = points;
      const p = returnProbability(world, office);
      return Math.log(p / (1 - p));
    };
    expect(logit(1, 0.5, 0)).toBe(0);
    expect(logit(0, 0.5, 5)).toBeCloseTo(0, 12);
    expect(logit(0.5, 0.5, 5)).toBeCloseTo(-1.5, 12);
    expect(logit(1, 0.5, 2)).toBeCloseTo(-1.2, 12);
    // Load 1 above the threshold: half of the calls are answered.
    expect(logit(1, 1.9, 0)).toBeCloseTo(1, 12);
    office.sanction = 1;
    world.policy.consequence = 1;
    expect(logit(0.5, 0.5, 5)).toBeCloseTo(-3, 12);
  });

  it.each([0, 5])("takes place as often as that says, where it took %d points", (points) => {
    const world = strangers({ routing: choice, ...scored });
    world.policy.evaluationPressure = 1;
    const { property, office } = cast(world);
    office.penalties[RETURNS] = points;
    const count = 2000;
    for (let n = 0; n < count; n++) walkFrom(world, property, n);
    const expected = 1 / (1 + Math.exp(3 * (points / 5)));
    expect(Math.abs(world.period.returns / count - expected)).toBeLessThan(margin(expected, count));
    expect([office.books.givenBack, property.books.givenBack]).toEqual([world.period.returns, 0]);
  });

  it("saves the hours of asking, to who is asked as well", () => {
    for (const [returning, asked] of [
      [40, 0],
      [-40, 1],
    ]) {
      const world = strangers({ routing: { ...hours, ...choice, returning, askedTies: 1 } });
      const { property, office, police } = cast(world);
      tie(world, INFORMATION, office, police, 1);
      walkFrom(world, property);
      // Who was asked and did not know has the case next.
      expect([world.period.questions, police.owed]).toEqual([asked, asked * (hours.askHours + intake)]);
    }
  });

  it("costs points: of eight cases ended and two given back a fifth, fifteen per cent beyond the threshold, and twice so the next month", () => {
    const world = strangers({ evaluation: { ...scored.evaluation, returnPoints: 50 } });
    const { property } = cast(world);
    Object.assign(property.books, { due: 8, inTime: 8, givenBack: 2 });
    assess(world);
    expect(property.penalties[RETURNS]).toBeCloseTo(7.5, 9);
    assess(world);
    expect(property.penalties[RETURNS]).toBeCloseTo(15, 9);
  });
});

describe("the end of a walk", () => {
  it("comes after as many holders as may hold a case, whatever anybody knows", () => {
    for (const maximumHops of [1, 2, 5]) {
      const world = strangers({ routing: { maximumHops, returning: 0 } });
      const { office, police, property } = cast(world);
      let longest = 0;
      for (let n = 0; n < 600; n++) {
        world.knowledge.facts.forEach((_, at) => {
          world.knowledge.facts[at] = (at * 7 + n * 3) % 5 < 3 ? WRONG : MISSING;
        });
        for (const [at] of world.pairs.layers[INFORMATION].entries()) world.pairs.layers[INFORMATION][at] = (at + n) % 3 === 0 ? 0.1 : 0;
        const slot = walkFrom(world, [office, police, property][n % 3], n);
        const c = world.hazards.columns;
        expect(c.status[slot]).toBe(QUEUED);
        expect(c.hops[slot]).toBeLessThanOrEqual(maximumHops);
        longest = Math.max(longest, c.hops[slot]);
      }
      expect(longest).toBe(maximumHops);
    }
  });
});

describe("what strays", () => {
  it("is counted for each that held the case without knowing, by matter, and fades", () => {
    const world = strangers({ network: { missedMemory: 0.6 }, knowledge: { readShare: 0, fading: 0 } });
    const { property, office } = cast(world);
    const { strayed, matters } = world.knowledge;
    const slot = matterOf(world, 0);
    world.hazards.columns.matter[slot] = 5;
    openCase(world, slot, 0, -1, -1, property);
    const at = ({ index }: { readonly index: number }) => (index * world.categories.length + categoryOf(world, "dispute")) * matters + 5;
    expect([strayed[at(property)], strayed[at(office)], strayed.reduce((sum, value) => sum + value, 0)]).toEqual([1, 1, 2]);
    renewKnowledge(world);
    expect(strayed[at(property)]).toBe(0.6);
  });
});

describe("what a tie would have solved", () => {
  it("counts one for the lead, a part for who knew, and nothing for who has no people or for what cannot be learned", () => {
    const world = strangers({ routing: { maximumHops: 1 }, network: { missedByKnower: 0.3 }, knowledge: { opaqueRight: 0 } });
    const { property, committee, police, security } = cast(world);
    know(world, RIGHT, [police, security]);
    security.staff = 0;
    walkFrom(world, property, 0, categoryOf(world, "dispute"));
    const missed = (to: { readonly index: number }) => world.pairs.missed[INFORMATION][pairOf(world.pairs, property.index, to.index)];
    expect([missed(committee), missed(police), missed(security)]).toEqual([1, 0.3, 0]);
    expect(world.pairs.missed[INFORMATION].reduce((sum, value) => sum + value, 0)).toBeCloseTo(1.3, 12);
    world.knowledge.opaque.fill(1);
    walkFrom(world, property, 1);
    expect([missed(committee), missed(police)]).toEqual([2, 0.3]);
  });
});
