/** True against reported closure of cases over time: how much of what is reported closed is in fact resolved. */
import { area, line, mean, scaleLinear } from "d3";
import type { Chart, Drawing } from "../../../charts/chart.ts";
import { add, addGroup, addLine, addText, inks } from "../../../charts/element.ts";
import { emptyDrawing, frame, replicationWords } from "../../../charts/frame.ts";
import { isClear } from "../../../statistics/estimate.ts";
import type { ResultTables } from "../../../tables/tables.ts";
import { formatNumber } from "../../../words/format.ts";
import { type ArmStyle, armStyles } from "./parts/armStyle.ts";
import { shortLabel } from "./parts/findings.ts";
import { baselineArm, endpoints, entry, leadArm, mainGroup, seriesCourses } from "./parts/lookup.ts";
import { estimateOf, pairedEstimate } from "./parts/paired.ts";
import { addTimeAxis, spreadApart } from "./parts/timePanel.ts";

const reported = "reported-closure-share";
const actual = "true-closure-share";
const height = 150;
const blockHeight = 226;

export const closure: Chart = {
  id: "closure",
  title: "True against reported closure",
  description: "Share of cases reported as closed and share truly closed over time by arm, with the gap in percentage points.",
  columnsNeeded: [`series: ${reported}, ${actual}`],
  applies: (tables) => curves(tables, reported).size > 0 && curves(tables, actual).size > 0,
  draw: (document, tables) => [drawClosure(document, tables)],
};

function drawClosure(document: Document, tables: ResultTables): Drawing {
  if (!closure.applies(tables)) {
    return emptyDrawing(
      document,
      tables.scenario,
      "closure",
      closure.title,
      "Reported and true closure were not both recorded over time in this study.",
    );
  }
  const single = tables.scenario.replications < 2;
  const styles = armStyles(tables);
  const columns = styles.length <= 3 ? Math.max(2, styles.length) : styles.length <= 6 ? 3 : 4;
  return frame(document, {
    footer: tables.scenario,
    name: "closure",
    title: titleSentence(tables),
    subtitle: `${single ? "One replication" : `Means over ${replicationWords(tables)}`} of each arm. Shaded: share of cases reported as closed that are not truly closed; pp: percentage points${single ? "" : ", with the 95 % interval of the gap at the end"}.`,
    body: (group, width) => {
      const panelWidth = width / columns;
      styles.forEach((style, i) => {
        const panel = addGroup(group, (i % columns) * panelWidth + 40, Math.floor(i / columns) * blockHeight + 40);
        addPanel(panel, tables, style, panelWidth - 40 - 104);
      });
      return Math.ceil(styles.length / columns) * blockHeight - 10;
    },
  });
}

function addPanel(parent: Element, tables: ResultTables, style: ArmStyle, width: number): void {
  const x = scaleLinear([0, Math.max(1, tables.scenario.horizonDays)], [0, width]);
  const y = scaleLinear([0, 1], [height, 0]);
  addText(parent, 0, -22, style.arm.label, { size: 13, smallest: 11, strong: true, fill: style.ink, maxWidth: width + 100 });
  addText(parent, 0, -7, "% of cases", { size: 11, fill: inks.secondary });
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    addLine(parent, 0, y(tick), width, y(tick), { stroke: inks.grid });
    addText(parent, -6, y(tick) + 4, String(tick * 100), { size: 11, fill: inks.secondary, anchor: "end" });
  }
  addTimeAxis(parent, x, height, tables.scenario.horizonDays, width < 180);
  const top = meanCourse(tables, reported, style.arm.id);
  const bottom = new Map(meanCourse(tables, actual, style.arm.id));
  const both = top.filter(([day]) => bottom.has(day)).map(([day, value]) => [day, bottom.get(day)!, value] as const);
  if (both.length === 0) {
    addText(parent, width / 2, height / 2, "no case was closed", { fill: inks.secondary, anchor: "middle" });
    return;
  }
  const band = area<(typeof both)[number]>(
    (p) => x(p[0]),
    (p) => y(p[1]),
    (p) => y(p[2]),
  ).digits(2);
  const path = line<readonly [number, number]>(
    (p) => x(p[0]),
    (p) => y(p[1]),
  ).digits(2);
  add(parent, "path", { d: band(both)!, fill: "#D55E00", "fill-opacity": 0.18 });
  add(parent, "path", {
    d: path(both.map((p) => [p[0], p[2]]))!,
    fill: "none",
    stroke: "#D55E00",
    "stroke-width": 2,
    "stroke-dasharray": "6 3",
  });
  add(parent, "path", { d: path(both.map((p) => [p[0], p[1]]))!, fill: "none", stroke: "#0072B2", "stroke-width": 2.2 });
  addEndLabels(parent, tables, style, both.at(-1)!, x(tables.scenario.horizonDays) + 8, y);
}

function addEndLabels(
  parent: Element,
  tables: ResultTables,
  style: ArmStyle,
  end: readonly [number, number, number],
  x: number,
  y: (v: number) => number,
): void {
  const gap = gapAtEnd(tables, style.arm.id);
  const interval = gap?.interval && `${points(gap.interval.low)} to ${points(gap.interval.high)}`;
  const labels = [
    { text: "reported closed", at: y(end[2]), ink: "#a84600" },
    { text: gap === undefined ? "" : `gap ${points(gap.value)} pp`, at: (y(end[1]) + y(end[2])) / 2, ink: inks.text },
    { text: interval ? `(${interval})` : "", at: (y(end[1]) + y(end[2])) / 2 + 1, ink: inks.secondary },
    { text: "truly closed", at: y(end[1]) + 2, ink: "#005a8c" },
  ].filter((label) => label.text !== "");
  const places = spreadApart(
    labels.map((label) => label.at),
    14,
    0,
    height,
  );
  labels.forEach((label, i) => {
    addText(parent, x, places[i]! + 4, label.text, { size: 11.5, fill: label.ink, maxWidth: 94, strong: label.text.startsWith("gap") });
  });
}

function titleSentence(tables: ResultTables): string {
  const parts = [baselineArm(tables), leadArm(tables)].flatMap((arm) => {
    const gap = arm && gapAtEnd(tables, arm.id);
    return arm && gap ? [{ arm, gap }] : [];
  });
  if (parts.length === 0) return "True against reported closure of cases over time";
  const words = parts.map(({ arm, gap }) => `${points(gap.value)} percentage points under ${shortLabel(arm.label)}`).join(" and ");
  const [first, second] = parts;
  const above = parts.every(({ gap }) => gap.value >= 0);
  const sentence = `At the end, ${above ? "reported closure is above true closure by" : "reported minus true closure is"} ${words}`;
  if (second === undefined) return sentence;
  const gaps = endGaps(tables);
  const paired = pairedEstimate(gaps.get(second.arm.id), gaps.get(first!.arm.id));
  if (paired === undefined || paired.interval === null) return sentence;
  const apart = isClear(paired) ? "" : "; the two cannot be told apart";
  return `${sentence}${apart} (95 % interval of the difference ${points(paired.interval.low)} to ${points(paired.interval.high)})`;
}

function gapAtEnd(tables: ResultTables, arm: string) {
  return estimateOf(endGaps(tables).get(arm)?.values());
}

/** Reported minus true closure at the last record of each replication, by arm. */
function endGaps(tables: ResultTables): Map<string, Map<number, number>> {
  const top = endpoints(tables, reported, mainGroup(tables, reported), "end");
  const bottom = endpoints(tables, actual, mainGroup(tables, actual), "end");
  return new Map(
    [...top].map(([arm, values]) => {
      const pairs = [...values].filter(([replication]) => bottom.get(arm)?.has(replication));
      return [arm, new Map(pairs.map(([replication, value]) => [replication, value - bottom.get(arm)!.get(replication)!]))];
    }),
  );
}

function meanCourse(tables: ResultTables, indicator: string, arm: string): [number, number][] {
  const byDay = new Map<number, number[]>();
  for (const course of curves(tables, indicator).get(arm)?.values() ?? []) {
    for (const [day, value] of course) entry(byDay, day, () => []).push(value);
  }
  return [...byDay].sort((a, b) => a[0] - b[0]).map(([day, values]) => [day, mean(values)!]);
}

function curves(tables: ResultTables, indicator: string) {
  return seriesCourses(tables, indicator, mainGroup(tables, indicator));
}

function points(share: number): string {
  return formatNumber(Math.round(share * 1000) / 10);
}
