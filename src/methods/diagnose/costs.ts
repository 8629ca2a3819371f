/**
 * What each problem costs in one outcome, from paired values of the places; pure.
 *
 * A cost is found where it may be claimed among all that the diagnosis says (`claims.ts`), the interval that holds for all problems at once
 * (Bonferroni over both comparisons of every problem) leaves zero out and the difference is larger than what the placebo's 95 % interval
 * admits: less could be chance taking another course. Ranks go by
 * the cost as things stand (alone), where one was found there; a problem shares the rank of the one before it in its group where the 95 % interval of the difference
 * of their costs covers zero.
 */

import { type Estimate, isClear, meanEstimate } from "../../statistics/estimate.ts";
import { bonferroniLevel } from "../../statistics/multiplicity.ts";
import type { CostVerdict } from "../../words/findings/diagnosis.ts";
import type { Outcome } from "../result.ts";
import { type CostClaims, differences, type PlaceValues } from "./claims.ts";
import type { ProblemCost } from "./result.ts";

/** Level of one interval of a diagnosis of k problems. */
export function problemLevel(problems: number): number {
  return bonferroniLevel(0.95, 2 * problems);
}

/** What is known of problem i of an outcome beside its values. */
export interface AboutProblem {
  readonly id: string;
  readonly shapley: Estimate | null;
  readonly claims: CostClaims;
}

/** The costs of all problems. */
export function problemCosts(about: readonly AboutProblem[], values: PlaceValues, direction: Outcome["direction"]): readonly ProblemCost[] {
  const level = problemLevel(about.length);
  const chance = placeboBound(meanEstimate(differences(values.placebo, values.baseline)));
  const aloneOf = about.map((_, i) => differences(values.baseline, values.without[i]));
  const costs = about.map(({ id, shapley, claims }, i) => {
    const alone = meanEstimate(aloneOf[i], level);
    const last = meanEstimate(differences(values.only[i], values.withoutAll), level);
    const side = (cost: Estimate, claimed: boolean) => (claimed ? sideOf(cost, direction, chance) : 0);
    const [here, apart] = [side(alone, claims.alone), side(last, claims.last)];
    return { here, cost: { problem: id, alone, last, shapley, verdict: verdictOf(here, apart, direction) } };
  });
  const ranks = rankCosts(
    costs.map(({ cost, here }, i) => ({ value: cost.alone.value, differences: aloneOf[i], found: here === 1 })),
    direction,
  );
  return costs.map(({ cost }, i) => ({ ...cost, rank: ranks[i] }));
}

/** The largest difference that chance alone explains, as the placebo has it. */
export function placeboBound({ value, interval }: Estimate): number {
  return interval === null ? Math.abs(value) : Math.max(Math.abs(interval.low), Math.abs(interval.high));
}

/** 1 where the problem makes the outcome worse, −1 where better, 0 where nothing was found. */
function sideOf(cost: Estimate, direction: Outcome["direction"], chance: number): number {
  const { value } = cost;
  if (!isClear(cost) || Math.abs(value) <= chance) return 0;
  return value > 0 === (direction === "higher") ? -1 : 1;
}

/** From the sides of the cost as things stand and by itself. */
function verdictOf(here: number, apart: number, direction: Outcome["direction"]): CostVerdict {
  if (here === 0 && apart === 0) return "none";
  if (direction === "none") return "different";
  if (here * apart < 0) return "mixed";
  if (here + apart < 0) return "helps";
  if (here === 0) return "costs-alone";
  return apart === 0 ? "costs-here" : "costs";
}

interface CostAlone {
  readonly value: number;
  readonly differences: readonly number[];
  readonly found: boolean;
}

/** Ranks by the cost as things stand, equal where the data cannot tell the costs apart; null where none was found as things stand. */
function rankCosts(costs: readonly CostAlone[], direction: Outcome["direction"]): (number | null)[] {
  const ranks: (number | null)[] = costs.map(() => null);
  if (direction === "none") return ranks;
  const sign = direction === "lower" ? 1 : -1;
  const order = costs.flatMap(({ found }, i) => (found ? [i] : []));
  order.sort((a, b) => sign * (costs[b].value - costs[a].value) || a - b);
  let leader = -1;
  order.forEach((i, place) => {
    const tied = leader >= 0 && !isApart(costs[leader].differences, costs[i].differences);
    if (!tied) leader = i;
    ranks[i] = tied ? ranks[leader] : place + 1;
  });
  return ranks;
}

function isApart(first: readonly number[], second: readonly number[]): boolean {
  return isClear(meanEstimate(differences(first, second)));
}
