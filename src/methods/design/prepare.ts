/** A design, from a study file and options. */

import { type GivenOf, settleOptions } from "../options.ts";
import type { Preparation, ScenarioSource } from "../prepared.ts";
import { analyseDesign } from "./analyseDesign.ts";
import { designOptions } from "./options.ts";
import type { DesignResult } from "./result.ts";
import type { DesignPlan } from "./studyPlan.ts";
import { loadStudyPlan } from "./studyPlan.ts";

/** Reads the study file, which is the file of the source, and settles the plan. Throws `OptionError` for options that cannot be used. */
export function prepareDesign({ file, ...changes }: ScenarioSource, given: GivenOf<typeof designOptions>): Preparation<DesignResult> {
  const loaded = loadStudyPlan(file, { ...changes, ...settleOptions(designOptions, {}, given) });
  if ("problems" in loaded) return loaded;
  const { plan, study } = loaded;
  return {
    study: {
      study: "study",
      scenario: plan.scenario,
      folder: study.id,
      settings: {
        ...{ study: study.id, method: plan.method, design: plan.hash },
        arms: plan.arms.map((arm) => arm.id),
        outcomes: plan.outcomes.map((outcome) => outcome.id),
      },
      outcomes: plan.outcomes,
      announcement: announcement(plan),
      analyse: (workbench, tell) => analyseDesign(workbench, plan, tell),
    },
  };
}

/** What is going to run, for designs that take a while. */
function announcement({ points, arms, replications, method }: DesignPlan): string {
  const runs = points.length * arms.length * replications;
  const parts = [
    method === "arms" ? "" : `${points.length} points`,
    `${arms.length} ${arms.length === 1 ? "arm" : "arms"}`,
    `${replications} replications`,
  ];
  return `${runs} runs: ${parts.filter((part) => part !== "").join(" × ")}`;
}
