/**
 * cosafe for programs: read a scenario, run and compare its arms, in memory or into a folder, and tell what was found (docs/library.md).
 * Own parts of the model are written against `cosafe/model` and put in force by `cosafe/parts`.
 *
 * ```ts
 * const scenario = readScenario("scenarios/minimal.yaml", { replications: 5 });
 * const { result } = await runScenario(scenario);
 * console.log(await formatStudy(result));
 * ```
 */

// Catalogues and schemas
export { type CatalogueEntry, catalogues } from "./documents/catalogues.ts";
// Charts
export { renderCharts, renderStudyCharts } from "./folder/drawing.ts";
export { FolderError } from "./folder/manifestFile.ts";
// Studies, in memory or into a folder
export { type FolderStudyOptions, runStudy, runStudyIntoFolder, type StudyOptions } from "./folder/programs.ts";
export { QueryError } from "./folder/query.ts";
// Results folders
export { queryRows, readResult } from "./folder/readResult.ts";
export type { RenderOptions } from "./folder/renderCharts.ts";
export type { StudyRenderOptions } from "./folder/renderStudyCharts.ts";
export { AllRunsFailed, type StudyRunResult } from "./folder/runStudy.ts";
export { type FolderStatus, folderStatus } from "./folder/status.ts";
export type { RenderedChart } from "./folder/svg.ts";
export { type VerifyReport, verifyFolder } from "./folder/verify.ts";
export { StoreError } from "./host/folderFiles.ts";
export { nodeFiles } from "./host/nodeFiles.ts";
export { version } from "./host/version.ts";
export { prepareAssumptions } from "./methods/assumptions/prepare.ts";
export type * from "./methods/assumptions/result.ts";
export { prepareAttribution } from "./methods/attribute/prepare.ts";
export type * from "./methods/attribute/result.ts";
export { PlanError } from "./methods/compare/plan.ts";
export { prepareComparison } from "./methods/compare/prepare.ts";
export type * from "./methods/compare/result.ts";
export type * from "./methods/design/result.ts";
export { prepareDiagnosis } from "./methods/diagnose/prepare.ts";
export type * from "./methods/diagnose/result.ts";
// Text
export { formatStudy } from "./methods/formatStudy.ts";
// Outcomes and sweeps of one's own
export { type Measure, type MeasuredPoint, type MeasureOptions, measureRuns } from "./methods/measureRuns.ts";
export { OptionError, type OptionProblem } from "./methods/options.ts";
export { type PairedEffect, pairedEffect } from "./methods/pairedEffect.ts";
export type { Preparation, PreparedStudy, ScenarioSource } from "./methods/prepared.ts";
export { prepareStudyFile } from "./methods/prepareStudyFile.ts";
export { prepareRanking } from "./methods/rank/prepare.ts";
export type * from "./methods/rank/result.ts";
// Scenarios
export { readScenario, ScenarioError } from "./methods/readScenario.ts";
export type * from "./methods/result.ts";
export type * from "./methods/results.ts";
export { prepareRun } from "./methods/run/prepare.ts";
export type * from "./methods/run/result.ts";
export type { RunOutcome } from "./methods/run/runArms.ts";
export { type RunScenarioOptions, runScenario } from "./methods/run/runScenario.ts";
export { prepareSensitivity } from "./methods/sensitivity/prepare.ts";
export type * from "./methods/sensitivity/result.ts";
export { studyJsonSchema } from "./methods/studySchema.ts";
export { ModelError, type RunOptions, type RunOutput, runModel } from "./model/run.ts";
export type { ModelSpecification } from "./model/specification.ts";
export { rowsOf } from "./runs/columns.ts";
export { defaultExecutor, type Executor } from "./runs/executor.ts";
export { outcomeIn, type RunRecord, seriesIn } from "./runs/request.ts";
export { formatProblems, loadScenario, scenarioJsonSchema } from "./scenario/load.ts";
export type * from "./scenario/types.ts";
export type { Estimate, ShareEstimate } from "./statistics/estimate.ts";
export type { Interval } from "./statistics/mean.ts";
export type { PracticalVerdict, Verdict } from "./statistics/verdict.ts";
export type * from "./tables/tables.ts";
// What was found, in words
export { en } from "./words/en.ts";
export { type Finding, type Messages, tell, tellAll } from "./words/finding.ts";
