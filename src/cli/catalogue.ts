/**
 * The commands, in the order in which help lists them: what each is called and does. Its options and its code are loaded with the command, so
 * that `--help`, `--version` and a short command load little else.
 */
import type { CommandEntry, CommandGroup } from "./command.ts";

/** In the order in which an analyst needs them; what is for the few stands apart. */
export const groups: readonly CommandGroup[] = [
  {
    title: "Begin with a place",
    isForFew: false,
    commands: [
      {
        name: "new",
        positionals: "[file]",
        summary: "Begin a scenario of your own place: questions on a terminal, options in scripts; writes a file with comments",
        load: async () => (await import("./commands/new.ts")).newScenario,
      },
      {
        name: "validate",
        positionals: "<scenarios...>",
        summary: "Check scenario and study files and name every problem with file, line and column",
        load: async () => (await import("./commands/validate.ts")).validate,
      },
      {
        name: "explain",
        positionals: "<scenario>",
        summary: "Show the effective parameters of each arm, who set them, the policy timeline and the diagnosed problems",
        load: async () => (await import("./commands/explain.ts")).explain,
      },
    ],
  },
  {
    title: "See what there is",
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
        summary: "What each diagnosed problem costs: the place without it, and with it alone, on paired seeds",
        load: async () => (await import("./commands/diagnose.ts")).diagnose,
      },
      {
        name: "compare",
        positionals: "<scenario>",
        summary: "Compare arms with the baseline in paired replications: effects with intervals, who gains and who loses",
        load: async () => (await import("./commands/compare.ts")).compare,
      },
      {
        name: "attribute",
        positionals: "<scenario>",
        summary: "Which measure of a package did what: Shapley values, interactions and mechanisms, each with intervals",
        load: async () => (await import("./commands/attribute.ts")).attribute,
      },
      {
        name: "rank",
        positionals: "<scenario>",
        summary: "Select the best arm in one outcome, with a guarantee, and see whether it holds over parameter sets",
        load: async () => (await import("./commands/rank.ts")).rank,
      },
      {
        name: "sensitivity",
        positionals: "<scenario>",
        summary: "Find the parameters that move an outcome: Morris' screening or Sobol's indices",
        load: async () => (await import("./commands/sensitivity.ts")).sensitivity,
      },
      {
        name: "study",
        positionals: "<study-file>",
        summary: "Run a study file: arms, grids, factorials, one-at-a-time, Latin hypercube, Sobol or an external table of points",
        load: async () => (await import("./commands/study.ts")).study,
      },
    ],
  },
  {
    title: "Look after results",
    isForFew: false,
    commands: [
      {
        name: "status",
        positionals: "<folder>",
        summary: "Show which runs of a study are done, failed, missing or under way, and what to do next",
        load: async () => (await import("./commands/status.ts")).status,
      },
      {
        name: "verify",
        positionals: "<folder>",
        summary: "Hash every file and run of a results folder again, and make some runs again",
        load: async () => (await import("./commands/verify.ts")).verify,
      },
      {
        name: "query",
        positionals: "<folder> <sql>",
        summary: "Ask the tables of a study or of run one question in SQL (SELECT only)",
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
        summary: "Name the first day, process, agent and draw at which two runs differ",
        load: async () => (await import("./commands/diverge.ts")).diverge,
      },
      {
        name: "check",
        positionals: "<modules...>",
        summary: "Check modules of own parts: two runs the same, strength 0 is none, nothing changed that is not named",
        load: async () => (await import("./commands/check.ts")).check,
      },
      {
        name: "evidence",
        positionals: "",
        summary: "Hold the model against the evidence: every pattern as an experiment, with and without its mechanism",
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
        summary: "Make the generated tables of README.md and docs/ anew",
        load: async () => (await import("./commands/docs.ts")).docs,
      },
    ],
  },
];

/** All commands, in order. */
export const commands: readonly CommandEntry[] = groups.flatMap((group) => group.commands);
