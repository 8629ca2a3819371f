/** The tables of a diagnosis: costs by problem and outcome, the place as a whole with its placebo, settings, and problems that are outcomes. */
import type { AnalysisTable } from "../result.ts";
import { estimateCells, limitColumns, numberColumn, textColumn } from "../tableColumns.ts";
import type { DiagnoseResult } from "./result.ts";

const outcomeColumns = [textColumn("outcome", "Outcome id"), textColumn("unit", "Unit of the outcome and of all differences in the row")];
const problemColumns = [
  textColumn("problem", "Problem id"),
  textColumn("label", "Name of the problem"),
  textColumn("row", "Row of the case study that names it"),
];
const together = "interval that holds for both comparisons of all problems at once";

export function diagnosisTables(result: DiagnoseResult): AnalysisTable[] {
  const tables = [costsTable(result), placesTable(result), settingsTable(result)];
  return result.outcomeProblems.length === 0 ? tables : [...tables, outcomesTable(result)];
}

function costsTable({ outcomes, problems }: DiagnoseResult): AnalysisTable {
  return {
    name: "diagnosis",
    definition: "What each diagnosed problem costs: differences of a place with the problem from the same place without it",
    columns: [
      ...outcomeColumns,
      ...problemColumns,
      numberColumn(
        "rank",
        "",
        "1 for what costs most as things stand; equal ranks cannot be told apart; empty where none was found as things stand",
      ),
      textColumn("verdict", "costs, costs-here, costs-alone, helps, mixed, none or different"),
      numberColumn("alone", "", "The place as diagnosed less the place without this problem"),
      ...limitColumns("alone_", "", together),
      numberColumn("last", "", "The place with only this problem less the place without any"),
      ...limitColumns("last_", "", together),
      numberColumn("shapley", "", "Mean over sampled orders of taking problems away; empty unless asked for"),
      ...limitColumns("shapley_", "", "the same interval"),
    ],
    rows: outcomes.flatMap(({ outcome, problems: costs }) =>
      costs.map(({ rank, verdict, alone, last, shapley }, i) => [
        outcome.id,
        outcome.unit,
        problems[i].id,
        problems[i].label,
        problems[i].row ?? "",
        rank,
        verdict,
        ...estimateCells(alone),
        ...estimateCells(last),
        ...(shapley === null ? [null, null, null] : estimateCells(shapley)),
      ]),
    ),
  };
}

function placesTable({ outcomes }: DiagnoseResult): AnalysisTable {
  const limits = (prefix: string) => limitColumns(prefix, "", "the 95 % interval; empty for a single replication");
  return {
    name: "diagnosis-places",
    definition: "The place as diagnosed and without all problems, what these cost together, and what a change of no meaning moves",
    columns: [
      ...outcomeColumns,
      numberColumn("n", "replications", "Replications in which every place has a value"),
      numberColumn("baseline", "", "Mean of the place as diagnosed"),
      ...limits("baseline_"),
      numberColumn("without_all", "", "Mean of the place without all problems"),
      ...limits("without_all_"),
      numberColumn("total", "", "Cost of all problems together: as diagnosed less without all"),
      ...limits("total_"),
      numberColumn("placebo", "", "The place with three parameters moved by 0.02 % less the place as diagnosed: chance alone"),
      ...limits("placebo_"),
    ],
    rows: outcomes.map(({ outcome, n, baseline, withoutAll, total, placebo }) => [
      outcome.id,
      outcome.unit,
      n,
      ...[baseline, withoutAll, total, placebo].flatMap(estimateCells),
    ]),
  };
}

function settingsTable({ problems }: DiagnoseResult): AnalysisTable {
  return {
    name: "diagnosis-settings",
    definition: "The settings that stand for each problem, as diagnosed and without the problem",
    columns: [
      ...problemColumns,
      textColumn("setting", "Path of the setting"),
      textColumn("value", "Value in the place as diagnosed"),
      textColumn("reference", "Value in a place without the problem"),
      textColumn("unit", "Unit of the setting"),
      textColumn("from", "Who states the reference: registry or scenario"),
    ],
    rows: problems.flatMap(({ id, label, row, settings }) =>
      settings.map(({ path, value, reference, unit, stated }) => [
        id,
        label,
        row ?? "",
        path,
        String(value ?? ""),
        String(reference ?? ""),
        unit,
        stated ? "scenario" : "registry",
      ]),
    ),
  };
}

function outcomesTable({ outcomeProblems }: DiagnoseResult): AnalysisTable {
  const limits = (prefix: string) => limitColumns(prefix, "", "the 95 % interval; empty for a single replication");
  return {
    name: "diagnosis-outcomes",
    definition: "Diagnosed problems that show in an outcome: its value in the place as diagnosed and without the other problems",
    columns: [
      ...problemColumns,
      ...outcomeColumns,
      numberColumn("n", "replications", "Replications in which both places have a value"),
      numberColumn("baseline", "", "Mean as diagnosed"),
      ...limits("baseline_"),
      numberColumn("without_all", "", "Mean without the problems that settings stand for"),
      ...limits("without_all_"),
      numberColumn("difference", "", "As diagnosed less without"),
      ...limits("difference_"),
    ],
    rows: outcomeProblems.map(({ id, label, row, outcome, n, baseline, withoutAll, difference }) => [
      id,
      label,
      row ?? "",
      outcome.id,
      outcome.unit,
      n,
      ...[baseline, withoutAll, difference].flatMap(estimateCells),
    ]),
  };
}
