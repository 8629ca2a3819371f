/** A design's findings in plain sentences: one per arm or per factor, about the primary outcome. Nothing is said to differ whose interval covers zero. */

import { type Estimate, halfWidth, isClear, widestHalf } from "../../statistics/estimate.ts";
import { countWords, decimal, differenceWords, intervalWords, midSentence, range, type Scale, scaleFor } from "../../words/words.ts";
import type { Outcome } from "../result.ts";
import { formatLevel } from "./designs.ts";
import type { MainEffect } from "./effects.ts";
import type { Counted } from "./rows.ts";
import type { DesignPlan } from "./studyPlan.ts";
import { fewestPoints, type Trend } from "./trend.ts";

export interface DesignFindings {
  readonly plan: DesignPlan;
  readonly outcome: Outcome;
  /** For method arms: difference of every further arm from the first. */
  readonly arms: readonly { readonly label: string; readonly difference: Counted | null }[];
  /** Main effects of the first arm in this outcome. */
  readonly effects: readonly MainEffect[];
  /** Rank correlations under the first arm in this outcome, one per factor; null where there is none. */
  readonly trends: readonly (Trend | null)[];
  /** Of further arms: differences from the first arm at every point. */
  readonly contrasts: readonly { readonly label: string; readonly differences: readonly Counted[] }[];
}

/** All sentences, the design first. */
export function designSentences(findings: DesignFindings): string[] {
  const { plan } = findings;
  return [
    ...plan.notes,
    ...findings.arms.map(({ label, difference }) => armSentence(findings, label, difference)),
    ...(findings.effects.length > 0 ? effectSentences(findings) : trendSentences(findings)),
    ...findings.contrasts.map(({ label, differences }) => contrastSentence(findings, label, differences)),
  ].filter((sentence) => sentence !== "");
}

function armSentence({ plan, outcome }: DesignFindings, label: string, difference: Counted | null): string {
  const base = plan.arms[0].label;
  if (difference === null) return `${label}: nothing to compare with ${base} in ${name(outcome)}.`;
  const scale = scaleOf(outcome, difference);
  const pairs = countWords(difference.n, "paired replication");
  const { interval, n, value } = difference;
  if (n < 2) return `${label}: one pair of runs gives no interval; ${differenceWords(value, scale)} in ${name(outcome)} from ${base}.`;
  if (interval === null && value === 0) return `${label}: the same ${name(outcome)} as ${base} in every one of ${pairs}.`;
  const within = interval === null ? intervalWords(difference, scale) : `95 % interval ${range(interval, scale)}, ${pairs}`;
  if (!isClear(difference))
    return `${label}: no clear difference from ${base} in ${name(outcome)} (${differenceWords(difference.value, scale)}, ${within}).`;
  return `${label}: ${name(outcome)} ${differenceWords(difference.value, scale)} from ${base} (${within})${judged(outcome, difference.value)}.`;
}

function judged({ direction }: Outcome, difference: number): string {
  if (direction === "none") return "";
  return (direction === "higher") === difference > 0 ? ", better" : ", worse";
}

/** One sentence per factor, the largest effect first; of a one-at-a-time design both ends. */
function effectSentences({ plan, outcome, effects }: DesignFindings): string[] {
  const single = plan.method === "one-at-a-time";
  const wanted = single ? effects.filter(({ at }) => at !== "both") : effects;
  const size = (path: string) => Math.max(...wanted.filter(({ factor }) => factor === path).map(({ value }) => Math.abs(value)));
  const paths = [...new Set(wanted.map(({ factor }) => factor))];
  const sorted = paths.sort((a, b) => size(b) - size(a) || paths.indexOf(a) - paths.indexOf(b));
  return sorted.map((path) => {
    const { factor } = plan.factors.find((one) => one.factor.path === path)!;
    const own = wanted.filter((effect) => effect.factor === path);
    const level = (value: number) => formatLevel(value, factor.unit);
    const parts = own.map((effect) => {
      const change =
        effect.at === "both"
          ? `from ${level(factor.low)} to ${level(factor.high)}`
          : `at ${level(effect.at === "low" ? factor.low : factor.high)}`;
      return `${change}, ${effectWords(outcome, effect)}`;
    });
    const than = single ? ` (against ${level(factor.standard)} in the scenario)` : "";
    return `${factor.label}${than}: ${parts.join("; ")}.`;
  });
}

function effectWords(outcome: Outcome, effect: Counted): string {
  const scale = scaleOf(outcome, effect);
  if (effect.n < 2) return `${name(outcome)} ${differenceWords(effect.value, scale)} in one replication, which gives no interval`;
  if (effect.interval === null && effect.value === 0) return `no effect at all on ${name(outcome)}`;
  const known = intervalWords(effect, scale, "replication");
  const within = effect.interval === null ? known : `95 % interval ${known}`;
  if (!isClear(effect)) return `no clear effect on ${name(outcome)} (${differenceWords(effect.value, scale)}, ${within})`;
  return `${name(outcome)} ${differenceWords(effect.value, scale)} (${within})`;
}

function trendSentences({ plan, outcome, trends }: DesignFindings): string[] {
  if (plan.factors.length === 0) return [];
  const points = plan.points.length - 1;
  if (points < fewestPoints)
    return [`${points} points are too few for a trend (${fewestPoints} are needed); read the table point by point.`];
  return plan.factors.map(({ factor }, j) => {
    const trend = trends[j];
    if (trend === null) return `${factor.label}: no trend can be given, since it or ${name(outcome)} does not vary over the points.`;
    const over = `over ${trend.n} points from ${formatLevel(factor.low, factor.unit)} to ${formatLevel(factor.high, factor.unit)}`;
    if (trend.interval === null) return `${factor.label}: more of it goes with ${more(trend)} ${name(outcome)} without exception, ${over}.`;
    const within = `rank correlation ${decimal(trend.value, 2)}, 95 % interval ${decimal(trend.interval.low, 2)} to ${decimal(trend.interval.high, 2)}`;
    if (!isClear(trend)) return `${factor.label}: no clear trend of ${name(outcome)} ${over} (${within}).`;
    return `${factor.label}: more of it goes with ${more(trend)} ${name(outcome)}, ${over} (${within}).`;
  });
}

function more({ value }: Trend): string {
  return value > 0 ? "higher" : "lower";
}

/** Does the difference between arms hold over the points? */
function contrastSentence({ plan, outcome }: DesignFindings, label: string, differences: readonly Counted[]): string {
  const base = plan.arms[0].label;
  if (differences.length === 0) return `${label}: nothing to compare with ${base} in ${name(outcome)}.`;
  const clear = differences.filter(isClear);
  const higher = clear.filter(({ value }) => value > 0).length;
  const values = differences.map(({ value }) => value);
  const scale = scaleFor(outcome.unit, Math.max(...values.map(Math.abs)), widestHalf(differences));
  const extent = range({ low: Math.min(...values), high: Math.max(...values) }, scale);
  const counts = `clearly higher at ${higher}, clearly lower at ${clear.length - higher}, unclear at ${differences.length - clear.length}`;
  return `${label} against ${base}: at the ${differences.length} points the difference in ${name(outcome)} is ${extent}${scale.suffix}; ${counts}.`;
}

function name({ label }: Outcome): string {
  return midSentence(label);
}

function scaleOf({ unit }: Outcome, estimate: Estimate): Scale {
  return scaleFor(unit, estimate.value, halfWidth(estimate));
}
