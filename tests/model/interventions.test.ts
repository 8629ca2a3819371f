import { describe, expect, it } from "vitest";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { resetPolicy } from "../../src/model/policy.ts";
import { meanPrice } from "../../src/model/processes/contracts.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import { NOBODY } from "../../src/model/state.ts";
import { communityOf, digest, type Finished, freshWorld, run, summaryOf, traces, useOf, withParameters } from "./worlds.ts";

const rich = withParameters(communityOf(300, 120), { resources: { publicBudget: 5000 } });
const plain = run(rich);
const quick = { planningDays: 15, constructionDays: 20 };

/** Total booked to a use of the safety fund. */
const spent = ({ output }: Finished, use: string) =>
  output.ledger.filter(({ to }) => to === `use:${use}`).reduce((sum, { yuan }) => sum + yuan, 0);

const funds = (specification: ModelSpecification) =>
  run(specification).output.ledger.filter(({ to, purpose }) => to === "fund:safety" && purpose === "public budget for measures");

describe.each(interventions.map(({ id }) => id))("the intervention %s", (intervention) => {
  it("is bit for bit no intervention at strength 0, in every phase", () => {
    const use = useOf(intervention, { strength: 0, startDay: 10, ...quick, endDay: 100 });
    const idle = run({ ...rich, interventions: [use] });
    expect(idle.output.timeline.map(({ phase }) => phase)).toEqual(["planning", "construction", "operation"]);
    expect(traces(idle)).toEqual(traces(plain));
    expect(spent(idle, intervention)).toBe(0);
  });

  it("changes nothing until it starts, and something afterwards", () => {
    const waiting = run({ ...rich, interventions: [useOf(intervention, { startDay: 60, ...quick })] }, 0, { recordEvery: 20 });
    const none = run(rich, 0, { recordEvery: 20 });
    const upTo = (finished: Finished, day: number) => {
      const { seriesKeys, days, series } = finished.output;
      const columns = seriesKeys.flatMap(({ group }, k) => (group.startsWith("intervention:") ? [] : [k]));
      return digest(
        Float64Array.from(days.flatMap((at, row) => (at > day ? [] : columns.map((k) => series[row * seriesKeys.length + k])))),
      );
    };
    expect(upTo(waiting, 60)).toBe(upTo(none, 60));
    expect(upTo(waiting, 120)).not.toBe(upTo(none, 120));
    expect(summaryOf(waiting.output, "intervention-cost")).toBeGreaterThan(0);
  });

  it("changes no institution while it is planned", () => {
    const world = freshWorld(rich);
    const entry = interventions.find(({ id }) => id === intervention)!;
    resetPolicy(world.policy, world.parameters);
    const before = { ...world.policy };
    entry.apply(world, { phase: "planning", strength: 1, built: 0, level: 0, operationDays: 0 }, useOf(intervention).values);
    expect(world.policy).toEqual(before);
  });
});

describe("the cost of an intervention", () => {
  it("is booked in full: one-off sums by phase, the yearly sum by day of operation", () => {
    const [planningDays, constructionDays, operationDays] = [10, 16, 60];
    const endDay = 5 + planningDays + constructionDays + operationDays;
    const wrong = interventions.flatMap((entry) => {
      const { values } = useOf(entry.id);
      // Rewards are paid by occasion, not by day; here there are none.
      const fixed = "reward" in values ? { ...values, reward: 0 } : values;
      const use = useOf(entry.id, { startDay: 5, planningDays, constructionDays, endDay, strength: 0.5, values: fixed });
      const finished = run({ ...rich, interventions: [use] });
      const cost = entry.cost(finished.world, use.values);
      const [{ works }] = finished.world.interventions;
      const asked = works.contract.winner === NOBODY ? 1 : works.contract.price / meanPrice(finished.world, "technology-company");
      const due = 0.5 * (cost.planning + (cost.construction + (cost.operation * operationDays) / 365) * asked);
      const paid = spent(finished, entry.id);
      return due > 0 && Math.abs(paid - due) <= 1e-6 * due ? [] : [`${entry.id}: due ${due}, booked ${paid}`];
    });
    expect(wrong).toEqual([]);
  });

  it("buys a construction of exactly the days given, when the money is there", () => {
    const wrong = [1, 3, 7, 10, 30, 49, 90, 120, 210].flatMap((constructionDays) => {
      const use = useOf("safety-culture", { planningDays: 1, constructionDays });
      const finished = run({ ...communityOf(20, constructionDays + 10), parameters: rich.parameters, interventions: [use] });
      const bar = finished.output.timeline.find(({ phase }) => phase === "construction")!;
      return bar.toDay - bar.fromDay === constructionDays ? [] : [`${constructionDays} days took ${bar.toDay - bar.fromDay}`];
    });
    expect(wrong).toEqual([]);
  });

  it("includes the one-off sums of phases that take no time", () => {
    const use = useOf("smart-infrastructure", { planningDays: 0, constructionDays: 0, endDay: 90 });
    const finished = run({ ...rich, interventions: [use] });
    const { planning, construction } = interventions.find(({ id }) => id === "smart-infrastructure")!.cost(finished.world, use.values);
    expect(spent(finished, "smart-infrastructure")).toBeGreaterThanOrEqual((planning + construction) * (1 - 1e-9));
  });

  it("is never more than the fund holds; what comes first is then built before what comes second, and both take longer", () => {
    const poor = withParameters(rich, { resources: { publicBudget: 250, otherFunds: 0 } });
    const uses = ["information-sharing", "smart-infrastructure"].map((intervention) => useOf(intervention, quick));
    const finished = run({ ...poor, interventions: uses }, 0, {
      afterDay: ({ accounts }) => expect(accounts.balance("fund:safety")).toBeGreaterThanOrEqual(-1e-6),
    });
    const building = finished.output.timeline.filter(({ phase }) => phase === "construction");
    expect(building.map(({ fromDay }) => fromDay)).toEqual([15, 15]);
    for (const { fromDay, toDay } of building) expect(toDay - fromDay).toBeGreaterThan(quick.constructionDays);
    expect(building[0].toDay).not.toBe(building[1].toDay);
  });
});

describe("the safety fund", () => {
  it("receives the public budget once a month: twelve months make the yearly sum", () => {
    const booked = funds({ ...rich, horizonDays: 360 });
    const yuan = booked.reduce((sum, entry) => sum + entry.yuan, 0);
    expect(booked.map(({ month }) => month)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(yuan / ((5000 * 300 * 360) / 365)).toBeCloseTo(1, 9);
  });
});

describe("interventions together", () => {
  it("keep every setting that is a share within [0, 1], even when each is used twice at full strength", () => {
    const world = freshWorld(rich);
    resetPolicy(world.policy, world.parameters);
    const state = { phase: "operation", strength: 1, built: 1, level: 1, operationDays: 5000 } as const;
    for (const entry of [...interventions, ...interventions]) entry.apply(world, state, useOf(entry.id).values);
    const shares = ["automaticDispatch", "duplicateMerging", "triage", "alertFiltering", "campaign", "residentTraining", "drills"] as const;
    const more = ["staffTraining", "talentIncentive", "pooling", "elicitation", "responsiveness", "rollout"] as const;
    expect([...shares, ...more].filter((name) => !(world.policy[name] >= 0 && world.policy[name] <= 1))).toEqual([]);
  });

  it("act the same in whatever order the scenario lists them", () => {
    const uses = interventions.map(({ id }) => useOf(id, quick));
    const forwards = run({ ...rich, interventions: uses });
    const backwards = run({ ...rich, interventions: uses.toReversed() });
    expect(digest(backwards.output.hazards)).toBe(digest(forwards.output.hazards));
    expect(traces(backwards).residents).toBe(traces(forwards).residents);
  });

  it("stop acting on the day they end", () => {
    const world = run({ ...rich, interventions: interventions.map(({ id }) => useOf(id, { ...quick, endDay: 80 })) }).world;
    // Facilitation apart, which falls with the hours that leading gets, intervention or not.
    const { facilitation, ...started } = { ...world.policy };
    resetPolicy(world.policy, world.parameters);
    expect(facilitation).toBeLessThanOrEqual(world.policy.facilitation);
    expect({ ...started, facilitation: world.policy.facilitation }).toEqual(world.policy);
    expect(world.interventions.every(({ state }) => state.phase === "ended" && state.level === 0)).toBe(true);
  });
});

describe("a trigger", () => {
  const triggered = (observable: string, comparison: ">" | ">=" | "<" | "<=", threshold: number, days: number) => {
    const trigger = { observable, comparison, threshold, days };
    const use = useOf("participation-channels", { startDay: 12, ...quick, trigger });
    return run({ ...rich, interventions: [use] }).output.timeline;
  };

  it("starts the intervention on the first day on which its condition has held long enough, counted from the earliest day", () => {
    expect(triggered("open-hazards", ">=", 0, 5)[0].fromDay).toBe(12 + 4);
    expect(triggered("satisfaction", "<=", 1, 1)[0].fromDay).toBe(12);
  });

  it("never starts it when the condition never holds", () => {
    expect(triggered("open-hazards", "<", 0, 1)).toEqual([]);
    expect(triggered("satisfaction", ">", 1, 1)).toEqual([]);
  });
});

describe("a police reform", () => {
  const practised = (priority: number) => {
    const world = freshWorld(rich);
    resetPolicy(world.policy, world.parameters);
    const entry = interventions.find(({ id }) => id === "police-reform")!;
    const { values } = useOf("police-reform", { values: { ...useOf("police-reform").values, priority } });
    entry.apply(world, { phase: "operation", strength: 1, built: 1, level: 1, operationDays: 1 }, values);
    const { followUp, proceduralJustice, serviceOrientation } = world.policy;
    return { followUp, proceduralJustice, serviceOrientation };
  };
  const { followUp, proceduralJustice, serviceOrientation } = rich.parameters.institutions;

  it("brings follow-up, courtesy and service as far as leaders give it priority: none without, all with", () => {
    expect(practised(0)).toEqual({ followUp, proceduralJustice, serviceOrientation });
    const { values } = useOf("police-reform");
    for (const [name, value] of Object.entries(practised(1))) expect(value).toBeCloseTo(values[name], 12);
    expect(practised(0.5).followUp).toBeCloseTo((followUp + values["followUp"]) / 2, 12);
  });
});
