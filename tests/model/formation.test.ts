import { describe, expect, it } from "vitest";
import { sigmoid } from "../../src/kernel/maths.ts";
import { GROWN, INFORMATION, JOINT_ACTION, pairOf, RESOURCE, SUPERVISION } from "../../src/model/pairs.ts";
import { formTies, reconsiderTies, strongestOf, upkeepHours } from "../../src/model/processes/ties.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { cast, margin, strangers, tie } from "./walks.ts";
import type { ParameterPatch } from "./worlds.ts";

type Weights = NonNullable<ParameterPatch["network"]>;
/** No term of the utility counts. */
const indifferent: Weights = {
  ...{
    base: 0,
    bypassCost: 0,
    missedWeight: 0,
    useWeight: 0,
    trust: 0,
    reciprocity: 0,
    closure: 0,
    degreeCost: 0,
    loadCost: 0,
    inertia: 0,
  },
  ...{ missedHalf: 2, contactsHalf: 3, tiesAtLeast: 2, tiesPerPost: 0.5, idleLoss: 0, unpaidLoss: 0, growth: 0, meetingRate: 1 },
};
const months = 1500;

/** Share of months in which a tie from police to property company is there after one look at all, from the same situation each month. */
function held(weights: Weights, prepare: (world: World, pair: number) => void, { layer = INFORMATION, rate = 1 } = {}): number {
  const world = strangers({ network: { ...indifferent, ...weights } });
  const { police, property } = cast(world);
  const pair = pairOf(world.pairs, police.index, property.index);
  prepare(world, pair);
  const before = world.pairs.layers.map((ties) => ties.slice());
  let found = 0;
  for (let month = 0; month < months; month++) {
    world.pairs.layers.forEach((ties, l) => {
      ties.set(before[l]);
    });
    world.day = 30 * month;
    formTies(world, rate);
    if (world.pairs.layers[layer][pair] > 0) found++;
  }
  return found / months;
}

function holds(share: number, expected: number) {
  expect(Math.abs(share - expected)).toBeLessThan(margin(expected, months));
}

/** A tie would have solved a little, so that it is thought of. */
const thoughtOf = (world: World, pair: number) => {
  world.pairs.missed[INFORMATION][pair] = 2;
};

describe("whether a tie forms", () => {
  it("is not asked of those who neither met nor missed each other, in this layer and direction", () => {
    const nothing = held({ base: 5 }, (world, pair) => {
      world.pairs.missed[JOINT_ACTION][pair] = 5;
      world.pairs.contacts[INFORMATION][world.pairs.reverse[pair]] = 5;
    });
    expect(nothing).toBe(0);
  });

  it("is a logit of its utility, asked of a share of pairs a month", () => {
    holds(held({ base: -0.7 }, thoughtOf), sigmoid(-0.7));
    holds(held({ base: -0.7 }, thoughtOf, { rate: 0.3 }), 0.3 * sigmoid(-0.7));
  });

  it.each<[string, Weights, (world: World, pair: number) => void, number]>([
    ["what it would have solved, saturating", { missedWeight: 2.5 }, thoughtOf, 2.5 / 2],
    [
      "its use, saturating",
      { useWeight: 2 },
      (world, pair) => {
        world.pairs.contacts[INFORMATION][pair] = 1;
      },
      2 / 4,
    ],
    [
      "trust in the other, from a half",
      { trust: 3 },
      (world, pair) => {
        thoughtOf(world, pair);
        world.pairs.trust.fill(0.1);
        world.pairs.trust[pair] = 0.8;
      },
      0.9,
    ],
    [
      "distrust",
      { trust: 3 },
      (world, pair) => {
        thoughtOf(world, pair);
        world.pairs.trust.fill(0.9);
        world.pairs.trust[pair] = 0.2;
      },
      -0.9,
    ],
    [
      "a tie returned",
      { reciprocity: 2 },
      (world, pair) => {
        thoughtOf(world, pair);
        world.pairs.layers[INFORMATION][world.pairs.reverse[pair]] = 0.6;
      },
      1.2,
    ],
    [
      "no tie returned in another layer",
      { reciprocity: 2 },
      (world, pair) => {
        thoughtOf(world, pair);
        world.pairs.layers[JOINT_ACTION][world.pairs.reverse[pair]] = 0.6;
      },
      0,
    ],
  ])("rises with %s", (_, weights, prepare, utility) => {
    holds(held(weights, prepare), sigmoid(utility));
  });

  it("falls with dominance for a tie past the hubs, and not for one with a hub, or with who supervises or is supervised", () => {
    const past = (dominance: number, prepare: (world: World, pair: number) => void = () => undefined) =>
      held({ bypassCost: 3 }, (world, pair) => {
        thoughtOf(world, pair);
        world.policy.governmentDominance = dominance;
        prepare(world, pair);
      });
    holds(past(0.5), sigmoid(-1.5));
    holds(past(0), 0.5);
    const under = (pair: (world: World, pair: number) => number) => (world: World, at: number) => {
      world.pairs.layers[SUPERVISION][pair(world, at)] = 0.3;
    };
    holds(
      past(
        0.5,
        under((_, at) => at),
      ),
      0.5,
    );
    holds(
      past(
        0.5,
        under(({ pairs }, at) => pairs.reverse[at]),
      ),
      0.5,
    );
    const hub = (who: "office" | "committee") =>
      past(0.5, (world) => {
        Object.assign(cast(world).police, { role: cast(world)[who].role });
      });
    for (const who of ["office", "committee"] as const) holds(hub(who), 0.5);
  });

  it("rises with partners shared in the layer, up to as many as count and as far as attention reaches", () => {
    const shared = (closureMost: number, attention: number, layer = INFORMATION) =>
      held({ closure: 0.6, closureMost, attention }, (world, pair) => {
        thoughtOf(world, pair);
        const { police, property, office, ngo, committee } = cast(world);
        [office, ngo, committee].forEach((friend, k) => {
          tie(world, layer, police, friend, 0.9 - 0.1 * k);
          if (k > 0) tie(world, layer, friend, property, 0.2);
        });
      });
    holds(shared(3, 6), sigmoid(1.2));
    holds(shared(1, 6), sigmoid(0.6));
    holds(shared(3, 2), sigmoid(0.6));
    holds(shared(3, 1), 0.5);
    holds(shared(3, 6, JOINT_ACTION), 0.5);
  });

  it("falls with the square of ties per ties it can serve, the more the more loaded; an authority's ties of supervision do not count", () => {
    const crowded = (utilisation: number, layers: readonly number[]) =>
      held({ degreeCost: 0.8, loadCost: 2 }, (world, pair) => {
        thoughtOf(world, pair);
        const { police, office, ngo, committee } = cast(world);
        police.staff = 2;
        police.utilisation = utilisation;
        for (const friend of [office, ngo, committee]) for (const layer of layers) tie(world, layer, police, friend, 0.3);
      });
    // Three partners, where one who has two posts can serve 2 + 2 / 2.
    holds(crowded(0.5, [INFORMATION]), sigmoid(-0.8));
    holds(crowded(0.5, [INFORMATION, RESOURCE, JOINT_ACTION]), sigmoid(-0.8));
    holds(crowded(1.4, [JOINT_ACTION]), sigmoid(-1.6));
    holds(crowded(1.4, [SUPERVISION]), 0.5);
    const six = held({ degreeCost: 0.25 }, (world, pair) => {
      thoughtOf(world, pair);
      const { police, property, volunteers } = cast(world);
      police.staff = 2;
      for (const friend of world.organisations)
        if (![police, property, volunteers].includes(friend)) tie(world, INFORMATION, police, friend, 0.3);
    });
    holds(six, sigmoid(-0.25 * (5 / 3) ** 2));
  });

  it("is, of lending, a matter of willingness or of the rule that hours are pooled", () => {
    const lending = (pooling: number) =>
      held(
        { missedWeight: 3, useWeight: 2 },
        (world, pair) => {
          cast(world).police.cooperation = 0.4;
          world.policy.pooling = pooling;
          world.pairs.missed[RESOURCE][pair] = 2;
          world.pairs.contacts[RESOURCE][pair] = 3;
        },
        { layer: RESOURCE },
      );
    holds(lending(0), sigmoid(0.4 * 2.5));
    holds(lending(0.5), sigmoid(0.7 * 2.5));
    holds(lending(1), sigmoid(2.5));
  });

  it("is, of lending, also a matter of one's own stake in the other: a partner, or who is supervised; the other's ties are none", () => {
    const lending = (prepare: (world: World, pair: number) => void) =>
      held(
        { missedWeight: 3, useWeight: 2 },
        (world, pair) => {
          cast(world).police.cooperation = 0.4;
          world.pairs.missed[RESOURCE][pair] = 2;
          world.pairs.contacts[RESOURCE][pair] = 3;
          prepare(world, pair);
        },
        { layer: RESOURCE },
      );
    const layers = (world: World, layer: number) => world.pairs.layers[layer];
    const partner = lending((world, pair) => layers(world, JOINT_ACTION).fill(0.5, pair, pair + 1));
    holds(partner, sigmoid((1 - 0.6 * 0.5) * 2.5));
    const supervised = lending((world, pair) => layers(world, SUPERVISION).fill(0.2, pair, pair + 1));
    holds(supervised, sigmoid((1 - 0.6 * 0.8) * 2.5));
    const reverse = lending((world, pair) =>
      layers(world, SUPERVISION).fill(0.9, world.pairs.reverse[pair], world.pairs.reverse[pair] + 1),
    );
    holds(reverse, sigmoid(0.4 * 2.5));
  });

  it("is out of question with who has nobody, but for volunteers", () => {
    const tied = (name: "property" | "police" | "volunteers") => {
      const world = strangers({ network: { ...indifferent, base: 10 } });
      const { police, ngo } = cast(world);
      const other = cast(world)[name] === police ? ngo : cast(world)[name];
      if (name !== "volunteers") cast(world)[name].staff = 0;
      const pair = tie(world, JOINT_ACTION, police, other, 0);
      world.pairs.missed[JOINT_ACTION][pair] = 5;
      formTies(world, 1);
      return world.pairs.layers[JOINT_ACTION][pair];
    };
    expect([tied("property"), tied("police")]).toEqual([0, 0]);
    expect(tied("volunteers")).toBe(strangers().parameters.network.firstStrength);
  });
});

describe("a tie that is there", () => {
  /** Strengths of a tie of police to property company by month, none reconsidered. */
  function course(network: Weights, prepare: (world: World, pair: number) => void, start = 0.8, count = 5): number[] {
    const world = strangers({ network });
    const pair = tie(world, INFORMATION, cast(world).police, cast(world).property, start);
    prepare(world, pair);
    return Array.from({ length: count }, () => {
      formTies(world, 0);
      return world.pairs.layers[INFORMATION][pair];
    });
  }

  it("and is not used, is worn by its monthly loss until it is gone", () => {
    const strengths = course({ idleLoss: 0.175, leastStrength: 0.05 }, () => {}, 0.8, 20);
    strengths.forEach((strength, n) => {
      const left = 0.8 * 0.825 ** (n + 1);
      expect(strength).toBeCloseTo(left < 0.05 ? 0 : left, 12);
    });
    expect(strengths.filter((strength) => strength > 0).length).toBe(14);
  });

  it("grows with use by a share of what is missing, and is worn the less", () => {
    const strengths = course({ idleLoss: 0.2, growth: 0.25, contactsHalf: 3 }, (world, pair) => {
      world.pairs.contacts[INFORMATION][pair] = 9;
    });
    let expected = 0.8;
    for (const strength of strengths) {
      expected = (expected + 0.25 * 0.75 * (1 - expected)) * (1 - 0.2 * 0.25);
      expect(strength).toBeCloseTo(expected, 12);
    }
  });

  it("is worn by upkeep that overload leaves undone, and by all of it under great overload; below full load by none", () => {
    for (const [utilisation, unpaid] of [
      [1, 0],
      [1.4, 0.6],
      [3, 1],
    ]) {
      const strengths = course({ idleLoss: 0, unpaidLoss: 0.25, overloadDrop: 1.5 }, (world) => {
        cast(world).police.utilisation = utilisation;
      });
      strengths.forEach((strength, n) => {
        expect(strength).toBeCloseTo(0.8 * (1 - 0.25 * unpaid) ** (n + 1), 12);
      });
    }
  });

  it("is kept with the same utility and inertia besides, of those that are reconsidered", () => {
    const kept = (rate: number) =>
      held(
        { base: -1, inertia: 1.5 },
        (world, pair) => {
          world.pairs.layers[INFORMATION][pair] = 0.5;
        },
        { rate },
      );
    holds(kept(1), sigmoid(0.5));
    holds(kept(0.4), 1 - 0.4 * (1 - sigmoid(0.5)));
  });

  it("is kept for good where it allots resources to who is supervised, and fades unused as any other", () => {
    const kept = (supervision: number, layer: number) =>
      held(
        { base: -1 },
        (world, pair) => {
          world.pairs.layers[layer][pair] = 0.5;
          world.pairs.layers[SUPERVISION][pair] = supervision;
        },
        { layer },
      );
    expect(kept(0.1, RESOURCE)).toBe(1);
    holds(kept(0, RESOURCE), sigmoid(-1));
    holds(kept(0.1, INFORMATION), sigmoid(-1));
    const world = strangers({ network: { idleLoss: 0.2 } });
    const { office, committee } = cast(world);
    tie(world, SUPERVISION, office, committee, 1);
    const pair = tie(world, RESOURCE, office, committee, 0.5);
    formTies(world, 1);
    expect(world.pairs.layers[RESOURCE][pair]).toBeCloseTo(0.4, 12);
  });

  it("is gone once the other has nobody", () => {
    const [strength] = course({}, (world) => {
      cast(world).property.staff = 0;
    });
    expect(strength).toBe(0);
  });
});

describe("upkeep", () => {
  const network = { hoursInformation: 1, hoursResource: 2, hoursJointAction: 3, hoursSupervision: 5, overloadDrop: 1.5, meetingRate: 0 };

  it("takes the hours of each tie an organisation holds, by layer and strength", () => {
    const world = strangers({ network });
    const { police, property, office } = cast(world);
    [INFORMATION, RESOURCE, JOINT_ACTION, SUPERVISION].forEach((layer, k) => {
      tie(world, layer, police, property, 0.1 * (k + 1));
      tie(world, layer, office, police, 1);
    });
    tie(world, INFORMATION, police, office, 0.5);
    expect(upkeepHours(world, police)).toBeCloseTo(0.1 + 0.4 + 0.9 + 2 + 0.5, 12);
    expect([upkeepHours(world, office), upkeepHours(world, property)]).toEqual([11, 0]);
  });

  it("is owed every month as far as load leaves time", () => {
    const world = strangers({ network });
    const { police, property, ngo } = cast(world);
    for (const holder of [police, ngo]) tie(world, JOINT_ACTION, holder, property, 1);
    police.utilisation = 1.4;
    reconsiderTies(world);
    expect(police.undertaken).toBeCloseTo(3 * 0.4, 12);
    expect(police.asked).toBeCloseTo(3 * 0.4, 12);
    expect([ngo.undertaken, property.undertaken]).toEqual([3, 0]);
    expect([police, ngo].map(({ upkeepUndertaken }) => upkeepUndertaken)).toEqual([police.undertaken, 3]);
  });
});

describe("a month", () => {
  const network = { meetingRate: 0, idleLoss: 0.4, growth: 0, contactsHalf: 1, unpaidLoss: 0, missedMemory: 0.6 };
  /** What is left of ties of full strength, from which contacts can be read: 1 − 0.4 (1 − busy). */
  function left(prepare: (world: World) => void, layer: number, from: "police" | "volunteers" = "police", patch: Weights = {}) {
    const world = strangers({ network: { ...network, forumJoint: 0.5, platformContact: 0.5, planContact: 0.25, ...patch } });
    const { office, property } = cast(world);
    const pairs = [office, property].map((to) => tie(world, layer, cast(world)[from], to, 1));
    for (const organisation of world.organisations) organisation.forumMember = organisation.role !== "property-company";
    Object.assign(world.policy, { platformCoverage: 0, interoperability: 0, emergencyPlan: 0, linkage: 0 });
    world.forum.dialogue = 0;
    prepare(world);
    reconsiderTies(world);
    return pairs.map((pair) => world.pairs.layers[layer][pair]);
  }
  const worn = (contacts: number) => 1 - 0.4 / (1 + contacts);
  const near = (values: readonly number[], expected: readonly number[]) => {
    values.forEach((value, k) => {
      expect(value).toBeCloseTo(expected[k], 12);
    });
  };

  it("of dialogue brings together members of the forum, and makes them meet for joint work in part", () => {
    const talk = (world: World) => {
      world.forum.dialogue = 0.8;
    };
    near(left(talk, INFORMATION), [worn(0.8), worn(0)]);
    near(left(talk, JOINT_ACTION), [worn(0.4), worn(0)]);
    near(left(talk, RESOURCE), [worn(0), worn(0)]);
  });

  it("on a platform that works, or with a plan that is practised, brings together anybody, for information", () => {
    const platform = (world: World) => Object.assign(world.policy, { platformCoverage: 0.8, interoperability: 0.5 });
    near(left(platform, INFORMATION), [worn(0.2), worn(0.2)]);
    near(left(platform, JOINT_ACTION), [worn(0), worn(0)]);
    const plan = (world: World) => Object.assign(world.policy, { emergencyPlan: 0.8, linkage: 0.5 });
    near(left(plan, INFORMATION, "volunteers"), [worn(0.1), worn(0.1)]);
  });

  it("lets contacts of the last one pass, and missed cases and hand-overs fade", () => {
    const world = strangers({ network, routing: { recordMemory: 0.9 } });
    for (const columns of [...world.pairs.contacts, ...world.pairs.missed, world.pairs.handed]) columns.fill(10);
    reconsiderTies(world);
    for (const contacts of world.pairs.contacts) expect(contacts.every((value) => value === 0)).toBe(true);
    for (const missed of world.pairs.missed) expect(missed.every((value) => value === 6)).toBe(true);
    expect(world.pairs.handed.every((value) => value === 9)).toBe(true);
  });

  it("before day 0 leaves ties as the scenario names them, and has their upkeep paid", () => {
    const ties = [{ from: "police-station", to: "street-office", layers: ["information"], strength: 0.7 }];
    const of = (day: number) => {
      const world = strangers({ network }, { ties });
      const { police, office } = cast(world);
      const pair = tie(world, INFORMATION, police, office, 0.7);
      Object.assign(world.policy, { emergencyPlan: 0, linkage: 0 });
      world.day = day;
      reconsiderTies(world);
      expect(police.undertaken).toBeCloseTo(0.7 * world.parameters.network.hoursInformation, 12);
      return world.pairs.layers[INFORMATION][pair];
    };
    expect(of(-31)).toBe(0.7);
    expect(of(29)).toBeCloseTo(0.7 * 0.6, 12);
  });
});

describe("the strongest ties", () => {
  it("are those of a sort by strength, of equals the first, never an absent one", () => {
    const world = strangers();
    const { pairs, organisations } = world;
    const ties = pairs.layers[INFORMATION];
    for (const at of ties.keys()) ties[at] = ((at * 37) % 11) / 10 > 0.3 ? ((at * 37) % 5) / 5 : 0;
    const sorted = ({ index }: Organisation) =>
      Array.from({ length: pairs.first[index + 1] - pairs.first[index] }, (_, k) => pairs.first[index] + k)
        .filter((at) => ties[at] > 0)
        .sort((a, b) => ties[b] - ties[a] || a - b);
    for (const organisation of organisations)
      for (const count of [0, 1, 2, 3, 50])
        expect(strongestOf(pairs, ties, organisation.index, count)).toEqual(sorted(organisation).slice(0, count));
    expect(GROWN).toEqual([INFORMATION, RESOURCE, JOINT_ACTION]);
  });
});
