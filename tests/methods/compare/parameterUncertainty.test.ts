import { describe, expect, it } from "vitest";
import { kendall } from "../../../src/methods/compare/parameterUncertainty.ts";
import type { ComparePlan } from "../../../src/methods/compare/plan.ts";
import type { Factor } from "../../../src/methods/factors/factor.ts";
import { narrowFactors } from "../../../src/methods/factors/factor.ts";
import { uncertainFactors } from "../../../src/methods/factors/parameterSets.ts";
import type { Grade } from "../../../src/model/parameter.ts";
import type { ModelSpecification } from "../../../src/model/specification.ts";
import { streamOf } from "../../statistics/testModels.ts";
import { compareModel, INCIDENTS, modelOf, planOf, scenarioOf } from "./cases.ts";

const FACTOR: Factor = {
  ...{ path: "parameters.trust.gainRate", label: "gain", unit: "share", low: 0, high: 1, standard: 0.05 },
  ...{ assumption: true, integer: false, kind: "parameter" },
};
const noise = streamOf("uncertainty");

function gainOf({ parameters }: ModelSpecification): number {
  return parameters.trust.gainRate;
}

/** Arm 1 averts 10 incidents always; arm 2 averts 40 times the parameter: better than arm 1 when that is above a quarter. */
const crossing = modelOf((arm, replication, specification) => {
  const averted = arm === 1 ? 10 : arm === 2 ? 40 * gainOf(specification) : 0;
  return { summary: { "true-incidents": 100 + noise.normal(replication, 0) - averted } };
});

function plan(arms: number, sets: number, changes: Partial<ComparePlan> = {}): ComparePlan {
  const scenario = scenarioOf(arms);
  const withTrust = (specification: ModelSpecification) =>
    ({ ...specification, parameters: { ...specification.parameters, trust: { gainRate: 0.05 } } }) as unknown as ModelSpecification;
  return planOf(arms, {
    scenario: { ...scenario, arms: scenario.arms.map((arm) => ({ ...arm, specification: withTrust(arm.specification) })) },
    parameterUncertainty: { sets, replicationsPerSet: 2, factors: scenario.arms.map(() => [FACTOR]), within: null },
    ...changes,
  });
}

describe("parameter uncertainty", () => {
  it("finds how often a known ranking turns: in three quarters of the strata, exactly", async () => {
    const { result } = await compareModel(crossing, plan(3, 40));
    const found = result.parameterUncertainty!;
    expect(found).toMatchObject({ outcome: "true-incidents", sets: 40, used: 40, replicationsPerSet: 2, within: null });
    expect(found.parameters).toEqual([{ path: FACTOR.path, low: 0, high: 1, assumption: true, calibrated: false }]);
    const [one, two] = found.arms;
    expect(one.rankShares).toEqual([0.25, 0.75]);
    expect(two.rankShares).toEqual([0.75, 0.25]);
    expect(two.best).toMatchObject({ count: 30, n: 40 });
    expect(found.sameRanking).toMatchObject({ count: 10, n: 40, share: 0.25 });
    expect(found.meanKendall.value).toBeCloseTo(-0.5, 12);
    expect(one.mean.value).toBeCloseTo(-10, 9);
    expect(two.mean.value).toBeCloseTo(-20, 0);
    expect(two.sameSign).toMatchObject({ count: 40, share: 1 });
    expect(two.spread!.low).toBeGreaterThan(-40);
    expect(two.spread!.high).toBeLessThan(0);
    expect(found.effects.length).toBe(40);
  });

  it("tells it in a sentence with the interval of the share", async () => {
    const { result } = await compareModel(crossing, plan(3, 40));
    expect(result.sentences.at(-1)).toMatch(
      /^Other parameters: over 40 parameter sets the ranking of the arms by true incidents is the one found here in 10 of 40 \(95 % interval 14 to 40 %\), with a mean rank correlation of −0\.50; one, first here, is best in 10 of 40 /,
    );
  });

  it("ranks by the good direction", async () => {
    const higher = { ...INCIDENTS, direction: "higher" } as const;
    const { result } = await compareModel(crossing, plan(3, 40, { primary: higher, outcomes: [higher] }));
    expect(result.parameterUncertainty!.arms[0].rankShares).toEqual([0.75, 0.25]);
  });

  it("runs every set with the same replications, the baseline too, and lists those runs", async () => {
    const { asked, requests, result } = await compareModel(crossing, plan(3, 4));
    const sets = asked.filter(({ point }) => point.startsWith("set-"));
    expect(sets.length).toBe(4 * 2 * 3);
    expect(sets.slice(0, 6).map(({ point, replication }) => `${point} ${replication}`)).toEqual([
      ...["set-1/baseline 1", "set-1/one 1", "set-1/two 1", "set-1/baseline 2", "set-1/one 2", "set-1/two 2"],
    ]);
    expect(new Set(sets.slice(0, 6).map(({ specification }) => gainOf(specification))).size).toBe(1);
    expect([...requests()].length).toBe(asked.length);
    expect(result.runs).toEqual({ requested: asked.length, used: asked.length });
    expect(result.parameterUncertainty!.arms[0].spread).toBe(null);
  });

  it("drops a set with a failed run, and counts it", async () => {
    const failing = modelOf((arm, replication, specification) => {
      if (arm === 2 && gainOf(specification) > 0.5) throw new Error("out of order");
      return (
        crossing(specification, replication, { recordEvery: 30, recordHazards: false }) && { summary: { "true-incidents": 100 - arm } }
      );
    });
    const { result } = await compareModel(failing, plan(3, 10));
    expect(result.parameterUncertainty).toMatchObject({ sets: 10, used: 5 });
    expect(result.sentences.some((sentence) => sentence.includes("5 parameter sets (5 of 10 had a failed run)"))).toBe(true);
    expect(result.runs).toEqual({ requested: 30 + 60, used: 30 + 30 });
  });

  it("is left out with a warning when every set fails", async () => {
    const failing = modelOf((arm, replication, specification) => {
      if (gainOf(specification) !== 0.05) throw new Error("out of order");
      return { summary: { "true-incidents": replication - arm } };
    });
    const { result } = await compareModel(failing, plan(2, 3));
    expect(result.parameterUncertainty).toBe(null);
    expect(result.warnings).toContain("parameter uncertainty cannot be told: no parameter set has all its runs");
  });

  it("needs an outcome with a good direction", async () => {
    const none = { ...INCIDENTS, direction: "none" } as const;
    await expect(compareModel(crossing, plan(3, 4, { primary: none, outcomes: [none] }))).rejects.toThrow(/good direction to rank arms by/);
  });
});

describe("Kendall's rank correlation", () => {
  it("is 1 for the same order, −1 for the opposite, and counts ties of one side as neither", () => {
    expect(kendall([1, 2, 3], [10, 20, 30])).toBe(1);
    expect(kendall([1, 2, 3], [3, 2, 1])).toBe(-1);
    expect(kendall([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(2 / 3, 12);
    expect(kendall([1, 1, 2], [1, 2, 3])).toBeCloseTo(2 / 3, 12);
    expect(kendall([5], [7])).toBe(1);
  });
});

describe("the parameters that are varied", () => {
  it("range over what is plausible, over all of their limits, or a share of the scenario's value to either side but not beyond", () => {
    const { scenario } = plan(1, 2);
    const path = "parameters.trust.gainRate";
    const plausible = { low: 0.05, high: 0.2, basis: "half to double" };
    const setting = {
      path,
      value: 0.1,
      default: 0.1,
      unit: "share",
      min: 0,
      max: 1,
      source: "assumption",
      meaning: "",
      setBy: null,
      plausible,
    };
    const arms = scenario.arms.map((arm) => ({ ...arm, settings: [setting] }));
    const range = (within: "plausible" | number | null) => {
      const found = uncertainFactors(arms, ["trust.gainRate"], within);
      return "factors" in found ? [found.factors[0][0].low, found.factors[0][0].high] : found.problems;
    };
    expect(range("plausible")).toEqual([0.05, 0.2]);
    expect(range(null)).toEqual([0, 1]);
    expect(range(0.5)).toEqual([0.05, 0.15000000000000002]);
    expect(range(2)).toEqual([0, 0.30000000000000004]);
  });

  it("that are whole numbers go at least one to either side, and a value of 0 keeps its range", () => {
    const range = (standard: number, within: number | null, integer = true) => {
      const [{ low, high }] = narrowFactors([{ ...FACTOR, standard, low: 0, high: 20, integer }], within);
      return [low, high];
    };
    expect(range(1, 0.5)).toEqual([0, 2]);
    expect(range(7, 0.5)).toEqual([4, 10]);
    expect(range(19, 0.5)).toEqual([10, 20]);
    expect(range(7, null)).toEqual([0, 20]);
    expect(range(0, 0.5)).toEqual([0, 20]);
    expect(range(1, 0.5, false)).toEqual([0.5, 1.5]);
  });

  it("may be in one arm only, but must be in one; without patterns they are all that is knowledge, and no choice", () => {
    const scenario = plan(2, 2).scenario;
    const setting = (path: string, grade: Grade) => ({
      path,
      grade,
      value: 0.5,
      default: 0.5,
      unit: "share",
      min: 0,
      max: 1,
      source: "",
      meaning: "",
      setBy: null,
    });
    const arms = scenario.arms.map((arm, a) => ({
      ...arm,
      settings: [
        setting("parameters.trust.gainRate", "E"),
        setting("parameters.trust.lossRate", "B"),
        setting("categories.dispute.need", "E"),
        ...(a === 1
          ? [
              setting("interventions.intervention-0.parameters.clarity", "—"),
              setting("interventions.intervention-0.parameters.runCost", "E"),
            ]
          : []),
      ],
    }));
    const paths = (patterns: readonly string[] | null) => {
      const found = uncertainFactors(arms, patterns, null);
      return "factors" in found ? found.factors.map((list) => list.map(({ path }) => path)) : found.problems;
    };
    expect(paths(["trust.*"])).toEqual([
      ["parameters.trust.gainRate", "parameters.trust.lossRate"],
      ["parameters.trust.gainRate", "parameters.trust.lossRate"],
    ]);
    expect(paths(["interventions.*.clarity"])).toEqual([[], ["interventions.intervention-0.parameters.clarity"]]);
    expect(paths(["nonsense"])[0]).toContain("nonsense");
    const known = ["parameters.trust.gainRate", "parameters.trust.lossRate", "categories.dispute.need"];
    expect(paths(null)).toEqual([known, [...known, "interventions.intervention-0.parameters.runCost"]]);
  });
});
