import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { withDatabase } from "../../src/folder/database.ts";
import { summaryOnly } from "../../src/runs/record.ts";
import { contents } from "../runs/studyModel.ts";
import { failingModel, hostileMessage, publishInto, removeFolder, temporaryFolder } from "./aStudy.ts";
import { parseCsv } from "./strictCsv.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) removeFolder(folder);
});

function newFolder(): string {
  folders.push(temporaryFolder());
  return folders.at(-1)!;
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

async function rowsOf(sql: string): Promise<unknown[][]> {
  return withDatabase(async (connection) => (await connection.runAndReadAll(sql)).getRowsJS());
}

describe("a published study", () => {
  it("holds runs, summary and series as CSV and Parquet, the analysis, its codebook, the specifications and a manifest", async () => {
    const folder = newFolder();
    const names = await publishInto(folder);
    expect(names).toEqual([
      "charts/forest.svg",
      "codebook.csv",
      "effects.csv",
      "meta.json",
      "results.json",
      "runs.csv",
      "runs.parquet",
      "series.csv",
      "series.parquet",
      "specifications.jsonl",
      "summary.csv",
      "summary.parquet",
    ]);
    expect(parseCsv(read(folder, "summary.csv")).slice(0, 3)).toEqual([
      ["arm", "point", "replication", "indicator", "group", "value", "unit"],
      ["baseline", "baseline", "1", "true-incidents", "all", "103", "incidents"],
      ["baseline", "baseline", "1", "cost", "all", "5000", "yuan"],
    ]);
    expect(parseCsv(read(folder, "series.csv"))[1]).toEqual(["baseline", "baseline", "1", "30", "true-incidents", "all", "100"]);
    expect(read(folder, "specifications.jsonl").trimEnd().split("\n")).toHaveLength(3);
  });

  it("has the hash of every file but meta.json in its manifest, and nothing there that depends on time or machine", async () => {
    const [one, two] = [newFolder(), newFolder()];
    await publishInto(one);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await publishInto(two);
    const manifest = JSON.parse(read(one, "manifest.json"));
    for (const [name, { sha256, bytes }] of Object.entries<{ sha256: string; bytes: number }>(manifest.files)) {
      expect(
        createHash("sha256")
          .update(readFileSync(join(one, name)))
          .digest("hex"),
      ).toBe(sha256);
      expect(statSync(join(one, name)).size).toBe(bytes);
    }
    expect(Object.keys(manifest.files)).not.toContain("meta.json");
    expect(read(one, "manifest.json")).toBe(read(two, "manifest.json"));
    for (const name of Object.keys(manifest.files)) expect(readFileSync(join(one, name)).equals(readFileSync(join(two, name)))).toBe(true);
    expect(read(one, "meta.json")).not.toBe(read(two, "meta.json"));
    expect(manifest).toMatchObject({ schema: "cosafe-results/3", study: "compare", runs: { requested: 9, done: 9, failed: 0 } });
  });

  it("has the same rows, types and order in Parquet as in CSV", async () => {
    const folder = newFolder();
    await publishInto(folder, { model: failingModel });
    const described = await rowsOf(`DESCRIBE SELECT * FROM read_parquet('${join(folder, "summary.parquet")}')`);
    expect(described.map(([name, type]) => [name, type])).toEqual([
      ["arm", "VARCHAR"],
      ["point", "VARCHAR"],
      ["replication", "INTEGER"],
      ["indicator", "VARCHAR"],
      ["group", "VARCHAR"],
      ["value", "DOUBLE"],
      ["unit", "VARCHAR"],
    ]);
    for (const name of ["summary", "series", "runs"]) {
      const parquet = await rowsOf(`SELECT * FROM read_parquet('${join(folder, `${name}.parquet`)}')`);
      const csv = parseCsv(read(folder, `${name}.csv`)).slice(1);
      const text = parquet.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
      expect(text).toEqual(csv.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, ""))));
    }
  });

  it("lists a failed run with why and how to see it again, its message whole and harmless in a spreadsheet", async () => {
    const folder = newFolder();
    await publishInto(folder, { model: failingModel });
    const [header, ...rows] = parseCsv(read(folder, "runs.csv"));
    const failed = Object.fromEntries(header.map((name, i) => [name, rows.find((row) => row[3] === "failed")![i]]));
    expect(failed).toMatchObject({ point: "two", replication: "2", replay: "npx cosafe run fake.yaml --arms two --only 2" });
    expect(failed["message"]).toBe(`Error: ${hostileMessage}`);
    expect(failed["record"]).toMatch(/^[0-9a-f]{64}$/);
    const [[message]] = await rowsOf(`SELECT message FROM read_parquet('${join(folder, "runs.parquet")}') WHERE status = 'failed'`);
    expect(message).toBe(`Error: ${hostileMessage}`);
    expect(parseCsv(read(folder, "summary.csv")).filter((row) => row[0] === "two" && row[2] === "2")).toEqual([]);
    expect(JSON.parse(read(folder, "manifest.json")).runs).toMatchObject({ done: 8, failed: 1 });
  });

  it("cuts a message of any length to 2,000 characters", async () => {
    const folder = newFolder();
    const model = () => {
      throw new Error("x".repeat(3_000_000));
    };
    await publishInto(folder, { model, replications: 1 });
    const [, ...rows] = parseCsv(read(folder, "runs.csv"));
    expect(rows.map((row) => row[7].length)).toEqual([2000, 2000, 2000]);
    expect(rows[0][7].endsWith("x…")).toBe(true);
    expect(parseCsv(read(folder, "summary.csv"))).toHaveLength(1);
    expect(await rowsOf(`SELECT count(*)::INTEGER FROM read_parquet('${join(folder, "summary.parquet")}')`)).toEqual([[0]]);
  });

  it.each(["keys", "runs"])("stands on runs that are there, though some were deleted after its tables were written: %s", async (gone) => {
    const [folder, whole] = [newFolder(), newFolder()];
    await publishInto(whole);
    const meta = () => {
      rmSync(join(folder, gone), { recursive: true });
      return {};
    };
    await publishInto(folder, { content: { meta } });
    expect(contents(folder)).toEqual(contents(whole));
  });

  it("keeps only the outcomes that are asked for", async () => {
    const folder = newFolder();
    await publishInto(folder, { content: { keepOutcome: ({ indicator }) => indicator === "cost" } });
    const [, ...rows] = parseCsv(read(folder, "summary.csv"));
    expect(new Set(rows.map((row) => row[3]))).toEqual(new Set(["cost"]));
    expect(rows).toHaveLength(9);
  });

  it("writes no series where none are kept", async () => {
    const folder = newFolder();
    const names = await publishInto(folder, { content: { record: summaryOnly } });
    expect(names.filter((name) => name.startsWith("series"))).toEqual([]);
    expect(read(folder, "codebook.csv")).not.toContain("series.csv");
  });

  it("refuses numbers that are not finite, and publishes nothing then", async () => {
    const folder = newFolder();
    const table = {
      name: "bad",
      definition: "",
      columns: [{ name: "x", type: "number" as const, unit: "", definition: "" }],
      rows: [[Number.NaN]],
    };
    await expect(publishInto(folder, { content: { tables: [table] } })).rejects.toThrow(
      "table bad, column x: expected a finite number, received NaN",
    );
    expect(existsSync(join(folder, "manifest.json"))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
  });
});
