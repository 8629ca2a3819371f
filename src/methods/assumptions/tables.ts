/** The tables of the study of assumptions: every conclusion at every end, who leads where, and the whole screening. */

import { footingWords } from "../../words/en/assumptions.ts";
import type { FactorInfo } from "../factors/factor.ts";
import type { AnalysisTable } from "../result.ts";
import { type Cell, estimateCells, limitColumns, numberColumn, textColumn } from "../tableColumns.ts";
import { footing } from "./findings.ts";
import type { AssumptionsResult } from "./result.ts";

const factorColumns = [
  textColumn("parameter", "Path of the parameter"),
  textColumn("basis", "assumption, a choice, or the grade of the evidence"),
  textColumn("unit", "Unit of the parameter"),
  numberColumn("scenario", "", "Value in the scenario"),
];
const endColumns = [textColumn("at", "End of its range: low or high"), numberColumn("value", "", "Value of the parameter there")];
const together = "the interval, which holds with all others of the table at once";

export function assumptionsTables(result: AssumptionsResult): AnalysisTable[] {
  const tables = [conclusionsTable(result), endsTable(result)];
  return result.screening === null ? tables : [...tables, screeningTable(result, result.screening)];
}

function factorCells(factors: readonly FactorInfo[], path: string): Cell[] {
  const info = factors.find((factor) => factor.path === path)!;
  return [path, footingWords(footing(info)), info.unit, info.standard];
}

function conclusionsTable({ changed, factors }: AssumptionsResult): AnalysisTable {
  return {
    name: "assumptions",
    definition: "Conclusions that do not stand where one parameter is at an end of its range, the strongest change first",
    columns: [
      ...factorColumns,
      ...endColumns,
      textColumn("verdict", "reversed, lost (no longer distinguishable) or decided (open with the scenario's own values)"),
      textColumn("conclusion", "first (which arm comes first) or effect (on which side of the baseline an arm lies)"),
      textColumn("arm", "Arm of the conclusion"),
      textColumn("against", "Arm that it is held against"),
      numberColumn("difference", "", "arm less against at this end, in the primary outcome"),
      ...limitColumns("", "", together),
      numberColumn("difference_scenario", "", "The same with the scenario's own values"),
      ...limitColumns("scenario_", "", `${together}; empty where that pair is not examined there`),
      numberColumn("taken", "", "Part of the scenario's difference that is taken away: 1 all of it, 2 turned round as large"),
    ],
    rows: changed.map(({ factor, at, value, verdict, conclusion, arm, against, here, scenario, taken }) => [
      ...factorCells(factors, factor),
      ...[at, value, verdict, conclusion, arm, against],
      ...estimateCells(here),
      ...estimateCells(scenario),
      taken,
    ]),
  };
}

function endsTable({ ends, factors, standard, arms }: AssumptionsResult): AnalysisTable {
  const baseline = arms[0].id;
  const own: Cell[] = ["", "", "", null, "scenario", null];
  const lead = standard.lead;
  return {
    name: "assumption-ends",
    definition: "Every conclusion with the scenario's own values and with one parameter at an end of its range",
    columns: [
      ...factorColumns,
      ...[textColumn("at", "End of its range: low or high; scenario for its own values"), endColumns[1]],
      numberColumn("n", "replications", "Replications in which every arm has a value"),
      textColumn("conclusion", "leads (best mean here), first (the scenario's first arm against the best of the others here) or effect"),
      textColumn("arm", "Arm of the conclusion"),
      textColumn("against", "Arm that it is held against"),
      numberColumn("difference", "", "arm less against, in the primary outcome"),
      ...limitColumns("", "", together),
      textColumn("verdict", "holds, reversed, lost, unclear, decided or open; for leads clear or not"),
    ],
    rows: [
      ...(lead === null
        ? []
        : [
            [...own, standard.n, "leads", lead.first, lead.runnerUp, ...estimateCells(lead.difference), lead.clear ? "clear" : "not clear"],
          ]),
      ...standard.effects.map(({ arm, ...effect }) => [...own, standard.n, "effect", arm, baseline, ...estimateCells(effect), ""]),
      ...ends.flatMap(({ factor, at, value, n, lead, held, effects }) => {
        const place: Cell[] = [...factorCells(factors, factor), at, value, n];
        return [
          ...(lead === null
            ? []
            : [[...place, "leads", lead.first, lead.runnerUp, ...estimateCells(lead.difference), lead.clear ? "clear" : "not clear"]]),
          ...(held === null ? [] : [[...place, "first", held.first, held.runnerUp, ...estimateCells(held.difference), held.verdict]]),
          ...effects.map(({ arm, verdict, ...effect }) => [...place, "effect", arm, baseline, ...estimateCells(effect), verdict]),
        ];
      }),
    ],
  };
}

function screeningTable({ factors }: AssumptionsResult, screening: NonNullable<AssumptionsResult["screening"]>): AnalysisTable {
  const visible = (arm: string, against: string) =>
    screening.differences.find((each) => each.arm === arm && each.against === against)!.visible;
  return {
    name: "assumption-screening",
    definition: "Every parameter looked at: what it moves between arms at the ends of its range, held against chance",
    columns: [
      ...factorColumns,
      numberColumn("low", "", "Low end of its range"),
      numberColumn("high", "", "High end of its range"),
      textColumn("verdict", "moves (beyond chance), within-chance, nothing (not one bit) or failed"),
      textColumn("arm", "Arm of the difference that it moves most"),
      textColumn("against", "The arm taken off it"),
      numberColumn("change_low", "", "Change of that difference at the low end, in the primary outcome; a few replications"),
      numberColumn("change_high", "", "Change at the high end"),
      numberColumn("visible", "", "Change from which on the screening sees something"),
      numberColumn("taken", "", "Largest part of a clear difference that an end takes away: 1 all of it, 2 turned round; empty for none"),
      textColumn("examined", "yes or no"),
    ],
    rows: screening.parameters.map(({ factor, verdict, arm, against, low, high, taken, examined }) => {
      const info = factors.find(({ path }) => path === factor)!;
      const cells = [info.low, info.high, verdict, arm, against, low, high, visible(arm, against), taken];
      return [...factorCells(factors, factor), ...cells, examined ? "yes" : "no"];
    }),
  };
}
