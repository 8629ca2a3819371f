/** What every pattern of the catalogue owes its reader. */
import { describe, expect, it } from "vitest";
import { measures, patterns } from "../../src/evidence/catalogue.ts";
import { knockedOut, specificationOf } from "../../src/evidence/configurations.ts";
import { chartName } from "../../src/validation/evidence/evidenceCharts.ts";

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Rows in the order of the pattern table: numbers, then B. */
function orderOf(row: string): number {
  const [, letter, number] = /^(B?)(\d+)$/.exec(row)!;
  return (letter === "B" ? 1000 : 0) + Number(number);
}

function duplicates(names: readonly string[]): string[] {
  return names.filter((name, i) => names.indexOf(name) !== i);
}

describe("the catalogue of patterns", () => {
  it("has unique rows and ids, in the order of their numbers", () => {
    for (const names of [patterns.map(({ id }) => id), patterns.map(({ row }) => row), patterns.map(chartName)])
      expect(duplicates(names)).toEqual([]);
    const order = patterns.map(({ row }) => orderOf(row));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("has one measure per id", () => {
    expect(duplicates(measures.map(({ id }) => id))).toEqual([]);
    for (const { measure } of patterns) expect(measures).toContain(measure);
  });
});

describe.each(patterns.map((pattern) => [`${pattern.row} ${pattern.id}`, pattern] as const))("pattern %s", (_, pattern) => {
  const { id, title, evidence, experiment, measured, mechanism, criteria, noted = [], knockOut, configurations, curve } = pattern;

  it("tells evidence with source and mark, experiment, measure and mechanism", () => {
    expect(id).toMatch(KEBAB);
    for (const text of [title, experiment, measured, mechanism]) expect(text.trim().length).toBeGreaterThan(10);
    expect(evidence.length).toBeGreaterThan(0);
    for (const { text, source, mark } of evidence) {
      expect([text.trim(), source.trim()]).not.toContain("");
      expect(["V", "V2", "P", "C", "M"]).toContain(mark);
    }
  });

  it("has criteria with unique ids, and a knock-out that must lose at least one of them, or a reason for none", () => {
    const ids = criteria.map((criterion) => criterion.id);
    expect(ids.length).toBeGreaterThan(0);
    expect(duplicates([...ids, ...noted.map((one) => one.id)])).toEqual([]);
    for (const name of ids) expect(name).toMatch(KEBAB);
    if (knockOut === null) return expect(mechanism).toMatch(/knock/i);
    expect(knockOut.loses.length).toBeGreaterThan(0);
    expect(knockOut.loses.filter((name) => !ids.includes(name))).toEqual([]);
  });

  it("runs what a scenario file could say, with the mechanism and without", () => {
    for (const [name, configuration] of Object.entries(configurations)) {
      const plain = specificationOf(configuration);
      expect(plain.horizonDays).toBeGreaterThan(0);
      if (knockOut !== null) expect(specificationOf(knockedOut(name, configuration, knockOut)).horizonDays).toBe(plain.horizonDays);
    }
    if (knockOut === null) return;
    const same = (name: string) =>
      specificationOf(knockedOut(name, configurations[name]!, knockOut)) === specificationOf(configurations[name]!);
    expect(Object.keys(configurations).every(same), "the knock-out changes nothing").toBe(false);
  });

  it("reads nothing but its own configurations", () => {
    const names = Object.keys(configurations);
    const asked = new Set<string>();
    const of = (name: string) => {
      asked.add(name);
      return 1;
    };
    for (const { value } of [...criteria, ...noted]) value(of);
    for (const { points } of curve?.lines ?? []) for (const { value } of points) value(of);
    expect([...asked].filter((name) => !names.includes(name))).toEqual([]);
    expect(
      names.filter((name) => !asked.has(name)),
      "configurations that no criterion reads",
    ).toEqual([]);
  });
});
