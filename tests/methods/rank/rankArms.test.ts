import { describe, expect, it } from "vitest";
import { rankProblems } from "../../../src/methods/rank/plan.ts";
import { rankArms } from "../../../src/methods/rank/rankArms.ts";
import { feedKn, startKn } from "../../../src/statistics/selection.ts";
import { memoryWorkbench } from "../../runs/memory.ts";
import { armsScenario, modelOf, normalArms, permutations, planOf, safety, type ValueOf, watched } from "./cases.ts";

/** Contests per order of the arms; set COSAFE_STUDIES=3000 for the published size. */
const STUDIES = Math.min(3000, Number(process.env.COSAFE_STUDIES ?? 40));

const run = (worth: ValueOf, plan: Parameters<typeof rankArms>[1]) => rankArms(memoryWorkbench(modelOf(worth)), plan);

/** Replication by replication, as the procedure is defined. */
function fedOneByOne(worth: ValueOf, count: number, better: "higher" | "lower" = "higher") {
  let state = startKn({ systemCount: count, indifference: 0.3, firstStage: 20, better });
  for (let r = 1; state.stoppedBecause === null; r++) {
    state = feedKn(
      state,
      state.eliminatedAt.map((at, i) => (at === null ? worth(i, r, undefined as never) : null)),
    );
  }
  return state;
}

describe("the selection of the best arm", () => {
  it.each([
    [
      [0, 0, 0.3],
      [1, 1, 1],
    ],
    [
      [0, 0, 0.3],
      [0.2, 2.5, 2.5],
    ],
    [
      [0, 0, 0.3],
      [2.5, 0.2, 2.5],
    ],
    [
      [0, 0, 0.3],
      [2.5, 2.5, 0.2],
    ],
  ])("finds the best of means %j and deviations %j at least 95 times in 100, in every order of the arms", async (means, sds) => {
    let [correct, contests] = [0, 0];
    for (const order of permutations([0, 1, 2])) {
      for (let study = 0; study < STUDIES; study++) {
        const worth = normalArms(
          order.map((i) => means[i]),
          order.map((i) => sds[i]),
          study,
        );
        const plan = planOf(3, { firstStage: 10, maximum: 100_000, freshReplications: 2, resamples: 100 });
        const { result } = await run(worth, plan);
        const place = plan.scenario.arms.findIndex(({ id }) => id === result.selected);
        if (order[place] === 2) correct++;
        contests++;
      }
    }
    expect(correct / contests).toBeGreaterThanOrEqual(0.95 - 3 * Math.sqrt((0.95 * 0.05) / contests));
  });

  it("decides exactly as if it were fed one replication after the other, whatever is computed in a block", async () => {
    for (let study = 0; study < 12; study++) {
      const worth = normalArms([0, 0.1, 0.4, 0.5, 0.9], [0.8, 1, 0.6, 0.9, 1], study, 2);
      const expected = fedOneByOne(worth, 5);
      const { workbench, calls } = watched(worth);
      const { result, requests } = await rankArms(workbench, planOf(5, { maximum: 10_000, freshReplications: 5, resamples: 100 }));
      const arms = ["baseline", "arm-1", "arm-2", "arm-3", "arm-4"];
      expect(result.selected).toBe(arms[expected.selected!]);
      for (const row of result.arms) {
        const i = arms.indexOf(row.arm);
        expect(row.eliminatedAt).toBe(expected.eliminatedAt[i]);
        expect(row.n).toBe(expected.eliminatedAt[i] ?? expected.replications);
        expect(row.mean).toBeCloseTo(expected.means[i], 10);
      }
      // The runs it rests on are those fed and the fresh ones; at most one block less one replication was computed in vain.
      const told = [...requests()];
      expect(told.length).toBe(expected.runs + 10);
      expect(result.runs).toEqual({ requested: expected.runs + 10, used: expected.runs + 10 });
      expect(calls.flat().length - told.length).toBeLessThan(16);
      expect(new Set(told.map(({ point, replication }) => `${point} ${replication}`)).size).toBe(told.length);
    }
  });

  it("asks for runs in blocks that depend on results alone: the first stage at once, then about sixteen runs", async () => {
    const { workbench, calls } = watched(normalArms([0, 0, 0.02, 0.03], [1, 1, 1, 1], 3));
    await rankArms(workbench, planOf(4, { maximum: 60, resamples: 100 }));
    expect(calls[0].map(({ replication }) => replication)).toEqual(Array.from({ length: 80 }, (_, i) => 1 + Math.floor(i / 4)));
    for (const call of calls.slice(1, -2)) {
      expect(call.length).toBeGreaterThan(13);
      expect(call.length).toBeLessThanOrEqual(16);
    }
  });

  it("says which arms remain, and gives no guarantee, where the maximum comes first", async () => {
    const worth = normalArms([0, 0.01, -9], [1, 1, 1], 5);
    const { result } = await run(worth, planOf(3, { indifference: 0.05, maximum: 40, resamples: 100 }));
    expect(result.guarantee).toBeNull();
    expect(result.reason).toBe("Stopped because the maximum of 40 replications was reached with 2 arms left.");
    expect(result.sentences[0]).toMatch(
      /^No selection for safety with a guarantee: after 40 replications Baseline and Arm 1 are still in\./,
    );
    expect(result.arms.filter(({ eliminatedAt }) => eliminatedAt === null).map(({ n }) => n)).toEqual([40, 40]);
    expect(result.arms.at(-1)).toMatchObject({ arm: "arm-2" });
    expect(result.arms.at(-1)!.eliminatedAt).toBeLessThan(40);
  });

  it("keeps equals that cannot be separated, and says so", async () => {
    const equal: ValueOf = (arm, replication) => (arm === 2 ? 0 : 1) + (replication % 3) / 10;
    const { result, tables } = await run(equal, planOf(3, { resamples: 100 }));
    expect(tables.find(({ name }) => name === "ranking")!.rows.map(([rank]) => rank)).toEqual([1, 1, 3]);
    expect(result.selected).toBe("baseline");
    expect(result.sentences[0]).toMatch(/Baseline and Arm 1 remain and cannot be separated: differences between them are below the 0\.3 /);
    expect(result.sentences[1]).toMatch(/the same as Arm 1 in every replication/);
    expect(result.arms.map(({ rankShares }) => rankShares)).toEqual([
      [0.5, 0.5, 0],
      [0.5, 0.5, 0],
      [0, 0, 1],
    ]);
  });

  it("prefers low values of an outcome where lower is better", async () => {
    const outcome = { ...safety, direction: "lower" } as const;
    const worth = normalArms([3, 2, 1, 2], [0.5, 0.5, 0.5, 0.5], 1, 5);
    const { result } = await run(worth, planOf(4, { outcome, resamples: 200 }));
    expect(result.selected).toBe("arm-2");
    expect(result.guarantee).toBe(0.95);
    expect(result.arms[0]).toMatchObject({ arm: "arm-2", difference: { value: 0 } });
    for (const row of result.arms.slice(1)) expect(row.difference.value).toBeGreaterThan(0);
    expect(result.arms.at(-1)!.arm).toBe("baseline");
  });
});

describe("the estimate of the winner", () => {
  it("rests on replications that the contest never saw, paired against the baseline", async () => {
    const seen = normalArms([0, 0.5, 1], [0.4, 0.4, 0.4], 7, 3);
    // From the replication after the contest on, the winner is worth one point less than it seemed.
    const { result: contest } = await run(seen, planOf(3, { resamples: 100 }));
    const last = Math.max(...contest.arms.map(({ n }) => n));
    const turned: ValueOf = (arm, replication, s) => seen(arm, replication, s)! - (arm === 2 && replication > last ? 5 : 0);
    const { result } = await run(turned, planOf(3, { freshReplications: 30, resamples: 100 }));
    expect(result.selected).toBe("arm-2");
    expect(result.fresh.against).toBe("baseline");
    expect(result.fresh.replications).toEqual(Array.from({ length: 30 }, (_, i) => last + 1 + i));
    const differences = result.fresh.replications.map((r) => turned(2, r, undefined as never)! - turned(0, r, undefined as never)!);
    expect(result.fresh.difference.value).toBeCloseTo(differences.reduce((a, b) => a + b) / 30, 10);
    expect(result.fresh.difference.interval!.high).toBeLessThan(0);
    expect(result.sentences[1]).toMatch(/worse than Baseline, against the selection/);
    expect(contest.sentences[1]).toMatch(/better than Baseline\.$/);
  });

  it("is paired against the runner-up where the baseline wins", async () => {
    const { result } = await run(normalArms([1, 0, 0.6], [0.1, 0.1, 0.1], 2), planOf(3, { resamples: 100 }));
    expect(result).toMatchObject({ selected: "baseline", fresh: { against: "arm-2" } });
    expect(result.fresh.difference.value).toBeCloseTo(0.4, 1);
  });

  it("is free of the bias of whoever wins by luck, which the contest's own mean is not", async () => {
    let [contest, fresh] = [0, 0];
    const studies = 150;
    for (let study = 0; study < studies; study++) {
      const plan = planOf(8, { firstStage: 10, maximum: 10, freshReplications: 10, resamples: 100 });
      const { result } = await run(normalArms(new Array(8).fill(0), new Array(8).fill(1), study), plan);
      contest += result.arms[0].mean / studies;
      fresh += result.fresh.mean.value / studies;
    }
    // Eight equals with standard error 1/√10: the largest mean is expected at 1.42 standard errors, the fresh one at 0.
    const error = 1 / Math.sqrt(10 * studies);
    expect(Math.abs(fresh)).toBeLessThan(4 * error);
    expect(contest).toBeGreaterThan(0.35);
  });

  it("is never called better when its interval covers zero", async () => {
    const { result } = await run(normalArms([0, 0.01], [1, 1], 11), planOf(2, { maximum: 30, resamples: 100 }));
    const { low, high } = result.fresh.difference.interval!;
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
    expect(result.sentences[1]).toMatch(/not clearly different from/);
    expect(result.sentences.join(" ")).not.toMatch(/: better than/);
  });
});

describe("a contest with failed runs", () => {
  const broken: ValueOf = (arm, replication) => {
    if (arm === 1 && replication % 5 === 0) throw new Error("the office burnt down");
    if (arm === 2 && replication === 3) return null;
    return arm + 0.1 * ((replication * 7) % 11);
  };

  it("leaves a replication with a failed member out for all, counts it, and goes on", async () => {
    const { result, requests } = await run(broken, planOf(3, { resamples: 100 }));
    // 20 complete replications need 26: 5, 10, 15, 20, 25 and 3 are lost.
    for (const row of result.arms) expect(row.n).toBe(20);
    expect(result.arms.filter(({ arm }) => arm !== result.selected).map(({ eliminatedAt }) => eliminatedAt)).toEqual([26, 26]);
    expect(result.selected).toBe("arm-2");
    expect(result.sentences.at(-1)).toMatch(/^6 replications of the contest left out for all arms/);
    expect(result.runs).toEqual({ requested: 3 * 26 + 2 * 20, used: 3 * 20 + 2 * 20 });
    expect([...requests()]).toHaveLength(result.runs.requested);
  });

  it("does not count an arm's failures once the arm is out", async () => {
    const close = normalArms([0, 0, 0.05], [1, 0, 1], 4);
    const worth: ValueOf = (arm, replication, s) => {
      if (arm === 1 && replication > 20) throw new Error("too late to matter");
      return arm === 1 ? -9 + (replication % 2) : close(arm, replication, s);
    };
    const { result } = await run(worth, planOf(3, { maximum: 60, resamples: 100 }));
    expect(result.arms.at(-1)).toMatchObject({ arm: "arm-1", eliminatedAt: 20, n: 20 });
    expect(result.arms[0].n).toBeGreaterThan(20);
    expect(result.runs.used).toBe(result.runs.requested);
  });

  it("drops pairs from the fresh estimate too, and says how many are left", async () => {
    const { result } = await run(broken, planOf(3, { resamples: 100, freshReplications: 10 }));
    expect(result.fresh.replications).toHaveLength(10);
    const later: ValueOf = (arm, replication, s) => {
      if (arm === 0 && replication > 26 && replication % 2 === 0) throw new Error("even days are off");
      return broken(arm, replication, s);
    };
    const { result: halved } = await run(later, planOf(3, { resamples: 100, freshReplications: 10 }));
    expect(halved.fresh.replications).toEqual([27, 29, 31, 33, 35]);
    expect(halved.sentences[1]).toMatch(/^On 5 fresh replications/);
    expect(halved.runs.requested - halved.runs.used).toBe(18 + 10);
  });

  it("gives up at once on an arm that never has a value, and at the maximum on a first stage that cannot be completed", async () => {
    const never: ValueOf = (arm) => {
      if (arm === 1) throw new Error("always");
      return arm;
    };
    const { workbench, calls } = watched(never);
    await expect(rankArms(workbench, planOf(3))).rejects.toThrow(
      /^arm arm-1: expected a value of safety, received none in 20 replications/,
    );
    expect(calls).toHaveLength(1);
    const rarely: ValueOf = (arm, replication) => (arm === 1 && replication % 4 > 0 ? null : arm + replication / 100);
    await expect(run(rarely, planOf(3, { maximum: 40 }))).rejects.toThrow(/at least 20 replications .* received 10 of 40/);
    await expect(run(never, planOf(3, { method: "ocba" }))).rejects.toThrow(/arm-1: expected a value/);
  });
});

describe("the selection under a budget", () => {
  it("spends exactly its budget, most of it where the contest is close, and promises nothing", async () => {
    const worth = normalArms([0, 1, 1.2, -3], [1, 1, 1, 1], 4);
    const { workbench, calls } = watched(worth);
    const plan = planOf(4, { method: "ocba", indifference: 0.1, firstStage: 10, budget: 200, increment: 8, resamples: 100 });
    const { result } = await rankArms(workbench, plan);
    const spent = Object.fromEntries(result.arms.map(({ arm, n }) => [arm, n]));
    expect(Object.values(spent).reduce((a, b) => a + b)).toBe(200);
    expect(calls.slice(0, -1).flat()).toHaveLength(200);
    expect(spent["arm-1"] + spent["arm-2"]).toBeGreaterThan(140);
    expect(spent["arm-3"]).toBeLessThan(15);
    expect(result).toMatchObject({ selected: "arm-2", guarantee: null, reason: "Stopped because the budget of 200 runs was spent." });
    expect(result.sentences[0]).toMatch(/OCBA gives no guarantee/);
    expect(Math.min(...result.fresh.replications)).toBe(Math.max(...Object.values(spent)) + 1);
  });

  it("judges arms by the replications they share, so that an arm gains nothing from easy replications that others never met", async () => {
    // Later replications are easier for everybody; the arm with most of them must not win by that.
    const worth: ValueOf = (arm, replication) =>
      [0, 0.5, 0][arm] + (replication > 15 ? 4 : 0) + [0.1, 0.1, 3][arm] * (((replication * 13) % 7) - 3);
    const plan = planOf(3, { method: "ocba", firstStage: 14, budget: 120, resamples: 100 });
    const { result } = await run(worth, plan);
    expect(result.selected).toBe("arm-1");
  });

  it("leaves out a replication with a failed run for all arms that have it", async () => {
    const worth: ValueOf = (arm, replication) => (arm === 0 && replication === 4 ? null : arm / 2 + ((replication * 3) % 5) / 10);
    const { result } = await run(worth, planOf(3, { method: "ocba", budget: 60, resamples: 100 }));
    for (const { n } of result.arms) expect(n).toBe(19);
    expect(result.runs).toEqual({ requested: 60 + 40, used: 57 + 40 });
  });
});

describe("a ranking", () => {
  it("is the same for any order and tempo of the workbench, and its tables hold what it says", async () => {
    const worth = normalArms([0, 0.4, 0.5], [1, 1, 1], 9, 2);
    const first = await run(worth, planOf(3));
    const again = await run(worth, planOf(3));
    expect(JSON.stringify(again.result)).toBe(JSON.stringify(first.result));
    const [ranking, shares, fresh] = first.tables;
    expect([ranking.name, shares.name, fresh.name]).toEqual(["ranking", "rank-shares", "fresh"]);
    for (const table of first.tables) for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect(ranking.rows.map((row) => row[1])).toEqual(first.result.arms.map(({ arm }) => arm));
    expect(shares.rows).toHaveLength(9);
    expect(fresh.rows[0].slice(0, 3)).toEqual([first.result.selected, first.result.fresh.against, 20]);
    for (const { rankShares } of first.result.arms) expect(rankShares.reduce((a, b) => a + b)).toBeCloseTo(1, 10);
  });

  it("refuses a plan that makes no sense, with everything that is wrong with it", async () => {
    const plan = planOf(1, { outcome: { ...safety, direction: "none" }, indifference: 0, alpha: 0.7, firstStage: 4, freshReplications: 1 });
    expect(rankProblems(plan)).toEqual([
      "arms: expected at least 2 that compete, received 1",
      "outcome safety: expected one with a good direction, received one that only describes",
      "indifference: expected a number above 0, received 0",
      "alpha: expected a number above 0 and below 0.5, received 0.7",
      "first stage: expected a whole number of at least 10, received 4",
      "fresh replications: expected a whole number of at least 2, received 1",
    ]);
    await expect(run(() => 1, plan)).rejects.toThrow(RangeError);
    expect(rankProblems(planOf(4, { method: "ocba", budget: 50 }))).toEqual([
      "budget in runs: expected a whole number of at least 80, received 50",
    ]);
    expect(rankProblems(planOf(3, { maximum: 15 }))).toEqual([
      "maximum of replications: expected a whole number of at least 20, received 15",
    ]);
    expect(rankProblems({ ...planOf(2), scenario: armsScenario(2) })).toEqual([]);
  });
});
