/** `cosafe docs`: makes the generated tables of README.md and docs/ anew. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, InputError } from "../command.ts";

/** Written as a whole from its mapping; the other documents have generated tables between markers. */
const CASES = join("docs", "cases.md");
const CASES_SOURCE = join("docs", "cases", "mapping.yaml");

export const docs: Command = {
  name: "docs",
  positionals: "",
  summary: "Make the generated tables of README.md and docs/ anew",
  options: { check: { type: "flag", summary: "Change nothing; fail where a table is stale" } },
  examples: [["docs --check", "for tests"]],
  async run(input, terminal) {
    const { casesMarkdown, generatedTables, regenerate, scenarioTable } = await import("../../index.ts");
    const tables = { ...generatedTables, scenarios: scenarioTable, commands: () => commandTable(terminal.commands) };
    const problems: string[] = [];
    const stale: string[] = [];
    for (const file of documents()) {
      const text = readFileSync(file, "utf8");
      const whole = file === CASES ? casesMarkdown(readFileSync(CASES_SOURCE, "utf8")) : text;
      const made = regenerate(whole, tables);
      problems.push(...made.problems.map((problem) => `${file}: ${problem}`));
      if (made.text === text) continue;
      stale.push(file);
      if (!input.flag("check")) writeFileSync(file, made.text);
    }
    if (problems.length > 0) throw new InputError(problems.join("\ncosafe: "));
    for (const file of stale) terminal.out(input.flag("check") ? `${file}: stale; run npm run docs\n` : `${file}: tables made anew\n`);
    return input.flag("check") && stale.length > 0 ? 1 : 0;
  },
};

function documents(): string[] {
  const inFolder = (folder: string) => {
    try {
      return readdirSync(folder).map((name) => (folder === "." ? name : join(folder, name)));
    } catch {
      return [];
    }
  };
  return [...inFolder(".").filter((name) => name === "README.md"), ...inFolder("docs").filter((name) => name.endsWith(".md"))].sort();
}

function commandTable(commands: readonly Command[]): string {
  const blocks = commands.map(({ name, positionals, summary, options }) => {
    const lines = Object.entries(options).map(([option, info]) => {
      const value = info.value === undefined ? "" : ` ${info.value}`;
      const standard = info.default === undefined ? "" : ` (default: ${info.default})`;
      return `- \`--${option}${value}\` ${info.summary}${standard}`;
    });
    return [`**\`${`cosafe ${name} ${positionals}`.trim()}\`** ${summary}.`, ...(lines.length > 0 ? ["", ...lines] : [])].join("\n");
  });
  return blocks.join("\n\n");
}
