/** Fields that hold other fields: objects with known keys, maps by id, lists, and values of two shapes. */
import type { Problem } from "../types.ts";
import { alternatives, quote, refuse, refuseUnknown, shown } from "../text/problems.ts";
import { emptyMap, isNull, type MapNode, type Node } from "../text/tree.ts";
import { type About, type Field, type JsonSchema, type Reading, readProperty, refuseValue, type ValueOf } from "./field.ts";
import { idPattern } from "./words.ts";

export type Shape = Readonly<Record<string, Field<never> | Field<any>>>;
export type ObjectOf<S extends Shape> = { readonly [Key in keyof S]: ValueOf<S[Key]> };

const empty = { kind: "empty" } as const;
const container = { about: null, show: () => null };

/** A map with known keys, each a field of its own; every other key is an error. `meaning` is for editors. */
export function object<S extends Shape>(shape: S, meaning: string): Field<ObjectOf<S>> {
  const keys = Object.keys(shape);
  return {
    ...container,
    expected: `a map with ${alternatives(keys)}`,
    absence: empty,
    placeholder: Object.fromEntries(keys.map((key) => [key, shape[key].placeholder])) as ObjectOf<S>,
    schema: { type: "object", description: meaning, properties: propertySchemas(shape), additionalProperties: false },
    read(node, path, reading) {
      if (node.kind !== "map") return refuseValue(reading, node, path, "a map", emptyRemedy(node));
      refuseUnknownKeys(node, keys, path, reading.problems);
      return Object.fromEntries(keys.map((key) => [key, readProperty(shape[key], node, key, join(path, key), reading)])) as ObjectOf<S>;
    },
  };
}

/** Reports every key of `map` that is not in `known`. */
export function refuseUnknownKeys(map: MapNode, known: readonly string[], path: string, problems: Problem[]): void {
  for (const [key, { keyAt }] of map.entries) {
    if (known.includes(key)) continue;
    const what = path === "" ? "key" : `key of ${path}`;
    refuseUnknown(problems, { at: keyAt, path: join(path, key), what, expected: alternatives(known), received: quote(key), name: key, known });
  }
}

export interface RecordOptions<T> {
  /** What an entry is called: `organisation`. */
  readonly noun: string;
  readonly meaning: string;
  /** The field of an entry, or null after reporting why there is none. */
  item(id: string, node: MapNode, reading: Reading, path: string): Field<T> | null;
  readonly itemSchema: JsonSchema;
  /** Schemas of particular ids. */
  readonly properties?: JsonSchema;
  /** Entries that are there without being written. */
  readonly implicit?: readonly string[];
  /** Words that take an entry away; null always does. */
  readonly off?: readonly string[];
}

/** A map of entries by id, in the order written; null takes an entry away. */
export function record<T>(options: RecordOptions<T>): Field<ReadonlyMap<string, T>> {
  const expected = `a map of ${options.noun} ids`;
  return {
    ...container,
    expected,
    absence: empty,
    placeholder: new Map(),
    schema: recordSchema(options),
    read(node, path, reading) {
      if (node.kind !== "map") return refuseValue(reading, node, path, expected, emptyRemedy(node));
      const values = new Map<string, T>();
      for (const id of new Set([...(options.implicit ?? []), ...node.entries.keys()])) {
        const value = readEntry(options, node, id, join(path, id), reading);
        if (value !== undefined) values.set(id, value);
      }
      return values;
    },
  };
}

/** A list of items of one field. */
export function list<T>(item: Field<T>, options: { readonly noun: string; readonly meaning: string; readonly min?: number }): Field<readonly T[]> {
  const min = options.min ?? 0;
  const expected = `a list of ${options.noun}${min > 0 ? `, at least ${min}` : ""}`;
  const about: About = { unit: "", min: null, max: null, source: "", meaning: options.meaning };
  return {
    expected,
    about: item.about === null ? null : about,
    absence: { kind: "default", value: [] },
    placeholder: [],
    schema: { type: "array", items: item.schema, minItems: min, description: options.meaning },
    show: (values) => values.map((value) => String(item.show(value))).join(", "),
    read(node, path, reading) {
      if (node.kind !== "list") return refuseValue(reading, node, path, expected, listRemedy(node));
      if (node.items.length < min) return refuseValue(reading, node, path, expected);
      return node.items.map((one, index) => item.read(one, join(path, String(index)), reading) ?? item.placeholder);
    },
  };
}

/** A field for scalars or another for maps, whichever was written. */
export function either<A, B>(scalar: Field<A>, map: Field<B>): Field<A | B> {
  return {
    ...container,
    expected: `${scalar.expected}, or ${map.expected}`,
    absence: { kind: "required" },
    placeholder: map.placeholder,
    schema: { anyOf: [scalar.schema, map.schema] },
    read: (node, path, reading) => (node.kind === "map" ? map.read(node, path, reading) : scalar.read(node, path, reading)),
  };
}

/** Dotted path of a key. */
export function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function readEntry<T>(options: RecordOptions<T>, map: MapNode, id: string, path: string, reading: Reading): T | undefined {
  const entry = map.entries.get(id);
  const node = entry?.node ?? emptyMap(map.at);
  const off = options.off ?? [];
  if (isNull(node) || (node.kind === "scalar" && off.includes(node.text))) return undefined;
  const what = `${options.noun} ${id}`;
  if (!new RegExp(idPattern).test(id)) {
    const report = { at: entry?.keyAt ?? map.at, path, what: options.noun, expected: "an id in lower case with hyphens" };
    return refuse(reading.problems, { ...report, received: quote(id), remedy: idRemedy(id) }) as undefined;
  }
  if (node.kind !== "map") {
    const expected = `a map of its settings, {} for none or ${alternatives(["null", ...off])} to leave it out`;
    return refuse(reading.problems, { at: node.at, path, what, expected, received: shown(node) }) as undefined;
  }
  return options.item(id, node, reading, path)?.read({ ...node, at: entry?.keyAt ?? node.at }, path, reading);
}

function idRemedy(id: string): string | null {
  const kebab = id.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[-0-9]+|-+$/g, "");
  return new RegExp(idPattern).test(kebab) ? `write "${kebab}"` : null;
}

function emptyRemedy(node: Node): string | null {
  return node.kind === "scalar" && node.text === "" ? "write {} for an empty one" : null;
}

function listRemedy(node: Node): string | null {
  return node.kind === "scalar" && node.text !== "" ? `write [${node.text}]` : null;
}

function propertySchemas(shape: Shape): JsonSchema {
  return Object.fromEntries(
    Object.entries(shape).map(([key, field]) => {
      if (field.absence.kind !== "default") return [key, field.schema];
      const { description, ...rest } = field.schema;
      return [key, { ...(description === undefined ? {} : { description }), anyOf: [rest, { type: "null" }] }];
    }),
  );
}

function recordSchema<T>(options: RecordOptions<T>): JsonSchema {
  const off = { enum: [null, ...(options.off ?? [])] };
  const properties = Object.entries(options.properties ?? {}).map(([id, schema]) => [id, { anyOf: [schema, off] }]);
  return {
    type: "object",
    description: options.meaning,
    propertyNames: { pattern: idPattern },
    properties: Object.fromEntries(properties),
    additionalProperties: { anyOf: [options.itemSchema, off] },
  };
}
