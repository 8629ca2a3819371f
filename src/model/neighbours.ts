/**
 * Who is near whom: for every building those within reach, with weights (ODD element 2; part of the place).
 *
 * Influence falls by half with every half-distance (an exponential kernel in metres) and ends at the reach. It falls on people: weights
 * are those of distance times the targets at the other building, and sum to 1 over the neighbours of each building, at an edge as
 * elsewhere, so that what a building hands on is neither lost nor made there. Form: near repeats (Johnson et al. 2007; Mohler et al. 2011).
 */
import { exp } from "../kernel/maths.ts";

/**
 * Sparse rows: neighbours of building b are `ids[offsets[b] … offsets[b + 1] − 1]`, ascending; at the same positions their `nearness`
 * (1 on the spot, ½ at the half-distance, …) and their `weights`.
 */
export interface Neighbours {
  readonly offsets: Int32Array;
  readonly ids: Int32Array;
  readonly nearness: Float64Array;
  readonly weights: Float64Array;
}

/** Points in metres; `targets` is what may be struck at each (0: nothing, and it is nobody's neighbour). */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly targets: Float64Array;
}

/** Distances in metres. */
export interface Kernel {
  readonly halfDistance: number;
  readonly reach: number;
}

/** Pairs above which memory would run out (20 bytes each). */
const MOST_PAIRS = 100_000_000;

/** The table; built by square cells of one reach, so that time and memory grow with the pairs within reach. Throws RangeError on too many. */
export function neighboursWithin(points: Points, kernel: Kernel): Neighbours {
  const { x, y, targets } = points;
  const count = x.length;
  const squared = kernel.reach * kernel.reach;
  const near = nearCells(x, y, kernel.reach);
  const visit = (b: number, found: (other: number) => void) => {
    for (const cell of near(b)) {
      for (const other of cell) {
        if (other !== b && targets[other] > 0 && squaredDistance(points, b, other) <= squared) found(other);
      }
    }
  };
  const offsets = new Int32Array(count + 1);
  for (let b = 0; b < count; b++) {
    let own = 0;
    visit(b, () => own++);
    if (offsets[b] + own > MOST_PAIRS) {
      throw new RangeError(`space.reach: expected at most ${MOST_PAIRS} pairs of buildings within ${kernel.reach} m, received more`);
    }
    offsets[b + 1] = offsets[b] + own;
  }
  const ids = new Int32Array(offsets[count]);
  for (let b = 0; b < count; b++) {
    let at = offsets[b];
    visit(b, (other) => {
      ids[at++] = other;
    });
    ids.subarray(offsets[b], at).sort();
  }
  return { offsets, ids, ...weigh(points, kernel, offsets, ids) };
}

function weigh(points: Points, { halfDistance }: Kernel, offsets: Int32Array, ids: Int32Array): Pick<Neighbours, "nearness" | "weights"> {
  const nearness = new Float64Array(ids.length);
  const weights = new Float64Array(ids.length);
  for (let b = 0; b + 1 < offsets.length; b++) {
    let sum = 0;
    for (let k = offsets[b]; k < offsets[b + 1]; k++) {
      const distance = Math.sqrt(squaredDistance(points, b, ids[k]));
      nearness[k] = exp((-Math.LN2 * distance) / halfDistance);
      weights[k] = nearness[k] * points.targets[ids[k]];
      sum += weights[k];
    }
    for (let k = offsets[b]; k < offsets[b + 1]; k++) weights[k] /= sum;
  }
  return { nearness, weights };
}

function squaredDistance({ x, y }: Points, a: number, b: number): number {
  const [east, north] = [x[b] - x[a], y[b] - y[a]];
  return east * east + north * north;
}

/** For a point, the points in its own square of `size` and in the eight around it, a list for each. */
function nearCells(x: Float64Array, y: Float64Array, size: number): (b: number) => readonly number[][] {
  let [west, south, east] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let b = 0; b < x.length; b++) {
    west = Math.min(west, x[b]);
    south = Math.min(south, y[b]);
    east = Math.max(east, x[b]);
  }
  // A column of margin on either side keeps the end of a row from being next to the start of the next one.
  const margin = 1;
  const columns = Math.floor((east - west) / size) + 1 + 2 * margin;
  const keyOf = (b: number) => Math.floor((y[b] - south) / size) * columns + Math.floor((x[b] - west) / size) + margin;
  const cells = new Map<number, number[]>();
  for (let b = 0; b < x.length; b++) {
    const key = keyOf(b);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [b]);
    else cell.push(b);
  }
  return (b) => {
    const found: number[][] = [];
    for (let row = -1; row <= 1; row++) {
      for (let column = -1; column <= 1; column++) {
        const cell = cells.get(keyOf(b) + row * columns + column);
        if (cell !== undefined) found.push(cell);
      }
    }
    return found;
  };
}
