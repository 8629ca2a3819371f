/** What may honestly be said in a title: differences from the baseline with their intervals, and a verdict in words. */
import type { ArmInfo, IndicatorInfo, ResultTables } from "../study/tables.ts";
import { excludesZero, type PairedEstimate, pairedEstimate } from "./estimate.ts";
import { count, formatDifference, formatNumber, formatValue, isShare, midSentence, percent } from "./format.ts";
import { baselineArm, comparedArms, leadArm, mainGroup, mainLabel, summaryValues } from "./lookup.ts";
import { truncate } from "./textWidth.ts";

/** `unclear` when the interval covers zero or there is none; `different` when the indicator has no better direction. */
export type Verdict = "better" | "worse" | "different" | "unclear";

export interface Comparison {
  readonly indicator: IndicatorInfo;
  readonly arm: ArmInfo;
  readonly paired: PairedEstimate | undefined;
  readonly verdict: Verdict;
}

/** Main indicators that have values in the summary or the series. */
export function mainIndicators(tables: ResultTables, where: "summary" | "series"): IndicatorInfo[] {
  const rows = new Set((where === "summary" ? tables.summary : tables.series).map((row) => row.indicator));
  return tables.indicators.filter((indicator) => indicator.main && rows.has(indicator.id));
}

export function compare(tables: ResultTables, indicator: IndicatorInfo, arm: ArmInfo): Comparison {
  const values = summaryValues(tables, indicator.id, mainGroup(tables, indicator.id));
  const baseline = baselineArm(tables);
  const paired = pairedEstimate(values.get(arm.id), baseline && values.get(baseline.id));
  return { indicator, arm, paired, verdict: verdictOf(paired, indicator.direction) };
}

export function verdictOf(paired: PairedEstimate | undefined, direction: IndicatorInfo["direction"]): Verdict {
  if (paired === undefined || !excludesZero(paired)) return "unclear";
  if (direction === "none") return "different";
  return paired.mean > 0 === (direction === "higher") ? "better" : "worse";
}

/** Title of comparisons: what the lead arm did to the first main indicator, and how many of all cannot be told from the baseline. */
export function leadFinding(tables: ResultTables): string {
  const arm = leadArm(tables);
  const indicators = mainIndicators(tables, "summary");
  if (arm === undefined || indicators.length === 0) return "";
  const comparisons = indicators.map((indicator) => compare(tables, indicator, arm)).filter((comparison) => comparison.paired !== undefined);
  if (comparisons.length === 0) return "";
  const first = changeSentence(tables, comparisons[0]!);
  if (comparisons[0]!.paired!.n < 2) return first;
  const unclear = comparisons.filter((comparison) => comparison.verdict === "unclear").length;
  return `${first}; ${unclear === 0 ? "all" : `${unclear} of`} ${count(comparisons.length, "measure")} ${unclear === 0 ? "differ" : "cannot be told"} from baseline`;
}

/** E.g. `True incidents fell by 12 % (95 % interval 8 to 15) under the package`; never claims a change whose interval covers zero. */
export function changeSentence(tables: ResultTables, comparison: Comparison): string {
  const { indicator, arm } = comparison;
  const paired = comparison.paired!;
  const label = mainLabel(tables, indicator);
  const share = isShare(indicator.unit);
  const relative = !share && paired.baselineMean > 0;
  const scaled = (value: number) => (share ? value * 100 : relative ? (value / paired.baselineMean) * 100 : value);
  const unit = share ? " percentage points" : relative ? " %" : "";
  const print = (value: number) => formatNumber(Math.round(scaled(value) * 10) / 10);
  const under = `under ${shortLabel(arm.label)}`;
  const fell = paired.mean < 0;
  if (paired.interval === undefined) {
    const size = paired.mean === 0 ? "the same" : `${print(Math.abs(paired.mean))}${unit} ${fell ? "lower" : "higher"}`;
    return `${label} came out ${size} ${under} in a single replication, which cannot separate policy from chance`;
  }
  const [low, high] = paired.interval;
  if (!excludesZero(paired)) {
    return `${label} ${under} cannot be told from baseline (${print(paired.mean)}${unit}, 95 % interval ${print(low)} to ${print(high)})`;
  }
  const ends = fell ? [-high, -low] : [low, high];
  return `${label} ${fell ? "fell" : "rose"} by ${print(Math.abs(paired.mean))}${unit} (95 % interval ${print(ends[0]!)} to ${print(ends[1]!)}) ${under}`;
}

/** A value under the baseline and under the lead arm, e.g. `from 61 % at Baseline to 70 % under Package`. */
export function fromTo(tables: ResultTables, values: ReadonlyMap<string, number>, unit: string): string {
  const baseline = baselineArm(tables);
  const lead = leadArm(tables);
  const parts = [baseline, lead].filter((arm): arm is ArmInfo => arm !== undefined && values.has(arm.id));
  return parts.map((arm) => `${formatValue(values.get(arm.id)!, unit)} under ${shortLabel(arm.label)}`).join(" and ");
}

/** Signed difference with its relative size, e.g. `−148 (−12 %)`. */
export function differenceWords(paired: PairedEstimate, unit: string): string {
  const absolute = formatDifference(paired.mean, unit);
  if (isShare(unit) || paired.baselineMean <= 0) return absolute;
  return `${absolute} (${paired.mean > 0 ? "+" : ""}${percent(paired.mean / paired.baselineMean)} %)`;
}

/** Label for use inside a sentence, cut to a readable length. */
export function shortLabel(label: string): string {
  return truncate(label, 300, 12);
}

/** `3 arms` in words for subtitles, e.g. `Baseline and 2 compared arms`. */
export function armWords(tables: ResultTables): string {
  const compared = comparedArms(tables).length;
  return compared === 0 ? "one arm, so nothing to compare" : `${count(compared + 1, "arm")}`;
}

export function inSentence(tables: ResultTables, indicator: IndicatorInfo): string {
  return midSentence(mainLabel(tables, indicator));
}
