/** A workbench that keeps nothing: runs a model in this thread, for tests and for callers that want no folder. */
import type { RunOptions } from "../../model/run.ts";
import { describeCrash, type Model } from "../executeTask.ts";
import { recordOf } from "./record.ts";
import type { Workbench } from "./request.ts";

export function memoryWorkbench(model: Model, options: RunOptions = { recordEvery: 30, recordHazards: false }): Workbench {
  return {
    async complete(requests, deliver) {
      for (const request of requests) {
        await Promise.resolve();
        try {
          const output = model(request.specification, request.replication, options);
          deliver(request, { status: "done", record: recordOf(output) });
        } catch (error) {
          const { stack: _, ...failure } = describeCrash(error);
          deliver(request, { status: "failed", failure });
        }
      }
    },
  };
}
