/** Which drawings a design of points gets, and how its points are named in them. */
import { safeName } from "../../../charts/frame.ts";
import type { Interval } from "../../../statistics/mean.ts";
import type { NamedArm, Outcome } from "../../result.ts";
import type { DesignResult } from "../result.ts";

/** An estimate at a point under an arm. */
export interface PointEstimate {
  readonly arm: string;
  readonly label: string;
  readonly values: readonly number[];
  readonly value: number;
  readonly interval: Interval | null;
  readonly n: number;
}

/** Arms that get a drawing of their own; null for all points in one, as where the points are the arms. */
export function armsOf({ method, arms }: DesignResult): (NamedArm | null)[] {
  return method === "arms" || arms.length < 2 ? [null] : [...arms];
}

/** The points of an arm; their labels need not repeat which. */
export function pointsUnder<P extends PointEstimate>({ id, label }: NamedArm, points: readonly P[]): P[] {
  const suffix = `; ${label}`;
  const own = points.filter(({ arm }) => arm === id);
  return own.map((point) => ({ ...point, label: point.label.endsWith(suffix) ? point.label.slice(0, -suffix.length) : point.label }));
}

/** File name without ending of a chart of an outcome, under an arm where there are several. */
export function drawingName(chart: string, outcome: Outcome, arm: NamedArm | null): string {
  return `${chart}-${arm === null ? "" : `${safeName(arm.id)}-`}${safeName(outcome.id)}`;
}
