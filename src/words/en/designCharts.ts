/** Charts of designs of points in English. */

import type { Estimate } from "../../statistics/estimate.ts";
import { countRange, differenceWithInterval, valueWithInterval } from "../chartPhrases.ts";
import type { Messages } from "../finding.ts";
import type {
  DesignChartFinding,
  EstimateAtPoint,
  EstimatesNoteFinding,
  FactorsNoteFinding,
  PointEstimatesFinding,
  StrongestFactorFinding,
  SurfaceFinding,
  SurfaceNoteFinding,
} from "../findings/designCharts.ts";
import type { DirectedOutcome } from "../findings/named.ts";
import { directionWords } from "../format.ts";
import { countWords, midSentence } from "../words.ts";
import { shownWords } from "./sensitivityCharts.ts";

export const designCharts: Messages<DesignChartFinding> = {
  "strongest-factor": strongestWords,
  "factors-note": factorsNote,
  "point-estimates": estimatesWords,
  "estimates-note": estimatesNote,
  surface: surfaceWords,
  "surface-note": surfaceNote,
};

/** Labels of these charts. */
export const designLabels = {
  atLow: "at the low end of the range",
  atHigh: "at the high end of the range",
  fromLow: "from low to high",
  fromLowUnclear: "from low to high, not clear",
  interval: "95 % interval",
  mean: "mean (points) with 95 % interval",
  standard: "value in the scenario",
  shade: "low to high (light to dark)",
  axes: (across: string, down: string) => `Across: ${across}. Down: ${down}.`,
  meanColumn: "Mean (95 % interval)",
  order: "Points of the design, from the best estimate to the worst",
  scenario: "the scenario's own values",
  clear: {
    good: "better than the scenario",
    bad: "worse than the scenario",
    higher: "higher than in the scenario",
    lower: "lower than in the scenario",
  },
  unclear: "cannot be told from the scenario",
} as const;

function strongestWords({ outcome, most }: StrongestFactorFinding): string {
  const name = midSentence(outcome.label);
  if (most === null) return `No factor's effect on ${name} can be told from zero.`;
  const { value, interval } = most.effect;
  const where = most.at === "both" ? "from low to high" : `at the ${most.at} end`;
  return `${most.factor} moves ${name} the most: ${differenceWithInterval({ value, interval }, outcome.unit).replace(" (", ` ${where} (`)}.`;
}

function factorsNote({ single, design, points, ...shown }: FactorsNoteFinding): string {
  const how = single
    ? "Change against the scenario's own values when one factor moves to an end of its range and the others stay; what factors do together doesn't show."
    : "Mean difference between the runs with a factor at its high and at its low level, over all levels of the other factors.";
  return `${how} Design: ${design}, ${countWords(points, "point")} with the same chance at all of them. Intervals: 95 % t, of one effect each; what is called clear counts all effects in the outcome.${shownWords(shown, "factor", "effect")}`;
}

function estimatesWords({ outcome, arm, points, first, last }: PointEstimatesFinding): string {
  const about = arm === null ? outcome.label : `${outcome.label}, ${arm}`;
  const value = ({ estimate }: EstimateAtPoint) => valueWithInterval(estimate, outcome.unit);
  if (points === 1) return `${about} at ${first.point}: ${value(first)}.`;
  const over = `${about} over ${countWords(points, "point")}`;
  if (first.estimate.value === last.estimate.value) return `${over}: the same at all of them, ${value(first)}.`;
  const [top, bottom] = outcome.direction === "none" ? ["highest", "lowest"] : ["best", "worst"];
  return `${over}: ${top} estimate ${value(first)} at ${pointWords(first)}, ${bottom} ${value(last)} at ${pointWords(last)}.`;
}

/** Points with the same runs are the same to the digit, and none of them is the one. */
function pointWords({ point, others }: EstimateAtPoint): string {
  return `${point}${others === 0 ? "" : ` and ${countWords(others, "other point")}, the same there`}`;
}

function goodWords({ direction, unit }: DirectedOutcome): string {
  return directionWords(direction, unit);
}

function estimatesNote({ outcome, replications, design, ranked, lost }: EstimatesNoteFinding): string {
  const failed = lost === 0 ? "" : ` ${countWords(lost, "point")} without a completed run ${lost === 1 ? "is" : "are"} left out.`;
  const extremes = ranked ? " The best and worst of many estimates are partly chance." : "";
  return `Mean of ${midSentence(outcome.label)} (${goodWords(outcome)}) over ${countRange(replications, "replication")} at each point, with the same chance at all of them. Design: ${design}. Intervals: 95 % t, of each mean by itself; differences between points are known better than the intervals suggest.${extremes}${failed}`;
}

function surfaceWords({ outcome, arm, factors, points, lower, higher, lowest, highest }: SurfaceFinding): string {
  const [first, second] = factors;
  const about = `${arm === null ? outcome.label : `${outcome.label}, ${arm}`} over ${midSentence(first)} and ${midSentence(second)}`;
  if (lower + higher === 0) return `${about}: at none of ${countWords(points, "point")} can it be told from the scenario's.`;
  const at = (end: Estimate | null, word: string) => (end === null ? "" : `, ${word} ${differenceWithInterval(end, outcome.unit)}`);
  const parts = [
    ...(lower === 0 ? [] : [`lower than in the scenario at ${lower}${at(lowest, "by up to")}`]),
    ...(higher === 0 ? [] : [`higher at ${higher}${at(highest, "by up to")}`]),
  ];
  return `${about}: of ${countWords(points, "point")} ${parts.join("; ").replace(/^higher at/, "higher than in the scenario at")}.`;
}

function surfaceNote({ outcome, replications, design, points }: SurfaceNoteFinding): string {
  return `Paired difference in ${midSentence(outcome.label)} (${goodWords(outcome)}) from the scenario's own values, mean of ${countRange(replications, "replication")} with the same chance. A cell is what lies nearest to its point. Grey: not clear, counting all points. Design: ${design}, ${countWords(points, "point")}; intervals are of one point each.`;
}
