/** Tornado of the first place: how far the scenario's first arm is ahead of the best other one at both ends of each parameter examined. */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addLine, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import type { Estimate } from "../../../statistics/estimate.ts";
import { estimateWords } from "../../../words/chartPhrases.ts";
import { endsLabels as labels, lessWords } from "../../../words/en/placeCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { EndsFinding } from "../../../words/findings/placeCharts.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf, type Scale, zeroInk } from "../../charts/parts/axes.ts";
import { blue, dark, greyInk, orange, orangeInk } from "../../charts/parts/colours.ts";
import { factorValueWords, factorWithRange } from "../../charts/parts/factors.ts";
import { addLegend, areaSample, type LegendItem, lineSample } from "../../charts/parts/legend.ts";
import { addInterval, addPoint, type Look } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { FactorInfo } from "../../factors/factor.ts";
import { labelOfArm, worstByFactor } from "../findings.ts";
import type { AssumptionsResult, AssumptionVerdict } from "../result.ts";

/** Most rows; those nearest to a change stand first. */
const mostRows = 20;
const textWidth = 320;
const band = "#e4e4e4";
const looks = { low: { shape: "circle", colour: blue, hollow: true }, high: { shape: "square", colour: dark } } as const satisfies Record<
  "low" | "high",
  Look
>;
const unlike: ReadonlySet<AssumptionVerdict> = new Set(["reversed", "lost", "decided"]);

interface Mark {
  readonly at: "low" | "high";
  readonly value: number;
  readonly estimate: Estimate;
  readonly verdict: AssumptionVerdict;
  /** The best other arm here; null for the baseline, the only one that there is. */
  readonly against: string | null;
}

interface Row {
  readonly factor: FactorInfo;
  readonly marks: readonly Mark[];
}

export const assumptionEnds = studyChart("assumptions", {
  id: "assumption-ends",
  title: "The first place at the ends of parameters",
  description: "Lead of the first arm at both ends of every parameter examined, with intervals, and the lead in the scenario.",
  missing: ({ ends }) => (ends.length > 0 ? null : "No parameter was found to move a difference between arms by more than chance does."),
  draw: (document, result) => [drawEnds(document, result)],
});

function drawEnds(document: Document, result: AssumptionsResult): Drawing {
  const { outcome, standard } = result;
  const all = rowsOf(result);
  const shown = all.slice(0, mostRows);
  const scenario = standard.lead?.difference ?? standard.effects[0];
  const { arm, lead } = subjectOf(result);
  return frame(document, {
    footer: footerOf(result),
    name: "assumption-ends",
    title: headline(titleFinding(result), en),
    subtitle: tell(
      { kind: "ends-note", outcome: directedOutcome(outcome), arm, lead, n: standard.n, shown: shown.length, of: all.length },
      en,
    ),
    body: (group, width) => {
      const top = addLegend(group, 0, width, legend(result)) + 24;
      const rows = layRows(
        shown.map(({ factor }) => factorWithRange(result.factors, factor.path)),
        top,
        width,
        { leastHeight: 36, mostLabelWidth: 270 },
      );
      const estimates = [scenario, ...shown.flatMap(({ marks }) => marks.map(({ estimate }) => estimate))];
      const values = estimates.flatMap(({ value, interval }) => [value, ...(interval === null ? [] : [interval.low, interval.high])]);
      const domain = rangeOf(values, { zero: true });
      const x = scaleLinear(domain, [rows.labelWidth + 10, width - textWidth - 14]);
      addRowNames(group, rows);
      addText(group, width - textWidth, top - 8, labels.column, {
        size: 11,
        fill: inks.secondary,
      });
      addBand(group, scenario, rows, x);
      const axis = { top, bottom: rowsBottom(rows), axis: differenceAxis(outcome.unit, domain), title: lessWords(arm, lead), ticks: 7 };
      addBottomAxis(group, x, axis);
      addLine(group, x(scenario.value), top, x(scenario.value), rowsBottom(rows), { stroke: greyInk, "stroke-dasharray": "4 3" });
      shown.forEach((row, i) => {
        addMarks(group, result, row, { x, y: rowCentre(rows, i), textX: width - textWidth });
      });
      addLine(group, x(0), top, x(0), rowsBottom(rows), { stroke: zeroInk, "stroke-width": 1.3 });
      return rowsBottom(rows) + bottomAxisHeight;
    },
  });
}

interface Place {
  readonly x: Scale;
  readonly y: number;
  readonly textX: number;
}

/** The low end above, the high end below; what does not stand in orange. */
function addMarks(group: Element, result: AssumptionsResult, { factor, marks }: Row, { x, y, textX }: Place): void {
  for (const { at, value, estimate, verdict, against } of marks) {
    const here = at === "low" ? y - 8 : y + 8;
    const turned = unlike.has(verdict);
    const look = turned ? { ...looks[at], colour: orange } : looks[at];
    addInterval(group, x, here, estimate.interval, { colour: look.colour, width: 2, cap: 3 });
    addPoint(group, x(estimate.value), here, look, 48);
    const rival =
      against === null || against === result.standard.lead?.runnerUp ? [] : [labels.against(shortName(labelOfArm(result, against)))];
    const told = labels.verdict[verdict] === "" ? [] : [labels.verdict[verdict]];
    const level = factorValueWords(Number(value.toPrecision(3)), factor.unit);
    const words = labels.end(level, estimateWords(estimate, result.outcome.unit), [...told, ...rival]);
    addText(group, textX, here + 4, words, {
      size: 10.5,
      smallest: 8.5,
      maxWidth: textWidth - 6,
      fill: turned ? orangeInk : inks.text,
      strong: turned,
    });
  }
}

/** What the scenario's own values have, with its interval. */
function addBand(group: Element, { interval }: Estimate, rows: Rows, x: Scale): void {
  if (interval === null) return;
  const [left, right] = [x(interval.low), x(interval.high)];
  add(group, "rect", { x: left, y: rows.y, width: right - left, height: rowsBottom(rows) - rows.y, fill: band, "fill-opacity": 0.6 });
}

/** Parameters that change the first place first, then by how far the lead goes towards zero. */
function rowsOf(result: AssumptionsResult): Row[] {
  const { ends, factors, outcome } = result;
  const paths = [...new Set(ends.map(({ factor }) => factor))];
  const rows = paths.map((path) => ({
    factor: factors.find((factor) => factor.path === path)!,
    marks: ends.flatMap((end): Mark[] => {
      if (end.factor !== path) return [];
      const { at, value, held, effects } = end;
      if (held !== null) return [{ at, value, estimate: held.difference, verdict: held.verdict, against: held.runnerUp }];
      const [{ verdict, arm: _, ...estimate }] = effects;
      return [{ at, value, estimate, verdict, against: null }];
    }),
  }));
  const lead = result.standard.lead?.difference.value ?? result.standard.effects[0].value;
  const towards = lead === 0 ? (outcome.direction === "lower" ? -1 : 1) : Math.sign(lead);
  const worst = ({ marks }: Row) => Math.min(...marks.map(({ estimate }) => towards * estimate.value));
  const rank = ({ marks }: Row) =>
    marks.some(({ verdict }) => verdict === "reversed") ? 0 : marks.some(({ verdict }) => unlike.has(verdict)) ? 1 : 2;
  return rows.sort((a, b) => rank(a) - rank(b) || worst(a) - worst(b));
}

/** The arm whose lead over the best other one is shown, or whose effect; the first in the scenario, or the only one. */
function subjectOf(result: AssumptionsResult): { readonly arm: string; readonly lead: boolean } {
  const { lead, effects } = result.standard;
  return { arm: shortName(labelOfArm(result, lead?.first ?? effects[0].arm)), lead: lead !== null };
}

function legend(result: AssumptionsResult): LegendItem[] {
  const point = (label: string, look: Look): LegendItem => ({ label, draw: (group, x, y) => void addPoint(group, x, y, look, 46) });
  return [
    point(labels.low, looks.low),
    point(labels.high, looks.high),
    ...(someTurned(result) ? [point(labels.turned, { shape: "circle", colour: orange })] : []),
    lineSample(labels.scenario, greyInk, { dash: "4 3", width: 1.5 }),
    ...((result.standard.lead?.difference ?? result.standard.effects[0]).interval === null
      ? []
      : [areaSample(labels.interval, band, { opacity: 0.6 })]),
  ];
}

function someTurned(result: AssumptionsResult): boolean {
  return rowsOf(result).some(({ marks }) => marks.some(({ verdict }) => unlike.has(verdict)));
}

function titleFinding(result: AssumptionsResult): EndsFinding {
  const { lead } = result.standard;
  const worst = [...worstByFactor(result).values()];
  return {
    kind: "ends",
    outcome: directedOutcome(result.outcome),
    arm: subjectOf(result).arm,
    about: lead === null ? "effect" : lead.clear ? "lead" : "open",
    examined: worst.length,
    overtaken: worst.filter((verdict) => verdict === "reversed").length,
    lost: worst.filter((verdict) => verdict === "lost").length,
    changed: new Set(result.changed.map(({ factor }) => factor)).size,
  };
}
