/** A panel with one quantity over time: a line for each arm, the spread of replications and direct labels at the line ends. */
import { area, line, max, mean, min, quantile, scaleLinear } from "d3";
import { add, addGroup, addLine, addText, inks } from "../../../../charts/element.ts";
import { textWidth, wrap } from "../../../../charts/textWidth.ts";
import type { GroupKey, ResultTables } from "../../../../tables/tables.ts";
import { runChartLabels as labels } from "../../../../words/en/runChartLabels.ts";
import { type AxisFormat, axisFormat } from "../../../../words/format.ts";
import { type ArmStyle, addMark } from "./armStyle.ts";
import { entry, seriesCourses } from "./lookup.ts";

type Point = readonly [day: number, value: number];

/** One arm's course: the mean over replications, and either a band or the single replications. */
export interface ArmCourse {
  readonly style: ArmStyle;
  readonly mean: readonly Point[];
  /** 10 % and 90 % quantiles over replications; only with at least 20 of them. */
  readonly band: readonly (readonly [day: number, low: number, high: number])[];
  readonly singles: readonly (readonly Point[])[];
}

export interface TimePanelSpec {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly unit: string;
  /** What the axis says instead of the unit, e.g. of whom a share is. */
  readonly unitWords?: string;
  readonly courses: readonly ArmCourse[];
  readonly horizonDays: number;
  /** Pixels on the right for direct labels; 0 for none. */
  readonly labelWidth: number;
  /** Draws within the plot area, below the lines. */
  under?(group: SVGGElement, x: (day: number) => number, y: (value: number) => number): void;
}

/** Fewest replications from which a quantile is drawn. */
export const fewestForBand = 20;
const mostSingles = 40;
/** Above this many arms only the baseline and the lead arm have a band. */
const mostBands = 4;
const labelSize = 11.5;
const smallLabel = 10;

export function armCourses(tables: ResultTables, indicator: string, group: GroupKey, all: readonly ArmStyle[]): ArmCourse[] {
  const byArm = seriesCourses(tables, indicator, group);
  const styles = all.filter((style) => byArm.has(style.arm.id));
  return styles.map((style) => {
    const singles = [...byArm.get(style.arm.id)!.values()];
    const byDay = new Map<number, number[]>();
    for (const course of singles) for (const [day, value] of course) entry(byDay, day, () => []).push(value);
    const days = [...byDay.entries()].sort((a, b) => a[0] - b[0]);
    const many = singles.length >= fewestForBand;
    const fan = many && style.role !== "muted" && (styles.length <= mostBands || style.role !== "other");
    const shown = !many && style.role !== "muted" && singles.length > 1 && singles.length * styles.length <= mostSingles * 2;
    return {
      style,
      mean: days.map(([day, values]) => [day, mean(values)!] as const),
      band: fan
        ? days.filter(([, v]) => v.length >= fewestForBand).map(([day, v]) => [day, quantile(v, 0.1)!, quantile(v, 0.9)!] as const)
        : [],
      singles: shown ? singles : [],
    };
  });
}

/** Range of all values in the courses; starts at zero when zero is near. */
function courseDomain(courses: readonly ArmCourse[]): [number, number] {
  const values = courses.flatMap((c) => [
    ...c.mean.map((p) => p[1]),
    ...c.band.flatMap((b) => [b[1], b[2]]),
    ...c.singles.flatMap((s) => s.map((p) => p[1])),
  ]);
  const low = min(values) ?? 0;
  const high = max(values) ?? 1;
  if (low >= 0 && low <= 0.6 * high) return [0, high];
  if (low === high) return [low - Math.max(1e-6, Math.abs(low) * 0.1), high + Math.max(1e-6, Math.abs(high) * 0.1)];
  return [low, high];
}

/** Draws the panel; (x, y) is the top left corner of its plot area, with the title and the axis outside it. */
export function addTimePanel(parent: Element, spec: TimePanelSpec): void {
  const group = addGroup(parent, spec.x, spec.y);
  const x = scaleLinear([0, Math.max(1, spec.horizonDays)], [0, spec.width]);
  const y = scaleLinear(courseDomain(spec.courses), [spec.height, 0]).nice(4);
  const axis = axisFormat(spec.unit, Math.max(Math.abs(y.domain()[0]!), Math.abs(y.domain()[1]!)));
  addText(group, 0, -22, spec.title, { size: 13, strong: true, maxWidth: spec.width + spec.labelWidth });
  addText(group, 0, -7, spec.unitWords ?? axis.unit, { size: 11, fill: inks.secondary, maxWidth: spec.width + spec.labelWidth });
  addValueAxis(group, y, axis, spec.width);
  addTimeAxis(group, x, spec.height, spec.horizonDays, spec.width < 180);
  spec.under?.(group, x, y);
  if (spec.courses.length === 0) {
    addText(group, spec.width / 2, spec.height / 2, labels.notRecorded, { size: 12, fill: inks.secondary, anchor: "middle" });
    return;
  }
  const grey = spec.courses.filter(({ style }) => style.role === "muted");
  if (grey.length > 1) addRange(group, grey, x, y);
  for (const course of drawingOrder(spec.courses)) if (grey.length < 2 || !grey.includes(course)) addCourse(group, course, x, y);
  if (spec.labelWidth > 0) addEndLabels(group, spec, x, y);
}

/** Day axis with whole days up to half a year and months of 30 days beyond. */
export function addTimeAxis(parent: Element, x: (day: number) => number, y: number, horizonDays: number, few = false): void {
  const { unitDays, name } = horizonDays > 180 ? { unitDays: 30, name: "months" } : { unitDays: 1, name: "days" };
  addLine(parent, x(0), y, x(horizonDays), y);
  const ticks = dayTicks(horizonDays / unitDays, few ? 3 : 6, (tick) => x(tick * unitDays));
  const steps = unitDays === 30 && horizonDays / 30 >= 10 ? monthTicks(horizonDays / 30, few) : ticks;
  steps.forEach((tick) => {
    addLine(parent, x(tick * unitDays), y, x(tick * unitDays), y + 4);
    addText(parent, x(tick * unitDays), y + 16, String(tick), { size: 11, fill: inks.secondary, anchor: "middle" });
  });
  const last = steps.at(-1) ?? 0;
  addText(parent, x(last * unitDays) + 4 + 3.2 * String(last).length, y + 16, name, { size: 11, fill: inks.secondary });
}

/**
 * Moves labels apart along one axis so that neighbours keep `gap`, within [low, high]; keeps their order and the sum of squared moves
 * least (isotonic regression by pooling neighbours).
 */
export function spreadApart(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]! || a - b);
  const pools: { sum: number; size: number }[] = [];
  order.forEach((original, rank) => {
    let pool = { sum: positions[original]! - rank * gap, size: 1 };
    for (let last = pools.at(-1); last !== undefined && last.sum / last.size > pool.sum / pool.size; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, size: pool.size + last.size };
      pools.pop();
    }
    pools.push(pool);
  });
  const placed = pools.flatMap((pool) => new Array<number>(pool.size).fill(pool.sum / pool.size)).map((value, rank) => value + rank * gap);
  for (let i = 0; i < placed.length; i += 1) placed[i] = Math.max(placed[i]!, low + i * gap);
  for (let i = 0; i < placed.length; i += 1) placed[i] = Math.min(placed[i]!, high - (placed.length - 1 - i) * gap);
  const result = new Array<number>(positions.length);
  order.forEach((original, rank) => {
    result[original] = placed[rank]!;
  });
  return result;
}

/** Pixels that direct labels need at most, so that names of usual length are not cut. */
export function endLabelWidth(courses: readonly ArmCourse[], low: number, high: number): number {
  const widest = Math.max(
    0,
    ...courses.map((course) => (course.style.role === "muted" ? 0 : textWidth(course.style.arm.label, labelSize))),
  );
  return Math.min(high, Math.max(low, Math.ceil(widest) + 12));
}

/** From the lowest to the highest of the arms' means on each day. */
function addRange(group: Element, courses: readonly ArmCourse[], x: (v: number) => number, y: (v: number) => number): void {
  const byDay = new Map<number, number[]>();
  for (const course of courses) for (const [day, value] of course.mean) entry(byDay, day, () => []).push(value);
  const range = [...byDay].sort((a, b) => a[0] - b[0]).map(([day, values]) => [day, Math.min(...values), Math.max(...values)] as const);
  const ribbon = area<readonly [number, number, number]>(
    (b) => x(b[0]),
    (b) => y(b[1]),
    (b) => y(b[2]),
  ).digits(2);
  add(group, "path", { d: ribbon(range)!, fill: "#b3b3b3", "fill-opacity": 0.5, stroke: "#b3b3b3", "stroke-width": 0.8 });
}

function addCourse(group: Element, course: ArmCourse, x: (v: number) => number, y: (v: number) => number): void {
  const { style } = course;
  const path = line<Point>(
    (p) => x(p[0]),
    (p) => y(p[1]),
  ).digits(2);
  if (course.band.length > 1) {
    const ribbon = area<readonly [number, number, number]>(
      (b) => x(b[0]),
      (b) => y(b[1]),
      (b) => y(b[2]),
    ).digits(2);
    add(group, "path", { d: ribbon(course.band)!, fill: style.colour, "fill-opacity": 0.16 });
  }
  const singles = course.singles.map((single) => path(single)!).join("");
  if (singles !== "") add(group, "path", { d: singles, fill: "none", stroke: style.colour, "stroke-width": 0.7, "stroke-opacity": 0.35 });
  const width = style.role === "muted" ? 1.1 : 2.2;
  add(group, "path", {
    d: path(course.mean)!,
    fill: "none",
    stroke: style.colour,
    "stroke-width": width,
    "stroke-dasharray": style.dash,
    "stroke-linejoin": "round",
  });
  const [day, value] = course.mean.at(-1)!;
  if (style.role !== "muted") addMark(group, x(day), y(value), style, { size: 34 });
}

function addEndLabels(group: Element, spec: TimePanelSpec, x: (v: number) => number, y: (v: number) => number): void {
  const labelled = spec.courses.filter((course) => course.style.role !== "muted");
  const muted = spec.courses.filter((course) => course.style.role === "muted");
  const ends = labelled.map((course) => ({ text: course.style.arm.label, ink: course.style.ink, at: y(course.mean.at(-1)![1]) }));
  if (muted.length > 0) {
    ends.push({
      text: muted.length === 1 ? muted[0]!.style.arm.label : labels.otherArms(muted.length),
      ink: "#6b6b6b",
      at: y(mean(muted, (course) => course.mean.at(-1)![1])!),
    });
  }
  // Lines of one label follow each other, whatever else ends at the same height.
  const lines = ends
    .sort((a, b) => a.at - b.at)
    .flatMap((end, rank) =>
      labelLines(end.text, spec.labelWidth - 8).map((line, i) => ({ ...end, ...line, at: end.at + rank * 1e-3 + i * 1e-4 })),
    );
  const places = spreadApart(
    lines.map(({ at }) => at),
    lines.some(({ size }) => size < labelSize) ? 12 : 13.5,
    2,
    spec.height - 3,
  );
  lines.forEach(({ text, size, ink }, i) => {
    addText(group, x(spec.horizonDays) + 8, places[i]! + 4, text, { size, fill: ink, maxWidth: spec.labelWidth - 8 });
  });
}

/** A name on one line, or smaller on two. */
function labelLines(text: string, width: number): { readonly text: string; readonly size: number }[] {
  if (textWidth(text, labelSize) <= width) return [{ text, size: labelSize }];
  const [first = "", ...rest] = wrap(text, width, smallLabel);
  return [first, rest.join(" ")].filter((line) => line !== "").map((line) => ({ text: line, size: smallLabel }));
}

function addValueAxis(group: Element, y: ReturnType<typeof scaleLinear<number, number>>, axis: AxisFormat, width: number): void {
  for (const tick of y.ticks(4)) {
    addLine(group, 0, y(tick), width, y(tick), { stroke: inks.grid });
    addText(group, -6, y(tick) + 4, axis.tick(tick), { size: 11, fill: inks.secondary, anchor: "end" });
  }
}

function drawingOrder(courses: readonly ArmCourse[]): ArmCourse[] {
  const rank = { muted: 0, other: 1, baseline: 2, lead: 3 };
  return [...courses].sort((a, b) => rank[a.style.role] - rank[b.style.role]);
}

/** As many ticks as have room for their labels. */
function dayTicks(end: number, most: number, x: (tick: number) => number): number[] {
  for (let wanted = most; wanted > 1; wanted -= 1) {
    const ticks = scaleLinear([0, end], [0, 1]).ticks(wanted);
    if (ticks.length < 2 || x(ticks[1]!) - x(ticks[0]!) >= textWidth(String(ticks.at(-1)), 11) + 6) return ticks;
  }
  return [0];
}

function monthTicks(months: number, few: boolean): number[] {
  const step = [3, 6, 12, 24, 60, 120].find((candidate) => months / candidate <= (few ? 3.2 : 6.2)) ?? 240;
  return Array.from({ length: Math.floor(months / step) + 1 }, (_, i) => i * step);
}
