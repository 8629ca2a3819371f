/** Where measured runs are made: worker threads where the project is compiled, else this thread. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Executor, inProcessExecutor, workerPoolExecutor } from "../runs/executor.ts";
import { evidenceModel } from "./evidenceModel.ts";

/** An executor of measured runs on `jobs` threads; closed by whoever asked for it. */
export async function evidenceExecutor(jobs: number): Promise<Executor> {
  const worker = fileURLToPath(new URL("./worker.js", import.meta.url));
  return existsSync(worker) ? workerPoolExecutor(jobs, worker) : inProcessExecutor(evidenceModel());
}
