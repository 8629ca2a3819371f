import { describe, expect, it } from "vitest";
import { compareArms } from "../../src/study/comparison.ts";
import { averted } from "../../src/study/derivedIndicators.ts";
import { executeTask, type RunTask, type TaskResult } from "../../src/study/executeTask.ts";
import { type Executor, inProcessExecutor } from "../../src/study/executor.ts";
import { indicatorInfos } from "../../src/study/indicatorInfos.ts";
import { runScenario } from "../../src/study/runScenario.ts";
import { fakeModel, fakeScenario } from "./fakeModel.ts";

/** Four tasks at a time, the later ones of each four finishing first. */
function backwardsExecutor(): Executor {
  return {
    jobs: 4,
    async run(task: RunTask): Promise<TaskResult> {
      await new Promise((resolve) => setTimeout(resolve, 20 - 4 * task.replication));
      return executeTask(fakeModel, task);
    },
    async close() {},
  };
}

describe("a study", () => {
  it("gives the same tables in the same order whatever the executor and the order in which runs finish", async () => {
    const one = await runScenario(fakeScenario(), { executor: inProcessExecutor(fakeModel) });
    const many = await runScenario(fakeScenario(), { executor: backwardsExecutor() });
    expect(many).toEqual(one);
    expect(one.summary.map(({ arm, replication }) => `${arm} ${replication}`).filter((run, i, all) => all.indexOf(run) === i)).toEqual(
      ["baseline", "one", "two"].flatMap((arm) => [1, 2, 3, 4].map((replication) => `${arm} ${replication}`)),
    );
  });

  it("leaves out rows without a case to measure", async () => {
    const { summary, series } = await runScenario(fakeScenario(), { executor: inProcessExecutor(fakeModel) });
    expect(summary.filter(({ indicator, replication }) => indicator === "dark-share" && replication === 1)).toEqual([]);
    expect(series.filter(({ day, group }) => day === 30 && group === "category:dispute")).toEqual([]);
    expect([...summary, ...series].every(({ value }) => Number.isFinite(value))).toBe(true);
  });

  it("records a crash with its place and the command that repeats it, and keeps the other replications", async () => {
    const crash = Object.assign(new Error("dark-share: expected a number, received NaN"), {
      name: "ModelError",
      step: 17,
      process: "routing",
      agent: "office",
    });
    const executor = inProcessExecutor((specification, replication, options) => {
      if (replication === 2 && specification.interventions.length === 1) throw crash;
      return fakeModel(specification, replication, options);
    });
    const scenario = fakeScenario();
    const changed = { path: "routing.clarity", value: 0.4, default: 0.5, setBy: { file: "fake.yaml", line: 3, column: 1 } };
    const arms = scenario.arms.map((arm) => ({ ...arm, settings: [changed as never] }));
    const reproduce = (arm: string, replication: number) => `cosafe run fake.yaml --arm ${arm} --only ${replication}`;
    const result = await runScenario({ ...scenario, arms }, { executor, reproduce });
    expect(result.failures).toEqual([
      {
        arm: "one",
        replication: 2,
        step: 17,
        process: "routing",
        agent: "office",
        message: "dark-share: expected a number, received NaN",
        parameters: { "routing.clarity": 0.4 },
        reproduce: "cosafe run fake.yaml --arm one --only 2",
      },
    ]);
    expect([result.requested, result.used]).toEqual([12, 11]);
    const incidents = compareArms({ ...result, indicators: result.indicators.map((info) => ({ ...info, main: true })) }).find(
      ({ indicator }) => indicator.id === "true-incidents",
    )!;
    expect(incidents.arms.map(({ arm, estimate, difference }) => [arm, estimate!.n, difference?.n])).toEqual([
      ["baseline", 4, undefined],
      ["one", 3, 3],
      ["two", 4, 4],
    ]);
  });

  it("says in how many runs a warning was raised", async () => {
    const { scenario } = await runScenario(fakeScenario(), { executor: inProcessExecutor(fakeModel) });
    expect(scenario.warnings).toEqual(["the office has nobody (in 3 of 12 runs)"]);
  });

  it("hands over each run in canonical order while later ones are still running", async () => {
    const seen: string[] = [];
    await runScenario(fakeScenario(), {
      executor: backwardsExecutor(),
      onRun: ({ arm, replication }) => seen.push(`${arm}${replication}`),
    });
    expect(seen).toEqual(["baseline", "one", "two"].flatMap((arm) => [1, 2, 3, 4].map((k) => `${arm}${k}`)));
  });

  it("stops when it is asked to, closing the executor", async () => {
    const controller = new AbortController();
    let closed = false;
    const close = async () => {
      closed = true;
    };
    const executor: Executor = { jobs: 1, run: () => new Promise(() => undefined), close };
    setTimeout(() => controller.abort(new Error("interrupted")), 5);
    await expect(runScenario(fakeScenario(), { executor, signal: controller.signal })).rejects.toThrow("interrupted");
    expect(closed).toBe(true);
  });

  it("runs chosen replications alone with the same values as among the others", async () => {
    const executor = inProcessExecutor(fakeModel);
    const all = await runScenario(fakeScenario(), { executor });
    const only = await runScenario(fakeScenario(), { executor, replications: [3] });
    const measured = ({ replication, indicator }: { replication: number; indicator: string }) =>
      replication === 3 && !indicator.startsWith("cost-per");
    expect(only.summary.filter(measured)).toEqual(all.summary.filter(measured));
  });
});

describe("cost per incident averted", () => {
  it("is made of indicators that the model measures", () => {
    const measured = new Map(indicatorInfos().map((info) => [info.id, info.kind]));
    expect([measured.get(averted.incidents), measured.get(averted.cost)]).toEqual(["flow", "flow"]);
  });

  it("is the extra cost over the mean number of incidents averted, for arms that avert some", async () => {
    const { summary } = await runScenario(fakeScenario(), { executor: inProcessExecutor(fakeModel) });
    const rows = summary.filter(({ indicator }) => indicator === "cost-per-incident-averted");
    // Arm `one` averts 10 or 11 incidents (mean 10.5) for 1,000 yuan more; arm `two` twice that.
    expect(rows.map(({ arm, replication, value }) => [arm, replication, value])).toEqual(
      ["one", "two"].flatMap((arm) => [1, 2, 3, 4].map((replication) => [arm, replication, 1000 / 10.5])),
    );
  });

  it("is left out where the interval of incidents averted covers zero", async () => {
    const noEffect = inProcessExecutor((specification, replication, options) => {
      const output = fakeModel(specification, replication, options);
      output.summary[0] = 100 + (specification.interventions.length > 0 ? (replication % 2) - 0.6 : 0);
      return output;
    });
    const { summary } = await runScenario(fakeScenario(), { executor: noEffect });
    expect(summary.filter(({ indicator }) => indicator === "cost-per-incident-averted")).toEqual([]);
  });
});
