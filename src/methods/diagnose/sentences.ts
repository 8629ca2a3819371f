/** Plain sentences of a diagnosis: what hurts most, what cannot be told apart, what was found to cost nothing. */
import { type Estimate, isClear, widestHalf } from "../../statistics/estimate.ts";
import { countWords, differenceWords, levelWords, listWords, midSentence, range, type Scale, scaleFor } from "../../words/words.ts";
import type { Outcome } from "../result.ts";
import type { CostVerdict, DiagnosedOutcome, DiagnoseResult, ProblemCost } from "./result.ts";

type Findings = Omit<DiagnoseResult, "sentences">;

/** Verdicts in words, for tables. */
export const costWords: Readonly<Record<CostVerdict, string>> = {
  costs: "costs",
  "costs-here": "costs beside the others",
  "costs-alone": "costs by itself, hidden by others",
  helps: "no cost: worse without it",
  mixed: "costs or helps by what else is there",
  none: "no cost found",
  different: "changes it",
};

/** Further outcomes reported in sentences; all are in the tables. */
const MOST_OUTCOMES = 3;

/** One scale for all numbers of an outcome: as fine as what is known of all problems together and of the placebo. */
export function scaleOfDiagnosis({ outcome, total, placebo }: Pick<DiagnosedOutcome, "outcome" | "total" | "placebo">): Scale {
  return scaleFor(outcome.unit, total.value, widestHalf([total, placebo]));
}

/** Problems with a rank in its order, then those that cost something by themselves, then the others; by what they add as things stand. */
export function byRank(problems: readonly ProblemCost[], { direction }: Pick<Outcome, "direction">): ProblemCost[] {
  const sign = direction === "higher" ? -1 : 1;
  const cost = ({ alone }: ProblemCost) => (direction === "none" ? Math.abs(alone.value) : sign * alone.value);
  const order = (a: number | null, b: number | null) => (a === b ? 0 : (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY));
  const hidden = ({ verdict }: ProblemCost) => (verdict === "costs-alone" ? 0 : 1);
  return [...problems].sort((a, b) => order(a.rank, b.rank) || hidden(a) - hidden(b) || cost(b) - cost(a));
}

export function diagnosisSentences(findings: Findings): string[] {
  const [primary, ...others] = findings.outcomes;
  const clear = others.filter(({ problems }) => problems.some(({ rank }) => rank !== null)).slice(0, MOST_OUTCOMES);
  return [
    ...wholeSentence(primary),
    ...rankSentences(findings, primary),
    ...hiddenSentence(findings, primary),
    ...noneSentence(findings, primary),
    ...helpSentence(findings, primary),
    ...clear.flatMap((one) => leadSentence(findings, one)),
    ...outcomeSentences(findings),
  ];
}

function labelOf({ problems }: Findings, id: string): string {
  const found = problems.find((problem) => problem.id === id)!;
  return `«${found.label}»${found.row === null ? "" : ` (${found.row})`}`;
}

function wholeSentence(reported: DiagnosedOutcome): string[] {
  const { outcome, total, n } = reported;
  const scale = scaleOfDiagnosis(reported);
  const name = midSentence(outcome.label);
  const size = `${differenceWords(total.value, scale)} (${inWords(total, scale)}, ${countWords(n, "replication")})`;
  return [
    isClear(total)
      ? `All problems together change ${name} by ${size}.`
      : `What all problems together do to ${name} cannot be told from zero: ${size}.`,
  ];
}

function inWords({ interval }: Estimate, scale: Scale): string {
  return interval === null ? "no interval" : `95 % interval ${range(interval, scale)}`;
}

/** What costs most, and what cannot be told from it. */
function rankSentences(findings: Findings, reported: DiagnosedOutcome): string[] {
  const { outcome, problems } = reported;
  const scale = scaleOfDiagnosis(reported);
  const ranked = byRank(problems, outcome).filter(({ rank }) => rank !== null);
  if (ranked.length === 0) return [`No single problem was found to cost anything in ${midSentence(outcome.label)} as things stand.`];
  const name = (cost: ProblemCost) =>
    `${labelOf(findings, cost.problem)}: ${differenceWords(cost.alone.value, scale)} as things stand, ${differenceWords(cost.last.value, scale)} by itself`;
  const [first, ...later] = [...new Set(ranked.map(({ rank }) => rank))].map((rank) => ranked.filter((cost) => cost.rank === rank));
  const most =
    first.length === 1
      ? `What hurts most in ${midSentence(outcome.label)} is ${name(first[0])}.`
      : `What hurts most in ${midSentence(outcome.label)} cannot be told apart: ${listWords(first.map(name))}.`;
  return later.length === 0 ? [most] : [most, `Then ${listWords(later.map((group) => group.map(name).join("; tied with ")))}.`];
}

/** What costs something only where no other problem is. */
function hiddenSentence(findings: Findings, reported: DiagnosedOutcome): string[] {
  const hidden = byRank(reported.problems, reported.outcome).filter(({ verdict }) => verdict === "costs-alone");
  if (hidden.length === 0) return [];
  const scale = scaleOfDiagnosis(reported);
  const names = hidden.map(({ problem, last }) => `${labelOf(findings, problem)} (${differenceWords(last.value, scale)} by itself)`);
  const verb = hidden.length === 1 ? "costs" : "cost";
  return [
    `Beside the others, ${listWords(names)} ${verb} nothing that can be told; without the others ${hidden.length === 1 ? "it does" : "they do"}.`,
  ];
}

function noneSentence(findings: Findings, { outcome, problems, placebo, total }: DiagnosedOutcome): string[] {
  const none = problems.filter(({ verdict }) => verdict === "none");
  if (none.length === 0) return [];
  const scale = scaleOfDiagnosis({ outcome, total, placebo });
  const chance = `A change of no meaning moves ${midSentence(outcome.label)} by ${differenceWords(placebo.value, scale)} (${inWords(placebo, scale)}).`;
  if (none.length === problems.length) return [chance];
  return [
    `No cost in ${midSentence(outcome.label)} was found for ${countWords(none.length, "problem")}: ${listWords(none.map(({ problem }) => labelOf(findings, problem)))}. ${chance}`,
  ];
}

function helpSentence(findings: Findings, { outcome, problems }: DiagnosedOutcome): string[] {
  const helps = problems.filter(({ verdict }) => verdict === "helps");
  if (helps.length === 0) return [];
  return [
    `In ${midSentence(outcome.label)} the place is worse without ${listWords(helps.map(({ problem }) => labelOf(findings, problem)))}.`,
  ];
}

function leadSentence(findings: Findings, reported: DiagnosedOutcome): string[] {
  const { outcome, problems } = reported;
  const scale = scaleOfDiagnosis(reported);
  const first = byRank(problems, outcome).filter(({ rank }) => rank === 1);
  const names = first.map((cost) => `${labelOf(findings, cost.problem)} (${differenceWords(cost.alone.value, scale)})`);
  return [`In ${midSentence(outcome.label)} (exploratory) ${listWords(names)} ${first.length === 1 ? "costs" : "cost"} most.`];
}

function outcomeSentences({ outcomeProblems }: Findings): string[] {
  return outcomeProblems.map(({ label, row, outcome, baseline, withoutAll, difference }) => {
    const scale = scaleFor(outcome.unit, baseline.value, widestHalf([baseline, withoutAll, difference]));
    const name = `«${label}»${row === null ? "" : ` (${row})`}`;
    const levels = `${levelWords(baseline.value, scale)} as diagnosed, ${levelWords(withoutAll.value, scale)} without the other problems`;
    const size = `${differenceWords(difference.value, scale)}, ${inWords(difference, scale)}`;
    return `${name} is an outcome, not a setting: ${midSentence(outcome.label)} is ${levels} (${size}).`;
  });
}
