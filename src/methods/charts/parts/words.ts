/** Phrases that titles and subtitles share. */

import { truncate } from "../../../charts/textWidth.ts";
import type { Estimate, ShareEstimate } from "../../../statistics/estimate.ts";
import type { Interval } from "../../../statistics/mean.ts";
import { chartScale, formatDifference, formatNumber } from "../../../words/format.ts";
import {
  differenceWords,
  levelWords,
  midSentence,
  percentRange,
  percentWords,
  plain,
  range,
  scaleFor,
  span,
} from "../../../words/words.ts";
import type { Outcome } from "../../result.ts";

/** Fewest runs from which quantiles and bands are drawn. */
export const fewestForQuantiles = 20;

/** Label for use inside a sentence, cut to a readable length. */
export function shortName(label: string): string {
  return truncate(label, 300, 12);
}

/** `95 % interval −12 to −3`, told as the value that it belongs to, or `no interval`. */
export function intervalWords({ value, interval }: Estimate, unit: string): string {
  return interval === null ? "no interval" : `95 % interval ${range(interval, chartScale(unit, value, interval))}`;
}

/** `(−12 to −3)`, for labels beside marks; empty when there is none. */
export function bracketed({ value, interval }: Estimate, unit: string): string {
  return interval === null ? "" : `(${range(interval, chartScale(unit, value, interval))})`;
}

/** A difference and its interval, `−8 (−12 to −3)`. */
export function estimateWords(estimate: Estimate, unit: string): string {
  return `${formatDifference(estimate.value, unit, estimate.interval)} ${bracketed(estimate, unit) || "(no interval)"}`;
}

/** The interval of a value with the unit once: `82 to 96 incidents`, or `no interval`. */
export function valueRange({ value, interval }: Estimate, unit: string): string {
  const scale = chartScale(unit, value, interval);
  return interval === null ? "no interval" : `${span(interval, scale)}${scale.level}`;
}

/** `96 → 87 incidents`. */
export function fromTo(from: number, to: number, unit: string): string {
  const scale = scaleFor(unit, Math.max(Math.abs(from), Math.abs(to)), 0);
  return `${plain(from, scale)} → ${levelWords(to, scale)}`;
}

/** A difference with its unit: `−12 incidents`, `+3 pp`, `+0.12 points`, `+1.2 thousand yuan`. */
export function differenceWithUnit(value: number, unit: string, interval: Interval | null = null): string {
  return differenceWords(value, chartScale(unit, value, interval)).replace(/ percentage points$/, " pp");
}

/** Share as `27 of 30 pairs (90 %, 95 % interval 74 to 97 %)`. */
export function shareWords(share: ShareEstimate, noun: string): string {
  return `${formatNumber(share.count)} of ${formatNumber(share.n)} ${noun} (${percentWords(share.share)}, 95 % interval ${percentRange(share)})`;
}

/** Value of an outcome with its interval. */
export function valueWithInterval({ value, interval }: Estimate, unit: string): string {
  const scale = chartScale(unit, value, interval);
  return `${levelWords(value, scale)} ${interval === null ? "(no interval)" : `(95 % interval ${span(interval, scale)})`}`;
}

/** Outcome's name inside a sentence. */
export function outcomeName(outcome: Outcome): string {
  return midSentence(shortName(outcome.label));
}

/** `1 arm is`, `3 arms are`. */
export function countVerb(n: number, noun: string): string {
  return `${formatNumber(n)} ${noun}${n === 1 ? " is" : "s are"}`;
}
