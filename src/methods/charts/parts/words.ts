/** Names in titles and subtitles, and what they share. */

import { truncate } from "../../../charts/textWidth.ts";
import type { Interval } from "../../../statistics/mean.ts";
import type { DirectedOutcome } from "../../../words/findings/named.ts";
import { midSentence } from "../../../words/words.ts";
import type { Outcome } from "../../result.ts";

/** Fewest runs from which quantiles and bands are drawn. */
export const fewestForQuantiles = 20;

/** Label for use inside a sentence, cut to a readable length. */
export function shortName(label: string): string {
  return truncate(label, 300, 12);
}

/** Outcome's name inside a sentence. */
export function outcomeName(outcome: Pick<Outcome, "label">): string {
  return midSentence(shortName(outcome.label));
}

/** An outcome as titles and notes name it. */
export function directedOutcome({ label, unit, direction }: Outcome): DirectedOutcome {
  return { label: shortName(label), unit, direction };
}

/** Smallest and largest number; 0 to 0 of none. */
export function extentOf(counts: readonly number[]): Interval {
  return counts.length === 0 ? { low: 0, high: 0 } : { low: Math.min(...counts), high: Math.max(...counts) };
}
