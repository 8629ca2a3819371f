/**
 * The rows of a design (point × arm) while its runs arrive: one row's replications at a time, beside the base row of the same arm.
 *
 * Runs arrive in the order of their requests, so memory grows with the number of rows, not of runs.
 */

import { outcomeOf, type RequestList, type RunRequest, type RunState, sized } from "../../runs/request.ts";
import type { ResolvedArm } from "../../scenario/types.ts";
import { type Estimate, meanEstimate } from "../../statistics/estimate.ts";
import { meanTest } from "../../statistics/meanTest.ts";
import { applyFactors } from "../factors/factor.ts";
import { addWarnings, newRunWarnings } from "../runWarnings.ts";
import type { DesignPoint } from "./designs.ts";
import type { DesignPlan } from "./studyPlan.ts";

/** A point under an arm. */
export interface DesignRow {
  readonly id: string;
  readonly label: string;
  readonly point: DesignPoint;
  readonly arm: ResolvedArm;
  /** Numbers of point and arm. */
  readonly pointIndex: number;
  readonly armIndex: number;
}

/** Rows in the order of running: all arms of a point, then the next point. For method arms a row is an arm. */
export function* designRows({ points, arms, method }: DesignPlan): Generator<DesignRow> {
  for (const [pointIndex, point] of points.entries()) {
    for (const [armIndex, arm] of arms.entries()) {
      const alone = arms.length === 1;
      const id = method === "arms" ? arm.id : alone ? point.id : `${point.id}.${arm.id}`;
      const label = method === "arms" ? arm.label : alone ? point.label : `${point.label}; ${arm.label}`;
      yield { id, label, point, arm, pointIndex, armIndex };
    }
  }
}

/** Every run, row by row, replications from 1; the same replication has the same chance in every row. */
export function designRequests(plan: DesignPlan): RequestList {
  const factors = plan.factors.map(({ factor }) => factor);
  return sized(plan.points.length * plan.arms.length * plan.replications, function* () {
    for (const { id, point, arm } of designRows(plan)) {
      const specification = factors.length === 0 ? arm.specification : applyFactors(arm.specification, factors, point.values);
      for (let replication = 1; replication <= plan.replications; replication++)
        yield { arm: arm.id, point: id, replication, specification };
    }
  });
}

/** Values of one row: `values[outcome][replication − 1]`, null for a failed run or nothing to measure. */
export type RowValues = readonly (readonly (number | null)[])[];

/** Gathers runs in the order of `designRequests` and hands over each row when its last run has arrived. */
export function rowGatherer(plan: DesignPlan, onRow: (row: DesignRow, values: RowValues) => void) {
  const rows = designRows(plan);
  const empty = () => plan.outcomes.map((): (number | null)[] => []);
  let values = empty();
  const warnings = newRunWarnings();
  let requested = 0;
  const deliver = (_: RunRequest, state: RunState) => {
    requested++;
    addWarnings(warnings, state);
    plan.outcomes.forEach(({ indicator, group }, o) => {
      values[o].push(outcomeOf(state, indicator, group));
    });
    if (requested % plan.replications !== 0) return;
    onRow(rows.next().value as DesignRow, values);
    values = empty();
  };
  return { deliver, warnings, counts: () => ({ requested, used: warnings.finished }) };
}

/** An estimate and the number of values it rests on. */
export type Counted = Estimate & { readonly n: number };

/** A difference with the p-value of a true one of 0; null for a single value. */
export type Tested = Counted & { readonly p: number | null };

/** Mean of the values that are there, with its interval (none for a single one or equal ones); null for none. */
export function meanOf(values: readonly (number | null)[]): Counted | null {
  const own = present(values);
  return own.length === 0 ? null : { ...meanEstimate(own), n: own.length };
}

/** The same of paired differences, tested. */
export function differenceOf(differences: readonly (number | null)[]): Tested | null {
  const mean = meanOf(differences);
  return mean === null ? null : { ...mean, p: meanTest(present(differences)).p };
}

/** Differences by replication; null where either is missing. */
export function differencesOf(values: readonly (number | null)[], base: readonly (number | null)[]): (number | null)[] {
  return values.map((value, r) => {
    const other = base[r] ?? null;
    return value === null || other === null ? null : value - other;
  });
}

function present(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}
