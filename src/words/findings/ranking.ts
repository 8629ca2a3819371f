/** What a ranking may say. */
import type { Estimate, ShareEstimate } from "../../statistics/estimate.ts";
import type { NamedOutcome } from "./named.ts";

/** An outcome in which one direction is good. */
export interface RankedOutcome extends NamedOutcome {
  readonly higher: boolean;
}

/** What was selected, why the contest ended, and what is guaranteed. */
export interface SelectionFinding {
  readonly kind: "selection";
  readonly outcome: RankedOutcome;
  readonly arm: string;
  readonly reason: "one-survivor" | "cannot-be-separated" | "maximum-reached" | "budget-spent";
  /** Arms that were in to the end. */
  readonly survivors: readonly string[];
  readonly replications: number;
  readonly runs: number;
  /** The difference that matters, in the outcome's unit. */
  readonly indifference: number;
  /** Probability of a correct selection; null without a guarantee. */
  readonly guarantee: number | null;
}

/** Numbers of a ranking have one scale: about `size`, to at least two figures of the smallest difference that matters. */
export interface RankScale {
  readonly size: number;
  readonly indifference: number;
}

/** The selected arm on replications that the selection never saw. */
export interface FreshFinding {
  readonly kind: "fresh";
  readonly outcome: RankedOutcome;
  readonly scale: RankScale;
  readonly arm: string;
  readonly against: string;
  readonly replications: number;
  readonly mean: Estimate;
  readonly difference: Estimate;
  /** `same`: no difference in any replication. */
  readonly verdict: "same" | "unclear" | "better" | "worse";
}

/** Arms so close that to choose them instead may cost nothing that matters. */
export interface CloseFinding {
  readonly kind: "close";
  readonly outcome: RankedOutcome;
  readonly scale: RankScale;
  readonly arms: readonly { readonly label: string; readonly difference: number }[];
}

/** How often the selected arm comes first when the replications are resampled, and which others do. */
export interface ResampledFinding {
  readonly kind: "resampled";
  readonly arm: string;
  readonly share: number;
  readonly others: readonly { readonly label: string; readonly share: number }[];
}

/** Which arms lead over parameter sets, by each rule. */
export interface RulesFinding {
  readonly kind: "rules";
  readonly outcome: RankedOutcome;
  readonly sets: number;
  readonly expected: readonly string[];
  /** Mean of the worst share `tail`. */
  readonly tail: number;
  readonly cvar: readonly string[];
  readonly worst: readonly string[];
  readonly regret: readonly string[];
  readonly satisficing: { readonly threshold: number; readonly arms: readonly string[] } | null;
}

/** In how many parameter sets the selected arm is the best, and its largest regret. */
export interface BestOverSetsFinding {
  readonly kind: "best-over-sets";
  readonly outcome: RankedOutcome;
  readonly scale: RankScale;
  readonly arm: string;
  readonly best: ShareEstimate;
  readonly regret: number;
}

/** Replications of the contest that were left out for all arms. */
export interface LeftOutFinding {
  readonly kind: "left-out";
  readonly replications: number;
}

export type RankingFinding =
  | SelectionFinding
  | FreshFinding
  | CloseFinding
  | ResampledFinding
  | RulesFinding
  | BestOverSetsFinding
  | LeftOutFinding;
