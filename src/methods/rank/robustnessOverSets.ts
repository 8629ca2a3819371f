/**
 * How arms hold up when the parameters are others: every arm on the same Latin hypercube of parameter sets, with the same chance.
 *
 * What arms share varies alike in all of them, what only some have varies in those. In a set an arm's value is its mean over the same
 * replications as every other arm's, so that regret compares arms and not luck. A set in which any run has no value is left out for all arms and counted. What is drawn is uniform over each factor's range, independently:
 * a description of ignorance, not of how likely values are. Formulas and sources: statistics/robustness.ts.
 */
import { mean } from "simple-statistics";
import type { Stream } from "../../kernel/random.ts";
import { outcomeOf, type RequestList, type Workbench } from "../../runs/request.ts";
import type { ResolvedArm } from "../../scenario/types.ts";
import { meanEstimate, shareEstimate } from "../../statistics/estimate.ts";
import { robustness as measures, type Robustness } from "../../statistics/robustness.ts";
import { type CalibratedSets, calibratedUse } from "../factors/calibratedSets.ts";
import { type FactorsByArm, parameterSets, setRequests } from "../factors/parameterSets.ts";
import type { Outcome, Within } from "../result.ts";
import type { RankResult, RobustnessRow } from "./result.ts";

/** Below this many parameter sets no tail, worst case or share is told. */
export const FEWEST_SETS = 20;

export interface RobustnessPlan {
  /** Parameter sets to draw; at least 20. */
  readonly sets: number;
  /** What each arm varies, arms in the order of the scenario. */
  readonly factors: FactorsByArm;
  /** How far the factors go, as their ranges already have it; told with the result. */
  readonly within: Within;
  /** Calibrated sets, of which one is drawn whole for each set; default none. */
  readonly calibrated?: CalibratedSets | null;
  /** Replications of every arm in every set; default 1. */
  readonly replicationsPerSet?: number;
  /** Share of the worst sets that CVaR averages; default 0.1. */
  readonly tail?: number;
  /** Value that an arm should at least reach (at most, where lower is better), in the outcome's unit. */
  readonly threshold: number | null;
}

export interface SetsInput {
  readonly arms: readonly ResolvedArm[];
  readonly outcome: Outcome;
  readonly plan: RobustnessPlan;
  /** Places the sets; key it by study. */
  readonly stream: Stream;
  /** Told how far the work is, in words. */
  readonly tell?: (text: string) => void;
}

/** A parameter set: its number from 1, and the values of `allFactors`. */
export interface DrawnSet {
  readonly set: number;
  readonly values: readonly number[];
}

export interface SetsOutcome {
  readonly sets: readonly DrawnSet[];
  /** Sets in which every run has a value. */
  readonly usedSets: readonly DrawnSet[];
  /** values[used set][arm]: mean over the set's replications. */
  readonly values: readonly (readonly number[])[];
  /** All measures, in the order of the arms; null from fewer than 20 complete sets. */
  readonly measures: readonly Robustness[] | null;
  readonly requests: () => RequestList;
  readonly requested: number;
  readonly used: number;
  /** Warnings of the runs used, in the order met, with the number of runs. */
  readonly warnings: ReadonlyMap<string, number>;
}

/** What is wrong with a plan, as sentences; empty for nothing. */
export function robustnessProblems({ sets, factors, replicationsPerSet = 1, tail = 0.1, threshold }: RobustnessPlan): string[] {
  const whole = (value: number, least: number) => Number.isInteger(value) && value >= least;
  const problems: string[] = [];
  if (!whole(sets, FEWEST_SETS)) {
    problems.push(`parameter sets: expected a whole number of at least ${FEWEST_SETS}, as fewer show no tail, received ${sets}`);
  }
  if (factors.every((list) => list.length === 0)) problems.push("parameters: expected at least one that varies, received none");
  if (!whole(replicationsPerSet, 1)) problems.push(`replications per set: expected at least 1, received ${replicationsPerSet}`);
  if (!(tail > 0 && tail <= 1)) problems.push(`tail: expected a share in (0, 1], received ${tail}`);
  if (threshold !== null && !Number.isFinite(threshold)) problems.push(`threshold: expected a number, received ${threshold}`);
  return problems;
}

/** Runs every arm on every parameter set and measures how it holds up. Rejects with RangeError on a plan that makes no sense. */
export async function runSets(workbench: Workbench, { arms, outcome, plan, stream, tell }: SetsInput): Promise<SetsOutcome> {
  const problems = robustnessProblems(plan);
  if (problems.length > 0) throw new RangeError(problems.join("\n"));
  const { factors, replicationsPerSet = 1, tail, threshold, calibrated } = plan;
  const sets = Array.from(parameterSets(arms, factors, plan.sets, stream, calibrated), ({ set, values }): DrawnSet => ({ set, values }));
  const requests = () => setRequests(arms, { sets: plan.sets, factors, replicationsPerSet, calibrated }, stream);
  const perSet = arms.length * replicationsPerSet;
  const complete: DrawnSet[] = [];
  const values: (readonly number[])[] = [];
  const warnings = new Map<string, number>();
  let runs: (number | null)[] = [];
  let said: string[] = [];
  let drawn = 0;
  await workbench.complete(requests(), (_, state) => {
    runs.push(outcomeOf(state, outcome.indicator, outcome.group));
    if (state.status === "done") said.push(...state.record.warnings);
    if (runs.length < perSet) return;
    const set = sets[drawn++];
    if (!runs.includes(null)) {
      complete.push(set);
      values.push(armMeans(runs as number[], arms.length));
      for (const text of said) warnings.set(text, (warnings.get(text) ?? 0) + 1);
    }
    runs = [];
    said = [];
    tell?.(`parameter set ${drawn} of ${plan.sets}`);
  });
  const enough = complete.length >= FEWEST_SETS;
  return {
    sets,
    usedSets: complete,
    values,
    measures: enough ? measure(values, outcome, tail, threshold) : null,
    requests,
    requested: sets.length * perSet,
    used: enough ? complete.length * perSet : 0,
    warnings,
  };
}

/** Mean of each arm from `values[replication · arms + arm]`. */
function armMeans(values: readonly number[], arms: number): number[] {
  return Array.from({ length: arms }, (_, arm) => mean(values.filter((_, i) => i % arms === arm)));
}

function measure(values: readonly (readonly number[])[], { direction }: Outcome, tail: number | undefined, threshold: number | null) {
  const byArm = values[0].map((_, arm) => values.map((row) => row[arm]));
  return measures({ values: byArm, better: direction as "higher" | "lower", tail, threshold: threshold ?? undefined });
}

/** The part of the result that tells how arms hold up; null where too few sets are complete. */
export function robustnessResult(arms: readonly ResolvedArm[], plan: RobustnessPlan, outcome: SetsOutcome): RankResult["robustness"] {
  const { sets, usedSets, values } = outcome;
  if (outcome.measures === null) return null;
  const rows = outcome.measures.map((one, arm): RobustnessRow => {
    return {
      arm: arms[arm].id,
      label: arms[arm].label,
      expected: meanEstimate(values.map((row) => row[arm])),
      cvar: one.conditionalValueAtRisk,
      worst: one.worst,
      maxRegret: one.maximumRegret,
      satisficing: one.satisficing === null ? null : shareEstimate(one.satisficing.count, one.satisficing.n),
    };
  });
  const use = calibratedUse(
    arms.map(({ specification }) => specification),
    plan.calibrated,
  );
  return {
    ...{
      sets: sets.length,
      used: usedSets.length,
      within: plan.within,
      calibrated: use === null ? null : { parameters: use.parameters.length, sets: use.sets },
    },
    ...{ threshold: plan.threshold, tail: plan.tail ?? 0.1, rows, values },
  };
}
