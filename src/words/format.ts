/** Numbers and units as charts print them; the same in every country setting. */
import { format } from "d3";
import { halfWidth } from "../statistics/estimate.ts";
import type { Interval } from "../statistics/mean.ts";
import { levelWords, type Scale, scaleFor, signed } from "./words.ts";

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

/** Units of what adds up over a period, such as incidents or yuan; shares, scores, durations and indices do not. */
export function isAmount(unit: string): boolean {
  return unit !== "" && !isShare(unit) && !isScore(unit) && !/^(days|Gini|ratio)/i.test(unit);
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

/** A value with its unit, to as many figures as its interval bears: `12.5 %`, `1.2 million yuan`, `34 incidents`. */
export function formatValue(value: number, unit: string, interval: Interval | null = null): string {
  return levelWords(value, chartScale(unit, value, interval));
}

/** A difference with its sign, and of its unit what the number needs: `+3.1 pp`, `−1.2 thousand`, `−12`. */
export function formatDifference(value: number, unit: string, interval: Interval | null = null): string {
  const scale = chartScale(unit, value, interval);
  return `${signed(value, scale)}${isShare(unit) ? " pp" : (/ (thousand|million)(?= yuan)/.exec(scale.suffix)?.[0] ?? "")}`;
}

/** How a chart tells a value: two figures of its interval; where there is none three of its own, but no decimals that are zeros. */
export function chartScale(unit: string, value: number, interval: Interval | null): Scale {
  const scale = scaleFor(unit, value, halfWidth({ interval }));
  return halfWidth({ interval }) === 0 && Number.isInteger(value * scale.factor) ? { ...scale, decimals: 0 } : scale;
}

/** Chooses the printed unit of an axis whose largest absolute value is `largest`. */
export function axisFormat(unit: string, largest: number): AxisFormat {
  if (isShare(unit)) return { unit: "%", tick: (value) => formatTick(value * 100) };
  if (isYuan(unit)) {
    const { factor, suffix } = scaleFor(unit, largest, 0);
    return { unit: suffix.trim(), tick: (value) => formatTick(value * factor) };
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

function formatTick(value: number): string {
  return format(",~r")(Number(value.toPrecision(6)));
}
