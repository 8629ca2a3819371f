/** What a command is, and what it may do to the world. */

/** 0 done, 1 the run failed, 2 the input is wrong. */
export type ExitCode = 0 | 1 | 2;

/** Wrong input: the message is for the user; exit code 2. */
export class InputError extends Error {}

export interface OptionInfo {
  /** `list` may be repeated. */
  readonly type: "flag" | "text" | "list";
  readonly summary: string;
  /** Word for the value in help, e.g. `N`. */
  readonly value?: string;
  /** In words, for help; the command itself fills it in. */
  readonly default?: string;
  /** Another spelling that is understood, and not shown. */
  readonly also?: string;
}

export interface Input {
  /** Positional arguments in order. */
  readonly positionals: readonly string[];
  /** Whether a flag is given. */
  flag(name: string): boolean;
  /** The value of a text option; undefined when not given. */
  text(name: string): string | undefined;
  /** The values of a list option. */
  list(name: string): readonly string[];
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
  readonly options: Readonly<Record<string, OptionInfo>>;
  /** Command lines without `cosafe`, each with what it does. */
  readonly examples: readonly (readonly [string, string])[];
  run(input: Input, terminal: Terminal): Promise<ExitCode>;
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

/** More than any study needs; a number beyond is a slip. */
const MOST = 100_000;

/** A whole number of at least `minimum` and at most 100,000, as typed. Throws `InputError`. */
export function wholeNumber(name: string, text: string | undefined, minimum: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < minimum) {
    throw new InputError(`--${name}: expected a whole number of at least ${minimum}, received ${JSON.stringify(text)}`);
  }
  if (value > MOST) throw new InputError(`--${name}: expected at most ${MOST}, received ${JSON.stringify(text)}`);
  return value;
}

/** A word as a POSIX shell would have to be given it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A disk that fails on the way is no wrong input: exit code 1. */
export function diskFailed({ cause }: Error): boolean {
  return ["ENOSPC", "EDQUOT", "EFBIG", "EIO"].includes((cause as { code?: string } | undefined)?.code ?? "");
}
