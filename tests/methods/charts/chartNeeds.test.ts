import { describe, expect, it } from "vitest";
import {
  formatProblems,
  inProcessExecutor,
  loadScenario,
  renderCharts,
  runModel,
  runScenario,
  seriesForCharts,
} from "../../../src/index.ts";
import { tinyScenario } from "../../cli/tinyScenario.ts";

describe("the rows that a run keeps for its charts", () => {
  it("are all that the charts need: they draw the same from these as from everything", async () => {
    const files = { read: () => ({ bytes: new TextEncoder().encode(tinyScenario) }), resolve: () => null };
    const loaded = loadScenario("tiny.yaml", files, { replications: 2 });
    if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
    const executor = inProcessExecutor(runModel);
    const { shown: all } = await runScenario(loaded.scenario, { executor });
    const keep = { keepSeries: await seriesForCharts(), keepNetwork: "ends" } as const;
    const { shown: kept } = await runScenario(loaded.scenario, { executor, keep });
    expect(kept.series.length).toBeLessThan(all.series.length);
    expect(kept.network.length).toBeLessThanOrEqual(all.network.length);
    expect(await renderCharts(kept)).toEqual(await renderCharts(all));
  });
});
