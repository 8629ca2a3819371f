/** What the study commands share: their options, preparing a study, running it into its folder, telling the outcome. */
import type {
  Executor,
  FailureKind,
  Preparation,
  PreparedStudy,
  ResolvedScenario,
  ScenarioSource,
  StudyAnalysis,
  StudyPlan,
  StudyRunOptions,
} from "../index.ts";
import { duration, flag, type GivenOf, type Options, type Rules, several, text, type ValuesOf, whole } from "../options.ts";
import { type Asked, diskFailed, type ExitCode, givenOf, InputError, optionsWrong, shellWord, type Terminal } from "./command.ts";
import { reportFailures } from "./failures.ts";
import { hintAtParts, partsOptions } from "./ownParts.ts";
import { progressBar } from "./progress.ts";
import { explainProblems } from "./scenarioFile.ts";

/** What a study changes in all arms of its scenario. */
const scenarioOptions = {
  seed: text({ value: "S", summary: "Seed: a number or a word", usual: "the scenario's" }),
  days: duration({ summary: "How long to simulate: days, or 6 months, 2 years", usual: "the scenario's horizon" }),
  set: several({ value: "PATH=VALUE", summary: "Change a setting in every arm; may be repeated" }),
};

/** How runs are made in a folder and what is told of them. */
export const folderOptions = {
  jobs: whole({ least: 1, summary: "Worker threads", usual: "all cores" }),
  retryFailed: flag({ summary: "Run failed runs again" }),
  noCharts: flag({ summary: "Draw no charts" }),
  png: flag({ summary: "Also write the charts as PNG" }),
  json: flag({ summary: "Print the result as JSON on stdout" }),
  quiet: flag({ summary: "Print nothing but errors" }),
};

/** Options of every study command. */
export const studyOptions = {
  ...scenarioOptions,
  ...partsOptions,
  out: text({
    value: "DIR",
    summary: "Results folder; the same command continues an unfinished one",
    usual: "output/<scenario>-<command>",
  }),
  ...folderOptions,
  force: flag({ summary: "Replace a study with other settings" }),
};

/** Rules of a method together with those of every study command. */
export function studyRules<O extends Options>({ apart = [], only = [] }: Rules<O>): Rules<O & typeof studyOptions> {
  return { apart: [...apart, ["png", "noCharts"], ["json", "quiet"]], only } as Rules<O & typeof studyOptions>;
}

export type FolderValues = ValuesOf<typeof folderOptions> & { readonly out: string | undefined; readonly force: boolean };
export type StudyValues = ValuesOf<typeof studyOptions>;

/** Throws `InputError` with all problems; nothing without any. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new InputError([...new Set(problems)].join("\ncosafe: "));
}

type Api = typeof import("../index.ts");

/** A method on the command line. */
export interface Method<Result extends StudyAnalysis, O extends Options> {
  readonly options: O;
  /** What the first positional argument is; default a scenario. */
  readonly reads?: "study";
  prepare(api: Api, source: ScenarioSource, given: GivenOf<O>): Preparation<Result> | Promise<Preparation<Result>>;
  format(api: Api, result: Result, style: { readonly color: boolean; readonly width: number }): string;
  /** Told before the runs, if anything. */
  note?(scenario: ResolvedScenario): string | null;
  /** Command that shows a failed run again. */
  again?(failure: FailureKind, scenario: ResolvedScenario): string;
}

type StudyAsked = Pick<Asked<typeof studyOptions>, "positionals" | "values" | "given">;

/** Runs a method on the scenario or study file that is named first. */
export async function runMethod<Result extends StudyAnalysis, O extends Options>(
  asked: StudyAsked,
  terminal: Terminal,
  method: Method<Result, O>,
): Promise<ExitCode> {
  const api = await import("../index.ts");
  const [file] = asked.positionals;
  const { seed, days, set } = asked.values;
  const prepared = await inWords(api, () => method.prepare(api, { file, seed, days, set }, givenOf(method.options, asked)));
  if ("problems" in prepared) return explainProblems(file, prepared.problems, terminal, method.reads ?? "scenario");
  const { study } = prepared;
  return runStudy(asked.values, terminal, {
    study,
    format: (result, style) => method.format(api, result, style),
    note: method.note?.(study.scenario) ?? null,
    ...(method.again === undefined ? {} : { again: (failure: FailureKind) => method.again!(failure, study.scenario) }),
  });
}

/** Work whose wrong options are told in the words of the command line. */
async function inWords<Result>({ OptionError, PlanError }: Api, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OptionError) throw optionsWrong(error.problems);
    throw error instanceof PlanError ? new InputError(error.message) : error;
  }
}

interface ToldStudy<Result extends StudyAnalysis> {
  readonly study: PreparedStudy<Result>;
  format(result: Result, style: { readonly color: boolean; readonly width: number }): string;
  readonly note: string | null;
  readonly again?: (failure: FailureKind) => string;
}

/** Runs a prepared study into its folder, with progress, and tells its result. */
async function runStudy<Result extends StudyAnalysis>(values: StudyValues, terminal: Terminal, told: ToldStudy<Result>): Promise<ExitCode> {
  const api = await import("../index.ts");
  const { study, format, again } = told;
  refuse(api.missingOutcomes(study.outcomes, study.compared ?? study.scenario.arms));
  const folder = values.out ?? `output/${study.folder}`;
  const warnings = study.scenario.warnings.map(api.formatProblem);
  const before = [
    ...warnings,
    ...(told.note === null ? [] : [told.note]),
    ...(study.announcement === undefined ? [] : [study.announcement]),
  ];
  if (!values.quiet) for (const line of before) terminal.err(`${line}\n`);
  const outcome = await workInFolder(
    values,
    terminal,
    folder,
    (jobs) => api.defaultExecutor(Number.MAX_SAFE_INTEGER, jobs),
    (options, tell) => inWords(api, () => api.runStudyIntoFolder(planOf(api, study, warnings, tell), options)),
  ).catch((error) => {
    if (error instanceof api.AllRunsFailed) return error;
    throw error;
  });
  await reportFailures(outcome.failures, terminal, again);
  if (outcome.failures.some(({ place }) => place === undefined)) hintAtParts(values, terminal);
  if (outcome instanceof api.AllRunsFailed) {
    if (values.json) terminal.out(`${JSON.stringify({ folder: null, failures: outcome.failures }, null, 2)}\n`);
    const left = outcome.isGone ? "nothing was written" : `no result was written; the failed runs are in ${folder}`;
    terminal.err(`cosafe: every run failed; ${left}\n`);
    return 1;
  }
  if (!values.quiet) for (const warning of outcome.warnings) terminal.err(`warning: ${warning}\n`);
  if (values.json) terminal.out(`${JSON.stringify({ ...outcome.result, folder, charts: outcome.charts }, null, 2)}\n`);
  else if (!values.quiet) terminal.out(`${format(outcome.result, terminal).trimEnd()}\n\n${whereText(folder, outcome.charts)}`);
  return failureReport(outcome.result, folder, terminal);
}

/** Work that makes runs in a folder, with the options of the command line, progress, and a sentence for what may stop it. */
export async function workInFolder<Result>(
  values: FolderValues,
  terminal: Terminal,
  folder: string,
  makeExecutor: (jobs: number) => Promise<Executor>,
  work: (options: StudyRunOptions, tell: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  const api = await import("../index.ts");
  const { quiet } = values;
  const started = new Date();
  const jobs = values.jobs ?? api.availableCores();
  const executor = await makeExecutor(jobs);
  const progress = await progressBar(terminal, quiet);
  const command = commandText(terminal);
  const options = {
    ...{ folder, command },
    force: values.force,
    retryFailed: values.retryFailed,
    charts: !values.noCharts,
    png: values.png,
    host: terminal,
    executor,
    signal: terminal.interruption(),
    onProgress: progress.update,
    onDrawing: progress.drawing,
    onCrash: (_: unknown, stack: string) => {
      if (terminal.stacks) terminal.err(`${stack}\n`);
    },
    meta: () => api.runMeta({ started, jobs, command, node: terminal.nodeVersion, v8: terminal.v8Version }),
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

function planOf<Result extends StudyAnalysis>(
  { summaryOnly }: Api,
  { study, scenario, settings, record, keepOutcome, analyse }: PreparedStudy<Result>,
  warnings: readonly string[],
  tell: (text: string) => void,
): StudyPlan<Result> {
  return {
    ...{ study, scenario, settings, keepOutcome, warnings },
    record: { ...summaryOnly, ...record },
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
