import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cosafe, newFolder, removeFolder } from "./tinyScenario.ts";
import { publishTinyStudy } from "./tinyStudy.ts";

const cwd = newFolder();
beforeAll(async () => {
  await publishTinyStudy(cwd);
  expect(cosafe(cwd, ["run", "tiny.yaml", "--out", "ran", "--no-charts", "--quiet"]).code).toBe(0);
}, 60_000);
afterAll(() => removeFolder(cwd));

describe("cosafe status", () => {
  it("tells how far a study is and what to do next", () => {
    const { code, out } = cosafe(cwd, ["status", "study"]);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "study: compare of fake",
        "  state      finished",
        "  done       6 of 6 runs requested",
        "  failed     0",
        "  missing    0",
        "  under way  0",
        "  next       nothing; cosafe verify study checks it",
        "",
      ].join("\n"),
    );
    expect(JSON.parse(cosafe(cwd, ["status", "study", "--json"]).out)).toMatchObject({ state: "finished", done: 6, requested: 6 });
  });

  it("knows a run", () => {
    expect(cosafe(cwd, ["status", "ran"]).out).toContain("  done       9 of 9 runs requested\n");
  });

  it("refuses what is no results folder", () => {
    expect(cosafe(cwd, ["status", "."])).toMatchObject({ code: 2, err: expect.stringContaining("received none (no study.json)") });
  });
});
