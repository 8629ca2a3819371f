/** What a design of points may say. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { NamedOutcome } from "./named.ts";

/** A parameter that is varied: its range, and the scenario's own value. */
export interface NamedFactor {
  readonly label: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly standard: number;
}

/** A difference over n pairs or replications. */
export interface CountedDifference extends Estimate {
  readonly n: number;
}

/** So many points do not fill a Sobol design evenly. */
export interface UnbalancedFinding {
  readonly kind: "unbalanced";
  readonly points: number;
}

/** What is mixed with what in a fraction of all combinations; null resolution where the fraction is the whole. */
export interface FractionFinding {
  readonly kind: "fraction";
  readonly runs: number;
  readonly combinations: number;
  readonly resolution: 3 | 4 | 5 | null;
  /** Every further factor as the product of others. */
  readonly generators: readonly { readonly factor: string; readonly product: readonly string[] }[];
}

/** The scenario's own value lies outside the range that is varied. */
export interface OutsideFinding {
  readonly kind: "outside";
  readonly factor: NamedFactor;
}

/** An arm beside the first; null where no replication has both. `judged` where it is clear and a direction is good. */
export interface DesignArmFinding {
  readonly kind: "design-arm";
  readonly arm: string;
  readonly base: string;
  readonly outcome: NamedOutcome;
  readonly difference: CountedDifference | null;
  readonly clear: boolean;
  readonly judged: "better" | "worse" | null;
}

/** What a factor does: from its low to its high value, or at either end against the scenario's own. */
export interface FactorEffectFinding {
  readonly kind: "factor-effect";
  readonly factor: NamedFactor;
  readonly outcome: NamedOutcome;
  /** One factor at a time. */
  readonly single: boolean;
  readonly effects: readonly { readonly at: "low" | "high" | "both"; readonly effect: CountedDifference; readonly clear: boolean }[];
}

/** Too few points for a trend. */
export interface FewPointsFinding {
  readonly kind: "few-points";
  readonly points: number;
  readonly fewest: number;
}

/** How an outcome goes with a factor over the points; null where one of them does not vary. */
export interface TrendFinding {
  readonly kind: "trend";
  readonly factor: NamedFactor;
  readonly outcome: NamedOutcome;
  readonly trend: { readonly value: number; readonly interval: Interval | null; readonly n: number; readonly clear: boolean } | null;
}

/** Whether the difference between arms holds over the points; null where there is nothing to compare. */
export interface ContrastFinding {
  readonly kind: "contrast";
  readonly arm: string;
  readonly base: string;
  readonly outcome: NamedOutcome;
  readonly over: {
    readonly points: number;
    readonly extent: Interval;
    /** Half of the widest interval. */
    readonly precision: number;
    readonly higher: number;
    readonly lower: number;
  } | null;
}

export type DesignNote = UnbalancedFinding | FractionFinding | OutsideFinding;
export type DesignFinding = DesignNote | DesignArmFinding | FactorEffectFinding | FewPointsFinding | TrendFinding | ContrastFinding;
