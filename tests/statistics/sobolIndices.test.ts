import { describe, expect, it } from "vitest";
import { noiseShare } from "../../src/statistics/noiseShare.ts";
import { sobolDesign, sobolIndices } from "../../src/statistics/sobolIndices.ts";
import { type Scramble, sobolSequence } from "../../src/statistics/sobolSequence.ts";
import { ISHIGAMI, ishigami, SOBOL_G, sobolG, streamOf } from "./testModels.ts";

type Model = (u: readonly number[]) => number;
const owen = (key = 0): Scramble => ({ kind: "owen", stream: streamOf("scramble", key) });
const bootstrap = { stream: streamOf("sobol/bootstrap"), resamples: 300 };

function outputsOf(model: Model, n: number, k: number, secondOrder = false, scramble = owen()): number[][] {
  return sobolDesign(sobolSequence(n, 2 * k, scramble), secondOrder).map((block) => block.map(model));
}

describe("Sobol's indices", () => {
  it("match the bit-level fixture of Ishigami on the plain Sobol sequence with 1,024 points to 1e-9", () => {
    const result = sobolIndices(outputsOf(ishigami, 1024, 3, false, { kind: "none" }), 3);
    expect(result.variance).toBeCloseTo(13.81895444323866, 9);
    const expected = {
      first: [0.332955304117, 0.441313938544, 0.01857860242],
      total: [0.558179045711, 0.44328458403, 0.242149373355],
      firstJansen: [0.312844776395, 0.426167815794, -0.002624053234],
    } as const;
    for (const kind of ["first", "total", "firstJansen"] as const) {
      for (const [j, value] of expected[kind].entries()) expect(Math.abs(result[kind][j].value - value)).toBeLessThan(1e-9);
    }
  });

  it("lie within 0.001 of Ishigami's analytic values on the plain sequence with 4,096 points, Jansen's form included", () => {
    const result = sobolIndices(outputsOf(ishigami, 4096, 3, false, { kind: "none" }), 3);
    for (const j of [0, 1, 2]) {
      expect(Math.abs(result.total[j].value - ISHIGAMI.total[j])).toBeLessThan(0.001);
      expect(Math.abs(result.firstJansen[j].value - ISHIGAMI.first[j])).toBeLessThan(0.001);
    }
  });

  it("come near Ishigami's analytic values with intervals that hold them, second order included", () => {
    const result = sobolIndices(outputsOf(ishigami, 4096, 3, true), 3, bootstrap);
    expect(result.mean).toBeCloseTo(3.5, 1);
    expect(Math.abs(result.variance / ISHIGAMI.variance - 1)).toBeLessThan(0.01);
    for (const j of [0, 1, 2]) {
      expect(Math.abs(result.first[j].value - ISHIGAMI.first[j])).toBeLessThan(0.02);
      expect(Math.abs(result.total[j].value - ISHIGAMI.total[j])).toBeLessThan(0.02);
      const { low, high } = result.total[j].interval!;
      expect(low < ISHIGAMI.total[j] && ISHIGAMI.total[j] < high).toBe(true);
    }
    expect(result.second.map(({ factors }) => factors)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    for (const [i, exact] of [0, ISHIGAMI.secondOfFirstAndThird, 0].entries()) {
      const { value, interval } = result.second[i];
      expect(Math.abs(value - exact)).toBeLessThan(0.03);
      expect(interval!.low < exact && exact < interval!.high).toBe(true);
    }
  });

  it("come near the analytic values of the G function of eight factors", () => {
    const result = sobolIndices(outputsOf(sobolG, 8192, 8, true), 8);
    expect(Math.abs(result.variance / SOBOL_G.variance - 1)).toBeLessThan(0.02);
    for (let j = 0; j < 8; j++) {
      expect(Math.abs(result.first[j].value - SOBOL_G.first[j])).toBeLessThan(0.01);
      expect(Math.abs(result.total[j].value - SOBOL_G.total[j])).toBeLessThan(0.01);
    }
    expect(Math.abs(result.second[0].value - SOBOL_G.secondOfFirstAndSecond)).toBeLessThan(0.02);
  });

  it("are 1/k each in a linear model of equal weights", () => {
    const result = sobolIndices(
      outputsOf((u) => u.reduce((sum, x) => sum + x, 0), 1024, 5),
      5,
    );
    for (const j of [0, 1, 2, 3, 4]) {
      expect(result.first[j].value).toBeCloseTo(0.2, 2);
      expect(result.total[j].value).toBeCloseTo(0.2, 2);
    }
  });

  it("do not mind an offset or a unit of the output", () => {
    const outputs = outputsOf(ishigami, 256, 3, true);
    const plain = sobolIndices(outputs, 3);
    const scaled = sobolIndices(
      outputs.map((row) => row.map((value) => 1e5 + 1000 * value)),
      3,
    );
    for (const kind of ["first", "firstJansen", "total", "second"] as const) {
      for (const [j, { value }] of plain[kind].entries()) expect(scaled[kind][j].value).toBeCloseTo(value, 8);
    }
  });

  it("are never clipped: a factor without influence may come out below zero", () => {
    const seen = Array.from({ length: 30 }, (_, key) => sobolIndices(outputsOf(ishigami, 64, 3, false, owen(key)), 3).first[2].value);
    expect(seen.some((value) => value < 0)).toBe(true);
    expect(seen.some((value) => value > 0)).toBe(true);
  });

  it("drop the whole base row of a failed run, for all its columns, and count it", () => {
    const outputs: (number | null)[][] = outputsOf(ishigami, 64, 3);
    const kept = sobolIndices(outputs.toSpliced(7, 1), 3, bootstrap);
    outputs[7][3] = null;
    expect(sobolIndices(outputs, 3, bootstrap)).toEqual({ ...kept, droppedCount: 1 });
  });

  it("refuse outputs that don't fit the design or don't vary", () => {
    expect(() => sobolIndices([[1, 2]], 3)).toThrow(/5 or 8/);
    expect(() =>
      sobolIndices(
        outputsOf(() => 3, 16, 2),
        2,
      ),
    ).toThrow(/vary/);
    expect(() =>
      sobolIndices(
        [
          [1, 2, 3],
          [1, null, 3],
        ],
        1,
      ),
    ).toThrow(/at least 2 complete/);
    expect(() =>
      sobolIndices(
        [
          [1, 2, 3],
          [1, Number.NaN, 3],
        ],
        1,
      ),
    ).toThrow(/finite/);
    expect(() => sobolDesign([[0.1, 0.2, 0.3]], false)).toThrow(/2k/);
  });

  it("shrink by V / (V + s²/r) under independent noise, and the noise share says by how much", () => {
    const sd = Math.sqrt(ISHIGAMI.variance);
    const noise = streamOf("noise");
    const design = sobolDesign(sobolSequence(8192, 6, owen()), false);
    const runs = design.map((block, row) => block.map((u, i) => [0, 1].map((r) => ishigami(u) + sd * noise.normal(row, i, r))));
    const single = sobolIndices(
      runs.map((row) => row.map(([first]) => first)),
      3,
    );
    expect(Math.abs(single.first[0].value - 0.156952596)).toBeLessThan(0.04);
    expect(Math.abs(single.first[1].value - 0.221205572)).toBeLessThan(0.04);
    const share = noiseShare(runs.flatMap((row) => row.slice(0, 2)));
    expect(share.share!).toBeCloseTo(0.5, 1);
    expect(share.shareOfMeans!).toBeCloseTo(1 / 3, 1);
    const averaged = sobolIndices(
      runs.map((row) => row.map(([a, b]) => (a + b) / 2)),
      3,
    );
    for (const j of [0, 1]) expect(Math.abs(averaged.first[j].value / (1 - share.shareOfMeans!) - ISHIGAMI.first[j])).toBeLessThan(0.04);
  });
});

describe("the noise share", () => {
  it("is 0 without noise, 1 on average without signal, and not clipped", () => {
    expect(
      noiseShare([
        [1, 1],
        [2, 2],
        [5, 5],
      ]),
    ).toMatchObject({ share: 0, shareOfMeans: 0, noiseVariance: 0 });
    const stream = streamOf("pure noise");
    const shares = Array.from(
      { length: 300 },
      (_, study) => noiseShare(Array.from({ length: 20 }, (_, i) => [0, 1, 2].map((r) => stream.normal(study, i, r)))).share!,
    );
    expect(shares.reduce((sum, value) => sum + value, 0) / 300).toBeCloseTo(1, 1);
    expect(shares.some((value) => value > 1)).toBe(true);
    expect(
      noiseShare([
        [1, 1],
        [1, 1],
      ]),
    ).toMatchObject({ share: null, shareOfMeans: null });
    expect(() => noiseShare([[1], [2]])).toThrow(RangeError);
  });
});
