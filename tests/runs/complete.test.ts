import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RunProgress } from "../../src/runs/complete.ts";
import { executeRecord, type RecordTask } from "../../src/runs/executeTask.ts";
import { type Executor, inProcessExecutor } from "../../src/runs/executor.ts";
import { allOfRun, type RecordSettings } from "../../src/runs/record.ts";
import { type RunRequest, sized } from "../../src/runs/request.ts";
import {
  completed,
  contents,
  counting,
  openStudy,
  requestsFor,
  seriesOnly,
  specification,
  studyModel,
  temporaryFolder,
} from "./studyModel.ts";

/** What the model gives, in the order of the requests. */
function expected(requests: readonly RunRequest[]): string[] {
  return requests.map(({ point, replication }) => {
    const value = replication === 13 ? "failed: Error: nobody is there" : String(100 * Number(point.slice(1)) + replication);
    return `${point} ${replication} ${value}`;
  });
}

/** Several at a time, finishing in an order that has nothing to do with that of starting. */
function shuffledExecutor(jobs: number): Executor & { most: number } {
  let running = 0;
  const executor = {
    jobs,
    most: 0,
    async record(task: RecordTask) {
      executor.most = Math.max(executor.most, ++running);
      await new Promise((resolve) => setTimeout(resolve, (task.replication * 37) % 11));
      running--;
      return executeRecord(studyModel, task);
    },
    async close() {},
  };
  return executor;
}

const everything: RecordSettings = { ...allOfRun, residents: "each" };

/** Stored runs of a results folder. */
function stored(folder: string): string[] {
  return readdirSync(join(folder, "runs"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".run"));
}

describe("completing a study", () => {
  it("delivers in the order of the requests whatever order runs finish in, few at a time, and stores the same bytes", async () => {
    const requests = requestsFor(3, 15);
    const folders = [temporaryFolder(), temporaryFolder()];
    const shuffled = shuffledExecutor(4);
    const one = await completed(await openStudy(folders[0], { record: everything }), requests);
    const many = await completed(await openStudy(folders[1], { executor: shuffled, record: everything }), requests);
    expect(one).toEqual(expected(requests));
    expect(many).toEqual(one);
    expect(contents(folders[1])).toEqual(contents(folders[0]));
    expect(shuffled.most).toBeLessThanOrEqual(6);
    expect(shuffled.most).toBeGreaterThan(3);
    expect(readdirSync(join(folders[0], "leases")).filter((name) => !name.startsWith("session-"))).toEqual([]);
  });

  it("runs only what is missing, and a run that is asked for twice once", async () => {
    const folder = temporaryFolder();
    const requests = requestsFor(2, 4);
    const first = counting();
    await completed(await openStudy(folder, { executor: first.executor }), [
      ...requests,
      ...requests.map((each) => ({ ...each, point: "p9" })),
    ]);
    expect(first.made).toHaveLength(8);
    const second = counting();
    const more = requestsFor(2, 6);
    expect(await completed(await openStudy(folder, { executor: second.executor }), more)).toEqual(expected(more));
    expect(second.made).toHaveLength(4);
  });

  it("makes other runs for other series, other periods or another engine", async () => {
    const folder = temporaryFolder();
    const some = { ...seriesOnly, keepSeries: ["true-incidents/all"] };
    const others = [some, { ...seriesOnly, recordEvery: 7 }, { ...seriesOnly, residents: "each" as const }, everything];
    const options = [{}, { engine: "another" }, ...others.map((record) => ({ record }))];
    for (const each of options) {
      const { executor, made } = counting();
      await completed(await openStudy(folder, { ...each, executor }), requestsFor(1, 1));
      expect(made).toHaveLength(1);
    }
    const series: string[] = [];
    const study = await openStudy(folder, { record: some });
    await study.workbench.complete(requestsFor(1, 1), (_, state) => {
      if (state.status === "done") series.push(...state.record.seriesKeys.map(({ indicator, group }) => `${indicator}/${group}`));
    });
    expect(series).toEqual(["true-incidents/all"]);
  });

  it("keeps a failed run as a result with where and why, and makes it again only when asked to, once", async () => {
    const folder = temporaryFolder();
    const requests = requestsFor(1, 13).slice(11);
    const stacks: string[] = [];
    const study = await openStudy(folder, { onCrash: ({ replication }, stack) => stacks.push(`${replication} ${stack.split("\n")[0]}`) });
    const failures: unknown[] = [];
    await study.workbench.complete(requests, (_, state) => state.status === "failed" && failures.push(state.failure));
    expect(failures).toEqual([{ step: 7, process: "patrol", agent: "grid 3", message: "Error: nobody is there" }]);
    expect(stacks).toEqual(["13 Error: nobody is there"]);
    const again = counting();
    await completed(await openStudy(folder, { executor: again.executor }), requests);
    expect(again.made).toEqual([]);
    const mended = counting(inProcessExecutor((of, _, options) => studyModel(of, 1, options)));
    const retrying = await openStudy(folder, { executor: mended.executor, retryFailed: true });
    expect(await completed(retrying, requests)).toEqual(["p0 12 12", "p0 13 1"]);
    expect(await completed(retrying, requests)).toEqual(["p0 12 12", "p0 13 1"]);
    expect(mended.made).toHaveLength(1);
    const stubborn = counting();
    rmSync(join(folder, "runs"), { recursive: true });
    const last = await openStudy(folder, { executor: stubborn.executor, retryFailed: true });
    for (let i = 0; i < 3; i++) await completed(last, requests);
    expect(stubborn.made).toHaveLength(3);
  });

  it("makes a run again whose file is damaged or whose keys are gone", async () => {
    const folder = temporaryFolder();
    const requests = requestsFor(2, 5);
    await completed(await openStudy(folder), requests);
    const whole = contents(folder);
    for (const name of stored(folder).slice(3, 6)) {
      const path = join(folder, "runs", name);
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.subarray(0, bytes.length - 1));
    }
    const mending = counting();
    expect(await completed(await openStudy(folder, { executor: mending.executor }), requests)).toEqual(expected(requests));
    expect(mending.made).toHaveLength(3);
    rmSync(join(folder, "keys"), { recursive: true });
    expect(await completed(await openStudy(folder), requests)).toEqual(expected(requests));
    expect(contents(folder)).toEqual(whole);
  });

  it("stops at once when aborted, closes the executor and gives back its claims, so that another can go on", async () => {
    const folder = temporaryFolder();
    const requests = requestsFor(1, 10);
    const controller = new AbortController();
    let closed = false;
    const stuck: Executor = {
      jobs: 2,
      record: async (task) => (task.replication < 4 ? executeRecord(studyModel, task) : new Promise(() => undefined)),
      async close() {
        closed = true;
      },
    };
    const study = await openStudy(folder, { executor: stuck, signal: controller.signal });
    const running = completed(study, requests);
    setTimeout(() => controller.abort(new Error("interrupted")), 30);
    await expect(running).rejects.toThrow("interrupted");
    expect(closed).toBe(true);
    expect(readdirSync(join(folder, "leases"))).toHaveLength(1);
    await expect(completed(study, requests)).rejects.toThrow("interrupted");
    const rest = counting();
    expect(await completed(await openStudy(folder, { executor: rest.executor }), requests)).toEqual(expected(requests));
    expect(rest.made).toHaveLength(7);
  });

  it("can be aborted while it only reads what is there", async () => {
    const folder = temporaryFolder();
    await completed(await openStudy(folder), requestsFor(1, 50));
    const controller = new AbortController();
    const study = await openStudy(folder, { signal: controller.signal });
    function* endless() {
      for (;;) yield* requestsFor(1, 10);
    }
    setTimeout(() => controller.abort(new Error("enough")), 50);
    await expect(completed(study, endless())).rejects.toThrow("enough");
  });

  it("rejects with what the receiver, the requests or the executor threw, and with a sentence when the disk refuses", async () => {
    const study = await openStudy(temporaryFolder());
    const broken = () => {
      throw new Error("no such arm");
    };
    await expect(study.workbench.complete(requestsFor(1, 3), broken)).rejects.toThrow("no such arm");
    function* failing(): Iterable<RunRequest> {
      yield requestsFor(1, 1)[0];
      throw new Error("no more rows");
    }
    await expect(completed(await openStudy(temporaryFolder()), failing())).rejects.toThrow("no more rows");
    const dead: Executor = { jobs: 1, record: () => Promise.reject(new Error("cannot start")), close: async () => undefined };
    await expect(completed(await openStudy(temporaryFolder(), { executor: dead }), requestsFor(1, 3))).rejects.toThrow("cannot start");
    const folder = temporaryFolder();
    const full = await openStudy(folder);
    writeFileSync(join(folder, "runs"), "a file in place of the folder");
    await expect(completed(full, requestsFor(1, 3))).rejects.toThrow(/^run .*: expected a folder, received a file; choose another --out$/);
  });

  it("tells how far it is: requests whose run is there, of how many, failed and reused", async () => {
    const folder = temporaryFolder();
    const requests = requestsFor(1, 14);
    await completed(await openStudy(folder), requests.slice(0, 5));
    const told: RunProgress[] = [];
    const study = await openStudy(folder, { onProgress: (progress) => told.push(progress) });
    await completed(study, [...requests, requests[13]]);
    expect(told[0]).toEqual({ done: 0, total: 15, failed: 0, reused: 0 });
    const { reused, ...others } = told.at(-1)!;
    expect(others).toEqual({ done: 15, total: 15, failed: 1 });
    // The last request asks for the run of the one before: it waits for that run, or finds it made.
    expect([5, 6]).toContain(reused);
    expect(told.every(({ done }, i) => i === 0 || done >= told[i - 1].done)).toBe(true);
    for (const [list, total] of [
      [sized(14, () => requests), 14],
      [requests.values(), null],
    ] as const) {
      told.length = 0;
      await completed(study, list);
      expect(told.at(-1)).toEqual({ done: 14, total, failed: 1, reused: 14 });
    }
  });

  it("takes 100,000 requests without holding them, and makes none of them twice", async () => {
    const folder = temporaryFolder();
    const points = Array.from({ length: 20 }, (_, effect) => specification(effect));
    let largest = 0;
    const heap = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    function* requests(): Iterable<RunRequest> {
      for (let k = 0; k < 100_000; k++)
        yield { point: `p${k % 20}`, replication: 20 + (Math.floor(k / 20) % 100), specification: points[k % 20] };
    }
    const { executor, made } = counting();
    const study = await openStudy(folder, { executor });
    global.gc?.();
    const before = heap();
    let sum = 0;
    let delivered = 0;
    await study.workbench.complete(requests(), (_, state) => {
      if (state.status === "done") sum += state.record.summary[0];
      if (++delivered % 5000 === 0) largest = Math.max(largest, heap() - before);
    });
    expect(delivered).toBe(100_000);
    expect(made).toHaveLength(2000);
    expect(sum).toBe(100_000 * (950 + 69.5));
    expect(largest).toBeLessThan(50e6);
  });
});
