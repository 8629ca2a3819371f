/** Every arm of a scenario in every replication, from a scenario file and options. */

import { nodeFiles } from "../../host/nodeFiles.ts";
import { upTo } from "../../runs/request.ts";
import { loadScenario } from "../../scenario/load.ts";
import { type GivenOf, settleOptions } from "../options.ts";
import { optionError, type Preparation, type ScenarioSource } from "../prepared.ts";
import type { Keep } from "./gather.ts";
import { runOptions, runRules } from "./options.ts";
import type { RunResult } from "./result.ts";
import { runArms } from "./runArms.ts";

/** Reads the scenario and settles the plan; `keep` is what is held of the runs for charts. Throws `OptionError` for options that cannot be used. */
export function prepareRun(source: ScenarioSource, given: GivenOf<typeof runOptions>, keep: Keep = {}): Preparation<RunResult> {
  const options = settleOptions(runOptions, runRules, given);
  const { file, ...changes } = source;
  const loaded = loadScenario(file, nodeFiles(file), { ...changes, arms: options.arms, replications: options.replications });
  if ("problems" in loaded) return loaded;
  const { scenario } = loaded;
  if (options.funded && scenario.arms[0]?.id !== "baseline") {
    const ids = scenario.arms.map(({ id }) => id);
    throw optionError([
      {
        option: "funded",
        message: `expected the baseline among the arms, received ${ids.join(",")}; add it: --arms baseline,${ids.join(",")}`,
      },
    ]);
  }
  const replications = options.only === undefined ? upTo(scenario.replications) : [options.only];
  return {
    study: {
      study: "run",
      scenario,
      folder: `${scenario.id}${options.only === undefined ? "" : `-only-${options.only}`}`,
      settings: { only: options.only ?? null, ...(options.funded ? { funded: true } : {}) },
      outcomes: [],
      record: {
        ...{ recordEvery: options.every, keepSeries: "all" },
        tables: ["network", "ledger", "timeline", "funding", ...(options.events ? (["hazards"] as const) : [])],
      },
      ...(options.funded ? { announcement: "After a look, arms that lack money and the baseline run once more with enough." } : {}),
      analyse: (workbench) => runArms(workbench, { scenario, replications, keep, funded: options.funded }),
    },
  };
}
