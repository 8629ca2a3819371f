/**
 * The examples of the study commands, as help and documentation show them. The last example of each command is its quick one: it is run
 * here as it stands, in a clean copy of scenarios/, and its page in docs/commands/ shows lines of what it prints. `npm run examples` writes
 * the present output into the pages.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands as entries } from "../../src/cli/catalogue.ts";
import { loadCommand } from "../../src/cli/command.ts";
import { blocks, isPrinted, withPresentOutput } from "./examplePages.ts";
import { cosafe, cosafeFile, type Finished, removeFolder } from "./tinyScenario.ts";

/** Commands that make runs and write a results folder. */
const studies = ["compare", "diagnose", "attribute", "rank", "sensitivity", "study"];
/** Commands about a folder; here that of compare. */
const readers = ["status", "verify", "query"];

const updating = process.env["COSAFE_UPDATE"] === "1";

const commands = await Promise.all(entries.map(loadCommand));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cosafe-examples-"));
  cpSync("scenarios", join(folder, "scenarios"), { recursive: true });
});
afterAll(() => removeFolder(folder));

function examplesOf(name: string): readonly string[] {
  return commands.find((command) => command.name === name)!.examples.map(([line]) => line);
}

function page(name: string): string {
  return readFileSync(join("docs", name), "utf8");
}

function write(name: string, text: string): void {
  writeFileSync(join("docs", name), text);
}

/** Runs a command line as a shell reads it. */
function type(line: string): Finished {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", `"${process.execPath}" "${cosafeFile}" ${line}`], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { code: status, out: stdout, err: stderr };
}

const ran = new Map<string, Finished>();

/** The quick example, for people; a reader's asks the folder that the quick example of compare has written. */
function quickLine(name: string): string {
  const line = examplesOf(name).at(-1)!.replace(" --json", "");
  if (!readers.includes(name)) return line;
  const written = /Tables: (\S+),/.exec(runQuick("compare").out)?.[1] ?? "compare did not say where its tables are";
  return line.replace(/output\/[\w-]+/, written);
}

/** Runs the quick example of a command, once. */
function runQuick(name: string): Finished {
  const done = ran.get(name) ?? type(quickLine(name));
  ran.set(name, done);
  return done;
}

/** The examples in help, which has two columns: the lines of the left one put together again. */
function leftColumn(help: string): string {
  const lines = help.split("\n");
  const right = Math.max(...lines.filter((line) => line.startsWith("  cosafe ")).map((line) => line.lastIndexOf("  ") + 2));
  return lines
    .map((line) => line.slice(0, right).trim())
    .join(" ")
    .replace(/ +/g, " ");
}

/** Members of `--json` that documentation names, sorted. */
function documentedMembers(name: string): string[] {
  const inTable = new RegExp(`^\\| ${name} \\| (\`study\`.*) \\|$`, "m").exec(page("study-files.md"))?.[1];
  const text = studies.includes(name)
    ? `${inTable} \`folder\` \`charts\``
    : /^Members of `--json`: ([^;.]*)/m.exec(page(`commands/${name}.md`))?.[1];
  return [...(text ?? "").matchAll(/`(\w+)`/g)].map(([, member]) => member).sort();
}

for (const name of [...studies, ...readers, "diverge"]) {
  describe(`the examples of cosafe ${name}`, () => {
    it("stand in its help", () => {
      const { code, out } = cosafe(folder, [name, "--help"]);
      expect(code).toBe(0);
      const shown = leftColumn(out.slice(out.indexOf("\nExamples:")));
      for (const line of examplesOf(name)) expect(shown).toContain(`cosafe ${line}`);
    });

    it(`end with one that runs as it stands: ${examplesOf(name).at(-1)}`, () => {
      const { code, out, err } = runQuick(name);
      expect([code, err.includes("cosafe: ")]).toEqual([0, false]);
      expect(out).not.toBe("");
    });

    it.skipIf(name === "query")("print what its page shows", () => {
      const printed = runQuick(name).out.split("\n");
      if (updating) write(`commands/${name}.md`, withPresentOutput(page(`commands/${name}.md`), "text", printed));
      const shown = blocks(page(`commands/${name}.md`), "text")[0].split("\n");
      expect(shown.length).toBeGreaterThan(5);
      expect(shown.filter((line) => line !== "" && !isPrinted(line, printed))).toEqual([]);
    });

    it("print JSON that has the documented members, with --json", () => {
      runQuick(name);
      // Without what takes long and changes no member.
      const line = quickLine(name).replace(/ --rerun \d+/, "");
      const { code, out } = type(`${line} --json${studies.includes(name) ? " --no-charts" : ""}`);
      expect(code).toBe(0);
      const result = JSON.parse(out);
      if (name === "query") expect(result[0]).toBeTypeOf("object");
      else expect(Object.keys(result).sort()).toEqual(documentedMembers(name));
    });
  });
}

describe("the questions in docs/commands/query.md", () => {
  const text = page("commands/query.md");
  const questions = [...text.matchAll(/^```sql query\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)].map(([, sql, answer]) => [
    sql,
    answer,
  ]);

  it("are three", () => expect(questions.length).toBe(3));

  it.each(questions)("have the answers that it shows: %s", (sql, answer) => {
    expect(runQuick("compare").code).toBe(0);
    const { code, out } = cosafe(folder, ["query", "output/minimal-compare", sql]);
    if (updating)
      write(
        "commands/query.md",
        page("commands/query.md").replace(answer, () => out),
      );
    expect([code, out]).toEqual([0, updating ? out : answer]);
  });
});
