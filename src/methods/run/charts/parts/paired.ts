/** Estimates that charts read from result tables, made as studies make theirs, so that the same runs have the same interval everywhere. */
import { mean } from "simple-statistics";
import { type Estimate, meanEstimate } from "../../../../statistics/estimate.ts";

/** Mean difference arm − baseline over the replications that both have: the same number means the same chance (common random numbers). */
export interface PairedEstimate extends Estimate {
  readonly n: number;
  readonly differences: readonly number[];
  readonly baselineMean: number;
}

/** Mean of values with its interval; undefined for no values. */
export function estimateOf(values: Iterable<number> | undefined): Estimate | undefined {
  const all = [...(values ?? [])];
  return all.length === 0 ? undefined : meanEstimate(all);
}

/** From values by replication; undefined without a replication that both have. */
export function pairedEstimate(
  arm: ReadonlyMap<number, number> | undefined,
  baseline: ReadonlyMap<number, number> | undefined,
  level = 0.95,
): PairedEstimate | undefined {
  const replications = [...(arm?.keys() ?? [])].filter((replication) => baseline?.has(replication)).sort((a, b) => a - b);
  if (replications.length === 0) return undefined;
  const differences = replications.map((replication) => arm!.get(replication)! - baseline!.get(replication)!);
  const baselineMean = mean(replications.map((replication) => baseline!.get(replication)!));
  return { ...meanEstimate(differences, level), n: differences.length, differences, baselineMean };
}
