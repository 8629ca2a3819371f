/** The levels of a place for people: each figure beside what places in print have, what is outside marked. */
import { decimal, givenNumber } from "../../words/words.ts";
import type { PlaceFigure, PlaceReport } from "./placeReport.ts";

/** `This place collapses: …`, the first line of whatever is said of it; null for a place that stands. */
export function collapseLine({ collapse }: Pick<PlaceReport, "collapse">): string | null {
  if (collapse.length === 0) return null;
  return `The baseline collapses: ${collapse.join("; ")}. What measures do to it says little about a place that works.`;
}

/** Lines of a table, figures outside their range marked with `!`. Figures without a value are left out. */
export function placeLines(figures: readonly PlaceFigure[]): string[] {
  const there = figures.filter(({ value }) => value !== null);
  if (there.length === 0) return [];
  const outside = there.filter(({ place }) => place !== "inside").length;
  const end =
    outside === 0 ? "all within what places in print have" : `${outside} of ${there.length} outside what places in print have (marked !)`;
  const widest = Math.max(...there.map(({ label }) => label.length));
  const rows = there.map(({ label, value, unit, low, high, place }) => {
    const mark = place === "inside" ? " " : "!";
    return `  ${mark} ${label.padEnd(widest)}  ${short(value!)} ${unit}; ${place === "inside" ? "" : `${place} `}${short(low)} to ${short(high)}`;
  });
  return [`A place that could exist? ${end}`, ...rows];
}

function short(value: number): string {
  return Math.abs(value) >= 100 ? decimal(value, 0) : givenNumber(Number(value.toPrecision(3)));
}
