/**
 * `cosafe/parts`: puts own parts in force, for the command line and for programs.
 *
 * ```ts
 * import { loadParts } from "cosafe/parts";
 * const problems = await loadParts(["./my-parts.js"]);
 * const { loadScenario, runScenario } = await import("cosafe"); // only now: the catalogues are built when cosafe is loaded
 * ```
 */
export type { PartsSource } from "./model/parts.ts";
export { formatProblems } from "./scenario/text/problems.ts";
export type { Problem } from "./scenario/types.ts";
export { checkParts, type PartsCheck, type PartsCheckOptions } from "./study/parts/checkParts.ts";
export type { PartFinding } from "./study/parts/checkRules.ts";
export { loadParts, type PartsRequest } from "./study/parts/loadParts.ts";
export { partsOfFile } from "./study/parts/partsOfFile.ts";
export { placeOfError } from "./study/parts/place.ts";
