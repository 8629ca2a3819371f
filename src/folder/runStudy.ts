/** Runs a study into its folder: the runs that are missing, then the analysis, its tables and charts, the manifest last. */

import type { RunMeta } from "../host/hostFacts.ts";
import type { AnalysisOutcome, StudyAnalysis } from "../methods/results.ts";
import { armSettings } from "../runs/armSettings.ts";
import { type FailureKind, type FailureTally, failureTally } from "../runs/failures.ts";
import { type FolderWork, inStudyFolder } from "../runs/inStudyFolder.ts";
import { partsInSettings } from "../runs/parts/partsInSettings.ts";
import type { RecordSettings } from "../runs/record.ts";
import type { OutcomeKey, Workbench } from "../runs/request.ts";
import type { StudyFolder } from "../runs/studyFolder.ts";
import type { WhereSet } from "../runs/studyIdentity.ts";
import type { ResolvedScenario } from "../scenario/types.ts";
import { pngWarnings } from "./png.ts";
import { publishStudy } from "./publishStudy.ts";
import { renderStudyCharts } from "./renderStudyCharts.ts";
import type { RenderedChart } from "./svg.ts";

/** A study to be run. */
export interface StudyPlan<Result extends StudyAnalysis> {
  /** Name of the command. */
  readonly study: string;
  readonly scenario: ResolvedScenario;
  /** What the result depends on besides the arms, the seed and the length; not how many replications. Plain data. */
  readonly settings: unknown;
  /** What is kept of every run. */
  readonly record: RecordSettings;
  /** Which values of a run go into its summary; default all. */
  readonly keepOutcome?: (key: OutcomeKey) => boolean;
  readonly warnings: readonly string[];
  readonly analyse: (workbench: Workbench) => Promise<AnalysisOutcome<Result>>;
}

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
 * Runs and publishes a study. Rejects with `StoreError` where the folder may not be used or cannot be written, and with the signal's
 * reason when aborted; finished runs then stay, and the same study continues there. Rejects with `AllRunsFailed` where no run was done.
 */
export async function runStudyIntoFolder<Result extends StudyAnalysis>(
  study: StudyPlan<Result>,
  options: StudyRunOptions,
): Promise<StudyRunResult<Result>> {
  const { record } = study;
  const identity = identityOf(study);
  return inStudyFolder(options, { identity, record, whereSet: whereSet(study.scenario) }, async (folder) => {
    const tally = failureTally();
    const outcome = await analysed(study, folder, tally, options.signal);
    options.onDrawing?.();
    const charts = options.charts ? await drawAll(outcome) : [];
    const boxes = options.png ? pngWarnings(charts.map(({ svg }) => svg)) : [];
    await publishStudy(folder, {
      ...{ ...outcome, charts, record },
      png: options.png,
      keepOutcome: study.keepOutcome,
      replay: (request) => replayCommand(folder.address(request)),
      meta: options.meta,
      warnings: [...study.warnings, ...outcome.result.warnings, ...boxes],
      provenance: { settings: identity.settings, purpose: study.scenario.purpose, sources: study.scenario.sources },
    });
    return { result: outcome.result, charts: charts.map(({ name }) => name), failures: tally.kinds(), warnings: boxes };
  });
}

/** Charts of the runs themselves, where the analysis keeps them, and of what was found. */
async function drawAll({ shown, result }: AnalysisOutcome): Promise<RenderedChart[]> {
  const ofRuns = shown === undefined ? [] : await (await import("./renderCharts.ts")).renderCharts(shown);
  return [...ofRuns, ...(await renderStudyCharts(result))];
}

/** The outcome of a study that has runs to speak of. */
async function analysed<Result extends StudyAnalysis>(
  study: StudyPlan<Result>,
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
  const outcome = await study.analyse({ complete }).catch((error) => {
    if (signal?.aborted === true || !tally.nothingDone()) throw error;
    return null;
  });
  signal?.throwIfAborted();
  if (outcome === null || tally.nothingDone()) throw new AllRunsFailed(tally.kinds(), folder.discard());
  return outcome;
}

/** What makes a study the same study: its kind, its scenario as resolved, and its settings; not how many runs it has. */
function identityOf({ study, scenario, record, settings }: StudyPlan<StudyAnalysis>) {
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
