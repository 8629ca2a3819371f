/** The contest of arms: estimates with intervals, where arms dropped out, and the selected arm on replications the contest never saw. */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addText, cleanText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { wrap } from "../../../charts/textWidth.ts";
import { bracketed, differenceWithUnit } from "../../../words/chartPhrases.ts";
import { rankLabels as labels } from "../../../words/en/rankCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { SelectedFinding, SelectedNoteFinding } from "../../../words/findings/rankCharts.ts";
import { directionWords, formatValue } from "../../../words/format.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, outcomeAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue, blueInk, dark, grey, greyInk } from "../../charts/parts/colours.ts";
import { addLegend, areaSample, type LegendItem, lineSample } from "../../charts/parts/legend.ts";
import { addInterval, addPoint, type Look } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { RankResult } from "../result.ts";

const valueWidth = 170;
const zone = "#ece0c6";
const looks = {
  selected: { shape: "square", colour: blue },
  fresh: { shape: "diamond", colour: "#8a5d00" },
  survivor: { shape: "circle", colour: dark },
  out: { shape: "circle", colour: grey, hollow: true },
} as const satisfies Record<string, Look>;

export const selection = studyChart("rank", {
  id: "selection",
  title: "Selection of the best arm",
  description: "Mean of each arm with its interval, where it dropped out, and the selected arm on fresh replications.",
  missing: (result) => (result.arms.some((arm) => arm.n > 0) ? null : "No arm has a completed replication."),
  draw: (document, result) => [drawSelection(document, result)],
});

function drawSelection(document: Document, result: RankResult): Drawing {
  const { fresh } = result;
  const arms = result.arms.filter((arm) => arm.n > 0);
  const hasFresh = fresh.replications.length > 0;
  const names = [...arms.map((arm) => arm.label), ...(hasFresh ? [labels.onFresh(labelOf(result, result.selected))] : [])];
  return frame(document, {
    footer: footerOf(result),
    name: "selection",
    title: headline(titleFinding(result), en),
    subtitle: tell(noteFinding(result), en),
    body: (group, width) => {
      const top = addLegend(group, 0, width, legend(result, hasFresh)) + 42;
      const rows = layRows(names, top, width, { leastHeight: 32, mostLabelWidth: 220 });
      addRowNames(group, rows, { strong: (i) => arms[i]?.arm === result.selected });
      const middle = rows.labelWidth + (width - rows.labelWidth) * 0.52;
      addMeans(group, result, rows, { left: rows.labelWidth + 8, right: middle });
      addDifferences(group, result, rows, { left: middle + 24, right: width });
      const bottom = rowsBottom(rows) + bottomAxisHeight;
      const reason = wrap(cleanText(result.reason), width - 12, 12);
      reason.forEach((line, i) => {
        addText(group, 6, bottom + 14 + i * 16, line, { size: 12 });
      });
      return bottom + 2 + reason.length * 16;
    },
  });
}

interface Place {
  readonly left: number;
  readonly right: number;
}

function addMeans(group: Element, result: RankResult, rows: Rows, place: Place): void {
  const { outcome, fresh } = result;
  const arms = result.arms.filter((arm) => arm.n > 0);
  const hasFresh = fresh.replications.length > 0;
  const all = [...arms.map((arm) => ({ value: arm.mean, interval: arm.interval })), ...(hasFresh ? [fresh.mean] : [])];
  const domain = rangeOf(all.flatMap((each) => [each.value, ...(each.interval === null ? [] : [each.interval.low, each.interval.high])]));
  const textWidth = 130;
  const x = scaleLinear(domain, [place.left, place.right - textWidth - 8]);
  addText(group, place.left, rows.y - 22, labels.means, { size: 12.5, strong: true });
  addText(group, place.left, rows.y - 7, directionWords(outcome.direction, outcome.unit), { size: 11, fill: inks.secondary });
  addBottomAxis(group, x, { top: rows.y, bottom: rowsBottom(rows), axis: outcomeAxis(outcome, domain), title: outcome.label, ticks: 5 });
  all.forEach((each, i) => {
    const y = rowCentre(rows, i);
    const look = lookOf(result, i, arms.length);
    addInterval(group, x, y, each.interval, { colour: look.colour });
    addPoint(group, x(each.value), y, look, 70);
    const arm = arms[i];
    const note = arm === undefined ? labels.freshRuns(fresh.replications.length) : noteOf(arm.n, arm.eliminatedAt);
    addText(group, place.right - textWidth, y - 1, formatValue(each.value, outcome.unit, each.interval), {
      size: 11.5,
      fill: inkOf(look),
      maxWidth: textWidth,
    });
    addText(group, place.right - textWidth, y + 11, note, { size: 10, fill: inkOf(look), maxWidth: textWidth });
  });
}

function noteOf(n: number, eliminatedAt: number | null): string {
  return eliminatedAt === null ? labels.runs(n) : labels.out(eliminatedAt);
}

/** Paired differences from the selected arm; for the fresh runs from the arm they are compared with. */
function addDifferences(group: Element, result: RankResult, rows: Rows, place: Place): void {
  const { outcome, fresh, indifference } = result;
  const arms = result.arms.filter((arm) => arm.n > 0);
  const hasFresh = fresh.replications.length > 0;
  const all = [...arms.map((arm) => arm.difference), ...(hasFresh ? [fresh.difference] : [])];
  const domain = rangeOf(
    [
      ...all.flatMap((each) => [each.value, ...(each.interval === null ? [] : [each.interval.low, each.interval.high])]),
      -indifference,
      indifference,
    ],
    { zero: true },
  );
  const x = scaleLinear(domain, [place.left, place.right - valueWidth - 8]);
  addText(group, place.left, rows.y - 22, labels.differences, { size: 12.5, strong: true });
  if (hasFresh) {
    const against = labels.lastRow(labelOf(result, fresh.against));
    addText(group, place.left, rows.y - 7, against, { size: 11, fill: inks.secondary, maxWidth: place.right - place.left });
  }
  addBand(group, x(-indifference), x(indifference), rows);
  addBottomAxis(group, x, {
    top: rows.y,
    bottom: rowsBottom(rows),
    axis: differenceAxis(outcome.unit, domain),
    title: labels.difference,
    ticks: 5,
  });
  all.forEach((each, i) => {
    const y = rowCentre(rows, i);
    const look = lookOf(result, i, arms.length);
    const selected = arms[i]?.arm === result.selected;
    addInterval(group, x, y, selected ? null : each.interval, { colour: look.colour });
    addPoint(group, x(each.value), y, look, 60);
    const words = selected
      ? labels.itself
      : `${differenceWithUnit(each.value, outcome.unit, each.interval)} ${bracketed(each, outcome.unit)}`;
    addText(group, place.right - valueWidth, y + 4, words, { size: 11, smallest: 8.5, fill: inkOf(look), maxWidth: valueWidth - 4 });
  });
}

function addBand(group: Element, from: number, to: number, rows: Rows): void {
  add(group, "rect", { x: from, y: rows.y, width: to - from, height: rowsBottom(rows) - rows.y, fill: zone });
}

function lookOf(result: RankResult, i: number, armCount: number): Look {
  if (i >= armCount) return looks.fresh;
  const arm = result.arms.filter((each) => each.n > 0)[i]!;
  if (arm.arm === result.selected) return looks.selected;
  return arm.eliminatedAt === null ? looks.survivor : looks.out;
}

function inkOf(look: Look): string {
  return look.colour === blue ? blueInk : look.colour === grey ? greyInk : look.colour;
}

function legend(result: RankResult, hasFresh: boolean): LegendItem[] {
  const item = (label: string, look: Look): LegendItem => ({ label, draw: (group, x, y) => void addPoint(group, x, y, look, 56) });
  const others = result.arms.filter((arm) => arm.arm !== result.selected && arm.n > 0);
  return [
    item(labels.selected, looks.selected),
    ...(others.some((arm) => arm.eliminatedAt === null) ? [item(labels.survivor, looks.survivor)] : []),
    ...(others.some((arm) => arm.eliminatedAt !== null) ? [item(labels.droppedOut, looks.out)] : []),
    ...(hasFresh ? [item(labels.fresh, looks.fresh)] : []),
    lineSample(labels.interval, dark),
    areaSample(labels.zone, zone),
  ];
}

function titleFinding(result: RankResult): SelectedFinding {
  const { outcome, selected, fresh } = result;
  return {
    kind: "selected",
    outcome: directedOutcome(outcome),
    arm: shortName(labelOf(result, selected)),
    alike: equalsOf(result),
    fresh: fresh.replications.length === 0 ? null : fresh.mean,
  };
}

/** Arms that were the same as the selected one in every replication of the contest. */
function equalsOf({ arms, selected }: RankResult): string[] {
  const equal = arms.filter(
    ({ arm, n, difference }) => arm !== selected && n > 1 && difference.value === 0 && difference.interval === null,
  );
  return equal.map(({ label }) => shortName(label));
}

function noteFinding({ outcome, indifference, guarantee }: RankResult): SelectedNoteFinding {
  return { kind: "selected-note", outcome: directedOutcome(outcome), indifference, guarantee };
}

function labelOf(result: RankResult, arm: string): string {
  return result.arms.find((each) => each.arm === arm)?.label ?? arm;
}
