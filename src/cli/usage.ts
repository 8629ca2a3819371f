/** What is wrong with a command line, in words that help. */

import { kebabCase } from "../methods/options.ts";
import { type CommandEntry, type CommandGroup, loadCommand } from "./command.ts";
import { suggestion } from "./suggestion.ts";

/** What the parser found wrong, in its own words. */
export class UsageError extends Error {}

/** The command that the words begin with. */
export function namedEntry(words: readonly string[], groups: readonly CommandGroup[]): CommandEntry | undefined {
  const name = words.find((word) => !word.startsWith("-"));
  return groups.flatMap(({ commands }) => commands).find((command) => command.name === name);
}

/** Throws for an option that is not among `options`. To be asked before yargs, which takes the word after it for its value. */
export function refuseUnknownOptions(words: readonly string[], options: readonly string[]): void {
  const known = ["help", "h", "version", ...options];
  const names = words.filter((word) => /^--?[a-zA-Z]/.test(word)).map((word) => word.replace(/^-+/, "").split("=")[0]);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0 && !names.includes("help") && !names.includes("h"))
    throw new UsageError(`Unknown arguments: ${unknown.join(", ")}`);
}

/** Turns yargs' words into `what: expected, received; did you mean`. */
export async function explainUsage({ message }: UsageError, words: readonly string[], groups: readonly CommandGroup[]): Promise<string> {
  const entry = namedEntry(words, groups);
  const command = entry === undefined ? undefined : await loadCommand(entry);
  const help = `See cosafe ${command === undefined ? "" : `${command.name} `}--help.`;
  const without = /^Not enough arguments following: (.*)$/.exec(message);
  if (without !== null) return `--${without[1]}: expected a value, received nothing. ${help}`;
  const unknown = /^Unknown (?:arguments?|commands?): (.*)$/.exec(message);
  if (unknown === null) {
    if (command === undefined || !message.startsWith("Not enough non-option"))
      return `${message.split("\n").filter(Boolean).join(" ")}. ${help}`;
    return `${command.name}: expected ${command.positionals}, received nothing. ${help}`;
  }
  const received = unknown[1].split(", ");
  const given = (word: string) => words.some((each) => each.startsWith("-") && each.replace(/^-+/, "").split("=")[0] === word);
  if (command === undefined && !given(received[0])) {
    const names = ["help", ...groups.flatMap(({ commands }) => commands.map(({ name }) => name))];
    return `unknown command ${JSON.stringify(received[0])}${(await suggestion(received[0], names)) || "."} ${help}`;
  }
  const known = [...Object.keys(command?.options ?? {}).map(kebabCase), "help", "version"];
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
