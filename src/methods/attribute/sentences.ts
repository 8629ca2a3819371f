/**
 * Plain sentences of an attribution. A share of the effect is told only when the effect itself can be told from zero. Intervals in them all
 * hold together.
 */

import { bySize, type Estimate, isClear, widestHalf } from "../../statistics/estimate.ts";
import {
  countWords,
  differenceWords,
  intervalWords,
  listWords,
  midSentence,
  percentWords,
  type Scale,
  scaleFor,
  signed,
} from "../../words/words.ts";
import type { AttributedOutcome, AttributionResult } from "./result.ts";

type Findings = Omit<AttributionResult, "sentences">;

/** Measures named in one sentence at most. */
const MOST_NAMED = 4;

export function attributionSentences(findings: Findings): string[] {
  const perOutcome = findings.outcomes.flatMap((outcome) => outcomeSentences(findings, outcome));
  return [...perOutcome, ...mechanismSentences(findings), ...methodSentences(findings)];
}

function outcomeSentences(findings: Findings, told: AttributedOutcome): string[] {
  const { total, outcome, n } = told;
  const name = midSentence(outcome.label);
  const scale = scaleOf(told);
  const amount = differenceWords(total.value, scale);
  if (n === 1) return [`«${findings.arm.label}»: ${amount} in ${name} in the one replication there is; no more can be said.`];
  const known = total.interval === null ? intervalWords(total, scale, "replication") : `95 % interval ${intervalWords(total, scale)}`;
  const interval = total.interval === null ? known : `${known}, ${countWords(n, "replication")}`;
  const effect = isClear(total)
    ? `«${findings.arm.label}» changes ${name} by ${amount} (${interval})${judgement(total.value, outcome.direction)}.`
    : `The effect of «${findings.arm.label}» on ${name} cannot be told from zero: ${amount} (${interval}), so shares of it are not given.`;
  return [effect, ...measureSentence(findings, told, scale), ...interactionSentence(findings, told, scale)];
}

function judgement(value: number, direction: AttributedOutcome["outcome"]["direction"]): string {
  if (direction === "none") return "";
  return value > 0 === (direction === "higher") ? ", for the better" : ", for the worse";
}

/** Who carries the effect, who works against it, and of how many nothing is known. */
function measureSentence({ measures }: Findings, { values, total, outcome }: AttributedOutcome, scale: Scale): string[] {
  if (measures.length === 1) return [];
  const label = (id: string) => measures.find((measure) => measure.id === id)!.label;
  const name = midSentence(outcome.label);
  const clear = bySize(values.filter(isClear));
  if (clear.length === 0) return [`No measure's part in ${name} can be told from zero.`];
  const inText = (one: Estimate) => `${signed(one.value, scale)}, ${intervalWords(one, scale, "replication")}`;
  const known = isClear(total);
  const along = known ? clear.filter(({ value }) => value > 0 === total.value > 0) : clear;
  const against = clear.filter((one) => !along.includes(one)).map((one) => `${label(one.measure)} (${inText(one)})`);
  const parts = along.map((one, i) => {
    const share = known ? ` ${i === 0 ? "carries " : ""}${percentWords(one.value / total.value)}` : "";
    return `${label(one.measure)}${share} (${inText(one)})`;
  });
  const of = known ? `Of the package's effect on ${name}, ` : `Measures that do change ${name} within the package: `;
  const unclear = values.length - clear.length;
  return [
    [
      parts.length === 0 ? "" : `${of}${listWords(parts, MOST_NAMED)}.`,
      against.length === 0 ? "" : `Against it ${against.length === 1 ? "works" : "work"} ${listWords(against, MOST_NAMED)}.`,
      unclear === 0 ? "" : `For ${unclear} of ${values.length} measures the interval covers zero.`,
    ]
      .filter((sentence) => sentence !== "")
      .join(" "),
  ];
}

/** The strongest interaction that can be told from zero. */
function interactionSentence({ measures, method }: Findings, { interactions, outcome }: AttributedOutcome, scale: Scale): string[] {
  if (method === "orders" || measures.length < 2) return [];
  const clear = bySize(interactions.filter(isClear));
  const name = midSentence(outcome.label);
  if (clear.length === 0) return [`In ${name} no two measures are known to reinforce or hinder each other.`];
  const [strongest] = clear;
  const { first, second, value } = strongest;
  const label = (id: string) => measures.find((measure) => measure.id === id)!.label;
  const size = `${differenceWords(value, scale)} (${intervalWords(strongest, scale, "replication")})`;
  const pair = `${label(first)} and ${label(second)} ${interactionWord(value, outcome.direction)}`;
  return [`${pair}: their effect on ${name} together differs by ${size} from the sum of what each does without the other.`];
}

/** What an interaction index means in the outcome's good direction. */
export function interactionWord(value: number, direction: AttributedOutcome["outcome"]["direction"]): string {
  if (direction === "none") return "do not simply add up";
  return value > 0 === (direction === "higher") ? "reinforce each other" : "overlap";
}

function mechanismSentences({ mechanisms, arm }: Findings): string[] {
  const whole = mechanisms.find((one) => one.arm.id === arm.id);
  if (whole === undefined || whole.n === 1) return [];
  const scale = mechanismScale(whole);
  const clear = bySize(whole.parts.filter(isClear));
  const total = `${signed(whole.total.value, scale)} true incidents of «${arm.label}»`;
  if (clear.length === 0) return [`How the ${total} came about cannot be told: no mechanism's part excludes zero.`];
  const parts = clear.map(
    (part) => `${midSentence(part.label)} ${signed(part.value, scale)} (${intervalWords(part, scale, "replication")})`,
  );
  const rest = whole.parts.length - clear.length;
  const others = rest === 0 ? "" : `; the other ${rest === 1 ? "part" : `${rest} parts`} cannot be told from zero`;
  return [`How the ${total} came about: ${listWords(parts)}${others}.`];
}

function methodSentences({ method, orders, measures }: Findings): string[] {
  if (method === "exact") return [];
  return [
    `The values are averages over ${orders} of the orders in which ${measures.length} measures can be introduced; their intervals count both the choice of orders and chance. Interactions of pairs are not estimated for so many measures.`,
  ];
}

/** One scale for all numbers of an outcome, by its widest interval. */
export function scaleOf({ outcome, total, values }: AttributedOutcome): Scale {
  return scaleFor(outcome.unit, total.value, widestHalf([total, ...values]));
}

/** The same for the mechanisms of an arm. */
export function mechanismScale({ total, parts }: AttributionResult["mechanisms"][number]): Scale {
  return scaleFor("incidents", total.value, widestHalf([total, ...parts]));
}
