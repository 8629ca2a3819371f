/**
 * What each row of a case study costs or does, as a block of docs/cases.md: from a diagnosis of the case and a comparison of its measures,
 * beside a placebo. Pure; bench/cases.ts makes the runs and puts the block between its markers.
 */

import type { ArmEffect, CompareResult } from "../methods/compare/result.ts";
import { placeboBound } from "../methods/diagnose/costs.ts";
import { byRank, scaleOfDiagnosis } from "../methods/diagnose/findings.ts";
import type { DiagnosedOutcome, DiagnoseResult, ProblemCost } from "../methods/diagnose/result.ts";
import type { Estimate } from "../statistics/estimate.ts";
import { costWords } from "../words/en/diagnosis.ts";
import { countWords, decimal, levelWords, midSentence, plain, range, type Scale, scaleFor, signed } from "../words/words.ts";
import type { CaseRow } from "./casesDoc.ts";
import { markdownTable } from "./catalogueDocs.ts";

export interface MeasuredCase {
  readonly rows: readonly CaseRow[];
  readonly diagnosis: DiagnoseResult;
  readonly comparison: CompareResult;
  /** ISO date. */
  readonly date: string;
  /** Hex hash of what made the runs. */
  readonly engine: string;
}

/** With fewer pairs a table is called a look. */
const FEWEST_PAIRS = 10;
/** Digits of the engine's hash that are shown. */
const HASH_SHOWN = 12;

const NOTHING = "costs nothing that can be told";

/** Tables of a case: problems, measures, problems that are outcomes. Throws a RangeError where the two studies are of other places. */
export function measuredMarkdown({ rows, diagnosis, comparison, date, engine }: MeasuredCase): string {
  const { seed, horizonDays } = diagnosis.scenario;
  if (comparison.scenario.seed !== seed || comparison.scenario.horizonDays !== horizonDays)
    throw new RangeError(`${diagnosis.scenario.id}: expected a diagnosis and a comparison of one seed and length`);
  const shared = diagnosis.outcomes.filter(({ outcome }) => comparison.outcomes.some(({ id }) => id === outcome.id));
  const pairs = Math.min(...diagnosis.outcomes.map(({ n }) => n));
  const rowsOf = (kinds: readonly string[]) => rows.filter(({ kind }) => kinds.includes(kind)).map(({ row }) => row);
  const read = rowsOf(["outcome", "aim"]);
  return [
    "### What each row costs or does",
    `Measured on ${date}: ${countWords(pairs, "pair")} of runs over ${decimal(horizonDays, 0)} days, seed ${seed}, engine \`${engine.slice(0, HASH_SHOWN)}\`. ` +
      `Primary outcome: ${midSentence(shared[0].outcome.label)}. First line of a cell: as things stand, beside the other problems; second line: by itself. ` +
      "Intervals of problems hold for all problems of an outcome at once, those of measures for all measures at once in the primary outcome; 95 %. " +
      `A cost or an effect is called one where its interval leaves zero out and it is larger than what the placebo's interval admits.${pairs < FEWEST_PAIRS ? " So few pairs are for a look: nothing here is a finding." : ""}`,
    problemTable(diagnosis, shared),
    measureTable(rows, comparison, shared),
    ...outcomeTable(diagnosis),
    ...(read.length === 0 ? [] : [`Read off the outcomes, without a setting or an arm of its own: ${read.join(", ")}.`]),
  ].join("\n\n");
}

function heads(shared: readonly DiagnosedOutcome[]): string[] {
  return shared.map((one) => `${one.outcome.label}${unitWords(scaleOfDiagnosis(one))}`);
}

function unitWords({ suffix }: Scale): string {
  return suffix === "" ? "" : `,${suffix}`;
}

function problemTable({ problems }: DiagnoseResult, shared: readonly DiagnosedOutcome[]): string {
  const [primary] = shared;
  const costOf = (one: DiagnosedOutcome, id: string) => one.problems.find(({ problem }) => problem === id)!;
  const lines = byRank(primary.problems, primary.outcome).map(({ problem: id }) => {
    const { label, row } = problems.find((problem) => problem.id === id)!;
    const costs = shared.map((one) => costOf(one, id));
    const cells = shared.map((one, i) => `${cell(costs[i].alone, scaleOfDiagnosis(one))}<br>${cell(costs[i].last, scaleOfDiagnosis(one))}`);
    return [row ?? "", `${label} \`${id}\``, ...cells, verdictWords(shared, costs)];
  });
  const whole = shared.map((one) => cell(one.total, scaleOfDiagnosis(one)));
  const placebo = shared.map((one) => cell(one.placebo, scaleOfDiagnosis(one)));
  const levels = shared.map((one) => {
    const scale = levelScale(one);
    return `${plain(one.baseline.value, scale)}; ${plain(one.withoutAll.value, scale)}`;
  });
  return markdownTable(
    ["row", "problem: what it adds", ...heads(shared), "verdict"],
    [
      ...lines,
      ["", "all problems together", ...whole, ""],
      ["", "placebo", ...placebo, "chance alone"],
      ["", "as diagnosed; without all problems", ...levels, ""],
    ],
  );
}

function levelScale({ outcome, baseline, total }: DiagnosedOutcome): Scale {
  const half = total.interval === null ? 0 : (total.interval.high - total.interval.low) / 2;
  return scaleFor(outcome.unit, baseline.value, half);
}

/** Verdicts of a problem in the outcomes, those that say the same told together. */
function verdictWords(shared: readonly DiagnosedOutcome[], costs: readonly ProblemCost[]): string {
  const found = costs.flatMap(({ verdict }, i) => (verdict === "none" ? [] : [[costWords[verdict], shared[i].outcome.label] as const]));
  if (found.length === 0) return NOTHING;
  const rest = found.length < costs.length ? `; else ${NOTHING}` : "";
  return `${[...new Set(found.map(([words]) => words))]
    .map((words) => {
      const names = found.filter(([other]) => other === words).map(([, label]) => midSentence(label));
      return `${words} (${names.join(", ")})`;
    })
    .join("; ")}${rest}`;
}

function measureTable(rows: readonly CaseRow[], { arms, effects }: CompareResult, shared: readonly DiagnosedOutcome[]): string {
  const rowOf = (arm: string) =>
    rows
      .filter((row) => row.arms.includes(arm))
      .map(({ row }) => row)
      .join(", ");
  const lines = arms.slice(1).map(({ id, label }) => {
    const own = shared.map(({ outcome }) => effects.find(({ arm, outcome: name }) => arm === id && name === outcome.id));
    const cells = own.map((effect, i) => (effect === undefined ? "–" : cell(estimateOf(effect), scaleOfDiagnosis(shared[i]))));
    return [rowOf(id), `${label} \`${id}\``, ...cells, effectWords(shared, own)];
  });
  const placebo = shared.map((one) => cell(one.placebo, scaleOfDiagnosis(one)));
  return markdownTable(
    ["row", "measure: its arm less the baseline", ...heads(shared), "verdict"],
    [...lines, ["", "placebo", ...placebo, "chance alone"]],
  );
}

/** The effect with its interval; none where all pairs differ alike. */
function estimateOf({ difference, simultaneous, interval }: ArmEffect): Estimate {
  return { value: difference, interval: simultaneous ?? interval };
}

function effectWords(shared: readonly DiagnosedOutcome[], own: readonly (ArmEffect | undefined)[]): string {
  const found = own.flatMap((effect, i) => {
    if (effect === undefined) return [];
    const { outcome, placebo } = shared[i];
    const { verdict, difference: value } = effect;
    if (verdict === "unclear" || verdict === "same" || Math.abs(value) <= placeboBound(placebo)) return [];
    const good = outcome.direction === "none" ? "changes" : value > 0 === (outcome.direction === "higher") ? "better" : "worse";
    return [`${good} in ${midSentence(outcome.label)}`];
  });
  return found.length === 0 ? "does nothing that can be told" : found.join("; ");
}

function outcomeTable({ outcomeProblems }: DiagnoseResult): string[] {
  if (outcomeProblems.length === 0) return [];
  const lines = outcomeProblems.map(({ id, label, row, outcome, baseline, withoutAll, difference }) => {
    const half = difference.interval === null ? 0 : (difference.interval.high - difference.interval.low) / 2;
    const scale = scaleFor(outcome.unit, baseline.value, half);
    const levels = [levelWords(baseline.value, scale), levelWords(withoutAll.value, scale)];
    return [row ?? "", `${label} \`${id}\``, outcome.label, ...levels, `${cell(difference, scale)}${scale.suffix}`];
  });
  return [
    markdownTable(
      ["row", "problem that is an outcome of the others", "shows in", "as diagnosed", "without the others", "difference"],
      lines,
    ),
  ];
}

function cell({ value, interval, alike }: Estimate, scale: Scale): string {
  if (value === 0 && alike !== undefined) return "0 in every pair";
  return interval === null ? signed(value, scale) : `${signed(value, scale)} (${range(interval, scale)})`;
}
