/** What `compare` finds. */

import type { Estimate, ShareEstimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { PracticalVerdict, Verdict } from "../../statistics/verdict.ts";
import type { ComparisonFinding } from "../../words/findings/comparison.ts";
import type { FactorInfo } from "../factors/factor.ts";
import type { ArmFunding } from "../funding.ts";
import type { PaidShare } from "../paidShares.ts";
import type { PlaceReport } from "../place/placeReport.ts";
import type { CalibratedShare, NamedArm, Outcome, StudyHeader, Within } from "../result.ts";

/** Arms made beside those that lacked money, with as much as they need (`--funded`). */
export interface FundedTwins {
  /** Contributions of others to the safety fund in these arms, yuan per resident and year (`resources.otherFunds`); what they have is assumed. */
  readonly otherFunds: number;
  /** What that is beyond the most that an arm has by itself, and in yuan a year for the whole place. */
  readonly added: number;
  readonly addedYuanPerYear: number;
  /** Replications that showed which arms lack money, and that it is enough. */
  readonly replications: number;
  /** The arm that others are compared with, with as much money. */
  readonly control: string;
  readonly twins: readonly { readonly arm: string; readonly twin: string }[];
}

/** One arm against the baseline in one outcome. */
export interface ArmEffect {
  readonly arm: string;
  readonly outcome: string;
  /** Complete pairs, and pairs lost because a run failed or had nothing to measure. */
  readonly n: number;
  readonly dropped: number;
  readonly baselineMean: number;
  readonly armMean: number;
  readonly difference: number;
  /** Interval of the method in force (paired; Welch where pairing did not help), wide enough for skew; null where all pairs differ alike. */
  readonly interval: Interval | null;
  readonly method: "paired" | "welch";
  /** Why, in words, when the method is not plain pairing; else empty. */
  readonly methodNote: string;
  /** Bias-corrected and accelerated bootstrap interval of the mean paired difference. */
  readonly bootstrap: Interval | null;
  /** Standard deviation of the paired differences. */
  readonly sd: number | null;
  readonly correlation: number | null;
  readonly varianceReductionFactor: number | null;
  readonly replicationsSaved: number | null;
  readonly betterShare: ShareEstimate | null;
  readonly standardised: number | null;
  /** Difference as a share of the baseline's mean; null where that means little. */
  readonly relative: Estimate | null;
  readonly p: number | null;
  /** Adjusted for everything that the study says, to be held against 0.05. */
  readonly adjustedP: number | null;
  /** Interval that holds for all arms at once, beside all else that is said (primary outcome only). */
  readonly simultaneous: Interval | null;
  readonly verdict: Verdict;
  /** Against the declared practical threshold; null without one. */
  readonly practical: PracticalVerdict | null;
}

/** Two arms in one outcome: the second beside the first. */
export interface ArmPair {
  readonly first: string;
  readonly second: string;
  readonly outcome: string;
  /** Complete pairs of replications. */
  readonly n: number;
  /** Second less first. */
  readonly difference: number;
  readonly interval: Interval | null;
  readonly p: number | null;
  /** Adjusted for everything that the study says. */
  readonly adjustedP: number | null;
  /** Of the second arm beside the first. */
  readonly verdict: Verdict;
}

/** The values behind an effect, for dots and distributions; by replication, failed or missing pairs left out. */
export interface PairedValues {
  readonly arm: string;
  readonly outcome: string;
  readonly replications: readonly number[];
  readonly baseline: readonly number[];
  readonly values: readonly number[];
}

/** Difference from the baseline over time. `runs[r][t]`; band simultaneous over t, null from fewer than 20 pairs. */
export interface DifferenceTrajectory {
  readonly arm: string;
  readonly outcome: string;
  readonly days: readonly number[];
  readonly mean: readonly number[];
  readonly band: { readonly low: readonly number[]; readonly high: readonly number[] } | null;
  readonly n: number;
  /** Differences of single replications; at most 20 are kept, for dots where there is no band. */
  readonly runs: readonly (readonly number[])[];
}

/** How the baseline moves by itself in a year, as a share of its mean level: least-squares slope over recorded days, mean over n replications. */
export interface Drift extends Estimate {
  readonly outcome: string;
  readonly n: number;
}

/** Half-width of the primary outcome's interval after n pairs. */
export interface PrecisionPath {
  readonly arm: string;
  readonly n: readonly number[];
  readonly mean: readonly number[];
  readonly halfWidth: readonly number[];
}

export interface Stopping {
  readonly rule: "fixed" | "look-ahead" | "stein";
  /** Sentence that begins with "Stopped because". */
  readonly reason: string;
  /** Asked-for half-width in the outcome's unit per arm; null for a fixed number. */
  readonly targets: Readonly<Record<string, number>> | null;
  readonly reached: boolean;
}

/** How one group of residents or places fared under an arm. */
export interface GroupEffect {
  readonly arm: string;
  readonly outcome: string;
  readonly dimension: "age" | "grid" | "trust";
  readonly group: string;
  readonly label: string;
  readonly n: number;
  readonly residents: number;
  readonly difference: number;
  readonly interval: Interval | null;
  /** Shares of residents better, the same and worse off than the same resident in the baseline, means over replications; null where not everybody is kept. */
  readonly shares: Readonly<Record<"better" | "same" | "worse", Estimate>> | null;
  readonly verdict: Verdict;
  /** Clear, and at least a tenth of the standard deviation between residents. */
  readonly matters: boolean;
}

/** Does the ranking of arms survive other plausible parameters? */
export interface ParameterUncertainty {
  readonly outcome: string;
  /** Parameter sets drawn, and used (a set with a failed run is dropped). */
  readonly sets: number;
  readonly used: number;
  readonly replicationsPerSet: number;
  readonly within: Within;
  readonly calibrated: CalibratedShare | null;
  /** `calibrated`: not drawn evenly from its range; low and high are the ends of what the calibrated sets hold. */
  readonly parameters: readonly (Pick<FactorInfo, "path" | "low" | "high" | "assumption" | "grade"> & { readonly calibrated: boolean })[];
  /** Mean effect over the sets, its interval, quantiles 5 % and 95 % over sets, and the share of sets with the same sign as the default. */
  readonly arms: readonly {
    readonly arm: string;
    readonly mean: Estimate;
    readonly spread: Interval | null;
    readonly sameSign: ShareEstimate;
    /** Share of sets in which the arm has rank 1, 2, …; index 0 is the best. */
    readonly rankShares: readonly number[];
    readonly best: ShareEstimate;
  }[];
  /** Share of sets that rank the arms exactly as the default does, and mean Kendall rank correlation with the default ranking. */
  readonly sameRanking: ShareEstimate;
  readonly meanKendall: Estimate;
  /** Effects per set and arm, for charts: `effects[set][arm]`, arms as above. */
  readonly effects: readonly (readonly number[])[];
}

/** An effect with assumptions varied; as `ArmEffect` where the names are the same. */
export interface VariedEffect {
  readonly arm: string;
  readonly outcome: string;
  readonly n: number;
  readonly dropped: number;
  /** Mean paired difference over the sets. */
  readonly difference: number;
  /** Where the effect lies whichever set is right, and for all arms at once (primary outcome only). */
  readonly interval: Interval | null;
  readonly simultaneous: Interval | null;
  /** Standard deviation of the effect over the assumptions, what chance does left out. */
  readonly spread: number | null;
  /** Sets in which the difference is below 0, and above. */
  readonly below: number;
  readonly above: number;
}

/** What becomes of the effects under other sets of assumptions that fit the evidence. */
export interface VariedResult {
  /** Replications made once more, each under another set; and the sets that there are. */
  readonly draws: number;
  readonly sets: number;
  /** Those that the sets move, over their plausible ranges. */
  readonly parameters: readonly (Pick<FactorInfo, "label" | "unit" | "low" | "high"> & { readonly id: string })[];
  /** Ids of those that the scenario says itself, and that are not varied. */
  readonly own: readonly string[];
  readonly effects: readonly VariedEffect[];
}

export interface CostPlane {
  readonly arm: string;
  readonly n: number;
  /** Extra cost, yuan, and benefit (in the good direction of the primary outcome), by replication. */
  readonly cost: readonly number[];
  readonly benefit: readonly number[];
  readonly meanCost: number;
  readonly meanBenefit: number;
  /** Of each mean alone; null where all pairs differ alike, and from a single one. */
  readonly costInterval: Interval | null;
  readonly benefitInterval: Interval | null;
  /** Extra cost for one unit of benefit, a ratio of means (Fieller's interval); null unless the benefit's interval lies above 0. */
  readonly costPerUnit: Estimate | null;
  /** 95 % confidence ellipse of the two means: semi-axes and angle (radians from the cost axis to the first axis); null below 20 pairs. */
  readonly ellipse: { readonly a: number; readonly b: number; readonly angle: number } | null;
  /** On the efficient frontier by the means. */
  readonly efficient: boolean;
  /** Whether that it is on or off the frontier is shown: every resample of the replications says the same, 20 or more of them. */
  readonly place: "on" | "off" | "unclear";
}

export interface CompareResult extends StudyHeader {
  readonly study: "compare";
  readonly findings: readonly ComparisonFinding[];
  /** Baseline first. */
  readonly arms: readonly NamedArm[];
  readonly primary: string;
  readonly outcomes: readonly Outcome[];
  readonly threshold: number | null;
  readonly effects: readonly ArmEffect[];
  /** Arms other than the baseline against each other, in every outcome. */
  readonly armPairs: readonly ArmPair[];
  readonly pairs: readonly PairedValues[];
  readonly trajectories: readonly DifferenceTrajectory[];
  /** One for each outcome that was recorded over time, from a year on. */
  readonly drift: readonly Drift[];
  /** What interventions got of what they were due, for all that were due anything. */
  readonly paid: readonly PaidShare[];
  /** What measures lacked, of all arms for which anything was due. */
  readonly funding: readonly ArmFunding[];
  /** Absent unless asked for; null where no arm lacked money. */
  readonly funded?: FundedTwins | null;
  readonly precision: readonly PrecisionPath[];
  readonly stopping: Stopping;
  readonly groups: readonly GroupEffect[];
  readonly costPlane: readonly CostPlane[];
  /** The baseline beside places that exist; absent where none of its runs was finished. */
  readonly place?: PlaceReport;
  readonly parameterUncertainty: ParameterUncertainty | null;
  /** Effects with assumptions varied; absent where none were. */
  readonly varied?: VariedResult;
}
