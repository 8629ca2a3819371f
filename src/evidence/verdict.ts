/**
 * From readings to a verdict: estimates of the criteria over seeds, with and without the mechanism.
 *
 * Means have t intervals over seeds; readings of a seed share their chance, so differences within a seed are paired. Ratios of sums have
 * a delete-one jackknife interval with Student's t (n − 1). A value is met when the whole 95 % interval lies within its tolerance; a sign
 * when the interval excludes 0 on that side, or at least 90 % of the seeds have it; no difference when the interval includes 0. A
 * pattern that survives its knock-out is met for the wrong reason and counts as missed.
 * Source of the jackknife of a ratio: W. G. Cochran (1977), Sampling Techniques, 3rd edition, section 6.17.
 */
import { mean } from "simple-statistics";
import { studentQuantile } from "../statistics/distributions.ts";
import { estimateDifference, type Interval } from "../statistics/mean.ts";
import type { Criterion, Noted, Pattern, Readings, Target } from "./pattern.ts";

const LEVEL = 0.95;
/** Share of seeds that must have a sign where the interval does not show it. */
const SIGN_SHARE = 0.9;
/** A difference below this is rounding, not a difference. */
const ROUNDING = 1e-12;

/** Readings of a configuration: one record per seed, null for a failed run. */
export type SeedReadings = readonly (Readonly<Record<string, number>> | null)[];

/** Readings of all configurations of one variant. */
export type VariantReadings = Readonly<Record<string, SeedReadings>>;

/** A number over seeds. */
export interface Estimated {
  /** Seeds with a value. */
  readonly n: number;
  /** NaN where no seed has a value. */
  readonly value: number;
  readonly interval: Interval | null;
  /** Value of each seed (of a ratio: of the seed alone); NaN where there was none. */
  readonly bySeed: readonly number[];
}

/** A criterion measured. */
export interface Measured extends Estimated {
  readonly criterion: Criterion;
  /** Share of seeds with the wanted sign; null for other targets. */
  readonly signShare: number | null;
  readonly met: boolean;
}

/** A number that is noted beside the criteria, measured. */
export interface MeasuredNoted extends Estimated {
  readonly noted: Noted;
}

export type PatternVerdict = "met" | "missed";

export interface PatternResult {
  readonly pattern: Pattern;
  readonly seeds: number;
  readonly failedRuns: number;
  readonly measured: readonly Measured[];
  /** Without the mechanism; null for a pattern without a knock-out. */
  readonly knockedOut: readonly Measured[] | null;
  readonly noted: readonly MeasuredNoted[];
  readonly verdict: PatternVerdict;
  /** Why it is missed, in a sentence; empty when met. */
  readonly reason: string;
  readonly curve: readonly { readonly label: string; readonly points: readonly CurvePoint[] }[];
}

export interface CurvePoint {
  readonly x: number;
  readonly value: number;
  readonly interval: Interval | null;
}

/** What the readings of a pattern show. */
export function judge(pattern: Pattern, plain: VariantReadings, without: VariantReadings | null, seeds: number): PatternResult {
  const measured = pattern.criteria.map((criterion) => measureCriterion(criterion, plain, seeds));
  const knockedOut = without === null ? null : pattern.criteria.map((criterion) => measureCriterion(criterion, without, seeds));
  const reason = reasonOf(pattern, measured, knockedOut);
  const failedRuns = [plain, without ?? {}].reduce((sum, variant) => sum + countFailed(variant), 0);
  return {
    ...{ pattern, seeds, failedRuns, measured, knockedOut, reason },
    noted: (pattern.noted ?? []).map((noted) => ({ noted, ...estimated(noted, plain, seeds) })),
    verdict: reason === "" ? "met" : "missed",
    curve: (pattern.curve?.lines ?? []).map(({ label, points }) => ({
      label,
      points: points.map(({ x, value }) => ({ x, ...meanOf(seedValues(value, plain, seeds)) })),
    })),
  };
}

function reasonOf({ criteria, knockOut }: Pattern, measured: readonly Measured[], knockedOut: readonly Measured[] | null): string {
  const unmet = measured.filter(({ met }) => !met).map(({ criterion }) => criterion.label);
  if (unmet.length > 0) return `not shown: ${unmet.join("; ")}`;
  if (knockOut === null || knockedOut === null) return "";
  const survivors = knockedOut.filter(({ criterion, met }) => met && knockOut.loses.includes(criterion.id));
  if (survivors.length === 0) return "";
  const names = survivors.map(({ criterion }) => criterion.label);
  return `met for the wrong reason: ${names.join("; ")} ${names.length > 1 ? "survive" : "survives"} without the mechanism (${criteria.length > 0 ? knockOut.what : ""})`;
}

function countFailed(variant: VariantReadings): number {
  return Object.values(variant).reduce((sum, runs) => sum + runs.filter((run) => run === null).length, 0);
}

/** One criterion over all seeds. */
export function measureCriterion(criterion: Criterion, readings: VariantReadings, seeds: number): Measured {
  const estimate = estimated(criterion, readings, seeds);
  const signShare = signShareOf(
    criterion.target,
    estimate.bySeed.filter((value) => Number.isFinite(value)),
  );
  const met = estimate.interval !== null && meets(criterion.target, estimate.interval, signShare);
  return { criterion, ...estimate, signShare, met };
}

/** Mean of numbers, or ratio of sums, over all seeds. */
function estimated({ value, scale = 1, offset = 0 }: Noted, readings: VariantReadings, seeds: number): Estimated {
  const values = seedValues(value, readings, seeds);
  const isRatio = values.some((value) => Array.isArray(value));
  const ratios = values.filter((value): value is readonly [number, number] => Array.isArray(value));
  const estimate = isRatio ? ratioOf(ratios.filter(isKnownPair), scale, offset) : meanOf(values as number[]);
  const bySeed = values.map((value) => (typeof value === "number" ? value : (scale * value[0]) / value[1] - offset));
  const known = bySeed.filter((value) => Number.isFinite(value));
  return { n: isRatio ? ratios.filter(isKnownPair).length : known.length, ...estimate, bySeed };
}

type SeedValue = ReturnType<Criterion["value"]>;

function seedValues<Value extends SeedValue>(value: (of: Readings) => Value, readings: VariantReadings, seeds: number): Value[] {
  return Array.from({ length: seeds }, (_, seed) => value((configuration, reading) => readingOf(readings, configuration, reading, seed)));
}

function readingOf(readings: VariantReadings, configuration: string, reading: string, seed: number): number {
  const runs = readings[configuration];
  if (runs === undefined) throw new RangeError(`configuration ${configuration}: expected one of ${Object.keys(readings).join(", ")}`);
  const run = runs[seed];
  if (run === null || run === undefined) return Number.NaN;
  const value = run[reading];
  if (value === undefined) throw new RangeError(`reading ${reading}: expected one of ${Object.keys(run).join(", ")}`);
  return value;
}

function isKnownPair(pair: readonly number[]): boolean {
  return pair.every((value) => Number.isFinite(value));
}

function meanOf(values: readonly number[]): { value: number; interval: Interval | null } {
  const known = values.filter((value) => Number.isFinite(value));
  const estimate = estimateDifference(known, LEVEL);
  return { value: estimate?.mean ?? Number.NaN, interval: estimate?.interval ?? null };
}

function ratioOf(pairs: readonly (readonly [number, number])[], scale: number, offset: number) {
  const n = pairs.length;
  const top = pairs.reduce((sum, [numerator]) => sum + numerator, 0);
  const bottom = pairs.reduce((sum, [, denominator]) => sum + denominator, 0);
  const value = (scale * top) / bottom - offset;
  if (n < 2 || !Number.isFinite(value)) return { value, interval: null };
  const left = pairs.map(([a, b]) => (scale * (top - a)) / (bottom - b) - offset);
  if (left.some((one) => !Number.isFinite(one))) return { value, interval: null };
  const centre = mean(left);
  const variance = left.reduce((sum, one) => sum + (one - centre) * (one - centre), 0) * ((n - 1) / n);
  const half = studentQuantile(1 - (1 - LEVEL) / 2, n - 1) * Math.sqrt(variance);
  return { value, interval: { low: value - half, high: value + half } };
}

function signShareOf({ kind }: Target, values: readonly number[]): number | null {
  if (kind !== "positive" && kind !== "negative") return null;
  const sign = kind === "positive" ? 1 : -1;
  return values.length === 0 ? 0 : values.filter((value) => sign * value > ROUNDING).length / values.length;
}

function meets(target: Target, { low, high }: Interval, signShare: number | null): boolean {
  switch (target.kind) {
    case "within":
      return low >= target.low && high <= target.high;
    case "positive":
      return low > ROUNDING || signShare! >= SIGN_SHARE;
    case "negative":
      return high < -ROUNDING || signShare! >= SIGN_SHARE;
    case "null":
      return low <= ROUNDING && high >= -ROUNDING;
    case "not positive":
      return low <= ROUNDING;
    case "not negative":
      return high >= -ROUNDING;
  }
}
