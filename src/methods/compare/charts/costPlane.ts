/** Cost-effectiveness plane: extra cost against benefit, with the confidence ellipse of the two means and the efficient frontier. */
import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addLine, addText, inks, round } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { type Box, placeLabels } from "../../../charts/placeLabels.ts";
import { textWidth } from "../../../charts/textWidth.ts";
import { cos, sin } from "../../../kernel/maths.ts";
import { costLabels as labels } from "../../../words/en/costCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import {
  addBottomAxis,
  addTurnedTitle,
  differenceAxis,
  rangeOf,
  type Scale,
  tickWidth,
  valueAxis,
  zeroInk,
} from "../../charts/parts/axes.ts";
import { blue, blueInk, dark, grey, greyInk } from "../../charts/parts/colours.ts";
import { fitLabel } from "../../charts/parts/labels.ts";
import { addLegend, areaSample, dotSample, lineSample } from "../../charts/parts/legend.ts";
import { addDot, addPoint } from "../../charts/parts/marks.ts";
import { shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { RunResult } from "../../run/result.ts";
import type { CompareResult, CostPlane } from "../result.ts";
import { costNote, costPerThing, costTitle } from "./costFound.ts";
import { armLabel, baselineOf, type Compared, comparedOf, primaryOf } from "./reading.ts";

const height = 520;
/** Most dots of single pairs in the whole plane. */
const mostDots = 600;

export const costPlane = studyChart(["compare", "run"], {
  id: "cost-plane",
  title: "Cost and benefit against the baseline",
  description: "Extra cost and benefit of each arm with the 95 % confidence ellipse of their means, and the efficient frontier.",
  missing: (result) =>
    planes(result).length > 0 ? null : "Cost and the primary outcome of an arm and the baseline were not both recorded in this study.",
  draw: (document, result) => [drawPlane(document, result)],
});

function drawPlane(document: Document, found: CompareResult | RunResult): Drawing {
  const result = comparedOf(found);
  const shown = planes(result);
  const dots = dotsOf(shown);
  return frame(document, {
    footer: footerOf(found),
    name: "cost-plane",
    title: headline(costTitle(result, shown), en),
    subtitle: tell(costNote(result, shown, shown.some(dots)), en),
    body: (group, width) => {
      const top = addLegend(group, 0, width, legend(result, shown, dots)) + 10;
      const benefits = shown.flatMap((plane) => [
        plane.meanBenefit,
        ...outline(plane).map((p) => p[0]),
        ...(dots(plane) ? plane.benefit : []),
      ]);
      const costs = shown.flatMap((plane) => [plane.meanCost, ...outline(plane).map((p) => p[1]), ...(dots(plane) ? plane.cost : [])]);
      const bottom = top + height;
      const y = scaleLinear(rangeOf(costs, { zero: true, pad: 0.07 }), [bottom, top]).nice(6);
      const yuan = valueAxis("yuan", y.domain());
      const left = 46 + tickWidth(y, yuan, 6);
      const x = scaleLinear(rangeOf(benefits, { zero: true, pad: 0.07 }), [left, width - 16]).nice(8);
      addAxes(group, result, x, y, yuan);
      addFrontier(group, shown, x, y);
      for (const plane of shown) addPlane(group, plane, x, y, dots(plane));
      addPoint(group, x(0), y(0), { shape: "circle", colour: dark }, 80);
      addNames(group, result, shown, x, y);
      return bottom + 44;
    },
  });
}

function addAxes(group: Element, result: Compared, x: Scale, y: Scale, yuan: ReturnType<typeof valueAxis>): void {
  const [left, right] = x.range() as [number, number];
  const [bottom, top] = y.range() as [number, number];
  const outcome = primaryOf(result);
  const title = labels.benefit(outcome.direction, shortName(outcome.label), baselineOf(result).label);
  for (const tick of y.ticks(6)) {
    addLine(group, left, y(tick), right, y(tick), { stroke: inks.grid });
    addText(group, left - 7, y(tick) + 4, yuan.tick(tick), { size: 11, fill: inks.secondary, anchor: "end" });
  }
  addBottomAxis(group, x, { top, bottom, axis: differenceAxis(outcome.unit, x.domain()), title, ticks: 8 });
  addTurnedTitle(group, 14, (top + bottom) / 2, labels.costAbove(baselineOf(result).label, yuan.unit), bottom - top);
  addLine(group, x(0), bottom, x(0), top, { stroke: zeroInk, "stroke-width": 1.4 });
  addLine(group, left, y(0), right, y(0), { stroke: zeroInk, "stroke-width": 1.4 });
  const corners = [
    { text: labels.corners[0], x: right - 8, y: top + 16, anchor: "end", room: right - x(0), depth: y(0) - top },
    { text: labels.corners[1], x: right - 8, y: bottom - 9, anchor: "end", room: right - x(0), depth: bottom - y(0) },
    { text: labels.corners[2], x: left + 8, y: top + 16, anchor: "start", room: x(0) - left, depth: y(0) - top },
    { text: labels.corners[3], x: left + 8, y: bottom - 9, anchor: "start", room: x(0) - left, depth: bottom - y(0) },
  ] as const;
  for (const corner of corners) {
    if (corner.depth < 40 || corner.room < textWidth(corner.text, 12) + 16) continue;
    addText(group, corner.x, corner.y, corner.text, { size: 12, fill: inks.secondary, anchor: corner.anchor, halo: true });
  }
}

function addPlane(group: Element, plane: CostPlane, x: Scale, y: Scale, dots: boolean): void {
  const colour = plane.place === "off" ? grey : blue;
  if (dots)
    for (let i = 0; i < plane.n; i += 1)
      addDot(
        group,
        x(plane.benefit[i]!),
        y(plane.cost[i]!),
        colour,
        plane.ellipse === null ? { r: 2.2, opacity: 0.6 } : { r: 1.7, opacity: 0.35 },
      );
  const points = outline(plane).map(([benefit, cost]) => `${round(x(benefit))},${round(y(cost))}`);
  if (points.length > 0) {
    add(group, "polygon", { points: points.join(" "), fill: colour, "fill-opacity": 0.15, stroke: colour, "stroke-width": 1.3 });
  }
  addPoint(group, x(plane.meanBenefit), y(plane.meanCost), pointLook(plane), 84);
}

/** The confidence ellipse as a polygon in data units, benefit first; empty when there is none. */
function outline({ ellipse, meanCost, meanBenefit }: CostPlane): [number, number][] {
  if (ellipse === null) return [];
  const { a, b, angle } = ellipse;
  const steps = 72;
  return Array.from({ length: steps }, (_, i) => {
    const turn = (2 * Math.PI * i) / steps;
    const [along, across] = [a * cos(turn), b * sin(turn)];
    const cost = meanCost + along * cos(angle) - across * sin(angle);
    return [meanBenefit + along * sin(angle) + across * cos(angle), cost];
  });
}

/** Joins the efficient arms, and the baseline when no arm is both better and cheaper. */
function addFrontier(group: Element, shown: readonly CostPlane[], x: Scale, y: Scale): void {
  const points = frontier(shown);
  for (let i = 1; i < points.length; i += 1) {
    const [from, to] = [points[i - 1]!, points[i]!];
    addLine(group, x(from[0]), y(from[1]), x(to[0]), y(to[1]), { stroke: blueInk, "stroke-width": 1.6, "stroke-dasharray": "7 3" });
  }
}

function frontier(shown: readonly CostPlane[]): [number, number][] {
  const dominated = shown.some((plane) => plane.meanBenefit >= 0 && plane.meanCost <= 0);
  const points = shown.filter((plane) => plane.efficient).map((plane): [number, number] => [plane.meanBenefit, plane.meanCost]);
  return [...(dominated ? [] : [[0, 0] as [number, number]]), ...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function addNames(group: Element, result: Compared, shown: readonly CostPlane[], x: Scale, y: Scale): void {
  const [left, right] = x.range() as [number, number];
  const [bottom, top] = y.range() as [number, number];
  const names = [
    { text: baselineOf(result).label, ink: dark, x: x(0), y: y(0) },
    ...shown.map((plane) => ({
      text: armLabel(result, plane.arm),
      note: costPerThing(plane, result),
      ink: plane.place === "off" ? greyInk : blueInk,
      x: x(plane.meanBenefit),
      y: y(plane.meanCost),
    })),
  ];
  const gatheredNames = gathered(names).map(({ texts, notes, ...place }) => ({
    ...place,
    lines: [...texts.flatMap((text) => fitLabel(text, 190, 3).lines), ...notes],
  }));
  const boxes: Box[] = gatheredNames.map((name) => ({
    x: name.x,
    y: name.y,
    width: Math.max(...name.lines.map((line) => textWidth(line, 12))) + 4,
    height: name.lines.length * 14 + 2,
  }));
  const axes = [
    { x: left, y: y(0) - 1, width: right - left, height: 2 },
    { x: x(0) - 1, y: top, width: 2, height: bottom - top },
  ];
  const obstacles = [...axes, ...shown.flatMap((plane) => ellipseBox(plane, x, y)), ...frontierBoxes(shown, x, y)];
  placeLabels(boxes, { left: left + 4, right: right - 4, top: top + 22, bottom: bottom - 24 }, obstacles).forEach((place, i) => {
    const name = gatheredNames[i]!;
    if (place.far) addLeader(group, name.x, name.y, place.anchorX, place.anchorY);
    name.lines.forEach((line, row) => {
      addText(group, place.x + 2, place.y + 12 + row * 14, line, { fill: name.ink, halo: true });
    });
  });
}

/** From a point to its name: dotted and grey, since a line in the point's own colour would look like an interval. */
function addLeader(group: Element, x: number, y: number, toX: number, toY: number): void {
  const [dx, dy] = [toX - x, toY - y];
  const clear = 9 / Math.max(9, Math.sqrt(dx * dx + dy * dy));
  const look = { stroke: "#777777", "stroke-width": 1, "stroke-dasharray": "1 3", "stroke-linecap": "round" };
  addLine(group, x + dx * clear, y + dy * clear, toX, toY, look);
}

interface Name {
  readonly text: string;
  /** A line below the name. */
  readonly note?: string | null;
  readonly ink: string;
  readonly x: number;
  readonly y: number;
}

interface Label extends Omit<Name, "text" | "note"> {
  readonly texts: string[];
  readonly notes: readonly string[];
}

/** One label for all names of the same point, such as arms that do the same as the baseline. */
function gathered(names: readonly Name[]): Label[] {
  const labels: Label[] = [];
  for (const { text, note, ...place } of names) {
    const same = labels.find((label) => Math.abs(label.x - place.x) < 1 && Math.abs(label.y - place.y) < 1);
    if (same === undefined) labels.push({ ...place, texts: [text], notes: note === undefined || note === null ? [] : [note] });
    else same.texts.push(text);
  }
  return labels;
}

function ellipseBox(plane: CostPlane, x: Scale, y: Scale): Box[] {
  const points = outline(plane);
  if (points.length === 0) return [];
  const [xs, ys] = [points.map((p) => x(p[0])), points.map((p) => y(p[1]))];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [{ x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }];
}

/** The frontier as a chain of small boxes, for labels to stay clear of it. */
function frontierBoxes(shown: readonly CostPlane[], x: Scale, y: Scale): Box[] {
  const points = frontier(shown).map(([benefit, cost]) => [x(benefit), y(cost)] as const);
  return points.slice(1).flatMap((to, i) => {
    const from = points[i]!;
    const pieces = Math.max(1, Math.round((Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1])) / 14));
    return Array.from({ length: pieces }, (_, k) => {
      const share = (k + 0.5) / pieces;
      return { x: from[0] + (to[0] - from[0]) * share - 3, y: from[1] + (to[1] - from[1]) * share - 3, width: 6, height: 6 };
    });
  });
}

/** Filled only where the place is shown. */
const looks = {
  on: { shape: "square", colour: blue },
  unclear: { shape: "square", colour: blue, hollow: true },
  off: { shape: "circle", colour: grey, hollow: true },
} as const;

function pointLook({ place }: CostPlane) {
  return looks[place];
}

function legend(result: Compared, shown: readonly CostPlane[], dots: (plane: CostPlane) => boolean) {
  const mark = (label: string, look: Parameters<typeof addPoint>[3]) => ({
    label,
    draw: (group: Element, x: number, y: number) => void addPoint(group, x, y, look, 60),
  });
  return [
    mark(baselineOf(result).label, { shape: "circle", colour: dark }),
    ...(["on", "unclear", "off"] as const).flatMap((place) =>
      shown.some((plane) => plane.place === place) ? [mark(labels.place[place], looks[place])] : [],
    ),
    ...(frontier(shown).length > 1 ? [lineSample(labels.frontier, blueInk, { width: 1.6, dash: "7 3" })] : []),
    ...(shown.some((plane) => plane.ellipse !== null) ? [areaSample(labels.ellipse, blue, { opacity: 0.15, stroke: blue })] : []),
    ...(shown.some(dots) ? [dotSample(labels.singlePairs, grey)] : []),
  ];
}

/** Whether the single pairs of an arm are drawn: always without an ellipse, else while the plane stays readable. */
function dotsOf(shown: readonly CostPlane[]): (plane: CostPlane) => boolean {
  const total = shown.reduce((sum, plane) => sum + plane.n, 0);
  return (plane) => plane.n > 1 && (plane.ellipse === null || total <= mostDots);
}

function planes(result: Pick<Compared, "costPlane">): CostPlane[] {
  return result.costPlane.filter((plane) => plane.n > 0);
}
