/**
 * What hurts most in a place: each diagnosed problem taken away, and each put back alone into the place without any, on paired seeds.
 *
 * What a problem costs is the outcome of a place with it less that of the same place without it. Alone (all other problems there) and last
 * (no other there) bracket what it does beside the others; where they differ, problems hide or make each other. Every table carries a
 * placebo, the same place with three parameters moved by next to nothing.
 */

import { outcomeOf, type RequestList, sized, type Workbench } from "../../runs/request.ts";
import { type Estimate, meanEstimate } from "../../statistics/estimate.ts";
import { attributeByOrders } from "../../statistics/shapleySampling.ts";
import { en } from "../../words/en.ts";
import { tellAll } from "../../words/finding.ts";
import { placeReport, placeValues, type ValueOf } from "../place/placeReport.ts";
import { type Outcome, scenarioHeader } from "../result.ts";
import type { AnalysisOutcome } from "../results.ts";
import { addWarnings, newRunWarnings, type RunWarnings, warningSentences } from "../runWarnings.ts";
import { type CostClaims, diagnosisClaims, differences, type PlaceValues } from "./claims.ts";
import { problemCosts, problemLevel } from "./costs.ts";
import { diagnosisFindings } from "./findings.ts";
import { type DiagnosePlan, diagnosisProblems, maskId, onlyId, PLACEBO, placeboPaths, WITHOUT_ALL, withoutId } from "./plan.ts";
import type { DiagnosedOutcome, DiagnoseResult, ProblemOutcome } from "./result.ts";
import { diagnosisTables } from "./tables.ts";

/** Fewest replications whose intervals are not called rough. */
const FEWEST_REPLICATIONS = 10;

/** Makes the runs and tells what each problem costs. Throws RangeError on a bad plan, Error when the primary outcome has no complete replication. */
export async function diagnosePlace(workbench: Workbench, plan: DiagnosePlan): Promise<AnalysisOutcome<DiagnoseResult>> {
  const bad = diagnosisProblems(plan.problems.length, null, plan.replications);
  if (bad.length > 0) throw new RangeError(bad.join("\n"));
  const runs = await collect(workbench, plan);
  const ordered = [plan.primary, ...plan.outcomes.filter(({ id }) => id !== plan.primary.id)];
  const measured = ordered.flatMap((outcome) => measuredOutcome(plan, runs, outcome) ?? []);
  if (measured[0]?.outcome.id !== plan.primary.id) {
    throw new Error(`diagnosis of ${plan.primary.id}: expected a replication in which every place has a value, received none`);
  }
  const claims = diagnosisClaims(measured.map(({ values }) => values));
  const outcomes = measured.map((each, o) => diagnosedOutcome(plan, each, claims.costs[o]));
  const { scenario, problems, orders, replications } = plan;
  const reported = {
    study: "diagnose" as const,
    scenario: scenarioHeader(scenario),
    runs: runs.counts,
    warnings: warningsOf(plan, runs, outcomes),
    primary: plan.primary.id,
    replications,
    orders: orders.length,
    level: problemLevel(problems.length),
    placeboPaths: [...placeboPaths],
    problems,
    outcomes,
    outcomeProblems: plan.outcomeProblems.flatMap((problem) => outcomeProblem(problem, runs) ?? []),
    ...(runs.places.length === 0 ? {} : { place: placeReport(plan.specifications.get("baseline")!, runs.places) }),
  };
  const findings = diagnosisFindings(reported, claims);
  const result: DiagnoseResult = { ...reported, findings, sentences: tellAll(findings, en) };
  return { result, requests: () => requestsOf(plan), tables: diagnosisTables(result) };
}

/** Places in their order, replications 1 … n of each. */
function requestsOf({ specifications, replications }: DiagnosePlan): RequestList {
  return sized(specifications.size * replications, function* () {
    for (const [point, specification] of specifications) {
      for (let replication = 1; replication <= replications; replication++) yield { point, replication, specification };
    }
  });
}

interface CollectedRuns {
  /** By outcome, then by point: values by replication, NaN for a failed run or nothing measured. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;
  /** What the report of the place reads of each finished run of the place as diagnosed. */
  readonly places: readonly ValueOf[];
  readonly warnings: RunWarnings;
  readonly counts: { readonly requested: number; readonly used: number };
}

async function collect(workbench: Workbench, plan: DiagnosePlan): Promise<CollectedRuns> {
  const { specifications, replications, outcomes, outcomeProblems } = plan;
  const sought = new Map([...outcomes, plan.primary, ...outcomeProblems.map(({ outcome }) => outcome)].map((one) => [one.id, one]));
  const empty = () => new Map([...specifications.keys()].map((point) => [point, new Float64Array(replications).fill(Number.NaN)]));
  const values = new Map([...sought.keys()].map((id) => [id, empty()]));
  const warnings = newRunWarnings();
  const done = new Uint32Array(replications);
  const places: ValueOf[] = [];
  let finished = 0;
  await workbench.complete(requestsOf(plan), ({ point, replication }, state) => {
    for (const { id, indicator, group } of sought.values()) {
      values.get(id)!.get(point)![replication - 1] = outcomeOf(state, indicator, group) ?? Number.NaN;
    }
    if (state.status === "done") done[replication - 1]++;
    if (state.status === "done" && point === "baseline") {
      places.push(placeValues(specifications.get(point)!, (indicator, group) => outcomeOf(state, indicator, group)));
    }
    addWarnings(warnings, state);
    if (replication === replications) plan.tell?.(`place ${++finished} of ${specifications.size}`);
  });
  const complete = done.filter((count) => count === specifications.size).length;
  return { values, places, warnings, counts: { requested: specifications.size * replications, used: specifications.size * complete } };
}

/** Values of an outcome in the replications in which all of `points` have one. */
function completeValues(
  { values }: CollectedRuns,
  outcome: Outcome,
  points: readonly string[],
): ((point: string) => number[]) & { n: number } {
  const byPoint = values.get(outcome.id)!;
  const columns = points.map((point) => byPoint.get(point)!);
  const rows = Array.from(columns[0].keys()).filter((row) => columns.every((column) => !Number.isNaN(column[row])));
  return Object.assign((point: string) => rows.map((row) => byPoint.get(point)![row]), { n: rows.length });
}

/** An outcome with its values in the replications in which every place has one. */
interface MeasuredOutcome {
  readonly outcome: Outcome;
  readonly n: number;
  readonly values: PlaceValues;
  readonly shapley: readonly (Estimate | null)[];
}

function measuredOutcome(plan: DiagnosePlan, runs: CollectedRuns, outcome: Outcome): MeasuredOutcome | null {
  const at = completeValues(runs, outcome, [...plan.specifications.keys()]);
  if (at.n === 0) return null;
  const [baseline, withoutAll, placebo] = [at("baseline"), at(WITHOUT_ALL), at(PLACEBO)];
  const ids = plan.problems.map(({ id }) => id);
  const values = { baseline, withoutAll, placebo, without: ids.map((id) => at(withoutId(id))), only: ids.map((id) => at(onlyId(id))) };
  return { outcome, n: at.n, values, shapley: shapleyOf(plan, at) };
}

function diagnosedOutcome({ problems }: DiagnosePlan, measured: MeasuredOutcome, claims: readonly CostClaims[]): DiagnosedOutcome {
  const { outcome, n, values, shapley } = measured;
  const { baseline, withoutAll, placebo } = values;
  return {
    ...{ outcome, n },
    baseline: meanEstimate(baseline),
    withoutAll: meanEstimate(withoutAll),
    total: meanEstimate(differences(baseline, withoutAll)),
    placebo: meanEstimate(differences(placebo, baseline)),
    problems: problemCosts(
      problems.map(({ id }, i) => ({ id, shapley: shapley[i], claims: claims[i] })),
      values,
      outcome.direction,
    ),
  };
}

/** What each problem adds on average over the sampled orders; nulls without orders. */
function shapleyOf({ problems, orders }: DiagnosePlan, at: ((point: string) => number[]) & { n: number }): (Estimate | null)[] {
  if (orders.length === 0) return problems.map(() => null);
  const columns = new Map<number, number[]>();
  const outcomeOfMask = (mask: number, replication: number) => {
    const column = columns.get(mask) ?? at(maskId(problems, mask));
    columns.set(mask, column);
    // Taking a problem away adds what the problem cost, with the other sign.
    return -column[replication];
  };
  const { measures } = attributeByOrders({ orders, replications: at.n, outcomeOf: outcomeOfMask, level: problemLevel(problems.length) });
  return measures.map(({ value, interval }) => ({ value, interval: at.n > 1 ? interval : null }));
}

function outcomeProblem(problem: DiagnosePlan["outcomeProblems"][number], runs: CollectedRuns): ProblemOutcome | null {
  const { id, label, row, outcome } = problem;
  const at = completeValues(runs, outcome, ["baseline", WITHOUT_ALL]);
  if (at.n === 0) return null;
  const [baseline, withoutAll] = [at("baseline"), at(WITHOUT_ALL)];
  const difference = meanEstimate(differences(baseline, withoutAll));
  return { id, label, row, outcome, n: at.n, baseline: meanEstimate(baseline), withoutAll: meanEstimate(withoutAll), difference };
}

function warningsOf(plan: DiagnosePlan, runs: CollectedRuns, outcomes: readonly DiagnosedOutcome[]): string[] {
  const missing = plan.outcomes
    .filter(({ id }) => !outcomes.some(({ outcome }) => outcome.id === id))
    .map(({ id }) => `outcome ${id}: no replication in which every place has a value; nothing is reported of it`);
  const least = Math.min(...outcomes.map(({ n }) => n));
  const few =
    least >= FEWEST_REPLICATIONS ? [] : [`intervals rest on ${least} replications and are wide and rough; more add to those there are`];
  return [...warningSentences(runs.warnings), ...missing, ...few];
}
