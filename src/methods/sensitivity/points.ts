/**
 * The design points of a sensitivity analysis, in blocks that stand or fall together, and the runs that they ask for.
 *
 * A block is a trajectory (Morris) or a base row with its columns (Sobol). Every point is run in the same replications, so that two
 * points differ by their parameters and not by chance. Blocks and requests are made on demand.
 */

import { type RunRequest, upTo } from "../../runs/request.ts";
import type { ResolvedArm } from "../../scenario/types.ts";
import { type MorrisDesign, morrisDesign } from "../../statistics/morris.ts";
import { sobolDesign } from "../../statistics/sobolIndices.ts";
import { sobolSequence } from "../../statistics/sobolSequence.ts";
import { applyFactors, type Factor, factorValue } from "../factors/factor.ts";
import { type SensitivityPlan, studyStream } from "./plan.ts";

/** One set of parameters and the replications in which it is run. */
export interface Probe {
  /** Unique in the study, e.g. `trajectory-1.0`, `row-12.ab3`. */
  readonly id: string;
  /** `values[j]` belongs to factor j, in its own unit. */
  readonly values: readonly number[];
  readonly replications: readonly number[];
}

/** Blocks of probes; may be gone through more than once. */
export type Blocks = () => Iterable<readonly Probe[]>;

/** The design in order, with the points of the unit cube that the indices need (Morris only). */
export interface SensitivityDesign {
  readonly morris: MorrisDesign | null;
  readonly blocks: Blocks;
}

export function sensitivityDesign(plan: SensitivityPlan): SensitivityDesign {
  const replications = upTo(plan.replications);
  const probe = (id: string, u: readonly number[]): Probe => ({ id, values: valuesAt(plan.factors, u), replications });
  if (plan.method === "morris") {
    const morris = morrisDesign(plan.factors.length, plan.trajectories, studyStream(plan, "design"));
    const blocks = () => lazily(morris.trajectories, (points, t) => points.map((u, i) => probe(`trajectory-${t + 1}.${i}`, u)));
    return { morris, blocks };
  }
  const scramble = { kind: "owen", stream: studyStream(plan, "design") } as const;
  const base = sobolSequence(plan.points, 2 * plan.factors.length, scramble);
  const names = columnNames(plan.factors.length, plan.secondOrder);
  const block = (row: readonly number[], i: number) =>
    sobolDesign([row], plan.secondOrder)[0].map((u, column) => probe(`row-${i + 1}.${names[column]}`, u));
  return { morris: null, blocks: () => lazily(base, block) };
}

/**
 * The first point of every block again, in replications of its own that no other point has: the share of noise needs chance that differs
 * from point to point. One block per point.
 */
export function ownChance(design: SensitivityDesign, perPoint: number): Blocks {
  return () =>
    lazily(design.blocks(), ([first], i) => [
      { id: `${first.id}.own-chance`, values: first.values, replications: upTo(perPoint).map((r) => OWN_CHANCE + i * perPoint + r) },
    ]);
}

/** Far beyond the replications that points share, so that more of those never meet them. */
const OWN_CHANCE = 1_000_000;

/** The runs of probes in order: by probe, replication, and side (the arm, then the one it is compared with). */
export function* requestsOf(plan: SensitivityPlan, blocks: Blocks): Iterable<RunRequest> {
  const sides = sidesOf(plan);
  for (const block of blocks()) {
    for (const { id, values, replications } of block) {
      const specifications = sides.map((side) => ({
        arm: side.arm.id,
        point: `${id}${side.suffix}`,
        specification: specificationAt(plan, side, values),
      }));
      for (const replication of replications) for (const each of specifications) yield { ...each, replication };
    }
  }
}

/** Factors that only the arm has, or that it sets otherwise than the arm it is compared with: part of what is compared. */
export function ownFactors({ arm, against, factors }: Pick<SensitivityPlan, "arm" | "against" | "factors">): Factor[] {
  if (against === null) return [];
  const value = (of: ResolvedArm, path: string) => of.settings.find((setting) => setting.path === path)?.value;
  return factors.filter(({ path }) => value(against, path) !== value(arm, path));
}

interface Side {
  readonly arm: ResolvedArm;
  readonly suffix: string;
  /** Indices of the factors that are varied here. */
  readonly varied: readonly number[];
}

function sidesOf(plan: SensitivityPlan): Side[] {
  const all = plan.factors.map((_, j) => j);
  if (plan.against === null) return [{ arm: plan.arm, suffix: "", varied: all }];
  const own = new Set(ownFactors(plan));
  return [
    { arm: plan.arm, suffix: `.${plan.arm.id}`, varied: all },
    { arm: plan.against, suffix: `.${plan.against.id}`, varied: all.filter((j) => !own.has(plan.factors[j])) },
  ];
}

function specificationAt(plan: SensitivityPlan, { arm, varied }: Side, values: readonly number[]) {
  return applyFactors(
    arm.specification,
    varied.map((j) => plan.factors[j]),
    varied.map((j) => values[j]),
  );
}

function valuesAt(factors: readonly Factor[], u: readonly number[]): number[] {
  return factors.map((factor, j) => factorValue(factor, u[j]));
}

function columnNames(k: number, secondOrder: boolean): string[] {
  const numbered = (name: string) => Array.from({ length: k }, (_, j) => `${name}${j + 1}`);
  return ["a", "b", ...numbered("ab"), ...(secondOrder ? numbered("ba") : [])];
}

function* lazily<From, To>(from: Iterable<From>, to: (value: From, index: number) => To): Iterable<To> {
  let index = 0;
  for (const value of from) yield to(value, index++);
}
