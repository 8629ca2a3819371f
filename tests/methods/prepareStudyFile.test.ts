/** Study files that name a method: the same options as on the command line, and every problem at its place. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { namedMethods } from "../../src/methods/catalogue.ts";
import { prepareComparison } from "../../src/methods/compare/prepare.ts";
import { OptionError } from "../../src/methods/options.ts";
import { prepareStudyFile } from "../../src/methods/prepareStudyFile.ts";
import { methodSchemas } from "../../src/methods/studySchema.ts";
import { formatProblems } from "../../src/scenario/text/problems.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cosafe-methods-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const head = "study: A test\npurpose: To see.\nscenario: cosafe:minimal\nhorizon: 90 days\n";

function prepared(text: string, given: Parameters<typeof prepareStudyFile>[1] = {}) {
  const file = join(folder, "mine.yaml");
  writeFileSync(file, text);
  return prepareStudyFile({ file }, given);
}

async function problemsOf(text: string): Promise<string[]> {
  const found = await prepared(text);
  if (!("problems" in found)) throw new Error("expected problems");
  return formatProblems(found.problems)
    .split("\n")
    .filter((line) => line.startsWith(folder))
    .map((line) => line.slice(folder.length + 1));
}

it("prepares what the command would", async () => {
  const found = await prepared(
    `${head}method: compare\noptions:\n  arms: [baseline, clarity]\n  until-half-width: 5%\n  maxReplications: 40\n`,
  );
  if ("problems" in found) throw new Error(formatProblems(found.problems));
  const { study, scenario, folder: into, announcement } = found.study;
  expect([study, into, scenario.horizonDays, scenario.arms.map(({ id }) => id)]).toEqual(["compare", "mine", 90, ["baseline", "clarity"]]);
  expect(announcement).toContain("up to 40 replications");
  const source = { file: "scenarios/minimal.yaml", days: 90 };
  const byProgram = prepareComparison(source, { untilHalfWidth: { kind: "share", share: 0.05 }, maxReplications: 40, arms: ["clarity"] });
  if ("problems" in byProgram) throw new Error(formatProblems(byProgram.problems));
  expect(byProgram.study.settings).toEqual(found.study.settings);
});

it("lets the command line have the last word where the method has such an option", async () => {
  const more = await prepared(`${head}method: compare\noptions: { replications: 3 }\n`, { replications: 7 });
  expect("study" in more && more.study.announcement).toContain("7 replications");
  await expect(prepared(`${head}method: compare\n`, { points: 7 })).rejects.toThrow(OptionError);
});

it("names every problem at its place", async () => {
  expect(
    await problemsOf(
      `${head}method: compare\noptions:\n  replication: 3\n  threshold: -1\n  untilHalfWidth: wide\nset: { trust.gainRate: [1, 2] }\n`,
    ),
  ).toEqual([
    expect.stringMatching(/^mine\.yaml:7:3: option: expected arms, .*received "replication"; did you mean "replications"\?$/),
    expect.stringMatching(/^mine\.yaml:8:14: threshold: expected a number above 0, received "-1"/),
    expect.stringMatching(/^mine\.yaml:9:19: untilHalfWidth: expected 5% .*received "wide"/),
    expect.stringMatching(/^mine\.yaml:10:24: set trust\.gainRate: expected one value, received a list/),
  ]);
  expect((await problemsOf(`${head}method: compair\n`))[0]).toMatch(/^mine\.yaml:5:9: method: .*did you mean "compare"\?$/);
  expect(await problemsOf(`${head}method: rank\n`)).toHaveLength(2);
  expect((await problemsOf(`${head}method: compare\noptions: { outcomes: [true-incident] }\n`))[0]).toMatch(
    /did you mean "true-incidents"/,
  );
  expect((await problemsOf(`${head}method: compare\ndesign: { method: grid }\n`))[0]).toMatch(/key: expected study, .*received "design"/);
  expect((await problemsOf(`${head.replace("cosafe:minimal", "/etc/passwd")}method: compare\n`))[0]).toMatch(
    /a file inside the folder above/,
  );
  expect((await problemsOf(`${head}method: compare\noptions: { parameters: [trust.*] }\n`))[0]).toMatch(/only with parameterUncertainty/);
});

it("has a schema of every method's options", () => {
  const schemas = methodSchemas();
  expect(Object.keys(schemas)).toEqual(Object.keys(namedMethods));
  expect(schemas["rank"]).toMatchObject({ required: ["outcome", "indifference"], additionalProperties: false });
  expect(resolve(folder)).toBe(folder);
});
