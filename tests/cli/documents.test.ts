import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadStudyPlan } from "../../src/methods/design/studyPlan.ts";
import { prepareStudyFile } from "../../src/methods/prepareStudyFile.ts";
import { designMethods } from "../../src/scenario/studyFile/format.ts";
import { formatProblems } from "../../src/scenario/text/problems.ts";
import { cosafe, cosafeFile, newFolder, removeFolder } from "./tinyScenario.ts";

/** README.md and every page of docs/. */
const documents = ["README.md", ...readdirSync("docs", { recursive: true, encoding: "utf8" }).map((name) => join("docs", name))]
  .filter((name) => name.endsWith(".md"))
  .sort();

/** Fenced blocks of a document whose fence says `language`. */
function blocks(file: string, language: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, block]) => block);
}

/** Lines of the fenced `sh` blocks whose fence says `runnable`, without comments. */
function runnableLines(): string[] {
  return documents
    .flatMap((file) => blocks(file, "sh runnable"))
    .flatMap((block) => block.replaceAll("\\\n", " ").split("\n"))
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

let folder: string;
beforeAll(() => {
  folder = newFolder();
  if (existsSync("scenarios")) cpSync("scenarios", join(folder, "scenarios"), { recursive: true });
});
afterAll(() => removeFolder(folder));

describe("generated tables", () => {
  it("of README.md and docs/ are those of the catalogues (npm run docs makes them anew)", () => {
    const { code, out, err } = cosafe(process.cwd(), ["docs", "--check"]);
    expect([code, out, err]).toEqual([0, "", ""]);
  });
});

describe("links of README.md and docs/", () => {
  const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, "").replace(/`[^`\n]*`/g, "");
  /** Names that headings have on GitHub. */
  const anchors = (file: string) =>
    [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    );

  it.each(documents)("lead somewhere: %s", (file) => {
    const links = [...withoutCode(readFileSync(file, "utf8")).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
    const broken = links
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path, anchor] = target.split("#");
        const there = path === "" ? file : join(dirname(file), path);
        return !existsSync(there) || (anchor !== undefined && !anchors(there).includes(anchor));
      });
    expect(broken).toEqual([]);
  });
});

describe("study files in docs/", () => {
  const head = "study: A fragment\npurpose: To be tried.\nscenario: ../minimal.yaml\n";
  const named = (file: string, text: string) => ({ file, text, method: /method: ([\w-]+)/.exec(text)?.[1] });
  const whole = documents.flatMap((file) => blocks(file, "yaml study").map((text) => named(file, text)));
  const designs = documents.flatMap((file) => blocks(file, "yaml design").map((text) => named(file, head + text)));

  it("are there: a whole one, and one for every method", () => {
    expect(whole.length).toBeGreaterThan(0);
    expect(designs.map(({ method }) => method)).toEqual([...designMethods]);
  });

  it.each([...whole, ...designs])("are valid and have as many rows as they say: $method in $file", async ({ text }) => {
    const path = join(folder, "scenarios", "studies", "documented.yaml");
    writeFileSync(path, text);
    const prepared = await prepareStudyFile({ file: path }, {});
    expect("problems" in prepared ? prepared.problems : []).toEqual([]);
    if (!/^design:/m.test(text)) return;
    const loaded = loadStudyPlan(path);
    if ("problems" in loaded) throw new Error("expected a plan");
    const { method, points, arms } = loaded.plan;
    const said = /# (\d+) rows/.exec(text)?.[1];
    if (said !== undefined) expect(method === "arms" ? arms.length : points.length * arms.length).toBe(Number(said));
  });
});

describe("shipped study files", () => {
  it.each(readdirSync("scenarios/studies").filter((name) => name.endsWith(".yaml")))(
    "%s is valid, with purpose and sources",
    async (name) => {
      const file = join("scenarios", "studies", name);
      const prepared = await prepareStudyFile({ file }, {});
      if ("problems" in prepared) throw new Error(formatProblems(prepared.problems));
      expect(prepared.study.scenario.warnings).toEqual([]);
      const { purpose, sources } = parse(readFileSync(file, "utf8")) as { purpose: string; sources: readonly string[] };
      expect([purpose.endsWith("?"), sources.length > 0]).toEqual([true, true]);
    },
  );
});

/** The same command line, with a few days instead of years. */
function quicker(line: string): string {
  if (!/^(npx )?cosafe run /.test(line)) return line.replace(/--days \d+/, "--days 60").replace(/--replications \d+/, "--replications 2");
  return line
    .replace(/^(npx )?cosafe run (\S+)/, "cosafe run $2 --force --replications 2 --days 60")
    .replace(/--replications 2 --days 60(?=.*--replications)/, "--days 60");
}

describe("the commands of README.md and docs/", () => {
  for (const line of runnableLines()) {
    it(`run: ${line}`, () => {
      const quick = quicker(line);
      const words = quick.replace(/^npx /, "").replace(/^cosafe/, `${process.execPath} ${cosafeFile}`);
      const { status, stderr } = spawnSync("bash", ["-c", words], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
      // Warnings, and what a study says it is going to run, are no errors.
      expect([status, stderr.replace(/^(.*warning: |[\d,]+ (arms|runs)\b).*$\n?/gm, "")]).toEqual([0, ""]);
    });
  }

  it("are there and start with npm ci and npm start", () => {
    const text = existsSync("README.md") ? readFileSync("README.md", "utf8") : "";
    expect(text).toContain("npm ci && npm start");
    expect(runnableLines().length).toBeGreaterThan(2);
  });
});
