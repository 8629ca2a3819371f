/**
 * `cosafe/parts`: puts own parts in force, for programs.
 *
 * ```ts
 * import { loadParts } from "cosafe/parts";
 * const problems = await loadParts(["./my-parts.js"]);
 * const { readScenario, runScenario } = await import("cosafe"); // only now: the catalogues are built when cosafe is loaded
 * ```
 */
export type { PartsSource } from "./model/parts.ts";
export { checkParts, type PartsCheck, type PartsCheckOptions } from "./runs/parts/checkParts.ts";
export type { PartFinding } from "./runs/parts/checkRules.ts";
export { loadParts, type PartsRequest } from "./runs/parts/loadParts.ts";
export { partsOfFile } from "./runs/parts/partsOfFile.ts";
export { placeOfError } from "./runs/parts/place.ts";
export { formatProblems } from "./scenario/text/problems.ts";
export type { Problem } from "./scenario/types.ts";
