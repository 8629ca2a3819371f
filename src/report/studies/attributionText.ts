/** An attribution for the terminal: who did what in each outcome, which measures act through each other, how incidents changed. */
import picocolors from "picocolors";
import { interactionWord, isClear, scaleOf } from "../../study/analysis/attributionSentences.ts";
import { countWords, midSentence, percentWords, plain, range, type Scale, scaleFor, signed } from "../../study/analysis/compareWords.ts";
import type { AttributedOutcome, AttributionResult, Estimate } from "../../study/analysis/results.ts";
import { textTable, wrapText } from "./textTable.ts";

type Colors = ReturnType<typeof picocolors.createColors>;
type Mechanisms = AttributionResult["mechanisms"][number];

interface Page {
  readonly colors: Colors;
  readonly width: number;
}

/** Interactions shown of each outcome, and warnings in full, at most. */
const MOST_INTERACTIONS = 5;
const MOST_WARNINGS = 3;
const NARROWEST = 60;
const WIDEST = 140;

/** The whole text, without ANSI codes unless `color`; `width` are the columns of the terminal. Names are wrapped, never cut. */
export function formatAttribution(result: AttributionResult, style: { readonly color: boolean; readonly width: number }): string {
  const page = { colors: picocolors.createColors(style.color), width: Math.min(WIDEST, Math.max(NARROWEST, style.width)) };
  const blocks = [
    heading(result, page),
    ...result.outcomes.map((outcome) => outcomeBlock(result, outcome, page)),
    ...mechanismBlocks(result, page),
    lines(result.sentences, page),
    page.colors.dim(lines(notes(result), page)),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** Texts one below the other, each broken at the width. */
function lines(texts: readonly string[], { width }: Page): string {
  return texts.flatMap((text) => wrapText(text, width)).join("\n");
}

/** The same under a title: indented, and what continues a text further. */
function listed(title: string, texts: readonly string[], { colors, width }: Page): string[] {
  if (texts.length === 0) return [];
  const items = texts.flatMap((text) => wrapText(text, width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)));
  return [colors.dim(title), ...items];
}

function heading({ scenario, arm, measures, replications, runs }: AttributionResult, page: Page): string {
  const size = `${countWords(measures.length, "measure")} × ${countWords(replications, "replication")}`;
  const used = runs.used === runs.requested ? countWords(runs.requested, "run") : `${countWords(runs.requested, "run")}, ${runs.used} used`;
  const facts = `${countWords(scenario.horizonDays, "day")} · ${size} · ${used} · seed ${scenario.seed}`;
  const title = `${scenario.title}: what each measure of «${arm.label}» does`;
  return `${page.colors.bold(lines([title], page))}\n${page.colors.dim(facts)}`;
}

function outcomeBlock(result: AttributionResult, told: AttributedOutcome, page: Page): string {
  const { colors } = page;
  const { outcome, baselineMean, total, n } = told;
  const scale = scaleOf(told);
  const good = outcome.direction === "none" ? "" : `; ${outcome.direction} is better`;
  const unit = scale.suffix.trim() === "" ? outcome.unit : scale.suffix.trim();
  const about = `(${unit}${good}; baseline ${plain(baselineMean, scale)} on average of ${countWords(n, "replication")})`;
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
  const title = `${colors.bold(outcome.label)} ${colors.dim(about)}`;
  const pairs = listed("Pairs that do not simply add up", interactionLines(result, told, scale), page);
  return [title, table(head, [...rows, sum], page), ...pairs].join("\n");
}

/** Pairs whose interaction can be told from zero, the strongest first. */
function interactionLines({ measures }: AttributionResult, { interactions, outcome }: AttributedOutcome, scale: Scale): string[] {
  const label = (id: string) => measures.find((measure) => measure.id === id)!.label;
  const clear = interactions.filter(isClear).toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const shown = clear
    .slice(0, MOST_INTERACTIONS)
    .map(
      (pair) => `${label(pair.first)} × ${label(pair.second)}: ${oneCell(pair, scale)}, ${interactionWord(pair.value, outcome.direction)}`,
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
  const clear = one.parts.filter(isClear).toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const parts = clear.map((part) => `${midSentence(part.label)} ${oneCell(part, scale)}`).join(", ");
  return `${one.arm.label}: ${oneCell(one.total, scale)}${clear.length === 0 ? "; no part can be told from zero" : `; by ${parts}`}`;
}

function mechanismScale({ total, parts }: Mechanisms): Scale {
  const widths = [total, ...parts].flatMap(({ interval }) => (interval === null ? [] : [(interval.high - interval.low) / 2]));
  return scaleFor("incidents", total.value, widths.length === 0 ? 0 : Math.max(...widths));
}

function notes({ method, warnings, outcomes, mechanisms }: AttributionResult): string[] {
  const values =
    method === "exact"
      ? "value: Shapley value over all sub-packages, what a measure adds averaged over every order of introducing the measures."
      : "value: Shapley value over sampled orders of introducing the measures; its interval counts orders and chance.";
  return [
    values,
    "alone: against the baseline; as the last: the package against the package without it. Intervals are not adjusted for their number.",
    ...(outcomes.some(({ interactions }) => interactions.length > 0)
      ? ["×: what two measures do together beside what each does without the other; pairs whose interval excludes zero."]
      : []),
    ...(mechanisms.length > 0
      ? [
          "Detection: how soon and how many hazards are found; routing: the way to who is in charge; handling: time in hand and matters left unsolved; escalation: chance per day of becoming an incident.",
          "Mechanisms trade with each other: frail hazards become incidents first, so a longer stay goes with a lower chance per day.",
        ]
      : []),
    ...warnings.slice(0, MOST_WARNINGS).map((warning) => `Warning: ${warning}`),
    ...(warnings.length > MOST_WARNINGS
      ? [`… and ${countWords(warnings.length - MOST_WARNINGS, "further warning")}, in results.json`]
      : []),
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
  return textTable({ head, rows, width, align: head.map((_, column) => (column === 0 ? "left" : "right")), dim: colors.dim });
}
