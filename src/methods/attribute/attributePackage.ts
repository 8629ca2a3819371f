/**
 * Which measure of a package did what: Shapley values over its sub-packages on paired seeds, interactions, and mechanisms.
 *
 * The replication is the unit: all sub-packages of a replication share their chance, values are taken within it, and intervals are over
 * replications (with sampled orders, over orders as well). A replication counts for an outcome only when every sub-package has a value in
 * it. The values of the measures add up to the package's effect to the last bit. What is told of totals, measures, interactions and
 * mechanisms has intervals that all hold together (`levelFor`); effects alone and last are for the tables, each by itself.
 */

import { outcomeOf, type RequestList, type RunRecord, sized, type Workbench } from "../../runs/request.ts";
import { type Estimate, meanEstimate } from "../../statistics/estimate.ts";
import { type Attribution, attributeShapley } from "../../statistics/shapley.ts";
import { attributeByOrders } from "../../statistics/shapleySampling.ts";
import { en } from "../../words/en.ts";
import { tellAll } from "../../words/finding.ts";
import { scenarioHeader } from "../result.ts";
import type { AnalysisOutcome } from "../results.ts";
import { addWarnings, newRunWarnings, type RunWarnings, warningSentences } from "../runWarnings.ts";
import { decomposePairs, mechanisms, type RunRisk, riskOf } from "./decomposition.ts";
import { attributionFindings } from "./findings.ts";
import { type AttributionPlan, designProblems, levelFor, maskOfAll, pointOf } from "./plan.ts";
import type { AttributedOutcome, AttributionResult } from "./result.ts";
import { attributionTables } from "./tables.ts";

/** Relative size of what rounding leaves of an interaction that is not there. */
const ROUNDING = 1e-13;

/** Fewest replications whose intervals are not called wide. */
const FEWEST_REPLICATIONS = 10;

/** Makes the runs and attributes the package's effects. Throws RangeError on a bad plan, Error when no outcome has a complete replication. */
export async function attributePackage(workbench: Workbench, plan: AttributionPlan): Promise<AnalysisOutcome<AttributionResult>> {
  checkPlan(plan);
  const runs = await collect(workbench, plan);
  const attributed = plan.outcomes.map((_, o) => attributeOutcome(plan, runs, o));
  const outcomes = attributed.filter((outcome) => outcome !== null);
  if (outcomes.length === 0) {
    const what = plan.outcomes.map(({ id }) => id).join(", ");
    throw new Error(`attribution of ${what}: expected a replication in which every sub-package has a value, received none`);
  }
  const { scenario, arm, measures, design, replications } = plan;
  const told = {
    study: "attribute" as const,
    scenario: scenarioHeader(scenario),
    runs: runs.counts,
    warnings: warningsOf(plan, runs, attributed),
    arm,
    measures,
    method: design.method,
    orders: design.orders.length,
    replications,
    outcomes,
    mechanisms: mechanismsOf(plan, runs),
  };
  const findings = attributionFindings(told);
  const result: AttributionResult = { ...told, findings, sentences: tellAll(findings, en) };
  return { result, requests: () => requestsOf(plan), tables: attributionTables(result) };
}

function checkPlan({ measures, design, specifications, outcomes, replications }: AttributionPlan): void {
  const problems = designProblems(measures.length, null, replications);
  const missing = design.masks.filter((mask) => !specifications.has(mask));
  if (missing.length > 0)
    problems.push(`sub-packages: expected a specification for each of ${design.masks.length}, ${missing.length} lack one`);
  if (outcomes.length === 0) problems.push("outcomes: expected at least one, received none");
  if (problems.length > 0) throw new RangeError(problems.join("\n"));
}

/** Sub-packages in the order of their masks, replications 1 … n of each. */
function requestsOf(plan: AttributionPlan): RequestList {
  const { design, replications, specifications } = plan;
  return sized(design.masks.length * replications, function* () {
    for (const mask of design.masks) {
      const point = pointOf(plan, mask);
      const specification = specifications.get(mask)!;
      for (let replication = 1; replication <= replications; replication++) yield { point, replication, specification };
    }
  });
}

/** What is kept of the runs: one number per run and outcome, and the counts of risk where mechanisms need them. */
interface CollectedRuns {
  /** `values[outcome][replication][place of the mask]`; NaN for a failed run or nothing measured. */
  readonly values: readonly (readonly Float64Array[])[];
  /** By mask: the baseline, each measure alone and the package; null for a failed run or a model without counts. */
  readonly risks: ReadonlyMap<number, (RunRisk | null)[]>;
  readonly warnings: RunWarnings;
  readonly counts: { readonly requested: number; readonly used: number };
}

async function collect(workbench: Workbench, plan: AttributionPlan): Promise<CollectedRuns> {
  const { design, outcomes, replications, measures } = plan;
  const { masks } = design;
  const values = outcomes.map(() => Array.from({ length: replications }, () => new Float64Array(masks.length).fill(Number.NaN)));
  const apart = [0, ...measures.map((_, i) => 1 << i), maskOfAll(measures.length)];
  const risks = new Map(apart.map((mask): [number, (RunRisk | null)[]] => [mask, []]));
  const warnings = newRunWarnings();
  const done = new Uint32Array(replications);
  let next = 0;
  await workbench.complete(requestsOf(plan), (_, state) => {
    const place = Math.floor(next / replications);
    const row = next++ % replications;
    const record: RunRecord | null = state.status === "done" ? state.record : null;
    for (const [o, { indicator, group }] of outcomes.entries()) values[o][row][place] = outcomeOf(state, indicator, group) ?? Number.NaN;
    risks.get(masks[place])?.push(record === null ? null : riskOf(record));
    if (record !== null) done[row]++;
    addWarnings(warnings, state);
    if (row === replications - 1) plan.tell?.(`sub-package ${place + 1} of ${masks.length}`);
  });
  const complete = done.filter((count) => count === masks.length).length;
  const counts = { requested: masks.length * replications, used: masks.length * complete };
  return { values, risks, warnings, counts };
}

/** One outcome's attribution over its complete replications; null without one. */
function attributeOutcome(plan: AttributionPlan, runs: CollectedRuns, o: number): AttributedOutcome | null {
  const rows = runs.values[o].filter((row) => !row.some(Number.isNaN));
  if (rows.length === 0) return null;
  const { measures, design } = plan;
  const full = maskOfAll(measures.length);
  const places = new Map(design.masks.map((mask, place) => [mask, place]));
  const at = (row: Float64Array, mask: number) => row[places.get(mask)!];
  const effect = (mask: number, without: number): Estimate => meanEstimate(rows.map((row) => at(row, mask) - at(row, without)));
  const byMeasure = (estimateOf: (bit: number) => Estimate) => measures.map(({ id }, i) => ({ measure: id, ...estimateOf(1 << i) }));
  return {
    outcome: plan.outcomes[o],
    n: rows.length,
    baselineMean: meanEstimate(rows.map((row) => at(row, 0))).value,
    ...(design.method === "exact" ? exactValues(plan, rows, o) : sampledValues(plan, rows, o, at)),
    alone: byMeasure((bit) => effect(bit, 0)),
    last: byMeasure((bit) => effect(full, full & ~bit)),
  };
}

type Values = Pick<AttributedOutcome, "total" | "values" | "interactions">;

/** Rows hold all sub-packages in the order of their masks. */
function exactValues({ measures, outcomes }: AttributionPlan, rows: readonly Float64Array[], o: number): Values {
  const shapley = attributeShapley(measures.length, rows);
  const largest = Math.max(...rows.map((row) => row.reduce((most, value) => Math.max(most, Math.abs(value)), 0)));
  const estimateOf = ({ parts }: Attribution, level: number): Estimate => meanEstimate(withoutRounding(parts, largest), level);
  const pairs = shapley.interactions.length;
  return {
    total: { ...estimateOf(shapley.total, levelFor("totals", 1, o, outcomes.length)), value: shapley.total.value },
    values: shapley.measures.map((part, i) => ({
      measure: measures[i].id,
      ...estimateOf(part, levelFor("values", measures.length, o, outcomes.length)),
      value: part.value,
    })),
    interactions: shapley.interactions.map(({ measures: [i, j], index }) => ({
      first: measures[i].id,
      second: measures[j].id,
      ...estimateOf(index, levelFor("interactions", pairs, o, outcomes.length)),
    })),
  };
}

/** Parts of values as large as `largest` without what is nothing but their rounding: zero, or all equal. */
function withoutRounding(parts: readonly number[], largest: number): readonly number[] {
  const rounding = ROUNDING * largest;
  if (parts.every((part) => Math.abs(part) <= rounding)) return parts.map(() => 0);
  return parts.every((part) => Math.abs(part - parts[0]) <= rounding) ? parts.map(() => parts[0]) : parts;
}

/** From sampled orders; with one replication nothing is known of chance, so there are no intervals. Pairs would need more runs. */
function sampledValues(
  { measures, design, outcomes }: AttributionPlan,
  rows: readonly Float64Array[],
  o: number,
  at: (row: Float64Array, mask: number) => number,
): Values {
  const level = levelFor("values", measures.length, o, outcomes.length);
  const outcomeOfMask = (mask: number, replication: number) => at(rows[replication], mask);
  const sampled = attributeByOrders({ orders: design.orders, replications: rows.length, outcomeOf: outcomeOfMask, level });
  const effects = rows.map((row) => at(row, maskOfAll(measures.length)) - at(row, 0));
  return {
    total: { ...meanEstimate(effects, levelFor("totals", 1, o, outcomes.length)), value: sampled.total },
    values: sampled.measures.map(({ value, interval }, i) => ({
      measure: measures[i].id,
      value,
      interval: rows.length > 1 ? interval : null,
    })),
    interactions: [],
  };
}

/** Mechanisms of the package, then of each measure alone; those without a complete pair of runs are left out. */
function mechanismsOf({ arm, measures }: AttributionPlan, { risks }: CollectedRuns): AttributionResult["mechanisms"] {
  const baseline = risks.get(0)!;
  const full = maskOfAll(measures.length);
  const all = [{ ...arm, mask: full }, ...measures.map(({ id, label }, i) => ({ id, label, mask: 1 << i }))];
  const arms = all.filter(({ mask }, i) => i === 0 || mask !== full);
  const level = levelFor("mechanisms", arms.length * (mechanisms.length + 1));
  return arms.flatMap(({ id, label, mask }) => {
    const pairs = risks.get(mask)!.flatMap((to, row): [RunRisk, RunRisk][] => {
      const from = baseline[row];
      return from === null || to === null ? [] : [[from, to]];
    });
    return pairs.length === 0 ? [] : [{ arm: { id, label }, ...decomposePairs(pairs, level) }];
  });
}

function warningsOf(plan: AttributionPlan, runs: CollectedRuns, attributed: readonly (AttributedOutcome | null)[]): string[] {
  const missing = plan.outcomes
    .filter((_, o) => attributed[o] === null)
    .map(({ id }) => `outcome ${id}: no replication in which every sub-package has a value; nothing is told of it`);
  const least = Math.min(...attributed.flatMap((outcome) => (outcome === null ? [] : [outcome.n])));
  const few =
    least >= FEWEST_REPLICATIONS
      ? []
      : [
          least === 1
            ? "one replication: no interval can be given, and nothing told from chance"
            : `intervals rest on ${least} replications and are wide and rough; more replications add to the runs that are there`,
        ];
  return [...warningSentences(runs.warnings), ...missing, ...few];
}
