import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resultFiles } from "../../src/report/codebook.ts";
import { csvNumber, csvText } from "../../src/report/csv.ts";
import { runIntoFolder } from "../../src/report/resultsFolder.ts";
import { inProcessExecutor } from "../../src/study/executor.ts";
import { StoreError } from "../../src/study/folderFiles.ts";
import { runMeta } from "../../src/study/hostFacts.ts";
import { fakeModel, fakeScenario } from "./fakeModel.ts";
import { parseCsv } from "./strictCsv.ts";

let root: string;
let folder: string;

const write = (target: string, recordHazards: boolean) =>
  runIntoFolder(
    fakeScenario(),
    { executor: inProcessExecutor(fakeModel), recordHazards },
    {
      folder: target,
      version: "0.0.0",
      force: false,
      charts: false,
      png: false,
      warnings: ["fake.yaml:1:1: doubtful"],
      host: { pid: 1, isAlive: () => false },
      meta: () => runMeta({ started: new Date(), command: "cosafe", jobs: 1, node: "v20", v8: "11" }),
    },
  );

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "cosafe-files-"));
  folder = join(root, "fake");
  await write(folder, true);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const read = (name: string) => readFileSync(join(folder, name), "utf8");

it("what the disk refuses is said as for a study folder", async () => {
  const file = join(root, "a-file");
  writeFileSync(file, "");
  for (const target of [file, join(file, "below"), join(file, "below", "that")])
    await expect(write(target, false)).rejects.toThrow(
      new StoreError(`results folder ${target}: expected a folder, received a file; choose another --out`),
    );
});

describe("the files of a results folder", () => {
  it("are those of the codebook, hazards.csv only with --events", async () => {
    const names = Object.values(resultFiles).map(({ name }) => name as string);
    expect(readdirSync(folder).sort()).toEqual([...names, "manifest.json"].sort());
    await write(join(root, "without"), false);
    expect(readdirSync(join(root, "without"))).not.toContain("hazards.csv");
  });

  it("parse strictly, with the columns that the codebook declares", () => {
    for (const file of Object.values(resultFiles)) {
      const [head, ...rows] = parseCsv(read(file.name));
      expect(head).toEqual(file.columns.map(({ name }) => name));
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it("explain every column and every indicator of summary and series", () => {
    const explained = new Set(parseCsv(read("codebook.csv")).map(([, name]) => name));
    for (const file of Object.values(resultFiles)) for (const { name } of file.columns) expect(explained).toContain(name);
    expect(explained).toContain("cost-per-incident-averted");
  });

  it("leave text harmless in a spreadsheet and numbers exact", () => {
    const [, ...ledger] = parseCsv(read("ledger.csv"));
    expect(ledger[0].slice(5)).toEqual(["'=wages", "-12.5"]);
    const [, , second] = parseCsv(read("hazards.csv"));
    expect(second[8]).toBe(`'@fire, "big"`);
    expect(Number(second[9])).toBe(1 / 3);
    expect(second.slice(15, 17)).toEqual(["office", "2"]);
  });

  it("leave cells empty where nothing happened", () => {
    const [, first] = parseCsv(read("hazards.csv"));
    expect(first[12]).toBe("");
  });

  it("hold the runs in the order of arms, replications and days", () => {
    const [, ...rows] = parseCsv(read("series.csv"));
    const order = rows.map(([arm, replication, day]) => `${["baseline", "one", "two"].indexOf(arm)} ${replication} ${day.padStart(5)}`);
    expect(order).toEqual([...order].sort());
  });

  it("have a manifest with settings, hashes, scheme and warnings, and everything that may differ between executions under meta", () => {
    const { meta, ...manifest } = JSON.parse(read("manifest.json"));
    expect(Object.keys(meta)).toContain("startedAt");
    expect(manifest).toMatchObject({
      schema: "cosafe-results/2",
      seed: "1",
      arms: ["baseline", "one", "two"],
      replications: 4,
      runs: { requested: 12, used: 12, failed: 0 },
      warnings: ["fake.yaml:1:1: doubtful", "the office has nobody (in 3 of 12 runs)"],
    });
    expect(Object.keys(manifest.files)).not.toContain("manifest.json");
    expect(manifest.settings.scenario.arms[1]).toEqual({ id: "one", label: "one", changes: { interventions: [{ id: "intervention-0" }] } });
    expect(JSON.stringify(manifest)).not.toContain(root);
  });
});

describe("a CSV cell", () => {
  it.each([
    ["plain", "plain"],
    ['say "hi"', '"say ""hi"""'],
    ["a,b", '"a,b"'],
    ["two\nlines", '"two\nlines"'],
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@x", "'@x"],
    ["\tx", "'\tx"],
    ["社区", "社区"],
    ["", ""],
  ])("of the text %j is %j", (text, expected) => {
    expect(csvText(text)).toBe(expected);
  });

  it("of a number is its shortest exact form", () => {
    for (const value of [0.1, 1 / 3, -2.5, 1e21, 5e-324, 123456789.123]) expect(Number(csvNumber(value))).toBe(value);
    expect(csvNumber(-0)).toBe("0");
    expect(csvNumber(Number.NaN)).toBe("");
  });
});
