/** The options of every method: a door for commands and their help, which loads no model. */
export { assumptionsOptions, assumptionsRules } from "./study/analysis/assumptions/options.ts";
export { attributionOptions } from "./study/analysis/attribution/options.ts";
export { compareOptions, compareRules } from "./study/analysis/compare/options.ts";
export { designOptions } from "./study/analysis/design/options.ts";
export { diagnosisOptions, diagnosisRules } from "./study/analysis/diagnose/options.ts";
export { rankOptions, rankRules } from "./study/analysis/rank/options.ts";
export { runOptions, runRules } from "./study/analysis/run/options.ts";
export { sensitivityOptions, sensitivityRules } from "./study/analysis/sensitivity/options.ts";
