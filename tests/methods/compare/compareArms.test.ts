import { describe, expect, it } from "vitest";
import { PlanError } from "../../../src/methods/compare/plan.ts";
import { studentQuantile } from "../../../src/statistics/distributions.ts";
import { streamOf } from "../../statistics/testModels.ts";
import { COST, compareModel, INCIDENTS, modelOf, planOf, SECURITY } from "./cases.ts";

const sleepA = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const sleepB = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
const sleep = modelOf((arm, replication) => ({ summary: { "true-incidents": (arm === 0 ? sleepB : sleepA)[replication - 1] } }));

const noise = streamOf("compare");
/** Incidents around 100: arm 1 averts 20, arm 2 nothing but its own noise; security rises by arm. */
const street = modelOf((arm, replication) => ({
  summary: {
    "true-incidents": 100 + 8 * noise.normal(replication, 0) - (arm === 1 ? 20 : 0) + (arm > 0 ? 3 * noise.normal(replication, arm) : 0),
    "sense-of-security": 3 + 0.1 * arm + 0.02 * noise.normal(replication, 10 + arm),
    cost: 1e6 + 1000 * arm,
  },
}));

describe("a comparison with its baseline", () => {
  it("gives Student's sleep data their published values", async () => {
    const { result } = await compareModel(sleep, planOf(2));
    const [effect] = result.effects;
    expect(effect).toMatchObject({ arm: "one", outcome: "true-incidents", n: 10, dropped: 0, method: "paired", verdict: "better" });
    expect(effect.difference).toBeCloseTo(-1.58, 12);
    expect(effect.sd).toBeCloseTo(1.2299954833, 9);
    expect(effect.p).toBeCloseTo(0.0028328902, 9);
    // The study says no more than this, and 14 parts in a hundred of the error are not spent: 0.84 / 0.7.
    expect(effect.adjustedP).toBeCloseTo(0.0028328902 * 1.2, 9);
    // The long tail of the differences points away from zero: that limit is moved out, the other is Student's.
    expect(effect.interval!.low).toBeLessThan(-2.4598857633);
    expect(effect.interval!.high).toBeCloseTo(-0.7001142367, 9);
    expect(effect.simultaneous!.high).toBeGreaterThan(effect.interval!.high);
    expect(effect.correlation).toBeCloseTo(0.7951702058, 9);
    expect(effect.varianceReductionFactor).toBeCloseTo(4.7654230317, 9);
    expect(effect.replicationsSaved).toBeCloseTo(37.654230317, 8);
    expect(effect.betterShare).toMatchObject({ count: 9, n: 10, share: 0.9 });
    expect(effect.bootstrap!.high).toBeLessThan(0);
    expect(result.sentences[0]).toContain("true incidents fall by 1.6 (95 % interval 0.6 to 3.3)");
    expect(result.sentences[0]).toContain("better in 9 of 10 pairs");
    // 4.77: just below what pairing is worth as a rule.
    expect(result.sentences[1]).toBe(
      "Pairing saves little for one: a pair is worth 4.8 pairs of independent runs, where 5 and more are usual. More replications narrow its interval.",
    );
  });

  it("says nothing of pairing where it is worth more", async () => {
    const close = modelOf((arm, replication) => ({
      summary: { "true-incidents": 10 * replication - arm - 0.1 * arm * (replication % 2) },
    }));
    const { result } = await compareModel(close, planOf(2));
    expect(result.effects[0].varianceReductionFactor).toBeGreaterThan(5);
    expect(result.sentences.join(" ")).not.toContain("Pairing");
  });

  it("leaves out a pair with a failed member on both sides, and counts it", async () => {
    const failing = modelOf((arm, replication) => {
      if ((arm === 1 && replication === 2) || (arm === 0 && replication === 5)) throw new Error("out of order");
      return { summary: { "true-incidents": 10 * replication - arm * (1 + (replication % 2)) } };
    });
    const { result } = await compareModel(failing, planOf(3));
    expect(result.effects.map(({ arm, n, dropped }) => [arm, n, dropped])).toEqual([
      ["one", 8, 2],
      ["two", 9, 1],
    ]);
    expect(result.pairs[0].replications).toEqual([1, 3, 4, 6, 7, 8, 9, 10]);
    expect(result.runs).toEqual({ requested: 30, used: 26 });
    expect(result.sentences.at(-1)).toBe("30 runs requested, 26 used: 4 failed or lost their partner and are left out with their pairs.");
  });

  it("says of a single replication that it cannot separate policy from chance", async () => {
    const { result } = await compareModel(street, planOf(2, { rule: { kind: "fixed", replications: 1 } }));
    expect(result.effects[0]).toMatchObject({ n: 1, interval: null, simultaneous: null, p: null, verdict: "unclear", betterShare: null });
    expect(result.sentences[0]).toMatch(/lower in a single replication, which cannot separate policy from chance\.$/);
  });

  it("says of an arm that is the baseline that it makes no difference at all", async () => {
    const idle = modelOf((_, replication) => ({ summary: { "true-incidents": replication, cost: 7 } }));
    const { result } = await compareModel(idle, planOf(2, { outcomes: [INCIDENTS, COST] }));
    expect(result.effects.map(({ verdict }) => verdict)).toEqual(["same", "same"]);
    expect(result.sentences).toEqual(["one: makes no difference at all; every outcome is the baseline's in all 10 pairs."]);
  });

  it("judges a difference that never varies by the sign test, since no t test can", async () => {
    const fixed = modelOf((arm, replication) => ({ summary: { "true-incidents": replication - arm } }));
    const five = await compareModel(fixed, planOf(2, { rule: { kind: "fixed", replications: 5 } }));
    expect(five.result.effects[0]).toMatchObject({ p: 0.0625, verdict: "unclear", interval: null });
    expect(five.result.sentences[0]).toContain("too few to rule out chance");
    const six = await compareModel(fixed, planOf(2, { rule: { kind: "fixed", replications: 6 } }));
    expect(six.result.effects[0]).toMatchObject({ p: 0.03125, verdict: "better" });
  });

  it("says nothing of an arm that shares no replication with the baseline", async () => {
    const broken = modelOf((arm) => {
      if (arm === 1) throw new Error("out of order");
      return { summary: { "true-incidents": 5 } };
    });
    const { result } = await compareModel(broken, planOf(3));
    expect(result.effects.map(({ arm }) => arm)).toEqual(["two"]);
    expect(result.sentences[0]).toBe("one: no replication has both this arm and the baseline, so nothing can be said.");
    expect(result.warnings).toContain("outcome true-incidents: nothing was measured in any pair of one");
  });

  it("asks for every run once, replication by replication with the baseline first, and lists them again by arm", async () => {
    const { asked, requests } = await compareModel(street, planOf(3, { rule: { kind: "fixed", replications: 3 } }));
    const name = ({ point, replication }: { point: string; replication: number }) => `${point} ${replication}`;
    expect(asked.map(name)).toEqual(["baseline 1", "one 1", "two 1", "baseline 2", "one 2", "two 2", "baseline 3", "one 3", "two 3"]);
    expect([...requests()].map(name).sort()).toEqual(asked.map(name).sort());
    expect([...requests()].slice(0, 3).map(name)).toEqual(["baseline 1", "baseline 2", "baseline 3"]);
  });

  it("gives the same result twice, of finite numbers only", async () => {
    const plan = planOf(3, { outcomes: [SECURITY, INCIDENTS, COST], rule: { kind: "fixed", replications: 25 }, threshold: 5 });
    const [first, second] = [await compareModel(street, plan), await compareModel(street, plan)];
    expect(JSON.stringify(second.result)).toBe(JSON.stringify(first.result));
    expect(JSON.stringify(second.tables)).toBe(JSON.stringify(first.tables));
    const numbers: number[] = [];
    JSON.stringify(first.result, (_, value) => {
      if (typeof value === "number") numbers.push(value);
      return value;
    });
    expect(numbers.length).toBeGreaterThan(500);
    expect(numbers.every(Number.isFinite)).toBe(true);
  });

  it("counts equal warnings over runs", async () => {
    const warning = modelOf((arm, replication) => ({
      summary: { "true-incidents": replication },
      warnings: arm === 1 ? ["no money"] : [],
    }));
    const { result } = await compareModel(warning, planOf(2));
    expect(result.warnings[0]).toBe("no money (in 10 of 20 runs)");
  });

  it("writes every effect into its table, the primary outcome marked", async () => {
    const { tables, result } = await compareModel(street, planOf(3, { outcomes: [SECURITY, INCIDENTS] }));
    const effects = tables.find(({ name }) => name === "effects")!;
    expect(effects.rows.length).toBe(4);
    const at = (name: string) => effects.columns.findIndex((column) => column.name === name);
    expect(effects.rows.map((row) => row[at("role")])).toEqual(["primary", "primary", "exploratory", "exploratory"]);
    expect(effects.rows[0][at("simultaneous_low")]).toBe(result.effects[0].simultaneous!.low);
    expect(effects.rows.every((row) => row.length === effects.columns.length)).toBe(true);
  });
});

describe("a plan", () => {
  it("is refused with all its problems at once", async () => {
    const plan = planOf(1, {
      outcomes: [COST],
      threshold: -1,
      rule: { kind: "look-ahead", halfWidth: { kind: "absolute", value: 0 }, minimum: 2, maximum: 1 },
    });
    const refused = compareModel(street, plan);
    await expect(refused).rejects.toThrow(PlanError);
    await expect(refused).rejects.toThrow(/arms:[\s\S]*outcomes:[\s\S]*practical threshold:[\s\S]*replications:[\s\S]*half-width:/);
  });
});

describe("replications by precision", () => {
  const lookAhead = (value: number, maximum = 200) =>
    ({ kind: "look-ahead", halfWidth: { kind: "absolute", value }, minimum: 10, maximum }) as const;

  it("stop once every arm's interval has been narrow enough for five replications more, and not before", async () => {
    const { result, batches, asked } = await compareModel(street, planOf(3, { rule: lookAhead(1) }));
    const { n, halfWidth } = result.precision[0];
    const pairs = n.at(-1)!;
    const widest = n.map((_, i) => Math.max(...result.precision.map((path) => path.halfWidth[i])));
    expect(halfWidth.length).toBe(pairs - 2);
    expect(result.stopping).toMatchObject({ rule: "look-ahead", reached: true, targets: { one: 1, two: 1 } });
    expect(result.stopping.reason).toMatch(new RegExp(`^Stopped because after ${pairs} replications`));
    expect(widest.slice(-6).every((width) => width <= 1)).toBe(true);
    expect(pairs).toBeGreaterThan(20);
    // The arm that took longest was too wide just before its six last values.
    const last = result.precision.map(({ halfWidth: path }) => path.at(-7)! > 1);
    expect(last).toContain(true);
    expect(batches.length).toBeGreaterThan(1);
    expect(asked.length).toBe(3 * pairs);
    expect(result.effects.every((effect) => effect.n === pairs)).toBe(true);
    // Precision is Student's; the interval reaches as far on one side, further on that of the long tail.
    const { difference, simultaneous } = result.effects[0];
    const nearer = Math.min(simultaneous!.high - difference, difference - simultaneous!.low);
    expect(nearer).toBeCloseTo(result.precision[0].halfWidth.at(-1)!, 12);
  });

  it("need at least fifteen, the minimum of ten and the look-ahead", async () => {
    const { result, batches } = await compareModel(street, planOf(2, { rule: lookAhead(1000) }));
    expect(batches).toEqual([30]);
    expect(result.effects[0].n).toBe(15);
  });

  it("end at the maximum and say so", async () => {
    const { result } = await compareModel(street, planOf(3, { rule: lookAhead(0.01, 23) }));
    expect(result.effects[0].n).toBe(23);
    expect(result.stopping.reached).toBe(false);
    expect(result.stopping.reason).toBe(
      "Stopped because the maximum of 23 replications is made, although the interval for all arms together of the difference in true incidents is not yet held within ±0.0100 incidents for one, two.",
    );
  });

  it("take a percentage of the baseline's mean over the first ten replications", async () => {
    const rule = { kind: "look-ahead", halfWidth: { kind: "share", share: 0.02 }, minimum: 10, maximum: 100 } as const;
    const { result } = await compareModel(street, planOf(2, { rule }));
    const first = result.pairs[0].baseline.slice(0, 10);
    expect(result.stopping.targets!.one).toBeCloseTo((0.02 * first.reduce((sum, value) => sum + value, 0)) / 10, 12);
    expect(result.stopping.reached).toBe(true);
  });

  it("refuse a percentage of a mean that is not positive", async () => {
    const rule = { kind: "look-ahead", halfWidth: { kind: "share", share: 0.02 }, minimum: 10, maximum: 100 } as const;
    const zero = modelOf((arm, replication) => ({ summary: { "true-incidents": replication === 4 ? 0 : 5 + arm } }));
    await expect(compareModel(zero, planOf(2, { rule }))).rejects.toThrow(
      /expected values above 0 in its first 10 replications, received a value of 0; give/,
    );
  });

  it("under Stein's rule are fixed by the pilot, and the interval rests on the pilot's spread", async () => {
    const rule = { kind: "stein", halfWidth: { kind: "absolute", value: 1 }, pilot: 10, maximum: 500 } as const;
    const { result, batches } = await compareModel(street, planOf(2, { rule }));
    const all = result.pairs[0].values.map((value, i) => value - result.pairs[0].baseline[i]);
    const pilot = all.slice(0, 10);
    const mean = pilot.reduce((sum, d) => sum + d, 0) / 10;
    const sd = Math.sqrt(pilot.reduce((sum, d) => sum + (d - mean) ** 2, 0) / 9);
    const t = studentQuantile(0.9825, 9);
    expect(all.length).toBe(Math.ceil((t * sd) ** 2));
    expect(batches).toEqual([20, 2 * (all.length - 10)]);
    const { difference, simultaneous } = result.effects[0];
    const nearer = Math.min(simultaneous!.high - difference, difference - simultaneous!.low);
    expect(nearer).toBeCloseTo((t * sd) / Math.sqrt(all.length), 10);
    expect(result.effects[0].methodNote).toContain("first 10 pairs");
    expect(result.stopping).toMatchObject({ rule: "stein", reached: true });
    expect(result.stopping.reason).toContain(`Stopped because the pilot of 10 replications called for ${all.length}`);
  });

  it("under Stein's rule end at the maximum and say what the pilot called for", async () => {
    const rule = { kind: "stein", halfWidth: { kind: "absolute", value: 0.1 }, pilot: 10, maximum: 40 } as const;
    const { result } = await compareModel(street, planOf(3, { rule }));
    expect(result.effects[0].n).toBe(40);
    expect(result.stopping.reached).toBe(false);
    expect(result.stopping.reason).toMatch(
      /^Stopped because the maximum of 40 replications is made, although the pilot of 10 called for \d{3,}/,
    );
  });
});

describe("differences over time", () => {
  const growing = modelOf((arm, replication) => ({
    summary: { "true-incidents": 100 },
    series: [Number.NaN, 10, 20 - arm, 30 - 2 * arm + (arm * noise.normal(replication, 99)) / 10],
  }));

  it("have a band from twenty pairs on, and leave out days on which nothing was measured", async () => {
    const { result } = await compareModel(growing, planOf(2, { rule: { kind: "fixed", replications: 25 } }));
    const [trajectory] = result.trajectories;
    expect(trajectory).toMatchObject({ arm: "one", outcome: "true-incidents", n: 25, days: [30, 60, 90] });
    expect(trajectory.mean.slice(0, 2)).toEqual([0, -1]);
    expect(trajectory.band!.low[1]).toBe(-1);
    expect(trajectory.band!.low[2]).toBeLessThan(trajectory.mean[2]);
    expect(trajectory.band!.high[2]).toBeGreaterThan(trajectory.mean[2]);
    expect(trajectory.runs.length).toBe(20);
  });

  it("have no band from fewer than twenty pairs, but every single replication", async () => {
    const { result } = await compareModel(growing, planOf(2, { rule: { kind: "fixed", replications: 19 } }));
    expect(result.trajectories[0].band).toBe(null);
    expect(result.trajectories[0].runs.length).toBe(19);
  });
});
