/** An attribution for the terminal: who did what in each outcome, which measures act through each other, how incidents changed. */

import { bySize, type Estimate, isClear } from "../../statistics/estimate.ts";
import { interplayWords } from "../../words/en/attribution.ts";
import { wrapText } from "../../words/plainText.ts";
import { textTable } from "../../words/textTable.ts";
import { countWords, midSentence, percentWords, plain, range, type Scale, signed } from "../../words/words.ts";
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
import { interplay, mechanismScale, scaleOf } from "./findings.ts";
import type { AttributedOutcome, AttributionResult } from "./result.ts";

type Mechanisms = AttributionResult["mechanisms"][number];

/** Interactions shown of each outcome at most. */
const MOST_INTERACTIONS = 5;

/** The whole text, without ANSI codes unless `color`. Names are wrapped, never cut. */
export function formatAttribution(result: AttributionResult, style: TextStyle): string {
  const page = pageOf(style);
  return pageText([
    heading(result, page),
    ...result.outcomes.map((outcome) => outcomeBlock(result, outcome, page)),
    ...mechanismBlocks(result, page),
    paragraphs(result.sentences, page),
    notesText(notes(result), page),
  ]);
}

/** Texts under a title: indented, and what continues a text further. */
function listed(title: string, texts: readonly string[], { colors, width }: Page): string[] {
  if (texts.length === 0) return [];
  const items = texts.flatMap((text) => wrapText(text, width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)));
  return [colors.dim(title), ...items];
}

function heading({ scenario, arm, measures, replications, runs }: AttributionResult, page: Page): string {
  const size = `${countWords(measures.length, "measure")} × ${countWords(replications, "replication")}`;
  const facts = [countWords(scenario.horizonDays, "day"), size, runsFact(runs), `seed ${scenario.seed}`];
  return headText(`${scenario.title}: what each measure of «${arm.label}» does`, facts, page);
}

function outcomeBlock(result: AttributionResult, told: AttributedOutcome, page: Page): string {
  const { colors } = page;
  const { outcome, baselineMean, total, n } = told;
  const scale = scaleOf(told);
  const about = `baseline ${plain(baselineMean, scale)} on average of ${countWords(n, "replication")}`;
  const clear = isClear(total);
  const rows = result.measures.map(({ label }, i) => [
    label,
    ...inColumns(told.values[i], scale),
    clear ? percentWords(told.values[i].value / total.value) : "",
    oneCell(told.alone[i], scale),
    oneCell(told.last[i], scale),
  ]);
  const sum = [result.arm.label, ...inColumns(total, scale), clear ? "100 %" : "", "", ""].map((cell) => colors.bold(cell));
  const head = ["", "value", "95 % interval", "share", "alone", "as the last"];
  const pairs = listed("Pairs that do not simply add up", interactionLines(result, told, scale), page);
  return [outcomeTitle(outcome, page, [about], scale), table(head, [...rows, sum], page), ...pairs].join("\n");
}

/** Pairs whose interaction can be told from zero, the strongest first. */
function interactionLines({ measures }: AttributionResult, { interactions, outcome }: AttributedOutcome, scale: Scale): string[] {
  const label = (id: string) => measures.find((measure) => measure.id === id)!.label;
  const clear = bySize(interactions.filter(isClear));
  const shown = clear
    .slice(0, MOST_INTERACTIONS)
    .map(
      (pair) =>
        `${label(pair.first)} × ${label(pair.second)}: ${oneCell(pair, scale)}, ${interplayWords[interplay(pair.value, outcome.direction)]}`,
    );
  const more = clear.length - shown.length;
  if (more > 0) shown.push(`… and ${countWords(more, "further pair")}, in attribution-interactions.csv`);
  return shown;
}

function mechanismBlocks(result: AttributionResult, page: Page): string[] {
  const { colors } = page;
  const whole = result.mechanisms.find(({ arm }) => arm.id === result.arm.id);
  if (whole === undefined) return [];
  const scale = mechanismScale(whole);
  const rows = whole.parts.map((part) => [part.label, ...inColumns(part, scale)]);
  const sum = [whole.arm.label, ...inColumns(whole.total, scale)].map((cell) => colors.bold(cell));
  const title = `${colors.bold("How true incidents changed")} ${colors.dim(`(incidents; mean of ${countWords(whole.n, "pair")} of runs)`)}`;
  const alone = result.mechanisms.filter((one) => one !== whole).map(aloneLine);
  const parts = table(["", "part", "95 % interval"], [...rows, sum], page);
  return [[title, parts, ...listed("Each measure alone", alone, page)].join("\n")];
}

/** One measure alone: its total, and the parts that can be told from zero. */
function aloneLine(one: Mechanisms): string {
  const scale = mechanismScale(one);
  const clear = bySize(one.parts.filter(isClear));
  const parts = clear.map((part) => `${midSentence(part.label)} ${oneCell(part, scale)}`).join(", ");
  return `${one.arm.label}: ${oneCell(one.total, scale)}${clear.length === 0 ? "; no part can be told from zero" : `; by ${parts}`}`;
}

function notes({ method, warnings, outcomes, mechanisms }: AttributionResult): string[] {
  const values =
    method === "exact"
      ? "value: Shapley value over all sub-packages, what a measure adds averaged over every order of introducing the measures."
      : "value: Shapley value over sampled orders of introducing the measures; its interval counts orders and chance.";
  return [
    values,
    "alone: against the baseline; as the last: the package against the package without it; their intervals are each for itself, all others hold together.",
    ...(outcomes.some(({ interactions }) => interactions.length > 0)
      ? ["×: what two measures do together beside what each does without the other; pairs whose interval excludes zero."]
      : []),
    ...(mechanisms.length > 0
      ? [
          "Detection: how soon and how many hazards are found; routing: the way to who is in charge; handling: time in hand and matters left unsolved; escalation: chance per day of becoming an incident.",
          "Mechanisms trade with each other: frail hazards become incidents first, so a longer stay goes with a lower chance per day.",
        ]
      : []),
    knowledgeNote(outcomes.map(({ outcome }) => outcome.id)),
    ...warningNotes(warnings),
  ];
}

function inColumns({ value, interval }: Estimate, scale: Scale): [string, string] {
  return [signed(value, scale), interval === null ? "" : range(interval, scale)];
}

function oneCell({ value, interval }: Estimate, scale: Scale): string {
  return interval === null ? signed(value, scale) : `${signed(value, scale)} (${range(interval, scale)})`;
}

/** The first column holds names, the others numbers. */
function table(head: readonly string[], rows: readonly (readonly string[])[], { colors, width }: Page): string {
  return textTable({ head, rows, width, dim: colors.dim });
}
