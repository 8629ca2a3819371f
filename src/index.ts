/**
 * The public API of cosafe: read a scenario, run it, compare its arms, write its results. The command line uses nothing else.
 *
 * ```ts
 * const loaded = loadScenario("scenarios/minimal.yaml", nodeFiles("scenarios/minimal.yaml"), { replications: 5 });
 * if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
 * const result = await runScenario(loaded.scenario);
 * console.log(formatOutcomes(result, compareArms(result), { color: false }));
 * ```
 */
import type { RenderedChart, RenderOptions } from "./report/svg.ts";
import { modelCatalogues } from "./scenario/format/modelCatalogues.ts";
import { scenarioJsonSchema as schemaOf } from "./scenario/schema.ts";
import type { ResultTables } from "./study/tables.ts";

// Catalogues
export { indicators } from "./model/indicators/catalogue.ts";
export { interventions } from "./model/interventions/catalogue.ts";
export { parameterGroups } from "./model/parameters/catalogue.ts";
export { defaultCategories } from "./model/parameters/categories.ts";
// The model
export { ModelError, type RunOptions, type RunOutput, runModel } from "./model/run.ts";
export { schedule } from "./model/schedule.ts";
export type { ModelSpecification } from "./model/specification.ts";
// Reports
export { casesMarkdown } from "./report/casesDoc.ts";
export { type CatalogueEntry, catalogues, generatedTables, regenerate } from "./report/catalogueDocs.ts";
export { formatExplanation, shownSettings } from "./report/explanation.ts";
export { outcomesData } from "./report/outcomesData.ts";
export { type FolderOptions, type FolderResult, runIntoFolder } from "./report/resultsFolder.ts";
export { listScenarios, scenarioTable } from "./report/scenarioEntries.ts";
export { formatOutcomes } from "./report/terminalTable.ts";
// Scenarios
export { loadScenario } from "./scenario/load.ts";
export { formatProblem, formatProblems } from "./scenario/text/problems.ts";
export { nearest } from "./scenario/text/suggest.ts";
export { describeTimeline } from "./scenario/timeline.ts";
export type {
  FileSource,
  LoadResult,
  Location,
  Problem,
  ResolvedArm,
  ResolvedScenario,
  ScenarioOverrides,
  Setting,
} from "./scenario/types.ts";
// Studies
export { type ArmComparison, compareArms, type IndicatorComparison } from "./study/comparison.ts";
export { defaultExecutor, type Executor, inProcessExecutor, workerPoolExecutor } from "./study/executor.ts";
export { availableCores, type RunMeta, runMeta } from "./study/hostFacts.ts";
export { nodeFiles } from "./study/nodeFiles.ts";
export { StoreError } from "./study/resultStore.ts";
export { type Failure, runScenario, type StudyOptions, type StudyProgress, type StudyResult, type StudyRun } from "./study/runScenario.ts";
export type * from "./study/tables.ts";
export { version } from "./study/version.ts";

/** Draws the charts of result tables as SVG; d3 and the document are loaded with the first call. */
export async function renderCharts(tables: ResultTables, options: RenderOptions = {}): Promise<RenderedChart[]> {
  return (await import("./report/svg.ts")).renderCharts(tables, options);
}

/** The JSON Schema of scenario files, for editors. */
export function scenarioJsonSchema(): ReturnType<typeof schemaOf> {
  return schemaOf(modelCatalogues);
}
