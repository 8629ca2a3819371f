/** Comparisons of arms in English. */

import type { ShareEstimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { PracticalVerdict, Verdict } from "../../statistics/verdict.ts";
import { estimateScale } from "../estimateScale.ts";
import type { Messages } from "../finding.ts";
import type {
  ArmFinding,
  ComparisonFinding,
  Difference,
  LeaderFinding,
  LosersFinding,
  MoneyAssumedFinding,
  NamedGroup,
  OtherParametersFinding,
  OutcomesFinding,
  TwinFinding,
} from "../findings/comparison.ts";
import type { NamedOutcome } from "../findings/named.ts";
import { notAmongAll } from "../notAmongAll.ts";
import {
  amountWords,
  beyondWords,
  countWords,
  decimal,
  givenNumber,
  givenWords,
  intervalWords,
  listWords,
  midSentence,
  percentRange,
  percentWords,
  plain,
  range,
  type Scale,
  signed,
  span,
} from "../words.ts";

/** Most names in a list, and most arms that are named as better in something; the others are counted. */
const MOST_NAMED = 4;
const MOST_ARMS = 3;

export const comparison: Messages<ComparisonFinding> = {
  leader: (finding) => `${beforeNext(finding)}${besideControl(finding)}${worseThan(finding)}`,
  "no-twin-needed": () => "Enough money: no arm lacked money in the first replications, so none has a twin.",
  "money-assumed": moneyAssumed,
  twin: (finding) => [ofTwin(finding), besideWords(finding), lackedWords(finding)].filter((part) => part !== "").join(" "),
  "without-twin": ({ arms, since }) =>
    since === "never-short"
      ? `No twin, since no money was lacking: ${listWords(arms)}.`
      : `No twin, since money was lacking only in later replications than the look: ${listWords(arms)}.`,
  unpaired: ({ arm }) => `${arm}: no replication has both this arm and the baseline, so nothing can be said.`,
  idle: ({ arm, n }) => `${arm}: makes no difference at all; every outcome is the baseline's in all ${countWords(n, "pair")}.`,
  outcomes: (finding) =>
    `${finding.arm}: ${outcomesWords(finding) ?? `none of the ${countWords(finding.of, "outcome")} can be told from the baseline`}.`,
  arm: (finding) =>
    [
      `${finding.arm}: ${effectWords(finding)}`,
      variedWords(finding),
      practicalWords(finding),
      othersWords(finding.others),
      losersWords(finding.losers),
    ]
      .filter((part) => part !== "")
      .join(" "),
  "loose-pairing": ({ arms, least, usual }) =>
    `Pairing saves little for ${listWords(arms, MOST_NAMED)}: a pair is worth ${decimal(least, 1)} pairs of independent runs, ` +
    `where ${usual} and more are usual. More replications narrow ${arms.length === 1 ? "its interval" : "their intervals"}.`,
  "other-parameters": otherParameters,
  "lost-runs": ({ requested, used }) =>
    `${countWords(requested, "run")} requested, ${used} used: ${requested - used} failed or lost their partner and are left out with their pairs.`,
};

function beforeNext({ first, next, outcome, difference }: LeaderFinding): string {
  const what = midSentence(outcome.label);
  if (difference.verdict === "same") return `Of the arms ${first} and ${next} have the best mean in ${what}, and are the same there.`;
  const { value, interval, n } = difference;
  const scale = estimateScale(outcome.unit, difference);
  const alike = interval === null ? { interval, alike: { n, clear: false } } : { interval };
  const size = `${signed(value, scale)}${scale.suffix} (95 % interval ${intervalWords(alike, scale)})`;
  if (difference.verdict !== "unclear") return `Of the arms ${first} comes first in ${what}, before ${next}: ${size}.`;
  return `Of the arms ${first} has the best mean in ${what}, but cannot be told from ${next}, the next: ${size}${aloneWords(difference)}.`;
}

/** The best of several may still do nothing or harm. */
function besideControl({ difference, control }: LeaderFinding): string {
  const they = difference.verdict === "same";
  const name = control.arm ?? "the baseline";
  if (control.verdict === "same") return ` ${they ? "They make" : "It makes"} no difference to ${name}.`;
  if (control.verdict === "unclear") return ` ${they ? "They" : "It"} cannot be told from ${name}.`;
  const only = control.defaultsOnly ? " at the default assumptions, but cannot be told from it with assumptions varied" : "";
  return ` ${they ? "They are" : "It is"} ${control.verdict} than ${name}${beyondWords(control.practical)}${only}.`;
}

function worseThan({ first, worseThan: beaten }: LeaderFinding): string {
  if (beaten.length === 0) return ` ${first} is not shown to be worse than any other arm in anything.`;
  const named = beaten.slice(0, MOST_ARMS).map(({ arm, outcomes }) => `than ${arm} in ${listWords(outcomes.map(midSentence))}`);
  const more = beaten.length > MOST_ARMS ? `; and than ${beaten.length - MOST_ARMS} more in something` : "";
  return ` ${first} is worse ${named.join("; ")}${more}.`;
}

function moneyAssumed({ perResident, added, addedYuan, replications, without }: MoneyAssumedFinding): string {
  const beside =
    without === null
      ? ""
      : ` It is there in the warm-up too, and what measures leave of it the street spends on its queues; so ${without} has a twin with as much money and none of the measures.`;
  return (
    `Enough money is assumed, not found: ${givenNumber(perResident)} yuan per resident and year from others (resources.otherFunds), ` +
    `${givenNumber(added)} more than any of these arms has, ${amountWords(addedYuan, "yuan")} a year. ` +
    `It is the first sum of 1, 2, 5, 10, … with which no measure lacked any in ${countWords(replications, "replication")}.${beside}`
  );
}

function ofTwin({ arm, outcome, own }: TwinFinding): string {
  const what = midSentence(outcome.label);
  if (own === null) return `What enough money would change of ${arm} cannot be told: no replication has both.`;
  if (own.verdict === "same") return `With enough money ${arm} would be the same in ${what}.`;
  return isClaim(own.verdict)
    ? `With enough money ${arm} would ${doWords(own.verdict)} in ${what}: ${sizeWords(own, outcome)}.`
    : `Whether enough money would change ${arm} in ${what} cannot be told: ${sizeWords(own, outcome)}.`;
}

/** What the measures do where money is not lacking. */
function besideWords({ beside, outcome }: TwinFinding): string {
  if (beside === null) return "";
  const { arm, difference } = beside;
  if (difference.verdict === "same") return `Its measures then change nothing: it is the same as ${arm}.`;
  return isClaim(difference.verdict)
    ? `Beside ${arm} it is then ${difference.verdict}: ${sizeWords(difference, outcome)}.`
    : `It cannot then be told from ${arm}, which has the money without the measures: ${sizeWords(difference, outcome)}.`;
}

function lackedWords({ lacked }: TwinFinding): string {
  if (lacked === null) return "";
  return `Even so it lacked ${amountWords(lacked.yuan, "yuan")}, in ${lacked.runs} of ${countWords(lacked.n, "run")}.`;
}

function sizeWords(difference: Difference, outcome: NamedOutcome): string {
  const { value, interval, n, verdict } = difference;
  const scale = estimateScale(outcome.unit, difference);
  const size = `${signed(value, scale)}${scale.suffix}`;
  if (n < 2) return `${size} in a single replication`;
  const told = interval === null ? { interval, alike: { n, clear: isClaim(verdict) } } : { interval };
  return `${size} (${interval === null ? "" : "95 % interval "}${intervalWords(told, scale)})${aloneWords(difference)}`;
}

function aloneWords({ verdict, interval }: Difference): string {
  return verdict === "unclear" ? notAmongAll(interval) : "";
}

function isClaim(verdict: Verdict): boolean {
  return verdict === "better" || verdict === "worse" || verdict === "different";
}

function doWords(verdict: Verdict): string {
  return verdict === "different" ? "be different" : `do ${verdict}`;
}

function effectWords({ effect, outcome, together }: ArmFinding): string {
  const { verdict, value, interval, n } = effect;
  const scale = estimateScale(outcome.unit, effect);
  const what = midSentence(outcome.label);
  const unit = sayUnit(outcome.label, scale);
  const size = `${plain(Math.abs(value), scale)}${unit}`;
  if (n === 1) {
    const way = value === 0 ? "the same" : `${size} ${value < 0 ? "lower" : "higher"}`;
    return `${what} came out ${way} in a single replication, which cannot separate policy from chance.`;
  }
  if (verdict === "same") return `${what} ${isPlural(outcome.label) ? "are" : "is"} the baseline's in all ${countWords(n, "pair")}.`;
  const joint = together ? ", all arms together" : "";
  const alike = `the same in all ${countWords(n, "pair")}`;
  if (verdict === "unclear") {
    const told = interval === null ? `, ${alike}` : ` (95 % interval ${range(interval, scale)}${joint})`;
    return `${what} cannot be told from the baseline: difference ${signed(value, scale)}${unit}${told}${whyUnclear(interval, n)}.`;
  }
  const falls = value < 0;
  const verb = `${what} ${falls ? "fall" : "rise"}${isPlural(outcome.label) ? "" : "s"} by ${size}`;
  const ends = interval !== null && (falls ? { low: -interval.high, high: -interval.low } : interval);
  const told = ends === false ? `(${alike})` : `(95 % interval ${span(ends, scale)}${joint})`;
  return `${verb} ${told}${relativeWords(effect.relative, outcome)}${betterWords(effect)}.`;
}

function whyUnclear(interval: Interval | null, n: number): string {
  if (interval === null) return ", which are too few to rule out chance";
  if (interval.low <= 0 && interval.high >= 0) return " covers zero";
  return `; ${countWords(n, "pair")} are too few to rule out chance`;
}

/** `, 6.7 % of the baseline` for quantities of which a share means something. */
function relativeWords(relative: number | null, { unit }: NamedOutcome): string {
  if (relative === null || /^(share|probability|score|index|Gini)/.test(unit)) return "";
  return `, ${percentWords(Math.abs(relative))} of the baseline`;
}

function betterWords({ better, verdict }: ArmFinding["effect"]): string {
  if (better === null || verdict === "different") return "";
  const judged = verdict === "worse" ? "worse than the baseline, better in only" : "better in";
  return `; ${judged} ${better.count} of ${countWords(better.n, "pair")}`;
}

/** The unit, unless the label has said it: true incidents need no incidents. */
function sayUnit(label: string, { suffix }: Scale): string {
  return label.toLowerCase().includes(suffix.trim()) ? "" : suffix;
}

/** Labels of several things (incidents, hazards, days) take a plural verb. */
function isPlural(label: string): boolean {
  return /[^s]s$/.test(label.split(/,| (?:of|to|that|per|from|between|in|at|on|for|and) /)[0]);
}

/** Where the effect lies with assumptions varied, and whether what is said of it stands. */
function variedWords({ effect, outcome, varied, together }: ArmFinding): string {
  if (varied === null) return "";
  const { value, interval, draws, below, above, n } = varied;
  const scale = estimateScale(outcome.unit, varied);
  const joint = together ? ", all arms together" : "";
  const said = effect.verdict !== "unclear";
  const covers = interval.low <= 0 && interval.high >= 0;
  const turned = said && !covers && Math.sign(value) !== Math.sign(effect.value);
  const but = turned ? ", the other way round" : said && covers ? ", so that it cannot be told from none" : "";
  const sides = effect.value < 0 ? `below 0 in ${below} of ${n}` : `above 0 in ${above} of ${n}`;
  return `Under ${countWords(draws, "set")} of assumptions that fit the evidence the difference is ${signed(value, scale)} (${range(interval, scale)}${joint}; ${sides})${but}.`;
}

function practicalWords({ practical, outcome }: ArmFinding): string {
  if (practical === null) return "";
  const declared = `the practical threshold of ${givenWords(practical.threshold, outcome.unit)}`;
  const said: Readonly<Record<PracticalVerdict, string>> = {
    "better-by-more": `It is better by more than ${declared}.`,
    "worse-by-more": `It is worse by more than ${declared}.`,
    "different-by-more": `It differs by more than ${declared}.`,
    equivalent: `It makes no difference that matters: the whole interval lies within ${declared}, to either side.`,
    direction: `Whether by more than ${declared} is unclear.`,
    unclear: `Whether it makes a difference beyond ${declared} is unclear.`,
  };
  return said[practical.verdict];
}

/** What the other outcomes show, marked as exploratory. */
function othersWords(others: OutcomesFinding | null): string {
  if (others === null) return "";
  const clear = outcomesWords(others);
  return clear === null
    ? `Exploratory: none of the ${countWords(others.of, "other outcome")} can be told from the baseline.`
    : `Exploratory: ${clear}.`;
}

/** `better in …; worse in …; 3 of 9 cannot be told from the baseline`; null where none can. */
function outcomesWords({ better, worse, different, unclear, of }: OutcomesFinding): string | null {
  const named = (labels: readonly string[], word: string) => (labels.length === 0 ? [] : [`${word} ${listWords(labels.map(midSentence))}`]);
  const clear = [...named(better, "better in"), ...named(worse, "worse in"), ...named(different, "different in")];
  const rest = unclear === 0 ? "" : `; ${unclear} of ${of} cannot be told from the baseline`;
  return clear.length === 0 ? null : `${clear.join("; ")}${rest}`;
}

function losersWords(losers: LosersFinding | null): string {
  const none = "No group of residents by age, grid or trust can be shown to be worse off on average";
  switch (losers?.who) {
    case undefined:
      return "";
    case "groups": {
      const parts = losers.outcomes.map(({ outcome, groups, all }) => {
        const who = all ? `all ${groups.length} groups` : listWords(groups.map(groupWords), MOST_NAMED);
        return `in ${midSentence(outcome)} ${who}`;
      });
      return `Residents who are worse off on average: ${parts.join("; ")}.`;
    }
    case "by-little":
      return (
        `Residents of ${countWords(losers.groups, "group")} are worse off on average by less than matters (a tenth of what residents differ by), ` +
        `at most by ${amountWords(losers.size, losers.unit)} in ${midSentence(losers.outcome)}, ${groupWords(losers.most)}.`
      );
    case "nobody":
      return "No resident is worse off.";
    case "not-counted":
      return `${none}; who loses within groups is not counted here (--individuals).`;
    case "some": {
      const told = losers.interval === null ? "" : ` (95 % interval ${percentRange(losers.interval)})`;
      return `${none}; the largest share who are is ${percentWords(losers.share)}${told} of ${groupWords(losers.most)}, in ${midSentence(losers.outcome)}.`;
    }
  }
}

function groupWords({ dimension, group, label }: NamedGroup): string {
  if (dimension === "age") return `residents aged ${group}`;
  return dimension === "grid" ? `grid ${group}` : `the ${midSentence(label)}`;
}

function otherParameters({ outcome, sets, used, best, ranking, sign }: OtherParametersFinding): string {
  const what = midSentence(outcome.label);
  const ofSets = used === sets ? countWords(used, "parameter set") : `${used} parameter sets (${sets - used} of ${sets} had a failed run)`;
  const over = `Other parameters: over ${ofSets}`;
  const of = (share: ShareEstimate) => `${share.count} of ${share.n} (95 % interval ${percentRange(share)})`;
  if (sign?.none === true) return `${over} ${best} has no effect on ${what} either in ${of(sign.same)}.`;
  if (sign !== null) return `${over} the effect of ${best} on ${what} has the sign found here in ${of(sign.same)}.`;
  return (
    `${over} the ranking of the arms by ${what} is the one found here in ${of(ranking!.same)}, ` +
    `with a mean rank correlation of ${decimal(ranking!.kendall, 2)}; ${best}, first here, is best in ${of(ranking!.best)}.`
  );
}
