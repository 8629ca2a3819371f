/** Makes the runs of the alive table in a folder, so that the same command continues where it was stopped. */

import type { AliveResult } from "../../evidence/alive/judge.ts";
import { type AlivePlan, runAlive } from "../../evidence/alive/runAlive.ts";
import { type FolderWork, inStudyFolder } from "../../runs/inStudyFolder.ts";
import { summaryOnly } from "../../runs/record.ts";

/** No series are kept; runs are those of the ordinary model, so a folder serves any choice of rows and seeds. Rejects with `StoreError` where the folder may not be used. */
export function runAliveIntoFolder(
  plan: AlivePlan,
  work: FolderWork,
  onLook?: (look: 1 | 2, rows: number) => void,
): Promise<readonly AliveResult[]> {
  const identity = { study: "alive", scenario: "standing configurations", settings: {} };
  return inStudyFolder(work, { identity, record: summaryOnly }, ({ workbench }) => runAlive(workbench, plan, onLook));
}
