/**
 * Loads modules of own parts: read, hashed, imported, checked and put down, before anything of the model is loaded.
 *
 * This file and what it imports must not load a catalogue of the model; the check of ids, which needs them all, comes last.
 */

import { loadOneByOne } from "../../host/fewFiles.ts";
import { type OwnParts, type PartsList, type PartsSource, partsLists, putParts } from "../../model/parts.ts";
import { sortedProblems } from "../../scenario/text/problems.ts";
import type { Location, Problem } from "../../scenario/types.ts";
import { formFaults, type PartFault } from "./form.ts";
import { faultOf, importParts, type ModuleFault, type PartsModule, readPartsFile } from "./readModule.ts";

/** A module that is asked for, and where. */
export interface PartsRequest {
  readonly path: string;
  /** Where it is named; absent where a program names it. */
  readonly at?: Location;
}

interface LoadedModule {
  readonly module: PartsModule;
  readonly shown: string;
  readonly parts: OwnParts;
}

/**
 * Puts the parts of modules in force for the rest of this process: once, and before cosafe itself is imported. Gives every problem of
 * every module; with one, nothing should be run. A module that is named twice is loaded once.
 */
export async function loadParts(requests: readonly (PartsRequest | string)[]): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const loaded = new Map<string, LoadedModule>();
  for (const request of requests) {
    const { path, at = { file: path, line: 1, column: 1 } } = typeof request === "string" ? { path: request } : request;
    const module = readPartsFile(path);
    if (!("sha256" in module)) problems.push(problemOf(at, `parts ${path}`, module));
    else if (!loaded.has(module.path)) loaded.set(module.path, { module, shown: path, parts: await partsOf(module, path, problems) });
  }
  const modules = [...loaded.values()];
  if (modules.length === 0) return sortedProblems(problems);
  putParts(
    together(modules.map(({ parts }) => parts)),
    modules.map(({ module: { path, sha256 } }) => ({ path, sha256 })),
  );
  loadOneByOne(import.meta.url, ["./taken.js"]);
  const { takenFaults } = await import("./taken.ts");
  // A part whose form is wrong is not there, and names that mean it would seem wrong; so its module's names wait.
  const isWhole = ({ shown }: LoadedModule) => !problems.some(({ location }) => location.file === shown);
  for (const { module, fault } of takenFaults(modules.map((each) => (isWhole(each) ? each.parts : {})))) {
    problems.push(partProblem(fault, modules[module].shown, modules[module].module.text));
  }
  return sortedProblems(problems);
}

/** The same modules in another thread. Throws where one is not what it was when it was hashed. */
export async function loadSameParts(sources: readonly PartsSource[]): Promise<void> {
  if (sources.length === 0) return;
  const parts: OwnParts[] = [];
  for (const { path, sha256 } of sources) {
    const module = readPartsFile(path);
    const found = "sha256" in module ? module.sha256 : module.received;
    if (found !== sha256)
      throw new Error(`parts ${path}: expected the module ${sha256}, received ${found}; the file has changed meanwhile`);
    const imported = await importParts({ path, sha256 });
    if (!("exported" in imported)) throw new Error(`parts ${path}: expected ${imported.expected}, received ${imported.received}`);
    parts.push(listsOf(imported.exported));
  }
  putParts(together(parts), sources);
}

/** The parts of a module that have the form of parts; what is wrong with others is added to `problems`. */
async function partsOf(module: PartsModule, shown: string, problems: Problem[]): Promise<OwnParts> {
  const refused = (fault: ModuleFault) => {
    problems.push(problemOf({ file: shown, ...placeOf(fault.word ?? "", module.text), ...fault.at }, "module", fault));
    return {};
  };
  const imported = await importParts(module);
  if (!("exported" in imported)) return refused(imported);
  let faults: readonly PartFault[];
  try {
    faults = formFaults(imported.exported);
  } catch (error) {
    // A member that throws when it is looked at.
    return refused(faultOf(error));
  }
  problems.push(...faults.map((fault) => partProblem(fault, shown, module.text)));
  const bad = new Set(faults.map(({ id }) => id));
  return bad.has("") ? {} : listsOf(imported.exported, bad);
}

function listsOf(exported: unknown, without: ReadonlySet<string> = new Set()): OwnParts {
  const lists = exported as OwnParts;
  const own = partsLists.map((list) => {
    const entries = (lists[list] ?? []) as readonly { readonly id?: string; readonly group?: string }[];
    return [list, entries.filter(({ id, group }) => !without.has(id ?? group ?? ""))] as const;
  });
  return Object.fromEntries(own.filter(([, entries]) => entries.length > 0));
}

function together(modules: readonly OwnParts[]): OwnParts {
  const all = (list: PartsList) => modules.flatMap((own) => own[list] ?? []);
  return Object.fromEntries(partsLists.map((list) => [list, all(list)]));
}

function partProblem({ what, expected, received, remedy, id, isSecond }: PartFault, file: string, text: string): Problem {
  return {
    ...problemOf({ file, ...placeOf(id, text, isSecond) }, what, { expected, received, remedy }),
    path: `parts.${what.replaceAll(".", " ")}`,
  };
}

/** Line and column of a word as the text has it in quotes, first or last; the beginning where it does not. */
function placeOf(word: string, text: string, isLast = false): Pick<Location, "line" | "column"> {
  const find = (quoted: string) => (isLast ? text.lastIndexOf(quoted) : text.indexOf(quoted));
  const at = word === "" ? -1 : Math.max(find(`"${word}"`), find(`'${word}'`));
  if (at < 0) return { line: 1, column: 1 };
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function problemOf(location: Location, what: string, { expected, received, remedy }: Omit<ModuleFault, "at" | "word">): Problem {
  return { severity: "error", location, path: "parts", what, expected, received, remedy: remedy ?? null };
}
