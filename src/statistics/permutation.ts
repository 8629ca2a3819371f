/**
 * Sign-flip test of a mean paired difference of zero: if the arms did not differ, every difference could as well have had the other
 * sign. No assumption of normality.
 *
 * Source: R. A. Fisher (1935), The Design of Experiments, section 21. Exact up to 20 pairs by going through all 2^n signs; beyond,
 * keyed random signs with p = (1 + count) / (1 + draws), which is never too small.
 */
import type { Stream } from "../kernel/random.ts";

const EXACT_PAIRS = 20;
/** Two sums closer than this share of Σ|d| are equal: the same numbers added in another order. */
const ROUNDING = 1e-12;

export interface SignFlipTest {
  readonly p: number;
  /** True if all 2^n sign patterns were counted. */
  readonly exact: boolean;
  readonly patterns: number;
}

/** Two-sided test over finite `differences` (at least one). `draws` and `stream` serve only beyond 20 pairs. */
export function signFlipTest(differences: readonly number[], stream: Stream, draws = 9999): SignFlipTest {
  const n = differences.length;
  if (n === 0) throw new RangeError("sign-flip test: expected at least one difference, received none");
  const total = differences.reduce((sum, d) => sum + d, 0);
  const threshold = Math.abs(total) - ROUNDING * differences.reduce((sum, d) => sum + Math.abs(d), 0);
  if (n > EXACT_PAIRS) {
    let count = 0;
    for (let draw = 0; draw < draws; draw++) if (Math.abs(flippedSum(differences, stream, draw)) >= threshold) count++;
    return { p: (1 + count) / (1 + draws), exact: false, patterns: draws };
  }
  const patterns = 1 << n;
  let count = 0;
  for (let signs = 0; signs < patterns; signs++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (signs >>> i) & 1 ? -differences[i] : differences[i];
    if (Math.abs(sum) >= threshold) count++;
  }
  return { p: count / patterns, exact: true, patterns };
}

function flippedSum(differences: readonly number[], stream: Stream, draw: number): number {
  let sum = 0;
  for (let i = 0; i < differences.length; i++) sum += stream.bits(draw, i) & 1 ? -differences[i] : differences[i];
  return sum;
}
