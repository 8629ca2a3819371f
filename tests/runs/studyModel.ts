/** A model that costs nothing, and folders and hosts, for tests of the run store. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { ModelSpecification } from "../../src/model/specification.ts";
import type { Model } from "../../src/runs/executeTask.ts";
import { type Executor, inProcessExecutor } from "../../src/runs/executor.ts";
import type { RecordSettings } from "../../src/runs/record.ts";
import type { RunRequest, RunState } from "../../src/runs/request.ts";
import type { StoreHost } from "../../src/runs/sessions.ts";
import { openStudyFolder, type StudyFolder, type StudyFolderOptions } from "../../src/runs/studyFolder.ts";

/** Incidents = 100 × effect + replication; fails where replication is 13. */
export const studyModel: Model = (specification, replication, { recordResidents }) => {
  if (replication === 13) throw Object.assign(new Error("nobody is there"), { step: 7, process: "patrol", agent: "grid 3" });
  const { effect } = specification.parameters as unknown as { effect: number };
  const residents = {
    count: 3,
    ageBands: ["young", "old"],
    grids: ["garden-1"],
    ageBand: Uint8Array.of(0, 1, 1),
    grid: Uint16Array.of(0, 0, 0),
    trustAtStart: Float32Array.of(0.25, Number.NaN, 1 / 3),
    outcomes: { satisfaction: Float32Array.of(1, 2, 3), confidence: Float32Array.of(0.1, Number.NaN, -0) },
  };
  return {
    summaryKeys: [
      { indicator: "true-incidents", group: "all", unit: "incidents" },
      { indicator: "dark-share", group: "all", unit: "share" },
    ],
    summary: Float64Array.of(100 * effect + replication, Number.NaN),
    seriesKeys: [
      { indicator: "true-incidents", group: "all" },
      { indicator: "true-incidents", group: "category:dispute" },
      { indicator: "ledger-lines", group: "all" },
    ],
    days: [0, 30],
    series: Float64Array.of(Number.NaN, 1, 2, 3, -0, effect / 3),
    network: [],
    ledger: [],
    hazards: null,
    residents: recordResidents === true ? residents : null,
    timeline: [],
    warnings: replication === 2 ? ["the office has nobody, “really”"] : [],
    profile: {},
  };
};

export function specification(effect = 1): ModelSpecification {
  return {
    id: "fake",
    title: "Fake",
    horizonDays: 30,
    seed: "1",
    parameters: { effect },
    organisations: [],
  } as unknown as ModelSpecification;
}

/** All series, and no more. */
export const seriesOnly: RecordSettings = { recordEvery: 30, keepSeries: "all", tables: [], residents: "none" };

/** Points `p0`, `p1`, … with as many replications each. */
export function requestsFor(points: number, replications: number): RunRequest[] {
  return Array.from({ length: points }, (_, effect) => specification(effect)).flatMap((of, effect) =>
    Array.from({ length: replications }, (_, i) => ({ point: `p${effect}`, replication: i + 1, specification: of })),
  );
}

/** This process, and no other is alive. */
export const thisHost: StoreHost = { pid: process.pid, isAlive: (pid) => pid === process.pid };

const made: string[] = [];
const open: StudyFolder[] = [];
afterEach(async () => {
  for (const study of open.splice(0)) await study.close();
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cosafe-runs-"));
  made.push(folder);
  return folder;
}

/** Opens a study in `folder`, closed with the test. */
export async function openStudy(folder: string, options: Partial<StudyFolderOptions> = {}): Promise<StudyFolder> {
  const study = await openStudyFolder(folder, {
    identity: { study: "compare", scenario: "fake", settings: { arms: ["baseline", "one"], seed: "1" } },
    force: false,
    host: thisHost,
    executor: inProcessExecutor(studyModel),
    record: seriesOnly,
    durable: false,
    ...options,
  });
  open.push(study);
  return study;
}

/** Counts the runs that an executor makes. */
export function counting(executor: Executor = inProcessExecutor(studyModel)) {
  const made: string[] = [];
  const counted: Executor = {
    ...executor,
    async record(task) {
      made.push(task.address);
      return executor.record!(task);
    },
  };
  return { executor: counted, made };
}

/** Completes requests and gives `point replication value`, `failed` or the like in the order of delivery. */
export async function completed(study: Pick<StudyFolder, "workbench">, requests: Iterable<RunRequest>): Promise<string[]> {
  const told: string[] = [];
  await study.workbench.complete(requests, (request, state) => told.push(`${request.point} ${request.replication} ${briefly(state)}`));
  return told;
}

function briefly(state: RunState): string {
  return state.status === "failed" ? `failed: ${state.failure.message}` : String(state.record.summary[0]);
}

/** Contents of all files of a folder by path, but those that `except` matches. */
export function contents(folder: string, except = /^leases|^(?:meta|plan)\.json$/): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(
    names
      .filter((name) => !except.test(name))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString("base64")]),
  );
}
