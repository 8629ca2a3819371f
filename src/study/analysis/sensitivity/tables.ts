/** Tables of a sensitivity analysis: the design with its outcomes, so that it can be analysed elsewhere, and every estimate. */
import type { AnalysisTable, Estimate } from "./results.ts";
import type { SensitivityFindings } from "./sensitivityFindings.ts";
import { type Outputs, pointMeans } from "./sensitivityOutputs.ts";
import type { SensitivityPlan } from "./sensitivityPlan.ts";
import type { SensitivityDesign } from "./sensitivityPoints.ts";

type Column = AnalysisTable["columns"][number];
type Row = AnalysisTable["rows"][number];

export function sensitivityTables(
  plan: SensitivityPlan,
  design: SensitivityDesign,
  outputs: Outputs,
  findings: SensitivityFindings,
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

const factorColumn: Column = { name: "factor", type: "text", unit: "", definition: "Path of the parameter." };

function number(name: string, unit: string, definition: string): Column {
  return { name, type: "number", unit, definition };
}

function estimated(name: string, unit: string, definition: string): Column[] {
  const end = (which: string) => number(`${name}_${which}`, unit, `${which === "low" ? "Lower" : "Upper"} end of its 95 % interval.`);
  return [number(name, unit, definition), end("low"), end("high")];
}

function cells({ value, interval }: Estimate): (number | null)[] {
  return [value, interval?.low ?? null, interval?.high ?? null];
}

function factorTable({ factors }: SensitivityPlan): AnalysisTable {
  return {
    name: "factors",
    definition: "The parameters that were varied, over which ranges.",
    columns: [
      factorColumn,
      { name: "label", type: "text", unit: "", definition: "Name for people." },
      { name: "unit", type: "text", unit: "", definition: "Unit of the next three columns." },
      number("low", "", "Lowest value."),
      number("high", "", "Highest value."),
      number("standard", "", "Value in the scenario."),
      { name: "basis", type: "text", unit: "", definition: "`evidence` or `assumption`: what the scenario's value rests on." },
    ],
    rows: factors.map((f) => [f.path, f.label, f.unit, f.low, f.high, f.standard, f.assumption ? "assumption" : "evidence"]),
  };
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
      number("block", "", "Trajectory or base point; a block with a failed run is left out whole."),
      {
        name: "point",
        type: "text",
        unit: "",
        definition: "Name of the point, as in runs.csv (there followed by the arm when two arms are compared).",
      },
      ...plan.factors.map(({ path, unit, label }) => number(path, unit, `${label}.`)),
      number("outcome", plan.outcome.unit, `${plan.outcome.label}; empty when a run failed.`),
    ],
    rows,
  };
}

function morrisTable({ outcome }: SensitivityPlan, { rows, chance }: NonNullable<SensitivityFindings["morris"]>): AnalysisTable {
  const { unit } = outcome;
  return {
    name: "morris",
    definition: "Morris' measures: elementary effects per whole range of a parameter, with bootstrap intervals over trajectories.",
    columns: [
      factorColumn,
      ...estimated("mu_star", unit, "Mean absolute elementary effect: importance."),
      ...estimated("mu", unit, "Mean elementary effect: direction."),
      ...estimated("sigma", unit, "Standard deviation of the elementary effects: interaction or curvature."),
      number("chance", unit, "The mu_star of a parameter that only shuffled chance as much as this one; empty from one replication."),
    ],
    rows: rows.map(({ factor, mu, muStar, sigma }) => [factor, ...cells(muStar), ...cells(mu), ...cells(sigma), chance?.[factor] ?? null]),
  };
}

const indexColumns = [
  ...estimated("first", "share of variance", "First-order index: the parameter alone."),
  ...estimated("total", "share of variance", "Total index: with all its interactions."),
];

function sobolTable({ rows, chance }: NonNullable<SensitivityFindings["sobol"]>): AnalysisTable {
  return {
    name: "sobol",
    definition: "Sobol's indices with bootstrap intervals over base points; small negative estimates are left as they are.",
    columns: [
      factorColumn,
      ...indexColumns,
      number("chance", "share of variance", "Part of the total index that is chance; empty from one replication."),
    ],
    rows: rows.map(({ factor, first, total }) => [factor, ...cells(first), ...cells(total), chance?.[factor] ?? null]),
  };
}

function convergenceTable({ convergence }: NonNullable<SensitivityFindings["sobol"]>): AnalysisTable {
  return {
    name: "convergence",
    definition: "Sobol's indices from the first N base points of the same sample.",
    columns: [number("n", "base points", "Number of base points N."), factorColumn, ...indexColumns],
    rows: convergence.flatMap(({ n, rows }) => rows.map(({ factor, first, total }): Row => [n, factor, ...cells(first), ...cells(total)])),
  };
}

function pairTable({ secondOrder }: NonNullable<SensitivityFindings["sobol"]>): AnalysisTable {
  return {
    name: "second-order",
    definition: "Second-order Sobol indices: what two parameters do together beyond what each does alone.",
    columns: [
      factorColumn,
      { name: "other", type: "text", unit: "", definition: "Path of the other parameter." },
      ...estimated("second", "share of variance", "Second-order index."),
    ],
    rows: secondOrder.map((pair) => [pair.first, pair.second, ...cells(pair)]),
  };
}

function varianceTable({ outcome }: SensitivityPlan, { sobol, noiseShare }: SensitivityFindings): AnalysisTable {
  const row = (quantity: string, unit: string, estimate: Estimate | null): Row => [
    quantity,
    unit,
    ...(estimate === null ? [null, null, null] : cells(estimate)),
  ];
  return {
    name: "variance",
    definition: "The outcome over the parameter space: mean, variance, sum of first-order indices, share of chance in single runs.",
    columns: [
      { name: "quantity", type: "text", unit: "", definition: "What the row is." },
      { name: "unit", type: "text", unit: "", definition: "Unit of the row." },
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

function tornadoTable({ outcome }: SensitivityPlan, { tornado }: SensitivityFindings): AnalysisTable {
  return {
    name: "one-at-a-time",
    definition: "One parameter at its lowest and highest value, the others as in the scenario: paired difference from the scenario.",
    columns: [
      factorColumn,
      { name: "end", type: "text", unit: "", definition: "`low` or `high` end of the range." },
      number("pairs", "replications", "Complete pairs."),
      ...estimated("difference", outcome.unit, "Mean paired difference from the scenario's own values, with its t interval."),
    ],
    rows: tornado.flatMap(({ factor, low, high, pairs }): Row[] => [
      [factor, "low", pairs.low, ...cells(low)],
      [factor, "high", pairs.high, ...cells(high)],
    ]),
  };
}
