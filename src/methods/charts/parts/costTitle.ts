/** The title of the cost-effectiveness plane: nothing of cost, benefit or an arm's place without what shows it. */

import { excludesZero } from "../../../statistics/mean.ts";
import { listWords } from "../../../words/words.ts";
import { armLabel, type Compared, effectOf, primaryOf } from "../../compare/charts/reading.ts";
import type { CostPlane } from "../../compare/result.ts";
import { lackTitle, mostLacking } from "../../text/lackText.ts";
import { differenceWithUnit, intervalWords, outcomeName, shortName } from "./words.ts";

/** What is shown of cost and benefit, and what measures lacked. */
export function titleSentence(result: Compared, shown: readonly CostPlane[]): string {
  const outcome = primaryOf(result);
  if (shown.every((plane) => plane.n < 2)) {
    return `Cost and change in ${outcomeName(outcome)} by arm; a single pair cannot separate policy from chance`;
  }
  const lacking = shown.length === 1 ? shown.map(({ arm }) => arm) : mostLacking(result.funding);
  const lacked = lackTitle(
    result.funding,
    lacking.map((id) => ({ id, label: shown.length === 1 ? "it" : shortName(armLabel(result, id)) })),
  );
  return `${shown.length === 1 ? oneArm(result, shown[0]!) : placesSentence(result, shown)}${lacked}`;
}

/** Cost and benefit of one arm, each with its interval or not told from the baseline. */
function oneArm(result: Compared, plane: CostPlane): string {
  const outcome = primaryOf(result);
  const label = shortName(armLabel(result, plane.arm));
  return `${label}: cost ${costWords(result, plane)}, and ${outcomeName(outcome)} ${benefitTold(result, plane)}`;
}

function costWords(result: Compared, { arm, meanCost, costInterval }: CostPlane): string {
  const effect = effectOf(result, arm, "cost");
  const interval = effect?.interval ?? costInterval;
  const told = `${differenceWithUnit(meanCost, "yuan", interval)} (${intervalWords({ value: meanCost, interval }, "yuan")})`;
  const isClear = effect === undefined ? interval !== null && excludesZero(interval) : effect.verdict !== "unclear";
  if (effect?.verdict === "same") return "is the baseline's in every pair";
  return isClear ? `${told} beside the baseline` : `cannot be told from the baseline's, ${told}`;
}

function benefitTold(result: Compared, plane: CostPlane): string {
  const outcome = primaryOf(result);
  const effect = effectOf(result, plane.arm, outcome.id);
  if (effect === undefined) return "cannot be told from the baseline";
  if (effect.verdict === "same") return "the same in every pair";
  const interval = effect.simultaneous ?? effect.interval;
  const size = `${differenceWithUnit(effect.difference, outcome.unit, interval)} (${intervalWords({ value: effect.difference, interval }, outcome.unit)})`;
  return effect.verdict === "unclear" ? `cannot be told from the baseline, ${size}` : `${effect.verdict}, ${size}`;
}

/** How many arms are shown to be on or off the frontier, and how many are not placed. */
function placesSentence(result: Compared, shown: readonly CostPlane[]): string {
  const what = `the efficient frontier of cost and ${outcomeName(primaryOf(result))}`;
  const moved = (plane: CostPlane) => plane.meanCost !== 0 || plane.meanBenefit !== 0;
  const on = shown.filter((plane) => plane.place === "on" && moved(plane));
  const [off, unclear] = (["off", "unclear"] as const).map((place) => shown.filter((plane) => plane.place === place).length);
  if (on.length === 0 && off === 0) return `None of ${shown.length} arms is shown to be on or off ${what}`;
  const names = on.length > 0 && on.length <= 3 ? ` (${listWords(on.map((plane) => shortName(armLabel(result, plane.arm))))})` : "";
  const parts = [
    on.length === 0 ? `none is shown to be on ${what}` : `${on.length}${names} ${on.length === 1 ? "is" : "are"} shown to be on ${what}`,
    ...(off! > 0 ? [`${off} off it`] : []),
    ...(unclear! > 0 ? [`${unclear} cannot be placed`] : []),
  ];
  return `Of ${shown.length} arms ${listWords(parts)}`;
}
