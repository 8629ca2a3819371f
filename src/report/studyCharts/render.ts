/** Charts of a study as SVG text in Node: draws into a jsdom document, which is loaded only here and only when needed. */
import type { StudyAnalysis } from "../../study/analysis/results.ts";
import type { RenderedChart } from "../svg.ts";
import { studyCharts } from "./catalogue.ts";

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
  if (chosen.length === 0) return [];
  const { JSDOM } = await import("jsdom");
  const { window } = new JSDOM("<!DOCTYPE html>");
  const serializer = new window.XMLSerializer();
  const taken = new Map<string, number>();
  const rendered = chosen.flatMap((chart) =>
    chart.draw(window.document, result).map(({ name, svg }) => {
      const before = taken.get(name) ?? 0;
      taken.set(name, before + 1);
      return { name: before === 0 ? name : `${name}-${before + 1}`, svg: `${serializer.serializeToString(svg)}\n` };
    }),
  );
  window.close();
  return rendered;
}
