/** Runs patterns into their folder with the study machinery: the runs that are missing, the verdicts, table, charts, manifest. */
import type { Pattern } from "../../evidence/pattern.ts";
import { patternRequests, runPatterns } from "../../evidence/runPatterns.ts";
import type { Executor } from "../../study/executor.ts";
import type { RunMeta } from "../../study/hostFacts.ts";
import type { RunProgress } from "../../study/runs/complete.ts";
import { engineIdentity } from "../../study/runs/engine.ts";
import { summaryOnly } from "../../study/runs/record.ts";
import type { RequestList, RunState, Workbench } from "../../study/runs/request.ts";
import type { StoreHost } from "../../study/runs/sessions.ts";
import { openStudyFolder } from "../../study/runs/studyFolder.ts";
import { publishStudy } from "../studies/publishStudy.ts";
import { renderEvidence } from "./evidenceCharts.ts";
import { type EvidenceResult, evidenceResult } from "./evidenceResult.ts";
import { evidenceTable } from "./evidenceTable.ts";

export interface EvidenceRunOptions {
  readonly folder: string;
  readonly force: boolean;
  readonly retryFailed: boolean;
  readonly charts: boolean;
  readonly png: boolean;
  readonly host: StoreHost;
  /** Makes measured runs; closed by whoever made it. */
  readonly executor: Executor;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RunProgress) => void;
  readonly onDrawing?: () => void;
  readonly meta: () => RunMeta;
}

export interface EvidenceRun {
  readonly result: EvidenceResult;
  /** Names of the charts written, without `charts/`. */
  readonly charts: readonly string[];
}

/** Runs, judges and publishes. Rejects with `StoreError` where the folder may not be used or cannot be written. */
export async function runEvidenceIntoFolder(
  { patterns, seeds }: { readonly patterns: readonly Pattern[]; readonly seeds: number },
  options: EvidenceRunOptions,
): Promise<EvidenceRun> {
  const settings = { patterns: patterns.map(({ row, id }) => `${row} ${id}`) };
  const { force, retryFailed, host, executor, signal, onProgress, meta } = options;
  const folder = await openStudyFolder(options.folder, {
    identity: { study: "evidence", scenario: "patterns", settings },
    ...{ force, retryFailed, host, executor, signal, onProgress, record: summaryOnly },
    engine: engineIdentity("evidence"),
    command: meta().command,
  });
  try {
    const counted = counting(folder.workbench, folder.address);
    const results = await runPatterns(counted.workbench, { patterns, seeds });
    signal?.throwIfAborted();
    options.onDrawing?.();
    const result = evidenceResult(results, { seeds, ...counted.counts() });
    const charts = options.charts ? await renderEvidence(result) : [];
    await publishStudy(folder, {
      ...{ result, charts, record: summaryOnly, meta, png: options.png, tables: [evidenceTable(result)], warnings: result.warnings },
      resultName: "evidence.json",
      indicators: [],
      requests: () => each(patternRequests({ patterns, seeds }), folder.address),
      replay: (request) => `npx cosafe verify . --run ${folder.address(request).slice(0, 12)}`,
      provenance: { settings, purpose: "Does the model show what is known of communities like these?", sources: [] },
    });
    return { result, charts: charts.map(({ name }) => name) };
  } finally {
    await folder.close();
  }
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
