/** Numbers, units and lists as all studies tell them in sentences and tables for people; the same on every engine. */
import type { Estimate } from "../statistics/estimate.ts";
import type { Interval } from "../statistics/mean.ts";
import type { PracticalVerdict } from "../statistics/verdict.ts";

const MOST_DECIMALS = 6;
/** Relative size of what rounding leaves of no spread. */
const ROUNDING = 1e-9;

/** What a declared threshold makes of a verdict, to stand behind it; empty where none is declared. */
export function beyondWords(practical: PracticalVerdict | null): string {
  if (practical === null || practical === "unclear") return "";
  if (practical === "equivalent") return ", but by less than the practical threshold";
  return practical === "direction" ? ", whether by more than the practical threshold is unclear" : ", by more than the practical threshold";
}

/** How values of a unit are told: times `factor`, with `decimals`, then a suffix. */
export interface Scale {
  readonly factor: number;
  readonly decimals: number;
  /** Unit of a difference in words, with its space: percentage points for shares, points for scores. */
  readonly suffix: string;
  /** Unit of a value, with its space: per cent for shares, empty for scores. */
  readonly level: string;
}

/**
 * The scale for values of about `size` that are known to about `precision` (both in the unit): at least two figures of the precision, or
 * three of the size where it is exact but for rounding.
 */
export function scaleFor(unit: string, size: number, precision: number): Scale {
  const scale = unitScale(unit, Math.max(Math.abs(size), Math.abs(precision)));
  const exact = Math.abs(precision) <= ROUNDING * Math.abs(size);
  return { ...scale, decimals: exact ? decimalsFor(Math.abs(size) * scale.factor, 3) : decimalsFor(Math.abs(precision) * scale.factor) };
}

function unitScale(unit: string, size: number): Omit<Scale, "decimals"> {
  const same = (factor: number, suffix: string) => ({ factor, suffix, level: suffix });
  if (/^(share|proportion|fraction|probability)/i.test(unit)) return { factor: 100, suffix: " percentage points", level: " %" };
  if (/^yuan/i.test(unit)) {
    const rest = unit.slice("yuan".length);
    if (size >= 1e6) return same(1e-6, ` million yuan${rest}`);
    return size >= 1000 ? same(1e-3, ` thousand yuan${rest}`) : same(1, ` yuan${rest}`);
  }
  if (/^(score|index)/i.test(unit)) return { factor: 1, suffix: " points", level: "" };
  return same(1, unit === "" || /^Gini/.test(unit) ? "" : ` ${unit}`);
}

/** Decimals that show `figures` figures of a number above 0. */
function decimalsFor(value: number, figures = 2): number {
  let decimals = 0;
  let bound = 1;
  for (let i = 1; i < figures; i++) bound *= 10;
  for (let scaled = value; scaled > 0 && scaled < bound && decimals < MOST_DECIMALS; scaled *= 10) decimals++;
  return decimals;
}

/** Fixed decimals, thousands marked, a true minus sign, no minus zero. */
export function decimal(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole, fraction] = text.split(".");
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const minus = value < 0 && Number(text) !== 0 ? "−" : "";
  return `${minus}${marked}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** In the scale, without a unit. */
export function plain(value: number, { factor, decimals }: Scale): string {
  return decimal(value * factor, decimals);
}

/** The same with a plus sign where it is above 0. */
export function signed(value: number, scale: Scale): string {
  const text = plain(value, scale);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** An interval of values, `30 to 34`. */
export function span({ low, high }: Interval, scale: Scale): string {
  return `${plain(low, clearOfZero(low, scale))} to ${plain(high, clearOfZero(high, scale))}`;
}

/** An interval of differences, `−12 to +4`. */
export function range({ low, high }: Interval, scale: Scale): string {
  return `${signed(low, clearOfZero(low, scale))} to ${signed(high, clearOfZero(high, scale))}`;
}

/** With decimals enough that an end beside zero is not told as zero, as if the interval reached it. */
function clearOfZero(value: number, scale: Scale): Scale {
  let { decimals } = scale;
  while (value !== 0 && decimals < MOST_DECIMALS && Number(Math.abs(value * scale.factor).toFixed(decimals)) === 0) decimals++;
  return { ...scale, decimals };
}

/** A difference with its interval, `−12 [−15 to −9]`; the value alone where there is none. */
export function withInterval({ value, interval }: Pick<Estimate, "value" | "interval">, scale: Scale): string {
  return interval === null ? signed(value, scale) : `${signed(value, scale)} [${range(interval, scale)}]`;
}

/** A value with its interval, `32 [30 to 34]`; the value alone where there is none. */
export function levelWithInterval({ value, interval }: Pick<Estimate, "value" | "interval">, scale: Scale): string {
  return interval === null ? plain(value, scale) : `${plain(value, scale)} [${span(interval, scale)}]`;
}

/** What is known of a difference beside its value: `−12 to +4`, `the same in all 6 pairs`, or `no interval`. */
export function intervalWords({ interval, alike }: Pick<Estimate, "interval" | "alike">, scale: Scale, noun = "pair"): string {
  if (interval !== null) return range(interval, scale);
  return alike === undefined ? "no interval" : `the same in all ${countWords(alike.n, noun)}`;
}

/** A value with its unit: `45.7 %`, `312 incidents`. */
export function levelWords(value: number, scale: Scale): string {
  return `${plain(value, scale)}${scale.level}`;
}

/** A difference with its sign and unit: `−1.2 percentage points`. */
export function differenceWords(value: number, scale: Scale): string {
  return `${signed(value, scale)}${scale.suffix}`;
}

/** The size of a difference with its unit, three figures. */
export function amountWords(value: number, unit: string): string {
  const scale = scaleFor(unit, value, 0);
  return `${plain(value, scale)}${scale.suffix}`;
}

/** A number that somebody chose, without unit: up to four figures, no more than it needs. */
export function givenNumber(value: number): string {
  const rounded = Number(value.toPrecision(4));
  if (Math.abs(rounded) >= 1000) return decimal(rounded, 0);
  return decimal(rounded, 6)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}

/** A difference that somebody chose, with its unit: `20 incidents`, `1 percentage point`. */
export function givenWords(value: number, unit: string): string {
  const { factor, suffix } = unitScale(unit, Math.abs(value));
  const number = givenNumber(value * factor);
  return `${number}${number === "1" ? suffix.replace(/points$/, "point") : suffix}`;
}

/** A value that somebody chose, with its unit: `30 %`, `20 incidents`. */
export function givenLevel(value: number, unit: string): string {
  const { factor, level } = unitScale(unit, Math.abs(value));
  return `${givenNumber(value * factor)}${level}`;
}

/** A setting with its unit, to four digits. */
export function settingWords(value: number, unit: string): string {
  const plain = /^(share|score|probability|factor|count)?$/.test(unit);
  return `${Number(value.toPrecision(4))}${plain ? "" : ` ${unit}`}`;
}

/** Per cent of a share: whole, or one decimal below 10 %. What is nearly none or nearly all is not called so. */
export function percentWords(share: number): string {
  const size = Math.abs(share * 100);
  if (share > 0 && size < 0.05) return "under 0.1 %";
  if (share < 1 && size >= 99.5) return share < 0 ? `${decimal(share * 100, 0)} %` : "over 99 %";
  return `${decimal(share * 100, size < 9.95 ? 1 : 0).replace(/\.0$/, "")} %`;
}

/** A change as a part of what it is a change of: `−1.2 %`, `+12 %`. */
export function signedPercent(share: number): string {
  return `${signed(share, { factor: 100, decimals: Math.abs(share) < 0.0995 ? 1 : 0, suffix: "", level: "" })} %`;
}

/** An interval of shares: `12 to 34 %`. */
export function percentRange({ low, high }: Interval): string {
  return `${percentWords(low).replace(/ %$/, "")} to ${percentWords(high)}`;
}

/** A label inside a sentence: small first letter, but not of acronyms. */
export function midSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** `a`, `a and b`, `a, b and c`; beyond `most` words the others are counted: `a, b and 3 more`. */
export function listWords(words: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const shown = words.length <= most ? words : [...words.slice(0, most), `${words.length - most} more`];
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** `1 pair`, `30 pairs`. */
export function countWords(n: number, noun: string): string {
  return `${decimal(n, 0)} ${noun}${n === 1 ? "" : "s"}`;
}
