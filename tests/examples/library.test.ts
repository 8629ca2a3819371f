/** The examples for programs, run as a user does: by the package's name, in a folder of one's own. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const number = String.raw`-?\d+(\.\d+)?`;
const interval = String.raw`\{ low: ${number}, high: ${number} \}`;
/** What each prints, among other things. */
const printed: Readonly<Record<string, RegExp>> = {
  "run.js": new RegExp(`A first look[\\s\\S]*\\nbaseline: ${number} incidents in a year\\nclarity: ${number} incidents in a year\\n$`),
  "compare.js": new RegExp(`^clarity: ${number} incidents, 95 % ${number} to ${number}, \\w+\\nClear responsibilities: .+`),
  "sweep.js": new RegExp(`^level 0.5: -${number} .* ${interval}\\nlevel 2: ${number} .* ${interval}\\n$`),
  "own-outcome.js": new RegExp(`replication: (\\d+, ){5}\\d+\\nclarity: ${number} incidents .* over 6 pairs, 95 % ${interval}\\n$`),
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cosafe-library-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("."), join(folder, "node_modules", "cosafe"), "junction");
  cpSync("scenarios", join(folder, "scenarios"), { recursive: true });
  cpSync(join("examples", "library"), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the examples for programs", () => {
  it("are all tried here, import cosafe alone, and have some ten lines", () => {
    expect(readdirSync(join("examples", "library")).sort()).toEqual(Object.keys(printed).sort());
    for (const name of Object.keys(printed)) {
      const text = readFileSync(join("examples", "library", name), "utf8");
      expect(text.match(/from "[^"]*"/g), name).toEqual(['from "cosafe"']);
      expect(text.trim().split("\n").length, name).toBeLessThanOrEqual(15);
    }
  });

  it.each(Object.entries(printed))("%s prints what it says", (name, expected) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [name], { cwd: folder, encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(expected);
  });
});
