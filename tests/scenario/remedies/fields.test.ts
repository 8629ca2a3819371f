/** A remedy is itself valid: of every kind of field, over hostile input, what a message tells to write is taken. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evidence } from "../../../src/model/parameter.ts";
import { between } from "../../../src/model/plausible.ts";
import * as containers from "../../../src/scenario/fields/containers.ts";
import type { Field } from "../../../src/scenario/fields/field.ts";
import { optional } from "../../../src/scenario/fields/field.ts";
import * as points from "../../../src/scenario/fields/points.ts";
import * as quantities from "../../../src/scenario/fields/quantities.ts";
import * as records from "../../../src/scenario/fields/records.ts";
import * as seeds from "../../../src/scenario/fields/seed.ts";
import * as words from "../../../src/scenario/fields/words.ts";
import * as trigger from "../../../src/scenario/format/trigger.ts";
import { parseTree } from "../../../src/scenario/text/parse.ts";
import { formatProblem } from "../../../src/scenario/text/problems.ts";
import { filterMap, type MapNode, type Node } from "../../../src/scenario/text/tree.ts";
import type { Location, Problem } from "../../../src/scenario/types.ts";
import { follow, hostile, slips } from "./follow.ts";

const meaning = "Made up.";
const share = quantities.quantity({ unit: "share", min: 0, max: 1, meaning });
const count = quantities.quantity({ unit: "residents", min: 2, max: 200_000, whole: true, meaning });
const hours = quantities.quantity({ unit: "hours/day", min: 0.5, max: 24, meaning, written: "7 hours/day" });
const role = words.choice("role", ["police-station", "street-office", "on"], { meaning });
const staff = containers.object({ staff: count, role: optional(role, null), hours }, meaning);
const settings = containers.object(
  { share: optional(share, null), role: optional(role, null), forum: optional(words.flag({ meaning }), null) },
  meaning,
);
const source = evidence("V", "Skogan 2006", { setting: "elsewhere" });

/** Every function of the room that makes a field, with fields that it makes. */
const kinds: Readonly<Record<string, readonly Field<unknown>[]>> = {
  quantity: [share, count, hours, quantities.quantity({ unit: "score", min: -5, max: 5, meaning })],
  registered: [
    quantities.registered({ default: 0.1, unit: "yuan/year", min: 0, max: 1e6, meaning, source, plausible: between(0.05, 0.2, "x") }),
  ],
  duration: [quantities.duration({ min: 1, max: 36_500, meaning })],
  instant: [quantities.instant({ min: 0, max: 365, meaning })],
  text: [words.text({ meaning }), words.text({ meaning, lines: true }), words.text({ meaning, numbers: true })],
  choice: [role],
  flag: [words.flag({ meaning })],
  reference: [words.reference("an organisation", { meaning })],
  object: [staff, settings],
  list: ([share, role, words.text({ meaning }), hours] as readonly Field<unknown>[]).flatMap((item) =>
    [0, 1, 2].map((min) => containers.list(item, { noun: "items", meaning, min })),
  ),
  oneOrMore: [containers.oneOrMore(role, { noun: "roles", meaning }), containers.oneOrMore(count, { noun: "counts", meaning })],
  either: [containers.either(count, staff)],
  record: [
    records.record({ noun: "organisation", meaning, item: () => settings, itemSchema: () => ({}), off: ["off"] }),
    records.record({ noun: "organisation", meaning, item: () => staff, itemSchema: () => ({}), implicit: ["police"] }),
  ],
  seed: [seeds.seed({ meaning })],
  points: [points.points({ meaning })],
  triggerField: [trigger.triggerField(["backlog", "satisfaction"])],
};

/** What these modules export besides. */
const helpers = ["join", "emptyRemedy", "refuseUnknownKeys", "container", "idPattern", "readSeed"];

test("every kind of field is among them", () => {
  const made = [containers, points, quantities, records, seeds, words, trigger].flatMap((module) => Object.keys(module));
  expect(made.filter((name) => !helpers.includes(name)).sort()).toEqual(Object.keys(kinds).sort());
});

const names = slips(["staff", "role", "hours", "share", "forum", "police", "street-office"]);
const entry = fc.tuple(names, hostile).map(([name, value]) => `${JSON.stringify(name)}: ${value}`);
const nested = fc
  .tuple(names, fc.array(entry, { maxLength: 3 }))
  .map(([name, inner]) => `${JSON.stringify(name)}: { ${inner.join(", ")} }`);
const value = fc.oneof(
  { weight: 3, arbitrary: hostile },
  fc.array(fc.oneof(entry, nested), { maxLength: 4 }).map((entries) => `{ ${entries.join(", ")} }`),
  fc.array(hostile, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
);

for (const [kind, fields] of Object.entries(kinds)) {
  test(`what a ${kind} tells to write is taken`, () => {
    fc.assert(
      fc.property(value, (text) => {
        const root = parseTree(text, "f", []);
        if (root !== null) for (const field of fields) followAll(field, root, text);
      }),
      { numRuns: 500, seed: 8 },
    );
  });
}

test("what a typical mistake calls for is told", () => {
  const told = (field: Field<unknown>, text: string) => problemsOf(field, parseTree(text, "f", [])!).map(({ remedy }) => remedy);
  expect(told(share, "010")).toEqual([null]);
  expect(told(count, "010")).toEqual(["write 10"]);
  expect(told(count, "12,000")).toEqual(["write 12000 or 12"]);
  expect(told(share, "0,5")).toEqual(["write 0.5"]);
  expect(told(share, '"0.5"')).toEqual(["remove the quotes"]);
  expect(told(share, '"50"')).toEqual([null]);
  expect(told(share, "５０％")).toEqual(['write "50%"']);
  expect(told(hours, "7")).toEqual(['write "7 hours/day"']);
  expect(told(hours, "70")).toEqual([null]);
  expect(told(kinds.duration[0], "1.5")).toEqual([null]);
  expect(told(kinds.duration[0], "0")).toEqual([null]);
  expect(told(kinds.duration[0], "1,000 days")).toEqual(['write "1000 days" or "1 days"']);
  expect(told(staff, '""')).toEqual([null]);
  expect(told(settings, "")).toEqual(["write {} for an empty one"]);
  expect(told(containers.list(role, { noun: "roles", meaning }), "on")).toEqual(["write [on]"]);
  expect(told(containers.list(role, { noun: "roles", meaning }), "none")).toEqual([null]);
  expect(told(kinds.record[0], "{ Police: {}, police: {} }")).toEqual([null]);
});

function problemsOf(field: Field<unknown>, node: Node): readonly Problem[] {
  const problems: Problem[] = [];
  field.read(node, "f", { problems, settings: [] });
  return problems;
}

function followAll(field: Field<unknown>, root: Node, text: string): void {
  for (const problem of problemsOf(field, root)) {
    const { remedy, location } = problem;
    if (remedy === null) continue;
    const followed = follow(remedy);
    if (followed === "said") continue;
    const changed = followed === "without quotes" ? [null] : followed.texts;
    if (changed.length === 0) throw new Error(`nothing to follow in ${remedy}`);
    for (const written of changed) {
      // What is missing inside of an entry is said at its name.
      const isLeft = (other: Problem) => isSame(other.location, location) && other.received !== "nothing";
      const left = problemsOf(field, changedAt(root, location, written)).filter(isLeft);
      const told = `${text}\n${formatProblem(problem)}`;
      expect([told, left.map(formatProblem)]).toEqual([told, []]);
    }
  }
}

/** The tree with a text in the place of the key or scalar there; null takes its quotes away. */
function changedAt(node: Node, at: Location, written: string | null): Node {
  if (node.kind === "scalar") {
    if (!isSame(node.at, at)) return node;
    return written === null ? { ...node, plain: true } : { ...parseTree(written, at.file, [])!, at };
  }
  if (node.kind === "list") return { ...node, items: node.items.map((item) => changedAt(item, at, written)) };
  const entries = [...node.entries].map(([name, one]): [string, MapNode["entries"] extends ReadonlyMap<string, infer E> ? E : never] =>
    isSame(one.keyAt, at) && written !== null ? [written, one] : [name, { ...one, node: changedAt(one.node, at, written) }],
  );
  return { ...filterMap(node, () => false), entries: new Map(entries) };
}

function isSame(one: Location, other: Location): boolean {
  return one.line === other.line && one.column === other.column;
}
