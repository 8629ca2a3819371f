/** Means with Student-t intervals, paired differences between arms and the ratio of two paired means (Fieller 1954). */
import { mean as meanOf } from "d3";
import { estimateDifference } from "../statistics/mean.ts";
import { ratioOfMeans as fieller } from "../statistics/ratio.ts";

/** Mean of n values with its 95 % t interval (n − 1 degrees of freedom); without one when n < 2. */
export interface Estimate {
  readonly n: number;
  readonly mean: number;
  readonly interval: readonly [low: number, high: number] | undefined;
}

/** Difference arm − baseline over the replications that both have: the same number means the same chance (common random numbers). */
export interface PairedEstimate extends Estimate {
  readonly differences: readonly number[];
  readonly baselineMean: number;
}

/** Mean and 95 % interval of finite values; undefined when there are none. */
export function estimate(values: readonly number[]): Estimate | undefined {
  const value = estimateDifference(values);
  if (value === null) return undefined;
  return { n: value.n, mean: value.mean, interval: value.interval === null ? undefined : [value.interval.low, value.interval.high] };
}

export function pairedEstimate(
  arm: ReadonlyMap<number, number> | undefined,
  baseline: ReadonlyMap<number, number> | undefined,
): PairedEstimate | undefined {
  const replications = [...(arm?.keys() ?? [])].filter((replication) => baseline?.has(replication)).sort((a, b) => a - b);
  const differences = replications.map((replication) => arm!.get(replication)! - baseline!.get(replication)!);
  const base = estimate(differences);
  if (base === undefined) return undefined;
  return { ...base, differences, baselineMean: meanOf(replications, (replication) => baseline!.get(replication)!)! };
}

/** Whether the interval exists and leaves zero outside; one replication never does. */
export function excludesZero(value: Estimate): boolean {
  return value.interval !== undefined && (value.interval[0] > 0 || value.interval[1] < 0);
}

/** Ratio of the means of paired values with its 95 % interval (Fieller). */
export function ratioOfMeans(numerators: readonly number[], denominators: readonly number[]): Estimate | undefined {
  const found = fieller(numerators, denominators);
  if (found === null) return undefined;
  const { n, ratio, interval } = found;
  return { n, mean: ratio, interval: interval === null ? undefined : [interval.low, interval.high] };
}
