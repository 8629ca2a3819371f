import { readFileSync, writeFileSync } from "node:fs";
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

describe("cosafe verify", () => {
  it("finds a study as it was written, makes runs of it again, and says which engine made them", () => {
    const { code, out } = cosafe(cwd, ["verify", "study", "--rerun", "3", "--jobs", "1"]);
    expect(out).toMatch(
      /^study: manifest [0-9a-f]{64}\nfiles: 11 files listed, all as they were written\n {2}not checked: meta\.json \(when, where and by which command\)\nrecords: 6 runs listed, all as they were written\n/,
    );
    // The study was made by the sources, the command runs the compiled code: another engine with the same results.
    expect(out).toMatch(
      /\nengine: made by cosafe \S+ \(code \w{12}\); this is \S+ \(code \w{12}\): a difference would not show an error\n/,
    );
    expect(out).toContain("\nmade again: 3 runs, every one the same to the byte\n");
    expect(out.endsWith("\nNothing differs.\n")).toBe(true);
    expect(code).toBe(0);
  });

  it("makes one run again by the beginning of its address", () => {
    const address = /,([0-9a-f]{64}),/.exec(readFileSync(join(cwd, "study", "runs.csv"), "utf8"))![1];
    const { code, out } = cosafe(cwd, ["verify", "study", "--run", address.slice(0, 12), "--jobs", "1"]);
    expect(out).toContain("\nmade again: 1 run, every one the same to the byte\n  the same: baseline, replication 1\n");
    expect(code).toBe(0);
  });

  it("ends with exit code 1 and names what differs", () => {
    const path = join(cwd, "study", "summary.csv");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("1", "2"));
    const { code, out } = cosafe(cwd, ["verify", "study"]);
    const asData = cosafe(cwd, ["verify", "study", "--json"]);
    writeFileSync(path, text);
    expect(code).toBe(1);
    expect(out).toContain("  changed: summary.csv\n");
    expect(out.endsWith("\nThe folder is not as it was written.\n")).toBe(true);
    expect(asData.code).toBe(1);
    expect(JSON.parse(asData.out)).toMatchObject({ intact: false, files: { changed: ["summary.csv"], missing: [] } });
  });

  it("checks a run too, and makes its runs again, tables and all", () => {
    expect(cosafe(cwd, ["verify", "ran", "--rerun", "2"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\nmade again: 2 runs, every one the same to the byte\n[\s\S]*Nothing differs\.\n$/),
    });
  });

  it("refuses what is no results folder, and a number that is none", () => {
    expect(cosafe(cwd, ["verify", "nothing"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("results folder nothing: expected a folder, received nothing of that name"),
    });
    expect(cosafe(cwd, ["verify", "study", "--rerun", "0"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("--rerun: expected a whole number"),
    });
  });
});
