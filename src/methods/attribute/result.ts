/** What `attribute` finds. */

import type { Estimate } from "../../statistics/estimate.ts";
import type { NamedArm, Outcome, StudyHeader } from "../result.ts";

export interface MeasureInfo {
  readonly id: string;
  readonly label: string;
}

export interface AttributedOutcome {
  readonly outcome: Outcome;
  readonly n: number;
  readonly baselineMean: number;
  /** Total effect of the package; equals the sum of the measures' values to the last bit. */
  readonly total: Estimate;
  readonly values: readonly (Estimate & { readonly measure: string })[];
  /** Shapley interaction indices of pairs. */
  readonly interactions: readonly (Estimate & { readonly first: string; readonly second: string })[];
  /** Effect of each measure alone, and of the package without it (package minus rest), for comparison. */
  readonly alone: readonly (Estimate & { readonly measure: string })[];
  readonly last: readonly (Estimate & { readonly measure: string })[];
}

/** How a change in true incidents came about. */
export interface MechanismShare extends Estimate {
  readonly mechanism: "arrivals" | "detection" | "routing" | "handling" | "escalation";
  readonly label: string;
}

export interface AttributionResult extends StudyHeader {
  readonly study: "attribute";
  readonly arm: NamedArm;
  readonly measures: readonly MeasureInfo[];
  readonly method: "exact" | "orders";
  /** Orders sampled (0 when exact). */
  readonly orders: number;
  readonly replications: number;
  readonly outcomes: readonly AttributedOutcome[];
  /** Mechanisms of the package, and of each measure alone, in true incidents; parts add up to `total`. */
  readonly mechanisms: readonly {
    readonly arm: NamedArm;
    readonly n: number;
    readonly total: Estimate;
    readonly parts: readonly MechanismShare[];
  }[];
}
