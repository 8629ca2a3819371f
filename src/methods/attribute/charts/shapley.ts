/**
 * Shapley waterfall: from the baseline over every measure's value to the package, and beside it what each measure does alone and on top of
 * the rest. Source: L. S. Shapley (1953), Contributions to the Theory of Games II, 307–317.
 */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addLine, addText, inks } from "../../../charts/element.ts";
import { frame, safeName } from "../../../charts/frame.ts";
import { type Estimate, isClear } from "../../../statistics/estimate.ts";
import { bracketed } from "../../../words/chartPhrases.ts";
import { attributeLabels as labels } from "../../../words/en/attributeCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { PartsFinding, PartsNoteFinding } from "../../../words/findings/attributeCharts.ts";
import { directionWords, formatDifference, formatValue } from "../../../words/format.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf, type Scale } from "../../charts/parts/axes.ts";
import { blue, blueInk, dark, grey, orange, orangeInk } from "../../charts/parts/colours.ts";
import { addLegend, areaSample, lineSample } from "../../charts/parts/legend.ts";
import { addInterval, addPoint, type Look } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { AttributedOutcome, AttributionResult } from "../result.ts";

const valueWidth = 150;
const looks = {
  alone: { shape: "triangle", colour: "#8a5d00", hollow: true },
  value: { shape: "circle", colour: dark },
  last: { shape: "diamond", colour: "#97406f", hollow: true },
} as const satisfies Record<string, Look>;

export const shapley = studyChart("attribute", {
  id: "shapley",
  title: "What each measure contributes",
  description: "Shapley value of each measure of a package from the baseline to the package's total effect, with intervals.",
  missing: (result) =>
    result.outcomes.some(isShown) ? null : "No replication was completed in all sub-packages, so there is no effect to share out.",
  draw: (document, result) => result.outcomes.filter(isShown).map((each) => drawOutcome(document, result, each)),
});

function drawOutcome(document: Document, result: AttributionResult, attributed: AttributedOutcome): Drawing {
  const { outcome, total, baselineMean } = attributed;
  const values = [...attributed.values].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const measures = values.map((each) => measureLabel(result, each.measure));
  const names = [labels.baseline, ...measures, labels.together(result.arm.label)];
  return frame(document, {
    footer: footerOf(result),
    name: `shapley-${safeName(outcome.id)}`,
    title: headline(titleFinding(result, attributed, values), en),
    subtitle: tell(noteFinding(result, attributed), en),
    body: (group, width) => {
      const top = addLegend(group, 0, width, legend(attributed)) + 42;
      const rows = layRows(names, top, width, { leastHeight: 32 });
      const right = attributed.alone.length > 0 || attributed.last.length > 0 ? 300 : 0;
      addRowNames(group, rows, { strong: (i) => i === 0 || i === names.length - 1 });
      const ends = steps(values).flatMap(({ from, to, interval }) => [
        from,
        to,
        ...(interval === null ? [] : [interval.low, interval.high]),
      ]);
      const domain = rangeOf([...ends, ...(total.interval === null ? [] : [total.interval.low, total.interval.high])], { zero: true });
      const x = scaleLinear(domain, [rows.labelWidth + 8, width - right - valueWidth - 14]);
      addText(group, rows.labelWidth, top - 24, labels.share(shortName(outcome.label)), { size: 12.5, strong: true });
      addText(group, rows.labelWidth, top - 8, directionWords(outcome.direction, outcome.unit), { size: 11, fill: inks.secondary });
      const axis = differenceAxis(outcome.unit, domain);
      addBottomAxis(group, x, { top, bottom: rowsBottom(rows), axis, title: labels.difference, ticks: 7 });
      const textX = width - right - valueWidth;
      addText(group, textX, rowCentre(rows, 0) + 4, formatValue(baselineMean, outcome.unit), { size: 12, maxWidth: valueWidth - 6 });
      addFall(group, attributed, values, { rows, x, textX });
      if (right > 0) addSides(group, attributed, values, rows, { left: width - right + 16, right: width - 12 });
      return rowsBottom(rows) + bottomAxisHeight;
    },
  });
}

type Value = AttributedOutcome["values"][number];

/** Where each measure's bar begins and ends, and its interval moved to the bar's end. */
function steps(values: readonly Value[]) {
  let from = 0;
  return values.map((each) => {
    const start = from;
    from += each.value;
    const interval = each.interval && { low: start + each.interval.low, high: start + each.interval.high };
    return { from: start, to: from, interval };
  });
}

function addFall(
  group: Element,
  { outcome, total }: AttributedOutcome,
  values: readonly Value[],
  place: { readonly rows: Rows; readonly x: Scale; readonly textX: number },
): void {
  const { rows, x, textX } = place;
  const bar = (from: number, to: number, y: number, fill: string) => {
    add(group, "rect", { x: Math.min(x(from), x(to)), y: y - 8, width: Math.abs(x(to) - x(from)), height: 16, fill });
  };
  const print = (estimate: Estimate, y: number, ink: string) => {
    addText(group, textX, y - 1, formatDifference(estimate.value, outcome.unit, estimate.interval), {
      size: 12,
      fill: ink,
      maxWidth: valueWidth - 6,
      strong: true,
    });
    const words = bracketed(estimate, outcome.unit) || labels.noInterval;
    addText(group, textX, y + 11, words, { size: 10, smallest: 8.5, fill: ink, maxWidth: valueWidth - 6 });
  };
  addLine(group, x(0), rowCentre(rows, 0) - 9, x(0), rowCentre(rows, 0) + 9, { stroke: dark, "stroke-width": 3 });
  steps(values).forEach(({ from, to, interval }, i) => {
    const y = rowCentre(rows, i + 1);
    const { fill, ink } = barLook(outcome.direction, values[i]!);
    bar(from, to, y, fill);
    addInterval(group, x, y, interval, { colour: "#1a1a1a", width: 1.4, cap: 4 });
    addLine(group, x(to), y, x(to), rowCentre(rows, i + 2), { stroke: grey, "stroke-dasharray": "2 2" });
    print(values[i]!, y, ink);
  });
  const y = rowCentre(rows, values.length + 1);
  bar(0, total.value, y, "#6b6b6b");
  addInterval(group, x, y, total.interval, { colour: "#1a1a1a", width: 1.4, cap: 4 });
  print(total, y, dark);
}

/** Effects of a measure alone, by Shapley, and on top of all others, on one scale. */
function addSides(
  group: Element,
  attributed: AttributedOutcome,
  values: readonly Value[],
  rows: Rows,
  place: { readonly left: number; readonly right: number },
): void {
  const { outcome, alone, last } = attributed;
  const all = [...alone, ...last, ...values];
  const domain = rangeOf(
    all.flatMap((each) => [each.value, ...(each.interval === null ? [] : [each.interval.low, each.interval.high])]),
    { zero: true },
  );
  const x = scaleLinear(domain, [place.left, place.right]);
  addText(group, place.left, rows.y - 24, labels.sides, { size: 12.5, strong: true });
  addBottomAxis(group, x, { top: rows.y, bottom: rowsBottom(rows), axis: differenceAxis(outcome.unit, domain), ticks: 5 });
  values.forEach((each, i) => {
    const y = rowCentre(rows, i + 1);
    const found = {
      alone: alone.find((other) => other.measure === each.measure),
      value: each,
      last: last.find((other) => other.measure === each.measure),
    };
    for (const [key, shift] of [
      ["alone", -8],
      ["value", 0],
      ["last", 8],
    ] as const) {
      const estimate = found[key];
      if (estimate === undefined) continue;
      addInterval(group, x, y + shift, estimate.interval, { colour: looks[key].colour, width: 1.5 });
      addPoint(group, x(estimate.value), y + shift, looks[key], 34);
    }
  });
}

function barLook(direction: "higher" | "lower" | "none", value: Value): { fill: string; ink: string } {
  if (direction === "none") return { fill: "#9a9a9a", ink: dark };
  const good = value.value > 0 === (direction === "higher");
  if (!isClear(value)) return { fill: good ? "#bcd6e6" : "#f0c9a8", ink: "#5f5f5f" };
  return good ? { fill: blue, ink: blueInk } : { fill: orange, ink: orangeInk };
}

function legend({ outcome, values, alone, last }: AttributedOutcome) {
  const point = (label: string, look: Look) => ({
    label,
    draw: (group: Element, x: number, y: number) => void addPoint(group, x, y, look, 44),
  });
  const fills = new Set(values.map((value) => barLook(outcome.direction, value).fill));
  const kinds = [
    { fill: blue, label: labels.helps },
    { fill: orange, label: labels.harms },
    { fill: "#bcd6e6", label: labels.helpsUnclear },
    { fill: "#f0c9a8", label: labels.harmsUnclear },
    { fill: "#9a9a9a", label: labels.measure },
  ];
  return [
    ...kinds.filter(({ fill }) => fills.has(fill)).map(({ fill, label }) => areaSample(label, fill)),
    areaSample(labels.package, "#6b6b6b"),
    ...(values.some((value) => value.interval !== null) ? [lineSample(labels.interval, "#1a1a1a", { width: 1.4 })] : []),
    ...(alone.length > 0 ? [point(labels.alone, looks.alone)] : []),
    ...(alone.length > 0 || last.length > 0 ? [point(labels.value, looks.value)] : []),
    ...(last.length > 0 ? [point(labels.last, looks.last)] : []),
  ];
}

function titleFinding(result: AttributionResult, { outcome, total }: AttributedOutcome, values: readonly Value[]): PartsFinding {
  const [most] = values as [Value, ...Value[]];
  return {
    kind: "parts",
    arm: shortName(result.arm.label),
    outcome: directedOutcome(outcome),
    total,
    clear: isClear(total),
    most: isClear(most) ? { label: shortName(measureLabel(result, most.measure)), estimate: most } : null,
    measures: values.length,
    told: values.filter(isClear).length,
  };
}

function noteFinding({ measures, method, orders }: AttributionResult, { n }: AttributedOutcome): PartsNoteFinding {
  const sampled = method === "exact" ? null : orders;
  return { kind: "parts-note", measures: measures.length, packages: 2 ** measures.length, orders: sampled, n };
}

function measureLabel(result: AttributionResult, id: string): string {
  return result.measures.find((measure) => measure.id === id)?.label ?? id;
}

function isShown({ n, values }: AttributedOutcome): boolean {
  return n > 0 && values.length > 0;
}
