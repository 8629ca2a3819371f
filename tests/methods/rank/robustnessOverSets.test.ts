import { describe, expect, it } from "vitest";
import type { Factor } from "../../../src/methods/factors/factor.ts";
import { rankArms } from "../../../src/methods/rank/rankArms.ts";
import { type RobustnessPlan, robustnessProblems, robustnessResult, runSets } from "../../../src/methods/rank/robustnessOverSets.ts";
import { studentQuantile } from "../../../src/statistics/distributions.ts";
import { memoryWorkbench } from "../../runs/memory.ts";
import { streamOf } from "../../statistics/testModels.ts";
import { armsScenario, modelOf, planOf, safety, type ValueOf, watched } from "./cases.ts";

function factor(path: string, low: number, high: number): Factor {
  return { path, label: path, unit: "share", low, high, standard: low, assumption: true, integer: false, kind: "parameter" };
}

const factors = [factor("parameters.trust.weight", 0, 1), factor("parameters.hazards.level", 1, 3)];
const { arms } = armsScenario(3);
const plan: RobustnessPlan = { sets: 20, factors: arms.map(() => factors), within: null, threshold: 0.5 };
const weightOf = (specification: Parameters<ValueOf>[2]) =>
  (specification.parameters as unknown as { trust: { weight: number } }).trust.weight;

/** Baseline 0.4 whatever happens; arm 1 the weight itself; arm 2 one minus the weight, in tenths of luck that all arms share. */
const worth: ValueOf = (arm, replication, specification) => {
  const weight = weightOf(specification);
  return [0.4, weight, 1 - weight][arm] + replication;
};

async function measured(value: ValueOf, changes: Partial<RobustnessPlan> = {}) {
  const asked = { ...plan, ...changes };
  const outcome = await runSets(memoryWorkbench(modelOf(value)), { arms, outcome: safety, plan: asked, stream: streamOf("sets") });
  return { outcome, result: robustnessResult(arms, asked, outcome) };
}

describe("arms over parameter sets", () => {
  it("meet the same sets, one in every twentieth of each parameter's range, and the same replications", async () => {
    const { workbench, calls } = watched(worth);
    const outcome = await runSets(workbench, {
      arms,
      outcome: safety,
      plan: { ...plan, replicationsPerSet: 2 },
      stream: streamOf("sets"),
    });
    const requests = calls.flat();
    expect(requests).toHaveLength(20 * 3 * 2);
    expect(requests.slice(0, 6).map(({ point, replication }) => `${point} ${replication}`)).toEqual([
      "set-1/baseline 1",
      "set-1/arm-1 1",
      "set-1/arm-2 1",
      "set-1/baseline 2",
      "set-1/arm-1 2",
      "set-1/arm-2 2",
    ]);
    for (let set = 0; set < 20; set++) {
      const weights = requests.slice(set * 6, set * 6 + 6).map(({ specification }) => weightOf(specification));
      expect(new Set(weights)).toEqual(new Set([outcome.sets[set].values[0]]));
    }
    for (const [i, { low, high }] of factors.entries()) {
      const strata = outcome.sets.map(({ values }) => Math.floor(((values[i] - low) / (high - low)) * 20)).sort((a, b) => a - b);
      expect(strata).toEqual(Array.from({ length: 20 }, (_, k) => k));
    }
    expect(requests[0].specification.interventions).toHaveLength(0);
    expect(requests[5].specification.interventions).toHaveLength(2);
    expect([...outcome.requests()].map(({ point }) => point)).toEqual(requests.map(({ point }) => point));
  });

  it("vary an arm's own interventions in that arm alone, and what arms share alike in all of them", async () => {
    const own = factor("parameters.hazards.level", 1, 3);
    const { workbench, calls } = watched(worth);
    const byArm = [[factors[0]], [factors[0], own], [factors[0]]];
    const outcome = await runSets(workbench, { arms, outcome: safety, plan: { ...plan, factors: byArm }, stream: streamOf("sets") });
    const levelOf = (specification: Parameters<ValueOf>[2]) =>
      (specification.parameters as unknown as { hazards: { level: number } }).hazards.level;
    for (const [s, { values }] of outcome.sets.entries()) {
      const runs = calls.flat().slice(s * 3, s * 3 + 3);
      expect(runs.map(({ specification }) => weightOf(specification))).toEqual([values[0], values[0], values[0]]);
      expect(runs.map(({ specification }) => levelOf(specification))).toEqual([1, values[1], 1]);
    }
    expect(new Set(outcome.sets.map(({ values }) => values[1])).size).toBe(20);
  });

  it("have the measures that a table worked by hand has", async () => {
    const { outcome, result } = await measured(worth, { threshold: 1.5 });
    const weights = outcome.sets.map(({ values }) => values[0]).sort((a, b) => a - b);
    const [baseline, direct, mirrored] = result!.rows;
    expect(result).toMatchObject({ sets: 20, used: 20, within: null, calibrated: null, tail: 0.1, threshold: 1.5 });
    expect(baseline).toMatchObject({ arm: "baseline", cvar: 1.4, worst: 1.4, satisficing: { count: 0, n: 20, share: 0, low: 0 } });
    expect(baseline.expected.value).toBeCloseTo(1.4, 12);
    // Arm 1 is 1 + weight: a tenth of twenty sets are the two smallest.
    expect(direct.cvar).toBeCloseTo(1 + (weights[0] + weights[1]) / 2, 12);
    expect(direct.worst).toBeCloseTo(1 + weights[0], 12);
    expect(mirrored.worst).toBeCloseTo(2 - weights[19], 12);
    expect(direct.satisficing!.count).toBe(weights.filter((weight) => weight >= 0.5).length);
    // Regret: what the best arm of the set has more, largest over the sets.
    const regrets = [0, 1, 2].map((arm) =>
      Math.max(...weights.map((weight) => Math.max(0.4, weight, 1 - weight) - [0.4, weight, 1 - weight][arm])),
    );
    for (const [arm, row] of result!.rows.entries()) expect(row.maxRegret).toBeCloseTo(regrets[arm], 12);
    // Interval of the mean over sets by Student's t, on the side of the shorter tail.
    const mean = weights.reduce((a, b) => a + b) / 20;
    const sd = Math.sqrt(weights.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / 19);
    expect(direct.expected.value).toBeCloseTo(1 + mean, 12);
    const { low, high } = direct.expected.interval!;
    const nearer = Math.min(high - 1 - mean, 1 + mean - low);
    expect(nearer).toBeCloseTo((studentQuantile(0.975, 19) * sd) / Math.sqrt(20), 10);
    expect(result!.values).toHaveLength(20);
  });

  it("are averaged over a set's replications before regret is taken, so that luck is no regret", async () => {
    // Arm 1 and arm 2 take turns in being lucky and are equal on average.
    const lucky: ValueOf = (arm, replication) => (arm === 0 ? 0 : (replication + arm) % 2 === 0 ? 1 : 3);
    const { result } = await measured(lucky, { replicationsPerSet: 2, threshold: null });
    expect(result!.rows.map(({ maxRegret }) => maxRegret)).toEqual([2, 0, 0]);
    expect(result!.rows.map(({ satisficing }) => satisficing)).toEqual([null, null, null]);
  });

  it("leave out a set with a failed run for all arms, and tell nothing from fewer than 20 sets", async () => {
    const failing: ValueOf = (arm, replication, specification) => {
      if (arm === 1 && weightOf(specification) > 0.9) throw new Error("overload");
      return worth(arm, replication, specification);
    };
    const { outcome, result } = await measured(failing, { sets: 40 });
    expect(result).toMatchObject({ sets: 40, used: 36 });
    expect(outcome).toMatchObject({ requested: 120, used: 108 });
    expect(Math.max(...outcome.usedSets.map(({ values }) => values[0]))).toBeLessThanOrEqual(0.9);
    const few = await measured(failing);
    expect(few.result).toBeNull();
    expect(few.outcome.used).toBe(0);
    const ranked = await rankArms(memoryWorkbench(modelOf(failing)), planOf(3, { robustness: plan, resamples: 100 }));
    expect(ranked.result.robustness).toBeNull();
    expect(ranked.result.warnings).toContain(
      "robustness: expected at least 20 parameter sets in which every run has a value, received 18 of 20; nothing is told of it",
    );
  });

  it("refuse fewer than 20 sets and whatever else makes no sense", async () => {
    expect(robustnessProblems({ sets: 19, factors: [[], []], within: 0.5, replicationsPerSet: 0, tail: 0, threshold: Number.NaN })).toEqual(
      [
        "parameter sets: expected a whole number of at least 20, as fewer show no tail, received 19",
        "parameters: expected at least one that varies, received none",
        "replications per set: expected at least 1, received 0",
        "tail: expected a share in (0, 1], received 0",
        "threshold: expected a number, received NaN",
      ],
    );
    await expect(measured(worth, { sets: 5 })).rejects.toThrow(/parameter sets/);
  });

  it("are told in words, which name the arm that is best by each measure", async () => {
    const { result, tables, requests } = await rankArms(
      memoryWorkbench(modelOf((arm, replication, s) => worth(arm, 1, s)! + (arm === 1 ? 0.2 : 0) + 0.001 * (replication % 3))),
      planOf(3, { robustness: { ...plan, threshold: 1.3 }, indifference: 0.05, resamples: 100 }),
    );
    const text = result.sentences.join("\n");
    expect(text).toMatch(/Over 20 parameter sets, highest expected value: Arm 1; best mean of the worst 10 % \(CVaR\): Baseline/);
    expect(text).toMatch(/best worst case \(maximin\): Baseline/);
    expect(text).toMatch(/most often at least 1\.3: Baseline/);
    expect(text).toMatch(/is the best arm, or level with it, in \d+ of 20 parameter sets \(95 % interval/);
    expect(tables.map(({ name }) => name)).toEqual([
      "ranking",
      "rank-shares",
      "fresh",
      "parameter-sets",
      "robustness",
      "robustness-values",
    ]);
    for (const table of tables) for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect([...requests()]).toHaveLength(result.runs.requested);
    expect(result.runs.used).toBe(result.runs.requested);
    const regrets = tables[5].rows.filter((row) => row[1] === "arm-1").map((row) => row[3] as number);
    expect(Math.max(...regrets)).toBeCloseTo(result.robustness!.rows[1].maxRegret, 12);
  });
});
