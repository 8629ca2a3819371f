/** Fields of numbers: plain, with a unit, durations and points in time. */
import { describeSource, type Knowledge, knowledgeOf, type ParameterSpecification, referenceOf } from "../../model/parameter.ts";
import { quote } from "../text/problems.ts";
import type { ScalarNode } from "../text/tree.ts";
import { convert, parseNumber, parseQuantity, plainSpellings } from "../text/units.ts";
import { type About, describe, type Field, type JsonSchema, refuseValue, writeRemedy } from "./field.ts";

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
      if (node.kind !== "scalar") return refuseValue(reading, node, path, wanted);
      return fitting(node, entry) ?? refuseValue(reading, node, path, wanted, numberRemedy(node, entry));
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
  return timeField(entry, `a duration such as ${entry.written ?? '"90 days", "6 months" or "3 years"'}`, durationPattern, (text) => {
    const given = parseQuantity(text);
    return given === null || given.unit === "" ? null : convert(given.value, given.unit, "days");
  });
}

/** A point in time as days from the start: `day 90`, `90 days`, `month 4`, `year 2`; the first month is month 1, the first day is day 0. */
export function instant(entry: Omit<Quantity, "unit" | "whole">): Field<number> {
  return timeField(entry, 'a time such as "day 90", "month 4" or "year 2"', instantPattern, (text) => {
    const named = /^(day|week|month|year)\s+(\d{1,6})$/.exec(text);
    const given = named === null ? parseQuantity(text) : null;
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

function timeField(entry: Omit<Quantity, "unit">, form: string, pattern: string, parse: (text: string) => number | null): Field<number> {
  const quantityEntry = { ...entry, unit: "days" };
  const range = `whole days from ${entry.min} to ${entry.max}`;
  return {
    ...numeric(form, quantityEntry),
    get schema() {
      return { type: "string", pattern, description: describe(about(quantityEntry), entry.default) };
    },
    read(node, path, reading) {
      if (node.kind !== "scalar") return refuseValue(reading, node, path, form);
      const fits = (days: number | null) => days !== null && Number.isInteger(days) && days >= entry.min && days <= entry.max;
      const days = parse(node.text);
      if (fits(days)) return days!;
      const meant = meantNumbers(node.text).flatMap((text) => (parseNumber(text) === null ? [text] : [`${text} days`]));
      // Full-width digits and letters as plain ones.
      const plain = node.text.normalize("NFKC").trim();
      const remedy = writeRemedy([...new Set([...meant, plain])].filter((text) => text !== node.text && fits(parse(text))));
      return refuseValue(reading, node, path, days === null ? form : `${form}, ${range}`, remedy);
    },
  };
}

/** The number of a text in the wanted unit and range, or null. */
function fitting(node: Pick<ScalarNode, "text" | "plain">, entry: Quantity): number | null {
  const bare = parseNumber(node.text);
  const given = bare === null ? parseQuantity(node.text) : null;
  const converted = given === null || given.unit === "" ? null : convert(given.value, given.unit, entry.unit);
  const value = bare !== null && entry.written === undefined && node.plain ? bare : converted;
  if (value === null || value < entry.min || value > entry.max) return null;
  return entry.whole && !Number.isInteger(value) ? null : value;
}

/** A number as written, where it is one, and else its plain spellings. */
function meantNumbers(text: string): readonly string[] {
  return parseNumber(text) === null ? plainSpellings(text) : [text];
}

/** What to write in place of a number that is not taken, each tried; or why its unit is none here. */
function numberRemedy({ text }: ScalarNode, entry: Quantity): string | null {
  const isBare = parseNumber(text) !== null;
  if (isBare && entry.written === undefined && fitting({ text, plain: true }, entry) !== null) return "remove the quotes";
  const meant = meantNumbers(text).map((one) => (entry.written !== undefined && parseNumber(one) !== null ? `${one} ${entry.unit}` : one));
  const remedy = writeRemedy(meant.filter((one) => fitting({ text: one, plain: true }, entry) !== null));
  const given = isBare ? null : parseQuantity(text);
  if (remedy !== null || given === null || given.unit === "" || convert(given.value, given.unit, entry.unit) !== null) return remedy;
  return `${quote(given.unit)} does not convert to ${plainUnits[entry.unit] ?? entry.unit}`;
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
