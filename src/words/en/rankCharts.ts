/** Charts of rankings in English. */
import { sizeWithUnit, valueWithInterval } from "../chartPhrases.ts";
import type { Messages } from "../finding.ts";
import type {
  FirstRanksFinding,
  RankChartFinding,
  RobustFinding,
  RobustNoteFinding,
  SelectedFinding,
  SelectedNoteFinding,
} from "../findings/rankCharts.ts";
import { directionWords, formatNumber } from "../format.ts";
import { countWords, listWords, midSentence, percentWords } from "../words.ts";

export const rankCharts: Messages<RankChartFinding> = {
  selected: selectedWords,
  "selected-note": selectedNote,
  "first-ranks": firstWords,
  "ranks-note": ({ outcome }) =>
    `Per cent of bootstrap resamples of the replications in which an arm takes a rank (1: best; ${directionWords(outcome.direction, outcome.unit)}). Rows by mean rank. An arm that left the contest early rests on fewer replications. These are not the guarantee of the selection.`,
  robust: robustWords,
  "robust-note": robustNote,
};

/** Labels of these charts. */
export const rankLabels = {
  onFresh: (arm: string) => `${arm}, on fresh replications`,
  means: "Mean over the replications of the contest",
  differences: "Paired difference from the selected arm",
  lastRow: (against: string) => `last row: selected arm minus ${against}`,
  difference: "Difference",
  itself: "the selected arm",
  freshRuns: (n: number) => countWords(n, "fresh run"),
  runs: (n: number) => `n = ${formatNumber(n)}`,
  out: (after: number) => `× out after ${formatNumber(after)} runs`,
  selected: "selected",
  survivor: "still in the contest at its end",
  droppedOut: "dropped out",
  fresh: "selected arm on fresh replications",
  interval: "95 % interval",
  zone: "indifference zone",
  shares: "share of resamples (darker: more)",
  ranks: "Rank (% of resamples)",
  row: (selected: boolean, n: number, eliminatedAt: number | null) =>
    `${selected ? "selected · " : ""}n = ${n}${eliminatedAt === null ? "" : ` · out after ${eliminatedAt}`}`,
  darkness: "best to worst of a column (dark to light)",
  best: "best of a column (framed)",
  expected: "Expected: mean over sets",
  cvar: (tail: string) => `CVaR: mean of the worst ${tail} of sets`,
  worst: "Worst set (maximin)",
  regret: "Maximum regret against the best arm of a set",
  satisficing: "Satisficing: sets with",
  satisficingAt: (higher: boolean, threshold: string) => `Satisficing: sets with ${higher ? "at least" : "at most"} ${threshold}`,
} as const;

function selectedWords({ outcome, arm, alike, fresh }: SelectedFinding): string {
  const name = `${arm}${alike.length === 0 ? "" : `, the same as ${listWords(alike)},`}`;
  const what = `${name} is selected for ${midSentence(outcome.label)}`;
  return fresh === null ? `${what}.` : `${what}; on fresh replications it comes to ${valueWithInterval(fresh, outcome.unit)}.`;
}

function selectedNote({ outcome, indifference, guarantee }: SelectedNoteFinding): string {
  const promise =
    guarantee === null
      ? "OCBA spreads runs where they tell most and promises no probability of being right."
      : `Kim and Nelson's procedure selects the best arm with probability of at least ${percentWords(guarantee)} when it leads by ${sizeWithUnit(indifference, outcome.unit)} or more.`;
  return `${promise} The contest's own means favour its winner, so the selected arm is estimated again on replications that the contest never saw. Intervals here take no account of the stopping rule.`;
}

function firstWords({ outcome, firsts, share, selected }: FirstRanksFinding): string {
  const verb = firsts.length === 1 ? "ranks" : "each rank";
  const other = selected === null ? "" : `; the procedure selected ${selected}`;
  return `${listWords(firsts)} ${verb} first in ${midSentence(outcome.label)} in ${percentWords(share)} of resamples${other}.`;
}

function robustWords({ outcome, sets, measures, arms, leaders, byAll, regret }: RobustFinding): string {
  const name = midSentence(outcome.label);
  if (arms < 2) return `${regret} over ${sets} parameter sets: ${name} if parameters are others.`;
  if (byAll !== null) return `${byAll} is best in ${name} by all ${measures} measures of robustness.`;
  if (leaders.length === 0) return `No arm is better than another in ${name} by any measure of robustness.`;
  const many = `${countWords(leaders.length, "arm")} ${leaders.length === 1 ? "is" : "are"} best in ${name} by some measure of robustness`;
  return `${many}; ${regret} has the smallest maximum regret.`;
}

function robustNote({ outcome, sets }: RobustNoteFinding): string {
  const lost = sets.low < sets.high ? ` (${sets.high - sets.low} of ${sets.high} left out, as a run in them failed)` : "";
  return `${outcome.label} (${directionWords(outcome.direction, outcome.unit)}) of each arm over ${sets.low} parameter sets${lost}, drawn evenly over the ranges: ignorance, not odds. Regret: how far an arm falls behind the best arm of a set, with the same chance. Small print: 95 % intervals; worst case and regret have none, as they are extremes of these sets. Bold: the selected arm.`;
}
