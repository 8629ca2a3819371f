/** How programs make runs: on the threads that they have, or on an executor of their own. */
import { defaultExecutor, type Executor } from "./executor.ts";
import { type MemoryOptions, memoryWorkbench } from "./memoryWorkbench.ts";
import type { RecordSettings } from "./record.ts";
import type { Workbench } from "./request.ts";

export interface WorkOptions extends Pick<MemoryOptions, "signal" | "onProgress" | "onCrash"> {
  /** Runs at the same time where no executor is given; default all cores. */
  readonly jobs?: number;
  /** Where runs are made; closed when the work is aborted, else by whoever made it. */
  readonly executor?: Executor;
}

/** Work with the executor that is given, or with one for so many tasks that is closed afterwards. */
export async function withExecutor<Made>(
  { executor: given, jobs }: Pick<WorkOptions, "executor" | "jobs">,
  tasks: number,
  work: (executor: Executor) => Promise<Made>,
): Promise<Made> {
  const executor = given ?? (await defaultExecutor(tasks, jobs));
  try {
    return await work(executor);
  } finally {
    if (given === undefined) await executor.close();
  }
}

/** Work on a workbench that keeps nothing. */
export async function inMemory<Made>(
  options: WorkOptions,
  { record, tasks = Number.MAX_SAFE_INTEGER }: { readonly record: RecordSettings; readonly tasks?: number },
  work: (workbench: Workbench) => Promise<Made>,
): Promise<Made> {
  const { signal, onProgress, onCrash } = options;
  return withExecutor(options, tasks, (executor) => work(memoryWorkbench({ executor, record, signal, onProgress, onCrash })));
}
