import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { formatProblems, loadScenario, nodeFiles, runModel } from "../../src/index.ts";
import { decodeRun } from "../../src/runs/codec.ts";
import { recordTables } from "../../src/runs/columns.ts";
import type { RecordTask } from "../../src/runs/executeTask.ts";
import { inProcessExecutor, workerPoolExecutor } from "../../src/runs/executor.ts";
import type { RecordSettings } from "../../src/runs/record.ts";
import { completed, openStudy, requestsFor, seriesOnly, specification, temporaryFolder } from "./studyModel.ts";

const address = "ab".repeat(32);

/** A file for threads that run this code; a record is what a real thread hands back. */
function workerFile(code: string): string {
  const file = join(temporaryFolder(), "worker.mjs");
  const codec = JSON.stringify(resolve("dist/runs/executeTask.js"));
  writeFileSync(file, `import { executeRecord } from ${codec};\nexport ${code}\n`);
  return file;
}

/** Crashes on replication 2 in a way that is given; else a record without values. */
const crashing = (how: string) => `function record(task) {
  if (task.replication === 2) { ${how} }
  const empty = { summaryKeys: [], summary: [], seriesKeys: [], days: [], series: [], residents: null, warnings: [] };
  return executeRecord(() => empty, task);
}`;

function task(replication: number): RecordTask {
  return { specification: specification(), replication, address, record: seriesOnly };
}

describe("a worker thread", () => {
  it("records a run of the model with the same bytes as this thread, series, tables and residents as asked for", async () => {
    const file = "scenarios/minimal.yaml";
    const loaded = loadScenario(file, nodeFiles(file), { days: 30 });
    if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
    const { specification: of } = loaded.scenario.arms[0];
    const pool = await workerPoolExecutor(1, resolve("dist/runs/worker.js"));
    const record: RecordSettings = { recordEvery: 30, keepSeries: "main", tables: recordTables, residents: "each" };
    const asked: RecordTask = { specification: of, replication: 1, address, record };
    const there = await pool.record(asked);
    const here = await inProcessExecutor(runModel).record(asked);
    expect(Buffer.from(there.bytes).equals(here.bytes)).toBe(true);
    expect(there.keys).toEqual(here.keys);
    expect(there.failed).toBe(false);
    await pool.close();
  });

  it("that throws or ends costs its run, which is recorded as failed, and no other", async () => {
    for (const [how, message] of [
      ["throw new RangeError('too deep');", "RangeError: too deep"],
      ["process.exit(7);", "Error: the thread ended before its run (exit code 7)"],
    ]) {
      for (const jobs of [1, 2]) {
        const pool = await workerPoolExecutor(jobs, workerFile(crashing(how)));
        const recorded = await Promise.all([1, 2, 3, 4, 2].map((replication) => pool.record(task(replication))));
        expect(recorded.map(({ failed }) => failed)).toEqual([false, true, false, false, true]);
        expect(decodeRun(recorded[1].bytes, address, () => null)).toMatchObject({ failure: { process: "worker thread", message } });
        await pool.close();
      }
    }
  });

  it("that cannot start ends the study and leaves no failed runs behind", async () => {
    const file = join(temporaryFolder(), "broken.mjs");
    writeFileSync(file, "throw new Error('no such module');");
    const folder = temporaryFolder();
    const study = await openStudy(folder, { executor: await workerPoolExecutor(2, file) });
    const requests = requestsFor(1, 3);
    await expect(completed(study, requests)).rejects.toThrow("worker threads cannot start: Error: no such module");
    expect(requests.map((request) => study.recordHash(study.address(request)))).toEqual([null, null, null]);
  });
});
