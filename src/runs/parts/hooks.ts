/**
 * How a module of own parts is imported: the bytes that were hashed or nothing, as an ES module, and with no import but `cosafe/model`.
 *
 * Registered with Node's loader, which runs it in a thread of its own; so it imports nothing of cosafe.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Marks the address of a module of own parts; the hash of its bytes follows. */
const MARK = "?cosafe-parts=";

const MODEL = new URL("../../model.js", import.meta.url).href;

type Next = (what: string, context: object) => Promise<unknown>;

export async function resolve(specifier: string, context: { readonly parentURL?: string }, next: Next): Promise<unknown> {
  if (context.parentURL?.includes(MARK) !== true) return next(specifier, context);
  if (specifier === "cosafe/model") return { url: MODEL, shortCircuit: true };
  throw new Error(`imports ${JSON.stringify(specifier)}`);
}

export async function load(url: string, context: object, next: Next): Promise<unknown> {
  const mark = url.indexOf(MARK);
  if (mark < 0) return next(url, context);
  const source = readFileSync(fileURLToPath(url.slice(0, mark)));
  if (createHash("sha256").update(source).digest("hex") !== url.slice(mark + MARK.length))
    throw new Error("has changed since it was hashed");
  return { format: "module", source, shortCircuit: true };
}
