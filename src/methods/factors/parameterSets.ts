/**
 * Other plausible parameters: a Latin hypercube over factors, the same sets for every arm.
 *
 * A set gives each factor one place in its range, uniform and independent of the others: a description of ignorance, not of how likely
 * values are. A factor that two arms share takes the same place in both; one that only some arms have varies in those.
 */
import type { Stream } from "../../kernel/random.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { type RequestList, sized } from "../../runs/request.ts";
import type { ResolvedArm } from "../../scenario/types.ts";
import { latinHypercube } from "../../statistics/sampling.ts";
import type { Within } from "../result.ts";
import { type CalibratedSets, drawCalibrated, withNumbers } from "./calibratedSets.ts";
import { applyFactors, type Factor, factorValue, findFactors } from "./factor.ts";

/** Factors of each arm, arms in order. */
export type FactorsByArm = readonly (readonly Factor[])[];

/** What is varied unless the caller says otherwise; of these, what is knowledge and not a choice. */
const STANDARD_PATTERNS = ["parameters.*", "categories.*", "interventions.*.parameters.*"];

/**
 * Factors of every arm by patterns; a pattern need not match in every arm, but in one. Without patterns: every parameter of the model, of
 * its hazard categories and of the measures in use but for choices, since what a policy aims at is not uncertain. They range as far as
 * `within` says. Problems are sentences.
 */
export function uncertainFactors(
  arms: readonly ResolvedArm[],
  patterns: readonly string[] | null,
  within: Within,
): { readonly factors: FactorsByArm } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const lists = arms.map((): Factor[] => []);
  for (const pattern of patterns ?? STANDARD_PATTERNS) {
    const found = arms.map((arm) => findFactors(arm, [pattern], within));
    found.forEach((each, a) => void ("factors" in each && lists[a].push(...each.factors)));
    const last = found.at(-1);
    if (patterns !== null && last !== undefined && "problems" in last && found.every((each) => "problems" in each))
      problems.push(...last.problems);
  }
  if (patterns !== null && patterns.length === 0) problems.push("parameters: expected at least one name or pattern, received none");
  if (problems.length > 0) return { problems };
  const kept = (list: readonly Factor[]) => list.filter(({ grade }) => patterns !== null || grade !== "—");
  return { factors: lists.map((list) => allFactors([kept(list)])) };
}

/** All factors of all arms, each path once, in order of first appearance. */
export function allFactors(factors: FactorsByArm): readonly Factor[] {
  const byPath = new Map<string, Factor>();
  for (const factor of factors.flat()) if (!byPath.has(factor.path)) byPath.set(factor.path, factor);
  return [...byPath.values()];
}

/** One set: its number from 1, the values of `allFactors`, and the specification of every arm under it. */
export interface ParameterSet {
  readonly set: number;
  readonly values: readonly number[];
  readonly specifications: readonly ModelSpecification[];
}

/** What is run on every set. */
export interface SetsPlan {
  readonly sets: number;
  readonly factors: FactorsByArm;
  readonly replicationsPerSet: number;
  /** Calibrated sets, of which one is drawn whole for each set; default none. */
  readonly calibrated?: CalibratedSets | null;
}

/** Runs of all sets in canonical order: set, replication, arm. Points are named `set-<number>/<arm>`. Lazy. */
export function setRequests(
  arms: readonly Pick<ResolvedArm, "id" | "specification">[],
  { sets, factors, replicationsPerSet, calibrated }: SetsPlan,
  stream: Stream,
): RequestList {
  return sized(sets * arms.length * replicationsPerSet, function* () {
    for (const { set, specifications } of parameterSets(arms, factors, sets, stream, calibrated)) {
      for (let replication = 1; replication <= replicationsPerSet; replication++) {
        for (const [a, { id }] of arms.entries())
          yield { arm: id, point: `set-${set}/${id}`, replication, specification: specifications[a] };
      }
    }
  });
}

/** Draws `count` sets; lazy, and the same for the same stream. */
export function* parameterSets(
  arms: readonly Pick<ResolvedArm, "specification">[],
  factors: FactorsByArm,
  count: number,
  stream: Stream,
  calibrated: CalibratedSets | null = null,
): Generator<ParameterSet> {
  const all = allFactors(factors);
  const column = new Map(all.map(({ path }, j) => [path, j]));
  // The last column draws a calibrated set, the same for every arm; the others keep their draws with it or without.
  for (const [s, point] of latinHypercube(count, all.length + 1, stream).entries()) {
    const drawn = calibrated === null ? null : drawCalibrated(calibrated, point[all.length]);
    const moved = drawn?.movedIn(arms.map(({ specification }) => specification));
    const valueIn = (factor: Factor, a: number) => moved?.[a].get(factor.path) ?? factorValue(factor, point[column.get(factor.path)!]);
    const specifications = arms.map(({ specification }, a) =>
      applyFactors(
        moved === undefined ? specification : withNumbers(specification, moved[a]),
        factors[a],
        factors[a].map((factor) => valueIn(factor, a)),
      ),
    );
    const firstArm = (factor: Factor) => factors.findIndex((own) => own.some(({ path }) => path === factor.path));
    yield { set: s + 1, values: all.map((factor) => valueIn(factor, firstArm(factor))), specifications };
  }
}
