/** What enough money would change, arm by arm: no more than an interval among all that is said here can tell. */

import { halfWidth } from "../../statistics/estimate.ts";
import { excludesZero, type Interval } from "../../statistics/mean.ts";
import type { Verdict } from "../../statistics/verdict.ts";
import { amountWords, countWords, givenNumber, intervalWords, listWords, midSentence, scaleFor, signed } from "../../words/words.ts";
import { isShort } from "../funding.ts";
import type { Outcome } from "../result.ts";
import type { ArmEffect, ArmPair, CompareResult, FundedTwins } from "./result.ts";

const NOT_AMONG_ALL = ", an interval that leaves out 0 alone, but not among all that is said here";

type Told = Pick<CompareResult, "arms" | "effects" | "armPairs" | "funding" | "funded">;

/** Nothing unless twins were asked for. */
export function fundedSentences(result: Told, primary: Outcome): string[] {
  const { funded } = result;
  if (funded === undefined) return [];
  if (funded === null) return ["Enough money: no arm lacked money in the first replications, so none has a twin."];
  const twins = funded.twins.map((twin) => twinSentence(twin, result, funded, primary));
  return [assumedSentence(result, funded), ...twins, ...withoutSentence(result, funded)];
}

function assumedSentence(result: Told, { otherFunds, added, addedYuanPerYear, replications, control }: FundedTwins): string {
  const base = result.arms[0];
  const isTwin = result.funded!.twins.some(({ twin }) => twin === control);
  const beside = isTwin
    ? ""
    : ` It is there in the warm-up too, and what measures leave of it the street spends on its queues; so ${base.label} has a twin with as much money and none of the measures.`;
  return (
    `Enough money is assumed, not found: ${givenNumber(otherFunds)} yuan per resident and year from others (resources.otherFunds), ` +
    `${givenNumber(added)} more than any of these arms has, ${amountWords(addedYuanPerYear, "yuan")} a year. ` +
    `It is the first sum of 1, 2, 5, 10, … with which no measure lacked any in ${countWords(replications, "replication")}.${beside}`
  );
}

function twinSentence({ arm, twin }: FundedTwins["twins"][number], result: Told, { control }: FundedTwins, primary: Outcome): string {
  const label = labelOf(result, arm);
  const own = between(result, arm, twin, primary);
  const beside = twin === control ? null : between(result, control, twin, primary);
  const what = midSentence(primary.label);
  const first =
    own === null
      ? `What enough money would change of ${label} cannot be told: no replication has both.`
      : own.verdict === "same"
        ? `With enough money ${label} would be the same in ${what}.`
        : isClaim(own.verdict)
          ? `With enough money ${label} would ${doWords(own.verdict)} in ${what}: ${sizeWords(own, primary)}.`
          : `Whether enough money would change ${label} in ${what} cannot be told: ${sizeWords(own, primary)}.`;
  return [first, besideWords(beside, labelOf(result, control), primary), stillShort(result, twin)].filter((part) => part !== "").join(" ");
}

/** What the measures do where money is not lacking. */
function besideWords(beside: Between | null, control: string, primary: Outcome): string {
  if (beside === null) return "";
  if (beside.verdict === "same") return `Its measures then change nothing: it is the same as ${control}.`;
  const size = sizeWords(beside, primary);
  return isClaim(beside.verdict)
    ? `Beside ${control} it is then ${beside.verdict}: ${size}.`
    : `It cannot then be told from ${control}, which has the money without the measures: ${size}.`;
}

/** A twin that lacks money after all. */
function stillShort({ funding }: Told, twin: string): string {
  const own = funding.find(({ arm }) => arm === twin);
  if (own === undefined || !isShort(own)) return "";
  return `Even so it lacked ${amountWords(own.lacked.value, "yuan")}, in ${own.shortRuns} of ${countWords(own.n, "run")}.`;
}

/** Arms without a twin: those that lacked nothing, and those of which only later replications showed it. */
function withoutSentence({ arms, funding }: Told, { twins, control }: FundedTwins): string[] {
  const known = new Set([control, ...twins.flatMap(({ arm, twin }) => [arm, twin])]);
  const others = arms.slice(1).filter(({ id }) => !known.has(id));
  const late = others.filter(({ id }) => funding.some((each) => each.arm === id && isShort(each)));
  const never = others.filter((arm) => !late.includes(arm));
  const names = (list: typeof others) => listWords(list.map(({ label }) => label));
  return [
    ...(never.length === 0 ? [] : [`No twin, since no money was lacking: ${names(never)}.`]),
    ...(late.length === 0 ? [] : [`No twin, since money was lacking only in later replications than the look: ${names(late)}.`]),
  ];
}

/** One arm less another in the primary outcome. */
interface Between {
  readonly difference: number;
  readonly interval: Interval | null;
  readonly verdict: Verdict;
  readonly n: number;
}

/** The second less the first; the arm that all are compared with has effects instead of pairs. */
function between({ arms, effects, armPairs }: Told, first: string, second: string, { id }: Outcome): Between | null {
  if (first === arms[0].id) {
    const effect = effects.find((each: ArmEffect) => each.arm === second && each.outcome === id);
    return effect === undefined ? null : { ...effect, interval: effect.simultaneous ?? effect.interval };
  }
  return armPairs.find((pair: ArmPair) => pair.first === first && pair.second === second && pair.outcome === id) ?? null;
}

function sizeWords({ difference, interval, n, verdict }: Between, { unit }: Outcome): string {
  const scale = scaleFor(unit, difference, halfWidth({ interval }));
  const size = `${signed(difference, scale)}${scale.suffix}`;
  if (n < 2) return `${size} in a single replication`;
  const told = interval === null ? { interval, alike: { n, clear: isClaim(verdict) } } : { interval };
  const alone = verdict === "unclear" && interval !== null && excludesZero(interval) ? NOT_AMONG_ALL : "";
  return `${size} (${interval === null ? "" : "95 % interval "}${intervalWords(told, scale)})${alone}`;
}

function isClaim(verdict: Verdict): boolean {
  return verdict === "better" || verdict === "worse" || verdict === "different";
}

function doWords(verdict: Verdict): string {
  return verdict === "different" ? "be different" : `do ${verdict}`;
}

function labelOf({ arms }: Told, id: string): string {
  return arms.find((arm) => arm.id === id)!.label;
}
