import { describe, expect, it } from "vitest";
import { arctangent, costPlanes, frontier } from "../../../src/methods/compare/costPlane.ts";
import { streamOf } from "../../statistics/testModels.ts";
import { COST, INCIDENTS } from "./cases.ts";

const draws = streamOf("cost plane");

/** n pairs with extra cost of mean 10, sd 2 and benefit of mean 5, sd 1, correlation rho. */
function input(n: number, rho: number, study = 0) {
  const zero = new Array<number>(n).fill(0);
  const cost = zero.map((_, r) => 10 + 2 * draws.normal(study, r, 0));
  const values = cost.map((c, r) => -5 - (rho * (c - 10)) / 2 - Math.sqrt(1 - rho * rho) * draws.normal(study, r, 1));
  return { arm: "a", baselineCost: zero, cost, baseline: zero, values };
}

const options = { level: 0.95, seed: "1", resamples: 0 };

/** Whether a point (cost, benefit) lies inside the ellipse about the means. */
function holds(plane: ReturnType<typeof costPlanes>[number], cost: number, benefit: number): boolean {
  const { a, b, angle } = plane.ellipse!;
  const [dx, dy] = [cost - plane.meanCost, benefit - plane.meanBenefit];
  const along = dx * Math.cos(angle) + dy * Math.sin(angle);
  const across = -dx * Math.sin(angle) + dy * Math.cos(angle);
  return (along / a) ** 2 + (across / b) ** 2 <= 1;
}

describe("the cost-effectiveness plane", () => {
  it("counts fewer incidents as benefit and leaves out incomplete pairs", () => {
    const plane = costPlanes(
      [{ arm: "a", baselineCost: [1, 2, null], cost: [3, 5, 9], baseline: [10, 20, 30], values: [7, 22, 1] }],
      INCIDENTS,
      options,
    )[0];
    expect(plane).toMatchObject({ n: 2, cost: [2, 3], benefit: [3, -2], meanCost: 2.5, meanBenefit: 0.5, ellipse: null });
  });

  it("is not drawn for the cost itself or an outcome without a good direction", () => {
    expect(costPlanes([input(5, 0)], COST, options)).toEqual([]);
    expect(costPlanes([input(5, 0)], { ...INCIDENTS, direction: "none" }, options)).toEqual([]);
  });

  it("has an ellipse from twenty pairs on", () => {
    expect(costPlanes([input(19, 0.5)], INCIDENTS, options)[0].ellipse).toBe(null);
    expect(costPlanes([input(20, 0.5)], INCIDENTS, options)[0].ellipse).not.toBe(null);
  });

  it("has an ellipse that holds the true means in 94 to 96 of 100 studies, whatever the correlation", () => {
    for (const rho of [-0.8, 0, 0.5]) {
      let covered = 0;
      for (let study = 0; study < 4000; study++) if (holds(costPlanes([input(20, rho, study)], INCIDENTS, options)[0], 10, 5)) covered++;
      expect(covered / 4000).toBeGreaterThan(0.94);
      expect(covered / 4000).toBeLessThan(0.96);
    }
  });

  it("has an ellipse whose size tends to chi-square's 5.99", () => {
    const { a } = costPlanes([input(4000, 0)], INCIDENTS, options)[0].ellipse!;
    expect((a * a * 4000) / 4).toBeGreaterThan(5.991 * 0.93);
    expect((a * a * 4000) / 4).toBeLessThan(5.991 * 1.07);
  });

  it("takes its angle from an arc tangent that agrees with the engine's to 1e-15", () => {
    for (const x of [0, 1e-9, 0.1, 0.5, 1, -1, 2, -30, 1e6]) expect(Math.abs(arctangent(x) - Math.atan(x))).toBeLessThan(1e-15);
  });
});

describe("an arm's place beside the frontier", () => {
  /** Pairs of arms by the means of cost and benefit, each with the same spread 1. */
  const placed = (n: number, means: readonly (readonly [cost: number, benefit: number])[], resamples = 2000) => {
    const zero = new Array<number>(n).fill(0);
    const inputs = means.map(([cost, benefit], a) => ({
      ...{ arm: `${a}`, baselineCost: zero, baseline: zero },
      cost: zero.map((_, r) => cost + draws.normal(90 + a, r, 2)),
      values: zero.map((_, r) => -benefit - draws.normal(90 + a, r, 3)),
    }));
    return costPlanes(inputs, INCIDENTS, { level: 0.95, seed: "1", resamples });
  };

  it("is shown where the means are far apart, and not where they are near", () => {
    // The last costs about as much as the first and brings about as much.
    const planes = placed(30, [
      [10, 20],
      [20, 5],
      [10.2, 20.1],
    ]);
    expect(planes.map(({ place }) => place)).toEqual(["unclear", "off", "unclear"]);
    expect(placed(30, [[10, 20]])[0]).toMatchObject({ efficient: true, place: "on" });
  });

  it("is shown in at most 2 of 40 studies of 9 arms that do nothing to be on it", () => {
    let said = 0;
    for (let study = 0; study < 40; study++) {
      const zero = new Array<number>(20).fill(0);
      const inputs = Array.from({ length: 9 }, (_, a) => ({
        ...{ arm: `${a}`, baselineCost: zero, baseline: zero },
        cost: zero.map((_, r) => draws.normal(1000 + study, r, 2 * a)),
        values: zero.map((_, r) => draws.normal(1000 + study, r, 2 * a + 1)),
      }));
      if (costPlanes(inputs, INCIDENTS, { level: 0.95, seed: "1", resamples: 2000 }).some(({ place }) => place === "on")) said++;
    }
    expect(said).toBeLessThanOrEqual(2);
  });

  it("is not shown below 20 pairs, nor without resamples", () => {
    expect(placed(19, [[10, 20]])[0].place).toBe("unclear");
    expect(placed(30, [[10, 20]], 0)[0].place).toBe("unclear");
  });

  it("stands beside both means with their intervals, none where all pairs differ alike", () => {
    const [plane] = placed(30, [[10, 20]], 0);
    expect(plane.costInterval!.low).toBeLessThan(plane.meanCost);
    expect(plane.benefitInterval!.high).toBeGreaterThan(plane.meanBenefit);
    const alike = { arm: "a", baselineCost: [1, 2], cost: [3, 4], baseline: [5, 5], values: [4, 3] };
    expect(costPlanes([alike], INCIDENTS, options)[0]).toMatchObject({ costInterval: null, meanCost: 2 });
  });
});

describe("the efficient frontier", () => {
  const option = (meanCost: number, meanBenefit: number) => ({ meanCost, meanBenefit });

  it("drops what another option beats on both", () => {
    expect(frontier([option(0, 0), option(10, 5), option(12, 4)])).toEqual([true, true, false]);
  });

  it("drops what a mixture of two others beats", () => {
    expect(frontier([option(0, 0), option(5, 1), option(10, 10)])).toEqual([true, false, true]);
  });

  it("drops doing nothing when an arm saves money and helps", () => {
    expect(frontier([option(0, 0), option(-3, 2), option(4, 6)])).toEqual([false, true, true]);
  });

  it("keeps both of two equal options", () => {
    expect(frontier([option(0, 0), option(3, 2), option(3, 2)])).toEqual([true, true, true]);
  });
});
