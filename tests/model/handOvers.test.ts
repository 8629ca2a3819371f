import { describe, expect, it } from "vitest";
import { QUEUED, ROUTED } from "../../src/model/hazardStore.ts";
import { RIGHT } from "../../src/model/knowledge.ts";
import { INFORMATION, JOINT_ACTION, pairOf, RESOURCE } from "../../src/model/pairs.ts";
import { deliverCases, openCase } from "../../src/model/processes/routing.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { cast, categoryOf, hasLearned, know, margin, matterOf, setWritten, shareOf, strangers, tie, walkFrom } from "./walks.ts";
import type { ParameterPatch } from "./worlds.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("the time a case lies with who cannot place it", () => {
  const count = 1500;
  /** Days until each case of a taker that gives up at once is with its lead. */
  function days(prepare: (world: World) => void, patch: ParameterPatch["routing"] = {}, taker: keyof ReturnType<typeof cast> = "property") {
    const world = strangers({ routing: { hopDays: 0.8, tieRelief: 0.5, systemRelief: 0.25, maximumHops: 1, ...patch } });
    prepare(world);
    return Array.from({ length: count }, (_, n) => {
      const slot = walkFrom(world, cast(world)[taker], n);
      return world.hazards.columns.ready[slot];
    });
  }
  const alone = days(() => {});
  const expectRatio = (times: readonly number[], others: readonly number[], factor: number) => {
    for (const [n, time] of times.entries()) expect(time / others[n]).toBeCloseTo(factor, 12);
  };

  it("is exponential about its mean where there is no tie and no common system", () => {
    expect(Math.abs(mean(alone) / 0.8 - 1)).toBeLessThan(4 / Math.sqrt(count));
    const later = alone.filter((time) => time > 1.6).length / count;
    expect(Math.abs(later - Math.exp(-2))).toBeLessThan(margin(Math.exp(-2), count));
  });

  it("falls with the stronger of an information and a joint-action tie, each case by the same share, and with no other tie", () => {
    const tied = (layers: readonly (readonly [number, number])[]) =>
      days((world) => {
        for (const [layer, strength] of layers) tie(world, layer, cast(world).property, cast(world).committee, strength);
      });
    const expected = [
      [tied([[INFORMATION, 0.6]]), 0.7],
      [tied([[JOINT_ACTION, 1]]), 0.5],
      [
        tied([
          [INFORMATION, 0.2],
          [JOINT_ACTION, 0.4],
        ]),
        0.8,
      ],
      [tied([[RESOURCE, 1]]), 1],
    ] as const;
    for (const [times, factor] of expected) expectRatio(times, alone, factor);
  });

  it("falls with a platform that works, and with a data system that both use", () => {
    const platform = days((world) => {
      world.policy.platformCoverage = 0.8;
      world.policy.interoperability = 0.5;
    });
    expectRatio(platform, alone, 1 - 0.25 * 0.4);
    // Street office and committee both write into the government's books.
    const common = days(() => {}, {}, "office");
    const slow = days(() => {}, { systemRelief: 0 }, "office");
    expectRatio(common, slow, 0.75);
  });

  it("lets a case wait on its way until the day has come", () => {
    const world = strangers({ routing: { hopDays: 5, maximumHops: 1 } });
    const c = world.hazards.columns;
    const slot = Array.from({ length: 20 }, (_, n) => walkFrom(world, cast(world).property, n)).find((each) => c.ready[each] > 3)!;
    const arrival = Math.floor(c.ready[slot]);
    for (world.day = 1; world.day <= arrival; world.day++) {
      expect(c.status[slot]).toBe(ROUTED);
      deliverCases(world);
    }
    expect(c.status[slot]).toBe(QUEUED);
  });
});

describe("passing on blindly", () => {
  it("goes by strength times the record of hand-overs in the category, (s + n) × w, and not back to the sender", () => {
    const world = strangers({ routing: { askedTies: 0, upwardStrength: 0, recordSmoothing: 2 } });
    const { property, police, security, ngo } = cast(world);
    know(world, RIGHT, [police, security, ngo]);
    const [toPolice, toSecurity, toNgo] = [police, security, ngo].map((to, k) => tie(world, INFORMATION, property, to, [0.5, 0, 0.4][k]));
    tie(world, JOINT_ACTION, property, security, 0.8);
    const { pairs } = world;
    const dispute = categoryOf(world, "dispute");
    const count = 3000;
    const went = new Map<number, number>();
    for (let n = 0; n < count; n++) {
      pairs.handed.fill(0);
      pairs.handed[toPolice * world.categories.length + dispute] = 4;
      pairs.handed[toNgo * world.categories.length + dispute + 1] = 50; // of another category
      pairs.contacts[INFORMATION].fill(0);
      walkFrom(world, property, n);
      for (const pair of [toPolice, toSecurity, toNgo])
        if (pairs.contacts[INFORMATION][pair] > 0) went.set(pair, (went.get(pair) ?? 0) + 1);
    }
    const weights = [0.5 * 6, 0.8 * 2, 0.4 * 2];
    [toPolice, toSecurity, toNgo].forEach((pair, k) => {
      const expected = weights[k] / (3 + 1.6 + 0.8);
      expect(Math.abs((went.get(pair) ?? 0) / count - expected)).toBeLessThan(margin(expected, count));
    });
  });

  it("does not go back to the sender along a tie, however strong", () => {
    const world = strangers({ routing: { askedTies: 0, upwardStrength: 0, maximumHops: 20 } });
    const { property, security, police } = cast(world);
    know(world, RIGHT, [police]);
    tie(world, INFORMATION, property, security, 0.5);
    tie(world, INFORMATION, security, property, 1);
    tie(world, INFORMATION, security, police, 0.05);
    for (let n = 0; n < 200; n++) {
      const slot = walkFrom(world, property, n);
      expect([world.hazards.columns.hops[slot], world.hazards.columns.walked[slot]]).toEqual([2, 3]);
    }
  });

  it("knows a standing way up to the street office, as strong as the parameter says, and passes by whom nobody answers for", () => {
    const world = strangers({ routing: { askedTies: 0, upwardStrength: 0.2 } });
    const { property, office, security, ngo } = cast(world);
    know(world, RIGHT, [office, security]);
    const up = pairOf(world.pairs, property.index, office.index);
    tie(world, INFORMATION, property, security, 0.6);
    tie(world, INFORMATION, property, ngo, 1);
    ngo.staff = 0;
    const upward = shareOf(2000, (n) => {
      world.pairs.contacts[INFORMATION].fill(0);
      world.pairs.handed.fill(0);
      walkFrom(world, property, n);
      return world.pairs.contacts[INFORMATION][up] > 0;
    });
    expect(Math.abs(upward - 0.25)).toBeLessThan(margin(0.25, 2000));
  });
});

describe("what a written rule is good for", () => {
  const count = 2000;
  function direct(written: boolean, settings: Readonly<Record<"platformCoverage" | "interoperability" | "automaticDispatch", number>>) {
    const world = strangers({ routing: { platformAccuracy: 0.7, registryAccuracy: 0.9, intakeHours: 1 } });
    Object.assign(world.policy, settings);
    setWritten(world, written);
    const { property } = cast(world);
    const share = shareOf(count, (n) => {
      const slot = walkFrom(world, property, n);
      return world.hazards.columns.hops[slot] === 0;
    });
    return { share, world };
  }

  it("a platform that dispatches sends coverage × dispatch × accuracy to the lead before anybody has looked", () => {
    const settings = { platformCoverage: 0.8, interoperability: 0, automaticDispatch: 0.5 };
    const { share, world } = direct(true, settings);
    expect(Math.abs(share - 0.28)).toBeLessThan(margin(0.28, count));
    expect(cast(world).property.owed).toBe(Math.round(count * (1 - share)));
    expect(direct(false, settings).share).toBe(0);
  });

  it("a registry that works is right as often as who looks into it: coverage × interoperability × accuracy", () => {
    const settings = { platformCoverage: 0.8, interoperability: 0.5, automaticDispatch: 0 };
    const { share, world } = direct(true, settings);
    expect(Math.abs(share - 0.36)).toBeLessThan(margin(0.36, count));
    expect(cast(world).property.owed).toBe(count);
    expect(direct(false, settings).share).toBe(0);
  });
});

describe("entering again", () => {
  it("takes hours of who gets a case from another data system, but for those that a platform or the forum joins", () => {
    const reentry = (prepare: (world: World) => void) => {
      const world = strangers({ routing: { intakeHours: 0, reentryHours: 0.5 } });
      const { property, committee } = cast(world);
      know(world, RIGHT);
      prepare(world);
      walkFrom(world, property);
      expect(property.owed).toBe(0);
      return committee.owed;
    };
    expect(reentry(() => {})).toBe(0.5);
    expect(reentry((world) => Object.assign(world.policy, { platformCoverage: 0.8, interoperability: 0.5 }))).toBeCloseTo(0.3, 12);
    const joined = (world: World) => {
      const { property, committee } = cast(world);
      world.pairs.sharing[pairOf(world.pairs, property.index, committee.index)] = 1;
    };
    expect(reentry(joined)).toBe(0);
  });
});

describe("teaching", () => {
  const count = 2000;
  /** Shares in which organisations know the lead after one case of the property company. */
  function learned(
    patch: ParameterPatch["knowledge"],
    who: readonly ("property" | "security" | "office")[],
    prepare: (world: World) => void,
    hops = 6,
  ) {
    const world = strangers({ routing: { maximumHops: hops, upwardStrength: 0 }, knowledge: patch });
    prepare(world);
    const { facts } = world.knowledge;
    const before = facts.slice();
    const slots = Array.from({ length: count }, (_, n) => {
      facts.set(before);
      const slot = walkFrom(world, cast(world).property, n);
      return who.map((name) => hasLearned(world, cast(world)[name], slot));
    });
    return who.map((_, k) => slots.filter((known) => known[k]).length / count);
  }

  it("a hand-over that reached the lead teaches who handed over with the probability of learning", () => {
    const [share] = learned({ learning: 0.3 }, ["property"], (world) => {
      tie(world, JOINT_ACTION, cast(world).property, cast(world).committee, 1);
    });
    expect(Math.abs(share - 0.3)).toBeLessThan(margin(0.3, count));
  });

  it("teaches nobody but the street office where that assigned the case by hand", () => {
    expect(learned({ learning: 1 }, ["property"], () => {}, 1)).toEqual([0]);
    expect(learned({ learning: 1 }, ["office"], () => {}, 1)).toEqual([1]);
  });

  it("teaches who had it first as well, as far as it sees where it ended: in an open process", () => {
    const taught = (openness: number) =>
      learned({ learning: 0.3 }, ["property", "security"], (world) => {
        world.policy.openness = openness;
        tie(world, INFORMATION, cast(world).property, cast(world).security, 0.5);
        tie(world, INFORMATION, cast(world).security, cast(world).committee, 0.5);
      });
    const closed = taught(0);
    const open = taught(1);
    const half = taught(0.5);
    // Who handed it to the lead always sees it.
    for (const [, security] of [closed, open, half]) expect(Math.abs(security - 0.3)).toBeLessThan(margin(0.3, count));
    expect(closed[0]).toBe(0);
    expect(Math.abs(half[0] - 0.15)).toBeLessThan(margin(0.15, count));
    expect(Math.abs(open[0] - 0.3)).toBeLessThan(margin(0.3, count));
  });

  it("teaches nothing to who is in charge", () => {
    const world = strangers({ knowledge: { learning: 1 } });
    const slot = walkFrom(world, cast(world).committee);
    expect(hasLearned(world, cast(world).committee, slot)).toBe(false);
  });

  it("an answer that was asked for stays with who asked, and with nobody else", () => {
    const [property, security] = learned({ learning: 0, askedLearning: 0.4 }, ["property", "security"], (world) => {
      tie(world, INFORMATION, cast(world).property, cast(world).committee, 1);
      tie(world, INFORMATION, cast(world).security, cast(world).property, 1);
    });
    expect(Math.abs(property - 0.4)).toBeLessThan(margin(0.4, count));
    expect(security).toBe(0);
  });
});

describe("two organisations with one mandate", () => {
  /** Cases of fire and facilities, which departments and property company both lead, brought to the one in charge. */
  function claimed(double: number, prepare: (world: World) => void) {
    const world = strangers({ routing: { overlapDoubleShare: double, overlapDoubleWork: 0.5, overlapWaitDays: 4, intakeHours: 0 } });
    world.knowledge.contestedFrom.fill(0.4);
    world.policy.mandateOverlap = 0.5;
    know(world, RIGHT);
    prepare(world);
    const fire = categoryOf(world, "fire-facility");
    const lead = world.organisations[world.knowledge.leads[fire * world.knowledge.matters]];
    const { property, departments } = cast(world);
    const waits = Array.from({ length: 1500 }, (_, n) => {
      const slot = walkFrom(world, lead, n, fire);
      return world.hazards.columns.ready[slot];
    });
    return { waits, lead, other: lead === property ? departments : property };
  }

  it("wait for each other as long as the parameter says, on average", () => {
    const { waits, other } = claimed(0, () => {});
    expect(Math.abs(mean(waits) / 4 - 1)).toBeLessThan(4 / Math.sqrt(waits.length));
    expect(other.owed).toBe(0);
  });

  it("or both set about it, and the second wastes its part of the work", () => {
    const { waits, lead, other } = claimed(1, () => {});
    expect(Math.max(...waits)).toBe(0);
    expect([lead.owed, other.owed]).toEqual([0, 1500 * 2 * 0.5]);
  });

  it("do neither where the matter is written down, or where mandates overlap less", () => {
    const clear: ((world: World) => void)[] = [
      (world) => setWritten(world, true),
      (world) => {
        world.policy.mandateOverlap = 0.4;
      },
    ];
    for (const prepare of clear) expect(Math.max(...claimed(0, prepare).waits)).toBe(0);
  });
});

describe("a case that has arrived", () => {
  const queueOf = (organisation: Organisation) => organisation.queues.findIndex((queue) => queue.length > 0);

  it.each([
    [0.7, false, 0],
    [0.6, false, 1],
    [0.6, true, 0],
    [0.3, false, 1],
    [0.2, false, 2],
    [0.2, true, 1],
  ])("of severity %d (an incident: %s) waits in queue %d, with its hours as backlog and as demand", (severity, incident, queue) => {
    const world = strangers({
      routing: { intakeHours: 0.5 },
      handling: { urgencyHigh: 0.62, urgencyLow: 0.25, incidentUrgency: 0.15, leastWork: 0.5 },
    });
    world.policy.demandKnowledge = 0;
    const { committee } = cast(world);
    for (const [work, hours] of [
      [3, 3],
      [0.1, 0.5],
    ]) {
      const [backlog, asked] = [committee.backlogHours, committee.asked];
      const slot = matterOf(world, 10 * work, categoryOf(world, "dispute"), work);
      world.hazards.columns.severity[slot] = severity;
      if (incident) world.hazards.columns.escalatedDay[slot] = 0;
      openCase(world, slot, 0, -1, -1, committee);
      expect(queueOf(committee)).toBe(queue);
      expect(committee.backlogHours - backlog).toBeCloseTo(hours, 12);
      expect(committee.asked - asked).toBeCloseTo(hours + 0.5, 12);
    }
  });
});
