/** What charts of an attribution say beside its findings. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { DirectedOutcome, NamedEstimate, NamedOutcome } from "./named.ts";

/** What the package does, and which measure's part of it is largest. */
export interface PartsFinding {
  readonly kind: "parts";
  readonly arm: string;
  readonly outcome: NamedOutcome;
  readonly total: Estimate;
  /** The effect can be told from zero. */
  readonly clear: boolean;
  /** The largest part; null where it cannot be told from zero. */
  readonly most: NamedEstimate | null;
  /** Measures, and those whose part can be told from zero. */
  readonly measures: number;
  readonly told: number;
}

/** From what the values are made. */
export interface PartsNoteFinding {
  readonly kind: "parts-note";
  readonly measures: number;
  readonly packages: number;
  /** Orders that were sampled; null where all sub-packages were run. */
  readonly orders: number | null;
  readonly n: number;
}

export interface InteractionsNoteFinding {
  readonly kind: "interactions-note";
  readonly outcome: DirectedOutcome;
  readonly pairs: number;
  /** Pairs whose index can be told from zero. */
  readonly told: number;
}

/** How an arm's true incidents change, and by which mechanisms most: parts that can be told from zero, largest first. */
export interface ByMechanismFinding {
  readonly kind: "by-mechanism";
  readonly arm: string;
  readonly total: Estimate;
  readonly clear: boolean;
  readonly parts: readonly NamedEstimate[];
}

export interface MechanismsNoteFinding {
  readonly kind: "mechanisms-note";
  readonly pairs: Interval;
}

export type AttributeChartFinding = PartsFinding | PartsNoteFinding | InteractionsNoteFinding | ByMechanismFinding | MechanismsNoteFinding;
