/** The options of every method: a door for commands and their help, which loads no model. */
export { assumptionsOptions, assumptionsRules } from "./methods/assumptions/options.ts";
export { attributionOptions } from "./methods/attribute/options.ts";
export { compareOptions, compareRules } from "./methods/compare/options.ts";
export { designOptions } from "./methods/design/options.ts";
export { diagnosisOptions, diagnosisRules } from "./methods/diagnose/options.ts";
export { rankOptions, rankRules } from "./methods/rank/options.ts";
export { runOptions, runRules } from "./methods/run/options.ts";
export { sensitivityOptions, sensitivityRules } from "./methods/sensitivity/options.ts";
