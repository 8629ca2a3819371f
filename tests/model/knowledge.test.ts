import { describe, expect, it } from "vitest";
import { believedLead, factOf, isDesk, leadOf, leadsMatter, MISSING, RIGHT, setFact, WRONG } from "../../src/model/knowledge.ts";
import { renewKnowledge } from "../../src/model/processes/knowledge.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { cast, categoryOf, know, margin, matterOf, setWritten, strangers } from "./walks.ts";
import { baseSpecification, communityOf, freshWorld, withCategoryFields, withParameters } from "./worlds.ts";

/** Facts about matters that an organisation does not lead, of some organisations. */
function factsOf(world: World, whose: (organisation: Organisation) => boolean): number[] {
  const { knowledge, categories, organisations } = world;
  const all = categories.length * knowledge.matters;
  return organisations.filter(whose).flatMap((o) =>
    Array.from({ length: all }, (_, at) => at)
      .filter((at) => !leadsMatter(world, o, at))
      .map((at) => knowledge.facts[o.index * all + at]),
  );
}

const share = (facts: readonly number[], fact: number) => facts.filter((entry) => entry === fact).length / facts.length;

describe("what organisations know at the start", () => {
  const [deskRight, peerRight, wrongShare, readShare, fading] = [0.7, 0.3, 0.8, 0.06, 0.04];
  const worlds = (responsibilityClarity: number) =>
    [0, 1, 2, 3].map((replication) =>
      freshWorld(
        withParameters(communityOf(400, 1), {
          knowledge: { matters: 40, deskRight, peerRight, wrongShare, readShare, fading, carried: 0 },
          institutions: { responsibilityClarity },
        }),
        replication,
      ),
    );
  const everRead = readShare / (readShare + fading);

  it.each([
    ["nothing is written down", 0, 0],
    ["everything is", 1, everRead],
  ])("where %s: a desk's share or others', and what reading and fading would have brought", (_, clarity, read) => {
    const started = worlds(clarity);
    const cases = [
      [isDesk, deskRight],
      [(organisation: Organisation) => !isDesk(organisation), peerRight],
    ] as const;
    for (const [who, untaught] of cases) {
      const facts = started.flatMap((world) => factsOf(world, who));
      const right = 1 - (1 - untaught) * (1 - read);
      expect(Math.abs(share(facts, RIGHT) - right)).toBeLessThan(margin(right, facts.length));
      const wrong = (1 - right) * wrongShare;
      expect(Math.abs(share(facts, WRONG) - wrong)).toBeLessThan(margin(wrong, facts.length));
    }
  });

  it("always covers what they lead themselves, and only the police station and the street office are desks", () => {
    for (const world of worlds(0)) {
      const { knowledge, categories, organisations } = world;
      const all = categories.length * knowledge.matters;
      expect(knowledge.leads.length).toBe(all);
      knowledge.leads.forEach((lead, at) => {
        expect(organisations[lead].mandate[Math.floor(at / knowledge.matters)]).toBe(2);
        expect(knowledge.facts[lead * all + at]).toBe(RIGHT);
      });
      expect(organisations.filter(isDesk).map(({ role }) => role)).toEqual(["street-office", "police-station"]);
    }
  });

  it("lets two with one mandate lead about half of its matters each, and opaque matters be as many as the category says", () => {
    const specification = withCategoryFields(withParameters(communityOf(400, 1), { knowledge: { matters: 40 } }), { opaqueShare: 0.3 });
    const started = Array.from({ length: 12 }, (_, replication) => freshWorld(specification, replication));
    const fire = categoryOf(started[0], "fire-facility");
    const led = started.flatMap((world) =>
      Array.from(world.knowledge.leads.subarray(fire * 40, (fire + 1) * 40), (lead) => (lead === cast(world).property.index ? 1 : 0)),
    );
    expect(Math.abs(share(led, 1) - 0.5)).toBeLessThan(margin(0.5, led.length));
    const opaque = started.flatMap((world) => [...world.knowledge.opaque]);
    expect(Math.abs(share(opaque, 1) - 0.3)).toBeLessThan(margin(0.3, opaque.length));
  });
});

describe("a month of reading and forgetting", () => {
  /** Facts of all about what they do not lead after some months. */
  function later(months: number, readShare: number, fading: number, prepare: (world: World) => void) {
    const world = strangers({ knowledge: { matters: 40, readShare, fading } });
    prepare(world);
    for (let month = 0; month < months; month++) {
      world.day = 29 + 30 * month;
      renewKnowledge(world);
    }
    return { world, facts: factsOf(world, () => true) };
  }

  it.each([MISSING, WRONG])("brings what is written to 1 − (1 − r)ⁿ of those who had it missing or wrong (%d)", (before) => {
    const written = (world: World) => {
      know(world, before);
      setWritten(world, true);
    };
    for (const months of [1, 5]) {
      const { facts } = later(months, 0.2, 0, written);
      const right = 1 - 0.8 ** months;
      expect(Math.abs(share(facts, RIGHT) - right)).toBeLessThan(margin(right, facts.length));
      expect(share(facts, before)).toBeCloseTo(1 - share(facts, RIGHT), 12);
    }
  });

  it("leaves (1 − f)ⁿ of what nobody writes down, and who comes new is mistaken as often as at the start", () => {
    for (const months of [1, 6]) {
      const { facts } = later(months, 0.9, 0.15, (world) => know(world, RIGHT));
      const kept = 0.85 ** months;
      expect(Math.abs(share(facts, RIGHT) - kept)).toBeLessThan(margin(kept, facts.length));
      const mistaken = (1 - kept) * baseSpecification().parameters.knowledge.wrongShare;
      expect(Math.abs(share(facts, WRONG) - mistaken)).toBeLessThan(margin(mistaken, facts.length));
    }
  });

  it("loses what those knew who left, of the organisation that they left, once", () => {
    const world = strangers({ knowledge: { matters: 40, readShare: 0, fading: 0, carried: 0.5 } });
    know(world, RIGHT);
    const [left, stayed] = [cast(world).property, cast(world).police];
    left.departed = 0.4;
    world.day = 29;
    renewKnowledge(world);
    const facts = factsOf(world, (organisation) => organisation === left);
    // 0.5 · 0.4 of the facts had somebody in charge who left and took them along.
    expect(Math.abs(share(facts, RIGHT) - 0.8)).toBeLessThan(margin(0.8, facts.length));
    expect(
      share(
        factsOf(world, (organisation) => organisation === stayed),
        RIGHT,
      ),
    ).toBe(1);
    const before = factsOf(world, () => true);
    world.day = 59;
    renewKnowledge(world);
    expect(factsOf(world, () => true)).toEqual(before);
  });

  it("settles at r / (r + f) from above and from below", () => {
    for (const before of [MISSING, RIGHT]) {
      const { facts } = later(40, 0.12, 0.06, (world) => {
        know(world, before);
        setWritten(world, true);
      });
      expect(Math.abs(share(facts, RIGHT) - 2 / 3)).toBeLessThan(margin(2 / 3, facts.length));
    }
  });

  it("never takes from a lead what it leads itself", () => {
    const { world } = later(12, 0, 1, (fresh) => know(fresh, RIGHT));
    const all = world.categories.length * world.knowledge.matters;
    world.knowledge.leads.forEach((lead, at) => {
      expect(world.knowledge.facts[lead * all + at]).toBe(RIGHT);
    });
    expect(factsOf(world, () => true)).not.toContain(RIGHT);
  });

  it("teaches nothing of what cannot be learned", () => {
    const { facts } = later(3, 1, 0, (world) => {
      setWritten(world, true);
      world.knowledge.opaque.fill(1);
    });
    expect(share(facts, RIGHT)).toBe(0);
  });

  it.each([0, 1])("lets members of the forum, and others as far as it is open (%d), read what it has agreed", (openness) => {
    const { world } = later(1, 1, 0, (fresh) => {
      fresh.policy.openness = openness;
      for (const organisation of fresh.organisations) organisation.forumMember = organisation.role !== "property-company";
      fresh.knowledge.agreed.fill(1, 0, fresh.knowledge.matters);
    });
    const { property, security } = cast(world);
    const { facts, matters } = world.knowledge;
    const all = world.categories.length * matters;
    const known = ({ index }: Organisation, from: number, to: number) => facts.subarray(index * all + from, index * all + to);
    expect(known(security, 0, matters).every((fact) => fact === RIGHT)).toBe(true);
    expect(known(security, matters, all).every((fact) => fact === MISSING)).toBe(true);
    expect(known(property, 0, matters).every((fact) => fact === (openness === 1 ? RIGHT : MISSING))).toBe(true);
    expect(known(property, matters, all).every((fact) => fact === MISSING)).toBe(true);
  });
});

describe("the lead of a case", () => {
  it("is the one who leads the matter, or another with the mandate where that one has nobody", () => {
    const world = strangers();
    const { property, departments } = cast(world);
    const fire = categoryOf(world, "fire-facility");
    for (let matter = 0; matter < world.knowledge.matters; matter++) {
      const slot = matterOf(world, matter, fire);
      world.hazards.columns.matter[slot] = matter;
      const usual = leadOf(world, slot);
      expect(usual.index).toBe(world.knowledge.leads[fire * world.knowledge.matters + matter]);
      const staff = usual.staff;
      usual.staff = 0;
      expect(leadOf(world, slot)).toBe(usual === property ? departments : property);
      usual.staff = staff;
    }
  });

  it("goes by the grid, and by nothing else, where it differs by place", () => {
    const world = strangers({}, { communities: communityOf(8000, 1).communities });
    world.knowledge.opaque.fill(1);
    const leads = new Map<number, Set<number>>();
    for (let building = 0; building < world.place.buildingCount; building++) {
      const slot = matterOf(world, building, categoryOf(world, "fire-facility"));
      world.hazards.columns.building[slot] = building;
      const grid = world.place.buildingGrid[building];
      leads.set(grid, (leads.get(grid) ?? new Set()).add(leadOf(world, slot).index));
    }
    expect(leads.size).toBe(8);
    expect([...leads.values()].every((ofGrid) => ofGrid.size === 1)).toBe(true);
    expect(new Set([...leads.values()].flatMap((ofGrid) => [...ofGrid])).size).toBe(2);
  });
});

describe("a mistaken organisation", () => {
  it("always believes in the same one, which has people and is neither the lead nor itself", () => {
    const world = strangers({ knowledge: { matters: 40 } });
    const { property, committee, ngo } = cast(world);
    ngo.staff = 0;
    const believed = Array.from({ length: 40 }, (_, matter) => {
      const [first, again] = [0, 1].map((turn) => {
        const slot = matterOf(world, 100 * turn + matter);
        world.hazards.columns.matter[slot] = matter;
        return believedLead(world, property, slot, committee)!;
      });
      expect(again).toBe(first);
      expect(first.staff).toBeGreaterThan(0);
      expect([property, committee]).not.toContain(first);
      return first.id;
    });
    expect(new Set(believed).size).toBe(4);
  });

  it("believes in nobody where nobody else is", () => {
    const world = strangers();
    const { property, committee } = cast(world);
    for (const other of world.organisations) if (other !== property && other !== committee) other.staff = 0;
    expect(believedLead(world, property, matterOf(world, 0), committee)).toBeNull();
  });
});

describe("a fact", () => {
  it("is kept for the matter of the case, and of an opaque matter not at all", () => {
    const world = strangers();
    const { property, police } = cast(world);
    const slot = matterOf(world, 0);
    world.hazards.columns.matter[slot] = 3;
    setFact(world, property, slot, RIGHT);
    const right = Array.from(world.knowledge.facts.keys()).filter((at) => world.knowledge.facts[at] === RIGHT);
    const { matters } = world.knowledge;
    expect(right).toEqual([(property.index * world.categories.length + categoryOf(world, "dispute")) * matters + 3]);
    expect([factOf(world, property, slot), factOf(world, police, slot)]).toEqual([RIGHT, MISSING]);
    world.knowledge.opaque.fill(1);
    setFact(world, police, slot, RIGHT);
    expect(factOf(world, police, slot)).toBe(MISSING);
  });
});
