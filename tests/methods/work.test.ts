/** How much an analysis computes beside its runs: by the calls of its estimators and their lengths, which no busy machine changes. */
import { describe, expect, it, vi } from "vitest";
import { bootstrapIntervals, bootstrapMean, percentileInterval } from "../../src/statistics/bootstrap.ts";
import { streamOf } from "../statistics/testModels.ts";
import { compareModel, modelOf, planOf } from "./compare/cases.ts";

const work = vi.hoisted(() => ({ quantiles: 0 }));
vi.mock("../../src/statistics/distributions.ts", async (importOriginal) => {
  const real = await importOriginal<typeof import("../../src/statistics/distributions.ts")>();
  const studentQuantile: typeof real.studentQuantile = (...asked) => {
    work.quantiles++;
    return real.studentQuantile(...asked);
  };
  return { ...real, studentQuantile };
});

/** Incidents that differ by arm and replication without an order. */
const model = modelOf((arm, replication) => ({ summary: { "true-incidents": 100 - arm + ((replication * 7919 * (arm + 1)) % 101) } }));

/** Quantiles worked out in a comparison of three arms with progress. */
async function quantilesOf(changes: Parameters<typeof planOf>[1]): Promise<{ quantiles: number; told: string[] }> {
  const told: string[] = [];
  work.quantiles = 0;
  await compareModel(model, planOf(3, { ...changes, resamples: 100, tell: (text) => void told.push(text) }));
  return { quantiles: work.quantiles, told };
}

/** Work at n, 2n and 4n: what the last doubling adds, in times of what the one before added; 2 for work that grows as the runs do. */
function growth([few, more, most]: readonly number[]): number {
  return (most - more) / (more - few);
}

describe("the work of an analysis grows as its runs do", () => {
  it("in a comparison that tells its precision after every replication, whatever the rule", async () => {
    for (const rule of [
      (n: number) => ({ kind: "fixed" as const, replications: n }),
      (n: number) => ({ kind: "look-ahead" as const, minimum: 10, maximum: n, halfWidth: { kind: "absolute" as const, value: 1e-9 } }),
      (n: number) => ({ kind: "stein" as const, pilot: 10, maximum: n, halfWidth: { kind: "absolute" as const, value: 1e-9 } }),
    ]) {
      const each = [];
      for (const n of [100, 200, 400]) {
        const { quantiles, told } = await quantilesOf({ rule: rule(n) });
        expect(told).toHaveLength(n);
        expect(told.filter((text) => text !== "")).toHaveLength(n - 2);
        each.push(quantiles);
      }
      expect(growth(each)).toBeLessThan(2.1);
    }
  });

  it("in what it tells of its precision, which is the last of the published path", async () => {
    const { told } = await quantilesOf({ rule: { kind: "fixed", replications: 40 } });
    const { result } = await compareModel(model, planOf(3, { rule: { kind: "fixed", replications: 40 } }));
    const widest = result.precision[0].n.map((_, i) => Math.max(...result.precision.map(({ halfWidth }) => halfWidth[i])));
    expect(told.slice(2).map((text) => Number(/±([\d.]+)/.exec(text)?.[1]))).toHaveLength(widest.length);
    told.slice(2).forEach((text, i) => {
      expect(Math.abs(Number(/±([\d.]+)/.exec(text)?.[1]) / widest[i] - 1)).toBeLessThan(0.06);
    });
  });

  it("in bootstraps: none leaves out every row in turn where nobody asks what that brings", () => {
    const values = Array.from({ length: 40 }, (_, i) => (i * 7919) % 101);
    let [calls, rows] = [0, 0];
    const statistic = (sample: ArrayLike<number>): number => {
      calls++;
      rows += sample.length;
      let sum = 0;
      for (let i = 0; i < sample.length; i++) sum += values[sample[i]];
      return sum / sample.length;
    };
    const options = { stream: streamOf("work"), resamples: 100 };
    const alone = percentileInterval(values.length, statistic, options);
    expect([calls, rows]).toEqual([101, 101 * 40]);
    const full = bootstrapIntervals(values.length, statistic, options);
    expect(calls).toBe(101 + 141);
    expect(alone).toEqual({ point: full.point, percentile: full.percentile });
    const mean = bootstrapMean(values, options);
    expect(mean.acceleration).toBeCloseTo(full.acceleration, 12);
    expect(mean.bca!.low).toBeCloseTo(full.bca!.low, 10);
    expect(mean.bca!.high).toBeCloseTo(full.bca!.high, 10);
  });
});
