/** What charts of effects say: titles, and notes on how they are made. */
import type { ShareEstimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { PracticalVerdict, Verdict } from "../../statistics/verdict.ts";
import type { Difference } from "./comparison.ts";
import type { DirectedOutcome, NamedOutcome } from "./named.ts";

/** How many have which verdict. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** No pair is complete; null where several outcomes are shown. */
export interface NoPairFinding {
  readonly kind: "no-pair";
  readonly outcome: NamedOutcome | null;
}

/** One pair for each arm. */
export interface SinglePairFinding {
  readonly kind: "single-pair";
  readonly outcome: NamedOutcome;
  /** What the chart shows of it: its differences, those of all outcomes, cost beside it, how differences scatter. */
  readonly shown: "effects" | "all-outcomes" | "cost" | "scatter";
}

/** What one arm does in an outcome. */
export interface EffectFinding {
  readonly kind: "effect";
  readonly arm: string;
  readonly outcome: NamedOutcome;
  readonly effect: Difference;
  /** Null without a declared threshold. */
  readonly practical: PracticalVerdict | null;
  /** Over all outcomes of this arm; null where the title is of one. */
  readonly outcomes: VerdictCounts | null;
}

/** How many arms are better and worse in an outcome; of these by more than the threshold, and within it, where one is declared. */
export interface EffectsFinding {
  readonly kind: "effects";
  readonly outcome: NamedOutcome;
  readonly arms: VerdictCounts;
  readonly threshold: { readonly beyond: number; readonly within: number } | null;
}

/** What the differences from the baseline are, and what decides. */
export interface EffectsNoteFinding {
  readonly kind: "effects-note";
  readonly baseline: string;
  readonly pairs: Interval;
  /** A declared primary outcome, with more arms than one, beside others; null without one. */
  readonly primary: { readonly together: boolean; readonly others: boolean } | null;
  /** Differences whose interval is Welch's. */
  readonly welch: readonly { readonly arm: string; readonly outcome: NamedOutcome }[];
  /** Pairs lost to failed runs. */
  readonly lost: number;
}

/** How the values of single replications are drawn: pairs joined, or side by side above so many, by then perhaps on each other. */
export interface ReplicationsNoteFinding {
  readonly kind: "replications-note";
  readonly outcome: DirectedOutcome;
  readonly baseline: string;
  readonly pairs: Interval;
  readonly strips: { readonly above: number; readonly dense: boolean } | null;
}

/** An arm whose effect on the outcome is claimed: by the end of the study, and from which day on its band leaves zero out. */
export interface ArmCourse {
  readonly arm: string;
  readonly effect: Difference;
  readonly from: number | null;
}

/** Arms whose course parts from the baseline's, of so many. */
export interface CoursesFinding {
  readonly kind: "courses";
  readonly outcome: NamedOutcome;
  readonly arms: readonly ArmCourse[];
  readonly of: number;
}

/** What the courses are means of, over which period each point is counted (null for a state), and whether they have bands. */
export interface CoursesNoteFinding {
  readonly kind: "courses-note";
  readonly outcome: DirectedOutcome;
  readonly baseline: string;
  readonly pairs: Interval;
  /** Unit of the axis, shares in percentage points. */
  readonly unit: string;
  readonly period: { readonly days: number; readonly adds: boolean } | null;
  readonly bands: boolean;
  /** Arms that are the baseline's on every day, and not drawn. */
  readonly same: readonly string[];
}

/** The arm that is better in most pairs; how many others are so in as many, of how many. */
export interface ScatterFinding {
  readonly kind: "scatter";
  readonly outcome: NamedOutcome;
  /** Null where no direction is good. */
  readonly most: { readonly arm: string; readonly share: ShareEstimate; readonly alike: number; readonly of: number } | null;
}

export interface ScatterNoteFinding {
  readonly kind: "scatter-note";
  readonly outcome: DirectedOutcome;
  readonly baseline: string;
  /** Pairs below which each is drawn; null where no arm has so few. */
  readonly dots: number | null;
}

/** How well the difference is known that is known least. */
export interface PrecisionFinding {
  readonly kind: "precision";
  readonly outcome: NamedOutcome;
  readonly arms: number;
  readonly halfWidth: number;
  readonly pairs: number;
  /** Whether the precision asked for was reached; null where none was. */
  readonly reached: boolean | null;
}

export interface PrecisionNoteFinding {
  readonly kind: "precision-note";
  readonly outcome: NamedOutcome;
  /** Why the study stopped, as a sentence. */
  readonly stopped: string;
  /** Some of the first half-widths lie above the scale. */
  readonly above: boolean;
}

/** Parameter sets, what they vary, and what is shown of them. */
export interface ParameterSetsNoteFinding {
  readonly kind: "parameter-sets-note";
  readonly outcome: NamedOutcome;
  readonly sets: number;
  readonly used: number;
  readonly parameters: number;
  readonly assumptions: number;
  readonly replications: number;
  /** Sets below which no quantiles are drawn; null where there are more. */
  readonly fewerThan: number | null;
}

export type EffectChartFinding =
  | NoPairFinding
  | SinglePairFinding
  | EffectFinding
  | EffectsFinding
  | EffectsNoteFinding
  | ReplicationsNoteFinding
  | CoursesFinding
  | CoursesNoteFinding
  | ScatterFinding
  | ScatterNoteFinding
  | PrecisionFinding
  | PrecisionNoteFinding
  | ParameterSetsNoteFinding;
