/** Robustness over parameter sets as a table: expected value, tail mean, worst case, regret and share of sets that satisfy a threshold. */

import type { Drawing } from "../../../charts/chart.ts";
import { frame } from "../../../charts/frame.ts";
import { sizeWithUnit, valueRange } from "../../../words/chartPhrases.ts";
import { rankLabels as labels } from "../../../words/en/rankCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { RobustFinding, RobustNoteFinding } from "../../../words/findings/rankCharts.ts";
import { formatValue } from "../../../words/format.ts";
import { percentRange, percentWords } from "../../../words/words.ts";
import { addCells, headerHeight } from "../../charts/parts/cells.ts";
import { blue, sequential } from "../../charts/parts/colours.ts";
import { addLegend, areaSample } from "../../charts/parts/legend.ts";
import { addRowNames, layRows, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome, fewestForQuantiles, shortName } from "../../charts/parts/words.ts";
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
    title: headline(titleFinding(result, found, columns), en),
    subtitle: tell(noteFinding(result, found), en),
    body: (group, width) => {
      const legend = addLegend(group, 0, width, [
        areaSample(labels.darkness, blue, { opacity: 0.7 }),
        areaSample(labels.best, "#ffffff", { stroke: "#1a1a1a" }),
      ]);
      const arms = found.rows.map((row) => row.label);
      const names = layRows(arms, 0, width, { leastHeight: 36, mostLabelWidth: 240 });
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
  return [
    {
      title: labels.expected,
      best,
      value: (row) => row.expected.value,
      text: ({ expected }) => formatValue(expected.value, outcome.unit, expected.interval),
      note: ({ expected }) => valueRange(expected, outcome.unit),
    },
    {
      title: labels.cvar(percentWords(found.tail)),
      best,
      value: (row) => row.cvar,
      text: (row) => print(row.cvar),
    },
    { title: labels.worst, best, value: (row) => row.worst, text: (row) => print(row.worst) },
    {
      title: labels.regret,
      best: "lower",
      value: (row) => row.maxRegret,
      text: (row) => sizeWithUnit(row.maxRegret, outcome.unit),
    },
    ...(found.rows.some((row) => row.satisficing !== null) ? [satisficing(found, best, print)] : []),
  ];
}

function satisficing(found: Robustness, best: string, print: (value: number) => string): Column {
  return {
    title: found.threshold === null ? labels.satisficing : labels.satisficingAt(best === "higher", print(found.threshold)),
    best: "higher",
    value: (row) => row.satisficing?.share ?? null,
    text: ({ satisficing: share }) => (share === null ? "" : percentWords(share.share)),
    note: ({ satisficing: share }) => (share === null ? "" : `${percentRange(share)}`),
  };
}

function titleFinding(result: RankResult, found: Robustness, columns: readonly Column[]): RobustFinding {
  const wins = found.rows.map((_, row) => columns.filter((column) => cellOf(found.rows, column, row)?.framed).length);
  const labelsWith = (is: (count: number) => boolean) => found.rows.filter((_, row) => is(wins[row]!)).map(({ label }) => shortName(label));
  const [byAll] = labelsWith((count) => count === columns.length);
  return {
    kind: "robust",
    outcome: directedOutcome(result.outcome),
    sets: found.used,
    measures: columns.length,
    arms: found.rows.length,
    leaders: labelsWith((count) => count > 0),
    byAll: byAll ?? null,
    regret: shortName(found.rows.reduce((a, b) => (b.maxRegret < a.maxRegret ? b : a)).label),
  };
}

function noteFinding(result: RankResult, { used, sets }: Robustness): RobustNoteFinding {
  return { kind: "robust-note", outcome: directedOutcome(result.outcome), sets: { low: used, high: sets } };
}
