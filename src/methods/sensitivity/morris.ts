/**
 * Morris' indices of a scenario's parameters, each beside what chance alone would make of it.
 *
 * An elementary effect is the change of the outcome per whole range of the parameter: a step of Δ of the range, divided by Δ. It is a mean
 * over r replications and carries their noise, s²/r with s² the variance over replications of the effect in one of them. The floor of a
 * parameter is the μ* that noise as large alone passes with a chance so small that all parameters together pass theirs in 4 of 100 studies
 * (`statistics/chanceFloor.ts`). μ, μ* and σ say how strong and how even effects are; they are no shares of variance.
 */
import { percentileInterval } from "../../statistics/bootstrap.ts";
import { absoluteFloor } from "../../statistics/chanceFloor.ts";
import type { Estimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import { elementaryEffects, type MorrisDesign, morrisIndices } from "../../statistics/morris.ts";
import { type Outputs, pointMeans } from "./outputs.ts";
import { levelFor, type SensitivityPlan, studyStream } from "./plan.ts";
import type { MorrisRow } from "./result.ts";

export interface MorrisFindings {
  /** Sorted by μ*, largest first; equals in the order of the factors. */
  readonly rows: readonly MorrisRow[];
}

/** Throws RangeError if fewer than two trajectories are complete. */
export function morrisFindings(plan: SensitivityPlan, design: MorrisDesign, outputs: Outputs): MorrisFindings {
  const options = { stream: studyStream(plan, "bootstrap"), resamples: plan.resamples };
  const means = pointMeans(outputs);
  const { factors } = morrisIndices(design, means, options);
  const effects = design.trajectories.flatMap((trajectory, t) => {
    const complete = means[t].filter((mean) => mean !== null);
    return complete.length < means[t].length ? [] : [elementaryEffects(trajectory, complete)];
  });
  const floors = floorsOf(plan, design, outputs);
  const rows = factors.map(({ mu, muInterval, muStar, muStarInterval }, j): MorrisRow => {
    const own = effects.map((row) => row[j]);
    const sigma = percentileInterval(own.length, (sample) => spread(own, sample), options);
    return {
      factor: plan.factors[j].path,
      mu: overTrajectories(mu, muInterval, own),
      muStar: overTrajectories(muStar, muStarInterval, own),
      sigma: overTrajectories(sigma.point, sigma.percentile, own),
      floor: floors?.[j] ?? null,
    };
  });
  return { rows: rows.sort((a, b) => b.muStar.value - a.muStar.value) };
}

/** Relative size of what rounding leaves of effects that are equal. */
const ROUNDING = 1e-9;

/** Without an interval where all effects are equal but for rounding. */
function overTrajectories(value: number, interval: Interval, effects: readonly number[]): Estimate {
  const largest = Math.max(...effects.map(Math.abs));
  const equal = Math.max(...effects) - Math.min(...effects) <= ROUNDING * largest;
  return equal ? { value, interval: null, alike: { n: effects.length, clear: false } } : { value, interval };
}

/** Standard deviation (n − 1) of the effects in `sample`, of two or more. */
function spread(effects: readonly number[], sample: ArrayLike<number>): number {
  const n = sample.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += effects[sample[i]];
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (effects[sample[i]] - sum / n) * (effects[sample[i]] - sum / n);
  return Math.sqrt(squares / (n - 1));
}

/** The floor by factor; null from one replication. */
function floorsOf(plan: SensitivityPlan, design: MorrisDesign, outputs: Outputs): number[] | null {
  const r = plan.replications;
  if (r < 2) return null;
  const noise = new Array<number>(plan.factors.length).fill(0);
  let trajectories = 0;
  for (const [t, block] of outputs.entries()) {
    if (block.some((values) => values.some(Number.isNaN))) continue;
    const single = Array.from({ length: r }, (_, i) =>
      elementaryEffects(
        design.trajectories[t],
        block.map((values) => values[i]),
      ),
    );
    for (const j of noise.keys()) {
      const mean = single.reduce((sum, effects) => sum + effects[j], 0) / r;
      noise[j] += single.reduce((sum, effects) => sum + (effects[j] - mean) * (effects[j] - mean), 0) / (r - 1) / r;
    }
    trajectories++;
  }
  const floor = absoluteFloor(trajectories, r, levelFor("parameters", plan.factors.length));
  return noise.map((sum) => floor * Math.sqrt(sum / trajectories));
}
