import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openResults, refusal, type StoreHost } from "../../src/study/resultStore.ts";

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "cosafe-store-"));
  folder = join(root, "output", "case");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const host: StoreHost = { pid: 41, isAlive: (pid) => pid === 43 };
const open = (settings: unknown, force = false) => openResults(folder, { settings, force, host });

/** Writes results with the given settings and files. */
function writeResults(settings: unknown, names: readonly string[], force = false): void {
  const writer = open(settings, force);
  for (const name of names) writer.write(name, `${name}: ${JSON.stringify(settings)}`);
  writer.publish((files) => JSON.stringify({ schema: "cosafe-results/1", settings, files }));
}

describe("the result store", () => {
  it("shows nothing until the manifest is written, which holds the hash of every other file", () => {
    const writer = open({ seed: "1" });
    const sink = writer.open("series.csv");
    for (let i = 0; i < 50_000; i++) sink.write(`值 ${i}\r\n`);
    expect(readdirSync(folder).filter((name) => !name.startsWith("."))).toEqual([]);
    writer.publish((files) => JSON.stringify({ schema: "cosafe-results/1", settings: { seed: "1" }, files }));
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    const bytes = readFileSync(join(folder, "series.csv"));
    expect(manifest.files["series.csv"]).toEqual({ sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length });
    expect(readdirSync(folder).sort()).toEqual(["manifest.json", "series.csv"]);
  });

  it("rewrites results of the same settings and removes files that are no longer written", () => {
    writeResults({ seed: "1" }, ["a.csv", "charts/old.svg"]);
    writeResults({ seed: "1" }, ["a.csv", "b.csv"]);
    expect(readdirSync(folder).sort()).toEqual(["a.csv", "b.csv", "manifest.json"]);
  });

  it("refuses to replace results of other settings and says what differs, unless forced", () => {
    writeResults({ seed: "1", days: 30, deep: { list: [1, 2] } }, ["a.csv"]);
    expect(() => open({ seed: "2", days: 30, deep: { list: [1, 3] } })).toThrow(
      /seed: "1" there, "2" now\n.*deep\.list\[1\]: 2 there, 3 now/,
    );
    expect(readFileSync(join(folder, "a.csv"), "utf8")).toContain('"seed":"1"');
    writeResults({ seed: "2" }, ["a.csv"], true);
    expect(readFileSync(join(folder, "a.csv"), "utf8")).toContain('"seed":"2"');
  });

  it("leaves a folder alone that is not its own, forced or not, and a file where a folder should be", () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "thesis.doc"), "years of work");
    for (const force of [false, true]) expect(() => open({}, force)).toThrow(/thesis\.doc.*another --out/);
    writeFileSync(join(folder, "manifest.json"), '{"name": "a web app"}');
    for (const force of [false, true]) expect(() => open({}, force)).toThrow(/not written by cosafe/);
    expect(refusal(join(folder, "thesis.doc"), { settings: {}, force: true })).toMatch(/expected a folder, received a file/);
    expect(readdirSync(folder).sort()).toEqual(["manifest.json", "thesis.doc"]);
  });

  it("keeps a user's own files in a results folder", () => {
    writeResults({ seed: "1" }, ["a.csv"]);
    writeFileSync(join(folder, "notes.txt"), "mine");
    writeResults({ seed: "2" }, ["b.csv"], true);
    expect(readdirSync(folder).sort()).toEqual(["b.csv", "manifest.json", "notes.txt"]);
  });

  it("never removes anything outside the folder, whatever an old manifest says", () => {
    writeFileSync(join(root, "precious.csv"), "keep");
    mkdirSync(folder, { recursive: true });
    const files = { "../../precious.csv": {}, "/etc/x.csv": {}, "charts/../../../precious.csv": {} };
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ schema: "cosafe-results/1", settings: {}, files }));
    writeResults({}, ["a.csv"]);
    expect(readFileSync(join(root, "precious.csv"), "utf8")).toBe("keep");
  });

  it("leaves no trace when discarded, not even the folders it made, and keeps earlier results whole", () => {
    const writer = open({ seed: "1" });
    writer.open("a.csv").write("half");
    writer.discard();
    expect(existsSync(join(root, "output"))).toBe(false);
    writeResults({ seed: "1" }, ["a.csv"]);
    const second = open({ seed: "1" });
    second.open("a.csv").write("half");
    second.discard();
    expect(readdirSync(folder).sort()).toEqual(["a.csv", "manifest.json"]);
  });

  it("cleans away what a killed run left, in whatever state it was killed", () => {
    mkdirSync(join(folder, ".cosafe-partial-42"), { recursive: true });
    writeFileSync(join(folder, ".cosafe-partial-42", "series.csv"), "half");
    writeFileSync(join(folder, "summary.csv"), "moved already");
    writeResults({ seed: "1" }, ["series.csv", "summary.csv"]);
    expect(readdirSync(folder).sort()).toEqual(["manifest.json", "series.csv", "summary.csv"]);
  });

  it("still refuses results of other settings, and a stranger's files, after a run was killed there", () => {
    writeResults({ seed: "1" }, ["summary.csv"]);
    mkdirSync(join(folder, ".cosafe-partial-42"));
    expect(() => writeResults({ seed: "2" }, ["summary.csv"])).toThrow(/results of other settings/);
    rmSync(join(folder, "manifest.json"));
    writeFileSync(join(folder, "thesis.doc"), "mine");
    expect(() => writeResults({ seed: "1" }, ["summary.csv"])).toThrow(/received other files/);
  });

  it("refuses a folder that another running process is writing to", () => {
    mkdirSync(join(folder, ".cosafe-partial-43"), { recursive: true });
    expect(() => open({}, true)).toThrow(/process 43/);
  });

  it("writes only plain file names", () => {
    const writer = open({});
    for (const name of ["../a.csv", "/a.csv", ".a.csv", "charts/../a.svg", "a.exe", "charts/ /a.svg"]) {
      expect(() => writer.write(name, "")).toThrow(/plain file name/);
    }
    writer.discard();
  });
});
