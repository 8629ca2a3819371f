/**
 * Morris screening: elementary effects along keyed random trajectories.
 *
 * On a grid of p levels in the unit cube a step is Δ = p/(2(p − 1)), EE_j = (f(x + Δ e_j) − f(x)) / Δ. μ is their mean, μ* the mean of
 * their absolute values (importance), σ their sample standard deviation (interaction or curvature). r trajectories of k factors need
 * r(k + 1) runs; give every run of the design the same seeds, so that a step shows the parameter and not chance.
 * Sources: M. D. Morris (1991), Technometrics 33, 161–174; F. Campolongo, J. Cariboni, A. Saltelli (2007), Environmental Modelling &
 * Software 22, 1509–1518 (μ*).
 */
import { type Stream, smallestHashes } from "../kernel/random.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import type { Interval } from "./mean.ts";
import { checkLevel } from "./proportion.ts";
import { checkResamples, DEFAULT_RESAMPLES, quantileOfSorted, resample } from "./resampling.ts";

/** A trajectory: k + 1 points of the unit cube, each differing from the one before in one factor. */
export type Trajectory = readonly (readonly number[])[];

export interface MorrisDesign {
  readonly factorCount: number;
  readonly trajectories: readonly Trajectory[];
}

/** Counters that keep the start of a trajectory apart from the hashes that order its factors. */
const START = 1;

/**
 * `trajectories` keyed trajectories on `levels` levels (even, default 4). A factor starts at any level and moves by Δ to the side that
 * has room, in keyed order; more trajectories only add to the earlier ones. Throws RangeError on numbers outside their range.
 */
export function morrisDesign(factorCount: number, trajectories: number, stream: Stream, levels = 4): MorrisDesign {
  if (!(Number.isInteger(factorCount) && factorCount >= 1 && Number.isInteger(trajectories) && trajectories >= 2)) {
    throw new RangeError(`Morris design: expected at least 1 factor and 2 trajectories, received ${factorCount} and ${trajectories}`);
  }
  if (!(Number.isInteger(levels) && levels >= 2 && levels % 2 === 0)) {
    throw new RangeError(`Morris levels: expected an even number of at least 2, received ${levels}`);
  }
  const made = Array.from({ length: trajectories }, (_, r) => {
    // Whole levels first, so that every coordinate is the nearest double to level / (p − 1).
    const current = Array.from({ length: factorCount }, (_, j) => stream.integer(levels, r, j, START));
    const points = [current.map((level) => level / (levels - 1))];
    for (const j of smallestHashes(factorCount, factorCount, stream, r)) {
      current[j] += current[j] < levels / 2 ? levels / 2 : -levels / 2;
      points.push(current.map((level) => level / (levels - 1)));
    }
    return points;
  });
  return { factorCount, trajectories: made };
}

/** Elementary effects of one trajectory, by factor. Throws RangeError where a step doesn't move exactly one factor, each once. */
export function elementaryEffects(trajectory: Trajectory, outputs: readonly number[]): number[] {
  const factorCount = trajectory[0].length;
  const effects = new Array<number>(factorCount).fill(Number.NaN);
  if (trajectory.length !== factorCount + 1 || outputs.length !== trajectory.length) {
    throw new RangeError(`trajectory: expected ${factorCount + 1} points and outputs, received ${trajectory.length} and ${outputs.length}`);
  }
  for (let i = 1; i < trajectory.length; i++) {
    const moved = trajectory[i].flatMap((value, j) => (value === trajectory[i - 1][j] ? [] : [j]));
    if (moved.length !== 1 || !Number.isNaN(effects[moved[0]])) {
      throw new RangeError(`trajectory: expected step ${i} to move one factor not moved before, received ${moved.length} moved`);
    }
    const [j] = moved;
    effects[j] = (outputs[i] - outputs[i - 1]) / (trajectory[i][j] - trajectory[i - 1][j]);
  }
  return effects;
}

export interface MorrisIndices {
  readonly mu: number;
  readonly muStar: number;
  /** Divisor n − 1; null for a single effect. */
  readonly sigma: number | null;
  /** Percentile intervals over whole trajectories. */
  readonly muInterval: Interval;
  readonly muStarInterval: Interval;
}

export interface MorrisResult {
  readonly factors: readonly MorrisIndices[];
  readonly trajectoryCount: number;
  /** Trajectories left out whole because a run of theirs is missing. */
  readonly droppedCount: number;
}

/**
 * Indices of each factor from `outputs[trajectory][point]` (null for a failed run). Throws RangeError if fewer than 2 trajectories are
 * complete or an output isn't finite.
 */
export function morrisIndices(
  design: MorrisDesign,
  outputs: readonly (readonly (number | null)[])[],
  options: BootstrapOptions,
): MorrisResult {
  if (outputs.length !== design.trajectories.length) {
    throw new RangeError(`Morris outputs: expected ${design.trajectories.length} trajectories, received ${outputs.length}`);
  }
  const effects = design.trajectories.flatMap((trajectory, r) => {
    const complete = outputs[r].filter((value) => value !== null);
    if (!complete.every(Number.isFinite)) throw new RangeError(`Morris outputs of trajectory ${r}: expected finite numbers or null`);
    return complete.length < outputs[r].length ? [] : [elementaryEffects(trajectory, complete)];
  });
  if (effects.length < 2) throw new RangeError(`Morris indices: expected at least 2 complete trajectories, received ${effects.length}`);
  const factors = summariseEffects(effects, options);
  return { factors, trajectoryCount: effects.length, droppedCount: outputs.length - effects.length };
}

/** Indices from a table of elementary effects, `effects[trajectory][factor]`. */
export function summariseEffects(effects: readonly (readonly number[])[], options: BootstrapOptions): MorrisIndices[] {
  const { stream, resamples = DEFAULT_RESAMPLES, level = 0.95 } = options;
  checkLevel(level);
  checkResamples(resamples);
  const rows = new Uint32Array(effects.length);
  const means = effects[0].map(() => ({ mu: new Float64Array(resamples), muStar: new Float64Array(resamples) }));
  for (let b = 0; b < resamples; b++) {
    resample(rows, stream, b);
    for (const [j, { mu, muStar }] of means.entries()) {
      for (const row of rows) {
        mu[b] += effects[row][j] / rows.length;
        muStar[b] += Math.abs(effects[row][j]) / rows.length;
      }
    }
  }
  return means.map(({ mu, muStar }, j) => {
    const own = effects.map((row) => row[j]);
    const centre = own.reduce((sum, value) => sum + value, 0) / own.length;
    const squares = own.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
    return {
      mu: centre,
      muStar: own.reduce((sum, value) => sum + Math.abs(value), 0) / own.length,
      sigma: own.length < 2 ? null : Math.sqrt(squares / (own.length - 1)),
      muInterval: percentileInterval(mu, level),
      muStarInterval: percentileInterval(muStar, level),
    };
  });
}

function percentileInterval(replicates: Float64Array, level: number): Interval {
  const sorted = replicates.sort();
  const tail = (1 - level) / 2;
  return { low: quantileOfSorted(sorted, tail), high: quantileOfSorted(sorted, 1 - tail) };
}
