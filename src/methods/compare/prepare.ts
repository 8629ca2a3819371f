/** A comparison of arms, from a scenario file and options. */
import type { ResolvedScenario } from "../../scenario/types.ts";
import { calibratedSets } from "../factors/calibratedSets.ts";
import { uncertainFactors } from "../factors/parameterSets.ts";
import { type GivenOf, settleOptions } from "../options.ts";
import { mainOutcomes } from "../outcome.ts";
import { optionError, outcomesOf, type Preparation, readSource, type ScenarioSource } from "../prepared.ts";
import { compareArms } from "./compareArms.ts";
import { type CompareOptions, compareOptions, compareRules, PILOT, USUAL_MAXIMUM, USUAL_REPLICATIONS } from "./options.ts";
import type { ComparePlan, ReplicationRule, UncertaintyPlan } from "./plan.ts";
import type { CompareResult } from "./result.ts";
import { drawsOf } from "./variedEffects.ts";

/** Reads the scenario and settles the plan. Throws `OptionError` for options that cannot be used. */
export function prepareComparison(source: ScenarioSource, given: GivenOf<typeof compareOptions>): Preparation<CompareResult> {
  const options = settleOptions(compareOptions, compareRules, given);
  const rule = ruleOf(options);
  const loaded = readSource(source, { arms: options.arms, also: [options.baseline] });
  if ("problems" in loaded) return loaded;
  const scenario = comparedWith(options.baseline, loaded.scenario);
  const { primary, outcomes } = readOutcomes(options, scenario);
  if (scenario.arms.length < 2) {
    const message = "expected at least one arm beside the baseline, received none";
    throw optionError([options.arms === undefined ? `${source.file}: ${message}; add one under arms:` : { option: "arms", message }]);
  }
  const plan: ComparePlan = {
    ...{ scenario, primary, outcomes, threshold: options.threshold ?? null },
    rule: rule ?? { kind: "fixed", replications: options.replications ?? Math.max(USUAL_REPLICATIONS, scenario.replications) },
    assumptionSets: options.fixedAssumptions ? null : calibratedSets(),
    parameterUncertainty: uncertaintyOf(options, scenario, primary),
    funded: options.funded,
  };
  return {
    study: {
      study: "compare",
      scenario,
      folder: `${scenario.id}-compare${options.baseline === "baseline" ? "" : `-to-${options.baseline}`}`,
      settings: settingsOf(plan),
      outcomes,
      record: { keepSeries: "main", tables: ["funding"], residents: options.individuals ? "each" : "groups" },
      announcement: announcement(plan, options),
      analyse: (workbench, tell) => compareArms(workbench, { ...plan, tell }),
    },
  };
}

/** The scenario with the arm that the others are compared with in the first place. */
function comparedWith(base: string, scenario: ResolvedScenario): ResolvedScenario {
  const isBase = ({ id }: ResolvedScenario["arms"][number]) => id === base;
  if (!scenario.arms.some(isBase)) {
    const known = scenario.arms.map(({ id }) => id).join(", ");
    throw optionError([{ option: "baseline", message: `expected one of the arms (${known}), received ${JSON.stringify(base)}` }]);
  }
  return { ...scenario, arms: [...scenario.arms.filter(isBase), ...scenario.arms.filter((arm) => !isBase(arm))] };
}

/** The primary outcome and all outcomes, it among them and first where it is not a main one. */
function readOutcomes({ primary: asked, outcomes: names }: CompareOptions, { primaryOutcome }: ResolvedScenario) {
  const [primary, ...named] = outcomesOf([asked ?? primaryOutcome ?? "true-incidents", ...(names ?? [])]);
  const outcomes = names === undefined ? mainOutcomes() : named;
  return { primary, outcomes: outcomes.some(({ id }) => id === primary.id) ? outcomes : [primary, ...outcomes] };
}

/** Null for a fixed number of replications. */
function ruleOf({ untilHalfWidth: halfWidth, minReplications, maxReplications, preRegistered }: CompareOptions): ReplicationRule | null {
  if (halfWidth === undefined) return null;
  const first = preRegistered ? PILOT : minReplications;
  const maximum = maxReplications ?? Math.max(USUAL_MAXIMUM, first);
  if (maximum < first)
    throw optionError([{ option: "maxReplications", message: `expected a whole number of at least ${first}, received "${maximum}"` }]);
  return preRegistered ? { kind: "stein", halfWidth, pilot: PILOT, maximum } : { kind: "look-ahead", halfWidth, minimum: first, maximum };
}

function uncertaintyOf(options: CompareOptions, { arms }: ResolvedScenario, primary: ComparePlan["primary"]): UncertaintyPlan | null {
  const { parameterUncertainty: sets, replicationsPerSet, parameters: patterns = null, within } = options;
  if (sets === undefined) return null;
  if (primary.direction === "none") {
    const message = `expected a primary outcome with a good direction to rank arms by, received ${primary.id}`;
    throw optionError([{ option: "parameterUncertainty", message }]);
  }
  const found = uncertainFactors(arms, patterns, within);
  if ("problems" in found) throw optionError(found.problems);
  const calibrated = patterns === null && within === "plausible" ? calibratedSets() : null;
  return { sets, replicationsPerSet, factors: found.factors, within, calibrated };
}

/** How many replications are made is no setting, so that more can be added; a pre-registered plan is one. */
function settingsOf({ primary, outcomes, threshold, rule, parameterUncertainty, assumptionSets, funded }: ComparePlan): unknown {
  return {
    primary: primary.id,
    outcomes: outcomes.map(({ id }) => id),
    threshold,
    rule: rule.kind === "stein" ? rule : null,
    ...(assumptionSets ? { assumptionSets: assumptionSets.hash } : {}),
    ...(funded ? { funded } : {}),
    parameterUncertainty: parameterUncertainty === null ? null : uncertaintySettings(parameterUncertainty),
  };
}

function uncertaintySettings({ sets, replicationsPerSet, factors, calibrated }: UncertaintyPlan): unknown {
  return {
    sets,
    replicationsPerSet,
    factors: factors.map((list) => list.map(({ path, low, high }) => ({ path, low, high }))),
    ...(calibrated ? { calibrated: calibrated.hash } : {}),
  };
}

function announcement(plan: ComparePlan, { arms, baseline }: CompareOptions): string {
  const { scenario, rule, parameterUncertainty: uncertainty, funded } = plan;
  const isAdded = arms !== undefined && !arms.includes(baseline);
  const added = isAdded ? `The arm ${baseline} is added, since the others are compared with it. ` : "";
  const most = rule.kind === "fixed" ? rule.replications : rule.maximum;
  const upTo = rule.kind === "fixed" ? "" : "up to ";
  const draws = drawsOf(plan, most);
  const varied = draws === 0 ? "" : `, and ${upTo}${draws} with assumptions varied`;
  const sets =
    uncertainty === null ? "" : `, and ${uncertainty.sets} parameter sets with ${uncertainty.replicationsPerSet} replications of each`;
  const twins = funded ? "; after a look, those that lack money and the first arm once more with enough" : "";
  return `${added}${scenario.arms.length} arms, ${upTo}${most} replications of each${varied}${sets}${twins}`;
}
