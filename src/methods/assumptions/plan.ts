/**
 * What is asked of the study of assumptions: which parameters, how they are screened, how many are examined, in how many replications.
 *
 * Replications only add to what is there: the pilot and the screening have 1 … P, the examination has P + 1 onwards, which the choice of
 * what is examined never saw.
 */
import type { ResolvedScenario } from "../../scenario/types.ts";
import { countWords, decimal } from "../../words/words.ts";
import { allFactors, type FactorsByArm } from "../factors/parameterSets.ts";
import type { Outcome, Within } from "../result.ts";

/** Whether every parameter is screened in the two leading arms and the baseline, in all arms, or not: all are then examined. */
export type Screening = "leaders" | "all" | "none";
/** Replications of the pilot, at least: it shows who leads, and by how much. */
const PILOT = 20;

export interface AssumptionsPlan {
  /** The baseline first; at least two arms. */
  readonly scenario: ResolvedScenario;
  readonly primary: Outcome;
  /** What each arm varies, arms in the order of the scenario. */
  readonly factors: FactorsByArm;
  /** How far the factors go, as their ranges already have it; told with the result. */
  readonly within: Within;
  readonly screening: Screening;
  /** Replications of every end in the screening. */
  readonly screeningReplications: number;
  /** Most parameters that are examined after the screening. */
  readonly most: number;
  /** Replications of every end in the examination. */
  readonly replications: number;
  /** Told how far the work is, in words. */
  readonly tell?: (text: string) => void;
}

type Size = Pick<AssumptionsPlan, "scenario" | "factors" | "screening" | "screeningReplications" | "most" | "replications">;

/** Replications of the pilot: 1 … so many; the screening has the first of them. */
export function pilotOf({ screening, screeningReplications }: Pick<Size, "screening" | "screeningReplications">): number {
  return Math.max(PILOT, screening === "none" ? 0 : screeningReplications);
}

/** What is wrong with a plan, as sentences. */
export function assumptionsProblems(plan: Size & Pick<AssumptionsPlan, "primary">): string[] {
  const problems: string[] = [];
  const whole = (what: string, value: number, least: number) => {
    if (!(Number.isSafeInteger(value) && value >= least)) {
      problems.push(`${what}: expected a whole number of at least ${least}, received ${value}`);
    }
  };
  if (plan.scenario.arms.length < 2)
    problems.push(`arms: expected the baseline and at least one other, received ${plan.scenario.arms.length}`);
  if (plan.factors.length !== plan.scenario.arms.length)
    problems.push(`factors: expected a list for each arm, received ${plan.factors.length}`);
  if (allFactors(plan.factors).length === 0) problems.push("parameters: expected at least one that has a range, received none");
  if (plan.primary.direction === "none") {
    problems.push(`primary outcome: expected one with a good direction to rank arms by, received ${plan.primary.id}`);
  }
  whole("replications", plan.replications, 2);
  whole("replications of the screening", plan.screeningReplications, 1);
  whole("most parameters examined", plan.most, 1);
  return problems;
}

/** Runs by purpose, at most: an arm that a parameter does not touch is not run again. */
export function assumptionsRuns(plan: Size): { pilot: number; screening: number; examined: number; parameters: number; total: number } {
  const arms = plan.scenario.arms.length;
  const k = allFactors(plan.factors).length;
  const screened = plan.screening === "all" ? arms : Math.min(3, arms);
  const isScreened = plan.screening !== "none";
  const pilot = isScreened ? arms * pilotOf(plan) : 0;
  const screening = isScreened ? 2 * k * screened * plan.screeningReplications : 0;
  const parameters = isScreened ? Math.min(k, plan.most) : k;
  const examined = (2 * parameters + 1) * arms * plan.replications;
  return { pilot, screening, examined, parameters, total: pilot + screening + examined };
}

/** What the runs are made for and how to have fewer, before they start. */
export function assumptionsAnnouncement(plan: Size): string {
  const { pilot, screening, examined, parameters, total } = assumptionsRuns(plan);
  const number = (value: number) => decimal(value, 0);
  const k = allFactors(plan.factors).length;
  const first =
    screening === 0
      ? []
      : [`${number(pilot)} for the pilot`, `${number(screening)} to screen ${countWords(k, "parameter")} at both ends of their ranges`];
  const parts = [
    ...first,
    `${number(examined)} to examine ${screening === 0 ? "" : "at most "}${parameters} in ${countWords(plan.replications, "replication")}`,
  ];
  return `at most ${countWords(total, "run")}: ${parts.join(", ")}; fewer with --parameters, --arms, --most or --replications`;
}
