import { describe, expect, it } from "vitest";
import { renderCharts } from "../../../src/folder/renderCharts.ts";
import { runScenario } from "../../../src/methods/run/runScenario.ts";
import { executeRecord, type RecordTask } from "../../../src/runs/executeTask.ts";
import { type Executor, inProcessExecutor } from "../../../src/runs/executor.ts";
import { fakeModel, fakeScenario } from "../../runs/fakeModel.ts";

/** Four tasks at a time, the later ones of each four finishing first. */
function backwardsExecutor(): Executor {
  return {
    jobs: 4,
    async record(task: RecordTask) {
      await new Promise((resolve) => setTimeout(resolve, 20 - 4 * task.replication));
      return executeRecord(fakeModel, task);
    },
    async close() {},
  };
}

const plain = () => runScenario(fakeScenario(), { executor: inProcessExecutor(fakeModel) });

describe("all arms of a scenario", () => {
  it("give the same results in the same order whatever the executor and the order in which runs finish", async () => {
    const one = await plain();
    const many = await runScenario(fakeScenario(), { executor: backwardsExecutor() });
    expect({ ...many, requests: null }).toEqual({ ...one, requests: null });
    const names = one.shown.summary.map(({ arm, replication }) => `${arm} ${replication}`);
    expect(names.filter((run, i) => names.indexOf(run) === i)).toEqual(
      ["baseline", "one", "two"].flatMap((arm) => [1, 2, 3, 4].map((replication) => `${arm} ${replication}`)),
    );
  });

  it("leave out rows with nothing to measure", async () => {
    const { summary, series } = (await plain()).shown;
    expect(summary.filter(({ indicator, replication }) => indicator === "dark-share" && replication === 1)).toEqual([]);
    expect(series.filter(({ day, group }) => day === 30 && group === "category:dispute")).toEqual([]);
    expect([...summary, ...series].every(({ value }) => Number.isFinite(value))).toBe(true);
  });

  it("tell a crash with its place and the settings that are not default, and keep the other replications", async () => {
    const crash = Object.assign(new Error("dark-share: expected a number, received NaN"), {
      ...{ name: "ModelError", step: 17, process: "routing", agent: "office" },
    });
    const executor = inProcessExecutor((specification, replication, options) => {
      if (replication === 2 && specification.interventions.length === 1) throw crash;
      return fakeModel(specification, replication, options);
    });
    const scenario = fakeScenario();
    const changed = { path: "routing.clarity", value: 0.4, default: 0.5, setBy: { file: "fake.yaml", line: 3, column: 1 } };
    const arms = scenario.arms.map((arm) => ({ ...arm, settings: [changed as never] }));
    const { result } = await runScenario({ ...scenario, arms }, { executor });
    expect(result.failures).toEqual([
      {
        ...{ arm: "one", replication: 2, step: 17, process: "routing", agent: "office" },
        ...{ message: "dark-share: expected a number, received NaN", parameters: { "routing.clarity": 0.4 } },
      },
    ]);
    expect(result.runs).toEqual({ requested: 12, used: 11 });
    const incidents = ({ outcome }: { outcome: string }) => outcome === "true-incidents";
    expect(result.levels.filter(incidents).map(({ arm, n }) => [arm, n])).toEqual([
      ["baseline", 4],
      ["one", 3],
      ["two", 4],
    ]);
    expect(result.effects.filter(incidents).map(({ arm, n, dropped }) => [arm, n, dropped])).toEqual([
      ["one", 3, 1],
      ["two", 4, 0],
    ]);
  });

  it("say in how many runs a warning was raised", async () => {
    expect((await plain()).result.warnings).toEqual(["the office has nobody (in 3 of 12 runs)"]);
  });

  it("stop when asked to, closing the executor", async () => {
    const controller = new AbortController();
    let closed = false;
    const close = async () => {
      closed = true;
    };
    const executor: Executor = { jobs: 1, record: () => new Promise(() => undefined), close };
    setTimeout(() => controller.abort(new Error("interrupted")), 5);
    await expect(runScenario(fakeScenario(), { executor, signal: controller.signal })).rejects.toThrow("interrupted");
    expect(closed).toBe(true);
  });

  it("have in chosen replications alone the values that they have among the others", async () => {
    const all = await plain();
    const only = await runScenario(fakeScenario(), { executor: inProcessExecutor(fakeModel), replications: [3] });
    expect(only.shown.summary).toEqual(all.shown.summary.filter(({ replication }) => replication === 3));
  });

  it("have no effects without a baseline, nor a verdict from a single replication", async () => {
    const scenario = fakeScenario();
    const without = await runScenario({ ...scenario, arms: scenario.arms.slice(1) }, { executor: inProcessExecutor(fakeModel) });
    expect([without.result.effects, without.result.costPlane]).toEqual([[], []]);
    expect(without.tables.map(({ name }) => name)).toEqual(["shortfalls"]);
    const single = await runScenario(scenario, { executor: inProcessExecutor(fakeModel), replications: [1] });
    expect(single.result.effects.every(({ verdict, interval }) => verdict === "unclear" && interval === null)).toBe(true);
    expect(single.result.sentences).toEqual([]);
  });
});

describe("cost per incident averted", () => {
  it("is the ratio of extra cost and incidents averted, with Fieller's interval", async () => {
    const { result, tables } = await plain();
    // Arm `one` averts 10 or 11 incidents (mean 10.5) for 1,000 yuan more; arm `two` twice that.
    for (const { costPerUnit } of result.costPlane) {
      expect(costPerUnit!.value).toBeCloseTo(1000 / 10.5, 10);
      expect(costPerUnit!.interval!.low).toBeLessThan(1000 / 10.5);
      expect(costPerUnit!.interval!.high).toBeGreaterThan(1000 / 10.5);
    }
    expect(tables.find(({ name }) => name === "cost-effectiveness")!.rows).toHaveLength(2);
  });

  it("is left out where the interval of incidents averted covers zero", async () => {
    const noEffect = inProcessExecutor((specification, replication, options) => {
      const output = fakeModel(specification, replication, options);
      output.summary[0] = 100 + (specification.interventions.length > 0 ? (replication % 2) - 0.6 : 0);
      return output;
    });
    const { result } = await runScenario(fakeScenario(), { executor: noEffect });
    expect(result.costPlane.map(({ costPerUnit }) => costPerUnit)).toEqual([null, null]);
  });
});

describe("charts of a run", () => {
  it("say of an arm what the text says: nothing is better there that is not claimed among all outcomes", async () => {
    const { result, shown } = await plain();
    expect(shown.claims!.map(({ arm, outcome, verdict }) => [arm, outcome, verdict])).toEqual(
      result.effects.map(({ arm, outcome, verdict }) => [arm, outcome, verdict]),
    );
    const unclear = { ...shown, claims: shown.claims!.map((claim) => ({ ...claim, verdict: "unclear" as const })) };
    const title = async (tables: typeof shown) => (await renderCharts(tables, { only: ["trajectories"] }))[0].svg;
    expect(await title(unclear)).toContain("cannot be told from the baseline");
    expect(await title(shown)).not.toBe(await title(unclear));
  });
});
