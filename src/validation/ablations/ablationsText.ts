/** Ablations of a case for the terminal: the table, then what stays at placebo. */
import type { Difference } from "../../evidence/ablations/runAblations.ts";
import { headText, pageOf, pageText, paragraphs, runsFact, type TextStyle } from "../../methods/text/textPage.ts";
import { textTable } from "../../words/textTable.ts";
import { type AblationsResult, dead } from "./ablationsResult.ts";

/** `+1.23 ± 0.45`, with as many digits as the interval has meaning; `same` where no pair differs, and no interval of no width. */
export function differenceText({ n, mean, half }: Difference): string {
  if (n < 2) return "no value";
  if (half === 0) return mean === 0 ? "same" : `${mean < 0 ? "−" : "+"}${Number(Math.abs(mean).toPrecision(3))} in all`;
  const digits = Math.max(0, Math.min(5, 2 - Math.floor(Math.log10(Math.max(half, 1e-9)))));
  return `${mean < 0 ? "−" : "+"}${Math.abs(mean).toFixed(digits)} ± ${half.toFixed(digits)}`;
}

/** `rises` as a sign. */
export function statedSign(direction: "rises" | "falls"): string {
  return direction === "rises" ? "+" : "−";
}

export function formatAblations(result: AblationsResult, style: TextStyle): string {
  const page = pageOf(style);
  const facts = [
    `${result.pairs} pairs of ${result.days} days`,
    runsFact(result.runs),
    "95 % intervals; changed run less the arm as it is",
  ];
  const still = dead(result);
  const known = `${result.rows.filter(({ verdict }) => verdict === "as stated").length} of ${result.rows.filter(({ verdict }) => verdict !== "placebo").length} as stated`;
  return pageText([
    headText(`What each part is worth: ${result.scenario.title}`, facts, page),
    rowsTable(result, page),
    ...(result.cuts.length > 0 ? [cutsTable(result, page)] : []),
    paragraphs(
      still.map(({ what, arm, verdict }) => `${verdict}: ${what} (${arm})`),
      page,
    ),
    [page.colors.bold(known), ...result.warnings.map((warning) => page.colors.yellow(`Warning: ${warning}`))].join("\n"),
  ]);
}

function rowsTable({ rows }: AblationsResult, { width, colors }: ReturnType<typeof pageOf>): string {
  return textTable({
    head: ["part", "arm", "outcome", "stated", "difference", "verdict"],
    rows: rows.map(({ what, arm, outcome, direction, differences, verdict }) => [
      ...[`  ${what}`, arm, outcome, verdict === "placebo" ? "" : statedSign(direction), differenceText(differences[outcome]), verdict],
    ]),
    width,
    align: ["left", "left", "left", "left", "left", "left"],
    dim: colors.dim,
  });
}

function cutsTable({ cuts }: AblationsResult, { width, colors }: ReturnType<typeof pageOf>): string {
  return textTable({
    head: ["ties cut of", "own cases, %", "others, %", "own − others", "suffer more"],
    rows: cuts.map((cut) => [
      ...[`  ${cutName(cut)}`, differenceText(cut.own), differenceText(cut.others), differenceText(cut.difference), cut.suffer],
    ]),
    width,
    align: ["left", "left", "left", "left", "left"],
    dim: colors.dim,
  });
}

/** The organisation of a cut, with its role. */
export function cutName({ organisation, role }: AblationsResult["cuts"][number]): string {
  return organisation === "" ? "nobody (placebo)" : `${organisation} (${role})`;
}
