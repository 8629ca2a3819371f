/** Charts of sensitivity analyses in English. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { Messages } from "../finding.ts";
import type { RunPoints, SensitivityChartFinding, ShownOf } from "../findings/sensitivityCharts.ts";
import { directionWords } from "../format.ts";
import { countWords, midSentence, percentRange, percentWords } from "../words.ts";

export const sensitivityCharts: Messages<SensitivityChartFinding> = {
  "morris-note": ({ outcome, points, chance, ...shown }) =>
    `Elementary effect: change in ${midSentence(outcome.label)} when one parameter moves over its whole range, scaled up from a step. Right: larger effects. Above the dashed line effects differ more than their mean size, so they depend on the other parameters or on where the parameter stands. Thin lines: 95 % bootstrap intervals over trajectories. ${pointsWords(points)}${chanceWords(chance)}${shownWords(shown, "parameter", "mu*")}`,
  "sobol-note": ({ outcome, points, chance, ...shown }) =>
    `Share of the variance of ${midSentence(outcome.label)} over the parameters' ranges. First order: what knowing this parameter alone would take away. Total: with all that it does together with others; the gap between the two is interaction. Estimates can fall a little below zero. ${pointsWords(points)}${chanceWords(chance)}${shownWords(shown, "parameter", "total index")}`,
  "convergence-note": ({ outcome, points, ...shown }) =>
    `Indices of ${midSentence(outcome.label)} from the first N base points, N doubling; bars: 95 % bootstrap intervals. Where they still wander beyond their intervals, the sample is too small. ${pointsWords(points)}${shownWords(shown, "parameter", "total index")}`,
  "none-alone": ({ outcome, widest }) =>
    `Moved one at a time, no parameter is shown to move ${midSentence(outcome.label)} by more than chance; the widest bar is ${widest}.`,
  "tornado-note": ({ outcome, arm, ...shown }) =>
    `Mean change in ${midSentence(outcome.label)} (${directionWords(outcome.direction, outcome.unit)}) against the scenario's own values when one parameter moves to the low or high end of its range. What parameters do together doesn't show here. Arm ${arm}, with the same chance at all points; replications may be fewer than those of the design.${shownWords(shown, "parameter", "influence")}`,
};

/** Labels of these charts. */
export const sensitivityLabels = {
  total: "total index",
  first: "first-order index",
  shareOfVariance: "share of variance",
  basePoints: "base points N",
  muStar: (rooted: boolean) => `mu*: mean size of elementary effects${rooted ? "; both axes by square roots" : ""}`,
  sigma: (unit: string) => `sigma: standard deviation of elementary effects${unit === "" ? "" : ` (${unit})`}`,
  muStarInterval: "mu* (95 % interval)",
  raises: "more of it raises the outcome",
  lowers: "more of it lowers the outcome",
  either: "both, or not clear (mu's interval covers zero)",
  even: "sigma = mu*",
  firstOrder: "first order",
  totalOrder: "total",
  bootstrap: "95 % bootstrap interval",
  index: "Index (95 % interval)",
  bar: { first: "first", total: "total" },
  secondOrder: "Second order: what pairs do together",
  secondNote: ({ shown, of }: ShownOf) =>
    `Share of variance; grey: the 95 % interval covers zero.${shown < of ? ` The ${shown} parameters with the largest total index.` : ""}`,
  low: "parameter at the low end",
  high: "parameter at the high end",
  interval: "95 % interval",
  ends: "Low end and high end: change (95 % interval)",
  change: (outcome: string) => `Change in ${midSentence(outcome)}`,
  at: (value: string, change: string) => `at ${value}: ${change}`,
} as const;

/** Says that not all are shown; empty when they are. */
export function shownWords({ shown, of }: ShownOf, noun: string, by: string): string {
  return shown < of ? ` Shown: the ${shown} of ${countWords(of, noun)} with the largest ${by}.` : "";
}

/** How the points were run and how many blocks were lost. */
function pointsWords({ arm, replications, lost, method }: RunPoints): string {
  const blocks = method === "morris" ? (lost === 1 ? "trajectory" : "trajectories") : lost === 1 ? "base point" : "base points";
  const dropped = lost === 0 ? "" : ` Left out, as a run in them failed: ${lost} ${blocks}.`;
  return `Arm ${arm}; ${countWords(replications, "replication")} at every point, with the same chance at all of them.${dropped}`;
}

function chanceWords(chance: Estimate | null): string {
  if (chance === null) return "";
  const { value, interval } = chance;
  return ` Chance makes ${percentWords(value)} of the variance of single runs${interval === null ? "" : ` (95 % interval ${percentRange(interval)})`}.`;
}
