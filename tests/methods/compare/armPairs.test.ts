import { describe, expect, it } from "vitest";
import { leaders } from "../../../src/methods/compare/armPairs.ts";
import { leaderFinding } from "../../../src/methods/compare/findings.ts";
import { en } from "../../../src/words/en.ts";
import { tell } from "../../../src/words/finding.ts";
import { streamOf } from "../../statistics/testModels.ts";
import { COST, compareModel, INCIDENTS, modelOf, planOf, SECURITY } from "./cases.ts";

const noise = streamOf("arm pairs");
/** The second arm averts more than the first, costs more and leaves people feeling less safe. */
const trade = modelOf((arm, replication) => {
  const small = noise.normal(replication, 10 + arm);
  return {
    summary: {
      "true-incidents": 200 + 10 * noise.normal(replication, 0) - [0, 20, 40][arm] + small,
      cost: 1e6 + [0, 1e5, 3e5][arm] + 100 * small,
      "sense-of-security": 3 + [0, 0.4, 0.1][arm] + 0.01 * small,
    },
  };
});

const plan = planOf(3, { outcomes: [INCIDENTS, COST, SECURITY] });

describe("arms against each other", () => {
  it("are all pairs in all outcomes but those with the baseline, by paired differences", async () => {
    const { result, tables } = await compareModel(trade, plan);
    expect(result.armPairs).toHaveLength(3);
    expect(result.armPairs.some(({ first, second }) => [first, second].includes("baseline"))).toBe(false);
    const pair = result.armPairs.find(({ first, second, outcome }) => first === "one" && second === "two" && outcome === INCIDENTS.id)!;
    const [one, two] = ["one", "two"].map((arm) => result.effects.find((each) => each.arm === arm && each.outcome === INCIDENTS.id)!);
    expect(pair.difference).toBeCloseTo(two.armMean - one.armMean, 9);
    expect(pair).toMatchObject({ n: 10, verdict: "better" });
    expect(pair.interval!.high).toBeLessThan(0);
    expect(tables.find(({ name }) => name === "arm-pairs")!.rows).toHaveLength(3);
  });

  it("are told where the first is worse than its parts: best in one outcome is not best", async () => {
    const { result } = await compareModel(trade, plan);
    expect(result.sentences[0]).toMatch(/^Of the arms two comes first in true incidents, before one: −\d/);
    expect(result.sentences[0]).toContain(" It is better than the baseline. ");
    expect(result.sentences[0]).toMatch(/two is worse than one in cost and sense of security\.$/);
  });

  it("are not told apart where they differ by chance alone", async () => {
    const model = modelOf((arm, replication) => ({
      summary: { "true-incidents": 200 - (arm > 0 ? 20 : 0) + noise.normal(replication, 20 + arm), cost: 1, "sense-of-security": 3 },
    }));
    const { result } = await compareModel(model, plan);
    expect(result.sentences[0]).toMatch(/has the best mean in true incidents, but cannot be told from .*, the next: /);
    expect(result.sentences[0]).toMatch(/(?:one|two) is not shown to be worse than any other arm in anything\.$/);
    expect(result.sentences[0]).toContain(" It is better than the baseline. ");
  });

  it("are held against a declared threshold where the first stands beside the baseline", async () => {
    const first = async (effect: number, threshold: number) => {
      const model = modelOf((arm, replication) => ({
        summary: { "true-incidents": 200 + arm * effect + noise.normal(replication, 20 + arm), cost: 1, "sense-of-security": 3 },
      }));
      return (await compareModel(model, { ...plan, threshold })).result.sentences[0];
    };
    expect(await first(-20, 10)).toContain(" It is better than the baseline, by more than the practical threshold. ");
    expect(await first(-20, 60)).toContain(" It is better than the baseline, but by less than the practical threshold. ");
  });

  it("are not called better for coming first: the best may harm, do nothing, or be better at the defaults only", async () => {
    const lead = async (effect: number) => {
      const model = modelOf((arm, replication) => ({
        summary: { "true-incidents": 200 + arm * effect + noise.normal(replication, 20), cost: 1, "sense-of-security": 3 },
      }));
      return (await compareModel(model, plan)).result;
    };
    expect((await lead(20)).sentences[0]).toContain(" It is worse than the baseline. ");
    expect((await lead(0)).sentences[0]).toContain(
      "have the best mean in true incidents, and are the same there. They make no difference to the baseline. ",
    );
    const better = await lead(-20);
    const primary = better.outcomes.find(({ id }) => id === INCIDENTS.id)!;
    const varied = better.effects.map((each) => ({
      ...each,
      dropped: 0,
      spread: 1,
      below: 9,
      above: 1,
      simultaneous: { low: -50, high: 10 },
    }));
    const [first] = leaderFinding({ ...better, varied: { draws: 10, sets: 10, parameters: [], own: [], effects: varied } }, primary);
    expect(tell(first, en)).toContain(
      " It is better than the baseline at the default assumptions, but cannot be told from it with assumptions varied. ",
    );
  });
});

describe("the leading arm", () => {
  const arms = ["a", "b", "c"].map((id) => ({ id, label: id }));
  const means: Readonly<Record<string, number | null>> = { a: 3, b: 1, c: null };

  it("has the best mean in the good direction; arms without a value do not compete", () => {
    const named = (direction: "higher" | "lower") => leaders(arms, (arm) => means[arm], { ...INCIDENTS, direction })!.map(({ id }) => id);
    expect(named("lower")).toEqual(["b", "a"]);
    expect(named("higher")).toEqual(["a", "b"]);
    expect(leaders(arms, (arm) => means[arm], { ...INCIDENTS, direction: "none" })).toBeNull();
    expect(leaders(arms.slice(0, 1), (arm) => means[arm], INCIDENTS)).toBeNull();
  });
});
