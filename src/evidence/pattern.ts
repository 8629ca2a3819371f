/**
 * A pattern: what is known about communities like these, as an experiment that the model must pass.
 *
 * evidence (what was seen, where, and how well it is known) → experiment (configurations that any scenario file could hold) → measure
 * (numbers read off each run) → criteria (what they must show over seeds) → knock-out (without its mechanism the pattern must be lost).
 * Pattern-oriented modelling: Grimm et al. 2005, Science 310, 987–991.
 */
import type { EvidenceMark } from "../model/parameter.ts";
import type { Measure } from "./measure.ts";

/** `T`: a value within a tolerance. `S`: a sign. `N`: a null or negative result that must be reachable. */
export type Level = "T" | "S" | "N";

/** One thing seen in print and how well it is known; `M` is recalled and not looked up: never stated as a fact. */
export interface Finding {
  readonly text: string;
  readonly source: string;
  readonly mark: EvidenceMark | "M";
}

/** Sections of a scenario's arm (`place`, `organisations`, `interventions`, `events`, `categories`, `ties`) and dotted parameters in `set`. */
export interface Patch {
  readonly set?: Readonly<Record<string, number | string>>;
  readonly [section: string]: unknown;
}

/** What is run: an arm of a scenario of scenarios/, or a patch upon its baseline. */
export interface Configuration {
  /** In words, for readers: `watched grid, no follow-up`. */
  readonly what: string;
  /** Scenario file, without `.yaml`, below scenarios/; default `base/community`. */
  readonly scenario?: string;
  /** Arm of that file; default `baseline`. */
  readonly arm?: string;
  /** Days of a run; default the file's own. */
  readonly days?: number;
  /**
   * Residents, households, buildings, grids and staff times this; default 1. Only for `base/community`. What bodies spend on each other (ties,
   * forum, meetings) does not shrink with them, so that a small copy is a busier place.
   */
  readonly scale?: number;
  readonly patch?: Patch;
}

/** What a number must show. `within`: the whole 95 % interval in [low, high]. `positive`, `negative`: a sign. `null`: no difference to be seen. */
export type Target =
  | { readonly kind: "within"; readonly low: number; readonly high: number }
  | { readonly kind: "positive" }
  | { readonly kind: "negative" }
  /** The 95 % interval includes 0. */
  | { readonly kind: "null" }
  /** The 95 % interval does not lie wholly above 0; and not wholly below. */
  | { readonly kind: "not positive" }
  | { readonly kind: "not negative" };

/** Readings of all configurations under one seed: `of("watched", "covered-crime")`. NaN where there was nothing to measure. */
export type Readings = (configuration: string, reading: string) => number;

/** One requirement of a pattern. */
export interface Criterion {
  /** kebab-case; unique within the pattern. */
  readonly id: string;
  readonly label: string;
  /** `%`, `share`, `ratio`, `points`, `cases`, … */
  readonly unit: string;
  /**
   * The number under one seed, of which the mean is taken; or numerator and denominator, of which the ratio of sums is taken (times
   * `scale`, minus `offset`), with a jackknife interval: for shares and ratios whose denominator varies or may be small.
   */
  readonly value: (of: Readings) => number | readonly [numerator: number, denominator: number];
  /** For ratios: result = scale × (Σ numerator / Σ denominator) − offset. Default 1 and 0. */
  readonly scale?: number;
  readonly offset?: number;
  readonly target: Target;
}

/** A number noted beside the criteria; nothing is required of it. */
export type Noted = Omit<Criterion, "target">;

/** The mechanism switched off. */
export interface KnockOut {
  readonly what: string;
  /** Laid over every configuration, or over those that it names. */
  readonly patch: Patch | Readonly<Record<string, Patch>>;
  /** Whether `patch` is by configuration; those that are not named stay as they are. Default no. */
  readonly byConfiguration?: boolean;
  /** Ids of the criteria that must fail without the mechanism; at least one. */
  readonly loses: readonly string[];
}

/** A number along an axis, for the pattern's chart: contributions by round, risk by month, … */
export interface Curve {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly lines: readonly {
    readonly label: string;
    readonly points: readonly { readonly x: number; readonly value: (of: Readings) => number }[];
  }[];
}

export interface Pattern {
  /** kebab-case. */
  readonly id: string;
  /** Number of the pattern, `2` or `B1`. */
  readonly row: string;
  readonly level: Level;
  readonly title: string;
  readonly evidence: readonly Finding[];
  /** What is set up and what is compared, in plain words. */
  readonly experiment: string;
  /** What is counted, exactly. */
  readonly measured: string;
  /** Processes and parameters that yield the pattern. */
  readonly mechanism: string;
  readonly configurations: Readonly<Record<string, Configuration>>;
  readonly measure: Measure;
  readonly criteria: readonly Criterion[];
  readonly noted?: readonly Noted[];
  /** Null only for patterns without one mechanism behind them, with the reason in `mechanism`. */
  readonly knockOut: KnockOut | null;
  readonly curve?: Curve;
  /** What was changed in the model with this pattern in view, after it had been missed; stated even when it is met. */
  readonly changed?: string;
}

/** A pattern; the entry of its file. */
export function pattern(entry: Pattern): Pattern {
  return entry;
}
