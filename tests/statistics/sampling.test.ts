import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fractionalFactorial, fullFactorial } from "../../src/statistics/factorial.ts";
import { grid, latinHypercube, oneAtATime, valueAt } from "../../src/statistics/sampling.ts";
import { SOBOL_DIMENSIONS, sobolSequence } from "../../src/statistics/sobolSequence.ts";
import reference from "./reference/sobol.json" with { type: "json" };
import { streamOf } from "./testModels.ts";

describe("the Latin hypercube", () => {
  it("has exactly one point in every stratum of every dimension, strictly inside the cube", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 6 }), fc.nat(1000), (n, dimensions, key) => {
        const points = latinHypercube(n, dimensions, streamOf("latin", key));
        for (let j = 0; j < dimensions; j++) {
          const strata = points.map((point) => Math.floor(point[j] * n)).sort((a, b) => a - b);
          expect(strata).toEqual(Array.from({ length: n }, (_, i) => i));
          for (const point of points) expect(point[j] > 0 && point[j] < 1).toBe(true);
        }
      }),
      { seed: 1 },
    );
  });

  it("keeps its columns when a dimension is added, and has unrelated columns", () => {
    const few = latinHypercube(200, 3, streamOf("latin"));
    const more = latinHypercube(200, 4, streamOf("latin"));
    expect(more.map((point) => point.slice(0, 3))).toEqual(few);
    const product = (i: number, j: number) => few.reduce((sum, point) => sum + (point[i] - 0.5) * (point[j] - 0.5), 0) / 200 / (1 / 12);
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ])
      expect(Math.abs(product(i, j))).toBeLessThan(4 / Math.sqrt(200));
    expect(() => latinHypercube(0, 1, streamOf("latin"))).toThrow(RangeError);
  });
});

describe("the Sobol sequence", () => {
  const plain = sobolSequence(4096, SOBOL_DIMENSIONS, { kind: "none" });

  it("is scipy's in all 161 dimensions over 4,096 points", () => {
    expect(reference.points).toEqual(plain.slice(0, 16).map((point) => point.slice(0, 40)));
    for (const [j, sum] of reference.sums.entries()) {
      expect(plain.reduce((all, point, i) => all + (i + 1) * point[j] * 1048576, 0)).toBe(sum);
    }
  });

  it("begins with the published points", () => {
    const rows = [
      [0, 0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
      [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
    ];
    expect(sobolSequence(8, 6, { kind: "none" })).toEqual(rows);
  });

  it.each(["digital-shift", "owen"] as const)("stays balanced under the keyed scramble %s, strictly inside the cube", (kind) => {
    const scramble = { kind, stream: streamOf("scramble") };
    const points = sobolSequence(256, 20, scramble);
    for (let j = 0; j < 20; j++) {
      const cells = points.map((point) => Math.floor(point[j] * 256)).sort((a, b) => a - b);
      expect(cells).toEqual(Array.from({ length: 256 }, (_, i) => i));
    }
    // A (0, 8, 2)-net in the first two dimensions: one point in every box of 16 × 16.
    const boxes = new Set(points.map(([x, y]) => Math.floor(x * 16) * 16 + Math.floor(y * 16)));
    expect(boxes.size).toBe(256);
    expect(points.flat().every((u) => u > 0 && u < 1)).toBe(true);
    expect(sobolSequence(64, 20, scramble)).toEqual(points.slice(0, 64));
    expect(sobolSequence(64, 3, scramble)).toEqual(points.slice(0, 64).map((point) => point.slice(0, 3)));
    expect(sobolSequence(64, 3, { kind, stream: streamOf("scramble", 1) })).not.toEqual(points.slice(0, 64).map((p) => p.slice(0, 3)));
  });

  it("is uniform at every index under either scramble, so that each mean is unbiased", () => {
    for (const kind of ["digital-shift", "owen"] as const) {
      const firsts = Array.from({ length: 2000 }, (_, key) => sobolSequence(3, 2, { kind, stream: streamOf("scramble", key) })[2][1]);
      const mean = firsts.reduce((sum, u) => sum + u, 0) / 2000;
      expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 2000));
    }
  });

  it("integrates a smooth function better under Owen's scramble than chance does", () => {
    const error = (points: readonly (readonly number[])[]) =>
      points.reduce((sum, u) => sum + u.reduce((product, x) => product * 1.5 * (1 - (2 * x - 1) ** 2), 1), 0) / points.length - 1;
    const squares = { sobol: 0, chance: 0 };
    for (let key = 0; key < 20; key++) {
      squares.sobol += error(sobolSequence(256, 4, { kind: "owen", stream: streamOf("scramble", key) })) ** 2;
      const stream = streamOf("chance", key);
      squares.chance += error(Array.from({ length: 256 }, (_, i) => [0, 1, 2, 3].map((j) => stream.uniform(i, j)))) ** 2;
    }
    expect(squares.sobol).toBeLessThan(squares.chance / 100);
  });

  it("refuses more dimensions than it has direction numbers for", () => {
    expect(() => sobolSequence(4, SOBOL_DIMENSIONS + 1, { kind: "none" })).toThrow(/Latin hypercube/);
    expect(() => sobolSequence(0, 1, { kind: "none" })).toThrow(RangeError);
  });
});

describe("factorial designs", () => {
  it("hold every combination once when full", () => {
    const { runs, resolution } = fullFactorial(4);
    expect(new Set(runs.map((run) => run.join())).size).toBe(16);
    expect(runs[1]).toEqual([1, -1, -1, -1]);
    expect(resolution).toBeNull();
  });

  it.each([
    [3, 3, 4, 3],
    [4, 4, 8, 4],
    [5, 3, 8, 3],
    [5, 5, 16, 5],
    [7, 3, 8, 3],
    [7, 4, 16, 4],
    [8, 4, 16, 4],
    [15, 3, 16, 3],
    [16, 4, 32, 4],
    [8, 5, 64, 5],
  ] as const)("of %i factors and resolution %i take %i runs as tabulated by Box and Hunter", (factors, wanted, runs, resolution) => {
    const design = fractionalFactorial(factors, wanted);
    expect(design.runs.length).toBe(runs);
    expect(design.resolution).toBe(resolution);
  });

  it("keep main effects apart at resolution III, from pairs at IV, and pairs from pairs at V", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 13 }), fc.constantFrom(3, 4, 5), (factors, wanted) => {
        const { runs, generators, basicCount } = fractionalFactorial(factors, wanted as 3 | 4 | 5);
        const column = (...of: number[]) => runs.map((run) => of.reduce((product, i) => product * run[i], 1));
        const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0);
        for (let i = 0; i < factors; i++) {
          expect(dot(column(i), column())).toBe(0);
          for (let j = i + 1; j < factors; j++) {
            expect(dot(column(i), column(j))).toBe(0);
            for (let l = 0; wanted >= 4 && l < factors; l++) if (l !== i && l !== j) expect(dot(column(l), column(i, j))).toBe(0);
            for (let l = i + 1; wanted >= 5 && l < factors; l++) {
              for (let m = l + 1; m < factors; m++) if (l !== j && m !== j) expect(dot(column(i, j), column(l, m))).toBe(0);
            }
          }
        }
        for (const [g, factorsOf] of generators.entries()) expect(column(...factorsOf)).toEqual(column(basicCount + g));
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it("refuse more factors than they can hold", () => {
    expect(() => fullFactorial(15)).toThrow(RangeError);
    expect(() => fractionalFactorial(0, 3)).toThrow(RangeError);
  });
});

describe("simple designs", () => {
  it("cross all values in a grid, the last factor fastest", () => {
    expect(
      grid([
        ["a", "b"],
        ["x", "y", "z"],
      ]).map((point) => point.join("")),
    ).toEqual(["ax", "ay", "az", "bx", "by", "bz"]);
    expect(grid([])).toEqual([[]]);
    expect(() => grid([[1], []])).toThrow(/factor 1/);
  });

  it("change one factor at a time from the baseline, which comes first and only once", () => {
    expect(
      oneAtATime(
        [1, 2],
        [
          [0, 1, 3],
          [2, 5],
        ],
      ),
    ).toEqual([
      { factor: null, point: [1, 2] },
      { factor: 0, point: [0, 2] },
      { factor: 0, point: [3, 2] },
      { factor: 1, point: [1, 5] },
    ]);
    expect(() => oneAtATime([1], [])).toThrow(RangeError);
  });

  it("reach a parameter's range by its inverse distribution function: whole numbers and choices equally often", () => {
    const us = Array.from({ length: 1200 }, (_, i) => (i + 0.5) / 1200);
    const tally = (range: Parameters<typeof valueAt>[0]) => {
      const counts = new Map<unknown, number>();
      for (const u of us) counts.set(valueAt(range, u), (counts.get(valueAt(range, u)) ?? 0) + 1);
      return [...counts.values()];
    };
    expect(tally({ kind: "whole", min: -1, max: 4 })).toEqual(new Array<number>(6).fill(200));
    expect(tally({ kind: "choice", choices: ["a", "b", "c", true] })).toEqual(new Array<number>(4).fill(300));
    expect(valueAt({ kind: "real", min: -3, max: 5 }, 0.25)).toBe(-1);
    expect(valueAt({ kind: "logarithmic", min: 0.01, max: 100 }, 0.5)).toBeCloseTo(1, 14);
    for (const u of [0, 1]) {
      expect(valueAt({ kind: "logarithmic", min: 0.3, max: 0.7 }, u)).toBeCloseTo(u === 0 ? 0.3 : 0.7, 14);
      expect(valueAt({ kind: "whole", min: 2, max: 3 }, u)).toBe(2 + u);
    }
    expect(() => valueAt({ kind: "real", min: 1, max: 0 }, 0.5)).toThrow(/range/);
    expect(() => valueAt({ kind: "logarithmic", min: 0, max: 1 }, 0.5)).toThrow(/above 0/);
    expect(() => valueAt({ kind: "real", min: 0, max: 1 }, 1.5)).toThrow(RangeError);
  });
});
