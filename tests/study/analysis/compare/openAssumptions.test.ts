/** Open assumptions in a comparison: known answers of the interval, and what the draws depend on. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { specificationOf } from "../../../../src/evidence/configurations.ts";
import type { ModelSpecification } from "../../../../src/model/specification.ts";
import type { ComparePlan } from "../../../../src/study/analysis/compare/plan.ts";
import { type CalibratedParameter, calibrationSchema } from "../../../../src/study/design/calibratedSets.ts";
import { drawnAssumptions, type OpenAssumptions, openAssumptions, openIn } from "../../../../src/study/design/openAssumptions.ts";
import { streamOf } from "../../../statistics/testModels.ts";
import { temporaryFolder } from "../../runs/studyModel.ts";
import { compareModel, modelOf, planOf, scenarioOf } from "./cases.ts";

const noise = streamOf("open");
const DEFAULT = 0.05;

function gain(low: number, high: number): CalibratedParameter {
  return {
    ...{ id: "trust.gainRate", label: "gain", unit: "share", how: "value", standard: DEFAULT, low, high, scale: "linear" },
    paths: [{ path: "parameters.trust.gainRate", standard: DEFAULT, min: 0, max: 1 }],
  };
}

const openOf = (...parameters: CalibratedParameter[]): OpenAssumptions => ({ parameters, hash: "toy" });
const gainOf = ({ parameters }: ModelSpecification) => parameters.trust.gainRate;

/** Arm 1 averts 10 incidents and 1000 times what the parameter has beyond its default, arm 2 averts 20; each with chance of its own. */
const model = modelOf((arm, replication, specification) => {
  const averted = arm === 1 ? 10 + 1000 * (gainOf(specification) - DEFAULT) : arm === 2 ? 20 : 0;
  return { summary: { "true-incidents": 100 + 8 * noise.normal(replication, 0) + noise.normal(replication, arm + 1) - averted } };
});

function plan(arms: number, open: OpenAssumptions | null, gains: readonly number[] = [DEFAULT, DEFAULT, DEFAULT]): ComparePlan {
  const scenario = scenarioOf(arms);
  const withTrust = (specification: ModelSpecification, gainRate: number) =>
    ({ ...specification, parameters: { ...specification.parameters, trust: { gainRate } } }) as unknown as ModelSpecification;
  return planOf(arms, {
    scenario: { ...scenario, arms: scenario.arms.map((arm, a) => ({ ...arm, specification: withTrust(arm.specification, gains[a]) })) },
    rule: { kind: "fixed", replications: 30 },
    openAssumptions: open,
  });
}

describe("a comparison with open assumptions", () => {
  it("has the plain interval to the last bit where nothing can vary", async () => {
    const { result } = await compareModel(model, plan(3, openOf(gain(DEFAULT, DEFAULT))));
    expect(result.open!.draws).toBe(30);
    for (const [e, { difference, interval, simultaneous }] of result.effects.entries()) {
      expect(result.open!.effects[e]).toMatchObject({ difference, interval, simultaneous, spread: 0 });
    }
  });

  it("finds the spread of a known effect: that of an even draw, and no spread where the parameter does nothing", async () => {
    const { result } = await compareModel(model, plan(3, openOf(gain(0.04, 0.06))));
    const [one, two] = result.open!.effects;
    // ±10 incidents, evenly: a standard deviation of 10 / √3, known from 30 draws to an eighth.
    expect(one.spread! / (10 / Math.sqrt(3))).toBeGreaterThan(0.7);
    expect(one.spread! / (10 / Math.sqrt(3))).toBeLessThan(1.3);
    expect(one.simultaneous!.low).toBeLessThan(-19);
    expect(one.simultaneous!.high).toBeGreaterThan(-1);
    const { interval, difference } = result.effects[1];
    expect(two).toMatchObject({ difference, interval, spread: 0 });
    expect(result.effects[0].interval!.high - result.effects[0].interval!.low).toBeLessThan(2);
  });

  it("leaves every number of the plain comparison as it is", async () => {
    const { result: with_ } = await compareModel(model, plan(3, openOf(gain(0.04, 0.06))));
    const { result: without } = await compareModel(model, plan(3, null));
    expect(with_.effects).toEqual(without.effects);
    expect(without.open).toBeUndefined();
    expect(with_.runs.requested).toBe(2 * without.runs.requested);
  });

  it("says in words where the effect lies, and that a claim does not stand", async () => {
    const { result } = await compareModel(model, plan(2, openOf(gain(0.03, 0.07))));
    expect(result.effects[0].verdict).toBe("better");
    const [{ below, above }] = result.open!.effects;
    expect(below).toBeGreaterThan(above);
    expect(above).toBeGreaterThan(0);
    expect(below + above).toBe(30);
    expect(result.sentences[0]).toMatch(
      /With 1 open assumption varied the difference is −\d[\d.]* \(−\d[\d.]* to \+\d[\d.]*; below 0 in \d+ of 30 draws\), so that it cannot be told from none\./,
    );
  });

  it("varies nothing where an arm says the number itself, and asks for no run", async () => {
    const { result, asked } = await compareModel(model, plan(3, openOf(gain(0.04, 0.06)), [DEFAULT, 0.07, DEFAULT]));
    expect(result.open).toBeUndefined();
    expect(asked.every(({ point }) => !point.startsWith("open/"))).toBe(true);
  });

  it("draws at most thirty times, and lists the runs that it made", async () => {
    const long = { ...plan(2, openOf(gain(0.04, 0.06))), rule: { kind: "fixed", replications: 33 } as const };
    const { result, asked, requests } = await compareModel(model, long);
    expect(result.open!.draws).toBe(30);
    const key = ({ point, replication }: { point: string; replication: number }) => `${point} ${replication}`;
    expect([...requests()].map(key).sort()).toEqual(asked.map(key).sort());
    expect(result.runs).toEqual({ requested: 2 * 63, used: 2 * 63 });
  });

  it("drops a pair of which a run failed", async () => {
    const failing = modelOf((arm, replication, specification) => {
      if (arm === 1 && gainOf(specification) > 0.055) throw new Error("out of order");
      return { summary: { "true-incidents": 100 - arm + noise.normal(replication, arm) } };
    });
    const { result } = await compareModel(failing, plan(2, openOf(gain(0.04, 0.06))));
    const [{ n, dropped }] = result.open!.effects;
    expect(n + dropped).toBe(30);
    expect(dropped).toBeGreaterThan(0);
    expect(result.runs.requested - result.runs.used).toBe(dropped);
  });
});

describe("the draw of a replication", () => {
  const other = { ...gain(0, 1), id: "trust.lossRatio" };

  it("is the same for all arms, in whatever order they are and whichever are compared", async () => {
    const gains = async (arms: number, reversed = false) => {
      const one = plan(arms, openOf(gain(0.04, 0.06)));
      const order = reversed ? [one.scenario.arms[0], ...one.scenario.arms.slice(1).toReversed()] : one.scenario.arms;
      const { asked } = await compareModel(model, { ...one, scenario: { ...one.scenario, arms: order } });
      const drawn = asked.filter(({ point }) => point.startsWith("open/"));
      return new Map(drawn.map(({ point, replication, specification }) => [`${point} ${replication}`, gainOf(specification)]));
    };
    const [two, three, back] = [await gains(2), await gains(3), await gains(3, true)];
    for (const [key, value] of two) expect(three.get(key)).toBe(value);
    for (const [key, value] of three) {
      expect(back.get(key)).toBe(value);
      expect(value).toBe(three.get(`open/baseline ${key.split(" ")[1]}`));
    }
    expect(new Set(two.values()).size).toBe(30);
  });

  it("hangs on the seed, the replication and the parameter, not on which others are open", () => {
    const draw = (open: OpenAssumptions, seed = "1", replication = 1) => drawnAssumptions(open, seed, replication);
    const [value] = draw(openOf(gain(0, 1)));
    expect(draw(openOf(other, gain(0, 1)))[1]).toBe(value);
    expect(draw(openOf(other))[0]).not.toBe(value);
    expect(draw(openOf(gain(0, 1)), "2")[0]).not.toBe(value);
    expect(draw(openOf(gain(0, 1)), "1", 2)[0]).not.toBe(value);
  });

  it("is even over the range", () => {
    const values = Array.from({ length: 400 }, (_, r) => drawnAssumptions(openOf(gain(0.04, 0.06)), "1", r + 1)[0]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean - 0.05)).toBeLessThan((3 * 0.02) / Math.sqrt(12 * 400));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0.04);
    expect(Math.max(...values)).toBeLessThanOrEqual(0.06);
  });
});

describe("the open assumptions of a calibration", () => {
  const folder = temporaryFolder();
  const file = join(folder, "calibration.json");
  const written = (...identified: string[]) => {
    const parameters = identified.map((_, i) => ({ ...gain(0, 1), id: `p${i}` }));
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      file,
      JSON.stringify({ schema: calibrationSchema, parameters, sets: [], posterior: identified.map((one) => ({ identified: one })) }),
    );
    return openAssumptions(file)?.parameters.map(({ id }) => id) ?? null;
  };

  it("are what the sets leave open, and all where there are too few sets to say", () => {
    expect(written("narrowed", "open", "narrowed", "open")).toEqual(["p1", "p3"]);
    expect(written("unknown", "unknown")).toEqual(["p0", "p1"]);
    expect(written("narrowed", "narrowed")).toBeNull();
    expect(openAssumptions(join(folder, "none"))).toBeNull();
  });

  it("of the shipped one have a number in the model that they move", () => {
    const shipped = openAssumptions();
    const base = specificationOf({ what: "a community", days: 1 });
    if (shipped !== null) expect(openIn([base], shipped).map(({ id }) => id)).toEqual(shipped.parameters.map(({ id }) => id));
    expect(openIn([base], openOf(gain(0, 1)))).toHaveLength(1);
    expect(openIn([base], openOf({ ...gain(0, 1), paths: [{ ...gain(0, 1).paths[0], path: "parameters.trust.gone" }] }))).toEqual([]);
  });
});
