/**
 * What a comparison found, in plain sentences: one passage per arm on the primary outcome, what else is clear, and who is worse off.
 *
 * The words better and worse stand only where the verdict has them, which needs an interval without zero and an adjusted p-value.
 */

import { halfWidth, type ShareEstimate } from "../../statistics/estimate.ts";
import type { PracticalVerdict } from "../../statistics/verdict.ts";
import {
  amountWords,
  countWords,
  decimal,
  givenWords,
  listWords,
  midSentence,
  percentRange,
  percentWords,
  plain,
  range,
  type Scale,
  scaleFor,
  signed,
  span,
} from "../../words/words.ts";
import { findOutcome } from "../outcome.ts";
import type { NamedArm, Outcome } from "../result.ts";
import { fundedSentences } from "./fundedSentences.ts";
import { leaderSentences } from "./leaderSentences.ts";
import type { ArmEffect, CompareResult, GroupEffect, ParameterUncertainty } from "./result.ts";

/** Most names in a list; the others are counted. */
const MOST_NAMED = 4;
/** Runs with independent seeds that a pair is worth, from which on pairing is as it should be. */
const LEAST_PAIRING = 5;

export type Told = Omit<CompareResult, "sentences">;

/** Which arm comes first, one passage per arm, then what failed runs and other parameters mean for them. */
export function compareSentences(result: Told): string[] {
  const primary = result.outcomes.find(({ id }) => id === result.primary)!;
  const arms = result.arms.slice(1).map((arm) => armSentences(arm, primary, result));
  const uncertainty = result.parameterUncertainty === null ? [] : [uncertaintySentence(result.parameterUncertainty, result, primary)];
  return [...leadSentences(result), ...arms, ...pairingSentence(result), ...uncertainty, ...failureSentence(result)];
}

/** What stands first: which arm is best and how it stands beside the baseline, and what more money changes. */
export function leadSentences(result: Told): string[] {
  const primary = result.outcomes.find(({ id }) => id === result.primary)!;
  return [...leaderSentences(asTheyAre(result), primary), ...fundedSentences(result, primary)];
}

/** Without the arms whose money is assumed: they are not among what can be chosen. */
function asTheyAre({ funded, ...result }: Told): Omit<Told, "funded"> {
  const assumed = new Set(funded ? [funded.control, ...funded.twins.map(({ twin }) => twin)] : []);
  return { ...result, arms: result.arms.filter(({ id }) => !assumed.has(id)) };
}

function armSentences(arm: NamedArm, primary: Outcome, result: Told): string {
  const effects = result.effects.filter((effect) => effect.arm === arm.id);
  const main = effects.find(({ outcome }) => outcome === result.primary);
  if (main === undefined) return `${arm.label}: no replication has both this arm and the baseline, so nothing can be said.`;
  if (main.n > 1 && effects.every(({ verdict }) => verdict === "same")) {
    return `${arm.label}: makes no difference at all; every outcome is the baseline's in all ${countWords(main.n, "pair")}.`;
  }
  const together = result.arms.length > 2;
  const others = effects.filter(({ outcome }) => outcome !== result.primary);
  return [
    `${arm.label}: ${primarySentence(main, primary, together)}`,
    variedSentence(main, primary, result),
    practicalSentence(main, primary, result.threshold),
    othersSentence(others, result.outcomes, main.n),
    losersSentence(result.groups.filter((group) => group.arm === arm.id)),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** The scale in which an effect and its interval are told. */
export function effectScale({ difference, interval, simultaneous }: ArmEffect, outcome: Outcome): Scale {
  const widest = simultaneous ?? interval;
  return scaleFor(outcome.unit, difference, halfWidth({ interval: widest }));
}

function primarySentence(effect: ArmEffect, outcome: Outcome, together: boolean): string {
  const { verdict, difference, n } = effect;
  const scale = effectScale(effect, outcome);
  const what = midSentence(outcome.label);
  const unit = sayUnit(outcome.label, scale);
  const size = `${plain(Math.abs(difference), scale)}${unit}`;
  if (n === 1) {
    const way = difference === 0 ? "the same" : `${size} ${difference < 0 ? "lower" : "higher"}`;
    return `${what} came out ${way} in a single replication, which cannot separate policy from chance.`;
  }
  if (verdict === "same") return `${what} ${isPlural(outcome.label) ? "are" : "is"} the baseline's in all ${countWords(n, "pair")}.`;
  const interval = effect.simultaneous ?? effect.interval;
  const joint = together ? ", all arms together" : "";
  const alike = `the same in all ${countWords(n, "pair")}`;
  if (verdict === "unclear") {
    const told = interval === null ? `, ${alike}` : ` (95 % interval ${range(interval, scale)}${joint})`;
    return `${what} cannot be told from the baseline: difference ${signed(difference, scale)}${unit}${told}${whyUnclear(effect)}.`;
  }
  const falls = difference < 0;
  const verb = `${what} ${falls ? "fall" : "rise"}${isPlural(outcome.label) ? "" : "s"} by ${size}`;
  const ends = interval !== null && (falls ? { low: -interval.high, high: -interval.low } : interval);
  const told = ends === false ? `(${alike})` : `(95 % interval ${span(ends, scale)}${joint})`;
  return `${verb} ${told}${relativeWords(effect, outcome)}${betterWords(effect)}.`;
}

/** Where the effect lies with assumptions varied, and whether what is said of it stands. */
function variedSentence(effect: ArmEffect, outcome: Outcome, { varied: others, arms }: Told): string {
  const varied = others?.effects.find((one) => one.arm === effect.arm && one.outcome === effect.outcome);
  const interval = varied?.simultaneous ?? varied?.interval ?? null;
  if (others === undefined || varied === undefined || interval === null || effect.verdict === "same") return "";
  const scale = scaleFor(outcome.unit, varied.difference, halfWidth({ interval }));
  const joint = arms.length > 2 ? ", all arms together" : "";
  const said = effect.verdict !== "unclear";
  const covers = interval.low <= 0 && interval.high >= 0;
  const turned = said && !covers && Math.sign(varied.difference) !== Math.sign(effect.difference);
  const but = turned ? ", the other way round" : said && covers ? ", so that it cannot be told from none" : "";
  const { below, above, n } = varied;
  const sides = effect.difference < 0 ? `below 0 in ${below} of ${n}` : `above 0 in ${above} of ${n}`;
  return `Under ${countWords(others.draws, "set")} of assumptions that fit the evidence the difference is ${signed(varied.difference, scale)} (${range(interval, scale)}${joint}; ${sides})${but}.`;
}

function whyUnclear({ simultaneous, interval, n }: ArmEffect): string {
  const inForce = simultaneous ?? interval;
  if (inForce === null) return ", which are too few to rule out chance";
  if (inForce.low <= 0 && inForce.high >= 0) return " covers zero";
  return `; ${countWords(n, "pair")} are too few to rule out chance`;
}

/** `, 6.7 % of the baseline` for quantities of which a share means something. */
function relativeWords({ relative }: ArmEffect, { unit }: Outcome): string {
  if (relative === null || /^(share|probability|score|index|Gini)/.test(unit)) return "";
  return `, ${percentWords(Math.abs(relative.value))} of the baseline`;
}

function betterWords({ betterShare, verdict }: ArmEffect): string {
  if (betterShare === null || verdict === "different") return "";
  const judged = verdict === "worse" ? "worse than the baseline, better in only" : "better in";
  return `; ${judged} ${betterShare.count} of ${countWords(betterShare.n, "pair")}`;
}

/** The unit, unless the label has said it: true incidents need no incidents. */
function sayUnit(label: string, { suffix }: Scale): string {
  return label.toLowerCase().includes(suffix.trim()) ? "" : suffix;
}

/** Labels of several things (incidents, hazards, days) take a plural verb. */
function isPlural(label: string): boolean {
  return /[^s]s$/.test(label.split(/,| (?:of|to|that|per|from|between|in|at|on|for|and) /)[0]);
}

function practicalSentence({ practical, verdict, n }: ArmEffect, { unit }: Outcome, threshold: number | null): string {
  if (practical === null || threshold === null || verdict === "same" || n < 2) return "";
  const declared = `the practical threshold of ${givenWords(threshold, unit)}`;
  const said: Readonly<Record<PracticalVerdict, string>> = {
    "better-by-more": `It is better by more than ${declared}.`,
    "worse-by-more": `It is worse by more than ${declared}.`,
    "different-by-more": `It differs by more than ${declared}.`,
    equivalent: `It makes no difference that matters: the whole interval lies within ${declared}, to either side.`,
    direction: `Whether by more than ${declared} is unclear.`,
    unclear: `Whether it makes a difference beyond ${declared} is unclear.`,
  };
  return said[practical];
}

/** What the other outcomes show, marked as exploratory; nothing from a single replication. */
function othersSentence(effects: readonly ArmEffect[], outcomes: readonly Outcome[], n: number): string {
  if (effects.length === 0 || n < 2) return "";
  const clear = clearOutcomes(effects, outcomes);
  if (clear === null) return `Exploratory: none of the ${countWords(effects.length, "other outcome")} can be told from the baseline.`;
  return `Exploratory: ${clear}.`;
}

/** `better in …; worse in …; 3 of 9 cannot be told from the baseline`; null where none can. */
export function clearOutcomes(effects: readonly ArmEffect[], outcomes: readonly Outcome[]): string | null {
  const named = (verdict: ArmEffect["verdict"], word: string): string[] => {
    const labels = effects.flatMap((effect) =>
      effect.verdict === verdict ? midSentence(outcomes.find(({ id }) => id === effect.outcome)!.label) : [],
    );
    return labels.length === 0 ? [] : [`${word} ${listWords(labels)}`];
  };
  const clear = [...named("better", "better in"), ...named("worse", "worse in"), ...named("different", "different in")];
  const unclear = effects.filter(({ verdict }) => verdict === "unclear" || verdict === "same").length;
  const rest = unclear === 0 ? "" : `; ${unclear} of ${effects.length} cannot be told from the baseline`;
  return clear.length === 0 ? null : `${clear.join("; ")}${rest}`;
}

/**
 * Who is worse off by what matters: groups that are so on average, by outcome; else how much less any group loses, else the largest share
 * of residents in any group. Never averaged away.
 */
function losersSentence(groups: readonly GroupEffect[]): string {
  if (groups.length === 0 || groups[0].n < 2) return "";
  const worse = groups.filter(({ verdict }) => verdict === "worse");
  const losers = worse.filter(({ matters }) => matters);
  if (losers.length === 0) return worse.length === 0 ? noLosersSentence(groups) : smallLossSentence(worse);
  const outcomes = [...new Set(losers.map(({ outcome }) => outcome))];
  const parts = outcomes.map((outcome) => {
    const worse = losers.filter((group) => group.outcome === outcome);
    const all = groups.filter((group) => group.outcome === outcome).length;
    return `in ${outcome.replaceAll("-", " ")} ${worse.length === all ? `all ${all} groups` : listWords(namesOf(worse), MOST_NAMED)}`;
  });
  return `Residents who are worse off on average: ${parts.join("; ")}.`;
}

/** Losses that are clear and do not matter, by the largest. */
function smallLossSentence(worse: readonly GroupEffect[]): string {
  const most = worse.reduce((largest, group) => (Math.abs(group.difference) > Math.abs(largest.difference) ? group : largest));
  const found = findOutcome(most.outcome);
  const unit = "problem" in found ? "" : found.unit;
  return (
    `Residents of ${countWords(worse.length, "group")} are worse off on average by less than matters (a tenth of what residents differ by), ` +
    `at most by ${amountWords(Math.abs(most.difference), unit)} in ${most.outcome.replaceAll("-", " ")}, ${groupWords(most)}.`
  );
}

/** A group that gains on average may hold many who lose. */
function noLosersSentence(groups: readonly GroupEffect[]): string {
  const none = "No group of residents by age, grid or trust can be shown to be worse off on average";
  const counted = groups.filter(({ shares }) => shares !== null);
  if (counted.length === 0) return `${none}; who loses within groups is not counted here (--individuals).`;
  const most = counted.reduce((worst, group) => (group.shares!.worse.value > worst.shares!.worse.value ? group : worst));
  const { value, interval } = most.shares!.worse;
  if (value === 0) return "No resident is worse off.";
  const told = interval === null ? "" : ` (95 % interval ${percentRange(interval)})`;
  return (
    `${none}; the largest share who are is ` +
    `${percentWords(value)}${told} of ${groupWords(most)}, in ${most.outcome.replaceAll("-", " ")}.`
  );
}

function namesOf(groups: readonly GroupEffect[]): string[] {
  const size = ({ difference }: GroupEffect) => Math.abs(difference);
  return [...groups].sort((a, b) => size(b) - size(a)).map(groupWords);
}

function groupWords({ dimension, group, label }: GroupEffect): string {
  if (dimension === "age") return `residents aged ${group}`;
  return dimension === "grid" ? `grid ${group}` : `the ${midSentence(label)}`;
}

/** Arms whose course parts so far from the baseline's that shared chance saves them little. */
function pairingSentence({ arms, effects, primary }: Told): string[] {
  const loose = effects.filter(({ outcome, varianceReductionFactor: factor }) => {
    return outcome === primary && factor !== null && factor < LEAST_PAIRING;
  });
  if (loose.length === 0) return [];
  const least = Math.min(...loose.map(({ varianceReductionFactor }) => varianceReductionFactor!));
  const names = loose.map(({ arm }) => arms.find(({ id }) => id === arm)!.label);
  return [
    `Pairing saves little for ${listWords(names, MOST_NAMED)}: a pair is worth ${decimal(least, 1)} pairs of independent runs, ` +
      `where ${LEAST_PAIRING} and more are usual. More replications narrow ${loose.length === 1 ? "its interval" : "their intervals"}.`,
  ];
}

function uncertaintySentence(uncertainty: ParameterUncertainty, { arms, effects }: Told, { label, direction }: Outcome): string {
  const { sets, used, sameRanking, meanKendall } = uncertainty;
  const labelOf = (id: string) => arms.find((arm) => arm.id === id)!.label;
  const ofSets = used === sets ? countWords(used, "parameter set") : `${used} parameter sets (${sets - used} of ${sets} had a failed run)`;
  const standard = (id: string) => effects.find((effect) => effect.arm === id && effect.outcome === uncertainty.outcome)?.difference ?? 0;
  const good = direction === "lower" ? -1 : 1;
  const [best] = [...uncertainty.arms].sort((a, b) => good * (standard(b.arm) - standard(a.arm)));
  const of = (share: ShareEstimate) => `${share.count} of ${share.n} (95 % interval ${percentRange(share)})`;
  if (uncertainty.arms.length === 1 && standard(best.arm) === 0) {
    return `Other parameters: over ${ofSets} ${labelOf(best.arm)} has no effect on ${midSentence(label)} either in ${of(best.sameSign)}.`;
  }
  if (uncertainty.arms.length === 1) {
    return `Other parameters: over ${ofSets} the effect of ${labelOf(best.arm)} on ${midSentence(label)} has the sign found here in ${of(best.sameSign)}.`;
  }
  return (
    `Other parameters: over ${ofSets} the ranking of the arms by ${midSentence(label)} is the one found here in ${of(sameRanking)}, ` +
    `with a mean rank correlation of ${decimal(meanKendall.value, 2)}; ${labelOf(best.arm)}, first here, is best in ${of(best.best)}.`
  );
}

function failureSentence({ runs }: Told): string[] {
  const failed = runs.requested - runs.used;
  if (failed === 0) return [];
  return [
    `${countWords(runs.requested, "run")} requested, ${runs.used} used: ${failed} failed or lost their partner and are left out with their pairs.`,
  ];
}
