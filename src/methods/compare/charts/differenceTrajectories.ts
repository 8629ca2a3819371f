/** Difference from the baseline over time: one picture for each outcome, one panel for each arm. */

import { area, line, scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add } from "../../../charts/element.ts";
import { frame, safeName } from "../../../charts/frame.ts";
import { indicatorInfos } from "../../../tables/indicatorInfos.ts";
import { effectLabels as labels, perPeriod } from "../../../words/en/effectCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { CoursesFinding, CoursesNoteFinding } from "../../../words/findings/effectCharts.ts";
import { isAmount } from "../../../words/format.ts";
import { addLeftAxis, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue, grey } from "../../charts/parts/colours.ts";
import { addLegend, areaSample, lineSample } from "../../charts/parts/legend.ts";
import { addPanels, type Panel } from "../../charts/parts/panels.ts";
import { directedOutcome, extentOf, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { Outcome } from "../../result.ts";
import { addTimeAxis } from "../../run/charts/parts/timePanel.ts";
import { inForce } from "../difference.ts";
import type { CompareResult, DifferenceTrajectory } from "../result.ts";
import { armLabel, baselineOf, effectOf, outcomeOf } from "./reading.ts";

type Scale = ReturnType<typeof scaleLinear<number, number>>;

export const differenceTrajectories = studyChart("compare", {
  id: "difference-trajectories",
  title: "Difference from the baseline over time",
  description:
    "Mean paired difference over time by arm, with a band that holds for all days at once, or single runs when they are fewer than 20.",
  missing: (result) =>
    shownOutcomes(result).length > 0
      ? null
      : "No difference from the baseline was recorded over time in this study, or none is other than zero.",
  draw: (document, result) => shownOutcomes(result).map((outcome) => drawOutcome(document, result, outcome)),
});

function drawOutcome(document: Document, result: CompareResult, outcome: Outcome): Drawing {
  const trajectories = trajectoriesOf(result, outcome.id);
  return frame(document, {
    footer: footerOf(result),
    name: `difference-trajectories-${safeName(outcome.id)}`,
    title: headline(titleFinding(result, outcome, trajectories), en),
    subtitle: tell(noteFinding(result, outcome, trajectories), en),
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
  addLeftAxis(group, y, { axis: { ...axis, unit: perPeriod(axis.unit, periodOf(outcome, days)) }, left: 0, right: width });
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

/** Only arms whose effect on the outcome holds beside all others that the study claims; the course alone claims nothing. */
function titleFinding(result: CompareResult, outcome: Outcome, trajectories: readonly DifferenceTrajectory[]): CoursesFinding {
  const arms = trajectories.flatMap((each) => {
    const effect = effectOf(result, each.arm, outcome.id);
    if (effect === undefined || effect.verdict === "unclear" || effect.verdict === "same") return [];
    return [{ arm: shortName(armLabel(result, each.arm)), effect: inForce(effect), from: clearFrom(each) }];
  });
  return { kind: "courses", outcome: directedOutcome(outcome), arms, of: recordedOf(result, outcome.id).length };
}

function noteFinding(result: CompareResult, outcome: Outcome, trajectories: readonly DifferenceTrajectory[]): CoursesNoteFinding {
  return {
    kind: "courses-note",
    outcome: directedOutcome(outcome),
    baseline: baselineOf(result).label,
    pairs: extentOf(trajectories.map(({ n }) => n)),
    unit: differenceAxis(outcome.unit, rangeOf(trajectories.flatMap(values), { zero: true })).unit,
    period: periodOf(outcome, trajectories[0]!.days),
    bands: trajectories.some(({ band }) => band !== null),
    same: sameAs(result, outcome.id, trajectories),
  };
}

function legend(trajectories: readonly DifferenceTrajectory[]) {
  return [
    lineSample(labels.meanDifference, blue),
    ...(trajectories.some((each) => each.band !== null) ? [areaSample(labels.band, blue, { opacity: 0.2 })] : []),
    ...(trajectories.some((each) => each.band === null && each.runs.length > 0)
      ? [lineSample(labels.singlePairs, grey, { width: 1 })]
      : []),
  ];
}

function trajectoriesOf(result: CompareResult, outcome: string): DifferenceTrajectory[] {
  const found = recordedOf(result, outcome).filter(({ mean, runs }) => mean.some(isDifferent) || runs.flat().some(isDifferent));
  return isFlow(outcomeOf(result, outcome)) ? found.map(wholePeriods) : found;
}

function recordedOf(result: CompareResult, outcome: string): DifferenceTrajectory[] {
  return result.trajectories.filter((each) => each.outcome === outcome && each.days.length > 0 && each.n > 0);
}

/** Arms that are the baseline's in every pair on every day. */
function sameAs(result: CompareResult, outcome: string, shown: readonly DifferenceTrajectory[]): string[] {
  const arms = recordedOf(result, outcome).map(({ arm }) => arm);
  return arms.filter((arm) => !shown.some((each) => each.arm === arm)).map((arm) => shortName(armLabel(result, arm)));
}

function isDifferent(value: number): boolean {
  return value !== 0;
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

/** Over how many days each point is counted, and whether what is counted adds up; null for a state. */
function periodOf(outcome: Outcome, days: readonly number[]): CoursesNoteFinding["period"] {
  return days.length < 2 || !isFlow(outcome) ? null : { days: days[1]! - days[0]!, adds: isAmount(outcome.unit) };
}

function shownOutcomes(result: CompareResult): Outcome[] {
  const ids = [...new Set(result.trajectories.map((each) => each.outcome))];
  return ids.filter((id) => trajectoriesOf(result, id).length > 0).map((id) => outcomeOf(result, id));
}
