/**
 * Indicators: what is measured, in which unit, which direction is good, and how.
 *
 * A `state` indicator is read at the end of a recording period; a `flow` is what happened during it. The summary holds, for a state, its
 * end value (`<id>`) and its mean over the horizon (`<id>.mean`); for a flow, its value over the whole horizon.
 */
import type { World } from "./state.ts";

export const indicatorFamilies = [
  "safety",
  "response",
  "perception",
  "participation",
  "trust",
  "collaboration",
  "network",
  "resources",
  "technology",
  "emergency",
  "equity",
] as const;
export type IndicatorFamily = (typeof indicatorFamilies)[number];

/** The definition with when there is no value. */
export function wholeDefinition({ definition, missing }: Pick<Indicator, "definition" | "missing">): string {
  return missing === undefined ? definition : `${definition.replace(/\.$/, "")}; no value where ${missing}.`;
}

/** Receives one value for one group (`all` or `dimension:member`); null when there is nothing to measure. */
export type Emit = (group: string, value: number | null) => void;

/** Reading window: the world's tallies of the current recording period, or of the whole horizon. */
export type Window = "period" | "horizon";

export interface Indicator {
  /** kebab-case. */
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly direction: "higher" | "lower" | "none";
  readonly definition: string;
  /** When there is no value, as in "no case ended"; absent where there always is one. A sum over events that did not happen is 0. */
  readonly missing?: string;
  readonly family: IndicatorFamily;
  readonly kind: "state" | "flow";
  /** Shown in the terminal table and the trajectories chart. */
  readonly main: boolean;
  /** True when only the summary carries it (e.g. per building). */
  readonly summaryOnly?: boolean;
  /** Calls `emit` once per group, always the same groups in the same order; null is left out of tables, NaN stops the run. */
  measure(world: World, emit: Emit, window: Window): void;
}
