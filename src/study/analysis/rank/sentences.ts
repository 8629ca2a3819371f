/**
 * A ranking in plain sentences: what was selected and what is guaranteed, what fresh replications say, who came close, what holds over
 * parameter sets. Nothing is called better whose interval covers zero.
 */
import type { Robustness } from "../estimators/robustness.ts";
import type { Estimate, Interval, Outcome, RankedArm, RankResult } from "./results.ts";
import { shareOf } from "./robustnessOverSets.ts";

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

/** How an outcome's numbers are written. */
export interface NumberWords {
  /** A value with its unit. */
  value(value: number): string;
  /** A difference with its sign and unit. */
  difference(value: number): string;
  /** A size without sign, with its unit. */
  size(value: number): string;
  /** A number that somebody chose, with as many decimals as it needs, with its unit. */
  given(value: number): string;
  /** An interval of values or of differences. */
  interval(interval: Interval, signed: boolean): string;
}

/** Number words for an outcome, with two digits of the smallest difference that matters; shares in per cent. */
export function numberWords({ unit }: Pick<Outcome, "unit">, indifference: number): NumberWords {
  const share = /^(share|proportion|fraction|probability)/i.test(unit);
  const scale = share ? 100 : 1;
  const decimals = decimalsFor(indifference * scale);
  const named = /^(score|index|none|1|-)/i.test(unit) || unit === "" ? "" : ` ${unit}`;
  const valueUnit = share ? " %" : named;
  const differenceUnit = share ? " percentage points" : named;
  const plain = (value: number) => fixed(value * scale, decimals);
  const signed = (value: number) => {
    const text = plain(value);
    return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  };
  return {
    value: (value) => `${plain(value)}${valueUnit}`,
    difference: (value) => `${signed(value)}${differenceUnit}`,
    size: (value) => `${plain(Math.abs(value))}${differenceUnit}`,
    given: (value) => {
      const text = plain(value)
        .replace(/(\.\d*?)0+$/, "$1")
        .replace(/\.$/, "");
      return `${text}${share && text === "1" ? " percentage point" : differenceUnit}`;
    },
    interval: ({ low, high }, withSign) => (withSign ? `${signed(low)} to ${signed(high)}` : `${plain(low)} to ${plain(high)}`),
  };
}

/** Decimals that show two digits of a positive number, between 0 and 8. */
function decimalsFor(smallest: number): number {
  let decimals = 0;
  for (let scaled = smallest; scaled < 10 && decimals < 8; scaled *= 10) decimals++;
  return decimals;
}

/** Fixed decimals, thousands marked, a true minus sign, no minus zero. */
function fixed(value: number, decimals: number): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".");
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = fraction === undefined ? marked : `${marked}.${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

/** All sentences of a ranking, the selection first. */
export function rankSentences(findings: RankFindings, selection: SelectionFindings, sets: readonly Robustness[] | null): string[] {
  const words = numberWords(findings.outcome, findings.indifference);
  return [
    selectionSentence(findings, selection, words),
    freshSentence(findings, words),
    closeSentence(findings, words),
    sharesSentence(findings),
    ...robustnessSentences(findings, sets, words),
    selection.dropped === 0
      ? ""
      : `${counted(selection.dropped, "replication")} of the contest left out for all arms because a run failed or had nothing to measure.`,
  ].filter((sentence) => sentence !== "");
}

function selectionSentence(
  { guarantee, selected, arms, indifference, outcome }: RankFindings,
  selection: SelectionFindings,
  words: NumberWords,
): string {
  const label = labelOf(arms, selected);
  const { reason, survivors, replications } = selection;
  const delta = words.given(indifference);
  const about = midSentence(outcome.label);
  if (reason === "budget-spent") {
    return `Selected for ${about}: ${label}, which has the ${outcome.direction === "higher" ? "highest" : "lowest"} mean after ${counted(selection.runs, "run")} shared out by OCBA. OCBA gives no guarantee that it is the best arm.`;
  }
  if (reason === "maximum-reached") {
    return `No selection for ${about} with a guarantee: after ${counted(replications, "replication")} ${list(survivors)} are still in. ${label} has the best mean so far; more replications, or a larger indifference than ${delta}, would decide.`;
  }
  const percent = fixed(guarantee! * 100, 2).replace(/\.?0+$/, "");
  const promise = `if one arm is at least ${delta} better than every other, this is that arm with probability ${percent} % or more`;
  if (reason === "cannot-be-separated") {
    return `Selected for ${about}: ${label}, but after ${counted(replications, "replication")} ${list(survivors)} remain and cannot be separated: differences between them are below the ${delta} that you said matter. Still, ${promise}.`;
  }
  return `Selected for ${about}: ${label}, after ${counted(replications, "replication")}: ${promise}. Differences below ${delta} are treated as if they did not matter.`;
}

function freshSentence({ fresh, selected, arms, outcome }: RankFindings, words: NumberWords): string {
  const { mean, difference, against, replications } = fresh;
  const head = `On ${counted(replications.length, "fresh replication")}, which the selection never saw, the mean of ${labelOf(arms, selected)} is ${words.value(mean.value)}${within(mean, words)}`;
  const other = labelOf(arms, against);
  if (difference.interval === null) return `${head}; too few pairs for an interval of the difference from ${other}.`;
  const { low, high } = difference.interval;
  if (low === 0 && high === 0) return `${head}, the same as ${other} in every replication.`;
  const good = outcome.direction === "higher" ? low > 0 : high < 0;
  const bad = outcome.direction === "higher" ? high < 0 : low > 0;
  const tail = `the difference from ${other} is ${words.difference(difference.value)} (95 % interval ${words.interval(difference.interval, true)})`;
  const verdict = good
    ? `better than ${other}`
    : bad
      ? `worse than ${other}, against the selection`
      : `not clearly different from ${other}`;
  return `${head}; ${tail}: ${verdict}.`;
}

/** A share in whole per cent; what is nearly none or all is not called so. */
export function wholePercent(share: number): string {
  if (share > 0 && share < 0.01) return "under 1 %";
  return share < 1 && share > 0.99 ? "over 99 %" : `${fixed(share * 100, 0)} %`;
}

function within({ interval }: Estimate, words: NumberWords): string {
  return interval === null ? "" : ` (95 % interval ${words.interval(interval, false)})`;
}

function closeSentence({ arms, selected, indifference, outcome }: RankFindings, words: NumberWords): string {
  const sign = outcome.direction === "higher" ? -1 : 1;
  const close = arms.filter(({ arm, difference }) => arm !== selected && sign * difference.value < indifference);
  if (close.length === 0) return "";
  const named = close.map(({ label, difference }) => `${label} (${words.difference(difference.value)})`);
  return `Within ${words.given(indifference)} of it by the contest's means, so that to choose ${close.length === 1 ? "it" : "one of them"} instead may cost nothing that matters: ${list(named)}.`;
}

function sharesSentence({ arms, selected }: RankFindings): string {
  const others = arms.filter(({ arm, rankShares }) => arm !== selected && rankShares[0] > 0);
  const own = arms.find(({ arm }) => arm === selected)!;
  const rest =
    others.length === 0 ? "no other arm does" : list(others.map(({ label, rankShares }) => `${label} in ${wholePercent(rankShares[0])}`));
  return `Resampling the replications, ${own.label} comes first in ${wholePercent(own.rankShares[0])} of resamples; ${rest}.`;
}

function robustnessSentences(
  { robustness, selected, arms, outcome }: RankFindings,
  sets: readonly Robustness[] | null,
  words: NumberWords,
): string[] {
  if (robustness === null || sets === null) return [];
  const { rows, tail, threshold, used } = robustness;
  const sign = outcome.direction === "higher" ? 1 : -1;
  const winners = (score: (row: (typeof rows)[number]) => number) => {
    const best = Math.max(...rows.map(score));
    return list(rows.filter((row) => score(row) === best).map(({ label }) => label));
  };
  const by = [
    `${sign > 0 ? "highest" : "lowest"} expected value: ${winners((row) => sign * row.expected.value)}`,
    `best mean of the worst ${fixed(tail * 100, 0)} % (CVaR): ${winners((row) => sign * row.cvar)}`,
    `best worst case (maximin): ${winners((row) => sign * row.worst)}`,
    `smallest maximum regret: ${winners((row) => -row.maxRegret)}`,
  ];
  if (threshold !== null) {
    by.push(
      `most often ${sign > 0 ? "at least" : "at most"} ${words.given(threshold).replace(/percentage points?/, "%")}: ${winners((row) => row.satisficing?.share ?? 0)}`,
    );
  }
  const place = rows.findIndex(({ arm }) => arm === selected);
  const { count, n, low, high } = shareOf(sets[place].bestShare);
  const interval = `${fixed(low * 100, 0)} to ${fixed(high * 100, 0)} %`;
  return [
    `Over ${counted(used, "parameter set")}, ${by.join("; ")}.`,
    `${labelOf(arms, selected)} is the best arm, or level with it, in ${count} of ${n} parameter sets (95 % interval ${interval}); its largest regret is ${words.size(rows[place].maxRegret)}.`,
  ];
}

function labelOf(arms: readonly Pick<RankedArm, "arm" | "label">[], id: string): string {
  return arms.find(({ arm }) => arm === id)?.label ?? id;
}

function counted(n: number, noun: string): string {
  return `${fixed(n, 0)} ${noun}${n === 1 ? "" : "s"}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function midSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
