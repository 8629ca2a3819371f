/** Runs a study into its folder: the runs that are missing, then the analysis, its tables and charts, the manifest last. */

import type { RunMeta } from "../host/hostFacts.ts";
import type { PreparedStudy } from "../methods/prepared.ts";
import type { AnalysisOutcome, StudyAnalysis } from "../methods/results.ts";
import { armSettings } from "../runs/armSettings.ts";
import { type FailureKind, type FailureTally, failureTally } from "../runs/failures.ts";
import { type FolderWork, inStudyFolder } from "../runs/inStudyFolder.ts";
import { partsInSettings } from "../runs/parts/partsInSettings.ts";
import { type RecordSettings, summaryOnly } from "../runs/record.ts";
import type { Workbench } from "../runs/request.ts";
import type { StudyFolder } from "../runs/studyFolder.ts";
import type { WhereSet } from "../runs/studyIdentity.ts";
import { formatProblem } from "../scenario/text/problems.ts";
import type { ResolvedScenario } from "../scenario/types.ts";
import { renderCharts, renderStudyCharts } from "./drawing.ts";
import { pngWarnings } from "./png.ts";
import { publishStudy } from "./publishStudy.ts";

import type { RenderedChart } from "./svg.ts";

/** How a study is run and drawn. */
export interface StudyRunOptions extends FolderWork {
  readonly charts: boolean;
  readonly png: boolean;
  readonly onDrawing?: () => void;
  /** Facts about this execution, asked for at the end; kept apart from everything that is hashed. */
  readonly meta: () => RunMeta;
}

export interface StudyRunResult<Result extends StudyAnalysis> {
  readonly result: Result;
  /** Names of the charts written, without `charts/`. */
  readonly charts: readonly string[];
  /** Why runs failed. */
  readonly failures: readonly FailureKind[];
  /** Of the pictures; in the manifest with the other warnings. */
  readonly warnings: readonly string[];
}

/** Every run of a study failed; nothing was published. */
export class AllRunsFailed extends Error {
  readonly failures: readonly FailureKind[];
  /** Whether the folder is gone, or was left with the failed runs because it was there before or somebody works there. */
  readonly isGone: boolean;
  constructor(failures: readonly FailureKind[], isGone: boolean) {
    super("every run failed");
    this.failures = failures;
    this.isGone = isGone;
  }
}

/**
 * Runs and publishes a prepared study; `tell` takes how far it is in its own terms. Rejects with `StoreError` where the folder may not be used or cannot be written, and with the signal's
 * reason when aborted; finished runs then stay, and the same study continues there. Rejects with `AllRunsFailed` where no run was done.
 */
export async function runAndPublish<Result extends StudyAnalysis>(
  study: PreparedStudy<Result>,
  options: StudyRunOptions,
  tell: (text: string) => void,
): Promise<StudyRunResult<Result>> {
  const record = { ...summaryOnly, ...study.record };
  const identity = identityOf(study, record);
  return inStudyFolder(options, { identity, record, whereSet: whereSet(study.scenario) }, async (folder) => {
    const tally = failureTally();
    const outcome = await analysed((workbench) => study.analyse(workbench, tell), folder, tally, options.signal);
    options.onDrawing?.();
    const charts = options.charts ? await drawAll(outcome) : [];
    const boxes = options.png ? pngWarnings(charts.map(({ svg }) => svg)) : [];
    await publishStudy(folder, {
      ...{ ...outcome, charts, record },
      png: options.png,
      keepOutcome: study.keepOutcome,
      replay: (request) => replayCommand(folder.address(request)),
      meta: options.meta,
      warnings: [...study.scenario.warnings.map(formatProblem), ...outcome.result.warnings, ...boxes],
      provenance: { settings: identity.settings, purpose: study.scenario.purpose, sources: study.scenario.sources },
    });
    return { result: outcome.result, charts: charts.map(({ name }) => name), failures: tally.kinds(), warnings: boxes };
  });
}

/** Charts of the runs themselves, where the analysis keeps them, and of what was found. */
async function drawAll({ shown, result }: AnalysisOutcome): Promise<RenderedChart[]> {
  const ofRuns = shown === undefined ? [] : await renderCharts(shown);
  return [...ofRuns, ...(await renderStudyCharts(result))];
}

/** The outcome of a study that has runs to speak of. */
async function analysed<Result extends StudyAnalysis>(
  analyse: (workbench: Workbench) => Promise<AnalysisOutcome<Result>>,
  folder: StudyFolder,
  tally: FailureTally,
  signal: AbortSignal | undefined,
): Promise<AnalysisOutcome<Result>> {
  const complete: Workbench["complete"] = (requests, deliver) =>
    folder.workbench.complete(requests, (request, state) => {
      tally.note(request, state.status === "failed" ? state.failure : null);
      deliver(request, state);
    });
  // An analysis may not be able to go on without any run, which is no fault of its own.
  const outcome = await analyse({ complete }).catch((error) => {
    if (signal?.aborted === true || !tally.nothingDone()) throw error;
    return null;
  });
  signal?.throwIfAborted();
  if (outcome === null || tally.nothingDone()) throw new AllRunsFailed(tally.kinds(), folder.discard());
  return outcome;
}

/** What makes a study the same study: its kind, its scenario as resolved, and its settings; not how many runs it has. */
function identityOf({ study, scenario, settings }: Pick<PreparedStudy, "study" | "scenario" | "settings">, record: RecordSettings) {
  const { id, seed, horizonDays } = scenario;
  return {
    study,
    scenario: id,
    settings: { seed, days: horizonDays, record, arms: armSettings(scenario.arms), ...partsInSettings(), ...(settings as object) },
  };
}

/** Finds a setting of the identity, e.g. `settings.arms.baseline.organisations.police.staff`, where its scenario or the command line sets it. */
function whereSet({ arms }: ResolvedScenario): WhereSet {
  return (path) => {
    const [, id, setting] = /^settings\.arms\.([^.]+)\.(.+)$/.exec(path) ?? [];
    const found = arms.find((arm) => arm.id === id)?.settings.find((each) => each.path === setting);
    if (found === undefined || found.setBy === null) return null;
    const { file, line, column } = found.setBy;
    return `${file}:${line}:${column}`;
  };
}

/** Makes one run again and shows what becomes of it, when given within the results folder; the same wherever that is. */
function replayCommand(address: string): string {
  const parts = (partsInSettings().parts ?? []).map(({ file }) => ` --parts ${JSON.stringify(file)}`);
  return `npx cosafe verify . --run ${address.slice(0, 12)}${parts.join("")}`;
}
