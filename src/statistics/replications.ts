/**
 * How many replications are enough: the look-ahead rule and Stein's two stages, on whatever is estimated (as a rule the paired
 * difference of the primary outcome).
 *
 * Look-ahead: after each value the half-width t_{n−1} s_n / √n is held against the target (absolute ε, or relative d · |mean|); the
 * rule ends when it has held for n and the next ⌊(k/100) max(n, 100)⌋ values. A state is plain data, so that an interrupted study
 * goes on where it was. Sequential rules cover a little less often than their level; a minimum of 10 or more keeps that small.
 * Sources: K. Hoad, S. Robinson, R. Davies (2010), Journal of the Operational Research Society 61, 1632–1644; C. Stein (1945), Annals
 * of Mathematical Statistics 16, 243–258.
 */
import { studentQuantile } from "./distributions.ts";
import { checkLevel } from "./proportion.ts";

/** Wanted half-width: in the unit of the outcome, or as a share of the mean's absolute value (only for means clearly not 0). */
export type Precision = { readonly kind: "absolute"; readonly halfWidth: number } | { readonly kind: "relative"; readonly share: number };

export interface LookAheadRule {
  readonly precision: Precision;
  readonly level: number;
  /** Replications before the rule may start to count; at least 3, 10 or more advised. */
  readonly minimum: number;
  /** Budget: the rule ends here whatever the precision. */
  readonly maximum: number;
  /** Look-ahead k per hundred replications; Hoad et al. recommend 5, and 0 stops at first sight. */
  readonly lookAhead: number;
}

/** Text key: precision held through the look-ahead; the budget was spent; the same, with a mean too near 0 for a relative target. */
export type StopReason = "precision-reached" | "maximum-reached" | "maximum-reached-mean-near-zero";

/** What the rule knows after n values; start with `startLookAhead`. */
export interface LookAheadState {
  readonly rule: LookAheadRule;
  readonly n: number;
  readonly mean: number;
  /** Sum of squared deviations from the mean. */
  readonly squares: number;
  /** Half-width of the t interval now; null for fewer than 2 values. */
  readonly halfWidth: number | null;
  /** Number of values at which the unbroken run of sufficient precision began; null while precision is missing. */
  readonly reachedAt: number | null;
  /** Values after which the look-ahead ends if precision holds; null while precision is missing. */
  readonly lookAheadUntil: number | null;
  /** Null while more replications are wanted. */
  readonly stoppedBecause: StopReason | null;
}

/** Fewest values from which precision is judged. */
const FEWEST = 3;

/** Rule with the usual values: level 0.95, minimum 10, maximum 1000, look-ahead 5. */
export function startLookAhead(options: Pick<LookAheadRule, "precision"> & Partial<LookAheadRule>): LookAheadState {
  const rule = { level: 0.95, minimum: 10, maximum: 1000, lookAhead: 5, ...options };
  checkLevel(rule.level);
  const target = rule.precision.kind === "absolute" ? rule.precision.halfWidth : rule.precision.share;
  if (!(target > 0 && target < Number.POSITIVE_INFINITY)) throw new RangeError(`precision: expected a number above 0, received ${target}`);
  if (!(Number.isInteger(rule.minimum) && rule.minimum >= FEWEST && Number.isInteger(rule.maximum) && rule.maximum >= rule.minimum)) {
    throw new RangeError(`replications: expected whole ${FEWEST} <= minimum <= maximum, received ${rule.minimum} and ${rule.maximum}`);
  }
  if (!(rule.lookAhead >= 0 && rule.lookAhead <= 100)) {
    throw new RangeError(`look-ahead: expected 0 to 100 per hundred replications, received ${rule.lookAhead}`);
  }
  return { rule, n: 0, mean: 0, squares: 0, halfWidth: null, reachedAt: null, lookAheadUntil: null, stoppedBecause: null };
}

/** The state after one more value; a state that has stopped takes no more. Throws RangeError on a value that isn't finite. */
export function feedLookAhead(state: LookAheadState, value: number): LookAheadState {
  if (!Number.isFinite(value)) throw new RangeError(`replication ${state.n}: expected a finite number, received ${value}`);
  if (state.stoppedBecause !== null) throw new Error(`look-ahead rule: already stopped (${state.stoppedBecause}) after ${state.n} values`);
  const { rule } = state;
  const n = state.n + 1;
  const mean = state.mean + (value - state.mean) / n;
  const squares = state.squares + (value - state.mean) * (value - mean);
  const halfWidth = n < 2 ? null : studentQuantile(1 - (1 - rule.level) / 2, n - 1) * Math.sqrt(squares / (n - 1) / n);
  const precise = n >= FEWEST && halfWidth !== null && halfWidth <= targetAt(rule.precision, mean);
  const reachedAt = precise ? (state.reachedAt ?? n) : null;
  const counted = Math.max(reachedAt ?? n, rule.minimum);
  const lookAheadUntil = reachedAt === null ? null : counted + Math.floor((rule.lookAhead * Math.max(n, 100)) / 100);
  const done = n >= rule.minimum && lookAheadUntil !== null && n >= lookAheadUntil;
  const nearZero = rule.precision.kind === "relative" && halfWidth !== null && halfWidth >= Math.abs(mean);
  const spent = nearZero ? "maximum-reached-mean-near-zero" : "maximum-reached";
  const stoppedBecause = done ? "precision-reached" : n >= rule.maximum ? spent : null;
  return { rule, n, mean, squares, halfWidth, reachedAt, lookAheadUntil, stoppedBecause };
}

function targetAt(precision: Precision, mean: number): number {
  return precision.kind === "absolute" ? precision.halfWidth : precision.share * Math.abs(mean);
}

/** Stein's plan from a pilot. */
export interface SteinPlan {
  readonly pilotCount: number;
  /** Sample standard deviation of the pilot, on which the interval rests whatever comes later. */
  readonly pilotSd: number;
  readonly level: number;
  /** N = max(n₀, ⌈(t_{n₀−1} S_{n₀} / ε)²⌉), the pilot included. */
  readonly totalCount: number;
}

/**
 * Total number of replications after a pilot of at least 2 values, for a half-width of at most `halfWidth`. For normal data the
 * interval of `steinInterval` then covers exactly at its level: N depends on the spread of the pilot alone.
 */
export function planStein(pilot: readonly number[], halfWidth: number, level = 0.95): SteinPlan {
  checkLevel(level);
  if (!(halfWidth > 0)) throw new RangeError(`half-width: expected a number above 0, received ${halfWidth}`);
  const n = pilot.length;
  if (n < 2) throw new RangeError(`Stein's first stage: expected at least 2 replications, received ${n}`);
  const mean = pilot.reduce((sum, value) => sum + value, 0) / n;
  const pilotSd = Math.sqrt(pilot.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1));
  const root = (studentQuantile(1 - (1 - level) / 2, n - 1) * pilotSd) / halfWidth;
  const totalCount = Math.max(n, Math.ceil(root * root));
  if (!Number.isFinite(totalCount)) throw new RangeError("Stein's first stage: expected finite values");
  return { pilotCount: n, pilotSd, level, totalCount };
}

/** Interval X̄_N ± t_{n₀−1} S_{n₀} / √N from all values, pilot included. Throws RangeError for fewer than the plan's total. */
export function steinInterval(plan: SteinPlan, values: readonly number[]) {
  const n = values.length;
  if (n < plan.totalCount) throw new RangeError(`Stein's second stage: expected ${plan.totalCount} replications, received ${n}`);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const halfWidth = (studentQuantile(1 - (1 - plan.level) / 2, plan.pilotCount - 1) * plan.pilotSd) / Math.sqrt(n);
  return { mean, interval: { low: mean - halfWidth, high: mean + halfWidth } };
}
