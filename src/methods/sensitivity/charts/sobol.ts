/**
 * Sobol' indices: shares of the outcome's variance that a parameter explains alone (first order) and with all others (total), and pairs
 * together (second order). Source: A. Saltelli et al. (2010), Computer Physics Communications 181.
 */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { sensitivityLabels as labels } from "../../../words/en/sensitivityCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { SobolNoteFinding } from "../../../words/findings/sensitivityCharts.ts";
import { formatNumber, formatValue } from "../../../words/format.ts";
import { addBottomAxis, bottomAxisHeight, rangeOf } from "../../charts/parts/axes.ts";
import { blue } from "../../charts/parts/colours.ts";
import { factorLabel, mostFactors } from "../../charts/parts/factors.ts";
import { addLegend, areaSample, lineSample } from "../../charts/parts/legend.ts";
import { addInterval } from "../../charts/parts/marks.ts";
import { addPairCells } from "../../charts/parts/pairs.ts";
import { addRowNames, layRows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { SensitivityResult, SobolRow } from "../result.ts";
import { runPoints, titleOf } from "./reading.ts";

const totalColour = "#a9cde2";
const valueWidth = 190;
/** Most parameters in the table of pairs. */
const mostInPairs = 12;

export const sobol = studyChart("sensitivity", {
  id: "sobol",
  title: "Sobol' indices of parameters",
  description: "First-order and total Sobol' index of each parameter with intervals, and second-order indices of pairs where computed.",
  missing: ({ method, sobol: rows }) => {
    if (method !== "sobol") return "This analysis used Morris screening; Sobol' indices were not asked for.";
    return rows.length > 0 ? null : "No Sobol' index could be estimated: no block of runs was complete, or the outcome never varied.";
  },
  draw: (document, result) => [drawSobol(document, result)],
});

function drawSobol(document: Document, result: SensitivityResult): Drawing {
  const rows = sorted(result.sobol).slice(0, mostFactors);
  return frame(document, {
    footer: footerOf(result),
    name: "sobol",
    title: headline(titleOf(result, ["largest-share", "nothing-moves"]), en),
    subtitle: tell(noteFinding(result, rows.length), en),
    body: (group, width) => {
      const legend = [
        areaSample(labels.firstOrder, blue),
        areaSample(labels.totalOrder, totalColour),
        lineSample(labels.bootstrap, "#1a1a1a", { width: 1.3 }),
      ];
      const top = addLegend(group, 0, width, legend) + 20;
      const bottom = addBars(group, result, rows, top, width);
      return result.secondOrder.length === 0 ? bottom : addPairs(group, result, rows.slice(0, mostInPairs), bottom + 40, width);
    },
  });
}

function addBars(group: Element, result: SensitivityResult, shown: readonly SobolRow[], top: number, width: number): number {
  const rows = layRows(
    shown.map((row) => factorLabel(result.factors, row.factor)),
    top,
    width,
    { leastHeight: 34 },
  );
  const ends = shown.flatMap(({ first, total }) =>
    [first, total].flatMap((each) => [each.value, ...(each.interval === null ? [] : [each.interval.low, each.interval.high])]),
  );
  const x = scaleLinear(rangeOf(ends, { zero: true }), [rows.labelWidth + 10, width - valueWidth - 14]);
  addRowNames(group, rows);
  addText(group, width - valueWidth, top - 8, labels.index, { size: 11, fill: inks.secondary });
  const axis = { unit: labels.shareOfVariance, tick: (value: number) => formatNumber(value) };
  addBottomAxis(group, x, { top, bottom: rowsBottom(rows), axis, ticks: 8 });
  shown.forEach((row, i) => {
    const y = rowCentre(rows, i);
    const bars = [
      { estimate: row.first, y: y - 7, fill: blue, word: labels.bar.first },
      { estimate: row.total, y: y + 7, fill: totalColour, word: labels.bar.total },
    ];
    for (const bar of bars) {
      const to = x(bar.estimate.value);
      add(group, "rect", { x: Math.min(x(0), to), y: bar.y - 6, width: Math.abs(to - x(0)), height: 12, fill: bar.fill });
      addInterval(group, x, bar.y, bar.estimate.interval, { colour: "#1a1a1a", width: 1.3, cap: 3 });
      const { interval } = bar.estimate;
      const range = interval === null ? "" : ` (${indexWords(interval.low)} to ${indexWords(interval.high)})`;
      const words = `${bar.word} ${indexWords(bar.estimate.value)}${range}`;
      addText(group, width - valueWidth, bar.y + 4, words, { size: 10.5, smallest: 8.5, maxWidth: valueWidth - 4 });
    }
  });
  return rowsBottom(rows) + bottomAxisHeight;
}

function addPairs(group: Element, result: SensitivityResult, shown: readonly SobolRow[], top: number, width: number): number {
  const names = shown.map((row) => factorLabel(result.factors, row.factor));
  addText(group, 6, top, labels.secondOrder, { size: 14, strong: true });
  addText(group, 6, top + 17, labels.secondNote({ shown: shown.length, of: result.sobol.length }), { size: 11.5, fill: inks.secondary });
  return addPairCells(group, {
    names,
    y: top + 30,
    width,
    value: (a, b) => {
      const [first, second] = [shown[a]!.factor, shown[b]!.factor];
      const found = result.secondOrder.find(
        (each) => (each.first === first && each.second === second) || (each.first === second && each.second === first),
      );
      return found ?? null;
    },
    text: indexWords,
  });
}

/** Two decimals. */
function indexWords(value: number): string {
  return formatValue(value, "index");
}

function noteFinding(result: SensitivityResult, shown: number): SobolNoteFinding {
  const { noiseShare: chance, sobol: rows } = result;
  return { kind: "sobol-note", outcome: directedOutcome(result.outcome), points: runPoints(result), chance, shown, of: rows.length };
}

function sorted(rows: readonly SobolRow[]): SobolRow[] {
  return [...rows].sort((a, b) => b.total.value - a.total.value);
}
