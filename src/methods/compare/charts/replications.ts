/** Dot plot of every replication's value by arm; pairs are joined while they are few. */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { addLine, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { meanEstimate } from "../../../statistics/estimate.ts";
import { fromTo, valueRange } from "../../../words/chartPhrases.ts";
import { effectLabels as labels } from "../../../words/en/effectCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { ReplicationsNoteFinding } from "../../../words/findings/effectCharts.ts";
import { formatValue } from "../../../words/format.ts";
import { addBottomAxis, bottomAxisHeight, outcomeAxis, rangeOf, type Scale } from "../../charts/parts/axes.ts";
import { blue, dark, grey, orange } from "../../charts/parts/colours.ts";
import { addLegend, dotSample, lineSample } from "../../charts/parts/legend.ts";
import { addDot, addInterval, addPoint, swarm } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome, extentOf } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { CompareResult, PairedValues } from "../result.ts";
import { armLabel, baselineOf, nothingCompared, pairsOf, policyArms, primaryOf, primaryTitle } from "./reading.ts";

/** Most pairs that are joined by lines. */
const mostJoined = 15;
const valueWidth = 210;

export const replications = studyChart("compare", {
  id: "replications",
  title: "Every replication by arm",
  description:
    "Value of the primary outcome in every replication and arm; pairs joined when there are at most 15, else dots with mean and interval.",
  missing: (result) =>
    nothingCompared(result) ?? (shownPairs(result).length > 0 ? null : "No pair of runs has a value of the primary outcome."),
  draw: (document, result) => [drawReplications(document, result)],
});

function drawReplications(document: Document, result: CompareResult): Drawing {
  const outcome = primaryOf(result);
  const pairs = shownPairs(result);
  const joined = Math.max(...pairs.map((each) => each.values.length)) <= mostJoined;
  const names = pairs.map((each) => armLabel(result, each.arm));
  return frame(document, {
    footer: footerOf(result),
    name: "replications",
    title: headline(primaryTitle(result), en),
    subtitle: tell(noteFinding(result, pairs, joined), en),
    body: (group, width) => {
      const top = addLegend(group, 0, width, joined ? joinedLegend(result) : dotLegend()) + 22;
      const rows = joined
        ? layRows(names, top, width, { leastHeight: 52 })
        : layRows([baselineOf(result).label, ...names], top, width, { leastHeight: 40 });
      const domain = rangeOf(pairs.flatMap((each) => [...each.baseline, ...each.values]));
      const x = scaleLinear(domain, [rows.labelWidth + 14, width - valueWidth - 12]);
      addRowNames(group, rows);
      addText(group, width - valueWidth, top - 8, joined ? labels.means : labels.mean, {
        size: 11,
        fill: inks.secondary,
      });
      addBottomAxis(group, x, { top, bottom: rowsBottom(rows), axis: outcomeAxis(outcome, domain), title: outcome.label, ticks: 8 });
      if (joined) for (const [i, each] of pairs.entries()) addJoined(group, result, each, x, rowCentre(rows, i), width - valueWidth);
      else addStrips(group, result, pairs, x, rows, width - valueWidth);
      return rowsBottom(rows) + bottomAxisHeight;
    },
  });
}

/** Baseline above, arm below, a line for every pair. */
function addJoined(group: Element, result: CompareResult, pairs: PairedValues, x: Scale, middle: number, textX: number): void {
  const [above, below] = [middle - 15, middle + 15];
  const good = { higher: 1, lower: -1, none: 0 }[primaryOf(result).direction];
  pairs.values.forEach((value, i) => {
    const side = Math.sign(value - pairs.baseline[i]!) * good;
    const look = side > 0 ? { stroke: blue } : side < 0 ? { stroke: orange, "stroke-dasharray": "4 2.5" } : { stroke: grey };
    addLine(group, x(pairs.baseline[i]!), above, x(value), below, { ...look, "stroke-width": 1.1 });
  });
  for (const value of pairs.baseline) addPoint(group, x(value), above, { shape: "circle", colour: dark, hollow: true }, 26);
  for (const value of pairs.values) addPoint(group, x(value), below, { shape: "circle", colour: dark }, 30);
  const unit = primaryOf(result).unit;
  const means = [pairs.baseline, pairs.values].map((values) => meanEstimate(values).value) as [number, number];
  addText(group, textX, middle + 4, fromTo(...means, unit), { size: 11.5, smallest: 9, maxWidth: valueWidth - 4 });
}

function addStrips(group: Element, result: CompareResult, pairs: readonly PairedValues[], x: Scale, rows: Rows, textX: number): void {
  const unit = primaryOf(result).unit;
  const strips = [baselineValues(pairs), ...pairs.map((each) => each.values)];
  const radius = Math.max(...strips.map((strip) => strip.length)) > 100 ? 1.5 : 2.3;
  strips.forEach((values, i) => {
    const y = rowCentre(rows, i);
    const colour = i === 0 ? dark : blue;
    const offsets = swarm(values.map(x), radius, rows.rowHeight / 2 - radius - 1);
    values.forEach((value, j) => {
      addDot(group, x(value), y + offsets[j]!, colour, { r: radius, opacity: 0.4 });
    });
    const { value: mean, interval } = meanEstimate(values);
    addInterval(group, x, y, interval, { colour: "#1a1a1a", width: 2.6, cap: 6 });
    addPoint(group, x(mean), y, { shape: i === 0 ? "circle" : "diamond", colour: "#1a1a1a" }, 60);
    const range = interval === null ? "" : `(${valueRange({ value: mean, interval }, unit)})`;
    addText(group, textX, y - 1, formatValue(mean, unit, interval), { size: 12, strong: true, maxWidth: valueWidth - 4 });
    addText(group, textX, y + 12, range, { size: 10.5, smallest: 8.5, fill: inks.secondary, maxWidth: valueWidth - 4 });
  });
}

/** Values of the baseline by replication, over all pairs. */
function baselineValues(pairs: readonly PairedValues[]): number[] {
  const values = new Map(pairs.flatMap((each) => each.replications.map((replication, i) => [replication, each.baseline[i]!] as const)));
  return [...values].sort((a, b) => a[0] - b[0]).map(([, value]) => value);
}

function shownPairs(result: CompareResult): PairedValues[] {
  return policyArms(result).flatMap((arm) => pairsOf(result, arm.id, result.primary) ?? []);
}

function joinedLegend(result: CompareResult) {
  const sample = (label: string, hollow: boolean) => ({
    label,
    draw: (group: Element, x: number, y: number) => void addPoint(group, x, y, { shape: "circle", colour: dark, hollow }, 34),
  });
  const directed = primaryOf(result).direction !== "none";
  return [
    sample(labels.upper(baselineOf(result).label), true),
    sample(labels.lower, false),
    ...(directed ? [lineSample(labels.betterPair, blue, { width: 1.3 })] : []),
    ...(directed ? [lineSample(labels.worsePair, orange, { width: 1.3, dash: "4 2.5" })] : []),
  ];
}

function dotLegend() {
  return [dotSample(labels.singleReplications, blue), lineSample(labels.meanOfReplications, "#1a1a1a", { width: 2.6 })];
}

function noteFinding(result: CompareResult, pairs: readonly PairedValues[], joined: boolean): ReplicationsNoteFinding {
  const counts = extentOf(pairs.map(({ values }) => values.length));
  return {
    kind: "replications-note",
    outcome: directedOutcome(primaryOf(result)),
    baseline: baselineOf(result).label,
    pairs: counts,
    strips: joined ? null : { above: mostJoined, dense: counts.high > 100 },
  };
}
