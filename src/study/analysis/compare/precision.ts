/** How the half-width of the primary outcome's interval shrank with the number of pairs. */
import { studentQuantile } from "../../../statistics/distributions.ts";
import type { PrecisionPath } from "../results.ts";
import { differencesOf, type PairedSample } from "./effects.ts";
import { primaryLevel } from "./plan.ts";

/** Fewest pairs from which precision is shown. */
const FEWEST = 3;

/** One path per sample (an arm in the primary outcome), half of Student's interval at the level of those that hold for all arms at once. */
export function precisionPaths(samples: readonly PairedSample[], level: number): PrecisionPath[] {
  const simultaneous = primaryLevel(level, samples.length);
  const quantiles = new Map<number, number>();
  const quantile = (degrees: number): number => {
    const known = quantiles.get(degrees) ?? studentQuantile(1 - (1 - simultaneous) / 2, degrees);
    quantiles.set(degrees, known);
    return known;
  };
  return samples.map((sample) => pathOf(sample.arm, differencesOf(sample), quantile));
}

/** Running mean and sum of squares (Welford), a point for each number of pairs. */
function pathOf(arm: string, differences: readonly number[], quantile: (degrees: number) => number): PrecisionPath {
  const path = { arm, n: [] as number[], mean: [] as number[], halfWidth: [] as number[] };
  let mean = 0;
  let squares = 0;
  for (const [i, difference] of differences.entries()) {
    const n = i + 1;
    const before = mean;
    mean += (difference - mean) / n;
    squares += (difference - before) * (difference - mean);
    if (n < FEWEST) continue;
    path.n.push(n);
    path.mean.push(mean);
    path.halfWidth.push(quantile(n - 1) * Math.sqrt(squares / (n - 1) / n));
  }
  return path;
}
