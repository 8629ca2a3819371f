/** What a diagnosis found: what hurts most, what cannot be told apart, what was found to cost nothing. */
import { isClear, widestHalf } from "../../statistics/estimate.ts";
import type {
  CostOfProblem,
  CostVerdict,
  DiagnosedFinding,
  DiagnosisFinding,
  NamedProblem,
  ProblemOutcomeFinding,
  WorstProblemsFinding,
} from "../../words/findings/diagnosis.ts";
import { type Scale, scaleFor } from "../../words/words.ts";
import { namedOutcome, type Outcome } from "../result.ts";
import type { DiagnosisClaims } from "./claims.ts";
import type { DiagnosedOutcome, DiagnoseResult, ProblemCost } from "./result.ts";

type Found = Omit<DiagnoseResult, "findings" | "sentences">;

/** Further outcomes that findings are about; all are in the tables. */
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

/** `claims` says whether what all problems do together may be claimed; the verdicts of single ones have that in them. */
export function diagnosisFindings(found: Found, claims: Pick<DiagnosisClaims, "total">): DiagnosisFinding[] {
  const [primary, ...others] = found.outcomes;
  const clear = others.filter(({ problems }) => problems.some(({ rank }) => rank !== null)).slice(0, MOST_OUTCOMES);
  return [
    { kind: "all-problems", ...about(primary), change: primary.total, n: primary.n, clear: claims.total && isClear(primary.total) },
    worstProblems(found, primary),
    ...hiddenProblems(found, primary),
    ...costlessProblems(found, primary),
    ...helpfulProblems(found, primary),
    ...clear.map((outcome) => ({ kind: "further-outcome" as const, ...about(outcome), problems: ranked(found, outcome)[0] })),
    ...problemOutcomes(found),
  ];
}

/** What costs most in an outcome as things stand. */
export function worstProblems(found: Pick<Found, "problems">, outcome: DiagnosedOutcome): WorstProblemsFinding {
  return { kind: "worst-problems", ...about(outcome), groups: ranked(found, outcome) };
}

function about({ outcome, total, placebo }: DiagnosedOutcome): DiagnosedFinding {
  return { outcome: namedOutcome(outcome), total: total.value, precision: widestHalf([total, placebo]) };
}

/** Problems with a rank, those of equal rank together. */
function ranked(found: Pick<Found, "problems">, { outcome, problems }: DiagnosedOutcome): CostOfProblem[][] {
  const costs = byRank(problems, outcome).filter(({ rank }) => rank !== null);
  return [...new Set(costs.map(({ rank }) => rank))].map((rank) =>
    costs.filter((cost) => cost.rank === rank).map((cost) => costOf(found, cost)),
  );
}

function costOf(found: Pick<Found, "problems">, { problem, alone, last }: ProblemCost): CostOfProblem {
  return { ...named(found, problem), alone: alone.value, last: last.value };
}

function named({ problems }: Pick<Found, "problems">, id: string): NamedProblem {
  const { label, row } = problems.find((problem) => problem.id === id)!;
  return { label, row };
}

function hiddenProblems(found: Found, diagnosed: DiagnosedOutcome): DiagnosisFinding[] {
  const hidden = byRank(diagnosed.problems, diagnosed.outcome).filter(({ verdict }) => verdict === "costs-alone");
  if (hidden.length === 0) return [];
  return [{ kind: "hidden-problems", ...about(diagnosed), problems: hidden.map((cost) => costOf(found, cost)) }];
}

function costlessProblems(found: Found, diagnosed: DiagnosedOutcome): DiagnosisFinding[] {
  const none = withVerdict(found, diagnosed, "none");
  if (none.length === 0) return [];
  const all = none.length === diagnosed.problems.length;
  return [{ kind: "costless-problems", ...about(diagnosed), problems: all ? [] : none, placebo: diagnosed.placebo }];
}

function helpfulProblems(found: Found, diagnosed: DiagnosedOutcome): DiagnosisFinding[] {
  const helps = withVerdict(found, diagnosed, "helps");
  return helps.length === 0 ? [] : [{ kind: "helpful-problems", outcome: about(diagnosed).outcome, problems: helps }];
}

function withVerdict(found: Found, { problems }: DiagnosedOutcome, wanted: CostVerdict): NamedProblem[] {
  return problems.filter(({ verdict }) => verdict === wanted).map(({ problem }) => named(found, problem));
}

function problemOutcomes({ outcomeProblems }: Found): ProblemOutcomeFinding[] {
  return outcomeProblems.map(({ label, row, outcome, baseline, withoutAll, difference }) => ({
    kind: "problem-outcome",
    problem: { label, row },
    outcome: namedOutcome(outcome),
    baseline: baseline.value,
    withoutAll: withoutAll.value,
    difference,
    precision: widestHalf([baseline, withoutAll, difference]),
  }));
}
