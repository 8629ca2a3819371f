#!/usr/bin/env node
/**
 * The command line: from the process's arguments to one command, and from its outcome to an exit code.
 *
 * Exit codes: 0 done, 1 the run failed, 2 the input is wrong, 130 interrupted. Only this file touches the process.
 */
import { Console } from "node:console";
import process from "node:process";
import { loadAllOneByOne, loadOneByOne } from "../host/fewFiles.ts";
import { thisProcess } from "../host/thisProcess.ts";
import { groups } from "./catalogue.ts";
import { type Command, type ExitCode, InputError, type Questions, type Terminal, type Typed } from "./command.ts";
import { partsAreReady } from "./ownParts.ts";
import { parse } from "./parser.ts";
import { answerText, messageText } from "./printable.ts";
import { explainUsage, UsageError } from "./usage.ts";

type Chosen = { readonly command: Command; readonly typed: Typed };

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** The exit code that a signal asked for; 0 while there was none. */
let interruptedWith = 0;

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  outliveClosedPipes();
  // Stdout is for answers and data; what modules of own parts print is neither.
  globalThis.console = new Console(process.stderr, process.stderr);
  try {
    const terminal = processTerminal(words);
    const parsed = await parse(words, groups, terminal.width);
    if ("command" in parsed) return await run(parsed, terminal);
    terminal.out(`${parsed.help}\n`);
    return 0;
  } catch (error) {
    if (interruptedWith !== 0) return interruptedWith;
    if (error instanceof UsageError) {
      tell(`cosafe: ${await explainUsage(error, words, groups)}\n`);
      return 2;
    }
    if (error instanceof InputError) {
      tell(`cosafe: ${error.message}\n`);
      return 2;
    }
    const stack = error instanceof Error && process.env["COSAFE_STACK"] ? `\n${error.stack}` : "";
    const { placeOfError } = await import("../runs/parts/place.ts");
    const place = placeOfError(error);
    const message = error instanceof Error ? error.message : String(error);
    tell(`cosafe: ${place === null ? "" : `${place}: `}${message}${stack}\n`);
    return 1;
  }
}

/** Own parts come before anything that knows the catalogues. */
async function run({ command, typed }: Chosen, terminal: Terminal): Promise<ExitCode> {
  loadOneByOne(import.meta.url, ["../runs/parts/loadParts.js"]);
  if (!(await partsAreReady(typed, terminal))) return 2;
  loadAllOneByOne();
  return command.run(typed, terminal);
}

/** A reader that stops early (`| head`) is no error. */
function outliveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: Error & { code?: string }) => {
      if (error.code === "EPIPE") return;
      tell(`cosafe: the output cannot be written (${error.code ?? error.message})\n`);
      process.exit(1);
    });
  }
}

/** A message on stderr. */
function tell(text: string): void {
  process.stderr.write(messageText(text));
}

function processTerminal(words: readonly string[]): Terminal {
  let controller: AbortController | null = null;
  const outIsTerminal = process.stdout.isTTY === true;
  const color = outIsTerminal && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";
  return {
    out: (text) => void process.stdout.write(answerText(text, color)),
    // Data of a file may hold what would drive a terminal; a pipe gets it as it is.
    data: (text) => void process.stdout.write(outIsTerminal ? answerText(text, false) : text),
    err: tell,
    outIsTerminal,
    errIsTerminal: process.stderr.isTTY === true,
    color,
    width: process.stdout.columns ?? 100,
    errorStream: process.stderr,
    get errorWidth() {
      return process.stderr.columns || 80;
    },
    canAsk: process.stdin.isTTY === true && process.stderr.isTTY === true,
    questions: () => openQuestions(),
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
    ...thisProcess,
    commandLine: words,
    groups,
    stacks: Boolean(process.env["COSAFE_STACK"]),
  };
}

/** On stderr, so that stdout stays for data. Lines typed ahead are kept for the questions that follow. */
async function openQuestions(): Promise<Questions> {
  const { createInterface } = await import("node:readline");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const typed = lines[Symbol.asyncIterator]();
  // In a conversation the terminal passes Ctrl-C on as a key.
  lines.on("SIGINT", () => {
    lines.close();
    process.stderr.write("\n");
    process.kill(process.pid, "SIGINT");
  });
  return {
    async ask(prompt) {
      lines.setPrompt(prompt);
      lines.prompt();
      const { value, done } = await typed.next();
      return done === true ? null : value;
    },
    close: () => lines.close(),
  };
}
