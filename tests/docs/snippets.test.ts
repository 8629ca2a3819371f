/** The R and Python of README.md and docs/study-files.md, word for word, on results folders. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cosafe, newFolder, removeFolder } from "../cli/tinyScenario.ts";

const languages = [
  { language: "python", command: "/usr/bin/python3", probe: ["-c", "import pandas"], script: (code: string) => ["-c", code] },
  { language: "r", command: "Rscript", probe: ["-e", "1"], script: (code: string) => ["-e", code] },
] as const;

const isThere = ({ command, probe }: (typeof languages)[number]) => spawnSync(command, [...probe]).status === 0;
/** Where everything has to be there (continuous integration), nothing is passed over. */
const mustRun = process.env["COSAFE_SNIPPETS"] === "all";

function snippet(file: string, language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "m").exec(readFileSync(file, "utf8"))![1];
}

let folder: string;
beforeAll(() => {
  folder = newFolder();
  const made = [
    ["run", "tiny.yaml", "--no-charts", "--out", "run"],
    ["compare", "tiny.yaml", "--no-charts", "--replications", "3", "--out", "compare"],
    ["attribute", "tiny.yaml", "--arm", "more-talks", "--no-charts", "--replications", "3", "--out", "attribute"],
    ["rank", "tiny.yaml", "--outcome", "true-incidents", "--indifference", "50", "--no-charts", "--out", "rank"],
  ].map((words) => cosafe(folder, [...words, "--quiet"]));
  expect(made.map(({ code, err }) => [code, err])).toEqual(made.map(() => [0, ""]));
}, 240_000);
afterAll(() => removeFolder(folder));

describe.each(languages)("the $language of the documents", (language) => {
  const run = (code: string) => spawnSync(language.command, language.script(code), { cwd: folder, encoding: "utf8" });

  it.skipIf(!mustRun && !isThere(language))("gives an interval or a standard error of every arm, from every folder with arms", () => {
    const code = snippet("README.md", language.language);
    for (const [name, arm] of [
      ["run", "talks"],
      ["compare", "talks"],
      ["attribute", "more-talks"],
      ["rank", "talks"],
    ]) {
      const { status, stdout, stderr } = run(code.replace("output/caotang-road", name));
      expect([name, status, stderr]).toEqual([name, 0, expect.any(String)]);
      const row = stdout.split("\n").find((line) => line.startsWith(arm));
      expect(row).toMatch(/-?\d/);
      expect(row).not.toMatch(/\bN(A|aN|A_real)\b/i);
    }
  });

  it.skipIf(!mustRun && !isThere(language))("reads one arm of a comparison beside the baseline, and agrees with effects.csv", () => {
    const code = snippet("docs/study-files.md", language.language)
      .split("\n")
      .filter((line) => !line.includes("nanoparquet"))
      .join("\n")
      .replace(/read_parquet\("([^"]*)\.parquet"\)/g, 'read_csv("$1.csv")')
      .replaceAll("output/minimal-compare", "compare")
      .replaceAll("clarity", "talks");
    const { status, stdout } = run(code);
    expect(status).toBe(0);
    const [effect] = readFileSync(`${folder}/compare/effects.csv`, "utf8")
      .split("\r\n")
      .filter((line) => line.startsWith("talks,true-incidents,"));
    const difference = Number(effect.split(",")[7]);
    const numbers = stdout.match(/-?\d+(\.\d+)?(e-?\d+)?/g)!.map(Number);
    expect(numbers.some((number) => Math.abs(number - difference) < 1e-6)).toBe(true);
  });
});
