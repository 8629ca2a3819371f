/** Numbers and units as the sentences of a comparison tell them; the same on every engine. */
import type { Interval } from "./results.ts";

/** How values of a unit are told: times `factor`, with `decimals`, then `suffix`. */
export interface Scale {
  readonly factor: number;
  readonly decimals: number;
  /** Unit in words with its space; empty for scores. */
  readonly suffix: string;
}

/** The scale for values of about `size` that are known to about `precision` (both in the unit); at least two figures of the precision. */
export function scaleFor(unit: string, size: number, precision: number): Scale {
  const { factor, suffix } = unitScale(unit, Math.max(Math.abs(size), Math.abs(precision)));
  const step = Math.abs(precision) * factor;
  return { factor, suffix, decimals: step > 0 ? decimalsFor(step) : decimalsFor(Math.abs(size) * factor, 3) };
}

function unitScale(unit: string, size: number): { factor: number; suffix: string } {
  if (/^(share|probability)/.test(unit)) return { factor: 100, suffix: " percentage points" };
  if (/^yuan/.test(unit)) {
    const rest = unit.slice("yuan".length);
    if (size >= 1e6) return { factor: 1e-6, suffix: ` million yuan${rest}` };
    return size >= 1000 ? { factor: 1e-3, suffix: ` thousand yuan${rest}` } : { factor: 1, suffix: ` yuan${rest}` };
  }
  return { factor: 1, suffix: unit === "" || /^(score|index|Gini)/.test(unit) ? "" : ` ${unit}` };
}

/** Decimals that show `figures` figures of a number above 0, at most 6. */
function decimalsFor(value: number, figures = 2): number {
  let decimals = 0;
  let bound = 1;
  for (let i = 1; i < figures; i++) bound *= 10;
  for (let scaled = value; scaled > 0 && scaled < bound && decimals < 6; scaled *= 10) decimals++;
  return decimals;
}

/** Without a unit: thousands marked, a true minus sign. */
export function plain(value: number, { factor, decimals }: Scale): string {
  const text = Math.abs(value * factor).toFixed(decimals);
  const [whole, fraction] = text.split(".");
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const minus = value < 0 && Number(text) !== 0 ? "−" : "";
  return `${minus}${marked}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** The same with a plus sign where it is above 0. */
export function signed(value: number, scale: Scale): string {
  const text = plain(value, scale);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** `−12 to +4`. */
export function range({ low, high }: Interval, scale: Scale): string {
  return `${signed(low, scale)} to ${signed(high, scale)}`;
}

/** A size with its unit, three figures. */
export function amountWords(value: number, unit: string): string {
  const scale = scaleFor(unit, value, 0);
  return `${plain(value, scale)}${scale.suffix}`;
}

/** Per cent of a share, two figures: `6.7 %`. */
export function percentWords(share: number): string {
  return `${plain(share, { factor: 100, decimals: decimalsFor(Math.abs(share) * 100), suffix: "" })} %`;
}

/** A label inside a sentence: small first letter, but not of acronyms. */
export function midSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** `1 pair`, `30 pairs`. */
export function countWords(n: number, noun: string): string {
  return `${plain(n, { factor: 1, decimals: 0, suffix: "" })} ${noun}${n === 1 ? "" : "s"}`;
}
