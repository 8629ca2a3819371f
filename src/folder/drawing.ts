/** Charts as SVG text; what draws them, d3 and a document among it, is loaded with the first drawing. */
import type { StudyAnalysis } from "../methods/results.ts";
import type { ResultTables } from "../tables/tables.ts";
import type { RenderOptions } from "./renderCharts.ts";
import type { StudyRenderOptions } from "./renderStudyCharts.ts";
import type { RenderedChart } from "./svg.ts";

/** Draws the charts of the tables of runs; the same tables give the same bytes. */
export async function renderCharts(tables: ResultTables, options: RenderOptions = {}): Promise<RenderedChart[]> {
  return (await import("./renderCharts.ts")).renderCharts(tables, options);
}

/** Draws the charts of a study's result; the same result gives the same bytes. */
export async function renderStudyCharts(result: StudyAnalysis, options: StudyRenderOptions = {}): Promise<RenderedChart[]> {
  return (await import("./renderStudyCharts.ts")).renderStudyCharts(result, options);
}
