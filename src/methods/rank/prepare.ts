/** A ranking of arms, from a scenario file and options. */
import type { ResolvedScenario } from "../../scenario/types.ts";
import { calibratedSets } from "../factors/calibratedSets.ts";
import { uncertainFactors } from "../factors/parameterSets.ts";
import { type GivenOf, settleOptions } from "../options.ts";
import { only, optionError, outcomesOf, type Preparation, readSource, refuseOptions, type ScenarioSource } from "../prepared.ts";
import { type RankOptions, rankOptions, rankRules } from "./options.ts";
import { type RankPlan, rankProblems, type SettledRankPlan, settleRankPlan } from "./plan.ts";
import { rankArms } from "./rankArms.ts";
import type { RankResult } from "./result.ts";
import type { RobustnessPlan } from "./robustnessOverSets.ts";

/** Reads the scenario and settles the plan. Throws `OptionError` for options that cannot be used. */
export function prepareRanking(source: ScenarioSource, given: GivenOf<typeof rankOptions>): Preparation<RankResult> {
  const options = settleOptions(rankOptions, rankRules, given);
  const [outcome] = outcomesOf([options.outcome]);
  const loaded = readSource(source, { arms: options.arms, also: ["baseline"] });
  if ("problems" in loaded) return loaded;
  const { scenario } = loaded;
  const { method, indifference, alpha, firstStage, maxReplications: maximum, budget, fresh: freshReplications } = options;
  const robustness = robustnessOf(scenario, options);
  const plan: RankPlan = { scenario, outcome, method, indifference, alpha, firstStage, maximum, budget, freshReplications, robustness };
  refuseOptions(rankProblems(plan));
  const settled = settleRankPlan(plan);
  return {
    study: {
      study: "rank",
      scenario,
      folder: `${scenario.id}-rank`,
      settings: settingsOf(settled),
      outcomes: [outcome],
      keepOutcome: only(outcome),
      announcement: announcement(settled),
      analyse: (workbench, tell) => rankArms(workbench, { ...plan, tell }),
    },
  };
}

function robustnessOf({ arms }: ResolvedScenario, options: RankOptions): RobustnessPlan | null {
  const { parameterSets: sets, parameters: patterns = null, within, replicationsPerSet, threshold = null, tail } = options;
  if (sets === undefined) return null;
  const found = uncertainFactors(arms, patterns, within);
  if ("problems" in found) throw optionError(found.problems);
  const calibrated = patterns === null && within === "plausible" ? calibratedSets() : null;
  return { sets, factors: found.factors, within, replicationsPerSet, threshold, tail, calibrated };
}

/** What the result depends on, besides how long it goes on. */
function settingsOf({ outcome, method, indifference, alpha, firstStage, robustness }: SettledRankPlan): unknown {
  return {
    ...{ outcome: outcome.id, method, indifference, alpha: method === "kn" ? alpha : null, firstStage },
    sets: robustness === null ? null : setsSettings(robustness),
  };
}

function setsSettings({ sets, factors, replicationsPerSet, threshold, tail, calibrated }: RobustnessPlan): unknown {
  return {
    sets,
    factors: factors.map((list) => list.map(({ path, low, high }) => ({ path, low, high }))),
    ...{ replicationsPerSet, threshold, tail },
    ...(calibrated ? { calibrated: calibrated.hash } : {}),
  };
}

function announcement({ scenario, method, firstStage, maximum, budget, freshReplications, robustness }: SettledRankPlan): string {
  const arms = scenario.arms.length;
  const contest = method === "kn" ? `${arms * firstStage} to ${arms * maximum}` : `${budget}`;
  const sets = robustness === null ? "" : `, ${robustness.sets * arms * (robustness.replicationsPerSet ?? 1)} over parameter sets`;
  return `${arms} arms: ${contest} runs in the contest, ${2 * freshReplications} on fresh replications${sets}`;
}
