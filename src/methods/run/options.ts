/** Options of a run of every arm. */
import { flag, type Rules, whole } from "../options.ts";
import { armsOption, fundedOption } from "../sharedOptions.ts";

export const runOptions = {
  arms: armsOption("Only these arms, separated by commas"),
  replications: whole({ least: 1, summary: "Replications of each arm", usual: "the scenario's" }),
  only: whole({ least: 1, value: "K", summary: "Only replication number K, to reproduce a failure" }),
  every: whole({ least: 1, value: "DAYS", summary: "Days between records of the series", default: 30 }),
  funded: fundedOption(),
  events: flag({ summary: "Also write hazards.csv, one row per hazard" }),
};

export const runRules: Rules<typeof runOptions> = { apart: [["only", "replications"]] };
