/** What docs/results.md says of a case in words: the answer, what would overturn it, what looks implausible; and all cases in one table. */

import { isClear, meanEstimate } from "../../study/analysis/estimates.ts";
import type { ArmEffect, AssumptionsResult, ChangedConclusion, CompareResult, NamedArm } from "../../study/analysis/results.ts";
import { paidSentences } from "../paidText.ts";
import { collapseLine } from "../placeText.ts";
import { estimate, pathWords, short } from "./cells.ts";

/** The arm of a case with all of its measures. */
const PACKAGE = "package";
/** Runs with independent seeds that a pair should be worth at least. */
const LEAST_PAIRING = 5;
/** Assumptions named for a case; the others are counted. */
const MOST_ASSUMPTIONS = 5;

/** One case and its comparison. */
export interface CaseResults {
  readonly title: string;
  readonly comparison: CompareResult;
}

/** The table on top: a row for each case. */
export function summaryTable(cases: readonly CaseResults[]): string {
  const rows = cases.map(({ title, comparison }) => {
    const [first, second] = singles(comparison);
    const cells = [
      primaryOf(comparison).label,
      effectWords(effectOf(comparison, PACKAGE)),
      openWords(comparison, PACKAGE),
      named(comparison, first),
      named(comparison, second),
      String(fallen(comparison).length),
      String(outside(comparison).length),
    ];
    return `| ${title} | ${cells.join(" | ")} |`;
  });
  const head = ["judged by", "package", "the same, open assumptions varied", "single measure of the best mean", "next"];
  const last = ["verdicts that fall then", "levels outside print"];
  return [`| case | ${[...head, ...last].join(" | ")} |`, `|---|${[...head, ...last].map(() => "---").join("|")}|`, ...rows].join("\n");
}

/** What came out: the package in a sentence, the two best single measures with their intervals, and how sure that is. */
export function answer(comparison: CompareResult): string {
  const label = labelOf(comparison, PACKAGE);
  const [first, second] = singles(comparison);
  const said = comparison.sentences.filter((sentence) => sentence.startsWith(`${label}: `) || sentence.startsWith("Pairing"));
  const best = `Of the single measures ${named(comparison, first)} has the best mean, then ${named(comparison, second)}${apart(comparison, first, second)}.`;
  return [...said, ...(second === undefined ? [] : [best])].map((sentence) => `- ${sentence}`).join("\n");
}

/** What would overturn it: the assumptions that calibration left open, all at once. */
export function overturn(comparison: CompareResult): string {
  const { open } = comparison;
  if (open === undefined) return "No open assumption was varied.";
  const lost = fallen(comparison).map((arm) => labelOf(comparison, arm));
  const names = lost.length === 0 ? "every verdict on an arm stands" : `these verdicts do not stand: ${lost.join("; ")}`;
  return `With the ${open.parameters.length} assumptions varied that calibration left open (${open.draws} draws), ${names}.`;
}

/** What looks implausible: a baseline beside places in print, money that was not there, pairs that save little. */
export function implausible(comparison: CompareResult): string {
  const { place, paid, arms } = comparison;
  const collapse = place === undefined ? null : collapseLine(place);
  const levels = outside(comparison).map(
    ({ label, value, unit, low, high, place: where }) => `${label}: ${short(value!)} ${unit}, ${where} ${short(low)} to ${short(high)}`,
  );
  const weak = arms
    .slice(1)
    .map(({ id }) => effectOf(comparison, id))
    .filter((effect) => (effect?.varianceReductionFactor ?? LEAST_PAIRING) < LEAST_PAIRING)
    .map((effect) => `${labelOf(comparison, effect!.arm)} (${short(effect!.varianceReductionFactor!)})`);
  const pairing =
    weak.length === 0 ? [] : [`A pair is worth fewer than ${LEAST_PAIRING} runs with independent seeds in ${weak.join("; ")}.`];
  const money = paidSentences(paid, new Map(arms.map(({ id, label }) => [id, label])));
  const beside =
    levels.length === 0
      ? "All levels of the baseline lie within what places in print have."
      : `Outside what places in print have: ${levels.join("; ")}.`;
  return [...(collapse === null ? [] : [collapse]), beside, ...pairing, ...money].map((line) => `- ${line}`).join("\n");
}

/** Single assumptions at the ends of their ranges: what was looked at in sentences, then those that change most, each at its strongest. */
export function singleAssumptions({ changed, factors, arms, outcome, sentences, level }: AssumptionsResult): string {
  const factor = (path: string) => factors.find((each) => each.path === path)!;
  const strongest = changed.filter((change, i) => changed.findIndex(({ factor: path }) => path === change.factor) === i);
  // Sentences about single parameters are the rows of the table.
  const isRow = (sentence: string) => factors.some(({ path }) => sentence.startsWith(`${pathWords(path)} at `));
  const said = sentences.filter((sentence) => !isRow(sentence) && !sentence.endsWith("in assumptions.csv."));
  const head = `| parameter | there | scenario | rests on | conclusion | difference there (${outcome.unit}) | in the scenario |`;
  const rows = strongest.slice(0, MOST_ASSUMPTIONS).map((change) => {
    const { path, low, high, standard, assumption, grade } = factor(change.factor);
    const place = `${short(change.value)} (${short(low)} to ${short(high)})`;
    const rests = assumption ? "assumption" : `grade ${grade ?? "–"}`;
    const sizes = [change.here, change.scenario].map((each) => estimate(each, 1));
    return `| \`${pathWords(path)}\` | ${[place, short(standard), rests, conclusionWords(change, arms), ...sizes].join(" | ")} |`;
  });
  const table = rows.length === 0 ? [] : ["", head, "|---|---|---:|---|---|---:|---:|", ...rows];
  return [...said, "", `Intervals hold at 95 % together (each at ${(100 * level).toFixed(2)} %).`, ...table].join("\n");
}

function conclusionWords({ verdict, conclusion, arm, against }: ChangedConclusion, arms: readonly NamedArm[]): string {
  const label = (id: string) => arms.find((each) => each.id === id)!.label;
  const what = verdict === "lost" ? "no longer distinguishable" : verdict;
  return `${label(arm)} against ${conclusion === "first" ? label(against) : "the baseline"}: ${what}`;
}

function primaryOf({ outcomes, primary }: CompareResult) {
  return outcomes.find(({ id }) => id === primary)!;
}

function effectOf({ effects, primary }: CompareResult, arm: string): ArmEffect | undefined {
  return effects.find((effect) => effect.arm === arm && effect.outcome === primary);
}

function labelOf({ arms }: CompareResult, arm: string): string {
  return arms.find(({ id }) => id === arm)?.label ?? arm;
}

/** Arms of a single measure, the best mean of the primary outcome first. */
function singles(comparison: CompareResult): ArmEffect[] {
  const sign = primaryOf(comparison).direction === "higher" ? -1 : 1;
  const own = comparison.effects.filter(({ arm, outcome }) => outcome === comparison.primary && arm !== PACKAGE);
  return [...own].sort((a, b) => sign * (a.difference - b.difference));
}

function effectWords(effect: ArmEffect | undefined): string {
  return effect === undefined ? "–" : estimate({ value: effect.difference, interval: effect.simultaneous ?? effect.interval }, 1);
}

function named(comparison: CompareResult, effect: ArmEffect | undefined): string {
  return effect === undefined ? "–" : `${labelOf(comparison, effect.arm)} (${effectWords(effect)})`;
}

/** The first arm less the second, pair by pair, and whether that settles which is better. */
function apart({ pairs, primary }: CompareResult, first: ArmEffect, second: ArmEffect): string {
  const [one, other] = [first, second].map(({ arm }) => pairs.find((pair) => pair.arm === arm && pair.outcome === primary));
  if (one === undefined || other === undefined) return "";
  const differences = one.replications.flatMap((replication, i) => {
    const at = other.replications.indexOf(replication);
    return at < 0 ? [] : [one.values[i] - other.values[at]];
  });
  const estimated = meanEstimate(differences);
  return ` (difference ${estimate(estimated, 1)}${isClear(estimated) ? "" : ", so which of the two is better cannot be told"})`;
}

function openWords({ open, primary }: CompareResult, arm: string): string {
  const varied = open?.effects.find((effect) => effect.arm === arm && effect.outcome === primary);
  return varied === undefined ? "–" : estimate({ value: varied.difference, interval: varied.simultaneous ?? varied.interval }, 1);
}

/** Arms whose clear verdict is lost or turned round with the open assumptions varied. */
function fallen(comparison: CompareResult): readonly string[] {
  return comparison.arms.slice(1).flatMap(({ id }) => {
    const [here, varied] = [
      effectOf(comparison, id),
      comparison.open?.effects.find(({ arm, outcome }) => arm === id && outcome === comparison.primary),
    ];
    const interval = varied?.simultaneous ?? varied?.interval ?? null;
    if (here === undefined || interval === null || here.verdict === "same" || here.verdict === "unclear") return [];
    const stands = here.difference < 0 ? interval.high < 0 : interval.low > 0;
    return stands ? [] : [id];
  });
}

function outside({ place }: CompareResult) {
  return place?.figures.filter(({ value, place: where }) => value !== null && where !== "inside") ?? [];
}
