/** Incidents averted against cost above the baseline: one point with both intervals for each arm. */

import { scaleLinear } from "d3";
import { ratioOfMeans } from "../../statistics/ratio.ts";
import type { Interval } from "../../study/analysis/results.ts";
import { countWords } from "../../study/analysis/words.ts";
import type { ResultTables } from "../../study/tables.ts";
import { estimateDomain } from "../armRows.ts";
import { type ArmStyle, addMark, armStyles } from "../armStyle.ts";
import type { Chart, Drawing } from "../chart.ts";
import { addLine, addText, inks } from "../element.ts";
import { compare, shortLabel } from "../findings.ts";
import { axisFormat, formatNumber, formatValue } from "../format.ts";
import { emptyDrawing, frame, replicationWords } from "../frame.ts";
import { lackTitle } from "../lackText.ts";
import { baselineArm, comparedArms, indicatorInfo, leadArm, mainGroup, summaryValues } from "../lookup.ts";
import { type PairedEstimate, pairedEstimate } from "../paired.ts";
import { type Box, type Place, placeLabels } from "../placeLabels.ts";
import { valueRange } from "../studyCharts/parts/words.ts";
import { textWidth, truncate } from "../textWidth.ts";

const height = 470;
const left = 96;
const bottom = 52;

export const costEffectiveness: Chart = {
  id: "cost-effectiveness",
  title: "Cost and incidents averted against the baseline",
  description: "True incidents averted and cost above the baseline of each arm, paired by replication, with 95 % intervals.",
  columnsNeeded: ["summary: true-incidents, cost (group all)", "arms: at least two"],
  applies: (tables) => points(tables).length > 0,
  draw: (document, tables) => [drawCostEffectiveness(document, tables)],
};

interface Point {
  readonly style: ArmStyle;
  readonly averted: PairedEstimate;
  readonly cost: PairedEstimate;
  /** Whether they can be told from nothing, among all that is said. */
  readonly isAverted: boolean;
  readonly isCost: boolean;
}

type Scale = ReturnType<typeof scaleLinear<number, number>>;

function drawCostEffectiveness(document: Document, tables: ResultTables): Drawing {
  const shown = points(tables);
  if (shown.length === 0) {
    const sentence =
      comparedArms(tables).length === 0
        ? "This study has one arm, so there is no cost or effect against a baseline to show."
        : "Cost and true incidents of an arm and the baseline were not both recorded in this study.";
    return emptyDrawing(document, tables.scenario, "cost-effectiveness", costEffectiveness.title, sentence);
  }
  return frame(document, {
    footer: tables.scenario,
    name: "cost-effectiveness",
    title: titleSentence(tables, shown),
    subtitle: `Mean differences from ${baselineArm(tables)!.label} over ${replicationWords(tables)}, paired by replication; lines: 95 % intervals. Hollow: incidents averted cannot be told from zero, so no cost per incident is printed. In brackets: 95 % interval of the cost per incident (Fieller).${shown.some((point) => point.style.role === "muted") ? " Behind grey names: yuan per incident averted." : ""}`,
    body: (group, width) => {
      const x = scaleLinear(padded(shown.map((point) => point.averted)), [left, width - 20]).nice(6);
      const y = scaleLinear(padded(shown.map((point) => point.cost)), [height - bottom, 16]).nice(5);
      addAxes(group, x, y);
      addQuadrants(group, x, y);
      addLine(group, x(0), y.range()[0]!, x(0), y.range()[1]!, { stroke: "#555555", "stroke-width": 1.4 });
      addLine(group, x.range()[0]!, y(0), x.range()[1]!, y(0), { stroke: "#555555", "stroke-width": 1.4 });
      addMark(group, x(0), y(0), armStyles(tables).find((style) => style.role === "baseline")!, { size: 70 });
      for (const point of shown) addPoint(group, point, x, y);
      addLabels(group, tables, shown, x, y);
      return height;
    },
  });
}

/** Range with room at its ends for the names of the quadrants. */
function padded(estimates: readonly PairedEstimate[]): [number, number] {
  const [low, high] = estimateDomain(estimates, [], true);
  const room = (high - low) * 0.09;
  return [low < 0 ? low - room : low, high > 0 ? high + room : high];
}

function addAxes(group: Element, x: Scale, y: Scale): void {
  const cost = axisFormat("yuan", Math.max(...y.domain().map(Math.abs)));
  const [x0, x1] = x.range() as [number, number];
  const [y0, y1] = y.range() as [number, number];
  for (const tick of x.ticks(7)) {
    addLine(group, x(tick), y0, x(tick), y1, { stroke: inks.grid });
    addText(group, x(tick), y0 + 17, axisFormat("", 1).tick(tick), { size: 11.5, fill: inks.secondary, anchor: "middle" });
  }
  for (const tick of y.ticks(6)) {
    addLine(group, x0, y(tick), x1, y(tick), { stroke: inks.grid });
    addText(group, x0 - 8, y(tick) + 4, cost.tick(tick), { size: 11.5, fill: inks.secondary, anchor: "end" });
  }
  addText(group, (x0 + x1) / 2, y0 + 38, "True incidents averted against the baseline (incidents over the run) →", {
    size: 12.5,
    anchor: "middle",
  });
  const middle = (y0 + y1) / 2;
  addText(group, 22, middle, `Cost above the baseline (${cost.unit}) →`, {
    size: 12.5,
    anchor: "middle",
    transform: `rotate(-90,22,${middle})`,
  });
}

function addQuadrants(group: Element, x: Scale, y: Scale): void {
  const [x0, x1] = x.range() as [number, number];
  const [y0, y1] = y.range() as [number, number];
  const corners = [
    { text: "fewer incidents, costs more", x: x1 - 8, y: y1 + 16, anchor: "end", room: x1 - x(0), depth: y(0) - y1 },
    { text: "fewer incidents, costs less", x: x1 - 8, y: y0 - 9, anchor: "end", room: x1 - x(0), depth: y0 - y(0) },
    { text: "more incidents, costs more", x: x0 + 8, y: y1 + 16, anchor: "start", room: x(0) - x0, depth: y(0) - y1 },
    { text: "more incidents, costs less", x: x0 + 8, y: y0 - 9, anchor: "start", room: x(0) - x0, depth: y0 - y(0) },
  ] as const;
  for (const corner of corners) {
    const fits = corner.depth > 24 && corner.room > textWidth(corner.text, 12) + 16;
    if (fits) addText(group, corner.x, corner.y, corner.text, { size: 12, fill: inks.secondary, anchor: corner.anchor, halo: true });
  }
}

function addPoint(group: Element, { style, averted, cost, isAverted }: Point, x: Scale, y: Scale): void {
  const look = { stroke: style.colour, "stroke-width": style.role === "muted" ? 1.1 : 1.8 };
  if (averted.interval) addLine(group, x(averted.interval.low), y(cost.value), x(averted.interval.high), y(cost.value), look);
  if (cost.interval) addLine(group, x(averted.value), y(cost.interval.low), x(averted.value), y(cost.interval.high), look);
  addMark(group, x(averted.value), y(cost.value), style, { size: 80, hollow: !isAverted });
}

function addLabels(group: Element, tables: ResultTables, shown: readonly Point[], x: Scale, y: Scale): void {
  const [x0, x1] = x.range() as [number, number];
  const [y0, y1] = y.range() as [number, number];
  const baseline = baselineArm(tables)!;
  const texts = [
    { lines: [truncate(baseline.label, 170, 12)], ink: "#333333", at: [x(0), y(0)] as const },
    ...[...shown].sort(leadFirst).map((point) => {
      const ratio = ratioWords(point);
      const name = truncate(point.style.arm.label, 215, 12);
      const lines =
        point.style.role === "muted" ? [ratio === undefined ? name : `${name}: ${ratio}`] : [name, ...(ratio === undefined ? [] : [ratio])];
      return { lines, ink: point.style.ink, at: [x(point.averted.value), y(point.cost.value)] as const };
    }),
  ];
  const boxes: Box[] = texts.map((text) => ({
    x: text.at[0],
    y: text.at[1],
    width: Math.max(textWidth(text.lines[0]!, 12), ...text.lines.slice(1).map((line) => textWidth(line, 11))) + 4,
    height: text.lines.length * 14 + 2,
  }));
  const axes = [
    { x: x0, y: y(0) - 1, width: x1 - x0, height: 2 },
    { x: x(0) - 1, y: y1, width: 2, height: y0 - y1 },
  ];
  const intervals = shown.flatMap(({ averted, cost }) => [
    { x: x(averted.interval?.low ?? averted.value), y: y(cost.value) - 2, width: span(x, averted.interval), height: 4 },
    { x: x(averted.value) - 2, y: y(cost.interval?.high ?? cost.value), width: 4, height: span(y, cost.interval) },
  ]);
  placeLabels(boxes, { left: x0 + 4, right: x1 - 4, top: y1 + 22, bottom: y0 - (y0 - y(0) > 24 ? 22 : 2) }, [
    ...axes,
    ...intervals,
  ]).forEach((place, i) => {
    const text = texts[i]!;
    if (place.far && !alongInterval(text.at, place, intervals))
      addLine(group, text.at[0], text.at[1], place.anchorX, place.anchorY, { stroke: text.ink, "stroke-width": 0.7 });
    text.lines.forEach((line, row) => {
      addText(group, place.x + 2, place.y + 12 + row * 14, line, {
        size: row === 0 ? 12 : 11,
        fill: text.ink,
        halo: true,
        strong: row === 0 && text.lines.length > 1,
      });
    });
  });
}

/** Whether a line to the label would only lengthen the interval after which the label stands. */
function alongInterval(point: readonly [number, number], place: Place, intervals: readonly Box[]): boolean {
  return intervals.some(
    (each) =>
      Math.abs(each.y + each.height / 2 - point[1]) < 0.5 &&
      Math.abs(point[1] - place.anchorY) < 2 &&
      each.x <= point[0] &&
      each.x + each.width >= point[0] &&
      Math.min(Math.abs(each.x + each.width - place.anchorX), Math.abs(each.x - place.anchorX)) < 16,
  );
}

/** The lead arm takes its place first and the muted arms last. */
function leadFirst(a: Point, b: Point): number {
  const rank = { lead: 0, baseline: 1, other: 1, muted: 2 };
  return rank[a.style.role] - rank[b.style.role];
}

function span(scale: Scale, interval: Interval | null): number {
  return interval === null ? 0 : Math.abs(scale(interval.high) - scale(interval.low));
}

/** Cost of one incident averted, only when incidents averted can be told from zero and are positive. */
function ratioWords({ style, averted, cost, isAverted, isCost }: Point): string | undefined {
  if (!isAverted || averted.value <= 0) return undefined;
  if (isCost && cost.value < 0) return style.role === "muted" ? "costs less" : "averts incidents and costs less";
  if (cost.value <= 0) return style.role === "muted" ? undefined : "averts incidents; its cost cannot be told from the baseline's";
  const ratio = ratioOfMeans(cost.differences, averted.differences);
  if (ratio === null) return undefined;
  if (style.role === "muted") return `${formatNumber(ratio.ratio)} yuan`;
  const range = ratio.interval && ` (${formatNumber(ratio.interval.low)} to ${formatNumber(ratio.interval.high)})`;
  return `${formatNumber(ratio.ratio)} yuan per incident averted${range ?? ""}`;
}

function titleSentence(tables: ResultTables, shown: readonly Point[]): string {
  const lead = shown.find((point) => point.style.arm === leadArm(tables)) ?? shown.at(-1)!;
  const label = shortLabel(lead.style.arm.label);
  const costs = costWords(lead);
  const lacked = lackTitle(tables.funding ?? [], [{ id: lead.style.arm.id, label: "it" }]);
  if (lead.averted.n < 2) return `Cost and true incidents averted by arm; a single replication cannot separate policy from chance`;
  const { value, interval } = lead.averted;
  if (!lead.isAverted)
    return `Under ${label}, the effect on true incidents cannot be told from zero${interval === null ? "" : ` (95 % interval ${valueRange({ value, interval }, "")} averted)`}, at a cost of ${costs}${lacked}`;
  const effect = formatValue(Math.abs(value), "true incidents", interval);
  const sized = interval === null ? null : value < 0 ? { low: -interval.high, high: -interval.low } : interval;
  const told =
    sized === null
      ? ` in all ${countWords(lead.averted.n, "pair")}`
      : ` (95 % interval ${valueRange({ value: Math.abs(value), interval: sized }, "")})`;
  return `Under ${label}, ${effect} are ${value < 0 ? "added" : "averted"}${told}, at a cost of ${costs}${lacked}`;
}

function costWords({ cost, isCost }: Point): string {
  const { interval } = cost;
  const ends =
    interval === null
      ? ""
      : ` (95 % interval ${valueRange({ value: Math.abs(cost.value), interval: cost.value < 0 ? { low: -interval.high, high: -interval.low } : interval }, "yuan")})`;
  if (isCost) return `${formatValue(Math.abs(cost.value), "yuan", interval)} ${cost.value >= 0 ? "more" : "less"} than the baseline${ends}`;
  const range = interval === null ? "" : ` (95 % interval of the difference ${valueRange(cost, "yuan")})`;
  return `an amount that cannot be told from that of the baseline${range}`;
}

function points(tables: ResultTables): Point[] {
  const baseline = baselineArm(tables);
  const incidents = summaryValues(tables, "true-incidents", mainGroup(tables, "true-incidents"));
  const costs = summaryValues(tables, indicatorInfo(tables, "cost").id, "all");
  return armStyles(tables).flatMap((style) => {
    if (baseline === undefined || style.arm === baseline) return [];
    const averted = pairedEstimate(incidents.get(baseline.id), incidents.get(style.arm.id));
    const cost = pairedEstimate(costs.get(style.arm.id), costs.get(baseline.id));
    if (averted === undefined || cost === undefined) return [];
    const [ofIncidents, ofCost] = ["true-incidents", "cost"].map((id) => compare(tables, indicatorInfo(tables, id), style.arm));
    const claimed = ofIncidents!.paired?.interval ?? null;
    return [
      {
        style,
        averted: claimed === null ? averted : { ...averted, interval: { low: -claimed.high, high: -claimed.low } },
        cost: { ...cost, interval: ofCost!.paired?.interval ?? cost.interval },
        isAverted: ofIncidents!.verdict !== "unclear",
        isCost: ofCost!.verdict !== "unclear",
      },
    ];
  });
}
