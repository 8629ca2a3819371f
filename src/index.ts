/**
 * The public API of cosafe: read a scenario, run it, compare its arms, write its results. The command line uses nothing else.
 *
 * ```ts
 * const loaded = loadScenario("scenarios/minimal.yaml", nodeFiles("scenarios/minimal.yaml"), { replications: 5 });
 * if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
 * const { result } = await runScenario(loaded.scenario);
 * console.log(formatRun(result, { color: false }));
 * ```
 */
import type { RenderOptions } from "./report/renderCharts.ts";
import type { RenderedChart } from "./report/svg.ts";
import { modelCatalogues } from "./scenario/format/modelCatalogues.ts";
import { scenarioJsonSchema as schemaOf } from "./scenario/schema.ts";
import { studyJsonSchema as studySchemaOf } from "./scenario/studyFile/format.ts";
import { methodSchemas } from "./study/analysis/methods.ts";
import type { ResultTables } from "./study/tables.ts";

// Evidence
export { ablations } from "./evidence/ablations/rows.ts";
export { ablationRequests } from "./evidence/ablations/runAblations.ts";
export {
  type CalibrationPlan,
  calibrate,
  calibrationProblems,
  parametersFor,
} from "./evidence/calibration/calibrate.ts";
export { calibrationCost } from "./evidence/calibration/cost.ts";
export { type FreeParameter, freeParameters } from "./evidence/calibration/freeParameters.ts";
export type { CalibrationResult } from "./evidence/calibration/result.ts";
export { CALIBRATION_DEFAULTS } from "./evidence/calibration/stages.ts";
export { calibrationPatterns } from "./evidence/calibration/targets.ts";
export { type CaseStudy, caseStudies } from "./evidence/cases.ts";
export { patterns } from "./evidence/catalogue.ts";
export { evidenceExecutor } from "./evidence/executor.ts";
export type { Pattern } from "./evidence/pattern.ts";
export { samplePatterns } from "./evidence/sample.ts";
// Catalogues
export { indicators } from "./model/indicators/catalogue.ts";
export { interventions } from "./model/interventions/catalogue.ts";
export { parameterGroups } from "./model/parameters/catalogue.ts";
export { defaultCategories } from "./model/parameters/categories.ts";
// The model
export { ModelError, type RunOptions, type RunOutput, runModel } from "./model/run.ts";
export { schedule } from "./model/schedule.ts";
export type { ModelSpecification } from "./model/specification.ts";
// Reports of the evidence
export { withCase, withSummary } from "./report/ablations/ablationsDoc.ts";
export { type AblationsResult, DOCUMENTED_PAIRS } from "./report/ablations/ablationsResult.ts";
export { formatAblations } from "./report/ablations/ablationsText.ts";
export { ablationPlan, runAblationsIntoFolder } from "./report/ablations/runAblations.ts";
export { formatCalibration } from "./report/calibration/calibrationText.ts";
export { type CalibrationRun, runCalibrationIntoFolder } from "./report/calibration/runCalibration.ts";
export { calibrationTables } from "./report/calibration/tables.ts";
// Reports
export { casesMarkdown } from "./report/casesDoc.ts";
export { type CatalogueEntry, catalogues, generatedTables, regenerate } from "./report/catalogueDocs.ts";
export { DOCUMENTED_SEEDS, type EvidenceResult } from "./report/evidence/evidenceResult.ts";
export { compareEvidence, type EvidenceChanges } from "./report/evidence/evidenceTable.ts";
export { formatEvidence } from "./report/evidence/evidenceText.ts";
export { type EvidenceRun, runEvidenceIntoFolder } from "./report/evidence/runEvidence.ts";
export { validationMarkdown } from "./report/evidence/validationDoc.ts";
export { formatExplanation, shownSettings } from "./report/explanation.ts";
export { collapseLine, placeLines } from "./report/placeText.ts";
export { listScenarios, problemsOfCase, scenarioTable } from "./report/scenarioEntries.ts";
// Reports of studies
export { formatAssumptions } from "./report/studies/assumptionsText.ts";
export { formatAttribution } from "./report/studies/attributionText.ts";
export { formatComparison } from "./report/studies/compareText.ts";
export { formatDiagnosis } from "./report/studies/diagnosisText.ts";
export { formatDivergence } from "./report/studies/divergeText.ts";
export { formatStudy } from "./report/studies/formatStudy.ts";
export { queryFolder } from "./report/studies/queryFolder.ts";
export { type AnswerFormat, answerWriter } from "./report/studies/queryText.ts";
export { formatRank } from "./report/studies/rankText.ts";
export { AllRunsFailed, runStudyIntoFolder, type StudyPlan, type StudyRunOptions, type StudyRunResult } from "./report/studies/runStudy.ts";
export { formatRun } from "./report/studies/runText.ts";
export { formatSensitivity } from "./report/studies/sensitivityText.ts";
export { formatStatus } from "./report/studies/statusText.ts";
export { formatVerification } from "./report/studies/verifyText.ts";
// Scenarios
export { loadDiagnosis, loadPackage, loadScenario } from "./scenario/load.ts";
export { isStudyFile } from "./scenario/studyFile/root.ts";
export { formerNames } from "./scenario/text/formerNames.ts";
export { escaped, formatProblem, formatProblems } from "./scenario/text/problems.ts";
export { nearest } from "./scenario/text/suggest.ts";
export { describeTimeline } from "./scenario/timeline.ts";
export type {
  DiagnosedProblem,
  DiagnosisPoint,
  FileSource,
  LoadResult,
  Location,
  Problem,
  ResolvedArm,
  ResolvedDiagnosis,
  ResolvedPackage,
  ResolvedScenario,
  ScenarioOverrides,
  Setting,
} from "./scenario/types.ts";
export type { Estimate, ShareEstimate } from "./statistics/estimate.ts";
export type { Interval } from "./statistics/mean.ts";
export type { PracticalVerdict, Verdict } from "./statistics/verdict.ts";
// Analyses of studies: each prepared from a scenario file and the options of `plans.ts`
export { prepareAssumptions } from "./study/analysis/assumptions/prepare.ts";
export type * from "./study/analysis/assumptions/result.ts";
export { prepareAttribution } from "./study/analysis/attribution/prepare.ts";
export type * from "./study/analysis/attribution/result.ts";
export { PlanError } from "./study/analysis/compare/plan.ts";
export { prepareComparison } from "./study/analysis/compare/prepare.ts";
export type * from "./study/analysis/compare/result.ts";
export type * from "./study/analysis/design/result.ts";
export { prepareDiagnosis } from "./study/analysis/diagnose/prepare.ts";
export type * from "./study/analysis/diagnose/result.ts";
export type { ArmFunding, InterventionFunding, MoneyLacked } from "./study/analysis/funding.ts";
export type { Preparation, PreparedStudy, ScenarioSource } from "./study/analysis/prepared.ts";
export { prepareStudyFile } from "./study/analysis/prepareStudyFile.ts";
export { prepareRanking } from "./study/analysis/rank/prepare.ts";
export type * from "./study/analysis/rank/result.ts";
export type * from "./study/analysis/result.ts";
export type * from "./study/analysis/results.ts";
export { prepareRun } from "./study/analysis/run/prepare.ts";
export type * from "./study/analysis/run/result.ts";
export { type RunOutcome, type RunPlan, runArms } from "./study/analysis/run/runArms.ts";
export { prepareSensitivity } from "./study/analysis/sensitivity/prepare.ts";
export type * from "./study/analysis/sensitivity/result.ts";
// What is kept of studies
export { DamagedManifest, FolderError } from "./study/archive/manifestFile.ts";
export { QueryError } from "./study/archive/query.ts";
export { type FolderStatus, folderStatus } from "./study/archive/status.ts";
export { type VerifyReport, verifyFolder } from "./study/archive/verify.ts";
export type { FactorInfo } from "./study/design/factor.ts";
// Designs
export { type Factor, findFactors } from "./study/design/factor.ts";
export { type Divergence, type DivergeRun, diverge } from "./study/diverge/diverge.ts";
// A scenario begun
export { beginScenario, DraftFileError } from "./study/draft/beginScenario.ts";
export { type DraftPlan, usualCommunities } from "./study/draft/draft.ts";
export {
  type Answer,
  draftStarts,
  fileNameFor,
  readers as draftReaders,
} from "./study/draft/draftQuestions.ts";
export { placeProblems } from "./study/draft/placeProblems.ts";
export { defaultExecutor, type Executor, inProcessExecutor, workerPoolExecutor } from "./study/executor.ts";
export type { FailureKind } from "./study/failures.ts";
export { StoreError } from "./study/folderFiles.ts";
export { availableCores, type RunMeta, runMeta } from "./study/hostFacts.ts";
export { nodeFiles } from "./study/nodeFiles.ts";
export { OptionError, type OptionProblem } from "./study/options.ts";
// Studies
export { findOutcome, mainOutcomes } from "./study/outcome.ts";
export { missingOutcomes } from "./study/outcomeGroups.ts";
// A place beside those that exist
export { baselineOf } from "./study/place/baselineOf.ts";
export { type PlaceFigure, type PlaceReport, settingFigures } from "./study/place/placeReport.ts";
export { type RunScenarioOptions, runScenario } from "./study/runScenario.ts";
export type { RunProgress } from "./study/runs/complete.ts";
export type { KeepSeries } from "./study/runs/keepSeries.ts";
export { type MemoryOptions, memoryWorkbench } from "./study/runs/memoryWorkbench.ts";
export { allOfRun, type RecordSettings, summaryOnly } from "./study/runs/record.ts";
export {
  type OutcomeKey,
  type RunFailure,
  type RunRecord,
  type RunRequest,
  type RunState,
  upTo,
  type Workbench,
} from "./study/runs/request.ts";
export { openStudyFolder, readStudyFolder, type StudyFolder, type StudyFolderOptions } from "./study/runs/studyFolder.ts";
export type * from "./study/tables.ts";
export { version } from "./study/version.ts";

/** Series that some chart of runs may read. */
export async function seriesForCharts(): Promise<(indicator: string, group: string) => boolean> {
  return (await import("./report/renderCharts.ts")).seriesForCharts();
}

/** Draws the charts of result tables as SVG; d3 and the document are loaded with the first call. */
export async function renderCharts(tables: ResultTables, options: RenderOptions = {}): Promise<RenderedChart[]> {
  return (await import("./report/renderCharts.ts")).renderCharts(tables, options);
}

/** The JSON Schema of scenario files, for editors. */
export function scenarioJsonSchema(): ReturnType<typeof schemaOf> {
  return schemaOf(modelCatalogues);
}

/** The JSON Schema of study files, for editors. */
export function studyJsonSchema(): ReturnType<typeof studySchemaOf> {
  return studySchemaOf(methodSchemas());
}
