/**
 * Arms side by side: mean and spread of an indicator over replications, and the paired difference from the baseline.
 */
import { estimateDifference, estimateMean, excludesZero, type MeanEstimate, type PairedDifference } from "../statistics/mean.ts";
import type { GroupKey, IndicatorInfo, ResultTables, SummaryRow } from "./tables.ts";

/** `unclear` when the interval covers zero; `none` when there is no interval. */
export type Verdict = "higher" | "lower" | "unclear" | "same" | "none";

export interface ArmComparison {
  readonly arm: string;
  /** Null when no replication has a value. */
  readonly estimate: MeanEstimate | null;
  /** Against the baseline, over replications that both arms have; null for the baseline and where there is none. */
  readonly difference: PairedDifference | null;
  readonly verdict: Verdict;
  /** The verdict judged by the indicator's direction; null where the direction says nothing. */
  readonly judgement: "better" | "worse" | null;
}

export interface IndicatorComparison {
  readonly indicator: IndicatorInfo;
  readonly group: GroupKey;
  readonly arms: readonly ArmComparison[];
}

/** Compares the arms on every main indicator, in catalogue order. */
export function compareArms(tables: ResultTables): IndicatorComparison[] {
  const main = tables.indicators.filter((indicator) => indicator.main);
  const values = valuesByIndicator(tables.summary, new Set(main.map((indicator) => indicator.id)));
  return main.flatMap((indicator) => {
    const groups = values.get(indicator.id) ?? new Map<GroupKey, RunValues>();
    const group = mainGroup([...groups.keys()]);
    return group === null ? [] : [compareGroup(indicator, group, groups.get(group)!, tables)];
  });
}

/** The group that stands for an indicator: `all`, else (confidence has no `all`) the police, else the first. */
function mainGroup(groups: readonly GroupKey[]): GroupKey | null {
  return ["all", "kind:police"].find((group) => groups.includes(group)) ?? groups[0] ?? null;
}

/** Arm → replication → value. */
type RunValues = Map<string, Map<number, number>>;

function compareGroup(indicator: IndicatorInfo, group: GroupKey, values: RunValues, tables: ResultTables): IndicatorComparison {
  const baseline = tables.arms[0]?.id === "baseline" ? values.get("baseline") : undefined;
  const arms = tables.arms.map(({ id: arm }) => {
    const own = values.get(arm) ?? new Map<number, number>();
    const difference = arm === "baseline" || baseline === undefined ? null : differenceFrom(baseline, own);
    const verdict = judge(difference);
    return { arm, estimate: estimateMean([...own.values()]), difference, verdict, judgement: judgement(verdict, indicator) };
  });
  return { indicator, group, arms };
}

function differenceFrom(baseline: ReadonlyMap<number, number>, own: ReadonlyMap<number, number>): PairedDifference | null {
  const differences: number[] = [];
  for (const [replication, value] of own) {
    const base = baseline.get(replication);
    if (base !== undefined) differences.push(value - base);
  }
  return estimateDifference(differences);
}

function judge(difference: PairedDifference | null): Verdict {
  if (difference === null || difference.interval === null) return "none";
  if (difference.mean === 0 && difference.sd === 0) return "same";
  if (!excludesZero(difference.interval)) return "unclear";
  return difference.mean > 0 ? "higher" : "lower";
}

function judgement(verdict: Verdict, indicator: IndicatorInfo): "better" | "worse" | null {
  if (indicator.direction === "none" || (verdict !== "higher" && verdict !== "lower")) return null;
  return verdict === indicator.direction ? "better" : "worse";
}

function valuesByIndicator(summary: readonly SummaryRow[], wanted: ReadonlySet<string>): Map<string, Map<GroupKey, RunValues>> {
  const byIndicator = new Map<string, Map<GroupKey, RunValues>>();
  for (const { indicator, group, arm, replication, value } of summary) {
    if (!wanted.has(indicator)) continue;
    const groups = byIndicator.get(indicator) ?? new Map<GroupKey, RunValues>();
    byIndicator.set(indicator, groups);
    const arms: RunValues = groups.get(group) ?? new Map();
    groups.set(group, arms);
    const runs = arms.get(arm) ?? new Map<number, number>();
    arms.set(arm, runs.set(replication, value));
  }
  return byIndicator;
}
