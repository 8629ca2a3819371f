/**
 * Rank probabilities by bootstrap: how often each arm would come first, second, … if other replications had been drawn.
 *
 * Replications are resampled as whole rows, so what arms share in a replication stays shared. In a resample an arm's score is its mean
 * difference from the reference arm over the rows that hold both, as arms that left the contest early have fewer rows. Arms with equal
 * scores share the ranks they take together in equal parts. Source: B. Efron and R. J. Tibshirani (1993), An Introduction to the
 * Bootstrap, chapter 8 (paired data are resampled as pairs).
 */
import type { Stream } from "../../kernel/random.ts";
import { checkResamples, DEFAULT_RESAMPLES, resampleCounts } from "../../statistics/resampling.ts";

export interface RankSharesInput {
  /** rows[replication][arm]; null where an arm has no value. Every arm shares at least one row with the reference. */
  readonly rows: readonly (readonly (number | null)[])[];
  /** The arm that has values in most rows: the selected one. */
  readonly reference: number;
  readonly better: "higher" | "lower";
  readonly stream: Stream;
  /** Default 2000. */
  readonly resamples?: number;
}

/** shares[arm][k]: share of resamples in which the arm has rank k + 1. Each arm's shares add up to 1, and so do those of each rank. */
export function rankShares({ rows, reference, better, stream, resamples = DEFAULT_RESAMPLES }: RankSharesInput): number[][] {
  checkResamples(resamples);
  const armCount = rows[0].length;
  const sign = better === "higher" ? 1 : -1;
  const differences = Array.from({ length: armCount }, (_, arm) =>
    Float64Array.from(rows, (row) => {
      const [own, other] = [row[arm], row[reference]];
      return own === null || other === null ? Number.NaN : sign * (own - other);
    }),
  );
  const counts = new Uint32Array(rows.length);
  const total = differences.map(() => new Array<number>(armCount).fill(0));
  for (let b = 0; b < resamples; b++) {
    resampleCounts(counts, stream, b);
    addRanks(
      total,
      differences.map((values) => weightedMean(values, counts)),
    );
  }
  return total.map((row) => row.map((weight) => weight / resamples));
}

/** Mean of the values that exist, weighted; plain if the resample holds none of them. */
function weightedMean(values: Float64Array, weights: Uint32Array): number {
  let sum = 0;
  let weight = 0;
  let plain = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    sum += weights[i] * values[i];
    weight += weights[i];
    plain += values[i];
    count++;
  }
  return weight > 0 ? sum / weight : plain / count;
}

function addRanks(total: number[][], scores: readonly number[]): void {
  for (const [arm, own] of scores.entries()) {
    let above = 0;
    let equal = 0;
    for (const score of scores) {
      if (score > own) above++;
      else if (score === own) equal++;
    }
    for (let rank = above; rank < above + equal; rank++) total[arm][rank] += 1 / equal;
  }
}
