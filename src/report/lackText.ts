/** What measures lacked, in plain words: which arm how many yuan in how many months, and by which intervention. */
import { halfWidth } from "../study/analysis/estimates.ts";
import { isShort } from "../study/analysis/funding.ts";
import type { ArmFunding, Estimate, InterventionFunding } from "../study/analysis/results.ts";
import { countWords, levelWords, listWords, plain, scaleFor, span } from "../study/analysis/words.ts";
import type { Lacking } from "../study/tables.ts";

/** Interventions of an arm that are named, those that lacked most first. */
const MOST = 3;

/** One line that says whether money was lacking, then one per arm that lacked any; none where nothing was due. */
export function lackSentences(funding: readonly ArmFunding[], labels: ReadonlyMap<string, string>): string[] {
  if (funding.length === 0) return [];
  const short = funding.filter(isShort);
  if (short.length === 0) return ["Money: all measures were paid in full."];
  return [
    `Money: not all measures could be paid for in ${short.length} of ${countWords(funding.length, "arm")} with measures that cost; what was not paid was built late or ran below strength (means over runs, 95 % intervals).`,
    ...short.map((arm) => `${labels.get(arm.arm) ?? arm.arm}: ${armWords(arm)}.`),
  ];
}

function armWords(arm: ArmFunding): string {
  const short = arm.interventions.filter(isShort).sort((a, b) => b.lacked.value - a.lacked.value);
  const named = short.slice(0, MOST).map((each) => interventionWords(each, arm.n));
  const more = short.length > MOST ? `; ${short.length - MOST} more in shortfalls.csv` : "";
  const months = `${monthsWords(arm.months)}${monthSpan(arm)}`;
  if (arm.interventions.length === 1) return `${short[0].intervention} ${lackWords(arm)}, in ${months}${runsWords(arm, arm.n)}`;
  return `${lackWords(arm)}, in ${months}${runsWords(arm, arm.n)}: ${named.join("; ")}${more}`;
}

/** `lacked 280 thousand yuan [250 to 310] of 1.25 million yuan due`. */
export function lackWords({ lacked, due }: Pick<Lacking, "lacked" | "due">): string {
  return `lacked ${yuanWords(lacked)} of ${yuanWords({ value: due.value, interval: null })} due`;
}

function interventionWords({ intervention, lacked, months, ...rest }: InterventionFunding, n: number): string {
  return `${intervention} ${yuanWords(lacked)} in ${monthsWords(months)}${monthSpan(rest)}${runsWords(rest, n)}`;
}

/** A mean in yuan with its interval in brackets. */
function yuanWords(estimate: Pick<Estimate, "value" | "interval">): string {
  const scale = scaleFor("yuan", estimate.value, halfWidth(estimate));
  const { interval } = estimate;
  return `${levelWords(estimate.value, scale)}${interval === null ? "" : ` [${span(interval, scale)}]`}`;
}

function monthsWords({ value, interval }: Pick<Estimate, "value" | "interval">): string {
  const scale = { ...scaleFor("", value, halfWidth({ interval })), decimals: Number.isInteger(value) ? 0 : 1 };
  const noun = plain(value, scale) === "1" ? "month" : "months";
  return `${plain(value, scale)} ${noun}${interval === null ? "" : ` [${span(interval, scale)}]`}`;
}

/** Where the months lie, over all runs. */
function monthSpan({ firstMonth, lastMonth }: Pick<ArmFunding, "firstMonth" | "lastMonth">): string {
  if (firstMonth === null) return "";
  return firstMonth === lastMonth ? ` (month ${firstMonth})` : ` (from month ${firstMonth} to ${lastMonth})`;
}

function runsWords({ shortRuns }: Pick<ArmFunding, "shortRuns">, n: number): string {
  return shortRuns === n ? "" : `, ${countWords(shortRuns, "run")} of ${n}`;
}

/** For the title of a chart about money: what the arms named lacked, with its interval; empty where they lacked nothing. */
export function lackTitle(funding: readonly Lacking[], arms: readonly { readonly id: string; readonly label: string }[]): string {
  const said = arms.flatMap(({ id, label }) => {
    const own = funding.find(({ arm }) => arm === id);
    return own === undefined || own.shortRuns === 0 ? [] : [`${label} ${lackWords(own).replace(/ of .* due$/, "")} for its measures`];
  });
  return said.length === 0 ? "" : `; ${listWords(said)}`;
}

/** The arm that lacked most, by the mean; none where no arm lacked any. */
export function mostLacking(funding: readonly Lacking[]): string[] {
  const short = funding.filter(({ shortRuns }) => shortRuns > 0);
  return short.length === 0 ? [] : [short.reduce((most, each) => (each.lacked.value > most.lacked.value ? each : most)).arm];
}
