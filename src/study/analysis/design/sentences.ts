/** A design's findings in plain sentences: one per arm or per factor, about the primary outcome. Nothing is said to differ whose interval covers zero. */
import { formatLevel } from "../design/designs.ts";
import type { DesignPlan } from "../design/studyPlan.ts";
import { excludesZero } from "../statistics.ts";
import { midSentence, range, type Scale, scaleFor, signed } from "./compareWords.ts";
import type { MainEffect } from "./designEffects.ts";
import type { Counted } from "./designRows.ts";
import { fewestPoints, type Trend } from "./designTrend.ts";
import type { Estimate, Interval, Outcome } from "./results.ts";

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
  const words = wordsOf(outcome, difference);
  const pairs = `${difference.n} paired ${difference.n === 1 ? "replication" : "replications"}`;
  const { interval } = difference;
  if (interval === null)
    return `${label}: one pair of runs gives no interval; ${words.difference(difference.value)} in ${name(outcome)} from ${base}.`;
  const within = `95 % interval ${words.interval(interval)}, ${pairs}`;
  if (interval.low === 0 && interval.high === 0) return `${label}: the same ${name(outcome)} as ${base} in every one of ${pairs}.`;
  if (!excludesZero(interval))
    return `${label}: no clear difference from ${base} in ${name(outcome)} (${words.difference(difference.value)}, ${within}).`;
  return `${label}: ${name(outcome)} ${words.difference(difference.value)} from ${base} (${within})${judged(outcome, difference.value)}.`;
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
  const words = wordsOf(outcome, effect);
  if (effect.interval === null) return `${name(outcome)} ${words.difference(effect.value)} in one replication, which gives no interval`;
  const within = `95 % interval ${words.interval(effect.interval)}`;
  if (effect.interval.low === 0 && effect.interval.high === 0) return `no effect at all on ${name(outcome)}`;
  if (!excludesZero(effect.interval)) return `no clear effect on ${name(outcome)} (${words.difference(effect.value)}, ${within})`;
  return `${name(outcome)} ${words.difference(effect.value)} (${within})`;
}

function trendSentences({ plan, outcome, trends }: DesignFindings): string[] {
  if (plan.factors.length === 0) return [];
  const points = plan.points.length - 1;
  if (points < fewestPoints)
    return [`${points} points are too few for a trend (${fewestPoints} are needed); read the table point by point.`];
  return plan.factors.map(({ factor }, j) => {
    const trend = trends[j];
    if (trend === null) return `${factor.label}: no trend can be given, since it or ${name(outcome)} does not vary over the points.`;
    const r = trend.value.toFixed(2).replace("-", "−");
    const over = `over ${trend.n} points from ${formatLevel(factor.low, factor.unit)} to ${formatLevel(factor.high, factor.unit)}`;
    if (trend.interval === null) return `${factor.label}: more of it goes with ${more(trend)} ${name(outcome)} without exception, ${over}.`;
    const within = `rank correlation ${r}, 95 % interval ${trend.interval.low.toFixed(2).replace("-", "−")} to ${trend.interval.high.toFixed(2).replace("-", "−")}`;
    if (!excludesZero(trend.interval)) return `${factor.label}: no clear trend of ${name(outcome)} ${over} (${within}).`;
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
  const clear = differences.filter(({ interval }) => interval !== null && excludesZero(interval));
  const higher = clear.filter(({ value }) => value > 0).length;
  const values = differences.map(({ value }) => value);
  const scale = scaleFor(outcome.unit, Math.max(...values.map(Math.abs)), Math.max(...differences.map(halfWidth)));
  const span = range({ low: Math.min(...values), high: Math.max(...values) }, scale);
  const counts = `clearly higher at ${higher}, clearly lower at ${clear.length - higher}, unclear at ${differences.length - clear.length}`;
  return `${label} against ${base}: at the ${differences.length} points the difference in ${name(outcome)} is ${span}${scale.suffix}; ${counts}.`;
}

function name({ label }: Outcome): string {
  return midSentence(label);
}

function wordsOf({ unit }: Outcome, estimate: Estimate) {
  return numberWords(scaleFor(unit, estimate.value, halfWidth(estimate)));
}

function numberWords(scale: Scale) {
  return {
    difference: (value: number) => `${signed(value, scale)}${scale.suffix}`,
    interval: (interval: Interval) => range(interval, scale),
  };
}

/** Half of the interval; 0 where there is none. */
export function halfWidth({ interval }: Estimate): number {
  return interval === null ? 0 : (interval.high - interval.low) / 2;
}
