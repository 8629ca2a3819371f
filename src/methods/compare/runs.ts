/**
 * What a comparison keeps of its runs: the outcomes of every run, the series of main indicators, and how groups of residents fared.
 *
 * Runs come replication by replication, every arm after the baseline, so that one baseline run at most is held.
 */

import { outcomeOf, type RunRecord, type RunState, seriesIn } from "../../runs/request.ts";
import { addFunding, type FundedRuns } from "../funding.ts";
import { isPaidRow, type PaidRow } from "../paidShares.ts";
import { placeValues, type ValueOf } from "../place/placeReport.ts";
import { addWarnings, newRunWarnings, type RunWarnings } from "../runWarnings.ts";
import { type GroupSamples, newGroupSamples, pairGroups } from "./groups.ts";
import type { ComparePlan } from "./plan.ts";

/** Runs so far; `row` counts replications from 0. */
export interface ComparedRuns {
  readonly replications: number[];
  /** `done[arm][row]`. */
  readonly done: boolean[][];
  /** `values[outcome][arm][row]`; null for a failed run or nothing measured. */
  readonly values: (number | null)[][][];
  /** Cost in yuan, `cost[arm][row]`. */
  readonly cost: (number | null)[][];
  /** `series[outcome][arm][row]`: one number per recorded day, NaN for nothing measured; null where a run has no series of it. */
  readonly series: (Float64Array | null)[][][];
  /** Recorded days of the first run that had any. */
  days: readonly number[];
  readonly groups: GroupSamples;
  /** What the report of the place reads of each finished run of the baseline. */
  readonly places: ValueOf[];
  /** What the interventions of each arm got of what they were due, by run. */
  readonly paid: PaidRow[];
  /** What was due for them and paid in which month. */
  readonly funding: FundedRuns;
  readonly warnings: RunWarnings;
  /** Baseline run of the replication under way. */
  baseline: RunRecord | null;
}

export function newComparedRuns({ scenario, outcomes }: ComparePlan): ComparedRuns {
  const perArm = <T>(make: () => T): T[] => scenario.arms.map(make);
  return {
    replications: [],
    done: perArm(() => []),
    values: outcomes.map(() => perArm(() => [])),
    cost: perArm(() => []),
    series: outcomes.map(() => perArm(() => [])),
    days: [],
    groups: newGroupSamples(scenario.arms.map(({ id }) => id)),
    places: [],
    paid: [],
    funding: new Map(),
    warnings: newRunWarnings(),
    baseline: null,
  };
}

/** Takes in the run of arm number `arm`; replications in order and, within each, arms in order from 0, the baseline. */
export function addRun(runs: ComparedRuns, plan: ComparePlan, arm: number, replication: number, state: RunState): void {
  if (arm === 0) runs.replications.push(replication);
  const record = state.status === "done" ? state.record : null;
  runs.done[arm].push(record !== null);
  for (const [o, { indicator, group }] of plan.outcomes.entries()) {
    runs.values[o][arm].push(outcomeOf(state, indicator, group));
    runs.series[o][arm].push(record === null ? null : seriesIn(record, indicator, group));
  }
  runs.cost[arm].push(outcomeOf(state, "cost"));
  if (plan.scenario.arms[arm].id === "baseline" && record !== null) {
    runs.places.push(placeValues(plan.scenario.arms[arm].specification, (indicator, group) => outcomeOf(state, indicator, group)));
  }
  if (record !== null) {
    runs.paid.push(...paidRows(plan.scenario.arms[arm].id, record));
    addFunding(runs.funding, plan.scenario.arms[arm].id, record);
  }
  addWarnings(runs.warnings, state);
  if (record !== null && runs.days.length === 0) runs.days = record.days;
  if (arm === 0) runs.baseline = record;
  else if (runs.baseline !== null && record !== null) pairGroups(runs.groups, arm, runs.baseline, record);
}

function paidRows(arm: string, { summaryKeys, summary }: RunRecord): PaidRow[] {
  return summaryKeys.flatMap((key, at) =>
    isPaidRow(key) && !Number.isNaN(summary[at]) ? [{ arm, indicator: key.indicator, group: key.group, value: summary[at] }] : [],
  );
}

/** Runs asked for, and those that ended up in a pair: an arm's whose baseline ran, and a baseline's with which any arm ran. */
export function countRuns({ done, replications }: ComparedRuns): { requested: number; used: number } {
  let used = 0;
  for (let row = 0; row < replications.length; row++) {
    const arms = done.slice(1).filter((each) => each[row]).length;
    if (done[0][row] && arms > 0) used += 1 + arms;
  }
  return { requested: replications.length * done.length, used };
}
