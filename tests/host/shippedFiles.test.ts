/** Scenario files that come with cosafe: by name from any folder, and by no other way. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFiles } from "../../src/host/nodeFiles.ts";
import { shippedFiles } from "../../src/host/shippedFiles.ts";
import { formatProblem, loadScenario } from "../../src/scenario/load.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cosafe-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function load(text: string, file = join(folder, "mine.yaml")) {
  writeFileSync(file, text);
  return loadScenario(file, nodeFiles(file), {});
}

function said(text: string): string[] {
  const loaded = load(text);
  return ("problems" in loaded ? loaded.problems : []).map((problem) => formatProblem(problem).slice(folder.length + 1));
}

const list =
  "cosafe:community, cosafe:beijing-c, cosafe:caotang-road, cosafe:minimal, cosafe:shanghai-smart, cosafe:street, cosafe:taiyuan, cosafe:tongxiang";

describe("extends: cosafe:NAME", () => {
  it("reads every file that comes with cosafe from any folder, with its own base and the place of every value", () => {
    for (const name of shippedFiles().keys()) {
      const loaded = load(`extends: ${name}\ntitle: Mine\n`);
      expect([name, "scenario" in loaded && loaded.scenario.title]).toEqual([name, "Mine"]);
    }
    const loaded = load("extends: cosafe:taiyuan\n");
    if ("problems" in loaded) throw new Error("not read");
    expect(loaded.scenario.files.slice(1)).toEqual(["cosafe:taiyuan", "cosafe:community"]);
    const clarity = loaded.scenario.arms[0].settings.find(({ path }) => path === "parameters.institutions.legality");
    expect(clarity?.setBy?.file).toBe("cosafe:taiyuan");
  });

  it("is a scenario itself, for every command", () => {
    const loaded = loadScenario("cosafe:minimal", nodeFiles("cosafe:minimal"), {});
    expect("scenario" in loaded && loaded.scenario.id).toBe("minimal");
  });

  it.each([
    ["cosafe:comunity", `extends: expected one of ${list}, received "cosafe:comunity"; did you mean "cosafe:community"?`],
    ["cosafe:../../package.json", `extends: expected one of ${list}, received "cosafe:../../package.json"`],
    [
      "cosafe:base/community.yaml",
      `extends: expected one of ${list}, received "cosafe:base/community.yaml"; did you mean "cosafe:community"?`,
    ],
    ["cosafe:", `extends: expected one of ${list}, received "cosafe:"`],
  ])("refuses a name that is none: %s", (written, message) => {
    expect(said(`extends: "${written}"\n`)[0]).toBe(`mine.yaml:1:10: ${message}`);
  });

  it.each(["base/community.yaml", "community.yaml", "../base/community.yaml", "Cosafe:Community"])(
    "is named where %s leads nowhere",
    (written) => {
      expect(said(`extends: "${written}"\n`)[0]).toMatch(/; cosafe:community is the one that comes with cosafe, from any folder$/);
    },
  );

  it("is not named where nothing that comes with cosafe is meant", () => {
    expect(said("extends: base/ours.yaml\n")[0]).toMatch(/received no such file$/);
  });
});

describe("what comes with cosafe", () => {
  it("reaches no file outside by a path of its own", () => {
    const files = nodeFiles(join(folder, "mine.yaml"));
    expect(files.resolve("cosafe:taiyuan", "base/community.yaml")).toBe("cosafe:community");
    for (const written of ["../package.json", "../../etc/passwd", join(folder, "mine.yaml"), "studies/budgets.yaml"]) {
      expect([written, files.resolve("cosafe:taiyuan", written)]).toEqual([written, null]);
    }
    expect(files.read("cosafe:../package.json")).toEqual({ failure: "missing" });
  });
});
