/** The result of a calibration, as its file holds it: plain data, numbers rounded, nothing that depends on time or machine. */
import type { calibrationSchema } from "../../methods/factors/calibratedSets.ts";
import type { AbcSample } from "./abc.ts";
import type { EmulatorCheck } from "./emulator.ts";
import type { FreeParameter } from "./freeParameters.ts";
import type { PROBABILITIES } from "./posterior.ts";

/** How the search for sets ended. */
export interface SearchEnd {
  readonly tried: number;
  readonly end: AbcSample<unknown>["end"];
  /** By target within reach: proposals that miss it on their own runs, and those that miss nothing else. */
  readonly stoppedBy: readonly { readonly id: string; readonly missed: number; readonly alone: number }[];
}

export interface CalibrationResult {
  readonly schema: typeof calibrationSchema;
  /** What made the runs; as `engineIdentity`. Absent before it is written. */
  readonly engine?: string;
  readonly settings: CalibrationSettings;
  readonly parameters: readonly FreeParameter[];
  readonly targets: readonly TargetResult[];
  /** Quantitative patterns that were left out, by row, with the reason. */
  readonly leftOut: Readonly<Record<string, string>>;
  readonly waves: readonly WaveResult[];
  readonly sets: readonly SetResult[];
  /** The defaults before calibration, simulated like a set. */
  readonly defaults: PointResult;
  /** The set nearest to the targets, measured again on fresh seeds; null where nothing was simulated within sight. */
  readonly reference: ReferenceResult;
  /** The registry as it stands when the calibration is run, on the seeds of the last look at the reference. */
  readonly registry: MeasuredPoint;
  readonly posterior: readonly PosteriorResult[];
  /** The strongest rank correlations between parameters over the sets; from 20 sets on. */
  readonly correlations: readonly CorrelationResult[];
  /** Of a test of the procedure: the hidden truth that gave the observations, and whether it was found. Null for a calibration. */
  readonly recovery: RecoveryResult | null;
  /** Points tried as sets, why the search ended, and by target how many missed it, and how many missed nothing else. */
  readonly proposals: SearchEnd & { readonly accepted: number };
  readonly runs: { readonly requested: number; readonly used: number };
  readonly warnings: readonly string[];
}

export interface CalibrationSettings {
  readonly seed: string;
  /** Rows of the patterns that are calibrated to. */
  readonly rows: readonly string[];
  readonly points: number;
  readonly waves: number;
  readonly seeds: number;
  readonly confirmingSeeds: number;
  readonly sets: number;
  readonly mostProposals: number;
  readonly cutOff: number;
  readonly toleranceSigmas: number;
}

export interface TargetResult {
  readonly id: string;
  readonly row: string;
  readonly pattern: string;
  readonly label: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly observed: number;
  /** Direction in which every value is as good as `observed`; null for a tolerance with two ends. */
  readonly beyond: "higher" | "lower" | null;
  /** From `observed` to the bound. */
  readonly halfWidth: number;
  /** Standard deviation of observation and model error. */
  readonly discrepancy: number;
  /** Monte-Carlo standard deviation of a value over the seeds of a point. */
  readonly chance: number;
  /** `out of reach`: no point of the prior comes near; set aside. `not measured`: too few points gave a number. */
  readonly use: "matched" | "out of reach" | "not measured";
  /** Total index of every parameter on this target over the whole prior, in their order; null without an emulator. */
  readonly influence: readonly number[] | null;
}

export interface WaveResult {
  readonly wave: number;
  readonly points: number;
  /** Estimated share of the whole prior that is left after this wave. */
  readonly spaceLeft: number;
  /** Implausibility up to which the draws of this wave's space go. */
  readonly level: number;
  /** By target: the share of the prior that it alone rules out, quantiles of its simulated implausibility, the emulator's errors. */
  readonly targets: readonly {
    readonly id: string;
    readonly ruledOut: number | null;
    readonly implausibility: { readonly low: number; readonly median: number; readonly high: number } | null;
    readonly emulator: EmulatorCheck | null;
  }[];
}

export interface MeasuredPoint {
  /** In the order of the targets; null where nothing could be measured. */
  readonly measured: readonly (number | null)[];
  readonly implausibility: readonly (number | null)[];
  /** The largest over matched targets; null where one could not be measured. */
  readonly worst: number | null;
  /** Ids of the matched targets above the cut-off. */
  readonly missed: readonly string[];
  /** Whether a set with these values would be accepted: every matched target is below the cut-off. */
  readonly plausible: boolean;
}

export interface PointResult extends MeasuredPoint {
  /** In the order of the parameters. */
  readonly values: readonly number[];
}

export interface SetResult extends PointResult {
  /** Where it was drawn, e.g. `wave-2/7`. */
  readonly name: string;
}

export interface ReferenceResult extends SetResult {
  /** Place in `sets`, from 0; null where no set was found and the nearest point stands in. */
  readonly set: number | null;
  /** The same point on seeds that chose nothing. */
  readonly again: PointResult;
}

export interface PosteriorResult {
  readonly id: string;
  /** At probabilities 0.05, 0.25, 0.5, 0.75, 0.95; null from fewer than 20 sets. */
  readonly quantiles: readonly number[] | null;
  /** Width of the sets' middle nine tenths over nine tenths of the prior's range, in the scale of the prior. */
  readonly coverage: number | null;
  readonly identified: "narrowed" | "open" | "unknown";
  /** Targets that depend on it (total index of a tenth or more), the strongest first. */
  readonly constrainedBy: readonly string[];
}

export interface RecoveryResult {
  /** Number of the hidden set. */
  readonly number: number;
  readonly truth: readonly number[];
  /** Whether no wave ruled it out, by the emulators. */
  readonly inSpace: boolean;
  /** Whether the middle nine tenths of the sets hold the truth, by parameter; null from fewer than 20 sets. */
  readonly inside: readonly (boolean | null)[];
}

export type Probabilities = typeof PROBABILITIES;

export interface CorrelationResult {
  readonly first: string;
  readonly second: string;
  readonly rho: number;
  /** Holm over all pairs. */
  readonly p: number;
}
