/** Numbers as charts tell them, in titles and beside marks: each to as many figures as its own interval bears. */
import type { Estimate, ShareEstimate } from "../statistics/estimate.ts";
import type { Interval } from "../statistics/mean.ts";
import { chartScale, formatDifference, formatNumber } from "./format.ts";
import { countWords, differenceWords, levelWords, percentRange, percentWords, plain, range, scaleFor, span } from "./words.ts";

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

/** The size of a difference with its unit, without a sign: `12 incidents`. */
export function sizeWithUnit(value: number, unit: string, interval: Interval | null = null): string {
  return differenceWithUnit(Math.abs(value), unit, interval).replace(/^\+/, "");
}

/** A difference with its unit and interval: `−12 incidents (95 % interval −15 to −9)`. */
export function differenceWithInterval(estimate: Estimate, unit: string): string {
  return `${differenceWithUnit(estimate.value, unit, estimate.interval)} (${intervalWords(estimate, unit)})`;
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

/** E.g. `30 pairs`, `28 to 30 pairs`, `no pairs`. */
export function countRange({ low, high }: Interval, noun: string): string {
  if (high === 0) return `no ${noun}s`;
  return low === high ? countWords(high, noun) : `${formatNumber(low)} to ${countWords(high, noun)}`;
}
