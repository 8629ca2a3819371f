import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementaryEffects, type MorrisDesign, morrisDesign, morrisIndices, summariseEffects } from "../../src/statistics/morris.ts";
import { ishigami, sobolG, streamOf } from "./testModels.ts";

const options = { stream: streamOf("morris/bootstrap"), resamples: 500 };

function analyse(design: MorrisDesign, model: (u: readonly number[]) => number) {
  return morrisIndices(
    design,
    design.trajectories.map((points) => points.map(model)),
    options,
  );
}

describe("Morris screening", () => {
  it("gives exercise 4 of Saltelli et al. (2008) its effects and indices", () => {
    const [t, u] = [1 / 3, 2 / 3];
    const points = [
      [
        [0, t],
        [0, 1],
        [u, 1],
      ],
      [
        [0, t],
        [u, t],
        [u, 1],
      ],
      [
        [u, 0],
        [u, u],
        [0, u],
      ],
      [
        [t, 1],
        [1, 1],
        [1, t],
      ],
      [
        [t, 1],
        [t, t],
        [1, t],
      ],
      [
        [t, u],
        [t, 0],
        [1, 0],
      ],
    ];
    const outputs = [
      [0.97, 0.71, 2.39],
      [0.97, 2.3, 2.39],
      [1.87, 2.4, 0.87],
      [2.15, 1.71, 1.54],
      [2.15, 2.17, 1.54],
      [2.2, 1.87, 1],
    ];
    const effects = points.map((trajectory, r) => elementaryEffects(trajectory, outputs[r]));
    const expected = [
      [2.52, 1.995, 2.295, -0.66, -0.945, -1.305],
      [-0.39, 0.135, 0.795, 0.255, -0.03, 0.495],
    ];
    for (const j of [0, 1]) for (const [r, row] of effects.entries()) expect(row[j]).toBeCloseTo(expected[j][r], 12);
    const { factors } = morrisIndices({ factorCount: 2, trajectories: points }, outputs, options);
    expect(factors[0].mu).toBeCloseTo(0.65, 12);
    expect(factors[1].mu).toBeCloseTo(0.21, 12);
    expect(factors[0].muStar).toBeCloseTo(1.62, 12);
    expect(factors[1].muStar).toBeCloseTo(0.35, 12);
    expect(factors[0].sigma).toBeCloseTo(1.79410702, 9);
    expect(factors[1].sigma).toBeCloseTo(0.411995146, 9);
  });

  it("has the exact indices of Ishigami over the full grid of four levels", () => {
    const levels = [0, 1 / 3, 2 / 3, 1];
    const effectsOf = (j: number) =>
      [0, 1 / 3].flatMap((low) =>
        levels.flatMap((a) =>
          levels.map((b) => {
            const others = [a, b];
            const from = others.toSpliced(j, 0, low);
            return (ishigami(from.with(j, low + 2 / 3)) - ishigami(from)) / (2 / 3);
          }),
        ),
      );
    const table = [0, 1, 2].map(effectsOf);
    const factors = summariseEffects(
      table[0].map((_, i) => table.map((column) => column[i])),
      options,
    );
    const expected = [
      [7.704054112, 7.704054112, 6.34878319],
      [0, 7.875, 8.001008001],
      [0, 6.248796103, 8.978535292],
    ];
    for (const [j, { mu, muStar, sigma }] of factors.entries()) {
      for (const [i, value] of [mu, muStar, sigma!].entries()) expect(value).toBeCloseTo(expected[j][i], 8);
    }
  });

  it("comes near the full grid of Ishigami by keyed trajectories, with intervals that hold it in 95 of 100 studies", () => {
    const exact = [7.704054112, 7.875, 6.248796103];
    const held = [0, 0, 0];
    for (let study = 0; study < 100; study++) {
      const { factors } = analyse(morrisDesign(3, 200, streamOf("morris", study)), ishigami);
      for (const [j, { muStar, muStarInterval }] of factors.entries()) {
        expect(Math.abs(muStar - exact[j])).toBeLessThan(2);
        if (muStarInterval.low < exact[j] + 1e-9 && exact[j] - 1e-9 < muStarInterval.high) held[j]++;
      }
    }
    for (const count of held) expect(count).toBeGreaterThan(95 - 3 * Math.sqrt(100 * 0.95 * 0.05));
  });

  it("ranks the factors of the G function by importance", () => {
    const { factors } = analyse(morrisDesign(8, 300, streamOf("morris")), sobolG);
    const importance = factors.map((factor) => factor.muStar);
    for (const j of [0, 1, 2, 3]) expect(importance[j]).toBeGreaterThan(importance[j + 1]);
    for (const j of [4, 5, 6, 7]) expect(importance[j]).toBeLessThan(0.1);
  });

  it("makes trajectories on the levels that move every factor once by Δ, evenly over the levels", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.constantFrom(2, 4, 6, 8), fc.nat(500), (k, levels, key) => {
        const design = morrisDesign(k, 3, streamOf("morris", key), levels);
        const delta = levels / (2 * (levels - 1));
        for (const points of design.trajectories) {
          expect(points.length).toBe(k + 1);
          for (const value of points.flat())
            expect(Number.isInteger(Math.round(value * (levels - 1) * 1e9) / 1e9) && value >= 0 && value <= 1).toBe(true);
          const linear = elementaryEffects(
            points,
            points.map((point) => point.reduce((sum, x, j) => sum + (j + 1) * x, 0)),
          );
          for (const [j, effect] of linear.entries()) expect(effect).toBeCloseTo(j + 1, 9);
          for (let i = 1; i <= k; i++) {
            const steps = points[i].map((x, j) => Math.abs(x - points[i - 1][j])).filter((step) => step > 0);
            expect(steps.length).toBe(1);
            expect(steps[0]).toBeCloseTo(delta, 12);
          }
        }
        expect(morrisDesign(k, 5, streamOf("morris", key), levels).trajectories.slice(0, 3)).toEqual(design.trajectories);
      }),
      { seed: 1, numRuns: 60 },
    );
    const starts = morrisDesign(1, 4000, streamOf("morris")).trajectories.map((points) => points[0][0] * 3);
    for (const level of [0, 1, 2, 3]) expect(Math.abs(starts.filter((s) => Math.round(s) === level).length - 1000)).toBeLessThan(120);
  });

  it("has no spread in a linear model", () => {
    const { factors } = analyse(morrisDesign(3, 20, streamOf("morris")), ([x, y, z]) => 2 * x - 5 * y + 0 * z);
    for (const [j, effect] of [2, -5, 0].entries()) {
      expect(factors[j].mu).toBeCloseTo(effect, 12);
      expect(factors[j].muStar).toBeCloseTo(Math.abs(effect), 12);
      expect(factors[j].sigma!).toBeLessThan(1e-13 * 100);
    }
  });

  it("drops the whole trajectory of a failed run and counts it", () => {
    const design = morrisDesign(3, 10, streamOf("morris"));
    const outputs: (number | null)[][] = design.trajectories.map((points) => points.map(ishigami));
    outputs[4][2] = null;
    const kept = { ...design, trajectories: design.trajectories.toSpliced(4, 1) };
    const result = morrisIndices(design, outputs, options);
    expect(result).toMatchObject({ trajectoryCount: 9, droppedCount: 1 });
    expect(result.factors).toEqual(analyse(kept, ishigami).factors);
  });

  it("refuses outputs that don't fit and steps that move two factors", () => {
    const design = morrisDesign(2, 2, streamOf("morris"));
    expect(() => morrisIndices(design, [[1, 2, 3]], options)).toThrow(/2 trajectories/);
    expect(() =>
      morrisIndices(
        design,
        [
          [1, 2, 3],
          [1, null, 3],
        ],
        options,
      ),
    ).toThrow(/at least 2 complete/);
    expect(() =>
      morrisIndices(
        design,
        [
          [1, 2, 3],
          [1, Number.NaN, 3],
        ],
        options,
      ),
    ).toThrow(/finite/);
    expect(() =>
      elementaryEffects(
        [
          [0, 0],
          [1, 1],
          [1, 0],
        ],
        [1, 2, 3],
      ),
    ).toThrow(/move one factor/);
    expect(() => morrisDesign(2, 2, streamOf("morris"), 3)).toThrow(/even/);
    expect(() => morrisDesign(0, 2, streamOf("morris"))).toThrow(RangeError);
  });
});
