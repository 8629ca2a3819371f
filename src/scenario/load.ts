/** The scenario room's front door: reading scenarios, and their schema, with the model's own catalogues. */
import type { JsonSchema } from "./fields/field.ts";
import { modelCatalogues } from "./format/modelCatalogues.ts";
import { packageLoader } from "./packageReader.ts";
import { diagnosisLoader } from "./problems/diagnosis.ts";
import { scenarioLoader } from "./reader.ts";
import { scenarioJsonSchema as schemaOf } from "./schema.ts";

export { formatProblem, formatProblems } from "./text/problems.ts";
export { describeTimeline, type TimelineBar, type TimelineRow } from "./timeline.ts";

/** Reads, checks and resolves the scenario at `path`: the frozen value, or every problem of it. Never throws on bad input. */
export const loadScenario = scenarioLoader(modelCatalogues);

/** Reads an arm of the scenario at `path` as a package of measures whose sub-packages can be run. Never throws on bad input. */
export const loadPackage = packageLoader(modelCatalogues);

/** Reads the scenario at `path` for a diagnosis: its problems and the places without them. Never throws on bad input. */
export const loadDiagnosis = diagnosisLoader(modelCatalogues);

/** JSON Schema of scenario files, for editors. */
export function scenarioJsonSchema(catalogues = modelCatalogues): JsonSchema {
  return schemaOf(catalogues);
}
