/** A run killed while it stores runs, writes tables and publishes: a part of `npm run kills`, whose table stands in docs/kills.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { killAt, momentsOf, phases, spreadMoments } from "../../bench/killMoments.ts";
import { newFolder, removeFolder, tinyScenario } from "./tinyScenario.ts";

const cwd = newFolder();
writeFileSync(join(cwd, "tiny.yaml"), tinyScenario.replace("residents: 400, households: 160", "residents: 100, households: 40"));
afterAll(() => removeFolder(cwd));

describe("a run that is killed", () => {
  it("is not said to run, loses nothing, and ends in the files of an unbroken one when it is given again", async () => {
    const words = ["run", "tiny.yaml", "--arms", "talks", "--replications", "2", "--days", "30", "--jobs", "1", "--no-charts", "--quiet"];
    const moments = await momentsOf({ cwd, words }, "whole");
    const chosen = spreadMoments(moments, { runs: 1, tables: 1, charts: 1, publishing: 2 });
    expect(chosen.map((at) => moments[at])).toEqual(["runs", "tables", "publishing", "publishing"]);
    for (const at of chosen) {
      expect(await killAt({ cwd, words }, at, { out: `killed-${at}`, whole: "whole" })).toEqual({
        phase: moments[at],
        ...{ status: true, kept: true, ended: true, same: true, verified: true },
      });
    }
  }, 900_000);

  it("has moments spread over each of its phases", () => {
    const moments = phases.flatMap((phase, i) => new Array(10 * i).fill(phase));
    expect(spreadMoments(moments, { runs: 3, tables: 2, charts: 4, publishing: 100 })).toEqual([
      ...[2, 7],
      ...[12, 17, 22, 27],
      ...Array.from({ length: 30 }, (_, i) => 30 + i),
    ]);
  });
});

describe("the table of docs/kills.md", () => {
  it("has fifty killed and five stopped moments of each command, at every one of which nothing was lost", () => {
    const text = readFileSync("docs/kills.md", "utf8");
    if (text.includes("<!-- pending since ")) return;
    const rows = text
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .map((line) => line.split("|").map((cell) => cell.trim()));
    for (const command of ["run", "compare"]) {
      for (const [signal, count] of [["killed", 50] as const, ["stopped", 5] as const]) {
        const own = rows.filter(([, name, how]) => name === `\`${command}\`` && how === signal);
        expect(own.reduce((sum, row) => sum + Number(row[4]), 0)).toBe(count);
        for (const [, , , , n, ...well] of own) expect(well.slice(0, 5)).toEqual(new Array(5).fill(n));
      }
    }
  });
});
