import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cosafe, newFolder, removeFolder } from "./tinyScenario.ts";
import { publishTinyStudy } from "./tinyStudy.ts";

const cwd = newFolder();
beforeAll(async () => {
  await publishTinyStudy(cwd);
  expect(cosafe(cwd, ["run", "tiny.yaml", "--out", "ran", "--no-charts", "--quiet"]).code).toBe(0);
}, 60_000);
afterAll(() => removeFolder(cwd));

describe("cosafe query", () => {
  it("answers from a comparison and from a run alike", () => {
    const sql = `select arm, count(*) as n from summary where indicator = 'true-incidents' and "group" = 'all' group by arm order by arm`;
    expect(cosafe(cwd, ["query", "study", sql])).toMatchObject({
      code: 0,
      out: "arm         n\nbaseline    2\nmore-talks  2\ntalks       2\n",
    });
    expect(cosafe(cwd, ["query", "ran", sql, "--csv"]).out).toBe("arm,n\r\nbaseline,3\r\nmore-talks,3\r\ntalks,3\r\n");
    expect(JSON.parse(cosafe(cwd, ["query", "ran", sql, "--json"]).out)).toEqual(
      ["baseline", "more-talks", "talks"].map((arm) => ({ arm, n: 3 })),
    );
  });

  it("gives the numbers of the CSV files exactly", () => {
    const [, first] = readFileSync(join(cwd, "ran", "summary.csv"), "utf8").split("\r\n");
    expect(cosafe(cwd, ["query", "ran", "select * from summary limit 1", "--csv"]).out.split("\r\n")[1]).toBe(first);
  });

  it("says what is wrong with a question, with exit code 2, and reads nothing but the folder", () => {
    const unknown = cosafe(cwd, ["query", "study", "select valeu from summary"]);
    expect(unknown).toMatchObject({ code: 2, out: "" });
    expect(unknown.err).toMatch(/^cosafe: query: unknown column "valeu"; did you mean "value"\?\ntables and their columns:\n {2}runs: /);
    const elsewhere = cosafe(cwd, ["query", "study", "select address from summary"]);
    expect(elsewhere.err).toMatch(/^cosafe: query: unknown column "address"; it is a column of runs\n/);
    const outside = cosafe(cwd, ["query", "study", "select * from read_csv('/etc/passwd')"]);
    expect(outside).toMatchObject({ code: 2, out: "", err: expect.stringContaining("received another file, which is not read") });
    expect(cosafe(cwd, ["query", "study", "copy runs to 'stolen.csv'"]).code).toBe(2);
    expect(existsSync(join(cwd, "stolen.csv"))).toBe(false);
    expect(cosafe(cwd, ["query", "study", "select 1", "--csv", "--json"])).toMatchObject({ code: 2 });
  });

  it("gives up a question that takes too long, and says so", () => {
    const endless = "with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t";
    const streamed = "with recursive t(n) as (select 1 union all select n + 1 from t) select * from t";
    for (const sql of [endless, streamed, "select count(*) from range(1000000000) a, range(1000000000) b"]) {
      expect(cosafe(cwd, ["query", "study", sql, "--csv", "--seconds", "1"])).toMatchObject({
        code: 2,
        // A recursion may fill the memory before the second is over.
        err: expect.stringMatching(
          /^cosafe: query: expected an? (answer within 1 second, received none that was whole by then; ask for less, or give --seconds 10|question that 1 GB of memory can answer, received a larger one; ask for fewer rows, or group them)\n$/,
        ),
      });
    }
    expect(cosafe(cwd, ["query", "study", "select 1", "--seconds", "0"]).err).toContain("--seconds: expected a whole number of at least 1");
  });
});
