/**
 * Shapley values of packages too large for all their sub-packages, from keyed random orders of introducing the measures.
 *
 * φ_i is the mean over orders of what measure i adds when its turn comes. Orders come with their reverse (antithetic), and the
 * interval joins two sources: which orders were drawn (over pairs of orders) and chance (over replications); se² is the sum of the
 * two variances of means, which counts their interaction twice and so errs on the wide side. Each order adds up to the package's
 * effect. Sources: J. Castro, D. Gómez, J. Tejada (2009), Computers & Operations Research 36, 1726–1730; R. Mitchell, J. Cooper,
 * E. Frank, G. Holmes (2022), Journal of Machine Learning Research 23 (antithetic orders).
 */
import { type Stream, smallestHashes } from "../kernel/random.ts";
import { studentQuantile } from "./distributions.ts";
import type { Interval } from "./mean.ts";
import { checkLevel } from "./proportion.ts";
import { reconciled } from "./shapley.ts";

/** Most measures: sub-packages are masks of 30 bits. */
const MOST_MEASURES = 30;

/** `pairs` keyed orders of k measures, each followed by its reverse; more pairs only add to the earlier ones. */
export function sampleOrders(k: number, pairs: number, stream: Stream): number[][] {
  if (!(Number.isInteger(k) && k >= 1 && k <= MOST_MEASURES && Number.isInteger(pairs) && pairs >= 2)) {
    throw new RangeError(`orders: expected 1 to ${MOST_MEASURES} measures and at least 2 pairs, received ${k} and ${pairs}`);
  }
  return Array.from({ length: pairs }, (_, p) => Array.from(smallestHashes(k, k, stream, p))).flatMap((order) => [
    order,
    order.toReversed(),
  ]);
}

/** The sub-packages (bit masks, ascending, each once) that the orders pass through: what has to be run. */
export function subPackagesOf(orders: readonly (readonly number[])[]): number[] {
  const masks = new Set<number>([0]);
  for (const order of orders) order.reduce((mask, measure) => addTo(masks, mask | (1 << measure)), 0);
  return [...masks].sort((a, b) => a - b);
}

function addTo(masks: Set<number>, mask: number): number {
  masks.add(mask);
  return mask;
}

export interface SampledShapley {
  /** Mean over orders and replications; rounded in its last bits so that the measures add up exactly. */
  readonly measures: readonly { readonly value: number; readonly standardError: number; readonly interval: Interval }[];
  /** Mean effect of the whole package: exactly the sum of the measures. */
  readonly total: number;
  readonly orders: number;
  readonly replications: number;
}

export interface SampledInput {
  /** From sampleOrders: orders in antithetic pairs. */
  readonly orders: readonly (readonly number[])[];
  /** Number of replications; 1 for a deterministic model, whose interval then counts the orders alone. */
  readonly replications: number;
  /** Outcome of a sub-package in a replication, with the same seeds for all sub-packages of a replication. */
  readonly outcomeOf: (mask: number, replication: number) => number;
  readonly level?: number;
}

/** Shapley values with intervals from sampled orders. Throws RangeError on an odd number of orders or a value that isn't finite. */
export function attributeByOrders({ orders, replications, outcomeOf, level = 0.95 }: SampledInput): SampledShapley {
  checkLevel(level);
  if (orders.length < 4 || orders.length % 2 !== 0 || !(Number.isInteger(replications) && replications >= 1)) {
    throw new RangeError(
      `sampled orders: expected at least 2 pairs and 1 replication, received ${orders.length} orders and ${replications}`,
    );
  }
  const k = orders[0].length;
  const pairs = orders.length / 2;
  const byPair = Array.from({ length: k }, () => new Float64Array(pairs));
  const byReplication = Array.from({ length: k }, () => new Float64Array(replications));
  let total = 0;
  for (let r = 0; r < replications; r++) {
    for (const [o, order] of orders.entries()) {
      let mask = 0;
      let before = finite(outcomeOf(0, r), 0, r);
      for (const measure of order) {
        mask |= 1 << measure;
        const after = finite(outcomeOf(mask, r), mask, r);
        byPair[measure][o >>> 1] += (after - before) / (2 * replications);
        byReplication[measure][r] += (after - before) / orders.length;
        before = after;
      }
      if (o === 0) total += (before - outcomeOf(0, r)) / replications;
    }
  }
  const parts = byPair.map((means, i) => estimate(means, byReplication[i], level));
  const exact = reconciled<{ readonly value: number }>({ value: total }, [parts]);
  const measures = parts.map((part, i) => ({ ...part, value: exact.groups[0][i].value }));
  return { measures, total: exact.total.value, orders: orders.length, replications };
}

function estimate(byPair: Float64Array, byReplication: Float64Array, level: number) {
  const value = byPair.reduce((sum, mean) => sum + mean, 0) / byPair.length;
  const chance = byReplication.length > 1 ? varianceOfMean(byReplication) : 0;
  const standardError = Math.sqrt(varianceOfMean(byPair) + chance);
  const fewest = Math.min(byPair.length, byReplication.length > 1 ? byReplication.length : byPair.length);
  const halfWidth = studentQuantile(1 - (1 - level) / 2, fewest - 1) * standardError;
  return { value, standardError, interval: { low: value - halfWidth, high: value + halfWidth } };
}

function varianceOfMean(values: Float64Array): number {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1) / values.length;
}

function finite(value: number, mask: number, replication: number): number {
  if (!Number.isFinite(value))
    throw new RangeError(`sub-package ${mask} in replication ${replication}: expected a finite number, received ${value}`);
  return value;
}
