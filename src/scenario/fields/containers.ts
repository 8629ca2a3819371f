/** Fields that hold other fields: objects with known keys, maps by id, lists, and values of two shapes. */

import { formerRemedy } from "../text/formerNames.ts";
import { parseTree } from "../text/parse.ts";
import { alternatives, quote, refuse, refuseUnknown } from "../text/problems.ts";
import { emptyMap, type MapNode, type Node } from "../text/tree.ts";
import type { Problem } from "../types.ts";
import { type About, changed, type Field, isTaken, type JsonSchema, readProperty, refuseValue, type ValueOf } from "./field.ts";

export type Shape = Readonly<Record<string, Field<unknown>>>;
export type ObjectOf<S extends Shape> = { readonly [Key in keyof S]: ValueOf<S[Key]> };

const empty = { kind: "empty" } as const;
/** What all containers share: their parts are the settings. */
export const container = { about: null, show: () => null };

/** Where a key that is unknown here would be at home, or null. */
export type Elsewhere = (key: string) => string | null;

/** A map with known keys, each a field of its own; every other key is an error. `meaning` is for editors. */
export function object<S extends Shape>(shape: S, meaning: string, elsewhere?: Elsewhere): Field<ObjectOf<S>> {
  const keys = Object.keys(shape);
  const field: Field<ObjectOf<S>> = {
    ...container,
    expected: `a map with ${alternatives(keys)}`,
    absence: empty,
    placeholder: Object.fromEntries(keys.map((key) => [key, shape[key].placeholder])) as ObjectOf<S>,
    get schema() {
      return { type: "object", description: meaning, properties: propertySchemas(shape), additionalProperties: false };
    },
    read(node, path, reading) {
      if (node.kind !== "map") return refuseValue(reading, node, path, "a map", emptyRemedy(field, node, path));
      refuseUnknownKeys(node, keys, path, reading.problems, elsewhere);
      return Object.fromEntries(keys.map((key) => [key, readProperty(shape[key], node, key, join(path, key), reading)])) as ObjectOf<S>;
    },
  };
  return field;
}

/** Reports every key of `map` that is not in `known`. */
export function refuseUnknownKeys(map: MapNode, known: readonly string[], path: string, problems: Problem[], elsewhere?: Elsewhere): void {
  for (const [key, { keyAt }] of map.entries) {
    if (known.includes(key)) continue;
    const what = path === "" ? "key" : `key of ${path}`;
    const home = formerRemedy([join(path, key)], known) === null ? (elsewhere?.(key) ?? null) : null;
    const report = { at: keyAt, path: join(path, key), what, expected: alternatives(known), received: quote(key) };
    const placeOf = (name: string) => map.entries.get(name)?.keyAt;
    if (home === null) refuseUnknown(problems, { ...report, name: key, known, placeOf });
    else refuse(problems, { ...report, remedy: `did you mean "${home}"?` });
  }
}

/** A list of items of one field. */
export function list<T>(
  item: Field<T>,
  options: { readonly noun: string; readonly meaning: string; readonly min?: number },
): Field<readonly T[]> {
  const min = options.min ?? 0;
  const expected = `a list of ${options.noun}${min > 0 ? `, at least ${min}` : ""}`;
  const about: About = { unit: "", min: null, max: null, source: "", meaning: options.meaning };
  const field: Field<readonly T[]> = {
    expected,
    about: item.about === null ? null : about,
    absence: { kind: "default", value: [] },
    placeholder: [],
    get schema() {
      return { type: "array", items: item.schema, minItems: min, description: options.meaning };
    },
    show: (values) => values.map((value) => String(item.show(value))).join(", "),
    read(node, path, reading) {
      if (node.kind !== "list") return refuseValue(reading, node, path, expected, listRemedy(field, node, path));
      if (node.items.length < min) return refuseValue(reading, node, path, expected);
      return node.items.map((one, index) => item.read(one, join(path, String(index)), reading) ?? item.placeholder);
    },
  };
  return field;
}

/** A list of items of one field, or one item by itself. */
export function oneOrMore<T>(item: Field<T>, options: { readonly noun: string; readonly meaning: string }): Field<readonly T[]> {
  const many = list(item, options);
  return changed(many, {
    expected: `${item.expected}, or ${many.expected}`,
    get schema() {
      return { anyOf: [item.schema, many.schema], description: options.meaning };
    },
    read(node, path, reading) {
      if (node.kind === "list") return many.read(node, path, reading);
      const one = item.read(node, path, reading);
      return one === undefined ? undefined : [one];
    },
  });
}

/** A field for scalars or another for maps, whichever was written. */
export function either<A, B>(scalar: Field<A>, map: Field<B>): Field<A | B> {
  return {
    ...container,
    expected: `${scalar.expected}, or ${map.expected}`,
    absence: { kind: "required" },
    placeholder: map.placeholder,
    get schema() {
      return { anyOf: [scalar.schema, map.schema] };
    },
    read: (node, path, reading) => (node.kind === "map" ? map.read(node, path, reading) : scalar.read(node, path, reading)),
  };
}

/** Dotted path of a key. */
export function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** What to do about a map with nothing in it; null where an empty one is refused too. */
export function emptyRemedy(field: Field<unknown>, node: Node, path: string): string | null {
  if (node.kind !== "scalar" || node.text !== "" || !isTaken(field, emptyMap(node.at), path)) return null;
  return "write {} for an empty one";
}

/** What to do about one item where a list is wanted; null where a list of it is refused too. */
function listRemedy(field: Field<unknown>, node: Node, path: string): string | null {
  if (node.kind !== "scalar" || node.text === "" || quote(node.text) !== `"${node.text}"`) return null;
  const written = [`[${node.text}]`, `["${node.text}"]`].find((text) => {
    const list = parseTree(text, node.at.file, []);
    const isOne = list?.kind === "list" && list.items.length === 1 && list.items[0].kind === "scalar" && list.items[0].text === node.text;
    return isOne && isTaken(field, list, path);
  });
  return written === undefined ? null : `write ${written}`;
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
