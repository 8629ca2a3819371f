/** The tables of a design: its points, estimates, main effects, trends, and differences between arms point by point. */

import type { AnalysisTable } from "../result.ts";
import { type Cell, estimateCells, limitColumns, numberColumn, textColumn } from "../tableColumns.ts";
import type { MainEffect } from "./effects.ts";
import { type Counted, designRows, type Tested } from "./rows.ts";
import type { DesignPlan } from "./studyPlan.ts";
import type { Trend } from "./trend.ts";

/** An estimate of a row in an outcome. */
export interface RowEstimate {
  readonly row: string;
  readonly outcome: string;
  readonly estimate: Counted | null;
  /** Paired difference from the base row of the same arm; null for base rows and where there is none. */
  readonly difference: Tested | null;
}

export interface ArmContrast {
  readonly point: string;
  readonly arm: string;
  readonly outcome: string;
  readonly difference: Tested;
}

export interface DesignNumbers {
  readonly estimates: readonly RowEstimate[];
  readonly effects: readonly MainEffect[];
  readonly trends: readonly (Trend & { readonly outcome: string })[];
  readonly contrasts: readonly ArmContrast[];
}

/** All tables; those that the method has nothing for are left out. */
export function designTables(plan: DesignPlan, { estimates, effects, trends, contrasts }: DesignNumbers): AnalysisTable[] {
  const tables = [pointsTable(plan), estimatesTable(plan, estimates)];
  if (effects.length > 0) tables.push(effectsTable(plan, effects));
  if (trends.length > 0) tables.push(trendsTable(trends));
  if (contrasts.length > 0) tables.push(contrastsTable(plan, contrasts));
  return tables;
}

const number = (name: string, definition: string, unit = "outcome's") => numberColumn(name, unit, definition);

const limits = (prefix: string, interval: string, unit = "outcome's") => limitColumns(prefix, unit, `its 95 % ${interval}.`);

const rowColumn = textColumn("row", "Point and arm; the point of runs.csv.");
const outcomeColumns = [textColumn("outcome", "Indicator, or indicator/group."), textColumn("unit", "Unit of the outcome.")];
const armColumn = textColumn("arm", "Arm.");

function pointsTable(plan: DesignPlan): AnalysisTable {
  const columns = [
    rowColumn,
    textColumn("point", "Point of the design; base is the scenario as it is."),
    armColumn,
    ...plan.factors.map(({ factor }) => number(factor.path, `${factor.label}.`, factor.unit)),
  ];
  const rows = [...designRows(plan)].map(({ id, point, arm }) => [id, plan.method === "arms" ? arm.id : point.id, arm.id, ...point.values]);
  return {
    name: "design",
    definition: `The points that were run, one row per point and arm; sha256 of the design ${plan.hash}.`,
    columns,
    rows,
  };
}

function estimatesTable(plan: DesignPlan, estimates: readonly RowEstimate[]): AnalysisTable {
  const units = unitsOf(plan);
  const of = plan.method === "arms" ? "from the first arm" : "from the base point of the same arm";
  const columns = [
    rowColumn,
    ...outcomeColumns,
    number("n", "Runs with a value.", "runs"),
    number("mean", "Mean over replications."),
    ...limits("", "t interval"),
    number("pairs", `Complete pairs of the difference ${of}.`, "pairs"),
    number("difference", `Mean paired difference ${of}.`),
    ...limits("difference-", "t interval"),
  ];
  const rows = estimates.map(({ row, outcome, estimate, difference }) => [
    row,
    outcome,
    units.get(outcome) ?? "",
    ...numbersOf(estimate),
    ...numbersOf(difference),
  ]);
  return { name: "estimates", definition: "Every outcome at every point, and its difference from the base.", columns, rows };
}

function effectsTable(plan: DesignPlan, effects: readonly MainEffect[]): AnalysisTable {
  const units = unitsOf(plan);
  const columns = [
    armColumn,
    textColumn("factor", "Path of the setting."),
    ...outcomeColumns,
    textColumn("at", "low or high: that end of the range against the scenario's value; both: high against low."),
    number("n", "Complete replications.", "replications"),
    number("effect", "Mean over replications of the difference."),
    ...limits("", "t interval"),
  ];
  const rows = effects.map((effect) => [
    effect.arm,
    effect.factor,
    effect.outcome,
    units.get(effect.outcome) ?? "",
    effect.at,
    ...numbersOf(effect),
  ]);
  return { name: "main-effects", definition: "Main effects of the factors, the others balanced or as in the scenario.", columns, rows };
}

function trendsTable(trends: DesignNumbers["trends"]): AnalysisTable {
  const columns = [
    textColumn("factor", "Path of the setting."),
    textColumn("outcome", "Indicator, or indicator/group."),
    number("n", "Points.", "points"),
    number("rank-correlation", "Spearman's rank correlation of the factor and the points' means, first arm.", ""),
    ...limits("", "interval (Bonett and Wright 2000)", ""),
  ];
  const rows = trends.map((trend) => [trend.factor, trend.outcome, ...numbersOf(trend)]);
  return { name: "trends", definition: "How outcomes go with factors over the points.", columns, rows };
}

function contrastsTable(plan: DesignPlan, contrasts: readonly ArmContrast[]): AnalysisTable {
  const units = unitsOf(plan);
  const columns = [
    textColumn("point", "Point of the design."),
    textColumn("arm", `Arm, against ${plan.arms[0].id} at the same point.`),
    ...outcomeColumns,
    number("pairs", "Complete pairs.", "pairs"),
    number("difference", "Mean paired difference."),
    ...limits("", "t interval"),
  ];
  const rows = contrasts.map(({ point, arm, outcome, difference }) => [
    point,
    arm,
    outcome,
    units.get(outcome) ?? "",
    ...numbersOf(difference),
  ]);
  return { name: "arm-differences", definition: "Differences between arms at each point.", columns, rows };
}

function unitsOf({ outcomes }: DesignPlan): ReadonlyMap<string, string> {
  return new Map(outcomes.map(({ id, unit }) => [id, unit]));
}

function numbersOf(counted: Counted | null): Cell[] {
  if (counted === null) return [0, null, null, null];
  return [counted.n, ...estimateCells(counted)];
}
