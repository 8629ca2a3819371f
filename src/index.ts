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

import type { RenderOptions } from "./folder/renderCharts.ts";
import type { RenderedChart } from "./folder/svg.ts";
import { methodSchemas } from "./methods/catalogue.ts";
import { modelCatalogues } from "./scenario/format/modelCatalogues.ts";
import { scenarioJsonSchema as schemaOf } from "./scenario/schema.ts";
import { studyJsonSchema as studySchemaOf } from "./scenario/studyFile/format.ts";
import type { ResultTables } from "./tables/tables.ts";

// Reports
export { casesMarkdown } from "./documents/casesDoc.ts";
export { type CatalogueEntry, catalogues, generatedTables, regenerate } from "./documents/catalogueDocs.ts";
export { formatExplanation, shownSettings } from "./documents/explanation.ts";
export { listScenarios, problemsOfCase, scenarioTable } from "./documents/scenarioEntries.ts";
// A scenario begun
export { beginScenario, DraftFileError } from "./draft/beginScenario.ts";
export { type DraftPlan, usualCommunities } from "./draft/draft.ts";
export {
  type Answer,
  draftStarts,
  fileNameFor,
  readers as draftReaders,
} from "./draft/draftQuestions.ts";
export { placeProblems } from "./draft/placeProblems.ts";
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
// What is kept of studies
export { DamagedManifest, FolderError } from "./folder/manifestFile.ts";
export { QueryError } from "./folder/query.ts";
export { queryFolder } from "./folder/queryFolder.ts";
export { type AnswerFormat, answerWriter } from "./folder/queryText.ts";
export { AllRunsFailed, runStudyIntoFolder, type StudyPlan, type StudyRunOptions, type StudyRunResult } from "./folder/runStudy.ts";
export { type FolderStatus, folderStatus } from "./folder/status.ts";
export { formatStatus } from "./folder/statusText.ts";
export { type VerifyReport, verifyFolder } from "./folder/verify.ts";
export { formatVerification } from "./folder/verifyText.ts";
export { StoreError } from "./host/folderFiles.ts";
export { availableCores, type RunMeta, runMeta } from "./host/hostFacts.ts";
export { nodeFiles } from "./host/nodeFiles.ts";
export { version } from "./host/version.ts";
// Analyses of studies: each prepared from a scenario file and the options of `plans.ts`
export { prepareAssumptions } from "./methods/assumptions/prepare.ts";
export type * from "./methods/assumptions/result.ts";
// Reports of studies
export { formatAssumptions } from "./methods/assumptions/text.ts";
export { prepareAttribution } from "./methods/attribute/prepare.ts";
export type * from "./methods/attribute/result.ts";
export { formatAttribution } from "./methods/attribute/text.ts";
export { PlanError } from "./methods/compare/plan.ts";
export { prepareComparison } from "./methods/compare/prepare.ts";
export type * from "./methods/compare/result.ts";
export { formatComparison } from "./methods/compare/text.ts";
export type * from "./methods/design/result.ts";
export { prepareDiagnosis } from "./methods/diagnose/prepare.ts";
export type * from "./methods/diagnose/result.ts";
export { formatDiagnosis } from "./methods/diagnose/text.ts";
export { type Divergence, type DivergeRun, diverge } from "./methods/diverge/diverge.ts";
export { formatDivergence } from "./methods/diverge/text.ts";
export type { FactorInfo } from "./methods/factors/factor.ts";
// Designs
export { type Factor, findFactors } from "./methods/factors/factor.ts";
export { formatStudy } from "./methods/formatStudy.ts";
export type { ArmFunding, InterventionFunding, MoneyLacked } from "./methods/funding.ts";
export { OptionError, type OptionProblem } from "./methods/options.ts";
// Studies
export { findOutcome, mainOutcomes } from "./methods/outcome.ts";
export { missingOutcomes } from "./methods/outcomeGroups.ts";
// A place beside those that exist
export { baselineOf } from "./methods/place/baselineOf.ts";
export { type PlaceFigure, type PlaceReport, settingFigures } from "./methods/place/placeReport.ts";
export { collapseLine, placeLines } from "./methods/place/placeText.ts";
export type { Preparation, PreparedStudy, ScenarioSource } from "./methods/prepared.ts";
export { prepareStudyFile } from "./methods/prepareStudyFile.ts";
export { prepareRanking } from "./methods/rank/prepare.ts";
export type * from "./methods/rank/result.ts";
export { formatRank } from "./methods/rank/text.ts";
export type * from "./methods/result.ts";
export type * from "./methods/results.ts";
export { prepareRun } from "./methods/run/prepare.ts";
export type * from "./methods/run/result.ts";
export { type RunOutcome, type RunPlan, runArms } from "./methods/run/runArms.ts";
export { type RunScenarioOptions, runScenario } from "./methods/run/runScenario.ts";
export { formatRun } from "./methods/run/text.ts";
export { prepareSensitivity } from "./methods/sensitivity/prepare.ts";
export type * from "./methods/sensitivity/result.ts";
export { formatSensitivity } from "./methods/sensitivity/text.ts";
// Catalogues
export { indicators } from "./model/indicators/catalogue.ts";
export { interventions } from "./model/interventions/catalogue.ts";
export { parameterGroups } from "./model/parameters/catalogue.ts";
export { defaultCategories } from "./model/parameters/categories.ts";
// The model
export { ModelError, type RunOptions, type RunOutput, runModel } from "./model/run.ts";
export { schedule } from "./model/schedule.ts";
export type { ModelSpecification } from "./model/specification.ts";
export type { RunProgress } from "./runs/complete.ts";
export { defaultExecutor, type Executor, inProcessExecutor, workerPoolExecutor } from "./runs/executor.ts";
export type { FailureKind } from "./runs/failures.ts";
export type { KeepSeries } from "./runs/keepSeries.ts";
export { type MemoryOptions, memoryWorkbench } from "./runs/memoryWorkbench.ts";
export { allOfRun, type RecordSettings, summaryOnly } from "./runs/record.ts";
export {
  type OutcomeKey,
  type RunFailure,
  type RunRecord,
  type RunRequest,
  type RunState,
  upTo,
  type Workbench,
} from "./runs/request.ts";
export { openStudyFolder, readStudyFolder, type StudyFolder, type StudyFolderOptions } from "./runs/studyFolder.ts";
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
export type * from "./tables/tables.ts";
// Reports of the evidence
export { withCase, withSummary } from "./validation/ablations/ablationsDoc.ts";
export { type AblationsResult, DOCUMENTED_PAIRS } from "./validation/ablations/ablationsResult.ts";
export { formatAblations } from "./validation/ablations/ablationsText.ts";
export { ablationPlan, runAblationsIntoFolder } from "./validation/ablations/runAblations.ts";
export { formatCalibration } from "./validation/calibration/calibrationText.ts";
export { type CalibrationRun, runCalibrationIntoFolder } from "./validation/calibration/runCalibration.ts";
export { calibrationTables } from "./validation/calibration/tables.ts";
export { DOCUMENTED_SEEDS, type EvidenceResult } from "./validation/evidence/evidenceResult.ts";
export { compareEvidence, type EvidenceChanges } from "./validation/evidence/evidenceTable.ts";
export { formatEvidence } from "./validation/evidence/evidenceText.ts";
export { type EvidenceRun, runEvidenceIntoFolder } from "./validation/evidence/runEvidence.ts";
export { validationMarkdown } from "./validation/evidence/validationDoc.ts";

/** Series that some chart of runs may read. */
export async function seriesForCharts(): Promise<(indicator: string, group: string) => boolean> {
  return (await import("./folder/renderCharts.ts")).seriesForCharts();
}

/** Draws the charts of result tables as SVG; d3 and the document are loaded with the first call. */
export async function renderCharts(tables: ResultTables, options: RenderOptions = {}): Promise<RenderedChart[]> {
  return (await import("./folder/renderCharts.ts")).renderCharts(tables, options);
}
// What was found, and its words
export { en } from "./words/en.ts";
export { type Finding, type Messages, tell, tellAll } from "./words/finding.ts";

/** The JSON Schema of scenario files, for editors. */
export function scenarioJsonSchema(): ReturnType<typeof schemaOf> {
  return schemaOf(modelCatalogues);
}

/** The JSON Schema of study files, for editors. */
export function studyJsonSchema(): ReturnType<typeof studySchemaOf> {
  return studySchemaOf(methodSchemas());
}
