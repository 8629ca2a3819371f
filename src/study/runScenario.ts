/**
 * A study of one scenario: every arm with every replication, under common random numbers.
 *
 * Each arm × replication is one task for an executor. Whatever order tasks finish in, runs are delivered in canonical order (arms as in
 * the scenario, then replications), and no more than a few finished runs wait for an earlier one, so memory does not grow with the
 * number of runs unless the caller keeps them. A replication that crashes is recorded and the others go on.
 */

import { layoutPlace } from "../model/place.ts";
import type { RunOptions } from "../model/run.ts";
import type { ModelSpecification } from "../model/specification.ts";
import type { ResolvedArm, ResolvedScenario } from "../scenario/types.ts";
import { derivedIndicators, derivedSummary } from "./derivedIndicators.ts";
import type { Crash } from "./executeTask.ts";
import { defaultExecutor, type Executor } from "./executor.ts";
import { indicatorInfos } from "./indicatorInfos.ts";
import { labelGroups } from "./labels.ts";
import { cell, type PackedRun } from "./packedRun.ts";
import type { ArmInfo, LedgerRow, NetworkRow, OrganisationInfo, ResultTables, SeriesRow, SummaryRow } from "./tables.ts";

/** One finished run of a study. */
export interface StudyRun {
  readonly arm: string;
  readonly replication: number;
  readonly run: PackedRun;
}

/** A replication that crashed: where, under which settings, and how to see it again. */
export interface Failure extends Omit<Crash, "stack"> {
  readonly arm: string;
  readonly replication: number;
  /** Settings of the arm that differ from their defaults. */
  readonly parameters: Readonly<Record<string, number | string | boolean | null>>;
  /** Command line that repeats this replication alone. */
  readonly reproduce: string;
}

export interface StudyProgress {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}

export interface StudyOptions {
  /** Days between records; default 30. */
  readonly recordEvery?: number;
  /** Also record every hazard; default no. */
  readonly recordHazards?: boolean;
  /** Runs only these replications instead of 1 to `scenario.replications`. */
  readonly replications?: readonly number[];
  /** Tasks at the same time where no executor is given; default all cores. */
  readonly jobs?: number;
  /** Where tasks run; closed at the end by whoever made it. */
  readonly executor?: Executor;
  /** Which series the returned tables hold; default all. Summaries and bookings are always held. */
  readonly keepSeries?: (indicator: string, group: string) => boolean;
  /** Whether the returned tables hold the network of all recorded days (default) or of the first and the last. */
  readonly keepNetwork?: "all" | "ends";
  /** Receives every run in canonical order, as soon as those before it are there. */
  readonly onRun?: (run: StudyRun) => void;
  readonly onProgress?: (progress: StudyProgress) => void;
  /** Called with a crash as it is found, developers' stack included. */
  readonly onCrash?: (arm: string, replication: number, crash: Crash) => void;
  readonly reproduce?: (arm: string, replication: number) => string;
  readonly signal?: AbortSignal;
}

export interface StudyResult extends ResultTables {
  readonly failures: readonly Failure[];
  /** Replications asked for and used, over all arms. */
  readonly requested: number;
  readonly used: number;
}

/** Runs every arm and replication of a scenario. Rejects with the signal's reason when aborted; a crash of the model does not reject. */
export async function runScenario(scenario: ResolvedScenario, options: StudyOptions = {}): Promise<StudyResult> {
  const replications = options.replications ?? Array.from({ length: scenario.replications }, (_, i) => i + 1);
  const tasks = scenario.arms.flatMap((arm) => replications.map((replication) => ({ arm, replication })));
  const executor = options.executor ?? (await defaultExecutor(tasks.length, options.jobs));
  const gathered = newGathered();
  let failed = 0;
  let done = 0;
  options.onProgress?.({ done, total: tasks.length, failed });
  try {
    await inCanonicalOrder({
      tasks,
      window: executor.jobs * 4,
      signal: options.signal,
      abort: () => executor.close(),
      run: async ({ arm, replication }) => {
        const result = await executor.run({ specification: arm.specification, replication, options: runOptions(options) });
        if ("crash" in result) failed++;
        done++;
        options.onProgress?.({ done, total: tasks.length, failed });
        return result;
      },
      deliver: ({ arm, replication }, result) => {
        if ("run" in result) {
          options.onRun?.({ arm: arm.id, replication, run: result.run });
          gather(gathered, arm.id, replication, result.run, options);
          return;
        }
        options.onCrash?.(arm.id, replication, result.crash);
        gathered.failures.push(failure(scenario, arm, replication, result.crash, options));
      },
    });
  } finally {
    if (options.executor === undefined) await executor.close();
  }
  return assemble(scenario, replications, gathered, tasks.length);
}

function runOptions(options: StudyOptions): RunOptions {
  return { recordEvery: options.recordEvery ?? 30, recordHazards: options.recordHazards ?? false };
}

interface Ordered<Task, Result> {
  readonly tasks: readonly Task[];
  /** How far work may run ahead of the earliest task under way. */
  readonly window: number;
  readonly signal: AbortSignal | undefined;
  abort(): Promise<void>;
  run(task: Task): Promise<Result>;
  deliver(task: Task, result: Result): void;
}

/** Runs tasks at the same time but delivers their results in the order of the list. */
async function inCanonicalOrder<Task, Result>(work: Ordered<Task, Result>): Promise<void> {
  const { tasks, window, signal } = work;
  const waiting = new Map<number, Promise<Result>>();
  const aborted = new Promise<never>((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => undefined);
  let started = 0;
  try {
    for (let next = 0; next < tasks.length; next++) {
      for (; started < Math.min(tasks.length, next + window); started++) {
        const result = work.run(tasks[started]);
        result.catch(() => undefined);
        waiting.set(started, result);
      }
      const result = await Promise.race([waiting.get(next)!, aborted]);
      waiting.delete(next);
      work.deliver(tasks[next], result);
    }
  } catch (error) {
    await work.abort();
    throw error;
  }
}

/** What is kept of the runs, in canonical order. */
interface Gathered {
  readonly summary: SummaryRow[];
  readonly series: SeriesRow[];
  readonly network: NetworkRow[];
  readonly ledger: LedgerRow[];
  readonly failures: Failure[];
  /** Timeline of each arm: that of its first replication that ran. */
  readonly timelines: Map<string, ArmInfo["timeline"]>;
  /** Warning → in how many runs. */
  readonly warnings: Map<string, number>;
  readonly groups: Set<string>;
  used: number;
}

function newGathered(): Gathered {
  return {
    summary: [],
    series: [],
    network: [],
    ledger: [],
    failures: [],
    timelines: new Map(),
    warnings: new Map(),
    groups: new Set(),
    used: 0,
  };
}

function gather(gathered: Gathered, arm: string, replication: number, run: PackedRun, options: StudyOptions): void {
  gathered.used++;
  if (!gathered.timelines.has(arm)) gathered.timelines.set(arm, run.timeline);
  for (const warning of run.warnings) gathered.warnings.set(warning, (gathered.warnings.get(warning) ?? 0) + 1);
  for (const key of run.summaryKeys) gathered.groups.add(key.group);
  for (const key of run.seriesKeys) gathered.groups.add(key.group);
  gatherSummary(gathered.summary, arm, replication, run);
  gatherSeries(gathered.series, arm, replication, run, options.keepSeries ?? (() => true));
  gatherNetwork(gathered.network, arm, replication, run, options.keepNetwork ?? "all");
  const { month, from, to, purpose, yuan } = run.ledger.columns;
  for (let row = 0; row < run.ledger.rows; row++) {
    gathered.ledger.push({
      arm,
      replication,
      month: cell(month, row) as number,
      from: cell(from, row) as string,
      to: cell(to, row) as string,
      purpose: cell(purpose, row) as string,
      yuan: cell(yuan, row) as number,
    });
  }
}

function gatherSummary(summary: SummaryRow[], arm: string, replication: number, run: PackedRun): void {
  run.summaryKeys.forEach((key, index) => {
    const value = run.summary[index];
    if (Number.isNaN(value)) return;
    summary.push({ arm, replication, indicator: key.indicator, group: key.group, value, unit: key.unit });
  });
}

function gatherSeries(
  series: SeriesRow[],
  arm: string,
  replication: number,
  run: PackedRun,
  keep: (i: string, g: string) => boolean,
): void {
  const width = run.seriesKeys.length;
  const kept = run.seriesKeys.map((key, index) => ({ ...key, index })).filter((key) => keep(key.indicator, key.group));
  run.days.forEach((day, period) => {
    for (const { indicator, group, index } of kept) {
      const value = run.series[period * width + index];
      if (!Number.isNaN(value)) series.push({ arm, replication, day, indicator, group, value });
    }
  });
}

function gatherNetwork(network: NetworkRow[], arm: string, replication: number, run: PackedRun, keep: "all" | "ends"): void {
  const { day, layer, measure, actor, value } = run.network.columns;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < run.network.rows; row++) {
    first = Math.min(first, cell(day, row) as number);
    last = Math.max(last, cell(day, row) as number);
  }
  for (let row = 0; row < run.network.rows; row++) {
    const on = cell(day, row) as number;
    const amount = cell(value, row) as number;
    if (Number.isNaN(amount) || (keep === "ends" && on !== first && on !== last)) continue;
    network.push({
      arm,
      replication,
      day: on,
      layer: cell(layer, row) as NetworkRow["layer"],
      measure: cell(measure, row) as string,
      actor: cell(actor, row) as string,
      value: amount,
    });
  }
}

function failure(scenario: ResolvedScenario, arm: ResolvedArm, replication: number, crash: Crash, options: StudyOptions): Failure {
  const { stack: _, ...told } = crash;
  const parameters: Record<string, number | string | boolean | null> = {};
  for (const setting of arm.settings) if (setting.setBy !== null) parameters[setting.path] = setting.value;
  const reproduce =
    options.reproduce ?? ((armId, k) => `cosafe run ${scenario.id}.yaml --seed ${scenario.seed} --arm ${armId} --only ${k}`);
  return { arm: arm.id, replication, ...told, parameters, reproduce: reproduce(arm.id, replication) };
}

function assemble(scenario: ResolvedScenario, replications: readonly number[], gathered: Gathered, requested: number): StudyResult {
  const specifications = scenario.arms.map((arm) => arm.specification);
  const indicators = [...indicatorInfos(), ...derivedIndicators];
  const summary = derivedSummary(
    gathered.summary,
    scenario.arms.map((arm) => arm.id),
  );
  return {
    scenario: {
      id: scenario.id,
      title: scenario.title,
      horizonDays: scenario.horizonDays,
      seed: scenario.seed,
      replications: replications.length,
      warnings: [...gathered.warnings].map(([text, runs]) => `${text} (in ${runs} of ${gathered.used} runs)`),
    },
    arms: scenario.arms.map((arm) => armInfo(arm, gathered.timelines.get(arm.id) ?? [])),
    indicators,
    groupLabels: labelGroups(gathered.groups, specifications),
    organisations: organisationInfos(specifications),
    buildings: specifications.length === 0 ? [] : layoutPlace(specifications[0]),
    summary,
    series: gathered.series,
    network: gathered.network,
    ledger: gathered.ledger,
    failures: gathered.failures,
    requested,
    used: gathered.used,
  };
}

function armInfo(arm: ResolvedArm, timeline: ArmInfo["timeline"]): ArmInfo {
  return {
    id: arm.id,
    label: arm.label,
    timeline,
    events: arm.specification.events.map(({ label, day, days }) => ({ label, day, days })),
  };
}

/** Organisations of all arms, each once, in the order in which they first appear. */
function organisationInfos(specifications: readonly ModelSpecification[]): OrganisationInfo[] {
  const byId = new Map<string, OrganisationInfo>();
  for (const { organisations } of specifications) {
    for (const { id, label, kind, community } of organisations) {
      if (!byId.has(id)) byId.set(id, { id, label, kind, community });
    }
  }
  return [...byId.values()];
}
