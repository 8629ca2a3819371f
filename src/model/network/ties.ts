/**
 * A network of organisations and its ties, read once into neighbour lists (compressed sparse rows).
 *
 * Every measure takes a `Network`; `tiesOf` turns it into `Ties`, which is a `Network` too, so a caller that needs several measures reads
 * the matrix once and passes the result on.
 */

/** One layer of relations among organisations at one moment. */
export interface Network {
  /** Number of actors, 0 or more. */
  readonly size: number;
  /** size × size, row = from, column = to; 0 = no tie, 1 = strongest. The diagonal is ignored. */
  readonly weights: Float64Array;
  /** Kind of each actor. */
  readonly groups: readonly string[];
}

/** Neighbour lists in index order: those of actor i stand at `offsets[i]` up to, but not including, `offsets[i + 1]`. */
export interface NeighbourLists {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
}

/** A reading of the ties at the time of the call; it does not follow later changes of `weights`. */
export interface Ties extends Network {
  /** Directed ties. */
  readonly outgoing: NeighbourLists;
  /** The symmetrised graph: two actors are tied when either names the other. */
  readonly undirected: NeighbourLists;
  /** Per entry of `undirected.neighbours`: the weights of both directions added. */
  readonly strengths: Float64Array;
  /** Ordered pairs that are tied in both directions: two per mutual dyad. */
  readonly mutualTieCount: number;
}

/** Reads a network into neighbour lists; returns its argument when that has been read already. Throws RangeError on a malformed network. */
export function tiesOf(network: Network | Ties): Ties {
  if ("outgoing" in network) return network;
  const { size, weights, groups } = network;
  checkShape(network);
  const capacity = countTies(network);
  const outOffsets = new Int32Array(size + 1);
  const outNeighbours = new Int32Array(capacity);
  const offsets = new Int32Array(size + 1);
  const neighbours = new Int32Array(2 * capacity);
  const strengths = new Float64Array(2 * capacity);
  let outCount = 0;
  let count = 0;
  let mutualTieCount = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (j === i) continue;
      const forth = weights[i * size + j];
      const back = weights[j * size + i];
      if (forth > 0) outNeighbours[outCount++] = j;
      if (forth > 0 && back > 0) mutualTieCount++;
      if (forth > 0 || back > 0) {
        neighbours[count] = j;
        // Smaller index first, so that both entries of a dyad hold the same number.
        strengths[count] = i < j ? forth + back : back + forth;
        count++;
      }
    }
    outOffsets[i + 1] = outCount;
    offsets[i + 1] = count;
  }
  return {
    size,
    weights,
    groups,
    outgoing: { offsets: outOffsets, neighbours: outNeighbours },
    undirected: { offsets, neighbours: neighbours.subarray(0, count) },
    strengths: strengths.subarray(0, count),
    mutualTieCount,
  };
}

/** Number of undirected ties of each actor. */
export function tieCounts(network: Network): Int32Array {
  const { size, undirected } = tiesOf(network);
  const counts = new Int32Array(size);
  for (let i = 0; i < size; i++) counts[i] = undirected.offsets[i + 1] - undirected.offsets[i];
  return counts;
}

/** Number of undirected ties. */
export function dyadCount(network: Network): number {
  return tiesOf(network).undirected.neighbours.length / 2;
}

function checkShape({ size, weights, groups }: Network): void {
  if (!Number.isInteger(size) || size < 0) throw new RangeError(`network size: expected a whole number of actors, received ${size}`);
  if (weights.length !== size * size)
    throw new RangeError(`network weights: expected ${size} × ${size} = ${size * size} values, received ${weights.length}`);
  if (groups.length !== size) throw new RangeError(`network groups: expected one per actor (${size}), received ${groups.length}`);
}

/** Counts directed ties and refuses weights that are not numbers of 0 or more. */
function countTies({ size, weights }: Network): number {
  let count = 0;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k];
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      const from = (k - (k % size)) / size;
      throw new RangeError(`network weight from actor ${from} to actor ${k % size}: expected 0 (no tie) to 1, received ${weight}`);
    }
    if (weight > 0 && k % (size + 1) !== 0) count++;
  }
  return count;
}
