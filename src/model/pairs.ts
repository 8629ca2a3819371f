/**
 * Relations between organisations that can meet: both serve the street, or a common community (ODD element 2).
 *
 * Ordered pairs as compressed sparse rows: what organisation i holds of others stands at `first[i]` up to, but not including,
 * `first[i + 1]`, others in index order. Organisations that can never meet have no pair and cost nothing.
 */

export const layerIds = ["information", "resource", "joint-action", "supervision"] as const;
export type LayerId = (typeof layerIds)[number];

export interface Pairs {
  /** Ordered pairs. */
  readonly count: number;
  readonly first: Int32Array;
  /** The other organisation of each pair. */
  readonly partner: Int32Array;
  /** The same pair as the other holds it. */
  readonly reverse: Int32Array;
  readonly trust: Float64Array;
  readonly understanding: Float64Array;
  /** This month's joint successes and refusals or failures; holder = who asked. */
  readonly successes: Float64Array;
  readonly failures: Float64Array;
  /** Tie strength in [0, 1], one column per layer. */
  readonly layers: readonly Float64Array[];
}

/** Who an organisation serves: −1 for the street, else a community. */
interface Serving {
  readonly index: number;
  readonly community: number;
}

/** All pairs of organisations that can meet, with nothing between them yet but these starting values. */
export function createPairs(
  organisations: readonly Serving[],
  { initialTrust, initialUnderstanding }: { readonly initialTrust: number; readonly initialUnderstanding: number },
): Pairs {
  const partners = partnerLists(organisations);
  const first = new Int32Array(organisations.length + 1);
  partners.forEach((list, i) => {
    first[i + 1] = first[i] + list.length;
  });
  const count = first[organisations.length];
  const partner = Int32Array.from(partners.flat());
  const reverse = new Int32Array(count);
  const next = first.slice();
  // Holders ascend, so each other's list is met in its own order.
  for (let i = 0; i < organisations.length; i++) for (let at = first[i]; at < first[i + 1]; at++) reverse[next[partner[at]]++] = at;
  const column = () => new Float64Array(count);
  return {
    count,
    first,
    partner,
    reverse,
    trust: column().fill(initialTrust),
    understanding: column().fill(initialUnderstanding),
    successes: column(),
    failures: column(),
    layers: layerIds.map(column),
  };
}

function partnerLists(organisations: readonly Serving[]): number[][] {
  const ofStreet = organisations.filter(({ community }) => community < 0).map(({ index }) => index);
  const everybody = organisations.map(({ index }) => index);
  const byCommunity = new Map<number, number[]>();
  for (const { index, community } of organisations) {
    if (community >= 0) byCommunity.set(community, [...(byCommunity.get(community) ?? []), index]);
  }
  return organisations.map(({ index, community }) => {
    const met = community < 0 ? everybody : [...ofStreet, ...byCommunity.get(community)!].sort((a, b) => a - b);
    return met.filter((other) => other !== index);
  });
}

/** Index of the pair that `holder` has with `other`, or −1 when the two can never meet. */
export function pairOf({ first, partner }: Pairs, holder: number, other: number): number {
  let low = first[holder];
  let high = first[holder + 1] - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (partner[middle] === other) return middle;
    if (partner[middle] < other) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The holder of a pair. */
export function holderOf({ partner, reverse }: Pairs, pair: number): number {
  return partner[reverse[pair]];
}
