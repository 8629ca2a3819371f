/** Analyses on a model in memory, without a folder. */
import type { Model } from "../../src/runs/executeTask.ts";
import { inProcessExecutor } from "../../src/runs/executor.ts";
import { memoryWorkbench as workbenchOf } from "../../src/runs/memoryWorkbench.ts";
import type { RecordSettings } from "../../src/runs/record.ts";
import type { Workbench } from "../../src/runs/request.ts";

const usual: RecordSettings = { recordEvery: 30, keepSeries: "all", tables: [], residents: "each" };

export function memoryWorkbench(model: Model, record: Partial<RecordSettings> = {}): Workbench {
  return workbenchOf({ executor: inProcessExecutor(model), record: { ...usual, ...record } });
}
