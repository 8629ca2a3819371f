/** The arms of a study as settings that people can compare: the first whole, the others by what differs from it. */

import { canonicalJson } from "../host/canonicalJson.ts";
import type { ModelSpecification } from "../model/specification.ts";
import type { ResolvedArm } from "../scenario/types.ts";

/** Plain data by arm. Seed and length, which all arms share, are left to the study. */
export function armSettings(arms: readonly Pick<ResolvedArm, "id" | "specification">[]): Readonly<Record<string, unknown>> {
  const [first, ...others] = arms.map(({ id, specification }) => ({ id, own: own(specification) }));
  return first === undefined
    ? {}
    : { [first.id]: first.own, ...Object.fromEntries(others.map(({ id, own }) => [id, changedFields(first.own, own)])) };
}

type Own = Omit<ModelSpecification, "seed" | "horizonDays">;

function own({ seed: _, horizonDays: __, ...rest }: ModelSpecification): Own {
  return rest;
}

/** Top-level fields of `b` that differ from `a`; of `parameters`, the groups that differ. */
function changedFields(a: Own, b: Own): Record<string, unknown> {
  const { parameters, ...rest } = b;
  const fields = changed(rest, a);
  const groups = changed(parameters, a.parameters);
  return Object.keys(groups).length === 0 ? fields : { ...fields, parameters: groups };
}

function changed(of: object, from: object): Record<string, unknown> {
  const other = from as Record<string, unknown>;
  return Object.fromEntries(Object.entries(of).filter(([key, value]) => canonicalJson(value) !== canonicalJson(other[key] ?? null)));
}
