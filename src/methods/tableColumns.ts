/** Columns of analysis tables, and the cells of an estimate. */

import type { Estimate } from "../statistics/estimate.ts";
import type { AnalysisTable } from "./result.ts";

export type Column = AnalysisTable["columns"][number];
export type Cell = AnalysisTable["rows"][number][number];

export function textColumn(name: string, definition: string): Column {
  return { name, type: "text", unit: "", definition };
}

export function numberColumn(name: string, unit: string, definition: string): Column {
  return { name, type: "number", unit, definition };
}

/** `<prefix>low` and `<prefix>high`. */
export function limitColumns(prefix: string, unit: string, interval: string): Column[] {
  return [
    numberColumn(`${prefix}low`, unit, `Lower limit of ${interval}`),
    numberColumn(`${prefix}high`, unit, `Upper limit of ${interval}`),
  ];
}

/** Value and both limits; limits are empty without an interval. */
export function estimateCells({ value, interval }: Estimate): Cell[] {
  return [value, interval?.low ?? null, interval?.high ?? null];
}
