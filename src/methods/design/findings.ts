/** What a design found: one finding per arm or per factor, about the primary outcome. */
import { isClear, widestHalf } from "../../statistics/estimate.ts";
import type { ContrastFinding, DesignArmFinding, DesignFinding, FactorEffectFinding } from "../../words/findings/design.ts";
import { namedFactor } from "../factors/factor.ts";
import { namedOutcome, type Outcome } from "../result.ts";
import type { MainEffect } from "./effects.ts";
import type { Counted } from "./rows.ts";
import type { DesignPlan } from "./studyPlan.ts";
import { fewestPoints, type Trend } from "./trend.ts";

export interface Designed {
  readonly plan: DesignPlan;
  readonly outcome: Outcome;
  /** For method arms: difference of every further arm from the first. */
  readonly arms: readonly { readonly label: string; readonly difference: Counted | null }[];
  /** Main effects of the first arm in this outcome. */
  readonly effects: readonly MainEffect[];
  /** Rank correlations under the first arm in this outcome, one per factor; null where there is none. */
  readonly trends: readonly (Trend | null)[];
  /** Of further arms: differences from the first arm at every point. */
  readonly contrasts: readonly { readonly label: string; readonly differences: readonly Counted[] }[];
}

/** All findings, the design first. */
export function designFindings(designed: Designed): DesignFinding[] {
  const { plan, arms, effects, contrasts } = designed;
  return [
    ...plan.notes,
    ...arms.map(({ label, difference }) => armFinding(designed, label, difference)),
    ...(effects.length > 0 ? effectFindings(designed) : trendFindings(designed)),
    ...contrasts.map(({ label, differences }) => contrastFinding(designed, label, differences)),
  ];
}

function armFinding({ plan, outcome }: Designed, arm: string, difference: Counted | null): DesignArmFinding {
  const clear = difference !== null && isClear(difference);
  const good = difference !== null && (outcome.direction === "higher") === difference.value > 0;
  return {
    kind: "design-arm",
    arm,
    base: plan.arms[0].label,
    outcome: namedOutcome(outcome),
    difference,
    clear,
    judged: !clear || outcome.direction === "none" ? null : good ? "better" : "worse",
  };
}

/** One finding per factor, the largest effect first; of a one-at-a-time design both ends. */
function effectFindings({ plan, outcome, effects }: Designed): FactorEffectFinding[] {
  const single = plan.method === "one-at-a-time";
  const wanted = single ? effects.filter(({ at }) => at !== "both") : effects;
  const size = (path: string) => Math.max(...wanted.filter(({ factor }) => factor === path).map(({ value }) => Math.abs(value)));
  const paths = [...new Set(wanted.map(({ factor }) => factor))];
  const sorted = [...paths].sort((a, b) => size(b) - size(a) || paths.indexOf(a) - paths.indexOf(b));
  return sorted.map((path) => ({
    kind: "factor-effect",
    factor: namedFactor(plan.factors.find((one) => one.factor.path === path)!.factor),
    outcome: namedOutcome(outcome),
    single,
    effects: wanted
      .filter(({ factor }) => factor === path)
      .map(({ at, value, interval, alike, n }) => {
        const effect = { value, interval, ...(alike === undefined ? {} : { alike }), n };
        return { at, effect, clear: isClear(effect) };
      }),
  }));
}

function trendFindings({ plan, outcome, trends }: Designed): DesignFinding[] {
  if (plan.factors.length === 0) return [];
  const points = plan.points.length - 1;
  if (points < fewestPoints) return [{ kind: "few-points", points, fewest: fewestPoints }];
  return plan.factors.map(({ factor }, j) => {
    const trend = trends[j];
    const told = trend === null ? null : { value: trend.value, interval: trend.interval, n: trend.n, clear: isClear(trend) };
    return { kind: "trend", factor: namedFactor(factor), outcome: namedOutcome(outcome), trend: told };
  });
}

function contrastFinding({ plan, outcome }: Designed, arm: string, differences: readonly Counted[]): ContrastFinding {
  const clear = differences.filter(isClear);
  const higher = clear.filter(({ value }) => value > 0).length;
  const values = differences.map(({ value }) => value);
  const extent = { low: Math.min(...values), high: Math.max(...values) };
  const over = { points: values.length, extent, precision: widestHalf(differences), higher, lower: clear.length - higher };
  return { kind: "contrast", arm, base: plan.arms[0].label, outcome: namedOutcome(outcome), over: values.length === 0 ? null : over };
}
