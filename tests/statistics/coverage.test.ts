/**
 * How often the intervals cover, by simulation of whole studies with a known truth.
 *
 * The full size is `COSAFE_STUDIES=10000 npx vitest run tests/statistics/coverage.test.ts` (some minutes): coverage must then lie
 * in the stated range itself. Smaller runs widen the range by three Monte Carlo standard errors. Either prints what it found.
 */
import { afterAll, describe, expect, it } from "vitest";
import { bootstrapMean } from "../../src/statistics/bootstrap.ts";
import type { Interval } from "../../src/statistics/mean.ts";
import { type MeanDifference, welchDifference } from "../../src/statistics/meanDifference.ts";
import { holm } from "../../src/statistics/multiplicity.ts";
import { comparePaired } from "../../src/statistics/paired.ts";
import { feedLookAhead, planStein, startLookAhead, steinInterval } from "../../src/statistics/replications.ts";
import { simultaneousBand } from "../../src/statistics/simultaneousBand.ts";
import { streamOf } from "./testModels.ts";

const STUDIES = Number(process.env.COSAFE_STUDIES ?? 600);
const found: string[] = [];
const draws = streamOf("coverage");

/** Share of studies for which `covers(study)` holds; must lie in the range, give or take the Monte Carlo error of a small run. */
function expectCoverage(title: string, range: readonly [number, number], covers: (study: number) => boolean, studies = STUDIES): void {
  let count = 0;
  for (let study = 0; study < studies; study++) if (covers(study)) count++;
  const share = count / studies;
  const margin = studies >= 10_000 ? 0 : 3 * Math.sqrt((0.95 * 0.05) / studies);
  found.push(`${(100 * share).toFixed(1)} % of ${studies}: ${title}`);
  expect(share).toBeGreaterThanOrEqual(range[0] - margin);
  expect(share).toBeLessThanOrEqual(range[1] + margin);
}

const holds = ({ low, high }: Interval, truth = 0) => low <= truth && truth <= high;

/** n pairs of standard normals of correlation rho. */
function pairs(study: number, n: number, rho: number) {
  const baseline = Array.from({ length: n }, (_, r) => draws.normal(study, r, 0));
  const arm = baseline.map((x, r) => rho * x + Math.sqrt(1 - rho * rho) * draws.normal(study, r, 1));
  return comparePaired({ baseline, arm, direction: "none" })!;
}

describe("the 95 % interval covers 94 to 96 times in 100", () => {
  const fixed: [number, number][] = [
    [10, 0],
    [10, 0.8],
    [30, -0.5],
    [30, 0.5],
  ];
  it.each(fixed)("as a t interval of %i pairs of correlation %d", (n, rho) => {
    expectCoverage(`paired, n = ${n}, rho = ${rho}`, [0.94, 0.96], (study) => holds(pairs(study, n, rho).paired.interval));
  });

  it.each([
    [10, -0.5],
    [10, 0],
    [30, -0.3],
    [30, 0],
    [30, 0.8],
  ])("as the interval in force of %i pairs of correlation %d, with the fallback to Welch", (n, rho) => {
    expectCoverage(`in force, n = ${n}, rho = ${rho}`, [0.94, 0.96], (study) => holds(pairs(study, n, rho).inForce.interval));
  });

  it("as Welch's interval of independent samples of unequal size and spread", () => {
    expectCoverage("Welch, 8 of sd 3 against 20 of sd 1", [0.94, 0.96], (study) => {
      const first = Array.from({ length: 8 }, (_, r) => 3 * draws.normal(study, r, 2));
      const second = Array.from({ length: 20 }, (_, r) => draws.normal(study, r, 3));
      return holds(welchDifference(first, second).interval);
    });
  });

  it.each([
    [10, 0.7],
    [10, 0.4],
    [20, 0.3],
  ])("under the look-ahead rule with a minimum of %i and an absolute half-width of %d sd", (minimum, halfWidth) => {
    const { stats, covers } = lookAhead({ kind: "absolute", halfWidth }, minimum, 0);
    expectCoverage(`look-ahead, minimum ${minimum}, half-width ${halfWidth} sd`, [0.94, 0.96], covers);
    expect(stats.maximum).toBeLessThan(400);
  });

  it("under the look-ahead rule with a relative half-width of 5 % of a mean of 5 sd", () => {
    expectCoverage("look-ahead, relative 5 % of 5 sd", [0.94, 0.96], lookAhead({ kind: "relative", share: 0.05 }, 10, 5).covers);
  });

  it.each([0.5, 0.3])("under Stein's two stages with a pilot of 10 and a half-width of %d sd", (halfWidth) => {
    expectCoverage(`Stein, half-width ${halfWidth} sd`, [0.94, 0.96], (study) => {
      const plan = planStein(
        Array.from({ length: 10 }, (_, r) => draws.normal(study, r, 4)),
        halfWidth,
      );
      return holds(
        steinInterval(
          plan,
          Array.from({ length: plan.totalCount }, (_, r) => draws.normal(study, r, 4)),
        ).interval,
      );
    });
  });
});

function lookAhead(precision: Parameters<typeof startLookAhead>[0]["precision"], minimum: number, mean: number) {
  const stats = { maximum: 0 };
  const covers = (study: number): boolean => {
    let state = startLookAhead({ precision, minimum });
    while (state.stoppedBecause === null) state = feedLookAhead(state, mean + draws.normal(study, state.n, 5));
    stats.maximum = Math.max(stats.maximum, state.n);
    return Math.abs(state.mean - mean) <= state.halfWidth!;
  };
  return { stats, covers };
}

describe("bootstrap intervals", () => {
  const studies = Math.min(STUDIES, 2000);

  it.each([
    [10, false, [0.86, 0.92]],
    [10, true, [0.925, 0.965]],
    [30, true, [0.93, 0.96]],
    [50, false, [0.92, 0.96]],
  ] as const)("of %i normal replications by BCa (expanded: %s) cover as often as is known of them", (n, expanded, range) => {
    expectCoverage(
      `BCa${expanded ? ", expanded" : ""}, n = ${n}`,
      range,
      (study) => {
        const values = Array.from({ length: n }, (_, r) => draws.normal(study, r, 6));
        return holds(bootstrapMean(values, { stream: streamOf("bca", study), resamples: 400, expanded }).bca!);
      },
      studies,
    );
  });

  it.each([
    [10, 0.9, [0.9, 0.96]],
    [20, 0, [0.925, 0.96]],
    [20, 0.9, [0.925, 0.96]],
    [50, 0.9, [0.935, 0.96]],
  ] as const)("of %i series of 20 times with correlation %d hold the whole truth at once", (n, rho, range) => {
    expectCoverage(
      `simultaneous band, n = ${n}, rho = ${rho}`,
      range,
      (study) => {
        const rows = Array.from({ length: n }, (_, r) => series(study, r, rho));
        return simultaneousBand(rows, { stream: streamOf("band", study), resamples: 400 }).band.every((interval) => holds(interval));
      },
      studies,
    );
  });
});

/** Twenty steps of a stationary autoregression. */
function series(study: number, r: number, rho: number): number[] {
  const values = [draws.normal(study, r, 100)];
  for (let t = 1; t < 20; t++) values.push(rho * values[t - 1] + Math.sqrt(1 - rho * rho) * draws.normal(study, r, 100 + t));
  return values;
}

describe("Holm's correction", () => {
  it("finds nothing in at least 95 of 100 studies of five arms that do nothing, all against one baseline", () => {
    expectCoverage("Holm over 5 idle arms finds none", [0.945, 0.985], (study) => {
      const baseline = Array.from({ length: 15 }, (_, r) => draws.normal(study, r, 7));
      const tests: MeanDifference[] = [8, 9, 10, 11, 12].map((k) => {
        const arm = baseline.map((x, r) => 0.7 * x + draws.normal(study, r, k));
        return comparePaired({ baseline, arm, direction: "none" })!.paired;
      });
      return holm(tests.map((test) => test.p!)).every((p) => p > 0.05);
    });
  });
});

afterAll(() => console.log(found.join("\n")));
