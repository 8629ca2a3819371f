/** All patterns, in the order of their numbers. Adding one: write its file in patterns/ and list it here. */
import type { Measure } from "./measure.ts";
import type { Pattern } from "./pattern.ts";
import { monitoringConsequence } from "./patterns/monitoringConsequence.ts";

export const patterns: readonly Pattern[] = [monitoringConsequence];

/** All measures, each once. */
export const measures: readonly Measure[] = [...new Map(patterns.map(({ measure }) => [measure.id, measure])).values()];
