/** `cosafe run`: every arm of a scenario, its tables, charts and what they show. */
import type { FailureKind, RecordSettings, ResolvedScenario, ScenarioOverrides } from "../../index.ts";
import { type Command, type Input, InputError, shellWord, wholeNumber } from "../command.ts";
import { loadOrExplain } from "../scenarioFile.ts";
import { refuseTogether, runStudyCommand, studyOptions } from "../studyCommand.ts";

export const run: Command = {
  options: {
    arms: { type: "list", also: "arm", value: "A,B", summary: "Only these arms, separated by commas", default: "all" },
    replications: { type: "text", value: "N", summary: "Replications of each arm", default: "the scenario's" },
    only: { type: "text", value: "K", summary: "Replication number K alone, to see a failure again" },
    every: { type: "text", value: "DAYS", summary: "Days between records of the series", default: "30" },
    events: { type: "flag", summary: "Also write hazards.csv, one row per hazard" },
    long: { type: "flag", summary: "Print one table per outcome, with spread and pairs" },
    ...studyOptions,
    out: { ...studyOptions.out, default: "output/<scenario>" },
  },
  examples: [
    ["run scenarios/caotang-road.yaml", "all arms, results in output/caotang-road"],
    ["run scenarios/minimal.yaml --replications 5 --days 365 --out output/try", "a quick look"],
    ["run scenarios/caotang-road.yaml --arms baseline,package --seed 7", "two arms, another seed"],
  ],
  async run(input, terminal) {
    const file = input.positionals[0];
    refuseTogether(input, [
      ["only", "replications"],
      ["long", "json"],
    ]);
    const only = wholeNumber("only", input.text("only"), 1);
    const scenario = await loadOrExplain(file, overrides(input), terminal);
    if (scenario === null) return 2;
    const { formatRun, upTo, runArms, seriesForCharts } = await import("../../index.ts");
    if (!input.flag("quiet") && scenario.arms[0]?.id !== "baseline")
      terminal.err("cosafe: the baseline is not among the arms, so no differences are shown; add it: --arms baseline,…\n");
    const replications = only === undefined ? upTo(scenario.replications) : [only];
    const record = recordFor(input);
    const keepSeries = input.flag("no-charts") ? () => false : await seriesForCharts();
    return runStudyCommand(input, terminal, {
      name: "run",
      scenario,
      defaultFolder: `output/${scenario.id}${only === undefined ? "" : `-only-${only}`}`,
      settings: { only: only ?? null },
      outcomes: [],
      record,
      analyse: (workbench) => runArms(workbench, { scenario, replications, keep: { keepSeries, keepNetwork: "ends" } }),
      format: (result, style) => formatRun(result, { ...style, long: input.flag("long") }),
      again: (failure) => reproduceCommand(file, scenario, input, failure),
    });
  },
};

function recordFor(input: Input): Partial<RecordSettings> {
  const recordEvery = wholeNumber("every", input.text("every"), 1) ?? 30;
  return {
    recordEvery,
    keepSeries: "all",
    tables: ["network", "ledger", "timeline", ...(input.flag("events") ? (["hazards"] as const) : [])],
  };
}

function overrides(input: Input): ScenarioOverrides {
  const arms = input.list("arms").flatMap((word) => word.split(",").map((arm) => arm.trim()));
  if (input.list("arms").length > 0 && arms.some((arm) => arm === ""))
    throw new InputError("--arms: expected arm names separated by commas");
  return {
    arms: arms.length > 0 ? [...new Set(arms)] : undefined,
    seed: input.text("seed"),
    replications: wholeNumber("replications", input.text("replications"), 1),
    days: wholeNumber("days", input.text("days"), 1),
    set: input.list("set"),
  };
}

/** The command that repeats one replication of one arm, with everything else as it was. */
function reproduceCommand(file: string, scenario: ResolvedScenario, input: Input, { point, replication }: FailureKind): string {
  const words = ["npx", "cosafe", "run", file, "--arms", point, "--only", String(replication), "--seed", scenario.seed];
  words.push("--days", String(scenario.horizonDays));
  for (const set of input.list("set")) words.push("--set", set);
  for (const parts of input.list("parts")) words.push("--parts", parts);
  if (input.flag("allow-code")) words.push("--allow-code");
  if (input.flag("events")) words.push("--events");
  const every = input.text("every");
  if (every !== undefined) words.push("--every", every);
  words.push("--no-charts", "--out", `output/${scenario.id}-${point}-${replication}`);
  return words.map(shellWord).join(" ");
}
