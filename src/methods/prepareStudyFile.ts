/**
 * A study from its file: a design over settings, or a method by name with options.
 *
 * Options of a method are written as the command takes them (`untilHalfWidth` or `until-half-width`) and read by the same readers; what is wrong
 * with one is told at its place in the file. What the command line gives beside the file wins.
 */
import { dirname, resolve } from "node:path";
import { nodeFiles } from "../host/nodeFiles.ts";
import type { Reading } from "../scenario/fields/field.ts";
import { type MethodDeclaration, methodField } from "../scenario/studyFile/format.ts";
import { scenarioFileOf } from "../scenario/studyFile/load.ts";
import { readRoot } from "../scenario/studyFile/root.ts";
import { quote, refuse, refuseUnknown, shown, sortedProblems } from "../scenario/text/problems.ts";
import { locate, type MapNode, type Node } from "../scenario/text/tree.ts";
import type { Problem } from "../scenario/types.ts";
import { methods, type NamedMethod, namedMethods } from "./catalogue.ts";
import type { designOptions } from "./design/options.ts";
import { type GivenOf, kebabCase, OptionError, optionLines, readOptions } from "./options.ts";
import type { Preparation, ScenarioSource } from "./prepared.ts";
import type { StudyAnalysis } from "./results.ts";

/** Reads the study file, which is the file of the source, and what it is about. Throws `OptionError` for options beside it that cannot be used. */
export async function prepareStudyFile(source: ScenarioSource, given: GivenOf<typeof designOptions>): Promise<Preparation<StudyAnalysis>> {
  const { file } = source;
  const root = readRoot(file, nodeFiles(dirname(resolve(file))), []);
  if (root === null || !root.entries.has("method")) return (await methods.design.load()).prepare(source, given);
  const problems: Problem[] = [];
  const prepared = await prepareNamed(source, given, root, problems);
  return prepared ?? { problems: sortedProblems(problems) };
}

/** Null after problems were added. */
async function prepareNamed(
  source: ScenarioSource,
  given: GivenOf<typeof designOptions>,
  root: MapNode,
  problems: Problem[],
): Promise<Preparation<StudyAnalysis> | null> {
  const { file } = source;
  const reading: Reading = { problems, settings: [] };
  const declared = methodField.read(root, "", reading) ?? methodField.placeholder;
  const method = methodNamed(declared.method, root, problems);
  const scenario = scenarioFileOf(file, declared.scenario, root, nodeFiles(dirname(resolve(file))), problems);
  const options = method === null ? null : optionsIn(declared.options, method, root, problems);
  const set = settingsIn(declared, problems);
  if (method === null || scenario === null || options === null || problems.length > 0) return null;
  const { seed = declared.seed ?? undefined, days = declared.horizon ?? undefined } = source;
  const { prepare } = await method.load();
  try {
    const prepared = prepare({ file: scenario, seed, days, set: [...set, ...(source.set ?? [])] }, { ...options, ...besides(given) });
    return "problems" in prepared ? prepared : { study: { ...prepared.study, folder: idOf(file) } };
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    for (const problem of error.problems) {
      if (problem.option !== null && Object.hasOwn(given, problem.option)) throw error;
      const path = problem.option === null ? "options" : `options.${problem.option}`;
      refuse(problems, { at: locate(root, path), path, what: optionLines([problem], (name) => name)[0] });
    }
    return null;
  }
}

/** What the command line gives beside the file. */
function besides(given: GivenOf<typeof designOptions>): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function idOf(path: string): string {
  return path.replace(/^.*[\\/]/, "").replace(/\.ya?ml$/i, "");
}

function methodNamed(name: string, root: MapNode, problems: Problem[]): NamedMethod | null {
  if (Object.hasOwn(namedMethods, name)) return namedMethods[name];
  const known = Object.keys(namedMethods);
  const report = { at: locate(root, "method"), path: "method", what: "method", expected: known.join(", "), received: quote(name) };
  if (name !== "") refuseUnknown(problems, { ...report, name, known });
  return null;
}

/** The values of the options that are written; null after problems were added. */
function optionsIn(node: Node | null, { options, rules }: NamedMethod, root: MapNode, problems: Problem[]): object | null {
  const before = problems.length;
  if (node !== null && node.kind !== "map") {
    refuse(problems, { at: node.at, path: "options", what: "options", expected: "a map", received: shown(node) });
    return null;
  }
  const entries = new Map([...(node?.entries ?? [])].map(([key, { keyAt, node: value }]) => [camelCase(key), { key, keyAt, value }]));
  const known = Object.keys(options);
  for (const [name, { key, keyAt }] of entries) {
    const report = { at: keyAt, path: `options.${key}`, what: "option", expected: known.join(", "), received: quote(key) };
    if (!known.includes(name)) refuseUnknown(problems, { ...report, name, known });
  }
  const texts = (name: string) => {
    const entry = entries.get(name);
    return entry === undefined ? undefined : textsOf(entry.value);
  };
  const { values, given, problems: wrong } = readOptions(options, rules, texts);
  for (const problem of wrong) {
    const at = (problem.option === null ? undefined : entries.get(problem.option)?.value.at) ?? locate(root, "options");
    refuse(problems, { at, path: `options.${problem.option ?? ""}`, what: optionLines([problem], (name) => name)[0] });
  }
  return problems.length > before ? null : Object.fromEntries(Object.entries(values).filter(([name]) => given.has(name)));
}

/** What an option's value says, as the command line would give it. */
function textsOf(node: Node): readonly string[] {
  if (node.kind === "scalar") return [node.text];
  return node.kind === "list" ? node.items.flatMap(textsOf) : [shown(node)];
}

/** `set`, as `--set` would have it. */
function settingsIn({ set }: MethodDeclaration, problems: Problem[]): readonly string[] {
  if (set === null) return [];
  if (set.kind !== "map") {
    refuse(problems, { at: set.at, path: "set", what: "set", expected: "a map of settings and their values", received: shown(set) });
    return [];
  }
  return [...set.entries].flatMap(([path, { node }]) => {
    if (node.kind === "scalar") return [`${path}=${node.text}`];
    refuse(problems, { at: node.at, path: `set.${path}`, what: `set ${path}`, expected: "one value", received: shown(node) });
    return [];
  });
}

/** `until-half-width` as `untilHalfWidth`. */
function camelCase(key: string): string {
  return kebabCase(key) === key ? key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) : key;
}
