/** Factors as charts name them, and how many of them are shown. */

import { formatNumber, isShare } from "../../../words/format.ts";
import type { FactorInfo } from "../../factors/factor.ts";

/** Most factors in one picture; those with the largest influence are kept. */
export const mostFactors = 20;

export function factorLabel(factors: readonly FactorInfo[], path: string): string {
  const factor = factors.find((each) => each.path === path);
  return factor === undefined ? path : factor.label;
}

/** The label with its range, e.g. `Report delay (1 to 14 days)`. */
export function factorWithRange(factors: readonly FactorInfo[], path: string): string {
  const factor = factors.find((each) => each.path === path);
  if (factor === undefined) return path;
  return `${factor.label} (${rangeWords(factor)})`;
}

/** `1 to 14 days`. */
export function rangeWords({ low, high, unit }: FactorInfo): string {
  return `${formatNumber(isShare(unit) ? low * 100 : low)} to ${factorValueWords(high, unit)}`;
}

/** `1 day`, `14 days`, `12 %`, `0.4`. */
export function factorValueWords(value: number, unit: string): string {
  if (isShare(unit)) return `${formatNumber(value * 100)} %`;
  if (unit === "" || unit === "1") return formatNumber(value);
  return `${formatNumber(value)} ${value === 1 ? unit.replace(/^([a-z]+)s$/, "$1") : unit}`;
}
