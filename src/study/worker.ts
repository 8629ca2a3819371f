/**
 * The worker thread's side of the pool: a whole run per task, its arrays moved back rather than copied.
 */
import { Tinypool } from "tinypool";
import { runModel } from "../model/run.ts";
import { executeTask, type RunTask, type TaskResult } from "./executeTask.ts";
import { buffersOf } from "./packedRun.ts";

export default function work(task: RunTask): TaskResult {
  const result = executeTask(runModel, task);
  if ("crash" in result) return result;
  const moved = { [Tinypool.transferableSymbol]: buffersOf(result.run), [Tinypool.valueSymbol]: result };
  return Tinypool.move(moved as unknown as ArrayBuffer) as unknown as TaskResult;
}
