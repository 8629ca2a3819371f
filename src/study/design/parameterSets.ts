/**
 * Other plausible parameters: a Latin hypercube over factors, the same sets for every arm.
 *
 * A set gives each factor one place in its range, uniform and independent of the others: a description of ignorance, not of how likely
 * values are. A factor that two arms share takes the same place in both; one that only some arms have varies in those.
 */
import type { Stream } from "../../kernel/random.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import type { ResolvedArm } from "../../scenario/types.ts";
import { latinHypercube } from "../estimators/sampling.ts";
import { applyFactors, type Factor, factorValue, findFactors } from "./factor.ts";

/** Factors of each arm, arms in order. */
export type FactorsByArm = readonly (readonly Factor[])[];

/** What is varied unless the caller says otherwise; of these, the settings whose values are assumptions. */
const STANDARD_PATTERNS = ["parameters.*", "interventions.*.parameters.*"];

/**
 * Factors of every arm by patterns; a pattern need not match in every arm, but in one. Without patterns: every parameter of the model and
 * of the measures in use that is an assumption. Their ranges are the registry's, or at most `within`, a share of the scenario's value, to
 * either side. Problems are sentences.
 */
export function uncertainFactors(
  arms: readonly ResolvedArm[],
  patterns: readonly string[] | null,
  within: number | null,
): { readonly factors: FactorsByArm } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const lists = arms.map((): Factor[] => []);
  for (const pattern of patterns ?? STANDARD_PATTERNS) {
    const found = arms.map((arm) => findFactors(arm, [pattern]));
    found.forEach((each, a) => void ("factors" in each && lists[a].push(...each.factors)));
    const last = found.at(-1);
    if (patterns !== null && last !== undefined && "problems" in last && found.every((each) => "problems" in each))
      problems.push(...last.problems);
  }
  if (patterns !== null && patterns.length === 0) problems.push("parameters: expected at least one name or pattern, received none");
  if (problems.length > 0) return { problems };
  const kept = (list: readonly Factor[]) => list.filter(({ assumption }) => patterns !== null || assumption);
  const once = (list: readonly Factor[]) => [...new Map(list.map((factor) => [factor.path, factor])).values()];
  return { factors: lists.map((list) => (within === null ? once(kept(list)) : narrowFactors(once(kept(list)), within))) };
}

/**
 * The factors with ranges of at most `share` of the scenario's value to either side, inside their own ranges. Those whose value is 0 keep
 * the range they have, since a share of nothing is no range.
 */
export function narrowFactors(factors: readonly Factor[], share: number): Factor[] {
  return factors.map((factor) => {
    const reach = Math.abs(factor.standard) * share;
    const low = Math.max(factor.low, factor.standard - reach);
    const high = Math.min(factor.high, factor.standard + reach);
    const [from, to] = factor.integer ? [Math.ceil(low), Math.floor(high)] : [low, high];
    return from < to ? { ...factor, low: from, high: to } : factor;
  });
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

/** Draws `count` sets; lazy, and the same for the same stream. */
export function* parameterSets(
  arms: readonly Pick<ResolvedArm, "specification">[],
  factors: FactorsByArm,
  count: number,
  stream: Stream,
): Generator<ParameterSet> {
  const all = allFactors(factors);
  const column = new Map(all.map(({ path }, j) => [path, j]));
  for (const [s, point] of latinHypercube(count, all.length, stream).entries()) {
    const valueIn = (factor: Factor) => factorValue(factor, point[column.get(factor.path)!]);
    const specifications = arms.map(({ specification }, a) => applyFactors(specification, factors[a], factors[a].map(valueIn)));
    yield { set: s + 1, values: all.map(valueIn), specifications };
  }
}
