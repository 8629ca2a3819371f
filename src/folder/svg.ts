/** Drawings as SVG text in Node: made in a document of jsdom, which is loaded only here and only when something is drawn. */
import type { Drawing } from "../charts/chart.ts";

export interface RenderedChart {
  /** File name without ending, e.g. `trajectories` or `network-package`; each once. */
  readonly name: string;
  readonly svg: string;
}

/** What `draw` draws, in its order; the same drawings give the same bytes. A name that comes again gets a number. */
export async function svgTexts(draw: (document: Document) => readonly Drawing[]): Promise<RenderedChart[]> {
  const { JSDOM } = await import("jsdom");
  const { window } = new JSDOM("<!DOCTYPE html>");
  const serializer = new window.XMLSerializer();
  const taken = new Map<string, number>();
  const rendered = draw(window.document).map(({ name, svg }) => {
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return { name: before === 0 ? name : `${name}-${before + 1}`, svg: `${serializer.serializeToString(svg)}\n` };
  });
  window.close();
  return rendered;
}
