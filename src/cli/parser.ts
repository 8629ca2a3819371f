/** From the words of a command line to a command and its input, by yargs. */
import yargs, { type Argv } from "yargs";
import { type Command, type Input, InputError } from "./command.ts";
import { refuseUnknownOptions, UsageError } from "./usage.ts";

/** A command to run, or text to print. */
export type Parsed = { readonly command: Command; readonly input: Input } | { readonly help: string };

/**
 * Reads a command line. Throws `UsageError` for what no command understands. A `--` before options, as npm's scripts want it, is passed
 * over: no command has words that could be taken for options.
 */
export async function parse(line: readonly string[], commands: readonly Command[], width: number): Promise<Parsed> {
  const words = line.filter((word) => word !== "--");
  const chosen: { command: Command; input: Input }[] = [];
  const parser = await newParser(words, width);
  for (const command of commands) {
    parser.command(
      `${command.name} ${command.positionals}`.trim(),
      command.summary,
      (builder) => declare(builder, command),
      (parsed) => void chosen.push({ command, input: readInput(command, parsed as Record<string, unknown>) }),
    );
  }
  for (const command of commands.slice(0, 3)) for (const [line, what] of command.examples.slice(0, 2)) parser.example(`$0 ${line}`, what);
  if (words.length === 0) return { help: (await parser.getHelp()).trimEnd() };
  refuseUnknownOptions(words, commands);
  const text = await new Promise<string>((resolve, reject) => {
    const parsing = parser.parse([...words], {}, (error, _, output) => (error ? reject(error) : resolve(output)));
    Promise.resolve(parsing).catch(reject);
  });
  if (chosen.length > 0) return chosen[0];
  if (text === "") throw new UsageError(`Unknown command: ${words[0]}`);
  return { help: text.trimEnd() };
}

async function newParser(words: readonly string[], width: number): Promise<Argv> {
  return yargs()
    .scriptName("cosafe")
    .locale("en")
    .usage("cosafe: simulate the collaborative governance of community safety\n\n$0 <command>")
    .parserConfiguration({ "boolean-negation": false, "dot-notation": false, "greedy-arrays": false, "duplicate-arguments-array": true })
    .strict()
    .version(await packageVersion(words))
    .alias("help", "h")
    .wrap(Math.min(110, width))
    .epilogue("Exit codes: 0 done, 1 a run failed, 2 the input is wrong, 130 interrupted.")
    .exitProcess(false)
    .fail((message, error) => {
      // What yargs itself finds wrong with the words is an error of its own kind, or none.
      throw error === undefined || error.name === "YError" ? new UsageError(message ?? error.message) : error;
    });
}

function declare(builder: Argv, command: Command): Argv {
  for (const [name, option] of Object.entries(command.options)) {
    const describe = option.default === undefined ? option.summary : `${option.summary} (default: ${option.default})`;
    if (option.type === "flag") builder.option(name, { type: "boolean", describe });
    else builder.option(name, { type: "string", array: option.type === "list", requiresArg: true, describe });
  }
  for (const [line, what] of command.examples) builder.example(`$0 ${line}`, what);
  for (const positional of command.positionals.matchAll(/[<[]([\w-]+)(\.\.)?/g)) {
    builder.positional(positional[1], { type: "string", array: positional[2] !== undefined });
  }
  return builder;
}

function readInput(command: Command, parsed: Record<string, unknown>): Input {
  const names = [...command.positionals.matchAll(/[<[]([\w-]+)/g)].map((match) => match[1]);
  const text = (name: string): string | undefined => {
    const value = parsed[name];
    if (Array.isArray(value)) throw new InputError(`--${name}: expected once, received ${value.length} times`);
    return value === undefined ? undefined : String(value);
  };
  return {
    positionals: names.flatMap((name) => parsed[name] ?? []).map(String),
    flag: (name) => (Array.isArray(parsed[name]) ? parsed[name].includes(true) : parsed[name] === true),
    text,
    list: (name) => (parsed[name] === undefined ? [] : [parsed[name]].flat().map(String)),
  };
}

/** Read only when asked for: starting is quicker without. */
async function packageVersion(words: readonly string[]): Promise<string> {
  return words.includes("--version") ? (await import("../index.ts")).version : "";
}
