/** What may honestly be said in a title: differences from the baseline with their intervals, and a verdict in words. */

import { truncate } from "../../../../charts/textWidth.ts";
import { isClear } from "../../../../statistics/estimate.ts";
import type { Verdict } from "../../../../statistics/verdict.ts";
import type { ArmInfo, IndicatorInfo, ResultTables } from "../../../../tables/tables.ts";
import { chartScale, isScore, isShare } from "../../../../words/format.ts";
import { countWords, plain, range, signed, span } from "../../../../words/words.ts";
import { baselineArm, hasSeries, hasSummary, leadArm, mainGroup, mainLabel, summaryValues } from "./lookup.ts";
import { type PairedEstimate, pairedEstimate } from "./paired.ts";

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

export function verdictOf(paired: PairedEstimate | undefined, direction: IndicatorInfo["direction"]): Verdict {
  if (paired === undefined || !isClear(paired)) return "unclear";
  if (direction === "none") return "different";
  return paired.value > 0 === (direction === "higher") ? "better" : "worse";
}

/** What the lead arm did to the first main indicator; empty where nothing can be compared. */
export function leadChange(tables: ResultTables): string {
  const arm = leadArm(tables);
  if (arm === undefined) return "";
  const first = mainIndicators(tables, "summary")
    .map((indicator) => compare(tables, indicator, arm))
    .find(({ paired }) => paired !== undefined);
  return first === undefined ? "" : changeSentence(tables, first);
}

/** E.g. `True incidents fell by 12 % (95 % interval 8 to 15) under the package`; never claims a change whose interval covers zero. */
export function changeSentence(tables: ResultTables, comparison: Comparison): string {
  const { indicator, arm } = comparison;
  const paired = comparison.paired!;
  const label = mainLabel(tables, indicator);
  const isRelative = !isShare(indicator.unit) && !isScore(indicator.unit) && paired.baselineMean > 0;
  const whole = isRelative ? paired.baselineMean : 1;
  const interval = paired.interval && { low: paired.interval.low / whole, high: paired.interval.high / whole };
  const value = paired.value / whole;
  const scale = chartScale(isRelative ? "share" : indicator.unit, value, interval);
  const unit = isRelative ? scale.level : scale.suffix;
  const under = `under ${shortLabel(arm.label)}`;
  const fell = paired.value < 0;
  if (interval === null) {
    const size = paired.value === 0 ? "the same" : `${plain(Math.abs(value), scale)}${unit} ${fell ? "lower" : "higher"}`;
    const where =
      paired.n < 2 ? "in a single replication, which cannot separate policy from chance" : `in all ${countWords(paired.n, "pair")}`;
    return `${label} came out ${size} ${under} ${where}`;
  }
  if (comparison.verdict === "unclear" || !isClear(paired)) {
    return `${label} ${under} cannot be told from baseline (${signed(value, scale)}${unit}, 95 % interval ${range(interval, scale)})`;
  }
  const ends = fell ? { low: -interval.high, high: -interval.low } : interval;
  return `${label} ${fell ? "fell" : "rose"} by ${plain(Math.abs(value), scale)}${unit} (95 % interval ${span(ends, scale)}) ${under}`;
}

/** Label for use inside a sentence, cut to a readable length. */
export function shortLabel(label: string): string {
  return truncate(label, 300, 12);
}
