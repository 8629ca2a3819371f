/**
 * Options of methods and commands, each declared once: what it is, how a value is read from text, what holds without it. The command line,
 * study files and programs read the same declarations, so a name that is not declared does not compile.
 *
 * Names are written in camel case here, in programs and in study files, and as `--until-half-width` on the command line.
 */

import { fullWidthRemedy } from "../scenario/text/fullWidth.ts";
/** What an option is; `Value` is what a reader gets, `Absent` what it gets where the option is not given. */
export interface Option<Value, Absent = Value> {
  /** A flag has no value; a list may be given several times. */
  readonly type: "flag" | "text" | "list";
  readonly summary: string;
  /** Word for the value in help, e.g. `N`. */
  readonly value?: string;
  /** What holds without it, in words, for help. */
  readonly default?: string;
  /** Another spelling that is understood, and not shown. */
  readonly also?: string;
  /** What is expected where it has to be given; null where it may be left out. */
  readonly needed: string | null;
  readonly absent: Absent;
  /** The value of texts as typed; undefined where they say none. */
  parse(texts: readonly string[]): Value | undefined;
  /** What is expected in place of a value (undefined for texts that say none); null for a value that can be used. */
  expected(value: Value | undefined): string | null;
  /** JSON Schema of the value in a study file. */
  readonly schema: { readonly [keyword: string]: unknown };
}

// biome-ignore lint/suspicious/noExplicitAny: options of any value
export type Options = Readonly<Record<string, Option<any, any>>>;

type Given<O> = O extends Option<infer Value, infer Absent> ? Value | Absent : never;

/** Values of all options, as a command or method gets them. */
export type ValuesOf<O extends Options> = { readonly [Name in keyof O]: Given<O[Name]> };

/** Names of options that have to be given: those that have no value without. */
type NeededOf<O extends Options> = {
  // biome-ignore lint/suspicious/noExplicitAny: options of any value
  [Name in keyof O]: O[Name] extends Option<any, infer Absent> ? ([Absent] extends [never] ? Name : never) : never;
}[keyof O];

/** Values as a program gives them: all that are needed, of the others any. */
export type GivenOf<O extends Options> = { readonly [Name in NeededOf<O>]: ValuesOf<O>[Name] } & {
  readonly [Name in Exclude<keyof O, NeededOf<O>>]?: ValuesOf<O>[Name];
};

type Name<O> = keyof O & string;

/** What options mean to each other. */
export interface Rules<O extends Options> {
  /** Of each pair at most one is given. */
  readonly apart?: readonly (readonly [Name<O>, Name<O>])[];
  /** The first is given only with the second, or one of several; with a third entry, only where the second has one of these values. */
  readonly only?: readonly (readonly [Name<O>, Name<O> | readonly Name<O>[]] | readonly [Name<O>, Name<O>, readonly string[]])[];
}

/** Something wrong with an option; `option` is null where it is about several. Names in `message` are between ‹ and ›. */
export interface OptionProblem {
  readonly option: string | null;
  readonly message: string;
}

interface Words {
  readonly summary: string;
  readonly value?: string;
  readonly also?: string;
  /** In words, for help, where `default` does not say it. */
  readonly usual?: string;
}

/** An option without a value: given or not. */
export function flag(words: Pick<Words, "summary">): Option<boolean> {
  return {
    ...words,
    type: "flag",
    needed: null,
    absent: false,
    parse: ([typed]) => readFlag(typed),
    expected: flagExpected,
    schema: { type: "boolean" },
  };
}

function readFlag(typed: string): boolean | undefined {
  return typed === "true" ? true : typed === "false" ? false : undefined;
}

function flagExpected(value: boolean | undefined): string | null {
  return value === undefined ? "true or false" : null;
}

/** More than any study needs; a number beyond is a slip. */
const MOST = 100_000;

interface WholeWords extends Words {
  readonly least: number;
}

/** A whole number of at least `least` and at most 100,000. */
export function whole(words: WholeWords & { readonly default: number }): Option<number>;
export function whole(words: WholeWords): Option<number, undefined>;
export function whole({
  least,
  default: standard,
  ...words
}: WholeWords & { readonly default?: number }): Option<number, number | undefined> {
  return {
    ...text({ value: "N", usual: standard === undefined ? undefined : String(standard), ...words }),
    absent: standard,
    parse: ([typed]) => (/^\d+$/.test(typed) ? Number(typed) : undefined),
    expected: (value) => {
      if (value === undefined || !Number.isSafeInteger(value) || value < least) return `a whole number of at least ${least}`;
      return value > MOST ? `at most ${MOST}` : null;
    },
    schema: { type: "integer", minimum: least, maximum: MOST },
  };
}

interface NumberWords extends Words {
  /** Exclusive. */
  readonly above?: number;
}

/** A finite number, above `above`. */
export function number(words: NumberWords & { readonly default: number }): Option<number>;
export function number(words: NumberWords & { readonly needed: string }): Option<number, never>;
export function number(words: NumberWords): Option<number, undefined>;
export function number({
  above = Number.NEGATIVE_INFINITY,
  default: standard,
  needed = null,
  ...words
}: NumberWords & { readonly default?: number; readonly needed?: string | null }): Option<number, number | undefined> {
  return {
    ...text({ value: "X", usual: standard === undefined ? undefined : String(standard), ...words }),
    needed,
    absent: standard,
    parse: ([typed]) => (typed.trim() === "" ? undefined : Number(typed)),
    expected: (value) =>
      value !== undefined && Number.isFinite(value) && value > above
        ? null
        : Number.isFinite(above)
          ? `a number above ${above}`
          : "a number",
  };
}

/** A word as it was typed. */
export function text(words: Words & { readonly needed: string }): Option<string, never>;
export function text(words: Words & { readonly default: string }): Option<string>;
export function text(words: Words): Option<string, undefined>;
export function text({
  usual,
  default: standard,
  needed = null,
  ...words
}: Words & { readonly default?: string; readonly needed?: string | null }): Option<string, string | undefined> {
  const shown = usual ?? standard;
  return {
    ...words,
    ...(shown === undefined ? {} : { default: shown }),
    type: "text",
    needed,
    absent: standard,
    parse: ([typed]) => typed,
    expected: (value) => (value === undefined ? "a word" : null),
    schema: { type: "string" },
  };
}

/** One of some words. */
export function choice<const Known extends string, const Standard extends Known>(
  known: readonly Known[],
  words: Words & { readonly default: Standard },
): Option<Known, Standard> {
  const isKnown = (value: string): value is Known => known.some((one) => one === value);
  const listed = known.length < 2 ? known.join("") : `${known.slice(0, -1).join(", ")} or ${known.at(-1)}`;
  return {
    ...text({ value: known.join("|"), ...words }),
    absent: words.default,
    parse: ([typed]) => (isKnown(typed) ? typed : undefined),
    expected: (value) => (value === undefined || !isKnown(value) ? listed : null),
    schema: { enum: known },
  };
}

/** Names separated by commas, each once. */
export function names(words: Words & { readonly needed: string }): Option<readonly string[], never>;
export function names(words: Words & { readonly default: readonly string[] }): Option<readonly string[]>;
export function names(words: Words): Option<readonly string[], undefined>;
export function names({
  default: standard,
  needed = null,
  ...words
}: Words & { readonly default?: readonly string[]; readonly needed?: string | null }): Option<
  readonly string[],
  readonly string[] | undefined
> {
  return {
    ...text({ value: "A,B", usual: standard?.join(","), ...words }),
    type: "list",
    needed,
    absent: standard,
    parse: (typed) => [...new Set(typed.flatMap((one) => one.split(",").map((name) => name.trim())))],
    expected: (value) => (value?.every((name) => name !== "" && !/[，、；]/.test(name)) ? null : "names separated by commas"),
    schema: { type: "array", items: { type: "string" } },
  };
}

/** Texts, one for each time that it is given. */
export function several(words: Words & { readonly value: string }): Option<readonly string[]> {
  const schema = { type: "array", items: { type: "string" } };
  return { ...words, type: "list", needed: null, absent: [], parse: (typed) => typed, expected: () => null, schema };
}

/** A value with a reader of its own. */
export function own<Value, Absent>(
  words: Words & { readonly value: string; readonly absent: Absent; readonly expected: string },
  parse: (typed: string) => Value | undefined,
): Option<Value, Absent> {
  const { expected, absent, ...others } = words;
  return {
    ...text(others),
    absent,
    parse: ([typed]) => parse(typed),
    expected: (value) => (value === undefined ? expected : null),
    schema: { type: ["string", "number"] },
  };
}

/** What was given for each option: its texts; nothing for an option that was not given. */
export type Texts = (name: string) => readonly string[] | undefined;

/** Values of options, which of them were given, and everything that is wrong. Values of options with a problem are as if not given. */
export interface ReadOptions<O extends Options> {
  readonly values: ValuesOf<O>;
  readonly given: ReadonlySet<string>;
  readonly problems: readonly OptionProblem[];
}

/** Reads options from texts. Never throws. */
export function readOptions<O extends Options>(options: O, rules: Rules<O>, texts: Texts): ReadOptions<O> {
  const problems: OptionProblem[] = [];
  const given = new Set<string>();
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const typed = texts(name);
    values[name] = option.absent;
    if (typed === undefined) {
      if (option.needed !== null) problems.push({ option: name, message: `expected ${option.needed}` });
      continue;
    }
    given.add(name);
    if (option.type === "text" && typed.length > 1) {
      problems.push({ option: name, message: `expected once, received ${typed.length} times` });
      continue;
    }
    const value: unknown = option.parse(typed);
    const expected = option.expected(value);
    if (expected === null) values[name] = value;
    else {
      const received = typed.join(",");
      const remedy = fullWidthRemedy(received);
      const end = remedy === null ? "" : `; ${remedy}`;
      problems.push({ option: name, message: `expected ${expected}, received ${JSON.stringify(received)}${end}` });
    }
  }
  problems.push(...ruleProblems(options, rules, given, values));
  return { values: values as ValuesOf<O>, given, problems };
}

/** Values of a program filled up with what holds without them. Throws `OptionError` with everything that is wrong. */
export function settleOptions<O extends Options>(options: O, rules: Rules<O>, asked: GivenOf<O>): ValuesOf<O> {
  const problems: OptionProblem[] = [];
  const given = new Set(Object.keys(asked).filter((name) => asked[name as keyof typeof asked] !== undefined));
  for (const name of given)
    if (!Object.hasOwn(options, name)) problems.push({ option: name, message: "expected an option of this method" });
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const value: unknown = asked[name as keyof typeof asked];
    values[name] = given.has(name) ? value : option.absent;
    if (!given.has(name) && option.needed !== null) problems.push({ option: name, message: `expected ${option.needed}` });
    const expected = given.has(name) ? option.expected(value) : null;
    if (expected !== null) problems.push({ option: name, message: `expected ${expected}, received ${JSON.stringify(value)}` });
  }
  problems.push(...ruleProblems(options, rules, given, values));
  if (problems.length > 0) throw new OptionError(problems);
  return values as ValuesOf<O>;
}

function ruleProblems<O extends Options>(
  options: O,
  { apart = [], only = [] }: Rules<O>,
  given: ReadonlySet<string>,
  values: Readonly<Record<string, unknown>>,
): OptionProblem[] {
  const isOn = (name: string) => given.has(name) && !(options[name].type === "flag" && values[name] === false);
  const problems: OptionProblem[] = apart.flatMap(([a, b]) =>
    isOn(a) && isOn(b) ? [{ option: null, message: `‹${a}› and ‹${b}›: expected one of them, received both` }] : [],
  );
  for (const [name, beside, wanted] of only) {
    if (!isOn(name)) continue;
    const others: readonly string[] = typeof beside === "string" ? [beside] : beside;
    if (others.some((other) => (wanted === undefined ? isOn(other) : wanted.includes(String(values[other]))))) continue;
    const named = others.map((other) => `‹${other}›`).join(" or ");
    problems.push({ option: name, message: `expected only with ${named}${wanted === undefined ? "" : ` ${wanted.join(" or ")}`}` });
  }
  return problems;
}

/** Options that cannot be used; the message names them as programs do. */
export class OptionError extends Error {
  override readonly name = "OptionError";
  readonly problems: readonly OptionProblem[];

  constructor(problems: readonly OptionProblem[]) {
    super(optionLines(problems, (name) => name).join("\n"));
    this.problems = problems;
  }
}

/** Each problem once, as a sentence, with the names that a reader knows. */
export function optionLines(problems: readonly OptionProblem[], nameOf: (name: string) => string): string[] {
  const lines = problems.map(({ option, message }) => {
    const named = message.replace(/‹([^›]*)›/g, (_, name: string) => nameOf(name));
    return option === null ? named : `${nameOf(option)}: ${named}`;
  });
  return [...new Set(lines)];
}

/** `untilHalfWidth` as `until-half-width`. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
