/**
 * Sobol's indices of a scenario's parameters, how they settled, and what chance does to them.
 *
 * All points share their replications, so the indices are those of the outcome's mean over just these replications. What remains of
 * chance is how differently the replications answer to the same change: with d the difference f(A) − f(AB_j) in one replication and s² its
 * variance over the r replications, a total index holds mean(s²) / (2 r V) that is chance. Times a quantile of F (N and N(r − 1) degrees
 * of freedom) it is the floor that parameters without influence pass, any of them, in 4 of 100 studies.
 */
import { sampleVariance } from "simple-statistics";
import { percentileInterval } from "../../statistics/bootstrap.ts";
import { fQuantile } from "../../statistics/chanceFloor.ts";
import type { Estimate } from "../../statistics/estimate.ts";
import { type SobolIndices, sobolIndices } from "../../statistics/sobolIndices.ts";
import { completeBlocks, type Outputs, pointMeans } from "./outputs.ts";
import { levelFor, type SensitivityPlan, studyStream } from "./plan.ts";
import type { SobolRow } from "./result.ts";

export interface SobolFindings {
  /** Sorted by total index, largest first; equals in the order of the factors. */
  readonly rows: readonly SobolRow[];
  readonly secondOrder: readonly (Estimate & { readonly first: string; readonly second: string })[];
  /** From the first N = 2^k base points; the last line has all of them. */
  readonly convergence: readonly { readonly n: number; readonly rows: readonly SobolRow[] }[];
  readonly sumOfFirst: Estimate;
  readonly mean: number;
  /** Of the outcome over the parameter space, divisor 2N. */
  readonly variance: number;
}

/** Throws RangeError if fewer than two base points are complete or the outcome never varies. */
export function sobolFindings(plan: SensitivityPlan, outputs: Outputs): SobolFindings {
  const options = { stream: studyStream(plan, "bootstrap"), resamples: plan.resamples };
  const k = plan.factors.length;
  const means = pointMeans(outputs);
  const indices = sobolIndices(means, k, options);
  const settled = sizes(means).map((n) => (n === means.length ? indices : sobolIndices(means.slice(0, n), k, options)));
  return {
    rows: rowsOf(plan, indices, outputs),
    secondOrder: indices.second.map(({ factors: [j, l], value, interval }) => {
      return { first: plan.factors[j].path, second: plan.factors[l].path, ...honest({ value, interval }) };
    }),
    convergence: settled.map((line) => ({ n: line.baseCount + line.droppedCount, rows: rowsOf(plan, line, outputs) })),
    sumOfFirst: sumOfFirst(plan, completeBlocks(outputs)),
    mean: indices.mean,
    variance: indices.variance,
  };
}

/** From the first base points that the indices rest on. */
function rowsOf(plan: SensitivityPlan, { first, total, variance, baseCount, droppedCount }: SobolIndices, outputs: Outputs): SobolRow[] {
  const floors = floorsOf(plan, completeBlocks(outputs.slice(0, baseCount + droppedCount)), variance);
  return plan.factors
    .map(({ path }, j) => ({ factor: path, first: honest(first[j]), total: honest(total[j]), floor: floors?.[j] ?? null }))
    .sort((a, b) => b.total.value - a.total.value);
}

/** No interval where some resamples hold no variance at all, as with an outcome that moves at a few points only, nor where all are alike. */
function honest({ value, interval }: Estimate): Estimate {
  const exists = interval !== null && Number.isFinite(interval.low) && Number.isFinite(interval.high) && interval.low < interval.high;
  return { value, interval: exists ? interval : null };
}

/** Powers of 2 from 16 at which there is something to estimate: two complete rows that differ. */
function sizes(means: readonly (readonly (number | null)[])[]): number[] {
  const found: number[] = [];
  for (let n = 16; n <= means.length; n *= 2) {
    const complete = means.slice(0, n).filter((row) => row.every((value) => value !== null));
    if (complete.length >= 2 && complete.some(([a, b]) => a !== complete[0][0] || b !== complete[0][0])) found.push(n);
  }
  return found;
}

/** Σ S_j with its percentile interval over base rows: Σ mean(f_B (f_AB_j − f_A)) / V, centred as each index is. */
function sumOfFirst(plan: SensitivityPlan, outputs: Outputs): Estimate {
  const k = plan.factors.length;
  const rows = pointMeans(outputs) as number[][];
  const shift = rows.reduce((sum, [a, b]) => sum + a + b, 0) / (2 * rows.length);
  const terms = rows.map((row) => {
    const [a, b] = [row[0] - shift, row[1] - shift];
    const moved = row.slice(2, 2 + k).reduce((sum, value) => sum + (value - row[0]), 0);
    return { centre: (a + b) / 2, square: (a * a + b * b) / 2, moved, product: b * moved };
  });
  const statistic = (sample: ArrayLike<number>): number => {
    let [centre, square, moved, product] = [0, 0, 0, 0];
    for (let i = 0; i < sample.length; i++) {
      const term = terms[sample[i]];
      centre += term.centre / sample.length;
      square += term.square / sample.length;
      moved += term.moved / sample.length;
      product += term.product / sample.length;
    }
    const variance = square - centre * centre;
    return variance > 0 ? (product - centre * moved) / variance : 0;
  };
  const { point, percentile } = percentileInterval(rows.length, statistic, {
    stream: studyStream(plan, "bootstrap"),
    resamples: plan.resamples,
  });
  return { value: point, interval: percentile };
}

/** The floor of each total index, by factor; null from one replication. */
function floorsOf(plan: SensitivityPlan, outputs: Outputs, variance: number): number[] | null {
  const r = plan.replications;
  if (r < 2) return null;
  const n = outputs.length;
  const quantile = fQuantile(levelFor("parameters", plan.factors.length), n, n * (r - 1));
  return plan.factors.map((_, j) => {
    const within = outputs.map((block) => sampleVariance(Array.from(block[0], (value, i) => value - block[2 + j][i])));
    return (quantile * within.reduce((sum, value) => sum + value, 0)) / n / (2 * r * variance);
  });
}
