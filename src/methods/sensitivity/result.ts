/** What `sensitivity` finds. */

import type { Estimate } from "../../statistics/estimate.ts";
import type { FactorInfo } from "../factors/factor.ts";
import type { Outcome, StudyHeader, Within } from "../result.ts";

export interface MorrisRow {
  readonly factor: string;
  readonly mu: Estimate;
  readonly muStar: Estimate;
  readonly sigma: Estimate;
  /** The mu* that a parameter passes by chance alone in 4 of 100 studies, any of them in any; null from one replication. */
  readonly floor: number | null;
}

export interface SobolRow {
  readonly factor: string;
  readonly first: Estimate;
  readonly total: Estimate;
  /** The total index that a parameter passes by chance alone in 4 of 100 studies, any of them in any; null from one replication. */
  readonly floor: number | null;
}

export interface SensitivityResult extends StudyHeader {
  readonly study: "sensitivity";
  readonly method: "morris" | "sobol";
  readonly arm: string;
  readonly outcome: Outcome;
  readonly factors: readonly FactorInfo[];
  readonly within: Within;
  readonly designHash: string;
  readonly replicationsPerPoint: number;
  /** Sorted by mu*, largest first; empty for Sobol. */
  readonly morris: readonly MorrisRow[];
  /** Sorted by total index, largest first; empty for Morris. */
  readonly sobol: readonly SobolRow[];
  readonly secondOrder: readonly (Estimate & { readonly first: string; readonly second: string })[];
  /** Indices for growing N = 2^k. */
  readonly convergence: readonly { readonly n: number; readonly rows: readonly SobolRow[] }[];
  /** Share of the variance of single runs that is chance, not parameters. */
  readonly noiseShare: Estimate | null;
  /** One-at-a-time from low to high for the tornado; may be empty. */
  readonly tornado: readonly { readonly factor: string; readonly low: Estimate; readonly high: Estimate }[];
  /** Blocks dropped because a run in them failed. */
  readonly droppedBlocks: number;
}
