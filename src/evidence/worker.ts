/** The worker thread's side of measured runs; only records leave it. */
import { Tinypool } from "tinypool";
import { executeRecord, type RecordedRun, type RecordTask } from "../runs/executeTask.ts";
import { evidenceModel } from "./evidenceModel.ts";

const model = evidenceModel();

export function record(task: RecordTask): RecordedRun {
  const recorded = executeRecord(model, task);
  const moved = { [Tinypool.transferableSymbol]: [recorded.bytes.buffer], [Tinypool.valueSymbol]: recorded };
  return Tinypool.move(moved as unknown as ArrayBuffer) as unknown as RecordedRun;
}
