/** What a diagnosis may say. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { NamedOutcome, SideBySide } from "./named.ts";

/** An outcome, with the scale of what is told of it: about `total`, as fine as all problems together and the placebo are known. */
export interface DiagnosedFinding extends SideBySide {
  readonly outcome: NamedOutcome;
  readonly total: number;
}

/** A problem as it is named, and the row of its case study. */
export interface NamedProblem {
  readonly label: string;
  readonly row: string | null;
}

/** What it adds as things stand, and by itself. */
export interface CostOfProblem extends NamedProblem {
  readonly alone: number;
  readonly last: number;
}

/**
 * What was found of a problem in one outcome. `costs`: both alone and last; `costs-here`: as things stand, though not by itself;
 * `costs-alone`: by itself, though as things stand others hide it; `helps`: the place is worse without it; `mixed`: one way here, the
 * other by itself; `none`: no cost found; `different`: an outcome without a good direction.
 */
export type CostVerdict = "costs" | "costs-here" | "costs-alone" | "helps" | "mixed" | "none" | "different";

/** What all problems together do. */
export interface AllProblemsFinding extends DiagnosedFinding {
  readonly kind: "all-problems";
  readonly change: Estimate;
  readonly n: number;
  readonly clear: boolean;
}

/** What costs most as things stand, in groups of those that cannot be told apart; empty where nothing was found to. */
export interface WorstProblemsFinding extends DiagnosedFinding {
  readonly kind: "worst-problems";
  readonly groups: readonly (readonly CostOfProblem[])[];
}

/** What costs something only where no other problem is. */
export interface HiddenProblemsFinding extends DiagnosedFinding {
  readonly kind: "hidden-problems";
  readonly problems: readonly CostOfProblem[];
}

/** What was found to cost nothing, empty where that is so of all; and what a change of no meaning does. */
export interface CostlessProblemsFinding extends DiagnosedFinding {
  readonly kind: "costless-problems";
  readonly problems: readonly NamedProblem[];
  readonly placebo: Estimate;
}

/** Problems without which the place is worse off. */
export interface HelpfulProblemsFinding {
  readonly kind: "helpful-problems";
  readonly outcome: NamedOutcome;
  readonly problems: readonly NamedProblem[];
}

/** What costs most in an outcome that was not asked about. */
export interface FurtherOutcomeFinding extends DiagnosedFinding {
  readonly kind: "further-outcome";
  readonly problems: readonly CostOfProblem[];
}

/** A problem that is an outcome of the others. */
export interface ProblemOutcomeFinding extends SideBySide {
  readonly kind: "problem-outcome";
  readonly problem: NamedProblem;
  readonly outcome: NamedOutcome;
  readonly baseline: number;
  readonly withoutAll: number;
  readonly difference: Estimate;
}

export type DiagnosisFinding =
  | AllProblemsFinding
  | WorstProblemsFinding
  | HiddenProblemsFinding
  | CostlessProblemsFinding
  | HelpfulProblemsFinding
  | FurtherOutcomeFinding
  | ProblemOutcomeFinding;
