/**
 * The form of own parts, checked before anything of the model is loaded: every entry has what its list asks for and nothing else.
 *
 * Shipped parts pass the same check. What only the loaded model knows, such as which ids are taken, is checked afterwards (taken.ts).
 */

import { indicatorFamilies } from "../../model/indicator.ts";
import { PARTS_VERSION, type PartsList, partsLists } from "../../model/parts.ts";
import { idPattern } from "../../scenario/fields/ids.ts";
import { nearest } from "../../scenario/text/suggest.ts";

/** One thing wrong with a part. */
export interface PartFault {
  /** As in `intervention night-watch: cost`. */
  readonly what: string;
  readonly expected: string;
  readonly received: string;
  readonly remedy?: string;
  /** Id of the part, to find it in the text; empty for the module itself. */
  readonly id: string;
  /** It is about the last part of this id in the text. */
  readonly isSecond?: boolean;
}

/** What an entry is called. */
export const nounOf: Readonly<Record<PartsList, string>> = {
  parameters: "group of parameters",
  categories: "category",
  kinds: "kind",
  roles: "role",
  interventions: "intervention",
  indicators: "indicator",
  processes: "process",
};

/** Says what is wrong with a value, or null. */
interface Form {
  readonly expected: string;
  fits(value: unknown): boolean;
  /** Members, where it has some. */
  readonly members?: Members;
  /** What each entry of a record or list must be. */
  readonly each?: Form;
}
type Members = Readonly<Record<string, Form & { readonly optional?: boolean }>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
/** As free text of a scenario: what would steer a terminal, break a line or turn its direction is refused. */
const isLine = (value: unknown): value is string => isText(value) && !/\p{C}|[\u2028\u2029]/u.test(value);

const text: Form = { expected: "text in one line, without control characters", fits: isLine };
const number: Form = { expected: "a finite number", fits: Number.isFinite };
const days: Form = { expected: "whole days, 0 or more", fits: (value) => Number.isInteger(value) && (value as number) >= 0 };
const flag: Form = { expected: "true or false", fits: (value) => typeof value === "boolean" };
/** What an async function has done when it returns is not all that it does. */
const isPlain = (value: unknown) => typeof value === "function" && Object.prototype.toString.call(value) === "[object Function]";
const action: Form = { expected: "a function that is not async", fits: isPlain };
const numberOrFunction: Form = {
  expected: "a count of numbers, or a function of the world that gives it",
  fits: (value) => isPlain(value) || (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 10_000_000),
};
const kebab: Form = {
  expected: "an id in lower case with hyphens",
  fits: (value) => isText(value) && new RegExp(idPattern).test(value),
};
const lowerWord: Form = { expected: "one lower-case word", fits: (value) => isText(value) && /^[a-z][a-z0-9]*$/.test(value) };
const camel: Form = { expected: "a name in camelCase", fits: (value) => isText(value) && /^[a-z][a-zA-Z0-9]*$/.test(value) };
const oneOf = (...words: readonly string[]): Form => ({ expected: words.join(" or "), fits: (value) => words.includes(value as string) });
const object = (members: Members): Form => ({ expected: `an object with ${Object.keys(members).join(", ")}`, fits: isObject, members });
const listOf = (each: Form): Form => ({ expected: `a list of ${each.expected}`, fits: Array.isArray, each });
const recordOf = (each: Form, of = each.expected): Form => ({ expected: `an object that has by name ${of}`, fits: isObject, each });
const orNull = (form: Form): Form => ({
  ...form,
  expected: `${form.expected}, or null`,
  fits: (value) => value === null || form.fits(value),
});
const optional = (form: Form) => ({ ...form, optional: true });

const source: Form = {
  expected: "what assumption(…), evidence(…) or choice(…) of cosafe/model gives, with text in one line",
  fits: (value) => {
    if (!isObject(value) || !isLine(value["text"])) return false;
    const { kind, mark, setting } = value;
    if (kind === "assumption") return value["sign"] === null || isLine(value["sign"]);
    if (kind !== "evidence") return kind === "choice";
    return ["V", "V2", "P", "C"].includes(mark as string) && ["China", "elsewhere", "like"].includes(setting as string);
  },
};
const plausible: Form = {
  expected: "what between(…), halfToDouble(…), oddsHalfToDouble(…) or shift(…) of cosafe/model gives",
  fits: (value) => {
    if (!isObject(value)) return false;
    const { rule, low, high, by } = value;
    if (rule === "between") return Number.isFinite(low) && Number.isFinite(high) && (low as number) <= (high as number);
    return rule === "shift" ? Number.isFinite(by) : rule === "factor" || rule === "odds";
  },
};
const parameter = object({
  ...{ default: number, unit: text, min: number, max: number, meaning: text, source, plausible },
  reference: optional(object({ value: number, source })),
});
const parameterRecord = recordOf(parameter, "each parameter");
const rule: Form = {
  expected: "cases, policing, trade, mission or a function",
  fits: (value) => isPlain(value) || ["cases", "policing", "trade", "mission"].includes(value as string),
};

/** Members of an entry of each list. */
export const memberForms: Readonly<Record<PartsList, Members>> = {
  parameters: { group: camel, title: text, specifications: parameterRecord },
  categories: { id: kebab, label: text, values: recordOf(number), sources: optional(recordOf(source)) },
  kinds: {
    ...{ id: lowerWord, label: text, words: text, prior: camel, admin: camel, records: camel, nonCore: camel, dayRule: rule },
    ...{ hasAuthority: flag, mayLeave: flag, motive: oneOf("reputation", "mission", "none") },
    ...{ funder: oneOf("source:government", "source:enterprise"), answersFor: listOf(text), isUsual: flag },
    ...{ confidenceDraw: optional(number), memory: optional(numberOrFunction) },
  },
  roles: {
    ...{ id: kebab, kind: lowerWord, duties: listOf(text), sells: orNull(oneOf("securityHours", "socialWorkHours")) },
    ...{ wage: camel, fundedWage: camel },
  },
  interventions: {
    ...{ id: kebab, title: text, summary: text, failureMode: text, source: text, answers: optional(listOf(text)) },
    ...{ parameters: parameterRecord, phases: object({ planning: days, construction: days }), builtBy: optional(kebab) },
    ...{ cost: action, brings: optional(action), apply: action, memory: optional(numberOrFunction) },
  },
  indicators: {
    ...{ id: kebab, label: text, unit: text, direction: oneOf("higher", "lower", "none"), definition: text },
    missing: optional(text),
    ...{ family: oneOf(...indicatorFamilies), kind: oneOf("state", "flow"), main: flag, summaryOnly: optional(flag), measure: action },
  },
  processes: {
    ...{ id: kebab, title: text, every: oneOf("day", "week", "month", "month start"), after: kebab },
    ...{ reads: listOf(text), writes: listOf(text), summary: text, run: action, memory: optional(numberOrFunction) },
  },
};

/** A member of an entry, for documentation. */
export interface MemberRow {
  /** List of the module, or `each parameter`. */
  readonly list: string;
  readonly member: string;
  readonly expected: string;
  readonly isOptional: boolean;
}

/** Every member of an entry of every list, and of each parameter that an entry may have. */
export function memberRows(): readonly MemberRow[] {
  const lists: readonly (readonly [string, Members])[] = [...partsLists.map((list) => [list, memberForms[list]] as const)];
  return [...lists, ["each parameter", parameter.members!] as const].flatMap(([list, members]) =>
    Object.entries(members).map(([member, { expected, optional: isOptional = false }]) => ({ list, member, expected, isOptional })),
  );
}

/** What is wrong with the default export of a module. */
export function formFaults(exported: unknown): readonly PartFault[] {
  const whole = "default export";
  if (!isObject(exported)) {
    const expected = `an object with version: ${PARTS_VERSION} and lists of parts`;
    return [{ what: whole, expected, received: shownValue(exported), id: "", remedy: "export default parts({ version: 1, … })" }];
  }
  const faults: PartFault[] = [];
  if (exported["version"] !== PARTS_VERSION) {
    const remedy = "this version of cosafe reads no other form of parts";
    faults.push({ what: "version", expected: String(PARTS_VERSION), received: shownValue(exported["version"]), id: "", remedy });
  }
  const known = ["version", ...partsLists];
  faults.push(...unknownMembers(exported, known, whole, ""));
  for (const list of partsLists) {
    const entries = exported[list];
    if (entries === undefined) continue;
    if (Array.isArray(entries)) entries.forEach((entry, i) => void faults.push(...entryFaults(list, entry, i)));
    else faults.push({ what: list, expected: "a list", received: shownValue(entries), id: "" });
  }
  if (faults.length === 0 && !partsLists.some((list) => Array.isArray(exported[list]) && exported[list].length > 0))
    faults.push({ what: whole, expected: `at least one part in ${partsLists.join(", ")}`, received: "none", id: "" });
  return faults;
}

/** What is wrong with an entry of a list. */
export function entryFaults(list: PartsList, entry: unknown, index: number): readonly PartFault[] {
  const id = idOf(entry) ?? "";
  const what = `${nounOf[list]} ${id === "" ? `${list}[${index}]` : id}`;
  if (!isObject(entry))
    return [{ what, expected: `an object with ${Object.keys(memberForms[list]).join(", ")}`, received: shownValue(entry), id }];
  return membersFaults(entry, memberForms[list], what, id);
}

/** Id of an entry; of a group of parameters, its name. */
export function idOf(entry: unknown): string | null {
  if (!isObject(entry)) return null;
  const id = entry["id"] ?? entry["group"];
  return isText(id) ? id : null;
}

function membersFaults(value: Readonly<Record<string, unknown>>, members: Members, what: string, id: string): PartFault[] {
  const faults = unknownMembers(value, Object.keys(members), what, id);
  for (const [name, form] of Object.entries(members)) {
    if (value[name] === undefined && form.optional === true) continue;
    faults.push(...valueFaults(value[name], form, `${what}: ${name}`, id));
  }
  return faults;
}

function valueFaults(value: unknown, form: Form, what: string, id: string): PartFault[] {
  if (!form.fits(value)) return [{ what, expected: form.expected, received: shownValue(value), id }];
  if (form.members !== undefined && value !== null) {
    const faults = membersFaults(value as Readonly<Record<string, unknown>>, form.members, what, id);
    return faults.length > 0 || form !== parameter ? faults : limitFaults(value as never, what, id);
  }
  if (form.each === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one, i) => valueFaults(one, form.each!, `${what}[${i}]`, id));
  return Object.entries(value as object).flatMap(([name, one]) => {
    const named =
      form === parameterRecord && !camel.fits(name)
        ? [{ what: `${what}.${name}`, expected: camel.expected, received: shownValue(name), id }]
        : [];
    return [...named, ...valueFaults(one, form.each!, `${what}.${name}`, id)];
  });
}

/** A default lies within its limits. */
function limitFaults(
  value: { readonly default: number; readonly min: number; readonly max: number },
  what: string,
  id: string,
): PartFault[] {
  if (value.min <= value.default && value.default <= value.max) return [];
  return [{ what: `${what}.default`, expected: `a number from ${value.min} to ${value.max}`, received: String(value.default), id }];
}

function unknownMembers(value: Readonly<Record<string, unknown>>, known: readonly string[], what: string, id: string): PartFault[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const guess = nearest(name, known);
      const remedy = guess === null ? {} : { remedy: `did you mean "${guess}"?` };
      return { what: `${what}: ${name}`, expected: known.join(", "), received: shownValue(name), id, ...remedy };
    });
}

function shownValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "function") return isPlain(value) ? "a function" : "an async function or a generator";
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  return typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : String(value);
}
