/**
 * Results of the study analyses as plain data: what `results.json` holds, tables list, charts draw and sentences tell.
 *
 * Every estimate carries its interval; an interval that cannot honestly be given is null, with a reason beside it where one is needed.
 * Intervals are 95 % unless `level` says otherwise. All numbers are finite.
 */

import type { Grade } from "../../model/parameter.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { PaidShare } from "../paidShares.ts";
import type { PlaceReport } from "../place/placeReport.ts";
import type { RunFailure, RunRequest } from "../runs/request.ts";
import type { Direction, GroupKey, ResultTables } from "../tables.ts";

export type { Interval } from "../../statistics/mean.ts";

/** A number with its interval. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval | null;
  /** Instead of an interval, where all of several values are equal: how many, and whether the sign test tells them from 0. */
  readonly alike?: { readonly n: number; readonly clear: boolean };
}

/** A share of n cases with its Wilson interval. */
export interface ShareEstimate extends Interval {
  readonly count: number;
  readonly n: number;
  readonly share: number;
}

/** An indicator and group as a study's outcome. */
export interface Outcome {
  /** `<indicator>`, or `<indicator>/<group>` when the group is not the indicator's main one. */
  readonly id: string;
  readonly indicator: string;
  readonly group: GroupKey;
  readonly label: string;
  readonly unit: string;
  readonly direction: Direction;
}

/**
 * How far parameters go: over the registry's plausible range about the scenario's value; a share of that value to either side, inside the
 * registry's limits; or, null, over the whole of those limits, which are of validity, not of plausibility.
 */
export type Within = "plausible" | number | null;

export interface NamedArm {
  readonly id: string;
  readonly label: string;
}

/** What every result begins with. */
export interface StudyHeader {
  /** Command that made it; `assumptions` is `compare --assumptions`. */
  readonly study: "run" | "compare" | "assumptions" | "design" | "sensitivity" | "attribute" | "diagnose" | "rank";
  readonly scenario: { readonly id: string; readonly title: string; readonly seed: string; readonly horizonDays: number };
  readonly runs: { readonly requested: number; readonly used: number };
  readonly warnings: readonly string[];
  /** Plain sentences: the findings, in the order in which a reader should meet them. */
  readonly sentences: readonly string[];
}

// ---- money

/** What the safety fund could not pay of what was due for measures; yuan and months are means over runs. */
export interface MoneyLacked {
  /** Yuan. */
  readonly due: Estimate;
  /** Yuan due and not paid. */
  readonly lacked: Estimate;
  /** Months of 30 days in which anything was lacking. */
  readonly months: Estimate;
  /** Runs in which anything was lacking. */
  readonly shortRuns: number;
  /** First and last month, from 1, in which anything was lacking in any run; null where nothing was. */
  readonly firstMonth: number | null;
  readonly lastMonth: number | null;
}

export interface InterventionFunding extends MoneyLacked {
  /** As the scenario names it. */
  readonly intervention: string;
}

/** An arm for which anything was due, and what each of its interventions lacked. */
export interface ArmFunding extends MoneyLacked {
  readonly arm: string;
  /** Finished runs. */
  readonly n: number;
  readonly interventions: readonly InterventionFunding[];
}

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

// ---- run

/** An arm's runs in one outcome. */
export interface ArmLevel {
  readonly arm: string;
  readonly outcome: string;
  /** Runs with a value. */
  readonly n: number;
  /** Null where no run has a value; the standard deviation also for a single run. */
  readonly mean: number | null;
  readonly sd: number | null;
}

/** A run that failed: which, and under which settings other than default. */
export interface FailedRun extends RunFailure {
  readonly arm: string;
  readonly replication: number;
  readonly parameters: Readonly<Record<string, number | string | boolean | null>>;
}

/** Arms as they are, and beside the baseline where it is among them. */
export interface RunResult extends StudyHeader {
  readonly study: "run";
  readonly replications: number;
  readonly arms: readonly NamedArm[];
  readonly outcomes: readonly Outcome[];
  readonly levels: readonly ArmLevel[];
  readonly effects: readonly ArmEffect[];
  /** Cost and true incidents averted, from the baseline. */
  readonly costPlane: readonly CostPlane[];
  readonly paid: readonly PaidShare[];
  /** What measures lacked, of all arms for which anything was due. */
  readonly funding: readonly ArmFunding[];
  /** The baseline beside places that exist; absent where none of its runs was finished. */
  readonly place?: PlaceReport;
  readonly failures: readonly FailedRun[];
}

// ---- compare

/** `better` and `worse` only when the interval excludes zero; `different` then for outcomes without a good direction. */
export type Verdict = "better" | "worse" | "different" | "unclear" | "same";

/** One arm against the baseline in one outcome. */
/**
 * Where the interval in force lies, beside a threshold that matters to either side. `better-by-more`, `worse-by-more`, or
 * `different-by-more` where no direction is good: all of it beyond; `equivalent`: all of it within; `direction`: it leaves out 0, and by
 * how much is not clear; `unclear`: neither.
 */
export type PracticalVerdict = "better-by-more" | "worse-by-more" | "different-by-more" | "equivalent" | "direction" | "unclear";

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
/** Calibrated parameters that are not drawn one by one: each parameter set takes over one whole calibrated set. */
export interface CalibratedShare {
  readonly parameters: number;
  readonly sets: number;
}

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

// ---- assumptions

/**
 * What becomes of a conclusion at an end of a parameter's range. `holds`: the interval says the same; `reversed`: the opposite; `lost`: it
 * covers zero, and the change from the scenario's own values is beyond chance; `unclear`: it covers zero, and the change is not. Of what
 * the scenario's own values leave open: `decided` where it is clear here and the change is beyond chance, else `open`.
 */
export type AssumptionVerdict = "holds" | "reversed" | "lost" | "unclear" | "decided" | "open";

/** The arm with the best mean against the next. Its interval holds with all others of the study at once. */
export interface LeadingArm {
  readonly first: string;
  readonly runnerUp: string;
  /** The first arm less the runner-up, in the primary outcome. */
  readonly difference: Estimate;
  /** Whether the first arm is ahead of every other one. */
  readonly clear: boolean;
}

/** One arm against the baseline at a place. */
export interface AssumedEffect extends Estimate {
  readonly arm: string;
}

/** What the screening found of one parameter. */
export interface ScreenedParameter {
  readonly factor: string;
  /** `moves`: a difference between two arms, beyond chance; `nothing`: not one bit; `failed`: runs at an end failed. */
  readonly verdict: "moves" | "within-chance" | "nothing" | "failed";
  /** The difference that it moves most, and its change at either end. */
  readonly arm: string;
  readonly against: string;
  readonly low: number;
  readonly high: number;
  /** Largest part of a difference that is clear in the pilot and that an end takes away: 1 all of it, 2 turned round; null for none. */
  readonly taken: number | null;
  /** Whether it was examined. */
  readonly examined: boolean;
}

/** A place with one parameter at an end of its range. */
export interface ExaminedEnd {
  readonly factor: string;
  readonly at: "low" | "high";
  /** Value of the parameter here; where arms have ranges of their own, the first such arm's. */
  readonly value: number;
  readonly n: number;
  /** Who leads here; null where there is one arm beside the baseline. */
  readonly lead: LeadingArm | null;
  /** The scenario's first arm against the best of the others here. */
  readonly held: (Omit<LeadingArm, "clear"> & { readonly verdict: AssumptionVerdict }) | null;
  readonly effects: readonly (AssumedEffect & { readonly verdict: AssumptionVerdict })[];
}

/** A conclusion that an end reverses, takes away, or decides. */
export interface ChangedConclusion {
  readonly factor: string;
  readonly at: "low" | "high";
  readonly value: number;
  readonly verdict: "reversed" | "lost" | "decided";
  /** Which arm comes first, or on which side of the baseline an arm lies. */
  readonly conclusion: "first" | "effect";
  /** The scenario's first arm (where an end decides: the first here), or the arm of the effect. */
  readonly arm: string;
  /** The arm beside it at this end, or the baseline. */
  readonly against: string;
  /** `arm` less `against` at this end, and with the scenario's own values. */
  readonly here: Estimate;
  readonly scenario: Estimate;
  /** Part of the scenario's difference that is taken away: 1 all of it, 2 turned round as large; null where it has none. */
  readonly taken: number | null;
}

export interface AssumptionsResult extends StudyHeader {
  readonly study: "assumptions";
  /** Baseline first. */
  readonly arms: readonly NamedArm[];
  readonly outcome: Outcome;
  readonly within: Within;
  /** All parameters looked at. */
  readonly factors: readonly FactorInfo[];
  /** Null where every parameter is examined. */
  readonly screening: {
    readonly mode: "leaders" | "all";
    readonly replications: number;
    /** Replications of the scenario itself, which show who leads. */
    readonly pilot: number;
    /** Arms in which parameters were screened, the baseline among them. */
    readonly arms: readonly string[];
    /** Differences watched: what the pilot has, and the change from which on the screening sees something. */
    readonly differences: readonly { readonly arm: string; readonly against: string; readonly pilot: Estimate; readonly visible: number }[];
    /** In the order of `factors`. */
    readonly parameters: readonly ScreenedParameter[];
  } | null;
  /** Replications of the examination. */
  readonly replications: number;
  /** Level of each interval, so that all of them hold at 95 % together. */
  readonly level: number;
  /** As the scenario has it. */
  readonly standard: { readonly n: number; readonly lead: LeadingArm | null; readonly effects: readonly AssumedEffect[] };
  /** Both ends of every parameter examined, low before high. */
  readonly ends: readonly ExaminedEnd[];
  /** Conclusions that do not stand, the strongest change first. */
  readonly changed: readonly ChangedConclusion[];
  /** The scenario beside places that exist; absent where none of its runs was finished. */
  readonly place?: PlaceReport;
}

// ---- designs

/** One input that a design varies. */
export interface FactorInfo {
  readonly path: string;
  readonly label: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** Value in the scenario. */
  readonly standard: number;
  readonly assumption: boolean;
  /** Grade of the evidence behind the value; absent for what is a setting of the scenario and not of the model's registry. */
  readonly grade?: Grade;
}

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
    /** Paired difference from the base: for method arms the first arm, else the scenario's own values under the same arm. */
    readonly differences: readonly (Estimate & { readonly outcome: string; readonly n: number })[];
  }[];
  /**
   * Effects under the first arm. Grids and factorials: from a factor's lowest to its highest value (`both`), the others balanced. One at a
   * time: from the scenario's value to either end of the range (`low`, `high`). Empty for other designs.
   */
  readonly effects: readonly (Estimate & { readonly factor: string; readonly outcome: string; readonly at: "low" | "high" | "both" })[];
  /** Spearman's rank correlations of factors with the points' means under the first arm, n points each; empty unless points are sampled. */
  readonly trends: readonly (Estimate & { readonly factor: string; readonly outcome: string; readonly n: number })[];
}

// ---- sensitivity

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

// ---- attribution

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

// ---- rank

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

// ---- diagnose

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

/**
 * What was found of a problem in one outcome. `costs`: both alone and last; `costs-here`: as things stand, though not by itself;
 * `costs-alone`: by itself, though as things stand others hide it; `helps`: the place is worse without it; `mixed`: one way here, the
 * other by itself; `none`: no cost found; `different`: an outcome without a good direction.
 */
export type CostVerdict = "costs" | "costs-here" | "costs-alone" | "helps" | "mixed" | "none" | "different";

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

export type StudyAnalysis =
  | RunResult
  | CompareResult
  | AssumptionsResult
  | DesignResult
  | SensitivityResult
  | AttributionResult
  | DiagnoseResult
  | RankResult;

/** A table beside `results.json`: tidy, with a definition for the codebook. */
export interface AnalysisTable {
  /** File name without ending, e.g. `effects`. */
  readonly name: string;
  readonly definition: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: "text" | "number";
    readonly unit: string;
    readonly definition: string;
  }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What an analysis hands back: its result, the runs it rests on (again, in canonical order), and its tables. */
export interface AnalysisOutcome<Result extends StudyAnalysis = StudyAnalysis> {
  readonly result: Result;
  readonly requests: () => Iterable<RunRequest>;
  readonly tables: readonly AnalysisTable[];
  /** What charts of the runs themselves draw; absent where the analysis keeps none. */
  readonly shown?: ResultTables;
}
