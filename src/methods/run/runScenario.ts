/** All arms and replications of a scenario in memory, for callers that want no folder. */

import { defaultExecutor, type Executor } from "../../runs/executor.ts";
import { type MemoryOptions, memoryWorkbench } from "../../runs/memoryWorkbench.ts";
import { allOfRun } from "../../runs/record.ts";
import { upTo } from "../../runs/request.ts";
import type { ResolvedScenario } from "../../scenario/types.ts";
import { type RunOutcome, type RunPlan, runArms } from "./runArms.ts";

export interface RunScenarioOptions
  extends Partial<Pick<RunPlan, "keep" | "replications" | "funded">>,
    Pick<MemoryOptions, "signal" | "onProgress" | "onCrash"> {
  /** Days between records; default 30. */
  readonly recordEvery?: number;
  /** Runs at the same time where no executor is given; default all cores. */
  readonly jobs?: number;
  /** Where runs are made; closed when the work is aborted, else by whoever made it. */
  readonly executor?: Executor;
}

/** Runs every arm and replication. Rejects with the signal's reason when aborted; a crash of the model does not reject. */
export async function runScenario(scenario: ResolvedScenario, options: RunScenarioOptions = {}): Promise<RunOutcome> {
  const replications = options.replications ?? upTo(scenario.replications);
  const executor = options.executor ?? (await defaultExecutor(scenario.arms.length * replications.length, options.jobs));
  const record = { ...allOfRun, recordEvery: options.recordEvery ?? allOfRun.recordEvery };
  const { keep, funded, signal, onProgress, onCrash } = options;
  try {
    return await runArms(memoryWorkbench({ executor, record, signal, onProgress, onCrash }), { scenario, replications, keep, funded });
  } finally {
    if (options.executor === undefined) await executor.close();
  }
}
