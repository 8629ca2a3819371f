import { describe, expect, test } from "vitest";
import { normalCdf } from "../../../src/kernel/maths.ts";
import { analyseDesign } from "../../../src/methods/design/analyseDesign.ts";
import { designOf, type PlannedFactor } from "../../../src/methods/design/designs.ts";
import type { DesignPlan } from "../../../src/methods/design/studyPlan.ts";
import { ranks, rankTrend } from "../../../src/methods/design/trend.ts";
import { designHash, findFactors, rangedFactor } from "../../../src/methods/factors/factor.ts";
import type { Outcome } from "../../../src/methods/result.ts";
import type { RunOutput } from "../../../src/model/run.ts";
import type { ModelSpecification } from "../../../src/model/specification.ts";
import type { Model } from "../../../src/runs/executeTask.ts";
import type { ResolvedArm, Setting } from "../../../src/scenario/types.ts";
import { fakeScenario } from "../../runs/fakeModel.ts";
import { memoryWorkbench } from "../../runs/memory.ts";

const names = ["a", "b", "c"] as const;
const slopes = { a: 10, b: -4, c: 0 };

/** An arm whose `test` parameters are 0.5 each; `bonus` is what the arm itself adds. */
function armOf(id: string, bonus: number): ResolvedArm {
  const scenario = fakeScenario();
  const values = Object.fromEntries(names.map((name) => [name, 0.5]));
  const parameters = { test: values, arm: { bonus } } as unknown as ModelSpecification["parameters"];
  const settings = names.map(
    (name): Setting => ({
      path: `parameters.test.${name}`,
      value: 0.5,
      default: 0.5,
      unit: "share",
      min: 0,
      max: 1,
      source: "assumption: made up",
      meaning: "",
      setBy: null,
    }),
  );
  return { id, label: id.toUpperCase(), specification: { ...scenario.arms[0].specification, parameters }, settings };
}

type Values = Record<(typeof names)[number], number>;

/** Outcome `true-incidents`: linear in the factors and the arm, with chance that all runs of a replication share. */
function linearModel(extra: (values: Values, replication: number) => number = () => 0): Model {
  return (specification, replication): RunOutput => {
    const { test: own, arm } = specification.parameters as unknown as { test: Values; arm: { bonus: number } };
    const value =
      100 + names.reduce((sum, name) => sum + slopes[name] * own[name], 0) + arm.bonus + 7 * replication + extra(own, replication);
    return {
      seriesKeys: [],
      days: [],
      series: new Float64Array(0),
      summaryKeys: [{ indicator: "true-incidents", group: "all", unit: "incidents" }],
      summary: Float64Array.of(value),
      network: [],
      ledger: [],
      hazards: null,
      residents: null,
      timeline: [],
      warnings: [],
      profile: {},
    };
  };
}

const outcome: Outcome = {
  id: "true-incidents",
  indicator: "true-incidents",
  group: "all",
  label: "True incidents",
  unit: "incidents",
  direction: "lower",
};

function planOf(method: Exclude<DesignPlan["method"], "arms">, changes: Partial<DesignPlan> = {}, points = 32): DesignPlan {
  const arms = changes.arms ?? [armOf("baseline", 0)];
  const found = findFactors(arms[0], ["test.*"]);
  if ("problems" in found) throw new Error(found.problems.join());
  const factors: PlannedFactor[] = changes.factors?.slice() ?? found.factors.map((factor) => ({ factor, levels: null, steps: null }));
  const design = designOf({ method, factors, points, seed: "1", resolution: 3, rows: [], names: null });
  if ("problem" in design) throw new Error(design.problem);
  const hash = designHash(
    found.factors,
    design.points.map(({ values }) => values),
  );
  const scenario = { ...fakeScenario(), arms };
  return {
    title: "Try",
    purpose: "",
    scenario,
    method,
    arms,
    outcomes: [outcome],
    replications: 4,
    hash,
    ...design,
    ...changes,
    factors,
  };
}

const analyse = (plan: DesignPlan, model: Model = linearModel()) => analyseDesign(memoryWorkbench(model), plan);

describe("differences at points", () => {
  /** A shift of 1 beside this spread leaves 0 out of the interval of eight pairs, but not by much. */
  const spread = [1.2, -0.9, 0.4, -1.1, 0.5, 0.3, -0.7, 0.3];
  const atPoints = async (moved: (values: Values) => boolean, by = 1) => {
    const change = (own: Values) =>
      -names.reduce((sum, name) => sum + slopes[name] * (own[name] - 0.5), 0) - (moved(own) && !isBase(own) ? by : 0);
    const isBase = (own: Values) => names.every((name) => own[name] === 0.5);
    const model = linearModel((own, r) => change(own) + (isBase(own) ? 0 : spread[(r + Math.round(1000 * own.a)) % 8]));
    return (await analyse(planOf("latin-hypercube", { replications: 8 }, 24), model)).result;
  };

  test("are clear only where they survive among all points, so that a picture of many claims no more than its sentences", async () => {
    const first = (await atPoints(() => false)).points[1].values[0];
    const { points } = await atPoints((own) => own.a === first);
    const [difference] = points[1].differences;
    expect(difference.interval!.high).toBeLessThan(0);
    expect(points.flatMap(({ differences }) => differences).filter(({ clear }) => clear)).toEqual([]);
  });

  test("are clear at all points where all are moved", async () => {
    const { points } = await atPoints(() => true, 10);
    expect(points.flatMap(({ differences }) => differences).map(({ clear }) => clear)).toEqual(new Array(24).fill(true));
  });
});

describe("main effects", () => {
  for (const method of ["full-factorial", "fractional-factorial", "grid"] as const) {
    test(`of a linear model are its slopes in a ${method} design`, async () => {
      const { result } = await analyse(planOf(method, { replications: 6 }));
      expect(result.effects.map(({ factor, at }) => [factor, at])).toEqual(names.map((name) => [`parameters.test.${name}`, "both"]));
      result.effects.forEach(({ value, interval }, j) => {
        expect(value).toBeCloseTo(slopes[names[j]], 10);
        // Nothing but rounding: no interval, or one of no width.
        if (interval !== null) expect(interval.high - interval.low).toBeLessThan(1e-10);
      });
    });
  }

  test("have no interval where a few pairs happen to agree, since that is no proof of precision", async () => {
    const { result } = await analyse(planOf("full-factorial", { replications: 3 }));
    const moved = result.effects.filter(({ value }) => value !== 0);
    expect(moved.length).toBeGreaterThan(0);
    for (const { interval } of moved) expect(interval).toBeNull();
  });

  test("one at a time are the differences from the scenario at both ends; from end to end they are in the table", async () => {
    const { result, tables } = await analyse(planOf("one-at-a-time"));
    const own = result.effects.filter(({ factor }) => factor.endsWith(".a"));
    expect(own.map(({ at }) => at)).toEqual(["low", "high"]);
    own.forEach(({ value }, i) => {
      expect(value).toBeCloseTo([-5, 5][i], 10);
    });
    const rows = tables.find(({ name }) => name === "main-effects")!.rows.filter((row) => row[1] === "parameters.test.a");
    expect(rows.map((row) => row[4])).toEqual(["low", "high", "both"]);
    expect(rows[2][6]).toBeCloseTo(10, 10);
  });

  test("take the lowest and highest level of several", async () => {
    const factor = rangedFactor(armOf("baseline", 0), "parameters.test.a", 0.1, 0.9)!;
    const several = [{ factor, levels: [0.3, 0.9, 0.1, 0.5], steps: null }];
    const single = await analyse(planOf("one-at-a-time", { factors: several }));
    expect(single.result.effects.map(({ value }) => Number(value.toFixed(9)))).toEqual([-4, 4]);
    const crossed = await analyse(planOf("grid", { factors: several }));
    expect(crossed.result.effects).toHaveLength(1);
    expect(crossed.result.effects[0].value).toBeCloseTo(8, 9);
  });

  test("have t intervals over replications, of the effect in each", async () => {
    const spread = [0, 1, -1, 3, 1];
    const { result } = await analyse(
      planOf("full-factorial"),
      linearModel(({ a }, r) => a * spread[r]),
    );
    const [a, b] = result.effects;
    expect(a.value).toBeCloseTo(11, 9);
    // Effects 11, 9, 13, 11: mean 11, s = 1.632993, t(0.975, 3) = 3.182446.
    expect(a.interval!.low).toBeCloseTo(11 - (3.18244630528371 * 1.6329931618554523) / 2, 8);
    expect(a.interval!.high).toBeCloseTo(11 + (3.18244630528371 * 1.6329931618554523) / 2, 8);
    expect(b.value).toBeCloseTo(-4, 10);
  });

  test("lose a replication in which a point failed, and nothing else", async () => {
    const broken: Model = (specification, replication, options) => {
      const { test: own } = specification.parameters as unknown as { test: Values };
      if (replication === 2 && own.a === 1 && own.b === 0 && own.c === 0) throw new Error("out of order");
      return linearModel(({ a }, r) => (r === 2 ? 50 * a : 0))(specification, replication, options);
    };
    const { result, tables } = await analyse(planOf("full-factorial"), broken);
    expect(result.runs).toEqual({ requested: 36, used: 35 });
    expect(result.effects[0].value).toBeCloseTo(10, 9);
    const failed = result.points.find(({ values }) => values.join() === "1,0,0")!;
    expect(failed.estimates[0].n).toBe(3);
    expect(failed.differences[0].n).toBe(3);
    expect(tables.find(({ name }) => name === "main-effects")!.rows[0][5]).toBe(3);
  });

  test("of a fraction come with what they are mixed with", async () => {
    const { result } = await analyse(planOf("fractional-factorial"));
    expect(result.sentences[0]).toBe(
      "4 of 8 combinations, resolution 3. Main effects are mixed with effects of pairs. Generated by Test: c = Test: a × Test: b.",
    );
  });
});

describe("a design's points", () => {
  test("have means, and paired differences from the base, whose chance falls out", async () => {
    const { result } = await analyse(planOf("full-factorial"));
    expect(result.points).toHaveLength(9);
    expect(result.points[0]).toMatchObject({ point: "base", differences: [] });
    expect(result.points[0].estimates[0].value).toBeCloseTo(100 + 5 - 2 + 7 * 2.5, 10);
    for (const { values, differences } of result.points.slice(1)) {
      expect(differences[0].value).toBeCloseTo(10 * (values[0] - 0.5) - 4 * (values[1] - 0.5), 10);
      expect(differences[0]).toMatchObject({ outcome: "true-incidents", n: 4 });
    }
  });

  test("of several arms each have their arm's own base, and arms are compared at every point", async () => {
    const arms = [armOf("baseline", 0), armOf("package", -20)];
    const { result, tables, requests } = await analyse(planOf("full-factorial", { arms, replications: 12 }));
    expect(result.points.slice(0, 4).map(({ point }) => point)).toEqual(["base.baseline", "base.package", "p1.baseline", "p1.package"]);
    expect(result.points.slice(0, 2).map(({ arm }) => arm)).toEqual(["baseline", "package"]);
    expect(result.arms.map(({ id }) => id)).toEqual(["baseline", "package"]);
    expect(result.points[3].differences[0].value).toBeCloseTo(-3, 10);
    const contrasts = tables.find(({ name }) => name === "arm-differences")!;
    expect(contrasts.rows).toHaveLength(9);
    for (const row of contrasts.rows) expect(row[5]).toBeCloseTo(-20, 10);
    expect(result.sentences.at(-1)).toContain("clearly higher at 0, clearly lower at 9, unclear at 0");
    expect([...requests()]).toHaveLength(9 * 2 * 12);
    expect(result.effects).toHaveLength(3);
  });

  test("are asked for in order, every replication of a row together, with the point's values in the specification", () => {
    const plan = planOf("full-factorial");
    return analyse(plan).then(({ requests }) => {
      const all = [...requests()];
      expect(all.slice(0, 5).map(({ point, replication }) => `${point}/${replication}`)).toEqual([
        "base/1",
        "base/2",
        "base/3",
        "base/4",
        "p1/1",
      ]);
      const { test: own } = all[4].specification.parameters as unknown as { test: Values };
      expect(own).toEqual({ a: 0, b: 0, c: 0 });
    });
  });

  test("equal to another keep their rows and their runs' values", async () => {
    const plan = planOf("full-factorial");
    const twice = { ...plan, points: [...plan.points, { ...plan.points[3], id: "p9" }] };
    const { result } = await analyse(twice);
    expect(result.points.at(-1)!.estimates).toEqual(result.points[3].estimates);
  });

  test("without any value have no estimate rather than a made-up one", async () => {
    const empty: Model = (specification, replication, options) => ({
      ...linearModel()(specification, replication, options),
      summary: Float64Array.of(Number.NaN),
    });
    const { result, tables } = await analyse(planOf("full-factorial"), empty);
    expect(result.points.every(({ estimates, differences }) => estimates.length === 0 && differences.length === 0)).toBe(true);
    expect(result.effects).toEqual([]);
    expect(tables.find(({ name }) => name === "estimates")!.rows[0].slice(3)).toEqual([0, null, null, null, 0, null, null, null]);
  });

  test("from one replication have no interval", async () => {
    const { result } = await analyse(planOf("full-factorial", { replications: 1 }));
    expect(result.points[1].differences[0]).toMatchObject({ n: 1, interval: null });
    expect(result.sentences[0]).toContain("which gives no interval");
  });
});

describe("a comparison of arms", () => {
  test("takes differences from the first arm and calls nothing better whose interval covers zero", async () => {
    const arms = [armOf("baseline", 0), armOf("one", -20), armOf("two", 0)];
    const noisy = linearModel();
    const model: Model = (specification, replication, options) => {
      const output = noisy(specification, replication, options);
      const { arm } = specification.parameters as unknown as { arm: { bonus: number } };
      const luck = specification === arms[2].specification ? [0, 3, -2, 1, -1][replication] : 0;
      return { ...output, summary: Float64Array.of(output.summary[0] + luck + (arm.bonus === -20 ? replication : 0)) };
    };
    const plan = {
      ...planOf("grid"),
      method: "arms" as const,
      arms,
      factors: [],
      points: [{ id: "arm", label: "", values: [] }],
      notes: [],
    };
    const { result } = await analyse(plan, model);
    expect(result.points.map(({ point }) => point)).toEqual(["baseline", "one", "two"]);
    expect(result.points[1].differences[0].value).toBeCloseTo(-17.5, 10);
    expect(result.sentences).toEqual([
      "ONE: true incidents −17.5 incidents from BASELINE (95 % interval −19.6 to −15.4, 4 paired replications), better.",
      "TWO: no clear difference from BASELINE in true incidents (+0.3 incidents, 95 % interval −3.3 to +3.8, 4 paired replications).",
    ]);
    expect(result.effects).toEqual([]);
  });

  test("is judged among all that is said: what is clear by itself is not among many, and its interval stays", async () => {
    const told = async (others: number) => {
      const arms = [armOf("baseline", 0), armOf("one", -1), ...Array.from({ length: others }, (_, i) => armOf(`idle-${i}`, 0))];
      const model: Model = (specification, replication, options) => {
        const output = linearModel()(specification, replication, options);
        const own = arms.findIndex((arm) => arm.specification === specification);
        const luck = [1.2, -0.9, 0.4, -1.1, 0.5, 0.3, -0.7, 0.3][(replication + 3 * own) % 8] * (own === 0 ? 0 : 1);
        return { ...output, summary: Float64Array.of(output.summary[0] + luck) };
      };
      const point = { id: "arm", label: "", values: [] };
      const plan = { ...planOf("grid"), method: "arms" as const, arms, factors: [], points: [point], notes: [], replications: 8 };
      return (await analyse(plan, model)).result;
    };
    const [alone, among] = [await told(0), await told(9)];
    expect(alone.sentences[0]).toMatch(/^ONE: true incidents −1\.00 incidents from BASELINE .*, better\.$/);
    expect(among.sentences[0]).toMatch(/^ONE: no clear difference from BASELINE/);
    expect(alone.points[1].differences[0].clear).toBe(true);
    expect(among.points[1].differences).toEqual(alone.points[1].differences.map((difference) => ({ ...difference, clear: false })));
    expect(among.points[1].differences[0].interval!.high).toBeLessThan(0);
  });
});

describe("trends of sampled designs", () => {
  test("are given per factor, the strongest factor's near one, the idle factor's interval around zero", async () => {
    const { result, tables } = await analyse(planOf("latin-hypercube", {}, 200));
    const trends = tables.find(({ name }) => name === "trends")!.rows;
    expect(trends.map((row) => row[0])).toEqual(names.map((name) => `parameters.test.${name}`));
    expect(
      result.trends.map(({ factor, outcome, n, value, interval }) => [factor, outcome, n, value, interval?.low, interval?.high]),
    ).toEqual(trends);
    expect(trends[0][3]).toBeGreaterThan(0.85);
    expect(trends[1][5]).toBeLessThan(0);
    expect(Number(trends[2][4]) * Number(trends[2][5])).toBeLessThan(0);
    expect(result.effects).toEqual([]);
    expect(result.sentences[0]).toMatch(
      /^Test: a: more of it goes with higher true incidents, over 200 points from 0 to 1 \(rank correlation 0\.\d\d/,
    );
    expect(result.sentences[2]).toContain("no clear trend");
  });

  test("need twenty points", async () => {
    const { result } = await analyse(planOf("latin-hypercube", {}, 8));
    expect(result.sentences).toEqual(["8 points are too few for a trend (20 are needed); read the table point by point."]);
  });

  test("are Spearman's, with shared ranks for ties and the interval of Bonett and Wright", () => {
    expect(ranks([10, 20, 20, 5])).toEqual([2, 3.5, 3.5, 1]);
    const x = Array.from({ length: 20 }, (_, i) => i);
    const y = x.map((i) => (i * 7) % 20);
    const d2 = x.reduce((sum, i) => sum + (x[i] - y[i]) ** 2, 0);
    const r = 1 - (6 * d2) / (20 * 399);
    const trend = rankTrend("x", x, y)!;
    expect(trend.value).toBeCloseTo(r, 12);
    const half = 1.959963984540054 * Math.sqrt((1 + r * r * 0.5) / 17);
    expect(trend.interval!.low).toBeCloseTo(Math.tanh(Math.atanh(r) - half), 10);
    expect(trend.interval!.high).toBeCloseTo(Math.tanh(Math.atanh(r) + half), 10);
    expect(trend.p).toBeCloseTo(2 * normalCdf(-Math.abs(Math.atanh(r)) / Math.sqrt((1 + r * r * 0.5) / 17)), 10);
    expect(rankTrend("x", x, x)).toEqual({ factor: "x", n: 20, value: 1, interval: null, p: null });
    expect(
      rankTrend(
        "x",
        x,
        x.map(() => 3),
      ),
    ).toBeNull();
  });
});

describe("the tables of a design", () => {
  test("hold every point with its values, and every estimate", async () => {
    const plan = planOf("full-factorial");
    const { tables, result } = await analyse(plan);
    const [points, estimates] = tables;
    expect(tables.map(({ name }) => name)).toEqual(["design", "estimates", "main-effects"]);
    expect(points.rows.map((row) => row.slice(3))).toEqual(plan.points.map(({ values }) => values));
    expect(points.definition).toContain(result.designHash);
    expect(estimates.rows).toHaveLength(9);
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});
