/**
 * Any design of a study file: every point under every arm in the same replications, with paired differences from the base.
 *
 * The base is the first row: of a comparison of arms the first arm, of a design over factors the scenario's own values (added by the
 * design), for each arm its own. All rows share their chance, so a difference between rows is an effect of what differs between them.
 */

import type { Workbench } from "../../runs/request.ts";
import { en } from "../../words/en.ts";
import { tellAll } from "../../words/finding.ts";
import { factorInfo } from "../factors/factor.ts";
import { scenarioHeader } from "../result.ts";
import type { AnalysisOutcome } from "../results.ts";
import { warningSentences } from "../runWarnings.ts";
import { type Claim, designClaims, shownEffects } from "./claims.ts";
import { effectGatherer } from "./effects.ts";
import { type Designed, designFindings } from "./findings.ts";
import type { DesignResult } from "./result.ts";
import {
  type Counted,
  type DesignRow,
  designRequests,
  differenceOf,
  differencesOf,
  meanOf,
  type RowValues,
  rowGatherer,
  type Tested,
} from "./rows.ts";
import type { DesignPlan } from "./studyPlan.ts";
import { type ArmContrast, type DesignNumbers, designTables, type RowEstimate } from "./tables.ts";
import { rankTrend } from "./trend.ts";

/** Runs the plan and sums it up. A failed run drops its pair or its replication of an effect, and is counted. `tell` takes progress. */
export async function analyseDesign(
  workbench: Workbench,
  plan: DesignPlan,
  tell?: (text: string) => void,
): Promise<AnalysisOutcome<DesignResult>> {
  const effects = effectGatherer(plan);
  const estimates: RowEstimate[] = [];
  const contrasts: ArmContrast[] = [];
  const rows: DesignRow[] = [];
  const bases: RowValues[] = [];
  let firstArm: RowValues = [];
  const gatherer = rowGatherer(plan, (row, values) => {
    const baseIndex = plan.method === "arms" ? 0 : row.armIndex;
    if (row.pointIndex === 0) bases[row.armIndex] = values;
    if (row.armIndex === 0) firstArm = values;
    const isBase = row.pointIndex === 0 && row.armIndex === baseIndex;
    const own = estimatesOf(plan, row, values, isBase ? null : bases[baseIndex]);
    estimates.push(...own);
    rows.push(row);
    if (row.armIndex > 0 && plan.method !== "arms") contrasts.push(...contrastsOf(plan, row, values, firstArm));
    effects.add(row, values);
    tell?.(`${plan.method === "arms" ? "arm" : "row"} ${rows.length} of ${plan.points.length * plan.arms.length}`);
  });
  await workbench.complete(designRequests(plan), gatherer.deliver);
  const numbers = { estimates, effects: effects.effects(), trends: trendsOf(plan, estimates), contrasts };
  const { scenario, hash, outcomes, method } = plan;
  const designed = designedOf(plan, numbers);
  const own = shownEffects(plan, numbers.effects).filter(({ arm }) => arm === plan.arms[0].id);
  const claim = designClaims(designed, [
    ...pointFamilies(plan, rows, estimates),
    ...outcomes.map(({ id }) => own.filter(({ outcome }) => outcome === id)),
  ]);
  const findings = designFindings(designed, claim);
  const result: DesignResult = {
    study: "design",
    scenario: { ...scenarioHeader(scenario), title: plan.title },
    runs: gatherer.counts(),
    warnings: warningSentences(gatherer.warnings),
    findings,
    sentences: tellAll(findings, en),
    method,
    arms: plan.arms.map(({ id, label }) => ({ id, label })),
    designHash: hash,
    factors: plan.factors.map(({ factor }) => factorInfo(factor)),
    outcomes,
    points: rows.map((row, i) => pointResult(row, estimates.slice(i * outcomes.length, (i + 1) * outcomes.length), claim)),
    effects: own.map((effect) => ({
      ...{ factor: effect.factor, outcome: effect.outcome, at: effect.at, value: effect.value, interval: effect.interval },
      clear: claim(effect),
    })),
    trends: numbers.trends.map(({ factor, outcome, ...trend }) => ({ factor, outcome, ...shown(trend) })),
  };
  return { result, requests: () => designRequests(plan), tables: designTables(plan, numbers) };
}

/** Differences from a base by outcome: of all points under an arm, or of all arms. */
function pointFamilies({ method }: DesignPlan, rows: readonly DesignRow[], estimates: readonly RowEstimate[]): Tested[][] {
  const bases = new Map(rows.map(({ id, arm }) => [id, method === "arms" ? null : arm.id]));
  const families = new Map<string, Tested[]>();
  for (const { row, outcome, difference } of estimates) {
    if (difference === null) continue;
    const key = JSON.stringify([bases.get(row), outcome]);
    const family = families.get(key) ?? [];
    family.push(difference);
    families.set(key, family);
  }
  return [...families.values()];
}

function estimatesOf(plan: DesignPlan, row: DesignRow, values: RowValues, base: RowValues | null): RowEstimate[] {
  return plan.outcomes.map(({ id }, o) => ({
    row: row.id,
    outcome: id,
    estimate: meanOf(values[o]),
    difference: base === null ? null : differenceOf(differencesOf(values[o], base[o])),
  }));
}

function pointResult({ id, label, point, arm }: DesignRow, own: readonly RowEstimate[], claim: Claim): DesignResult["points"][number] {
  return {
    point: id,
    arm: arm.id,
    label,
    values: point.values,
    estimates: own.flatMap(({ outcome, estimate }) => (estimate === null ? [] : [{ outcome, ...shown(estimate) }])),
    differences: own.flatMap(({ outcome, difference }) =>
      difference === null ? [] : [{ outcome, ...shown(difference), clear: claim(difference) }],
    ),
  };
}

/** Without its p-value, of which findings make verdicts. */
function shown({ value, interval, alike, n }: Counted): Counted {
  return { value, interval, ...(alike === undefined ? {} : { alike }), n };
}

function contrastsOf(plan: DesignPlan, { point, arm }: DesignRow, values: RowValues, first: RowValues): ArmContrast[] {
  return plan.outcomes.flatMap(({ id }, o) => {
    const difference = differenceOf(differencesOf(values[o], first[o]));
    return difference === null ? [] : [{ point: point.id, arm: arm.id, outcome: id, difference }];
  });
}

/** Rank correlations of sampled designs: over the points with a mean, without the base, under the first arm. */
function trendsOf(plan: DesignPlan, estimates: readonly RowEstimate[]): DesignNumbers["trends"] {
  if (!["latin-hypercube", "sobol", "csv"].includes(plan.method)) return [];
  const width = plan.outcomes.length * plan.arms.length;
  return plan.outcomes.flatMap(({ id }, o) => {
    const means = plan.points.map((_, p) => estimates[p * width + o].estimate?.value ?? null);
    const kept = plan.points.map((_, p) => p).filter((p) => p > 0 && means[p] !== null);
    return plan.factors.flatMap(({ factor }, j) => {
      const trend = rankTrend(
        factor.path,
        kept.map((p) => plan.points[p].values[j]),
        kept.map((p) => means[p] as number),
      );
      return trend === null ? [] : [{ ...trend, outcome: id }];
    });
  });
}

/** What is said of the primary outcome. */
function designedOf(plan: DesignPlan, { estimates, effects, trends, contrasts }: DesignNumbers): Designed {
  const [outcome] = plan.outcomes;
  const first = plan.arms[0].id;
  const differenceIn = (row: string) => estimates.find((one) => one.row === row && one.outcome === outcome.id)?.difference ?? null;
  return {
    plan,
    outcome,
    arms: plan.method === "arms" ? plan.arms.slice(1).map(({ id, label }) => ({ label, difference: differenceIn(id) })) : [],
    effects: effects.filter((effect) => effect.arm === first && effect.outcome === outcome.id),
    trends: plan.factors.map(({ factor }) => trends.find((one) => one.factor === factor.path && one.outcome === outcome.id) ?? null),
    contrasts:
      plan.method === "arms"
        ? []
        : plan.arms.slice(1).map(({ id, label }) => ({
            label,
            differences: contrasts.filter((one) => one.arm === id && one.outcome === outcome.id).map(({ difference }) => difference),
          })),
  };
}
