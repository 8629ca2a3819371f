/** Charts of result tables as SVG text in Node. */

import type { ChartOptions } from "../charts/chart.ts";
import { charts } from "../methods/run/charts/catalogue.ts";
import { indicatorInfos } from "../tables/indicatorInfos.ts";
import type { ResultTables } from "../tables/tables.ts";
import { type RenderedChart, svgTexts } from "./svg.ts";

export interface RenderOptions extends ChartOptions {
  /** Ids of the charts to draw; default: every chart that applies to the tables. A chart named here that does not apply says so. */
  readonly only?: readonly string[];
}

/** Which series some chart may read: those that a chart names, and the main indicators. */
export function seriesForCharts(): (indicator: string, group: string) => boolean {
  const named = new Set(charts.flatMap((chart) => chart.columnsNeeded).flatMap((needed) => needed.match(/[a-z0-9-]+/g) ?? []));
  for (const { id, main } of indicatorInfos()) if (main) named.add(id);
  return (indicator) => named.has(indicator);
}

/** Draws charts from result tables; the same tables give the same bytes. */
export async function renderCharts(tables: ResultTables, options: RenderOptions = {}): Promise<RenderedChart[]> {
  const known = new Set(charts.map((chart) => chart.id));
  const unknown = (options.only ?? []).filter((id) => !known.has(id));
  if (unknown.length > 0) throw new Error(`chart ${unknown.join(", ")}: expected one of ${[...known].join(", ")}`);
  const chosen = charts.filter((chart) => (options.only === undefined ? chart.applies(tables) : options.only.includes(chart.id)));
  return svgTexts((document) => chosen.flatMap((chart) => chart.draw(document, tables, options)));
}
