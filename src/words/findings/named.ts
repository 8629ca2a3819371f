/** What findings name and measure. */
import type { Estimate } from "../../statistics/estimate.ts";

/** An outcome as it is named: labels of things that are counted are plural. */
export interface NamedOutcome {
  readonly label: string;
  readonly unit: string;
}

/** An outcome with its good direction. */
export interface DirectedOutcome extends NamedOutcome {
  readonly direction: "higher" | "lower" | "none";
}

/** Something named, with what was measured of it. */
export interface NamedEstimate {
  readonly label: string;
  readonly estimate: Estimate;
}

/** Numbers that are told side by side, to as many figures as the least certain of them bears: half its interval, in the outcome's unit. */
export interface SideBySide {
  readonly precision: number;
}
