/** How a simulated point stands to the targets: its implausibilities, by its own runs. */
import { simulatedImplausibility } from "./historyMatching.ts";
import { CUT_OFF, worst } from "./implausibility.ts";
import type { MeasuredPoint, PointResult } from "./result.ts";
import type { CalibrationProblem, SimulatedPoint } from "./simulate.ts";

export interface Judge {
  /** Largest implausibility over matched targets; infinite where one could not be measured. */
  worst(point: SimulatedPoint): number;
  /** Root mean square over patterns of a pattern's largest implausibility: every pattern counts once, however many criteria it has. */
  distance(point: SimulatedPoint): number;
  /** Tolerances that it lies in. */
  inside(point: SimulatedPoint): number;
  /** Whether it is not implausible, by its own runs. */
  passes(point: SimulatedPoint): boolean;
  measured(point: SimulatedPoint): MeasuredPoint;
  result(point: SimulatedPoint): PointResult;
}

export function judgeOf({ targets }: CalibrationProblem, matched: readonly boolean[], chance: readonly number[]): Judge {
  const all = (point: SimulatedPoint) => simulatedImplausibility(point, targets, chance);
  const counted = (point: SimulatedPoint) => all(point).filter((_, t) => matched[t]);
  const measured = (point: SimulatedPoint): MeasuredPoint => {
    const found = all(point);
    return {
      measured: point.outputs.map(({ value }) => finite(value)),
      implausibility: found.map(finite),
      worst: finite(worst(counted(point))),
      missed: targets.flatMap(({ id }, t) => (matched[t] && found[t] > CUT_OFF ? [id] : [])),
      plausible: worst(counted(point)) <= CUT_OFF,
    };
  };
  return {
    worst: (point) => worst(counted(point)),
    distance: (point) => {
      const found = all(point);
      const rows = new Map<string, number>();
      for (const [t, { row }] of targets.entries()) if (matched[t]) rows.set(row, Math.max(rows.get(row) ?? 0, found[t]));
      const squares = [...rows.values()].map((value) => value * value);
      return Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / Math.max(1, squares.length));
    },
    inside: ({ outputs }) => targets.filter(({ low, high }, t) => outputs[t].value >= low && outputs[t].value <= high).length,
    passes: (point) => worst(counted(point)) <= CUT_OFF,
    measured,
    result: (point) => ({ values: point.values, ...measured(point) }),
  };
}

/** Null for what is no number. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? rounded(value) : null;
}

/** Five figures: more would be chance. */
export function rounded(value: number): number {
  return Number(value.toPrecision(5));
}
