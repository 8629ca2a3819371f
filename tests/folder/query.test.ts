import { readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queryFolder } from "../../src/folder/queryFolder.ts";
import { type AnswerFormat, answerWriter } from "../../src/folder/queryText.ts";
import { failingModel, publishInto, removeFolder, temporaryFolder } from "./aStudy.ts";
import { parseCsv } from "./strictCsv.ts";

const folder = temporaryFolder();
beforeAll(async () => void (await publishInto(folder, { model: failingModel })));
afterAll(() => removeFolder(folder));

async function ask(sql: string, format: AnswerFormat = "json", where = folder): Promise<string> {
  const pieces: string[] = [];
  const writer = answerWriter(format, (piece) => void pieces.push(piece));
  await queryFolder(where, sql, writer);
  writer.end();
  return pieces.join("");
}

async function rows(sql: string): Promise<unknown> {
  return JSON.parse(await ask(sql));
}

describe("a question in SQL", () => {
  it("is answered from the runs, summary, series and analysis tables of a folder", async () => {
    const sql = `SELECT arm, avg(value) AS mean, count(*) AS n FROM summary WHERE indicator = 'true-incidents' AND "group" = 'all' GROUP BY arm ORDER BY arm`;
    expect(await rows(sql)).toEqual([
      { arm: "baseline", mean: 106, n: 3 },
      { arm: "one", mean: (92 + 96 + 98) / 3, n: 3 },
      { arm: "two", mean: (81 + 87) / 2, n: 2 },
    ]);
    expect(await rows("SELECT count(*) AS n FROM series")).toEqual([{ n: 40 }]);
    expect(await rows("SELECT status, count(*) AS n FROM runs GROUP BY status ORDER BY 1")).toEqual([
      { status: "done", n: 8 },
      { status: "failed", n: 1 },
    ]);
    expect(await rows("FROM effects")).toEqual([
      { arm: "one", label: "=1+1, a formula", difference: -10.5 },
      { arm: "two", label: "'quoted'", difference: null },
    ]);
  });

  it("gives the same sum every time", async () => {
    const sql = "SELECT sum(value * 0.1) AS s, stddev(value) AS d FROM summary";
    expect(await ask(sql)).toBe(await ask(sql));
  });

  it("is answered as an aligned table, as JSON and as CSV that no spreadsheet takes for a formula", async () => {
    expect(await ask("SELECT arm, difference FROM effects", "table")).toBe("arm  difference\none       -10.5\ntwo\n");
    expect(await ask("SELECT arm, difference FROM effects WHERE false", "table")).toBe("arm  difference\nno rows\n");
    expect(parseCsv(await ask("SELECT label, difference FROM effects", "csv"))).toEqual([
      ["label", "difference"],
      ["'=1+1, a formula", "-10.5"],
      ["'quoted'", ""],
    ]);
    expect(await ask("SELECT 1 AS a, 2 AS a, 'x' AS __proto__")).toBe('[\n{"a":1,"a:1":2,"__proto__":"x"}\n]\n');
  });

  it("keeps control characters of a message from the terminal and cuts a huge cell there, not in CSV", async () => {
    const table = await ask("SELECT message FROM runs WHERE status = 'failed'", "table");
    expect(table).not.toMatch(/[^\P{Cc}\n]/u);
    expect((await ask("SELECT repeat('x', 100000) AS x", "table")).length).toBeLessThan(200);
    expect((await ask("SELECT repeat('x', 100000) AS x", "csv")).length).toBeGreaterThan(100_000);
  });

  it("counts the rows that a table leaves out", async () => {
    expect(await ask("SELECT range AS n FROM range(5000)", "table")).toMatch(
      /\n199\n… and 4800 more rows; --csv or --json gives them all\n$/,
    );
    expect(JSON.parse(await ask("SELECT range AS n FROM range(5000)"))).toHaveLength(5000);
  });

  it("gives whole numbers beyond 2^53, dates, lists and endless numbers as JSON can say them", async () => {
    const sql =
      "SELECT 9007199254740993 AS big, 3::HUGEINT AS huge, 1.50 AS decimal, DATE '2020-01-02' AS day, [1, 2] AS list, 1/0 AS endless";
    expect(await rows(sql)).toEqual([
      { big: "9007199254740993", huge: 3, decimal: 1.5, day: "2020-01-02", list: [1, 2], endless: "Infinity" },
    ]);
  });
});

describe("a question that is refused", () => {
  const other = [
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM '/etc/passwd.csv'",
    "SELECT * FROM glob('/*')",
    "SELECT * FROM read_parquet('https://example.org/x.parquet')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
  ];
  for (const sql of other) {
    it(`reads no other file: ${sql}`, async () => {
      await expect(ask(sql)).rejects.toThrow(/received another file, which is not read|does not exist|unknown table/);
    });
  }

  const changing = [
    "COPY runs TO 'x.csv'",
    "ATTACH 'x.db' AS x",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET threads=4",
    "CREATE TABLE x AS SELECT 1",
    "DROP VIEW runs",
    "EXPORT DATABASE 'x'",
    "CALL pragma_version()",
    "EXPLAIN ANALYZE SELECT 1",
    "PRAGMA enable_profiling",
    "DELETE FROM runs",
    "INSERT INTO runs VALUES (1)",
  ];
  for (const sql of changing) {
    it(`changes nothing: ${sql}`, async () => {
      const before = readdirSync(folder);
      await expect(ask(sql)).rejects.toThrow(/^query: (?:expected (?:a SELECT|only the tables)|runs is not an table|Can only delete)/);
      expect(readdirSync(folder)).toEqual(before);
    });
  }

  it("is one question, not two and not none", async () => {
    await expect(ask("SELECT 1; SELECT 2")).rejects.toThrow("query: expected one SELECT, received 2 statements");
    await expect(ask("SELECT 1; DROP VIEW runs")).rejects.toThrow("expected one SELECT, received 2 statements");
    for (const empty of ["", " ", ";", "-- nothing"]) {
      await expect(ask(empty)).rejects.toThrow("query: expected one SELECT, received nothing");
    }
    await expect(ask("SELECT ?")).rejects.toThrow("expected plain values, received placeholders");
  });

  it("is answered with the nearest name and all tables and columns where a name is unknown", async () => {
    await expect(ask("SELECT * FROM sumary")).rejects.toThrow(
      /^query: unknown table "sumary"; did you mean "summary"\?\ntables and their columns:\n {2}runs: arm, point, .*\n {2}summary: arm, point, replication, indicator, group, value, unit\n/,
    );
    await expect(ask("SELECT valu FROM summary")).rejects.toThrow('query: unknown column "valu"; did you mean "value"?');
    await expect(ask("SELECT o.valu FROM summary o")).rejects.toThrow('query: unknown column "valu"; did you mean "value"?');
  });

  it("is answered with a sentence where its grammar is wrong, and with a hint about the column group", async () => {
    await expect(ask("SELEC 1")).rejects.toThrow('query: syntax error at or near "SELEC" (line 1: SELEC 1)');
    await expect(ask("SELECT value FROM summary WHERE group = 'all'")).rejects.toThrow(
      'the column group is written "group", in double quotes',
    );
  });

  it("is answered with a sentence where a CSV file was changed, or where memory does not suffice", async () => {
    const damaged = temporaryFolder();
    try {
      await publishInto(damaged);
      const path = join(damaged, "effects.csv");
      const text = readFileSync(path, "utf8");
      for (const line of ["one,two\r\n", "one,two,three\r\n", `one,${"x".repeat(17 << 20)},1\r\n`, '"one']) {
        writeFileSync(path, text + line);
        await expect(ask("SELECT * FROM effects", "json", damaged)).rejects.toThrow(/^query: expected CSV files as cosafe writes them/);
      }
      await expect(ask("SELECT range AS n, repeat('x', 2000) AS x FROM range(2000000) ORDER BY x, n DESC")).rejects.toThrow(
        "query: expected a question that 1 GB of memory can answer",
      );
    } finally {
      removeFolder(damaged);
    }
  });

  it("needs a finished folder whose files are there and no links", async () => {
    const damaged = temporaryFolder();
    try {
      await expect(ask("SELECT 1", "json", join(damaged, "none"))).rejects.toThrow("received nothing of that name");
      await expect(ask("SELECT 1", "json", damaged)).rejects.toThrow("expected finished results, received no manifest.json");
      await publishInto(damaged);
      symlinkSync("circle", join(damaged, "circle"));
      await expect(ask("SELECT 1", "json", join(damaged, "circle"))).rejects.toThrow("its links lead round in a circle");
      renameSync(join(damaged, "runs.parquet"), join(damaged, "moved.parquet"));
      symlinkSync("/etc/passwd", join(damaged, "runs.parquet"));
      await expect(ask("SELECT * FROM runs", "json", damaged)).rejects.toThrow("expected runs.parquet, received no such file");
      rmSync(join(damaged, "runs.parquet"));
      const manifest = JSON.parse(readFileSync(join(damaged, "manifest.json"), "utf8"));
      manifest.tables[0].file = "../../etc/passwd";
      writeFileSync(join(damaged, "manifest.json"), JSON.stringify(manifest));
      await expect(ask("SELECT 1", "json", damaged)).rejects.toThrow("expected names of files in the folder");
    } finally {
      removeFolder(damaged);
    }
  });
});
