import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseCsv } from "../folder/strictCsv.ts";
import { cosafe, newFolder, removeFolder, startCosafe } from "./tinyScenario.ts";

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => removeFolder(folder));

const words = (...more: string[]) => ["compare", "tiny.yaml", "--assumptions", "--days", "60", "--jobs", "1", ...more];
const assumptions = (...more: string[]) => cosafe(folder, words(...more));
const two = ["--parameters", "institutions.responsibilityClarity,institutions.forumFrequency", "--replications", "3"];
const out = "output/tiny-assumptions";
const table = (name: string) => parseCsv(readFileSync(join(folder, out, name), "utf8"));

describe("cosafe compare --assumptions", () => {
  it("examines parameters at both ends, with tables, a chart, and a folder that can be verified", () => {
    const { code, out: text, err } = assumptions(...two, "--screening", "none", "--primary", "confidence-police");
    expect([code, err.includes("at most 45 runs: 45 to examine 2 in 3 replications")]).toEqual([0, true]);
    expect(text).toContain("which assumption would change the answer");
    expect(text).toContain("60 days · 3 arms · 2 parameters · 45 runs · seed 7 · primary outcome confidence-police");
    expect(text).toMatch(/All 2 parameters were examined at both ends/);
    // Two arms and the baseline: per end who leads, the first arm, two effects; the scenario itself has no change.
    expect(table("assumption-ends.csv")).toHaveLength(1 + 3 + 4 * 4);
    expect(table("runs.csv")).toHaveLength(1 + 45);
    expect(existsSync(join(folder, out, "charts/assumption-ends.svg"))).toBe(true);
    expect(cosafe(folder, ["verify", out, "--rerun", "2"]).code).toBe(0);
    expect(JSON.parse(cosafe(folder, ["status", out, "--json"]).out)).toMatchObject({
      study: "assumptions",
      state: "finished",
      missing: 0,
    });
  });

  it("screens first, and prints the members that docs/study-files.md and docs/assumptions.md list", () => {
    const result = JSON.parse(assumptions(...two, "--json", "--no-charts").out);
    expect(result.study).toBe("assumptions");
    expect(result.screening).toMatchObject({ mode: "leaders", replications: 1, pilot: 20, arms: ["baseline", "talks", "more-talks"] });
    expect(result.screening.parameters.map(({ factor }: { factor: string }) => factor)).toEqual([
      "parameters.institutions.responsibilityClarity",
      "parameters.institutions.forumFrequency",
    ]);
    expect(table("assumption-screening.csv")).toHaveLength(1 + 2);
    const listed = /^\| compare --assumptions \| (.*) \|$/m.exec(readFileSync("docs/study-files.md", "utf8"))![1];
    const members = [...listed.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect([...members, "folder", "charts"].sort()).toEqual(Object.keys(result).sort());
    const page = readFileSync("docs/assumptions.md", "utf8");
    for (const name of [...Object.keys(result.screening), ...Object.keys(result.standard), ...members.slice(6)]) {
      expect(page, name).toContain(`\`${name}\``);
    }
  });

  it("adds runs for more replications, and refuses a folder of other settings", () => {
    expect(assumptions(...two, "--no-charts", "--screening", "none", "--quiet").code).toBe(0);
    const before = readdirSync(join(folder, out, "runs"), { recursive: true }).length;
    const more = assumptions("--parameters", two[1], "--replications", "4", "--no-charts", "--screening", "none");
    expect(more.code).toBe(0);
    expect(readdirSync(join(folder, out, "runs"), { recursive: true }).length).toBeGreaterThan(before);
    const other = assumptions("--parameters", "trust.gainRate", "--replications", "3", "--no-charts");
    expect(other.code).toBe(2);
  });

  it("killed on its way continues with the same command, and ends in the result of an undisturbed one", async () => {
    const asked = [...two, "--screening", "none", "--no-charts", "--json"];
    const whole = JSON.parse(assumptions(...asked, "--out", "whole").out);
    const child = startCosafe(folder, words(...asked, "--out", "killed"));
    const runs = join(folder, "killed/runs");
    const stored = () =>
      existsSync(runs) ? readdirSync(runs, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".run")).length : 0;
    for (let i = 0; i < 2400 && stored() < 5; i++) await pause(25);
    child.kill("SIGKILL");
    await once(child, "exit");
    const kept = stored();
    expect(kept).toBeGreaterThanOrEqual(5);
    expect(existsSync(join(folder, "killed/manifest.json"))).toBe(false);
    const again = JSON.parse(assumptions(...asked, "--out", "killed").out);
    expect({ ...again, folder: "" }).toEqual({ ...whole, folder: "" });
  });

  it.each([
    [["--screening", "some"], '--screening: expected leaders, all or none, received "some"'],
    [["--most", "0"], "--most: expected"],
    [["--replications", "1"], "--replications: expected"],
    [["--screening", "none", "--most", "3"], "--most: expected only with --screening leaders or all"],
    [["--parameter-uncertainty", "5"], "--assumptions and --parameter-uncertainty: expected one of them"],
    [["--outcomes", "cost"], "--assumptions and --outcomes: expected one of them"],
    [["--parameters", "trust.gainRat"], 'did you mean "trust.gainRate"'],
    [["--arms", "baseline"], "expected the baseline and at least one other, received 1"],
    [["--primary", "cases-lost-count-of-nothing"], "expected an indicator"],
  ])("refuses %j", (options, message) => {
    const { code, out: text, err } = assumptions(...options);
    expect([code, text]).toEqual([2, ""]);
    expect(err).toContain(message);
  });

  it("is what its options are for", () => {
    const { code, err } = cosafe(folder, ["compare", "tiny.yaml", "--most", "3", "--screening", "all"]);
    expect(code).toBe(2);
    expect(err).toContain("--most: expected only with --assumptions");
    expect(err).toContain("--screening: expected only with --assumptions");
    expect(cosafe(folder, ["compare", "tiny.yaml", "--within", "20"]).err).toContain(
      "--within: expected only with --parameter-uncertainty or --assumptions",
    );
  });
});
