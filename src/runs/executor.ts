/**
 * Executors: where the tasks of a study run. Results depend on the task alone, so every executor gives the same bytes.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Tinypool } from "tinypool";
import { threadsAllowed } from "../host/fewFiles.ts";
import { availableCores } from "../host/hostFacts.ts";
import { partsSources } from "../model/parts.ts";
import { describeCrash, executeRecord, type Model, type RecordedRun, type RecordTask, recordCrash } from "./executeTask.ts";

export interface Executor {
  /** How many tasks run at the same time. */
  readonly jobs: number;
  /**
   * Runs one task and gives only its record, made where the run was made. A crash of the model or of its thread is a record too. Rejects
   * once the executor is closed, and when it cannot run anything at all.
   */
  record(task: RecordTask): Promise<RecordedRun>;
  /** Stops at once, tasks under way included. */
  close(): Promise<void>;
}

/** Runs tasks one after another in this thread, letting other work in between. */
export function inProcessExecutor(model: Model): Executor {
  let closed = false;
  return {
    jobs: 1,
    async record(task) {
      await new Promise((resolve) => setImmediate(resolve));
      if (closed) throw new Error("executor: closed");
      return executeRecord(model, task);
    },
    async close() {
      closed = true;
    },
  };
}

/** Runs tasks on `threads` worker threads, or as many as the open files suffice for; needs the compiled `worker.js` beside this file. */
export async function workerPoolExecutor(threads: number, workerFile: string = compiledWorker()): Promise<Executor> {
  const jobs = Math.min(threads, threadsAllowed());
  const { Tinypool } = await import("tinypool");
  // No options of this process (`--input-type`, `--test`) for the threads, which they may not suit.
  const pool = new Tinypool({
    filename: workerFile,
    minThreads: 1,
    maxThreads: jobs,
    idleTimeout: 1000,
    execArgv: [],
    workerData: { parts: partsSources() },
  });
  let closed = false;
  // A thread that cannot even start is no run's fault; it fails all that wait.
  const unstarted = new WeakSet<object>();
  const waiting = new Set<(error: unknown) => void>();
  const watch = threadWatch(pool, (error) => unstarted.add(error));
  // The pool speaks before the watch does. An idle thread that dies is replaced when it is needed.
  pool.on("error", (error) =>
    queueMicrotask(() => {
      if (unstarted.has(error)) for (const fail of waiting) fail(error);
    }),
  );
  // Not a race with one promise for all, which would hold on to every record for as long as the pool lives.
  const inThread = (task: RecordTask) =>
    new Promise<RecordedRun>((resolve, reject) => {
      waiting.add(reject);
      const ended = () => waiting.delete(reject);
      pool.run(task, { name: "record" }).then(resolve, reject).finally(ended);
      watch();
    });
  return {
    jobs,
    async record(task) {
      try {
        return await inThread(task);
      } catch (error) {
        if (closed) throw error;
        if (unstarted.has(error as object))
          throw new Error(`worker threads cannot start: ${describeCrash(error).message}`, { cause: error });
        return recordCrash({ ...describeCrash(error), process: "worker thread" }, task);
      }
    },
    async close() {
      closed = true;
      await pool.destroy();
    },
  };
}

/**
 * Lets a thread that ends by itself fail its task, which the pool would wait for without end, and tells the errors of threads that never
 * started. Call what it gives whenever threads may be new.
 */
function threadWatch(pool: Tinypool, onUnstarted: (error: Error) => void): () => void {
  const watched = new WeakSet<object>();
  const watch = () => {
    for (const thread of pool.threads) {
      if (watched.has(thread)) continue;
      watched.add(thread);
      let started = false;
      thread.on("message", () => {
        started = true;
      });
      thread.on("error", (error: Error) => {
        if (!started) onUnstarted(error);
      });
      thread.once("exit", (code: unknown) => {
        // One that the pool has ended is not among its threads any more.
        if (pool.threads.includes(thread)) thread.emit("error", new Error(`the thread ended before its run (exit code ${code})`));
        watch();
      });
    }
  };
  watch();
  return watch;
}

/** Worker threads where the project is compiled, else this thread. `jobs` defaults to all cores; no more than `tasks` are started. */
export async function defaultExecutor(tasks: number, jobs: number = availableCores()): Promise<Executor> {
  if (existsSync(compiledWorker())) return workerPoolExecutor(Math.max(1, Math.min(jobs, tasks)));
  const { modelForManyRuns } = await import("../model/run.ts");
  return inProcessExecutor(modelForManyRuns());
}

function compiledWorker(): string {
  return fileURLToPath(new URL("./worker.js", import.meta.url));
}
