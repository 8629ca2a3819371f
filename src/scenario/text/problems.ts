/** Problems: how they are collected, shown and counted. One grammar for files and for the command line. */
import type { Location, Problem } from "../types.ts";
import { formerRemedy } from "./formerNames.ts";
import { fullWidthRemedy } from "./fullWidth.ts";
import { nearest } from "./suggest.ts";
import type { Node } from "./tree.ts";

/** Past this number further problems are dropped: whoever has so many mends the first ones first. */
export const mostProblems = 200;

/** What a problem of the syntax is about: in a file that has one, nothing but the syntax was checked. */
export const yamlProblem = "YAML";
const unreadNote = "; names and values are checked once the YAML can be read";

/** Whether no further problem will be kept, so that nobody need look for one. */
export function full(problems: readonly Problem[]): boolean {
  return problems.length >= mostProblems;
}

export interface Report {
  readonly at: Location;
  readonly path: string;
  readonly what: string;
  readonly expected?: string;
  readonly received?: string;
  readonly remedy?: string | null;
}

/** Adds an error to `problems`. */
export function refuse(problems: Problem[], report: Report): void {
  add(problems, "error", report);
}

/** Adds a warning to `problems`. */
export function warn(problems: Problem[], report: Report): void {
  add(problems, "warning", report);
}

/** An unknown name among known ones. */
export interface UnknownName extends Report {
  readonly name: string;
  readonly known: readonly string[];
  /** Where a name is written already, which must not be written twice. */
  readonly placeOf?: (name: string) => Location | undefined;
}

/** Adds an error about an unknown name, with what has come of it since an earlier version, or the nearest known one. */
export function refuseUnknown(problems: Problem[], report: UnknownName): void {
  if (full(problems)) return;
  const former = formerRemedy([report.path, report.name], report.known);
  const better = former ?? fullWidthRemedy(report.name, (plain) => report.known.includes(plain.split(":")[0]));
  const guess = better === null ? nearest(report.name, report.known) : null;
  refuse(problems, { ...report, remedy: better ?? (guess === null ? report.remedy : suggestion(guess, report)) });
}

/** A base may have the name too, which the file goes over. */
function suggestion(guess: string, { at, placeOf }: UnknownName): string {
  const there = placeOf?.(guess);
  return there?.file === at.file
    ? `did you mean "${guess}", which is there already, at ${at.file}:${there.line}?`
    : `did you mean "${guess}"?`;
}

/** Whether an error was reported at `path`, below it or above it. */
export function broken(problems: readonly Problem[], path: string): boolean {
  return problems.some((problem) => problem.severity === "error" && related(problem.path, path));
}

/** Sorted by file and place; one value that is wrong for several arms or communities is named once. */
export function sortedProblems(problems: readonly Problem[]): Problem[] {
  const unique = new Map<string, Problem>();
  for (const problem of problems) {
    const { severity, location, path, expected, received } = problem;
    const key = JSON.stringify([severity, location.file, location.line, location.column, path.split(".").at(-1), expected, received]);
    if (!unique.has(key)) unique.set(key, problem);
  }
  return [...unique.values()].sort((a, b) => compare(a.location, b.location));
}

/** `file:line:col: <what>: expected <…>, received <…>; <remedy>`, on one line. */
export function formatProblem(problem: Problem): string {
  const { file, line, column } = problem.location;
  const kind = problem.severity === "warning" ? "warning: " : "";
  const facts = [
    ...(problem.expected === null ? [] : [`expected ${problem.expected}`]),
    ...(problem.received === null ? [] : [`received ${problem.received}`]),
  ].join(", ");
  const remedy = problem.remedy === null ? "" : `; ${problem.remedy}`;
  return escaped(`${file}:${line}:${column}: ${kind}${problem.what}${facts === "" ? "" : `: ${facts}`}${remedy}`);
}

/** All problems, one per line, and a last line that says how many there are and that nothing was run. */
export function formatProblems(problems: readonly Problem[]): string {
  if (problems.length === 0) return "no problems";
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const count = errors > 0 ? counted(errors, "problem") : counted(problems.length, "warning");
  const unread = problems.some(({ what, location }) => what === yamlProblem && !location.file.startsWith("--"));
  const end = errors > 0 ? `${full(problems) ? "at least " : ""}${count}; nothing was run${unread ? unreadNote : ""}` : count;
  return [...problems.map(formatProblem), end].join("\n");
}

/** A value as received: short, escaped, on one line. */
export function shown(node: Node): string {
  if (node.kind === "map") return node.entries.size === 0 ? "an empty map" : "a map";
  if (node.kind === "list") return node.items.length === 0 ? "an empty list" : "a list";
  if (node.plain && node.text === "") return "nothing";
  if (node.plain && /^([-+.\d][\w.+-]*|true|false|null|~)$/.test(node.text)) return clip(node.text);
  return node.plain ? quote(node.text) : `text ${quote(node.text)}`;
}

/** Text in quotes, escaped and clipped to 60 characters. */
export function quote(text: string): string {
  return `"${clip(text.replace(/[\\"]/g, "\\$&"))}"`;
}

/** `1 problem`, `3 problems`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `a`, `a or b`, `a, b or c`; long lists are cut. */
export function alternatives(words: readonly string[]): string {
  if (words.length > 12) return `one of ${words.slice(0, 10).join(", ")}, … (${words.length} in all)`;
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function add(problems: Problem[], severity: Problem["severity"], report: Report): void {
  if (full(problems)) return;
  const { at, path, what, expected = null, received = null, remedy = null } = report;
  problems.push({ severity, location: at, path, what, expected, received, remedy });
}

function related(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function compare(a: Location, b: Location): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function clip(text: string): string {
  const characters = [...text];
  return escaped(characters.length > 60 ? `${characters.slice(0, 57).join("")}…` : text);
}

/** Characters that would break the line, steer a terminal, hide or reorder text are written as escapes. */
export function escaped(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) as number;
    return code === 10 ? "\\n" : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}
