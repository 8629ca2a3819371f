/**
 * A ranking in plain sentences: what was selected and what is guaranteed, what fresh replications say, who came close, what holds over
 * parameter sets. Nothing is called better whose interval covers zero.
 */

import { type Estimate, isClear } from "../../statistics/estimate.ts";
import type { Robustness } from "../../statistics/robustness.ts";
import {
  countWords,
  differenceWords,
  givenLevel,
  givenWords,
  intervalWords,
  levelWords,
  listWords,
  midSentence,
  percentRange,
  percentWords,
  plain,
  type Scale,
  scaleFor,
  span,
} from "../../words/words.ts";
import type { RankedArm, RankResult } from "./result.ts";

export type RankFindings = Pick<
  RankResult,
  "outcome" | "method" | "indifference" | "guarantee" | "selected" | "arms" | "fresh" | "robustness"
>;

export interface SelectionFindings {
  readonly reason: "one-survivor" | "cannot-be-separated" | "maximum-reached" | "budget-spent";
  /** Labels of the arms that were in to the end. */
  readonly survivors: readonly string[];
  /** Replications looked at. */
  readonly replications: number;
  /** Runs that the selection rests on. */
  readonly runs: number;
  readonly dropped: number;
}

/** One scale for all numbers of a ranking: at least two figures of the smallest difference that matters. */
export function rankScale({ arms, outcome, indifference }: Pick<RankResult, "arms" | "outcome" | "indifference">): Scale {
  return scaleFor(outcome.unit, Math.max(...arms.map(({ mean }) => Math.abs(mean))), indifference);
}

/** All sentences of a ranking, the selection first. */
export function rankSentences(findings: RankFindings, selection: SelectionFindings, sets: readonly Robustness[] | null): string[] {
  const scale = rankScale(findings);
  return [
    selectionSentence(findings, selection),
    freshSentence(findings, scale),
    closeSentence(findings, scale),
    sharesSentence(findings),
    ...robustnessSentences(findings, sets, scale),
    selection.dropped === 0
      ? ""
      : `${countWords(selection.dropped, "replication")} of the contest left out for all arms because a run failed or had nothing to measure.`,
  ].filter((sentence) => sentence !== "");
}

function selectionSentence({ guarantee, selected, arms, indifference, outcome }: RankFindings, selection: SelectionFindings): string {
  const label = labelOf(arms, selected);
  const { reason, survivors, replications } = selection;
  const delta = givenWords(indifference, outcome.unit);
  const about = midSentence(outcome.label);
  if (reason === "budget-spent") {
    return `Selected for ${about}: ${label}, which has the ${outcome.direction === "higher" ? "highest" : "lowest"} mean after ${countWords(selection.runs, "run")} shared out by OCBA. OCBA gives no guarantee that it is the best arm.`;
  }
  if (reason === "maximum-reached") {
    return `No selection for ${about} with a guarantee: after ${countWords(replications, "replication")} ${listWords(survivors)} are still in. ${label} has the best mean so far; more replications, or a larger indifference than ${delta}, would decide.`;
  }
  const promise = `if one arm is at least ${delta} better than every other, this is that arm with probability ${givenLevel(guarantee!, "probability")} or more`;
  if (reason === "cannot-be-separated") {
    return `Selected for ${about}: ${label}, but after ${countWords(replications, "replication")} ${listWords(survivors)} remain and cannot be separated: differences between them are below the ${delta} that you said matter. Still, ${promise}.`;
  }
  return `Selected for ${about}: ${label}, after ${countWords(replications, "replication")}: ${promise}. Differences below ${delta} are treated as if they did not matter.`;
}

function freshSentence({ fresh, selected, arms, outcome }: RankFindings, scale: Scale): string {
  const { mean, difference, against, replications } = fresh;
  const head = `On ${countWords(replications.length, "fresh replication")}, which the selection never saw, the mean of ${labelOf(arms, selected)} is ${levelWords(mean.value, scale)}${within(mean, scale)}`;
  const other = labelOf(arms, against);
  const { value, interval } = difference;
  if (interval === null && value === 0) return `${head}, the same as ${other} in every replication.`;
  const known = intervalWords(difference, scale, "replication");
  const tail = `the difference from ${other} is ${differenceWords(value, scale)} (${interval === null ? known : `95 % interval ${known}`})`;
  const good = value > 0 === (outcome.direction === "higher");
  const verdict = !isClear(difference)
    ? `not clearly different from ${other}`
    : good
      ? `better than ${other}`
      : `worse than ${other}, against the selection`;
  return `${head}; ${tail}: ${verdict}.`;
}

function within({ interval }: Estimate, scale: Scale): string {
  return interval === null ? "" : ` (95 % interval ${span(interval, scale)})`;
}

function closeSentence({ arms, selected, indifference, outcome }: RankFindings, scale: Scale): string {
  const sign = outcome.direction === "higher" ? -1 : 1;
  const close = arms.filter(({ arm, difference }) => arm !== selected && sign * difference.value < indifference);
  if (close.length === 0) return "";
  const named = close.map(({ label, difference }) => `${label} (${differenceWords(difference.value, scale)})`);
  return `Within ${givenWords(indifference, outcome.unit)} of it by the contest's means, so that to choose ${close.length === 1 ? "it" : "one of them"} instead may cost nothing that matters: ${listWords(named)}.`;
}

function sharesSentence({ arms, selected }: RankFindings): string {
  const others = arms.filter(({ arm, rankShares }) => arm !== selected && rankShares[0] > 0);
  const own = arms.find(({ arm }) => arm === selected)!;
  const rest =
    others.length === 0
      ? "no other arm does"
      : listWords(others.map(({ label, rankShares }) => `${label} in ${percentWords(rankShares[0])}`));
  return `Resampling the replications, ${own.label} comes first in ${percentWords(own.rankShares[0])} of resamples; ${rest}.`;
}

function robustnessSentences(
  { robustness, selected, arms, outcome }: RankFindings,
  sets: readonly Robustness[] | null,
  scale: Scale,
): string[] {
  if (robustness === null || sets === null) return [];
  const { rows, tail, threshold, used } = robustness;
  const sign = outcome.direction === "higher" ? 1 : -1;
  const winners = (score: (row: (typeof rows)[number]) => number) => {
    const best = Math.max(...rows.map(score));
    return listWords(rows.filter((row) => score(row) === best).map(({ label }) => label));
  };
  const by = [
    `${sign > 0 ? "highest" : "lowest"} expected value: ${winners((row) => sign * row.expected.value)}`,
    `best mean of the worst ${percentWords(tail)} (CVaR): ${winners((row) => sign * row.cvar)}`,
    `best worst case (maximin): ${winners((row) => sign * row.worst)}`,
    `smallest maximum regret: ${winners((row) => -row.maxRegret)}`,
  ];
  if (threshold !== null) {
    by.push(
      `most often ${sign > 0 ? "at least" : "at most"} ${givenLevel(threshold, outcome.unit)}: ${winners((row) => row.satisficing?.share ?? 0)}`,
    );
  }
  const place = rows.findIndex(({ arm }) => arm === selected);
  const { bestShare } = sets[place];
  const { count, n } = bestShare;
  return [
    `Over ${countWords(used, "parameter set")}, ${by.join("; ")}.`,
    `${labelOf(arms, selected)} is the best arm, or level with it, in ${count} of ${n} parameter sets (95 % interval ${percentRange(bestShare.interval!)}); its largest regret is ${plain(rows[place].maxRegret, scale)}${scale.suffix}.`,
  ];
}

function labelOf(arms: readonly Pick<RankedArm, "arm" | "label">[], id: string): string {
  return arms.find(({ arm }) => arm === id)?.label ?? id;
}
