/** Models of known effects for the tests of comparisons: values by arm and replication, and plans for them. */

import { compareArms } from "../../../src/methods/compare/compareArms.ts";
import type { ComparePlan } from "../../../src/methods/compare/plan.ts";
import type { Outcome } from "../../../src/methods/result.ts";
import type { ResidentTable } from "../../../src/model/residentTable.ts";
import type { RunOutput } from "../../../src/model/run.ts";
import type { ModelSpecification } from "../../../src/model/specification.ts";
import type { Model } from "../../../src/runs/executeTask.ts";
import type { RunRequest } from "../../../src/runs/request.ts";
import type { ResolvedScenario } from "../../../src/scenario/types.ts";
import { fakeScenario } from "../../runs/fakeModel.ts";
import { memoryWorkbench } from "../../runs/memory.ts";

export const INCIDENTS: Outcome = {
  ...{ id: "true-incidents", indicator: "true-incidents", group: "all" },
  ...{ label: "True incidents", unit: "incidents", direction: "lower" },
};
export const SECURITY: Outcome = {
  ...{ id: "sense-of-security", indicator: "sense-of-security", group: "all" },
  ...{ label: "Sense of security", unit: "score 1–5", direction: "higher" },
};
export const COST: Outcome = {
  ...{ id: "cost", indicator: "cost", group: "all", label: "Cost", unit: "yuan", direction: "lower" },
};

export interface FakeRun {
  readonly summary: Readonly<Record<string, number>>;
  /** Values of true incidents on days 0, 30, 60, … */
  readonly series?: readonly number[];
  readonly residents?: ResidentTable;
  readonly warnings?: readonly string[];
}

/** A model of what `run` says; the number of an arm is how many interventions it has. */
export function modelOf(run: (arm: number, replication: number, specification: ModelSpecification) => FakeRun): Model {
  return (specification, replication): RunOutput => {
    const { summary, series = [], residents = null, warnings = [] } = run(specification.interventions.length, replication, specification);
    const names = Object.keys(summary);
    return {
      seriesKeys: series.length > 0 ? [{ indicator: "true-incidents", group: "all" }] : [],
      days: series.map((_, t) => 30 * t),
      series: Float64Array.from(series),
      summaryKeys: names.map((indicator) => ({ indicator, group: "all", unit: "" })),
      summary: Float64Array.from(names, (name) => summary[name]),
      ...{ network: [], ledger: [], hazards: null, residents, timeline: [], warnings: [...warnings], profile: {} },
    };
  };
}

/** The fake scenario with its first `arms` arms. */
export function scenarioOf(arms: number): ResolvedScenario {
  const scenario = fakeScenario();
  return { ...scenario, arms: scenario.arms.slice(0, arms) };
}

export function planOf(arms: number, changes: Partial<ComparePlan> = {}): ComparePlan {
  return {
    scenario: scenarioOf(arms),
    primary: INCIDENTS,
    outcomes: [INCIDENTS],
    rule: { kind: "fixed", replications: 10 },
    threshold: null,
    parameterUncertainty: null,
    ...changes,
  };
}

/** Runs a comparison of a model and keeps what it asked for. */
export async function compareModel(model: Model, plan: ComparePlan) {
  const asked: RunRequest[] = [];
  const batches: number[] = [];
  const bench = memoryWorkbench(model);
  const outcome = await compareArms(
    {
      complete(requests, deliver) {
        const list = [...requests];
        asked.push(...list);
        batches.push(list.length);
        return bench.complete(list, deliver);
      },
    },
    plan,
  );
  return { ...outcome, asked, batches };
}
