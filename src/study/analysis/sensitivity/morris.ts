/**
 * Morris' indices of a scenario's parameters, each beside what chance alone would make of it.
 *
 * An elementary effect is the change of the outcome per whole range of the parameter: a step of Δ of the range, divided by Δ. It is a mean
 * over r replications and carries their noise: E[EE²] = effect² + s²/r, with s² the variance over replications of the effect in one of
 * them. A parameter that only shuffles chance would have μ* = √(2/π) · √(mean s²/r), the mean absolute value of that noise if it is normal.
 * μ, μ* and σ say how strong and how even effects are; they are no shares of variance.
 */
import { bootstrapIntervals } from "../../../statistics/bootstrap.ts";
import { elementaryEffects, type MorrisDesign, morrisIndices } from "../../../statistics/morris.ts";
import type { MorrisRow } from "../results.ts";
import { type Outputs, pointMeans } from "./outputs.ts";
import { type SensitivityPlan, studyStream } from "./plan.ts";

/** √(2/π): mean absolute value of a standard normal number. */
const MEAN_ABSOLUTE_NORMAL = 0.7978845608028654;

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
  const chance = chanceOf(plan, design, outputs);
  const rows = factors.map(({ mu, muInterval, muStar, muStarInterval }, j): MorrisRow => {
    const own = effects.map((row) => row[j]);
    const sigma = bootstrapIntervals(own.length, (sample) => spread(own, sample), options);
    return {
      factor: plan.factors[j].path,
      mu: { value: mu, interval: muInterval },
      muStar: { value: muStar, interval: muStarInterval },
      sigma: { value: sigma.point, interval: sigma.percentile },
      chance: chance?.[j] ?? null,
    };
  });
  return { rows: rows.sort((a, b) => b.muStar.value - a.muStar.value) };
}

/** Standard deviation (n − 1) of the effects in `sample`; 0 for a single one, which only the jackknife of two trajectories asks for. */
function spread(effects: readonly number[], sample: ArrayLike<number>): number {
  const n = sample.length;
  if (n < 2) return 0;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += effects[sample[i]];
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (effects[sample[i]] - sum / n) * (effects[sample[i]] - sum / n);
  return Math.sqrt(squares / (n - 1));
}

/** By factor; null from one replication. */
function chanceOf(plan: SensitivityPlan, design: MorrisDesign, outputs: Outputs): number[] | null {
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
  return noise.map((sum) => MEAN_ABSOLUTE_NORMAL * Math.sqrt(sum / trajectories));
}
