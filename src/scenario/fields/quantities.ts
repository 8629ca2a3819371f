/** Fields of numbers: plain, with a unit, durations and points in time. */
import { describeSource, type Knowledge, knowledgeOf, type ParameterSpecification, referenceOf } from "../../model/parameter.ts";
import { quote } from "../text/problems.ts";
import type { Node, ScalarNode } from "../text/tree.ts";
import { convert, parseNumber, parseQuantity } from "../text/units.ts";
import { type About, describe, type Field, type JsonSchema, type Reading, refuseValue } from "./field.ts";

export interface Quantity {
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly meaning: string;
  readonly source?: string;
  readonly knowledge?: (value: number) => Knowledge;
  readonly reference?: number;
  /** Absent: the setting is required. */
  readonly default?: number;
  readonly whole?: boolean;
  /** Set when a bare number is refused: how to write it, e.g. `7 hours/day`. */
  readonly written?: string;
}

/** A number in a stated unit and range; a text with a convertible unit is converted. */
export function quantity(entry: Quantity): Field<number> {
  const kind = entry.whole ? "a whole number" : (plainUnits[entry.unit] ?? "a number");
  const expected = `${kind} from ${entry.min} to ${entry.max}${plainUnits[entry.unit] === undefined ? ` ${entry.unit}` : ""}`;
  const wanted = entry.written === undefined ? expected : `${expected}, written like "${entry.written}"`;
  return {
    ...numeric(wanted, entry),
    get schema() {
      return quantitySchema(entry);
    },
    read(node, path, reading) {
      const value = measured(node, entry, path, wanted, reading);
      if (value === undefined) return undefined;
      const fits = value >= entry.min && value <= entry.max && !(entry.whole && !Number.isInteger(value));
      return fits ? value : refuseValue(reading, node, path, wanted);
    },
  };
}

/** A registry entry as a field; `standard` replaces its default. */
export function registered(entry: ParameterSpecification, standard: number = entry.default): Field<number> {
  const knowledge = lastOf((value: number) => knowledgeOf(entry, value));
  const reference = referenceOf({ ...entry, default: standard });
  return quantity({ ...entry, source: describeSource(entry.source), knowledge, reference, default: standard });
}

/** The function, which keeps its last result: most arms have the same value. */
function lastOf<T>(of: (value: number) => T): (value: number) => T {
  let last: { readonly value: number; readonly result: T } | null = null;
  return (value) => {
    if (last === null || !Object.is(last.value, value)) last = { value, result: of(value) };
    return last.result;
  };
}

/** A length of time in whole days, written with its unit. */
export function duration(entry: Omit<Quantity, "unit" | "whole">): Field<number> {
  return timeField(entry, `a duration such as ${entry.written ?? '"90 days", "6 months" or "3 years"'}`, durationPattern, (node) => {
    const given = parseQuantity(node.text);
    return given === null || given.unit === "" ? null : convert(given.value, given.unit, "days");
  });
}

/** A point in time as days from the start: `day 90`, `90 days`, `month 4`, `year 2`; the first month is month 1, the first day is day 0. */
export function instant(entry: Omit<Quantity, "unit" | "whole">): Field<number> {
  return timeField(entry, 'a time such as "day 90", "month 4" or "year 2"', instantPattern, (node) => {
    const named = /^(day|week|month|year)\s+(\d{1,6})$/.exec(node.text);
    const given = named === null ? parseQuantity(node.text) : null;
    if (given !== null) return given.unit === "" ? null : convert(given.value, given.unit, "days");
    if (named === null) return null;
    return named[1] === "day" ? Number(named[2]) : convert(Number(named[2]) - 1, named[1], "days");
  });
}

/** Units that are better said as a kind of number. */
const plainUnits: Readonly<Record<string, string>> = {
  share: "a share",
  probability: "a probability",
  score: "a number",
  count: "a number",
};
const durationPattern = "^[0-9]+(\\.[0-9]+)? *(days?|weeks?|months?|years?)$";
const instantPattern = `^((day|week|month|year) +[0-9]+)$|${durationPattern}`;

function timeField(
  entry: Omit<Quantity, "unit">,
  form: string,
  pattern: string,
  parse: (node: ScalarNode) => number | null,
): Field<number> {
  const quantityEntry = { ...entry, unit: "days" };
  const range = `whole days from ${entry.min} to ${entry.max}`;
  return {
    ...numeric(form, quantityEntry),
    get schema() {
      return { type: "string", pattern, description: describe(about(quantityEntry), entry.default) };
    },
    read(node, path, reading) {
      const days = node.kind === "scalar" ? parse(node) : null;
      if (days === null) return refuseValue(reading, node, path, form, node.kind === "scalar" ? bareRemedy(node.text) : null);
      const fits = Number.isInteger(days) && days >= entry.min && days <= entry.max;
      return fits ? days : refuseValue(reading, node, path, `${form}, ${range}`);
    },
  };
}

function bareRemedy(written: string): string | null {
  return parseNumber(written) === null ? null : `write "${written} days"`;
}

/** The number in the wanted unit, or undefined after a report. */
function measured(node: Node, entry: Quantity, path: string, expected: string, reading: Reading): number | undefined {
  if (node.kind !== "scalar") return refuseValue(reading, node, path, expected);
  const bare = parseNumber(node.text);
  if (bare !== null && entry.written !== undefined) return refuseValue(reading, node, path, expected, `write "${node.text} ${entry.unit}"`);
  if (bare !== null) return node.plain ? bare : refuseValue(reading, node, path, expected, "remove the quotes");
  const given = parseQuantity(node.text);
  const converted = given === null || given.unit === "" ? null : convert(given.value, given.unit, entry.unit);
  return converted ?? refuseValue(reading, node, path, expected, numberRemedy(node.text, given?.unit, entry));
}

function numberRemedy(written: string, unit: string | undefined, entry: Quantity): string | null {
  const plain = written.replace(/^([-+]?)0+(?=\d)/, "$1").replace(/(?<=\d)[,_ ](?=\d{3}(\D|$))/g, "");
  if (plain !== written && parseNumber(plain) !== null) return `write ${plain}`;
  return unit === undefined || unit === "" ? null : `${quote(unit)} does not convert to ${plainUnits[entry.unit] ?? entry.unit}`;
}

function numeric(expected: string, entry: Quantity) {
  const absence = entry.default === undefined ? ({ kind: "required" } as const) : ({ kind: "default", value: entry.default } as const);
  return { expected, placeholder: entry.default ?? entry.min, absence, about: about(entry), show: (value: number) => value };
}

function about(entry: Quantity): About {
  const { unit, min, max, source = "", meaning, knowledge, reference } = entry;
  const known = { ...(knowledge === undefined ? {} : { knowledge }), ...(reference === undefined ? {} : { reference }) };
  return { unit, min, max, source, meaning, ...known };
}

function quantitySchema(entry: Quantity): JsonSchema {
  const description = describe(about(entry), entry.default);
  const number = { type: entry.whole ? "integer" : "number", minimum: entry.min, maximum: entry.max };
  const worded = { type: "string", pattern: "^[-+]?[0-9.]+([eE][-+]?[0-9]+)? *[^0-9 ].*$" };
  if (entry.written !== undefined) return { ...worded, description, examples: [entry.written] };
  return { anyOf: [number, worded], description };
}
