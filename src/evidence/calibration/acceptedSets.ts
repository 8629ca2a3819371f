/**
 * Sets by rejection with real runs: a proposal is accepted where every target within reach is below the cut-off, on the seeds of a wave's
 * point and again on twice as many. None may be missed, however many targets there are.
 *
 * Proposals are the points of the waves that lie in the space that is left, then new even draws from it, batch by batch. A batch that
 * leaves sets wanting is learned from like a wave, so that the next is drawn from what is left then. Every space holds, but for errors of
 * the emulators, all that would be accepted: whatever space an accepted set was drawn from, the sets are even draws from what is
 * compatible. The kernel is flat: the error may be anything up to the cut-off.
 */

import { placeOf, valueAtPlace } from "../../methods/factors/placeInRange.ts";
import { rejectionSample } from "./abc.ts";
import { chosen, learn, type Matching, type MatchingPlan, type Simulate } from "./historyMatching.ts";
import { CUT_OFF } from "./implausibility.ts";
import type { Judge } from "./judge.ts";
import type { SearchEnd } from "./result.ts";
import { type CalibrationProblem, firstSeedOf, type PointPlan, type SimulatedPoint } from "./simulate.ts";

export interface SearchPlan extends MatchingPlan {
  readonly wanted: number;
  readonly mostProposals: number;
  /** Batches of proposals in a row without a set, after which the search ends. */
  readonly mostIdle: number;
  readonly confirmingSeeds: number;
  readonly judge: Judge;
}

export interface Found extends SearchEnd {
  readonly found: readonly SimulatedPoint[];
  /** With what the proposals taught. */
  readonly matching: Matching;
}

/** Looks for sets until there are as many as wanted, or none are found any more. */
export async function findSets(problem: CalibrationProblem, simulate: Simulate, first: Matching, plan: SearchPlan): Promise<Found> {
  const { parameters, targets } = problem;
  const { seeds, confirmingSeeds, points: batch, wanted, judge } = plan;
  const places = (point: SimulatedPoint) => parameters.map((parameter, j) => placeOf(parameter, point.values[j]));
  const wavePoints = first.waves.flatMap((wave) => wave.points);
  const earlier = wavePoints.filter((point) => first.space.within(places(point), CUT_OFF));
  const missed = new Map(targets.flatMap(({ id }, t) => (first.matched[t] ? [[id, { missed: 0, alone: 0 }] as const] : [])));
  let matching = first;
  let plans: readonly PointPlan[] = [];
  let screened: readonly SimulatedPoint[] = [];

  const newPlans = (number: number, count: number): PointPlan[] => {
    const wave = matching.waves.at(-1)!;
    const drawn = chosen(wave.left.points, count, plan.random.stream(`calibration/proposals/${wave.wave}`));
    return drawn.map((place, i) => {
      const own = number - earlier.length + i;
      const values = parameters.map((parameter, j) => valueAtPlace(parameter, place[j]));
      return { name: `final/${own + 1}`, values, firstSeed: firstSeedOf(wavePoints.length + 1 + own), seeds };
    });
  };
  const draw = (number: number, count: number) => {
    if (number < earlier.length) plans = earlier.slice(number, number + count);
    else {
      if (number > earlier.length) matching = learn(problem, matching, screened, plan);
      plans = newPlans(number, count);
    }
    return plans.map(({ values }) => values);
  };
  const sample = await rejectionSample<SimulatedPoint>({
    ...{ wanted, batch, most: earlier.length + plan.mostProposals, mostIdle: plan.mostIdle, draw },
    async simulate() {
      screened = await simulate(plans);
      for (const point of screened) countMisses(judge.measured(point).missed, missed);
      const passing = screened.filter(judge.passes);
      const again = passing.map(({ name, values, firstSeed }) => ({ name, values, firstSeed, seeds: confirmingSeeds }));
      const byName = new Map((await simulate(again)).map((point) => [point.name, point]));
      const confirmed = screened.map((point) => byName.get(point.name) ?? point);
      plan.tell?.(`sets: ${confirmed.filter((point) => point.seeds === confirmingSeeds && judge.passes(point)).length} more`);
      return confirmed;
    },
    acceptance: (point) => (point.seeds === confirmingSeeds && judge.passes(point) ? 1 : 0),
    stream: plan.random.stream("calibration/acceptance"),
  });
  const stoppedBy = [...missed].map(([id, counts]) => ({ id, ...counts }));
  return { found: sample.accepted.map(({ result }) => result), matching, tried: sample.tried, end: sample.end, stoppedBy };
}

function countMisses(ids: readonly string[], counts: ReadonlyMap<string, { missed: number; alone: number }>): void {
  for (const id of ids) {
    const count = counts.get(id)!;
    count.missed++;
    if (ids.length === 1) count.alone++;
  }
}
