/** Finding parts of a comparison's result, and the words for its primary outcome that several charts use. */

import type { Verdict } from "../../../statistics/verdict.ts";
import { directionWords } from "../../../words/format.ts";
import { beyondWords, countWords, listWords } from "../../../words/words.ts";
import { differenceWithUnit, intervalWords, outcomeName, shortName } from "../../charts/parts/words.ts";
import type { NamedArm, Outcome } from "../../result.ts";
import { leadOf } from "../../run/charts/parts/lookup.ts";
import type { RunResult } from "../../run/result.ts";
import type { ArmEffect, CompareResult, PairedValues } from "../result.ts";

/** What is found of arms beside the baseline, with the outcome that charts of one outcome speak of. */
export type Compared = Pick<CompareResult, "arms" | "outcomes" | "primary" | "threshold" | "effects" | "costPlane" | "funding">;

/** A run declares no primary outcome and no threshold; where charts need one outcome it is true incidents, the first. */
export function comparedOf(result: CompareResult | RunResult): Compared {
  return result.study === "compare" ? result : { ...result, primary: "true-incidents", threshold: null };
}

export function baselineOf(result: Pick<Compared, "arms">): NamedArm {
  return result.arms[0] ?? { id: "baseline", label: "the baseline" };
}

/** Arms other than the baseline. */
export function policyArms(result: Pick<Compared, "arms">): readonly NamedArm[] {
  return result.arms.slice(1);
}

export function armLabel(result: Pick<Compared, "arms">, id: string): string {
  return result.arms.find((arm) => arm.id === id)?.label ?? id;
}

export function outcomeOf(result: Pick<Compared, "outcomes">, id: string): Outcome {
  return result.outcomes.find((outcome) => outcome.id === id) ?? plainOutcome(id);
}

export function primaryOf(result: Pick<Compared, "outcomes" | "primary">): Outcome {
  return outcomeOf(result, result.primary);
}

/** The effect of an arm on an outcome; undefined when no pair was complete. */
export function effectOf(result: Pick<Compared, "effects">, arm: string, outcome: string): ArmEffect | undefined {
  return result.effects.find((effect) => effect.arm === arm && effect.outcome === outcome && effect.n > 0);
}

export function pairsOf(result: CompareResult, arm: string, outcome: string): PairedValues | undefined {
  return result.pairs.find((pairs) => pairs.arm === arm && pairs.outcome === outcome && pairs.values.length > 0);
}

export function differencesOf(pairs: PairedValues): number[] {
  return pairs.values.map((value, i) => value - pairs.baseline[i]!);
}

/** Why a comparison has nothing to show; null when some arm was compared in the primary outcome. */
export function nothingCompared(result: Pick<Compared, "arms" | "effects">): string | null {
  if (policyArms(result).length === 0) return "This study has one arm, so there is no difference to show. Add a second arm to compare.";
  if (result.effects.every((effect) => effect.n === 0)) {
    return "No replication was completed in both the baseline and another arm, so there is no difference to show.";
  }
  return null;
}

/** E.g. `30 pairs`, `28 to 30 pairs`. */
export function pairWords(counts: readonly number[]): string {
  const low = Math.min(...counts);
  const high = Math.max(...counts);
  if (counts.length === 0) return "no pairs";
  return low === high ? countWords(high, "pair") : `${low} to ${countWords(high, "pair")}`;
}

/** What is known of the primary outcome: one arm's effect in full, or how many arms are better, worse and not clear. */
export function primaryFinding(result: Compared): string {
  const outcome = primaryOf(result);
  const effects = policyArms(result).flatMap((arm) => effectOf(result, arm.id, outcome.id) ?? []);
  if (effects.length === 0) return `${outcome.label}: no complete pair`;
  if (effects.every(({ n }) => n < 2)) {
    return `${outcome.label}: a single pair per arm cannot separate policy from chance`;
  }
  if (effects.length === 1) return oneArmFinding(result, effects[0]!, outcome);
  return `${outcome.label}: ${tally(effects.map((effect) => effect.verdict))}${beyondThreshold(result, effects)}`;
}

/** What is known of one arm, the package or the last: the first outcome in full, and how many of all are better, worse and not clear. */
export function leadFinding(result: Compared): string {
  const lead = leadOf(policyArms(result));
  const effects = result.effects.filter(({ arm, n }) => arm === lead?.id && n > 0);
  const [first] = effects;
  if (first === undefined) return "Differences from the baseline: no complete pair";
  const outcome = outcomeOf(result, first.outcome);
  if (first.n < 2) return `${outcome.label} and other outcomes by arm: a single pair cannot separate policy from chance`;
  const all =
    effects.length < 2
      ? ""
      : `; ${tally(
          effects.map(({ verdict }) => verdict),
          "outcome",
        )}`;
  return `${oneArmFinding(result, first, outcome)}${all}`;
}

/** How many arms differ by more than the declared threshold; empty where none is declared. */
function beyondThreshold({ threshold }: Pick<Compared, "threshold">, effects: readonly ArmEffect[]): string {
  if (threshold === null) return "";
  const [beyond, within] = (["-by-more", "equivalent"] as const).map(
    (end) => effects.filter(({ practical }) => practical?.endsWith(end)).length,
  ) as [number, number];
  const lie = within === 0 ? "" : `, ${within} ${within === 1 ? "lies" : "lie"} within it`;
  return `; ${beyond === 0 ? "none" : beyond} by more than the threshold${lie}`;
}

/** E.g. `all 3 arms are better than the baseline`, `of 3 arms 2 are better than the baseline and 1 cannot be told from it`. */
export function tally(verdicts: readonly Verdict[], noun = "arm"): string {
  const words: Readonly<Record<Verdict, string>> = {
    better: "better than the baseline",
    worse: "worse than the baseline",
    different: "different from the baseline",
    same: "the same as the baseline in every pair",
    unclear: "told from the baseline",
  };
  const kinds = (["better", "worse", "different", "same", "unclear"] as const).filter((verdict) => verdicts.includes(verdict));
  if (kinds.length === 1) {
    return kinds[0] === "unclear"
      ? `none of ${countWords(verdicts.length, noun)} can be told from the baseline`
      : `all ${countWords(verdicts.length, noun)} are ${words[kinds[0]!]}`;
  }
  const parts = kinds.map((kind, i) => {
    const n = verdicts.filter((verdict) => verdict === kind).length;
    const verb = kind === "unclear" ? "cannot be" : n === 1 ? "is" : "are";
    return `${n} ${verb} ${i === 0 ? words[kind] : words[kind].replace(/( than| as)? the baseline/, (_, joint = "") => (kind === "worse" ? "" : `${joint} it`))}`;
  });
  return `of ${countWords(verdicts.length, noun)} ${listWords(parts)}`;
}

/** `lower is better` and so on. */
export function goodDirection(outcome: Outcome): string {
  return directionWords(outcome.direction, outcome.unit);
}

/** Note on pairs that were lost, e.g. ` 2 pairs were lost to failed runs.`; empty when none was. */
export function droppedSentence(effects: readonly ArmEffect[]): string {
  const dropped = effects.reduce((sum, effect) => sum + effect.dropped, 0);
  return dropped === 0 ? "" : ` Left out for failed runs or missing values: ${countWords(dropped, "pair")}.`;
}

/** Names the differences whose intervals are Welch's; empty when all are paired. */
export function methodSentence(result: Compared, effects: readonly ArmEffect[]): string {
  const welch = effects.filter((effect) => effect.method === "welch" && effect.interval !== null);
  if (welch.length === 0) return "";
  const named = welch.map((effect) => `${outcomeName(outcomeOf(result, effect.outcome))} under ${shortName(armLabel(result, effect.arm))}`);
  const which = welch.length <= 3 ? listWords(named) : countWords(welch.length, "difference");
  return ` Pairing did not help, so the interval is Welch's, for ${which}.`;
}

function oneArmFinding(result: Compared, effect: ArmEffect, outcome: Outcome): string {
  const under = `under ${shortName(armLabel(result, effect.arm))}`;
  // What the verdict rests on, as text and tables say it.
  const inForce = effect.simultaneous ?? effect.interval;
  const interval =
    inForce === null && effect.n > 1
      ? `the same in all ${countWords(effect.n, "pair")}`
      : intervalWords({ value: effect.difference, interval: inForce }, outcome.unit);
  if (effect.verdict === "same") return `${outcome.label} ${under}: the same as in the baseline in all ${countWords(effect.n, "pair")}`;
  if (effect.verdict === "unclear") {
    return `${outcome.label} ${under} cannot be told from the baseline (${differenceWithUnit(effect.difference, outcome.unit, inForce)}, ${interval})`;
  }
  return `${outcome.label} ${under}: ${differenceWithUnit(effect.difference, outcome.unit, inForce)} against the baseline (${interval}), ${effect.verdict}${beyondWords(effect.practical)}`;
}

function plainOutcome(id: string): Outcome {
  const label = id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ");
  return { id, indicator: id, group: "all", label, unit: "", direction: "none" };
}
