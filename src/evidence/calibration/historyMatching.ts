/**
 * History matching in waves: simulate points of the space that is left, learn emulators from all points so far, rule out what is
 * implausible, and draw the next points from what is left.
 *
 * A target that no point of the whole prior comes near, by simulation and by emulator, is out of reach of these parameters: matching to
 * it would rule out everything and say nothing about them. It is set aside after the first wave and told as such.
 * Sources: R. G. Bower, M. Goldstein, I. Vernon (2010), Bayesian Analysis 5, 619–670; M. D. McKay, R. J. Beckman, W. J. Conover (1979),
 * Technometrics 21, 239–245 (Latin hypercube of the first wave).
 */
import { type KeyedRandom, type Stream, smallestHashes } from "../../kernel/random.ts";
import { placeOf, valueAtPlace } from "../../methods/factors/placeInRange.ts";
import { latinHypercube } from "../../statistics/sampling.ts";
import { fitEmulator } from "./emulator.ts";
import { CUT_OFF, emulated, emulatedWorst, implausibility, isWithin, type Judged } from "./implausibility.ts";
import { type CalibrationProblem, firstSeedOf, type PointPlan, type SimulatedPoint } from "./simulate.ts";
import { type Space, type SpaceSample, sampleSpace } from "./space.ts";
import type { CalibrationTarget } from "./targets.ts";

export interface MatchingPlan {
  readonly waves: number;
  /** Points of each wave. */
  readonly points: number;
  /** Seeds of each point. */
  readonly seeds: number;
  readonly random: KeyedRandom;
  readonly tell?: (text: string) => void;
}

/** What a wave knows of a target; null where too little could be measured. */
export type JudgedTarget = Judged | null;

export interface Wave {
  readonly wave: number;
  readonly points: readonly SimulatedPoint[];
  /** In the order of the targets. */
  readonly judged: readonly JudgedTarget[];
  /** Share of the whole prior that this wave's emulator of each target alone rules out; NaN where there is none. */
  readonly ruledOut: readonly number[];
  /** What all waves so far leave. */
  readonly left: SpaceSample;
}

export interface Matching {
  readonly waves: readonly Wave[];
  /** Which targets are matched, in their order; the others are out of reach or could not be measured. */
  readonly matched: readonly boolean[];
  readonly space: Space;
}

/** A wave that leaves more than this share of what was there has stopped shrinking. */
const SHRINKING = 0.9;
/** Half-widths of the tolerance beyond which a value counts as that far: how far is no matter there. */
const FAR = 40;
const PRIOR_DRAWS = 2000;
/** Fewer measured points do not make an emulator. */
const LEAST_POINTS = 8;

export type Simulate = (points: readonly PointPlan[]) => Promise<SimulatedPoint[]>;

/** Runs the waves. Point numbers go from 1; number 0 is for the defaults. */
export async function matchHistory(problem: CalibrationProblem, simulate: Simulate, plan: MatchingPlan): Promise<Matching> {
  const { parameters } = problem;
  let matching: Matching | null = null;
  for (let wave = 1; wave <= plan.waves; wave++) {
    plan.tell?.(`wave ${wave} of ${plan.waves}`);
    const before = matching?.waves.at(-1);
    const places =
      before === undefined
        ? latinHypercube(plan.points, parameters.length, plan.random.stream("calibration/wave/1"))
        : chosen(before.left.points, plan.points, plan.random.stream(`calibration/wave/${wave}`));
    const points = await simulate(
      places.map((place, i) => {
        const number = (wave - 1) * plan.points + i + 1;
        const values = parameters.map((parameter, j) => valueAtPlace(parameter, place[j]));
        return { name: `wave-${wave}/${i + 1}`, values, firstSeed: firstSeedOf(number), seeds: plan.seeds };
      }),
    );
    matching = learn(problem, matching, points, plan);
    if (matching.waves.at(-1)!.left.share > SHRINKING * (before?.left.share ?? 1)) break;
  }
  return matching!;
}

/** What is known with these points too: emulators from all points so far, and the space that all waves leave. */
export function learn(
  problem: CalibrationProblem,
  known: Matching | null,
  points: readonly SimulatedPoint[],
  plan: MatchingPlan,
): Matching {
  const { parameters, targets } = problem;
  const before = known?.waves ?? [];
  const wave = before.length + 1;
  const prior = latinHypercube(PRIOR_DRAWS, parameters.length, plan.random.stream("calibration/prior"));
  const all = [...before.flatMap((one) => one.points), ...points];
  const judged = targets.map((target, t) => judgeTarget(problem, target, t, all, plan.seeds));
  const ruledOut = judged.map((one) => (one === null ? Number.NaN : shareOf(prior, (point) => emulated(one, point) > CUT_OFF)));
  const matched = known?.matched ?? targets.map((_, t) => isReachable(judged[t], ruledOut[t], points, t));
  const space = spaceOf(parameters.length, [...before.map((one) => one.judged), judged], matched);
  const left = sampleSpace(space, CUT_OFF, plan.random.stream(`calibration/space/${wave}`));
  plan.tell?.(`wave ${wave}: ${Number((100 * left.share).toPrecision(2))} % of the space left`);
  return { waves: [...before, { wave, points, judged, ruledOut, left }], matched, space };
}

/** Implausibilities of a simulated point, in the order of the targets; `chance` is the variance of one seed of each target. */
export function simulatedImplausibility(
  { outputs, seeds }: SimulatedPoint,
  targets: readonly CalibrationTarget[],
  chance: readonly number[],
): number[] {
  return targets.map((target, t) => implausibility(outputs[t].value, target, chance[t] / (seeds * target.seedFactor)));
}

/**
 * Variance of one seed of every target: mean over points, without the tenth of them where it is largest, since the variance of a ratio
 * runs away where its denominator nearly vanishes. 0 where nothing is known.
 */
export function seedVariances(points: readonly SimulatedPoint[], targets: readonly CalibrationTarget[]): number[] {
  return targets.map((_, t) => {
    const known = points.map(({ outputs }) => outputs[t].seedVariance).filter((value) => Number.isFinite(value));
    const kept = known.sort((a, b) => a - b).slice(0, Math.ceil(known.length * 0.9));
    return kept.length === 0 ? 0 : kept.reduce((sum, value) => sum + value, 0) / kept.length;
  });
}

function judgeTarget(
  { parameters, targets }: CalibrationProblem,
  target: CalibrationTarget,
  t: number,
  points: readonly SimulatedPoint[],
  seeds: number,
): JudgedTarget {
  const measured = points.filter(({ outputs }) => Number.isFinite(outputs[t].value));
  if (measured.length < Math.max(LEAST_POINTS, points.length / 2)) return null;
  const chance = seedVariances(points, targets)[t] / (seeds * target.seedFactor);
  const far = FAR * target.halfWidth;
  const emulator = fitEmulator({
    inputs: measured.map(({ values }) => parameters.map((parameter, j) => placeOf(parameter, values[j]))),
    values: measured.map(({ outputs }) => Math.min(target.observed + far, Math.max(target.observed - far, outputs[t].value))),
    noise: chance,
  });
  return { target, chance, emulator };
}

function isReachable(judged: JudgedTarget, ruledOut: number, points: readonly SimulatedPoint[], t: number): boolean {
  if (judged === null) return false;
  const { target, chance } = judged;
  const near = points.some(({ outputs }) => implausibility(outputs[t].value, target, chance) <= CUT_OFF);
  return near || ruledOut < 1;
}

function spaceOf(dimensions: number, waves: readonly (readonly JudgedTarget[])[], matched: readonly boolean[]): Space {
  const used = waves.map((judged) => judged.filter((one, t) => one !== null && matched[t]) as Judged[]);
  // The latest emulators know most and rule out most, so they are asked first.
  used.reverse();
  return {
    dimensions,
    worst: (point) => used.reduce((most, judged) => emulatedWorst(judged, point, most), 0),
    within: (point, limit) => used.every((judged) => isWithin(judged, point, limit)),
  };
}

/** `count` of the points by keyed chance, in their keyed order. */
export function chosen(points: readonly (readonly number[])[], count: number, stream: Stream): (readonly number[])[] {
  return Array.from(smallestHashes(Math.min(count, points.length), points.length, stream, 0), (i) => points[i]);
}

function shareOf<T>(values: readonly T[], is: (value: T) => boolean): number {
  return values.filter(is).length / values.length;
}
