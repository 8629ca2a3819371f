/**
 * Known functions in the model's place: scenario, factors, specification, run, record and outcome are the real ones, only what happens
 * inside a run is a formula of the parameters. For tests of the sensitivity study.
 */

import { nodeFiles } from "../../../src/host/nodeFiles.ts";
import { KeyedRandom, nameKey, seedKey } from "../../../src/kernel/random.ts";
import { type Factor, findFactors } from "../../../src/methods/factors/factor.ts";
import { findOutcome } from "../../../src/methods/outcome.ts";
import type { SensitivityPlan } from "../../../src/methods/sensitivity/plan.ts";
import type { Model } from "../../../src/runs/executeTask.ts";
import { loadScenario } from "../../../src/scenario/load.ts";
import type { ResolvedArm, ScenarioOverrides } from "../../../src/scenario/types.ts";

const FILE = "scenarios/minimal.yaml";

export function minimalArms(overrides: ScenarioOverrides = {}): readonly ResolvedArm[] {
  const loaded = loadScenario(FILE, nodeFiles(FILE), overrides);
  if ("problems" in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.scenario.arms;
}

export const baseline = minimalArms()[0];
const trust = [
  "gainRate",
  "lossRatio",
  "socialRate",
  "efficacyRate",
  "observerWeight",
  "satisfactionRate",
  "disconfirmation",
  "serviceWeight",
];

/** The first `k` of eight parameters of trust, with limits as different as those of shares, ratios and scores. */
export function trustFactors(k: number, arm = baseline): readonly Factor[] {
  const found = findFactors(
    arm,
    trust.slice(0, k).map((name) => `trust.${name}`),
    null,
  );
  if ("problems" in found) throw new Error(found.problems.join("; "));
  return found.factors;
}

export interface FunctionModel {
  /** What is measured as true incidents, of the places of the factors in their ranges, 0 to 1. */
  readonly formula: (u: readonly number[], interventions: number, replication: number) => number;
  readonly factors: readonly Factor[];
  /** Standard deviation of noise that differs from point to point and replication to replication. */
  readonly noise?: number;
  /** Points at which the run fails. */
  readonly fails?: (u: readonly number[], replication: number) => boolean;
}

/** A model that reads the factors' values out of the specification it is given. */
export function functionModel({ formula, factors, noise = 0, fails = () => false }: FunctionModel): Model {
  return (specification, replication) => {
    const groups = specification.parameters as unknown as Readonly<Record<string, Readonly<Record<string, number>>>>;
    const values = factors.map(({ path }) => groups[path.split(".")[1]][path.split(".")[2]]);
    const u = values.map((value, j) => (value - factors[j].low) / (factors[j].high - factors[j].low));
    if (fails(u, replication)) throw new Error("no such place");
    const chance =
      noise === 0 ? 0 : noise * new KeyedRandom(seedKey("noise"), replication).stream("noise").normal(nameKey(values.join()), 0);
    return {
      summaryKeys: [{ indicator: "true-incidents", group: "all", unit: "incidents" }],
      summary: Float64Array.of(formula(u, specification.interventions.length, replication) + chance),
      seriesKeys: [],
      days: [],
      series: new Float64Array(0),
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

export function sensitivityPlan(changes: Partial<SensitivityPlan>): SensitivityPlan {
  const outcome = findOutcome("true-incidents");
  if ("problem" in outcome) throw new Error(outcome.problem);
  return {
    scenario: { id: "minimal", title: "A first look", seed: "1", horizonDays: 730 },
    warnings: [],
    arm: baseline,
    against: null,
    method: "sobol",
    factors: trustFactors(3),
    within: null,
    outcome,
    trajectories: 20,
    points: 64,
    replications: 1,
    secondOrder: false,
    tornadoReplications: 0,
    resamples: 400,
    ...changes,
  };
}
