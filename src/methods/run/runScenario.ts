/** All arms and replications of a scenario in memory, for callers that want no folder. */

import { allOfRun } from "../../runs/record.ts";
import { upTo } from "../../runs/request.ts";
import { inMemory, type WorkOptions } from "../../runs/work.ts";
import type { ResolvedScenario } from "../../scenario/types.ts";
import { type RunOutcome, type RunPlan, runArms } from "./runArms.ts";

export interface RunScenarioOptions extends Partial<Pick<RunPlan, "keep" | "replications" | "funded">>, WorkOptions {
  /** Days between records; default 30. */
  readonly recordEvery?: number;
}

/** Runs every arm and replication. Rejects with the signal's reason when aborted; a crash of the model does not reject. */
export async function runScenario(scenario: ResolvedScenario, options: RunScenarioOptions = {}): Promise<RunOutcome> {
  const { keep, funded, replications = upTo(scenario.replications), recordEvery = allOfRun.recordEvery } = options;
  const work = { record: { ...allOfRun, recordEvery }, tasks: scenario.arms.length * replications.length };
  return inMemory(options, work, (workbench) => runArms(workbench, { scenario, replications, keep, funded }));
}
