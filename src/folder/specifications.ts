/**
 * The specifications of a study, kept small: the first in full, every other one as its differences from it.
 *
 * A design of ten thousand points changes a few numbers each, so `specifications.jsonl` holds one line per distinct specification: its
 * hash and a list of `[pointer, value]` pairs (RFC 6901), or `[pointer]` alone where a member is absent. Reading gives back exactly
 * what was written: every line is held to its hash.
 */

import { canonicalJson, type Json } from "../host/canonicalJson.ts";
import type { ModelSpecification } from "../model/specification.ts";
import { hashSpecification } from "../runs/address.ts";

/** `[pointer, value]` sets a member; `[pointer]` removes it. */
export type Change = readonly [pointer: string, value: Json] | readonly [pointer: string];

/** Lines of `specifications.jsonl`: the base first. */
export type SpecificationLine =
  | { readonly hash: string; readonly base: Json }
  | { readonly hash: string; readonly changes: readonly Change[] };

type Members = Readonly<Record<string, unknown>>;

/** What turns `base` into `other`; empty when they are the same JSON. Arrays of other length are given whole. */
export function changesBetween(base: unknown, other: unknown, pointer = ""): Change[] {
  if (Object.is(base, other)) return [];
  const [a, b] = [membersOf(base), membersOf(other)];
  const arrays = Array.isArray(base) || Array.isArray(other);
  const alike = a !== null && b !== null && Array.isArray(base) === Array.isArray(other) && (!arrays || length(base) === length(other));
  if (!alike) return canonicalJson(base) === canonicalJson(other) ? [] : [[pointer, other as Json]];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => a[key] !== undefined || b[key] !== undefined).sort();
  return keys.flatMap((key): Change[] => {
    const place = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (!Object.hasOwn(b, key) || b[key] === undefined) return [[place]];
    if (!Object.hasOwn(a, key) || a[key] === undefined) return [[place, b[key] as Json]];
    return changesBetween(a[key], b[key], place);
  });
}

/** The value that `changes` make of `base`, which stays as it is. Throws on a pointer that leads nowhere. */
export function applyChanges(base: Json, changes: readonly Change[]): Json {
  let value = base;
  for (const change of changes) value = withChange(value, change[0] === "" ? [] : change[0].split("/").slice(1).map(segmentOf), change);
  return value;
}

function withChange(value: Json, path: readonly string[], change: Change): Json {
  if (path.length === 0) {
    if (change.length === 1) throw new Error(`specification change ${JSON.stringify(change[0])}: expected a member, received the whole`);
    return change[1];
  }
  const [key, ...rest] = path;
  const members = membersOf(value);
  if (members === null || (rest.length > 0 && !Object.hasOwn(members, key))) {
    throw new Error(`specification change ${JSON.stringify(change[0])}: expected a place in the base specification, received none`);
  }
  if (Array.isArray(value)) return value.map((entry, index) => (String(index) === key ? withChange(entry, rest, change) : entry));
  const entries = Object.entries(members).filter(([name]) => name !== key || rest.length > 0) as [string, Json][];
  if (rest.length === 0) return Object.fromEntries(change.length === 1 ? entries : [...entries, [key, change[1]]]);
  return Object.fromEntries(entries.map(([name, member]) => [name, name === key ? withChange(member, rest, change) : member]));
}

/** Writes each distinct specification once; `add` gives its hash. */
export function specificationWriter(write: (line: string) => void): { add(specification: ModelSpecification): string } {
  const hashes = new WeakMap<object, string>();
  const written = new Set<string>();
  let base: ModelSpecification | null = null;
  return {
    add(specification) {
      const known = hashes.get(specification);
      if (known !== undefined) return known;
      const hash = hashSpecification(specification);
      hashes.set(specification, hash);
      if (written.has(hash)) return hash;
      written.add(hash);
      const line = base === null ? { hash, base: specification } : { hash, changes: changesBetween(base, specification) };
      base ??= specification;
      write(`${canonicalJson(line)}\n`);
      return hash;
    },
  };
}

/**
 * The specification with a hash from the text lines of `specifications.jsonl`, frozen no deeper than JSON gives it. Throws when the file
 * lacks it or when a line does not give what its hash says.
 */
export function readSpecifications(lines: Iterable<string>, wanted: ReadonlySet<string>): Map<string, ModelSpecification> {
  const found = new Map<string, ModelSpecification>();
  let base: Json | undefined;
  for (const text of lines) {
    if (text === "") continue;
    const line = JSON.parse(text) as SpecificationLine;
    if ("base" in line) base = line.base;
    if (!wanted.has(line.hash)) continue;
    if (base === undefined) throw new Error("specifications.jsonl: expected the base specification first, received a change");
    const value = "base" in line ? line.base : applyChanges(base, line.changes);
    if (hashSpecification(value as unknown as ModelSpecification) !== line.hash) {
      throw new Error(`specifications.jsonl: expected the specification ${line.hash}, received another one; the file was changed`);
    }
    found.set(line.hash, value as unknown as ModelSpecification);
  }
  for (const hash of wanted) {
    if (!found.has(hash)) throw new Error(`specifications.jsonl: expected the specification ${hash}, received none; the file was changed`);
  }
  return found;
}

function membersOf(value: unknown): Members | null {
  return typeof value === "object" && value !== null ? (value as Members) : null;
}

function length(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function segmentOf(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
