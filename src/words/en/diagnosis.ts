/** Diagnoses in English. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { Messages } from "../finding.ts";
import type {
  AllProblemsFinding,
  CostlessProblemsFinding,
  CostOfProblem,
  CostVerdict,
  DiagnosedFinding,
  DiagnosisFinding,
  FurtherOutcomeFinding,
  HiddenProblemsFinding,
  NamedProblem,
  ProblemOutcomeFinding,
  WorstProblemsFinding,
} from "../findings/diagnosis.ts";
import { countWords, differenceWords, levelWords, listWords, midSentence, range, type Scale, scaleFor } from "../words.ts";

export const diagnosis: Messages<DiagnosisFinding> = {
  "all-problems": allWords,
  "worst-problems": worstWords,
  "hidden-problems": hiddenWords,
  "costless-problems": costlessWords,
  "helpful-problems": ({ outcome, problems }) =>
    `In ${midSentence(outcome.label)} the place is worse without ${listWords(problems.map(problemWords))}.`,
  "further-outcome": furtherWords,
  "problem-outcome": problemOutcomeWords,
};

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

function scaleOf({ outcome, total, precision }: DiagnosedFinding): Scale {
  return scaleFor(outcome.unit, total, precision);
}

function problemWords({ label, row }: NamedProblem): string {
  return `«${label}»${row === null ? "" : ` (${row})`}`;
}

function inWords({ interval }: Estimate, scale: Scale): string {
  return interval === null ? "no interval" : `95 % interval ${range(interval, scale)}`;
}

function allWords(finding: AllProblemsFinding): string {
  const { outcome, change, n, clear } = finding;
  const scale = scaleOf(finding);
  const name = midSentence(outcome.label);
  const size = `${differenceWords(change.value, scale)} (${inWords(change, scale)}, ${countWords(n, "replication")})`;
  return clear
    ? `All problems together change ${name} by ${size}.`
    : `What all problems together do to ${name} cannot be told from zero: ${size}.`;
}

function worstWords(finding: WorstProblemsFinding): string {
  const { outcome, groups } = finding;
  const name = midSentence(outcome.label);
  if (groups.length === 0) return `No single problem was found to cost anything in ${name} as things stand.`;
  const scale = scaleOf(finding);
  const cost = (problem: CostOfProblem) =>
    `${problemWords(problem)}: ${differenceWords(problem.alone, scale)} as things stand, ${differenceWords(problem.last, scale)} by itself`;
  const [first, ...later] = groups;
  const most =
    first.length === 1
      ? `What hurts most in ${name} is ${cost(first[0])}.`
      : `What hurts most in ${name} cannot be told apart: ${listWords(first.map(cost))}.`;
  return later.length === 0 ? most : `${most} Then ${listWords(later.map((group) => group.map(cost).join("; tied with ")))}.`;
}

function hiddenWords(finding: HiddenProblemsFinding): string {
  const { problems } = finding;
  const scale = scaleOf(finding);
  const names = problems.map((problem) => `${problemWords(problem)} (${differenceWords(problem.last, scale)} by itself)`);
  const [verb, they] = problems.length === 1 ? ["costs", "it does"] : ["cost", "they do"];
  return `Beside the others, ${listWords(names)} ${verb} nothing that can be told; without the others ${they}.`;
}

function costlessWords(finding: CostlessProblemsFinding): string {
  const { outcome, problems, placebo } = finding;
  const scale = scaleOf(finding);
  const name = midSentence(outcome.label);
  const chance = `A change of no meaning moves ${name} by ${differenceWords(placebo.value, scale)} (${inWords(placebo, scale)}).`;
  if (problems.length === 0) return chance;
  return `No cost in ${name} was found for ${countWords(problems.length, "problem")}: ${listWords(problems.map(problemWords))}. ${chance}`;
}

function furtherWords(finding: FurtherOutcomeFinding): string {
  const { outcome, problems } = finding;
  const scale = scaleOf(finding);
  const names = problems.map((problem) => `${problemWords(problem)} (${differenceWords(problem.alone, scale)})`);
  return `In ${midSentence(outcome.label)} (exploratory) ${listWords(names)} ${problems.length === 1 ? "costs" : "cost"} most.`;
}

function problemOutcomeWords({ problem, outcome, baseline, withoutAll, difference, precision }: ProblemOutcomeFinding): string {
  const scale = scaleFor(outcome.unit, baseline, precision);
  const levels = `${levelWords(baseline, scale)} as diagnosed, ${levelWords(withoutAll, scale)} without the other problems`;
  const size = `${differenceWords(difference.value, scale)}, ${inWords(difference, scale)}`;
  return `${problemWords(problem)} is an outcome, not a setting: ${midSentence(outcome.label)} is ${levels} (${size}).`;
}
