/**
 * Parameter points run through the patterns: all points as one list of requests in canonical order (point, pattern, configuration, seed).
 *
 * Every point has seeds of its own, far from those that `cosafe evidence` uses. Shared seeds would shift all points by the same luck,
 * which no emulator could tell from the model; and a calibration to the verdict's own seeds would fit their luck.
 */

import { underSet } from "../../methods/factors/calibratedSets.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { type RequestList, type RunRequest, type RunState, sized, type Workbench } from "../../runs/request.ts";
import { studentQuantile } from "../../statistics/distributions.ts";
import { specificationOf } from "../configurations.ts";
import type { MeasuredSpecification } from "../measure.ts";
import type { Pattern } from "../pattern.ts";
import { measureCriterion, type VariantReadings } from "../verdict.ts";
import type { FreeParameter } from "./freeParameters.ts";
import { type CalibrationTarget, seedFactorOf } from "./targets.ts";

/** What is calibrated to what. */
export interface CalibrationProblem {
  readonly parameters: readonly FreeParameter[];
  readonly patterns: readonly Pattern[];
  readonly targets: readonly CalibrationTarget[];
}

/** A point to be simulated; names are unique, `firstSeed` and the seeds after it are the point's own; a row may take several times `seeds`. */
export interface PointPlan {
  readonly name: string;
  /** In the order of the parameters; all NaN for the registry as it stands (`asItStands`). */
  readonly values: readonly number[];
  readonly firstSeed: number;
  readonly seeds: number;
}

/** One target measured at one point. */
export interface SimulatedOutput {
  /** NaN where nothing could be measured. */
  readonly value: number;
  /** Variance of the value over its seeds, times their number: that of one seed. NaN from fewer than two. */
  readonly seedVariance: number;
}

export interface SimulatedPoint extends PointPlan {
  /** In the order of the targets. */
  readonly outputs: readonly SimulatedOutput[];
  readonly failedRuns: number;
}

/** Values of the point that leaves the registry as it stands. */
export function asItStands(parameters: readonly FreeParameter[]): readonly number[] {
  return parameters.map(() => Number.NaN);
}

/** Seeds of `cosafe evidence` end far below. */
const FIRST_SEED = 1_000_000;
/** Seeds set aside for each point: half of them for its runs, half to measure it again. */
export const SEEDS_PER_POINT = 200;
/** Seeds of a point at most, before the factor of a row. */
export const MOST_SEEDS = 12;

/** First seed of the point with this number. */
export function firstSeedOf(point: number): number {
  return FIRST_SEED + point * SEEDS_PER_POINT;
}

interface BaseRun {
  readonly pattern: Pattern;
  readonly configuration: string;
  readonly specification: ModelSpecification;
}

/** Simulates points of a problem; configurations are read once. Points are delivered in their order. */
export function simulator(workbench: Workbench, { parameters, patterns, targets }: CalibrationProblem) {
  const bases = baseRuns(patterns);
  return async (points: readonly PointPlan[]): Promise<SimulatedPoint[]> => {
    const readings = new Map<string, (Readonly<Record<string, number>> | null)[]>();
    for (const { name } of points) for (const base of bases) readings.set(runName(name, base), []);
    await workbench.complete(
      pointRequests(points, bases, parameters),
      ({ point }, state) => void readings.get(point)!.push(readingsOf(state)),
    );
    return points.map((point) => {
      const byPattern = new Map<string, VariantReadings>();
      let failedRuns = 0;
      for (const base of bases) {
        const own = readings.get(runName(point.name, base))!;
        failedRuns += own.filter((one) => one === null).length;
        byPattern.set(base.pattern.id, { ...byPattern.get(base.pattern.id), [base.configuration]: own });
      }
      const outputs = targets.map((target) => outputOf(target, byPattern.get(target.pattern)!, point.seeds * target.seedFactor));
      return { ...point, outputs, failedRuns };
    });
  };
}

/** Runs that one seed of one point takes. */
export function runsPerSeed(patterns: readonly Pattern[]): number {
  return patterns.reduce((sum, { row, configurations }) => sum + seedFactorOf(row) * Object.keys(configurations).length, 0);
}

function baseRuns(patterns: readonly Pattern[]): BaseRun[] {
  return patterns.flatMap((pattern) =>
    Object.entries(pattern.configurations).map(([configuration, one]) => ({ pattern, configuration, specification: specificationOf(one) })),
  );
}

function runName(point: string, { pattern, configuration }: BaseRun): string {
  return `${point}/${pattern.id}/${configuration}`;
}

function pointRequests(points: readonly PointPlan[], bases: readonly BaseRun[], parameters: readonly FreeParameter[]): RequestList {
  const each = bases.reduce((sum, { pattern }) => sum + seedFactorOf(pattern.row), 0);
  const size = points.reduce((sum, { seeds }) => sum + seeds * each, 0);
  return sized(size, function* (): Iterable<RunRequest> {
    for (const { name, values, firstSeed, seeds } of points) {
      for (const base of bases) {
        const moved = values.every(Number.isNaN) ? base.specification : underSet(base.specification, parameters, values);
        const specification: MeasuredSpecification = { ...moved, measure: base.pattern.measure.id };
        const count = seeds * seedFactorOf(base.pattern.row);
        for (let seed = 0; seed < count; seed++) yield { point: runName(name, base), replication: firstSeed + seed, specification };
      }
    }
  });
}

function readingsOf(state: RunState): Readonly<Record<string, number>> | null {
  if (state.status === "failed") return null;
  const { summaryKeys, summary } = state.record;
  return Object.fromEntries(summaryKeys.map(({ indicator }, index) => [indicator, summary[index]]));
}

/** The criterion's value; its variance from the half-width of its interval, which `evidence` shows too. */
function outputOf({ criterion }: CalibrationTarget, readings: VariantReadings, seeds: number): SimulatedOutput {
  const { value, interval, n } = measureCriterion(criterion, readings, seeds);
  if (interval === null || n < 2) return { value, seedVariance: Number.NaN };
  const error = (interval.high - interval.low) / 2 / studentQuantile(0.975, n - 1);
  return { value, seedVariance: error * error * n };
}
