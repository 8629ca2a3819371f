/**
 * One parameter at a time, from the lowest to the highest value of its range, the others as in the scenario: the bars of a tornado chart.
 *
 * Each bar's end is the mean paired difference from the run with all parameters as in the scenario, with an interval that holds together
 * with all else that the analysis says.
 */

import { upTo } from "../../runs/request.ts";
import { type Estimate, meanEstimate } from "../../statistics/estimate.ts";
import type { Outputs } from "./outputs.ts";
import { levelFor, type SensitivityPlan, TORNADO_FACTORS } from "./plan.ts";
import type { Blocks, Probe } from "./points.ts";

/** Paths of the parameters that get a bar, from a ranking by influence: the first, without those that moved nothing at all. */
export function tornadoFactors(
  plan: SensitivityPlan,
  ranked: readonly { readonly factor: string; readonly influence: number }[],
): string[] {
  if (plan.tornadoReplications === 0) return [];
  return ranked
    .filter(({ influence }) => influence > 0)
    .slice(0, TORNADO_FACTORS)
    .map(({ factor }) => factor);
}

/** The scenario's own values first, then each of `paths` at its low and at its high end; one block each. */
export function tornadoBlocks(plan: SensitivityPlan, paths: readonly string[]): Blocks {
  if (paths.length === 0) return () => [];
  const replications = upTo(plan.tornadoReplications);
  const standard = plan.factors.map((factor) => factor.standard);
  const probe = (id: string, values: readonly number[]): Probe => ({ id, values, replications });
  const ends = paths.flatMap((path) => {
    const j = plan.factors.findIndex((factor) => factor.path === path);
    const { low, high } = plan.factors[j];
    return [[probe(`${path}.low`, standard.with(j, low))], [probe(`${path}.high`, standard.with(j, high))]];
  });
  return () => [[probe("standard", standard)], ...ends];
}

export interface TornadoBar {
  readonly factor: string;
  readonly low: Estimate;
  readonly high: Estimate;
  /** Pairs behind each end. */
  readonly pairs: { readonly low: number; readonly high: number };
}

/** The bars, widest first; a parameter without a single pair at one of its ends has none. */
export function tornadoBars(paths: readonly string[], outputs: Outputs): TornadoBar[] {
  if (paths.length === 0) return [];
  const standard = outputs[0][0];
  const level = levelFor("alone", 2 * paths.length);
  const bars = paths.flatMap((factor, j) => {
    const low = differences(outputs[1 + 2 * j][0], standard);
    const high = differences(outputs[2 + 2 * j][0], standard);
    if (low.length === 0 || high.length === 0) return [];
    return [{ factor, low: meanEstimate(low, level), high: meanEstimate(high, level), pairs: { low: low.length, high: high.length } }];
  });
  return bars.sort((a, b) => widthOf(b) - widthOf(a));
}

/** Distance between the outermost of low end, high end and the scenario itself. */
function widthOf({ low, high }: TornadoBar): number {
  return Math.max(low.value, high.value, 0) - Math.min(low.value, high.value, 0);
}

/** Of the complete pairs. */
function differences(values: Float64Array, standard: Float64Array): number[] {
  return Array.from(values, (value, i) => value - standard[i]).filter((difference) => !Number.isNaN(difference));
}
