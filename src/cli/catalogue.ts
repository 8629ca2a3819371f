/**
 * The commands, in the order in which help lists them: what each is called and does. Its options and its code are loaded with the command, so
 * that `--help`, `--version` and a short command load little else.
 */
import type { CommandEntry, CommandGroup } from "./command.ts";

/** In the order in which an analyst needs them; what is for the few stands apart. */
export const groups: readonly CommandGroup[] = [
  {
    title: "Start with a community",
    isForFew: false,
    commands: [
      {
        name: "new",
        positionals: "[file]",
        summary: "Start a scenario for your own community: asks questions, or takes options in scripts; writes a commented file",
        load: async () => (await import("./commands/new.ts")).newScenario,
      },
      {
        name: "validate",
        positionals: "<scenarios...>",
        summary: "Check scenario and study files and report every problem with file, line and column",
        load: async () => (await import("./commands/validate.ts")).validate,
      },
      {
        name: "explain",
        positionals: "<scenario>",
        summary: "Show each arm's effective parameters and where they were set, the policy timeline and the diagnosed problems",
        load: async () => (await import("./commands/explain.ts")).explain,
      },
    ],
  },
  {
    title: "See what is available",
    isForFew: false,
    commands: [
      {
        name: "list",
        positionals: "<catalogue>",
        summary: "List interventions, indicators, parameters, scenarios, categories, kinds, roles or the schedule",
        load: async () => (await import("./commands/list.ts")).list,
      },
      {
        name: "describe",
        positionals: "<id>",
        summary: "Describe an intervention, indicator, parameter, category, kind, role, process or scenario",
        load: async () => (await import("./commands/describe.ts")).describe,
      },
      {
        name: "schema",
        positionals: "",
        summary: "Print the JSON Schema of scenario files, or of study files, for editors",
        load: async () => (await import("./commands/schema.ts")).schema,
      },
    ],
  },
  {
    title: "Run and compare",
    isForFew: false,
    commands: [
      {
        name: "run",
        positionals: "<scenario>",
        summary: "Run a scenario file: every arm, many replications, tables and charts",
        load: async () => (await import("./commands/run.ts")).run,
      },
      {
        name: "diagnose",
        positionals: "<scenario>",
        summary: "Estimate what each diagnosed problem costs: the community without it, and with it alone, in paired replications",
        load: async () => (await import("./commands/diagnose.ts")).diagnose,
      },
      {
        name: "compare",
        positionals: "<scenario>",
        summary: "Compare arms with the baseline in paired replications: effects with intervals, and who gains or loses",
        load: async () => (await import("./commands/compare.ts")).compare,
      },
      {
        name: "attribute",
        positionals: "<scenario>",
        summary: "Find what each measure contributes to a package: Shapley values, interactions and mechanisms, with intervals",
        load: async () => (await import("./commands/attribute.ts")).attribute,
      },
      {
        name: "rank",
        positionals: "<scenario>",
        summary: "Select the best arm for one outcome, with a guarantee, and check whether it stays best across parameter sets",
        load: async () => (await import("./commands/rank.ts")).rank,
      },
      {
        name: "sensitivity",
        positionals: "<scenario>",
        summary: "Find the parameters that drive an outcome: Morris screening or Sobol indices",
        load: async () => (await import("./commands/sensitivity.ts")).sensitivity,
      },
      {
        name: "study",
        positionals: "<study-file>",
        summary: "Run a study file: arms, grids, factorials, one-at-a-time, Latin hypercube, Sobol or your own table of design points",
        load: async () => (await import("./commands/study.ts")).study,
      },
    ],
  },
  {
    title: "Work with results",
    isForFew: false,
    commands: [
      {
        name: "status",
        positionals: "<folder>",
        summary: "Show which runs of a study are done, failed, missing or in progress, and what to do next",
        load: async () => (await import("./commands/status.ts")).status,
      },
      {
        name: "verify",
        positionals: "<folder>",
        summary: "Check the hash of every file and run in a results folder, and re-run some of the runs",
        load: async () => (await import("./commands/verify.ts")).verify,
      },
      {
        name: "query",
        positionals: "<folder> <sql>",
        summary: "Query the tables of a results folder with SQL (SELECT only)",
        load: async () => (await import("./commands/query.ts")).query,
      },
    ],
  },
  {
    title: "For researchers and maintainers",
    isForFew: true,
    commands: [
      {
        name: "diverge",
        positionals: "<a> <b>",
        summary: "Find the first day, process, agent and random draw at which two runs differ",
        load: async () => (await import("./commands/diverge.ts")).diverge,
      },
      {
        name: "check",
        positionals: "<modules...>",
        summary: "Check modules of your own parts: two runs agree, strength 0 equals none, nothing undeclared is changed",
        load: async () => (await import("./commands/check.ts")).check,
      },
      {
        name: "evidence",
        positionals: "",
        summary: "Validate the model against evidence: every pattern as an experiment, with and without its mechanism",
        load: async () => (await import("./commands/evidence.ts")).evidence,
      },
      {
        name: "calibrate",
        positionals: "",
        summary: "Calibrate the parameters that no evidence fixes, jointly, to the quantitative patterns",
        load: async () => (await import("./commands/calibrate.ts")).calibrate,
      },
      {
        name: "docs",
        positionals: "",
        summary: "Regenerate the generated tables in README.md and docs/",
        load: async () => (await import("./commands/docs.ts")).docs,
      },
    ],
  },
];

/** All commands, in order. */
export const commands: readonly CommandEntry[] = groups.flatMap((group) => group.commands);
