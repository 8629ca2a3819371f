/** What the study of single assumptions may say. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { NamedOutcome, SideBySide } from "./named.ts";

/** What stands with the scenario's own values: which arm is ahead of the next, or the effect of the only one. */
export interface StandingFinding extends SideBySide {
  readonly kind: "standing";
  readonly outcome: NamedOutcome;
  /** Size about which the differences are told. */
  readonly size: number;
  /** The arm with the best mean, or the only one. */
  readonly arm: string;
  /** The arm beside it; null for the baseline. */
  readonly next: string | null;
  readonly difference: Estimate;
  readonly n: number;
  /** Ahead of every other one; of an effect, told from zero. */
  readonly clear: boolean;
}

/** All parameters were examined. */
export interface AllExaminedFinding {
  readonly kind: "all-examined";
  readonly parameters: number;
}

/** How many parameters the screening found to move a difference between arms, and how many were examined. */
export interface ScreenedFinding {
  readonly kind: "screened";
  readonly outcome: NamedOutcome;
  readonly parameters: number;
  readonly moves: number;
  readonly nothing: number;
  readonly failed: number;
  readonly examined: number;
  /** The difference that is watched first, and the change of it from which on the screening sees something. */
  readonly watched: { readonly arm: string; readonly against: string; readonly visible: number };
}

/** At how many of the parameters examined the first arm stays first, and at an end of which it does not. */
export interface StaysFirstFinding {
  readonly kind: "stays-first";
  readonly arm: string;
  readonly stays: number;
  readonly of: number;
  readonly overtaken: readonly string[];
  readonly lost: readonly string[];
  readonly unclear: number;
}

/** Effects against the baseline that are reversed at an end. */
export interface ReversedEffectsFinding {
  readonly kind: "reversed-effects";
  readonly arms: readonly string[];
  readonly ends: number;
  /** There is one arm beside the baseline. */
  readonly single: boolean;
}

/** Where the effect of the only arm, which the scenario's own values leave open, is clear. */
export interface DecidedEffectFinding {
  readonly kind: "decided-effect";
  readonly worse: readonly ParameterEnd[];
  readonly better: readonly ParameterEnd[];
}

export interface ParameterEnd {
  /** Path, without what all paths begin with. */
  readonly path: string;
  readonly value: number;
}

/** What the value of a parameter rests on: a grade, or one of three words. */
export type Footing = { readonly grade: string } | "assumption" | "choice" | "setting";

/** What becomes of a conclusion at an end of a parameter. */
export interface ChangedConclusionFinding extends SideBySide {
  readonly kind: "changed-conclusion";
  readonly outcome: NamedOutcome;
  readonly size: number;
  readonly end: ParameterEnd & { readonly footing: Footing; readonly low: number; readonly high: number; readonly standard: number };
  readonly conclusion: "first" | "effect";
  readonly verdict: "reversed" | "lost" | "decided";
  readonly arm: string;
  readonly against: string;
  /** On which side of `against` the arm lies here. */
  readonly side: "better" | "worse";
  readonly here: Estimate;
  readonly scenario: number;
  /** Further conclusions that this parameter changes. */
  readonly more: number;
}

/** Further parameters that change something; none at all where nothing does. */
export interface FurtherChangesFinding {
  readonly kind: "further-changes";
  readonly parameters: number;
}

export type AssumptionsFinding =
  | StandingFinding
  | AllExaminedFinding
  | ScreenedFinding
  | StaysFirstFinding
  | ReversedEffectsFinding
  | DecidedEffectFinding
  | ChangedConclusionFinding
  | FurtherChangesFinding;
