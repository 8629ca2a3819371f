/**
 * The worker thread's side of the pool: one run per task, of which only the record leaves the thread, its bytes moved rather than copied.
 *
 * The own parts of the thread that made this one come first: the catalogues are built when the rest is loaded.
 */
import { Tinypool } from "tinypool";
import { loadOneByOne } from "../host/fewFiles.ts";
import type { RecordedRun, RecordTask } from "./executeTask.ts";
import { loadSameParts } from "./parts/loadParts.ts";

await loadSameParts(Tinypool.workerData?.parts ?? []);
loadOneByOne(import.meta.url, ["../model/run.js", "./executeTask.js"]);
const { modelForManyRuns } = await import("../model/run.ts");
const { executeRecord } = await import("./executeTask.ts");

/** One for the thread, which gets the arms of a replication one after another. */
const model = modelForManyRuns();

export function record(task: RecordTask): RecordedRun {
  const recorded = executeRecord(model, task);
  const moved = { [Tinypool.transferableSymbol]: [recorded.bytes.buffer], [Tinypool.valueSymbol]: recorded };
  return Tinypool.move(moved as unknown as ArrayBuffer) as unknown as RecordedRun;
}
