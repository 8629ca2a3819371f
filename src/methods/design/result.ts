/** What a design of points finds. */

import type { Estimate } from "../../statistics/estimate.ts";
import type { FactorInfo } from "../factors/factor.ts";
import type { NamedArm, Outcome, StudyHeader } from "../result.ts";

export interface DesignResult extends StudyHeader {
  readonly study: "design";
  readonly method: string;
  /** Arms under which every point is run; points are compared within an arm, and arms with the first. */
  readonly arms: readonly NamedArm[];
  /** Sha256 of the design table. */
  readonly designHash: string;
  readonly factors: readonly FactorInfo[];
  readonly outcomes: readonly Outcome[];
  /** Rows in the order of running: all arms of a point, then the next point. */
  readonly points: readonly {
    readonly point: string;
    readonly arm: string;
    readonly label: string;
    /** `values[i]` belongs to factor i; empty for method arms, which has no factors. */
    readonly values: readonly number[];
    readonly estimates: readonly (Estimate & { readonly outcome: string; readonly n: number })[];
    /**
     * Paired difference from the base: for method arms the first arm, else the scenario's own values under the same arm. `clear` counts
     * all that the sentences say, or all points under the same arm (`claims.ts`).
     */
    readonly differences: readonly (Estimate & { readonly outcome: string; readonly n: number; readonly clear: boolean })[];
  }[];
  /**
   * Effects under the first arm. Grids and factorials: from a factor's lowest to its highest value (`both`), the others balanced. One at a
   * time: from the scenario's value to either end of the range (`low`, `high`). Empty for other designs. `clear` counts all that the
   * sentences say, or all effects in the outcome (`claims.ts`).
   */
  readonly effects: readonly (Estimate & {
    readonly factor: string;
    readonly outcome: string;
    readonly at: "low" | "high" | "both";
    readonly clear: boolean;
  })[];
  /** Spearman's rank correlations of factors with the points' means under the first arm, n points each; empty unless points are sampled. */
  readonly trends: readonly (Estimate & { readonly factor: string; readonly outcome: string; readonly n: number })[];
}
