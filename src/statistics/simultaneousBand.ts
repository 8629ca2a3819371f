/**
 * A band that holds a whole series of mean differences at once, by the largest deviation over time of bootstrapped means.
 *
 * c = (1 − α) quantile over resamples of max_t |d̄*_t − d̄_t| / se_t, band d̄_t ± c se_t. Resampled means of n replications vary by
 * √((n − 1)/n) too little and know nothing of the uncertainty of se_t, so c is carried over, at equal probability, from that normal
 * law to Student's t with n − 1 degrees of freedom: for a series of one time the band is then exactly the t interval.
 * Source: J. L. Montiel Olea and M. Plagborg-Møller (2019), Journal of Applied Econometrics 34, 1–17 (max-t bands); the carry-over to
 * t is this module's own and is held by a coverage test.
 */
import { normalCdf } from "../kernel/maths.ts";
import { type BootstrapOptions, FEW_REPLICATIONS } from "./bootstrap.ts";
import { studentQuantile } from "./distributions.ts";
import type { Interval } from "./mean.ts";
import { checkLevel } from "./proportion.ts";
import { checkResamples, DEFAULT_RESAMPLES, quantileOfSorted, resampleCounts } from "./resampling.ts";

export interface SimultaneousBand {
  readonly n: number;
  readonly mean: readonly number[];
  readonly band: readonly Interval[];
  /** Standard errors that the band is wide of the mean on either side. */
  readonly criticalValue: number;
  /** The same before it is carried over to Student's t. */
  readonly bootstrapCriticalValue: number;
  /** Times at which all replications agree; the band is a point there. */
  readonly degenerateTimes: readonly number[];
  readonly fewReplications: boolean;
}

/**
 * Simultaneous band of the means over replications: `rows[r][t]` is the difference of replication r at time t.
 * Throws RangeError for fewer than 2 replications, ragged rows, or values that aren't finite.
 */
export function simultaneousBand(rows: readonly (readonly number[])[], options: BootstrapOptions): SimultaneousBand {
  const { stream, resamples = DEFAULT_RESAMPLES, level = 0.95 } = options;
  checkLevel(level);
  checkResamples(resamples);
  checkRows(rows);
  const n = rows.length;
  const mean = rows[0].map((_, t) => rows.reduce((sum, row) => sum + row[t], 0) / n);
  const standardErrors = mean.map((centre, t) => standardErrorAt(rows, t, centre));
  const counts = new Uint32Array(n);
  const largest = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    resampleCounts(counts, stream, b);
    largest[b] = largestDeviation(rows, counts, mean, standardErrors);
  }
  const raw = quantileOfSorted(largest.sort(), level);
  const criticalValue = raw === 0 ? 0 : carriedToStudent(raw, n);
  return {
    n,
    mean,
    band: mean.map((centre, t) => ({ low: centre - criticalValue * standardErrors[t], high: centre + criticalValue * standardErrors[t] })),
    criticalValue,
    bootstrapCriticalValue: raw,
    degenerateTimes: standardErrors.flatMap((se, t) => (se === 0 ? [t] : [])),
    fewReplications: n < FEW_REPLICATIONS,
  };
}

function checkRows(rows: readonly (readonly number[])[]): void {
  if (rows.length < 2) throw new RangeError(`simultaneous band: expected at least 2 replications, received ${rows.length}`);
  for (const [r, row] of rows.entries()) {
    if (row.length !== rows[0].length) {
      throw new RangeError(`simultaneous band: expected ${rows[0].length} times in replication ${r}, received ${row.length}`);
    }
    for (const [t, value] of row.entries()) {
      if (!Number.isFinite(value)) throw new RangeError(`replication ${r} at time ${t}: expected a finite number, received ${value}`);
    }
  }
}

function standardErrorAt(rows: readonly (readonly number[])[], t: number, centre: number): number {
  if (rows.every((row) => row[t] === rows[0][t])) return 0;
  const squares = rows.reduce((sum, row) => sum + (row[t] - centre) * (row[t] - centre), 0);
  return Math.sqrt(squares / (rows.length - 1) / rows.length);
}

function largestDeviation(
  rows: readonly (readonly number[])[],
  counts: Uint32Array,
  mean: readonly number[],
  standardErrors: readonly number[],
): number {
  let largest = 0;
  for (let t = 0; t < mean.length; t++) {
    if (standardErrors[t] === 0) continue;
    let sum = 0;
    for (let r = 0; r < counts.length; r++) sum += counts[r] * (rows[r][t] - mean[t]);
    largest = Math.max(largest, Math.abs(sum / counts.length) / standardErrors[t]);
  }
  return largest;
}

/** The t quantile at the probability that √(n/(n−1)) c has under the normal law; at least c itself. */
function carriedToStudent(c: number, n: number): number {
  const outside = 2 * normalCdf(-c * Math.sqrt(n / (n - 1)));
  return outside > 0 ? Math.max(c, -studentQuantile(outside / 2, n - 1)) : c;
}
