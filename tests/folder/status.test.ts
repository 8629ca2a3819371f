import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { publishStudy } from "../../src/folder/publishStudy.ts";
import { folderStatus } from "../../src/folder/status.ts";
import { formatStatus } from "../../src/folder/statusText.ts";
import { planFile } from "../../src/runs/plan.ts";
import type { RunRequest } from "../../src/runs/request.ts";
import { openStudyFolder, type StudyFolder, type StudyFolderOptions } from "../../src/runs/studyFolder.ts";
import { requestsFor, seriesOnly, studyModel } from "../runs/studyModel.ts";
import { contentOf, executor, host, removeFolder, temporaryFolder } from "./aStudy.ts";

const dead = { isAlive: () => false };

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => removeFolder(folder));

async function within(work: (study: StudyFolder) => Promise<void>, options: Partial<StudyFolderOptions> = {}): Promise<void> {
  const study = await openStudyFolder(folder, {
    identity: { study: "compare", scenario: "fake", settings: { seed: "1" } },
    force: true,
    host,
    executor: executor(studyModel),
    record: seriesOnly,
    durable: false,
    command: "cosafe compare fake.yaml --out x",
    ...options,
  });
  try {
    await work(study);
  } finally {
    await study.close();
  }
}

/** Asks for runs and stops after so many were delivered, as a process that is killed. */
async function stopAfter(count: number, requests: readonly RunRequest[]): Promise<void> {
  const controller = new AbortController();
  let delivered = 0;
  const running = within(
    (study) => study.workbench.complete(requests, () => (++delivered === count ? controller.abort(new Error("killed")) : undefined)),
    { signal: controller.signal },
  );
  await expect(running).rejects.toThrow("killed");
}

const publish = (requests: readonly RunRequest[]) => async (study: StudyFolder) => {
  await study.workbench.complete(requests, () => undefined);
  await publishStudy(study, { ...contentOf({}), requests: () => requests });
};

const stored = () =>
  readdirSync(join(folder, "runs"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".run")).length;

describe("the status of a study", () => {
  it("counts what is missing of a study that never ended, with the command that goes on", async () => {
    await stopAfter(5, requestsFor(2, 14));
    const there = stored();
    expect(there).toBeLessThan(12);
    const status = folderStatus(folder, dead);
    expect(status).toMatchObject({ state: "stopped", requested: 28, done: there, failed: 0, missing: 28 - there, others: 0 });
    expect(status.next).toBe("repeat cosafe compare fake.yaml --out x; it continues with the runs that are missing");
    expect(formatStatus(status)).toContain(
      `  done       ${there} of 28 runs requested so far\n  failed     0\n  missing    ${28 - there}\n`,
    );
  });

  it("counts failed and damaged runs apart from missing ones", async () => {
    await within((study) => study.workbench.complete(requestsFor(1, 15), () => undefined));
    const [first, second] = readdirSync(join(folder, "runs"), { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".run"),
    );
    rmSync(join(folder, "runs", first));
    writeFileSync(join(folder, "runs", second), "half");
    const { done, failed, damaged, missing } = folderStatus(folder, dead);
    expect([done + failed, damaged, missing]).toEqual([13, 1, 1]);
  });

  it("knows a study whose runs are all there and whose result is not published", async () => {
    await within((study) => study.workbench.complete(requestsFor(1, 5), () => undefined));
    expect(folderStatus(folder, dead)).toMatchObject({ state: "stopped", requested: 5, done: 5, missing: 0 });
    expect(folderStatus(folder, dead).next).toBe("repeat cosafe compare fake.yaml --out x; it continues from here");
  });

  it("knows that more replications were asked for after publication, until they are published too", async () => {
    await within(publish(requestsFor(2, 3)));
    expect(folderStatus(folder, dead)).toMatchObject({ state: "finished", requested: 6, done: 6, missing: 0, others: 0 });
    await stopAfter(9, requestsFor(2, 10));
    const there = stored();
    expect(folderStatus(folder, dead)).toMatchObject({ state: "stopped", requested: 20, done: there, missing: 20 - there });
    await within(publish(requestsFor(2, 10)));
    expect(folderStatus(folder, dead)).toMatchObject({ state: "finished", requested: 20, missing: 0 });
  });

  it("does not count runs that the study does not ask for as done", async () => {
    await within((study) => study.workbench.complete(requestsFor(2, 4), () => undefined));
    await within((study) => study.workbench.complete(requestsFor(1, 6), () => undefined), {
      identity: { study: "compare", scenario: "fake", settings: { seed: "2" } },
    });
    const status = folderStatus(folder, dead);
    expect(status).toMatchObject({ requested: 6, done: 6, missing: 0, others: 4 });
    expect(formatStatus(status)).toContain("  others     4, of other settings or an earlier version; kept, and no part of this study\n");
    await within(publish(requestsFor(1, 2)));
    expect(folderStatus(folder, dead)).toMatchObject({ state: "finished", requested: 2, done: 2, missing: 0, others: 8 });
  });

  it("still tells a published result as finished when an execution that asks for no more was killed", async () => {
    await within(publish(requestsFor(2, 5)));
    await stopAfter(2, requestsFor(2, 3));
    expect(folderStatus(folder, dead)).toMatchObject({ state: "finished", requested: 10, done: 10, missing: 0, others: 0 });
  });

  it("tells runs under way of a study that runs, and what is missing meanwhile", async () => {
    await within((study) => study.workbench.complete(requestsFor(1, 5), () => undefined));
    const token = "0123456789abcdef";
    mkdirSync(join(folder, "leases"), { recursive: true });
    writeFileSync(join(folder, "leases", `session-${token}`), JSON.stringify({ host: hostname(), pid: 4242, study: "x" }));
    writeFileSync(join(folder, "leases", "a".repeat(64)), JSON.stringify({ token }));
    const status = folderStatus(folder, { isAlive: () => true });
    expect(status).toMatchObject({ state: "running", done: 5, missing: 0, underWay: 1, workers: [{ pid: 4242 }] });
    expect(formatStatus(status)).toContain("  under way  1, by 1 process\n");
    expect(status.next).toBe("its runs are done; it is working them out, and writes tables and charts");
    await within((study) => study.workbench.complete(requestsFor(1, 5), () => undefined));
    rmSync(join(folder, "runs"), { recursive: true });
    writeFileSync(join(folder, "leases", `session-${token}`), JSON.stringify({ host: hostname(), pid: 4242, study: "x" }));
    expect(folderStatus(folder, { isAlive: () => true }).next).toContain("helps with the runs that are missing");
  });

  it("names the folder to go on in where it was moved", async () => {
    await within((study) => study.workbench.complete(requestsFor(1, 2), () => undefined));
    const moved = `${folder}-moved`;
    renameSync(folder, moved);
    try {
      expect(folderStatus(moved, dead).next).toBe(`repeat cosafe compare fake.yaml --out x, with --out ${moved}; it continues from here`);
    } finally {
      renameSync(moved, folder);
    }
  });

  it("does not print a command that would steer the terminal, and says so plainly where nothing is known", async () => {
    await within((study) => study.workbench.complete(requestsFor(1, 2), () => undefined), { command: "cosafe \u001b[2J" });
    expect(folderStatus(folder, dead).next).toContain(`repeat the cosafe compare command that began it, with --out ${folder}`);
    rmSync(join(folder, planFile));
    const status = folderStatus(folder, dead);
    expect(status).toMatchObject({ requested: null, done: 2, missing: null });
    expect(formatStatus(status)).toContain("  missing    not known: the study has not said yet what it asks for\n");
  });
});
