/** Finding parts of a comparison's result, and the titles that several of its charts share. */

import type { Verdict } from "../../../statistics/verdict.ts";
import type { EffectChartFinding, EffectFinding, VerdictCounts } from "../../../words/findings/effectCharts.ts";
import { directionWords } from "../../../words/format.ts";
import { directedOutcome, shortName } from "../../charts/parts/words.ts";
import type { NamedArm, Outcome } from "../../result.ts";
import { leadOf } from "../../run/charts/parts/lookup.ts";
import type { RunResult } from "../../run/result.ts";
import { inForce } from "../difference.ts";
import type { ArmEffect, CompareResult, PairedValues } from "../result.ts";

/** What is found of arms beside the baseline, with the outcome that charts of one outcome speak of. */
export type Compared = Pick<CompareResult, "arms" | "outcomes" | "primary" | "threshold" | "effects" | "pairs" | "costPlane" | "funding">;

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

export function pairsOf(result: Pick<Compared, "pairs">, arm: string, outcome: string): PairedValues | undefined {
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

/** The title of effects on the primary outcome: one arm's effect in full, or how many arms are better, worse and not clear. */
export function primaryTitle(result: Compared): EffectChartFinding {
  const outcome = primaryOf(result);
  const effects = policyArms(result).flatMap((arm) => effectOf(result, arm.id, outcome.id) ?? []);
  const named = directedOutcome(outcome);
  if (effects.length === 0) return { kind: "no-pair", outcome: named };
  if (effects.every(({ n }) => n < 2)) return { kind: "single-pair", outcome: named, shown: "effects" };
  if (effects.length === 1) return effectTitle(result, effects[0]!, null);
  return { kind: "effects", outcome: named, arms: countVerdicts(effects), threshold: besideThreshold(result, effects) };
}

/** The title of one arm's effects, the package or the last: the first outcome in full, and how many of all are better and worse. */
export function leadTitle(result: Compared): EffectChartFinding {
  const lead = leadOf(policyArms(result));
  const effects = result.effects.filter(({ arm, n }) => arm === lead?.id && n > 0);
  const [first] = effects;
  if (first === undefined) return { kind: "no-pair", outcome: null };
  if (first.n < 2) return { kind: "single-pair", outcome: directedOutcome(outcomeOf(result, first.outcome)), shown: "all-outcomes" };
  return effectTitle(result, first, effects.length < 2 ? null : countVerdicts(effects));
}

/** What the verdict rests on, as text and tables say it. */
function effectTitle(result: Compared, effect: ArmEffect, outcomes: VerdictCounts | null): EffectFinding {
  return {
    kind: "effect",
    arm: shortName(armLabel(result, effect.arm)),
    outcome: directedOutcome(outcomeOf(result, effect.outcome)),
    effect: inForce(effect),
    practical: effect.practical,
    outcomes,
  };
}

export function countVerdicts(effects: readonly Pick<ArmEffect, "verdict">[]): VerdictCounts {
  const count = (wanted: Verdict) => effects.filter(({ verdict }) => verdict === wanted).length;
  return { better: count("better"), worse: count("worse"), different: count("different"), same: count("same"), unclear: count("unclear") };
}

/** How many arms differ by more than the declared threshold; null where none is declared. */
function besideThreshold({ threshold }: Pick<Compared, "threshold">, effects: readonly ArmEffect[]) {
  const count = (end: string) => effects.filter(({ practical }) => practical?.endsWith(end)).length;
  return threshold === null ? null : { beyond: count("-by-more"), within: count("equivalent") };
}

/** `lower is better` and so on. */
export function goodDirection(outcome: Outcome): string {
  return directionWords(outcome.direction, outcome.unit);
}

function plainOutcome(id: string): Outcome {
  const label = id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ");
  return { id, indicator: id, group: "all", label, unit: "", direction: "none" };
}
