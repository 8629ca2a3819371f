/** What a run's charts may say: differences from the baseline with their intervals and a verdict, decided once for title and marks. */

import { truncate } from "../../../../charts/textWidth.ts";
import { isClear } from "../../../../statistics/estimate.ts";
import { bonferroniLevel } from "../../../../statistics/multiplicity.ts";
import type { Verdict } from "../../../../statistics/verdict.ts";
import type { ArmInfo, GroupKey, IndicatorInfo, ResultTables } from "../../../../tables/tables.ts";
import type { Difference } from "../../../../words/findings/comparison.ts";
import type { ArmChange, CoursesTitle, Way } from "../../../../words/findings/runCharts.ts";
import { isScore, isShare } from "../../../../words/format.ts";
import {
  type ByReplication,
  baselineArm,
  comparedArms,
  groupLabel,
  hasSeries,
  hasSummary,
  labelWithGroup,
  leadArm,
  mainGroup,
  mainLabel,
  summaryValues,
} from "./lookup.ts";
import { type PairedEstimate, pairedEstimate } from "./paired.ts";

const LEVEL = 0.95;

export interface Comparison {
  readonly indicator: IndicatorInfo;
  readonly arm: ArmInfo;
  readonly paired: PairedEstimate | undefined;
  /** `unclear` also where the claim does not survive among all others. */
  readonly verdict: Verdict;
}

/** Main indicators that have values in the summary or the series. */
export function mainIndicators(tables: ResultTables, where: "summary" | "series"): IndicatorInfo[] {
  const has = where === "summary" ? hasSummary : hasSeries;
  return tables.indicators.filter((indicator) => indicator.main && has(tables, indicator.id));
}

export function compare(tables: ResultTables, indicator: IndicatorInfo, arm: ArmInfo): Comparison {
  const values = summaryValues(tables, indicator.id, mainGroup(tables, indicator.id));
  const baseline = baselineArm(tables);
  const paired = pairedEstimate(values.get(arm.id), baseline && values.get(baseline.id));
  const claim = tables.claims?.find(({ arm: id, outcome }) => id === arm.id && outcome === indicator.id);
  if (claim === undefined || paired === undefined) return { indicator, arm, paired, verdict: verdictOf(paired, indicator.direction) };
  return { indicator, arm, paired: { ...paired, interval: claim.interval }, verdict: claim.verdict };
}

/** `same` where all of several pairs are equal; nothing is claimed of one pair. */
export function verdictOf(paired: PairedEstimate | undefined, direction: IndicatorInfo["direction"]): Verdict {
  if (paired === undefined || paired.n < 2) return "unclear";
  if (paired.differences.every((difference) => difference === 0)) return "same";
  if (!isClear(paired)) return "unclear";
  if (direction === "none") return "different";
  return paired.value > 0 === (direction === "higher") ? "better" : "worse";
}

/** A comparison as a title tells it: of amounts as a part of the baseline's mean, of shares and scores in points. */
export function changeOf(tables: ResultTables, { indicator, arm, paired, verdict }: Comparison, together = 1): ArmChange {
  const { unit } = indicator;
  const { value, interval, n, baselineMean } = paired!;
  const ofBaseline = !isShare(unit) && !isScore(unit) && unit !== "percentage points" && baselineMean > 0;
  const whole = ofBaseline ? baselineMean : 1;
  return {
    arm: shortLabel(arm.label),
    outcome: { label: mainLabel(tables, indicator), unit },
    difference: {
      value: value / whole,
      interval: interval && { low: interval.low / whole, high: interval.high / whole },
      n,
      verdict,
    },
    ofBaseline,
    together,
  };
}

/** What the lead arm changes in an indicator; null where nothing can be compared. */
export function leadChangeOf(tables: ResultTables, indicator: IndicatorInfo): ArmChange | null {
  const arm = leadArm(tables);
  const comparison = arm && compare(tables, indicator, arm);
  return comparison?.paired === undefined ? null : changeOf(tables, comparison);
}

/** The lead arm in the first main indicator in full, and in how many of the others it can be told from the baseline. */
export function coursesTitle(tables: ResultTables): CoursesTitle {
  const arm = leadArm(tables);
  const all = arm === undefined ? [] : mainIndicators(tables, "summary").map((indicator) => compare(tables, indicator, arm));
  const [first, ...rest] = all.filter(({ paired }) => paired !== undefined);
  const baseline = baselineArm(tables);
  const of = (verdict: Verdict) => rest.filter((each) => each.verdict === verdict).map(({ indicator }) => mainLabel(tables, indicator));
  const others = {
    better: of("better"),
    worse: of("worse"),
    different: of("different"),
    unclear: of("unclear").length + of("same").length,
    of: rest.length,
  };
  return {
    kind: "run-courses",
    change: first === undefined ? null : changeOf(tables, first),
    others: first === undefined || rest.length === 0 || first.paired!.n < 2 ? null : others,
    days: tables.scenario.horizonDays,
    onlyArm: tables.arms.length === 1 && baseline !== undefined ? shortLabel(baseline.label) : null,
  };
}

/** An indicator by group, in a family of differences whose intervals hold at once. */
export interface Family {
  readonly indicator: IndicatorInfo;
  /** So many intervals hold at once; more than there are groups where the family has other members. */
  readonly together: number;
  /** Values of each arm and replication in a group. */
  values(group: GroupKey): ReadonlyMap<string, ByReplication>;
  /** The main indicator that is the same as a group: what is unclear there is unclear here. */
  main?(group: GroupKey): string | undefined;
}

/** The difference of an arm in one group of a family. */
export function familyDifference(tables: ResultTables, family: Family, group: GroupKey, arm: ArmInfo): Comparison {
  const baseline = baselineArm(tables)!;
  const values = family.values(group);
  const paired = pairedEstimate(values.get(arm.id), values.get(baseline.id), bonferroniLevel(LEVEL, family.together));
  const main = family.main?.(group);
  const claim = tables.claims?.find(({ arm: id, outcome }) => id === arm.id && outcome === main);
  const verdict = claim?.verdict === "unclear" ? "unclear" : verdictOf(paired, family.indicator.direction);
  return { indicator: family.indicator, arm, paired, verdict };
}

/** The same as a title tells it. */
export function familyChange(tables: ResultTables, family: Family, group: GroupKey, arm: ArmInfo): ArmChange | null {
  const comparison = familyDifference(tables, family, group, arm);
  if (comparison.paired === undefined) return null;
  const change = changeOf(tables, comparison, family.together);
  return { ...change, outcome: { ...change.outcome, label: labelWithGroup(tables, family.indicator.label, group) } };
}

/** Which way each group of a family goes beside the baseline. */
export function waysOf(tables: ResultTables, family: Family, groups: readonly GroupKey[], arm: ArmInfo): Way[] {
  return groups.flatMap((group) => {
    const { paired, verdict } = familyDifference(tables, family, group, arm);
    if (paired === undefined) return [];
    const told = isTold(verdict);
    return [{ label: groupLabel(tables, group), way: !told ? "unclear" : paired.value > 0 ? "higher" : "lower" }];
  });
}

/** Whether a verdict tells the arm from the baseline. */
export function isTold(verdict: Verdict): boolean {
  return verdict !== "unclear" && verdict !== "same";
}

/** A paired difference as data of a finding. */
export function differenceOf(paired: PairedEstimate, direction: IndicatorInfo["direction"] = "none"): Difference {
  const { value, interval, n } = paired;
  return { value, interval, n, verdict: verdictOf(paired, direction) };
}

/** Arms that can be told from the baseline in a main indicator, the lead arm left out; those that differ most first. */
export function toldArms(tables: ResultTables, indicator: IndicatorInfo): string[] {
  return comparedArms(tables)
    .map((arm) => compare(tables, indicator, arm))
    .filter(({ arm, verdict }) => isTold(verdict) && arm !== leadArm(tables))
    .sort((a, b) => Math.abs(b.paired!.value) - Math.abs(a.paired!.value))
    .map(({ arm }) => arm.id);
}

/** Arms that can be told from the baseline in most main indicators first; those in none are left out. */
export function mostTold(tables: ResultTables): string[] {
  const counts = new Map<string, number>();
  for (const indicator of mainIndicators(tables, "summary")) {
    for (const id of toldArms(tables, indicator)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

/** Label for use inside a sentence, cut to a readable length. */
export function shortLabel(label: string): string {
  return truncate(label, 300, 12);
}
