/** A design's result for the terminal: the primary outcome point by point, and a sentence per factor or arm. */
import { type Estimate, halfWidth } from "../../statistics/estimate.ts";
import { textTable } from "../../words/textTable.ts";
import { countWords, plain, range, type Scale, scaleFor, signed } from "../../words/words.ts";
import type { Outcome } from "../result.ts";
import { knowledgeNote } from "../text/knowledgeNote.ts";
import {
  headText,
  notesText,
  outcomeTitle,
  type Page,
  pageOf,
  pageText,
  paragraphs,
  runsFact,
  type TextStyle,
  warningNotes,
} from "../text/textPage.ts";
import type { DesignResult } from "./result.ts";

/** Longer designs are shown in part; estimates.csv has all points. */
const mostRows = 24;

/** The whole text, without ANSI codes unless `color`. */
export function formatDesign(result: DesignResult, style: TextStyle): string {
  const page = pageOf(style);
  const [primary] = result.outcomes;
  const scale = scaleOf(result, primary);
  const more = result.points.length - mostRows;
  return pageText([
    headText(result.scenario.title, factsOf(result), page),
    [
      outcomeTitle(primary, page, [], scale),
      pointTable(result, primary, scale, page),
      ...(more > 0 ? [page.colors.dim(`${countWords(more, "more row")} in estimates.csv.`)] : []),
    ].join("\n"),
    paragraphs(result.sentences, page),
    notesText(notes(result), page),
  ]);
}

function factsOf({ method, factors, points, runs, scenario }: DesignResult): string[] {
  return [
    method,
    ...(factors.length === 0 ? [] : [countWords(factors.length, "factor")]),
    countWords(points.length, method === "arms" ? "arm" : "row"),
    `${runsFact(runs)} of ${countWords(scenario.horizonDays, "day")}`,
    `seed ${scenario.seed}`,
  ];
}

function pointTable({ points, method }: DesignResult, primary: Outcome, scale: Scale, { width, colors }: Page): string {
  const rows = points.slice(0, mostRows).map(({ point, label, estimates, differences }) => {
    const own = estimates.find(({ outcome }) => outcome === primary.id);
    const difference = differences.find(({ outcome }) => outcome === primary.id);
    const named = method === "arms" || label.split(/[ ;]/).includes(point.split(".")[0]);
    return [
      named ? label : `${point}  ${label}`,
      own === undefined ? "no value" : plain(own.value, scale),
      difference === undefined ? "" : signed(difference.value, scale),
      difference?.interval ? range(difference.interval, scale) : "",
    ];
  });
  return textTable({ head: ["", "mean", "difference", "95 % interval"], rows, width, dim: colors.dim });
}

/** One scale for all points: typical half-widths still show two figures. */
function scaleOf({ points }: DesignResult, { id, unit }: Outcome): Scale {
  const of = (lists: readonly (readonly (Estimate & { readonly outcome: string })[])[]) =>
    lists.flat().filter(({ outcome }) => outcome === id);
  const means = of(points.map(({ estimates }) => estimates)).map(({ value }) => Math.abs(value));
  const halves = of(points.map(({ differences }) => differences))
    .map(halfWidth)
    .filter((half) => half > 0)
    .sort((a, b) => a - b);
  return scaleFor(unit, Math.max(0, ...means), halves[Math.floor(halves.length / 2)] ?? 0);
}

function notes({ runs, method, factors, outcomes, warnings }: DesignResult): string[] {
  const base = method === "arms" ? "the first arm" : "the scenario's own values (base) under the same arm";
  const assumed = factors.filter(({ assumption }) => assumption).map(({ label }) => label);
  return [
    `Difference: from ${base} in the same replication, with its 95 % t interval. Each interval stands for itself: without any effect, 1 in 20 misses zero by chance. Clear, better, worse: among all that the sentences are about; where nothing is so, at most 5 studies in 100 say it of anything.`,
    assumed.length === 0 ? "" : `Assumed, not measured, in the scenario or the model: ${assumed.join(", ")}.`,
    runs.used === runs.requested
      ? ""
      : `${countWords(runs.requested, "run")} requested, ${runs.used} used: the others failed and are left out with their pairs.`,
    knowledgeNote(outcomes.map(({ id }) => id)),
    ...warningNotes(warnings),
  ].filter((note) => note !== "");
}
