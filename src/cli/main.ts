#!/usr/bin/env node
/**
 * The command line: from the process's arguments to one command, and from its outcome to an exit code.
 *
 * Exit codes: 0 done, 1 the run failed, 2 the input is wrong, 130 interrupted. Only this file touches the process.
 */
import process from "node:process";
import yargs, { type Argv } from "yargs";
import { commands } from "./catalogue.ts";
import { type Command, type Input, InputError, type Terminal } from "./command.ts";
import { suggestion } from "./suggestion.ts";

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** What yargs found wrong with the command line, in its words. */
class UsageError extends Error {}

/** The exit code that a signal asked for; 0 while there was none. */
let interruptedWith = 0;

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  outliveClosedPipes();
  try {
    return await dispatch(words, processTerminal(words));
  } catch (error) {
    if (interruptedWith !== 0) return interruptedWith;
    if (error instanceof UsageError) {
      process.stderr.write(`cosafe: ${await explainUsage(error.message, words)}\n`);
      return 2;
    }
    if (error instanceof InputError) {
      process.stderr.write(`cosafe: ${error.message}\n`);
      return 2;
    }
    const stack = error instanceof Error && process.env["COSAFE_STACK"] ? `\n${error.stack}` : "";
    process.stderr.write(`cosafe: ${error instanceof Error ? error.message : String(error)}${stack}\n`);
    return 1;
  }
}

async function dispatch(words: string[], terminal: Terminal): Promise<number> {
  let chosen: Command | null = null;
  let input: Input | null = null;
  const parser = yargs()
    .scriptName("cosafe")
    .locale("en")
    .usage("cosafe: simulate the collaborative governance of community safety\n\n$0 <command>")
    .parserConfiguration({ "boolean-negation": false, "dot-notation": false, "greedy-arrays": false, "duplicate-arguments-array": true })
    .strict()
    .version(await packageVersion(words))
    .alias("help", "h")
    .wrap(Math.min(110, terminal.width))
    .epilogue("Exit codes: 0 done, 1 a run failed, 2 the input is wrong, 130 interrupted.")
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    });
  for (const command of commands) {
    parser.command(
      `${command.name} ${command.positionals}`.trim(),
      command.summary,
      (builder) => declare(builder, command),
      (parsed) => {
        chosen = command;
        input = readInput(command, parsed as Record<string, unknown>);
      },
    );
  }
  for (const command of commands.slice(0, 3)) for (const [line, what] of command.examples.slice(0, 2)) parser.example(`$0 ${line}`, what);
  if (words.length === 0) {
    terminal.out(`${await parser.getHelp()}\n`);
    return 0;
  }
  refuseUnknownOptions(words);
  const text = await new Promise<string>((resolve, reject) => {
    Promise.resolve(parser.parse(words, {}, (error, _, output) => (error ? reject(error) : resolve(output)))).catch(reject);
  });
  if (chosen === null || input === null) {
    if (text === "") throw new UsageError(`Unknown command: ${words[0]}`);
    terminal.out(`${text.trimEnd()}\n`);
    return 0;
  }
  return (chosen as Command).run(input, terminal);
}

/** Before yargs, which would take the word after an unknown option for its value. */
function refuseUnknownOptions(words: readonly string[]): void {
  const command = commands.find(({ name }) => name === words.find((word) => !word.startsWith("-")));
  const known = ["help", "h", "version", ...Object.keys(command?.options ?? {})];
  const options = words.slice(0, words.includes("--") ? words.indexOf("--") : undefined).filter((word) => /^--?[a-zA-Z]/.test(word));
  const names = options.map((word) => word.replace(/^-+/, "").split("=")[0]);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0 && !names.includes("help") && !names.includes("h"))
    throw new UsageError(`Unknown arguments: ${unknown.join(", ")}`);
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

/** Turns yargs' words into `what: expected, received; did you mean`. */
async function explainUsage(message: string, words: readonly string[]): Promise<string> {
  const command = commands.find(({ name }) => name === words.find((word) => !word.startsWith("-")));
  const help = `See cosafe ${command === undefined ? "" : `${command.name} `}--help.`;
  const unknown = /^Unknown (?:arguments?|commands?): (.*)$/.exec(message);
  if (unknown === null) {
    if (command === undefined || !message.startsWith("Not enough non-option"))
      return `${message.split("\n").filter(Boolean).join(" ")}. ${help}`;
    return `${command.name}: expected ${command.positionals}, received nothing. ${help}`;
  }
  const received = unknown[1].split(", ");
  const given = (word: string) => words.some((each) => each.startsWith("-") && each.replace(/^-+/, "").split("=")[0] === word);
  if (command === undefined && !given(received[0])) {
    const names = commands.map(({ name }) => name);
    return `unknown command ${JSON.stringify(received[0])}${(await suggestion(received[0], names)) || "."} ${help}`;
  }
  const known = [...Object.keys(command?.options ?? {}), "help", "version"];
  const lines = new Set<string>();
  for (const word of received.filter((each) => !isCamelTwin(each, received))) {
    if (given(word)) lines.add(`unknown option --${word}${(await suggestion(word, known, "--")) || "."} ${help}`);
    else lines.add(`unexpected argument ${JSON.stringify(word)}. ${help}`);
  }
  return [...lines].join("\ncosafe: ");
}

/** yargs names `--no-chart` a second time, as `noChart`. */
function isCamelTwin(word: string, all: readonly string[]): boolean {
  return all.some((other) => other !== word && other.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) === word);
}

/** Read only when asked for: starting is quicker without. */
async function packageVersion(words: readonly string[]): Promise<string> {
  return words.includes("--version") ? (await import("../index.ts")).version : "";
}

/** A reader that stops early (`| head`) is no error. */
function outliveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: Error & { code?: string }) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}

function processTerminal(words: readonly string[]): Terminal {
  let controller: AbortController | null = null;
  const outIsTerminal = process.stdout.isTTY === true;
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outIsTerminal,
    errIsTerminal: process.stderr.isTTY === true,
    color: outIsTerminal && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb",
    width: process.stdout.columns ?? 100,
    errorStream: process.stderr,
    interruption() {
      if (controller !== null) return controller.signal;
      const made = new AbortController();
      controller = made;
      for (const [signal, code] of Object.entries(signals)) {
        process.on(signal, () => {
          if (interruptedWith !== 0) process.exit(code);
          interruptedWith = code;
          made.abort(new Error("interrupted"));
        });
      }
      return made.signal;
    },
    pid: process.pid,
    isAlive(pid) {
      try {
        process.kill(pid, 0);
        return true;
      } catch (error) {
        return (error as { code?: string }).code === "EPERM";
      }
    },
    nodeVersion: process.version,
    v8Version: process.versions.v8,
    commandLine: words,
    commands,
    stacks: Boolean(process.env["COSAFE_STACK"]),
  };
}
