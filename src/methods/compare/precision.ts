/** How the half-width of the primary outcome's interval shrinks with the number of pairs: as it is now, and as it was at each number. */
import { studentQuantile } from "../../statistics/distributions.ts";
import { differencesOf, type PairedSample } from "./effects.ts";
import { primaryLevel } from "./plan.ts";
import type { PrecisionPath } from "./result.ts";

/** Fewest pairs from which precision is shown; 0 stands where all pairs so far differ alike, so that there is no interval. */
const FEWEST = 3;

/** Pairs so far, their running mean and sum of squares (Welford). */
interface Running {
  n: number;
  mean: number;
  squares: number;
}

/** Precision while the runs arrive; a replication costs the same however many went before. */
export interface PrecisionNow {
  /** Takes in a replication: the baseline's value, then one per arm; null for a failed run or nothing measured. */
  add(values: readonly (number | null)[]): void;
  /** Half-width of the widest interval; null while an arm has too few pairs for one. */
  widest(): number | null;
}

/** Precision of `arms` arms beside the baseline, at the level of intervals that hold for all of them at once. */
export function precisionNow(arms: number, level: number): PrecisionNow {
  const quantile = quantiles(arms, level);
  const running = Array.from({ length: arms }, startRunning);
  return {
    add([baseline, ...values]) {
      for (const [a, value] of values.entries()) if (baseline !== null && value !== null) take(running[a], value - baseline);
    },
    widest: () => (running.some(({ n }) => n < FEWEST) ? null : Math.max(...running.map((one) => halfWidthOf(one, quantile)))),
  };
}

/** One path per sample (an arm in the primary outcome), half of Student's interval at the level of those that hold for all arms at once. */
export function precisionPaths(samples: readonly PairedSample[], level: number): PrecisionPath[] {
  const quantile = quantiles(samples.length, level);
  return samples.map((sample) => pathOf(sample.arm, differencesOf(sample), quantile));
}

/** Student's quantile by degrees of freedom, each worked out once. */
function quantiles(arms: number, level: number): (degrees: number) => number {
  const simultaneous = primaryLevel(level, arms);
  const known = new Map<number, number>();
  return (degrees) => {
    const found = known.get(degrees) ?? studentQuantile(1 - (1 - simultaneous) / 2, degrees);
    known.set(degrees, found);
    return found;
  };
}

/** A point for each number of pairs. */
function pathOf(arm: string, differences: readonly number[], quantile: (degrees: number) => number): PrecisionPath {
  const path = { arm, n: [] as number[], mean: [] as number[], halfWidth: [] as number[] };
  const running = startRunning();
  for (const difference of differences) {
    take(running, difference);
    if (running.n < FEWEST) continue;
    path.n.push(running.n);
    path.mean.push(running.mean);
    path.halfWidth.push(halfWidthOf(running, quantile));
  }
  return path;
}

function startRunning(): Running {
  return { n: 0, mean: 0, squares: 0 };
}

function take(running: Running, difference: number): void {
  const before = running.mean;
  running.n++;
  running.mean += (difference - before) / running.n;
  running.squares += (difference - before) * (difference - running.mean);
}

function halfWidthOf({ n, squares }: Running, quantile: (degrees: number) => number): number {
  return quantile(n - 1) * Math.sqrt(squares / (n - 1) / n);
}
