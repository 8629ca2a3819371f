/**
 * Centrality of actors and centralisation of the whole network (Freeman 1978), on the symmetrised graph without weights.
 *
 * Betweenness is Brandes' algorithm (2001) on typed arrays. graphology-metrics has the measure, but building its graph object and running
 * it takes several times as long, and it would run for every layer in every month of every replication; the tests hold this code against it.
 */
import { type Network, tieCounts, tiesOf } from "./ties.ts";

/** Share of the other actors to whom each actor is tied, in [0, 1]; NaN below two actors. */
export function degree(network: Network): Float64Array {
  const counts = tieCounts(network);
  const others = network.size - 1;
  const scores = new Float64Array(network.size);
  for (let i = 0; i < scores.length; i++) scores[i] = counts[i] / others;
  return scores;
}

/** Share of the shortest paths between other pairs that run through each actor, averaged over pairs, in [0, 1]; NaN below three actors. */
export function betweenness(network: Network): Float64Array {
  const { size, undirected } = tiesOf(network);
  const { offsets, neighbours } = undirected;
  const scores = new Float64Array(size);
  if (size <= 2) return scores.fill(Number.NaN);
  const distances = new Int32Array(size);
  const queue = new Int32Array(size);
  const pathCounts = new Float64Array(size);
  const dependencies = new Float64Array(size);
  for (let source = 0; source < size; source++) {
    // Stage 1: actors in order of distance, with the number of shortest paths from the source.
    distances.fill(-1);
    pathCounts.fill(0);
    dependencies.fill(0);
    distances[source] = 0;
    pathCounts[source] = 1;
    queue[0] = source;
    let found = 1;
    for (let head = 0; head < found; head++) {
      const i = queue[head];
      const next = distances[i] + 1;
      // With everyone found, the farthest actors lead nowhere new.
      if (found === size && next > distances[queue[size - 1]]) break;
      for (let a = offsets[i]; a < offsets[i + 1]; a++) {
        const j = neighbours[a];
        if (distances[j] < 0) {
          distances[j] = next;
          queue[found++] = j;
        }
        if (distances[j] === next) pathCounts[j] += pathCounts[i];
      }
    }
    // Stage 2: from the farthest back, each actor hands its dependency to its predecessors in proportion to their paths.
    for (let tail = found - 1; tail > 0; tail--) {
      const i = queue[tail];
      scores[i] += dependencies[i];
      const previous = distances[i] - 1;
      if (previous === 0) continue;
      const share = (1 + dependencies[i]) / pathCounts[i];
      for (let a = offsets[i]; a < offsets[i + 1]; a++) {
        const j = neighbours[a];
        if (distances[j] === previous) dependencies[j] += pathCounts[j] * share;
      }
    }
  }
  // Each undirected pair was met from both ends, hence ordered pairs below.
  const otherPairCount = (size - 1) * (size - 2);
  for (let i = 0; i < size; i++) scores[i] /= otherPairCount;
  return scores;
}

/** Sum of the gaps to the greatest degree over that of a star, (n − 1)(n − 2), in [0, 1]; star 1, complete 0; NaN below three actors. */
export function degreeCentralisation(network: Network): number {
  const counts = tieCounts(network);
  const size = counts.length;
  return size <= 2 ? Number.NaN : gapsToGreatest(counts) / ((size - 1) * (size - 2));
}

/**
 * Sum of the gaps to the greatest normalised betweenness over that of a star, n − 1, in [0, 1]; NaN below three actors.
 * `scores` spares a second calculation when the caller has them.
 */
export function betweennessCentralisation(network: Network, scores: Float64Array = betweenness(network)): number {
  return network.size <= 2 ? Number.NaN : gapsToGreatest(scores) / (network.size - 1);
}

function gapsToGreatest(values: Int32Array | Float64Array): number {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, values[i]);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += greatest - values[i];
  return sum;
}
