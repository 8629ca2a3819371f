/**
 * The outcome table for people: one block per main indicator, one line per arm, with the paired difference from the baseline.
 */
import CliTable from "cli-table3";
import picocolors from "picocolors";
import type { ArmComparison, IndicatorComparison } from "../study/comparison.ts";
import { paidShares } from "../study/paidShares.ts";
import type { StudyResult } from "../study/runScenario.ts";
import { knowledgeNote } from "./knowledgeNote.ts";
import { paidSentences } from "./paidText.ts";
import { wrapText } from "./studies/textTable.ts";

export interface TableStyle {
  readonly color: boolean;
}

type Colors = ReturnType<typeof picocolors.createColors>;

const WIDEST = 118;
const labelWidth = 34;
/** Widths of: arm, mean, spread, difference, interval, verdict; together 117 columns. */
const widths = [labelWidth, 12, 10, 12, 27, 22] as const;

/** The whole table as text, without ANSI codes unless `color`. Lines are at most 120 columns wide. */
export function formatOutcomes(result: StudyResult, comparisons: readonly IndicatorComparison[], style: TableStyle): string {
  const colors = picocolors.createColors(style.color);
  const { title, seed, horizonDays, replications } = result.scenario;
  const runs = `${count(result.arms.length, "arm")} × ${count(replications, "replication")}`;
  const head = [colors.bold(title), colors.dim(`${count(horizonDays, "day")} · ${runs} · seed ${seed}`)];
  const blocks = comparisons.map((comparison) => formatBlock(result, comparison, colors));
  const labels = new Map(result.arms.map(({ id, label }) => [id, label]));
  const paid = paidSentences(paidShares(result.summary), labels).flatMap((sentence) => wrapText(sentence, WIDEST));
  const known = wrapText(knowledgeNote(comparisons.map(({ indicator }) => indicator.id)), WIDEST).join("\n");
  const notes = [failureNote(result), warningNote(result), intervalNote(result), known]
    .filter((note) => note !== "")
    .map((note) => colors.dim(note));
  return [...head, "", ...blocks, ...(paid.length > 0 ? [...paid, ""] : []), ...notes].join("\n");
}

/** A number for people: as many decimals as given, thousands marked. */
export function formatNumber(value: number, decimals: number): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".");
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = fraction === undefined ? marked : `${marked}.${fraction}`;
  return value < 0 && Number(value.toFixed(decimals)) !== 0 ? `-${digits}` : digits;
}

function formatBlock(result: StudyResult, comparison: IndicatorComparison, colors: Colors): string {
  const { indicator, group } = comparison;
  const good = indicator.direction === "none" ? "" : `; ${indicator.direction} is better`;
  const of = group === "all" ? "" : `, ${result.groupLabels[group] ?? group}`;
  const when = indicator.kind === "state" ? ", at the end" : indicator.kind === "flow" ? ", whole run" : "";
  const title = `${colors.bold(`${indicator.label}${of}`)} ${colors.dim(`(${indicator.unit}${when}${good})`)}`;
  const table = new CliTable({
    head: ["", "mean", "sd", "difference", "95 % interval", ""].map((text) => colors.dim(text)),
    chars: plainChars,
    colWidths: [...widths],
    colAligns: ["left", "right", "right", "right", "right", "left"],
    wordWrap: true,
    style: { head: [], border: [], "padding-left": 1, "padding-right": 0, compact: true },
  });
  const decimals = decimalsFor(comparison);
  const labels = new Map(result.arms.map((arm) => [arm.id, arm.label]));
  for (const arm of comparison.arms) table.push(formatArm(arm, labels.get(arm.arm) ?? arm.arm, decimals, colors));
  const lines = table.toString().split("\n");
  return `${title}\n${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function formatArm(arm: ArmComparison, label: string, decimals: number, colors: Colors): string[] {
  const { estimate, difference } = arm;
  if (estimate === null) return [label, colors.dim("no value"), "", "", "", ""];
  const number = (value: number) => formatNumber(value, decimals);
  const signed = (value: number) => (Number(value.toFixed(decimals)) > 0 ? `+${number(value)}` : number(value));
  const interval = difference?.interval ?? null;
  return [
    label,
    number(estimate.mean),
    estimate.sd === null ? "–" : number(estimate.sd),
    difference === null ? "" : signed(difference.mean),
    interval === null ? "" : `${signed(interval.low)} to ${signed(interval.high)}`,
    verdictWords(arm, colors),
  ];
}

function verdictWords({ verdict, judgement, difference, estimate }: ArmComparison, colors: Colors): string {
  const pairs = difference !== null && estimate !== null && difference.n < estimate.n ? ` (${difference.n} pairs)` : "";
  if (verdict === "none") return "";
  if (verdict === "same") return colors.dim(`same${pairs}`);
  if (verdict === "unclear") return colors.dim(`≈ baseline${pairs}`);
  if (judgement === null) return `${verdict}${pairs}`;
  return (judgement === "better" ? colors.green : colors.red)(`${verdict === "higher" ? "▲" : "▼"} ${judgement}${pairs}`);
}

/** Decimals that give the largest number of a block about four figures. */
function decimalsFor({ arms }: IndicatorComparison): number {
  const largest = Math.max(...arms.map(({ estimate }) => Math.abs(estimate?.mean ?? 0)));
  if (largest === 0) return 1;
  return Math.min(4, Math.max(0, 3 - Math.floor(Math.log10(largest))));
}

function failureNote({ requested, used }: StudyResult): string {
  return used === requested
    ? ""
    : `${requested} replications requested, ${used} used: ${requested - used} failed and are left out with their pairs.`;
}

/** Warnings are told where the numbers are read, not only in the manifest. */
function warningNote({ scenario }: StudyResult): string {
  const { warnings } = scenario;
  if (warnings.length === 0) return "";
  return wrapText(`${count(warnings.length, "warning")}, all in manifest.json; the first: ${warnings[0]}`, WIDEST).join("\n");
}

function intervalNote({ arms, scenario }: StudyResult): string {
  if (arms.length < 2 || scenario.replications < 2) return "";
  return [
    "Mean and sd over replications. Difference: from the baseline in the same replication, with its 95 % t interval;",
    "≈ baseline where that covers zero. Each interval stands for itself: without any effect, 1 in 20 misses zero by chance.",
  ].join("\n");
}

function count(n: number, noun: string): string {
  return `${formatNumber(n, 0)} ${noun}${n === 1 ? "" : "s"}`;
}

const plainChars = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
} as const;
