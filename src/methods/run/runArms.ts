/**
 * Every arm of a scenario in every replication, under common random numbers: levels of the main outcomes and, where the baseline is among
 * the arms, what each of them changes. Nothing depends on the order in which runs finish.
 *
 * No outcome is primary: all arms in all main outcomes share the error of what is said evenly. With twins that have enough money a tenth
 * goes to what the money would change.
 */

import { outcomeOf, type RunFailure, type RunRequest, sized, type Workbench } from "../../runs/request.ts";
import type { ResolvedScenario } from "../../scenario/types.ts";
import { estimateMean } from "../../statistics/mean.ts";
import type { Claim, ResultTables } from "../../tables/tables.ts";
import { en } from "../../words/en.ts";
import { tellAll } from "../../words/finding.ts";
import { type CostInput, costPlanes } from "../compare/costPlane.ts";
import { draftEffects, type PairedSample, pairedValues } from "../compare/effects.ts";
import { withTwins } from "../compare/fundedTwins.ts";
import { type ErrorShares, LEVEL } from "../compare/plan.ts";
import { armPairsTable, costTable, effectsTable, paidTable, shortfallsTable } from "../compare/tables.ts";
import { FEWEST_FOR_BAND } from "../compare/trajectories.ts";
import { concludeAll } from "../compare/verdicts.ts";
import { addFunding, armsFunding, type FundedRuns } from "../funding.ts";
import { mainOutcomes } from "../outcome.ts";
import { paidShares } from "../paidShares.ts";
import { baselineOf } from "../place/baselineOf.ts";
import { type AnalysisTable, type Outcome, scenarioHeader } from "../result.ts";
import type { AnalysisOutcome } from "../results.ts";
import { runFindings } from "./findings.ts";
import { type Gathered, gather, type Keep, newGathered, resultTables } from "./gather.ts";
import type { ArmLevel, FailedRun, RunResult } from "./result.ts";
import { draftTwinPairs } from "./twinPairs.ts";

const INCIDENTS = "true-incidents";
const WITH_TWINS: ErrorShares = { primary: 0, others: 0.9, armPairs: 0.1, groups: 0 };

export interface RunPlan {
  readonly scenario: ResolvedScenario;
  readonly replications: readonly number[];
  /** Rows that `shown` holds; default all. */
  readonly keep?: Keep;
  /** Whether arms that lack money have a twin with enough of it, which takes part as any other arm; default no. Needs the baseline. */
  readonly funded?: boolean;
  /** Resamples of the bootstrap intervals, which no claim rests on; default 2000, 0 for none. */
  readonly resamples?: number;
}

/** Of arms there are tables to draw from. */
export interface RunOutcome extends AnalysisOutcome<RunResult> {
  readonly shown: ResultTables;
}

/** Runs all arms and says what they are. A failed run is told and left out with its pairs. */
export async function runArms(workbench: Workbench, asked: RunPlan): Promise<RunOutcome> {
  const { scenario, funded } = asked.funded ? await withTwins(workbench, asked.scenario) : { scenario: asked.scenario };
  const plan = { ...asked, scenario };
  const { replications, keep = {} } = plan;
  const outcomes = mainOutcomes();
  const gathered = newGathered();
  const failures: FailedRun[] = [];
  const funding: FundedRuns = new Map();
  const values: (number | null)[][][] = outcomes.map(() => scenario.arms.map(() => []));
  const placeOf = new Map(scenario.arms.map(({ id }, arm) => [id, arm]));
  await workbench.complete(requestsOf(plan), ({ point, replication }, state) => {
    outcomes.forEach(({ indicator, group }, o) => void values[o][placeOf.get(point)!].push(outcomeOf(state, indicator, group)));
    if (state.status === "done") {
      gather(gathered, point, replication, state.record, keep);
      addFunding(funding, point, state.record);
    } else failures.push(failedRun(scenario, point, replication, state.failure));
  });
  const result = summarise(plan, { outcomes, values, gathered, funding, funded, failures });
  return {
    result,
    requests: () => requestsOf(plan),
    tables: tablesOf(result),
    shown: { ...resultTables(scenario, replications.length, gathered), claims: claimsOf(result), funding: result.funding },
  };
}

function tablesOf(result: RunResult): AnalysisTable[] {
  const { costPlane, armPairs = [] } = result;
  const all = [effectsTable({ ...result, primary: null }), armPairsTable({ armPairs }), costTable(costPlane), paidTable(result)];
  return [...all, shortfallsTable(result)].filter(({ rows }) => rows.length > 0);
}

function claimsOf({ effects }: RunResult): Claim[] {
  return effects.map(({ arm, outcome, interval, verdict }) => ({ arm, outcome, interval, verdict }));
}

/** Every arm with every replication, arms in order. */
function requestsOf({ scenario: { arms }, replications }: RunPlan) {
  return sized(arms.length * replications.length, function* (): Generator<RunRequest> {
    for (const { id, specification } of arms) for (const replication of replications) yield { point: id, replication, specification };
  });
}

function failedRun({ arms }: ResolvedScenario, arm: string, replication: number, failure: RunFailure): FailedRun {
  const parameters: Record<string, number | string | boolean | null> = {};
  for (const { path, value, default: standard, setBy } of arms.find(({ id }) => id === arm)!.settings) {
    if (setBy !== null && standard !== null && standard !== value) parameters[path] = value;
  }
  return { arm, replication, ...failure, parameters };
}

interface Told {
  readonly outcomes: readonly Outcome[];
  /** `values[outcome][arm][replication]`; null for a failed run or nothing measured. */
  readonly values: readonly (readonly (readonly (number | null)[])[])[];
  readonly gathered: Gathered;
  readonly funding: FundedRuns;
  readonly funded: RunResult["funded"];
  readonly failures: readonly FailedRun[];
}

function summarise(
  { scenario, replications, resamples }: RunPlan,
  { outcomes, values, gathered, funding, funded, failures }: Told,
): RunResult {
  const { arms, seed } = scenario;
  const samples: PairedSample[] = outcomes.flatMap((outcome, o) =>
    arms[0]?.id !== "baseline"
      ? []
      : arms.slice(1).map(({ id }, a) => ({ arm: id, outcome, baseline: values[o][0], values: values[o][a + 1] })),
  );
  const options = {
    primary: null,
    threshold: null,
    level: LEVEL,
    seed,
    pilot: null,
    resamples,
    shares: funded ? WITH_TWINS : { primary: 0, others: 1, armPairs: 0, groups: 0 },
  };
  const primary = primaryOf(scenario, outcomes);
  const twinPairs = funded
    ? draftTwinPairs(
        samples.filter(({ outcome }) => outcome === primary),
        funded,
        options,
      )
    : [];
  const { effects, armPairs } = concludeAll({ effects: draftEffects(samples, options), armPairs: twinPairs }, options);
  const place = baselineOf(scenario, gathered.summary);
  const told = {
    ...{ study: "run" as const, scenario: scenarioHeader(scenario), replications: replications.length },
    runs: { requested: arms.length * replications.length, used: gathered.used },
    arms: arms.map(({ id, label }) => ({ id, label })),
    ...{ outcomes, effects, failures },
    pairs: samples.flatMap(pairedValues).filter((pairs) => pairs.values.length < FEWEST_FOR_BAND),
    costPlane: costPlanes(costInputs(outcomes, values, arms), outcomeNamed(outcomes, INCIDENTS)!, { level: LEVEL, seed, resamples }),
    levels: outcomes.flatMap(({ id }, o) => arms.map((arm, a) => levelOf(arm.id, id, values[o][a]))),
    paid: paidShares(gathered.summary),
    funding: armsFunding(funding),
    ...(funded === undefined ? {} : { funded }),
    ...(funded ? { armPairs } : {}),
    ...(place === null ? {} : { place }),
    warnings: [...gathered.warnings].map(([text, runs]) => `${text} (in ${runs} of ${gathered.used} runs)`),
  };
  const findings = runFindings(told, primary);
  return { ...told, findings, sentences: tellAll(findings, en) };
}

/** What the scenario is about. */
function primaryOf({ primaryOutcome }: ResolvedScenario, outcomes: readonly Outcome[]): Outcome {
  return outcomeNamed(outcomes, primaryOutcome) ?? outcomeNamed(outcomes, INCIDENTS)!;
}

function outcomeNamed(outcomes: readonly Outcome[], name: string | null): Outcome | undefined {
  return outcomes.find(({ id }) => id === name);
}

/** Cost and true incidents of every arm beside the baseline's; nothing without a baseline. */
function costInputs(outcomes: readonly Outcome[], values: Told["values"], arms: ResolvedScenario["arms"]): CostInput[] {
  if (arms[0]?.id !== "baseline") return [];
  const [incidents, cost] = [INCIDENTS, "cost"].map((id) => values[outcomes.findIndex((outcome) => outcome.id === id)]);
  return arms.slice(1).map(({ id }, a) => ({
    arm: id,
    ...{ baselineCost: cost[0], cost: cost[a + 1], baseline: incidents[0], values: incidents[a + 1] },
  }));
}

function levelOf(arm: string, outcome: string, values: readonly (number | null)[]): ArmLevel {
  const known = values.filter((value) => value !== null);
  return { arm, outcome, n: known.length, mean: null, sd: null, ...estimateMean(known) };
}
