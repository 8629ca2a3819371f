/**
 * A share and its Wilson score interval.
 *
 * Source: E. B. Wilson (1927), Journal of the American Statistical Association 22, 209–212. With z the normal quantile the limits are
 * (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n); they never leave [0, 1] and are honest for shares of 0 and 1.
 */
import { normalQuantile } from "../kernel/maths.ts";
import type { Interval } from "./mean.ts";

export interface Share {
  readonly count: number;
  readonly n: number;
  /** count / n; null for n = 0. */
  readonly share: number | null;
  /** Wilson score interval; null for n = 0. */
  readonly interval: Interval | null;
}

/** The share count / n with its Wilson interval. Throws RangeError unless 0 <= count <= n are whole and level lies in (0, 1). */
export function estimateShare(count: number, n: number, level = 0.95): Share {
  if (!(Number.isInteger(count) && Number.isInteger(n) && count >= 0 && count <= n)) {
    throw new RangeError(`share: expected whole numbers 0 <= count <= n, received ${count} of ${n}`);
  }
  checkLevel(level);
  if (n === 0) return { count, n, share: null, interval: null };
  const z = normalQuantile(1 - (1 - level) / 2);
  const share = count / n;
  const shrink = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / shrink;
  const halfWidth = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / shrink;
  const low = count === 0 ? 0 : centre - halfWidth;
  return { count, n, share, interval: { low, high: count === n ? 1 : centre + halfWidth } };
}

/** Throws RangeError unless a confidence level lies strictly inside (0, 1). */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`confidence level: expected a number in (0, 1), received ${level}`);
}
