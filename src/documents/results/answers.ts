/** What docs/results.md says of a case in words: the answer, what would overturn it, what looks implausible; and all cases in one table. */

import { assumptionsFindings, isGood } from "../../methods/assumptions/findings.ts";
import type { AssumptionsResult, ChangedConclusion } from "../../methods/assumptions/result.ts";
import { compareFindings } from "../../methods/compare/findings.ts";
import type { ArmEffect, CompareResult } from "../../methods/compare/result.ts";
import { collapseLine } from "../../methods/place/placeText.ts";
import type { NamedArm } from "../../methods/result.ts";
import { moneyRows } from "../../methods/text/moneyTable.ts";
import { type Estimate, halfWidth, isClear, meanEstimate } from "../../statistics/estimate.ts";
import { en } from "../../words/en.ts";
import { tellAll } from "../../words/finding.ts";
import type { AssumptionsFinding } from "../../words/findings/assumptions.ts";
import { decimal, givenNumber, scaleFor, withInterval } from "../../words/words.ts";
import { markdownTable } from "../catalogueDocs.ts";

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

type Effect = Pick<ArmEffect, "difference" | "interval" | "simultaneous">;

/** The table on top: a row for each case. */
export function summaryTable(cases: readonly CaseResults[]): string {
  const rows = cases.map(({ title, comparison }) => {
    const [first, second] = singles(comparison);
    const cells = [
      primaryOf(comparison).label,
      effectWords(comparison, effectOf(comparison, PACKAGE)),
      variedWords(comparison, PACKAGE),
      named(comparison, first),
      named(comparison, second),
      String(fallen(comparison).length),
      String(outside(comparison).length),
    ];
    return `| ${title} | ${cells.join(" | ")} |`;
  });
  const head = ["judged by", "package", "the same, assumptions varied", "single measure of the best mean", "next"];
  const last = ["verdicts that fall then", "levels outside print"];
  return [`| case | ${[...head, ...last].join(" | ")} |`, `|---|${[...head, ...last].map(() => "---").join("|")}|`, ...rows].join("\n");
}

/** What came out: the package in a sentence, the two best single measures with their intervals, and how sure that is. */
export function answer(comparison: CompareResult): string {
  const label = labelOf(comparison, PACKAGE);
  const [first, second] = singles(comparison);
  const ofPackage = compareFindings(comparison).filter(
    (finding) => finding.kind === "loose-pairing" || ("arm" in finding && finding.arm === label),
  );
  const best = `Of the single measures ${named(comparison, first)} has the best mean, then ${named(comparison, second)}${apart(comparison, first, second)}.`;
  return [...tellAll(ofPackage, en), ...(second === undefined ? [] : [best])].map((sentence) => `- ${sentence}`).join("\n");
}

/** What would overturn it: other sets of assumptions that fit the evidence. */
export function overturn(comparison: CompareResult): string {
  const { varied } = comparison;
  if (varied === undefined) return "Assumptions were not varied.";
  const lost = fallen(comparison).map((arm) => labelOf(comparison, arm));
  const names = lost.length === 0 ? "every verdict on an arm stands" : `these verdicts do not stand: ${lost.join("; ")}`;
  return `Under ${varied.draws} other sets of ${varied.parameters.length} assumptions that fit the evidence ${names}.`;
}

/** What looks implausible: a baseline beside places in print, money that was not there, pairs that save little. */
export function implausible(comparison: CompareResult): string {
  const { place, arms } = comparison;
  const collapse = place === undefined ? null : collapseLine(place);
  const levels = outside(comparison).map(
    ({ label, value, unit, low, high, place: where }) =>
      `${label}: ${givenNumber(value!)} ${unit}, ${where} ${givenNumber(low)} to ${givenNumber(high)}`,
  );
  const weak = arms
    .slice(1)
    .map(({ id }) => effectOf(comparison, id))
    .filter((effect) => (effect?.varianceReductionFactor ?? LEAST_PAIRING) < LEAST_PAIRING)
    .map((effect) => `${labelOf(comparison, effect!.arm)} (${decimal(effect!.varianceReductionFactor!, 1)})`);
  const pairing =
    weak.length === 0 ? [] : [`A pair is worth fewer than ${LEAST_PAIRING} runs with independent seeds in ${weak.join("; ")}.`];
  const beside =
    levels.length === 0
      ? "All levels of the baseline lie within what places in print have."
      : `Outside what places in print have: ${levels.join("; ")}.`;
  const points = [...(collapse === null ? [] : [collapse]), beside, ...pairing].map((line) => `- ${line}`);
  return [...points, ...moneyLines(comparison)].join("\n");
}

/** Money that was not there, as a point and a table. */
function moneyLines({ funding, arms }: CompareResult): string[] {
  const money = moneyRows(funding, new Map(arms.map(({ id, label }) => [id, label])));
  if (money === null) return [];
  const point = `- ${money.sentence}`;
  if (money.rows.length === 0) return [point];
  const rows = money.rows.map(([name, ...cells]) => [name.replace(/^ +/, "— "), ...cells]);
  return [point, "", markdownTable(["arm", ...money.head.slice(1)], rows)];
}

/** Single assumptions at the ends of their ranges: what was looked at in sentences, then those that change most, each at its strongest. */
export function singleAssumptions(result: AssumptionsResult): string {
  const { changed, factors, arms, outcome, level } = result;
  const factor = (path: string) => factors.find((each) => each.path === path)!;
  const strongest = changed.filter((change, i) => changed.findIndex(({ factor: path }) => path === change.factor) === i);
  // Findings about single parameters are the rows of the table.
  const isRow = ({ kind }: AssumptionsFinding) => kind === "changed-conclusion" || (kind === "further-changes" && changed.length > 0);
  const said = tellAll(
    assumptionsFindings(result).filter((finding) => !isRow(finding)),
    en,
  );
  const head = "| parameter | there | scenario | rests on | conclusion | difference there | in the scenario |";
  const rows = strongest.slice(0, MOST_ASSUMPTIONS).map((change) => {
    const { path, low, high, standard, assumption, grade } = factor(change.factor);
    const place = `${givenNumber(change.value)} (${givenNumber(low)} to ${givenNumber(high)})`;
    const rests = assumption ? "assumption" : `grade ${grade ?? "–"}`;
    const sizes = [change.here, change.scenario].map((each) => differenceTold(each, outcome.unit));
    return `| \`${pathWords(path)}\` | ${[place, givenNumber(standard), rests, conclusionWords(change, arms, outcome), ...sizes].join(" | ")} |`;
  });
  const table = rows.length === 0 ? [] : ["", head, "|---|---|---:|---|---|---:|---:|", ...rows];
  return [...said, "", `Intervals hold at 95 % together (each at ${decimal(100 * level, 2)} %).`, ...table].join("\n");
}

function conclusionWords(change: ChangedConclusion, arms: readonly NamedArm[], outcome: AssumptionsResult["outcome"]): string {
  const { verdict, conclusion, arm, against } = change;
  const label = (id: string) => arms.find((each) => each.id === id)!.label;
  const side = isGood(change, outcome) ? "better" : "worse";
  const what = verdict === "lost" ? "no longer distinguishable" : conclusion === "effect" ? `${verdict}, ${side}` : verdict;
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

/** With the interval that holds for all arms at once, where there is one. */
function effectWords(comparison: CompareResult, effect: Effect | undefined): string {
  if (effect === undefined) return "–";
  return differenceTold({ value: effect.difference, interval: effect.simultaneous ?? effect.interval }, primaryOf(comparison).unit);
}

/** `−12 [−15 to −9] incidents`. */
function differenceTold(estimate: Estimate, unit: string): string {
  const scale = scaleFor(unit, estimate.value, halfWidth(estimate));
  return `${withInterval(estimate, scale)}${scale.suffix}`;
}

function named(comparison: CompareResult, effect: ArmEffect | undefined): string {
  return effect === undefined ? "–" : `${labelOf(comparison, effect.arm)} (${effectWords(comparison, effect)})`;
}

/** The first arm less the second, pair by pair, and whether that settles which is better. */
function apart(comparison: CompareResult, first: ArmEffect, second: ArmEffect): string {
  const { pairs, primary } = comparison;
  const [one, other] = [first, second].map(({ arm }) => pairs.find((pair) => pair.arm === arm && pair.outcome === primary));
  if (one === undefined || other === undefined) return "";
  const differences = one.replications.flatMap((replication, i) => {
    const at = other.replications.indexOf(replication);
    return at < 0 ? [] : [one.values[i] - other.values[at]];
  });
  const estimated = meanEstimate(differences);
  return ` (difference ${differenceTold(estimated, primaryOf(comparison).unit)}${isClear(estimated) ? "" : ", so which of the two is better cannot be told"})`;
}

function variedWords(comparison: CompareResult, arm: string): string {
  return effectWords(
    comparison,
    comparison.varied?.effects.find((effect) => effect.arm === arm && effect.outcome === comparison.primary),
  );
}

/** Arms whose clear verdict is lost or turned round with assumptions varied. */
function fallen(comparison: CompareResult): readonly string[] {
  return comparison.arms.slice(1).flatMap(({ id }) => {
    const [here, varied] = [
      effectOf(comparison, id),
      comparison.varied?.effects.find(({ arm, outcome }) => arm === id && outcome === comparison.primary),
    ];
    const interval = varied?.simultaneous ?? varied?.interval ?? null;
    if (here === undefined || interval === null || here.verdict === "same" || here.verdict === "unclear") return [];
    const stands = here.difference < 0 ? interval.high < 0 : interval.low > 0;
    return stands ? [] : [id];
  });
}

/** A setting without what all of them begin with. */
function pathWords(path: string): string {
  return path.replace(/^parameters\./, "");
}

function outside({ place }: CompareResult) {
  return place?.figures.filter(({ value, place: where }) => value !== null && where !== "inside") ?? [];
}
