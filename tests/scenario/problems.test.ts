import { describe, expect, it } from "vitest";
import { diagnosisLoader } from "../../src/scenario/problems/diagnosis.ts";
import { formatProblems } from "../../src/scenario/text/problems.ts";
import { catalogues, good, loadText, memoryFiles, said } from "./fixtures.ts";

const parameters = "parameters: { trust.gainRate: 2%, handling.effort: 3 }\n";
const withProblems = (problems: string) => `${good}${parameters}problems:\n${problems}`;
const trust = '  trust: { label: "Little, trust", row: P1, settings: [trust.gainRate] }\n';

function diagnosis(text: string) {
  const read = diagnosisLoader(catalogues)("case.yaml", memoryFiles({ "case.yaml": text }));
  if ("problems" in read) throw new Error(formatProblems(read.problems));
  return read.diagnosis;
}

describe("problems of a scenario", () => {
  it("carry the value of each setting and its reference: the registry's, or the one that the file states", () => {
    const staff = "  posts: { label: Few, settings: [organisations.police.staff], reference: { organisations.police.staff: 11 } }\n";
    const loaded = loadText(withProblems(trust + staff));
    if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
    expect(loaded.scenario.problems).toEqual([
      {
        id: "trust",
        label: "Little, trust",
        row: "P1",
        outcome: null,
        settings: [{ path: "trust.gainRate", value: 0.02, reference: 0.01, unit: "share", stated: false }],
      },
      {
        id: "posts",
        label: "Few",
        row: null,
        outcome: null,
        settings: [{ path: "organisations.police.staff", value: 4, reference: 11, unit: "full-time people", stated: true }],
      },
    ]);
  });

  it("may show in an outcome instead of a setting", () => {
    const loaded = loadText(withProblems("  weak: { label: Weak, outcome: sfic/dimension:outcomes }\n"));
    expect("scenario" in loaded && loaded.scenario.problems[0]).toMatchObject({ settings: [], outcome: "sfic/dimension:outcomes" });
  });

  it.each([
    [
      "an unknown setting",
      "  a: { label: A, settings: [trust.gainRat] }\n",
      /:\d+:\d+: problem a, setting 1: .*received "trust.gainRat"; did you mean "trust.gainRate"\?/,
    ],
    [
      "a group instead of a setting",
      "  a: { label: A, settings: [trust] }\n",
      /expected a single setting \(trust.gainRate or trust.memory\)/,
    ],
    [
      "a setting named twice",
      "  a: { label: A, settings: [trust.gainRate, parameters.trust.gainRate] }\n",
      /expected each setting once, received "trust.gainRate"/,
    ],
    [
      "a setting that the scenario leaves at its default",
      "  a: { label: A, settings: [trust.memory] }\n",
      /expected a setting that the scenario sets, received trust.memory at its default/,
    ],
    [
      "a setting without a reference",
      "  a: { label: A, settings: [organisations.police.staff] }\n",
      /expected a reference value for organisations.police.staff.*write reference/,
    ],
    [
      "a reference of the wrong type",
      "  a: { label: A, settings: [organisations.police.staff], reference: { organisations.police.staff: many } }\n",
      /place without the problems: setting organisations.police.staff: expected a number/,
    ],
    [
      "a reference of another setting",
      "  a: { label: A, settings: [trust.gainRate], reference: { trust.memory: 3 days } }\n",
      /reference of problem a: expected one of the problem's settings/,
    ],
    ["neither settings nor an outcome", "  a: { label: A }\n", /problem a: expected either settings or an outcome, received neither/],
    ["an unknown outcome", "  a: { label: A, outcome: true-incident }\n", /did you mean "true-incidents"\?/],
    ["a key that it does not know", "  a: { label: A, setings: [trust.gainRate] }\n", /did you mean "settings"\?/],
    [
      "two references of one setting",
      "  a: { label: A, settings: [trust.gainRate], reference: { trust.gainRate: 0.03 } }\n  b: { label: B, settings: [trust.gainRate] }\n",
      /reference of trust.gainRate: expected 0.03 as in problem a, received 0.01/,
    ],
  ])("refuse %s, with its place", (_, problems, expected) => {
    expect(said(withProblems(problems))).toMatch(expected);
    expect("problems" in loadText(withProblems(problems))).toBe(true);
  });

  it("warn of a setting that already stands at its reference", () => {
    expect(said(withProblems("  a: { label: A, settings: [trust.gainRate], reference: { trust.gainRate: 0.02 } }\n"))).toMatch(
      /warning: problem a, trust.gainRate: expected a value other than the reference, received 0.02/,
    );
  });

  it("belong to the file and not to an arm", () => {
    expect(said(`${withProblems(trust)}arms: { one: { problems: {} } }\n`)).toMatch(/key of arms.one.*received "problems"/);
  });
});

describe("a primary outcome", () => {
  it("is an indicator, or one of its groups", () => {
    expect(said(`${good}primary-outcome: true-incidents\n`)).toBe("no problems");
    expect(said(`${good}primary-outcome: true-incidets\n`)).toMatch(/outcome primary-outcome: .*did you mean "true-incidents"\?/);
  });
});

describe("a diagnosis", () => {
  const text = withProblems(`${trust}  effort: { label: Effort, settings: [handling.effort] }\n`);
  const at = (removed: readonly string[], nudged: readonly string[] = []) => {
    const read = diagnosis(text).read([{ id: "point", removed, nudged }]);
    if ("problems" in read) throw new Error(formatProblems(read.problems));
    const { trust: group, handling } = read.specifications.get("point")!.parameters as unknown as Record<string, Record<string, number>>;
    return { gainRate: group.gainRate, effort: handling.effort, memory: group.memory };
  };

  it("takes the settings that a place is to be without to their reference, and no others", () => {
    expect(at([])).toEqual({ gainRate: 0.02, effort: 3, memory: 90 });
    expect(at(["trust.gainRate"])).toEqual({ gainRate: 0.01, effort: 3, memory: 90 });
    expect(at(["trust.gainRate", "handling.effort"])).toEqual({ gainRate: 0.01, effort: 2, memory: 90 });
  });

  it("moves the parameters of a placebo by two in ten thousand", () => {
    expect(at([], ["trust.memory"]).memory).toBeCloseTo(90.018, 9);
  });

  it("gives, with nothing taken away, the baseline to the last bit", () => {
    const loaded = loadText(text);
    const read = diagnosis(text).read([{ id: "baseline", removed: [], nudged: [] }]);
    if (!("scenario" in loaded) || "problems" in read) throw new Error("expected a valid scenario");
    expect(read.specifications.get("baseline")).toEqual(loaded.scenario.arms[0].specification);
  });
});
