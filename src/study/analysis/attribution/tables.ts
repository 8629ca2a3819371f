/** The tables of an attribution: totals, measures, interactions, mechanisms. */
import { isClear } from "./attributionSentences.ts";
import type { AnalysisTable, AttributionResult, Estimate } from "./results.ts";

type Column = AnalysisTable["columns"][number];
type Cell = AnalysisTable["rows"][number][number];

const text = (name: string, definition: string): Column => ({ name, type: "text", unit: "", definition });
const number = (name: string, unit: string, definition: string): Column => ({ name, type: "number", unit, definition });
const outcomeColumns = [text("outcome", "Outcome id"), text("unit", "Unit of the outcome and of all differences in the row")];
const limits = (prefix: string, what: string) => [
  number(`${prefix}low`, "", `Lower limit of ${what}'s 95 % interval; empty for a single replication`),
  number(`${prefix}high`, "", `Upper limit of ${what}'s 95 % interval; empty for a single replication`),
];
const cells = ({ value, interval }: Estimate): Cell[] => [value, interval?.low ?? null, interval?.high ?? null];

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
      number("n", "replications", "Replications in which every sub-package has a value"),
      number("baseline_mean", "", "Mean of the baseline over these replications"),
      number("total", "", "Mean paired difference of the package from the baseline; the sum of the measures' values"),
      ...limits("", "the total"),
      text("method", "exact: all sub-packages; orders: sampled orders of introducing the measures"),
      number("orders", "orders", "Orders sampled; 0 when exact"),
    ],
    rows: outcomes.map(({ outcome, n, baselineMean, total }) => [
      outcome.id,
      outcome.unit,
      n,
      baselineMean,
      ...cells(total),
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
      text("measure", "Measure id"),
      text("label", "Name of the measure"),
      number("value", "", "Shapley value: what the measure adds, averaged over all orders of introducing the measures"),
      ...limits("", "the value"),
      number("share", "share", "Value over the package's total; empty where the total's interval covers zero"),
      number("alone", "", "Mean paired difference of the measure alone from the baseline"),
      ...limits("alone_", "the effect alone"),
      number("last", "", "Mean paired difference of the package from the package without the measure"),
      ...limits("last_", "the effect as the last one"),
    ],
    rows: outcomes.flatMap(({ outcome, total, values, alone, last }) =>
      measures.map(({ id, label }, i) => [
        outcome.id,
        outcome.unit,
        id,
        label,
        ...cells(values[i]),
        isClear(total) ? values[i].value / total.value : null,
        ...cells(alone[i]),
        ...cells(last[i]),
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
      text("first", "Measure id"),
      text("second", "Measure id"),
      number("value", "", "Interaction index (Grabisch and Roubens), in the unit of the outcome"),
      ...limits("", "the index"),
    ],
    rows: outcomes.flatMap(({ outcome, interactions }) =>
      interactions.map((pair) => [outcome.id, outcome.unit, pair.first, pair.second, ...cells(pair)]),
    ),
  };
}

function mechanismsTable({ mechanisms }: AttributionResult): AnalysisTable {
  return {
    name: "attribution-mechanisms",
    definition: "How the change in true incidents came about, for the package and for each measure alone; parts add up to the total",
    columns: [
      text("arm", "Id of the package, or of the measure alone"),
      text("label", "Its name"),
      number("n", "replications", "Pairs of runs with the baseline"),
      text("mechanism", "arrivals, detection, routing, handling or escalation; total for their sum"),
      number("value", "incidents", "Part of the mean change in true incidents"),
      ...limits("", "the part").map((column) => ({ ...column, unit: "incidents" })),
    ],
    rows: mechanisms.flatMap(({ arm, n, total, parts }) =>
      [...parts, { mechanism: "total", ...total }].map((part) => [arm.id, arm.label, n, part.mechanism, ...cells(part)]),
    ),
  };
}
