/** Charts of a study as SVG text in Node. */

import { studyCharts } from "../methods/charts/catalogue.ts";
import type { StudyAnalysis } from "../methods/results.ts";
import { type RenderedChart, svgTexts } from "./svg.ts";

export interface StudyRenderOptions {
  /** Ids of the charts to draw; default: every chart that applies. A chart of the study that is named here and doesn't apply says why. */
  readonly only?: readonly string[];
}

/** Draws the charts of a study's result; the same result gives the same bytes. File names are unique. */
export async function renderStudyCharts(result: StudyAnalysis, options: StudyRenderOptions = {}): Promise<RenderedChart[]> {
  const ours = studyCharts.filter((chart) => chart.studies.includes(result.study));
  const unknown = (options.only ?? []).filter((id) => !ours.some((chart) => chart.id === id));
  if (unknown.length > 0) {
    const known = ours.map((chart) => chart.id).join(", ");
    throw new Error(`chart ${unknown.join(", ")}: expected one of ${known} for a result of ${result.study}`);
  }
  const chosen = ours.filter((chart) => (options.only === undefined ? chart.applies(result) : options.only.includes(chart.id)));
  return chosen.length === 0 ? [] : svgTexts((document) => chosen.flatMap((chart) => chart.draw(document, result)));
}
