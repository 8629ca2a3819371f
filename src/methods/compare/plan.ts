/** What a comparison of arms is asked to do. */
import type { ResolvedScenario } from "../../scenario/types.ts";
import { levelWithin } from "../../statistics/oneError.ts";
import type { CalibratedSets } from "../factors/calibratedSets.ts";
import type { FactorsByArm } from "../factors/parameterSets.ts";
import type { Outcome, Within } from "../result.ts";

/** Confidence level of all intervals of a comparison. */
export const LEVEL = 0.95;

/**
 * How the error of a comparison is shared out (`statistics/oneError.ts`): arms in the primary outcome, in the others, arms against each
 * other, groups of residents. A seventh is left unspent: pairs and groups are hundreds of tests, so far out in the tails that under skew
 * they are claimed several times as often as their share says (docs/null-studies.md).
 */
export const ERROR_SHARES: ErrorShares = { primary: 0.7, others: 0.1, armPairs: 0.03, groups: 0.03 };

export type ErrorShares = Readonly<Record<"primary" | "others" | "armPairs" | "groups", number>>;

/** Level of each of the intervals of `arms` arms in the primary outcome. */
export function primaryLevel(level: number, arms: number): number {
  return levelWithin(level, ERROR_SHARES.primary, Math.max(1, arms));
}

/**
 * Wanted half-width of the primary outcome's interval: in its own unit, or as a share of the baseline's mean. A share of the difference
 * itself is not offered, since it is out of reach where the difference is near zero.
 */
export type HalfWidth = { readonly kind: "absolute"; readonly value: number } | { readonly kind: "share"; readonly share: number };

/** How many replications. Minimum and pilot are at least 3. */
export type ReplicationRule =
  | { readonly kind: "fixed"; readonly replications: number }
  | { readonly kind: "look-ahead"; readonly halfWidth: HalfWidth; readonly minimum: number; readonly maximum: number }
  | { readonly kind: "stein"; readonly halfWidth: HalfWidth; readonly pilot: number; readonly maximum: number };

/** Parameters to be varied together by a Latin hypercube. */
export interface UncertaintyPlan {
  /** Parameter sets; at least 2. */
  readonly sets: number;
  readonly replicationsPerSet: number;
  /** What each arm varies, arms in the order of the scenario; what two arms share takes the same place in its range in both. */
  readonly factors: FactorsByArm;
  /** How far the factors go, as their ranges already have it; told with the result. */
  readonly within: Within;
  /** Calibrated sets, of which one is drawn whole for each set; default none. */
  readonly calibrated?: CalibratedSets | null;
}

export interface ComparePlan {
  /** Arms to compare, the baseline first; at least two. */
  readonly scenario: ResolvedScenario;
  readonly primary: Outcome;
  /** Outcomes told, the primary among them; the others are exploratory. */
  readonly outcomes: readonly Outcome[];
  readonly rule: ReplicationRule;
  /** Smallest change of the primary outcome that matters in practice, in its unit, above 0; null for none declared. */
  readonly threshold: number | null;
  readonly parameterUncertainty: UncertaintyPlan | null;
  /** Sets of assumptions that fit the evidence, each of them for a further replication; default none. */
  readonly assumptionSets?: CalibratedSets | null;
  /** Whether arms that lack money have a twin with enough of it, which takes part as any other arm; default no. */
  readonly funded?: boolean;
  /** Resamples of the bootstrap intervals, which no claim rests on; default 2000, 0 for none. */
  readonly resamples?: number;
  /** Told the current precision, in words, while the runs come in. */
  readonly tell?: (precision: string) => void;
}

/** A plan that the runs show to be impossible, such as a share of a mean that is not positive; the message is for the user. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}

/** Throws PlanError on a plan that makes no sense, with every reason. */
export function checkPlan(plan: ComparePlan): void {
  const { scenario, outcomes, primary, threshold, rule, parameterUncertainty: uncertainty } = plan;
  const problems: string[] = [];
  if (scenario.arms.length < 2) problems.push(`arms: expected the baseline and at least one other, received ${scenario.arms.length}`);
  if (!outcomes.some(({ id }) => id === primary.id)) problems.push(`outcomes: expected the primary outcome ${primary.id} among them`);
  if (new Set(outcomes.map(({ id }) => id)).size < outcomes.length) problems.push("outcomes: expected each once");
  if (threshold !== null && !(threshold > 0 && Number.isFinite(threshold))) {
    problems.push(`practical threshold: expected a number above 0, received ${threshold}`);
  }
  problems.push(...ruleProblems(rule));
  if (uncertainty !== null) problems.push(...uncertaintyProblems(plan, uncertainty));
  if (uncertainty !== null && plan.funded) problems.push("funded: expected without parameter sets, which vary the money too");
  if (problems.length > 0) throw new PlanError(problems.join("\n"));
}

function ruleProblems(rule: ReplicationRule): string[] {
  if (rule.kind === "fixed")
    return isWhole(rule.replications, 1) ? [] : [`replications: expected at least 1, received ${rule.replications}`];
  const first = rule.kind === "look-ahead" ? rule.minimum : rule.pilot;
  const width = rule.halfWidth.kind === "absolute" ? rule.halfWidth.value : rule.halfWidth.share;
  const problems: string[] = [];
  if (!(isWhole(first, 3) && isWhole(rule.maximum, first))) {
    problems.push(`replications: expected whole 3 <= first stage <= maximum, received ${first} and ${rule.maximum}`);
  }
  if (!(width > 0 && Number.isFinite(width))) problems.push(`half-width: expected a number above 0, received ${width}`);
  return problems;
}

function uncertaintyProblems({ primary, scenario }: ComparePlan, { sets, replicationsPerSet, factors }: UncertaintyPlan): string[] {
  const problems: string[] = [];
  if (!isWhole(sets, 2)) problems.push(`parameter sets: expected at least 2, received ${sets}`);
  if (!isWhole(replicationsPerSet, 1)) problems.push(`replications per parameter set: expected at least 1, received ${replicationsPerSet}`);
  if (factors.length !== scenario.arms.length) problems.push(`factors: expected a list for each arm, received ${factors.length}`);
  if (factors.every((list) => list.length === 0)) problems.push("factors: expected at least one parameter to vary, received none");
  if (primary.direction === "none") {
    problems.push(`parameter uncertainty: expected a primary outcome with a good direction to rank arms by, received ${primary.id}`);
  }
  return problems;
}

function isWhole(value: number, minimum: number): boolean {
  return Number.isInteger(value) && value >= minimum;
}
