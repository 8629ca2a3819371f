/** `cosafe run`: every arm of a scenario, its tables, charts and the outcome table. */
import type { FolderResult, PartFailure, ResolvedScenario, ScenarioOverrides, StudyOptions } from "../../index.ts";
import { type Command, diskFailed, type ExitCode, type Input, InputError, shellWord, type Terminal, wholeNumber } from "../command.ts";
import { hintAtParts, partsOptions } from "../ownParts.ts";
import { reportPartFailures } from "../partFailures.ts";
import { progressBar } from "../progress.ts";
import { loadOrExplain } from "../scenarioFile.ts";
import { refuseTogether } from "../studyCommand.ts";

export const run: Command = {
  options: {
    arm: { type: "list", value: "A,B", summary: "Only these arms, separated by commas", default: "all" },
    seed: { type: "text", value: "S", summary: "Seed: a number or a word", default: "the scenario's" },
    replications: { type: "text", value: "N", summary: "Replications of each arm", default: "the scenario's" },
    days: { type: "text", value: "N", summary: "Days to simulate", default: "the scenario's horizon" },
    set: { type: "list", value: "PATH=VALUE", summary: "Change a setting in every arm; may be repeated" },
    ...partsOptions,
    out: { type: "text", value: "DIR", summary: "Results folder", default: "output/<scenario>" },
    jobs: { type: "text", value: "N", summary: "Worker threads", default: "all cores" },
    events: { type: "flag", summary: "Also write hazards.csv, one row per hazard" },
    every: { type: "text", value: "DAYS", summary: "Days between records of the series", default: "30" },
    png: { type: "flag", summary: "Also write the charts as PNG" },
    "no-charts": { type: "flag", summary: "Write no charts" },
    force: { type: "flag", summary: "Replace results of other settings" },
    json: { type: "flag", summary: "Print the outcomes as JSON on stdout" },
    quiet: { type: "flag", summary: "Print nothing but errors" },
    only: { type: "text", value: "K", summary: "Run replication number K alone, to see a failure again" },
  },
  examples: [
    ["run scenarios/caotang-road.yaml", "all arms, results in output/caotang-road"],
    ["run scenarios/minimal.yaml --replications 5 --days 365 --out output/try", "a quick look"],
    ["run scenarios/caotang-road.yaml --arm baseline,package --seed 7", "two arms, another seed"],
  ],
  async run(input, terminal) {
    const file = input.positionals[0];
    refuseTogether(input, [
      ["png", "no-charts"],
      ["json", "quiet"],
      ["only", "replications"],
    ]);
    const scenario = await loadOrExplain(file, overrides(input), terminal);
    if (scenario === null) return 2;
    const { baselineOf, collapseLine, compareArms, formatOutcomes, formatProblem, outcomesData, placeLines } = await import(
      "../../index.ts"
    );
    const warnings = scenario.warnings.map(formatProblem);
    if (!input.flag("quiet")) for (const warning of warnings) terminal.err(`${warning}\n`);
    const only = input.text("only");
    const folder = input.text("out") ?? `output/${scenario.id}${only === undefined ? "" : `-only-${only}`}`;
    if (!input.flag("quiet") && scenario.arms[0]?.id !== "baseline")
      terminal.err("cosafe: the baseline is not among the arms, so no differences are shown; add it: --arm baseline,…\n");
    const outcome = await runStudy(scenario, { file, folder, warnings }, input, terminal);
    if (!outcome.isWritten && !input.flag("json")) return report(outcome, folder, input, terminal);
    const comparisons = compareArms(outcome.result);
    const place = baselineOf(scenario, outcome.result.summary);
    if (input.flag("json")) {
      const charts = outcome.charts.map((name) => `${folder}/charts/${name}.svg`);
      const data = { ...outcomesData(outcome.result, comparisons, warnings), place, folder: outcome.isWritten ? folder : null, charts };
      terminal.out(`${JSON.stringify(data, null, 2)}\n`);
    } else if (!input.flag("quiet")) {
      const collapse = place === null ? null : collapseLine(place);
      if (collapse !== null) terminal.out(`${collapse}\n\n`);
      terminal.out(`${formatOutcomes(outcome.result, comparisons, { color: terminal.color })}\n`);
      if (place !== null) terminal.out(`${placeLines(place.figures).join("\n")}\n\n`);
      terminal.out(whereText(outcome, folder));
    }
    return report(outcome, folder, input, terminal);
  },
};

interface Places {
  readonly file: string;
  readonly folder: string;
  readonly warnings: readonly string[];
}

/** Runs the study into its folder, with progress, and clears up whatever happens. */
async function runStudy(scenario: ResolvedScenario, places: Places, input: Input, terminal: Terminal): Promise<FolderResult> {
  const api = await import("../../index.ts");
  const started = new Date();
  const asked = readOptions(input);
  const runs = scenario.arms.length * (asked.replications?.length ?? scenario.replications);
  const jobs = Math.min(asked.jobs ?? api.availableCores(), runs);
  const executor = await api.defaultExecutor(runs, jobs);
  const progress = await progressBar(terminal, input.flag("quiet"));
  const study: StudyOptions = {
    ...asked,
    executor,
    signal: terminal.interruption(),
    onProgress: progress.update,
    onCrash: (_, __, crash) => {
      if (terminal.stacks) terminal.err(`${crash.stack}\n`);
    },
    reproduce: (arm, replication) => reproduceCommand(places.file, scenario, input, arm, replication),
  };
  try {
    return await api.runIntoFolder(scenario, study, {
      folder: places.folder,
      version: api.version,
      force: input.flag("force"),
      charts: !input.flag("no-charts"),
      png: input.flag("png"),
      warnings: places.warnings,
      host: terminal,
      meta: () => api.runMeta({ started, jobs, command: commandText(terminal), node: terminal.nodeVersion, v8: terminal.v8Version }),
      onDrawing: progress.drawing,
    });
  } catch (error) {
    if (error instanceof api.StoreError && !diskFailed(error)) throw new InputError(error.message);
    if (study.signal?.aborted && !input.flag("quiet")) {
      progress.stop();
      terminal.err(`cosafe: interrupted; nothing was written to ${places.folder}\n`);
    }
    throw error;
  } finally {
    progress.stop();
    await executor.close();
  }
}

function readOptions(input: Input) {
  const only = wholeNumber("only", input.text("only"), 1);
  return {
    jobs: wholeNumber("jobs", input.text("jobs"), 1),
    recordEvery: wholeNumber("every", input.text("every"), 1) ?? 30,
    recordHazards: input.flag("events"),
    replications: only === undefined ? undefined : [only],
  };
}

function overrides(input: Input): ScenarioOverrides {
  const arms = input.list("arm").flatMap((word) => word.split(",").map((arm) => arm.trim()));
  if (input.list("arm").length > 0 && arms.some((arm) => arm === "")) throw new InputError("--arm: expected arm names separated by commas");
  return {
    arms: arms.length > 0 ? [...new Set(arms)] : undefined,
    seed: input.text("seed"),
    replications: wholeNumber("replications", input.text("replications"), 1),
    days: wholeNumber("days", input.text("days"), 1),
    set: input.list("set"),
  };
}

/** The command that repeats one replication of one arm, with everything else as it was. */
function reproduceCommand(file: string, scenario: ResolvedScenario, input: Input, arm: string, replication: number): string {
  const words = ["npx", "cosafe", "run", file, "--arm", arm, "--only", String(replication), "--seed", scenario.seed];
  words.push("--days", String(scenario.horizonDays));
  for (const set of input.list("set")) words.push("--set", set);
  for (const parts of input.list("parts")) words.push("--parts", parts);
  if (input.flag("allow-code")) words.push("--allow-code");
  if (input.flag("events")) words.push("--events");
  const every = input.text("every");
  if (every !== undefined) words.push("--every", every);
  words.push("--no-charts", "--out", `output/${scenario.id}-${arm}-${replication}`);
  return words.map(shellWord).join(" ");
}

function commandText(terminal: Terminal): string {
  return ["cosafe", ...terminal.commandLine].map(shellWord).join(" ");
}

function whereText({ charts }: FolderResult, folder: string): string {
  const drawn = charts.length === 0 ? "" : `Charts: ${folder}/charts (${charts.length} pictures)\n`;
  return `${drawn}Tables: ${folder}/summary.csv, series.csv, network.csv, ledger.csv; columns explained in codebook.csv\n`;
}

/** Tells failed runs: errors of own parts by their place, others one by one. */
async function report({ result, isWritten }: FolderResult, folder: string, input: Input, terminal: Terminal): Promise<ExitCode> {
  const tally = (await import("../../index.ts")).failureTally();
  for (const failure of result.failures) tally.note({ point: failure.arm, replication: failure.replication }, failure);
  const commandFor = ({ point, replication }: PartFailure) =>
    result.failures.find((failure) => failure.arm === point && failure.replication === replication)!.reproduce;
  await reportPartFailures(tally.places(), terminal, commandFor);
  const others = result.failures.filter(({ place }) => place === undefined);
  for (const { arm, replication, step, process, agent, message, parameters, reproduce } of others) {
    const where = [step === null ? "" : `day ${step}`, process ?? "", agent ?? ""].filter((part) => part !== "").join(", ");
    const changed = Object.entries(parameters).map(([path, value]) => `${path}=${value}`);
    terminal.err(`cosafe: arm ${arm}, replication ${replication} failed${where === "" ? "" : ` (${where})`}: ${message}\n`);
    if (changed.length > 0) terminal.err(`  settings other than default: ${changed.join(", ")}\n`);
    terminal.err(`  to see it again: ${reproduce}\n`);
  }
  if (others.length > 0) hintAtParts(input, terminal);
  if (result.failures.length === 0) return 0;
  const written = isWritten ? "" : `; nothing was written to ${folder}`;
  terminal.err(`cosafe: ${result.requested} replications requested, ${result.used} used${written}\n`);
  return 1;
}
