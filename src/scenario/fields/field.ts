/**
 * Fields: one declaration per thing that a scenario may say. A field knows how to read a node, what to expect in words, its JSON Schema
 * and, when it is a setting, what to list about it.
 *
 * Reading is total: a refused value is reported and its placeholder stands in, so that one pass finds every problem. A placeholder
 * never leaves the reader, because a scenario with errors has no value.
 */

import type { Knowledge } from "../../model/parameter.ts";
import { alternatives, refuse, shown } from "../text/problems.ts";
import { emptyMap, isNull, type MapNode, type Node } from "../text/tree.ts";
import type { Problem, Setting } from "../types.ts";

/** JSON Schema 2020-12, as data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** What a pass over the tree gathers. Problems and settings are appended. */
export interface Reading {
  readonly problems: Problem[];
  readonly settings: Setting[];
}

/** What `explain` tells about a setting. */
export interface About {
  readonly unit: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly source: string;
  readonly meaning: string;
  /** What the registry knows about a value; absent for facts of the scenario. */
  readonly knowledge?: (value: number) => Knowledge;
  /** Value in a place without the problem that the setting can stand for. */
  readonly reference?: number;
}

/** What holds when a key is absent: an error, a default, or the field read as an empty map. */
export type Absence<T> = { readonly kind: "required" } | { readonly kind: "default"; readonly value: T } | { readonly kind: "empty" };

export interface Field<T> {
  /** As in "expected …". */
  readonly expected: string;
  /** Worked out when it is asked for: who reads a file asks for none. */
  readonly schema: JsonSchema;
  readonly placeholder: T;
  readonly absence: Absence<T>;
  /** Null for containers, whose parts are the settings. */
  readonly about: About | null;
  /** The value, or undefined after reporting why it is refused. */
  read(node: Node, path: string, reading: Reading): T | undefined;
  /** The value as listed among the settings. */
  show(value: T): Setting["value"];
}

export type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The same field, which may be left out; `value` then holds, and an explicit null goes back to it. */
export function optional<T, D>(field: Field<T>, value: D): Field<T | D> {
  return changed(field as unknown as Field<T | D>, {
    absence: { kind: "default", value },
    show: (given) => (given === null ? null : field.show(given as T)),
  });
}

/** A field with other parts; what is worked out when it is asked for, as schemas are, stays so. */
export function changed<T>(field: Field<T>, parts: Partial<Field<T>>): Field<T> {
  return Object.defineProperties({} as Field<T>, {
    ...Object.getOwnPropertyDescriptors(field),
    ...Object.getOwnPropertyDescriptors(parts),
  });
}

/** Reads `key` of a map: its value, what holds when it is absent, or the placeholder after a problem. Lists the setting. */
export function readProperty<T>(field: Field<T>, map: MapNode, key: string, path: string, reading: Reading): T {
  const node = map.entries.get(key)?.node;
  const given = node !== undefined && !(isNull(node) && field.absence.kind === "default") ? node : undefined;
  const value = given === undefined ? absent(field, map, path, reading) : (field.read(given, path, reading) ?? field.placeholder);
  if (field.about !== null) {
    const standard = field.absence.kind === "default" ? field.show(field.absence.value) : null;
    const { knowledge, ...about } = field.about;
    const known = knowledge === undefined ? {} : knowledge(Number(value));
    reading.settings.push({ path, value: field.show(value), default: standard, ...about, ...known, setBy: given?.at ?? null });
  }
  return value;
}

/** A field that reads a node once: arms share the nodes that they do not patch. It must always be read at the same path. */
export function readOnce<T>(field: Field<T>): Field<T> {
  const known = new WeakMap<Node, Reading & { readonly value: T | undefined }>();
  return changed(field, {
    read(node, path, reading) {
      const own: Reading = { problems: [], settings: [] };
      const found = known.get(node) ?? { value: field.read(node, path, own), ...own };
      known.set(node, found);
      for (const problem of found.problems) reading.problems.push(problem);
      for (const setting of found.settings) reading.settings.push(setting);
      return found.value;
    },
  });
}

/** Reports that `node` is not what the field expects; returns undefined for `read` to return. */
export function refuseValue(reading: Reading, node: Node, path: string, expected: string, remedy?: string | null): undefined {
  refuse(reading.problems, { at: node.at, path, what: named(path), expected, received: shown(node), remedy });
}

/** Whether a field takes a node as it is: a remedy that tells what to write must be taken itself. */
export function isTaken(field: Pick<Field<unknown>, "read">, node: Node, path: string): boolean {
  const trial: Reading = { problems: [], settings: [] };
  return field.read(node, path, trial) !== undefined && trial.problems.length === 0;
}

/** `write 10`, `write 12000 or 12`, `write "5 hours/day"`; null for nothing to write. */
export function writeRemedy(texts: readonly string[]): string | null {
  if (texts.length === 0) return null;
  return `write ${alternatives(texts.map((text) => (/^[\w.+-]+$/.test(text) ? text : `"${text}"`)))}`;
}

/** `parameter trust.gainRate`, `setting organisations.police.staff`. */
export function named(path: string): string {
  return path.startsWith("parameters.") ? `parameter ${path.slice("parameters.".length)}` : `setting ${path}`;
}

/** A description for editors: meaning, unit, default, source. */
export function describe(about: About, standard: unknown): string {
  const unit = about.unit === "" ? "" : ` Unit: ${about.unit}.`;
  const fallback = standard === undefined || standard === null || standard === "" ? "" : ` Default: ${standard}.`;
  const source = about.source === "" ? "" : ` Source: ${about.source}.`;
  return `${about.meaning}${unit}${fallback}${source}`;
}

function absent<T>(field: Field<T>, map: MapNode, path: string, reading: Reading): T {
  const { absence } = field;
  if (absence.kind === "default") return absence.value;
  if (absence.kind === "empty") return field.read(emptyMap(map.at), path, reading) ?? field.placeholder;
  refuse(reading.problems, { at: map.at, path, what: named(path), expected: field.expected, received: "nothing" });
  return field.placeholder;
}
