/** Options of the study of assumptions. */
import { choice, type Rules, whole } from "../options.ts";
import { armsOption, parametersOption, primaryOption, withinOption } from "../sharedOptions.ts";

export const assumptionsOptions = {
  arms: armsOption("Only these arms; the baseline is always among them"),
  primary: primaryOption("Primary outcome: indicator, or indicator/group"),
  parameters: parametersOption("What is varied, e.g. trust.*,hazards.*"),
  within: withinOption,
  replications: whole({ least: 2, summary: "Replications of each examined parameter", default: 20 }),
  screening: choice(["leaders", "all", "none"], {
    summary: "With --assumptions: screen parameters in the two leading arms or in all arms, or examine every parameter",
    default: "leaders",
  }),
  screeningReplications: whole({ least: 1, summary: "With --assumptions: replications of the screening", default: 1 }),
  most: whole({ least: 1, summary: "With --assumptions: examine at most this many parameters after screening", default: 15 }),
};

export const assumptionsRules: Rules<typeof assumptionsOptions> = {
  only: [
    ["screeningReplications", "screening", ["leaders", "all"]],
    ["most", "screening", ["leaders", "all"]],
  ],
};
