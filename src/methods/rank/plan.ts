/** What a ranking is asked to do, its defaults, and what may be wrong with it. */
import type { ResolvedScenario } from "../../scenario/types.ts";
import type { Outcome } from "../result.ts";
import { rankOptions } from "./options.ts";
import { type RobustnessPlan, robustnessProblems } from "./robustnessOverSets.ts";
import { FEWEST_REPLICATIONS } from "./selection.ts";

export interface RankPlan {
  /** Its arms compete, the baseline included. */
  readonly scenario: ResolvedScenario;
  /** Must have a good direction. */
  readonly outcome: Outcome;
  readonly method: "kn" | "ocba";
  /** Smallest difference that matters, in the outcome's unit; above 0. */
  readonly indifference: number;
  /** KN: chance of a wrong selection that is accepted; default 0.05. */
  readonly alpha?: number;
  /** Replications of every arm before the first decision; default 20, at least 10. */
  readonly firstStage?: number;
  /** KN: maximum number of replications; default 200. */
  readonly maximum?: number;
  /** OCBA: runs in all; default 50 per arm. */
  readonly budget?: number;
  /** OCBA: runs shared out at a time; default 2 per arm. */
  readonly increment?: number;
  /** New replications on which the winner is measured again; default 20, at least 2. */
  readonly freshReplications?: number;
  readonly robustness: RobustnessPlan | null;
  /** Of the rank probabilities; default 2000. */
  readonly resamples?: number;
  /** Told how far the work is, in words. */
  readonly tell?: (text: string) => void;
}

/** A plan with its defaults filled in. */
export type SettledRankPlan = Required<Omit<RankPlan, "robustness" | "resamples" | "tell">> &
  Pick<RankPlan, "robustness" | "resamples" | "tell">;

/** What is wrong with a plan, as sentences; empty for nothing. */
export function rankProblems(plan: RankPlan): string[] {
  const { scenario, outcome, method, indifference, alpha, firstStage, maximum, budget, increment, freshReplications } =
    settleRankPlan(plan);
  const problems: string[] = [];
  const need = (holds: boolean, text: string) => void (holds || problems.push(text));
  const whole = (name: string, value: number, least: number) =>
    need(Number.isSafeInteger(value) && value >= least, `${name}: expected a whole number of at least ${least}, received ${value}`);
  const arms = scenario.arms.length;
  need(arms >= 2, `arms: expected at least 2 that compete, received ${arms}`);
  need(outcome.direction !== "none", `outcome ${outcome.id}: expected one with a good direction, received one that only describes`);
  need(indifference > 0 && Number.isFinite(indifference), `indifference: expected a number above 0, received ${indifference}`);
  need(alpha > 0 && alpha < 0.5, `alpha: expected a number above 0 and below 0.5, received ${alpha}`);
  whole("first stage", firstStage, FEWEST_REPLICATIONS);
  whole("fresh replications", freshReplications, 2);
  if (method === "kn") whole("maximum of replications", maximum, firstStage);
  else {
    whole("budget in runs", budget, arms * firstStage);
    whole("increment", increment, 1);
  }
  return plan.robustness === null ? problems : [...problems, ...robustnessProblems(plan.robustness)];
}

/** Fills in the defaults. */
export function settleRankPlan(plan: RankPlan): SettledRankPlan {
  const arms = plan.scenario.arms.length;
  const {
    alpha = rankOptions.alpha.absent,
    firstStage = rankOptions.firstStage.absent,
    maximum = rankOptions.maxReplications.absent,
    freshReplications = rankOptions.fresh.absent,
    budget = 50 * arms,
    increment = 2 * arms,
  } = plan;
  return { ...plan, alpha, firstStage, maximum, budget, increment, freshReplications };
}
