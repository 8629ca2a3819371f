/**
 * Ties within and between kinds of actors: the E-I index and the value it would have by chance.
 *
 * Source: Krackhardt & Stern (1988), Informal networks and organizational crises, Social Psychology Quarterly 51: 123–140.
 */
import { dyadCount, type Network, tiesOf } from "./ties.ts";

/** (external − internal) / (external + internal) undirected ties, in [−1, 1]: −1 all within groups, 1 all between; NaN when there is no tie. */
export function eiIndex(network: Network): number {
  const ties = tiesOf(network);
  const { offsets, neighbours } = ties.undirected;
  const tieCount = dyadCount(ties);
  let externalCount = 0;
  for (let i = 0; i < ties.size; i++) {
    for (let a = offsets[i]; a < offsets[i + 1]; a++) {
      const j = neighbours[a];
      if (j > i && ties.groups[i] !== ties.groups[j]) externalCount++;
    }
  }
  return tieCount === 0 ? Number.NaN : (2 * externalCount - tieCount) / tieCount;
}

/**
 * Mean E-I index over all ways of placing the same number of undirected ties on the dyads, in [−1, 1]. Each dyad is then tied with the
 * same probability, so this is the index of the complete network and depends on the group sizes alone; NaN when there is no tie.
 */
export function eiExpected(network: Network): number {
  const ties = tiesOf(network);
  if (dyadCount(ties) === 0) return Number.NaN;
  const sizes = new Map<string, number>();
  for (const group of ties.groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const pairCount = (ties.size * (ties.size - 1)) / 2;
  let internalCount = 0;
  for (const size of sizes.values()) internalCount += (size * (size - 1)) / 2;
  return (pairCount - 2 * internalCount) / pairCount;
}
