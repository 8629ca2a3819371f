import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runAndPublish } from "../../src/folder/runStudy.ts";
import { runTables } from "../../src/folder/studyTables.ts";
import { StoreError } from "../../src/host/folderFiles.ts";
import { runMeta } from "../../src/host/hostFacts.ts";
import { runArms } from "../../src/methods/run/runArms.ts";
import { recordTables } from "../../src/runs/columns.ts";
import { inProcessExecutor } from "../../src/runs/executor.ts";
import { allOfRun } from "../../src/runs/record.ts";
import type { Problem } from "../../src/scenario/types.ts";
import { codebookFile } from "../../src/tables/codebook.ts";
import { csvNumber, csvText } from "../../src/tables/csv.ts";
import { fakeModel, fakeScenario } from "../runs/fakeModel.ts";
import { parseCsv } from "./strictCsv.ts";

let root: string;
let folder: string;

const doubt: Problem = {
  ...{ severity: "warning", location: { file: "fake.yaml", line: 1, column: 1 }, path: "", what: "doubtful" },
  ...{ expected: null, received: null, remedy: null },
};

const write = (target: string, hazards: boolean) =>
  runAndPublish(
    {
      ...{ study: "run", scenario: { ...fakeScenario(), warnings: [doubt] }, folder: "fake", settings: {}, outcomes: [] },
      record: hazards ? { ...allOfRun, tables: recordTables } : allOfRun,
      analyse: (workbench) => runArms(workbench, { scenario: fakeScenario(), replications: [1, 2, 3, 4] }),
    },
    {
      ...{ folder: target, command: "cosafe", charts: false, png: false },
      host: { pid: process.pid, isAlive: () => false },
      executor: inProcessExecutor(fakeModel),
      meta: () => runMeta({ started: new Date(), command: "cosafe", jobs: 1, node: "v20", v8: "11" }),
    },
    () => {},
  );

const files = [...Object.values(runTables), codebookFile];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "cosafe-files-"));
  folder = join(root, "fake");
  await write(folder, true);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const read = (name: string) => readFileSync(join(folder, name), "utf8");

it("what the disk refuses is said", async () => {
  const file = join(root, "a-file");
  writeFileSync(file, "");
  for (const target of [file, join(file, "below"), join(file, "below", "that")])
    await expect(write(target, false)).rejects.toThrow(
      new StoreError(`results folder ${target}: expected a folder, received a file; choose another --out`),
    );
});

describe("the files of a results folder", () => {
  it("are the tables of runs, hazards.csv only with --events, as CSV and Parquet, and what was found", async () => {
    const tables = Object.values(runTables).flatMap(({ name }) => [name, name.replace(/csv$/, "parquet")]);
    const found = ["codebook.csv", "cost-effectiveness.csv", "effects.csv", "results.json", "shortfalls.csv", "specifications.jsonl"];
    const machinery = ["keys", "leases", "manifest.json", "meta.json", "plan.json", "runs", "study.json"];
    expect(readdirSync(folder).sort()).toEqual([...tables, ...found, ...machinery].sort());
    await write(join(root, "without"), false);
    expect(readdirSync(join(root, "without"))).not.toContain("hazards.csv");
  });

  it("parse strictly, with the columns that the codebook declares, every row beginning with arm, point and replication", () => {
    for (const file of files) {
      const [head, ...rows] = parseCsv(read(file.name));
      expect(head).toEqual(file.columns.map(({ name }) => name));
      expect(rows.length).toBeGreaterThan(0);
    }
    for (const { columns } of Object.values(runTables)) {
      expect(columns.slice(0, 3).map(({ name }) => name)).toEqual(["arm", "point", "replication"]);
    }
  });

  it("explain every column and every indicator of summary and series", () => {
    const explained = new Set(parseCsv(read("codebook.csv")).map(([, name]) => name));
    for (const file of files) for (const { name } of file.columns) expect(explained).toContain(name);
    expect(explained).toContain("cost_per_unit");
    expect(explained).toContain("sense-of-security.mean");
  });

  it("leave text harmless in a spreadsheet and numbers exact", () => {
    const [, ...ledger] = parseCsv(read("ledger.csv"));
    expect(ledger[0].slice(6)).toEqual(["'=wages", "-12.5"]);
    const [, , second] = parseCsv(read("hazards.csv"));
    expect(second[9]).toBe(`'@fire, "big"`);
    expect(Number(second[10])).toBe(1 / 3);
    expect(second.slice(16, 18)).toEqual(["office", "2"]);
  });

  it("leave cells empty where nothing happened", () => {
    const [, first] = parseCsv(read("hazards.csv"));
    expect(first[13]).toBe("");
  });

  it("hold the runs in the order of arms, replications and days", () => {
    const [, ...rows] = parseCsv(read("series.csv"));
    const order = rows.map(([arm, , replication, day]) => `${["baseline", "one", "two"].indexOf(arm)} ${replication} ${day.padStart(5)}`);
    expect(order).toEqual([...order].sort());
  });

  it("have a manifest with settings, hashes, scheme and warnings, and nothing that differs between executions", () => {
    const manifest = JSON.parse(read("manifest.json"));
    expect(manifest).toMatchObject({
      ...{ schema: "cosafe-results/3", study: "run", runs: { requested: 12, used: 12, done: 12, failed: 0 } },
      warnings: ["fake.yaml:1:1: warning: doubtful", "the office has nobody (in 3 of 12 runs)"],
      settings: { seed: "1", days: 90 },
    });
    expect(Object.keys(manifest.settings.arms)).toEqual(["baseline", "one", "two"]);
    expect(Object.keys(manifest.files)).not.toContain("meta.json");
    expect(JSON.stringify(manifest)).not.toContain(root);
    expect(Object.keys(JSON.parse(read("meta.json")))).toContain("startedAt");
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
