/** From YAML text to a tree: YAML 1.2 without aliases, tags, directives or second documents, and all scalars left as text. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  Scalar,
  type YAMLMap,
} from "yaml";
import type { Location, Problem } from "../types.ts";
import { deepest, tooDeep } from "./nesting.ts";
import { quote, refuse } from "./problems.ts";
import { type Entry, emptyMap, type MapNode, type Node } from "./tree.ts";
import { explainYamlError } from "./yamlErrors.ts";

interface Conversion {
  readonly problems: Problem[];
  readonly where: (offset: number) => Location;
  aliases: number;
}

/** The tree of a text, or null after reporting why it has none. `start` shifts places (for values of the command line). */
export function parseTree(text: string, file: string, problems: Problem[], start: Partial<Location> = {}): Node | null {
  const deep = tooDeep(text, file);
  if (deep !== null) {
    refuse(problems, { at: deep, path: "", what: "nesting", expected: `at most ${deepest} levels`, received: "more" });
    return null;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: "error" });
  const where = (offset: number): Location => {
    const { line, col } = lineCounter.linePos(offset);
    const column = Math.max(1, col) + (line <= 1 ? (start.column ?? 1) - 1 : 0);
    return { file, line: Math.max(1, line) + (start.line ?? 1) - 1, column };
  };
  const before = problems.length;
  for (const error of document.errors.slice(0, 10)) refuse(problems, { ...explainYamlError(error, text), at: where(error.pos[0]) });
  refuseDirectives(document, where(0), problems);
  if (problems.length > before) return null;
  if (!isNode(document.contents)) return { kind: "scalar", text: "", plain: true, at: where(0) };
  return convert(document.contents as ParsedNode, "", 0, { problems, where, aliases: 0 });
}

/** The tree of a whole file, which must be a map. */
export function parseFile(text: string, file: string, problems: Problem[]): MapNode | null {
  const start = { file, line: 1, column: 1 };
  const root = parseTree(text, file, problems);
  if (root === null) return null;
  if (root.kind === "map") return { ...root, at: start };
  const empty = root.kind === "scalar" && root.plain && root.text === "";
  const received = empty ? "an empty file" : root.kind === "list" ? "a list" : "text";
  const remedy = empty ? "cosafe new writes one to begin with" : null;
  refuse(problems, { at: root.at, path: "", what: "file", expected: "a map of scenario keys", received, remedy });
  return null;
}

function refuseDirectives(document: Document.Parsed, at: Location, problems: Problem[]): void {
  const { yaml, tags } = document.directives;
  const foreign = Object.keys(tags).some((handle) => handle !== "!!") || document.warnings.some(({ code }) => code === "BAD_DIRECTIVE");
  if (yaml.explicit !== true && !foreign) return;
  refuse(problems, { at, path: "", what: "directive", expected: "no % directives", received: "a % line", remedy: "remove it" });
}

function convert(node: ParsedNode | null, path: string, depth: number, conversion: Conversion): Node {
  const at = conversion.where(node?.range?.[0] ?? 0);
  const nothing: Node = { kind: "scalar", text: "", plain: true, at };
  if (node === null) return nothing;
  if (isAlias(node)) return refuseAlias(node.source, at, path, conversion) ?? nothing;
  if (node.tag !== undefined) {
    refuse(conversion.problems, { at, path, what: "tag", expected: "no tags", received: quote(node.tag), remedy: "remove it" });
  }
  if (depth > deepest) {
    refuse(conversion.problems, { at, path, what: "nesting", expected: `at most ${deepest} levels`, received: "more" });
    return nothing;
  }
  if (isMap(node)) return convertMap(node as YAMLMap.Parsed, at, path, depth, conversion);
  if (isSeq(node)) {
    const items = node.items.map((item, index) => convert(item as ParsedNode, join(path, String(index)), depth + 1, conversion));
    return { kind: "list", items, at };
  }
  return { kind: "scalar", text: String(node.value ?? ""), plain: (node.type ?? Scalar.PLAIN) === Scalar.PLAIN, at };
}

function convertMap(map: YAMLMap.Parsed, at: Location, path: string, depth: number, conversion: Conversion): MapNode {
  const entries = new Map<string, Entry>();
  for (const { key, value } of map.items) {
    const keyAt = conversion.where(key?.range?.[0] ?? map.range?.[0] ?? 0);
    const name = keyName(key, keyAt, path, conversion);
    if (name === null) continue;
    const first = entries.get(name);
    const inner = join(path, name);
    if (first !== undefined) {
      const remedy = `the first is at line ${first.keyAt.line}`;
      refuse(conversion.problems, {
        at: keyAt,
        path: inner,
        what: `key ${inner}`,
        expected: "each name once",
        received: "a second one",
        remedy,
      });
    } else entries.set(name, { keyAt, node: convert(value as ParsedNode | null, inner, depth + 1, conversion) });
  }
  return { ...emptyMap(at), entries };
}

const unsafeKeys = new Set(["__proto__", "constructor", "prototype"]);

function keyName(key: unknown, at: Location, path: string, { problems }: Conversion): string | null {
  const text = isScalar(key) ? String(key.value ?? "") : null;
  const unsafe = text !== null && unsafeKeys.has(text);
  if (text !== null && text !== "" && text.length <= 120 && !unsafe && (key as Scalar).tag === undefined) return text;
  const received = text === null ? "a value that is no name" : text === "" ? "nothing" : quote(text);
  const expected = unsafe ? `a name other than ${[...unsafeKeys].join(", ")}` : "a name of at most 120 characters";
  refuse(problems, { at, path: text === null ? path : join(path, text), what: "key", expected, received });
  return null;
}

/** Aliases are refused once per file: a file of them is as a rule an attempt to fill the memory. */
function refuseAlias(name: string, at: Location, path: string, conversion: Conversion): null {
  if (conversion.aliases++ > 0) return null;
  const remedy = "write the value out; arms share patches with `use`";
  refuse(conversion.problems, { at, path, what: "alias", expected: "no YAML aliases", received: quote(`*${name}`), remedy });
  return null;
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
