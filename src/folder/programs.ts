/** Prepared studies for programs: run in memory, or into a results folder as the commands do. */
import { availableCores, runMeta } from "../host/hostFacts.ts";
import { thisProcess } from "../host/thisProcess.ts";
import type { Preparation } from "../methods/prepared.ts";
import { studyOf } from "../methods/readScenario.ts";
import type { AnalysisOutcome, StudyAnalysis } from "../methods/results.ts";
import { summaryOnly } from "../runs/record.ts";
import { inMemory, type WorkOptions, withExecutor } from "../runs/work.ts";
import { runAndPublish, type StudyRunOptions, type StudyRunResult } from "./runStudy.ts";

export interface StudyOptions extends WorkOptions {
  /** Told how far the study is in its own terms, e.g. its precision. */
  readonly tell?: (text: string) => void;
}

export interface FolderStudyOptions extends StudyOptions, Partial<Pick<StudyRunOptions, "command" | "force" | "retryFailed" | "png">> {
  /** Draw charts; default yes. */
  readonly charts?: boolean;
}

/**
 * Runs a prepared study and keeps nothing but what it found: its result and the tables of the analysis. Throws `ScenarioError` where its
 * file has problems, and `PlanError` where its runs show that it cannot be done as planned.
 */
export async function runStudy<Result extends StudyAnalysis>(
  preparation: Preparation<Result>,
  options: StudyOptions = {},
): Promise<AnalysisOutcome<Result>> {
  const study = studyOf(preparation);
  const record = { ...summaryOnly, ...study.record };
  return inMemory(options, { record }, (workbench) => study.analyse(workbench, options.tell ?? (() => {})));
}

/**
 * Runs a prepared study into its folder: every run is kept as it ends, and the same call continues there. Throws `ScenarioError` where its
 * file has problems, `StoreError` where the folder is another study's or cannot be written, `AllRunsFailed` where no run was done.
 */
export async function runStudyIntoFolder<Result extends StudyAnalysis>(
  folder: string,
  preparation: Preparation<Result>,
  options: FolderStudyOptions = {},
): Promise<StudyRunResult<Result>> {
  const study = studyOf(preparation);
  const started = new Date();
  const { charts = true, png = false, command = "the program that made it", tell = () => {}, jobs = availableCores(), ...work } = options;
  const { nodeVersion: node, v8Version: v8 } = thisProcess;
  return withExecutor({ ...work, jobs }, Number.MAX_SAFE_INTEGER, (executor) => {
    const meta = () => runMeta({ started, command, jobs: executor.jobs, node, v8 });
    return runAndPublish(study, { ...work, folder, charts, png, command, executor, host: thisProcess, meta }, tell);
  });
}
