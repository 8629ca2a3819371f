/** What charts of a design of points say. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { DirectedOutcome, NamedOutcome } from "./named.ts";
import type { ShownOf } from "./sensitivityCharts.ts";

/** The factor with the largest effect that can be told from zero; null where none can. */
export interface StrongestFactorFinding {
  readonly kind: "strongest-factor";
  readonly outcome: NamedOutcome;
  readonly most: { readonly factor: string; readonly at: "low" | "high" | "both"; readonly effect: Estimate } | null;
}

export interface FactorsNoteFinding extends ShownOf {
  readonly kind: "factors-note";
  /** One factor moves at a time, to an end of its range. */
  readonly single: boolean;
  readonly design: string;
  readonly points: number;
}

/** An estimate at a point, and at how many others it is the same to the digit. */
export interface EstimateAtPoint {
  readonly point: string;
  readonly others: number;
  readonly estimate: Estimate;
}

/** The best and the worst estimate of a design; the highest and lowest where no direction is good. */
export interface PointEstimatesFinding {
  readonly kind: "point-estimates";
  readonly outcome: DirectedOutcome;
  /** Null where the design has a single arm. */
  readonly arm: string | null;
  readonly points: number;
  readonly first: EstimateAtPoint;
  readonly last: EstimateAtPoint;
}

export interface EstimatesNoteFinding {
  readonly kind: "estimates-note";
  readonly outcome: DirectedOutcome;
  readonly replications: Interval;
  readonly design: string;
  /** Points are drawn in the order of their estimates. */
  readonly ranked: boolean;
  /** Points without a completed run. */
  readonly lost: number;
}

/** Over two factors: at how many points the outcome differs from the scenario's, and the largest differences that can be told. */
export interface SurfaceFinding {
  readonly kind: "surface";
  readonly outcome: DirectedOutcome;
  readonly arm: string | null;
  readonly factors: readonly [string, string];
  readonly points: number;
  readonly lower: number;
  readonly higher: number;
  /** Null where none can be told from zero. */
  readonly lowest: Estimate | null;
  readonly highest: Estimate | null;
}

export interface SurfaceNoteFinding {
  readonly kind: "surface-note";
  readonly outcome: DirectedOutcome;
  readonly replications: Interval;
  readonly design: string;
  readonly points: number;
}

export type DesignChartFinding =
  | StrongestFactorFinding
  | FactorsNoteFinding
  | PointEstimatesFinding
  | EstimatesNoteFinding
  | SurfaceFinding
  | SurfaceNoteFinding;
