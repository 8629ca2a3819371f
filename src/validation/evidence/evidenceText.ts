/** What was found of the patterns, for the terminal: misses first, the summary last. */
import { type Page, pageOf, pageText, paragraphs, runsFact, type TextStyle } from "../../methods/text/textPage.ts";
import { textTable } from "../../words/textTable.ts";
import { type CriterionResult, type EvidenceResult, type PatternShown, summaryLine } from "./evidenceResult.ts";
import {
  estimateText,
  findingText,
  knockOutText,
  levelWords,
  missesFirst,
  missText,
  plainText,
  reasonText,
  shownVerdict,
  targetText,
} from "./evidenceWords.ts";

export function formatEvidence(result: EvidenceResult, style: TextStyle): string {
  const page = pageOf(style);
  const facts = [`${result.seeds} seeds each`, runsFact(result.runs), "95 % intervals over seeds"];
  return pageText([
    [page.colors.bold("The model against the evidence"), page.colors.dim(facts.join(" · "))].join("\n"),
    ...missesFirst(result.patterns).map((pattern) => patternText(pattern, page)),
    [page.colors.bold(summaryLine(result)), ...result.warnings.map((warning) => page.colors.yellow(`Warning: ${warning}`))].join("\n"),
  ]);
}

function patternText(pattern: PatternShown, page: Page): string {
  const { row, level, title, verdict, mechanism, knockOut, evidence } = pattern;
  const { colors } = page;
  const word = verdict === "met" ? colors.green("met") : colors.red("MISSED");
  const miss = missText(pattern);
  return [
    `${colors.bold(`${row} ${title}`)} · ${level}, ${levelWords[level]} · ${word}`,
    criteriaTable(pattern.criteria, page),
    paragraphs(
      [
        ...(verdict === "met"
          ? []
          : [`Reason: ${reasonText(pattern)}.`, `Why: ${miss.why}`, ...(miss.tried === "" ? [] : [`Tried: ${miss.tried}`])]),
        ...(pattern.failedRuns === 0 ? [] : [`Failed runs: ${pattern.failedRuns}.`]),
        `Mechanism: ${mechanism}`,
        ...(knockOut === null ? ["Knock-out: none, see the mechanism."] : [`Knock-out: ${knockOut.what.replace(/\.$/, "")}.`]),
        ...evidence.map((finding) => `Source: ${findingText(finding)}`),
      ].map(plainText),
      page,
    ),
  ].join("\n");
}

function criteriaTable(criteria: readonly CriterionResult[], { width, colors }: Page): string {
  const withKnockOut = criteria.some(({ knockOut }) => knockOut !== null);
  return textTable({
    head: ["criterion", "target", "measured", "verdict", ...(withKnockOut ? ["without the mechanism"] : [])],
    rows: criteria.map((one) => [
      `  ${one.label} (${one.unit})`,
      targetText(one.target),
      estimateText(one.plain),
      shownVerdict(one.plain),
      ...(withKnockOut ? [knockOutText(one)] : []),
    ]),
    width,
    align: ["left", "left", "left", "left", "left"],
    dim: colors.dim,
  });
}
