/** The scenario room's front door: reading scenarios, and their schema, with the model's own catalogues. */
import type { JsonSchema } from "./fields/field.ts";
import { modelCatalogues } from "./format/modelCatalogues.ts";
import { packageLoader } from "./packageReader.ts";
import { scenarioLoader } from "./reader.ts";
import { scenarioJsonSchema as schemaOf } from "./schema.ts";

export { formatProblem, formatProblems } from "./text/problems.ts";
export { describeTimeline, type TimelineBar, type TimelineRow } from "./timeline.ts";

/** Reads, checks and resolves the scenario at `path`: the frozen value, or every problem of it. Never throws on bad input. */
export const loadScenario = scenarioLoader(modelCatalogues);

/** Reads an arm of the scenario at `path` as a package of measures whose sub-packages can be run. Never throws on bad input. */
export const loadPackage = packageLoader(modelCatalogues);

/** JSON Schema of scenario files, for editors. */
export function scenarioJsonSchema(catalogues = modelCatalogues): JsonSchema {
  return schemaOf(catalogues);
}
