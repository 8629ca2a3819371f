/** Tables of a sensitivity analysis: the design with its outcomes, so that it can be analysed elsewhere, and every estimate. */

import type { Estimate } from "../../statistics/estimate.ts";
import type { Factor } from "../factors/factor.ts";
import type { AnalysisTable } from "../result.ts";
import { type Column, estimateCells, limitColumns, numberColumn, textColumn } from "../tableColumns.ts";
import type { SensitivityNumbers } from "./numbers.ts";
import { type Outputs, pointMeans } from "./outputs.ts";
import type { SensitivityPlan } from "./plan.ts";
import type { SensitivityDesign } from "./points.ts";

type Row = AnalysisTable["rows"][number];

export function sensitivityTables(
  plan: SensitivityPlan,
  design: SensitivityDesign,
  outputs: Outputs,
  findings: SensitivityNumbers,
): AnalysisTable[] {
  const { morris, sobol, tornado } = findings;
  return [
    factorTable(plan),
    designTable(plan, design, outputs),
    ...(morris === null ? [] : [morrisTable(plan, morris)]),
    ...(sobol === null
      ? []
      : [sobolTable(sobol), convergenceTable(sobol), ...(plan.secondOrder ? [pairTable(sobol)] : []), varianceTable(plan, findings)]),
    ...(tornado.length === 0 ? [] : [tornadoTable(plan, findings)]),
  ];
}

const factorColumn: Column = textColumn("factor", "Path of the parameter.");

/** An estimate with the limits of its interval. */
function estimated(name: string, unit: string, definition: string): Column[] {
  return [numberColumn(name, unit, definition), ...limitColumns(`${name}_`, unit, "its 95 % interval.")];
}

function factorTable({ factors }: SensitivityPlan): AnalysisTable {
  return {
    name: "factors",
    definition: "The parameters that were varied, over which ranges.",
    columns: [
      factorColumn,
      textColumn("label", "Name for people."),
      textColumn("unit", "Unit of the next three columns."),
      numberColumn("low", "", "Lowest value."),
      numberColumn("high", "", "Highest value."),
      numberColumn("standard", "", "Value in the scenario."),
      textColumn("basis", "`evidence`, `assumption` or `choice`: what the scenario's value rests on."),
      textColumn("grade", "Grade of that evidence, A to E, or — for a choice; empty for settings of the scenario."),
    ],
    rows: factors.map((f) => [f.path, f.label, f.unit, f.low, f.high, f.standard, basisOf(f), f.grade ?? ""]),
  };
}

function basisOf({ assumption, grade }: Factor): string {
  return grade === "—" ? "choice" : assumption ? "assumption" : "evidence";
}

function designTable(plan: SensitivityPlan, design: SensitivityDesign, outputs: Outputs): AnalysisTable {
  const means = pointMeans(outputs);
  const rows: Row[] = [];
  let block = 0;
  for (const probes of design.blocks()) {
    for (const [i, { id, values }] of probes.entries()) rows.push([block + 1, id, ...values, means[block][i]]);
    block++;
  }
  return {
    name: "points",
    definition: "The design: one row per point with the values of the parameters and the mean outcome over the replications.",
    columns: [
      numberColumn("block", "", "Trajectory or base point; a block with a failed run is left out whole."),
      textColumn("point", "Name of the point, as in runs.csv (there followed by the arm when two arms are compared)."),
      ...plan.factors.map(({ path, unit, label }) => numberColumn(path, unit, `${label}.`)),
      numberColumn("outcome", plan.outcome.unit, `${plan.outcome.label}; empty when a run failed.`),
    ],
    rows,
  };
}

function morrisTable({ outcome }: SensitivityPlan, { rows }: NonNullable<SensitivityNumbers["morris"]>): AnalysisTable {
  const { unit } = outcome;
  return {
    name: "morris",
    definition: "Morris' measures: elementary effects per whole range of a parameter, with bootstrap intervals over trajectories.",
    columns: [
      factorColumn,
      ...estimated("mu_star", unit, "Mean absolute elementary effect: importance."),
      ...estimated("mu", unit, "Mean elementary effect: direction."),
      ...estimated("sigma", unit, "Standard deviation of the elementary effects: interaction or curvature."),
      numberColumn(
        "floor",
        unit,
        "The mu_star that chance alone passes, in any parameter, in 4 of 100 studies; empty from one replication.",
      ),
    ],
    rows: rows.map(({ factor, mu, muStar, sigma, floor }) => [
      factor,
      ...estimateCells(muStar),
      ...estimateCells(mu),
      ...estimateCells(sigma),
      floor,
    ]),
  };
}

const indexColumns = [
  ...estimated("first", "share of variance", "First-order index: the parameter alone."),
  ...estimated("total", "share of variance", "Total index: with all its interactions."),
];

function sobolTable({ rows }: NonNullable<SensitivityNumbers["sobol"]>): AnalysisTable {
  return {
    name: "sobol",
    definition: "Sobol's indices with bootstrap intervals over base points; small negative estimates are left as they are.",
    columns: [
      factorColumn,
      ...indexColumns,
      numberColumn(
        "floor",
        "share of variance",
        "The total index that chance alone passes, in any parameter, in 4 of 100 studies; empty from one replication.",
      ),
    ],
    rows: rows.map(({ factor, first, total, floor }) => [factor, ...estimateCells(first), ...estimateCells(total), floor]),
  };
}

function convergenceTable({ convergence }: NonNullable<SensitivityNumbers["sobol"]>): AnalysisTable {
  return {
    name: "convergence",
    definition: "Sobol's indices from the first N base points of the same sample.",
    columns: [numberColumn("n", "base points", "Number of base points N."), factorColumn, ...indexColumns],
    rows: convergence.flatMap(({ n, rows }) =>
      rows.map(({ factor, first, total }): Row => [n, factor, ...estimateCells(first), ...estimateCells(total)]),
    ),
  };
}

function pairTable({ secondOrder }: NonNullable<SensitivityNumbers["sobol"]>): AnalysisTable {
  return {
    name: "second-order",
    definition: "Second-order Sobol indices: what two parameters do together beyond what each does alone.",
    columns: [
      factorColumn,
      textColumn("other", "Path of the other parameter."),
      ...estimated("second", "share of variance", "Second-order index."),
    ],
    rows: secondOrder.map((pair) => [pair.first, pair.second, ...estimateCells(pair)]),
  };
}

function varianceTable({ outcome }: SensitivityPlan, { sobol, noiseShare }: SensitivityNumbers): AnalysisTable {
  const row = (quantity: string, unit: string, estimate: Estimate | null): Row => [
    quantity,
    unit,
    ...(estimate === null ? [null, null, null] : estimateCells(estimate)),
  ];
  return {
    name: "variance",
    definition: "The outcome over the parameter space: mean, variance, sum of first-order indices, share of chance in single runs.",
    columns: [
      textColumn("quantity", "What the row is."),
      textColumn("unit", "Unit of the row."),
      ...estimated("value", "", "Estimate; mean and variance are of the sample and have no interval."),
    ],
    rows: [
      row("mean", outcome.unit, { value: sobol!.mean, interval: null }),
      row("variance", `${outcome.unit} squared`, { value: sobol!.variance, interval: null }),
      row("sum of first-order indices", "share of variance", sobol!.sumOfFirst),
      row("chance in single runs", "share of variance", noiseShare),
    ],
  };
}

function tornadoTable({ outcome }: SensitivityPlan, { tornado }: SensitivityNumbers): AnalysisTable {
  return {
    name: "one-at-a-time",
    definition: "One parameter at its lowest and highest value, the others as in the scenario: paired difference from the scenario.",
    columns: [
      factorColumn,
      textColumn("end", "`low` or `high` end of the range."),
      numberColumn("pairs", "replications", "Complete pairs."),
      ...estimated("difference", outcome.unit, "Mean paired difference from the scenario's own values, with its t interval."),
    ],
    rows: tornado.flatMap(({ factor, low, high, pairs }): Row[] => [
      [factor, "low", pairs.low, ...estimateCells(low)],
      [factor, "high", pairs.high, ...estimateCells(high)],
    ]),
  };
}
