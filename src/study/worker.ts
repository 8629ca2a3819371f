/**
 * The worker thread's side of the pool: a whole run per task, or only its record, the arrays moved back rather than copied.
 *
 * The own parts of the thread that made this one come first: the catalogues are built when the rest is loaded.
 */
import { Tinypool } from "tinypool";
import type { RecordedRun, RecordTask, RunTask, TaskResult } from "./executeTask.ts";
import { loadOneByOne } from "./fewFiles.ts";
import { loadSameParts } from "./parts/loadParts.ts";

await loadSameParts(Tinypool.workerData?.parts ?? []);
loadOneByOne(import.meta.url, ["../model/run.js", "./executeTask.js"]);
const { modelForManyRuns } = await import("../model/run.ts");
const { executeRecord, executeTask } = await import("./executeTask.ts");
const { buffersOf } = await import("./packedRun.ts");

/** One for the thread, which gets the arms of a replication one after another. */
const model = modelForManyRuns();

export default function work(task: RunTask): TaskResult {
  const result = executeTask(model, task);
  if ("crash" in result) return result;
  return moving(result, buffersOf(result.run));
}

/** Series that are not kept, ties, bookings and residents' columns stay in the thread; what leaves it is one buffer of bytes. */
export function record(task: RecordTask): RecordedRun {
  const recorded = executeRecord(model, task);
  return moving(recorded, [recorded.bytes.buffer as ArrayBuffer]);
}

function moving<Value>(value: Value, buffers: ArrayBuffer[]): Value {
  const moved = { [Tinypool.transferableSymbol]: buffers, [Tinypool.valueSymbol]: value };
  return Tinypool.move(moved as unknown as ArrayBuffer) as unknown as Value;
}
