/** What a command is, and what it may do to the world. */
import {
  type GivenOf,
  kebabCase,
  type OptionProblem,
  type Options,
  optionLines,
  type Rules,
  readOptions,
  type Texts,
  type ValuesOf,
} from "../methods/options.ts";

/** 0 done, 1 the run failed, 2 the input is wrong. */
export type ExitCode = 0 | 1 | 2;

/** Wrong input: the message is for the user; exit code 2. */
export class InputError extends Error {}

/** What was typed after the name of a command. */
export interface Typed {
  /** Positional arguments in order. */
  readonly positionals: readonly string[];
  /** What was given for an option, by its name as declared. */
  readonly texts: Texts;
}

/** What a command is asked: its options as they are declared. */
export interface Asked<O extends Options> {
  readonly positionals: readonly string[];
  readonly values: ValuesOf<O>;
  /** Names of the options that were given. */
  readonly given: ReadonlySet<string>;
}

/** Questions on the terminal, one at a time. */
export interface Questions {
  /** What was typed after `prompt`, without the end of line; null where nothing more comes. */
  ask(prompt: string): Promise<string | null>;
  close(): void;
}

/** The world as a command sees it; `main.ts` makes it from the process. */
export interface Terminal {
  /** Answers in text or JSON; what would steer a terminal is escaped. */
  out(text: string): void;
  /** Data for a program, to the byte. */
  data(text: string): void;
  /** Messages; escaped, and what is very long is cut. */
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Colour on stdout: a terminal, and NO_COLOR not set. */
  readonly color: boolean;
  readonly width: number;
  readonly errorStream: NodeJS.WritableStream;
  /** Columns of stderr, now. */
  readonly errorWidth: number;
  /** Whether somebody can be asked: answers come from a terminal, and questions go to one. */
  readonly canAsk: boolean;
  /** Opens the conversation; whoever does so closes it. */
  questions(): Promise<Questions>;
  /** Aborted by Ctrl-C or a request to end; calling this takes over the handling of signals. */
  interruption(): AbortSignal;
  readonly pid: number;
  isAlive(pid: number): boolean;
  readonly nodeVersion: string;
  readonly v8Version: string;
  /** The command line after `cosafe`. */
  readonly commandLine: readonly string[];
  /** All commands, in groups and in order. */
  readonly groups: readonly CommandGroup[];
  /** Developers' stacks are wanted (COSAFE_STACK). */
  readonly stacks: boolean;
}

/** What a command has but for its name: loaded when it is called. */
export interface Command {
  readonly options: Options;
  /** Command lines without `cosafe`, each with what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** Throws `InputError` for what cannot be used. */
  run(typed: Typed, terminal: Terminal): Promise<ExitCode>;
}

/** A command whose options are read before it runs. */
export function command<O extends Options>(declared: {
  readonly options: O;
  readonly rules?: Rules<O>;
  readonly examples: Command["examples"];
  run(asked: Asked<O>, terminal: Terminal): Promise<ExitCode>;
}): Command {
  const { options, rules = {}, examples } = declared;
  return {
    options,
    examples,
    run: async ({ positionals, texts }, terminal) => {
      const { values, given, problems } = readOptions(options, rules, texts);
      if (problems.length > 0) throw optionsWrong(problems);
      return declared.run({ positionals, values, given }, terminal);
    },
  };
}

/** Wrong options in the words of the command line. */
export function optionsWrong(problems: readonly OptionProblem[]): InputError {
  return new InputError(optionLines(problems, (name) => `--${kebabCase(name)}`).join("\ncosafe: "));
}

/** Of some options those that were given. */
export function givenOf<P extends Options>(
  options: P,
  { values, given }: { readonly values: object; readonly given: ReadonlySet<string> },
): GivenOf<P> {
  const own = Object.entries(values).filter(([name]) => given.has(name) && Object.hasOwn(options, name));
  return Object.fromEntries(own) as GivenOf<P>;
}

/** A command as the catalogue lists it. */
export interface CommandEntry {
  readonly name: string;
  /** Positional arguments as help shows them, e.g. `<scenario>` or `<scenarios...>`. */
  readonly positionals: string;
  readonly summary: string;
  load(): Promise<Command>;
}

export interface CommandGroup {
  readonly title: string;
  /** Whether help shows it only when asked: for researchers and maintainers. */
  readonly isForFew: boolean;
  readonly commands: readonly CommandEntry[];
}

/** A command whole. */
export type LoadedCommand = Omit<CommandEntry, "load"> & Command;

/** Loads what an entry stands for. */
export async function loadCommand({ name, positionals, summary, load }: CommandEntry): Promise<LoadedCommand> {
  return { name, positionals, summary, ...(await load()) };
}

/** A word as a POSIX shell would have to be given it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A disk that fails on the way, or too little memory, is no wrong input: exit code 1. */
export function diskFailed({ cause }: Error): boolean {
  return ["ENOSPC", "EDQUOT", "EFBIG", "EIO", "ENOMEM", "EAGAIN"].includes((cause as { code?: string } | undefined)?.code ?? "");
}
