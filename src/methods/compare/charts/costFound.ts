/** What titles, notes and names of the cost-effectiveness plane say. */

import { excludesZero } from "../../../statistics/mean.ts";
import { valueRange } from "../../../words/chartPhrases.ts";
import { costLabels as labels } from "../../../words/en/costCharts.ts";
import type { Difference } from "../../../words/findings/comparison.ts";
import type { CostAndBenefitFinding, CostNoteFinding, FrontierFinding, LackedMoney } from "../../../words/findings/costCharts.ts";
import type { SinglePairFinding } from "../../../words/findings/effectCharts.ts";
import { formatValue } from "../../../words/format.ts";
import { directedOutcome, extentOf, fewestForQuantiles, shortName } from "../../charts/parts/words.ts";
import { inForce } from "../difference.ts";
import type { CostPlane } from "../result.ts";
import { armLabel, baselineOf, type Compared, effectOf, primaryOf } from "./reading.ts";

/** What is shown of cost and benefit, and what measures lacked. */
export function costTitle(result: Compared, shown: readonly CostPlane[]): SinglePairFinding | CostAndBenefitFinding | FrontierFinding {
  const outcome = directedOutcome(primaryOf(result));
  if (shown.every(({ n }) => n < 2)) return { kind: "single-pair", outcome, shown: "cost" };
  const label = (arm: string) => shortName(armLabel(result, arm));
  const lacked = lackedMoney(result, shown.length === 1 ? shown.map(({ arm }) => arm) : mostLacking(result.funding));
  if (shown.length === 1) {
    const [{ arm }] = shown as [CostPlane];
    const effect = effectOf(result, arm, result.primary);
    const cost = costDifference(result, shown[0]!);
    return { kind: "cost-and-benefit", arm: label(arm), outcome, cost, effect: effect === undefined ? null : inForce(effect), lacked };
  }
  const moved = ({ meanCost, meanBenefit }: CostPlane) => meanCost !== 0 || meanBenefit !== 0;
  const [off, unclear] = (["off", "unclear"] as const).map((place) => shown.filter((plane) => plane.place === place).length) as [
    number,
    number,
  ];
  const on = shown.filter((plane) => plane.place === "on" && moved(plane)).map(({ arm }) => label(arm));
  return { kind: "frontier", outcome, of: shown.length, on, off, unclear, lacked };
}

/** As the study says it, where cost is among its outcomes. */
function costDifference(result: Compared, { arm, n, meanCost: value, costInterval: interval }: CostPlane): Difference {
  const effect = effectOf(result, arm, "cost");
  if (effect !== undefined) return inForce(effect);
  return { value, interval, n, verdict: interval !== null && excludesZero(interval) ? "different" : "unclear" };
}

function lackedMoney(result: Compared, [arm]: readonly string[]): LackedMoney | null {
  const own = result.funding.find((each) => each.arm === arm);
  if (arm === undefined || own === undefined || own.shortRuns === 0) return null;
  return { arm: shortName(armLabel(result, arm)), lacked: own.lacked };
}

export function costNote(result: Compared, shown: readonly CostPlane[], dots: boolean): CostNoteFinding {
  return {
    kind: "cost-note",
    baseline: baselineOf(result).label,
    pairs: extentOf(shown.map(({ n }) => n)),
    ellipses: shown.some(({ ellipse }) => ellipse !== null),
    dots,
    ratios: shown.some((plane) => costPerThing(plane, result) !== null),
    fewest: fewestForQuantiles,
  };
}

/** What one thing more or less costs, `1,240 yuan per incident (980 to 1,700 yuan)`; null where no benefit is shown, or things are not counted. */
export function costPerThing({ arm, costPerUnit, meanCost }: CostPlane, result: Compared): string | null {
  const { id, unit } = primaryOf(result);
  const thing = /^([a-z ]+)s$/.exec(unit)?.[1];
  const isShown = effectOf(result, arm, id)?.verdict === "better";
  if (!isShown || costPerUnit === null || costPerUnit.interval === null || meanCost <= 0 || thing === undefined) return null;
  return labels.perThing(formatValue(costPerUnit.value, "yuan", costPerUnit.interval), thing, valueRange(costPerUnit, "yuan"));
}

/** The arm that lacked most, by the mean; none where no arm lacked any. */
function mostLacking(funding: Compared["funding"]): string[] {
  const short = funding.filter(({ shortRuns }) => shortRuns > 0);
  return short.length === 0 ? [] : [short.reduce((most, each) => (each.lacked.value > most.lacked.value ? each : most)).arm];
}
