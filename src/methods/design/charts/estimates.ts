/** Estimates at the points of a design: a line for one factor, a grid for two, else points in the order of their estimates. */

import { line, scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addLine, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import type { Interval } from "../../../statistics/mean.ts";
import { valueRange } from "../../../words/chartPhrases.ts";
import { designLabels as labels } from "../../../words/en/designCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { EstimateAtPoint, EstimatesNoteFinding, PointEstimatesFinding } from "../../../words/findings/designCharts.ts";
import { axisFormat, formatValue } from "../../../words/format.ts";
import { addBottomAxis, addLeftAxis, bottomAxisHeight, outcomeAxis, rangeOf, tickWidth } from "../../charts/parts/axes.ts";
import { addCells, headerHeight } from "../../charts/parts/cells.ts";
import { blue, dark, sequential } from "../../charts/parts/colours.ts";
import { factorValueWords } from "../../charts/parts/factors.ts";
import { addLegend, areaSample, lineSample } from "../../charts/parts/legend.ts";
import { addInterval, addPoint, addUpright } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome, extentOf, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { NamedArm, Outcome } from "../../result.ts";
import type { DesignResult } from "../result.ts";
import { armsOf, drawingName, type PointEstimate, pointsUnder } from "./reading.ts";

/** Most points with a row of their own. */
const mostRows = 40;
const valueWidth = 210;

export const estimates = studyChart("design", {
  id: "estimates",
  title: "Estimates at the points of the design",
  description: "Mean and interval of an outcome at every point of a design: over one factor, over a grid of two, or ranked.",
  missing: (result) => (shownOutcomes(result).length > 0 ? null : "No point of the design has a completed run."),
  draw: (document, result) =>
    shownOutcomes(result).flatMap((outcome) => armsOf(result).map((arm) => drawOutcome(document, result, outcome, arm))),
});

/** Drawings of several arms have one scale, so that they can be laid side by side. */
function drawOutcome(document: Document, result: DesignResult, outcome: Outcome, arm: NamedArm | null): Drawing {
  const all = pointsOf(result, outcome);
  const points = arm === null ? all : pointsUnder(arm, all);
  const shape = shapeOf(result, points);
  const draw = { line: addCourse, grid: addGrid, rows: addRanked, curve: addRankCurve }[shape];
  return frame(document, {
    footer: footerOf(result),
    name: drawingName("estimates", outcome, arm),
    title: headline(titleFinding(outcome, points, arm), en),
    subtitle: tell(noteFinding(result, outcome, points, { shape, arm }), en),
    body: (group, width) =>
      draw(group, { result, outcome, points, ends: endsOf(all), extent: extentOf(all.map(({ value }) => value)), width }),
  });
}

/** What is drawn. `ends` and `extent` (least and greatest mean) are of all arms. */
interface Plot {
  readonly result: DesignResult;
  readonly outcome: Outcome;
  readonly points: readonly PointEstimate[];
  readonly ends: readonly number[];
  readonly extent: Interval;
  readonly width: number;
}

/** Means and ends of intervals. */
function endsOf(points: readonly PointEstimate[]): number[] {
  return points.flatMap(({ value, interval }) => [value, ...(interval === null ? [] : [interval.low, interval.high])]);
}

/** One factor with at least two different values; two factors whose points fill a grid; else ranked. */
function shapeOf(result: DesignResult, points: readonly PointEstimate[]): "line" | "grid" | "rows" | "curve" {
  const different = (i: number) => new Set(points.map((point) => point.values[i])).size;
  if (result.factors.length === 1 && different(0) === points.length && points.length > 1) return "line";
  if (result.factors.length === 2 && different(0) > 1 && different(1) > 1 && different(0) <= 14) {
    const places = new Set(points.map((point) => `${point.values[0]} ${point.values[1]}`));
    if (places.size === points.length && points.length === different(0) * different(1)) return "grid";
  }
  return points.length <= mostRows ? "rows" : "curve";
}

function addCourse(group: Element, { result, outcome, points, ends, width }: Plot): number {
  const factor = result.factors[0]!;
  const top = addLegend(group, 0, width, [lineSample(labels.mean, blue)]) + 30;
  const bottom = top + 360;
  const y = scaleLinear(rangeOf(ends), [bottom, top]).nice(6);
  const axis = outcomeAxis(outcome, y.domain());
  const left = 24 + tickWidth(y, axis, 6);
  const sorted = [...points].sort((a, b) => a.values[0]! - b.values[0]!);
  const x = scaleLinear(rangeOf(sorted.map((point) => point.values[0]!)), [left, width - 20]);
  addLeftAxis(group, y, { axis, left, right: width - 20, title: outcome.label, ticks: 6 });
  addBottomAxis(group, x, {
    top,
    bottom,
    axis: axisFormat(factor.unit, Math.max(...x.domain().map(Math.abs))),
    title: factor.label,
    ticks: 8,
  });
  if (factor.standard >= x.domain()[0]! && factor.standard <= x.domain()[1]!) {
    addLine(group, x(factor.standard), top, x(factor.standard), bottom, { stroke: "#777777", "stroke-dasharray": "5 3" });
    addText(group, x(factor.standard) + 5, top + 12, labels.standard, { size: 10.5, fill: inks.secondary, halo: true });
  }
  const path = line<PointEstimate>(
    (point) => x(point.values[0]!),
    (point) => y(point.value),
  ).digits(2);
  add(group, "path", { d: path(sorted)!, fill: "none", stroke: blue, "stroke-width": 1.4 });
  for (const point of sorted) {
    addUpright(group, x(point.values[0]!), y, point.interval, { colour: blue, width: 1.8, cap: 4 });
    addPoint(group, x(point.values[0]!), y(point.value), { shape: "circle", colour: blue }, 60);
  }
  return bottom + 42;
}

function addGrid(group: Element, { result, outcome, points, extent: { low, high }, width }: Plot): number {
  const [across, down] = result.factors as [DesignResult["factors"][number], DesignResult["factors"][number]];
  const sortedValues = (i: number) => [...new Set(points.map((point) => point.values[i]!))].sort((a, b) => a - b);
  const [xs, ys] = [sortedValues(0), sortedValues(1).reverse()];
  const name = (value: number, factor: typeof across) => factorValueWords(value, factor.unit);
  const legend = addLegend(group, 0, width, [areaSample(labels.shade, blue, { opacity: 0.6 })]);
  const rowNames = ys.map((value) => name(value, down));
  const columnNames = xs.map((value) => name(value, across));
  const layout = layRows(rowNames, 0, width, { leastHeight: 44, mostLabelWidth: 160 });
  const cellWidth = Math.min(150, (width - layout.labelWidth - 8) / xs.length);
  const rows = { ...layout, y: legend + 34 + headerHeight(columnNames, cellWidth), width: layout.labelWidth + xs.length * cellWidth };
  addText(group, layout.labelWidth, legend + 18, labels.axes(across.label, down.label), { size: 12, strong: true });
  addRowNames(group, rows);
  addCells(group, {
    rows,
    x: rows.labelWidth,
    cellWidth,
    columns: columnNames,
    cell: (row, column) => {
      const point = points.find((each) => each.values[0] === xs[column] && each.values[1] === ys[row]);
      if (point === undefined) return null;
      const share = high === low ? 0.4 : (point.value - low) / (high - low);
      return {
        text: formatValue(point.value, outcome.unit, point.interval),
        note: valueRange(point, outcome.unit),
        fill: sequential(0.05 + 0.85 * share),
      };
    },
  });
  return rowsBottom(rows) + 8;
}

function addRanked(group: Element, { outcome, points, ends, width }: Plot): number {
  const sorted = ranked(outcome.direction, points);
  const top = addLegend(group, 0, width, [lineSample(labels.mean, dark)]) + 20;
  const names = sorted.map((point) => point.label);
  const rows = layRows(names, top, width, { mostLabelWidth: 330 });
  const domain = rangeOf(ends);
  const x = scaleLinear(domain, [rows.labelWidth + 10, width - valueWidth - 12]);
  addRowNames(group, rows);
  addText(group, width - valueWidth, top - 8, labels.meanColumn, { size: 11, fill: inks.secondary });
  addBottomAxis(group, x, { top, bottom: rowsBottom(rows), axis: outcomeAxis(outcome, domain), title: outcome.label, ticks: 6 });
  sorted.forEach((point, i) => {
    const y = rowCentre(rows, i);
    addInterval(group, x, y, point.interval, { colour: blue });
    addPoint(group, x(point.value), y, { shape: "circle", colour: blue }, 54);
    const words = `${formatValue(point.value, outcome.unit, point.interval)} (${valueRange(point, outcome.unit)})`;
    addText(group, width - valueWidth, y + 4, words, {
      size: 11,
      smallest: 8.5,
      maxWidth: valueWidth - 4,
    });
  });
  return rowsBottom(rows) + bottomAxisHeight;
}

/** Many points: estimates and intervals side by side in their order, without names. */
function addRankCurve(group: Element, { outcome, points, ends, width }: Plot): number {
  const sorted = ranked(outcome.direction, points);
  const top = addLegend(group, 0, width, [lineSample(labels.mean, "#7fb8d8", { width: 1.4 })]) + 30;
  const bottom = top + 380;
  const y = scaleLinear(rangeOf(ends), [bottom, top]).nice(6);
  const axis = outcomeAxis(outcome, y.domain());
  const left = 24 + tickWidth(y, axis, 6);
  const x = scaleLinear([0.5, sorted.length + 0.5], [left, width - 10]);
  addLeftAxis(group, y, { axis, left, right: width - 10, title: outcome.label, ticks: 6 });
  addBottomAxis(group, x, {
    top: bottom,
    bottom,
    axis: axisFormat("", 1),
    title: labels.order,
    ticks: 8,
  });
  sorted.forEach((point, i) => {
    addUpright(group, x(i + 1), y, point.interval, { colour: "#7fb8d8", width: Math.min(1.4, 600 / sorted.length) });
    add(group, "circle", { cx: x(i + 1), cy: y(point.value), r: sorted.length > 300 ? 1.4 : 2.2, fill: "#005a8c" });
  });
  return bottom + 42;
}

/** The best first; the highest where there is no good direction. */
function ranked(direction: Outcome["direction"], points: readonly PointEstimate[]): PointEstimate[] {
  const sign = direction === "lower" ? 1 : -1;
  return [...points].sort((a, b) => sign * (a.value - b.value));
}

function titleFinding(outcome: Outcome, points: readonly PointEstimate[], arm: NamedArm | null): PointEstimatesFinding {
  const sorted = ranked(outcome.direction, points);
  return {
    kind: "point-estimates",
    outcome: directedOutcome(outcome),
    arm: arm?.label ?? null,
    points: points.length,
    first: atPoint(sorted[0]!, sorted),
    last: atPoint(sorted.at(-1)!, sorted),
  };
}

/** Where an estimate is found first, and how many others equal it. */
function atPoint({ value, interval }: PointEstimate, points: readonly PointEstimate[]): EstimateAtPoint {
  const alike = points.filter((point) => point.value === value);
  return { point: shortName(alike[0]!.label), others: alike.length - 1, estimate: { value, interval } };
}

function noteFinding(
  result: DesignResult,
  outcome: Outcome,
  points: readonly PointEstimate[],
  { shape, arm }: { readonly shape: string; readonly arm: NamedArm | null },
): EstimatesNoteFinding {
  return {
    kind: "estimates-note",
    outcome: directedOutcome(outcome),
    replications: extentOf(points.map(({ n }) => n)),
    design: result.method,
    ranked: shape === "rows" || shape === "curve",
    lost: result.points.filter((point) => arm === null || point.arm === arm.id).length - points.length,
  };
}

function pointsOf(result: DesignResult, outcome: Outcome): PointEstimate[] {
  return result.points.flatMap((point) => {
    const found = point.estimates.find((estimate) => estimate.outcome === outcome.id && estimate.n > 0);
    return found === undefined
      ? []
      : [{ arm: point.arm, label: point.label, values: point.values, value: found.value, interval: found.interval, n: found.n }];
  });
}

function shownOutcomes(result: DesignResult): Outcome[] {
  return result.outcomes.filter((outcome) => pointsOf(result, outcome).length > 0);
}
