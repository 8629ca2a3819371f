/**
 * Which assumption would change the answer: arms compared at both ends of every parameter's range, one parameter at a time.
 *
 * In three stages. A pilot finds the two leading arms. The screening runs every parameter at both ends in these and the baseline,
 * and keeps what moves a difference between arms by more than chance does. The examination runs what comes nearest to turning one in all arms, in
 * replications that the choice never saw, and says which conclusions stand (conclusions.ts). Parameters move alone: what two of them do
 * together is not seen.
 */

import { outcomeOf, type RunRequest, type RunState, type Workbench } from "../../runs/request.ts";
import { en } from "../../words/en.ts";
import { tellAll } from "../../words/finding.ts";
import { factorInfo } from "../factors/factor.ts";
import { placeReport, placeValues, type ValueOf } from "../place/placeReport.ts";
import { scenarioHeader } from "../result.ts";
import type { AnalysisOutcome } from "../results.ts";
import { addWarnings, newRunWarnings, warningSentences } from "../runWarnings.ts";
import { changedConclusions } from "./changed.ts";
import { conclusionLevel, type EndConclusions, endConclusions, type PlaceConclusions, placeConclusions, type Sign } from "./conclusions.ts";
import { assumptionsFindings } from "./findings.ts";
import { type AssumptionsPlan, assumptionsProblems, pilotOf } from "./plan.ts";
import { type Batch, endPoint, ends, factorsOf, movedIn, requestsOf, runBatch, standardPoint } from "./points.ts";
import type { AssumptionsResult, ExaminedEnd, LeadingArm } from "./result.ts";
import { type Screened, screenParameters } from "./screen.ts";
import { assumptionsTables } from "./tables.ts";

/** Fewest replications whose intervals are not called rough. */
const FEWEST_REPLICATIONS = 10;

/** Makes the runs and tells which conclusions stand. Throws RangeError on a bad plan, Error when the scenario itself has no complete replication. */
export async function assumptionsStudy(workbench: Workbench, plan: AssumptionsPlan): Promise<AnalysisOutcome<AssumptionsResult>> {
  const problems = assumptionsProblems(plan);
  if (problems.length > 0) throw new RangeError(problems.join("\n"));
  const log = newLog(plan);
  const screened = plan.screening === "none" ? null : await screenParameters(workbench, plan, log.see);
  const examined = screened === null ? factorsOf(plan).map(({ path }) => path) : screened.examined;
  const batch = examination(plan, examined);
  const values = await runBatch(workbench, plan, batch, "examination", log.see);
  const result = resultOf(plan, screened, conclude(plan, examined, values), log);
  const batches = [...(screened?.batches ?? []), batch];
  return { result, requests: () => allRequests(plan, batches), tables: assumptionsTables(result) };
}

/** What is kept of runs besides the primary outcome. */
function newLog({ scenario }: AssumptionsPlan) {
  const warnings = newRunWarnings();
  const places: ValueOf[] = [];
  const counts = { requested: 0, used: 0 };
  const see = (state: RunState, point: string, arm: number) => {
    counts.requested++;
    if (state.status === "done") counts.used++;
    addWarnings(warnings, state);
    if (state.status === "done" && arm === 0 && point === "standard") {
      places.push(placeValues(scenario.arms[0].specification, (indicator, group) => outcomeOf(state, indicator, group)));
    }
  };
  return { warnings, places, counts, see };
}

/** The scenario itself, then both ends of every parameter, in all arms. */
function examination(plan: AssumptionsPlan, paths: readonly string[]): Batch {
  const pilot = pilotOf(plan);
  return {
    points: [standardPoint(plan), ...paths.flatMap((path) => ends.map((at) => endPoint(plan, path, at)))],
    arms: plan.scenario.arms.map((_, arm) => arm),
    replications: Array.from({ length: plan.replications }, (_, i) => pilot + i + 1),
  };
}

interface Conclusions {
  readonly level: number;
  readonly standard: PlaceConclusions;
  readonly ends: readonly (Pick<ExaminedEnd, "factor" | "at"> & { readonly found: EndConclusions })[];
  /** Ends without a replication in which every arm has a value. */
  readonly missing: readonly string[];
}

function conclude(
  { scenario, primary }: AssumptionsPlan,
  paths: readonly string[],
  values: Awaited<ReturnType<typeof runBatch>>,
): Conclusions {
  const level = conclusionLevel(2 * paths.length, scenario.arms.length);
  const sign: Sign = primary.direction === "lower" ? 1 : -1;
  const standard = placeConclusions(values[0], level, sign);
  if (standard === null) {
    throw new Error(`assumptions, ${primary.id}: expected a replication in which every arm has a value, received none`);
  }
  const places = paths.flatMap((factor, k) =>
    ends.map((at, e) => ({ factor, at, found: endConclusions(values[1 + 2 * k + e], values[0], standard, level, sign) })),
  );
  const missing = places.filter(({ found }) => found === null).map(({ factor, at }) => `${factor} at its ${at} end`);
  return { level, standard, ends: places.flatMap(({ factor, at, found }) => (found === null ? [] : [{ factor, at, found }])), missing };
}

function resultOf(
  plan: AssumptionsPlan,
  screened: Screened | null,
  { level, standard, ends: examined, missing }: Conclusions,
  { warnings, places, counts }: ReturnType<typeof newLog>,
): AssumptionsResult {
  const { scenario, primary, within, replications } = plan;
  const named = namesOf(plan);
  const place = { n: standard.n, lead: named.lead(standard.lead), effects: named.effects(standard.effects) };
  const found = examined.map((end) => namedEnd(plan, end));
  const least = Math.min(standard.n, ...found.map(({ n }) => n));
  const few =
    least >= FEWEST_REPLICATIONS ? [] : [`intervals rest on ${least} replications and are wide and rough; more add to those there are`];
  const reported = {
    study: "assumptions" as const,
    scenario: scenarioHeader(scenario),
    runs: counts,
    warnings: [
      ...warningSentences(warnings),
      ...missing.map((what) => `${what}: no replication in which every arm has a value; nothing is told of it`),
      ...few,
    ],
    arms: scenario.arms.map(({ id, label }) => ({ id, label })),
    outcome: primary,
    within,
    factors: factorsOf(plan).map(factorInfo),
    screening: screened?.told ?? null,
    ...{ replications, level, standard: place, ends: found },
    changed: changedConclusions(place, found, scenario.arms[0].id),
    ...(places.length === 0 ? {} : { place: placeReport(scenario.arms[0].specification, places) }),
  };
  const findings = assumptionsFindings(reported);
  return { ...reported, findings, sentences: tellAll(findings, en) };
}

function namedEnd(plan: AssumptionsPlan, { factor, at, found }: Conclusions["ends"][number]): ExaminedEnd {
  const named = namesOf(plan);
  const arm = plan.scenario.arms.findIndex((_, a) => movedIn(plan.factors, factor, a) !== null);
  const { n, lead, held, effects, verdicts } = found;
  return {
    ...{ factor, at, value: movedIn(plan.factors, factor, arm)![at], n },
    lead: named.lead(lead),
    held: held && { ...named.pair(held), difference: held.difference, verdict: held.verdict },
    effects: named.effects(effects).map((effect, a) => ({ ...effect, verdict: verdicts[a] })),
  };
}

/** Arms by name instead of by number. */
function namesOf({ scenario: { arms } }: AssumptionsPlan) {
  const pair = ({ first, runnerUp }: { first: number; runnerUp: number }) => ({ first: arms[first].id, runnerUp: arms[runnerUp].id });
  return {
    pair,
    lead: (lead: PlaceConclusions["lead"]): LeadingArm | null => lead && { ...pair(lead), difference: lead.difference, clear: lead.clear },
    effects: (effects: PlaceConclusions["effects"]) => effects.map((effect, a) => ({ arm: arms[a + 1].id, ...effect })),
  };
}

function* allRequests(plan: AssumptionsPlan, batches: readonly Batch[]): Iterable<RunRequest> {
  for (const batch of batches) yield* requestsOf(plan, batch);
}
