/** Effects of factors: from low to high in two-level designs, or to each end with the others as in the scenario (one at a time). */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { addGroup, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { isClear } from "../../../statistics/estimate.ts";
import { directionWords, formatDifference } from "../../../words/format.ts";
import { countWords } from "../../../words/words.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue, dark, orangeInk } from "../../charts/parts/colours.ts";
import { factorLabel, factorWithRange, mostFactors, topSentence } from "../../charts/parts/factors.ts";
import { addLegend, type LegendItem, lineSample } from "../../charts/parts/legend.ts";
import { addInterval, addPoint, type Look } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { differenceWithUnit, intervalWords, outcomeName, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { Outcome } from "../../result.ts";
import type { DesignResult } from "../result.ts";

type Effect = DesignResult["effects"][number];
const columns = 3;
const looks = {
  low: { shape: "triangle", colour: blue, hollow: true },
  high: { shape: "square", colour: orangeInk },
  both: { shape: "circle", colour: dark },
} as const satisfies Record<Effect["at"], Look>;
const shifts = { low: -6, high: 6, both: 0 } as const;

export const effects = studyChart("design", {
  id: "effects",
  title: "Effects of the factors",
  description: "Main effects of two-level designs, or changes at the ends of ranges in one-at-a-time designs, with intervals.",
  missing: (result) =>
    result.effects.length > 0 ? null : "This design has no main effects to show: they need a two-level or a one-at-a-time design.",
  draw: (document, result) => [drawEffects(document, result)],
});

function drawEffects(document: Document, result: DesignResult): Drawing {
  const outcomes = result.outcomes.filter((outcome) => result.effects.some((effect) => effect.outcome === outcome.id));
  const ranked = rankedFactors(result, outcomes);
  const shown = ranked.slice(0, mostFactors);
  return frame(document, {
    footer: footerOf(result),
    name: "effects",
    title: titleSentence(result, outcomes[0]!),
    subtitle: subtitleSentence(result, shown.length, ranked.length),
    body: (group, width) => {
      let y = addLegend(group, 0, width, legend(result));
      for (let first = 0; first < outcomes.length; first += columns) {
        y = addBlock(group, result, outcomes.slice(first, first + columns), shown, { y: y + 48, width }) + 6;
      }
      return y;
    },
  });
}

function addBlock(
  group: Element,
  result: DesignResult,
  outcomes: readonly Outcome[],
  factors: readonly string[],
  block: { readonly y: number; readonly width: number },
): number {
  const labels = factors.map((path) => factorWithRange(result.factors, path));
  const two = result.effects.some((effect) => effect.at !== "both");
  const names = layRows(labels, block.y, block.width, { leastHeight: two ? 32 : 28, mostLabelWidth: 210 });
  const across = Math.max(outcomes.length, Math.min(columns, result.outcomes.length));
  const panelWidth = (block.width - names.labelWidth) / across;
  addRowNames(group, { ...names, width: names.labelWidth + outcomes.length * panelWidth });
  outcomes.forEach((outcome, i) => {
    addPanel(addGroup(group, names.labelWidth + i * panelWidth, 0), result, outcome, factors, names, panelWidth);
  });
  return rowsBottom(names) + bottomAxisHeight;
}

function addPanel(group: Element, result: DesignResult, outcome: Outcome, factors: readonly string[], rows: Rows, width: number): void {
  const valueWidth = 66;
  const found = result.effects.filter((effect) => effect.outcome === outcome.id && factors.includes(effect.factor));
  const domain = rangeOf(
    found.flatMap((effect) => [effect.value, ...(effect.interval === null ? [] : [effect.interval.low, effect.interval.high])]),
    { zero: true },
  );
  const x = scaleLinear(domain, [14, width - valueWidth - 8]);
  addText(group, 14, rows.y - 25, outcome.label, { size: 13, smallest: 10.5, strong: true, maxWidth: width - 22 });
  addText(group, 14, rows.y - 9, directionWords(outcome.direction, outcome.unit), { size: 11, fill: inks.secondary, maxWidth: width - 22 });
  addBottomAxis(group, x, { top: rows.y, bottom: rowsBottom(rows), axis: differenceAxis(outcome.unit, domain), ticks: 5 });
  for (const effect of found) {
    const y = rowCentre(rows, factors.indexOf(effect.factor)) + shifts[effect.at];
    const look = looks[effect.at];
    const hollow = effect.at === "both" ? !isClear(effect) : look === looks.low;
    addInterval(group, x, y, effect.interval, { colour: look.colour, width: 1.8 });
    addPoint(group, x(effect.value), y, { ...look, hollow }, 42);
    addText(group, width - valueWidth, y + 4, formatDifference(effect.value, outcome.unit, effect.interval), {
      size: effect.at === "both" ? 11 : 10,
      fill: isClear(effect) ? inks.text : inks.secondary,
      maxWidth: valueWidth - 2,
    });
  }
}

/** Factors by their largest effect, each outcome on the scale of its own largest. */
function rankedFactors(result: DesignResult, outcomes: readonly Outcome[]): string[] {
  const paths = [...new Set(result.effects.map((effect) => effect.factor))];
  const size = (path: string) =>
    Math.max(
      ...outcomes.map((outcome) => {
        const own = result.effects.filter((effect) => effect.outcome === outcome.id);
        const largest = Math.max(1e-300, ...own.map((effect) => Math.abs(effect.value)));
        return Math.max(0, ...own.filter((effect) => effect.factor === path).map((effect) => Math.abs(effect.value))) / largest;
      }),
    );
  const sizes = new Map(paths.map((path) => [path, size(path)]));
  return paths.sort((a, b) => sizes.get(b)! - sizes.get(a)!);
}

function legend(result: DesignResult): LegendItem[] {
  const item = (label: string, look: Look): LegendItem => ({ label, draw: (group, x, y) => void addPoint(group, x, y, look, 46) });
  const has = (at: Effect["at"]) => result.effects.some((effect) => effect.at === at);
  return [
    ...(has("low") ? [item("at the low end of the range", looks.low)] : []),
    ...(has("high") ? [item("at the high end of the range", looks.high)] : []),
    ...(has("both") ? [item("from low to high", looks.both), item("from low to high, not clear", { ...looks.both, hollow: true })] : []),
    lineSample("95 % interval", dark, { width: 1.8 }),
  ];
}

function titleSentence(result: DesignResult, outcome: Outcome): string {
  const own = result.effects.filter((effect) => effect.outcome === outcome.id);
  const clear = own.filter(isClear);
  if (clear.length === 0) return `No factor's effect on ${outcomeName(outcome)} can be told from zero`;
  const most = clear.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a));
  const where = most.at === "both" ? "from low to high" : `at the ${most.at} end`;
  return `${shortName(factorLabel(result.factors, most.factor))} moves ${outcomeName(outcome)} the most: ${differenceWithUnit(most.value, outcome.unit, most.interval)} ${where} (${intervalWords(most, outcome.unit)})`;
}

function subtitleSentence(result: DesignResult, shown: number, all: number): string {
  const two = result.effects.some((effect) => effect.at !== "both");
  const how = two
    ? "Change against the scenario's own values when one factor moves to an end of its range and the others stay; what factors do together doesn't show."
    : "Mean difference between the runs with a factor at its high and at its low level, over all levels of the other factors.";
  const factors = topSentence(shown, all, "effect").replace("parameters", "factors");
  return `${how} Design: ${result.method}, ${countWords(result.points.length, "point")} with the same chance at all of them. Intervals: 95 % t, not adjusted for the number of effects.${factors}`;
}
