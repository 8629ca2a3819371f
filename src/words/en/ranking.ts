/** Rankings in English. Nothing is called better whose interval covers zero. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { Messages } from "../finding.ts";
import type {
  BestOverSetsFinding,
  CloseFinding,
  FreshFinding,
  RankedOutcome,
  RankingFinding,
  RankScale,
  RulesFinding,
  SelectionFinding,
} from "../findings/ranking.ts";
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
} from "../words.ts";

export const ranking: Messages<RankingFinding> = {
  selection: selectionWords,
  fresh: freshWords,
  close: closeWords,
  resampled: ({ arm, share, others }) => {
    const rest =
      others.length === 0 ? "no other arm does" : listWords(others.map((other) => `${other.label} in ${percentWords(other.share)}`));
    return `Resampling the replications, ${arm} comes first in ${percentWords(share)} of resamples; ${rest}.`;
  },
  rules: rulesWords,
  "best-over-sets": bestWords,
  "left-out": ({ replications }) =>
    `${countWords(replications, "replication")} of the contest left out for all arms because a run failed or had nothing to measure.`,
};

function scaleOf({ unit }: RankedOutcome, { size, indifference }: RankScale): Scale {
  return scaleFor(unit, size, indifference);
}

function selectionWords({ outcome, arm, reason, survivors, replications, runs, indifference, guarantee }: SelectionFinding): string {
  const delta = givenWords(indifference, outcome.unit);
  const about = midSentence(outcome.label);
  const after = `after ${countWords(replications, "replication")}`;
  if (reason === "budget-spent") {
    return `Selected for ${about}: ${arm}, which has the ${outcome.higher ? "highest" : "lowest"} mean after ${countWords(runs, "run")} shared out by OCBA. OCBA gives no guarantee that it is the best arm.`;
  }
  if (reason === "maximum-reached") {
    return `No selection for ${about} with a guarantee: ${after} ${listWords(survivors)} are still in. ${arm} has the best mean so far; more replications, or a larger indifference than ${delta}, would decide.`;
  }
  const promise = `if one arm is at least ${delta} better than every other, this is that arm with probability ${givenLevel(guarantee!, "probability")} or more`;
  return reason === "cannot-be-separated"
    ? `Selected for ${about}: ${arm}, but ${after} ${listWords(survivors)} remain and cannot be separated: differences between them are below the ${delta} that you said matter. Still, ${promise}.`
    : `Selected for ${about}: ${arm}, ${after}: ${promise}. Differences below ${delta} are treated as if they did not matter.`;
}

function freshWords({ outcome, scale: numbers, arm, against, replications, mean, difference, verdict }: FreshFinding): string {
  const scale = scaleOf(outcome, numbers);
  const head = `On ${countWords(replications, "fresh replication")}, which the selection never saw, the mean of ${arm} is ${levelWords(mean.value, scale)}${within(mean, scale)}`;
  if (verdict === "same") return `${head}, the same as ${against} in every replication.`;
  const known = intervalWords(difference, scale, "replication");
  const told = difference.interval === null ? known : `95 % interval ${known}`;
  const said = {
    unclear: `not clearly different from ${against}`,
    better: `better than ${against}`,
    worse: `worse than ${against}, against the selection`,
  }[verdict];
  return `${head}; the difference from ${against} is ${differenceWords(difference.value, scale)} (${told}): ${said}.`;
}

function within({ interval }: Estimate, scale: Scale): string {
  return interval === null ? "" : ` (95 % interval ${span(interval, scale)})`;
}

function closeWords({ outcome, scale: numbers, arms }: CloseFinding): string {
  const scale = scaleOf(outcome, numbers);
  const named = arms.map(({ label, difference }) => `${label} (${differenceWords(difference, scale)})`);
  return `Within ${givenWords(numbers.indifference, outcome.unit)} of it by the contest's means, so that to choose ${arms.length === 1 ? "it" : "one of them"} instead may cost nothing that matters: ${listWords(named)}.`;
}

function rulesWords({ outcome, sets, expected, tail, cvar, worst, regret, satisficing }: RulesFinding): string {
  const by = [
    `${outcome.higher ? "highest" : "lowest"} expected value: ${listWords(expected)}`,
    `best mean of the worst ${percentWords(tail)} (CVaR): ${listWords(cvar)}`,
    `best worst case (maximin): ${listWords(worst)}`,
    `smallest maximum regret: ${listWords(regret)}`,
  ];
  if (satisficing !== null) {
    const { threshold, arms } = satisficing;
    by.push(`most often ${outcome.higher ? "at least" : "at most"} ${givenLevel(threshold, outcome.unit)}: ${listWords(arms)}`);
  }
  return `Over ${countWords(sets, "parameter set")}, ${by.join("; ")}.`;
}

function bestWords({ outcome, scale: numbers, arm, best, regret }: BestOverSetsFinding): string {
  const scale = scaleOf(outcome, numbers);
  return `${arm} is the best arm, or level with it, in ${best.count} of ${best.n} parameter sets (95 % interval ${percentRange(best)}); its largest regret is ${plain(regret, scale)}${scale.suffix}.`;
}
