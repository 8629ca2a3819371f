/** Assumptions varied in a comparison: known answers of the interval, and what the sets taken depend on. */
import { describe, expect, it } from "vitest";
import { specificationOf } from "../../../src/evidence/configurations.ts";
import type { ComparePlan } from "../../../src/methods/compare/plan.ts";
import { setOrder } from "../../../src/methods/compare/variedEffects.ts";
import {
  type CalibratedParameter,
  type CalibratedSets,
  calibratedSets,
  calibratedUse,
} from "../../../src/methods/factors/calibratedSets.ts";
import type { ModelSpecification } from "../../../src/model/specification.ts";
import { streamOf } from "../../statistics/testModels.ts";
import { compareModel, modelOf, planOf, scenarioOf } from "./cases.ts";

const noise = streamOf("varied");
const DEFAULT = 0.05;

const gain: CalibratedParameter = {
  ...{ id: "trust.gainRate", label: "gain", unit: "share", how: "value", standard: DEFAULT, low: 0, high: 1, scale: "linear" },
  paths: [{ path: "parameters.trust.gainRate", standard: DEFAULT, min: 0, max: 1 }],
};

/** Sets whose gains lie evenly between two values. */
function setsOf(low: number, high: number, count = 30): CalibratedSets {
  const sets = Array.from({ length: count }, (_, i) => [low + ((high - low) * (i + 0.5)) / count]);
  return { parameters: [gain], sets, hash: "toy" };
}

const gainOf = ({ parameters }: ModelSpecification) => parameters.trust.gainRate;

/** Arm 1 averts 10 incidents and 1000 times what the parameter has beyond its default, arm 2 averts 20; each with chance of its own. */
const model = modelOf((arm, replication, specification) => {
  const averted = arm === 1 ? 10 + 1000 * (gainOf(specification) - DEFAULT) : arm === 2 ? 20 : 0;
  return { summary: { "true-incidents": 100 + 8 * noise.normal(replication, 0) + noise.normal(replication, arm + 1) - averted } };
});

function plan(arms: number, sets: CalibratedSets | null, gains: readonly number[] = [DEFAULT, DEFAULT, DEFAULT]): ComparePlan {
  const scenario = scenarioOf(arms);
  const withTrust = (specification: ModelSpecification, gainRate: number) =>
    ({ ...specification, parameters: { ...specification.parameters, trust: { gainRate } } }) as unknown as ModelSpecification;
  return planOf(arms, {
    scenario: { ...scenario, arms: scenario.arms.map((arm, a) => ({ ...arm, specification: withTrust(arm.specification, gains[a]) })) },
    rule: { kind: "fixed", replications: 30 },
    assumptionSets: sets,
  });
}

describe("a comparison with assumptions varied", () => {
  it("has the plain interval to the last bit where nothing can vary", async () => {
    const { result } = await compareModel(model, plan(3, setsOf(DEFAULT, DEFAULT)));
    expect(result.varied!.draws).toBe(30);
    for (const [e, { difference, interval, simultaneous }] of result.effects.entries()) {
      expect(result.varied!.effects[e]).toMatchObject({ difference, interval, simultaneous, spread: 0 });
    }
  });

  it("finds the spread of a known effect: that of even sets, and no spread where the parameter does nothing", async () => {
    const { result } = await compareModel(model, plan(3, setsOf(0.04, 0.06)));
    const [one, two] = result.varied!.effects;
    // ±10 incidents, evenly: a standard deviation of 10 / √3, beside which the chance of thirty pairs is small.
    expect(one.spread! / (10 / Math.sqrt(3))).toBeGreaterThan(0.9);
    expect(one.spread! / (10 / Math.sqrt(3))).toBeLessThan(1.1);
    expect(one.simultaneous!.low).toBeLessThan(-19);
    expect(one.simultaneous!.high).toBeGreaterThan(-1);
    const { interval, difference } = result.effects[1];
    expect(two).toMatchObject({ difference, interval, spread: 0 });
    expect(result.effects[0].interval!.high - result.effects[0].interval!.low).toBeLessThan(2);
  });

  it("leaves every number of the plain comparison as it is", async () => {
    const { result: with_ } = await compareModel(model, plan(3, setsOf(0.04, 0.06)));
    const { result: without } = await compareModel(model, plan(3, null));
    expect(with_.effects).toEqual(without.effects);
    expect(without.varied).toBeUndefined();
    expect(with_.runs.requested).toBe(2 * without.runs.requested);
  });

  it("says in words where the effect lies, and that a claim does not stand", async () => {
    const { result } = await compareModel(model, plan(2, setsOf(0.03, 0.07)));
    expect(result.effects[0].verdict).toBe("better");
    const [{ below, above }] = result.varied!.effects;
    expect(below).toBeGreaterThan(above);
    expect(above).toBeGreaterThan(0);
    expect(below + above).toBe(30);
    expect(result.sentences[0]).toMatch(
      /Under 30 sets of assumptions that fit the evidence the difference is −\d[\d.]* \(−\d[\d.]* to \+\d[\d.]*; below 0 in \d+ of 30\), so that it cannot be told from none\./,
    );
  });

  it("varies nothing where an arm says the number itself, and asks for no run", async () => {
    const { result, asked } = await compareModel(model, plan(3, setsOf(0.04, 0.06), [DEFAULT, 0.07, DEFAULT]));
    expect(result.varied).toBeUndefined();
    expect(asked.every(({ point }) => !point.startsWith("varied/"))).toBe(true);
  });

  it("takes each set once, thirty at most, and lists the runs that it made", async () => {
    const long = { ...plan(2, setsOf(0.04, 0.06, 40)), rule: { kind: "fixed", replications: 33 } as const };
    const { result, asked, requests } = await compareModel(model, long);
    expect(result.varied!.draws).toBe(30);
    const key = ({ point, replication }: { point: string; replication: number }) => `${point} ${replication}`;
    expect([...requests()].map(key).sort()).toEqual(asked.map(key).sort());
    expect(result.runs).toEqual({ requested: 2 * 63, used: 2 * 63 });
  });

  it("drops a pair of which a run failed", async () => {
    const failing = modelOf((arm, replication, specification) => {
      if (arm === 1 && gainOf(specification) > 0.055) throw new Error("out of order");
      return { summary: { "true-incidents": 100 - arm + noise.normal(replication, arm) } };
    });
    const { result } = await compareModel(failing, plan(2, setsOf(0.04, 0.06)));
    const [{ n, dropped }] = result.varied!.effects;
    expect(n + dropped).toBe(30);
    expect(dropped).toBeGreaterThan(0);
    expect(result.runs.requested - result.runs.used).toBe(dropped);
  });
});

describe("the set of a replication", () => {
  it("is the same for all arms, in whatever order they are and whichever are compared", async () => {
    const gains = async (arms: number, reversed = false) => {
      const one = plan(arms, setsOf(0.04, 0.06));
      const order = reversed ? [one.scenario.arms[0], ...one.scenario.arms.slice(1).toReversed()] : one.scenario.arms;
      const { asked } = await compareModel(model, { ...one, scenario: { ...one.scenario, arms: order } });
      const drawn = asked.filter(({ point }) => point.startsWith("varied/"));
      return new Map(drawn.map(({ point, replication, specification }) => [`${point} ${replication}`, gainOf(specification)]));
    };
    const [two, three, back] = [await gains(2), await gains(3), await gains(3, true)];
    for (const [key, value] of two) expect(three.get(key)).toBe(value);
    for (const [key, value] of three) {
      expect(back.get(key)).toBe(value);
      expect(value).toBe(three.get(`varied/baseline ${key.split(" ")[1]}`));
    }
    expect(new Set(two.values()).size).toBe(30);
  });

  it("stays where more replications are made, as long as there are sets", async () => {
    const drawn = async (replications: number) => {
      const few = { ...plan(2, setsOf(0.04, 0.06, 12)), rule: { kind: "fixed", replications } as const };
      const { asked, result } = await compareModel(model, few);
      expect(result.varied).toMatchObject({ draws: Math.min(12, replications), sets: 12 });
      return asked.filter(({ point }) => point === "varied/baseline").map(({ specification }) => gainOf(specification));
    };
    const all = await drawn(20);
    expect(all).toHaveLength(12);
    expect(await drawn(5)).toEqual(all.slice(0, 5));
  });

  it("comes of a shuffle that hangs on the seed, every set in it once", () => {
    const order = setOrder(30, "1");
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, set) => set));
    expect(setOrder(30, "1")).toEqual(order);
    expect(setOrder(30, "2")).not.toEqual(order);
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
  });
});

describe("the shipped sets", () => {
  it("move a number of the model by each of their parameters", () => {
    const shipped = calibratedSets()!;
    const base = specificationOf({ what: "a community", days: 1 });
    expect(calibratedUse([base], shipped)!.parameters.map(({ id }) => id)).toEqual(shipped.parameters.map(({ id }) => id));
    const gone = { ...gain, paths: [{ ...gain.paths[0], path: "parameters.trust.gone" }] };
    expect(calibratedUse([base], { ...setsOf(0, 1), parameters: [gone] })).toBeNull();
  });
});
