/** What an attribution may say. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { NamedEstimate, NamedOutcome, SideBySide } from "./named.ts";

/** What the package does to an outcome; its sign in the outcome's good direction where there is one. */
export interface PackageFinding extends SideBySide {
  readonly kind: "package";
  readonly arm: string;
  readonly outcome: NamedOutcome;
  readonly total: Estimate;
  /** Replications. */
  readonly n: number;
  /** It can be told from zero. */
  readonly clear: boolean;
  readonly judged: "better" | "worse" | null;
}

/** A measure's part, and its share of the effect where that can be told from zero. */
export interface MeasurePart extends NamedEstimate {
  readonly share: number | null;
}

/** Who carries the effect, and who works against it, largest first; those that cannot be told from zero are counted. */
export interface MeasurePartsFinding extends SideBySide {
  readonly kind: "measure-parts";
  readonly outcome: NamedOutcome;
  /** The effect of the package. */
  readonly total: number;
  readonly known: boolean;
  readonly along: readonly MeasurePart[];
  readonly against: readonly NamedEstimate[];
  readonly unclear: number;
  readonly of: number;
}

/** The strongest interaction of two measures that can be told from zero; null where none can. */
export interface InteractionFinding extends SideBySide {
  readonly kind: "interaction";
  readonly outcome: NamedOutcome;
  readonly total: number;
  readonly strongest: {
    readonly first: string;
    readonly second: string;
    readonly estimate: Estimate;
    readonly meaning: Interplay;
  } | null;
}

/** What an interaction index means in the outcome's good direction; `differs` where none is good. */
export type Interplay = "reinforce" | "overlap" | "differs";

/** How an arm's true incidents came about: the parts that can be told from zero, largest first. */
export interface MechanismsFinding extends SideBySide {
  readonly kind: "mechanisms";
  readonly arm: string;
  readonly total: number;
  readonly parts: readonly NamedEstimate[];
  readonly unclear: number;
}

/** Values rest on some of the orders in which measures can be introduced. */
export interface SampledOrdersFinding {
  readonly kind: "sampled-orders";
  readonly orders: number;
  readonly measures: number;
}

export type AttributionFinding = PackageFinding | MeasurePartsFinding | InteractionFinding | MechanismsFinding | SampledOrdersFinding;
