/**
 * What a sensitivity analysis found: which parameters matter, how well they are known, and what chance and sample size leave open.
 *
 * Nothing is called influential that cannot be told from chance.
 */
import { normalQuantile } from "../../kernel/maths.ts";
import { type Estimate, halfWidth, isClear, passesFloor } from "../../statistics/estimate.ts";
import type { ExplainedOutcome, LargestEffectFinding, SensitivityFinding } from "../../words/findings/sensitivity.ts";
import type { MorrisFindings } from "./morris.ts";
import type { SensitivityNumbers } from "./numbers.ts";
import { levelFor, type SensitivityPlan } from "./plan.ts";
import type { MorrisRow, SobolRow } from "./result.ts";
import type { SobolFindings } from "./sobol.ts";
import type { TornadoBar } from "./tornado.ts";

/** How many leading parameters are asked what they rest on. */
const LEADING = 12;
/** Change of a total index from half the points to all of them that counts as unsettled. */
const UNSETTLED = 0.1;

type Labels = (path: string) => string;

/** Findings in the order in which a reader should meet them. */
export function sensitivityFindings(plan: SensitivityPlan, numbers: SensitivityNumbers): SensitivityFinding[] {
  const labels: Labels = (path) => plan.factors.find((factor) => factor.path === path)?.label ?? path;
  const { morris, sobol, tornado, noiseShare, blocks } = numbers;
  const influential = toldFromChance(numbers);
  const paired = plan.against !== null;
  return [
    ...(morris === null ? [] : [largestEffect(plan, morris, influential, labels)]),
    ...(sobol === null ? [] : [largestShare(plan, sobol, influential, labels)]),
    ...leadingGrades(plan, influential),
    ...(sobol === null ? [] : interaction(plan, sobol, labels)),
    ...(noiseShare === null ? [] : [{ kind: "chance-share" as const, share: noiseShare, paired }]),
    ...(morris === null ? [] : uneven(morris, influential, labels)),
    ...withoutInfluence(plan, influential, labels),
    ...alone(plan, tornado, labels),
    ...(sobol === null ? [] : settling(sobol, labels)),
    ...(sobol === null ? [] : [{ kind: "shared-chance" as const, replications: plan.replications, paired }]),
    ...(blocks.used === blocks.made ? [] : [{ kind: "used-blocks" as const, ...blocks, method: plan.method }]),
  ];
}

/** Paths of the parameters whose influence passes the floor of chance, most influential first; none from one replication, which has none. */
export function toldFromChance({ morris, sobol }: Pick<SensitivityNumbers, "morris" | "sobol">): string[] {
  const byMorris = morris?.rows.filter(({ muStar, floor }) => passesFloor(muStar, floor)) ?? [];
  const bySobol = sobol?.rows.filter(({ total, floor }) => passesFloor(total, floor)) ?? [];
  return [...byMorris, ...bySobol].map(({ factor }) => factor);
}

function largestEffect(
  plan: SensitivityPlan,
  { rows }: MorrisFindings,
  influential: readonly string[],
  labels: Labels,
): SensitivityFinding {
  const [first, ...others] = rows.filter(({ factor }) => influential.includes(factor));
  if (first === undefined) return nothingMoves(plan);
  return {
    kind: "largest-effect",
    outcome: explained(plan),
    parameter: labels(first.factor),
    effect: first.muStar,
    way: wayOf(first),
    near: notApart(first.muStar, others, ({ muStar }) => muStar, labels),
  };
}

function largestShare(plan: SensitivityPlan, { rows }: SobolFindings, influential: readonly string[], labels: Labels): SensitivityFinding {
  const [first, ...others] = rows.filter(({ factor }) => influential.includes(factor));
  if (first === undefined) return nothingMoves(plan);
  return {
    kind: "largest-share",
    outcome: explained(plan),
    parameter: labels(first.factor),
    alone: first.first,
    total: first.total,
    near: notApart(first.total, others, ({ total }) => total, labels),
  };
}

function nothingMoves(plan: SensitivityPlan): SensitivityFinding {
  return { kind: "nothing-moves", outcome: explained(plan), parameters: plan.factors.length, single: plan.replications === 1 };
}

/** Those whose interval, or value where all trajectories agree, reaches into the leader's. */
function notApart<Row extends MorrisRow | SobolRow>(
  { value, interval }: Estimate,
  others: readonly Row[],
  of: (row: Row) => Estimate,
  labels: Labels,
): string[] {
  const high = (row: Row) => of(row).interval?.high ?? of(row).value;
  return others.filter((row) => high(row) >= (interval?.low ?? value)).map(({ factor }) => labels(factor));
}

function wayOf({ mu }: MorrisRow): LargestEffectFinding["way"] {
  const { low, high } = mu.interval ?? { low: mu.value, high: mu.value };
  return low > 0 ? "up" : high < 0 ? "down" : "either";
}

function leadingGrades(plan: SensitivityPlan, influential: readonly string[]): SensitivityFinding[] {
  const leading = influential.slice(0, LEADING).flatMap((path) => plan.factors.find((factor) => factor.path === path) ?? []);
  if (leading.length === 0) return [];
  const assumed = leading.filter(({ assumption }) => assumption).length;
  const chosen = leading.filter(({ grade }) => grade === "—").length;
  return [{ kind: "leading-grades", parameters: leading.length, assumed, chosen }];
}

function interaction(plan: SensitivityPlan, { sumOfFirst, secondOrder }: SobolFindings, labels: Labels): SensitivityFinding[] {
  const sum = { kind: "sum-of-shares" as const, sum: sumOfFirst };
  if (!plan.secondOrder) return [sum];
  const reach = normalQuantile(levelFor("pairs", secondOrder.length)) / normalQuantile(0.975);
  const pairs = secondOrder
    .filter((pair) => pair.interval !== null && pair.value > reach * halfWidth(pair))
    .sort((a, b) => b.value - a.value)
    .map(({ first, second, value, interval }) => ({ first: labels(first), second: labels(second), share: { value, interval } }));
  return [sum, { kind: "pairs", pairs }];
}

function uneven({ rows }: MorrisFindings, influential: readonly string[], labels: Labels): SensitivityFinding[] {
  const found = rows.filter(({ factor, muStar, sigma }) => influential.slice(0, LEADING).includes(factor) && sigma.value > muStar.value);
  return found.length === 0 ? [] : [{ kind: "uneven", parameters: found.map(({ factor }) => labels(factor)) }];
}

/** Nothing where it would name none or all. */
function withoutInfluence(plan: SensitivityPlan, influential: readonly string[], labels: Labels): SensitivityFinding[] {
  const paths = plan.factors.map(({ path }) => path).filter((path) => !influential.includes(path));
  if (paths.length === 0 || paths.length === plan.factors.length) return [];
  return [{ kind: "without-influence", parameters: paths.map(labels) }];
}

function alone(plan: SensitivityPlan, tornado: readonly TornadoBar[], labels: Labels): SensitivityFinding[] {
  const clear = tornado.find(({ low, high }) => isClear(low) || isClear(high));
  if (clear === undefined) return [];
  return [{ kind: "alone", outcome: explained(plan), parameter: labels(clear.factor), low: clear.low, high: clear.high }];
}

function settling({ convergence }: SobolFindings, labels: Labels): SensitivityFinding[] {
  const [before, last] = convergence.slice(-2);
  if (last === undefined) return [];
  const moves = last.rows.map(({ factor, total }) => {
    const earlier = before.rows.find((row) => row.factor === factor)!;
    return { factor, change: Math.abs(total.value - earlier.total.value) };
  });
  const { factor, change } = moves.reduce((a, b) => (b.change > a.change ? b : a));
  return [{ kind: "settling", from: before.n, to: last.n, most: { label: labels(factor), change }, settled: change <= UNSETTLED }];
}

function explained({ outcome: { label, unit }, arm, against }: SensitivityPlan): ExplainedOutcome {
  return { label, unit, arm: against === null ? null : arm.label };
}
