/** What charts of a ranking say. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { DirectedOutcome, NamedOutcome } from "./named.ts";

/** Which arm is selected, which were the same as it in every replication, and what fresh replications make of it; null without any. */
export interface SelectedFinding {
  readonly kind: "selected";
  readonly outcome: NamedOutcome;
  readonly arm: string;
  readonly alike: readonly string[];
  readonly fresh: Estimate | null;
}

/** What the procedure promises; no guarantee where it spreads a budget. */
export interface SelectedNoteFinding {
  readonly kind: "selected-note";
  readonly outcome: NamedOutcome;
  readonly indifference: number;
  readonly guarantee: number | null;
}

/** The arms that come first most often over resamples. */
export interface FirstRanksFinding {
  readonly kind: "first-ranks";
  readonly outcome: NamedOutcome;
  readonly firsts: readonly string[];
  readonly share: number;
  /** The selected arm, where it is not among them. */
  readonly selected: string | null;
}

export interface RanksNoteFinding {
  readonly kind: "ranks-note";
  readonly outcome: DirectedOutcome;
}

/** Which arms are best over parameter sets by some measure of robustness, and which by all. */
export interface RobustFinding {
  readonly kind: "robust";
  readonly outcome: NamedOutcome;
  readonly sets: number;
  readonly measures: number;
  /** Arms, and those that are best by some measure. */
  readonly arms: number;
  readonly leaders: readonly string[];
  /** Best by every measure. */
  readonly byAll: string | null;
  /** With the smallest largest regret. */
  readonly regret: string;
}

export interface RobustNoteFinding {
  readonly kind: "robust-note";
  readonly outcome: DirectedOutcome;
  readonly sets: Interval;
}

export type RankChartFinding =
  | SelectedFinding
  | SelectedNoteFinding
  | FirstRanksFinding
  | RanksNoteFinding
  | RobustFinding
  | RobustNoteFinding;
