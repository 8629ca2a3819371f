import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { canonicalJson, hashJson } from "../../src/host/canonicalJson.ts";
import { StoreError } from "../../src/host/folderFiles.ts";
import { planName, readPlan } from "../../src/runs/plan.ts";
import { type RunRequest, sized } from "../../src/runs/request.ts";
import type { StudyFolder } from "../../src/runs/studyFolder.ts";
import { completed, openStudy, requestsFor, temporaryFolder } from "./studyModel.ts";

const identity = { study: "compare", scenario: "fake", settings: { arms: ["baseline", "one"], seed: "1" } };
const study = hashJson(identity);

function namesOf(folder: StudyFolder, requests: readonly RunRequest[]): Set<string> {
  return new Set(requests.map((request) => planName(folder.address(request))));
}

describe("the plan of a study", () => {
  it("is on the disk before the first run, with the command and every run asked for, each once", async () => {
    const folder = temporaryFolder();
    const requests = requestsFor(2, 3);
    let seen: ReturnType<typeof readPlan> = null;
    const open = await openStudy(folder, { command: "cosafe compare fake.yaml", onProgress: () => (seen ??= readPlan(folder, study)) });
    expect(readPlan(folder, study)).toBeNull();
    await completed(open, [...requests, ...requests.map((request) => ({ ...request, point: "again" }))]);
    expect(seen).toMatchObject({ command: "cosafe compare fake.yaml", folder: realpathSync(folder), runs: namesOf(open, requests) });
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("grows with every list of an execution, of whatever kind, and begins anew with the next execution", async () => {
    const folder = temporaryFolder();
    const all = requestsFor(1, 9);
    const open = await openStudy(folder);
    await completed(open, all.slice(0, 4));
    await completed(
      open,
      sized(5, () => all.slice(2, 7)),
    );
    expect(readPlan(folder, study)).toMatchObject({ command: null, runs: namesOf(open, all.slice(0, 7)) });
    const next = await openStudy(folder);
    await completed(next, all.slice(0, 2));
    expect(readPlan(folder, study)?.runs).toEqual(namesOf(next, all.slice(0, 2)));
  });

  it("passes by lists that do not say how many they are, and the walk that publishing makes", async () => {
    const folder = temporaryFolder();
    const open = await openStudy(folder);
    await completed(open, requestsFor(1, 3).values());
    await open.publish(
      async () => void (await completed(open, requestsFor(1, 3))),
      () => "{}",
    );
    expect(existsSync(join(folder, "plan.json"))).toBe(false);
    await completed(open, requestsFor(1, 2));
    expect(readPlan(folder, study)?.runs.size).toBe(2);
  });

  it("says the same whoever writes it, and is read only for its own study", async () => {
    const folder = temporaryFolder();
    const both = [await openStudy(folder, { command: "c" }), await openStudy(folder, { command: "c" })];
    await Promise.all(both.map((open) => completed(open, requestsFor(2, 8))));
    const text = readFileSync(join(folder, "plan.json"), "utf8");
    await completed(await openStudy(folder, { command: "c" }), requestsFor(2, 8));
    expect(readFileSync(join(folder, "plan.json"), "utf8")).toBe(text);
    expect(readPlan(folder, hashJson({ ...identity, settings: 2 }))).toBeNull();
    for (const damaged of ["", "null", "[]", text.slice(0, -9), canonicalJson({ schema: "cosafe-plan/2", study, runs: [] })]) {
      writeFileSync(join(folder, "plan.json"), damaged);
      expect(readPlan(folder, study)).toBeNull();
    }
  });

  it("is no stranger in a folder whose study.json is gone, and what a killed process left of one goes", async () => {
    const folder = temporaryFolder();
    const first = await openStudy(folder);
    await completed(first, requestsFor(1, 2));
    await first.close();
    rmSync(join(folder, "study.json"));
    await (await openStudy(folder)).close();
    writeFileSync(join(folder, ".cosafe-plan-00000000000000dd"), "{");
    await openStudy(folder);
    expect(existsSync(join(folder, ".cosafe-plan-00000000000000dd"))).toBe(false);
  });

  it("that cannot be written ends the study with a sentence", async () => {
    const folder = temporaryFolder();
    const open = await openStudy(folder);
    rmSync(folder, { recursive: true });
    const error = await completed(open, requestsFor(1, 2)).catch((reason) => reason);
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toMatch(/a folder was removed while cosafe worked there; repeat the command$/);
  });
});
