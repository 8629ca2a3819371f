/** Effects of factors: from low to high in two-level designs, or to each end with the others as in the scenario (one at a time). */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { addGroup, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { bySize } from "../../../statistics/estimate.ts";
import { designLabels as labels } from "../../../words/en/designCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { FactorsNoteFinding, StrongestFactorFinding } from "../../../words/findings/designCharts.ts";
import { directionWords, formatDifference } from "../../../words/format.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue, dark, orangeInk } from "../../charts/parts/colours.ts";
import { factorLabel, factorWithRange, mostFactors } from "../../charts/parts/factors.ts";
import { addLegend, type LegendItem, lineSample } from "../../charts/parts/legend.ts";
import { addInterval, addPoint, type Look } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome, shortName } from "../../charts/parts/words.ts";
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
    title: headline(titleFinding(result, outcomes[0]!), en),
    subtitle: tell(noteFinding(result, shown.length, ranked.length), en),
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
  const names = factors.map((path) => factorWithRange(result.factors, path));
  const two = result.effects.some((effect) => effect.at !== "both");
  const rows = layRows(names, block.y, block.width, { leastHeight: two ? 32 : 28, mostLabelWidth: 210 });
  const across = Math.max(outcomes.length, Math.min(columns, result.outcomes.length));
  const panelWidth = (block.width - rows.labelWidth) / across;
  addRowNames(group, { ...rows, width: rows.labelWidth + outcomes.length * panelWidth });
  outcomes.forEach((outcome, i) => {
    addPanel(addGroup(group, rows.labelWidth + i * panelWidth, 0), result, outcome, factors, rows, panelWidth);
  });
  return rowsBottom(rows) + bottomAxisHeight;
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
    const hollow = effect.at === "both" ? !effect.clear : look === looks.low;
    addInterval(group, x, y, effect.interval, { colour: look.colour, width: 1.8 });
    addPoint(group, x(effect.value), y, { ...look, hollow }, 42);
    addText(group, width - valueWidth, y + 4, formatDifference(effect.value, outcome.unit, effect.interval), {
      size: effect.at === "both" ? 11 : 10,
      fill: effect.clear ? inks.text : inks.secondary,
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
    ...(has("low") ? [item(labels.atLow, looks.low)] : []),
    ...(has("high") ? [item(labels.atHigh, looks.high)] : []),
    ...(has("both") ? [item(labels.fromLow, looks.both), item(labels.fromLowUnclear, { ...looks.both, hollow: true })] : []),
    lineSample(labels.interval, dark, { width: 1.8 }),
  ];
}

function titleFinding(result: DesignResult, outcome: Outcome): StrongestFactorFinding {
  const [most] = bySize(result.effects.filter((effect) => effect.outcome === outcome.id && effect.clear));
  return {
    kind: "strongest-factor",
    outcome: directedOutcome(outcome),
    most: most === undefined ? null : { factor: shortName(factorLabel(result.factors, most.factor)), at: most.at, effect: most },
  };
}

function noteFinding(result: DesignResult, shown: number, of: number): FactorsNoteFinding {
  const single = result.effects.some(({ at }) => at !== "both");
  return { kind: "factors-note", single, design: result.method, points: result.points.length, shown, of };
}
