/** What the study commands do: prepare a study, run it into its folder, tell the outcome. */
import { AllRunsFailed, runAndPublish, type StudyRunOptions } from "../../folder/runStudy.ts";
import { StoreError } from "../../host/folderFiles.ts";
import { availableCores, runMeta } from "../../host/hostFacts.ts";
import { PlanError } from "../../methods/compare/plan.ts";
import { OptionError, type Options } from "../../methods/options.ts";
import { missingOutcomes } from "../../methods/outcomeGroups.ts";
import type { PreparedStudy } from "../../methods/prepared.ts";
import type { StudyAnalysis } from "../../methods/results.ts";
import type { TextStyle } from "../../methods/text/textPage.ts";
import { defaultExecutor, type Executor } from "../../runs/executor.ts";
import type { FailureKind } from "../../runs/failures.ts";
import { formatProblem } from "../../scenario/text/problems.ts";
import { diskFailed, type ExitCode, givenOf, InputError, optionsWrong, shellWord, type Terminal } from "../command.ts";
import { hintAtParts } from "../ownParts.ts";
import type { FolderValues, MethodCommand, StudyAsked, StudyValues } from "../studyOptions.ts";
import { reportFailures } from "./failures.ts";
import { progressBar } from "./progress.ts";
import { explainProblems } from "./scenarioFile.ts";

/** Throws `InputError` with all problems; nothing without any. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new InputError([...new Set(problems)].join("\ncosafe: "));
}

/** Runs a method on the scenario or study file that is named first. */
export async function runMethod<Result extends StudyAnalysis, O extends Options>(
  asked: StudyAsked,
  terminal: Terminal,
  method: MethodCommand<Result, O>,
): Promise<ExitCode> {
  const [file] = asked.positionals;
  const { seed, days, set } = asked.values;
  const { prepare, format } = await method.load();
  const prepared = await inWords(() => prepare({ file, seed, days, set }, givenOf(method.options, asked)));
  if ("problems" in prepared) return explainProblems(file, prepared.problems, terminal, method.reads ?? "scenario");
  const { study } = prepared;
  return runStudy(asked.values, terminal, {
    ...{ study, format },
    note: method.note?.(study.scenario) ?? null,
    ...(method.again === undefined ? {} : { again: (failure: FailureKind) => method.again!(failure, study.scenario) }),
  });
}

/** Work whose wrong options are reported in the words of the command line. */
async function inWords<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OptionError) throw optionsWrong(error.problems);
    throw error instanceof PlanError ? new InputError(error.message) : error;
  }
}

interface StudyOfCommand<Result extends StudyAnalysis> {
  readonly study: PreparedStudy<Result>;
  format(result: Result, style: TextStyle): string | Promise<string>;
  readonly note: string | null;
  readonly again?: (failure: FailureKind) => string;
}

/** Runs a prepared study into its folder, with progress, and prints its result. */
async function runStudy<Result extends StudyAnalysis>(
  values: StudyValues,
  terminal: Terminal,
  own: StudyOfCommand<Result>,
): Promise<ExitCode> {
  const { study, format, again, note } = own;
  refuse(missingOutcomes(study.outcomes, study.compared ?? study.scenario.arms));
  const folder = values.out ?? `output/${study.folder}`;
  const before = [
    ...study.scenario.warnings.map(formatProblem),
    ...(note === null ? [] : [note]),
    ...(study.announcement === undefined ? [] : [study.announcement]),
  ];
  if (!values.quiet) for (const line of before) terminal.err(`${line}\n`);
  const outcome = await workInFolder(
    values,
    terminal,
    folder,
    (jobs) => defaultExecutor(Number.MAX_SAFE_INTEGER, jobs),
    (options, tell) => inWords(() => runAndPublish(study, options, tell)),
  ).catch((error) => {
    if (error instanceof AllRunsFailed) return error;
    throw error;
  });
  reportFailures(outcome.failures, terminal, again);
  if (outcome.failures.some(({ place }) => place === undefined)) hintAtParts(values, terminal);
  if (outcome instanceof AllRunsFailed) {
    if (values.json) terminal.out(`${JSON.stringify({ folder: null, failures: outcome.failures }, null, 2)}\n`);
    const left = outcome.isGone ? "nothing was written" : `no result was written; the failed runs are in ${folder}`;
    terminal.err(`cosafe: every run failed; ${left}\n`);
    return 1;
  }
  if (!values.quiet) for (const warning of outcome.warnings) terminal.err(`warning: ${warning}\n`);
  if (values.json) terminal.out(`${JSON.stringify({ ...outcome.result, folder, charts: outcome.charts }, null, 2)}\n`);
  else if (!values.quiet) terminal.out(`${(await format(outcome.result, terminal)).trimEnd()}\n\n${whereText(folder, outcome.charts)}`);
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
  const { quiet } = values;
  const started = new Date();
  const jobs = values.jobs ?? availableCores();
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
    meta: () => runMeta({ started, jobs, command, node: terminal.nodeVersion, v8: terminal.v8Version }),
  };
  try {
    return await work(options, progress.note);
  } catch (error) {
    if (error instanceof StoreError && !diskFailed(error)) throw new InputError(error.message);
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

/** The command line as typed. */
function commandText(terminal: Terminal): string {
  return ["cosafe", ...terminal.commandLine].map(shellWord).join(" ");
}

function whereText(folder: string, charts: readonly string[]): string {
  const drawn = charts.length === 0 ? "" : `Charts: ${folder}/charts (${charts.length} ${charts.length === 1 ? "picture" : "pictures"})\n`;
  return `${drawn}Tables: ${folder}, as CSV and Parquet; columns explained in codebook.csv; cosafe query ${shellWord(folder)} "…" asks them\n`;
}

/** Failed runs are reported and make the exit code 1; the result rests on the others. */
function failureReport({ runs }: StudyAnalysis, folder: string, terminal: Terminal): ExitCode {
  if (runs.used === runs.requested) return 0;
  const failed = runs.requested - runs.used;
  terminal.err(
    `cosafe: ${runs.requested} runs requested, ${runs.used} used; ${failed} failed or lost their partner, see runs.csv in ${folder}\n`,
  );
  return 1;
}
