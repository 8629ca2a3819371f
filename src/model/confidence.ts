/**
 * Confidence by domain: what residents expect of a kind of organisation in matters of one category.
 *
 * A resident has one confidence in each kind, which only follows what it did in matters that such organisations lead here: a burglary costs
 * no firm, and a broken lamp not the police. Beside it a community knows in which categories a kind does better or worse than it does
 * as a whole: that deviation weighs where a matter of the category is to be reported, and to whom.
 */
import { organisationKinds } from "./kindLists.ts";
import { clampShare } from "./residents.ts";
import type { World } from "./state.ts";

/** Place of a kind and category among the deviations of all communities. */
function domainAt({ categories }: World, community: number, kind: number, category: number): number {
  return (community * organisationKinds.length + kind) * categories.length + category;
}

/** Confidence of a resident in a kind, in matters of one category. */
export function confidenceIn(world: World, resident: number, kind: number, community: number, category: number): number {
  const { residents, record, parameters } = world;
  const deviation = record.deviationByDomain[domainAt(world, community, kind, category)];
  return clampShare(residents.confidence[kind][resident] + parameters.trust.domainWeight * deviation);
}

/** Whether matters of a category are a kind's own in a community: one of its organisations leads them there. */
export function isOwnMatter({ leads, organisations, categories }: World, community: number, kind: number, category: number): boolean {
  for (const i of leads[community * categories.length + category]) if (organisations[i].kindIndex === kind) return true;
  return false;
}

/** A community hears what came of a case: the record of the kind as a whole follows its own matters, the deviation every one of a category. */
export function rememberOutcome(
  world: World,
  { community, category, kind }: { readonly community: number; readonly category: number; readonly kind: number },
  felt: number,
  weight: number,
): void {
  const { performanceByKind, deviationByDomain } = world.record;
  const ofKind = community * organisationKinds.length + kind;
  const domain = domainAt(world, community, kind, category);
  deviationByDomain[domain] += (felt - performanceByKind[ofKind] - deviationByDomain[domain]) * weight;
  if (isOwnMatter(world, community, kind, category)) performanceByKind[ofKind] += (felt - performanceByKind[ofKind]) * weight;
}
