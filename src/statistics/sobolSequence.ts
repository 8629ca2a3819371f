/**
 * Sobol's low-discrepancy sequence in Gray-code order, plain or with a keyed scramble.
 *
 * A digital shift flips the same keyed bits of a dimension in every point; Owen's nested scramble flips each bit by a keyed hash of the
 * bits above it, which keeps the net and makes each point uniform and the error of smooth functions smaller. A prefix of 2^m points is
 * balanced; other lengths are not. Sources: I. M. Sobol' (1967); I. A. Antonov and V. M. Saleev (1979); S. Joe and F. Y. Kuo (2008);
 * A. B. Owen (1995), "Randomly permuted (t, m, s)-nets and (t, s)-sequences".
 */
import type { Stream } from "../kernel/random.ts";
import { DIRECTION_NUMBERS } from "./sobolDirections.ts";

const BITS = 32;
const SCALE = 4294967296;

/** Highest number of dimensions that the direction numbers reach. */
export const SOBOL_DIMENSIONS = DIRECTION_NUMBERS.length + 1;

export type Scramble =
  /** Points as defined, the first of them all zeros: for checks against published values only. */
  | { readonly kind: "none" }
  | { readonly kind: "digital-shift"; readonly stream: Stream }
  | { readonly kind: "owen"; readonly stream: Stream };

/**
 * The points 0 … n − 1 as rows of `dimensions` coordinates in [0, 1); scrambled coordinates lie strictly inside (0, 1). A larger n only
 * appends points. Throws RangeError unless 1 <= n <= 2^31 and 1 <= dimensions <= SOBOL_DIMENSIONS are whole.
 */
export function sobolSequence(n: number, dimensions: number, scramble: Scramble): number[][] {
  if (!(Number.isInteger(n) && n >= 1 && n <= 2147483648)) throw new RangeError(`Sobol points: expected 1 to 2^31, received ${n}`);
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= SOBOL_DIMENSIONS)) {
    throw new RangeError(`Sobol dimensions: expected 1 to ${SOBOL_DIMENSIONS}, received ${dimensions}; use a Latin hypercube beyond`);
  }
  const points: number[][] = Array.from({ length: n }, () => new Array<number>(dimensions));
  for (let j = 0; j < dimensions; j++) {
    const directions = directionIntegers(j);
    let bits = 0;
    for (let i = 0; i < n; i++) {
      // Gray code: from point i − 1 to i only the direction of the lowest zero bit of i − 1 changes.
      if (i > 0) bits ^= directions[31 - Math.clz32(i & -i)];
      points[i][j] = scrambled(bits >>> 0, j, scramble);
    }
  }
  return points;
}

/** The direction integers v_1 … v_32 of a dimension (0-based): m_i · 2^(32 − i) by the recurrence of its polynomial. */
function directionIntegers(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  if (dimension === 0) {
    for (let i = 0; i < BITS; i++) v[i] = (1 << (31 - i)) >>> 0;
    return v;
  }
  const { polynomial, initial } = DIRECTION_NUMBERS[dimension - 1];
  const degree = initial.length;
  for (let i = 0; i < BITS; i++) {
    if (i < degree) {
      v[i] = (initial[i] << (31 - i)) >>> 0;
      continue;
    }
    let value = v[i - degree] ^ (v[i - degree] >>> degree);
    for (let k = 1; k < degree; k++) if ((polynomial >>> (degree - k)) & 1) value ^= v[i - k];
    v[i] = value >>> 0;
  }
  return v;
}

function scrambled(bits: number, dimension: number, scramble: Scramble): number {
  if (scramble.kind === "none") return bits / SCALE;
  const flipped = scramble.kind === "owen" ? owen(bits, dimension, scramble.stream) : bits ^ scramble.stream.bits(dimension, 0);
  return ((flipped >>> 0) + 0.5) / SCALE;
}

/** Flips bit b (0 = highest) by a hash keyed by (dimension, the b bits above it, b). */
function owen(bits: number, dimension: number, stream: Stream): number {
  let flips = 0;
  for (let b = 0; b < BITS; b++) {
    const above = b === 0 ? 0 : bits >>> (BITS - b);
    flips |= (stream.bits(dimension, above, b) >>> 31) << (31 - b);
  }
  return bits ^ flips;
}
