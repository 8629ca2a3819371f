/** `cosafe calibrate` with tiny numbers on one cheap pattern and the real model. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Terminal, Typed } from "../../src/cli/command.ts";
import { calibrate } from "../../src/cli/commands/calibrate.ts";
import type { CalibrationResult } from "../../src/evidence/calibration/result.ts";
import { folderStatus } from "../../src/folder/status.ts";
import { verifyFolder } from "../../src/folder/verify.ts";
import { calibratedSets } from "../../src/methods/factors/calibratedSets.ts";
import { kebabCase } from "../../src/methods/options.ts";
import { temporaryFolder } from "../runs/studyModel.ts";

/** The command line as the command sees it. */
function typedAs(words: readonly string[]): Typed {
  const declared = new Map(Object.keys(calibrate.options).map((name) => [`--${kebabCase(name)}`, name]));
  const given = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const name = declared.get(words[i])!;
    given.set(name, calibrate.options[name].type === "flag" ? "true" : words[++i]);
  }
  return { positionals: [], texts: (name) => (given.has(name) ? [given.get(name)!] : undefined) };
}

async function run(line: string) {
  const words = line.split(" ");
  const told = { out: "", err: "" };
  const terminal = {
    out: (text: string) => {
      told.out += text;
    },
    err: (text: string) => {
      told.err += text;
    },
    ...{ outIsTerminal: false, errIsTerminal: false, color: false, width: 120, pid: process.pid, isAlive: () => true },
    ...{ nodeVersion: "", v8Version: "", commandLine: ["calibrate", ...words], commands: [], stacks: false },
    interruption: () => new AbortController().signal,
  } as unknown as Terminal;
  return { code: await calibrate.run(typedAs(words), terminal), ...told };
}

describe("cosafe calibrate", () => {
  it("runs its example, continues in the same folder with the same bytes, and writes sets that studies can read", async () => {
    const folder = temporaryFolder();
    const [line] = calibrate.examples.at(-1)!;
    const words = `${line.replace(/^calibrate /, "")} --out ${folder}`;
    const first = await run(words);
    expect(first.code).toBe(0);
    expect(first.err).toContain("2 parameters, 1 pattern:");
    expect(first.out).toContain("22/cut-with");
    const file = join(folder, "calibration.json");
    const text = readFileSync(file, "utf8");
    const result = JSON.parse(text) as CalibrationResult;
    expect(result.parameters.map(({ id }) => id)).toEqual(["evaluation.effortStake", "handling.baseEffort"]);
    expect(result.sets.length).toBe(calibratedSets(file)!.sets.length);
    const most = Number(/at most ([\d,]+) in all/.exec(first.err)![1].replaceAll(",", ""));
    expect(result.runs.requested).toBeLessThanOrEqual(most);
    expect(folderStatus(folder, { isAlive: () => false })).toMatchObject({ study: "calibrate", state: "finished", missing: 0, failed: 0 });
    const options = { rerun: 0, executor: () => Promise.reject(new Error("none needed")) };
    expect(await verifyFolder(folder, options)).toMatchObject({ intact: true, records: null });
    await expect(verifyFolder(folder, { ...options, rerun: 1 })).rejects.toThrow("expected a list of runs");
    rmSync(file);
    const again = await run(`${words} --json --jobs 1`);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect((JSON.parse(again.out) as CalibrationResult).sets).toEqual(result.sets);
    rmSync(folder, { recursive: true, force: true });
  });

  it("refuses wrong input with all that is wrong", async () => {
    await expect(run("--only 9999")).rejects.toThrow(
      /--only: expected quantitative patterns, of .*22 \(monitoring-consequence\).*, received 9999/,
    );
    await expect(run("--only 22 --points 3 --seeds 1")).rejects.toThrow(/points: expected at least 10.*seeds: expected at least 2/s);
    await expect(run("--only 22 --json --quiet")).rejects.toThrow("expected one of them");
  });
});
