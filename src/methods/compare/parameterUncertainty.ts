/**
 * Does the ranking of the arms survive other plausible parameters?
 *
 * A Latin hypercube over the ranges of the factors; each set runs the baseline and every arm on the same few replications, with the same
 * chance in every set, so that sets differ by their parameters alone. Effect of an arm in a set: its mean paired difference. Arms are
 * ranked by it in the good direction; arms of equal effect share the better rank. A set in which a run failed or measured nothing is
 * dropped as a whole and counted. Shares of sets have Wilson intervals, means t intervals; both take the sets as independent, which is
 * on the safe side for a Latin hypercube.
 */
import { KeyedRandom, seedKey } from "../../kernel/random.ts";
import { outcomeOf, type RequestList, type Workbench } from "../../runs/request.ts";
import { meanEstimate, shareEstimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import { quantileOfSorted } from "../../statistics/resampling.ts";
import { calibratedUse } from "../factors/calibratedSets.ts";
import { allFactors, setRequests } from "../factors/parameterSets.ts";
import { type ComparePlan, LEVEL, type UncertaintyPlan } from "./plan.ts";
import type { ParameterUncertainty } from "./result.ts";

/** Fewest sets for quantiles over sets. */
const FEWEST_FOR_SPREAD = 20;

/** Runs of all sets, replication by replication. */
export function uncertaintyRequests({ scenario }: ComparePlan, plan: UncertaintyPlan): RequestList {
  return setRequests(scenario.arms, plan, new KeyedRandom(seedKey(scenario.seed), 0).stream("compare/parameter-sets"));
}

/** Effects by set and arm, null for a set that is dropped; and runs that did not fail. */
export interface SetEffects {
  readonly effects: (readonly number[] | null)[];
  readonly finishedRuns: number;
}

/** Makes the runs of all sets. */
export async function runSets(workbench: Workbench, plan: ComparePlan, uncertainty: UncertaintyPlan): Promise<SetEffects> {
  const { primary, scenario } = plan;
  const width = scenario.arms.length;
  const effects: (readonly number[] | null)[] = [];
  let values: (number | null)[] = [];
  let finishedRuns = 0;
  await workbench.complete(uncertaintyRequests(plan, uncertainty), (_, state) => {
    if (state.status === "done") finishedRuns++;
    values.push(outcomeOf(state, primary.indicator, primary.group));
    if (values.length < width * uncertainty.replicationsPerSet) return;
    effects.push(meanEffects(values, width));
    values = [];
    plan.tell?.(`parameter set ${effects.length} of ${uncertainty.sets}`);
  });
  return { effects, finishedRuns };
}

/** Mean paired difference of each arm from `values[replication · arms + arm]`; null when any is missing. */
function meanEffects(values: readonly (number | null)[], width: number): readonly number[] | null {
  if (values.includes(null)) return null;
  const sums = new Array<number>(width - 1).fill(0);
  for (let i = 0; i < values.length; i++) {
    const arm = i % width;
    if (arm > 0) sums[arm - 1] += values[i]! - values[i - arm]!;
  }
  return sums.map((sum) => sum / (values.length / width));
}

/** `standard[arm]` are the effects under the scenario's own parameters; null when they are unknown, or no set could be used. */
export function summariseSets(
  plan: ComparePlan,
  uncertainty: UncertaintyPlan,
  sets: SetEffects,
  standard: readonly (number | null)[],
): ParameterUncertainty | null {
  const used = sets.effects.filter((effects) => effects !== null);
  if (used.length === 0 || standard.includes(null)) return null;
  const { primary, scenario } = plan;
  const known = standard as readonly number[];
  const good = primary.direction === "lower" ? -1 : 1;
  const reference = ranksOf(known, good);
  const ranks = used.map((effects) => ranksOf(effects, good));
  const share = (count: number) => shareEstimate(count, used.length, LEVEL);
  const use = calibratedUse(
    scenario.arms.map(({ specification }) => specification),
    uncertainty.calibrated,
  );
  return {
    outcome: primary.id,
    ...{ sets: uncertainty.sets, used: used.length, replicationsPerSet: uncertainty.replicationsPerSet },
    within: uncertainty.within,
    calibrated: use === null ? null : { parameters: use.parameters.length, sets: use.sets },
    parameters: allFactors(uncertainty.factors).map(({ path, low, high, assumption, grade }) => ({
      ...{ path, low, high, assumption, ...use?.ranges.get(path) },
      calibrated: use?.ranges.has(path) ?? false,
      ...(grade === undefined ? {} : { grade }),
    })),
    arms: scenario.arms.slice(1).map(({ id }, a) => {
      const effects = used.map((set) => set[a]);
      return {
        arm: id,
        mean: meanEstimate(effects, LEVEL),
        spread: spreadOf(effects),
        sameSign: share(effects.filter((effect) => Math.sign(effect) === Math.sign(known[a])).length),
        rankShares: known.map((_, rank) => ranks.filter((each) => each[a] === rank).length / used.length),
        best: share(ranks.filter((each) => each[a] === 0).length),
      };
    }),
    sameRanking: share(ranks.filter((each) => each.every((rank, a) => rank === reference[a])).length),
    meanKendall: meanEstimate(
      used.map((effects) => kendall(effects, known)),
      LEVEL,
    ),
    effects: used,
  };
}

/** Rank of each arm, 0 the best: how many are strictly better. */
function ranksOf(effects: readonly number[], good: number): number[] {
  return effects.map((own) => effects.filter((other) => good * other > good * own).length);
}

/** Kendall's rank correlation: pairs of arms in the same order less those in the opposite order, of all pairs. 1 for a single arm. */
export function kendall(first: readonly number[], second: readonly number[]): number {
  let score = 0;
  let pairs = 0;
  for (let i = 0; i < first.length; i++) {
    for (let j = i + 1; j < first.length; j++) {
      const [a, b] = [Math.sign(first[i] - first[j]), Math.sign(second[i] - second[j])];
      score += a === b ? 1 : a === -b ? -1 : 0;
      pairs++;
    }
  }
  return pairs === 0 ? 1 : score / pairs;
}

function spreadOf(effects: readonly number[]): Interval | null {
  if (effects.length < FEWEST_FOR_SPREAD) return null;
  const sorted = Float64Array.from(effects).sort();
  return { low: quantileOfSorted(sorted, 0.05), high: quantileOfSorted(sorted, 0.95) };
}
