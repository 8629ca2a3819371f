/** Makes the runs of the alive table in a folder, so that the same command continues where it was stopped. */

import type { AliveResult } from "../../evidence/alive/judge.ts";
import { type AlivePlan, runAlive } from "../../evidence/alive/runAlive.ts";
import type { Executor } from "../../study/executor.ts";
import type { RunProgress } from "../../study/runs/complete.ts";
import { summaryOnly } from "../../study/runs/record.ts";
import type { StoreHost } from "../../study/runs/sessions.ts";
import { openStudyFolder } from "../../study/runs/studyFolder.ts";

export interface AliveRunOptions {
  readonly folder: string;
  readonly command: string;
  readonly host: StoreHost;
  readonly executor: Executor;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RunProgress) => void;
  readonly onLook?: (look: 1 | 2, rows: number) => void;
}

/** No series are kept; runs are those of the ordinary model, so a folder serves any choice of rows and seeds. Rejects with `StoreError` where the folder may not be used. */
export async function runAliveIntoFolder(plan: AlivePlan, options: AliveRunOptions): Promise<readonly AliveResult[]> {
  const { host, executor, signal, onProgress, command } = options;
  const folder = await openStudyFolder(options.folder, {
    identity: { study: "alive", scenario: "standing configurations", settings: {} },
    ...{ force: false, host, executor, signal, onProgress, command },
    record: summaryOnly,
  });
  try {
    return await runAlive(folder.workbench, plan, options.onLook);
  } finally {
    await folder.close();
  }
}
