/** `cosafe evidence --ablations` on one quick row, as the compiled program. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ablations } from "../../src/evidence/ablations/rows.ts";
import { cosafe, newFolder, removeFolder } from "../cli/tinyScenario.ts";

const cwd = newFolder();
const words = ["evidence", "--ablations", "--case", "beijing-c", "--only", "rule-police-hours", "--seeds", "2"];
const folder = join(cwd, "output", "ablations-rule-police-hours", "beijing-c");
let printed = { code: null as number | null, out: "", err: "" };
beforeAll(() => {
  printed = cosafe(cwd, [...words, "--jobs", "2"]);
}, 180_000);
afterAll(() => removeFolder(cwd));

describe("cosafe evidence --ablations", () => {
  it("says what it costs, then each row beside the placebo, and what stays at placebo", () => {
    const { code, out, err } = printed;
    expect(code).toBe(0);
    expect(err).toMatch(/^beijing-c: 20 runs, about .* on 2 threads; runs that its folder has are not made again\n$/);
    for (const part of [
      "What each part is worth: Beijing C",
      "2 pairs of 730 days",
      "Placebo",
      "hours of the",
      "as stated",
      "Warning: fewer than 30",
    ])
      expect(out).toContain(part);
  });

  it("gives the same bytes with one worker, and habits made again are the same", () => {
    expect(cosafe(cwd, [...words, "--jobs", "1", "--out", "alone", "--quiet"]).code).toBe(0);
    const manifest = (path: string) => readFileSync(join(path, "manifest.json"), "utf8");
    expect(manifest(join(cwd, "alone", "beijing-c"))).toBe(manifest(folder));
    const { code, out } = cosafe(cwd, ["verify", folder, "--rerun", "20"]);
    expect([code, out]).toEqual([0, expect.stringContaining("\nmade again: 20 runs, every one the same to the byte\n")]);
  });

  it("compares with a documented table, and says which rows have moved", () => {
    mkdirSync(join(cwd, "docs", "ablations"), { recursive: true });
    const table = readFileSync(join(folder, "ablations.csv"), "utf8");
    writeFileSync(
      join(cwd, "docs", "ablations", "beijing-c.csv"),
      table.replace("rule-police-hours,package,", "rule-police-hours,elsewhere,"),
    );
    const checked = cosafe(cwd, [...words, "--check", "--quiet"]);
    expect(checked.code).toBe(1);
    expect(checked.out).toMatch(/^Not as documented in docs\/ablations\/beijing-c\.csv:\n/);
  });

  it("lists its rows, and refuses names that are not there, all at once", () => {
    const list = cosafe(cwd, ["evidence", "--ablations", "--list"]);
    expect(
      list.out
        .trim()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(ablations.map(({ id }) => id));
    const unknown = cosafe(cwd, ["evidence", "--ablations", "--only", "rule-efort,no-ties"]);
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('received "rule-efort"; did you mean rule-effort?') });
    const place = cosafe(cwd, ["evidence", "--ablations", "--case", "beijing"]);
    expect(place).toMatchObject({ code: 2, err: expect.stringContaining("--case: expected cases, received") });
    expect(cosafe(cwd, ["evidence", "--case", "taiyuan"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("--case: expected only with --ablations"),
    });
  });
});
