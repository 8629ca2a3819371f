/** What a sensitivity analysis may say. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { NamedEstimate, NamedOutcome } from "./named.ts";

/** What is explained: an outcome, or the effect of an arm on it. */
export interface ExplainedOutcome extends NamedOutcome {
  readonly arm: string | null;
}

/** Nothing passes the floor of chance; from a single replication nothing could. */
export interface NothingMovesFinding {
  readonly kind: "nothing-moves";
  readonly outcome: ExplainedOutcome;
  readonly parameters: number;
  readonly single: boolean;
}

/** The parameter with the largest effect (Morris' μ*), and those whose intervals reach into its own. */
export interface LargestEffectFinding {
  readonly kind: "largest-effect";
  readonly outcome: ExplainedOutcome;
  readonly parameter: string;
  readonly effect: Estimate;
  readonly way: "up" | "down" | "either";
  readonly near: readonly string[];
}

/** The parameter with the largest share of variance (Sobol's indices), alone and with its interactions. */
export interface LargestShareFinding {
  readonly kind: "largest-share";
  readonly outcome: ExplainedOutcome;
  readonly parameter: string;
  readonly alone: Estimate;
  readonly total: Estimate;
  readonly near: readonly string[];
}

/** How many of the parameters that move the result most are assumptions, and how many choices. */
export interface LeadingGradesFinding {
  readonly kind: "leading-grades";
  readonly parameters: number;
  readonly assumed: number;
  readonly chosen: number;
}

/** What the parameters alone add up to. */
export interface SumOfSharesFinding {
  readonly kind: "sum-of-shares";
  readonly sum: Estimate;
}

/** Pairs that work together, the strongest first. */
export interface PairsFinding {
  readonly kind: "pairs";
  readonly pairs: readonly { readonly first: string; readonly second: string; readonly share: Estimate }[];
}

export interface ChanceShareFinding {
  readonly kind: "chance-share";
  readonly share: Estimate;
  /** Of differences between arms, not of single runs. */
  readonly paired: boolean;
}

/** Parameters whose effects vary much with the others (Morris' σ above μ*). */
export interface UnevenFinding {
  readonly kind: "uneven";
  readonly parameters: readonly string[];
}

export interface WithoutInfluenceFinding {
  readonly kind: "without-influence";
  readonly parameters: readonly string[];
}

/** The widest bar of a tornado whose interval leaves zero out. */
export interface AloneFinding {
  readonly kind: "alone";
  readonly outcome: ExplainedOutcome;
  readonly parameter: string;
  readonly low: Estimate;
  readonly high: Estimate;
}

/** How far the indices still moved from half the points to all of them. */
export interface SettlingFinding {
  readonly kind: "settling";
  readonly from: number;
  readonly to: number;
  readonly most: Pick<NamedEstimate, "label"> & { readonly change: number };
  readonly settled: boolean;
}

/** What the indices are indices of. */
export interface SharedChanceFinding {
  readonly kind: "shared-chance";
  readonly replications: number;
  readonly paired: boolean;
}

export interface UsedBlocksFinding {
  readonly kind: "used-blocks";
  readonly used: number;
  readonly made: number;
  readonly method: "morris" | "sobol";
}

export type SensitivityFinding =
  | NothingMovesFinding
  | LargestEffectFinding
  | LargestShareFinding
  | LeadingGradesFinding
  | SumOfSharesFinding
  | PairsFinding
  | ChanceShareFinding
  | UnevenFinding
  | WithoutInfluenceFinding
  | AloneFinding
  | SettlingFinding
  | SharedChanceFinding
  | UsedBlocksFinding;
