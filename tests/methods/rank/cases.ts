/** Contests with known answers for the tests of ranking: arms whose values are normal around given means. */
import { KeyedRandom, seedKey } from "../../../src/kernel/random.ts";
import type { RankPlan } from "../../../src/methods/rank/plan.ts";
import type { Outcome } from "../../../src/methods/result.ts";
import type { ModelSpecification } from "../../../src/model/specification.ts";
import type { Model } from "../../../src/runs/executeTask.ts";
import type { RunRequest, Workbench } from "../../../src/runs/request.ts";
import type { ResolvedScenario } from "../../../src/scenario/types.ts";
import { fakeScenario } from "../../runs/fakeModel.ts";
import { memoryWorkbench } from "../../runs/memory.ts";

export const safety: Outcome = {
  id: "safety",
  indicator: "safety",
  group: "all",
  label: "Safety",
  unit: "score 1–5",
  direction: "higher",
};

/** A scenario of `count` arms; arm i has i interventions, by which a model knows it. */
export function armsScenario(count: number, changes: Partial<ResolvedScenario> = {}): ResolvedScenario {
  const base = fakeScenario();
  const { specification } = base.arms[0];
  const arms = Array.from({ length: count }, (_, i) => ({
    id: i === 0 ? "baseline" : `arm-${i}`,
    label: i === 0 ? "Baseline" : `Arm ${i}`,
    specification: {
      ...specification,
      interventions: Array.from({ length: i }, (_, k) => ({ id: `intervention-${k}` })) as unknown as ModelSpecification["interventions"],
      parameters: { trust: { weight: 0.5 }, hazards: { level: 1 } } as unknown as ModelSpecification["parameters"],
    },
    settings: [],
  }));
  return { ...base, arms, ...changes };
}

/** A value for arm, replication and specification; null for nothing to measure. */
export type ValueOf = (arm: number, replication: number, specification: ModelSpecification) => number | null;

/** A model whose one indicator is `worth`; what that throws fails the run. */
export function modelOf(worth: ValueOf): Model {
  return (specification, replication) => {
    const value = worth(specification.interventions.length, replication, specification);
    return {
      seriesKeys: [],
      days: [],
      series: new Float64Array(0),
      summaryKeys: [{ indicator: "safety", group: "all", unit: "score 1–5" }],
      summary: Float64Array.of(value ?? Number.NaN),
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

/** Normal values around `means`, independent between arms unless `shared`: then that standard deviation is common to all arms. */
export function normalArms(means: readonly number[], sds: readonly number[], study: number, shared = 0): ValueOf {
  const stream = new KeyedRandom(seedKey("rank tests"), study).stream("value");
  return (arm, replication) =>
    means[arm] + sds[arm] * stream.normal(replication, arm) + (shared === 0 ? 0 : shared * stream.normal(replication, 1000));
}

/** A workbench that remembers what was asked for, call by call. */
export function watched(worth: ValueOf): { readonly workbench: Workbench; readonly calls: RunRequest[][] } {
  const inner = memoryWorkbench(modelOf(worth));
  const calls: RunRequest[][] = [];
  const workbench: Workbench = {
    complete(requests, deliver) {
      const list = [...requests];
      calls.push(list);
      return inner.complete(list, deliver);
    },
  };
  return { workbench, calls };
}

/** A plan over `count` arms. */
export function planOf(count: number, changes: Partial<RankPlan> = {}): RankPlan {
  return { scenario: armsScenario(count), outcome: safety, method: "kn", indifference: 0.3, robustness: null, ...changes };
}

export function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}
