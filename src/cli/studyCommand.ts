/** What the study commands share: their options, loading the scenario, running the study into its folder, telling the outcome. */
import type {
  AnalysisOutcome,
  Executor,
  FailureKind,
  Outcome,
  RecordSettings,
  ResolvedScenario,
  ScenarioOverrides,
  StudyAnalysis,
  StudyPlan,
  StudyRunOptions,
  Within,
  Workbench,
} from "../index.ts";
import { diskFailed, type ExitCode, type Input, InputError, type OptionInfo, shellWord, type Terminal, wholeNumber } from "./command.ts";
import { reportFailures } from "./failures.ts";
import { hintAtParts, partsOptions } from "./ownParts.ts";
import { progressBar } from "./progress.ts";
import { loadOrExplain } from "./scenarioFile.ts";

/** Options of every study command. */
export const studyOptions = {
  seed: { type: "text", value: "S", summary: "Seed: a number or a word", default: "the scenario's" },
  days: { type: "text", value: "N", summary: "Days to simulate", default: "the scenario's horizon" },
  set: { type: "list", value: "PATH=VALUE", summary: "Change a setting in every arm; may be repeated" },
  ...partsOptions,
  out: {
    type: "text",
    value: "DIR",
    summary: "Results folder; the same command again continues there",
    default: "output/<scenario>-<command>",
  },
  jobs: { type: "text", value: "N", summary: "Worker threads", default: "all cores" },
  "retry-failed": { type: "flag", summary: "Run failed runs again" },
  "no-charts": { type: "flag", summary: "Draw no charts" },
  png: { type: "flag", summary: "Also write the charts as PNG" },
  force: { type: "flag", summary: "Replace a study of other settings" },
  json: { type: "flag", summary: "Print the result as JSON on stdout" },
  quiet: { type: "flag", summary: "Print nothing but errors" },
} as const satisfies Readonly<Record<string, OptionInfo>>;

/** How far a study's parameters go, of every command that varies parameters. */
export const withinOption = {
  type: "text",
  value: "plausible|PERCENT|all",
  summary:
    "How far parameters go: over their plausible range about the scenario's value; so many per cent to either side; or all that the registry admits, extremes included",
  default: "plausible",
} as const satisfies OptionInfo;

/** `--within`: plausible, a share of the scenario's value, or null for the whole of the limits. Throws `InputError`. */
export function withinIn(input: Input): Within {
  const text = (input.text("within") ?? withinOption.default).trim();
  if (text === "plausible") return text;
  if (text === "all") return null;
  const percent = Number(text.replace(/\s*%$/, ""));
  if (!(percent > 0 && Number.isFinite(percent))) {
    throw new InputError(`--within: expected plausible, per cent above 0, or all, received ${JSON.stringify(text)}`);
  }
  return percent / 100;
}

/** Throws `InputError` with all problems; nothing without any. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new InputError([...new Set(problems)].join("\ncosafe: "));
}

/** Whether an option is given. */
export function isGiven(input: Input, name: string): boolean {
  return input.flag(name) || input.text(name) !== undefined;
}

/** Options that mean nothing without another, as problems: every one that is given alone. */
export function givenAlone(input: Input, pairs: readonly (readonly [string, string])[]): string[] {
  const alone = pairs.filter(([name, other]) => isGiven(input, name) && !isGiven(input, other));
  return alone.map(([name, other]) => `--${name}: expected only with --${other}`);
}

/** The outcomes of these names. Throws `InputError` with all that are unknown. */
export async function outcomesNamed(names: readonly string[]): Promise<Outcome[]> {
  const { findOutcome } = await import("../index.ts");
  const found = names.map(findOutcome);
  refuse(found.flatMap((one) => ("problem" in one ? [one.problem] : [])));
  return found as Outcome[];
}

/** Which arms a study takes. */
export interface ArmSelection {
  /** Default all. */
  readonly arms?: readonly string[];
  /** Always among them; default the baseline. */
  readonly base?: string;
  /** The option that names them, for messages; default `--arms`. */
  readonly option?: string;
}

/** The scenario with the changes of the command line; null after its problems have been told. */
export function loadForStudy(
  file: string,
  input: Input,
  terminal: Terminal,
  { arms, base, option }: ArmSelection = {},
): Promise<ResolvedScenario | null> {
  return loadOrExplain(file, { ...studyOverrides(input, arms, base), armsOption: option }, terminal);
}

/** What the options of every study command change of a scenario; `arms` narrows it, `base` stays. */
export function studyOverrides(input: Input, arms?: readonly string[], base = "baseline"): ScenarioOverrides {
  const named = arms === undefined ? undefined : [...new Set([...arms, base])];
  return {
    arms: named,
    seed: input.text("seed"),
    days: wholeNumber("days", input.text("days"), 1),
    set: input.list("set"),
  };
}

/** Names separated by commas, as one option gives them; undefined when it is not given. Throws `InputError` on an empty name. */
export function namesIn(input: Input, option: string): readonly string[] | undefined {
  const text = input.text(option);
  if (text === undefined) return undefined;
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InputError(`--${option}: expected names separated by commas, received ${JSON.stringify(text)}`);
  return [...new Set(names)];
}

/** A number as typed. Throws `InputError` unless it is finite and within [low, high]. */
export function numberIn(
  input: Input,
  option: string,
  low = Number.NEGATIVE_INFINITY,
  high = Number.POSITIVE_INFINITY,
): number | undefined {
  const text = input.text(option);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < low || value > high) {
    const range =
      Number.isFinite(low) && Number.isFinite(high) ? ` between ${low} and ${high}` : Number.isFinite(low) ? ` of at least ${low}` : "";
    throw new InputError(`--${option}: expected a number${range}, received ${JSON.stringify(text)}`);
  }
  return value;
}

/** Refuses options that contradict each other: every pair given together is named. */
export function refuseTogether(input: Input, pairs: readonly (readonly [string, string])[]): void {
  const clashes = pairs.filter(([a, b]) => isGiven(input, a) && isGiven(input, b));
  refuse(clashes.map(([a, b]) => `--${a} and --${b}: expected one of them, received both`));
}

/** One study for `runStudyCommand`. */
export interface StudyCommand<Result extends StudyAnalysis> {
  /** Name of the command; the study's name in its folder. */
  readonly name: Result["study"] | "study";
  readonly scenario: ResolvedScenario;
  readonly defaultFolder: string;
  /** What the result depends on besides the arms, the seed and the length; not how many replications. Plain data. */
  readonly settings: unknown;
  /** What it is about; a group that the scenario does not have is refused before any run. */
  readonly outcomes: readonly Outcome[];
  /** Arms that must have them; default all of the scenario. */
  readonly compared?: ResolvedScenario["arms"];
  /** What is kept of every run beside its summary; default nothing. */
  readonly record?: Partial<RecordSettings>;
  /** Which values of a run go into its summary; default all. */
  readonly keepOutcome?: StudyPlan<Result>["keepOutcome"];
  /** `tell` takes how far the study is in its own terms, for the progress bar. */
  analyse(workbench: Workbench, tell: (text: string) => void): Promise<AnalysisOutcome<Result>>;
  format(result: Result, style: { readonly color: boolean; readonly width: number }): string;
  /** What the runs are made for, before they start, e.g. `2,560 runs: …`. */
  readonly announcement?: string;
  /** Command that shows a failed run again. */
  readonly again?: (failure: FailureKind) => string;
}

/** Runs a study into its folder, with progress, and tells its result. */
export async function runStudyCommand<Result extends StudyAnalysis>(
  input: Input,
  terminal: Terminal,
  command: StudyCommand<Result>,
): Promise<ExitCode> {
  const api = await import("../index.ts");
  refuseTogether(input, [
    ["png", "no-charts"],
    ["json", "quiet"],
  ]);
  refuse(api.missingOutcomes(command.outcomes, command.compared ?? command.scenario.arms));
  const quiet = input.flag("quiet");
  const folder = input.text("out") ?? command.defaultFolder;
  const warnings = command.scenario.warnings.map(api.formatProblem);
  if (!quiet) for (const warning of warnings) terminal.err(`${warning}\n`);
  if (!quiet && command.announcement !== undefined) terminal.err(`${command.announcement}\n`);
  const outcome = await workInFolder(
    input,
    terminal,
    folder,
    (jobs) => api.defaultExecutor(Number.MAX_SAFE_INTEGER, jobs),
    (options, tell) => api.runStudyIntoFolder(plan(api, command, warnings, tell), options),
  ).catch((error) => {
    if (error instanceof api.AllRunsFailed) return error;
    throw error;
  });
  await reportFailures(outcome.failures, terminal, command.again);
  if (outcome.failures.some(({ place }) => place === undefined)) hintAtParts(input, terminal);
  if (outcome instanceof api.AllRunsFailed) {
    if (input.flag("json")) terminal.out(`${JSON.stringify({ folder: null, failures: outcome.failures }, null, 2)}\n`);
    const left = outcome.isGone ? "nothing was written" : `no result was written; the failed runs are in ${folder}`;
    terminal.err(`cosafe: every run failed; ${left}\n`);
    return 1;
  }
  if (!quiet) for (const warning of outcome.warnings) terminal.err(`warning: ${warning}\n`);
  if (input.flag("json")) terminal.out(`${JSON.stringify({ ...outcome.result, folder, charts: outcome.charts }, null, 2)}\n`);
  else if (!quiet) terminal.out(`${command.format(outcome.result, terminal).trimEnd()}\n\n${whereText(folder, outcome.charts)}`);
  return failureReport(outcome.result, folder, terminal);
}

/** Work that makes runs in a folder, with the options of the command line, progress, and a sentence for what may stop it. */
export async function workInFolder<Result>(
  input: Input,
  terminal: Terminal,
  folder: string,
  makeExecutor: (jobs: number) => Promise<Executor>,
  work: (options: StudyRunOptions, tell: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  const api = await import("../index.ts");
  const quiet = input.flag("quiet");
  const started = new Date();
  const jobs = wholeNumber("jobs", input.text("jobs"), 1) ?? api.availableCores();
  const executor = await makeExecutor(jobs);
  const progress = await progressBar(terminal, quiet);
  const options = {
    folder,
    force: input.flag("force"),
    retryFailed: input.flag("retry-failed"),
    charts: !input.flag("no-charts"),
    png: input.flag("png"),
    host: terminal,
    executor,
    signal: terminal.interruption(),
    onProgress: progress.update,
    onDrawing: progress.drawing,
    onCrash: (_: unknown, stack: string) => {
      if (terminal.stacks) terminal.err(`${stack}\n`);
    },
    meta: () => api.runMeta({ started, jobs, command: commandText(terminal), node: terminal.nodeVersion, v8: terminal.v8Version }),
  };
  try {
    return await work(options, progress.note);
  } catch (error) {
    if (error instanceof api.StoreError && !diskFailed(error)) throw new InputError(error.message);
    if (terminal.interruption().aborted && !quiet) {
      progress.stop();
      terminal.err(`cosafe: interrupted; finished runs are kept in ${folder}, the same command continues there\n`);
    }
    throw error;
  } finally {
    progress.stop();
    await executor.close();
  }
}

function plan<Result extends StudyAnalysis>(
  api: typeof import("../index.ts"),
  command: StudyCommand<Result>,
  warnings: readonly string[],
  tell: (text: string) => void,
): StudyPlan<Result> {
  const { name, scenario, settings, record, keepOutcome, analyse } = command;
  return {
    study: name,
    scenario,
    settings,
    record: { ...api.summaryOnly, ...record },
    keepOutcome,
    warnings,
    analyse: (workbench) => analyse(workbench, tell),
  };
}

/** The command line as typed. */
function commandText(terminal: Terminal): string {
  return ["cosafe", ...terminal.commandLine].map(shellWord).join(" ");
}

function whereText(folder: string, charts: readonly string[]): string {
  const drawn = charts.length === 0 ? "" : `Charts: ${folder}/charts (${charts.length} ${charts.length === 1 ? "picture" : "pictures"})\n`;
  return `${drawn}Tables: ${folder}, as CSV and Parquet; columns explained in codebook.csv; cosafe query ${shellWord(folder)} "…" asks them\n`;
}

/** A failed run is told and makes the exit code 1; the result stands on the others. */
function failureReport({ runs }: StudyAnalysis, folder: string, terminal: Terminal): ExitCode {
  if (runs.used === runs.requested) return 0;
  const failed = runs.requested - runs.used;
  terminal.err(
    `cosafe: ${runs.requested} runs requested, ${runs.used} used; ${failed} failed or lost their partner, see runs.csv in ${folder}\n`,
  );
  return 1;
}
