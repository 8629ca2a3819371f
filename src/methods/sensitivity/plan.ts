/**
 * What a sensitivity analysis is asked to do: method, parameters, outcome and size.
 *
 * Trajectories, base points, replications and resamples only add to what is there: with more of them the earlier runs are used again.
 */
import { KeyedRandom, type Stream, seedKey } from "../../kernel/random.ts";
import type { ResolvedArm } from "../../scenario/types.ts";
import { levelWithin } from "../../statistics/oneError.ts";
import { SOBOL_DIMENSIONS } from "../../statistics/sobolSequence.ts";
import type { Factor } from "../factors/factor.ts";
import type { Outcome, StudyHeader, Within } from "../result.ts";
import { sensitivityOptions } from "./options.ts";

export interface SensitivityPlan {
  readonly scenario: StudyHeader["scenario"];
  readonly warnings: readonly string[];
  /** The arm in which the parameters are varied. */
  readonly arm: ResolvedArm;
  /** When given, the outcome is the effect of `arm`: its paired difference from this arm, with the same parameters in both. */
  readonly against: ResolvedArm | null;
  readonly method: "morris" | "sobol";
  readonly factors: readonly Factor[];
  /** How far the factors go, as their ranges already have it; told with the result. */
  readonly within: Within;
  readonly outcome: Outcome;
  /** Morris: trajectories, at least 2. */
  readonly trajectories: number;
  /** Sobol: base points, a power of 2 of at least 16. */
  readonly points: number;
  /** Replications of every design point, the same ones everywhere. */
  readonly replications: number;
  /** Sobol: also the indices of pairs; nearly twice the runs. */
  readonly secondOrder: boolean;
  /** Replications of each one-at-a-time run of the most influential parameters; 0 for none. */
  readonly tornadoReplications: number;
  /** Bootstrap resamples, at least 100. */
  readonly resamples: number;
  /** Told how far the work is, in words. */
  readonly tell?: (text: string) => void;
}

/**
 * How the error of an analysis is shared out: parameters that move the outcome, one-at-a-time changes, pairs of parameters. A tenth is left
 * unspent, since the floor is itself estimated.
 */
export const ERROR_SHARES = { parameters: 0.7, alone: 0.1, pairs: 0.1 } as const;

/** Level of each of `count` statements of a kind, so that all of the study hold together at 95 %. */
export function levelFor(kind: keyof typeof ERROR_SHARES, count: number): number {
  return levelWithin(0.95, ERROR_SHARES[kind], Math.max(1, count));
}

/** Sizes that a study has unless it asks for others. */
export const SENSITIVITY_DEFAULTS = {
  trajectories: sensitivityOptions.trajectories.absent,
  points: sensitivityOptions.points.absent,
  replications: sensitivityOptions.replications.absent,
  tornadoReplications: sensitivityOptions.oneAtATime.absent,
  resamples: 2000,
} as const;

/** Most parameters that the one-at-a-time runs take. */
export const TORNADO_FACTORS = 15;

/** Runs with chance of their own at every first base point, for the share of noise. */
export const NOISE_REPLICATIONS = 2;

type PlanSize = Pick<SensitivityPlan, "method" | "trajectories" | "points" | "replications" | "secondOrder" | "tornadoReplications"> & {
  readonly factors: { readonly length: number };
  readonly against: unknown;
};

/** Number of runs by purpose, at most: points that the scenario's constraints forbid are not run. */
export function sensitivityRuns(plan: PlanSize): { design: number; noise: number; tornado: number; total: number } {
  const k = plan.factors.length;
  const sides = plan.against === null ? 1 : 2;
  const perBlock = plan.method === "morris" ? k + 1 : plan.secondOrder ? 2 * k + 2 : k + 2;
  const blocks = plan.method === "morris" ? plan.trajectories : plan.points;
  const design = sides * blocks * perBlock * plan.replications;
  const noise = plan.method === "morris" ? 0 : sides * blocks * NOISE_REPLICATIONS;
  const tornado = plan.tornadoReplications === 0 ? 0 : sides * (2 * Math.min(k, TORNADO_FACTORS) + 1) * plan.tornadoReplications;
  return { design, noise, tornado, total: design + noise + tornado };
}

/** What is wrong with a plan's numbers, as sentences; empty when nothing is. */
export function sensitivityProblems(plan: PlanSize & Pick<SensitivityPlan, "resamples">): string[] {
  const problems: string[] = [];
  const whole = (what: string, value: number, least: number) => {
    if (!(Number.isSafeInteger(value) && value >= least)) {
      problems.push(`${what}: expected a whole number of at least ${least}, received ${value}`);
    }
  };
  const k = plan.factors.length;
  if (k === 0) problems.push("parameters: expected at least one, received none");
  if (plan.method === "morris") whole("trajectories", plan.trajectories, 2);
  else {
    if (!(plan.points >= 16 && Number.isInteger(plan.points) && (plan.points & (plan.points - 1)) === 0 && plan.points <= 2 ** 20)) {
      problems.push(`points: expected a power of 2 of at least 16, such as 64, received ${plan.points}`);
    }
    if (2 * k > SOBOL_DIMENSIONS) {
      const most = Math.floor(SOBOL_DIMENSIONS / 2);
      problems.push(`parameters: expected at most ${most} for Sobol's method, received ${k}; choose the influential ones by Morris' first`);
    }
  }
  whole("replications", plan.replications, 1);
  whole("replications of the one-at-a-time runs", plan.tornadoReplications, 0);
  whole("resamples", plan.resamples, 100);
  return problems;
}

/** The study's own chance, apart from that of every run. */
export function studyStream(plan: Pick<SensitivityPlan, "scenario" | "method">, purpose: string): Stream {
  return new KeyedRandom(seedKey(plan.scenario.seed), 0).stream(`study/sensitivity/${plan.method}/${purpose}`);
}
