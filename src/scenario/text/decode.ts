/** From bytes to text: size, encoding and control characters, before any parser sees them. */
import type { Location, Problem } from "../types.ts";
import { decoded, foreignKind, looksLikeGbk, looksLikeUtf16, markedUtf16 } from "./fileKinds.ts";
import { refuse } from "./problems.ts";

/** Largest scenario file, bytes. */
export const largestFile = 1_000_000;

/** What a file should be, and how whoever has another kind or encoding comes to it. */
export interface WantedText {
  readonly expected: string;
  /** For a file that is no text. */
  readonly another: string;
  /** For a text in another encoding. */
  readonly encode: string;
}

const yamlText: WantedText = { expected: "a YAML text in UTF-8", another: "name a .yaml file", encode: "save it as UTF-8" };

/**
 * The text of a file without its byte order mark, or null after reporting why not. UTF-16 that begins with its mark is read, since it says
 * what it is; any other encoding could only be guessed, and is refused by name.
 */
export function decode(bytes: Uint8Array, file: string, problems: Problem[], wanted: WantedText = yamlText): string | null {
  const start = { file, line: 1, column: 1 };
  const { expected, another, encode } = wanted;
  const fail = (received: string, remedy: string, at: Location = start) => {
    refuse(problems, { at, path: "", what: "file", expected, received, remedy });
    return null;
  };
  const foreign = foreignKind(bytes);
  if (foreign !== null) return fail(foreign, another);
  if (bytes.length > largestFile) return refuseLarge(file, start, problems);
  const utf16 = markedUtf16(bytes);
  const text = decoded(bytes, utf16 ?? "utf-8");
  if (text === null && utf16 !== null) return fail("bytes that are not the UTF-16 which their mark announces", encode);
  const lenient = text ?? new TextDecoder("utf-8").decode(bytes);
  const control = lenient.search(forbidden);
  if (control >= 0 && looksLikeUtf16(bytes)) return fail("UTF-16 without a byte order mark", encode);
  if (control >= 0) return fail("a binary file", another, locationAt(lenient, control, file));
  if (text !== null) return text;
  const meant = looksLikeGbk(bytes) ? "bytes that are not UTF-8, but would be Chinese in GBK" : "bytes that are not UTF-8";
  return fail(meant, encode, locationAt(lenient, lenient.indexOf("\uFFFD"), file));
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
