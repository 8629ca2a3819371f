import { describe, expect, it } from "vitest";
import { KeyedRandom, seedKey } from "../../../src/kernel/random.ts";
import { assumptionsStudy } from "../../../src/methods/assumptions/assumptionsStudy.ts";
import { assumptionsFindings } from "../../../src/methods/assumptions/findings.ts";
import { type AssumptionsPlan, assumptionsProblems, assumptionsRuns } from "../../../src/methods/assumptions/plan.ts";
import type { Factor } from "../../../src/methods/factors/factor.ts";
import type { Outcome } from "../../../src/methods/result.ts";
import type { RunOutput } from "../../../src/model/run.ts";
import type { ModelSpecification } from "../../../src/model/specification.ts";
import type { Model } from "../../../src/runs/executeTask.ts";
import type { ResolvedArm, ResolvedScenario } from "../../../src/scenario/types.ts";
import { en } from "../../../src/words/en.ts";
import { tellAll } from "../../../src/words/finding.ts";
import { memoryWorkbench } from "../../runs/memory.ts";

const incidents: Outcome = {
  id: "true-incidents",
  indicator: "true-incidents",
  group: "all",
  label: "True incidents",
  unit: "incidents",
  direction: "lower",
};

const standardValues = { turn: 0.5, tilt: 0.5, all: 0.5, idle: 0.5, dead: 0.5 };
type Values = typeof standardValues;

/**
 * Incidents under a measure: `talks` brings 20 less, `patrol` 12 less but 40 less where `turn` is high; `tilt` moves talks a little, `all`
 * every arm alike, `idle` only chance, `dead` nothing.
 */
function modelled(id: string, { turn, tilt, all }: Values): number {
  const base = 100 + 100 * (all - 0.5);
  if (id === "talks") return base - 20 + 4 * (tilt - 0.5);
  if (id === "patrol") return base - 12 - 56 * Math.max(0, turn - 0.5);
  return id === "harm" ? base + 10 : base;
}

/** Another course of chance for any other place, but for what the dead parameter does. */
function chance(id: string, values: Values, replication: number): number {
  const key = `${id}/${values.turn}/${values.tilt}/${values.all}/${values.idle}`;
  const stream = new KeyedRandom(seedKey(key), replication).stream("test/toy");
  return 2 * (stream.uniform(0, 0) + stream.uniform(0, 1) - 1);
}

interface ToyParameters {
  readonly toy: Values;
}

const toy =
  (fails: (values: Values) => boolean = () => false): Model =>
  (specification, replication): RunOutput => {
    const { toy: values } = specification.parameters as unknown as ToyParameters;
    if (fails(values)) throw new Error("nobody is left");
    const value = modelled(specification.id, values) + 3 * replication + chance(specification.id, values, replication);
    return {
      ...{ seriesKeys: [], days: [], series: new Float64Array(0), network: [], ledger: [], hazards: null, residents: null },
      summaryKeys: [{ indicator: "true-incidents", group: "all", unit: "incidents" }],
      summary: Float64Array.of(value),
      timeline: [],
      warnings: replication === 7 ? ["nobody came"] : [],
      profile: {},
    };
  };

function arm(id: string): ResolvedArm {
  const parameters = {
    toy: standardValues,
    ...{ resources: { propertyFee: 0, feeWillingness: 0 }, wages: { propertyWorker: 0 } },
  };
  const specification = { id, horizonDays: 90, communities: [], organisations: [], categories: [], interventions: [], parameters };
  return { id, label: `The ${id}`, settings: [], specification: specification as unknown as ModelSpecification } as unknown as ResolvedArm;
}

function factor(name: string): Factor {
  return {
    ...{ path: `parameters.toy.${name}`, label: `Toy: ${name}`, unit: "share", low: 0.2, high: 0.9, standard: 0.5 },
    ...{ assumption: true, grade: "E", integer: false, kind: "parameter" },
  };
}

function planOf(changes: Partial<AssumptionsPlan> = {}, arms = ["baseline", "talks", "patrol", "harm"]): AssumptionsPlan {
  const factors = Object.keys(standardValues).map(factor);
  const scenario = { id: "toy", title: "Toy", seed: "1", horizonDays: 90, arms: arms.map(arm) } as unknown as ResolvedScenario;
  return {
    ...{ scenario, primary: incidents, factors: arms.map(() => factors), within: "plausible", screening: "leaders" },
    ...{ screeningReplications: 2, most: 15, replications: 20 },
    ...changes,
  };
}

const study = (plan: AssumptionsPlan, fails?: (values: Values) => boolean) => assumptionsStudy(memoryWorkbench(toy(fails)), plan);

describe("the study of assumptions", () => {
  it("finds the one parameter that truly turns the first place, and at which end", async () => {
    const { result } = await study(planOf());
    expect(result.standard.lead).toMatchObject({ first: "talks", runnerUp: "patrol", clear: true });
    const turned = result.changed.filter(({ verdict }) => verdict === "reversed");
    expect(turned.map(({ factor: path, at, conclusion, arm: id, against }) => [path, at, conclusion, id, against])).toEqual([
      ["parameters.toy.turn", "high", "first", "talks", "patrol"],
    ]);
    expect(Math.abs(turned[0].here.value - (-20 + 12 + 56 * 0.4))).toBeLessThan(2);
    expect(Math.abs(turned[0].scenario.value + 8)).toBeLessThan(2);
    expect(turned[0].taken).toBeGreaterThan(2);
    expect(result.changed).toHaveLength(1);
    expect(result.sentences.join(" ")).toContain(
      "toy.turn at 0.9 (assumption, 0.2 to 0.9, scenario 0.5): The patrol is ahead of The talks, no longer behind it",
    );
    expect(result.sentences.join(" ")).toMatch(
      /The talks stays first at both ends of \d of the \d examined; another arm overtakes it at an end of toy\.turn/,
    );
  });

  it("screens away what moves no difference between arms, in the leading arms and the baseline", async () => {
    const { result } = await study(planOf());
    const verdicts = Object.fromEntries(result.screening!.parameters.map(({ factor: path, verdict }) => [path.slice(15), verdict]));
    expect(verdicts).toMatchObject({ turn: "moves", dead: "nothing" });
    expect(result.screening!.arms).toEqual(["baseline", "talks", "patrol"]);
    expect(new Set(result.ends.map(({ factor: path }) => path)).has("parameters.toy.dead")).toBe(false);
    expect(result.screening!.parameters.filter(({ examined }) => examined).length).toBe(result.ends.length / 2);
  });

  it("screens in all arms, or examines all parameters, when asked", async () => {
    const all = await study(planOf({ screening: "all" }));
    expect(all.result.screening!.arms).toEqual(["baseline", "talks", "patrol", "harm"]);
    const none = await study(planOf({ screening: "none" }));
    expect(none.result.screening).toBeNull();
    expect(none.result.ends).toHaveLength(2 * 5);
    expect(none.result.changed.filter(({ verdict }) => verdict === "reversed")).toHaveLength(1);
    expect(none.tables.map(({ name }) => name)).toEqual(["assumptions", "assumption-ends"]);
  });

  it("examines in replications that the screening never saw, in all arms, and repeats its requests in order", async () => {
    const plan = planOf({ most: 1 });
    const { result, requests } = await study(plan);
    const all = [...requests()];
    expect(all).toHaveLength(result.runs.requested);
    expect(new Set(all.map(({ point, replication }) => `${point} ${replication}`)).size).toBe(all.length);
    const turned = all.filter(({ point }) => point === "parameters.toy.turn.high/harm").map(({ replication }) => replication);
    expect(turned).toEqual(Array.from({ length: 20 }, (_, i) => 21 + i));
    const screened = all.filter(({ point }) => point === "parameters.toy.idle.low/talks").map(({ replication }) => replication);
    expect(screened).toEqual([1, 2]);
    expect(result.runs.requested).toBeLessThanOrEqual(assumptionsRuns(plan).total);
  });

  it("moves in an arm what the arm has of its own, and leaves alone what it sets otherwise", async () => {
    const own = { ...factor("tilt"), standard: 0.8, low: 0.7, high: 0.95 };
    const factors = [[factor("turn"), factor("tilt")], [factor("turn"), own], [factor("turn")], [factor("turn"), factor("tilt")]];
    const { requests } = await study(planOf({ factors, screening: "none", replications: 2 }));
    const tiltIn = (id: string) => {
      const request = [...requests()].find(({ point }) => point === `parameters.toy.tilt.high/${id}`)!;
      return (request.specification.parameters as unknown as ToyParameters).toy.tilt;
    };
    expect(["baseline", "talks", "patrol", "harm"].map(tiltIn)).toEqual([0.9, 0.5, 0.5, 0.9]);
  });

  it("leaves out and counts ends at which runs fail", async () => {
    const plan = planOf({ screening: "none" });
    const { result } = await study(plan, ({ tilt }) => tilt > 0.8);
    expect(result.ends.some(({ factor: path, at }) => path.endsWith("tilt") && at === "high")).toBe(false);
    expect(result.warnings.some((text) => text.includes("parameters.toy.tilt at its high end: no replication"))).toBe(true);
    expect(result.runs.requested - result.runs.used).toBe(4 * 20);
    const screened = await study(planOf(), ({ tilt }) => tilt > 0.8);
    expect(screened.result.screening!.parameters.find(({ factor: path }) => path.endsWith("tilt"))!.verdict).toBe("failed");
    expect(screened.result.sentences.join(" ")).toContain("1 could not be screened");
  });

  it("tells of the effect alone where there is one arm", async () => {
    const { result } = await study(planOf({}, ["baseline", "patrol"]));
    expect(result.standard.lead).toBeNull();
    expect(result.changed).toEqual([]);
    expect(result.sentences[0]).toMatch(/^With the scenario's own values the effect of The patrol on true incidents is −1\d[^;]*\.$/);
  });

  it("tells where the effect of the only arm is clear, which the scenario's own values leave open", async () => {
    const { result } = await study(planOf({ screening: "none" }, ["baseline", "patrol"]));
    const effect = { ...result.standard.effects[0], value: -2, interval: { low: -9, high: 5 } };
    const standard = { ...result.standard, effects: [effect] };
    const { sentences: _, ...findings } = result;
    const [first, second] = result.factors;
    const at = (factor: string, value: number, low: number) => ({
      ...{
        factor,
        at: "low" as const,
        value,
        verdict: "decided" as const,
        conclusion: "effect" as const,
        arm: "patrol",
        against: "baseline",
      },
      ...{ here: { value: low + 1, interval: { low, high: low + 2 } }, scenario: effect, taken: null },
    });
    const told = (changed: ReturnType<typeof at>[]) => tellAll(assumptionsFindings({ ...findings, standard, changed }), en).join(" ");
    expect(told([])).toMatch(
      /; it is not distinguishable from zero\. .* Its effect, open with the scenario's own values, is open at every end examined\./,
    );
    const [one, two] = [first, second].map(({ path }) => path.replace("parameters.", ""));
    expect(told([at(first.path, 0.25, 6), at(second.path, 3, -8)])).toContain(
      `Its effect, open with the scenario's own values, is clear at some ends: worse at ${one} 0.25 and better at ${two} 3.`,
    );
  });

  it("gives the same result again, with finite numbers throughout", async () => {
    const [first, second] = [await study(planOf()), await study(planOf())];
    expect(first.result).toEqual(second.result);
    expect(JSON.parse(JSON.stringify(first.result))).toEqual(first.result);
    for (const { rows, columns } of first.tables) for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it("refuses a plan that makes no sense, with every reason", () => {
    const bad = planOf({ replications: 1, most: 0, screeningReplications: 0, primary: { ...incidents, direction: "none" } }, ["baseline"]);
    expect(assumptionsProblems(bad)).toHaveLength(5);
  });
});
