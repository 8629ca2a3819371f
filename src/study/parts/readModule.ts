/** Reads, hashes and imports a module of own parts: its default export, or why there is none. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { register } from "node:module";
import { extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { PartsSource } from "../../model/parts.ts";

/** What is wrong with a module as a whole. */
export interface ModuleFault {
  readonly expected: string;
  readonly received: string;
  readonly remedy?: string;
  /** Line of the module, 1-based, where it is known. */
  readonly line?: number;
}

export interface PartsModule extends PartsSource {
  readonly text: string;
}

/** Far more than parts need; a larger file is refused before it is read. */
const MOST_BYTES = 2 * 1024 * 1024;

/** The module at a path with the hash of its bytes, or why it cannot be read. */
export function readPartsFile(path: string): PartsModule | ModuleFault {
  const expected = "a module of own parts";
  if (/\.[cm]?tsx?$/.test(path)) return { expected, received: "TypeScript", remedy: "compile it and name the .js file" };
  if (![".js", ".mjs"].includes(extname(path))) return { expected, received: "another kind of file", remedy: "name a .js or .mjs file" };
  try {
    const facts = statSync(path);
    if (!facts.isFile()) return { expected, received: "a folder" };
    if (facts.size > MOST_BYTES) return { expected: `${expected} of at most 2 MB`, received: `${facts.size} bytes` };
    const bytes = readFileSync(path);
    return { path: realpathSync(resolve(path)), sha256: createHash("sha256").update(bytes).digest("hex"), text: bytes.toString("utf8") };
  } catch (error) {
    const isMissing = ["ENOENT", "ENOTDIR"].includes((error as { code?: string }).code ?? "");
    return { expected, received: isMissing ? "no such file" : "a file that cannot be read" };
  }
}

let isRegistered = false;

/** What the module exports as default, or what went wrong; the module must have the bytes that were hashed. */
export async function importParts({ path, sha256 }: PartsSource): Promise<{ readonly exported: unknown } | ModuleFault> {
  if (!isRegistered) register(new URL(`./hooks${extname(import.meta.url)}`, import.meta.url));
  isRegistered = true;
  try {
    const module = (await import(`${pathToFileURL(path).href}?cosafe-parts=${sha256}`)) as { readonly default?: unknown };
    return { exported: module.default };
  } catch (error) {
    const fault = faultOf(error);
    return error instanceof SyntaxError && fault.line === 1 ? { ...fault, line: lineOfSyntaxError(path) } : fault;
  }
}

/** The line where a module is no JavaScript: an import does not tell it, Node's check of a file that is not run does; 1 where it does not. */
function lineOfSyntaxError(path: string): number {
  const { stderr } = spawnSync(process.execPath, ["--check", "--input-type=module"], {
    ...{ input: readFileSync(path), encoding: "utf8", timeout: 10_000 },
  });
  return Number(/^\[stdin\]:(\d+)$/m.exec(stderr ?? "")?.[1] ?? 1);
}

/** What was thrown, in a line; a module may throw what no text can be made of. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return "something without a text";
  }
}

/** Where in a module of own parts an error was thrown, from its stack: the name of the file and the line; null where it was elsewhere. */
export function placeInParts(stack: string | undefined): { readonly file: string; readonly line: number } | null {
  const found = /\/([^/\n]+)\?cosafe-parts=[0-9a-f]{64}:(\d+)/.exec(stack ?? "");
  return found === null ? null : { file: decodeURIComponent(found[1]), line: Number(found[2]) };
}

function faultOf(error: unknown): ModuleFault {
  const { name, message, stack } = error instanceof Error ? error : { name: "", message: textOf(error), stack: "" };
  const imported = /^imports (".*")$/.exec(message);
  if (imported !== null) {
    const remedy = "a run depends on the bytes of this one file; put what it needs into it, or bundle it";
    return { expected: "no import but cosafe/model", received: `an import of ${imported[1]}`, remedy };
  }
  if (/^has changed/.test(message)) return { expected: "the bytes that were hashed", received: "others; the file has changed meanwhile" };
  const received = `${name === "" ? "" : `${name}: `}${message.split("\n")[0]}`;
  return { expected: "a module that loads", received, line: placeInParts(stack)?.line ?? 1 };
}
