/** Estimators against values computed once with scipy, numpy and exact arithmetic; makeReference.py made them. */
import { describe, expect, it } from "vitest";
import { kendall } from "../../../src/methods/compare/parameterUncertainty.ts";
import { bootstrapIntervals } from "../../../src/statistics/bootstrap.ts";
import { ocbaAllocation } from "../../../src/statistics/budgetAllocation.ts";
import { summariseEffects } from "../../../src/statistics/morris.ts";
import { holm } from "../../../src/statistics/multiplicity.ts";
import { noiseShare } from "../../../src/statistics/noiseShare.ts";
import { comparePaired } from "../../../src/statistics/paired.ts";
import { planStein } from "../../../src/statistics/replications.ts";
import { quantileOfSorted } from "../../../src/statistics/resampling.ts";
import { robustness } from "../../../src/statistics/robustness.ts";
import { knConstants } from "../../../src/statistics/selection.ts";
import { shapleyInteractions, shapleyValues } from "../../../src/statistics/shapley.ts";
import { sobolIndices } from "../../../src/statistics/sobolIndices.ts";
import { relativeError, streamOf } from "../../statistics/testModels.ts";
import reference from "./reference.json" with { type: "json" };

function expectAll(received: readonly number[], expected: readonly number[], tolerance = 1e-10) {
  expect(received.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) {
    expect(Math.min(relativeError(received[i], value), Math.abs(received[i] - value))).toBeLessThan(tolerance);
  }
}

describe("Tests and intervals agree with scipy", () => {
  it("Holm's adjustment, by exact fractions", () => {
    for (const family of reference.adjusted) expectAll(holm(family.p), family.holm, 1e-14);
  });

  it("Fieller's interval, as the ratios that a t test does not reject", () => {
    for (const { baseline, arm, low_high } of reference.relative) {
      const { interval } = comparePaired({ baseline, arm, direction: "lower" })!.relativeEffect;
      expectAll([interval!.low, interval!.high], low_high, 1e-9);
    }
  });

  it("bootstrap intervals of a mean, a standard deviation and a correlation, within Monte Carlo error", () => {
    const statistics = { mean: meanOf, sd: deviationOf, correlation: correlationOf };
    for (const row of reference.bootstrap) {
      const statistic = statistics[row.statistic as keyof typeof statistics];
      const sample = (rows: ArrayLike<number>) => statistic(row.data.map((column) => Array.from(rows, (i) => column[i])));
      const options = { stream: streamOf(`reference/${row.statistic}`), resamples: 40_000 };
      const made = bootstrapIntervals(row.data[0].length, sample, options);
      // A limit at 2.5 % of 40,000 normal resamples has an error of 0.013 standard errors; 0.06 allows for longer tails.
      expect(relativeError(made.standardError, row.standardError)).toBeLessThan(0.03);
      for (const [received, expected] of [
        [made.percentile, row.percentile],
        [made.basic, row.basic],
        [made.bca!, row.BCa],
      ] as const) {
        expect(Math.abs(received.low - expected[0])).toBeLessThan(0.06 * row.standardError);
        expect(Math.abs(received.high - expected[1])).toBeLessThan(0.06 * row.standardError);
      }
    }
  });

  it("Kendall's rank correlation", () => {
    for (const { first, second, tau } of reference.kendall) expect(kendall(first, second)).toBeCloseTo(tau, 12);
  });

  it("numpy's quantiles", () => {
    const { sorted, quantiles } = reference.quantiles;
    for (const [p, value] of quantiles) expect(quantileOfSorted(sorted, p)).toBeCloseTo(value, 12);
  });

  it("Stein's number of replications", () => {
    for (const { pilot, halfWidth, total } of reference.stein) expect(planStein(pilot, halfWidth).totalCount).toBe(total);
  });
});

describe("Sensitivity estimators agree with other ways to compute them", () => {
  it("Morris' measures over a whole grid of six levels, in exact fractions", () => {
    const levels = [0, 1, 2, 3, 4, 5].map((level) => level / 5);
    const f = ([x, y, z]: readonly number[]) => x * x * y + 3 * z - x * z * z;
    const effects = [0, 1, 2].map((j) =>
      [0, 0.2, 0.4].flatMap((low) =>
        levels.flatMap((a) =>
          levels.map((b) => {
            const from = [a, b].toSpliced(j, 0, low);
            return (f(from.with(j, low + 0.6)) - f(from)) / 0.6;
          }),
        ),
      ),
    );
    const rows = effects[0].map((_, i) => effects.map((column) => column[i]));
    const made = summariseEffects(rows, { stream: streamOf("reference/morris"), resamples: 100 });
    for (const [j, exact] of reference.morris.entries()) {
      expectAll([made[j].mu, made[j].muStar, made[j].sigma!], [exact.mu, exact.muStar, exact.sigma], 1e-12);
    }
  });

  it("Sobol's estimates of all orders from one table of outputs, as numpy has them", () => {
    const { outputs, mean, variance, first, firstJansen, total, second } = reference.sobol;
    const made = sobolIndices(outputs, 3);
    const values = (estimates: readonly { readonly value: number }[]) => estimates.map(({ value }) => value);
    expectAll([made.mean, made.variance], [mean, variance], 1e-12);
    expectAll(values(made.first), first);
    expectAll(values(made.firstJansen), firstJansen);
    expectAll(values(made.total), total);
    expectAll(values(made.second), second);
  });

  it("the share of noise, from scipy's F statistic of a one-way analysis of variance", () => {
    for (const { values, share, shareOfMeans } of reference.noise) {
      const made = noiseShare(values);
      expectAll([made.share!, made.shareOfMeans!], [share, shareOfMeans]);
    }
  });
});

describe("Selection and attribution agree with other ways to compute them", () => {
  it("the constants of KN at 50 digits, with shared and with independent chance", () => {
    for (const [k, n0, alpha, independent, eta, hSquared] of reference.kn) {
      const made = knConstants(k as number, n0 as number, alpha as number, independent as boolean);
      expectAll([made.eta, made.hSquared], [eta as number, hSquared as number], 1e-12);
    }
  });

  it("the optimal allocation of a budget, as the solution of its equations", () => {
    for (const { better, means, sds, total, allocation } of reference.ocba) {
      expectAll(ocbaAllocation({ better: better as "lower" | "higher", means, sds, total }), allocation, 1e-8);
    }
  });

  it("the tail mean over parameter sets, as the minimum of Rockafellar and Uryasev", () => {
    for (const { values, tail, worst } of reference.tails) {
      expect(robustness({ values: [values], better: "lower", tail })[0].conditionalValueAtRisk).toBeCloseTo(worst, 10);
    }
  });

  it("Shapley values, interactions and synergies of random games, by going through all orders", () => {
    for (const { k, game, values, pairs } of reference.shapley) {
      expectAll(shapleyValues(k, game), values, 1e-12);
      const made = shapleyInteractions(k, game);
      expect(made.map(({ measures }) => measures)).toEqual(pairs.map(({ measures }) => measures));
      expectAll(
        made.map(({ index }) => index),
        pairs.map(({ index }) => index),
        1e-12,
      );
      expectAll(
        made.map(({ synergy }) => synergy),
        pairs.map(({ synergy }) => synergy),
        1e-12,
      );
    }
  });
});

function meanOf([values]: readonly (readonly number[])[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(columns: readonly (readonly number[])[]): number {
  const mean = meanOf(columns);
  return Math.sqrt(columns[0].reduce((sum, value) => sum + (value - mean) ** 2, 0) / (columns[0].length - 1));
}

function correlationOf([first, second]: readonly (readonly number[])[]): number {
  const [a, b] = [meanOf([first]), meanOf([second])];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, value] of first.entries()) {
    ab += (value - a) * (second[i] - b);
    aa += (value - a) ** 2;
    bb += (second[i] - b) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
