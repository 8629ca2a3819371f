/**
 * The places of the study of assumptions, each an arm's specification: as the scenario has it, or with one parameter at an end of its
 * range; and their runs.
 *
 * A parameter of the place is moved in every arm that has the baseline's value; where an arm sets another, that value is what the arm
 * does, and stays. What only arms have (how strongly a measure works) goes to the end of each arm's own range.
 */
import type { ModelSpecification } from "../../model/specification.ts";
import { outcomeOf, type RequestList, type RunRequest, type RunState, sized, type Workbench } from "../../runs/request.ts";
import { applyFactors, type Factor } from "../factors/factor.ts";
import { allFactors } from "../factors/parameterSets.ts";
import type { AssumptionsPlan } from "./plan.ts";

export type End = "low" | "high";
export const ends: readonly End[] = ["low", "high"];

/** A place in every arm; `specification(arm)` is made when asked for. */
export interface Point {
  readonly id: string;
  readonly specification: (arm: number) => ModelSpecification;
}

/** Points in some arms and replications: everything that one stage runs. */
export interface Batch {
  readonly points: readonly Point[];
  /** Numbers of arms, 0 the baseline. */
  readonly arms: readonly number[];
  readonly replications: readonly number[];
}

export function standardPoint({ scenario }: AssumptionsPlan): Point {
  return { id: "standard", specification: (arm) => scenario.arms[arm].specification };
}

/** One parameter at an end of its range. */
export function endPoint({ scenario, factors }: AssumptionsPlan, path: string, at: End): Point {
  return {
    id: `${path}.${at}`,
    specification: (arm) => {
      const moved = movedIn(factors, path, arm);
      const own = scenario.arms[arm].specification;
      return moved === null ? own : applyFactors(own, [moved], [moved[at]]);
    },
  };
}

/** The factor as it is moved in an arm; null where it is not. */
export function movedIn(factors: AssumptionsPlan["factors"], path: string, arm: number): Factor | null {
  const named = (list: readonly Factor[]) => list.find((factor) => factor.path === path);
  const own = named(factors[arm]) ?? null;
  const ofPlace = named(factors[0]);
  if (ofPlace === undefined || own === null) return own;
  return own.standard === ofPlace.standard ? ofPlace : null;
}

/** Arms in which a factor is moved. */
export function armsWith(plan: AssumptionsPlan, path: string): number[] {
  return plan.scenario.arms.flatMap((_, arm) => (movedIn(plan.factors, path, arm) === null ? [] : [arm]));
}

export function factorsOf({ factors }: AssumptionsPlan): readonly Factor[] {
  return allFactors(factors);
}

/** The runs of a batch: by point, replication and arm. */
export function requestsOf({ scenario }: AssumptionsPlan, { points, arms, replications }: Batch): RequestList {
  return sized(points.length * arms.length * replications.length, function* (): Iterable<RunRequest> {
    for (const { id, specification } of points) {
      const specifications = arms.map(specification);
      for (const replication of replications) {
        for (const [a, arm] of arms.entries()) {
          yield { arm: scenario.arms[arm].id, point: `${id}/${scenario.arms[arm].id}`, replication, specification: specifications[a] };
        }
      }
    }
  });
}

/** Values of a batch: `[point][arm of the batch][replication of the batch]`; NaN for a failed run or nothing measured. */
export type BatchValues = readonly (readonly Float64Array[])[];

/** Makes the runs of a batch. `part` is what they are made for, in words; `see` is shown every run with its point and arm. */
export async function runBatch(
  workbench: Workbench,
  plan: AssumptionsPlan,
  batch: Batch,
  part: string,
  see: (state: RunState, point: string, arm: number) => void = () => {},
): Promise<BatchValues> {
  const { points, arms, replications } = batch;
  const { indicator, group } = plan.primary;
  const values = points.map(() => arms.map(() => new Float64Array(replications.length).fill(Number.NaN)));
  const perPoint = arms.length * replications.length;
  let index = 0;
  await workbench.complete(requestsOf(plan, batch), (_, state) => {
    const [point, rest] = [Math.floor(index / perPoint), index % perPoint];
    const a = rest % arms.length;
    values[point][a][Math.floor(rest / arms.length)] = outcomeOf(state, indicator, group) ?? Number.NaN;
    see(state, points[point].id, arms[a]);
    index++;
    if (index % perPoint === 0) plan.tell?.(`${part}: ${index / perPoint} of ${points.length} places`);
  });
  return values;
}
