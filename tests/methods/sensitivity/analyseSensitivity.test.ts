import { describe, expect, it } from "vitest";
import { findFactors, narrowFactors } from "../../../src/methods/factors/factor.ts";
import { analyseSensitivity } from "../../../src/methods/sensitivity/analyseSensitivity.ts";
import { SENSITIVITY_DEFAULTS, type SensitivityPlan, sensitivityProblems, sensitivityRuns } from "../../../src/methods/sensitivity/plan.ts";
import { runModel } from "../../../src/model/run.ts";
import type { RunRequest, Workbench } from "../../../src/runs/request.ts";
import { fQuantile } from "../../../src/statistics/chanceFloor.ts";
import { studentQuantile } from "../../../src/statistics/distributions.ts";
import type { Estimate } from "../../../src/statistics/estimate.ts";
import { memoryWorkbench } from "../../runs/memory.ts";
import { ISHIGAMI, ishigami, SOBOL_G, sobolG } from "../../statistics/testModels.ts";
import { baseline, type FunctionModel, functionModel, minimalArms, sensitivityPlan, trustFactors } from "./models.ts";

async function analyse(formula: FunctionModel["formula"], changes: Partial<SensitivityPlan>, model: Partial<FunctionModel> = {}) {
  const plan = sensitivityPlan(changes);
  const workbench = recording(memoryWorkbench(functionModel({ formula, factors: plan.factors, ...model })));
  const outcome = await analyseSensitivity(workbench, plan);
  return { ...outcome, plan, made: workbench.made };
}

/** A workbench that also remembers what was asked of it. */
function recording(inner: Workbench): Workbench & { readonly made: RunRequest[] } {
  const made: RunRequest[] = [];
  return {
    made,
    complete: (requests, deliver) =>
      inner.complete(requests, (request, state) => {
        made.push(request);
        deliver(request, state);
      }),
  };
}

/** Within three bootstrap standard errors, taken from the interval's width. */
function expectNear({ value, interval }: Estimate, exact: number) {
  const standardError = (interval!.high - interval!.low) / (2 * 1.96);
  expect(Math.abs(value - exact)).toBeLessThan(3 * standardError + 1e-9);
}

const byFactor = <Row extends { readonly factor: string }>(rows: readonly Row[], plan: SensitivityPlan) =>
  plan.factors.map(({ path }) => rows.find(({ factor }) => factor === path)!);

describe("Sobol's indices of a scenario's parameters", () => {
  it("are Ishigami's when the model is Ishigami's function, second order included", async () => {
    const { result, plan } = await analyse(ishigami, { points: 1024, secondOrder: true });
    for (const [j, { first, total }] of byFactor(result.sobol, plan).entries()) {
      expectNear(first, ISHIGAMI.first[j]);
      expectNear(total, ISHIGAMI.total[j]);
      expect(Math.abs(total.value - ISHIGAMI.total[j])).toBeLessThan(0.05);
    }
    const pairs = plan.factors.flatMap((first, j) => plan.factors.slice(j + 1).map((second) => [first.path, second.path]));
    expect(result.secondOrder.map(({ first, second }) => [first, second])).toEqual(pairs);
    for (const [i, exact] of [0, ISHIGAMI.secondOfFirstAndThird, 0].entries()) expectNear(result.secondOrder[i], exact);
    expect(result.noiseShare!.value).toBeCloseTo(0, 12);
    expect(result.sobol.map(({ total }) => total.value)).toEqual(result.sobol.map(({ total }) => total.value).sort((a, b) => b - a));
  });

  it("are those of the G function of eight parameters", async () => {
    const { result, plan } = await analyse(sobolG, { factors: trustFactors(8), points: 1024 });
    for (const [j, { first, total }] of byFactor(result.sobol, plan).entries()) {
      expectNear(first, SOBOL_G.first[j]);
      expectNear(total, SOBOL_G.total[j]);
    }
    expect(result.sobol.slice(0, 4).map(({ factor }) => factor)).toEqual(plan.factors.slice(0, 4).map(({ path }) => path));
  });

  it("are 1/k each in a linear model of equal weights, and the sentence on their sum says 100 %", async () => {
    const { result } = await analyse((u) => u.reduce((sum, x) => sum + 10 * x, 0), { factors: trustFactors(5), points: 256 });
    for (const { first, total } of result.sobol) {
      expectNear(first, 0.2);
      expectNear(total, 0.2);
      expect(Math.abs(total.value - 0.2)).toBeLessThan(0.01);
    }
    expect(result.sentences.join(" ")).toMatch(/add up to (100|over 99) % \(95 % interval \d+ to \d+ %\) of the variance/);
  });

  it("shrink by V / (V + s²/r) when chance differs from point to point, and the share of chance is found", async () => {
    const noise = Math.sqrt(ISHIGAMI.variance);
    for (const replications of [1, 2]) {
      const { result, plan, tables } = await analyse(ishigami, { points: 1024, replications }, { noise });
      const kept = replications / (replications + 1);
      for (const [j, { first, total }] of byFactor(result.sobol, plan).entries()) {
        expectNear(first, kept * ISHIGAMI.first[j]);
        expectNear(total, kept * ISHIGAMI.total[j] + 1 - kept);
      }
      expectNear(result.noiseShare!, 0.5);
      const chance = tables.find(({ name }) => name === "sobol")!.rows.map((row) => row.at(-1) as number | null);
      expect(result.sobol.map((row) => row.floor)).toEqual(chance);
      if (replications === 1) expect(chance).toEqual([null, null, null]);
      else {
        // A third of the total index is chance; the floor is that times the quantile of F.
        const quantile = fQuantile(1 - (0.05 * 0.8) / 3, 1024, 1024);
        for (const floor of chance) expect(Math.abs(floor! / quantile - 1 / 3)).toBeLessThan(0.03);
      }
    }
  });

  it("do not see chance that acts on every point alike, but the share of chance does", async () => {
    const common = (u: readonly number[], _: number, replication: number) => 3 * u[0] + u[1] + u[2] + 2 * ((replication * 7919) % 13);
    const { result, plan, tables } = await analyse(common, { points: 256, replications: 3 });
    const [first] = byFactor(result.sobol, plan);
    expect(first.first.value).toBeCloseTo(9 / 11, 2);
    for (const row of tables.find(({ name }) => name === "sobol")!.rows) expect(row.at(-1)).toBeCloseTo(0, 12);
    // Uniform on 13 even numbers against the variance of the sum, (9 + 1 + 1)/12.
    const chance = 4 * ((13 * 13 - 1) / 12);
    expectNear(result.noiseShare!, chance / (chance + 11 / 12));
  });

  it("have a share of chance that is never more than all, also where chance alone moves the outcome", async () => {
    const { result } = await analyse(() => 5, { points: 16, replications: 2 }, { noise: 3 });
    const { value, interval } = result.noiseShare!;
    expect(value).toBeGreaterThan(0.5);
    expect(Math.max(value, interval!.high)).toBe(1);
  });

  it("converge over N = 2^k of one nested sample: the last line is the result, the earlier are those of smaller studies", async () => {
    const large = await analyse(ishigami, { points: 128 });
    const small = await analyse(ishigami, { points: 32 });
    expect(large.result.convergence.map(({ n }) => n)).toEqual([16, 32, 64, 128]);
    expect(large.result.convergence.at(-1)!.rows).toEqual(large.result.sobol);
    expect(large.result.convergence[1].rows).toEqual(small.result.sobol);
    expect(large.result.sentences.join(" ")).toMatch(/Going from 64 to 128 base points moved no total index by more than 0\.\d+/);
  });

  it("lose a whole base point when a run in it fails, and say so", async () => {
    const fails = (u: readonly number[]) => u[0] > 0.97;
    const { result, plan, tables } = await analyse(ishigami, { points: 64 }, { fails });
    const points = tables.find(({ name }) => name === "points")!;
    const failed = new Set(points.rows.filter((row) => row.at(-1) === null).map((row) => row[0]));
    expect(failed.size).toBeGreaterThan(0);
    expect(result.droppedBlocks).toBe(failed.size);
    expect(result.runs.requested).toBe(sensitivityRuns(plan).total);
    expect(result.runs.used).toBeLessThan(result.runs.requested - failed.size * 4);
    expect(result.sentences.at(-1)).toBe(`${64 - failed.size} of 64 base points could be used; the others had a failed run.`);
    expect(result.warnings.join()).toContain(`${failed.size} of 64 base points are left out whole`);
  });

  it("are refused when no base point is left or the outcome is the same everywhere", async () => {
    await expect(analyse(ishigami, { points: 16 }, { fails: () => true })).rejects.toThrow(/at least 2 base points.* received 0 of 16/);
    await expect(analyse(() => 4, { points: 16 })).rejects.toThrow(/an outcome that varies, received true-incidents = 4 everywhere/);
  });

  it("have no interval, and no number that is not finite, for an outcome that moves at a few points only", async () => {
    const { result } = await analyse((u) => (u[0] > 0.8 && u[1] > 0.7 ? 1 : 0), { points: 16 });
    const numbers = JSON.stringify(result, (_, value) => (typeof value === "number" && !Number.isFinite(value) ? "not finite" : value));
    expect(numbers).not.toContain("not finite");
    expect(result.sobol[0].total.interval).toBeNull();
  });
});

describe("Morris' measures of a scenario's parameters", () => {
  it("come near those of Ishigami's full grid, within their bootstrap intervals", async () => {
    const { result, plan } = await analyse(ishigami, { method: "morris", trajectories: 300 });
    const exact = { muStar: [7.704054112, 7.875, 6.248796103], mu: [7.704054112, 0, 0], sigma: [6.248796103, 7.875, 8.837132198] };
    for (const [j, row] of byFactor(result.morris, plan).entries()) {
      for (const kind of ["muStar", "mu", "sigma"] as const) expectNear(row[kind], exact[kind][j]);
    }
    expect(result.noiseShare).toBeNull();
    expect(result.sentences.join(" ")).not.toMatch(/of the variance|Chance makes up/);
  });

  it("are exact effects per whole range, without spread, in a linear model; chance common to all points changes nothing", async () => {
    const weights = [30, -20, 0];
    const linear = (u: readonly number[], _: number, replication: number) =>
      u.reduce((sum, x, j) => sum + weights[j] * x, 100 * (replication % 5));
    const { result, plan, tables } = await analyse(linear, { method: "morris", replications: 3, trajectories: 6 });
    for (const [j, { mu, muStar, sigma }] of byFactor(result.morris, plan).entries()) {
      expect(mu.value).toBeCloseTo(weights[j], 10);
      expect(muStar.value).toBeCloseTo(Math.abs(weights[j]), 10);
      expect(sigma.value).toBeCloseTo(0, 10);
      // Effects that are all equal have no interval of no width.
      expect([sigma.interval, mu.interval, muStar.interval]).toEqual([null, null, null]);
    }
    for (const row of tables.find(({ name }) => name === "morris")!.rows) expect(row.at(-1)).toBeCloseTo(0, 10);
    expect(result.sentences[0]).toBe(
      "Trust: gain rate moves true incidents most: over its range by 30.0 incidents on average (the same in all 6 trajectories), mostly upwards.",
    );
    expect(result.sentences).toContain("1 parameter cannot be told from no influence: Trust: social rate.");
  });

  it("are told from chance only where they pass what chance alone would give", async () => {
    const { result, tables } = await analyse((u) => 60 * u[0], { method: "morris", replications: 4, trajectories: 40 }, { noise: 4 });
    const rows = tables.find(({ name }) => name === "morris")!.rows;
    const [, second, third] = rows.map((row) => ({ muStar: row[1] as number, floor: row.at(-1) as number }));
    // The mean absolute effect of pure noise: √(2/π) · √(2 · 16 / 4) / Δ.
    const expected = 0.7978845608 * Math.sqrt(8) * 1.5;
    for (const { muStar, floor } of [second, third]) {
      expect(floor / expected).toBeGreaterThan(1.1);
      expect(floor / expected).toBeLessThan(1.7);
      expect(muStar).toBeLessThan(floor);
      expect(Math.abs(muStar / expected - 1)).toBeLessThan(0.35);
    }
    expect(result.sentences.join(" ")).toContain(
      "2 parameters cannot be told from no influence: Trust: loss ratio and Trust: social rate.",
    );
  });

  it("say that nothing moves when nothing does", async () => {
    const { result } = await analyse(() => 4, { method: "morris", tornadoReplications: 3, replications: 2 });
    expect(result.sentences).toEqual(["None of the 3 parameters moves true incidents more than chance would."]);
    expect(result.tornado).toEqual([]);
  });

  it("count how many of the influential parameters are assumptions", async () => {
    const { result, plan } = await analyse((u) => 5 * u[0] + 4 * u[1] + 3 * u[2], { method: "morris", replications: 2 });
    expect(plan.factors.map(({ assumption }) => assumption)).toEqual([true, false, true]);
    expect(result.sentences).toContain("Of the 3 parameters that move this result most, 2 are assumptions (grade D or E).");
  });

  it("drop the trajectory of a failed run and equal the study without it", async () => {
    const all = await analyse(ishigami, { method: "morris", trajectories: 5 });
    const points = all.tables.find(({ name }) => name === "points")!.rows;
    const last = points
      .at(-1)!
      .slice(2, 5)
      .map((value, j) => ((value as number) - all.plan.factors[j].low) / (all.plan.factors[j].high - all.plan.factors[j].low));
    const fails = (u: readonly number[]) => u.every((value, j) => Math.abs(value - last[j]) < 1e-9);
    const { result } = await analyse(ishigami, { method: "morris", trajectories: 5 }, { fails });
    const hit = new Set(points.filter((row) => row.slice(2, 5).every((value, j) => value === points.at(-1)![2 + j])).map((row) => row[0]));
    expect(hit.size).toBe(1);
    expect(result.droppedBlocks).toBe(1);
    const fewer = await analyse(ishigami, { method: "morris", trajectories: 4 });
    expect(result.morris).toEqual(fewer.result.morris);
  });

  it("keep their first trajectories when more are asked for", async () => {
    const points = async (trajectories: number) =>
      (await analyse(ishigami, { method: "morris", trajectories })).tables.find(({ name }) => name === "points")!.rows;
    expect((await points(7)).slice(0, 12)).toEqual(await points(3));
  });
});

describe("One parameter at a time", () => {
  it("goes from the lowest to the highest value, as paired differences from the scenario with t intervals", async () => {
    const slope = (u: readonly number[], _: number, replication: number) => (30 + (replication % 2)) * u[0] - 6 * u[1] + 50 * replication;
    const { result, plan } = await analyse(slope, { method: "morris", replications: 2, tornadoReplications: 4 });
    const [gain, loss] = plan.factors;
    const place = ({ standard, low, high }: typeof gain) => (standard - low) / (high - low);
    const [first, second] = result.tornado;
    expect([first.factor, second.factor]).toEqual([gain.path, loss.path]);
    expect(first.low.value).toBeCloseTo(-30.5 * place(gain), 9);
    expect(first.high.value).toBeCloseTo(30.5 * (1 - place(gain)), 9);
    // Differences 31, 30, 31, 30 times the way up: sd √(1/3), and t(3) for four ends (of two parameters) that share a tenth of the error.
    const t = studentQuantile(1 - (0.05 * 0.1) / 4 / 2, 3);
    expect(first.high.interval!.high - first.high.value).toBeCloseTo(((1 - place(gain)) * t * Math.sqrt(1 / 3)) / 2, 8);
    expect(second.low.value).toBeCloseTo(6 * place(loss), 9);
    expect(result.tornado.length).toBe(2);
  });

  it("leaves out pairs with a failed run and parameters without a pair", async () => {
    const { result, tables } = await analyse(
      (u) => 9 * u[0] + u[1],
      { method: "morris", factors: trustFactors(2), trajectories: 8, tornadoReplications: 3 },
      { fails: (u, replication) => u[0] === 1 && (u[1] > 0.2 && u[1] < 0.21 ? replication === 2 : false) },
    );
    const rows = tables.find(({ name }) => name === "one-at-a-time")!.rows;
    expect(rows.map((row) => [row[0], row[1], row[2]])).toEqual([
      ["parameters.trust.gainRate", "low", 3],
      ["parameters.trust.gainRate", "high", 2],
      ["parameters.trust.lossRatio", "low", 3],
      ["parameters.trust.lossRatio", "high", 3],
    ]);
    expect(result.runs.requested - result.runs.used).toBe(1);
  });
});

describe("The effect of an arm as the outcome", () => {
  const [against, arm] = minimalArms();

  it("is the paired difference from the baseline under the same parameters", async () => {
    const formula = (u: readonly number[], interventions: number, replication: number) =>
      40 * u[1] + 1000 * (replication % 3) - interventions * 20 * u[0];
    const { result, plan, made } = await analyse(formula, {
      method: "morris",
      arm,
      against,
      trajectories: 4,
      replications: 3,
      tornadoReplications: 2,
    });
    const [gain, loss] = byFactor(result.morris, plan);
    expect(gain.mu.value).toBeCloseTo(-20, 9);
    expect(loss.muStar.value).toBeCloseTo(0, 9);
    expect(result.arm).toBe("clarity against baseline");
    expect(result.outcome.label).toBe("True incidents, effect of Clear responsibilities");
    expect(result.sentences[0]).toMatch(/^Trust: gain rate moves the effect of Clear responsibilities on true incidents most/);
    expect(made.slice(0, 2).map(({ point, replication }) => [point, replication])).toEqual([
      ["trajectory-1.0.clarity", 1],
      ["trajectory-1.0.baseline", 1],
    ]);
    expect(result.runs.requested).toBe(made.length);
  });

  it("varies in the arm alone what only the arm has or sets", async () => {
    const [plain, changed] = minimalArms({ set: [] });
    const found = findFactors(changed, ["trust.gainRate", "interventions.responsibility-clarification.strength"]);
    const factors = "factors" in found ? found.factors : [];
    const { result, made } = await analyse(
      (u) => u[0],
      { method: "morris", arm: changed, against: plain, factors, trajectories: 2 },
      { factors: factors.slice(0, 1) },
    );
    expect(result.warnings.join()).toContain(
      "varied in arm clarity only, since it is part of what the arm does: interventions.responsibility-clarification.strength",
    );
    const strengths = made.map(({ specification }) => specification.interventions.map(({ strength }) => strength));
    expect(strengths.filter((row) => row.length === 0).length).toBe(made.length / 2);
    expect(new Set(strengths.flat()).size).toBeGreaterThan(1);
  });
});

describe("A sensitivity study of the simulator itself", () => {
  it("finds that more hazards make more incidents, and that a parameter of money moves none in a month", async () => {
    const [arm] = minimalArms({ days: 30 });
    const found = findFactors(arm, ["hazards.level", "resources.turnoverCost"]);
    if ("problems" in found) throw new Error(found.problems.join());
    const factors = narrowFactors(found.factors, 0.5);
    const plan = sensitivityPlan({ arm, method: "morris", factors, trajectories: 2, replications: 2 });
    const { result } = await analyseSensitivity(memoryWorkbench(runModel), plan);
    expect(result.runs).toEqual({ requested: 12, used: 12 });
    const [level] = result.morris;
    expect(level.factor).toBe("parameters.hazards.level");
    expect(level.mu.interval!.low).toBeGreaterThan(0);
    expect(result.morris[1].muStar.value).toBe(0);
  });
});

describe("A sensitivity study", () => {
  it("gives whole-number settings whole values, each as often", async () => {
    const [, arm] = minimalArms();
    const found = findFactors(arm, ["interventions.responsibility-clarification.start", "trust.gainRate"]);
    const factors = "factors" in found ? found.factors : [];
    const start = factors.findIndex(({ integer }) => integer);
    const { tables } = await analyse(
      (u) => u[0],
      { arm, factors, points: 32 },
      { factors: factors.filter(({ kind }) => kind === "parameter") },
    );
    const starts = tables.find(({ name }) => name === "points")!.rows.map((row) => row[2 + start] as number);
    expect(starts.every(Number.isInteger)).toBe(true);
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(factors[start].low);
    expect(new Set(starts).size).toBeGreaterThan(20);
  });

  it("asks for every run once, by point and replication, as many as announced, and names them again in the same order", async () => {
    for (const method of ["morris", "sobol"] as const) {
      const { made, requests, plan, result } = await analyse(ishigami, {
        method,
        points: 16,
        trajectories: 5,
        replications: 2,
        tornadoReplications: 3,
        secondOrder: true,
      });
      const names = made.map(({ point, replication }) => `${point} ${replication}`);
      expect(new Set(names).size).toBe(names.length);
      expect([...requests()].map(({ point, replication }) => `${point} ${replication}`)).toEqual(names);
      expect([...requests()].map(({ specification }) => specification)).toEqual(made.map(({ specification }) => specification));
      expect(names.length).toBe(sensitivityRuns(plan).total);
      expect(result.runs).toEqual({ requested: names.length, used: names.length });
    }
  });

  it("is the same on the same seed and another on another, with a hash that tells designs apart", async () => {
    const one = await analyse(ishigami, { points: 32, replications: 2 });
    const again = await analyse(ishigami, { points: 32, replications: 2 });
    const other = await analyse(ishigami, { points: 32, replications: 2, scenario: { ...one.plan.scenario, seed: "2" } });
    expect(again.result).toEqual(one.result);
    expect(again.tables).toEqual(one.tables);
    expect(other.result.designHash).not.toBe(one.result.designHash);
    expect(other.result.sobol).not.toEqual(one.result.sobol);
  });

  it("takes its requests one at a time", async () => {
    const plan = sensitivityPlan({ points: 65536, replications: 50 });
    let taken = 0;
    const stop = new Error("enough");
    const workbench: Workbench = {
      complete: async (requests) => {
        for (const _ of requests) if (++taken === 100) throw stop;
      },
    };
    await expect(analyseSensitivity(workbench, plan)).rejects.toBe(stop);
    expect(taken).toBe(100);
  });

  it("refuses numbers that make no sense, all at once", async () => {
    const bad = sensitivityPlan({ points: 48, replications: 0, resamples: 3, factors: [] });
    expect(sensitivityProblems(bad)).toEqual([
      "parameters: expected at least one, received none",
      "points: expected a power of 2 of at least 16, such as 64, received 48",
      "replications: expected a whole number of at least 1, received 0",
      "resamples: expected a whole number of at least 100, received 3",
    ]);
    await expect(
      analyseSensitivity(
        memoryWorkbench(() => {
          throw new Error();
        }),
        bad,
      ),
    ).rejects.toThrow(RangeError);
    expect(sensitivityProblems({ ...sensitivityPlan(SENSITIVITY_DEFAULTS), factors: { length: 81 } })).toEqual([
      expect.stringMatching(/at most 80 for Sobol's method, received 81/),
    ]);
    expect(sensitivityProblems({ ...sensitivityPlan({ method: "morris" }), factors: { length: 500 } })).toEqual([]);
  });

  it("can stay within a share of the scenario's values, inside the registry's ranges", () => {
    const factors = trustFactors(3, baseline);
    const [gain, loss] = narrowFactors(factors, 0.5);
    expect([gain.low, gain.high]).toEqual([0.025, 0.07500000000000001]);
    expect([loss.low, loss.high]).toEqual([3.5, 10.5]);
    expect(narrowFactors(factors, 40)[1]).toMatchObject({ low: 1, high: 30 });
    expect(narrowFactors([{ ...factors[0], standard: 0 }], 0.5)[0]).toMatchObject({ low: 0, high: 1 });
  });
});
