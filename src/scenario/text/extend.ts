/** A scenario file and its bases as one tree: later files over earlier ones, every value with the place where it was written. */
import type { FileSource, Location, Problem } from "../types.ts";
import { decode, refuseLarge } from "./decode.ts";
import { expandDotted } from "./dotted.ts";
import { parseFile } from "./parse.ts";
import { quote, refuse, shown } from "./problems.ts";
import { resolveWritten, shippedRemedy } from "./shipped.ts";
import { filterMap, type MapNode, mergeMaps } from "./tree.ts";

const longestChain = 8;

/** The merged tree (null after a problem) and every file read, the scenario first. */
export function readTree(
  path: string,
  files: FileSource,
  problems: Problem[],
): { readonly tree: MapNode | null; readonly files: readonly string[] } {
  const chain: string[] = [];
  const tree = readLayer(path, null, files, chain, problems);
  return { tree, files: chain };
}

function readLayer(path: string, from: Location | null, files: FileSource, chain: string[], problems: Problem[]): MapNode | null {
  chain.push(path);
  const own = readOne(path, from ?? { file: path, line: 1, column: 1 }, files, problems);
  if (own === null) return null;
  const node = own.entries.get("extends")?.node;
  const rest = filterMap(own, (key) => key !== "extends");
  if (node === undefined) return rest;
  const base = node.kind === "scalar" && node.text !== "" ? resolveBase(path, node.text, node.at, files, chain, problems) : undefined;
  if (base === undefined) {
    refuse(problems, { at: node.at, path: "extends", what: "extends", expected: "the path of a scenario file", received: shown(node) });
  }
  if (base === undefined || base === null) return null;
  const inherited = readLayer(base, node.at, files, chain, problems);
  return inherited === null ? null : { ...mergeMaps(inherited, rest), at: rest.at };
}

function resolveBase(from: string, relative: string, at: Location, files: FileSource, chain: string[], problems: Problem[]): string | null {
  const report = { at, path: "extends", what: "extends" };
  const fail = (expected: string, received: string, remedy: string | null = null) => {
    refuse(problems, { ...report, expected, received, remedy });
    return null;
  };
  const resolved = resolveWritten(from, relative, files, problems, report);
  if ("refused" in resolved) {
    if (resolved.refused === "said") return null;
    return fail("a file inside the folder of the scenario", quote(relative), shippedRemedy(relative, files));
  }
  const base = resolved.path;
  if (chain.includes(base))
    return fail("a file that does not extend this one", `the circle ${[...chain.slice(chain.indexOf(base)), base].join(" → ")}`);
  if (chain.length >= longestChain) return fail(`at most ${longestChain} files in a chain`, "a longer one");
  return base;
}

const failures = { missing: "no such file", directory: "a folder", unreadable: "a file that cannot be read" };

function readOne(path: string, at: Location, files: FileSource, problems: Problem[]): MapNode | null {
  const result = files.read(path);
  if ("failure" in result) {
    if (result.failure === "too-large") return refuseLarge(path, at, problems);
    const report = { at, path: "", what: `file ${path}`, expected: "a scenario file", received: failures[result.failure] };
    refuse(problems, { ...report, remedy: result.failure === "missing" ? shippedRemedy(path, files) : null });
    return null;
  }
  const text = decode(result.bytes, path, problems);
  const before = problems.length;
  const tree = text === null ? null : parseFile(text, path, problems);
  // After a repeated or unsafe key the rest can still be checked; what stands in for an alias or a deep nest would only mislead.
  const misleading = problems.slice(before).some(({ what }) => what === "alias" || what === "nesting");
  return tree === null || misleading ? null : expandDotted(tree, problems);
}
