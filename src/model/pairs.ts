/**
 * Relations between organisations that can meet: both serve the street, or a common community (ODD element 2).
 *
 * Ordered pairs as compressed sparse rows: what organisation i holds of others stands at `first[i]` up to, but not including,
 * `first[i + 1]`, others in index order. Organisations that can never meet have no pair and cost nothing.
 */
import type { Stream } from "../kernel/random.ts";

export const layerIds = ["information", "resource", "joint-action", "supervision"] as const;
export type LayerId = (typeof layerIds)[number];
export const [INFORMATION, RESOURCE, JOINT_ACTION, SUPERVISION] = layerIds.map((_, layer) => layer);
/** Layers that organisations themselves form and drop. Supervision, the last, is authority: given, not grown. */
export const GROWN: readonly number[] = [INFORMATION, RESOURCE, JOINT_ACTION];

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
  /** How often the two had to do with each other this month, per layer that they grow themselves. */
  readonly contacts: readonly Float64Array[];
  /** What a tie would have solved in the last months, per such layer: a fading count. */
  readonly missed: readonly Float64Array[];
  /** 1 where the two enter into one system by decision of the forum. */
  readonly sharing: Uint8Array;
  /** Fading count of cases for which the partner was asked in vain: `refused[pair * categories + category]`; holder = who asked. */
  readonly refused: Float64Array;
  /** Fading count of cases that the holder handed to the partner and that arrived: `handed[pair * categories + category]`. */
  readonly handed: Float64Array;
}

/** Who an organisation serves: −1 for the street, else a community. */
interface Serving {
  readonly index: number;
  readonly community: number;
}

/** All pairs of organisations that can meet, with nothing between them yet but these starting values. */
export function createPairs(
  organisations: readonly Serving[],
  categories: number,
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
    contacts: GROWN.map(column),
    missed: GROWN.map(column),
    sharing: new Uint8Array(count),
    refused: new Float64Array(count * categories),
    handed: new Float64Array(count * categories),
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

/** Fading count of cases that two handed to each other, either way. */
export function handedBetween({ handed, reverse }: Pairs, pair: number, categories: number): number {
  let sum = 0;
  for (let c = 0; c < categories; c++) sum += handed[pair * categories + c] + handed[reverse[pair] * categories + c];
  return sum;
}

/** The holder of a pair. */
export function holderOf({ partner, reverse }: Pairs, pair: number): number {
  return partner[reverse[pair]];
}

/** Step of the tie stream by which owners are dealt again. */
const PERMUTATION = 3_000_000_000;

/**
 * Deals the ties to other owners: a keyed permutation of the organisations that serve the same place, so that number and strength of ties
 * stay and only who holds them changes. A tie to an organisation that a new owner can never meet is lost.
 */
export function permuteOwners(
  pairs: Pairs,
  organisations: readonly { readonly index: number; readonly key: number; readonly community: number }[],
  stream: Stream,
  deal: number,
): void {
  const owner = new Int32Array(organisations.length);
  for (const community of new Set(organisations.map((each) => each.community))) {
    const group = organisations.filter((each) => each.community === community);
    const draw = new Map(group.map(({ index, key }) => [index, stream.uniform(PERMUTATION, key, deal)]));
    const dealt = [...group].sort((a, b) => draw.get(a.index)! - draw.get(b.index)!);
    group.forEach(({ index }, k) => {
      owner[index] = dealt[k].index;
    });
  }
  for (const layer of pairs.layers) {
    const before = layer.slice();
    layer.fill(0);
    for (let pair = 0; pair < pairs.count; pair++) {
      if (before[pair] === 0) continue;
      const to = pairOf(pairs, owner[holderOf(pairs, pair)], owner[pairs.partner[pair]]);
      if (to >= 0) layer[to] = before[pair];
    }
  }
}
