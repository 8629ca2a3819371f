/** Charts as SVG text in Node: draws into a jsdom document, which is loaded only here and only when needed. */
import { indicatorInfos } from "../study/indicatorInfos.ts";
import type { ResultTables } from "../study/tables.ts";
import type { ChartOptions } from "./chart.ts";
import { charts } from "./charts/catalogue.ts";

export interface RenderedChart {
  /** File name without ending, e.g. `trajectories` or `network-package`. */
  readonly name: string;
  readonly svg: string;
}

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
  const { JSDOM } = await import("jsdom");
  const { window } = new JSDOM("<!DOCTYPE html>");
  const serializer = new window.XMLSerializer();
  const rendered = chosen.flatMap((chart) =>
    chart.draw(window.document, tables, options).map(({ name, svg }) => ({ name, svg: `${serializer.serializeToString(svg)}\n` })),
  );
  window.close();
  return rendered;
}
