import { describe, expect, test } from "vitest";
import { designMethods, studyJsonSchema } from "../../../src/scenario/studyFile/format.ts";
import { good, printed, problemsOf, studyOf } from "./files.ts";

const changed = (from: string | RegExp, to: string) => good.replace(from, to);
const withDesign = (design: string, factors = "") =>
  `study: Try\npurpose: To try.\nscenario: ../minimal.yaml\ndesign: ${design}\n${factors}`;

describe("a good study file", () => {
  test("yields its scenario, arms, factors in full names, and the scenario's replications", () => {
    const study = studyOf();
    expect(study).toMatchObject({ id: "try", title: "Try", method: "latin-hypercube", points: 16, designSeed: "1", replications: 10 });
    expect(study.arms.map(({ id }) => id)).toEqual(["baseline"]);
    expect(study.factors).toEqual([
      { path: "parameters.trust.gainRate", levels: null, range: { low: 0.02, high: 0.1 }, steps: null },
      { path: "organisations.police-station.staff", levels: [8, 12], range: null, steps: null },
    ]);
    expect(study.scenarioFile).toBe("scenarios/minimal.yaml");
    expect(study.scenario.horizonDays).toBe(730);
  });

  test("converts units as scenarios do", () => {
    const text = withDesign(
      "{ method: grid }",
      `arms: [clarity]
factors:
  interventions.responsibility-clarification.strength: { from: 50%, to: 100% }
  interventions.responsibility-clarification.start: { levels: [month 4, day 200] }
  interventions.responsibility-clarification.phases.planning: { from: 1 month, to: 3 months, steps: 3 }
  organisations.police-station.hours: { from: 6 hours/day, to: 7 }
`,
    );
    expect(studyOf({ text }).factors.map(({ levels, range }) => levels ?? range)).toEqual([
      { low: 0.5, high: 1 },
      [90, 200],
      { low: 30, high: 90 },
      { low: 6, high: 7 },
    ]);
  });

  test("may shorten the runs and set their seed; the command line goes before the file, the file before the scenario", () => {
    const text = `${good}horizon: 90 days\nseed: 5\nreplications: 3\n`;
    const { scenario, replications, points } = studyOf({ text });
    expect([scenario.horizonDays, scenario.seed, replications, points]).toEqual([90, "5", 3, 16]);
    const typed = studyOf({ text, overrides: { days: 30, seed: "x", replications: 2, points: 4, set: ["trust.lossRatio=3"] } });
    expect([typed.scenario.horizonDays, typed.scenario.seed, typed.replications, typed.points]).toEqual([30, "x", 2, 4]);
    expect(typed.scenario.arms[0].specification.parameters.trust.lossRatio).toBe(3);
  });

  test("compares all arms by default with method arms, and keeps the scenario's order", () => {
    expect(studyOf({ text: withDesign("{ method: arms }") }).arms.map(({ id }) => id)).toEqual(["baseline", "clarity"]);
    const text = withDesign("{ method: arms }", "arms: [clarity, baseline]\n");
    expect(studyOf({ text }).arms.map(({ id }) => id)).toEqual(["baseline", "clarity"]);
  });

  test("warns of a factor that has no effect, or none in some arm", () => {
    const same = studyOf({ text: changed("to: 0.1", "to: 0.02") });
    expect(printed(same.warnings)[0]).toBe(
      "try.yaml:6:37: warning: factor trust.gainRate: expected a range, received one value; it has no effect",
    );
    const text = withDesign(
      "{ method: full-factorial }",
      "arms: [baseline, clarity]\nfactors: { interventions.responsibility-clarification.strength: { from: 0, to: 1 } }\n",
    );
    expect(printed(studyOf({ text }).warnings)[0]).toContain("received one that baseline lacks; it changes nothing there");
  });
});

describe("a study file with mistakes is refused with their places", () => {
  const cases: readonly (readonly [string, string, string | RegExp])[] = [
    ["unknown key", `${good}replicatons: 5\n`, "try.yaml:8:1: key: expected one of"],
    ["unknown key, suggestion", `${good}replicatons: 5\n`, 'did you mean "replications"?'],
    ["unknown key of the design", changed("points: 16", "point: 16"), "try.yaml:4:36: key of design"],
    ["unknown method", changed("latin-hypercube", "latin"), /try\.yaml:4:19: setting design\.method: expected arms, .*received "latin"/],
    ["points that are not whole", changed("points: 16", "points: 1.5"), "try.yaml:4:44: setting design.points: expected a whole number"],
    [
      "too many points",
      changed("points: 16", "points: 1000000"),
      "try.yaml:4:44: setting design.points: expected a whole number from 1 to 100000",
    ],
    [
      "points missing",
      changed(", points: 16", ""),
      "try.yaml:4:1: design of method latin-hypercube: expected points, received none; write points: …",
    ],
    [
      "unknown parameter",
      changed("gainRate", "gainRat"),
      'try.yaml:6:3: factor trust.gainRat: expected the path of a setting of arm baseline, received "trust.gainRat"; did you mean "trust.gainRate"?',
    ],
    ["unknown root", changed("trust.gainRate", "trst.gainRate"), "try.yaml:6:3: path: expected a path under"],
    ["unknown organisation", changed("police-station", "police-staton"), 'did you mean "organisations.police-station.staff"?'],
    ["a setting that is no number", changed("police-station.staff", "police-station.label"), 'received the word "Police station"'],
    [
      "a setting that is not varied",
      changed("trust.gainRate", "place.communities.community.residents"),
      "received 8000, which studies do not vary",
    ],
    [
      "out of the registry's range",
      changed("to: 0.1", "to: 3"),
      "try.yaml:6:37: setting factors.trust.gainRate.to: expected a share from 0 to 1, received 3",
    ],
    ["another dimension", changed("to: 0.1", "to: 3 weeks"), '"weeks" does not convert to a share'],
    [
      "upside down",
      changed("to: 0.1", "to: 0.01"),
      "try.yaml:6:37: factor trust.gainRate: expected at least its from (0.02), received 0.01",
    ],
    ["half a range", changed(", to: 0.1", ""), "try.yaml:6:3: factor trust.gainRate: expected both from and to, received from alone"],
    ["range and levels", changed("to: 0.1", "to: 0.1, levels: [1]"), "expected either levels, or from and to, received both"],
    [
      "levels twice",
      changed("[8, 12]", "[8, 12, 8]"),
      "try.yaml:7:57: setting factors.organisations.police-station.staff.levels: expected each value once, received 8",
    ],
    ["levels that are no list", changed("[8, 12]", "8"), "expected a list of values, such as [8, 12, 16], received 8"],
    [
      "a factor twice",
      `${good}  parameters.trust.gainRate: { from: 0, to: 1 }\n`,
      'try.yaml:8:3: factors: expected each setting once, received "trust.gainRate" and "parameters.trust.gainRate"',
    ],
    [
      "a factor without a map",
      changed("{ levels: [8, 12] }", "12"),
      "try.yaml:7:39: setting factors.organisations.police-station.staff: expected a map, received 12",
    ],
    [
      "steps outside a grid",
      changed("to: 0.1", "to: 0.1, steps: 4"),
      "try.yaml:6:3: factor trust.gainRate: expected no steps with method latin-hypercube",
    ],
    [
      "three levels in a factorial",
      withDesign("{ method: full-factorial }", "factors: { trust.gainRate: { levels: [0, 0.1, 0.2] } }\n"),
      "expected two levels with method full-factorial, received 3; choose method grid",
    ],
    ["no factors", withDesign("{ method: sobol, points: 8 }"), "design of method sobol: expected at least one factor, received none"],
    ["factors of arms", changed("latin-hypercube, points: 16", "arms"), "design of method arms: expected no factors, received some"],
    [
      "seed of a factorial",
      withDesign("{ method: full-factorial, seed: 3 }", "factors: { trust.gainRate: {} }\n"),
      "expected no seed, received 3; remove it",
    ],
    [
      "unknown arm",
      `${good}arms: [baseline, clarty]\n`,
      'try.yaml:8:18: arm: expected baseline or clarity, received "clarty"; did you mean "clarity"?',
    ],
    ["an arm twice", `${good}arms: [baseline, baseline]\n`, "expected each arm once"],
    ["one arm to compare", withDesign("{ method: arms }", "arms: [clarity]\n"), "expected at least two arms, received one"],
    ["an outcome twice", `${good}outcomes: [cost, cost]\n`, 'try.yaml:8:18: outcome: expected each outcome once, received "cost"'],
    [
      "primary not among the outcomes",
      `${good}outcomes: [cost]\nprimary: harm\n`,
      'try.yaml:9:10: setting primary: expected one of the outcomes, received "harm"',
    ],
    [
      "no such scenario",
      changed("minimal", "minmal"),
      'try.yaml:3:11: setting scenario: expected a scenario file, received "../minmal.yaml", which cannot be read',
    ],
    ["a scenario outside", changed("../minimal.yaml", "../../../etc/passwd"), "expected a file inside the folder above that of the study"],
    ["an absolute path", changed("../minimal.yaml", "/etc/passwd"), "expected a file inside the folder above that of the study"],
    ["purpose missing", changed("purpose: To try.\n", ""), "setting purpose: expected text, received nothing"],
    [
      "a scenario in place of a study",
      "title: T\nextends: x.yaml\n",
      "expected a study file, received a scenario; cosafe run runs scenarios",
    ],
    ["an empty file", "", "expected a map of scenario keys, received an empty file"],
    ["aliases", changed("{ levels: [8, 12] }", "&x { levels: [8, 12] }\n  trust.lossRatio: *x"), "alias"],
    ["a control character", `${good}\u0007`, "a binary file"],
  ];
  for (const [title, text, wanted] of cases) {
    test(title, () => {
      const found = problemsOf({ text }).join("\n");
      if (typeof wanted === "string") expect(found).toContain(wanted);
      else expect(found).toMatch(wanted);
    });
  }

  test("all at once, in the order of the file", () => {
    const text = `${changed("latin-hypercube", "sobl").replace("to: 0.1", "to: 9")}outcomes: [cost, cost]\nnonsense: 1\n`;
    expect(problemsOf({ text }).map((line) => line.split(":")[1])).toEqual(["4", "6", "8", "9"]);
  });

  test("with those of the scenario; only ranges wait until the scenario can be read", () => {
    const text = `${changed("to: 0.1", "to: 9, upto: 3")}nonsense: 1\n`;
    const found = problemsOf({ text, overrides: { set: ["trust.gainRat=1"] } });
    expect(found.map((line) => line.split(":").slice(0, 2).join(":"))).toEqual(["--set:1", "try.yaml:6", "try.yaml:8"]);
  });

  test("--points is for sampled designs, and has the file's limit", () => {
    const factorial = withDesign("{ method: full-factorial }", "factors: { trust.gainRate: {} }\n");
    expect(problemsOf({ text: factorial, overrides: { points: 8 } })[0]).toContain("expected no points, received 8");
    expect(problemsOf({ overrides: { points: 200_000 } })[0]).toBe("--points:1:1: --points: expected at most 100000, received 200000");
  });

  test("a bomb of nested lists or a file of a megabyte ends at once", () => {
    expect(problemsOf({ text: `study: ${"[".repeat(5000)}` })[0]).toContain("nesting");
    expect(problemsOf({ text: `${good}notes: ${"x".repeat(1_100_000)}` })[0]).toContain("at most 1 MB");
    const many = Array.from({ length: 3000 }, (_, i) => `  trust.nothing${i}: { from: 1, to: 2 }`).join("\n");
    expect(problemsOf({ text: `${good}${many}\n` })).toHaveLength(200);
  });
});

describe("the JSON Schema of study files", () => {
  const schema = studyJsonSchema({}) as {
    properties: Record<string, { properties: Record<string, { enum: unknown }> }>;
    required: string[];
  };

  test("has every key of the reader, each described, and the methods", () => {
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(["study", "scenario", "arms", "design", "factors", "outcomes"]));
    expect(schema.properties.design.properties.method.enum).toEqual(designMethods);
    expect(JSON.stringify(schema.properties.factors)).toContain("steps");
    expect(schema.required).toEqual(["study", "purpose", "scenario"]);
  });
});
