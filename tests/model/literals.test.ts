/**
 * Numbers of the model live in the registry, where each has a unit, limits, a meaning and a source. In the code of src/model stand only
 * 0, ±1, ½ and 2, units of time, and constants that say nothing about the world. Those are listed here one by one.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Constant, readLiterals } from "./literals.ts";

/** Units of time that src/model/time.ts may hold, and nothing else. */
const TIME_FILE = "time.ts";
const units: Readonly<Record<string, number>> = {
  HOURS_PER_DAY: 24,
  DAYS_PER_WEEK: 7,
  DAYS_PER_MONTH: 30,
  DAYS_PER_YEAR: 365,
  MONTHS_PER_YEAR: 12,
};

/** What a constant may be. None of these is a rate, weight, share, threshold, time or price of the world: those are parameters. */
const kinds = {
  draw: "number, or range of numbers, of a draw in a keyed stream",
  code: "how something is stored: a bit, a mark, a step, a factor of a key",
  size: "length of a table or a buffer",
  report: "how results are shown",
  limit: "limit of validity of parameters that are made by a function",
  tolerance: "what rounding may miss",
  unit: "what an amount is stated per",
  structure: "how many parts the model or a definition in mathematics has",
  procedure: "how a run is prepared",
} as const;

type Kind = keyof typeof kinds;

/** Constants by file. A new one needs a kind that fits and a reader who agrees; one that is gone has to go here too. */
const constants: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  "agents/police.ts": { CONTACT_DRAW: "draw", CONCERN_DRAW: "draw", DRAWS_PER_COMMUNITY: "draw" },
  "channels.ts": { DUTY_DRAW: "draw" },
  "forumDecisions.ts": { DECISION_PLACES: "size" },
  "hazardStore.ts": { NEVER: "code", WAITING: "code", KEY_MIXER: "code", ORDINALS_PER_DAY: "code" },
  "indicators/response.ts": { HIGH_QUANTILE: "report" },
  "indicators/safety.ts": { MOST_BUILDINGS: "report" },
  "initialise.ts": { BEFORE_WARM_UP: "draw", LEAST_ROOM: "size", RESIDENTS_PER_ROOM: "size" },
  "intervention.ts": { MOST_COST: "limit" },
  "kinds.ts": { CONFIDENCE_DRAW: "draw" },
  "knowledge.ts": { DRAW: "draw" },
  "neighbours.ts": { MOST_PAIRS: "size" },
  "network/cohesion.ts": { TRIPLES_PER_TRIANGLE: "structure" },
  "network/corePeriphery.ts": { MOST_TRIED: "report", HIGHEST_BIT: "code" },
  "pairs.ts": { PERMUTATION: "draw" },
  "plausible.ts": { FIGURES: "report" },
  "processes/breaches.ts": { REACH_DRAW: "draw" },
  "processes/callBack.ts": { DRAW: "draw" },
  "processes/cases.ts": { DRAWS_PER_ROUND: "draw", DRAW: "draw", BUDGETS_AGAIN: "draw" },
  "processes/contracts.ts": { DRAW: "draw", KEY_MIXER: "code" },
  "processes/implementation.ts": { NOTE_DRAW: "draw" },
  "processes/collaboration.ts": { EFFORT_STEPS: "structure", ADMISSION_DRAW: "draw" },
  "processes/detection.ts": { MERGE_DRAW: "draw" },
  "processes/escalation.ts": { HARM_DRAW: "draw" },
  "processes/forum.ts": { DRAW: "draw" },
  "processes/hazards.ts": { DRAW: "draw" },
  "processes/handling.ts": { LEAST_HOURS: "tolerance", LAST_DAY_DRAW: "draw" },
  "processes/measures.ts": { LEAST_HOURS: "tolerance" },
  "processes/pooling.ts": { LEAST_HOURS: "tolerance" },
  "processes/knowledge.ts": { DRAWS: "draw" },
  "processes/participation.ts": {
    ...{ TABLE_SIZE: "size", TABLE_MINIMUM: "size", TABLE_MAXIMUM: "size" },
    ...{ RANGE: "code", COUNT_BITS: "code", COUNT_MASK: "code" },
  },
  "processes/partners.ts": { DRAW: "draw", DRAWS_PER_ATTEMPT: "draw", ATTEMPTS_PER_ROUND: "draw" },
  "processes/policy.ts": { BUILT_TOLERANCE: "tolerance" },
  "processes/recording.ts": { REFUSAL: "draw" },
  "processes/routing.ts": { DRAW: "draw", DRAWS_PER_STEP: "draw", STEPS_PER_ROUND: "draw", OVERLAP: "draw" },
  "processes/survey.ts": { AT_ONCE: "size" },
  "processes/ties.ts": { DRAWS_PER_MONTH: "draw" },
  "processes/surroundings.ts": { GUARDIAN_KINDS: "structure" },
  "residents.ts": {
    ...{ ageOfBand: "structure", NEED_PROFILES: "structure", NEAR_CONTACTS: "structure" },
    ...{
      MIDDLE_AGE: "unit",
      YEARS_PER_DECADE: "unit",
      FORM: "code",
      LITERACY_STEPS: "code",
      DISPOSITION_STEPS: "code",
      DISPOSITION_LIMIT: "code",
      DRAW: "draw",
    },
  },
  "run.ts": { NETWORK_EVERY_DAYS: "report", PAID_SHARE: "report" },
  "schedule.ts": { WARM_UP_DAYS: "procedure" },
  "warmUp.ts": { MOST_KEPT: "size", MOST_DRAWS: "size" },
  "state.ts": { OUTSIDE: "code", URGENCY_CLASSES: "structure" },
  "tally.ts": { RESOLUTION_BINS: "size" },
  "units.ts": { REFERENCE_RESIDENTS: "unit", PER_THOUSAND: "unit", PER_CENT: "unit" },
};

/**
 * Files whose numbers have still to move, with how many are left. The list only shrinks: more than stands here fails, and so does less,
 * until the entry is lowered, or removed at 0.
 */
const stillToDo: Readonly<Record<string, number>> = {};

/** Numbers that are not whole are values of something; only these kinds have a use for them. */
const fractional: readonly Kind[] = ["tolerance", "report"];

const files = readdirSync("src/model", { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts") && !name.startsWith("parameters/"))
  .sort();
const readings = new Map(
  files.map((file) => [
    file,
    readLiterals(file, readFileSync(`src/model/${file}`, "utf8"), { isIntervention: file.startsWith("interventions/") }),
  ]),
);
const readingOf = (file: string) => readings.get(file) ?? { loose: [], constants: [] };
const isListed = (file: string, { name }: Constant) => file === TIME_FILE || constants[file]?.[name] !== undefined;

/** Numbers of a file that are in neither the registry nor the lists above, as `line: text`. */
function left(file: string): string[] {
  const { loose, constants: found } = readingOf(file);
  return [...loose, ...found.filter((constant) => !isListed(file, constant))].map(({ line, text }) => `${line}: ${text}`);
}

describe("numbers in the code of the model", () => {
  it.each(files)("%s has none outside the registry, or as many as are known to be left", (file) => {
    const numbers = left(file);
    const known = stillToDo[file] ?? 0;
    if (numbers.length > known) expect(numbers).toHaveLength(known);
    expect(numbers.length, `${file}: lower the entry in stillToDo`).toBe(known);
  });

  it("are left only in files that exist and have some", () => {
    expect(Object.entries(stillToDo).filter(([file, count]) => !files.includes(file) || !(count > 0))).toEqual([]);
  });

  it("that are units of time have their names and values", () => {
    const { constants: found } = readingOf(TIME_FILE);
    expect(found.length).toBeGreaterThan(0);
    for (const { name, numbers } of found) expect(numbers, name).toEqual([units[name]]);
  });
});

describe("a constant that is no parameter", () => {
  const listed = Object.entries(constants).flatMap(([file, names]) =>
    Object.entries(names).map(([name, kind]) => ({
      id: `${file} ${name}`,
      kind,
      constant: readingOf(file).constants.find((each) => each.name === name),
    })),
  );

  it("exists", () => {
    expect(listed.filter(({ constant }) => constant === undefined).map(({ id }) => id)).toEqual([]);
  });

  it("says above or beside it what it is", () => {
    expect(listed.filter(({ constant }) => constant?.isExplained === false).map(({ id }) => id)).toEqual([]);
  });

  it("is a whole number, but for tolerances and reports", () => {
    const fractions = listed.filter(({ kind, constant }) => !fractional.includes(kind) && !constant?.numbers.every(Number.isInteger));
    expect(fractions.map(({ id }) => id)).toEqual([]);
  });
});

describe("the reader of this test", () => {
  const looseIn = (text: string, isIntervention = false) => readLiterals("a.ts", text, { isIntervention }).loose.map((found) => found.text);

  it("lets 0, ±1, ½ and 2 pass, types, texts and comments too", () => {
    expect(looseIn("const f = (x: 3 | 4) => 0 + 1 * x - 2 * 0.5 * x; // 7")).toEqual(["2 * 0.5 * x"]);
    expect(looseIn('f(-1, 0.50, 1.0, "3"); type A = [5, 6];')).toEqual([]);
  });

  it("finds every other number, however it is written or hidden", () => {
    expect(looseIn("f(x * 0.3 + 7, a[3], 0x10, 1e-9, 10n, -4)")).toEqual(["0.3", "7", "3", "0x10", "1e-9", "10n", "4"]);
    expect(looseIn('f(Number("0.3"), +"4", parseFloat("5"), JSON.parse("6"))')).toHaveLength(4);
    expect(looseIn("function f() { const SHARE = 0.3; return SHARE; }")).toEqual(["0.3"]);
  });

  it("finds numbers that are made of others", () => {
    for (const made of ["1 / 2", "-2", "-0.5", "~1", "1 << 2", "2 ** 2", "(1 + 2)", "0.5 * x * 0.5", "x * (0.5 * 2)", "1 + x + 2"])
      expect(looseIn(`f(${made})`), made).toHaveLength(1);
    expect(looseIn("f(1 - x, 2 * x, 0.5 * (x - 0.5), 1 + 2 * x, (1 - x) * 2)")).toEqual([]);
  });

  it("takes the declarations of an intervention for registry, and nothing else in it", () => {
    const text = "intervention({ parameters: { a: 3 }, phases: { b: 4 }, cost: () => 5, apply: () => f({ parameters: 6 }) });";
    expect(looseIn(text, true)).toEqual(["5", "6"]);
    expect(looseIn(text)).toEqual(["3", "4", "5", "6"]);
  });

  it("keeps constants at the top of a file apart, with their numbers and whether they are explained", () => {
    const { constants: found } = readLiterals(
      "a.ts",
      "/** Why. */\nconst A = -3;\nconst B = [0, 0.25];\nconst C = { d: 4, ...{ e: 5 } };\nlet f = 1;",
      {},
    );
    expect(found.map(({ name, numbers, isExplained }) => [name, numbers, isExplained])).toEqual([
      ["A", [-3], true],
      ["B", [0, 0.25], false],
      ["C", [4, 5], false],
    ]);
  });
});
