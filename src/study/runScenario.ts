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
import { inCanonicalOrder } from "./canonicalOrder.ts";
import { derivedIndicators, derivedSummary } from "./derivedIndicators.ts";
import type { Crash } from "./executeTask.ts";
import { defaultExecutor, type Executor } from "./executor.ts";
import { type Gathered, gather, type Keep, newGathered } from "./gather.ts";
import { indicatorInfos } from "./indicatorInfos.ts";
import { labelGroups } from "./labels.ts";
import type { PackedRun } from "./packedRun.ts";
import type { ArmInfo, OrganisationInfo, ResultTables } from "./tables.ts";

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

export interface StudyOptions extends Keep {
  /** Days between records; default 30. */
  readonly recordEvery?: number;
  /** Also record every hazard; default no. */
  readonly recordHazards?: boolean;
  /** Runs only these replications instead of 1 to `scenario.replications`. */
  readonly replications?: readonly number[];
  /** Tasks at the same time where no executor is given; default all cores. */
  readonly jobs?: number;
  /** Where tasks run; closed when the study is aborted, else by whoever made it. */
  readonly executor?: Executor;
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
  const failures: Failure[] = [];
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
        failures.push(failure(scenario, arm, replication, result.crash, options));
      },
    });
  } finally {
    if (options.executor === undefined) await executor.close();
  }
  return { ...assemble(scenario, replications.length, gathered), failures, requested: tasks.length, used: gathered.used };
}

function runOptions(options: StudyOptions): RunOptions {
  return { recordEvery: options.recordEvery ?? 30, recordHazards: options.recordHazards ?? false };
}

function failure(scenario: ResolvedScenario, arm: ResolvedArm, replication: number, crash: Crash, options: StudyOptions): Failure {
  const { stack: _, ...told } = crash;
  const parameters: Record<string, number | string | boolean | null> = {};
  for (const { path, value, default: standard, setBy } of arm.settings) {
    if (setBy !== null && standard !== null && standard !== value) parameters[path] = value;
  }
  const reproduce =
    options.reproduce ?? ((armId, k) => `cosafe run ${scenario.id}.yaml --seed ${scenario.seed} --arm ${armId} --only ${k}`);
  return { arm: arm.id, replication, ...told, parameters, reproduce: reproduce(arm.id, replication) };
}

function assemble(scenario: ResolvedScenario, replications: number, gathered: Gathered): ResultTables {
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
      replications,
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
