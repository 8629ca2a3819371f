/** What measures lacked, as titles of charts say it. */
import { type Estimate, halfWidth } from "../../statistics/estimate.ts";
import type { Lacking } from "../../tables/tables.ts";
import { levelWords, listWords, scaleFor, span } from "../../words/words.ts";

/** `lacked 280 thousand yuan [250 to 310] of 1.25 million yuan due`. */
export function lackWords({ lacked, due }: Pick<Lacking, "lacked" | "due">): string {
  return `lacked ${yuanWords(lacked)} of ${yuanWords({ value: due.value, interval: null })} due`;
}

/** A mean in yuan with its interval in brackets. */
function yuanWords(estimate: Pick<Estimate, "value" | "interval">): string {
  const scale = scaleFor("yuan", estimate.value, halfWidth(estimate));
  const { interval } = estimate;
  return `${levelWords(estimate.value, scale)}${interval === null ? "" : ` [${span(interval, scale)}]`}`;
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
