/** Options: what is read from text, what programs may give, what rules say, and that a misspelt name does not compile. */

import { expect, expectTypeOf, it } from "vitest";
import { methods } from "../../src/methods/catalogue.ts";
import { compareOptions, compareRules } from "../../src/methods/compare/options.ts";
import { prepareComparison } from "../../src/methods/compare/prepare.ts";
import { duration } from "../../src/methods/duration.ts";
import {
  choice,
  flag,
  kebabCase,
  names,
  number,
  OptionError,
  optionLines,
  type Rules,
  readOptions,
  settleOptions,
  several,
  text,
  whole,
} from "../../src/methods/options.ts";
import { rankOptions, rankRules } from "../../src/methods/rank/options.ts";

const options = {
  size: whole({ least: 3, summary: "Size", default: 5 }),
  share: number({ above: 0, summary: "Share" }),
  who: names({ summary: "Names", needed: "who it is, received nobody" }),
  how: choice(["well", "badly"], { summary: "How", default: "well" }),
  set: several({ value: "P=V", summary: "Settings" }),
  note: text({ summary: "A note" }),
  loud: flag({ summary: "Loud" }),
};
const rules: Rules<typeof options> = {
  apart: [["note", "loud"]],
  only: [
    ["share", ["note", "loud"]],
    ["size", "how", ["badly"]],
  ],
};

const read = (given: Readonly<Record<string, readonly string[]>>) => readOptions(options, rules, (name) => given[name]);
const linesOf = (given: Readonly<Record<string, readonly string[]>>) => optionLines(read(given).problems, (name) => `--${kebabCase(name)}`);

it("reads values, and what holds where nothing is given", () => {
  const { values, given, problems } = read({ who: ["a, b", "a"], set: ["x=1", "y=2"], loud: ["true"], share: [".5"] });
  expect(problems).toEqual([]);
  expect(values).toEqual({ size: 5, share: 0.5, who: ["a", "b"], how: "well", set: ["x=1", "y=2"], note: undefined, loud: true });
  expect([...given].sort()).toEqual(["loud", "set", "share", "who"]);
  expectTypeOf(values.size).toEqualTypeOf<number>();
  expectTypeOf(values.share).toEqualTypeOf<number | undefined>();
  expectTypeOf(values.who).toEqualTypeOf<readonly string[]>();
  expectTypeOf(values.how).toEqualTypeOf<"well" | "badly">();
});

it("reads lengths of time as scenario files have them, in whole days", () => {
  const lengths = { days: duration({ summary: "How long", default: 150 }) };
  const daysOf = (typed: string) => readOptions(lengths, {}, () => [typed]);
  for (const [typed, days] of [
    ["90", 90],
    ["90 days", 90],
    ["6 months", 180],
    ["2years", 730],
  ] as const) {
    expect(daysOf(typed), typed).toMatchObject({ values: { days }, problems: [] });
  }
  for (const typed of ["0", "-3", "1.5", "half a year", "2 yuan", "１０", "100001", ""]) {
    const { values, problems } = daysOf(typed);
    expect(values.days, typed).toBe(150);
    expect(problems[0].message).toContain(`expected whole days, or a duration such as 90 days, 6 months or 2 years, received "${typed}"`);
  }
  expect(daysOf("１０").problems[0].message).toContain('"１", character 1, is full-width: write "10"');
});

it("names everything that is wrong at once", () => {
  expect(linesOf({ size: ["2"], share: ["0"], how: ["ill"], note: ["a", "b"] })).toEqual([
    '--size: expected a whole number of at least 3, received "2"',
    '--share: expected a number above 0, received "0"',
    "--who: expected who it is, received nobody",
    '--how: expected well or badly, received "ill"',
    "--note: expected once, received 2 times",
    "--size: expected only with --how badly",
  ]);
  for (const typed of ["", "1e2", "3.0", "-3", "３", "100001", "x"])
    expect(linesOf({ who: ["a"], how: ["badly"], size: [typed] })).toHaveLength(1);
  for (const typed of ["", " ", "x", "NaN", "Infinity", "-1"])
    expect(linesOf({ who: ["a"], loud: ["true"], share: [typed] })).toHaveLength(1);
  expect(linesOf({ who: ["a,,b"] })).toEqual(['--who: expected names separated by commas, received "a,,b"']);
});

it("keeps the rules between options", () => {
  expect(linesOf({ who: ["a"], note: ["n"], loud: ["true"] })).toEqual(["--note and --loud: expected one of them, received both"]);
  expect(linesOf({ who: ["a"], share: ["1"] })).toEqual(["--share: expected only with --note or --loud"]);
  expect(linesOf({ who: ["a"], share: ["1"], loud: ["true"] })).toEqual([]);
});

it("holds programs to the same, with names as they write them", () => {
  expect(settleOptions(options, rules, { who: ["a"], how: "badly", size: 7 })).toMatchObject({ size: 7, set: [], loud: false });
  expect(() => settleOptions(options, rules, { who: ["a"], how: "badly", size: 2.5 })).toThrow(
    new OptionError([{ option: "size", message: "expected a whole number of at least 3, received 2.5" }]),
  );
  expect(() => settleOptions(options, rules, { who: ["a"], note: "n", loud: true })).toThrow("note and loud: expected one of them");
  // @ts-expect-error what is needed must be given
  expect(() => settleOptions(options, rules, {})).toThrow("who: expected who it is");
  // @ts-expect-error no such option
  expect(() => settleOptions(options, rules, { who: ["a"], whom: "b" })).toThrow("whom: expected an option of this method");
});

it("is misspelt in no reader without an error when it is compiled", () => {
  const misspelt = () => {
    // The command line.
    const { values } = readOptions(compareOptions, compareRules, () => undefined);
    // @ts-expect-error replications
    void values.replication;
    // A program.
    // @ts-expect-error untilHalfWidth
    prepareComparison({ file: "scenarios/minimal.yaml" }, { untilHalfwidth: { kind: "share", share: 0.05 } });
    // @ts-expect-error rank needs an outcome
    settleOptions(rankOptions, rankRules, { indifference: 1 });
    // Rules.
    // @ts-expect-error threshold
    const wrong: Rules<typeof compareOptions> = { apart: [["treshold", "replications"]] };
    return wrong;
  };
  expect(misspelt).toBeTypeOf("function");
});

it("has for every option of every method a default that the option itself accepts", () => {
  for (const [method, { options: declared }] of Object.entries(methods)) {
    for (const [name, { absent, expected, needed, summary }] of Object.entries(declared)) {
      expect([method, name, summary.length > 5]).toEqual([method, name, true]);
      if (absent !== undefined) expect([method, name, needed, expected(absent)]).toEqual([method, name, null, null]);
    }
  }
});
