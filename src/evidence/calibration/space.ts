/**
 * Points spread evenly over the space that is not ruled out, and how large that space is.
 *
 * Subset simulation: even draws in the unit cube, of which the fifth with the least implausibility set the first level; from these, moves
 * that stay below the level fill the space up again; and so on until the level is the cut-off. Each level keeps a fifth, so the share left
 * of the whole is the product. A move adds a share of the difference of two other points that are below the level, which fits the moves to
 * the shape of the space, and is taken when it stays in the cube and below the level: even draws stay even.
 * Sources: S.-K. Au, J. L. Beck (2001), Probabilistic Engineering Mechanics 16, 263–277 (subset simulation) [M]; C. J. F. ter Braak
 * (2006), Statistics and Computing 16, 239–249 (difference moves) [M]; for history matching: D. Williamson, I. Vernon (2013),
 * arXiv:1309.3520 (implausibility-driven evolutionary Monte Carlo).
 */
import type { Stream } from "../../kernel/random.ts";
import { latinHypercube } from "../../statistics/sampling.ts";

/** A space by its implausibility. */
export interface Space {
  readonly dimensions: number;
  /** Counted implausibility of a point of the unit cube. */
  worst(point: readonly number[]): number;
  /** Whether that is at most `limit`; faster than `worst`. */
  within(point: readonly number[], limit: number): boolean;
}

export interface SpaceSample {
  /** Even draws from the space, in keyed order. */
  readonly points: readonly (readonly number[])[];
  /** Estimated share of the unit cube that is left. */
  readonly share: number;
  /** Implausibility up to which the points go: the cut-off, or more where nothing was found below it. */
  readonly level: number;
}

const DRAWS = 1000;
const KEEP = 5;
const MOVES = 10;
const MOST_LEVELS = 12;
const STEPS = [0.3, 0.6, 1];
/** Less progress of the level than this, as a share, is none. */
const PROGRESS = 0.005;

/** At most 1000 points below the cut-off. Draws are keyed by `stream`. */
export function sampleSpace(space: Space, cutOff: number, stream: Stream): SpaceSample {
  let points: readonly (readonly number[])[] = latinHypercube(DRAWS, space.dimensions, stream);
  let share = 1;
  let before = Number.POSITIVE_INFINITY;
  for (let level = 1; ; level++) {
    const scored = points.map((point, i) => ({ point, i, score: space.worst(point) })).sort((a, b) => a.score - b.score || a.i - b.i);
    const inside = scored.filter(({ score }) => score <= cutOff);
    const kept = scored.slice(0, DRAWS / KEEP);
    const limit = Math.max(cutOff, kept.at(-1)!.score);
    const stuck = limit > before * (1 - PROGRESS) || level === MOST_LEVELS;
    if (limit === cutOff || stuck) {
      const reached = inside.length > 0 ? cutOff : limit;
      const seeds = inside.length > 0 ? inside : kept;
      const from = seeds.map(({ point }) => point);
      return { points: spread(space, from, reached, stream, level), share: (share * seeds.length) / DRAWS, level: reached };
    }
    share /= KEEP;
    before = limit;
    points = spread(
      space,
      kept.map(({ point }) => point),
      limit,
      stream,
      level,
    );
  }
}

/** Moves copies of `from` about below the limit until there are as many points as draws. */
function spread(space: Space, from: readonly (readonly number[])[], limit: number, stream: Stream, level: number): number[][] {
  return Array.from({ length: DRAWS }, (_, i) => {
    const agent = level * DRAWS + i;
    let point = [...from[i % from.length]];
    if (from.length < 3) return point;
    for (let move = 0; move < MOVES; move++) {
      const draw = (k: number) => stream.uniform(move + 1, agent, k);
      const a = from[Math.floor(draw(0) * from.length)];
      const b = from[Math.floor(draw(1) * from.length)];
      const step = STEPS[Math.floor(draw(2) * STEPS.length)];
      const next = point.map((u, j) => u + step * (a[j] - b[j]) + 0.02 * (draw(3 + j) - 0.5));
      if (next.every((u) => u > 0 && u < 1) && space.within(next, limit)) point = next;
    }
    return point;
  });
}
