/**
 * Core and periphery: does the network look like a core tied to everyone and a periphery tied only to the core?
 *
 * Source: Borgatti & Everett (1999), Models of core/periphery structures, Social Networks 21: 375–395, the discrete model in which a dyad
 * is tied ideally when at least one of its actors is in the core.
 */
import { dyadCount, type Network, tieCounts, tiesOf } from "./ties.ts";

/**
 * Correlation, over dyads, of the symmetrised ties with the best ideal pattern found, in [0, 1]; a star scores 1.
 *
 * The search takes into the core, step by step, the actor with most ties to actors outside it; among equals, the one whose contacts have
 * fewest ties; actors who are equal in both enter together, so that the order of actors does not matter. Each step is one pattern.
 * The value is therefore at most that of the best split of all, and close to it. 0 when no pattern fits better than none, and when ties
 * do not vary (no tie, or every dyad tied).
 */
export function corePeripheryFit(network: Network): number {
  const ties = tiesOf(network);
  const { size } = ties;
  const { offsets, neighbours } = ties.undirected;
  const pairCount = (size * (size - 1)) / 2;
  const tieCount = dyadCount(ties);
  const contactTies = contactTieCounts(ties);
  /** Ties to actors outside the core; −1 once in the core. */
  const uncovered = tieCounts(ties);
  const entering = new Int32Array(size);
  let coreSize = 0;
  let coveredTieCount = 0;
  let best = 0;
  while (coreSize < size) {
    // Stage 1: who is next, in index order, with everyone who is equal.
    let enteringCount = 0;
    for (let i = 0; i < size; i++) {
      if (uncovered[i] < 0) continue;
      const leader = entering[0];
      const ahead = enteringCount === 0 ? 1 : uncovered[i] - uncovered[leader] || contactTies[leader] - contactTies[i];
      if (ahead > 0) enteringCount = 0;
      if (ahead >= 0) entering[enteringCount++] = i;
    }
    // Stage 2: their ties are covered, each once.
    for (let k = 0; k < enteringCount; k++) {
      const i = entering[k];
      coveredTieCount += uncovered[i];
      uncovered[i] = -1;
      for (let a = offsets[i]; a < offsets[i + 1]; a++) if (uncovered[neighbours[a]] > 0) uncovered[neighbours[a]]--;
    }
    // Stage 3: the pattern of this core.
    coreSize += enteringCount;
    const periphery = size - coreSize;
    const patternCount = pairCount - (periphery * (periphery - 1)) / 2;
    best = Math.max(best, correlation({ pairCount, tieCount, patternCount, coveredTieCount }));
  }
  return best;
}

/** Sum, over the contacts of each actor, of their numbers of ties. */
function contactTieCounts(network: Network): Int32Array {
  const { size, undirected } = tiesOf(network);
  const { offsets, neighbours } = undirected;
  const counts = tieCounts(network);
  const sums = new Int32Array(size);
  for (let i = 0; i < size; i++) for (let a = offsets[i]; a < offsets[i + 1]; a++) sums[i] += counts[neighbours[a]];
  return sums;
}

interface Overlap {
  readonly pairCount: number;
  readonly tieCount: number;
  /** Dyads tied in the ideal pattern. */
  readonly patternCount: number;
  /** Dyads tied in both. */
  readonly coveredTieCount: number;
}

/** Pearson's correlation of two yes/no variables, from their counts; 0 when either does not vary. */
function correlation({ pairCount, tieCount, patternCount, coveredTieCount }: Overlap): number {
  // The bracketed products are whole numbers below 2^53, so a perfect fit is exactly 1.
  const spread = tieCount * (pairCount - tieCount) * (patternCount * (pairCount - patternCount));
  return spread === 0 ? 0 : (pairCount * coveredTieCount - patternCount * tieCount) / Math.sqrt(spread);
}
