/**
 * Executors: where the tasks of a study run. Results depend on the task alone, so every executor gives the same bytes.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describeCrash, executeTask, type Model, type RunTask, type TaskResult } from "./executeTask.ts";
import { availableCores } from "./hostFacts.ts";

export interface Executor {
  /** How many tasks run at the same time. */
  readonly jobs: number;
  /** Runs one task; a crash of the model is a result. Rejects only once the executor is closed. */
  run(task: RunTask): Promise<TaskResult>;
  /** Stops at once, tasks under way included. */
  close(): Promise<void>;
}

/** Runs tasks one after another in this thread, letting other work in between. */
export function inProcessExecutor(model: Model): Executor {
  let closed = false;
  return {
    jobs: 1,
    async run(task) {
      await new Promise((resolve) => setImmediate(resolve));
      if (closed) throw new Error("executor: closed");
      return executeTask(model, task);
    },
    async close() {
      closed = true;
    },
  };
}

/** Runs tasks on `jobs` worker threads; needs the compiled `worker.js` beside this file. */
export async function workerPoolExecutor(jobs: number, workerFile: string = compiledWorker()): Promise<Executor> {
  const { Tinypool } = await import("tinypool");
  // No options of this process (`--input-type`, `--test`) for the threads, which they may not suit.
  const pool = new Tinypool({ filename: workerFile, minThreads: 1, maxThreads: jobs, idleTimeout: 1000, execArgv: [] });
  let closed = false;
  // A thread that cannot even start belongs to no task; it fails all that wait.
  const unusable = new Promise<never>((_, reject) => pool.on("error", reject));
  unusable.catch(() => undefined);
  return {
    jobs,
    async run(task) {
      try {
        return (await Promise.race([pool.run(task), unusable])) as TaskResult;
      } catch (error) {
        if (closed) throw error;
        return { crash: { ...describeCrash(error), process: "worker thread" } };
      }
    },
    async close() {
      closed = true;
      await pool.destroy();
    },
  };
}

/** Worker threads where the project is compiled, else this thread. `jobs` defaults to all cores; no more than `tasks` are started. */
export async function defaultExecutor(tasks: number, jobs: number = availableCores()): Promise<Executor> {
  if (existsSync(compiledWorker())) return workerPoolExecutor(Math.max(1, Math.min(jobs, tasks)));
  const { runModel } = await import("../model/run.ts");
  return inProcessExecutor(runModel);
}

function compiledWorker(): string {
  return fileURLToPath(new URL("./worker.js", import.meta.url));
}
