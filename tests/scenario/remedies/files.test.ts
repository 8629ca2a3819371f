/** A remedy is itself valid: in a whole scenario, after --set and in a table of points, what a message tells to write is taken. */
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { formatProblem } from "../../../src/scenario/text/problems.ts";
import type { Problem } from "../../../src/scenario/types.ts";
import { loadText, said } from "../fixtures.ts";
import { problemsOf as problemsOfStudy } from "../studyFile/files.ts";
import { follow, hostile, met, slips } from "./follow.ts";

/** A scenario in which ‹…› may be anything. */
const scenario = `title: ‹A small place›
purpose: ‹To test›
sources: ‹[a, b]›
‹horizon›: ‹3 years›
seed: ‹7›
replications: ‹10›
place:
  communities:
    ‹north›: { ‹residents›: ‹800›, households: ‹300›, buildings: 6, grids: 2, elderly-share: ‹20%› }
organisations:
  ‹office›: { kind: ‹government›, ‹role›: ‹street-office›, community: ‹street›, staff: ‹6›, hours: ‹7 hours/day›, mandate: { lead: ‹[dispute]› }, budget: ‹120000 yuan/year› }
  police: { kind: police, role: police-station, staff: 4, hours: 7 hours/day, forum: ‹true›, mandate: { lead: [‹property-crime›, fights], support: [dispute] } }
ties: [{ between: ‹[office, police]›, layers: ‹[information]›, strength: ‹0.2› }]
parameters: { ‹trust›: { ‹gainRate›: ‹2%›, memory: ‹2 weeks› }, handling.wage: ‹90000› }
categories: { dispute: { ‹baseRate›: ‹90› }, fights: { like: ‹dispute› } }
interventions:
  ‹forum›: { start: ‹day 10›, when: ‹backlog > 3 for 2 days›, strength: ‹0.5›, phases: { planning: ‹10 days› } }
events: { flood: { type: ‹flood›, ‹start›: ‹month 4›, duration: ‹5 days›, severity: ‹0.6› } }
arms: { a: { ‹label›: ‹A›, use: ‹[b]› }, b: { set: { ‹trust.gainRate›: ‹0.1› } } }
`;
const slots = scenario.split(/[‹›]/);
const keys = slots.flatMap((_, i) => (i % 2 === 1 && /^:/.test(slots[i + 1]) ? [i] : []));
const values = slots.flatMap((_, i) => (i % 2 === 1 && !keys.includes(i) ? [i] : []));

const textWith = (slot: number, written: string) => slots.map((text, i) => (i === slot ? written : text)).join("");
const problemsWith = (slot: number, written: string): readonly Problem[] => {
  const loaded = loadText(textWith(slot, written));
  return "problems" in loaded ? loaded.problems : loaded.scenario.warnings;
};

/** Line and column at which a slot begins. */
function placeOf(slot: number): string {
  const before = slots.slice(0, slot).join("").split("\n");
  return `${before.length}:${before.at(-1)!.length + 1}`;
}

/** What no field can know: whether a value goes with another one. */
const relation = /^(at most as many as|a time after|either |an organisation that leads|one pair)/;

/** The problems of `read(written)` at the place; each of their remedies is followed, and then it has none that a field could know. */
function followAll(written: string, read: (text: string) => readonly Problem[], place: string): void {
  const there = (text: string) => read(text).filter(({ location: { line, column } }) => `${line}:${column}` === place);
  for (const problem of there(written)) {
    const followed = problem.remedy === null ? "said" : follow(problem.remedy);
    if (followed === "said") continue;
    const { texts, inPlaceOf = null } = followed === "without quotes" ? { texts: [written.replace(/^"|"$/g, "")] } : followed;
    for (const told of texts) {
      const whole = inPlaceOf === null ? segmentReplaced(written, problem, told) : written.replace(inPlaceOf, told);
      const text = whole ?? told;
      const left = there(text).filter(
        ({ received, severity, expected }) =>
          severity === "error" &&
          received !== "nothing" &&
          !relation.test(expected ?? "") &&
          // The rest of a path is told of next.
          (whole === null || received === problem.received || received === `"${told}"`),
      );
      expect([formatProblem(problem), text, left.map(formatProblem)]).toEqual([formatProblem(problem), text, []]);
    }
  }
}

/** Of a path, the one name that was refused is replaced. */
function segmentReplaced(path: string, { received }: Problem, told: string): string | null {
  const name = /^"(.*)"$/.exec(received ?? "")?.[1];
  const names = path.split(".");
  if (name === undefined || name === path || told.includes(".") || !names.includes(name)) return null;
  return names.map((one) => (one === name ? told : one)).join(".");
}

test("the scenario as it stands has no problem", () => {
  expect(said(slots.join(""))).toBe("no problems");
});

test("values of a scenario", () => {
  const anyValue = fc.tuple(fc.constantFrom(...values), fc.oneof(hostile, slips(values.map((i) => slots[i]))));
  fc.assert(
    fc.property(anyValue, ([slot, written]) => followAll(written, (text) => problemsWith(slot, text), placeOf(slot))),
    { numRuns: 2000, seed: 8 },
  );
});

test("names of a scenario", () => {
  const anyName = fc.constantFrom(...keys).chain((slot) => fc.tuple(fc.constant(slot), slips([slots[slot]])));
  fc.assert(
    fc.property(anyName, ([slot, written]) => followAll(written, (text) => problemsWith(slot, text), placeOf(slot))),
    { numRuns: 800, seed: 8 },
  );
});

test("paths and values after --set", () => {
  const paths = [
    "trust.gainRate",
    "trust.memory",
    "handling.wage",
    "horizon",
    "seed",
    "organisations.office.staff",
    "arms.b.trust.gainRate",
  ];
  const read = (set: string) => {
    const loaded = loadText(slots.join(""), { set: [set] });
    return "problems" in loaded ? loaded.problems : [];
  };
  fc.assert(
    fc.property(slips(paths), (path) => followAll(path, (text) => read(`${text}=1`), "1:1")),
    { numRuns: 500, seed: 8 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...paths), hostile, (path, written) =>
      followAll(written, (text) => read(`${path}=${text}`), `1:${path.length + 2}`),
    ),
    { numRuns: 1500, seed: 8 },
  );
});

test("names and cells of a table of points", () => {
  const text = "study: Try\npurpose: To try.\nscenario: ../minimal.yaml\ndesign: { method: csv, file: points.csv }\n";
  const read = (table: string) => problemsOfStudy({ text, table }).filter((line) => line.startsWith("points.csv"));
  const remedies = (lines: readonly string[], place: string) =>
    lines.filter((line) => line.startsWith(`points.csv:${place}:`)).map((line) => /(?:; )((?:write|did you mean) .*)$/.exec(line)?.[1]);
  const check = (table: (text: string) => string, written: string, place: string) => {
    for (const remedy of remedies(read(table(written)), place)) {
      const followed = remedy === undefined ? "said" : follow(remedy);
      // What else is wrong with a path whose first name is mended is told next.
      for (const after of typeof followed === "string" || followed.inPlaceOf !== undefined ? [] : followed.texts)
        expect([written, after, read(table(after)).filter((line) => line.startsWith(`points.csv:${place}:`))]).toEqual([
          written,
          after,
          [],
        ]);
    }
  };
  fc.assert(
    fc.property(slips(["point", "trust.gainRate", "organisations.police-station.staff"]), (name) =>
      check((one) => `${one};trust.lossRatio\n0.1;2\n`, name, "1:1"),
    ),
    { numRuns: 20, seed: 8 },
  );
  const cell = hostile.filter((one) => !/[;"\r\n]/.test(one));
  fc.assert(
    fc.property(cell, (written) => check((one) => `trust.gainRate;trust.lossRatio\n${one};2\n`, written, "2:1")),
    { numRuns: 20, seed: 8 },
  );
});

afterAll(() => {
  // Nothing would be followed if messages lost their remedies.
  const followed = ["write ([^", "did you mean", "does not convert", "already, at", "read as"];
  expect(followed.filter((part) => ![...met].some((form) => form.includes(part)))).toEqual([]);
});
