/**
 * Bootstrap intervals of any statistic of whole replications: percentile, basic and BCa.
 *
 * BCa: z₀ = Φ⁻¹(share of t* below t, ties half), a = Σ d_i³ / (6 (Σ d_i²)^{3/2}) with d_i = mean of the jackknife − jackknife_i, and
 * the quantiles at Φ(z₀ + (z₀ + z_q) / (1 − a (z₀ + z_q))). Source: B. Efron (1987), Journal of the American Statistical Association
 * 82, 171–185; A. C. Davison and D. V. Hinkley (1997), Bootstrap Methods and their Application, section 5.3; T. C. Hesterberg (2015),
 * The American Statistician 69, 371–386 (expanded intervals).
 */
import { normalCdf, normalQuantile } from "../kernel/maths.ts";
import type { Stream } from "../kernel/random.ts";
import { studentQuantile } from "./distributions.ts";
import type { Interval } from "./mean.ts";
import { checkLevel } from "./proportion.ts";
import { checkResamples, DEFAULT_RESAMPLES, quantileOfSorted, resample } from "./resampling.ts";

/** Below this many replications bootstrap intervals are known to be too narrow. */
export const FEW_REPLICATIONS = 10;

export interface BootstrapOptions {
  /** Key the stream by study and outcome, e.g. `bootstrap/<outcome>/<arm>`. */
  readonly stream: Stream;
  /** Default 2000; at least 100. */
  readonly resamples?: number;
  /** Default 0.95. */
  readonly level?: number;
}

export interface IntervalOptions extends BootstrapOptions {
  /**
   * Widens all three intervals for few replications: the normal quantile z_q behind each limit becomes √(n/(n−1)) t_{n−1,q}, which makes
   * up for the divisor n of resampled spread and for not knowing the spread (Hesterberg 2015). Default false; advised below about 50.
   */
  readonly expanded?: boolean;
  /** The statistic without each row in turn, where it is known; default: it is called for each, which costs n times n. */
  readonly jackknife?: readonly number[];
}

export interface BootstrapIntervals {
  readonly n: number;
  readonly point: number;
  readonly percentile: Interval;
  readonly basic: Interval;
  /** Null where it doesn't exist: every resample lies on one side of the point, or the acceleration runs away. */
  readonly bca: Interval | null;
  /** Bias correction z₀; null when it is infinite. */
  readonly biasCorrection: number | null;
  readonly acceleration: number;
  /** Standard deviation of the resampled statistic (divisor B − 1). */
  readonly standardError: number;
  /** True if the statistic is the same in every resample; all intervals are then the point and mean nothing. */
  readonly degenerate: boolean;
  /** True for fewer than 10 replications. */
  readonly fewReplications: boolean;
}

/** A statistic of the replications whose row numbers are given, repeats included; must not keep the array. */
export type RowStatistic = (rows: ArrayLike<number>) => number;

/**
 * Bootstrap intervals of `statistic` over n rows (replications). Calls it 1 + n + resamples times, 1 + resamples with a `jackknife`.
 * Throws RangeError for n < 2, fewer than 100 resamples, or a statistic that isn't finite.
 */
export function bootstrapIntervals(n: number, statistic: RowStatistic, options: IntervalOptions): BootstrapIntervals {
  const { stream, resamples = DEFAULT_RESAMPLES, level = 0.95, expanded = false } = options;
  const evaluate = checked(n, statistic, options);
  const point = evaluate(allRows(n), "all replications");
  const jackknife = options.jackknife ?? leftOut(n, evaluate);
  const replicates = resampled({ n, evaluate, stream, resamples });
  return intervalsOf({ n, point, jackknife, replicates, tail: expanded ? expandedTail(n, level) : (1 - level) / 2 });
}

/** The percentile interval alone, as `bootstrapIntervals` gives it; calls `statistic` 1 + resamples times. Throws the same. */
export function percentileInterval(
  n: number,
  statistic: RowStatistic,
  options: BootstrapOptions,
): Pick<BootstrapIntervals, "point" | "percentile"> {
  const { stream, resamples = DEFAULT_RESAMPLES, level = 0.95 } = options;
  const evaluate = checked(n, statistic, options);
  const point = evaluate(allRows(n), "all replications");
  return { point, percentile: percentileOf(resampled({ n, evaluate, stream, resamples }).sort(), point, (1 - level) / 2) };
}

/** Bootstrap intervals of the mean of one value per replication. */
export function bootstrapMean(values: readonly number[], options: IntervalOptions): BootstrapIntervals {
  const n = values.length;
  const sum = values.reduce((all, value) => all + value, 0);
  return bootstrapIntervals(
    n,
    (rows) => {
      let total = 0;
      for (let i = 0; i < rows.length; i++) total += values[rows[i]];
      return total / rows.length;
    },
    { ...options, jackknife: values.map((value) => (sum - value) / (n - 1)) },
  );
}

/** Checks what is asked for, and every value of the statistic. */
function checked(n: number, statistic: RowStatistic, { resamples = DEFAULT_RESAMPLES, level = 0.95 }: BootstrapOptions) {
  checkLevel(level);
  checkResamples(resamples);
  if (!(Number.isInteger(n) && n >= 2)) throw new RangeError(`bootstrap: expected at least 2 replications, received ${n}`);
  return (rows: ArrayLike<number>, what: string): number => {
    const value = statistic(rows);
    if (!Number.isFinite(value)) throw new RangeError(`bootstrap statistic of ${what}: expected a finite number, received ${value}`);
    return value;
  };
}

function allRows(n: number): Uint32Array {
  return Uint32Array.from({ length: n }, (_, i) => i);
}

function leftOut(n: number, evaluate: (rows: ArrayLike<number>, what: string) => number): number[] {
  const all = allRows(n);
  return Array.from(all, (left) =>
    evaluate(
      all.filter((row) => row !== left),
      `all replications but number ${left}`,
    ),
  );
}

interface Resampling {
  readonly n: number;
  readonly evaluate: (rows: ArrayLike<number>, what: string) => number;
  readonly stream: Stream;
  readonly resamples: number;
}

function resampled({ n, evaluate, stream, resamples }: Resampling): Float64Array {
  const rows = new Uint32Array(n);
  const replicates = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    resample(rows, stream, b);
    replicates[b] = evaluate(rows, `resample ${b}`);
  }
  return replicates;
}

interface Resampled {
  readonly n: number;
  readonly point: number;
  readonly jackknife: readonly number[];
  readonly replicates: Float64Array;
  /** Probability left out on either side. */
  readonly tail: number;
}

function expandedTail(n: number, level: number): number {
  return normalCdf(Math.sqrt(n / (n - 1)) * studentQuantile((1 - level) / 2, n - 1));
}

function intervalsOf({ n, point, jackknife, replicates, tail }: Resampled): BootstrapIntervals {
  const sorted = replicates.slice().sort();
  const percentile = percentileOf(sorted, point, tail);
  const degenerate = isDegenerate(sorted, point);
  const acceleration = degenerate ? 0 : accelerationOf(jackknife);
  const z0 = biasOf(sorted, point);
  const biasCorrection = Number.isFinite(z0) ? z0 : null;
  const here = { low: point, high: point };
  return {
    n,
    point,
    percentile,
    basic: degenerate ? here : { low: 2 * point - percentile.high, high: 2 * point - percentile.low },
    bca: degenerate ? here : biasCorrection === null ? null : bcaInterval(sorted, biasCorrection, acceleration, tail),
    biasCorrection: degenerate ? 0 : biasCorrection,
    acceleration,
    standardError: degenerate ? 0 : spreadOf(replicates),
    degenerate,
    fewReplications: n < FEW_REPLICATIONS,
  };
}

function percentileOf(sorted: Float64Array, point: number, tail: number): Interval {
  if (isDegenerate(sorted, point)) return { low: point, high: point };
  return { low: quantileOfSorted(sorted, tail), high: quantileOfSorted(sorted, 1 - tail) };
}

/** All resampled values equal the point, up to the rounding of sums taken in another order. */
function isDegenerate(sorted: Float64Array, point: number): boolean {
  const rounding = 1e-13 * Math.abs(point);
  return sorted[sorted.length - 1] - point <= rounding && point - sorted[0] <= rounding;
}

function biasOf(sorted: Float64Array, point: number): number {
  let below = 0;
  let tied = 0;
  for (const value of sorted) {
    if (value < point) below++;
    else if (value === point) tied++;
  }
  return normalQuantile((below + tied / 2) / sorted.length);
}

function accelerationOf(jackknife: readonly number[]): number {
  const centre = jackknife.reduce((sum, value) => sum + value, 0) / jackknife.length;
  let squares = 0;
  let cubes = 0;
  for (const value of jackknife) {
    const d = centre - value;
    squares += d * d;
    cubes += d * d * d;
  }
  return squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0;
}

function bcaInterval(sorted: Float64Array, z0: number, acceleration: number, tail: number): Interval | null {
  const [low, high] = [tail, 1 - tail].map((q) => {
    const shifted = z0 + normalQuantile(q);
    const slope = 1 - acceleration * shifted;
    return slope > 0 ? quantileOfSorted(sorted, normalCdf(z0 + shifted / slope)) : Number.NaN;
  });
  return Number.isNaN(low) || Number.isNaN(high) ? null : { low, high };
}

function spreadOf(values: Float64Array): number {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1));
}
