/** A sensitivity analysis, from a scenario file and options. */

import { decimal } from "../../words/words.ts";
import { findFactors } from "../factors/factor.ts";
import { type GivenOf, settleOptions } from "../options.ts";
import { only, optionError, outcomesOf, type Preparation, readSource, refuseOptions, type ScenarioSource } from "../prepared.ts";
import { analyseSensitivity } from "./analyseSensitivity.ts";
import { sensitivityOptions, sensitivityRules } from "./options.ts";
import { SENSITIVITY_DEFAULTS, type SensitivityPlan, sensitivityProblems, sensitivityRuns } from "./plan.ts";
import type { SensitivityResult } from "./result.ts";

/** Reads the scenario and settles the plan. Throws `OptionError` for options that cannot be used. */
export function prepareSensitivity(source: ScenarioSource, given: GivenOf<typeof sensitivityOptions>): Preparation<SensitivityResult> {
  const options = settleOptions(sensitivityOptions, sensitivityRules, given);
  if (options.effect && options.arm === "baseline") {
    const message = "expected with ‹arm› and another arm than the baseline, whose effect is analysed";
    throw optionError([{ option: "effect", message }]);
  }
  const [outcome] = outcomesOf([options.outcome]);
  const loaded = readSource(source, { arms: [options.arm], also: ["baseline"], option: "--arm" });
  if ("problems" in loaded) return loaded;
  const { scenario } = loaded;
  const arm = scenario.arms.find(({ id }) => id === options.arm)!;
  const found = findFactors(arm, options.parameters, options.within);
  if ("problems" in found) throw optionError(found.problems);
  const { method, within, trajectories, points, replications, secondOrder, oneAtATime: tornadoReplications } = options;
  const plan: SensitivityPlan = {
    ...{ scenario, warnings: [], arm, against: options.effect ? scenario.arms[0] : null, method, factors: found.factors, within, outcome },
    ...{ trajectories, points, replications, secondOrder, tornadoReplications, resamples: SENSITIVITY_DEFAULTS.resamples },
  };
  refuseOptions(sensitivityProblems(plan));
  return {
    study: {
      study: "sensitivity",
      scenario,
      folder: `${scenario.id}-sensitivity`,
      settings: settingsOf(plan),
      outcomes: [outcome],
      compared: options.effect ? scenario.arms : [arm],
      keepOutcome: only(outcome),
      announcement: announcement(plan),
      analyse: (workbench, tell) => analyseSensitivity(workbench, { ...plan, tell }),
    },
  };
}

/** What the result depends on, besides how many runs it rests on. */
function settingsOf({ method, arm, against, factors, outcome, secondOrder }: SensitivityPlan): unknown {
  const ranges = factors.map(({ path, low, high }) => ({ path, low, high }));
  return { method, arm: arm.id, effect: against !== null, outcome: outcome.id, factors: ranges, secondOrder };
}

function announcement(plan: SensitivityPlan): string {
  const runs = sensitivityRuns(plan);
  const number = (value: number) => decimal(value, 0);
  const many = `${plan.factors.length} ${plan.factors.length === 1 ? "parameter" : "parameters"}`;
  const design = plan.method === "morris" ? `${plan.trajectories} trajectories through ${many}` : `${plan.points} base points of ${many}`;
  const parts = [
    `${number(runs.design)} for ${design}`,
    ...(runs.noise > 0 ? [`${number(runs.noise)} for the share of chance`] : []),
    ...(runs.tornado > 0 ? [`at most ${number(runs.tornado)} one at a time`] : []),
  ];
  const fewer = `fewer with --${plan.method === "morris" ? "trajectories" : "points"}, --replications or fewer parameters`;
  return `${number(runs.total)} runs: ${parts.join(", ")}; ${fewer}`;
}
