/** A study of assumptions, from a scenario file and options. */
import { uncertainFactors } from "../factors/parameterSets.ts";
import { type GivenOf, settleOptions } from "../options.ts";
import { only, optionError, outcomesOf, type Preparation, readSource, refuseOptions, type ScenarioSource } from "../prepared.ts";
import { assumptionsStudy } from "./assumptionsStudy.ts";
import { assumptionsOptions, assumptionsRules } from "./options.ts";
import { type AssumptionsPlan, assumptionsAnnouncement, assumptionsProblems } from "./plan.ts";
import type { AssumptionsResult } from "./result.ts";

/** Reads the scenario and settles the plan. Throws `OptionError` for options that cannot be used. */
export function prepareAssumptions(source: ScenarioSource, given: GivenOf<typeof assumptionsOptions>): Preparation<AssumptionsResult> {
  const options = settleOptions(assumptionsOptions, assumptionsRules, given);
  const loaded = readSource(source, { arms: options.arms, also: ["baseline"] });
  if ("problems" in loaded) return loaded;
  const { scenario } = loaded;
  const [primary] = outcomesOf([options.primary ?? scenario.primaryOutcome ?? "true-incidents"]);
  const { screening, screeningReplications, most, replications, within } = options;
  const found = uncertainFactors(scenario.arms, options.parameters ?? null, within);
  if ("problems" in found) throw optionError(found.problems);
  const plan: AssumptionsPlan = {
    ...{ scenario, primary, factors: found.factors, within },
    ...{ screening, screeningReplications, most, replications },
  };
  refuseOptions(assumptionsProblems(plan));
  return {
    study: {
      study: "assumptions",
      scenario,
      folder: `${scenario.id}-assumptions`,
      settings: settingsOf(plan),
      outcomes: [primary],
      keepOutcome: only(primary),
      announcement: assumptionsAnnouncement(plan),
      analyse: (workbench, tell) => assumptionsStudy(workbench, { ...plan, tell }),
    },
  };
}

/** What the result depends on; replications and how many are examined only add runs. */
function settingsOf({ primary, factors, screening, screeningReplications }: AssumptionsPlan): unknown {
  return {
    primary: primary.id,
    screening,
    ...(screening === "none" ? {} : { screeningReplications }),
    factors: factors.map((list) => list.map(({ path, low, high }) => ({ path, low, high }))),
  };
}
