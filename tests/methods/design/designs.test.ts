import { describe, expect, test } from "vitest";
import { type DesignOptions, type DesignPoint, designOf, levelsOf, type PlannedFactor } from "../../../src/methods/design/designs.ts";
import type { Factor } from "../../../src/methods/factors/factor.ts";
import { en } from "../../../src/words/en.ts";
import { tell } from "../../../src/words/finding.ts";

const factor = (name: string, changes: Partial<Factor> = {}): Factor => ({
  path: `parameters.trust.${name}`,
  label: `Trust: ${name}`,
  unit: "share",
  low: 0,
  high: 1,
  standard: 0.5,
  assumption: true,
  integer: false,
  kind: "parameter",
  ...changes,
});

const planned = (one: Factor, levels: readonly number[] | null = null, steps: number | null = null): PlannedFactor => ({
  factor: one,
  levels,
  steps,
});

const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
const several = (k: number): PlannedFactor[] => Array.from({ length: k }, (_, i) => planned(factor(names[i] ?? `x${i}`)));

const options = (
  method: DesignOptions["method"],
  factors: readonly PlannedFactor[],
  changes: Partial<DesignOptions> = {},
): DesignOptions => ({
  method,
  factors,
  points: 16,
  seed: "1",
  resolution: 4,
  rows: [],
  names: null,
  ...changes,
});

function design(given: DesignOptions) {
  const made = designOf(given);
  if ("problem" in made) throw new Error(made.problem);
  return made;
}

const valuesOf = (points: readonly DesignPoint[]) => points.map(({ values }) => values);

describe("designs over factors", () => {
  test("every design begins with the scenario's own values, and its points have ids of their own", () => {
    for (const method of ["grid", "full-factorial", "fractional-factorial", "one-at-a-time", "latin-hypercube", "sobol"] as const) {
      const { points } = design(options(method, several(3)));
      expect(points[0]).toMatchObject({ id: "base", values: [0.5, 0.5, 0.5] });
      expect(new Set(points.map(({ id }) => id)).size).toBe(points.length);
      expect(points[1].id).toBe("p1");
    }
  });

  test("a grid has every combination once: the product of the numbers of levels", () => {
    const factors = [planned(factor("a"), [1, 2, 3]), planned(factor("b"), null, 5), planned(factor("c"))];
    const { points } = design(options("grid", factors));
    expect(points).toHaveLength(1 + 3 * 5 * 2);
    expect(new Set(valuesOf(points.slice(1)).map(String)).size).toBe(30);
    expect(new Set(points.slice(1).map(({ values }) => values[1]))).toEqual(new Set([0, 0.25, 0.5, 0.75, 1]));
  });

  test("a grid of more than 100,000 points is refused before it is made", () => {
    const made = designOf(
      options(
        "grid",
        several(4).map(({ factor: one }) => planned(one, null, 100)),
      ),
    );
    expect(made).toMatchObject({ problem: expect.stringContaining("100 × 100 × 100 × 100 = 100000000") });
  });

  test("a full factorial has 2^k points at the ends of the ranges, each end as often as the other", () => {
    const { points } = design(options("full-factorial", several(5)));
    const rows = valuesOf(points.slice(1));
    expect(rows).toHaveLength(32);
    for (let j = 0; j < 5; j++) expect(rows.reduce((sum, row) => sum + row[j], 0)).toBe(16);
    expect(designOf(options("full-factorial", several(15)))).toMatchObject({ problem: expect.stringContaining("at most 14") });
  });

  test("fractions have the known numbers of runs, orthogonal columns, and say what is mixed", () => {
    for (const [k, resolution, runs] of [
      [7, 3, 8],
      [8, 4, 16],
      [5, 5, 16],
      [6, 4, 16],
    ] as const) {
      const { points, notes } = design(options("fractional-factorial", several(k), { resolution }));
      const rows = valuesOf(points.slice(1)).map((row) => row.map((value) => (value === 1 ? 1 : -1)));
      expect(rows).toHaveLength(runs);
      for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) expect(rows.reduce((sum, row) => sum + row[i] * row[j], 0)).toBe(0);
      expect(tell(notes[0], en)).toContain(`${runs} of ${2 ** k} combinations, resolution ${resolution}`);
    }
    expect(tell(design(options("fractional-factorial", several(2))).notes[0], en)).toContain("all 4 combinations are run");
  });

  test("one at a time: each point departs from the scenario in one factor, levels equal to it are left out", () => {
    const factors = [planned(factor("a")), planned(factor("b"), [0.2, 0.5, 0.9]), planned(factor("c", { standard: 0 }))];
    const rows = valuesOf(design(options("one-at-a-time", factors)).points);
    expect(rows).toEqual([
      [0.5, 0.5, 0],
      [0, 0.5, 0],
      [1, 0.5, 0],
      [0.5, 0.2, 0],
      [0.5, 0.9, 0],
      [0.5, 0.5, 1],
    ]);
  });

  test("a Latin hypercube puts one point in every stratum of every factor; levels are hit equally often", () => {
    const factors = [planned(factor("a", { low: -2, high: 2 })), planned(factor("b"), [8, 12, 16, 20])];
    const rows = valuesOf(design(options("latin-hypercube", factors, { points: 40 })).points.slice(1));
    expect(new Set(rows.map((row) => Math.floor(((row[0] + 2) / 4) * 40))).size).toBe(40);
    for (const level of [8, 12, 16, 20]) expect(rows.filter((row) => row[1] === level)).toHaveLength(10);
  });

  test("the seed of a sampled design alone decides its points", () => {
    for (const method of ["latin-hypercube", "sobol"] as const) {
      const of = (seed: string) => valuesOf(design(options(method, several(3), { seed })).points);
      expect(of("1")).toEqual(of("1"));
      expect(of("1")).not.toEqual(of("2"));
    }
  });

  test("Sobol points are balanced at powers of two, and more points only append", () => {
    const of = (points: number) => design(options("sobol", several(3), { points }));
    const rows = valuesOf(of(64).points);
    for (let j = 0; j < 3; j++) expect(new Set(rows.slice(1).map((row) => Math.floor(row[j] * 64))).size).toBe(64);
    expect(rows.slice(0, 17)).toEqual(valuesOf(of(16).points));
    expect(of(64).notes).toEqual([]);
    expect(tell(of(48).notes[0], en)).toContain("not a power of two");
  });

  test("rows of an external table stand as they are, duplicates included, with their names", () => {
    const rows = [
      [0.1, 1],
      [0.1, 1],
      [0.7, 2],
    ];
    const { points } = design(options("csv", several(2), { rows, names: ["thin", "thin", "base"] }));
    expect(valuesOf(points.slice(1))).toEqual(rows);
    expect(points.map(({ id }) => id)).toEqual(["base", "thin", "thin-2", "base-3"]);
  });

  test("values at equal distances end exactly at the end of the range, and are whole where they must be", () => {
    expect(levelsOf(planned(factor("a", { low: 0.1, high: 0.7 }), null, 4)).at(-1)).toBe(0.7);
    expect(levelsOf(planned(factor("a", { low: 0, high: 10, integer: true }), null, 5))).toEqual([0, 3, 5, 8, 10]);
    expect(levelsOf(planned(factor("a", { low: 0.3, high: 0.3 })))).toEqual([0.3]);
  });

  test("a point is labelled by what it changes where that is short", () => {
    const oat = design(options("one-at-a-time", several(6))).points;
    expect(oat[0].label).toBe("As in the scenario");
    expect(oat[1].label).toBe("Trust: a 0");
    expect(design(options("full-factorial", several(2))).points[2].label).toBe("Trust: a 1, Trust: b 0");
    expect(design(options("full-factorial", several(6))).points[5].label).toBe("Point p5 (0, 0, 1, 0, 0, 0)");
    expect(design(options("full-factorial", several(7))).points[5].label).toBe("Point p5");
  });
});
