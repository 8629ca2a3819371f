/**
 * How a policy holds up over parameter sets: expected value, conditional value at risk, worst case, regret, satisficing.
 *
 * Regret of a policy in a set is how much the best policy for that set would have done better. Values must be paired: the same
 * seeds for all policies within a set. Give means over the seeds of a set, not single runs, where regret should not count chance.
 * Sources: R. T. Rockafellar and S. Uryasev (2000), Journal of Risk 2, 21–41 (CVaR); A. Wald (1950), Statistical Decision Functions
 * (maximin); L. J. Savage (1951), Journal of the American Statistical Association 46, 55–67 (regret); J. D. Herman et al. (2015),
 * Journal of Water Resources Planning and Management 141 (satisficing).
 */
import { mean } from "simple-statistics";
import { estimateShare, type Share } from "./proportion.ts";

export interface RobustnessInput {
  /** values[policy][set], finite; every policy in every set. */
  readonly values: readonly (readonly number[])[];
  readonly better: "higher" | "lower";
  /** Share of worst sets that CVaR averages; default 0.1. */
  readonly tail?: number;
  /** A set satisfies if its value is at least as good as this; none = no satisficing share. */
  readonly threshold?: number;
}

export interface Robustness {
  readonly mean: number;
  /** Mean of the worst `tail` of the sets, the last one counted in part. */
  readonly conditionalValueAtRisk: number;
  /** Value in the worst set; the maximin policy has the best of these. */
  readonly worst: number;
  /** Largest regret (at least 0) and the set where it occurs. */
  readonly maximumRegret: number;
  readonly maximumRegretSet: number;
  readonly meanRegret: number;
  readonly satisficing: Share | null;
  /** Sets in which no policy is better; ties count for all. */
  readonly bestShare: Share;
  /** How often the policy takes each rank, 1 = best first; ties take the better rank. */
  readonly rankCounts: readonly number[];
}

/** Robustness measures of each policy. Throws RangeError on ragged or empty values, values that aren't finite, or a tail outside (0, 1]. */
export function robustness({ values, better, tail = 0.1, threshold }: RobustnessInput): Robustness[] {
  const setCount = values[0]?.length ?? 0;
  if (setCount === 0 || values.some((row) => row.length !== setCount || !row.every(Number.isFinite))) {
    throw new RangeError("robustness: expected every policy to have a finite value in each of the same sets, at least one");
  }
  if (!(tail > 0 && tail <= 1)) throw new RangeError(`tail: expected a share in (0, 1], received ${tail}`);
  const sign = better === "higher" ? 1 : -1;
  const utilities = values.map((row) => row.map((value) => sign * value));
  const best = utilities[0].map((_, set) => Math.max(...utilities.map((row) => row[set])));
  return utilities.map((row, policy) => {
    const regrets = row.map((utility, set) => best[set] - utility);
    const maximumRegret = Math.max(...regrets);
    const satisfied = threshold === undefined ? null : row.filter((utility) => utility >= sign * threshold).length;
    return {
      mean: mean([...values[policy]]),
      conditionalValueAtRisk: unsigned(sign * tailMean(row, tail)),
      worst: unsigned(sign * Math.min(...row)),
      maximumRegret,
      maximumRegretSet: regrets.indexOf(maximumRegret),
      meanRegret: mean(regrets),
      satisficing: satisfied === null ? null : estimateShare(satisfied, setCount),
      bestShare: estimateShare(regrets.filter((regret) => regret === 0).length, setCount),
      rankCounts: ranks(utilities, policy),
    };
  });
}

/** Mean of the lowest `tail` of the values: whole ones, then the rest of the tail's weight on the next. */
function tailMean(utilities: readonly number[], tail: number): number {
  const sorted = [...utilities].sort((a, b) => a - b);
  const weight = tail * sorted.length;
  const whole = Math.min(sorted.length, Math.floor(weight + 1e-9));
  const rest = Math.max(0, weight - whole);
  const sum = sorted.slice(0, whole).reduce((all, value) => all + value, 0);
  return (sum + (rest > 1e-9 ? rest * sorted[whole] : 0)) / (whole + (rest > 1e-9 ? rest : 0));
}

function ranks(utilities: readonly (readonly number[])[], policy: number): number[] {
  const counts = new Array<number>(utilities.length).fill(0);
  for (const [set, own] of utilities[policy].entries()) counts[utilities.filter((row) => row[set] > own).length]++;
  return counts;
}

/** Turns −0 into 0. */
function unsigned(value: number): number {
  return value === 0 ? 0 : value;
}
