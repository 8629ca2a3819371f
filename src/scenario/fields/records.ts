/** Fields that are maps of entries by id: organisations, interventions, events, communities, categories, arms. */
import { alternatives, full, quote, refuse, shown } from "../text/problems.ts";
import { emptyMap, isNull, type MapNode } from "../text/tree.ts";
import { container, emptyRemedy, join } from "./containers.ts";
import { type Field, type JsonSchema, type Reading, refuseValue } from "./field.ts";
import { expectedId, idPattern } from "./ids.ts";

const empty = { kind: "empty" } as const;

export interface RecordOptions<T> {
  /** What an entry is called: `organisation`. */
  readonly noun: string;
  readonly meaning: string;
  /** The field of an entry, or null after reporting why there is none. */
  item(id: string, node: MapNode, reading: Reading, path: string): Field<T> | null;
  itemSchema(): JsonSchema;
  /** Schemas of particular ids. */
  properties?(): JsonSchema;
  /** Entries that are there without being written. */
  readonly implicit?: readonly string[];
  /** Words that take an entry away; null always does. */
  readonly off?: readonly string[];
}

/** A map of entries by id, in the order written; null takes an entry away. */
export function record<T>(options: RecordOptions<T>): Field<ReadonlyMap<string, T>> {
  const expected = `a map of ${options.noun} ids`;
  const field: Field<ReadonlyMap<string, T>> = {
    ...container,
    expected,
    absence: empty,
    placeholder: new Map(),
    get schema() {
      return recordSchema(options);
    },
    read(node, path, reading) {
      if (node.kind !== "map") return refuseValue(reading, node, path, expected, emptyRemedy(field, node, path));
      const values = new Map<string, T>();
      for (const id of new Set([...(options.implicit ?? []), ...node.entries.keys()])) {
        if (full(reading.problems)) break;
        const value = readEntry(options, node, id, join(path, id), reading);
        if (value !== undefined) values.set(id, value);
      }
      return values;
    },
  };
  return field;
}

function readEntry<T>(options: RecordOptions<T>, map: MapNode, id: string, path: string, reading: Reading): T | undefined {
  const entry = map.entries.get(id);
  const node = entry?.node ?? emptyMap(map.at);
  const off = options.off ?? [];
  if (isNull(node) || (node.kind === "scalar" && off.includes(node.text))) return undefined;
  const what = `${options.noun} ${id}`;
  if (!new RegExp(idPattern).test(id)) {
    const report = { at: entry?.keyAt ?? map.at, path, what: options.noun, expected: expectedId(id) };
    return refuse(reading.problems, { ...report, received: quote(id), remedy: idRemedy(options, map, id, path) }) as undefined;
  }
  if (node.kind !== "map") {
    const expected = `a map of its settings ({} for none), or ${alternatives(["null", ...off])} to leave it out`;
    return refuse(reading.problems, { at: node.at, path, what, expected, received: shown(node) }) as undefined;
  }
  const keyed = { ...node, at: entry?.keyAt ?? node.at };
  return options.item(id, keyed, reading, path)?.read(keyed, path, reading);
}

/** The id in lower case with hyphens; null where that is taken, or is none that the map may have. */
function idRemedy<T>(options: RecordOptions<T>, map: MapNode, id: string, path: string): string | null {
  const kebab = id
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "");
  if (!new RegExp(idPattern).test(kebab) || map.entries.has(kebab)) return null;
  const node = map.entries.get(id)?.node;
  const trial: Reading = { problems: [], settings: [] };
  if (node?.kind === "map") options.item(kebab, node, trial, path);
  return trial.problems.length === 0 ? `write "${kebab}"` : null;
}

function recordSchema<T>(options: RecordOptions<T>): JsonSchema {
  const off = { enum: [null, ...(options.off ?? [])] };
  const properties = Object.entries(options.properties?.() ?? {}).map(([id, schema]) => [id, { anyOf: [schema, off] }]);
  return {
    type: "object",
    description: options.meaning,
    propertyNames: { pattern: idPattern },
    properties: Object.fromEntries(properties),
    additionalProperties: { anyOf: [options.itemSchema(), off] },
  };
}
