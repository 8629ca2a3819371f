/** What `cosafe docs` does. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { casesMarkdown } from "../../documents/casesDoc.ts";
import { generatedTables, regenerate } from "../../documents/catalogueDocs.ts";
import { problemsOfCase, scenarioTable } from "../../documents/scenarioEntries.ts";
import { kebabCase } from "../../methods/options.ts";
import { calibrationTables } from "../../validation/calibration/tables.ts";
import {
  type CommandEntry,
  type CommandGroup,
  type ExitCode,
  InputError,
  type LoadedCommand,
  loadCommand,
  type Terminal,
} from "../command.ts";

/** Written as a whole from its mapping; the other documents have generated tables between markers. */
const CASES = join("docs", "cases.md");
const COMMANDS = join("docs", "commands");
/** Programs that pages show as they are. */
const EXAMPLES = join("examples", "library");
const CASES_SOURCE = join("docs", "cases", "mapping.yaml");

/** Writes the documents, or with `check` only says which are stale. */
export async function makeDocs(check: boolean, terminal: Terminal): Promise<ExitCode> {
  const commands = await Promise.all(terminal.groups.flatMap((group) => group.commands.map(loadCommand)));
  const options = Object.fromEntries(commands.map((each) => [`command-${each.name}`, () => commandPage(each)]));
  const tables = {
    ...generatedTables,
    ...calibrationTables,
    scenarios: scenarioTable,
    commands: () => commandTable(terminal.groups),
    ...options,
    ...Object.fromEntries(namesIn(EXAMPLES).map((name) => [`example-${name.replace(/\.js$/, "")}`, () => exampleCode(name)])),
  };
  const problems: string[] = [];
  const stale: string[] = [];
  for (const file of documents()) {
    const text = readFileSync(file, "utf8");
    const whole = file === CASES ? casesMarkdown(readFileSync(CASES_SOURCE, "utf8"), problemsOfCase, text) : text;
    const made = regenerate(whole, tables);
    problems.push(...made.problems.map((problem) => `${file}: ${problem}`));
    if (made.text === text) continue;
    stale.push(file);
    if (!check) writeFileSync(file, made.text);
  }
  if (problems.length > 0) throw new InputError(problems.join("\ncosafe: "));
  for (const file of stale) terminal.out(check ? `${file}: stale; run npm run docs\n` : `${file}: tables regenerated\n`);
  return check && stale.length > 0 ? 1 : 0;
}

function documents(): string[] {
  const pages = ["docs", COMMANDS].flatMap((folder) => namesIn(folder).map((name) => join(folder, name)));
  return [...namesIn(".").filter((name) => name === "README.md"), ...pages.filter((name) => name.endsWith(".md"))].sort();
}

/** None of a folder that is not there. */
function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function exampleCode(name: string): string {
  const file = join(EXAMPLES, name);
  return `[${file.replaceAll("\\", "/")}](../${file.replaceAll("\\", "/")}):\n\n\`\`\`js\n${readFileSync(file, "utf8").trimEnd()}\n\`\`\``;
}

/** One line per command, with a link to its page where it has one, in the groups of help. */
function commandTable(groups: readonly CommandGroup[]): string {
  const rows = groups.flatMap(({ title, commands }) => [`| **${title}** | |`, ...commands.map(commandRow)]);
  return ["| command | what it does |", "| --- | --- |", ...rows].join("\n");
}

function commandRow({ name, positionals, summary }: CommandEntry): string {
  const words = `\`${`cosafe ${name} ${positionals}`.trim()}\``;
  const page = `${COMMANDS.replaceAll("\\", "/")}/${name}.md`;
  return `| ${existsSync(page) ? `[${words}](${page})` : words} | ${summary} |`;
}

/** A command's usage, options and examples. */
function commandPage({ name, positionals, summary, options, examples }: LoadedCommand): string {
  const rows = Object.entries(options).map(([option, info]) => {
    const value = info.value === undefined ? "" : ` ${info.value}`;
    return `| \`--${kebabCase(option)}${value}\` | ${info.summary} | ${info.default ?? ""} |`;
  });
  const table = rows.length === 0 ? [] : ["", "| option | what it does | default |", "| --- | --- | --- |", ...rows];
  const shown = examples.map(([line, what]) => `npx cosafe ${line}  # ${what}`);
  return [`\`${`cosafe ${name} ${positionals}`.trim()}\`: ${summary}.`, "", "```sh", ...shown, "```", ...table].join("\n");
}
