/** Organisations that are there once per community: their copies, the ids of these, and which communities anyone serves. */
import type { Sections } from "../format/declaration.ts";

/** Ids of the communities, in order. */
export function communityIds({ place }: Sections): readonly string[] {
  return typeof place.communities === "number" ? [] : [...place.communities.keys()];
}

/** Communities that an organisation works in. */
export function servedCommunities({ community }: { readonly community: string }, communities: readonly string[]): readonly string[] {
  return community === "street" || community === "each" ? communities : [community];
}

/** Every name by which a tie may call an organisation: as written, and copies. */
export function organisationNames(sections: Sections): readonly string[] {
  const names = [...sections.organisations].flatMap(([id, one]) => [
    id,
    ...copies(id, one.community, communityIds(sections)).map((copy) => copy.id),
  ]);
  return [...new Set(names)];
}

/** The organisations that a name stands for, with the community of each. */
export function copies(
  id: string,
  community: string,
  communities: readonly string[],
): readonly { readonly id: string; readonly community: string }[] {
  if (community !== "each") return [{ id, community }];
  if (communities.length === 1) return [{ id, community: communities[0] }];
  return communities.map((one) => ({ id: `${id}-${one}`, community: one }));
}

/** Pairs of organisations that a tie between two names stands for: copies meet within their own community. */
export function tiedPairs(from: string, to: string, sections: Sections): readonly (readonly [string, string])[] {
  const starts = namedCopies(from, sections);
  const ends = namedCopies(to, sections);
  const together = (a: string, b: string) => a === b || a === "street" || b === "street";
  const several = starts.length > 1 || ends.length > 1;
  return starts.flatMap((a) => ends.filter((b) => !several || together(a.community, b.community)).map((b) => [a.id, b.id] as const));
}

function namedCopies(name: string, sections: Sections) {
  const communities = communityIds(sections);
  const organisation = sections.organisations.get(name);
  if (organisation !== undefined) return copies(name, organisation.community, communities);
  return [...sections.organisations].flatMap(([id, one]) => copies(id, one.community, communities)).filter((copy) => copy.id === name);
}
