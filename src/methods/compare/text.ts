/** A comparison of arms for people: the primary outcome, the exploratory ones, who is worse off, other parameters, and what it means. */

import { halfWidth } from "../../statistics/estimate.ts";
import { excludesZero, type Interval } from "../../statistics/mean.ts";
import { en } from "../../words/en.ts";
import { tellAll } from "../../words/finding.ts";
import type { ComparisonFinding } from "../../words/findings/comparison.ts";
import { textColumns } from "../../words/plainText.ts";
import { textTable } from "../../words/textTable.ts";
import {
  countWords,
  decimal,
  levelWords,
  listWords,
  midSentence,
  percentRange,
  percentWords,
  range,
  type Scale,
  scaleFor,
  signed,
  signedPercent,
  withInterval,
} from "../../words/words.ts";
import { collapseBlock, placeBlock } from "../place/placeBlocks.ts";
import type { Outcome } from "../result.ts";
import { armTables } from "../text/armTable.ts";
import { knowledgeNote } from "../text/knowledgeNote.ts";
import { moneyTable } from "../text/moneyTable.ts";
import {
  type Colors,
  headText,
  notesText,
  outcomeTitle,
  type Page,
  pageOf,
  pageText,
  paragraphs,
  rangesNote,
  runsFact,
  type TextStyle,
  warningNotes,
} from "../text/textPage.ts";
import { isLead } from "./findings.ts";
import { fundingAsItIs } from "./fundedFindings.ts";
import type { ArmEffect, CompareResult, GroupEffect, ParameterUncertainty, VariedResult } from "./result.ts";

/** Most rows on who is worse off. */
const MOST_LOSERS = 15;
/** Most differences named that rest on fewer pairs. */
const MOST_DROPPED = 5;

export interface CompareStyle extends TextStyle {
  /** One table per exploratory outcome instead of one row per arm. */
  readonly long?: boolean;
}

/** The whole text, without ANSI codes unless `color`. Arm names are wrapped, never cut; numbers neither. */
export function formatComparison(result: CompareResult, style: CompareStyle): string {
  const page = pageOf(style);
  const told = (which: (finding: ComparisonFinding) => boolean) => tellAll(result.findings.filter(which), en);
  return pageText([
    collapseBlock(result.place, page),
    headOf(result, page),
    paragraphs(told(isLead), page),
    moneyTable(fundingAsItIs(result), labelsOf(result), page),
    primaryBlock(result, page),
    ...(style.long ? exploratoryBlocks(result, page) : [exploratoryTable(result, page)]),
    losersBlock(result, page),
    uncertaintyBlock(result, page),
    paragraphs([...told((finding) => !isLead(finding)), ...driftSentence(result), result.stopping.reason], page),
    placeBlock(result.place),
    notesText(notes(result), page),
  ]);
}

/** How the baseline moves by itself, where an interval leaves out no drift. */
function driftSentence({ drift, outcomes }: CompareResult): string[] {
  const clear = drift.filter(({ interval }) => interval !== null && excludesZero(interval));
  if (drift.length === 0) return [];
  if (clear.length === 0) return ["The baseline stands still: no outcome drifts by itself by more than chance."];
  const percent = { factor: 100, decimals: 1, suffix: "", level: "" };
  const parts = clear.map(({ outcome, value, interval }) => {
    const label = outcomes.find(({ id }) => id === outcome)!.label;
    return `${midSentence(label)} by ${signed(value, percent)} % (${range(interval!, percent)})`;
  });
  return [
    `By itself the baseline drifts a year, as a share of its mean level: ${parts.join(", ")}. Effects are differences from this moving baseline.`,
  ];
}

function headOf({ scenario, arms, runs, primary }: CompareResult, page: Page): string {
  const size = [countWords(scenario.horizonDays, "day"), countWords(arms.length, "arm"), runsFact(runs)];
  return headText(scenario.title, [...size, `seed ${scenario.seed}`, `primary outcome ${primary}`], page);
}

function labelsOf({ arms }: CompareResult): ReadonlyMap<string, string> {
  return new Map(arms.map(({ id, label }) => [id, label]));
}

function primaryBlock(result: CompareResult, page: Page): string {
  const { colors } = page;
  const outcome = result.outcomes.find(({ id }) => id === result.primary)!;
  const effects = result.effects.filter((effect) => effect.outcome === result.primary);
  const together = result.arms.length > 2 ? ["intervals for all arms at once"] : [];
  const title = outcomeTitle(outcome, page, ["primary outcome", ...together]);
  if (effects.length === 0) return `${title}\nNo replication has both an arm and the baseline.`;
  const scale = commonScale(effects, outcome);
  const labels = labelsOf(result);
  const { varied } = result;
  const others: readonly Column[] =
    varied === undefined ? [] : [{ head: "assumptions varied", cell: (effect) => variedText(effect, varied, scale) }];
  const columns: readonly Column[] = [
    { head: "", cell: (effect) => labels.get(effect.arm) ?? effect.arm },
    { head: "pairs", cell: pairsText, spare: 4 },
    { head: `difference${unitNote(scale)}`, cell: (effect) => signed(effect.difference, scale) },
    { head: "95 % interval", cell: (effect) => (effect.simultaneous === null ? "–" : range(effect.simultaneous, scale)) },
    ...others,
    { head: "relative", cell: ({ relative }) => (relative === null ? "–" : signedPercent(relative.value)), spare: 3 },
    { head: "better in", cell: ({ betterShare }) => (betterShare === null ? "–" : `${betterShare.count}/${betterShare.n}`), spare: 5 },
    { head: "VRF", cell: (effect) => factorText(effect.varianceReductionFactor), spare: 2 },
    { head: "saved", cell: ({ replicationsSaved }) => (replicationsSaved === null ? "–" : decimal(replicationsSaved, 0)), spare: 1 },
    { head: "", cell: (effect) => `${verdictText(effect, effect.simultaneous, colors)}${defaultsOnly(effect, varied)}` },
  ];
  const { baselineMean } = effects[0];
  const [base] = result.arms;
  const name = base.id === "baseline" ? "Baseline" : `${base.label}, with which the others are compared`;
  return [
    title,
    colors.dim(`${name}: ${levelWords(baselineMean, scaleFor(outcome.unit, baselineMean, 0))}`),
    fitting(columns, effects, page),
  ].join("\n");
}

interface Column {
  readonly head: string;
  readonly cell: (effect: ArmEffect) => string;
  /** Columns with a number go where the terminal is narrow, the smallest first; effects.csv has them all. */
  readonly spare?: number;
}

/** The table with as many of its columns as the terminal holds. */
function fitting(columns: readonly Column[], effects: readonly ArmEffect[], page: Page): string {
  const table = textTable({
    head: columns.map(({ head }) => head),
    rows: effects.map((effect) => columns.map(({ cell }) => cell(effect))),
    ...{ width: page.width, dim: page.colors.dim },
    align: ["left", ...Array<"right">(columns.length - 2).fill("right"), "left"],
  });
  const first = Math.min(...columns.map(({ spare = Number.POSITIVE_INFINITY }) => spare));
  const isWide = table.split("\n").some((line) => textColumns(line) > page.width);
  return isWide && Number.isFinite(first)
    ? fitting(
        columns.filter(({ spare }) => spare !== first),
        effects,
        page,
      )
    : table;
}

/** The interval with assumptions varied; null where there is none. */
function variedInterval({ arm, outcome }: ArmEffect, { effects }: VariedResult): Interval | null {
  return effects.find((one) => one.arm === arm && one.outcome === outcome)?.simultaneous ?? null;
}

function variedText(effect: ArmEffect, varied: VariedResult, scale: Scale): string {
  const interval = variedInterval(effect, varied);
  return interval === null ? "–" : range(interval, scale);
}

/** Beside a verdict that does not hold with assumptions varied. */
function defaultsOnly(effect: ArmEffect, varied: VariedResult | undefined): string {
  if (varied === undefined || effect.verdict === "same" || effect.verdict === "unclear") return "";
  const interval = variedInterval(effect, varied);
  return interval !== null && !excludesZero(interval) ? " at the defaults" : "";
}

/** What was varied, how, and what it means. */
function variedNote({ parameters, draws, sets, own }: VariedResult): string {
  const names = listWords(parameters.map(({ id }) => id));
  const kept = own.length === 0 ? "" : ` What the scenario says itself stays: ${listWords(own)}.`;
  return (
    `Assumptions varied: in ${countWords(draws, "further replication")} ${countWords(parameters.length, "parameter")} (${names}) have, alike in all arms, the values ` +
    `of another of the ${sets} sets that calibration found to fit the evidence; the interval holds what chance and they do together (docs/calibration.md). ` +
    `--fixed-assumptions leaves it out, with its runs.${kept}`
  );
}

function pairsText({ n, dropped }: ArmEffect): string {
  return dropped === 0 ? String(n) : `${n} of ${n + dropped}`;
}

function factorText(factor: number | null): string {
  return factor === null ? "–" : decimal(factor, factor < 9.95 ? 1 : 0);
}

function unitNote({ suffix }: Scale): string {
  return suffix === " percentage points" ? " (pp)" : /million|thousand/.test(suffix) ? ` (${suffix.trim()})` : "";
}

/** One scale for all arms: fine enough for the most precise interval. */
function commonScale(effects: readonly ArmEffect[], { unit }: Outcome): Scale {
  const halves = effects.flatMap(({ interval, simultaneous }) => {
    const half = halfWidth({ interval: simultaneous ?? interval });
    return half === 0 ? [] : [half];
  });
  const largest = Math.max(...effects.map(({ difference }) => Math.abs(difference)), ...halves);
  return scaleFor(unit, largest, halves.length === 0 ? 0 : Math.max(largest / 1e3, Math.min(...halves)));
}

function verdictText({ verdict, difference }: ArmEffect, inForce: Interval | null, colors: Colors): string {
  if (verdict === "same") return colors.dim("same");
  if (verdict === "unclear")
    return colors.dim(inForce !== null && excludesZero(inForce) ? "unclear" : inForce === null ? "" : "≈ baseline");
  const arrow = difference > 0 ? "▲" : "▼";
  if (verdict === "different") return `${arrow} different`;
  return (verdict === "better" ? colors.green : colors.red)(`${arrow} ${verdict}`);
}

/** The other outcomes with one row per arm. */
function exploratoryTable(result: CompareResult, page: Page): string {
  const effects = result.effects.filter(({ outcome }) => outcome !== result.primary);
  const outcomes = result.outcomes.filter(({ id }) => effects.some(({ outcome }) => outcome === id));
  if (outcomes.length === 0) return "";
  const levels = outcomes.map(({ id: outcome }) => {
    const { n, baselineMean: mean } = effects.find((effect) => effect.outcome === outcome)!;
    return { arm: result.arms[0].id, outcome, n, mean, sd: null };
  });
  const title = `${page.colors.bold("Other outcomes")} ${page.colors.dim("(exploratory; below each difference its 95 % interval)")}`;
  const note = paragraphs(droppedNote(effects, result), page);
  return `${title}\n${armTables({ arms: result.arms, outcomes, levels, effects }, page)}${note === "" ? "" : `\n${note}`}`;
}

/** Differences that rest on fewer pairs than that of the same arm in the primary outcome, where they are told; none where none does. */
function droppedNote(effects: readonly ArmEffect[], result: CompareResult): string[] {
  const ofPrimary = (arm: string) => result.effects.find((effect) => effect.arm === arm && effect.outcome === result.primary)?.n ?? 0;
  const fewer = effects.filter(({ arm, n }) => n < ofPrimary(arm)).sort((a, b) => a.n - b.n);
  if (fewer.length === 0) return [];
  const labels = labelsOf(result);
  const named = fewer.slice(0, MOST_DROPPED).map((effect) => {
    const outcome = result.outcomes.find(({ id }) => id === effect.outcome)?.label ?? effect.outcome;
    return `${midSentence(outcome)}, ${labels.get(effect.arm) ?? effect.arm}: ${pairsText(effect)}`;
  });
  const more = fewer.length > MOST_DROPPED ? `; ${fewer.length - MOST_DROPPED} more in effects.csv` : "";
  return [`Differences of fewer pairs, where the others had nothing to measure: ${named.join("; ")}${more}.`];
}

function exploratoryBlocks(result: CompareResult, page: Page): string[] {
  const { colors, width } = page;
  const labels = labelsOf(result);
  return result.outcomes.flatMap((outcome) => {
    const effects = result.effects.filter((effect) => effect.outcome === outcome.id);
    if (outcome.id === result.primary || effects.length === 0) return [];
    const scale = commonScale(effects, outcome);
    const rows = effects.map((effect) => [
      labels.get(effect.arm) ?? effect.arm,
      pairsText(effect),
      signed(effect.difference, scale),
      effect.interval === null ? "–" : `[${range(effect.interval, scale)}]`,
      verdictText(effect, effect.interval, colors),
    ]);
    const head = ["", "pairs", `difference${unitNote(scale)}`, "95 % interval", ""];
    const table = textTable({ head, rows, width, align: ["left", "right", "right", "right", "left"], dim: colors.dim });
    return [`${outcomeTitle(outcome, page, ["exploratory"])}\n${table}`];
  });
}

/** Groups of residents that are worse off on average by what matters: per arm and outcome how many, and the one with most losers. */
function losersBlock(result: CompareResult, page: Page): string {
  const { colors, width } = page;
  const labels = labelsOf(result);
  const outcomes = [...new Set(result.groups.map(({ outcome }) => outcome))];
  const cells = result.arms.flatMap(({ id }) =>
    outcomes.flatMap((outcome) => {
      const groups = result.groups.filter((group) => group.arm === id && group.outcome === outcome);
      const losers = groups.filter(({ verdict, matters }) => verdict === "worse" && matters);
      return losers.length === 0 ? [] : [{ losers, all: groups.length }];
    }),
  );
  if (cells.length === 0) return "";
  const rows = cells.slice(0, MOST_LOSERS).map(({ losers, all }) => {
    const most = losers.reduce((worst, group) => (lossOf(group) > lossOf(worst) ? group : worst));
    return [
      labels.get(most.arm) ?? most.arm,
      most.outcome.replaceAll("-", " "),
      `${losers.length} of ${all}`,
      most.label,
      differenceText(most),
      shareText(most),
    ];
  });
  const head = ["", "worse off in", "groups", "most of them", "difference [95 % interval]", "share of residents"];
  const table = textTable({ head, rows, width, align: ["left", "left", "right", "left", "right", "right"], dim: colors.dim });
  const more = cells.length > MOST_LOSERS ? `\n${colors.dim(`${cells.length - MOST_LOSERS} more in groups.csv`)}` : "";
  const what = "(groups of residents against the same groups in the baseline)";
  return `${colors.bold("Who is worse off by what matters")} ${colors.dim(what)}\n${table}${more}`;
}

function differenceText({ difference, interval }: GroupEffect): string {
  const scale = scaleFor("", difference, halfWidth({ interval }));
  return withInterval({ value: difference, interval }, scale);
}

/** How badly a group fares: by the share who lose, or where that is not counted, by its mean. */
function lossOf({ shares, difference }: GroupEffect): number {
  return shares === null ? Math.abs(difference) : shares.worse.value;
}

function shareText({ shares }: GroupEffect): string {
  if (shares === null) return "–";
  const { value, interval } = shares.worse;
  return `${percentWords(value)}${interval === null ? "" : ` [${percentRange(interval)}]`}`;
}

function uncertaintyBlock(result: CompareResult, page: Page): string {
  const { colors, width } = page;
  const uncertainty: ParameterUncertainty | null = result.parameterUncertainty;
  if (uncertainty === null) return "";
  const outcome = result.outcomes.find(({ id }) => id === uncertainty.outcome)!;
  const labels = labelsOf(result);
  const spread = Math.max(...uncertainty.arms.map(({ mean }) => Math.abs(mean.value)));
  const rows = uncertainty.arms.map(({ arm, mean, spread: quantiles, sameSign, best }) => {
    const scale = scaleFor(outcome.unit, spread, halfWidth(mean));
    return [
      labels.get(arm) ?? arm,
      withInterval(mean, scale),
      quantiles === null ? "–" : range(quantiles, scale),
      `${sameSign.count}/${sameSign.n}`,
      `${best.count}/${best.n}`,
    ];
  });
  const head = ["", "mean effect [95 % interval]", "5 to 95 % of sets", "same sign", "best"];
  const table = textTable({ head, rows, width, dim: colors.dim });
  const what = `(${countWords(uncertainty.used, "set")} of ${countWords(uncertainty.parameters.length, "parameter")}; ${outcome.label})`;
  return `${colors.bold("Other parameters")} ${colors.dim(what)}\n${table}`;
}

/** What the sets vary, and how far. */
function setsNote({ parameters, within, calibrated }: ParameterUncertainty): string {
  const assumed = parameters.filter(({ assumption }) => assumption).length;
  const which = assumed === 1 ? "1 is an assumption" : `${assumed} are assumptions`;
  return `Of the ${countWords(parameters.length, "parameter")} that the sets vary, ${which} (grade D or E). ${rangesNote(within, calibrated)}`;
}

function notes(result: CompareResult): string[] {
  const pairs = Math.max(0, ...result.effects.map(({ n }) => n));
  const lines: string[] = [];
  if (pairs > 1) {
    lines.push(
      "Differences are from the baseline in the same replication. All that is said here shares one error of 5 %, of which the primary outcome has most. Its intervals hold for all arms at once. " +
        "Exploratory outcomes: each interval for itself; ? where the claim does not survive among all others. " +
        "VRF: replications with independent seeds per paired one; saved: further replications that they would need.",
    );
  }
  if (result.varied !== undefined) lines.push(variedNote(result.varied));
  if (result.parameterUncertainty !== null) lines.push(setsNote(result.parameterUncertainty));
  const outcomes = [result.primary, ...result.outcomes.map(({ id }) => id)];
  return [...lines, knowledgeNote(outcomes), ...warningNotes(result.warnings)];
}
