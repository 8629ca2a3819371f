/** Runs the ablations of a case into their folder with the study machinery: the runs that are missing, tables, manifest. */
import { type Ablation, PLACEBO } from "../../evidence/ablations/rows.ts";
import { type AblationPlan, ablationRequests, rowsFor, runAblations } from "../../evidence/ablations/runAblations.ts";
import type { CaseStudy } from "../../evidence/cases.ts";
import { publishStudy } from "../../folder/publishStudy.ts";
import type { StudyRunOptions } from "../../folder/runStudy.ts";
import { engineIdentity } from "../../runs/engine.ts";
import { inStudyFolder } from "../../runs/inStudyFolder.ts";
import { summaryOnly } from "../../runs/record.ts";
import { type AblationsResult, ablationsResult, ablationsTable, cutTable } from "./ablationsResult.ts";

/** What is run of a case: these rows and the placebo; ties of single organisations are cut where all rows are run. */
export function ablationPlan(study: CaseStudy, rows: readonly Ablation[], all: readonly Ablation[], pairs: number): AblationPlan {
  const wanted = rowsFor(study.id, all).filter((row) => row.id === PLACEBO || rows.includes(row));
  return { scenario: study.id, rows: wanted, cuts: rows.length === all.length, replications: pairs };
}

/** Rejects with `StoreError` where the folder may not be used or cannot be written. */
export async function runAblationsIntoFolder(
  { study, plan }: { readonly study: CaseStudy; readonly plan: AblationPlan },
  options: StudyRunOptions,
): Promise<AblationsResult> {
  const settings = { case: study.id, rows: plan.rows.map(({ id }) => id), cuts: plan.cuts };
  const engine = engineIdentity("ablations");
  const identity = { study: "ablations", scenario: study.id, settings };
  return inStudyFolder(options, { identity, record: summaryOnly, engine }, async (folder) => {
    const found = await runAblations(folder.workbench, plan);
    options.signal?.throwIfAborted();
    const requests = ablationRequests(plan);
    const result = ablationsResult(found, { study, pairs: plan.replications, requested: requests.size!, engine });
    await publishStudy(folder, {
      ...{ result, charts: [], record: summaryOnly, meta: options.meta, png: false, warnings: result.warnings },
      tables: [ablationsTable(result), ...(plan.cuts ? [cutTable(result)] : [])],
      resultName: "ablations.json",
      indicators: [],
      requests: () => requests,
      replay: (request) => `npx cosafe verify . --run ${folder.address(request).slice(0, 12)}`,
      provenance: { settings, purpose: "What is each part of the model worth?", sources: [] },
    });
    return result;
  });
}
