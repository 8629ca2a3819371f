/** Which arm comes first in the primary outcome, how surely it is before the next, and in what it is worse than others. */

import { halfWidth } from "../../statistics/estimate.ts";
import { excludesZero } from "../../statistics/mean.ts";
import { beyondWords, intervalWords, listWords, midSentence, scaleFor, signed } from "../../words/words.ts";
import type { NamedArm, Outcome } from "../result.ts";
import { leaders, seenFrom } from "./armPairs.ts";
import type { ArmPair, CompareResult } from "./result.ts";

type Told = Pick<CompareResult, "arms" | "effects" | "armPairs" | "outcomes" | "varied" | "threshold">;

/** Arms that are named as better in something; the others are counted. */
const MOST_ARMS = 3;

/** Nothing of fewer than two arms, of a single replication, or where no direction is good. */
export function leaderSentences(result: Told, primary: Outcome): string[] {
  const meanOf = (arm: string) => result.effects.find((effect) => effect.arm === arm && effect.outcome === primary.id)?.armMean ?? null;
  const two = leaders(result.arms.slice(1), meanOf, primary);
  if (two === null) return [];
  const [first, next] = two;
  const pairs = result.armPairs.filter((pair) => [pair.first, pair.second].includes(first.id)).map((pair) => seenFrom(first.id, pair));
  const main = pairs.find((pair) => pair.first === next.id && pair.outcome === primary.id);
  if (main === undefined || main.n < 2) return [];
  const beside = besideBaseline(main.verdict === "same" ? [first, next] : [first], primary, result);
  return [`${beforeNext(first, next, main, primary)}${beside}${worseThan(first, pairs, result)}`];
}

function beforeNext(first: NamedArm, next: NamedArm, { difference, interval, verdict, n }: ArmPair, outcome: Outcome): string {
  const what = midSentence(outcome.label);
  if (verdict === "same") return `Of the arms ${first.label} and ${next.label} have the best mean in ${what}, and are the same there.`;
  const scale = scaleFor(outcome.unit, difference, halfWidth({ interval }));
  const alike = interval === null ? { interval, alike: { n, clear: false } } : { interval };
  const size = `${signed(difference, scale)}${scale.suffix} (95 % interval ${intervalWords(alike, scale)})`;
  if (verdict === "unclear") {
    const alone =
      interval !== null && excludesZero(interval) ? ", an interval that leaves out 0 alone, but not among all that is said here" : "";
    return `Of the arms ${first.label} has the best mean in ${what}, but cannot be told from ${next.label}, the next: ${size}${alone}.`;
  }
  return `Of the arms ${first.label} comes first in ${what}, before ${next.label}: ${size}.`;
}

/** Whether the first arm does better than the baseline, since the best of several may still do nothing or harm. */
function besideBaseline(leading: readonly NamedArm[], primary: Outcome, { arms, effects, varied: others, threshold }: Told): string {
  const isIt = (one: { readonly arm: string; readonly outcome: string }) => one.arm === leading[0].id && one.outcome === primary.id;
  const { verdict, practical } = effects.find(isIt)!;
  const they = leading.length > 1;
  const baseline = arms[0].id === "baseline" ? "the baseline" : arms[0].label;
  if (verdict === "same") return ` ${they ? "They make" : "It makes"} no difference to ${baseline}.`;
  if (verdict === "unclear") return ` ${they ? "They" : "It"} cannot be told from ${baseline}.`;
  const varied = others?.effects.find(isIt);
  const interval = varied?.simultaneous ?? varied?.interval ?? null;
  const only =
    interval === null || excludesZero(interval) ? "" : " at the default assumptions, but cannot be told from it with assumptions varied";
  const size = threshold === null ? "" : beyondWords(practical);
  return ` ${they ? "They are" : "It is"} ${verdict} than ${baseline}${size}${only}.`;
}

/** In which outcomes the first arm is worse than which others; those first that beat it in most. */
function worseThan(first: NamedArm, pairs: readonly ArmPair[], { arms, outcomes }: Told): string {
  const beaten = arms.flatMap(({ id, label }) => {
    const worse = pairs.filter((pair) => pair.first === id && pair.verdict === "worse");
    const labels = outcomes.flatMap((outcome) => (worse.some((pair) => pair.outcome === outcome.id) ? [midSentence(outcome.label)] : []));
    return labels.length === 0 ? [] : [{ label, labels }];
  });
  if (beaten.length === 0) return ` ${first.label} is not shown to be worse than any other arm in anything.`;
  const most = [...beaten].sort((a, b) => b.labels.length - a.labels.length);
  const named = most.slice(0, MOST_ARMS).map(({ label, labels }) => `than ${label} in ${listWords(labels)}`);
  const more = most.length > MOST_ARMS ? `; and than ${most.length - MOST_ARMS} more in something` : "";
  return ` ${first.label} is worse ${named.join("; ")}${more}.`;
}
