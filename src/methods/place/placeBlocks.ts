/** A place beside those that exist, as blocks of a page: whether it collapses, and its levels. */

import { type Page, paragraphs } from "../text/textPage.ts";
import type { PlaceReport } from "./placeReport.ts";
import { collapseLine, placeLines } from "./placeText.ts";

/** The first block of a page on a place that collapses; empty otherwise. */
export function collapseBlock(place: PlaceReport | undefined, page: Page): string {
  const line = place === undefined ? null : collapseLine(place);
  return line === null ? "" : paragraphs([line], page);
}

/** The levels as a block of a page; empty where there are none. */
export function placeBlock(place: PlaceReport | undefined): string {
  return place === undefined ? "" : placeLines(place.figures).join("\n");
}
