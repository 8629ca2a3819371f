/** What the registry says about how well its numbers are known, and how far they may reasonably be moved. */
import { describe, expect, it } from "vitest";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import {
  assumption,
  choice,
  describeSource,
  evidence,
  gradeOf,
  knowledgeOf,
  type ParameterSpecification,
  reference,
  referenceOf,
} from "../../src/model/parameter.ts";
import { parameterGroups } from "../../src/model/parameters/catalogue.ts";
import { categoryFields, defaultCategories } from "../../src/model/parameters/categories.ts";
import { between, halfToDouble, logOddsHalfToDouble, oddsHalfToDouble, rangeAround, shift } from "../../src/model/plausible.ts";

const MARK = /\[(V|V2|P|C)(\/(V|V2|P|C))*\]/;

const entries: (readonly [string, ParameterSpecification])[] = [
  ...parameterGroups.flatMap(({ group, specifications }) =>
    Object.entries(specifications).map(([name, entry]) => [`${group}.${name}`, entry] as const),
  ),
  ...Object.entries(categoryFields).map(([name, entry]) => [`category.${name}`, entry] as const),
  ...interventions.flatMap(({ id, parameters }) => Object.entries(parameters).map(([name, entry]) => [`${id}.${name}`, entry] as const)),
];
/** Names of the entries for which something is wrong. */
const wrong = (is: (entry: ParameterSpecification) => boolean) => entries.filter(([, entry]) => is(entry)).map(([name]) => name);

describe("every parameter, category field and intervention parameter", () => {
  it("has a plausible range inside its limits that contains its default and says what it rests on", () => {
    expect(
      wrong((entry) => {
        const { low, high, basis } = knowledgeOf(entry).plausible;
        return !(entry.min <= low && low <= entry.default && entry.default <= high && high <= entry.max && basis.trim() !== "");
      }),
    ).toEqual([]);
  });

  it("has a range of some width, unless a field of categories is 0 where it does not apply", () => {
    const flat = wrong((entry) => {
      const { low, high } = knowledgeOf(entry).plausible;
      return !(low < high);
    });
    expect(flat.filter((name) => !name.startsWith("category."))).toEqual([]);
    for (const name of flat) expect(categoryFields[name.split(".")[1] as keyof typeof categoryFields].default, name).toBe(0);
  });

  it("keeps its range inside its limits for the value of every category, and branching ratios below 1", () => {
    for (const { values } of defaultCategories) {
      for (const [name, value] of Object.entries(values)) {
        const field = categoryFields[name as keyof typeof categoryFields];
        const { low, high } = knowledgeOf(field, value).plausible;
        expect(field.min <= low && low <= value && value <= high && high <= field.max, name).toBe(true);
        if (name === "branchingRatio") expect(high).toBeLessThan(1);
      }
    }
  });

  it("names its source: evidence with a mark, or an assumption that cites evidence only for its sign or form, with a mark", () => {
    expect(wrong(({ source }) => source.text.trim() === "")).toEqual([]);
    expect(wrong(({ source }) => source.kind === "assumption" && MARK.test(source.text))).toEqual([]);
    expect(wrong(({ source }) => source.kind === "assumption" && source.sign !== null && !MARK.test(source.sign))).toEqual([]);
  });

  it("cites nothing that is only recalled", () => {
    expect(wrong((entry) => /\[M/.test(describeSource(entry.source)) || /\[M/.test(knowledgeOf(entry).plausible.basis))).toEqual([]);
  });

  it("names its source in a range that evidence gives, and says nobody has measured it only of assumptions without evidence", () => {
    const basis = (entry: ParameterSpecification) => knowledgeOf(entry).plausible.basis;
    expect(wrong((entry) => /^[AB]$/.test(gradeOf(entry.source)) && !MARK.test(basis(entry)))).toEqual([]);
    expect(wrong((entry) => basis(entry).includes("nobody has measured it") && gradeOf(entry.source) !== "E")).toEqual([]);
  });

  it("of a measure is a choice where the measure decides it, and knowledge where money, time or what it achieves are concerned", () => {
    const graded = (name: string) => gradeOf(entries.find(([each]) => each === name)![1].source);
    for (const name of ["information-sharing.coverage", "forum.frequency", "police-reform.rotation", "resident-incentives.reward"]) {
      expect(graded(name), name).toBe("—");
    }
    for (const name of [
      "forum.runCost",
      "safety-culture.culture",
      "mediation-legality.settlingDays",
      "smart-infrastructure.alertFiltering",
    ]) {
      expect(graded(name), name).toBe("E");
    }
    expect(wrong(({ unit, source }) => unit.startsWith("yuan/resident") && source.kind === "choice")).toEqual([
      "resources-talent.addedFunds",
    ]);
  });
});

describe("the grade of evidence", () => {
  it("follows from the source alone", () => {
    expect(gradeOf(evidence("V", "a survey", { setting: "China" }))).toBe("A");
    expect(gradeOf(evidence("V2", "a survey", { setting: "elsewhere" }))).toBe("B");
    expect(gradeOf(evidence("V", "a survey", { setting: "like" }))).toBe("B");
    expect(gradeOf(evidence("P", "a release", { setting: "China" }))).toBe("C");
    expect(gradeOf(evidence("C", "a sum", { setting: "elsewhere" }))).toBe("C");
    expect(gradeOf(assumption("size assumed", { sign: "a survey [V]" }))).toBe("D");
    expect(gradeOf(assumption("sign only"))).toBe("E");
    expect(gradeOf(choice("desired"))).toBe("—");
  });

  it("of a value that leaves the range of its evidence is E, and the range reaches to the value", () => {
    const measured: ParameterSpecification = {
      ...{ default: 7, unit: "score", min: 1, max: 30, meaning: "A ratio." },
      ...{ source: evidence("V", "Skogan 2006", { setting: "elsewhere" }), plausible: between(4, 14, "Skogan 2006 [V]") },
    };
    expect(knowledgeOf(measured)).toEqual({ grade: "B", plausible: { low: 4, high: 14, basis: "Skogan 2006 [V]" } });
    expect(knowledgeOf(measured, 10).grade).toBe("B");
    expect(knowledgeOf(measured, 20)).toMatchObject({ grade: "E", plausible: { low: 4, high: 20 } });
  });

  it("is told with the source in one line", () => {
    expect(describeSource(assumption("size assumed", { sign: "Piza et al. 2019 [V]" }))).toBe(
      "assumption: size assumed; sign or form: Piza et al. 2019 [V]",
    );
    expect(describeSource(choice("three posts"))).toBe("a choice, not a fact: three posts");
  });
});

describe("the rules of plausible ranges", () => {
  const limits = { min: -10, max: 10 };

  it("halve and double a value, of either sign", () => {
    expect(rangeAround(halfToDouble(), 3, limits)).toEqual({ low: 1.5, high: 6 });
    expect(rangeAround(halfToDouble(), -3, limits)).toEqual({ low: -6, high: -1.5 });
  });

  it("halve and double the odds of a share, which stays a share", () => {
    expect(rangeAround(oddsHalfToDouble(), 0.5, limits)).toEqual({ low: 0.333, high: 0.667 });
    expect(rangeAround(oddsHalfToDouble(), 0.97, limits).high).toBeLessThan(1);
  });

  it("shift log-odds by ln 2, and other values by what is said", () => {
    expect(rangeAround(logOddsHalfToDouble(), -4.3, limits)).toEqual({ low: -4.99, high: -3.61 });
    expect(rangeAround(shift(30, "a month"), 5, { min: 0, max: 364 })).toEqual({ low: 0, high: 35 });
  });

  it("leave 0, and a share of 1, what it is", () => {
    expect(rangeAround(halfToDouble(), 0, limits)).toEqual({ low: 0, high: 0 });
    expect(rangeAround(oddsHalfToDouble(), 1, limits)).toEqual({ low: 1, high: 1 });
  });

  it("move with the value, are cut to the limits and always contain the value", () => {
    expect(rangeAround(halfToDouble(), 8, limits)).toEqual({ low: 4, high: 10 });
    expect(rangeAround(between(2, 4, "a source"), 1, limits)).toEqual({ low: 1, high: 4 });
    expect(rangeAround(oddsHalfToDouble(), 0.123456, limits).low).toBeLessThanOrEqual(0.123456);
  });
});

describe("reference values", () => {
  const stated = entries.flatMap(([name, entry]) => (entry.reference === undefined ? [] : [{ name, entry, reference: entry.reference }]));

  it("are the default where the registry states none", () => {
    expect(referenceOf({ default: 3 })).toBe(3);
    expect(referenceOf({ default: 3, reference: reference(4, assumption("because")) })).toBe(4);
  });

  it("say what they rest on, and are neither the default again nor an extreme of what is possible", () => {
    expect(stated.length).toBeGreaterThan(10);
    for (const { name, entry, reference: each } of stated) {
      expect(each.source.text.trim(), name).not.toBe("");
      expect(each.value, name).not.toBe(entry.default);
      expect(each.value > entry.min && each.value < entry.max, name).toBe(true);
    }
  });
});
