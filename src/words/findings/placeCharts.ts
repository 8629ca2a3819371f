/** What the charts of a diagnosis and of single assumptions say beside their findings. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { DirectedOutcome, NamedOutcome } from "./named.ts";
import type { ShownOf } from "./sensitivityCharts.ts";

/** Problems of an outcome in which no direction is good. */
export interface ProblemChangesFinding {
  readonly kind: "problem-changes";
  readonly outcome: NamedOutcome;
}

export interface ProblemsNoteFinding {
  readonly kind: "problems-note";
  readonly outcome: NamedOutcome;
  readonly n: number;
  readonly baseline: Estimate;
}

/** What becomes of the first arm, or of the only arm's effect, at the ends of the parameters examined. */
export interface EndsFinding {
  readonly kind: "ends";
  readonly outcome: NamedOutcome;
  readonly arm: string;
  /** `lead`: it comes first in the scenario; `open`: no arm can be shown to; `effect`: it is the only one. */
  readonly about: "lead" | "open" | "effect";
  readonly examined: number;
  /** Parameters at an end of which another arm overtakes it, its lead is lost, or what is said of the effect changes. */
  readonly overtaken: number;
  readonly lost: number;
  readonly changed: number;
}

export interface EndsNoteFinding extends ShownOf {
  readonly kind: "ends-note";
  readonly outcome: DirectedOutcome;
  readonly arm: string;
  /** Beside the best other arm, not the baseline. */
  readonly lead: boolean;
  readonly n: number;
}

export type PlaceChartFinding = ProblemChangesFinding | ProblemsNoteFinding | EndsFinding | EndsNoteFinding;
