/** Difference from the baseline over time: one picture for each outcome, one panel for each arm. */

import { area, line, scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add } from "../../../charts/element.ts";
import { frame, safeName } from "../../../charts/frame.ts";
import { indicatorInfos } from "../../../tables/indicatorInfos.ts";
import { formatNumber } from "../../../words/format.ts";
import { countWords, listWords } from "../../../words/words.ts";
import { addLeftAxis, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue, grey } from "../../charts/parts/colours.ts";
import { addLegend, areaSample, lineSample } from "../../charts/parts/legend.ts";
import { addPanels, type Panel } from "../../charts/parts/panels.ts";
import { shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { Outcome } from "../../result.ts";
import { addTimeAxis } from "../../run/charts/parts/timePanel.ts";
import type { CompareResult, DifferenceTrajectory } from "../result.ts";
import { armLabel, baselineOf, effectOf, goodDirection, outcomeOf, pairWords } from "./reading.ts";

type Scale = ReturnType<typeof scaleLinear<number, number>>;

export const differenceTrajectories = studyChart("compare", {
  id: "difference-trajectories",
  title: "Difference from the baseline over time",
  description:
    "Mean paired difference over time by arm, with a band that holds for all days at once, or single runs when they are fewer than 20.",
  missing: (result) => (shownOutcomes(result).length > 0 ? null : "No difference from the baseline was recorded over time in this study."),
  draw: (document, result) => shownOutcomes(result).map((outcome) => drawOutcome(document, result, outcome)),
});

function drawOutcome(document: Document, result: CompareResult, outcome: Outcome): Drawing {
  const trajectories = trajectoriesOf(result, outcome.id);
  return frame(document, {
    footer: footerOf(result),
    name: `difference-trajectories-${safeName(outcome.id)}`,
    title: titleSentence(result, outcome, trajectories),
    subtitle: subtitleSentence(result, outcome, trajectories),
    body: (group, width) => {
      const top = addLegend(group, 0, width, legend(trajectories)) + 6;
      const domain = rangeOf(trajectories.flatMap(values), { zero: true });
      const spec = {
        labels: trajectories.map((each) => armLabel(result, each.arm)),
        y: top,
        width,
        mostColumns: trajectories.length > 6 ? 4 : 3,
        plotHeight: trajectories.length > 3 ? 150 : 210,
        left: 56,
        right: 52,
        below: 44,
        above: 26,
      };
      return top + addPanels(group, spec, (panel, i) => addPanel(panel, result, outcome, trajectories[i]!, domain));
    },
  });
}

function addPanel(panel: Panel, result: CompareResult, outcome: Outcome, trajectory: DifferenceTrajectory, domain: [number, number]): void {
  const { group, width, height } = panel;
  const { days, band, runs, mean } = trajectory;
  const horizon = Math.max(1, result.scenario.horizonDays, ...trajectory.days);
  const x = scaleLinear([0, horizon], [0, width]);
  const y = scaleLinear(domain, [height, 0]).nice(8);
  const axis = differenceAxis(outcome.unit, y.domain());
  addLeftAxis(group, y, { axis: { ...axis, unit: axis.unit + perPeriod(outcome, days) }, left: 0, right: width });
  addTimeAxis(group, x, height, horizon, width < 200);
  if (band !== null) {
    const ribbon = area<number>(
      (i) => x(days[i]!),
      (i) => y(band.low[i]!),
      (i) => y(band.high[i]!),
    ).digits(2);
    add(group, "path", { d: ribbon([...days.keys()])!, fill: blue, "fill-opacity": 0.2 });
  } else {
    for (const run of runs)
      add(group, "path", { d: course(days, run, x, y), fill: "none", stroke: grey, "stroke-width": 0.8, "stroke-opacity": 0.8 });
  }
  add(group, "path", { d: course(days, mean, x, y), fill: "none", stroke: blue, "stroke-width": 2.2, "stroke-linejoin": "round" });
}

function course(days: readonly number[], run: readonly number[], x: Scale, y: Scale): string {
  const path = line<number>(
    (i) => x(days[i]!),
    (i) => y(run[i]!),
  ).digits(2);
  return path([...days.keys()])!;
}

function values(trajectory: DifferenceTrajectory): number[] {
  const { band, runs, mean } = trajectory;
  return [...mean, ...(band === null ? runs.flat() : [...band.low, ...band.high])];
}

/** First day from which the band leaves zero out to the end; null when it never does or there is no band. */
function clearFrom({ days, band }: DifferenceTrajectory): number | null {
  if (band === null) return null;
  let first: number | null = null;
  for (let i = days.length - 1; i >= 0 && (band.low[i]! > 0 || band.high[i]! < 0); i -= 1) first = days[i]!;
  return first;
}

/** Names only arms whose effect on the outcome holds beside all others that the study claims; the course alone claims nothing. */
function titleSentence(result: CompareResult, outcome: Outcome, trajectories: readonly DifferenceTrajectory[]): string {
  const told = trajectories.flatMap((each) => {
    const verdict = effectOf(result, each.arm, outcome.id)?.verdict ?? "unclear";
    return verdict === "unclear" || verdict === "same"
      ? []
      : [{ verdict, name: shortName(armLabel(result, each.arm)), clear: clearFrom(each) }];
  });
  if (told.length === 0) return `${outcome.label}: no arm can be told from the baseline`;
  const days = told.flatMap(({ clear }) => (clear === null ? [] : [clear]));
  if (told.length > 3) {
    const first = days.length === 0 ? "" : `, the first of them from day ${formatNumber(Math.min(...days))}`;
    return `${outcome.label}: ${told.length} of ${trajectories.length} arms differ from the baseline${first}`;
  }
  const words = [...new Set(told.map(({ verdict }) => verdict))].map((verdict) => {
    const own = told.filter((each) => each.verdict === verdict);
    return `${verdict} under ${listWords(own.map(({ name, clear }) => (clear === null ? name : `${name} from day ${formatNumber(clear)}`)))}`;
  });
  return `${outcome.label}: ${words.join("; ")}`;
}

function subtitleSentence(result: CompareResult, outcome: Outcome, trajectories: readonly DifferenceTrajectory[]): string {
  const pairs = pairWords(trajectories.map((each) => each.n));
  const bands = trajectories.some((each) => each.band !== null)
    ? " A band holds for all days of its panel at once with 95 % confidence, not for all panels at once; arms are named by their effects beside all others."
    : " No bands below 20 pairs: thin lines are single pairs.";
  return `Mean difference from ${baselineOf(result).label} (${goodDirection(outcome)}) over ${pairs}. ${axisSentence(outcome, trajectories)}${bands}`;
}

function axisSentence(outcome: Outcome, trajectories: readonly DifferenceTrajectory[]): string {
  const unit = differenceAxis(outcome.unit, rangeOf(trajectories.flatMap(values), { zero: true })).unit;
  const period = perPeriod(outcome, trajectories[0]!.days);
  return unit === "" ? "All panels have the same scale." : `Upright: ${unit}${period}, the same scale in all panels.`;
}

function legend(trajectories: readonly DifferenceTrajectory[]) {
  return [
    lineSample("mean difference", blue),
    ...(trajectories.some((each) => each.band !== null) ? [areaSample("95 % band for all days at once", blue, { opacity: 0.2 })] : []),
    ...(trajectories.some((each) => each.band === null && each.runs.length > 0) ? [lineSample("single pairs", grey, { width: 1 })] : []),
  ];
}

function trajectoriesOf(result: CompareResult, outcome: string): DifferenceTrajectory[] {
  const found = result.trajectories.filter((each) => each.outcome === outcome && each.days.length > 0 && each.n > 0);
  return isFlow(outcomeOf(result, outcome)) ? found.map(wholePeriods) : found;
}

/** Whether each point is an amount per period. */
function isFlow(outcome: Outcome): boolean {
  return indicatorInfos().find(({ id }) => id === outcome.indicator)?.kind === "flow";
}

/** Leaves out a last period that is shorter than the others, since its amount would look like a fall. */
function wholePeriods(trajectory: DifferenceTrajectory): DifferenceTrajectory {
  const { days, mean, band, runs } = trajectory;
  const n = days.length;
  if (n < 3 || days[n - 1]! - days[n - 2]! >= days[1]! - days[0]!) return trajectory;
  const cut = (values: readonly number[]) => values.slice(0, -1);
  return {
    ...trajectory,
    days: cut(days),
    mean: cut(mean),
    band: band && { low: cut(band.low), high: cut(band.high) },
    runs: runs.map(cut),
  };
}

/** ` per 30 days` for flows; empty for states. */
function perPeriod(outcome: Outcome, days: readonly number[]): string {
  return days.length < 2 || !isFlow(outcome) ? "" : ` per ${countWords(days[1]! - days[0]!, "day")}`;
}

function shownOutcomes(result: CompareResult): Outcome[] {
  const ids = [...new Set(result.trajectories.map((each) => each.outcome))];
  return ids.filter((id) => trajectoriesOf(result, id).length > 0).map((id) => outcomeOf(result, id));
}
