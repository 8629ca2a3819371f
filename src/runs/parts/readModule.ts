/** Reads, hashes and imports a module of own parts: its default export, or why there is none. */
import { spawnSync } from "node:child_process";
import { Console } from "node:console";
import { createHash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { register } from "node:module";
import { extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isMainThread } from "node:worker_threads";
import type { PartsSource } from "../../model/parts.ts";
import { placeInParts } from "./place.ts";

/** What is wrong with a module as a whole. */
export interface ModuleFault {
  readonly expected: string;
  readonly received: string;
  readonly remedy?: string;
  /** Where in the module, 1-based; absent where that is not known. */
  readonly at?: { readonly line: number; readonly column: number };
  /** What its text has in quotes there, where no place is known. */
  readonly word?: string;
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

let isPrepared = false;

/** What the module exports as default, or what went wrong; the module must have the bytes that were hashed. */
export async function importParts({ path, sha256 }: PartsSource): Promise<{ readonly exported: unknown } | ModuleFault> {
  if (!isPrepared) {
    register(new URL(`./hooks${extname(import.meta.url)}`, import.meta.url));
    keepTheProcess();
  }
  isPrepared = true;
  let idle = () => {};
  const idleness = new Promise<null>((resolve) => {
    idle = () => resolve(null);
  });
  process.once("beforeExit", idle);
  try {
    const loading: Promise<{ readonly default?: unknown }> = import(`${pathToFileURL(path).href}?cosafe-parts=${sha256}`);
    const module = await Promise.race([loading, idleness]);
    if (module === null) return { expected: "a module that loads", received: "one that waits without end" };
    return { exported: module.default };
  } catch (error) {
    const fault = faultOf(error);
    return error instanceof SyntaxError && fault.at === undefined ? { ...fault, at: placeOfSyntaxError(path) } : fault;
  } finally {
    process.off("beforeExit", idle);
  }
}

/**
 * From now on a module of own parts that asks for the end of the process has an error for it, with its place: else all would be silent.
 * What it prints in a worker thread goes to where messages go, since answers and data of the program are elsewhere.
 */
function keepTheProcess(): void {
  if (!isMainThread) globalThis.console = new Console(process.stderr, process.stderr);
  const { exit } = process;
  process.exit = (code) => {
    if (placeInParts(new Error().stack) === null) return exit.call(process, code);
    throw new Error(`process.exit(${code ?? ""}), which would end the whole program; throw an error instead`);
  };
}

/** Where a module is no JavaScript: an import does not tell it, Node's check of a file that is not run does. */
function placeOfSyntaxError(path: string): ModuleFault["at"] {
  const { stderr } = spawnSync(process.execPath, ["--check", "--input-type=module"], {
    ...{ input: readFileSync(path), encoding: "utf8", timeout: 10_000 },
  });
  return placeOfArrow(stderr ?? "");
}

/** The place that Node shows by a line of the module and an arrow under it; at the end of a module there is none. */
function placeOfArrow(text: string): ModuleFault["at"] {
  const found = /^(?:\[stdin\]|file:.*):(\d+)\n(?:.*\n([ \t]*)\^)?/.exec(text);
  return found === null ? undefined : { line: Number(found[1]), column: (found[2] ?? "").length + 1 };
}

/** What was thrown, in a line; a module may throw what no text can be made of. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return "something without a text";
  }
}

/** What is wrong with a module that threw something. */
export function faultOf(error: unknown): ModuleFault {
  const { name, message, stack } = error instanceof Error ? error : { name: "", message: textOf(error), stack: "" };
  const at = placeInParts(stack) ?? placeOfArrow(stack ?? "");
  const imported = /^imports (".*")$/.exec(message);
  if (imported !== null || message.startsWith("require is not defined")) {
    const remedy = "a run depends on the bytes of this one file; put what it needs into it, or bundle it";
    const word: string | undefined = imported === null ? undefined : JSON.parse(imported[1]);
    const received = imported === null ? "a call of require" : `an import of ${imported[1]}`;
    return { expected: "no import but cosafe/model", received, remedy, at, word };
  }
  if (/^has changed/.test(message)) return { expected: "the bytes that were hashed", received: "others; the file has changed meanwhile" };
  const received = `${name === "" ? "" : `${name}: `}${message.split("\n")[0]}`;
  const isCommon = /^(module|exports|__dirname|__filename) is not defined/.test(message);
  const remedy = isCommon ? { remedy: "parts are an ES module: export default parts({ version: 1, … })" } : {};
  return { expected: "a module that loads", received, at, ...remedy };
}
