/**
 * Structural holes: how far an actor's contacts are tied among themselves, and so how little room the actor has to broker.
 *
 * Source: Burt (1992), Structural Holes, chapter 2. The strength of a dyad is the sum of the weights of both directions; the
 * proportional strength of i's tie to j is that strength over the strength of all of i's ties. Only direct contacts j count.
 */
import { type Network, tiesOf } from "./ties.ts";

export interface StructuralHoles {
  /** Per actor, in (0, 2], and at most 9/8 when all ties weigh the same; low = broker. NaN for an isolate. */
  readonly constraint: Float64Array;
  /** Per actor, in contacts: NaN for an isolate, else from 1 (all contacts say the same) to the number of contacts (none is tied to another). */
  readonly effectiveSize: Float64Array;
}

/**
 * Burt's constraint, the sum over contacts j of (p_ij + sum over q of p_iq p_qj) squared, and effective size, the sum over contacts j of
 * 1 − sum over q of p_iq m_jq, where m_jq is the strength of j's tie to q over that of j's strongest tie.
 * An isolate has nobody to broker between: neither is defined, which is not the constraint of 1 that a single contact gives.
 */
export function structuralHoles(network: Network): StructuralHoles {
  const { size, undirected, strengths } = tiesOf(network);
  const { offsets, neighbours } = undirected;
  const { proportions, greatest } = relativeStrengths(network);
  const constraint = new Float64Array(size);
  const effectiveSize = new Float64Array(size);
  /** By contact j: i's strength proportioned to j through shared contacts q, as p_iq p_qj and as p_iq s_qj. */
  const indirect = new Float64Array(size);
  const shared = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const start = offsets[i];
    const end = offsets[i + 1];
    if (start === end) {
      constraint[i] = Number.NaN;
      effectiveSize[i] = Number.NaN;
      continue;
    }
    // Stage 1: two steps out from i, by way of each contact q.
    indirect.fill(0);
    shared.fill(0);
    for (let a = start; a < end; a++) {
      const q = neighbours[a];
      const proportion = proportions[a];
      for (let b = offsets[q]; b < offsets[q + 1]; b++) {
        indirect[neighbours[b]] += proportion * proportions[b];
        shared[neighbours[b]] += proportion * strengths[b];
      }
    }
    // Stage 2: what of it reached i's own contacts.
    for (let a = start; a < end; a++) {
      const j = neighbours[a];
      const invested = proportions[a] + indirect[j];
      constraint[i] += invested * invested;
      effectiveSize[i] += 1 - shared[j] / greatest[j];
    }
  }
  return { constraint, effectiveSize };
}

/** Burt's constraint of each actor; see `structuralHoles`. */
export function constraint(network: Network): Float64Array {
  return structuralHoles(network).constraint;
}

/** Burt's effective size of each actor's contacts; see `structuralHoles`. */
export function effectiveSize(network: Network): Float64Array {
  return structuralHoles(network).effectiveSize;
}

/** Each tie's strength over that of all ties of its actor, by entry of the neighbour lists, and the strongest tie of each actor. */
function relativeStrengths(network: Network): { proportions: Float64Array; greatest: Float64Array } {
  const { size, undirected, strengths } = tiesOf(network);
  const { offsets } = undirected;
  const proportions = new Float64Array(strengths.length);
  const greatest = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let total = 0;
    for (let a = offsets[i]; a < offsets[i + 1]; a++) {
      total += strengths[a];
      greatest[i] = Math.max(greatest[i], strengths[a]);
    }
    for (let a = offsets[i]; a < offsets[i + 1]; a++) proportions[a] = strengths[a] / total;
  }
  return { proportions, greatest };
}
