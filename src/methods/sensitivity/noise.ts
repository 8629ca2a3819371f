/**
 * The share of the variance of single runs that is chance and not parameters, with its interval.
 *
 * Every first base point is run again under chance of its own: under the replications that all points share, chance common to all would
 * not show. Share = E[Var(Y|X)] / Var(Y); percentile interval over points. What estimates pass the whole by is error, and is left off.
 */
import { percentileInterval } from "../../statistics/bootstrap.ts";
import type { Estimate } from "../../statistics/estimate.ts";
import { noiseShare } from "../../statistics/noiseShare.ts";
import { completeBlocks, type Outputs } from "./outputs.ts";
import { type SensitivityPlan, studyStream } from "./plan.ts";

/** Null from fewer than two complete points, or when nothing varies. */
export function noiseEstimate(plan: SensitivityPlan, outputs: Outputs): Estimate | null {
  const rows = completeBlocks(outputs).map(([values]) => [...values]);
  if (rows.length < 2 || noiseShare(rows).share === null) return null;
  // A resample in which nothing varies has no noise either.
  const share = (sample: ArrayLike<number>) => noiseShare(Array.from(sample, (i) => rows[i])).share ?? 0;
  const { point, percentile } = percentileInterval(rows.length, share, {
    stream: studyStream(plan, "noise"),
    resamples: plan.resamples,
  });
  const { low, high } = percentile;
  return { value: Math.min(point, 1), interval: { low: Math.min(low, 1), high: Math.min(high, 1) } };
}
