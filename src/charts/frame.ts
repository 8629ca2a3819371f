/** The frame of every chart: title sentence, subtitle, body and a footer with scenario, seed, replications and warnings. */

import { formatNumber } from "../words/format.ts";
import { countWords } from "../words/words.ts";
import type { Drawing } from "./chart.ts";
import { add, addGroup, addLine, addText, cleanText, createElement, inks } from "./element.ts";
import { fontName, textWidth, truncate, wrap, wrapEvenly } from "./textWidth.ts";

/** What the footer states. Of `replications` and `runs`, those that are given. */
export interface FooterFacts {
  readonly title: string;
  readonly seed: string;
  readonly replications?: number;
  /** Runs asked for and runs that the results rest on; the others failed. */
  readonly runs?: { readonly requested: number; readonly used: number };
  readonly warnings: readonly string[];
}

export interface FrameSpec {
  readonly footer: FooterFacts;
  /** File name without ending; see `safeName`. */
  readonly name: string;
  /** A sentence that states what is shown and, where honest, the finding. */
  readonly title: string;
  /** Sentences on how to read the chart: replications, bands, intervals. */
  readonly subtitle: string;
  /** Draws below the subtitle into `width` pixels and returns the height that it used. */
  body(group: SVGGElement, width: number): number;
}

/** Width of every chart in pixels, and of the space for its body. */
export const chartWidth = 1120;
const margin = 28;
export const bodyWidth = chartWidth - 2 * margin;

const fontFamily = `"${fontName}", system-ui, sans-serif`;
const titleSize = 20;
const subtitleSize = 13;

export function frame(document: Document, spec: FrameSpec): Drawing {
  const svg = createElement(document, "svg", {
    role: "img",
    "font-family": fontFamily,
    "aria-labelledby": `${spec.name}-title`,
  }) as SVGSVGElement;
  add(svg, "title", { id: `${spec.name}-title` }).textContent = cleanText(spec.title);
  add(svg, "desc").textContent = cleanText(spec.subtitle);
  const paper = add(svg, "rect", { width: chartWidth, fill: inks.paper });

  let y = margin + 12;
  for (const line of wrapEvenly(cleanText(spec.title), bodyWidth, titleSize)) {
    addText(svg, margin, y, line, { size: titleSize, strong: true });
    y += 27;
  }
  y -= 4;
  for (const line of wrap(cleanText(spec.subtitle), bodyWidth, subtitleSize)) {
    addText(svg, margin, y, line, { size: subtitleSize, fill: inks.secondary });
    y += 18.5;
  }
  y += 10;
  const body = addGroup(svg, margin, y);
  y += spec.body(body, bodyWidth) + 26;
  addFooter(svg, spec.footer, y);
  const height = Math.ceil(y + 22);
  paper.setAttribute("height", String(height));
  for (const [key, value] of [
    ["width", chartWidth],
    ["height", height],
    ["viewBox", `0 0 ${chartWidth} ${height}`],
  ] as const) {
    svg.setAttribute(key, String(value));
  }
  return { name: spec.name, svg };
}

/** A picture that says in one sentence why there is nothing to draw. */
export function emptyDrawing(document: Document, footer: FooterFacts, name: string, title: string, sentence: string): Drawing {
  const body = (group: SVGGElement, width: number) => {
    add(group, "rect", { width, height: 120, rx: 4, fill: inks.stripe });
    const lines = wrap(sentence, width - 80, 15);
    lines.forEach((line, i) => {
      addText(group, width / 2, 66 + (i - (lines.length - 1) / 2) * 22, line, { size: 15, fill: inks.secondary, anchor: "middle" });
    });
    return 120;
  };
  return frame(document, { footer, name, title, subtitle: "", body });
}

/** Turns an identifier into part of a file name: letters and digits of any script, others as hyphens. */
export function safeName(id: string): string {
  return (
    id
      .replace(/[^\p{L}\p{N}_]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60) || "unnamed"
  );
}

function addFooter(svg: Element, footer: FooterFacts, y: number): void {
  const { title, seed, warnings } = footer;
  addLine(svg, margin, y - 16, chartWidth - margin, y - 16, { stroke: inks.grid });
  const warning = warnings.length > 0 ? `⚠ ${countWords(warnings.length, "warning")}, see manifest.json` : "";
  const warningWidth = warning === "" ? 0 : textWidth(warning, 12) + 24;
  const facts = [`seed ${truncate(cleanText(seed), 160, 12)}`, ...runFacts(footer)].map((fact) => ` · ${fact}`).join("");
  const room = bodyWidth - warningWidth - textWidth(facts, 12);
  addText(svg, margin, y + 2, truncate(cleanText(title), room, 12) + facts, { fill: inks.secondary });
  if (warning !== "") addText(svg, chartWidth - margin, y + 2, warning, { fill: "#a84600", anchor: "end", strong: true });
}

function runFacts({ replications, runs }: FooterFacts): string[] {
  const facts = replications === undefined ? [] : [countWords(replications, "replication")];
  if (runs === undefined) return facts;
  const failed = runs.requested - runs.used;
  return [
    ...facts,
    failed === 0 ? countWords(runs.used, "run") : `${formatNumber(runs.used)} of ${countWords(runs.requested, "run")} used`,
  ];
}
