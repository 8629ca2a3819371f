/** Estimates: means, paired differences and shares with their intervals, and what may be read off them. */
import { excludesZero, type Interval } from "./mean.ts";
import { meanTest } from "./meanTest.ts";
import { estimateShare } from "./proportion.ts";

/** A number with its interval. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval | null;
  /** Instead of an interval, where all of several values are equal: how many, and whether the sign test tells them from 0. */
  readonly alike?: { readonly n: number; readonly clear: boolean };
}

/** A share of n cases with its Wilson interval. */
export interface ShareEstimate extends Interval {
  readonly count: number;
  readonly n: number;
  readonly share: number;
}

/**
 * Mean of values or of paired differences with its interval; none from a single one, nor from equal ones, which then say how many they
 * are. Throws RangeError for no values.
 */
export function meanEstimate(values: readonly number[], level = 0.95): Estimate {
  const { mean, interval, p } = meanTest(values, level);
  if (interval !== null || values.length < 2) return { value: mean, interval };
  return { value: mean, interval, alike: { n: values.length, clear: p! <= 1 - level } };
}

/** The share count / n of at least one case, with its Wilson interval. */
export function shareEstimate(count: number, n: number, level = 0.95): ShareEstimate {
  const { share, interval } = estimateShare(count, n, level);
  return { count, n, share: share!, ...interval! };
}

/** Whether the interval leaves zero out, or so many equal values that the sign test does; false for a single value. */
export function isClear({ interval, alike }: Pick<Estimate, "interval" | "alike">): boolean {
  return interval === null ? alike?.clear === true : excludesZero(interval);
}

/** Whether a parameter's influence passes the floor of chance, and its interval over the design leaves zero out; false without a floor. */
export function passesFloor({ value, interval }: Estimate, floor: number | null): boolean {
  return floor !== null && value > floor && (interval === null || interval.low > 0);
}

/** Half of the interval; 0 where there is none. */
export function halfWidth({ interval }: { readonly interval: Interval | null }): number {
  return interval === null ? 0 : (interval.high - interval.low) / 2;
}

/** The widest half of several intervals; 0 where none has one. */
export function widestHalf(estimates: readonly { readonly interval: Interval | null }[]): number {
  return Math.max(0, ...estimates.map(halfWidth));
}

/** The largest size first; equals stay in their order. */
export function bySize<T extends Estimate>(estimates: readonly T[]): T[] {
  return [...estimates].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}
