/** What charts of a sensitivity analysis say beside its findings. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { DirectedOutcome, NamedOutcome } from "./named.ts";

/** How many of the parameters are drawn; those that count most. */
export interface ShownOf {
  readonly shown: number;
  readonly of: number;
}

/** How the points were run. */
export interface RunPoints {
  readonly arm: string;
  readonly replications: number;
  /** Blocks left out since a run in them failed. */
  readonly lost: number;
  readonly method: "morris" | "sobol";
}

/** What the plane of elementary effects shows. */
export interface MorrisNoteFinding extends ShownOf {
  readonly kind: "morris-note";
  readonly outcome: NamedOutcome;
  readonly points: RunPoints;
  /** Share of the variance of single runs that is chance; null where it is not known. */
  readonly chance: Estimate | null;
}

export interface SobolNoteFinding extends ShownOf {
  readonly kind: "sobol-note";
  readonly outcome: NamedOutcome;
  readonly points: RunPoints;
  readonly chance: Estimate | null;
}

export interface ConvergenceNoteFinding extends ShownOf {
  readonly kind: "convergence-note";
  readonly outcome: NamedOutcome;
  readonly points: RunPoints;
}

/** No change of a single parameter can be told from zero; the widest bar. */
export interface NoneAloneFinding {
  readonly kind: "none-alone";
  readonly outcome: NamedOutcome;
  readonly widest: string;
}

export interface TornadoNoteFinding extends ShownOf {
  readonly kind: "tornado-note";
  readonly outcome: DirectedOutcome;
  readonly arm: string;
}

export type SensitivityChartFinding = MorrisNoteFinding | SobolNoteFinding | ConvergenceNoteFinding | NoneAloneFinding | TornadoNoteFinding;
