/** Policy timelines of all arms: what is planned, built and in operation when, and which events strike. */
import { scaleLinear } from "d3";
import { add, addLine, addText, inks } from "../../../../charts/element.ts";
import { textWidth } from "../../../../charts/textWidth.ts";
import type { ArmInfo, ResultTables, TimelineBar } from "../../../../tables/tables.ts";
import { runChartLabels } from "../../../../words/en/runChartLabels.ts";
import { armStyles } from "./armStyle.ts";
import { baselineArm, entry } from "./lookup.ts";
import { addTimeAxis } from "./timePanel.ts";

const labels = runChartLabels.timeline;
const phases = {
  planning: { fill: "#dbe9f3", stroke: "#7fb2d3", words: labels.planning },
  construction: { fill: "#8fc0de", stroke: "#5a9dc6", words: labels.construction },
  operation: { fill: "#0072B2", stroke: "#0072B2", words: labels.operation },
} as const;
const lane = { height: 16, gap: 6, right: 62 };
const labelSize = 11.5;
/** Most pixels for the names of arms and of measures; they take no more than they need. */
const most = { arms: 250, measures: 320 };
/** Above this many lanes all interventions of an arm share one lane. */
const mostLanes = 30;

/** Draws the timelines into `width` pixels from the top of `parent`; returns the height used. */
export function addPolicyTimeline(parent: Element, tables: ResultTables, width: number): number {
  const styles = armStyles(tables);
  const lanesOf = new Map(styles.map((style) => [style.arm, interventionLanes(style.arm)]));
  const merged = [...lanesOf.values()].reduce((sum, lanes) => sum + Math.max(1, lanes.length), 0) > mostLanes;
  const horizon = tables.scenario.horizonDays;
  const nameLeft = columnWidth(
    styles.map(({ arm }) => arm.label),
    most.arms,
  );
  const laneNames = [...lanesOf.values()].flatMap((lanes) => (merged ? [mergedLane(lanes)[0]] : lanes.map(([name]) => name)));
  const left = nameLeft + columnWidth([...laneNames, labels.none, labels.baseline], most.measures);
  const x = scaleLinear([0, Math.max(1, horizon)], [left, width - lane.right]).clamp(true);
  addText(parent, 0, 4, labels.title, { size: 13, strong: true });
  addKey(parent, width);
  // The names of events stand on a line of their own, below the key.
  let y = tables.arms.some((arm) => arm.events.length > 0) ? 34 : 18;
  const top = y;
  for (const style of styles) {
    const lanes = lanesOf.get(style.arm)!;
    addText(parent, 0, y + 12, style.arm.label, { smallest: 10, fill: style.ink, maxWidth: nameLeft - 8 });
    const rows = lanes.length === 0 ? [] : merged ? [mergedLane(lanes)] : lanes;
    const none = style.arm === baselineArm(tables) ? labels.baseline : labels.none;
    if (rows.length === 0) addText(parent, nameLeft, y + 12, none, { size: labelSize, fill: inks.secondary });
    for (const [label, bars] of rows) {
      addText(parent, nameLeft, y + 12, label, { size: labelSize, smallest: 10, fill: inks.secondary, maxWidth: left - nameLeft - 8 });
      addBars(parent, bars, x, y, merged);
      y += lane.height;
    }
    if (rows.length === 0) y += lane.height;
    addEventMarks(parent, style.arm, x, y - Math.max(1, rows.length) * lane.height, y);
    addLine(parent, 0, y + lane.gap / 2, width, y + lane.gap / 2, { stroke: inks.grid });
    y += lane.gap;
  }
  addTimeAxis(parent, x, y, horizon);
  addEventNames(parent, tables.arms, x, top - 4, width, left);
  return y + 20;
}

/** As wide as the widest name, with a gap. */
function columnWidth(names: readonly string[], most: number): number {
  return Math.min(most, Math.ceil(Math.max(0, ...names.map((name) => textWidth(name, 12)))) + 14);
}

function interventionLanes(arm: ArmInfo): [string, TimelineBar[]][] {
  const lanes = new Map<string, TimelineBar[]>();
  for (const bar of arm.timeline) entry(lanes, bar.label, () => []).push(bar);
  return [...lanes.entries()];
}

function mergedLane(lanes: readonly [string, TimelineBar[]][]): [string, TimelineBar[]] {
  const label = lanes.length === 1 ? lanes[0]![0] : lanes.map(([name]) => name).join(", ");
  return [label, lanes.flatMap(([, bars]) => bars)];
}

/** Planning first, so that where bars share a lane the later phase stays visible. */
function addBars(parent: Element, bars: readonly TimelineBar[], x: (day: number) => number, y: number, merged: boolean): void {
  const rank = { planning: 0, construction: 1, operation: 2 };
  for (const bar of [...bars].sort((a, b) => rank[a.phase] - rank[b.phase])) {
    const look = phases[bar.phase];
    const width = x(bar.toDay) - x(bar.fromDay);
    if (width <= 0) continue;
    add(parent, "rect", {
      x: x(bar.fromDay),
      y: y + 3,
      width,
      height: lane.height - 6,
      fill: look.fill,
      stroke: look.stroke,
      "stroke-width": 0.8,
      rx: 1,
    });
    const strength = labels.strength(bar.strength);
    if (bar.phase === "operation" && bar.strength < 1 && !merged && width > textWidth(strength, 9.5) + 8) {
      addText(parent, x(bar.fromDay) + 5, y + 11.5, strength, { size: 9.5, fill: "#ffffff" });
    }
  }
}

function addEventMarks(parent: Element, arm: ArmInfo, x: (day: number) => number, top: number, bottom: number): void {
  for (const event of arm.events) {
    addLine(parent, x(event.day), top, x(event.day), bottom, { stroke: "#a84600", "stroke-width": 1.4, "stroke-dasharray": "3 2" });
  }
}

function addEventNames(
  parent: Element,
  arms: readonly ArmInfo[],
  x: (day: number) => number,
  y: number,
  width: number,
  left: number,
): void {
  const names = new Map<string, number>();
  for (const event of arms.flatMap((arm) => arm.events)) if (!names.has(event.label)) names.set(event.label, event.day);
  let free = left;
  for (const [label, day] of names) {
    const room = Math.min(170, textWidth(label, 10.5));
    const at = Math.max(free, Math.min(x(day) - 4, width - room));
    addText(parent, at, y, label, { size: 10.5, fill: "#a84600", maxWidth: 170 });
    free = at + room + 12;
  }
}

function addKey(parent: Element, width: number): void {
  let right = width;
  for (const look of [phases.operation, phases.construction, phases.planning]) {
    right -= textWidth(look.words, 11.5);
    addText(parent, right, 4, look.words, { size: 11.5, fill: inks.secondary });
    right -= 24;
    add(parent, "rect", { x: right, y: -5, width: 18, height: 10, fill: look.fill, stroke: look.stroke, "stroke-width": 0.8 });
    right -= 16;
  }
}
