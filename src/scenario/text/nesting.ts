/** A look at the depth of a YAML text before it is parsed: the parser's own effort grows without bound with nesting. */
import { Lexer } from "yaml";
import type { Location } from "../types.ts";
import { locationAt } from "./decode.ts";

/** Deepest nesting of a scenario file; real ones need about eight. */
export const deepest = 24;
const widestIndent = 120;

/** The lexer marks documents, flow errors and scalars with one control character that is not in the text. */
const marks = new Set([0x02, 0x18, 0x1f].map((code) => String.fromCharCode(code)));

/** Where a text nests deeper than `deepest`, or null. Linear in the length of the text. */
export function tooDeep(text: string, file: string): Location | null {
  const indicators = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${deepest}}`, "m").exec(text);
  const indented = new RegExp(`^[ \\t]{${widestIndent}}`, "m").exec(text);
  const found = indicators ?? indented;
  if (found !== null) return locationAt(text, found.index, file);
  const offset = deepFlow(text);
  return offset === null ? null : locationAt(text, offset, file);
}

/** Offset of the bracket that opens one flow collection too many. */
function deepFlow(text: string): number | null {
  let depth = 0;
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") depth++;
    else if (token === "]" || token === "}") depth = Math.max(0, depth - 1);
    if (depth > deepest) return Math.min(offset, text.length);
    if (!marks.has(token)) offset += token.length;
  }
  return null;
}
