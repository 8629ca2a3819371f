/** The tables of a ranking: who was ranked how, rank probabilities, the fresh estimate, and how arms hold up over parameter sets. */

import { allFactors } from "../factors/parameterSets.ts";
import type { AnalysisTable } from "../result.ts";
import { type Column, estimateCells, limitColumns, numberColumn, textColumn } from "../tableColumns.ts";
import type { RankResult } from "./result.ts";
import type { RobustnessPlan, SetsOutcome } from "./robustnessOverSets.ts";

/** All tables of a ranking; those over parameter sets only where there are some. */
export function rankTables(result: RankResult, plan: RobustnessPlan | null, sets: SetsOutcome | null): AnalysisTable[] {
  const tables = [rankingTable(result), sharesTable(result), freshTable(result)];
  if (plan === null || sets === null) return tables;
  tables.push(setsTable(plan, sets));
  return result.robustness === null ? tables : [...tables, robustnessTable(result), setValuesTable(result, sets)];
}

function rankingTable({ arms, selected, outcome: { label, unit } }: RankResult): AnalysisTable {
  return {
    name: "ranking",
    definition: `Arms ranked by ${label}, the selected one first; means of the contest, which favour whoever came first by luck (fresh.csv does not)`,
    columns: [
      numberColumn("rank", "", "Rank in the contest by the mean; arms of equal mean share the better rank"),
      armColumn,
      labelColumn,
      textColumn("selected", "yes for the selected arm"),
      numberColumn("n", "replications", "Replications that count"),
      numberColumn("mean", unit, "Mean over the arm's replications"),
      ...limitColumns("", unit, "the mean's 95 % t interval"),
      numberColumn("eliminated_at", "replication", "Replication after which the arm was dropped; empty for arms in to the end"),
      numberColumn("difference", unit, "Mean paired difference from the selected arm, over the replications that both have"),
      ...limitColumns("difference_", unit, "the difference's 95 % t interval"),
    ],
    rows: arms.map((row) => [
      1 + arms.findIndex(({ mean }) => mean === row.mean),
      row.arm,
      row.label,
      row.arm === selected ? "yes" : "no",
      row.n,
      ...estimateCells({ value: row.mean, interval: row.interval }),
      row.eliminatedAt,
      ...estimateCells(row.difference),
    ]),
  };
}

function sharesTable({ arms }: RankResult): AnalysisTable {
  return {
    name: "rank-shares",
    definition: "Share of bootstrap resamples of whole replications in which an arm takes a rank; arms that tie share their ranks equally",
    columns: [armColumn, numberColumn("rank", "", "Rank, 1 = best"), numberColumn("share", "share", "Share of resamples")],
    rows: arms.flatMap(({ arm, rankShares }) => rankShares.map((share, i) => [arm, i + 1, share])),
  };
}

function freshTable({ fresh, selected, outcome: { label, unit } }: RankResult): AnalysisTable {
  const { mean, difference, against, replications } = fresh;
  return {
    name: "fresh",
    definition: `${label} of the selected arm on replications that the selection never saw`,
    columns: [
      armColumn,
      textColumn("against", "Arm it is compared with"),
      numberColumn("n", "replications", "Complete pairs"),
      numberColumn("first_replication", "", "First replication used"),
      numberColumn("last_replication", "", "Last replication used"),
      numberColumn("mean", unit, "Mean of the selected arm"),
      ...limitColumns("", unit, "the mean's 95 % t interval"),
      numberColumn("difference", unit, "Mean paired difference from the other arm"),
      ...limitColumns("difference_", unit, "the difference's 95 % t interval"),
    ],
    rows: [
      [selected, against, replications.length, replications[0], replications.at(-1)!, ...estimateCells(mean), ...estimateCells(difference)],
    ],
  };
}

function setsTable({ factors }: RobustnessPlan, { sets, usedSets }: SetsOutcome): AnalysisTable {
  const used = new Set(usedSets.map(({ set }) => set));
  const varied = allFactors(factors);
  return {
    name: "parameter-sets",
    definition: "The parameter sets drawn (Latin hypercube over each parameter's range); an arm varies those that it has",
    columns: [
      setColumn,
      textColumn("used", "no for a set left out because a run in it has no value"),
      textColumn("parameter", "Path of the setting"),
      numberColumn("value", "", "Value in the set, in the parameter's unit; where arms have ranges of their own, that of the first"),
      textColumn("unit", "Unit of the parameter"),
    ],
    rows: sets.flatMap(({ set, values }) => varied.map(({ path, unit }, i) => [set, used.has(set) ? "yes" : "no", path, values[i], unit])),
  };
}

function robustnessTable({ robustness, outcome: { label, unit } }: RankResult): AnalysisTable {
  const { rows, tail } = robustness!;
  return {
    name: "robustness",
    definition: `${label} over parameter sets, the same sets and replications for every arm`,
    columns: [
      armColumn,
      labelColumn,
      numberColumn("expected", unit, "Mean over parameter sets"),
      ...limitColumns("expected_", unit, "its 95 % t interval over sets"),
      numberColumn("cvar", unit, `Mean of the worst ${tail} of the sets (conditional value at risk)`),
      numberColumn("worst", unit, "Value in the worst set"),
      numberColumn("max_regret", unit, "Largest shortfall from the best arm of a set"),
      numberColumn("satisficing", "share", "Share of sets that reach the threshold; empty without one"),
      ...limitColumns("satisficing_", "share", "its 95 % Wilson interval"),
    ],
    rows: rows.map(({ arm, label: name, expected, cvar, worst, maxRegret, satisficing }) => [
      arm,
      name,
      ...estimateCells(expected),
      cvar,
      worst,
      maxRegret,
      satisficing?.share ?? null,
      satisficing?.low ?? null,
      satisficing?.high ?? null,
    ]),
  };
}

function setValuesTable({ robustness, outcome: { label, unit, direction } }: RankResult, { usedSets }: SetsOutcome): AnalysisTable {
  const { rows, values } = robustness!;
  const sign = direction === "higher" ? 1 : -1;
  return {
    name: "robustness-values",
    definition: `${label} of each arm in each parameter set, mean over the set's replications`,
    columns: [
      setColumn,
      armColumn,
      numberColumn("value", unit, "Mean over the set's replications"),
      numberColumn("regret", unit, "Shortfall from the best arm of the set"),
    ],
    rows: values.flatMap((row, i) => {
      const best = Math.max(...row.map((value) => sign * value));
      return rows.map(({ arm }, k) => [usedSets[i].set, arm, row[k], best - sign * row[k]]);
    }),
  };
}

const armColumn: Column = textColumn("arm", "Arm");
const labelColumn: Column = textColumn("label", "Arm in words");
const setColumn: Column = numberColumn("set", "", "Number of the parameter set, from 1");
