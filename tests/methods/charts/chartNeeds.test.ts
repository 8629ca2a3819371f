import { describe, expect, it } from "vitest";
import { renderCharts, seriesForCharts } from "../../../src/folder/renderCharts.ts";
import { runScenario } from "../../../src/methods/run/runScenario.ts";
import { runModel } from "../../../src/model/run.ts";
import { inProcessExecutor } from "../../../src/runs/executor.ts";
import { formatProblems, loadScenario } from "../../../src/scenario/load.ts";
import { tinyScenario } from "../../cli/tinyScenario.ts";

describe("the rows that a run keeps for its charts", () => {
  it("are all that the charts need: they draw the same from these as from everything", async () => {
    const files = { read: () => ({ bytes: new TextEncoder().encode(tinyScenario) }), resolve: () => null };
    const loaded = loadScenario("tiny.yaml", files, { replications: 2 });
    if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
    const executor = inProcessExecutor(runModel);
    const { shown: all } = await runScenario(loaded.scenario, { executor });
    const keep = { keepSeries: seriesForCharts(), keepNetwork: "ends" } as const;
    const { shown: kept } = await runScenario(loaded.scenario, { executor, keep });
    expect(kept.series.length).toBeLessThan(all.series.length);
    expect(kept.network.length).toBeLessThanOrEqual(all.network.length);
    expect(await renderCharts(kept)).toEqual(await renderCharts(all));
  });
});
