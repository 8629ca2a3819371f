/** What a design found: one finding per arm or per factor, about the primary outcome; what may be called clear is decided in `claims.ts`. */
import { widestHalf } from "../../statistics/estimate.ts";
import type {
  ContrastFinding,
  CountedDifference,
  DesignArmFinding,
  DesignFinding,
  FactorEffectFinding,
} from "../../words/findings/design.ts";
import { namedFactor } from "../factors/factor.ts";
import { namedOutcome, type Outcome } from "../result.ts";
import { type Claim, type Claimed, shownEffects } from "./claims.ts";
import type { Tested } from "./rows.ts";
import { fewestPoints } from "./trend.ts";

export interface Designed extends Claimed {
  readonly outcome: Outcome;
  readonly arms: readonly { readonly label: string; readonly difference: Tested | null }[];
  readonly contrasts: readonly { readonly label: string; readonly differences: readonly Tested[] }[];
}

/** All findings, the design first. */
export function designFindings(designed: Designed, claim: Claim): DesignFinding[] {
  const { plan, arms, effects, contrasts } = designed;
  return [
    ...plan.notes,
    ...arms.map(({ label, difference }) => armFinding(designed, label, difference, claim)),
    ...(effects.length > 0 ? effectFindings(designed, claim) : trendFindings(designed, claim)),
    ...contrasts.map(({ label, differences }) => contrastFinding(designed, label, differences, claim)),
  ];
}

function armFinding({ plan, outcome }: Designed, arm: string, difference: Tested | null, claim: Claim): DesignArmFinding {
  const clear = difference !== null && claim(difference);
  const good = difference !== null && (outcome.direction === "higher") === difference.value > 0;
  return {
    kind: "design-arm",
    arm,
    base: plan.arms[0].label,
    outcome: namedOutcome(outcome),
    difference: difference === null ? null : counted(difference),
    clear,
    judged: !clear || outcome.direction === "none" ? null : good ? "better" : "worse",
  };
}

/** One finding per factor, the largest effect first; of a one-at-a-time design both ends. */
function effectFindings({ plan, outcome, effects }: Designed, claim: Claim): FactorEffectFinding[] {
  const wanted = shownEffects(plan, effects);
  const size = (path: string) => Math.max(...wanted.filter(({ factor }) => factor === path).map(({ value }) => Math.abs(value)));
  const paths = [...new Set(wanted.map(({ factor }) => factor))];
  const sorted = [...paths].sort((a, b) => size(b) - size(a) || paths.indexOf(a) - paths.indexOf(b));
  return sorted.map((path) => ({
    kind: "factor-effect",
    factor: namedFactor(plan.factors.find((one) => one.factor.path === path)!.factor),
    outcome: namedOutcome(outcome),
    single: plan.method === "one-at-a-time",
    effects: wanted
      .filter(({ factor }) => factor === path)
      .map((effect) => ({ at: effect.at, effect: counted(effect), clear: claim(effect) })),
  }));
}

function counted({ value, interval, alike, n }: Tested): CountedDifference {
  return { value, interval, ...(alike === undefined ? {} : { alike }), n };
}

function trendFindings({ plan, outcome, trends }: Designed, claim: Claim): DesignFinding[] {
  if (plan.factors.length === 0) return [];
  const points = plan.points.length - 1;
  if (points < fewestPoints) return [{ kind: "few-points", points, fewest: fewestPoints }];
  return plan.factors.map(({ factor }, j) => {
    const trend = trends[j];
    const told = trend === null ? null : { value: trend.value, interval: trend.interval, n: trend.n, clear: claim(trend) };
    return { kind: "trend", factor: namedFactor(factor), outcome: namedOutcome(outcome), trend: told };
  });
}

function contrastFinding({ plan, outcome }: Designed, arm: string, differences: readonly Tested[], claim: Claim): ContrastFinding {
  const clear = differences.filter(claim);
  const higher = clear.filter(({ value }) => value > 0).length;
  const values = differences.map(({ value }) => value);
  const extent = { low: Math.min(...values), high: Math.max(...values) };
  const over = { points: values.length, extent, precision: widestHalf(differences), higher, lower: clear.length - higher };
  return { kind: "contrast", arm, base: plan.arms[0].label, outcome: namedOutcome(outcome), over: values.length === 0 ? null : over };
}
