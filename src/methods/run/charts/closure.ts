/** True against reported closure of cases over time: how much of what is reported closed is in fact resolved. */
import { area, line, mean, scaleLinear } from "d3";
import type { Chart, Drawing } from "../../../charts/chart.ts";
import { add, addGroup, addLine, addText, inks } from "../../../charts/element.ts";
import { emptyDrawing, frame } from "../../../charts/frame.ts";
import { isClear } from "../../../statistics/estimate.ts";
import { bonferroniLevel } from "../../../statistics/multiplicity.ts";
import type { ArmInfo, ResultTables } from "../../../tables/tables.ts";
import { runChartLabels } from "../../../words/en/runChartLabels.ts";
import { en } from "../../../words/en.ts";
import { tell } from "../../../words/finding.ts";
import type { ClosureTitle } from "../../../words/findings/runCharts.ts";
import { chartScale } from "../../../words/format.ts";
import { plain, span } from "../../../words/words.ts";
import { type ArmStyle, armStyles } from "./parts/armStyle.ts";
import { differenceOf, shortLabel } from "./parts/findings.ts";
import { baselineArm, endpoints, entry, leadArm, mainGroup, seriesCourses } from "./parts/lookup.ts";
import { notDrawn, subtitleOf } from "./parts/notes.ts";
import { estimateOf, pairedEstimate } from "./parts/paired.ts";
import { addTimeAxis, spreadApart } from "./parts/timePanel.ts";

const reported = "reported-closure-share";
const actual = "true-closure-share";
const labels = runChartLabels.closure;
/** Up to so many arms all are drawn, also those that look alike. */
const mostAlike = 4;
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
    return emptyDrawing(document, tables.scenario, "closure", closure.title, runChartLabels.noData.closure);
  }
  const { shown: styles, alike } = shownStyles(tables);
  const columns = styles.length <= 3 ? Math.max(2, styles.length) : styles.length <= 6 ? 3 : 4;
  return frame(document, {
    footer: tables.scenario,
    name: "closure",
    title: tell(closureTitle(tables), en),
    subtitle: subtitleOf(tables, [
      { kind: "run-closure-lines", replications: tables.scenario.replications },
      ...notDrawn(alike, "closure"),
    ]),
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
  addText(parent, 0, -7, labels.unit, { size: 11, fill: inks.secondary });
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    addLine(parent, 0, y(tick), width, y(tick), { stroke: inks.grid });
    addText(parent, -6, y(tick) + 4, String(tick * 100), { size: 11, fill: inks.secondary, anchor: "end" });
  }
  addTimeAxis(parent, x, height, tables.scenario.horizonDays, width < 180);
  const top = meanCourse(tables, reported, style.arm.id);
  const bottom = new Map(meanCourse(tables, actual, style.arm.id));
  const both = top.filter(([day]) => bottom.has(day)).map(([day, value]) => [day, bottom.get(day)!, value] as const);
  if (both.length === 0) {
    addText(parent, width / 2, height / 2, labels.none, { fill: inks.secondary, anchor: "middle" });
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
  const scale = gap && chartScale("share", gap.value, gap.interval);
  const middle = (y(end[1]) + y(end[2])) / 2;
  const lines = [
    { text: labels.reported, at: y(end[2]), ink: "#a84600" },
    ...(scale === undefined ? [] : [{ text: labels.gap(plain(gap!.value, scale)), at: middle, ink: inks.text, strong: true }]),
    ...(scale === undefined || gap!.interval === null
      ? []
      : [{ text: `(${span(gap!.interval, scale)})`, at: middle + 1, ink: inks.secondary }]),
    { text: labels.solved, at: y(end[1]) + 2, ink: "#005a8c" },
  ];
  const places = spreadApart(
    lines.map(({ at }) => at),
    14,
    0,
    height,
  );
  lines.forEach(({ text, ink, ...line }, i) => {
    addText(parent, x, places[i]! + 4, text, { size: 11.5, fill: ink, maxWidth: 94, strong: "strong" in line });
  });
}

/** The gap at the end of the baseline and of the lead arm. */
function closureTitle(tables: ResultTables): ClosureTitle {
  const gaps = endGaps(tables);
  const [baseline, lead] = [baselineArm(tables), leadArm(tables)];
  const paired = lead && baseline && pairedEstimate(gaps.get(lead.id), gaps.get(baseline.id));
  return {
    kind: "run-closure",
    gaps: [baseline, lead].flatMap((arm) => {
      const gap = arm && gapAtEnd(tables, arm.id);
      return arm && gap ? [{ arm: shortLabel(arm.label), gap }] : [];
    }),
    difference: paired === undefined ? null : differenceOf(paired),
  };
}

/** All of a few arms; of many the baseline, the lead arm and those whose gap can be told from the baseline's, all at once. */
function shownStyles(tables: ResultTables): { readonly shown: readonly ArmStyle[]; readonly alike: readonly ArmInfo[] } {
  const styles = armStyles(tables);
  if (styles.length <= mostAlike) return { shown: styles, alike: [] };
  const gaps = endGaps(tables);
  const baseline = baselineArm(tables)!;
  const level = bonferroniLevel(0.95, styles.length - 1);
  const isShown = ({ arm, role }: ArmStyle) => {
    const paired = pairedEstimate(gaps.get(arm.id), gaps.get(baseline.id), level);
    return role === "baseline" || role === "lead" || (paired !== undefined && isClear(paired));
  };
  return { shown: styles.filter(isShown), alike: styles.filter((style) => !isShown(style)).map(({ arm }) => arm) };
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
