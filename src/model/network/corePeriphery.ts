/**
 * Core and periphery: does the network look like a core tied to everyone and a periphery tied only to the core?
 *
 * Source: Borgatti & Everett (1999), Models of core/periphery structures, Social Networks 21: 375–395, the discrete model in which a dyad
 * is tied ideally when at least one of its actors is in the core.
 */
import { dyadCount, type Network, type Ties, tieCounts, tiesOf } from "./ties.ts";

/** Most actors whose splits are all tried, two to that power. */
const MOST_TRIED = 14;
/** Place of the highest bit of a mask. */
const HIGHEST_BIT = 31;

/**
 * Correlation, over dyads, of the symmetrised ties with the best ideal pattern, in [0, 1]; a star scores 1. 0 when no pattern fits better
 * than none; NaN when ties do not vary (no tie, or every dyad tied), where no correlation is defined.
 *
 * Up to 14 actors every split is tried. In larger networks the search begins with each actor alone in the core, and with the best core
 * that grows from it by whoever has most ties outside, and takes in, leaves out and exchanges actors until nothing does better: a lower
 * bound, rarely below the best of all.
 */
export function corePeripheryFit(network: Network): number {
  const ties = tiesOf(network);
  const { size } = ties;
  const pairCount = (size * (size - 1)) / 2;
  const tieCount = dyadCount(ties);
  if (tieCount === 0 || tieCount === pairCount) return Number.NaN;
  const matchOf: Match = (coreSize, coveredTieCount) => {
    const periphery = size - coreSize;
    return correlation({ pairCount, tieCount, patternCount: pairCount - (periphery * (periphery - 1)) / 2, coveredTieCount });
  };
  return Math.max(0, size <= MOST_TRIED ? bestOfAll(ties, matchOf) : bestFound(ties, matchOf));
}

/** How well a core of a size fits, with the number of ties that touch it. */
type Match = (coreSize: number, coveredTieCount: number) => number;

/** Tries every core, each from the one before by one actor (Gray code). */
function bestOfAll(ties: Ties, matchOf: Match): number {
  const { size, undirected } = ties;
  const contacts = Array.from({ length: size }, (_, i) =>
    undirected.neighbours.subarray(undirected.offsets[i], undirected.offsets[i + 1]).reduce((mask, j) => mask | (1 << j), 0),
  );
  let core = 0;
  let coreSize = 0;
  let covered = 0;
  let best = 0;
  for (let step = 1; step < 1 << size; step++) {
    const i = HIGHEST_BIT - Math.clz32(step & -step);
    const bit = 1 << i;
    const outside = bitCount(contacts[i] & ~core);
    const entering = (core & bit) === 0;
    core ^= bit;
    coreSize += entering ? 1 : -1;
    covered += entering ? outside : -outside;
    best = Math.max(best, matchOf(coreSize, covered));
  }
  return best;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** A core with, for each actor, its ties to actors outside. */
interface Core {
  readonly inside: Uint8Array;
  readonly outsideTies: Int32Array;
  size: number;
  covered: number;
}

function bestFound(ties: Ties, matchOf: Match): number {
  let best = 0;
  for (let i = 0; i < ties.size; i++) {
    const alone: Core = { inside: new Uint8Array(ties.size), outsideTies: Int32Array.from(tieCounts(ties)), size: 0, covered: 0 };
    flip(ties, alone, i);
    for (const start of [bestGrown(ties, copyOf(alone), matchOf), alone]) best = Math.max(best, climb(ties, start, matchOf));
  }
  return best;
}

/** The best of the cores on the way from one to all but one, each by the actor with most ties outside, the first among equals. */
function bestGrown(ties: Ties, core: Core, matchOf: Match): Core {
  let best = copyOf(core);
  while (core.size < ties.size - 1) {
    let next = -1;
    for (let i = 0; i < ties.size; i++) {
      if (core.inside[i] === 0 && (next < 0 || core.outsideTies[i] > core.outsideTies[next])) next = i;
    }
    flip(ties, core, next);
    if (matchOf(core.size, core.covered) > matchOf(best.size, best.covered)) best = copyOf(core);
  }
  return best;
}

function copyOf(core: Core): Core {
  return { ...core, inside: core.inside.slice(), outsideTies: core.outsideTies.slice() };
}

/** Takes an actor in or leaves it out. */
function flip({ undirected: { offsets, neighbours } }: Ties, core: Core, actor: number): void {
  const sign = core.inside[actor] === 0 ? 1 : -1;
  core.covered += sign * core.outsideTies[actor];
  core.inside[actor] = sign > 0 ? 1 : 0;
  core.size += sign;
  for (let a = offsets[actor]; a < offsets[actor + 1]; a++) core.outsideTies[neighbours[a]] -= sign;
}

/** The best step of one actor, or of an exchange of two, until none does better. */
function climb(ties: Ties, core: Core, matchOf: Match): number {
  let best = matchOf(core.size, core.covered);
  for (;;) {
    const step = bestStep(ties, core, matchOf, best);
    if (step === null) return best;
    for (const actor of step) flip(ties, core, actor);
    best = matchOf(core.size, core.covered);
  }
}

function bestStep(ties: Ties, core: Core, matchOf: Match, atLeast: number): readonly number[] | null {
  let best = atLeast;
  let step: readonly number[] | null = null;
  const consider = (actors: readonly number[]) => {
    const value = matchOf(core.size, core.covered);
    if (value > best) {
      best = value;
      step = actors;
    }
  };
  for (let i = 0; i < ties.size; i++) {
    flip(ties, core, i);
    consider([i]);
    flip(ties, core, i);
  }
  for (let i = 0; i < ties.size; i++) {
    if (core.inside[i] === 0) continue;
    flip(ties, core, i);
    for (let j = 0; j < ties.size; j++) {
      if (j === i || core.inside[j] === 1) continue;
      flip(ties, core, j);
      consider([i, j]);
      flip(ties, core, j);
    }
    flip(ties, core, i);
  }
  return step;
}

interface Overlap {
  readonly pairCount: number;
  readonly tieCount: number;
  /** Dyads tied in the ideal pattern. */
  readonly patternCount: number;
  /** Dyads tied in both. */
  readonly coveredTieCount: number;
}

/** Pearson's correlation of two yes/no variables, from their counts; 0 when the pattern does not vary. */
function correlation({ pairCount, tieCount, patternCount, coveredTieCount }: Overlap): number {
  // The bracketed products are whole numbers below 2^53, so a perfect fit is exactly 1.
  const spread = tieCount * (pairCount - tieCount) * (patternCount * (pairCount - patternCount));
  return spread === 0 ? 0 : (pairCount * coveredTieCount - patternCount * tieCount) / Math.sqrt(spread);
}
