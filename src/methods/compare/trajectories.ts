/** Differences from the baseline over time, with bands that hold for the whole series at once. */
import { KeyedRandom, seedKey } from "../../kernel/random.ts";
import { simultaneousBand } from "../../statistics/simultaneousBand.ts";
import { type ComparePlan, LEVEL } from "./plan.ts";
import type { DifferenceTrajectory } from "./result.ts";
import type { ComparedRuns } from "./runs.ts";

/** Fewest pairs for a band, and most single replications that are kept. */
export const FEWEST_FOR_BAND = 20;
const MOST_RUNS = 20;

/** Trajectories of every outcome that has a series, arms in order; none for an arm or outcome without a complete pair. */
export function differenceTrajectories(plan: ComparePlan, runs: ComparedRuns): DifferenceTrajectory[] {
  const { arms } = plan.scenario;
  return plan.outcomes.flatMap(({ id }, o) =>
    arms.slice(1).flatMap((arm, a) => {
      const pairs = pairsOf(runs.series[o][0], runs.series[o][a + 1]);
      return trajectoryOf({ arm: arm.id, outcome: id, pairs, days: runs.days, plan }) ?? [];
    }),
  );
}

/** Differences of the replications that both have, on all recorded days. */
function pairsOf(baseline: readonly (Float64Array | null)[], arm: readonly (Float64Array | null)[]): Float64Array[] {
  return baseline.flatMap((first, row) => {
    const second = arm[row];
    return first === null || second === null || first.length !== second.length ? [] : [second.map((value, t) => value - first[t])];
  });
}

interface TrajectoryInput {
  readonly arm: string;
  readonly outcome: string;
  readonly pairs: readonly Float64Array[];
  readonly days: readonly number[];
  readonly plan: ComparePlan;
}

/** Days on which a pair has nothing measured (flows on day 0) are left out for all. */
function trajectoryOf({ arm, outcome, pairs, days, plan }: TrajectoryInput): DifferenceTrajectory | null {
  const columns = days.flatMap((_, t) => (pairs.every((pair) => Number.isFinite(pair[t])) ? [t] : []));
  if (pairs.length === 0 || columns.length === 0) return null;
  const rows = pairs.map((pair) => columns.map((t) => pair[t]));
  const n = rows.length;
  const mean = columns.map((_, t) => rows.reduce((sum, row) => sum + row[t], 0) / n);
  return {
    ...{ arm, outcome, n, mean },
    days: columns.map((t) => days[t]),
    band: n < FEWEST_FOR_BAND ? null : bandOf(rows, plan),
    runs: rows.slice(0, MOST_RUNS),
  };
}

function bandOf(rows: readonly (readonly number[])[], { scenario }: ComparePlan): DifferenceTrajectory["band"] {
  const stream = new KeyedRandom(seedKey(scenario.seed), 0).stream("compare/bands");
  const { band } = simultaneousBand(rows, { stream, level: LEVEL });
  return { low: band.map(({ low }) => low), high: band.map(({ high }) => high) };
}
