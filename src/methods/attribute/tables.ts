/** The tables of an attribution: totals, measures, interactions, mechanisms. */

import { isClear } from "../../statistics/estimate.ts";
import type { AnalysisTable } from "../result.ts";
import { estimateCells, limitColumns, numberColumn, textColumn } from "../tableColumns.ts";
import type { AttributionResult } from "./result.ts";

const outcomeColumns = [textColumn("outcome", "Outcome id"), textColumn("unit", "Unit of the outcome and of all differences in the row")];
const limits = (prefix: string, what: string, unit = "") =>
  limitColumns(prefix, unit, `${what}'s 95 % interval, together with all that the study says; empty for one replication or equal ones`);
const ownLimits = (prefix: string, what: string) =>
  limitColumns(prefix, "", `${what}'s 95 % interval by itself; empty for one replication or equal ones`);

export function attributionTables(result: AttributionResult): AnalysisTable[] {
  const tables = [totalsTable(result), measuresTable(result)];
  if (result.outcomes.some(({ interactions }) => interactions.length > 0)) tables.push(interactionsTable(result));
  return result.mechanisms.length === 0 ? tables : [...tables, mechanismsTable(result)];
}

function totalsTable({ outcomes, method, orders }: AttributionResult): AnalysisTable {
  return {
    name: "attribution-totals",
    definition: "Effect of the whole package against the baseline, by outcome",
    columns: [
      ...outcomeColumns,
      numberColumn("n", "replications", "Replications in which every sub-package has a value"),
      numberColumn("baseline_mean", "", "Mean of the baseline over these replications"),
      numberColumn("total", "", "Mean paired difference of the package from the baseline; the sum of the measures' values"),
      ...limits("", "the total"),
      textColumn("method", "exact: all sub-packages; orders: sampled orders of introducing the measures"),
      numberColumn("orders", "orders", "Orders sampled; 0 when exact"),
    ],
    rows: outcomes.map(({ outcome, n, baselineMean, total }) => [
      outcome.id,
      outcome.unit,
      n,
      baselineMean,
      ...estimateCells(total),
      method,
      orders,
    ]),
  };
}

function measuresTable({ outcomes, measures }: AttributionResult): AnalysisTable {
  return {
    name: "attribution",
    definition:
      "Shapley value of each measure of the package, its effect alone, and the package's effect less that of the package without it",
    columns: [
      ...outcomeColumns,
      textColumn("measure", "Measure id"),
      textColumn("label", "Name of the measure"),
      numberColumn("value", "", "Shapley value: what the measure adds, averaged over all orders of introducing the measures"),
      ...limits("", "the value"),
      numberColumn("share", "share", "Value over the package's total; empty where the total's interval covers zero"),
      numberColumn("alone", "", "Mean paired difference of the measure alone from the baseline"),
      ...ownLimits("alone_", "the effect alone"),
      numberColumn("last", "", "Mean paired difference of the package from the package without the measure"),
      ...ownLimits("last_", "the effect as the last one"),
    ],
    rows: outcomes.flatMap(({ outcome, total, values, alone, last }) =>
      measures.map(({ id, label }, i) => [
        outcome.id,
        outcome.unit,
        id,
        label,
        ...estimateCells(values[i]),
        isClear(total) ? values[i].value / total.value : null,
        ...estimateCells(alone[i]),
        ...estimateCells(last[i]),
      ]),
    ),
  };
}

function interactionsTable({ outcomes }: AttributionResult): AnalysisTable {
  return {
    name: "attribution-interactions",
    definition: "Shapley interaction index of each pair of measures: what the two do together beside the sum of what each does",
    columns: [
      ...outcomeColumns,
      textColumn("first", "Measure id"),
      textColumn("second", "Measure id"),
      numberColumn("value", "", "Interaction index (Grabisch and Roubens), in the unit of the outcome"),
      ...limits("", "the index"),
    ],
    rows: outcomes.flatMap(({ outcome, interactions }) =>
      interactions.map((pair) => [outcome.id, outcome.unit, pair.first, pair.second, ...estimateCells(pair)]),
    ),
  };
}

function mechanismsTable({ mechanisms }: AttributionResult): AnalysisTable {
  return {
    name: "attribution-mechanisms",
    definition: "How the change in true incidents came about, for the package and for each measure alone; parts add up to the total",
    columns: [
      textColumn("arm", "Id of the package, or of the measure alone"),
      textColumn("label", "Its name"),
      numberColumn("n", "replications", "Pairs of runs with the baseline"),
      textColumn("mechanism", "arrivals, detection, routing, handling or escalation; total for their sum"),
      numberColumn("value", "incidents", "Part of the mean change in true incidents"),
      ...limits("", "the part", "incidents"),
    ],
    rows: mechanisms.flatMap(({ arm, n, total, parts }) =>
      [...parts, { mechanism: "total", ...total }].map((part) => [arm.id, arm.label, n, part.mechanism, ...estimateCells(part)]),
    ),
  };
}
