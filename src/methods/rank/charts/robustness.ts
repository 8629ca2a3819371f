/** Robustness over parameter sets as a table: expected value, tail mean, worst case, regret and share of sets that satisfy a threshold. */

import type { Drawing } from "../../../charts/chart.ts";
import { frame } from "../../../charts/frame.ts";
import { directionWords, formatValue } from "../../../words/format.ts";
import { percentRange, percentWords } from "../../../words/words.ts";
import { addCells, headerHeight } from "../../charts/parts/cells.ts";
import { blue, sequential } from "../../charts/parts/colours.ts";
import { addLegend, areaSample } from "../../charts/parts/legend.ts";
import { addRowNames, layRows, rowsBottom } from "../../charts/parts/rows.ts";
import { countVerb, differenceWithUnit, fewestForQuantiles, outcomeName, shortName, valueRange } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { RankResult, RobustnessRow } from "../result.ts";

type Robustness = NonNullable<RankResult["robustness"]>;

export const robustness = studyChart("rank", {
  id: "robustness",
  title: "Robustness over parameter sets",
  description: "Expected value, mean of the worst tail, worst value, largest regret and satisficing share of each arm over parameter sets.",
  missing: ({ robustness: found }) => {
    if (found === null) return "This study drew no parameter sets, so it says nothing about robustness.";
    return found.rows.length > 0
      ? null
      : `Fewer than ${fewestForQuantiles} parameter sets were completed: too few for a tail or a worst case.`;
  },
  draw: (document, result) => [drawRobustness(document, result, result.robustness!)],
});

interface Column {
  readonly title: string;
  /** Number by which cells are coloured; null where there is none. */
  value(row: RobustnessRow): number | null;
  text(row: RobustnessRow): string;
  note?(row: RobustnessRow): string;
  readonly best: "higher" | "lower";
}

function drawRobustness(document: Document, result: RankResult, found: Robustness): Drawing {
  const columns = columnsOf(result, found);
  return frame(document, {
    footer: footerOf(result),
    name: "robustness",
    title: titleSentence(result, found, columns),
    subtitle: subtitleSentence(result, found),
    body: (group, width) => {
      const legend = addLegend(group, 0, width, [
        areaSample("best to worst of a column (dark to light)", blue, { opacity: 0.7 }),
        areaSample("best of a column (framed)", "#ffffff", { stroke: "#1a1a1a" }),
      ]);
      const labels = found.rows.map((row) => row.label);
      const names = layRows(labels, 0, width, { leastHeight: 36, mostLabelWidth: 240 });
      const cellWidth = (width - names.labelWidth) / columns.length;
      const titles = columns.map((column) => column.title);
      const rows = { ...names, y: legend + 10 + headerHeight(titles, cellWidth) };
      addRowNames(group, rows, { strong: (i) => found.rows[i]!.arm === result.selected });
      addCells(group, {
        rows,
        x: rows.labelWidth,
        cellWidth,
        columns: titles,
        cell: (row, column) => cellOf(found.rows, columns[column]!, row),
      });
      return rowsBottom(rows) + 6;
    },
  });
}

function cellOf(rows: readonly RobustnessRow[], column: Column, row: number) {
  const value = column.value(rows[row]!);
  if (value === null) return null;
  const values = rows.flatMap((each) => column.value(each) ?? []);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const good = high === low ? 0.5 : column.best === "higher" ? (value - low) / (high - low) : (high - value) / (high - low);
  const best = value === (column.best === "higher" ? high : low) && high > low;
  return { text: column.text(rows[row]!), note: column.note?.(rows[row]!), fill: sequential(0.06 + 0.8 * good), framed: best };
}

function columnsOf({ outcome }: RankResult, found: Robustness): Column[] {
  const best = outcome.direction === "lower" ? "lower" : "higher";
  const print = (value: number) => formatValue(value, outcome.unit);
  const difference = (value: number) => differenceWithUnit(value, outcome.unit).replace(/^\+/, "");
  return [
    {
      title: "Expected: mean over sets",
      best,
      value: (row) => row.expected.value,
      text: ({ expected }) => formatValue(expected.value, outcome.unit, expected.interval),
      note: ({ expected }) => valueRange(expected, outcome.unit),
    },
    {
      title: `CVaR: mean of the worst ${percentWords(found.tail)} of sets`,
      best,
      value: (row) => row.cvar,
      text: (row) => print(row.cvar),
    },
    { title: "Worst set (maximin)", best, value: (row) => row.worst, text: (row) => print(row.worst) },
    {
      title: "Maximum regret against the best arm of a set",
      best: "lower",
      value: (row) => row.maxRegret,
      text: (row) => difference(row.maxRegret),
    },
    ...(found.rows.some((row) => row.satisficing !== null) ? [satisficing(found, best, print)] : []),
  ];
}

function satisficing(found: Robustness, best: string, print: (value: number) => string): Column {
  const bound = found.threshold === null ? "" : ` ${best === "higher" ? "at least" : "at most"} ${print(found.threshold)}`;
  return {
    title: `Satisficing: sets with${bound}`,
    best: "higher",
    value: (row) => row.satisficing?.share ?? null,
    text: ({ satisficing: share }) => (share === null ? "" : percentWords(share.share)),
    note: ({ satisficing: share }) => (share === null ? "" : `${percentRange(share)}`),
  };
}

function titleSentence(result: RankResult, found: Robustness, columns: readonly Column[]): string {
  const wins = (row: number) => columns.filter((column) => cellOf(found.rows, column, row)?.framed).length;
  const counts = found.rows.map((_, i) => wins(i));
  const top = counts.indexOf(Math.max(...counts));
  const name = shortName(found.rows[top]!.label);
  if (found.rows.length < 2) return `${name} over ${found.used} parameter sets: ${outcomeName(result.outcome)} if parameters are others`;
  if (counts[top] === columns.length)
    return `${name} is best in ${outcomeName(result.outcome)} by all ${columns.length} measures of robustness`;
  const regret = found.rows.reduce((a, b) => (b.maxRegret < a.maxRegret ? b : a));
  const leaders = counts.filter((wins) => wins > 0).length;
  return `${countVerb(leaders, "arm").replace(/ (is|are)$/, "")} ${leaders === 1 ? "is" : "are"} best in ${outcomeName(result.outcome)} by some measure of robustness; ${shortName(regret.label)} has the smallest maximum regret`;
}

function subtitleSentence(result: RankResult, found: Robustness): string {
  const lost = found.used < found.sets ? ` (${found.sets - found.used} of ${found.sets} left out, as a run in them failed)` : "";
  const { outcome } = result;
  return `${outcome.label} (${directionWords(outcome.direction, outcome.unit)}) of each arm over ${found.used} parameter sets${lost}, drawn evenly over the ranges: ignorance, not odds. Regret: how far an arm falls behind the best arm of a set, with the same chance. Small print: 95 % intervals; worst case and regret have none, as they are extremes of these sets. Bold: the selected arm.`;
}
