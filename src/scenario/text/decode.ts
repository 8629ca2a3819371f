/** From bytes to text: size, encoding and control characters, before any parser sees them. */
import type { Location, Problem } from "../types.ts";
import { refuse } from "./problems.ts";

/** Largest scenario file, bytes. */
export const largestFile = 1_000_000;

/** The text of a file without its byte order mark, or null after reporting why not. */
export function decode(bytes: Uint8Array, file: string, problems: Problem[]): string | null {
  const start = { file, line: 1, column: 1 };
  const fail = (received: string, remedy: string, at: Location = start) => {
    refuse(problems, { at, path: "", what: "file", expected: "a YAML text in UTF-8", received, remedy });
    return null;
  };
  if (bytes.length > largestFile) return refuseLarge(file, start, problems);
  if (isUtf16(bytes)) return fail("UTF-16", "save it as UTF-8");
  const text = new TextDecoder("utf-8").decode(bytes);
  const control = text.search(forbidden);
  if (control >= 0) return fail("a binary file", "name a .yaml file", locationAt(text, control, file));
  if (!isUtf8(bytes)) return fail("bytes that are not UTF-8", "save it as UTF-8", locationAt(text, text.indexOf("\uFFFD"), file));
  return text;
}

/** Reports a file over the limit. */
export function refuseLarge(file: string, at: Location, problems: Problem[]): null {
  refuse(problems, { at, path: "", what: `file ${file}`, expected: "at most 1 MB", received: "a larger file" });
  return null;
}

/** Line and column (1-based) of a position in a text. */
export function locationAt(text: string, offset: number, file: string): Location {
  const before = text.slice(0, offset);
  return { file, line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

/** Control characters other than tab, line feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
