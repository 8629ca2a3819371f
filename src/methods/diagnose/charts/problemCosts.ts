/** Ranked brackets: what each problem costs as things stand and by itself, with intervals, over the band of what chance alone moves. */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addLine, addText, inks } from "../../../charts/element.ts";
import { frame, safeName } from "../../../charts/frame.ts";
import { differenceWithUnit, estimateWords } from "../../../words/chartPhrases.ts";
import { costWords } from "../../../words/en/diagnosis.ts";
import { problemLabels as labels } from "../../../words/en/placeCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { WorstProblemsFinding } from "../../../words/findings/diagnosis.ts";
import type { ProblemChangesFinding } from "../../../words/findings/placeCharts.ts";
import { directionWords } from "../../../words/format.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue, blueInk, dark, grey, greyInk, orange, orangeInk } from "../../charts/parts/colours.ts";
import { addLegend, areaSample, type LegendItem, lineSample } from "../../charts/parts/legend.ts";
import { addInterval, addPoint, type Look } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import { byRank, worstProblems } from "../findings.ts";
import type { DiagnosedOutcome, DiagnoseResult, ProblemCost } from "../result.ts";

const textWidth = 250;
const band = "#e4e4e4";

export const problemCosts = studyChart("diagnose", {
  id: "problem-costs",
  title: "What each problem costs",
  description: "Cost of each diagnosed problem as things stand and by itself, ranked, with intervals and the placebo's band.",
  missing: (result) => (result.outcomes.length > 0 ? null : "No replication was completed in all places, so no cost can be told."),
  draw: (document, result) => result.outcomes.map((each) => drawOutcome(document, result, each)),
});

function drawOutcome(document: Document, result: DiagnoseResult, reported: DiagnosedOutcome): Drawing {
  const { outcome, baseline, total, placebo, n } = reported;
  const costs = byRank(reported.problems, outcome);
  const names = [...costs.map((cost) => nameOf(result, cost)), labels.all, labels.placebo];
  return frame(document, {
    footer: footerOf(result),
    name: `problem-costs-${safeName(outcome.id)}`,
    title: headline(titleFinding(result, reported), en),
    subtitle: tell({ kind: "problems-note", outcome: directedOutcome(outcome), n, baseline }, en),
    body: (group, width) => {
      const top = addLegend(group, 0, width, legend(reported)) + 42;
      const rows = layRows(names, top, width, { leastHeight: 34 });
      const all = [total, placebo, ...costs.flatMap(({ alone, last }) => [alone, last])];
      const ends = all.flatMap(({ value, interval }) => [value, ...(interval === null ? [] : [interval.low, interval.high])]);
      const domain = rangeOf(ends, { zero: true });
      const x = scaleLinear(domain, [rows.labelWidth + 8, width - textWidth - 12]);
      addText(group, rows.labelWidth, top - 24, labels.adds(shortName(outcome.label)), {
        size: 12.5,
        strong: true,
        maxWidth: width - rows.labelWidth - 8,
      });
      addText(group, rows.labelWidth, top - 8, directionWords(outcome.direction, outcome.unit), { size: 11, fill: inks.secondary });
      addRowNames(group, rows, { strong: (i) => i === costs.length });
      addBand(group, reported, rows, x);
      const title = labels.axis;
      addBottomAxis(group, x, { top, bottom: rowsBottom(rows), axis: differenceAxis(outcome.unit, domain), title, ticks: 7 });
      const textX = width - textWidth;
      costs.forEach((cost, i) => {
        addCost(group, reported, cost, rowCentre(rows, i), { x, textX });
      });
      const whole = rowCentre(rows, costs.length);
      addInterval(group, x, whole, total.interval, { colour: dark, width: 2.2, cap: 4 });
      addPoint(group, x(total.value), whole, { shape: "square", colour: dark }, 56);
      addText(group, textX, whole + 4, estimateWords(total, outcome.unit), { size: 11.5, maxWidth: textWidth - 6, strong: true });
      const chance = rowCentre(rows, costs.length + 1);
      addInterval(group, x, chance, placebo.interval, { colour: grey, width: 2.2, cap: 4 });
      addPoint(group, x(placebo.value), chance, { shape: "cross", colour: grey }, 50);
      addText(group, textX, chance + 4, estimateWords(placebo, outcome.unit), { size: 11.5, fill: greyInk, maxWidth: textWidth - 6 });
      return rowsBottom(rows) + bottomAxisHeight;
    },
  });
}

interface Place {
  readonly x: (value: number) => number;
  readonly textX: number;
}

/** Alone above, last below, joined by a faint line; a verdict in words beside them. */
function addCost(group: Element, { outcome }: DiagnosedOutcome, cost: ProblemCost, y: number, { x, textX }: Place): void {
  const { colour, ink } = inksOf(cost);
  addLine(group, x(cost.alone.value), y - 6, x(cost.last.value), y + 6, { stroke: colour, "stroke-dasharray": "2 2" });
  addInterval(group, x, y - 6, cost.alone.interval, { colour, width: 2.2 });
  addPoint(group, x(cost.alone.value), y - 6, lookOf("alone", colour), 52);
  addInterval(group, x, y + 6, cost.last.interval, { colour, width: 1.4 });
  addPoint(group, x(cost.last.value), y + 6, lookOf("last", colour), 42);
  addText(group, textX, y - 2, estimateWords(cost.alone, outcome.unit), {
    size: 11.5,
    smallest: 9,
    fill: ink,
    maxWidth: textWidth - 6,
    strong: true,
  });
  const apart = labels.byItself(differenceWithUnit(cost.last.value, outcome.unit, cost.last.interval), costWords[cost.verdict]);
  addText(group, textX, y + 11, apart, { size: 10, smallest: 8.5, fill: ink, maxWidth: textWidth - 6 });
}

function addBand(group: Element, { placebo }: DiagnosedOutcome, rows: Rows, x: (value: number) => number): void {
  const { interval } = placebo;
  if (interval === null) return;
  const bound = Math.max(Math.abs(interval.low), Math.abs(interval.high));
  const [left, right] = [x(-bound), x(bound)];
  add(group, "rect", { x: left, y: rows.y, width: right - left, height: rowsBottom(rows) - rows.y, fill: band, "fill-opacity": 0.6 });
}

function lookOf(which: "alone" | "last", colour: string): Look {
  return which === "alone" ? { shape: "circle", colour } : { shape: "diamond", colour, hollow: true };
}

function inksOf({ verdict }: ProblemCost): { colour: string; ink: string } {
  if (verdict === "none") return { colour: grey, ink: greyInk };
  if (verdict === "helps") return { colour: blue, ink: blueInk };
  if (verdict === "mixed" || verdict === "different") return { colour: dark, ink: dark };
  return { colour: orange, ink: orangeInk };
}

function legend({ placebo, total }: DiagnosedOutcome): LegendItem[] {
  const point = (label: string, look: Look): LegendItem => ({ label, draw: (group, x, y) => void addPoint(group, x, y, look, 46) });
  return [
    point(labels.alone, lookOf("alone", dark)),
    point(labels.last, lookOf("last", dark)),
    ...(total.interval === null ? [] : [lineSample(labels.interval, dark)]),
    ...(placebo.interval === null ? [] : [areaSample(labels.band, band, { opacity: 0.6 })]),
  ];
}

function nameOf({ problems }: DiagnoseResult, { problem, rank }: ProblemCost): string {
  const { label, row } = problems.find(({ id }) => id === problem)!;
  const place = rank === null ? "" : `${rank}. `;
  return `${place}${row === null ? label : `${row} ${label}`}`;
}

/** What costs most; the others are in the picture. */
function titleFinding(result: DiagnoseResult, reported: DiagnosedOutcome): WorstProblemsFinding | ProblemChangesFinding {
  if (reported.outcome.direction === "none") return { kind: "problem-changes", outcome: directedOutcome(reported.outcome) };
  const found = worstProblems(result, reported);
  return { ...found, groups: found.groups.slice(0, 1) };
}
