/**
 * Cohesion: how densely, how mutually and over how short paths the organisations are tied.
 *
 * Source: Wasserman & Faust (1994), Social Network Analysis, chapters 4, 13 and 14. All measures here look at whether a tie exists, not at
 * its weight.
 */
import { type Network, tieCounts, tiesOf } from "./ties.ts";

/** Connected triples that a triangle holds, one about each of its actors. */
const TRIPLES_PER_TRIANGLE = 3;

/** Share of ordered pairs that are tied, in [0, 1]; NaN below two actors. */
export function density(network: Network): number {
  const { size, outgoing } = tiesOf(network);
  return size < 2 ? Number.NaN : outgoing.neighbours.length / (size * (size - 1));
}

/** Share of directed ties that are returned, in [0, 1]; NaN when there is no tie. */
export function reciprocity(network: Network): number {
  const { outgoing, mutualTieCount } = tiesOf(network);
  const tieCount = outgoing.neighbours.length;
  return tieCount === 0 ? Number.NaN : mutualTieCount / tieCount;
}

/** Share of connected triples (two undirected ties that share an actor) that are closed, in [0, 1]; NaN when there is no triple. */
export function transitivity(network: Network): number {
  const ties = tiesOf(network);
  const counts = tieCounts(ties);
  let tripleCount = 0;
  for (let i = 0; i < ties.size; i++) tripleCount += (counts[i] * (counts[i] - 1)) / 2;
  return tripleCount === 0 ? Number.NaN : (TRIPLES_PER_TRIANGLE * triangleCount(ties)) / tripleCount;
}

/** Share of actors without a tie in either direction, in [0, 1]; NaN when there is no actor, 1 for a single one. */
export function isolateShare(network: Network): number {
  const counts = tieCounts(network);
  let isolateCount = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i] === 0) isolateCount++;
  return counts.length === 0 ? Number.NaN : isolateCount / counts.length;
}

/**
 * Mean of 1 / distance over ordered pairs along the direction of ties, in [0, 1]; a pair without a path counts 0 (the compactness of
 * UCINET, the global efficiency of Latora & Marchiori 2001). NaN below two actors.
 */
export function compactness(network: Network): number {
  const pairs = pairsByDistance(network);
  let sum = 0;
  for (let distance = 1; distance < pairs.length; distance++) sum += pairs[distance] / distance;
  return network.size < 2 ? Number.NaN : sum / (network.size * (network.size - 1));
}

/** Mean distance, in ties, over the ordered pairs that a directed path joins; NaN when there is none. Read it beside compactness. */
export function meanDistance(network: Network): number {
  const pairs = pairsByDistance(network);
  let pairCount = 0;
  let sum = 0;
  for (let distance = 1; distance < pairs.length; distance++) {
    pairCount += pairs[distance];
    sum += distance * pairs[distance];
  }
  return pairCount === 0 ? Number.NaN : sum / pairCount;
}

function triangleCount(network: Network): number {
  const { size, undirected } = tiesOf(network);
  const { offsets, neighbours } = undirected;
  /** 1 + the last actor whose neighbour this one was found to be. */
  const marks = new Int32Array(size);
  let count = 0;
  for (let i = 0; i < size; i++) {
    for (let a = offsets[i]; a < offsets[i + 1]; a++) marks[neighbours[a]] = i + 1;
    for (let a = offsets[i]; a < offsets[i + 1]; a++) {
      const j = neighbours[a];
      if (j < i) continue;
      // Lists are in index order: walk down from the end to keep i < j < k.
      for (let b = offsets[j + 1] - 1; b >= offsets[j] && neighbours[b] > j; b--) if (marks[neighbours[b]] === i + 1) count++;
    }
  }
  return count;
}

/** Number of ordered pairs at each distance (index 0 unused): breadth-first search from each actor along outgoing ties. */
function pairsByDistance(network: Network): Float64Array {
  const { size, outgoing } = tiesOf(network);
  const { offsets, neighbours } = outgoing;
  const pairs = new Float64Array(size);
  const distances = new Int32Array(size);
  const queue = new Int32Array(size);
  for (let source = 0; source < size; source++) {
    distances.fill(-1);
    distances[source] = 0;
    queue[0] = source;
    let found = 1;
    for (let head = 0; head < found && found < size; head++) {
      const i = queue[head];
      const next = distances[i] + 1;
      for (let a = offsets[i]; a < offsets[i + 1]; a++) {
        const j = neighbours[a];
        if (distances[j] >= 0) continue;
        distances[j] = next;
        queue[found++] = j;
        pairs[next]++;
      }
    }
  }
  return pairs;
}
