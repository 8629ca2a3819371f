/**
 * Selecting the best of several systems with a guarantee: the fully sequential procedure KN of Kim and Nelson.
 *
 * After n₀ replications of every system, S²_il is the sample variance of the n₀ paired differences of i and l. At r replications system
 * i stays if X̄_i >= X̄_l − W_il(r) for every l, W_il(r) = max{0, (δ/2r)(h² S²_il / δ² − r)}, h² = 2η(n₀ − 1),
 * η = ½[(2β)^{−2/(n₀−1)} − 1] with β = α/(k − 1), which allows for common random numbers, or 1 − (1 − α)^{1/(k−1)} for independent
 * ones. If the best is at least δ better than the rest it survives with probability 1 − α or more (normal outcomes).
 * Source: S.-H. Kim and B. L. Nelson (2001), ACM Transactions on Modeling and Computer Simulation 11, 251–273 (c = 1).
 */
import { exp, log, pow } from "../kernel/maths.ts";

export interface KnOptions {
  readonly systemCount: number;
  /** Smallest difference worth detecting, in the unit of the outcome. */
  readonly indifference: number;
  /** Chance of a wrong selection; default 0.05. */
  readonly alpha?: number;
  /** Replications of every system before the first screening; default 10. */
  readonly firstStage?: number;
  readonly better: "higher" | "lower";
  /** True only if systems do not share their chance. */
  readonly independent?: boolean;
  /** Replications of each surviving system at most; default none. */
  readonly maximum?: number;
}

/** One survivor; survivors that can no longer be told apart (the one with the best mean is taken); or the budget, without guarantee. */
export type KnStopReason = "one-survivor" | "cannot-be-separated" | "maximum-reached";

/** Plain data after `replications` rows; start with `startKn`. */
export interface KnState {
  readonly options: Required<KnOptions>;
  readonly hSquared: number;
  readonly replications: number;
  /** Ascending indices of the systems still in. */
  readonly survivors: readonly number[];
  /** Replications after which each system was screened out; null while it is in. */
  readonly eliminatedAt: readonly (number | null)[];
  /** Mean of each system up to its elimination. */
  readonly means: readonly number[];
  /** Sum of squared deviations of the paired differences, row by row of a systemCount × systemCount matrix; fixed after the first stage. */
  readonly squares: readonly number[];
  /** Runs spent over all systems. */
  readonly runs: number;
  readonly stoppedBecause: KnStopReason | null;
  /** The selected system; null until the procedure has stopped. */
  readonly selected: number | null;
}

/** η and h² of KN for k systems: `independent` replaces α/(k−1) by 1 − (1−α)^{1/(k−1)}. */
export function knConstants(k: number, firstStage: number, alpha: number, independent = false): { eta: number; hSquared: number } {
  const beta = independent ? 1 - exp(log(1 - alpha) / (k - 1)) : alpha / (k - 1);
  const eta = (pow(2 * beta, -2 / (firstStage - 1)) - 1) / 2;
  return { eta, hSquared: 2 * eta * (firstStage - 1) };
}

/** Empty state. Throws RangeError on fewer than 2 systems, a first stage under 3, or numbers outside their range. */
export function startKn(given: KnOptions): KnState {
  const options = { alpha: 0.05, firstStage: 10, independent: false, maximum: Number.MAX_SAFE_INTEGER, ...given };
  const { systemCount: k, indifference, alpha, firstStage, maximum } = options;
  if (!(Number.isInteger(k) && k >= 2)) throw new RangeError(`systems: expected at least 2, received ${k}`);
  if (!(indifference > 0 && indifference < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`indifference: expected a number above 0, received ${indifference}`);
  }
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError(`alpha: expected a number in (0, 0.5), received ${alpha}`);
  if (!(Number.isInteger(firstStage) && firstStage >= 3 && firstStage <= maximum)) {
    throw new RangeError(`first stage: expected a whole number of at least 3 and at most the maximum, received ${firstStage}`);
  }
  return {
    options,
    hSquared: knConstants(k, firstStage, alpha, options.independent).hSquared,
    replications: 0,
    survivors: Array.from({ length: k }, (_, i) => i),
    eliminatedAt: new Array<number | null>(k).fill(null),
    means: new Array<number>(k).fill(0),
    squares: new Array<number>(k * k).fill(0),
    runs: 0,
    stoppedBecause: null,
    selected: null,
  };
}

/**
 * The state after one more replication: `row[i]` is the value of system i under the shared chance, read only for survivors (others may
 * be null). Throws RangeError on a survivor's value that isn't finite, Error if the procedure has stopped.
 */
export function feedKn(state: KnState, row: readonly (number | null)[]): KnState {
  if (state.stoppedBecause !== null)
    throw new Error(`KN: already stopped (${state.stoppedBecause}) after ${state.replications} replications`);
  const { options, survivors } = state;
  const r = state.replications + 1;
  const means = [...state.means];
  for (const i of survivors) {
    const value = row[i];
    if (value === null || !Number.isFinite(value))
      throw new RangeError(`replication ${r - 1} of system ${i}: expected a finite number, received ${value}`);
    means[i] += (value - means[i]) / r;
  }
  const squares = r <= options.firstStage ? addDifferences(state, row as number[], r) : state.squares;
  const next = { ...state, replications: r, means, squares, runs: state.runs + survivors.length };
  return r < options.firstStage ? next : screen(next);
}

/** Welford's update of the squared deviations of every paired difference. */
function addDifferences(state: KnState, row: readonly number[], r: number): number[] {
  const k = row.length;
  const squares = [...state.squares];
  for (let i = 0; i < k; i++) {
    for (let l = 0; l < k; l++) {
      const deviation = row[i] - row[l] - (state.means[i] - state.means[l]);
      squares[i * k + l] += (deviation * deviation * (r - 1)) / r;
    }
  }
  return squares;
}

function screen(state: KnState): KnState {
  const { options, replications: r, means } = state;
  const sign = options.better === "higher" ? 1 : -1;
  const survivors = state.survivors.filter((i) => state.survivors.every((l) => sign * (means[i] - means[l]) >= -allowance(state, i, l)));
  const eliminatedAt = state.eliminatedAt.map((at, i) => at ?? (survivors.includes(i) ? null : r));
  const inseparable = survivors.every((i) => survivors.every((l) => i === l || allowance(state, i, l) === 0));
  const stoppedBecause =
    survivors.length === 1 ? "one-survivor" : inseparable ? "cannot-be-separated" : r >= options.maximum ? "maximum-reached" : null;
  const selected = stoppedBecause === null ? null : survivors.reduce((best, i) => (sign * (means[i] - means[best]) > 0 ? i : best));
  return { ...state, survivors, eliminatedAt, stoppedBecause, selected };
}

/** W_il(r): how far i may lie behind l and stay. */
function allowance({ options, hSquared, replications: r, squares }: KnState, i: number, l: number): number {
  const delta = options.indifference;
  const variance = squares[i * options.systemCount + l] / (options.firstStage - 1);
  return Math.max(0, (delta / (2 * r)) * ((hSquared * variance) / (delta * delta) - r));
}
