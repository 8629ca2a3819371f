/** Phrases that titles and subtitles share. */

import type { Estimate, Interval, Outcome, ShareEstimate } from "../../../study/analysis/results.ts";
import { midSentence } from "../../../study/analysis/words.ts";
import { formatDifference, formatNumber, formatValue, isScore, isShare, isYuan } from "../../format.ts";
import { truncate } from "../../textWidth.ts";

/** Fewest runs from which quantiles and bands are drawn. */
export const fewestForQuantiles = 20;

/** Label for use inside a sentence, cut to a readable length. */
export function shortName(label: string): string {
  return truncate(label, 300, 12);
}

/** `95 % interval −12 to −3`, in the unit of differences, or `no interval`. */
export function intervalWords(interval: Interval | null, unit: string): string {
  return interval === null ? "no interval" : `95 % interval ${ends(interval, unit)}`;
}

/** `(−12 to −3)`, for labels beside marks; empty when there is none. */
export function bracketed(interval: Interval | null, unit: string): string {
  return interval === null ? "" : `(${ends(interval, unit)})`;
}

/** A difference and its interval, `−8 (−12 to −3)`, to as many digits as the interval allows. */
export function estimateWords({ value, interval }: Estimate, unit: string): string {
  return `${formatDifference(roundedTo(value, interval), unit)} ${interval === null ? "(no interval)" : bracketed(interval, unit)}`;
}

/** A range of values with the unit once: `82 to 96 incidents`. */
export function valueRange(interval: Interval, unit: string): string {
  const [low, high] = [interval.low, interval.high].map((end) => formatValue(roundedTo(end, interval), unit)) as [string, string];
  return `${withoutUnitOf(low, high)} to ${high}`;
}

/** `96 → 87 incidents`. */
export function fromTo(from: number, to: number, unit: string): string {
  const [before, after] = [formatValue(from, unit), formatValue(to, unit)];
  return `${withoutUnitOf(before, after)} → ${after}`;
}

/** Rounds to the power of ten next below a twentieth of the interval's width, so that no digits are printed that the interval leaves open. */
export function roundedTo(value: number, interval: Interval | null): number {
  const width = interval === null ? 0 : interval.high - interval.low;
  if (!(width > 0)) return value;
  let step = 1;
  while (step > width / 20) step /= 10;
  while (step * 10 <= width / 20) step *= 10;
  // An end that is not zero must not be printed as zero.
  for (; ; step /= 10) {
    const rounded = Math.round(value / step) * step;
    if (rounded !== 0 || value === 0 || step < 1e-12) return rounded;
  }
}

/** A difference with its unit: `−12 incidents`, `+3 pp`, `+0.12 points`, `+1.2 thousand yuan`. */
export function differenceWithUnit(value: number, unit: string): string {
  const number = formatDifference(value, unit);
  if (isShare(unit)) return number;
  if (isYuan(unit)) return `${number}${/thousand|million/.test(number) ? " yuan" : ` ${unit}`}`;
  if (isScore(unit)) return `${number} points`;
  return unit === "" ? number : `${number} ${unit}`;
}

/** Share as `27 of 30 pairs (90 %, 95 % interval 74 to 97 %)`. */
export function shareWords(share: ShareEstimate, noun: string): string {
  const range = `${perCent(share.low).replace(/ %$/, "")} to ${perCent(share.high)}`;
  return `${formatNumber(share.count)} of ${formatNumber(share.n)} ${noun} (${perCent(share.share)}, 95 % interval ${range})`;
}

/** Whole per cent of a share: `12 %`, `<1 %`. */
export function perCent(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return "<1 %";
  if (whole === 100 && share < 1) return ">99 %";
  return `${formatNumber(whole)} %`;
}

/** Value of an outcome with its interval. */
export function valueWithInterval({ value, interval }: Estimate, unit: string): string {
  const printed = formatValue(roundedTo(value, interval), unit);
  if (interval === null) return `${printed} (no interval)`;
  return `${printed} (95 % interval ${withoutUnitOf(valueRange(interval, unit), printed)})`;
}

/** Outcome's name inside a sentence. */
export function outcomeName(outcome: Outcome): string {
  return midSentence(shortName(outcome.label));
}

/** `1 arm is`, `3 arms are`. */
export function countVerb(n: number, noun: string): string {
  return `${formatNumber(n)} ${noun}${n === 1 ? " is" : "s are"}`;
}

function ends(interval: Interval, unit: string): string {
  const [low, high] = [interval.low, interval.high].map((end) => formatDifference(roundedTo(end, interval), unit)) as [string, string];
  return `${withoutUnitOf(low, high)} to ${high}`;
}

/** Drops the words behind a number when the other text ends in the same words. */
function withoutUnitOf(text: string, other: string): string {
  const unit = / [^\d]+$/.exec(text)?.[0];
  return unit !== undefined && other.endsWith(unit) ? text.slice(0, -unit.length) : text;
}
