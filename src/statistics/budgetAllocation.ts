/**
 * Optimal computing budget allocation: where further replications tell most about which system is best.
 *
 * N_i / N_j = ((s_i/d_i) / (s_j/d_j))² for the systems behind the best, with d_i the distance to the best mean, and
 * N_b = s_b √(Σ N_i² / s_i²) for the best. Source: C.-H. Chen, J. Lin, E. Yücesan, S. E. Chick (2000), Discrete Event Dynamic
 * Systems 10, 251–270. Derived for independent sampling; with common random numbers it is a heuristic.
 */

export interface OcbaInput {
  readonly means: readonly number[];
  /** Sample standard deviations. */
  readonly sds: readonly number[];
  /** Replications to share out in all, those already made included. */
  readonly total: number;
  readonly better: "higher" | "lower";
  /** Distances to the best count as at least this, so that a tie doesn't swallow the budget; default 0. */
  readonly indifference?: number;
}

/**
 * Replications of each system as real numbers that add up to `total`; shared equally if nothing varies. Throws RangeError on arrays of
 * unequal length, values that aren't finite, or a system as good as the best while indifference is 0.
 */
export function ocbaAllocation({ means, sds, total, better, indifference = 0 }: OcbaInput): number[] {
  if (means.length < 2 || sds.length !== means.length) {
    throw new RangeError(`budget: expected at least 2 means and as many standard deviations, received ${means.length} and ${sds.length}`);
  }
  if (![...means, ...sds, total].every(Number.isFinite) || sds.some((sd) => sd < 0) || total < 0) {
    throw new RangeError("budget: expected finite means, and standard deviations and total of at least 0");
  }
  const sign = better === "higher" ? 1 : -1;
  const best = means.reduce((winner, value, i) => (sign * (value - means[winner]) > 0 ? i : winner), 0);
  const weights = means.map((value, i) => {
    if (i === best || sds[i] === 0) return 0;
    const distance = Math.max(indifference, Math.abs(value - means[best]));
    if (distance === 0) throw new RangeError(`budget: system ${i} is as good as system ${best}; give an indifference above 0`);
    return (sds[i] / distance) * (sds[i] / distance);
  });
  const squares = weights.reduce((sum, weight, i) => sum + (weight === 0 ? 0 : (weight / sds[i]) * (weight / sds[i])), 0);
  weights[best] = sds[best] * Math.sqrt(squares);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => (sum === 0 ? total / means.length : (weight / sum) * total));
}

/**
 * Whole replications to make next, `increment` in all: what each system has too little of against the allocation for made + increment,
 * by largest remainder (ties to the lower index). Never takes a replication back.
 */
export function nextReplications(input: Omit<OcbaInput, "total">, made: readonly number[], increment: number): number[] {
  if (!(Number.isInteger(increment) && increment >= 0)) throw new RangeError(`increment: expected a whole number, received ${increment}`);
  const total = made.reduce((sum, count) => sum + count, increment);
  const missing = ocbaAllocation({ ...input, total }).map((wanted, i) => Math.max(0, wanted - made[i]));
  const sum = missing.reduce((all, value) => all + value, 0);
  const exact = missing.map((value) => (sum === 0 ? increment / missing.length : (value / sum) * increment));
  const whole = exact.map(Math.floor);
  const left = increment - whole.reduce((all, value) => all + value, 0);
  const order = exact.map((_, i) => i).sort((a, b) => exact[b] - whole[b] - (exact[a] - whole[a]) || a - b);
  for (const i of order.slice(0, left)) whole[i]++;
  return whole;
}
