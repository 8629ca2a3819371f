import { describe, expect, it } from "vitest";
import { choose, emptyChoices, meanChoices } from "../../src/model/choices.ts";
import { type Experiment, formRuleIds } from "../../src/model/experiment.ts";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { GROWN, INFORMATION, JOINT_ACTION, layerIds, pairOf, SUPERVISION } from "../../src/model/pairs.ts";
import { participate } from "../../src/model/processes/participation.ts";
import { formTies, isActor, setTie } from "../../src/model/processes/ties.ts";
import type { World } from "../../src/model/state.ts";
import { cast, ofRole } from "./walks.ts";
import { communityOf, digest, digestOutput, freshWorld, run, traces, useOf, withParameters } from "./worlds.ts";

/** Fingerprint of all that organisations know of each other and of who leads what. */
function relations({ pairs, knowledge }: World): string {
  const { facts, agreed, strayed, leads } = knowledge;
  const { trust, understanding, layers, contacts, missed, sharing, handed } = pairs;
  return digest([facts, agreed, strayed, leads, trust, understanding, layers, contacts, missed, sharing, handed]);
}

/** Months of a year in the life of ties under an experiment: strengths on the last day of each, and those of the start. */
function year(experiment: Experiment, layer: number) {
  const specification = { ...communityOf(8000, 360), experiment };
  const start = freshWorld(specification).pairs.layers[layer].slice();
  const months: Float64Array[] = [];
  const { world, output } = run(specification, 0, {
    afterDay: (today) => {
      if (today.day % 30 === 29) months.push(today.pairs.layers[layer].slice());
    },
  });
  return { start, months, world, output };
}

describe("a layer held", () => {
  it.each(layerIds)("empty never has a tie, by whatever door: %s", (id) => {
    const { start, months, world } = year({ layers: { [id]: "empty" } }, layerIds.indexOf(id));
    for (const ties of [start, ...months]) expect(Math.max(...ties)).toBe(0);
    // Doors were knocked at: others formed ties, and partners were sought.
    const others = [INFORMATION, JOINT_ACTION].filter((layer) => layerIds[layer] !== id);
    for (const layer of others) expect(Math.max(...world.pairs.layers[layer])).toBeGreaterThan(0);
    expect(world.horizon.partnerAttempts).toBeGreaterThan(0);
  });

  it.each(["information", "joint-action"] as const)("full is full between all who have people, and nobody else, all year: %s", (id) => {
    const { start, months, world } = year({ layers: { [id]: "full" } }, layerIds.indexOf(id));
    for (const ties of months) expect(ties).toEqual(start);
    expect(start.every((strength) => strength === 1)).toBe(true);
    expect(world.organisations.every(isActor)).toBe(true);
  });

  it("full leaves out who has nobody", () => {
    const base = communityOf(800, 1);
    const organisations = base.organisations.map((entry) => (entry.role === "social-work-ngo" ? { ...entry, staff: 0 } : entry));
    const { pairs, organisations: all } = freshWorld({ ...base, organisations, experiment: { layers: { information: "full" } } });
    const ngo = all.find(({ role }) => role === "social-work-ngo")!;
    for (const from of all)
      for (const to of all)
        if (from !== to) expect(pairs.layers[INFORMATION][pairOf(pairs, from.index, to.index)]).toBe(from === ngo || to === ngo ? 0 : 1);
  });

  it("frozen stays as it began, which is as it begins without an experiment", () => {
    const { start, months } = year({ layers: { information: "frozen" } }, INFORMATION);
    expect(start).toEqual(freshWorld(communityOf(8000, 1)).pairs.layers[INFORMATION]);
    expect(Math.max(...start)).toBeGreaterThan(0);
    for (const ties of months) expect(ties).toEqual(start);
  });

  it("leaves the others alone on the first day", () => {
    const plain = freshWorld(communityOf(800, 1)).pairs.layers;
    const { layers } = freshWorld({ ...communityOf(800, 1), experiment: { layers: { information: "empty" } } }).pairs;
    layers.forEach((ties, layer) => {
      if (layer !== INFORMATION) expect(ties).toEqual(plain[layer]);
    });
  });
});

describe("an organisation cut off", () => {
  it("has no tie in any layer or direction, in a whole year, while others have", () => {
    const cut = "street-office";
    const { world } = run({ ...communityOf(8000, 360), experiment: { cut } }, 0, { afterDay: (today) => expect(tiesOf(today)).toBe(0) });
    function tiesOf({ pairs, organisations }: World): number {
      const office = organisations.find(({ id }) => id === cut)!;
      let sum = 0;
      for (const ties of pairs.layers)
        for (let at = pairs.first[office.index]; at < pairs.first[office.index + 1]; at++) sum += ties[at] + ties[pairs.reverse[at]];
      return sum;
    }
    for (const layer of [INFORMATION, JOINT_ACTION]) expect(Math.max(...world.pairs.layers[layer])).toBeGreaterThan(0);
  });
});

describe("the door of ties", () => {
  it("lets through what no experiment holds, and no other", () => {
    const at = (experiment: Experiment | undefined, layer: number) => {
      const world = freshWorld({ ...communityOf(800, 1), experiment });
      const pair = pairOf(world.pairs, ofRole(world, "police-station").index, ofRole(world, "property-company").index);
      setTie(world, layer, pair, 0.123);
      return world.pairs.layers[layer][pair] === 0.123;
    };
    expect(at(undefined, INFORMATION)).toBe(true);
    expect(at({ start: "full" }, INFORMATION)).toBe(true);
    expect(at({ layers: { information: "full" } }, INFORMATION)).toBe(false);
    expect(at({ layers: { information: "full" } }, JOINT_ACTION)).toBe(true);
    expect(at({ cut: "police-station" }, SUPERVISION)).toBe(false);
    expect(at({ cut: "street-office" }, SUPERVISION)).toBe(true);
    expect(at({ cut: "property-company" }, INFORMATION)).toBe(false);
  });
});

describe("two starts", () => {
  it("of no tie and of all ties begin so in the layers that grow, and leave supervision alone", () => {
    const layersOf = (start?: "empty" | "full") => freshWorld({ ...communityOf(800, 1), experiment: start && { start } }).pairs.layers;
    const [plain, empty, full] = [layersOf(), layersOf("empty"), layersOf("full")];
    for (const layer of GROWN) {
      expect(Math.max(...empty[layer])).toBe(0);
      expect(Math.min(...full[layer])).toBe(1);
    }
    for (const layers of [empty, full]) expect(layers[SUPERVISION]).toEqual(plain[SUPERVISION]);
    expect(Math.max(...plain[SUPERVISION])).toBeGreaterThan(0);
  });

  it("meet: after two years the density of information and of joint action is the same within 0.06", () => {
    const density = (start: "empty" | "full", layer: number) => {
      const each = [0, 1, 2].map((replication) => {
        const { pairs } = ends[start][replication].world;
        return pairs.layers[layer].filter((strength) => strength > 0).length / pairs.count;
      });
      return (each[0] + each[1] + each[2]) / 3;
    };
    const specification = (start: "empty" | "full") => ({ ...communityOf(8000, 720), experiment: { start } });
    const from = (start: "empty" | "full") => [0, 1, 2].map((replication) => run(specification(start), replication, { recordEvery: 720 }));
    const ends = { empty: from("empty"), full: from("full") };
    for (const layer of [INFORMATION, JOINT_ACTION])
      expect(Math.abs(density("empty", layer) - density("full", layer)), layerIds[layer]).toBeLessThan(0.06);
  });
});

describe("choices", () => {
  it("are what the rule says, and are kept as means by role and month since the first", () => {
    const world = freshWorld(communityOf(800, 1));
    const { police, committee, ngo, property } = cast(world);
    world.day = -120;
    expect(choose(world, "cooperation", police, 0.25)).toBe(0.25);
    world.day = -100;
    choose(world, "cooperation", ngo, 0.5);
    choose(world, "cooperation", { role: ngo.role }, 0.75);
    choose(world, "cooperation", committee, 0.25);
    world.day = -31; // the third month; none in the second
    choose(world, "cooperation", ngo, 1);
    choose(world, "hours-brokerage", property, 0.125);
    const means = meanChoices(world.choices);
    expect(means.cooperation["police-station"]).toEqual([0.25]);
    expect(means.cooperation["social-work-ngo"]).toEqual([0.625, 0.625, 1]);
    expect(means.cooperation["property-company"]).toEqual([]);
    expect(means["hours-brokerage"]["property-company"]).toEqual([0, 0, 0.125]);
    expect(emptyChoices().firstMonth).toBe(0);
    expect(world.choices.firstMonth).toBe(-4);
  });

  it("are what an experiment holds, by role and month, the last value for good; they are on record as made", () => {
    const held = { cooperation: { "social-work-ngo": [0.1, 0.2] }, "hours-brokerage": { "social-work-ngo": [] } };
    const world = freshWorld({ ...communityOf(800, 1), experiment: { held } });
    const { police, ngo } = cast(world);
    const made = [-120, -90, -60, 300].map((day) => {
      world.day = day;
      return [
        choose(world, "cooperation", ngo, 0.9),
        choose(world, "cooperation", police, 0.9),
        choose(world, "hours-brokerage", ngo, 0.7),
      ];
    });
    expect(made).toEqual([0.1, 0.2, 0.2, 0.2].map((value) => [value, 0.9, 0.7]));
    expect(meanChoices(world.choices).cooperation["social-work-ngo"].slice(0, 3)).toEqual([0.1, 0.2, 0.2]);
  });

  it("held at what they were by the only organisation of a role change nothing to the bit; held at other values they do", () => {
    const specification = communityOf(800, 360);
    const free = run(specification, 0, { recordChoices: true });
    const cooperation = { "police-station": free.output.choices!.cooperation["police-station"] };
    expect(cooperation["police-station"].length).toBe(16);
    expect(new Set(cooperation["police-station"]).size).toBeGreaterThan(10);
    const heldRun = run({ ...specification, experiment: { held: { cooperation } } }, 0, { recordChoices: true });
    expect(digestOutput(heldRun.output)).toBe(digestOutput(free.output));
    expect(relations(heldRun.world)).toBe(relations(free.world));
    const other = run({ ...specification, experiment: { held: { cooperation: { "police-station": [0.05] } } } });
    expect(digest(traces(other))).not.toBe(digest(traces(free)));
    expect(ofRole(other.world, "police-station").cooperation).toBe(0.05);
  });
});

describe("residents' choices", () => {
  const lively = withParameters(communityOf(8000, 1), { participation: { baseHelp: -2 }, population: { registered: 0.3 } });
  const week = (held?: Experiment["held"]) => {
    const world = freshWorld({ ...lively, ...(held && { experiment: { held } }) });
    world.record.organising.fill(1e6);
    participate(world);
    const { active, ageBand, registered } = world.residents.columns;
    const adults = [...ageBand.keys()].filter((i) => ageBand[i] > 0);
    const counts = formRuleIds.map((_, form) => adults.filter((i) => active[i] === 1 << form).length);
    const means = meanChoices(world.choices);
    const share = (among: readonly number[]) => among.filter((i) => active[i] !== 0).length / among.length;
    return {
      counts,
      adults,
      means,
      listed: share(adults.filter((i) => registered[i] === 1)),
      others: share(adults.filter((i) => registered[i] === 0)),
    };
  };
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

  it("are recorded: the share of adults who take part, and the shares of forms among those", () => {
    const { counts, adults, means } = week();
    expect(sum(counts)).toBeGreaterThan(500);
    expect(means.participation.resident).toEqual([sum(counts) / adults.length]);
    const split = formRuleIds.map((rule) => means[rule].resident[0]);
    expect(split).toEqual(counts.map((count) => count / sum(counts)));
    expect(means.participation["police-station"]).toEqual([]);
  });

  it("held: everybody takes part with the same probability, registered or not, and forms are dealt by the given shares", () => {
    const free = week();
    expect(free.listed).toBeGreaterThan(1.5 * free.others);
    const split = { "form-patrol": 0.1, "form-deliberation": 0.2, "form-help": 0.3, "form-look": 0.4 };
    const parts = Object.fromEntries(Object.entries(split).map(([rule, share]) => [rule, { resident: [share] }]));
    const { counts, adults, listed, others } = week({ participation: { resident: [0.25] }, ...parts });
    expect(Math.abs(sum(counts) / adults.length - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / adults.length));
    expect(Math.abs(listed - others)).toBeLessThan(0.06);
    [0.1, 0.2, 0.3, 0.4].forEach((share, form) => {
      expect(Math.abs(counts[form] / sum(counts) - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / sum(counts)));
    });
  });

  it("held in one of the two leave the other to its rule: the same people where only forms are held", () => {
    const free = week();
    const split = Object.fromEntries(formRuleIds.map((rule) => [rule, { resident: [0.25] }]));
    const { counts } = week(split);
    expect(sum(counts)).toBe(sum(free.counts));
    expect(counts).not.toEqual(free.counts);
  });
});

describe("an intervention of strength 0", () => {
  it("changes no bit of ties, trust, records or facts, all of them in a year", () => {
    const specification = communityOf(600, 330);
    const idle = { ...specification, interventions: interventions.map(({ id }) => useOf(id, { strength: 0 })) };
    const acting = { ...specification, interventions: interventions.map(({ id }) => useOf(id, { strength: 1 })) };
    const [plain, without, with_] = [specification, idle, acting].map((entry) => relations(run(entry).world));
    expect(without).toBe(plain);
    expect(with_).not.toBe(plain);
  });
});

describe("a month's work on ties", () => {
  /** Reads of ties, trust and partners while ties are formed, all layers full, with so many communities. */
  function reads(communities: number) {
    const base = withParameters(communityOf(200, 1), { network: { settlingMonths: 0 } });
    const [place] = base.communities;
    const local = base.organisations.filter(({ community }) => community !== "street");
    const world = freshWorld({
      ...base,
      communities: Array.from({ length: communities }, (_, k) => ({ ...place, id: `c${k}` })),
      organisations: [
        ...base.organisations.filter(({ community }) => community === "street"),
        ...Array.from({ length: communities }, (_, k) =>
          local.map((entry) => ({ ...entry, id: `c${k}.${entry.role}`, community: `c${k}` })),
        ).flat(),
      ],
      experiment: { start: "full" },
    });
    let count = 0;
    const counted = <T extends object>(column: T): T =>
      new Proxy(column, {
        get: (target, name) => {
          count++;
          const value = Reflect.get(target, name, target) as unknown;
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    const pairs = { ...world.pairs, partner: counted(world.pairs.partner), layers: world.pairs.layers.map(counted) };
    formTies({ ...world, pairs }, 1, () => {});
    return { perPair: count / pairs.count, organisations: world.organisations.length };
  }

  it("grows with the pairs that can meet, not with the square of organisations", () => {
    const [few, many] = [reads(4), reads(32)];
    expect(many.organisations).toBe(5 + 3 * 32);
    expect(many.perPair / few.perPair).toBeLessThan(1.5);
  });
});
