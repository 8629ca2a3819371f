/** Analyses on a model in memory, without a folder. */
import type { Model } from "../../src/study/executeTask.ts";
import { inProcessExecutor } from "../../src/study/executor.ts";
import { memoryWorkbench as workbenchOf } from "../../src/study/runs/memoryWorkbench.ts";
import type { RecordSettings } from "../../src/study/runs/record.ts";
import type { Workbench } from "../../src/study/runs/request.ts";

const usual: RecordSettings = { recordEvery: 30, keepSeries: "all", tables: [], residents: "each" };

export function memoryWorkbench(model: Model, record: Partial<RecordSettings> = {}): Workbench {
  return workbenchOf({ executor: inProcessExecutor(model), record: { ...usual, ...record } });
}
