/** Sensitivity analyses in English. Morris' measures are never called shares of variance. */

import type { Estimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import { estimateScale } from "../estimateScale.ts";
import type { Messages } from "../finding.ts";
import type {
  AloneFinding,
  ExplainedOutcome,
  LargestEffectFinding,
  LeadingGradesFinding,
  NothingMovesFinding,
  PairsFinding,
  SensitivityFinding,
  SettlingFinding,
} from "../findings/sensitivity.ts";
import {
  countWords,
  decimal,
  differenceWords,
  intervalWords,
  listWords,
  midSentence,
  percentRange,
  percentWords,
  plain,
  span,
} from "../words.ts";

/** Grades that stand for assumptions. */
const ASSUMED = " (grade D or E)";
/** Parameters, and pairs of them, named in one sentence at most; the others are counted. */
const MOST_NAMED = 6;
const MOST_PAIRS = 3;

export const sensitivity: Messages<SensitivityFinding> = {
  "nothing-moves": nothingWords,
  "largest-effect": effectWords,
  "largest-share": ({ outcome, parameter, alone, total, near }) =>
    `${parameter} moves ${subject(outcome)} most: alone it makes up ${shareWords(alone)} of the variance over these ranges, ` +
    `together with its interactions ${shareWords(total)}.${nearWords(near)}`,
  "leading-grades": gradesWords,
  "sum-of-shares": ({ sum }) =>
    `The parameters alone add up to ${shareWords(sum)} of the variance; the rest is interaction and what is left of chance.`,
  pairs: pairsWords,
  "chance-share": ({ share, paired }) =>
    `Chance makes up ${shareWords(share)} of the variance of ${paired ? "paired differences of single runs" : "single runs"} over these ranges.`,
  uneven: ({ parameters }) => {
    const [effect, vary] = parameters.length === 1 ? ["The effect", "varies"] : ["The effects", "vary"];
    return `${effect} of ${listWords(parameters)} ${vary} much with where the other parameters stand (σ above μ*).`;
  },
  "without-influence": ({ parameters }) =>
    `${countWords(parameters.length, "parameter")} cannot be told from no influence: ${listWords(parameters, MOST_NAMED)}.`,
  alone: aloneWords,
  settling: settlingWords,
  "shared-chance": ({ replications, paired }) => {
    const what = paired ? "effect" : "outcome";
    return replications === 1
      ? `The indices are those of the ${what} in one replication, the same for every set of parameters.`
      : `The indices are those of the mean ${what} of ${replications} replications, the same for every set of parameters.`;
  },
  "used-blocks": ({ used, made, method }) =>
    `${used} of ${made} ${method === "morris" ? "trajectories" : "base points"} could be used; the others had a failed run.`,
};

/** The outcome inside a sentence. */
function subject({ label, arm }: ExplainedOutcome): string {
  const name = midSentence(label);
  return arm === null ? name : `the effect of ${arm} on ${name}`;
}

function nothingWords({ outcome, parameters, single }: NothingMovesFinding): string {
  const what = subject(outcome);
  if (single) return `Which parameters move ${what} cannot be told from chance in one replication; ask for two or more.`;
  return parameters === 1
    ? `The parameter moves ${what} no more than chance would.`
    : `None of the ${parameters} parameters moves ${what} more than chance would.`;
}

function effectWords({ outcome, parameter, effect, way, near }: LargestEffectFinding): string {
  const scale = estimateScale(outcome.unit, effect);
  const size = `${plain(effect.value, scale)}${scale.suffix} on average${within(effect, (interval) => span(interval, scale))}`;
  const direction = { up: "mostly upwards", down: "mostly downwards", either: "up or down depending on the other parameters" }[way];
  return `${parameter} moves ${subject(outcome)} most: over its range by ${size}, ${direction}.${nearWords(near)}`;
}

/** Those whose interval reaches into the first's: the order among them is open. */
function nearWords(near: readonly string[]): string {
  if (near.length === 0) return "";
  const overlap = near.length === 1 ? `the interval of ${near[0]} overlaps` : `the intervals of ${listWords(near)} overlap`;
  return ` That it is the first is not certain: ${overlap} its own.`;
}

function gradesWords({ parameters, assumed, chosen }: LeadingGradesFinding): string {
  if (parameters === 1) {
    const what = assumed === 1 ? `is an assumption${ASSUMED}` : chosen === 1 ? "is a choice" : "rests on evidence";
    return `The one parameter that can be seen to move this result ${what}.`;
  }
  const some = assumed === 1 ? `1 is an assumption${ASSUMED}` : `${assumed} are assumptions${ASSUMED}`;
  const which = assumed === 0 ? "none is an assumption" : assumed === parameters ? `all are assumptions${ASSUMED}` : some;
  const choices = chosen === 0 ? "" : chosen === 1 ? " and 1 is a choice" : ` and ${chosen} are choices`;
  return `Of the ${parameters} parameters that move this result most, ${which}${choices}.`;
}

function pairsWords({ pairs }: PairsFinding): string {
  if (pairs.length === 0) return "No pair of parameters can be told to work together.";
  const named = pairs.slice(0, MOST_PAIRS).map(({ first, second, share }) => `${first} with ${second}, ${shareWords(share)}`);
  const more = pairs.length > MOST_PAIRS ? `; ${countWords(pairs.length - MOST_PAIRS, "more pair")}` : "";
  return `Pairs that work together beyond what each does alone: ${named.join("; ")}${more}.`;
}

function aloneWords({ outcome, parameter, low, high }: AloneFinding): string {
  const end = (estimate: Estimate) => {
    const scale = estimateScale(outcome.unit, estimate);
    const known = intervalWords(estimate, scale);
    return `${differenceWords(estimate.value, scale)} (${estimate.interval === null ? known : `95 % interval ${known}`})`;
  };
  return (
    `With everything else as in the scenario, ${parameter} changes ${subject(outcome)} by ${end(low)} at its lowest ` +
    `and by ${end(high)} at its highest value.`
  );
}

function settlingWords({ from, to, most, settled }: SettlingFinding): string {
  const change = decimal(Math.ceil(most.change * 1000) / 1000, 3);
  const doubled = `Going from ${from} to ${to} base points moved no total index by more than ${change} (${most.label})`;
  return settled ? `${doubled}.` : `${doubled}: not settled, ask for more --points.`;
}

function within({ interval, alike }: Estimate, words: (interval: Interval) => string): string {
  if (interval === null && alike !== undefined) return ` (the same in all ${alike.n} trajectories)`;
  return interval === null ? " (no interval)" : ` (95 % interval ${words(interval)})`;
}

function shareWords(estimate: Estimate): string {
  return `${percentWords(estimate.value)}${within(estimate, percentRange)}`;
}
