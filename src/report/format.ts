/** Numbers and units as charts print them; the same in every country setting. */
import { format } from "d3";

/** How one axis prints its values: the divisor is applied before printing. */
export interface AxisFormat {
  readonly unit: string;
  tick(value: number): string;
}

/** Units that are parts of one and are printed in per cent. */
export function isShare(unit: string): boolean {
  return /^(share|proportion|fraction|probability)/i.test(unit);
}

/** Units of scales such as `score 1–5` or `index 0–1`, whose differences are in points and whose ratios mean nothing. */
export function isScore(unit: string): boolean {
  return /^(score|index)/i.test(unit);
}

export function isYuan(unit: string): boolean {
  return /^yuan/i.test(unit);
}

/** About three significant digits, thousands separated by commas, a true minus sign. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 999.5) return format(",.0f")(size >= 99_950 ? Number(value.toPrecision(3)) : value);
  if (size >= 99.95) return format(".0f")(value);
  if (size >= 9.995) return format(".1~f")(value);
  if (size >= 1) return format(".2~f")(value);
  if (size < 0.0005) return size === 0 ? "0" : format(".1~e")(value);
  return format(size >= 0.1 ? ".2~f" : ".2~r")(value);
}

/** A value with its unit, e.g. `12.5 %`, `1.2 million yuan`, `34 incidents`. */
export function formatValue(value: number, unit: string): string {
  if (isShare(unit)) return `${formatNumber(roundTo(value * 100, 1))} %`;
  if (isYuan(unit)) return formatYuan(value);
  if (isScore(unit)) return formatScore(value);
  return shortUnit(unit) === "" ? formatNumber(value) : `${formatNumber(value)} ${shortUnit(unit)}`;
}

/** A difference of two values with its sign; shares in percentage points, yuan without the word yuan. */
export function formatDifference(value: number, unit: string): string {
  if (isShare(unit)) {
    const points = roundTo(value * 100, Math.abs(value) < 0.0005 ? 2 : 1);
    return `${points > 0 ? "+" : ""}${formatNumber(points)} pp`;
  }
  const sign = value > 0 ? "+" : "";
  if (isScore(unit)) return value > 0.0005 ? `+${formatScore(value)}` : formatScore(value);
  return `${sign}${isYuan(unit) ? formatYuan(value).replace(/ yuan$/, "") : formatNumber(value)}`;
}

/** Yuan with the word thousand or million, e.g. `1.2 million yuan`. */
export function formatYuan(value: number): string {
  const { divisor, word } = yuanScale(Math.abs(value));
  return `${formatNumber(value / divisor)} ${word}`;
}

/** Whole or one-decimal per cent of a ratio, e.g. `12`. */
export function percent(ratio: number): string {
  const value = ratio * 100;
  return formatNumber(roundTo(value, Math.abs(value) < 9.95 ? 1 : 0));
}

/** Chooses the printed unit of an axis whose largest absolute value is `largest`. */
export function axisFormat(unit: string, largest: number): AxisFormat {
  if (isShare(unit)) return { unit: "%", tick: (value) => formatTick(value * 100) };
  if (isYuan(unit)) {
    const { divisor, word } = yuanScale(largest);
    return { unit: word + unit.slice("yuan".length), tick: (value) => formatTick(value / divisor) };
  }
  return { unit, tick: formatTick };
}

/** Words for the good direction of an indicator. */
export function directionWords(direction: "higher" | "lower" | "none", unit: string): string {
  if (direction === "none") return "descriptive: no better direction";
  if (direction === "higher") return "higher is better";
  if (/^(days|hours)/i.test(unit)) return "shorter is better";
  const measured = /share|proportion|probability|yuan|score|index|minute|point|ratio|rate|harm|loss/i.test(unit) || unit === "";
  return measured ? "lower is better" : "fewer is better";
}

function yuanScale(size: number): { divisor: number; word: string } {
  if (size >= 999_500) return { divisor: 1e6, word: "million yuan" };
  if (size >= 1000) return { divisor: 1e3, word: "thousand yuan" };
  return { divisor: 1, word: "yuan" };
}

function formatScore(value: number): string {
  const size = Math.abs(value);
  if (size > 0.0005 && size < 0.005) return format(".3f")(value);
  return format(".2f")(size < 0.005 ? 0 : value);
}

function shortUnit(unit: string): string {
  return /^(score|index|none|1|-)/i.test(unit) ? "" : unit;
}

function formatTick(value: number): string {
  return format(",~r")(Number(value.toPrecision(6)));
}

function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
