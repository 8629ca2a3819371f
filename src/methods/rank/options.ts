/** Options of a ranking. */
import { choice, number, type Rules, text, type ValuesOf, whole } from "../options.ts";
import { armsOption, parametersOption, withinOption } from "../sharedOptions.ts";

export const rankOptions = {
  outcome: text({
    also: "outcomes",
    value: "NAME",
    summary: "Indicator to rank by, or indicator/group; one direction must be better",
    needed: "an indicator to rank by, received none; cosafe list indicators names them",
  }),
  indifference: number({
    summary: "Smallest difference that matters, in the outcome's unit",
    needed: "the smallest difference that matters, in the outcome's unit, received none",
  }),
  arms: armsOption("Only these arms; the baseline always competes"),
  method: choice(["kn", "ocba"], { summary: "kn gives a guarantee; ocba spends a budget where it is most informative", default: "kn" }),
  alpha: number({ value: "P", summary: "KN: accepted probability of a wrong selection", default: 0.05 }),
  firstStage: whole({ least: 1, summary: "Replications of every arm before the first decision", default: 20 }),
  maxReplications: whole({ least: 1, summary: "KN: maximum number of replications", default: 200 }),
  budget: whole({ least: 1, value: "RUNS", summary: "OCBA: total number of runs", usual: "50 per arm" }),
  fresh: whole({ least: 1, summary: "New replications on which the winner is measured again", default: 20 }),
  parameterSets: whole({ least: 1, summary: "Also run every arm under N parameter sets, at least 20", usual: "none" }),
  parameters: parametersOption("Parameters that the sets vary, e.g. trust.*,hazards.*"),
  within: withinOption,
  replicationsPerSet: whole({ least: 1, summary: "Replications of every arm in every set", default: 1 }),
  threshold: number({ summary: "Value that an arm should reach under a set" }),
  tail: number({ value: "SHARE", summary: "Share of the worst sets that the conditional value at risk averages", default: 0.1 }),
};

export type RankOptions = ValuesOf<typeof rankOptions>;

export const rankRules: Rules<typeof rankOptions> = {
  only: [
    ["alpha", "method", ["kn"]],
    ["maxReplications", "method", ["kn"]],
    ["budget", "method", ["ocba"]],
    ["parameters", "parameterSets"],
    ["within", "parameterSets"],
    ["replicationsPerSet", "parameterSets"],
    ["threshold", "parameterSets"],
    ["tail", "parameterSets"],
  ],
};
