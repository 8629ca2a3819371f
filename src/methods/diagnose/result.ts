/** What `diagnose` finds. */

import type { Estimate } from "../../statistics/estimate.ts";
import type { CostVerdict } from "../../words/findings/diagnosis.ts";
import type { PlaceReport } from "../place/placeReport.ts";
import type { Outcome, StudyHeader } from "../result.ts";

/** A problem that settings stand for, as results tell of it. */
export interface ProblemInfo {
  readonly id: string;
  readonly label: string;
  readonly row: string | null;
  readonly settings: readonly {
    readonly path: string;
    readonly value: number | string | boolean | null;
    readonly reference: number | string | boolean | null;
    readonly unit: string;
    /** Whether the scenario states the reference; otherwise the registry does. */
    readonly stated: boolean;
  }[];
}

/** What one problem adds to an outcome: differences of a place with it from the same place without it. */
export interface ProblemCost {
  readonly problem: string;
  /** The place as diagnosed against the place without this problem; interval for all problems at once. */
  readonly alone: Estimate;
  /** The place with only this problem against the place without any; interval for all problems at once. */
  readonly last: Estimate;
  /** Mean over sampled orders of taking problems away; null unless asked for. */
  readonly shapley: Estimate | null;
  readonly verdict: CostVerdict;
  /** 1 for what costs most as things stand; equal ranks cannot be told apart; null where no cost was found as things stand. */
  readonly rank: number | null;
}

export interface DiagnosedOutcome {
  readonly outcome: Outcome;
  /** Replications in which every place has a value. */
  readonly n: number;
  readonly baseline: Estimate;
  readonly withoutAll: Estimate;
  /** All problems together: the place as diagnosed against the place without any. */
  readonly total: Estimate;
  /** The same place with three parameters moved by 0.02 %: what chance alone does, with its 95 % interval. */
  readonly placebo: Estimate;
  /** Problems in the order of the scenario. */
  readonly problems: readonly ProblemCost[];
}

/** A diagnosed problem that the model makes of the others: its outcome, with all problems and without any. */
export interface ProblemOutcome {
  readonly id: string;
  readonly label: string;
  readonly row: string | null;
  readonly outcome: Outcome;
  readonly n: number;
  readonly baseline: Estimate;
  readonly withoutAll: Estimate;
  readonly difference: Estimate;
}

export interface DiagnoseResult extends StudyHeader {
  readonly study: "diagnose";
  readonly primary: string;
  readonly replications: number;
  /** Orders sampled for Shapley values; 0 without. */
  readonly orders: number;
  /** Level of the intervals of single problems, so that all of an outcome hold at 95 % together. */
  readonly level: number;
  /** Parameters that the placebo moves. */
  readonly placeboPaths: readonly string[];
  readonly problems: readonly ProblemInfo[];
  /** The primary outcome first. */
  readonly outcomes: readonly DiagnosedOutcome[];
  readonly outcomeProblems: readonly ProblemOutcome[];
  /** The place as diagnosed beside places that exist; absent where none of its runs was finished. */
  readonly place?: PlaceReport;
}
