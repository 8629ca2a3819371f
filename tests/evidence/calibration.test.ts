/** Calibration on a model of four lines: recovery of known parameters, a known posterior, and the same bytes however it is run. */
import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rejectionSample } from "../../src/evidence/calibration/abc.ts";
import { calibrate, calibrationProblems, parametersFor } from "../../src/evidence/calibration/calibrate.ts";
import { fitEmulator } from "../../src/evidence/calibration/emulator.ts";
import { freeParameters } from "../../src/evidence/calibration/freeParameters.ts";
import { implausibility, worst } from "../../src/evidence/calibration/implausibility.ts";
import { judgeOf } from "../../src/evidence/calibration/judge.ts";
import { coverageOf, quantilesOf, rankCorrelations, totalIndices } from "../../src/evidence/calibration/posterior.ts";
import { sampleSpace } from "../../src/evidence/calibration/space.ts";
import { targetsOf } from "../../src/evidence/calibration/targets.ts";
import { normalQuantile } from "../../src/kernel/maths.ts";
import { KeyedRandom, seedKey } from "../../src/kernel/random.ts";
import { placeOf, valueAtPlace } from "../../src/methods/factors/placeInRange.ts";
import { gradeOf, isAssumed } from "../../src/model/parameter.ts";
import { parameterGroups } from "../../src/model/parameters/catalogue.ts";
import { executeRecord, type Model } from "../../src/runs/executeTask.ts";
import type { Executor } from "../../src/runs/executor.ts";
import { summaryOnly } from "../../src/runs/record.ts";
import { type RunRequest, sized, type Workbench } from "../../src/runs/request.ts";
import { openStudyFolder } from "../../src/runs/studyFolder.ts";
import { latinHypercube } from "../../src/statistics/sampling.ts";
import { memoryWorkbench } from "../runs/memory.ts";
import { temporaryFolder } from "../runs/studyModel.ts";
import { output, toyModel, toyOutputs, toyParameters, toyPattern } from "./calibrationToy.ts";

const random = new KeyedRandom(seedKey("test"), 0);
const host = { pid: process.pid, isAlive: () => true };

/** Workers that end in an order of their own. */
function scrambledExecutor(model: Model, jobs: number): Executor {
  let n = 0;
  return {
    jobs,
    async record(task) {
      n++;
      for (let waits = (n * 7) % (jobs + 1); waits > 0; waits--) await new Promise((resolve) => setImmediate(resolve));
      return executeRecord(model, task);
    },
    async close() {},
  };
}

async function inFolder<Result>(
  model: Model,
  jobs: number,
  work: (workbench: Workbench) => Promise<Result>,
  folder = temporaryFolder(),
): Promise<Result> {
  const identity = { study: "calibrate", scenario: "toy", settings: {} };
  const study = await openStudyFolder(folder, {
    identity,
    force: false,
    host,
    executor: scrambledExecutor(model, jobs),
    durable: false,
    record: summaryOnly,
    engine: "toy",
  });
  try {
    return await work(study.workbench);
  } finally {
    await study.close();
  }
}

const truth = [1.3, 0.8, 1.1];
const plan = { patterns: [toyPattern(toyOutputs(truth), 0.3)], parameters: toyParameters(), points: 24, waves: 4, seeds: 3, sets: 24 };
const short = { ...plan, points: 12, waves: 2, sets: 6 };

describe("calibration of a toy with known parameters", () => {
  it("rules most of the space out, keeps the truth, and has it inside every credible interval", async () => {
    const result = await calibrate(memoryWorkbench(toyModel()), plan);
    expect(result.sets).toHaveLength(24);
    expect(result.waves.at(-1)!.spaceLeft).toBeLessThan(0.05);
    for (const [j, { quantiles, identified }] of result.posterior.entries()) {
      const value = truth[j] * plan.parameters[j].standard;
      expect(quantiles![0]).toBeLessThan(value);
      expect(quantiles![4]).toBeGreaterThan(value);
      expect(identified).toBe("narrowed");
    }
    expect(result.sets.every(({ missed }) => missed.length === 0)).toBe(true);
    expect(result.reference.name).toBe(result.sets[result.reference.set!].name);
    expect(result.defaults.missed.length).toBeGreaterThan(0);
    // The toy's registry has not been changed: it stands at the defaults, which the truth is far from.
    expect(result.registry.plausible).toBe(false);
    expect(result.reference.again.plausible).toBe(true);
    expect(result.warnings).toEqual([]);
  });

  it("gives the same bytes for 1, 2 and 8 workers, and when it goes on after an interruption", async () => {
    const texts = await Promise.all(
      [1, 2, 8].map((jobs) => inFolder(toyModel(), jobs, async (workbench) => JSON.stringify(await calibrate(workbench, short)))),
    );
    expect(new Set(texts).size).toBe(1);
    const folder = temporaryFolder();
    const broken = inFolder(
      toyModel(),
      2,
      (workbench) =>
        calibrate(
          {
            complete: async (requests, deliver) => {
              let n = 0;
              await workbench.complete(requests, (request, state) => {
                n++;
                if (request.point.startsWith("wave-2") && n > 10) throw new Error("killed");
                deliver(request, state);
              });
            },
          },
          short,
        ),
      folder,
    );
    await expect(broken).rejects.toThrow("killed");
    const resumed = await inFolder(toyModel(), 2, async (workbench) => JSON.stringify(await calibrate(workbench, short)), folder);
    expect(resumed).toBe(texts[0]);
    rmSync(folder, { recursive: true, force: true });
  });

  it("sets a target aside that no point comes near, and says so", async () => {
    const outputs = { ...toyOutputs(truth), third: 500 };
    const result = await calibrate(memoryWorkbench(toyModel()), { ...plan, patterns: [toyPattern(outputs, 0.3)], sets: 10 });
    expect(result.targets.map(({ use }) => use)).toEqual(["matched", "matched", "matched", "out of reach"]);
    expect(result.sets.length).toBeGreaterThan(0);
  });

  it("says that there is no set where targets contradict each other", async () => {
    const outputs = { sum: 3.5, product: 3 };
    const result = await calibrate(memoryWorkbench(toyModel()), {
      ...{ ...plan, points: 12, waves: 2, sets: 20 },
      patterns: [toyPattern({ ...outputs, bent: 0.3 }, 0.1)],
    });
    expect(result.sets).toEqual([]);
    expect(result.proposals.end).toBe("idle");
    // Three batches of twelve, after those points of the waves that lay nearest; what stands in the way is named, and every range stays.
    expect(result.proposals.tried).toBeGreaterThanOrEqual(36);
    expect(Math.max(...result.proposals.stoppedBy.map(({ missed }) => missed))).toBeGreaterThan(result.proposals.tried / 2);
    const [shortfall] = result.warnings.filter((warning) => warning.includes("sets were found"));
    expect(shortfall).toMatch(/^0 of 20 sets were found: 3 batches .* stood in the way most: 1\/.* keeps its whole range$/);
    expect(result.posterior.every(({ quantiles, identified }) => quantiles === null && identified === "unknown")).toBe(true);
    expect(result.reference.set).toBeNull();
  });

  it("finds a hidden set again from what that set gives", async () => {
    for (const recover of [1, 2]) {
      const { recovery, reference } = await calibrate(memoryWorkbench(toyModel()), { ...plan, recover });
      expect(recovery!.inSpace).toBe(true);
      expect(recovery!.inside).toEqual([true, true, true]);
      expect(reference.again.missed).toEqual([]);
    }
  });

  it("calls a parameter open that no target depends on", async () => {
    const result = await calibrate(memoryWorkbench(toyModel()), { ...plan, parameters: toyParameters(4) });
    expect(result.posterior[3].identified).toBe("open");
    expect(result.posterior[3].constrainedBy).toEqual([]);
  });

  it("tells every fault of a plan", () => {
    expect(calibrationProblems({ ...plan, patterns: [], parameters: [], points: 3, seeds: 1 })).toHaveLength(4);
    expect(calibrationProblems(plan)).toEqual([]);
  });
});

describe("rejection sampling", () => {
  /** θ ~ N(0, 1), y | θ ~ N(θ, 1). */
  const normal: Model = ({ parameters }, replication) => {
    const theta = (parameters as unknown as { toy: { theta: number } }).toy.theta;
    return output(["y"], [theta + random.stream("y").normal(0, replication)]);
  };
  const WIDTH = 0.1;
  const wanted = 2000;
  const sample = (workbench: Workbench) =>
    rejectionSample<number>({
      ...{ wanted, batch: 5000, most: 200_000, stream: random.stream("accept") },
      draw: (first, count) => Array.from({ length: count }, (_, i) => [normalQuantile(random.stream("prior").uniform(0, first + i))]),
      async simulate(points, first) {
        const values: number[] = [];
        const requests = sized(points.length, function* (): Iterable<RunRequest> {
          for (const [i, [theta]] of points.entries()) {
            yield { point: String(i), replication: first + i, specification: { id: "toy", parameters: { toy: { theta } } } as never };
          }
        });
        await workbench.complete(requests, (_, state) => void values.push(state.status === "done" ? state.record.summary[0] : Number.NaN));
        return values;
      },
      // The observation is y = 1, with an error of its own of width 0.1: its variance is 1.01 in all.
      acceptance: (y) => Math.exp(-(((y - 1) / WIDTH) ** 2) / 2),
    });

  it("gives the posterior N(½, ½) of a normal mean, mean and variance within three Monte-Carlo errors", async () => {
    const { accepted } = await sample(memoryWorkbench(normal));
    expect(accepted).toHaveLength(wanted);
    const values = accepted.map(({ point }) => point[0]);
    const mean = values.reduce((sum, value) => sum + value, 0) / wanted;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (wanted - 1);
    expect(Math.abs(mean - 0.5)).toBeLessThan(3 * Math.sqrt(0.5 / wanted));
    expect(Math.abs(variance - 0.5)).toBeLessThan(3 * 0.5 * Math.sqrt(2 / (wanted - 1)));
  });

  it("accepts the same for 1, 2 and 8 workers", async () => {
    const small = (jobs: number) =>
      inFolder(normal, jobs, async (workbench) => {
        const { accepted } = await rejectionSample<number>({
          ...{ wanted: 30, batch: 200, most: 2000, stream: random.stream("accept") },
          draw: (first, count) => Array.from({ length: count }, (_, i) => [normalQuantile(random.stream("prior").uniform(0, first + i))]),
          async simulate(points, first) {
            const values: number[] = [];
            const requests = points.map(([theta], i) => ({
              ...{ point: String(i), replication: first + i },
              specification: { id: "toy", parameters: { toy: { theta } } } as never,
            }));
            await workbench.complete(
              requests,
              (_, state) => void values.push(state.status === "done" ? state.record.summary[0] : Number.NaN),
            );
            return values;
          },
          acceptance: (y) => (Math.abs(y - 1) < 0.3 ? 1 : 0),
        });
        return accepted.map(({ point }) => point[0]);
      });
    const [one, two, eight] = [await small(1), await small(2), await small(8)];
    expect(one).toHaveLength(30);
    expect(two).toEqual(one);
    expect(eight).toEqual(one);
  });
});

describe("an emulator", () => {
  const inputs = latinHypercube(60, 4, random.stream("emulator"));
  const f = ([a, b, c]: readonly number[]) => 3 * a - 2 * b * b + a * c + 0.3 * Math.sin(6 * a);

  it("finds the inputs that matter and is right within its own error", () => {
    const noise = 0.0004;
    const emulator = fitEmulator({ inputs, values: inputs.map((x, i) => f(x) + 0.02 * random.stream("noise").normal(0, i)), noise });
    expect(emulator.active).toEqual([0, 1, 2]);
    expect(emulator.check.explained).toBeGreaterThan(0.98);
    const fresh = latinHypercube(200, 4, random.stream("fresh"));
    const errors = fresh.map((x) => Math.abs(emulator.mean(x) - f(x)) / Math.sqrt(emulator.variance(x)));
    expect(errors.filter((error) => error > 3).length).toBeLessThan(12);
    expect(errors.filter((error) => error > 1).length).toBeGreaterThan(5);
  });

  it("interpolates where there is no chance, and gives a constant back", () => {
    const exact = fitEmulator({ inputs, values: inputs.map((x) => 2 * x[0] - x[1]), noise: 0 });
    expect(exact.mean([0.5, 0.25, 0.1, 0.9])).toBeCloseTo(0.75, 3);
    const constant = fitEmulator({ inputs, values: inputs.map(() => 7), noise: 0 });
    expect(constant.mean([0.1, 0.2, 0.3, 0.4])).toBeCloseTo(7, 6);
    expect(constant.active).toEqual([]);
  });

  it("has total indices that are those of a linear function", () => {
    const linear = fitEmulator({ inputs, values: inputs.map((x) => 2 * x[0] + x[1]), noise: 0 });
    const [first, second, third] = totalIndices(linear, 4, random.stream("indices"));
    expect(Math.abs(first - 0.8)).toBeLessThan(0.1);
    expect(Math.abs(second - 0.2)).toBeLessThan(0.05);
    expect(third).toBe(0);
  });
});

describe("the space that is left", () => {
  it("is found and measured where it is a small part of many dimensions", () => {
    const dimensions = 6;
    const centre = [0.2, 0.8, 0.5, 0.4, 0.6, 0.3];
    const far = (point: readonly number[]) => Math.max(...point.map((u, j) => Math.abs(u - centre[j]))) / 0.05;
    const space = { dimensions, worst: far, within: (point: readonly number[], limit: number) => far(point) <= limit };
    const { points, share, level } = sampleSpace(space, 3, random.stream("space"));
    // A cube of side 0.3 about the centre, 0.000729 of the whole.
    expect(level).toBe(3);
    expect(share / 0.3 ** 6).toBeGreaterThan(0.6);
    expect(share / 0.3 ** 6).toBeLessThan(1.6);
    expect(points.every((point) => far(point) <= 3)).toBe(true);
    for (let j = 0; j < dimensions; j++) {
      const places = points.map((point) => point[j]).sort((a, b) => a - b);
      expect(places[0]).toBeLessThan(centre[j] - 0.13);
      expect(places.at(-1)).toBeGreaterThan(centre[j] + 0.13);
      expect(places.reduce((sum, u) => sum + u, 0) / places.length).toBeCloseTo(centre[j], 1);
    }
  });

  it("has the nearest points where nothing is left", () => {
    const space = {
      dimensions: 2,
      worst: ([a]: readonly number[]) => 4 + a,
      within: ([a]: readonly number[], limit: number) => 4 + a <= limit,
    };
    const { level, points } = sampleSpace(space, 3, random.stream("none"));
    expect(level).toBeGreaterThan(3.9);
    expect(points.every(([a]) => 4 + a <= level)).toBe(true);
  });
});

describe("implausibility and summaries", () => {
  it("counts standard deviations, passes none over, and takes what has no value for infinite", () => {
    const two = { observed: 1, beyond: null, discrepancy: 3 } as const;
    expect(implausibility(7, two, 1)).toBe(3);
    expect(implausibility(-5, two, 1)).toBe(3);
    expect(implausibility(-5, { ...two, beyond: "lower" }, 1)).toBe(0);
    expect(implausibility(7, { ...two, beyond: "lower" }, 1)).toBe(3);
    expect(implausibility(7, { ...two, beyond: "higher" }, 1)).toBe(0);
    expect(implausibility(Number.NaN, two, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(worst([1, 5, 3])).toBe(5);
    expect(worst([])).toBe(0);
  });

  it("accept no point that misses one target of many, unless it is out of reach", () => {
    const ids = Array.from({ length: 20 }, (_, t) => `t${t}`);
    const targets = targetsOf([toyPattern(Object.fromEntries(ids.map((id) => [id, 1])), 0.3)]);
    const problem = { parameters: [], patterns: [], targets };
    const point = (values: readonly number[]) => ({
      ...{ name: "p", values: [], firstSeed: 0, seeds: 2, failedRuns: 0 },
      outputs: values.map((value) => ({ value, seedVariance: 0 })),
    });
    const zeros = ids.map(() => 0);
    const judge = judgeOf(
      problem,
      ids.map(() => true),
      zeros,
    );
    const good = ids.map(() => 1.2);
    expect(judge.passes(point(good))).toBe(true);
    expect(judge.passes(point(good.with(7, 1.31)))).toBe(false);
    expect(judge.passes(point(good.with(7, Number.NaN)))).toBe(false);
    expect(judge.measured(point(good.with(7, 1.31))).missed).toEqual(["1/t7"]);
    const without = judgeOf(
      problem,
      ids.map((_, t) => t !== 7),
      zeros,
    );
    expect(without.passes(point(good.with(7, 1.31)))).toBe(true);
  });

  it("draws the line of a tolerance where the evidence command draws it, but for chance", () => {
    const [target] = targetsOf([toyPattern({ sum: 2 }, 0.6)]);
    expect(implausibility(2.6, target, 0)).toBeCloseTo(3, 12);
  });

  it("gives no quantiles from fewer than twenty sets, full coverage of even places, and correlations with their sign", () => {
    const even = Array.from({ length: 101 }, (_, i) => i / 100);
    expect(quantilesOf(even.slice(0, 19))).toBeNull();
    expect(coverageOf(even)).toBeCloseTo(1, 12);
    expect(coverageOf(even.map((u) => 0.5 + u / 10))).toBeCloseTo(0.1, 12);
    const rows = even.map((u, i) => [u, -u * u, (i * 37) % 101]);
    const [strongest] = rankCorrelations(rows);
    expect([strongest.first, strongest.second]).toEqual([0, 1]);
    expect(strongest.rho).toBeCloseTo(-1, 12);
  });
});

describe("the free parameters", () => {
  const declared = freeParameters();

  it("have ranges about the value of the registry, unique names and a reason", () => {
    expect(new Set(declared.map(({ id }) => id)).size).toBe(declared.length);
    for (const { id, low, high, standard, why, paths, rows } of declared) {
      expect(low, id).toBeLessThan(high);
      expect(standard, id).toBeGreaterThanOrEqual(low);
      expect(standard, id).toBeLessThanOrEqual(high);
      expect(why.length, id).toBeGreaterThan(20);
      expect(paths.length, id).toBeGreaterThan(0);
      expect(rows.length, id).toBeGreaterThan(0);
    }
  });

  it("are assumptions: nothing measured is free", () => {
    const single = declared.filter(({ how }) => how === "value").map(({ id }) => id.split("."));
    for (const [group, name] of single) {
      const { source } = parameterGroups.find((one) => one.group === group)!.specifications[name];
      expect(isAssumed(gradeOf(source)), `${group}.${name}`).toBe(true);
    }
  });

  it("have places and values that answer to each other", () => {
    for (const parameter of declared) {
      for (const u of [0.001, 0.37, 0.999]) expect(placeOf(parameter, valueAtPlace(parameter, u))).toBeCloseTo(u, 2);
      expect(valueAtPlace(parameter, 1e-9)).toBeGreaterThanOrEqual(parameter.low);
    }
  });

  it("are those of the rows that are calibrated to", () => {
    const of = (row: string) => parametersFor([{ ...plan.patterns[0], row }], declared).map(({ id }) => id);
    expect(of("22")).toEqual(["evaluation.effortStake", "handling.baseEffort"]);
    expect(of("29")).toEqual(["handling.baseEffort", "handling.nonCoreGovernment", "handling.copingMaximum", "evaluation.gamingGain"]);
  });
});
