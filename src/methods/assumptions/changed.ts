/** The conclusions that do not stand at some end, the strongest change first; pure. */

import type { Estimate } from "../../statistics/estimate.ts";
import type { AssumptionsResult, AssumptionVerdict, ChangedConclusion, ExaminedEnd } from "./result.ts";

type Standard = AssumptionsResult["standard"];

const told: readonly AssumptionVerdict[] = ["reversed", "lost", "decided"];

/** Reversed before lost before decided; who comes first before an arm's effect; then by the part of the difference taken away. */
export function changedConclusions(standard: Standard, ends: readonly ExaminedEnd[], baseline: string): ChangedConclusion[] {
  const all = ends.flatMap((end) => [...firstOf(standard, end), ...effectsOf(standard, end, baseline)]);
  const kind = ({ verdict, conclusion }: ChangedConclusion) => 2 * told.indexOf(verdict) + (conclusion === "first" ? 0 : 1);
  const strength = ({ taken, here }: ChangedConclusion) => taken ?? Math.abs(here.value);
  return all.sort((a, b) => kind(a) - kind(b) || strength(b) - strength(a));
}

function firstOf(standard: Standard, { factor, at, value, lead, held }: ExaminedEnd): ChangedConclusion[] {
  if (held === null || lead === null || standard.lead === null || !isReported(held.verdict)) return [];
  const { verdict } = held;
  const shown = verdict === "decided" ? lead : held;
  const before = betweenArms(standard, shown.first, shown.runnerUp);
  const taken = verdict === "decided" ? null : takenBy(shown.difference, before);
  const arms = { arm: shown.first, against: shown.runnerUp };
  return [{ ...{ factor, at, value, verdict, conclusion: "first" }, ...arms, here: shown.difference, scenario: before, taken }];
}

function effectsOf(standard: Standard, { factor, at, value, effects }: ExaminedEnd, baseline: string): ChangedConclusion[] {
  return effects.flatMap(({ arm, verdict, value: size, interval }, i) => {
    if (!isReported(verdict)) return [];
    const here = { value: size, interval };
    const { value: was, interval: around } = standard.effects[i];
    const scenario = { value: was, interval: around };
    const taken = verdict === "decided" ? null : takenBy(here, scenario);
    return [{ ...{ factor, at, value, verdict, conclusion: "effect" as const, arm, against: baseline }, here, scenario, taken }];
  });
}

function isReported(verdict: AssumptionVerdict): verdict is ChangedConclusion["verdict"] {
  return told.includes(verdict);
}

/** The difference of two arms with the scenario's own values; its interval is known for the first arm and the runner-up only. */
function betweenArms({ lead, effects }: Standard, arm: string, against: string): Estimate {
  if (lead !== null && lead.first === arm && lead.runnerUp === against) return lead.difference;
  const effect = (id: string) => effects.find((each) => each.arm === id)!.value;
  return { value: effect(arm) - effect(against), interval: null };
}

function takenBy(here: Estimate, scenario: Estimate): number | null {
  return scenario.value === 0 ? null : 1 - here.value / scenario.value;
}
