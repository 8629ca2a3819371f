/** A small study published into a folder, for tests of what can be done with one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishStudy, type StudyContent } from "../../src/folder/publishStudy.ts";
import type { CompareResult } from "../../src/methods/compare/result.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import type { Model } from "../../src/runs/executeTask.ts";
import { type Executor, inProcessExecutor } from "../../src/runs/executor.ts";
import type { RunRequest } from "../../src/runs/request.ts";
import { openStudyFolder, type StudyFolderOptions } from "../../src/runs/studyFolder.ts";
import { fakeModel, fakeScenario } from "../runs/fakeModel.ts";

/** The fake model, but that the second replication of arm `two` fails with a message that is hard to write down. */
export const failingModel: Model = (specification, replication, options) => {
  if (replication === 2 && specification.interventions.length === 2) throw new Error(hostileMessage);
  return fakeModel(specification, replication, options);
};

export const hostileMessage = "=cmd|' /C calc'!A0, \"quoted\",\r\nsecond line\n第二行 \u001b[31m<b>&";

export interface StudyParts {
  readonly model?: Model;
  readonly specifications?: readonly (readonly [point: string, specification: ModelSpecification])[];
  readonly replications?: number;
  readonly folder?: Partial<StudyFolderOptions>;
  readonly content?: Partial<StudyContent>;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "cosafe-archive-"));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export const host = { pid: process.pid, isAlive: () => true };

export function executor(model: Model = fakeModel): Executor {
  return inProcessExecutor(model);
}

/** Runs and publishes; gives the names of the files. */
export async function publishInto(folder: string, parts: StudyParts = {}): Promise<readonly string[]> {
  const opened = await openStudyFolder(folder, {
    identity: { study: "compare", scenario: "fake", settings: { seed: "1" } },
    force: false,
    host,
    executor: executor(parts.model),
    record: contentOf(parts).record,
    durable: false,
    ...parts.folder,
  });
  try {
    return await publishStudy(opened, contentOf(parts));
  } finally {
    await opened.close();
  }
}

export function contentOf({ specifications, replications = 3, content }: StudyParts): StudyContent {
  const points = specifications ?? fakeScenario().arms.map(({ id, specification }) => [id, specification] as const);
  const requests = function* (): Generator<RunRequest> {
    for (let replication = 1; replication <= replications; replication++) {
      for (const [point, specification] of points) yield { point, replication, specification };
    }
  };
  return {
    requests,
    result: resultOf(points.length * replications),
    tables: [
      {
        name: "effects",
        definition: "One row per arm.",
        columns: [
          { name: "arm", type: "text", unit: "", definition: "Arm." },
          { name: "label", type: "text", unit: "", definition: "Its label." },
          { name: "difference", type: "number", unit: "incidents", definition: "Mean difference from the baseline." },
        ],
        rows: [
          ["one", "=1+1, a formula", -10.5],
          ["two", "'quoted'", null],
        ],
      },
    ],
    charts: [{ name: "forest", svg: "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>\n" }],
    png: false,
    replay: ({ point, replication }) => `npx cosafe run fake.yaml --arms ${point} --only ${replication}`,
    record: { recordEvery: 30, keepSeries: "all", tables: [], residents: "none" },
    meta: () => ({ startedAt: new Date().toISOString(), command: "cosafe compare fake.yaml --out x" }),
    warnings: [],
    provenance: { settings: { seed: "1" }, purpose: "tests", sources: [] },
    ...content,
  };
}

function resultOf(requested: number): CompareResult {
  return {
    study: "compare",
    scenario: { id: "fake", title: "Fake", seed: "1", horizonDays: 90 },
    runs: { requested, used: requested },
    warnings: [],
    findings: [],
    sentences: [],
    arms: [],
    primary: "true-incidents",
    outcomes: [],
    threshold: null,
    effects: [],
    armPairs: [],
    pairs: [],
    drift: [],
    paid: [],
    funding: [],
    trajectories: [],
    precision: [],
    stopping: { rule: "fixed", reason: "Stopped because all were made.", targets: null, reached: true },
    groups: [],
    costPlane: [],
    parameterUncertainty: null,
  };
}
