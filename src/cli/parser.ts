/**
 * From the words of a command line to a command and its input. What is asked of cosafe itself (help, version) is answered here; the words of a
 * command are read by yargs, which is loaded with it.
 */
import type { Argv } from "yargs";
import { kebabCase } from "../methods/options.ts";
import { type Command, type CommandGroup, type LoadedCommand, loadCommand, type Typed } from "./command.ts";
import { firstPage } from "./help.ts";
import { namedEntry, refuseUnknownOptions, UsageError } from "./usage.ts";

/** A command to run, or text to print. */
export type Parsed = { readonly command: Command; readonly typed: Typed } | { readonly help: string };

/**
 * Reads a command line. Throws `UsageError` for what no command understands. A `--` before options, as npm's scripts want it, is passed
 * over: no command has words that could be taken for options.
 */
export async function parse(line: readonly string[], groups: readonly CommandGroup[], width: number): Promise<Parsed> {
  const words = helpAsOption(line.filter((word) => word !== "--"));
  const entry = namedEntry(words, groups);
  if (entry !== undefined) return parseCommand(words, await loadCommand(entry), width);
  const isHelp = words.some((word) => word === "--help" || word === "-h");
  const unknown = words.find((word) => !word.startsWith("-"));
  if (unknown !== undefined && unknown !== "help") throw new UsageError(`Unknown command: ${unknown}`);
  refuseUnknownOptions(
    words.filter((word) => !(isHelp && /^(--help|-h|--all)$/.test(word))),
    [],
  );
  if (words.includes("--version")) return { help: await packageVersion() };
  return { help: firstPage(groups, width, words.includes("--all")) };
}

/** `help run` as `run --help`, and `help` alone as `--help`. */
function helpAsOption(words: readonly string[]): readonly string[] {
  return words[0] === "help" ? [...words.slice(1), "--help"] : words;
}

/** Other spellings of options as the ones that are shown. */
function asShown(words: readonly string[], { options }: LoadedCommand): string[] {
  const shown = new Map(
    Object.entries(options).flatMap(([name, { also }]) => (also === undefined ? [] : [[`--${also}`, `--${kebabCase(name)}`]])),
  );
  return words.map((word) => {
    const [name, ...value] = word.split("=");
    return shown.has(name) ? [shown.get(name), ...value].join("=") : word;
  });
}

async function parseCommand(typed: readonly string[], command: LoadedCommand, width: number): Promise<Parsed> {
  const words = asShown(typed, command);
  refuseUnknownOptions(words, Object.keys(command.options).map(kebabCase));
  const chosen: Typed[] = [];
  const parser = await newParser(words, width);
  parser.command(
    `${command.name} ${command.positionals}`.trim(),
    command.summary,
    (builder) => declare(builder, command),
    (parsed) => void chosen.push(readTyped(command, parsed as Record<string, unknown>)),
  );
  const text = await new Promise<string>((resolve, reject) => {
    const parsing = parser.parse([...words], {}, (error, _, output) => (error ? reject(error) : resolve(output)));
    Promise.resolve(parsing).catch(reject);
  });
  if (chosen.length > 0) return { command, typed: chosen[0] };
  if (text === "") throw new UsageError(`Unknown command: ${words[0]}`);
  return { help: text.trimEnd() };
}

async function newParser(words: readonly string[], width: number): Promise<Argv> {
  const { default: yargs } = await import("yargs");
  return yargs()
    .scriptName("cosafe")
    .locale("en")
    .parserConfiguration({ "boolean-negation": false, "dot-notation": false, "greedy-arrays": false, "duplicate-arguments-array": true })
    .strict()
    .version(words.includes("--version") ? await packageVersion() : "")
    .alias("help", "h")
    .wrap(Math.min(110, width))
    .epilogue("Exit codes: 0 success, 1 a run failed, 2 the input is wrong, 130 interrupted.")
    .exitProcess(false)
    .fail((message, error) => {
      // What yargs itself finds wrong with the words is an error of its own kind, or none.
      throw error === undefined || error.name === "YError" ? new UsageError(message ?? error.message) : error;
    });
}

function declare(builder: Argv, command: LoadedCommand): Argv {
  for (const [name, option] of Object.entries(command.options)) {
    const describe = option.default === undefined ? option.summary : `${option.summary} (default: ${option.default})`;
    if (option.type === "flag") builder.option(kebabCase(name), { type: "boolean", describe });
    else builder.option(kebabCase(name), { type: "string", array: option.type === "list", requiresArg: true, describe });
  }
  for (const [line, what] of command.examples) builder.example(`$0 ${line}`, what);
  for (const positional of command.positionals.matchAll(/[<[]([\w-]+)(\.\.)?/g)) {
    builder.positional(positional[1], { type: "string", array: positional[2] !== undefined });
  }
  return builder;
}

function readTyped(command: LoadedCommand, parsed: Record<string, unknown>): Typed {
  const names = [...command.positionals.matchAll(/[<[]([\w-]+)/g)].map((match) => match[1]);
  return {
    positionals: names.flatMap((name) => parsed[name] ?? []).map(String),
    texts: (name) => {
      const given = [parsed[kebabCase(name)] ?? []].flat();
      if (command.options[name]?.type === "flag") return given.includes(true) ? ["true"] : undefined;
      return given.length === 0 ? undefined : given.map(String);
    },
  };
}

async function packageVersion(): Promise<string> {
  return (await import("../host/version.ts")).version;
}
