/** What `rank` finds. */

import type { Estimate, ShareEstimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { CalibratedShare, Outcome, StudyHeader, Within } from "../result.ts";

export interface RankedArm {
  readonly arm: string;
  readonly label: string;
  readonly n: number;
  readonly mean: number;
  readonly interval: Interval | null;
  /** Replication at which it was dropped from the contest; null for survivors. */
  readonly eliminatedAt: number | null;
  /** Bootstrap share of resamples in which the arm has rank 1, 2, … */
  readonly rankShares: readonly number[];
  /** Difference from the selected arm, paired; zero for it. */
  readonly difference: Estimate;
}

export interface RobustnessRow {
  readonly arm: string;
  readonly label: string;
  /** In the outcome's unit. */
  readonly expected: Estimate;
  readonly cvar: number;
  readonly worst: number;
  readonly maxRegret: number;
  readonly satisficing: ShareEstimate | null;
}

export interface RankResult extends StudyHeader {
  readonly study: "rank";
  readonly outcome: Outcome;
  readonly method: "kn" | "ocba";
  readonly indifference: number;
  /** 1 − alpha: guaranteed probability of correct selection, for KN; null for OCBA, which gives none. */
  readonly guarantee: number | null;
  readonly selected: string;
  readonly reason: string;
  readonly arms: readonly RankedArm[];
  /** Selected arm on replications that the selection never saw. */
  readonly fresh: {
    readonly replications: readonly number[];
    readonly mean: Estimate;
    readonly difference: Estimate;
    readonly against: string;
  };
  readonly robustness: {
    readonly sets: number;
    readonly used: number;
    readonly within: Within;
    readonly calibrated: CalibratedShare | null;
    readonly threshold: number | null;
    readonly tail: number;
    readonly rows: readonly RobustnessRow[];
    /** `values[set][arm]`, arms in the order of `rows`. */
    readonly values: readonly (readonly number[])[];
  } | null;
}
