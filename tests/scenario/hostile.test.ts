/** Hostile and random input: always a result, never an exception, always soon, in work and not by the clock. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { good, loadText } from "./fixtures.ts";

const full = `${good}interventions: { forum: { start: day 10, when: backlog > 3 for 2 days } }
parameters: { trust.memory: 2 weeks }
ties: [{ between: [office, police], layers: [information], strength: 0.2 }]
arms: { a: { interventions: { forum: { strength: 0.2 } } }, b: { use: [a], set: { trust.gainRate: 3% } } }
`;

/** CPU time of this process, in ms: other programs on the machine do not count. */
function work(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const workOfReading = (text: string): number => work(() => expect("problems" in loadText(text)).toBe(true));

/** The yardstick: what the parser alone takes for a harmless map of a hundred thousand keys, in the same process. */
const plainMap = Array.from({ length: 100_000 }, (_, i) => `k${i}: v`).join("\n");
let yardstick: number;
beforeAll(() => {
  yardstick = work(() => expect(parseDocument(plainMap, { uniqueKeys: false }).errors).toEqual([]));
});
/** Yardsticks that a hostile text may take; the dearest, a hundred thousand problems, takes about two. */
const MOST = 4;

describe("hostile input", () => {
  test.each([
    ["an alias bomb", `a: &a [x, x]\n${Array.from({ length: 25 }, (_, i) => `k${i}: &a${i} [${"*a, ".repeat(9)}*a]\n`).join("")}`],
    ["half a million brackets", "[".repeat(500_000)],
    ["a chain of lists on one line", "- ".repeat(400_000)],
    ["a chain of keys on one line", "? ".repeat(400_000)],
    ["a staircase", Array.from({ length: 1300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    ["a hundred thousand unknown keys", Array.from({ length: 100_000 }, (_, i) => `k${i}: v`).join("\n")],
    ["a hundred thousand unknown organisations", `organisations:\n${Array.from({ length: 60_000 }, (_, i) => `  k${i}: {}`).join("\n")}`],
    [
      "a chain of arms that all use two others",
      `arms:\n${Array.from({ length: 300 }, (_, i) => `  a${i}: { use: [a${i + 1}, a${i + 2}] }`).join("\n")}`,
    ],
    ["one long line", `title: ${"x ".repeat(400_000)}`],
  ])("is refused soon: %s", (_what, text) => {
    expect(workOfReading(text) / yardstick).toBeLessThan(MOST);
  });

  test("leaves Object.prototype as it was", () => {
    loadText(full, { set: ["__proto__.polluted=1", "trust.__proto__=2", "constructor.prototype.polluted=3"] });
    loadText("__proto__: { polluted: 1 }\n");
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test("of random text never throws", () => {
    const token = fc.constantFrom(
      ..."\n|  |: |- |[|]|{|}|,|&a|*a|!!x|'|\"|>|#|?|%|\t|null|~|off|3|title|arms|use|set|parameters|trust.memory|é|\u0000".split("|"),
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join("")),
    );
    fc.assert(
      fc.property(text, (given) => isResult(loadText(given))),
      { numRuns: 600 },
    );
    fc.assert(
      fc.property(fc.uint8Array(), (given) => isResult(loadText(given))),
      { numRuns: 200 },
    );
  });

  test("of a good file with random changes never throws", () => {
    const piece = fc.oneof(
      fc.constantFrom("", "null", "off", "{}", "[]", "-1", "1e9", "'6'", "x", "\n", ": ", "each", "street", "a.b"),
      fc.string({ maxLength: 6 }),
    );
    const change = fc.record({ at: fc.nat(full.length), length: fc.nat(12), piece });
    const changed = fc
      .array(change, { minLength: 1, maxLength: 4 })
      .map((changes) =>
        changes.reduce((text, { at, length, piece: inserted }) => text.slice(0, at) + inserted + text.slice(at + length), full),
      );
    fc.assert(
      fc.property(changed, (given) => isResult(loadText(given))),
      { numRuns: 800 },
    );
  });

  test("of a good file with random values never throws", () => {
    const scalars = [...full.matchAll(/: ([\w%/. -]+)/g)].map((match) => ({
      from: match.index + 2,
      to: match.index + 2 + match[1].length,
    }));
    const value = fc.constantFrom(
      "null",
      "~",
      "",
      "off",
      "{}",
      "[]",
      "[a]",
      "{a: 1}",
      "-1",
      "0",
      "1e999",
      ".nan",
      "012",
      "north",
      "office",
      "3 days",
      "50%",
      "true",
    );
    const changed = fc
      .tuple(fc.constantFrom(...scalars), value)
      .map(([{ from, to }, given]) => full.slice(0, from) + given + full.slice(to));
    fc.assert(
      fc.property(changed, (given) => isResult(loadText(given))),
      { numRuns: 500 },
    );
  });

  test("of random --set texts never throws", () => {
    const path = fc.constantFrom(
      "trust.memory",
      "interventions.forum",
      "interventions.forum.start",
      "place",
      "place.communities",
      "place.communities.north.grids",
      "organisations.office",
      "arms.a.ties",
      "ties",
      "ties.0.strength",
      "categories.dispute",
      "horizon",
      "seed",
      "arms",
      "arms.b",
    );
    const value = fc.oneof(fc.constantFrom("null", "{}", "[]", "3", "off", "2 weeks", "[[", "{a: {b: 1}}"), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(path, value, (one, other) => isResult(loadText(full, { set: [`${one}=${other}`] }))),
      { numRuns: 400 },
    );
    fc.assert(
      fc.property(fc.array(fc.string()), (set) => isResult(loadText(full, { set, arms: set }))),
      { numRuns: 200 },
    );
  });
});

function isResult(result: ReturnType<typeof loadText>): boolean {
  return (
    "scenario" in result ||
    (result.problems.length > 0 && result.problems.every(({ location }) => location.line >= 1 && location.column >= 1))
  );
}
