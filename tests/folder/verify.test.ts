import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { DamagedManifest } from "../../src/folder/manifestFile.ts";
import { folderStatus } from "../../src/folder/status.ts";
import { type VerifyOptions, verifyFolder } from "../../src/folder/verify.ts";
import { nodeFiles } from "../../src/host/nodeFiles.ts";
import { sealed, sealState } from "../../src/host/seal.ts";
import { runModel } from "../../src/model/run.ts";
import type { Model } from "../../src/runs/executeTask.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { fakeModel } from "../runs/fakeModel.ts";
import { executor, failingModel, hostileMessage, publishInto, removeFolder, temporaryFolder } from "./aStudy.ts";
import { parseCsv } from "./strictCsv.ts";

const folders: string[] = [];
let folder = "";

function newFolder(): string {
  folders.push(temporaryFolder());
  return folders.at(-1)!;
}

beforeEach(() => {
  folder = newFolder();
});

afterAll(() => {
  for (const each of folders) removeFolder(each);
});

function options(model: Model = failingModel, changes: Partial<VerifyOptions> = {}): VerifyOptions {
  return { rerun: 0, executor: async () => executor(model), ...changes };
}

/** Flips the lowest bit of the byte in the middle of a file. */
function flip(name: string): void {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(path, bytes);
}

function records(): string[] {
  return readdirSync(join(folder, "runs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".run"))
    .map((name) => join("runs", name))
    .sort();
}

/** A manifest that somebody has edited, and sealed anew. */
function editManifest(edit: (manifest: Record<string, unknown>) => void): void {
  const path = join(folder, "manifest.json");
  const { seal: _, ...manifest } = JSON.parse(readFileSync(path, "utf8"));
  edit(manifest);
  writeFileSync(path, sealed(manifest));
}

describe("verify", () => {
  it("notices any byte of the manifest that was changed, taken away or added", async () => {
    await publishInto(folder, { model: failingModel });
    const path = join(folder, "manifest.json");
    const bytes = readFileSync(path);
    expect(sealState(bytes)).toBe("whole");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] ^= 1 << (at % 8);
      expect([at, sealState(changed)]).toEqual([at, "changed"]);
    }
    for (const changed of [bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from(" ")]), Buffer.concat([Buffer.from("\ufeff"), bytes])])
      expect(sealState(changed)).toBe("changed");

    for (const [from, to] of [
      [/"seed": "/, '"seed": "9'],
      [/"seal"/, '"sea1"'],
      [/ {2}"random"/, '   "random"'],
    ] as const) {
      writeFileSync(path, bytes.toString().replace(from, to));
      expect(readFileSync(path).equals(bytes)).toBe(false);
      expect(await verifyFolder(folder, options())).toMatchObject({ intact: false, files: { changed: ["manifest.json"] } });
    }
  });

  it("refuses a folder of another version, which it could misread", async () => {
    await publishInto(folder, { model: failingModel });
    const { seal: _, ...manifest } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    writeFileSync(join(folder, "manifest.json"), sealed({ ...manifest, schema: "cosafe-study-results/2" }));
    await expect(verifyFolder(folder, options())).rejects.toThrow(/expected cosafe-results\/3, received "cosafe-study-results\/2"/);
  });

  it("finds a folder intact that is as it was published, files that are not cosafe's beside", async () => {
    await publishInto(folder, { model: failingModel });
    writeFileSync(join(folder, "notes.txt"), "mine");
    const report = await verifyFolder(folder, options());
    expect(report).toMatchObject({ intact: true, rerun: null, engine: { same: true } });
    expect(report.files).toEqual({
      ...{ listed: 11, changed: [], missing: [] },
      ...{ extra: ["notes.txt"], unchecked: ["meta.json"] },
    });
    expect(report.records).toEqual({ listed: 9, damaged: [], missing: [] });
  });

  it("finds one flipped bit in every kind of file", async () => {
    await publishInto(folder, { model: failingModel, content: { png: true } });
    const kinds = Object.keys(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")).files);
    expect(kinds.map((name) => name.split(".").at(-1))).toEqual(expect.arrayContaining(["csv", "parquet", "json", "jsonl", "svg", "png"]));
    for (const name of kinds) {
      flip(name);
      const report = await verifyFolder(folder, options());
      expect(report.files.changed).toEqual([name]);
      expect(report.intact).toBe(false);
      flip(name);
    }
    expect((await verifyFolder(folder, options())).intact).toBe(true);
  });

  it("finds a damaged, an exchanged and a deleted record", async () => {
    await publishInto(folder, { model: failingModel });
    const [first, second, third, fourth] = records();
    flip(first);
    rmSync(join(folder, second));
    renameSync(join(folder, third), join(folder, fourth));
    const { records: found, files, intact } = await verifyFolder(folder, options());
    expect(intact).toBe(false);
    expect(files.changed).toEqual([]);
    expect(found!.damaged.map(({ address }) => address).sort()).toEqual([first, fourth].map((name) => name.slice(8, 72)).sort());
    expect(found!.missing.map(({ address }) => address).sort()).toEqual([second, third].map((name) => name.slice(8, 72)).sort());
  });

  it("names missing files, and takes a link for one", async () => {
    await publishInto(folder);
    rmSync(join(folder, "effects.csv"));
    renameSync(join(folder, "results.json"), join(folder, "elsewhere.json"));
    symlinkSync(join(folder, "elsewhere.json"), join(folder, "results.json"));
    const { files, intact } = await verifyFolder(folder, options(fakeModel));
    expect(files.missing).toEqual(["effects.csv", "results.json"]);
    expect(files.extra).toEqual(["elsewhere.json"]);
    expect(intact).toBe(false);
  });

  it("makes runs again from the archived specifications and finds the same bytes, failed runs included", async () => {
    await publishInto(folder, { model: failingModel });
    const { rerun, intact } = await verifyFolder(folder, options(failingModel, { rerun: 100 }));
    expect(rerun!.runs).toHaveLength(9);
    expect(rerun!.runs.every(({ same }) => same)).toBe(true);
    expect(intact).toBe(true);
  });

  it("makes one run again by the beginning of its address, and tells why it fails", async () => {
    await publishInto(folder, { model: failingModel });
    const [, ...rows] = parseCsv(readFileSync(join(folder, "runs.csv"), "utf8"));
    const [failed, done] = ["failed", "done"].map((status) => rows.find((row) => row[3] === status)!);
    const again = async (run: string) => (await verifyFolder(folder, options(failingModel, { run }))).rerun!.runs;
    expect(await again(failed[9].slice(0, 12))).toEqual([
      {
        point: failed[1],
        replication: 2,
        address: failed[9],
        same: true,
        failure: { step: null, process: null, agent: null, message: `Error: ${hostileMessage}` },
      },
    ]);
    expect(await again(done[9])).toMatchObject([{ same: true, failure: null }]);
    await expect(again("xyz")).rejects.toThrow("expected at least the first 4 hexadecimal digits");
    await expect(again("0".repeat(64))).rejects.toThrow("received that of 0");
  });

  it("makes runs of the real model again byte for byte", async () => {
    const file = "scenarios/minimal.yaml";
    const loaded = loadScenario(file, nodeFiles(file), { days: 60 });
    if (!("scenario" in loaded)) throw new Error("the scenario must load");
    const specifications = loaded.scenario.arms.map(({ id, specification }) => [id, specification] as const);
    await publishInto(folder, { model: runModel, specifications, replications: 1 });
    const { rerun, intact } = await verifyFolder(folder, options(runModel, { rerun: 2 }));
    expect(rerun!.runs.map(({ point, same }) => [point, same])).toEqual(specifications.map(([id]) => [id, true]));
    expect(intact).toBe(true);
  });

  it("chooses the same runs every time, and others under another seed", async () => {
    await publishInto(folder, { replications: 20 });
    const chosen = async (seed?: string) => (await verifyFolder(folder, options(fakeModel, { rerun: 5, seed }))).rerun!.runs;
    const first = await chosen();
    expect(first).toHaveLength(5);
    expect(await chosen()).toEqual(first);
    expect(await chosen("another")).not.toEqual(first);
  });

  it("finds runs that another engine makes otherwise, and says that the engine is another", async () => {
    await publishInto(folder);
    editManifest((manifest) => {
      manifest["engine"] = "0".repeat(64);
    });
    const other: Model = (specification, replication, how) => {
      const output = fakeModel(specification, replication, how);
      return { ...output, summary: output.summary.map((value) => value + 1e-9) };
    };
    const { rerun, engine, intact } = await verifyFolder(folder, options(other, { rerun: 3 }));
    expect(rerun!.runs.map(({ same }) => same)).toEqual([false, false, false]);
    expect(engine.same).toBe(false);
    expect(engine.made).toContain("code 000000000000");
    expect(intact).toBe(false);
  });

  it("makes nothing again from a list of runs that was changed", async () => {
    await publishInto(folder);
    appendFileSync(join(folder, "runs.csv"), "x,1\r\n");
    await expect(verifyFolder(folder, options(fakeModel, { rerun: 1 }))).rejects.toThrow("no run can be made again");
    const { records: found, intact } = await verifyFolder(folder, options(fakeModel));
    expect(found).toBeNull();
    expect(intact).toBe(false);
  });

  it("refuses a manifest that names files outside the folder, or is none", async () => {
    await publishInto(folder);
    for (const name of ["../secret.csv", "/etc/passwd", "charts/../../x.svg", "a/b/c.csv", "__proto__/x", "C:\\x"]) {
      editManifest((manifest) => {
        manifest["files"] = Object.fromEntries([[name, { sha256: "", bytes: 0 }]]);
      });
      await expect(verifyFolder(folder, options(fakeModel))).rejects.toThrow("expected names of files in the folder");
    }
    for (const text of ['{"__proto__":{"schema":"cosafe-study-results/1"}}', '{"schema":"other/1"}']) {
      writeFileSync(join(folder, "manifest.json"), text);
      await expect(verifyFolder(folder, options(fakeModel))).rejects.toThrow(
        "expected a manifest of cosafe, received one of something else",
      );
    }
    rmSync(join(folder, "manifest.json"));
    await expect(verifyFolder(folder, options(fakeModel))).rejects.toThrow("expected finished results");
  });

  it("tells a damaged manifest from that of something else", async () => {
    await publishInto(folder);
    const whole = readFileSync(join(folder, "manifest.json"), "utf8");
    for (const text of ["", "[]", "null", whole.slice(0, -20), `x${whole}`]) {
      writeFileSync(join(folder, "manifest.json"), text);
      const verified = verifyFolder(folder, options(fakeModel));
      await expect(verified).rejects.toThrow(DamagedManifest);
      await expect(verified).rejects.toThrow("received a damaged one");
    }
  });

  it("says which file or folder could not be read, and why", async () => {
    await publishInto(folder);
    const [first] = records();
    rmSync(join(folder, first));
    mkdirSync(join(folder, first));
    const isFolder = `${join(folder, first)}: expected a file, received a folder; remove it`;
    await expect(verifyFolder(folder, options())).rejects.toThrow(isFolder.slice(isFolder.indexOf("runs/")));
    expect(() => folderStatus(folder, { isAlive: () => false })).toThrow("expected a file, received a folder; remove it");
    symlinkSync("circle", join(folder, "circle"));
    for (const circle of [join(folder, "circle"), join(folder, "circle", "below")]) {
      await expect(verifyFolder(circle, options())).rejects.toThrow(`${circle}: its links lead round in a circle`);
      expect(() => folderStatus(circle, { isAlive: () => false })).toThrow(`${circle}: its links lead round in a circle`);
    }
  });

  it("survives prototype keys in the manifest", async () => {
    await publishInto(folder);
    const path = join(folder, "manifest.json");
    const text = readFileSync(path, "utf8").replace('"files": {', '"files": { "__proto__": { "sha256": "", "bytes": 0 },');
    writeFileSync(path, text);
    await expect(verifyFolder(folder, options(fakeModel))).rejects.toThrow('received "__proto__"');
  });
});

describe("status", () => {
  const alive = { isAlive: () => true };
  const dead = { isAlive: () => false };

  it("counts done and failed runs of a finished study, and says that there is nothing to do", async () => {
    await publishInto(folder, { model: failingModel });
    const status = folderStatus(folder, alive);
    expect(status).toMatchObject({
      study: "compare",
      scenario: "fake",
      state: "finished",
      requested: 9,
      done: 8,
      failed: 1,
      damaged: 0,
      missing: 0,
      underWay: 0,
      workers: [],
    });
    expect(status.next).toBe(
      "repeat cosafe compare fake.yaml --out x --retry-failed makes the failed runs again; runs.csv says why they failed",
    );
  });

  it("finds a study that was stopped, and how to go on", async () => {
    await publishInto(folder);
    rmSync(join(folder, "manifest.json"));
    rmSync(join(folder, "meta.json"));
    const status = folderStatus(folder, alive);
    expect(status).toMatchObject({ state: "stopped", requested: null, done: 9, missing: null });
    expect(status.next).toBe(
      `repeat the cosafe compare command that began it, with --out ${folder}; it continues with the runs that are missing`,
    );
  });

  it("counts missing and damaged records of a published study", async () => {
    await publishInto(folder);
    const [first, second] = records();
    rmSync(join(folder, first));
    flip(second);
    expect(folderStatus(folder, alive)).toMatchObject({ state: "stopped", done: 7, damaged: 1, missing: 1 });
  });

  it("tells of processes that work there, and not of dead ones", async () => {
    await publishInto(folder);
    rmSync(join(folder, "manifest.json"));
    const token = "0123456789abcdef";
    mkdirSync(join(folder, "leases"), { recursive: true });
    writeFileSync(
      join(folder, "leases", `session-${token}`),
      JSON.stringify({ host: (await import("node:os")).hostname(), pid: 4242, study: "x" }),
    );
    writeFileSync(join(folder, "leases", "a".repeat(64)), JSON.stringify({ token }));
    writeFileSync(join(folder, "leases", "b".repeat(64)), JSON.stringify({ token: "f".repeat(16) }));
    expect(folderStatus(folder, alive)).toMatchObject({ state: "running", underWay: 1, workers: [{ pid: 4242 }] });
    expect(folderStatus(folder, dead)).toMatchObject({ state: "stopped", underWay: 0, workers: [] });
  });

  it("refuses what is no results folder", async () => {
    expect(() => folderStatus(join(folder, "nothing"), alive)).toThrow("received nothing of that name");
    await expect(verifyFolder(join(folder, "nothing"), options())).rejects.toThrow("expected a folder, received nothing of that name");
    expect(() => folderStatus(folder, alive)).toThrow("expected results of cosafe, received none (no study.json)");
  });
});
