/** Runs patterns into their folder with the study machinery: the runs that are missing, the verdicts, table, charts, manifest. */
import type { Pattern } from "../../evidence/pattern.ts";
import { patternRequests, runPatterns } from "../../evidence/runPatterns.ts";
import { publishStudy } from "../../folder/publishStudy.ts";
import type { StudyRunOptions } from "../../folder/runStudy.ts";
import { engineIdentity } from "../../runs/engine.ts";
import { inStudyFolder } from "../../runs/inStudyFolder.ts";
import { summaryOnly } from "../../runs/record.ts";
import type { RequestList, RunState, Workbench } from "../../runs/request.ts";
import { renderEvidence } from "./evidenceCharts.ts";
import { type EvidenceResult, evidenceResult } from "./evidenceResult.ts";
import { evidenceTable } from "./evidenceTable.ts";

export interface EvidenceRun {
  readonly result: EvidenceResult;
  /** Names of the charts written, without `charts/`. */
  readonly charts: readonly string[];
}

/** Runs, judges and publishes. Rejects with `StoreError` where the folder may not be used or cannot be written. */
export async function runEvidenceIntoFolder(
  { patterns, seeds }: { readonly patterns: readonly Pattern[]; readonly seeds: number },
  options: StudyRunOptions,
): Promise<EvidenceRun> {
  const settings = { patterns: patterns.map(({ row, id }) => `${row} ${id}`) };
  const identity = { study: "evidence", scenario: "patterns", settings };
  return inStudyFolder(options, { identity, record: summaryOnly, engine: engineIdentity("evidence") }, async (folder) => {
    const counted = counting(folder.workbench, folder.address);
    const results = await runPatterns(counted.workbench, { patterns, seeds });
    options.signal?.throwIfAborted();
    options.onDrawing?.();
    const result = evidenceResult(results, { seeds, ...counted.counts() });
    const charts = options.charts ? await renderEvidence(result) : [];
    await publishStudy(folder, {
      ...{ result, charts, record: summaryOnly, meta: options.meta, png: options.png },
      ...{ tables: [evidenceTable(result)], warnings: result.warnings },
      resultName: "evidence.json",
      indicators: [],
      requests: () => each(patternRequests({ patterns, seeds }), folder.address),
      replay: (request) => `npx cosafe verify . --run ${folder.address(request).slice(0, 12)}`,
      provenance: { settings, purpose: "Does the model show what is known of communities like these?", sources: [] },
    });
    return { result, charts: charts.map(({ name }) => name) };
  });
}

/** Counts different runs, since patterns may share them. */
function counting(workbench: Workbench, address: (request: Parameters<Parameters<Workbench["complete"]>[1]>[0]) => string) {
  const states = new Map<string, RunState["status"]>();
  return {
    workbench: {
      complete: (requests: RequestList, deliver: Parameters<Workbench["complete"]>[1]) =>
        workbench.complete(requests, (request, state) => {
          states.set(address(request), state.status);
          deliver(request, state);
        }),
    },
    counts: () => ({ requested: states.size, failed: [...states.values()].filter((status) => status === "failed").length }),
  };
}

/** Each run once, under the name by which it is asked for first. */
function* each(requests: RequestList, address: (request: Parameters<Parameters<Workbench["complete"]>[1]>[0]) => string) {
  const seen = new Set<string>();
  for (const request of requests) {
    const at = address(request);
    if (seen.has(at)) continue;
    seen.add(at);
    yield request;
  }
}
