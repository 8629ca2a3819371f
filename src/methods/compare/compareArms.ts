/**
 * Arms against their baseline under common random numbers: runs as many replications as the rule wants, then estimates every effect.
 *
 * The unit of analysis is the run; effects are paired differences of the same replication. Replications are 1, 2, 3, …, made for every
 * arm alike. Nothing depends on the order in which runs finish or on how they were batched.
 */

import { type RequestList, type RunRequest, sized, type Workbench } from "../../runs/request.ts";
import type { ResolvedScenario } from "../../scenario/types.ts";
import { en } from "../../words/en.ts";
import { tellAll } from "../../words/finding.ts";
import { amountWords } from "../../words/words.ts";
import { armsFunding } from "../funding.ts";
import { paidShares } from "../paidShares.ts";
import { placeReport } from "../place/placeReport.ts";
import { scenarioHeader } from "../result.ts";
import type { AnalysisOutcome } from "../results.ts";
import { warningSentences } from "../runWarnings.ts";
import { draftPairs } from "./armPairs.ts";
import { costPlanes } from "./costPlane.ts";
import { baselineDrift } from "./drift.ts";
import { draftEffects, type PairedSample, pairedValues } from "./effects.ts";
import { compareFindings } from "./findings.ts";
import { withTwins } from "./fundedTwins.ts";
import { draftGroups } from "./groups.ts";
import { runSets, type SetEffects, summariseSets, uncertaintyRequests } from "./parameterUncertainty.ts";
import { type ComparePlan, checkPlan, LEVEL } from "./plan.ts";
import { precisionNow, precisionPaths } from "./precision.ts";
import type { CompareResult, Stopping } from "./result.ts";
import { addRun, type ComparedRuns, countRuns, newComparedRuns } from "./runs.ts";
import { decide, startRule } from "./stopping.ts";
import { compareTables } from "./tables.ts";
import { differenceTrajectories } from "./trajectories.ts";
import { drawsOf, runVaried, summariseVaried, type VariedRuns, variedRequests } from "./variedEffects.ts";
import { concludeAll } from "./verdicts.ts";

/** Compares all arms of the plan with its first. Throws PlanError on a plan that makes no sense or that the runs show to be impossible. */
export async function compareArms(workbench: Workbench, asked: ComparePlan): Promise<AnalysisOutcome<CompareResult>> {
  checkPlan(asked);
  const { scenario, funded } = asked.funded ? await withTwins(workbench, asked.scenario) : { scenario: asked.scenario };
  const plan = { ...asked, scenario };
  const { runs, stopping } = await makeRuns(workbench, plan);
  const sets = plan.parameterUncertainty === null ? null : await runSets(workbench, plan, plan.parameterUncertainty);
  const varied = await runVaried(workbench, plan, runs.replications.length);
  const result = summarise(plan, runs, stopping, { sets, varied, funded });
  return { result, requests: () => allRequests(plan, runs.replications), tables: compareTables(result) };
}

/** Runs batch after batch until the rule is satisfied. */
async function makeRuns(workbench: Workbench, plan: ComparePlan): Promise<{ runs: ComparedRuns; stopping: Stopping }> {
  const { scenario, rule, primary } = plan;
  const runs = newComparedRuns(plan);
  const armOf = new Map(scenario.arms.map(({ id }, a) => [id, a]));
  const o = indexOf(plan, primary.id);
  const precision = precisionNow(scenario.arms.length - 1, LEVEL);
  let state = startRule(rule, LEVEL, primary);
  for (;;) {
    const next = decide(state, samplesOf(plan, runs, primary.id));
    state = next.state;
    if ("stopping" in next.decision) return { runs, stopping: next.decision.stopping };
    const batch = batchOf(scenario, runs.replications.length + 1, next.decision.total);
    await workbench.complete(batch, ({ point, replication }, run) => {
      const arm = armOf.get(point)!;
      addRun(runs, plan, arm, replication, run);
      if (arm < scenario.arms.length - 1) return;
      precision.add(runs.values[o].map((values) => values[values.length - 1]));
      plan.tell?.(precisionWords(plan, precision.widest()));
    });
  }
}

/** The widest interval of an arm so far, e.g. `primary outcome to ±12 incidents`; empty while nothing can be said. */
function precisionWords({ primary }: ComparePlan, widest: number | null): string {
  return widest === null ? "" : `${primary.id} to ±${amountWords(widest, primary.unit)}`;
}

/** Replications `from` to `to`, every arm of one before the next, so that the residents of one baseline run at most are held. */
function batchOf({ arms }: ResolvedScenario, from: number, to: number): RequestList {
  return sized((to - from + 1) * arms.length, function* () {
    for (let replication = from; replication <= to; replication++) {
      for (const { id, specification } of arms) yield { point: id, replication, specification };
    }
  });
}

/** All runs in canonical order: arms, then replications; then the parameter sets; then the sets of assumptions that fit the evidence. */
function* allRequests(plan: ComparePlan, replications: readonly number[]): Generator<RunRequest> {
  for (const { id, specification } of plan.scenario.arms) {
    for (const replication of replications) yield { point: id, replication, specification };
  }
  if (plan.parameterUncertainty !== null) yield* uncertaintyRequests(plan, plan.parameterUncertainty);
  const draws = drawsOf(plan, replications.length);
  if (draws > 0) yield* variedRequests(plan, draws);
}

/** Every arm in one outcome. */
function samplesOf(plan: ComparePlan, { values }: ComparedRuns, id: string): PairedSample[] {
  const { scenario, outcomes } = plan;
  const o = indexOf(plan, id);
  return scenario.arms.slice(1).map((arm, a) => ({ arm: arm.id, outcome: outcomes[o], baseline: values[o][0], values: values[o][a + 1] }));
}

function indexOf({ outcomes }: ComparePlan, id: string): number {
  return outcomes.findIndex((outcome) => outcome.id === id);
}

interface Further {
  readonly sets: SetEffects | null;
  readonly varied: VariedRuns | null;
  readonly funded: CompareResult["funded"];
}

function summarise(plan: ComparePlan, runs: ComparedRuns, stopping: Stopping, { sets, varied, funded }: Further): CompareResult {
  const { scenario, outcomes, primary, threshold, rule, parameterUncertainty: uncertainty } = plan;
  const main = samplesOf(plan, runs, primary.id);
  const samples = [primary, ...outcomes.filter(({ id }) => id !== primary.id)].flatMap(({ id }) => samplesOf(plan, runs, id));
  const options = {
    ...{ primary: primary.id, threshold, level: LEVEL, seed: scenario.seed, resamples: plan.resamples },
    pilot: rule.kind === "stein" ? rule.pilot : null,
  };
  const drafts = {
    effects: draftEffects(samples, options),
    armPairs: draftPairs(samples, options),
    groups: draftGroups(runs.groups, LEVEL),
  };
  const { effects, armPairs, groups } = concludeAll(drafts, options);
  const standard = main.map(({ arm }) => effects.find((effect) => effect.arm === arm && effect.outcome === primary.id)?.difference ?? null);
  const costs = main.map(({ arm, baseline, values }, a) => ({ arm, baseline, values, baselineCost: runs.cost[0], cost: runs.cost[a + 1] }));
  const told = {
    study: "compare" as const,
    scenario: scenarioHeader(scenario),
    runs: allRuns(plan, runs, { sets, varied }),
    arms: scenario.arms.map(({ id, label }) => ({ id, label })),
    ...{ primary: primary.id, outcomes, threshold, effects, armPairs, stopping },
    pairs: samples.flatMap(pairedValues),
    trajectories: differenceTrajectories(plan, runs),
    drift: baselineDrift(plan, runs),
    paid: paidShares(runs.paid),
    funding: armsFunding(runs.funding),
    ...(funded === undefined ? {} : { funded }),
    precision: precisionPaths(main, LEVEL),
    groups,
    costPlane: costPlanes(costs, primary, { level: LEVEL, seed: scenario.seed, resamples: plan.resamples }),
    ...(runs.places.length === 0
      ? {}
      : { place: placeReport(scenario.arms.find(({ id }) => id === "baseline")!.specification, runs.places) }),
    parameterUncertainty: uncertainty === null || sets === null ? null : summariseSets(plan, uncertainty, sets, standard),
    ...(varied === null ? {} : { varied: summariseVaried(plan, varied, { ...options, plain: samples }) }),
  };
  const result = { ...told, warnings: warningsOf(plan, runs, told) };
  const findings = compareFindings(result);
  return { ...result, findings, sentences: tellAll(findings, en) };
}

function allRuns(plan: ComparePlan, runs: ComparedRuns, { sets, varied }: Pick<Further, "sets" | "varied">): CompareResult["runs"] {
  const { parameterUncertainty: uncertainty } = plan;
  const arms = plan.scenario.arms.length;
  const { requested, used } = countRuns(runs);
  const perSet = uncertainty === null ? 0 : arms * uncertainty.replicationsPerSet;
  const usedSets = sets?.effects.filter((effects) => effects !== null).length ?? 0;
  return {
    requested: requested + perSet * (uncertainty?.sets ?? 0) + arms * (varied?.draws ?? 0),
    used: used + perSet * usedSets + (varied?.finished ?? 0),
  };
}

/** Warnings of runs with how many gave them, and what the comparison could not do. */
function warningsOf(
  { scenario, outcomes, parameterUncertainty }: ComparePlan,
  runs: ComparedRuns,
  told: Pick<CompareResult, "effects" | "groups" | "parameterUncertainty">,
): string[] {
  const missing = outcomes.flatMap(({ id }) => {
    const arms = scenario.arms.slice(1).filter((arm) => !told.effects.some((effect) => effect.arm === arm.id && effect.outcome === id));
    return arms.length === 0 ? [] : [`outcome ${id}: nothing was measured in any pair of ${arms.map((arm) => arm.id).join(", ")}`];
  });
  const groups = told.groups.length > 0 ? [] : ["who gains and who loses cannot be told: the runs kept no residents in any pair"];
  const lost = parameterUncertainty !== null && told.parameterUncertainty === null;
  const sets = lost ? ["parameter uncertainty cannot be told: no parameter set has all its runs"] : [];
  return [...warningSentences(runs.warnings), ...missing, ...groups, ...sets];
}
