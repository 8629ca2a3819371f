/** The command on one quick pattern, as the compiled program. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patterns } from "../../src/evidence/catalogue.ts";
import { cosafe, newFolder, removeFolder } from "../cli/tinyScenario.ts";

const cwd = newFolder();
const words = ["evidence", "--only", "22", "--seeds", "3", "--jobs", "2"];
const folder = join(cwd, "output", "evidence-22");
let printed = { code: null as number | null, out: "", err: "" };
beforeAll(() => {
  printed = cosafe(cwd, words);
}, 120_000);
afterAll(() => removeFolder(cwd));

/** Whether a documented line is one of those printed; … stands for anything. */
function isPrinted(line: string, printed: readonly string[]): boolean {
  const wanted = new RegExp(
    `^${line
      .split("…")
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ +/g, " +"))
      .join(".*")}$`,
  );
  return printed.some((one) => wanted.test(one.trimEnd()));
}

describe("cosafe evidence", () => {
  it("has examples in its help, and prints what its page shows of the last one", () => {
    const help = cosafe(cwd, ["evidence", "--help"]);
    expect(help.code).toBe(0);
    expect(help.out).toContain("cosafe evidence --only 22 --seeds 3");
    const shown = /^```text\n([\s\S]*?)^```$/m.exec(readFileSync("docs/commands/evidence.md", "utf8"))![1].trimEnd().split("\n");
    const printedLines = printed.out.split("\n");
    expect(shown.filter((line) => line !== "" && !isPrinted(line, printedLines))).toEqual([]);
  });

  it("prints JSON that has the documented members", () => {
    const { code, out } = cosafe(cwd, [...words, "--json"]);
    const told = /^Members of `--json`: ([^;.]*)/m.exec(readFileSync("docs/commands/evidence.md", "utf8"))![1];
    expect([code, Object.keys(JSON.parse(out)).sort()]).toEqual([0, [...told.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort()]);
  });

  it("tells target, measure with interval, verdict, the same without the mechanism, mechanism and source, and the summary last", () => {
    const { code, out, err } = printed;
    expect([code, err]).toEqual([0, "warning: fewer than 30 seeds: not the documented result\n"]);
    for (const part of ["target", "measured", "without the mechanism", "Mechanism: ", "Knock-out: ", "Source: ", "[V]"])
      expect(out).toContain(part);
    expect(out).toMatch(/\n[01] of 1 patterns met \(T [01] of 1\)\nWarning: fewer than 30 seeds: not the documented result\n/);
  });

  it("writes table, codebook, JSON, chart and manifest", () => {
    for (const name of [
      "evidence.csv",
      "evidence.json",
      "codebook.csv",
      "manifest.json",
      "runs.csv",
      "charts/22-monitoring-consequence.svg",
    ]) {
      expect(existsSync(join(folder, name)), name).toBe(true);
    }
    const codebook = readFileSync(join(folder, "codebook.csv"), "utf8");
    expect(codebook).toContain("evidence.csv,sign_share,column,");
    expect(codebook).not.toContain(",indicator,incidents,");
  });

  it("gives the same bytes with one worker as with two", () => {
    const { code } = cosafe(cwd, [...words.slice(0, -1), "1", "--out", "alone", "--quiet"]);
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, "alone", "manifest.json"), "utf8")).toBe(readFileSync(join(folder, "manifest.json"), "utf8"));
  });

  it("is verified with runs made again, as measured runs", () => {
    const { code, out } = cosafe(cwd, ["verify", "output/evidence-22", "--rerun", "2", "--jobs", "1"]);
    expect([code, out]).toEqual([0, expect.stringContaining("\nmade again: 2 runs, every one the same to the byte\n")]);
  });

  it("refuses unknown patterns with a suggestion and the list, and a single seed", () => {
    const unknown = cosafe(cwd, ["evidence", "--only", "22,monitoring-consequences"]);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('received "monitoring-consequences"; did you mean monitoring-consequence?');
    for (const { row, id } of patterns) expect(unknown.err).toContain(`${row} (${id})`);
    expect(cosafe(cwd, ["evidence", "--seeds", "1"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("whole number of at least 2"),
    });
  });

  it("refuses to document anything but all patterns and the documented seeds", () => {
    const { code, err } = cosafe(cwd, ["evidence", "--document", "--only", "22", "--seeds", "3"]);
    expect(code).toBe(2);
    expect(err).toContain("--document and --only: expected one of them");
    expect(err).toContain("--document and --seeds: expected one of them");
  });

  it("lists the patterns without running any", () => {
    const { code, out } = cosafe(cwd, ["evidence", "--list"]);
    expect(code).toBe(0);
    expect(out.trim().split("\n").length).toBe(patterns.length);
    const told = JSON.parse(cosafe(cwd, ["evidence", "--list", "--json"]).out);
    expect(told.map(({ id }: { id: string }) => id)).toEqual(patterns.map(({ id }) => id));
  });

  it("checks against the documented table and wants one", () => {
    const missing = cosafe(cwd, ["evidence", "--only", "22", "--check"]);
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining("expected docs/validation/evidence.csv") });
  });
});
