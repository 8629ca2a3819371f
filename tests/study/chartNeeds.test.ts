import { describe, expect, it } from "vitest";
import { formatProblems, inProcessExecutor, loadScenario, renderCharts, runModel, runScenario } from "../../src/index.ts";
import { seriesForCharts } from "../../src/report/resultsFolder.ts";
import { tinyScenario } from "../cli/tinyScenario.ts";

describe("the rows that a results folder keeps for its charts", () => {
  it("are all that the charts need: they draw the same from these as from everything", async () => {
    const files = { read: () => ({ bytes: new TextEncoder().encode(tinyScenario) }), resolve: () => null };
    const loaded = loadScenario("tiny.yaml", files, { replications: 2 });
    if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
    const executor = inProcessExecutor(runModel);
    const all = await runScenario(loaded.scenario, { executor });
    const kept = await runScenario(loaded.scenario, { executor, keepSeries: await seriesForCharts(), keepNetwork: "ends" });
    expect(kept.series.length).toBeLessThan(all.series.length);
    expect(kept.network.length).toBeLessThanOrEqual(all.network.length);
    expect(await renderCharts(kept)).toEqual(await renderCharts(all));
  });
});
