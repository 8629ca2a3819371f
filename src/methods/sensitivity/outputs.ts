/** Runs blocks of design points and keeps one number of every run: the outcome, or its paired difference between two arms. */
import { outcomeOf, sized, type Workbench } from "../../runs/request.ts";
import type { SensitivityPlan } from "./plan.ts";
import { type Blocks, requestsOf } from "./points.ts";

/** `[block][probe][replication]`; NaN where a run failed or had nothing to measure. */
export type Outputs = readonly (readonly Float64Array[])[];

/** Makes the runs of all blocks. The numbers stay in memory, one per run; the runs do not. `part` is what they are made for, in words. */
export async function runBlocks(workbench: Workbench, plan: SensitivityPlan, blocks: Blocks, part: string): Promise<Outputs> {
  const outputs: Float64Array[][] = [];
  for (const block of blocks()) outputs.push(block.map(({ replications }) => new Float64Array(replications.length).fill(Number.NaN)));
  const { indicator, group } = plan.outcome;
  const sides = plan.against === null ? 1 : 2;
  const targets = cells(outputs, sides);
  const runs = outputs.flat().reduce((sum, values) => sum + sides * values.length, 0);
  const requests = sized(runs, () => requestsOf(plan, blocks));
  if (runs > 0) plan.tell?.(part);
  await workbench.complete(requests, (_, state) => {
    const { values, replication, side } = targets.next().value!;
    const value = outcomeOf(state, indicator, group) ?? Number.NaN;
    values[replication] = side === 0 ? value : values[replication] - value;
  });
  return outputs;
}

/** Where the runs' values go, in the order of `requestsOf`. */
function* cells(outputs: Outputs, sides: number) {
  for (const block of outputs) {
    for (const values of block) {
      for (let replication = 0; replication < values.length; replication++) {
        for (let side = 0; side < sides; side++) yield { values, replication, side };
      }
    }
  }
}

/** Mean over replications of every point; null unless all of them are there. */
export function pointMeans(outputs: Outputs): (number | null)[][] {
  return outputs.map((block) =>
    block.map((values) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return Number.isNaN(mean) ? null : mean;
    }),
  );
}

/** The blocks in which nothing is missing. */
export function completeBlocks(outputs: Outputs): Outputs {
  return outputs.filter((block) => block.every((values) => !values.some(Number.isNaN)));
}

/** Values that are there. */
export function countValues(outputs: Outputs): number {
  return outputs.flat().reduce((sum, values) => sum + values.filter((value) => !Number.isNaN(value)).length, 0);
}
