/** Forest plot: paired differences from the baseline in every main outcome; the primary outcome, where one is declared, first and largest. */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { addGroup, addLine, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { estimateWords } from "../../../words/chartPhrases.ts";
import { effectLabels as labels, practicalLabels } from "../../../words/en/effectCharts.ts";
import { percentOf } from "../../../words/en/shareOf.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { EffectsNoteFinding } from "../../../words/findings/effectCharts.ts";
import { formatDifference, formatValue } from "../../../words/format.ts";
import { signedPercent } from "../../../words/words.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { dark, grey } from "../../charts/parts/colours.ts";
import { addLegend, dotSample, type LegendItem, lineSample } from "../../charts/parts/legend.ts";
import { addDot, addInterval, addPoint, swarm } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { verdictLegend, verdictLooks, verdictWord } from "../../charts/parts/verdicts.ts";
import { directedOutcome, extentOf, fewestForQuantiles, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { Outcome } from "../../result.ts";
import type { RunResult } from "../../run/result.ts";
import type { ArmEffect, CompareResult } from "../result.ts";
import {
  armLabel,
  baselineOf,
  type Compared,
  comparedOf,
  differencesOf,
  effectOf,
  goodDirection,
  leadTitle,
  nothingCompared,
  outcomeOf,
  pairsOf,
  policyArms,
  primaryOf,
  primaryTitle,
} from "./reading.ts";

const columns = 3;
const simultaneousColour = "#9db8c9";

export const forest = studyChart(["compare", "run"], {
  id: "forest",
  title: "Differences from the baseline",
  description:
    "Paired difference of each arm from the baseline in each main outcome, with ordinary and, for the primary one, simultaneous intervals.",
  missing: nothingCompared,
  draw: (document, result) => [drawForest(document, result)],
});

function drawForest(document: Document, found: CompareResult | RunResult): Drawing {
  const result = comparedOf(found);
  const declared = found.study === "compare" ? primaryOf(result) : null;
  const others = result.outcomes.filter(({ id }) => id !== declared?.id);
  const names = policyArms(result).map((arm) => arm.label);
  return frame(document, {
    footer: footerOf(found),
    name: "forest",
    title: headline(declared === null ? leadTitle(result) : primaryTitle(result), en),
    subtitle: tell(noteFinding(result, declared, others.length), en),
    body: (group, width) => {
      let y = addLegend(group, 0, width, legend(result, declared));
      if (declared !== null) y += addPrimary(group, result, declared, { names, y: y + 44, width });
      for (let first = 0; first < others.length; first += columns) {
        y += addOthers(group, result, others.slice(first, first + columns), { names, y: y + 48, width });
      }
      return y;
    },
  });
}

interface Block {
  readonly names: readonly string[];
  readonly y: number;
  readonly width: number;
}

/** The primary outcome over the whole width; returns the height with its header and axis. */
function addPrimary(group: Element, result: Compared, outcome: Outcome, block: Block): number {
  const rows = layRows(block.names, block.y, block.width, { leastHeight: 36 });
  const textWidth = 272;
  const effects = policyArms(result).map((arm) => effectOf(result, arm.id, outcome.id));
  const threshold = thresholds(result.threshold);
  const dots = policyArms(result).map((arm) => dotsOf(result, arm.id, outcome));
  const domain = rangeOf([...spread(effects), ...dots.flat(), ...threshold], { zero: true });
  const x = scaleLinear(domain, [rows.labelWidth + 10, block.width - textWidth - 16]);
  addText(group, 6, block.y - 26, labels.primary(outcome.label), { size: 14, strong: true, maxWidth: block.width - 12 });
  addText(group, 6, block.y - 9, headNote(result, outcome), { size: 11.5, fill: inks.secondary, maxWidth: block.width - 12 });
  addText(group, block.width - textWidth, block.y - 9, labels.differenceOfOneArm, { size: 11, fill: inks.secondary });
  addRowNames(group, rows);
  const title = labels.differenceFrom(baselineOf(result).label);
  addBottomAxis(group, x, { top: block.y, bottom: rowsBottom(rows), axis: differenceAxis(outcome.unit, domain), title, ticks: 8 });
  for (const value of threshold) {
    addLine(group, x(value), block.y, x(value), rowsBottom(rows), { stroke: dark, "stroke-dasharray": "5 3" });
  }
  effects.forEach((effect, i) => {
    const y = rowCentre(rows, i);
    const textX = block.width - textWidth;
    if (effect === undefined) {
      addText(group, textX, y + 4, labels.noPair, { size: 11.5, fill: inks.secondary });
      return;
    }
    const look = verdictLooks[effect.verdict];
    addInterval(group, x, y, effect.simultaneous, { colour: simultaneousColour, width: 7 });
    addDots(group, x, y + 12, dots[i]!);
    addInterval(group, x, y, effect.interval, { colour: look.colour, width: 2.2, cap: 4 });
    addPoint(group, x(effect.difference), y, look, 70);
    const value = estimateWords({ value: effect.difference, interval: effect.interval }, outcome.unit);
    addText(group, textX, y - 3, value, { size: 12, smallest: 10, fill: look.ink, maxWidth: textWidth - 6, strong: true });
    addText(group, textX, y + 11.5, effectNote(effect), { size: 10.5, smallest: 9, fill: look.ink, maxWidth: textWidth - 6 });
  });
  return 44 + rows.labels.length * rows.rowHeight + bottomAxisHeight + 12;
}

/** Up to three further outcomes beside each other. */
function addOthers(group: Element, result: Compared, outcomes: readonly Outcome[], block: Block): number {
  const names = layRows(block.names, block.y, block.width, { mostLabelWidth: 170 });
  const panelWidth = (block.width - names.labelWidth) / columns;
  const rows = { ...names, width: names.labelWidth + outcomes.length * panelWidth };
  addRowNames(group, rows);
  outcomes.forEach((outcome, i) => {
    addPanel(addGroup(group, names.labelWidth + i * panelWidth, 0), result, outcome, rows, panelWidth);
  });
  return 48 + rows.labels.length * rows.rowHeight + bottomAxisHeight + 8;
}

function addPanel(group: Element, result: Compared, outcome: Outcome, rows: Rows, width: number): void {
  const textWidth = 114;
  const effects = policyArms(result).map((arm) => effectOf(result, arm.id, outcome.id));
  const dots = policyArms(result).map((arm) => dotsOf(result, arm.id, outcome));
  const domain = rangeOf([...spread(effects), ...dots.flat()], { zero: true });
  const x = scaleLinear(domain, [14, width - textWidth - 10]);
  addText(group, 14, rows.y - 25, outcome.label, { size: 13, smallest: 10.5, strong: true, maxWidth: width - 22 });
  addText(group, 14, rows.y - 9, headNote(result, outcome), { size: 11, smallest: 9.5, fill: inks.secondary, maxWidth: width - 22 });
  addBottomAxis(group, x, { top: rows.y, bottom: rowsBottom(rows), axis: differenceAxis(outcome.unit, domain), ticks: 4 });
  effects.forEach((effect, i) => {
    const y = rowCentre(rows, i);
    const textX = width - textWidth;
    if (effect === undefined) {
      addText(group, textX, y + 4, labels.noPair, { size: 11, fill: inks.secondary });
      return;
    }
    const look = verdictLooks[effect.verdict];
    addDots(group, x, y + 8.5, dots[i]!);
    addInterval(group, x, y, effect.interval, { colour: look.colour });
    addPoint(group, x(effect.difference), y, look);
    addText(group, textX, y - 1, formatDifference(effect.difference, outcome.unit, effect.interval), {
      size: 11,
      fill: look.ink,
      maxWidth: textWidth - 4,
    });
    const words = [relativeWords(effect), verdictWord(effect.verdict, effect.interval)].filter((word) => word !== "");
    addText(group, textX, y + 10.5, words.join(", "), { size: 9.5, fill: look.ink, maxWidth: textWidth - 4 });
  });
}

/** Where the practical threshold lies, to either side: harm beyond it matters as well. */
function thresholds(threshold: number | null): number[] {
  return threshold === null ? [] : [-threshold, threshold];
}

function effectNote(effect: ArmEffect): string {
  // Better or worse by more says better or worse.
  const said = effect.practical === null ? "" : practicalLabels[effect.practical];
  const decided = effect.practical?.endsWith("-by-more") === true;
  const words = [
    decided ? said : effect.interval === null ? "" : verdictWord(effect.verdict, effect.interval),
    relativeWords(effect),
    decided ? "" : said,
    labels.pairCount(effect.n),
  ];
  return words.filter((word) => word !== "").join(" · ");
}

function relativeWords({ relative }: ArmEffect): string {
  return relative === null ? "" : signedPercent(relative.value);
}

function headNote(result: Compared, outcome: Outcome): string {
  const base = result.effects.find((effect) => effect.outcome === outcome.id && effect.n > 0);
  const words = goodDirection(outcome);
  return base === undefined ? words : labels.level(words, levelOf(outcome, base.baselineMean));
}

/** A mean with its unit, a share as per cent of what it is a share of. */
function levelOf({ unit, indicator }: Outcome, mean: number): string {
  return formatValue(mean, unit).replace(/%$/, percentOf(indicator));
}

/** Differences of single pairs, while they are few; where all are alike, the point says it. */
function dotsOf(result: Compared, arm: string, outcome: Outcome): readonly number[] {
  const pairs = pairsOf(result, arm, outcome.id);
  const effect = effectOf(result, arm, outcome.id);
  if (pairs === undefined || pairs.values.length >= fewestForQuantiles || effect === undefined || effect.interval === null) return [];
  return differencesOf(pairs);
}

/** Below the interval, which would hide them. */
function addDots(group: Element, x: (value: number) => number, y: number, dots: readonly number[]): void {
  const offsets = swarm(dots.map(x), 1.9, 3);
  dots.forEach((value, i) => {
    addDot(group, x(value), y + offsets[i]!, grey, { r: 1.9, opacity: 0.75 });
  });
}

function spread(effects: readonly (ArmEffect | undefined)[]): number[] {
  return effects.flatMap((effect) =>
    effect === undefined
      ? []
      : [effect.difference, ...[effect.interval, effect.simultaneous].flatMap((each) => (each === null ? [] : [each.low, each.high]))],
  );
}

function legend(result: Compared, declared: Outcome | null): LegendItem[] {
  const shown = result.effects.filter((effect) => effect.n > 0);
  const drawn = shown.filter(({ outcome }) => declared === null || outcome === declared.id);
  const dotted = drawn.some(({ arm, outcome }) => dotsOf(result, arm, outcomeOf(result, outcome)).length > 0);
  const of = (pick: (effect: ArmEffect) => unknown) => drawn.some((effect) => pick(effect) !== null);
  return [
    ...verdictLegend(
      shown.map((effect) => effect.verdict),
      labels.unclear,
    ),
    ...(dotted ? [dotSample(labels.singlePairs, grey)] : []),
    ...(of((effect) => effect.interval) ? [lineSample(labels.interval, dark)] : []),
    ...(of((effect) => effect.simultaneous) ? [lineSample(labels.together, simultaneousColour, { width: 7 })] : []),
    ...(result.threshold === null ? [] : [lineSample(labels.threshold, dark, { width: 1, dash: "5 3" })]),
  ];
}

function noteFinding(result: Compared, declared: Outcome | null, others: number): EffectsNoteFinding {
  const effects = result.effects.filter((effect) => effect.n > 0);
  const together = effects.filter(({ outcome }) => outcome === declared?.id).length > 1;
  const welch = effects.filter((effect) => effect.method === "welch" && effect.interval !== null);
  return {
    kind: "effects-note",
    baseline: baselineOf(result).label,
    pairs: extentOf(effects.map(({ n }) => n)),
    primary: declared === null ? null : { together, others: others > 0 },
    welch: welch.map(({ arm, outcome }) => ({
      arm: shortName(armLabel(result, arm)),
      outcome: directedOutcome(outcomeOf(result, outcome)),
    })),
    lost: effects.reduce((sum, { dropped }) => sum + dropped, 0),
  };
}
