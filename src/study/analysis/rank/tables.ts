/** The tables of a ranking: who was ranked how, rank probabilities, the fresh estimate, and how arms hold up over parameter sets. */
import type { AnalysisTable, RankResult } from "./results.ts";
import type { RobustnessPlan, SetsOutcome } from "./robustnessOverSets.ts";

type Column = AnalysisTable["columns"][number];

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
      number("rank", "", "Rank in the contest, 1 = selected"),
      armColumn,
      labelColumn,
      text("selected", "yes for the selected arm"),
      number("n", "replications", "Replications that count"),
      number("mean", unit, "Mean over the arm's replications"),
      number("low", unit, "Lower limit of the mean's 95 % t interval"),
      number("high", unit, "Upper limit of the mean's 95 % t interval"),
      number("eliminated_at", "replication", "Replication after which the arm was dropped; empty for arms in to the end"),
      number("difference", unit, "Mean paired difference from the selected arm, over the replications that both have"),
      number("difference_low", unit, "Lower limit of the difference's 95 % t interval"),
      number("difference_high", unit, "Upper limit of the difference's 95 % t interval"),
    ],
    rows: arms.map((row, i) => [
      i + 1,
      row.arm,
      row.label,
      row.arm === selected ? "yes" : "no",
      row.n,
      row.mean,
      row.interval?.low ?? null,
      row.interval?.high ?? null,
      row.eliminatedAt,
      row.difference.value,
      row.difference.interval?.low ?? null,
      row.difference.interval?.high ?? null,
    ]),
  };
}

function sharesTable({ arms }: RankResult): AnalysisTable {
  return {
    name: "rank-shares",
    definition: "Share of bootstrap resamples of whole replications in which an arm takes a rank; arms that tie share their ranks equally",
    columns: [armColumn, number("rank", "", "Rank, 1 = best"), number("share", "share", "Share of resamples")],
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
      text("against", "Arm it is compared with"),
      number("n", "replications", "Complete pairs"),
      number("first_replication", "", "First replication used"),
      number("last_replication", "", "Last replication used"),
      number("mean", unit, "Mean of the selected arm"),
      number("low", unit, "Lower limit of the mean's 95 % t interval"),
      number("high", unit, "Upper limit of the mean's 95 % t interval"),
      number("difference", unit, "Mean paired difference from the other arm"),
      number("difference_low", unit, "Lower limit of the difference's 95 % t interval"),
      number("difference_high", unit, "Upper limit of the difference's 95 % t interval"),
    ],
    rows: [
      [
        selected,
        against,
        replications.length,
        replications[0],
        replications.at(-1)!,
        mean.value,
        mean.interval?.low ?? null,
        mean.interval?.high ?? null,
        difference.value,
        difference.interval?.low ?? null,
        difference.interval?.high ?? null,
      ],
    ],
  };
}

function setsTable({ factors }: RobustnessPlan, { sets, usedSets }: SetsOutcome): AnalysisTable {
  const used = new Set(usedSets.map(({ set }) => set));
  return {
    name: "parameter-sets",
    definition: "The parameter sets drawn (Latin hypercube over each parameter's range)",
    columns: [
      setColumn,
      text("used", "no for a set left out because a run in it has no value"),
      text("parameter", "Path of the setting"),
      number("value", "", "Value in the set, in the parameter's unit"),
      text("unit", "Unit of the parameter"),
    ],
    rows: sets.flatMap(({ set, values }) => factors.map(({ path, unit }, i) => [set, used.has(set) ? "yes" : "no", path, values[i], unit])),
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
      number("expected", unit, "Mean over parameter sets"),
      number("expected_low", unit, "Lower limit of its 95 % t interval over sets"),
      number("expected_high", unit, "Upper limit of its 95 % t interval over sets"),
      number("cvar", unit, `Mean of the worst ${tail} of the sets (conditional value at risk)`),
      number("worst", unit, "Value in the worst set"),
      number("max_regret", unit, "Largest shortfall from the best arm of a set"),
      number("satisficing", "share", "Share of sets that reach the threshold; empty without one"),
      number("satisficing_low", "share", "Lower limit of its 95 % Wilson interval"),
      number("satisficing_high", "share", "Upper limit of its 95 % Wilson interval"),
    ],
    rows: rows.map(({ arm, label: name, expected, cvar, worst, maxRegret, satisficing }) => [
      arm,
      name,
      expected.value,
      expected.interval?.low ?? null,
      expected.interval?.high ?? null,
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
      number("value", unit, "Mean over the set's replications"),
      number("regret", unit, "Shortfall from the best arm of the set"),
    ],
    rows: values.flatMap((row, i) => {
      const best = Math.max(...row.map((value) => sign * value));
      return rows.map(({ arm }, k) => [usedSets[i].set, arm, row[k], best - sign * row[k]]);
    }),
  };
}

const armColumn: Column = text("arm", "Arm");
const labelColumn: Column = text("label", "Arm in words");
const setColumn: Column = number("set", "", "Number of the parameter set, from 1");

function text(name: string, definition: string): Column {
  return { name, type: "text", unit: "", definition };
}

function number(name: string, unit: string, definition: string): Column {
  return { name, type: "number", unit, definition };
}
