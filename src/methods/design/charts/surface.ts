/** Response surface over two factors: how far the outcome at each point is from the scenario's own, coloured where that can be told. */

import { Delaunay, scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addText, round } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { bracketed } from "../../../words/chartPhrases.ts";
import { designLabels as labels } from "../../../words/en/designCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { SurfaceFinding, SurfaceNoteFinding } from "../../../words/findings/designCharts.ts";
import { axisFormat, formatDifference } from "../../../words/format.ts";
import { addBottomAxis, addLeftAxis, type Scale, tickWidth } from "../../charts/parts/axes.ts";
import { blue, diverging, inkOn, orange } from "../../charts/parts/colours.ts";
import { addLegend, areaSample, type LegendItem } from "../../charts/parts/legend.ts";
import { addDot, addPoint, type Look } from "../../charts/parts/marks.ts";
import { directedOutcome, extentOf, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { FactorInfo } from "../../factors/factor.ts";
import type { NamedArm, Outcome } from "../../result.ts";
import type { DesignResult } from "../result.ts";
import { armsOf, drawingName, type PointEstimate, pointsUnder } from "./reading.ts";

/** Fewest points from which there is a surface. */
const fewest = 4;
const plotHeight = 420;
/** Room that two lines of numbers need around their point. */
const room = { across: 92, down: 34 };
const unclearFill = "rgb(232, 232, 232)";
const standardLook: Look = { shape: "cross", colour: "#1a1a1a" };

/** A paired difference from the scenario's own values. */
interface Point extends PointEstimate {
  /** Counting all points of the picture. */
  readonly clear: boolean;
}

export const surface = studyChart("design", {
  id: "surface",
  title: "Response over two factors",
  description:
    "Paired difference of an outcome from the scenario's own values over two factors, coloured where it is clear among all points.",
  missing: (result) => {
    if (result.factors.length !== 2) return "A response surface needs a design of exactly two factors.";
    return drawn(result).length > 0
      ? null
      : `A response surface needs ${fewest} points that differ in both factors and have completed runs.`;
  },
  draw: (document, result) => drawn(result).map(({ outcome, arm, points }) => drawSurface(document, result, { outcome, arm, points })),
});

interface Surface {
  readonly outcome: Outcome;
  readonly arm: NamedArm | null;
  readonly points: readonly Point[];
}

function drawn(result: DesignResult): Surface[] {
  return result.outcomes.flatMap((outcome) => {
    const all = pointsOf(result, outcome);
    return armsOf(result).flatMap((arm) => {
      const points = arm === null ? all : pointsUnder(arm, all);
      const different = (i: number) => new Set(points.map(({ values }) => values[i])).size;
      return points.length >= fewest && different(0) > 1 && different(1) > 1 ? [{ outcome, arm, points }] : [];
    });
  });
}

function drawSurface(document: Document, result: DesignResult, { outcome, arm, points }: Surface): Drawing {
  const [across, down] = result.factors as [FactorInfo, FactorInfo];
  return frame(document, {
    footer: footerOf(result),
    name: drawingName("surface", outcome, arm),
    title: headline(titleFinding(result, { outcome, arm, points }), en),
    subtitle: tell(noteFinding(result, outcome, points), en),
    body: (group, width) => {
      const top = addLegend(group, 0, width, legend(outcome, points)) + 30;
      const bottom = top + plotHeight;
      const y = scaleLinear(padded(points, 1, down), [bottom, top]);
      const axis = axisFormat(down.unit, Math.max(...y.domain().map(Math.abs)));
      const left = 24 + tickWidth(y, axis, 6);
      const x = scaleLinear(padded(points, 0, across), [left, width - 20]);
      addLeftAxis(group, y, { axis, left, right: width - 20, title: down.label, ticks: 6 });
      addBottomAxis(group, x, {
        top,
        bottom,
        axis: axisFormat(across.unit, Math.max(...x.domain().map(Math.abs))),
        title: across.label,
        ticks: 8,
      });
      addCells(group, outcome, points, x, y);
      addPoint(group, x(across.standard), y(down.standard), standardLook, 60);
      return bottom + 42;
    },
  });
}

/** The range of a factor over the points and the scenario's own value, with half a step at its ends. */
function padded(points: readonly Point[], i: number, { standard }: FactorInfo): [number, number] {
  const values = points.map((point) => point.values[i]);
  const [low, high] = [Math.min(...values, standard), Math.max(...values, standard)];
  const pad = (high - low) * Math.max(0.04, 0.5 / Math.max(1, new Set(values).size - 1));
  return [low - pad, high + pad];
}

/** The part of the plane that is nearest to each point, and the number at the point where there is room. */
function addCells(group: Element, outcome: Outcome, points: readonly Point[], x: Scale, y: Scale): void {
  const places = points.map(({ values: [a, b] }): [number, number] => [x(a), y(b)]);
  const [left, right] = x.range();
  const [bottom, top] = y.range();
  const cells = Delaunay.from(places).voronoi([left, top, right, bottom]);
  const limit = Math.max(1e-12, ...points.filter(({ clear }) => clear).map(({ value }) => Math.abs(value)));
  const fills = points.map((point) => (point.clear ? diverging(signOf(outcome) * point.value, limit) : unclearFill));
  fills.forEach((fill, i) => {
    const outline = cells.cellPolygon(i) as [number, number][] | null;
    if (outline === null) return;
    const corners = outline.map((corner) => corner.map(round).join(",")).join(" ");
    add(group, "polygon", { points: corners, fill, stroke: "#ffffff", "stroke-width": 1 });
  });
  points.forEach((point, i) => {
    const [px, py] = places[i];
    const ink = inkOn(fills[i]);
    const isCrowded = places.some(([qx, qy], j) => j !== i && Math.abs(qx - px) < room.across && Math.abs(qy - py) < room.down);
    const middle = { x: within(px, left, right, room.across), y: within(py, top, bottom, room.down) };
    if (isCrowded) addDot(group, px, py, ink, { r: 2.4, opacity: 1 });
    else addNumbers(group, outcome, point, { ...middle, ink });
  });
}

/** Moved in from the edges by half of what it takes. */
function within(value: number, low: number, high: number, size: number): number {
  return Math.min(high - size / 2, Math.max(low + size / 2, value));
}

function addNumbers(group: Element, { unit }: Outcome, point: Point, { x, y, ink }: { x: number; y: number; ink: string }): void {
  const look = { anchor: "middle", fill: ink, maxWidth: room.across - 4 } as const;
  addText(group, x, y - 3, formatDifference(point.value, unit, point.interval), { ...look, size: 12 });
  addText(group, x, y + 11, bracketed(point, unit), { ...look, size: 9.5, smallest: 7.5 });
}

/** Blue is what is better; where no direction is good, what is higher. */
function signOf({ direction }: Outcome): 1 | -1 {
  return direction === "lower" ? -1 : 1;
}

function legend(outcome: Outcome, points: readonly Point[]): LegendItem[] {
  const clear = points.filter(({ clear }) => clear).map(({ value }) => signOf(outcome) * value);
  const [up, down] = outcome.direction === "none" ? [labels.clear.higher, labels.clear.lower] : [labels.clear.good, labels.clear.bad];
  return [
    ...(clear.some((value) => value > 0) ? [areaSample(up, blue)] : []),
    ...(clear.some((value) => value < 0) ? [areaSample(down, orange)] : []),
    ...(clear.length < points.length ? [areaSample(labels.unclear, unclearFill)] : []),
    { label: labels.scenario, draw: (group, x, y) => void addPoint(group, x, y, standardLook, 46) },
  ];
}

function titleFinding({ factors }: DesignResult, { outcome, arm, points }: Surface): SurfaceFinding {
  const clear = points.filter(({ clear }) => clear).sort((a, b) => a.value - b.value);
  const [lower, higher] = [clear.filter(({ value }) => value < 0), clear.filter(({ value }) => value > 0)];
  return {
    kind: "surface",
    outcome: directedOutcome(outcome),
    arm: arm === null ? null : shortName(arm.label),
    factors: [shortName(factors[0].label), shortName(factors[1].label)],
    points: points.length,
    lower: lower.length,
    higher: higher.length,
    lowest: lower[0] ?? null,
    highest: higher.at(-1) ?? null,
  };
}

function noteFinding({ method: design }: DesignResult, outcome: Outcome, points: readonly Point[]): SurfaceNoteFinding {
  const replications = extentOf(points.map(({ n }) => n));
  return { kind: "surface-note", outcome: directedOutcome(outcome), replications, design, points: points.length };
}

/** All points but the scenario's own, from which the differences are. */
function pointsOf({ points, factors }: DesignResult, outcome: Outcome): Point[] {
  return points.flatMap(({ arm, label, values, differences }) => {
    const found = differences.find((difference) => difference.outcome === outcome.id && difference.n > 0);
    if (found === undefined || factors.every(({ standard }, i) => values[i] === standard)) return [];
    return [{ arm, label, values, value: found.value, interval: found.interval, n: found.n, clear: found.clear }];
  });
}
