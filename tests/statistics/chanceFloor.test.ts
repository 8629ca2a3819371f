import { describe, expect, it } from "vitest";
import { absoluteFloor, fQuantile } from "../../src/statistics/chanceFloor.ts";
import { streamOf } from "./testModels.ts";

describe("the floor of chance", () => {
  it("of squares is the quantile of F, as tables have it", () => {
    expect(fQuantile(0.95, 10, 10)).toBeCloseTo(2.97824, 5);
    expect(fQuantile(0.99, 5, 2)).toBeCloseTo(99.2993, 4);
    expect(fQuantile(0.5, 7, 7)).toBeCloseTo(1, 12);
    expect(() => fQuantile(1, 2, 2)).toThrow(RangeError);
  });

  it("of one change and many replications is the quantile of |t|", () => {
    // The ratio of one mean to its standard error: t with 19 degrees of freedom, 97.5 %.
    expect(absoluteFloor(1, 20, 0.95)).toBeCloseTo(2.093, 1);
  });

  it("is passed by any of ten parameters without influence in as few studies as said, for noise of every shape", () => {
    const [changes, replications, parameters, studies] = [10, 2, 10, 1500];
    const floor = absoluteFloor(changes, replications, 1 - 0.04 / parameters);
    const square = fQuantile(1 - 0.04 / parameters, changes, changes * (replications - 1));
    const draws = streamOf("floor/noise");
    const shapes = {
      normal: (study: number, k: number) => draws.normal(study, k),
      exponential: (study: number, k: number) => -Math.log(draws.uniform(study, k)),
    };
    for (const shape of Object.values(shapes)) {
      const passed = { absolute: 0, square: 0 };
      for (let study = 0; study < studies; study++) {
        const noise = (t: number, j: number, r: number) => shape(study, (t * (parameters + 1) + j) * replications + r);
        let [absolute, squares] = [0, 0];
        for (let j = 0; j < parameters; j++) {
          let [size, square, within] = [0, 0, 0];
          for (let t = 0; t < changes; t++) {
            const d = Array.from({ length: replications }, (_, r) => noise(t, j + 1, r) - noise(t, j, r));
            const mean = d.reduce((sum, value) => sum + value, 0) / replications;
            size += Math.abs(mean) / changes;
            square += (mean * mean) / changes;
            within += d.reduce((sum, value) => sum + (value - mean) ** 2, 0);
          }
          const variance = within / (changes * (replications - 1)) / replications;
          absolute = Math.max(absolute, size / Math.sqrt(variance));
          squares = Math.max(squares, square / variance);
        }
        if (absolute > floor) passed.absolute++;
        if (squares > square) passed.square++;
      }
      const bound = 0.04 + 3 * Math.sqrt((0.04 * 0.96) / studies);
      expect(passed.absolute / studies).toBeLessThan(bound);
      expect(passed.square / studies).toBeLessThan(bound);
    }
  });
});
