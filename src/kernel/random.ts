/**
 * Keyed random numbers: every draw is a pure function of (seed, replication, purpose, step, agent, k).
 *
 * Nothing is consumed, so the order of draws, the number of workers, a skipped draw or an added agent changes no other draw, and
 * compared arms that share a seed share their chance. Keys are mixed by the block cipher, never added: seed and replication give a
 * root key, the hashed purpose a stream key, the step a step key, and (agent, k) is the counter of one threefry2x32 block.
 *
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11
 * (Threefry-2x32, 20 rounds; known answers of Random123). Only integer arithmetic and kernel/maths: the same bits on every engine.
 */

import seedrandom from "seedrandom";
import { log, normalQuantile, poissonQuantile } from "./maths.ts";

/** Version of this scheme, for result records: the same seed gives the same numbers only under the same scheme. */
export const RANDOM_SCHEME = "threefry2x32-20/keyed/1";

/** 64 bits of key as two unsigned 32-bit words. */
export interface SeedKey {
  readonly hi: number;
  readonly lo: number;
}

/** Counter tags that keep the three uses of a derived key apart. */
const TAG_REPLICATION = 0x7265706c;
const TAG_STEP = 0x73746570;
const TAG_LOOP = 0x6c6f6f70;

/** Keys of steps that a stream remembers: those that differ in their last 5 bits stay side by side. */
const REMEMBERED_STEPS = 32;

/** Receives the block of the current call; copied out before the next one, so it carries no state between draws. */
const block = new Uint32Array(2);

/**
 * Turns the user's seed, a finite number or a word, into 64 bits of key by seedrandom (ARC4). A number means its decimal text, so 7
 * and "7" are the same seed; 0 and "" are seeds. Throws RangeError on NaN and infinities.
 */
export function seedKey(seed: string | number): SeedKey {
  if (typeof seed === "number" && !Number.isFinite(seed)) {
    throw new RangeError(`seed: expected a finite number or a word, received ${seed}`);
  }
  const generator = seedrandom(spellOut(String(seed)));
  const hi = generator.int32() >>> 0;
  return { hi, lo: generator.int32() >>> 0 };
}

/**
 * Four hexadecimal digits per UTF-16 unit and a full stop. ARC4 repeats a short key, so that "1", "11" and "111" would be one seed,
 * and seedrandom keeps only 8 bits of a character; spelt out and ended, different texts stay different keys.
 */
function spellOut(text: string): string {
  let spelt = "";
  for (let i = 0; i < text.length; i++) spelt += text.charCodeAt(i).toString(16).padStart(4, "0");
  return `${spelt}.`;
}

/**
 * Threefry-2x32 with 20 rounds: encrypts the 64-bit counter under the 64-bit key into out[0] and out[1]. All words are taken modulo
 * 2^32. For one key, different counters always give different blocks.
 */
export function threefry2x32(key0: number, key1: number, counter0: number, counter1: number, out: Uint32Array): void {
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = 0x1bd11bda ^ k0 ^ k1;
  let a = ((counter0 | 0) + k0) | 0;
  let b = ((counter1 | 0) + k1) | 0;
  // Rounds 1–4: add, rotate, exclusive or; then a key injection, and so on five times.
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 1) | 0;
  // Rounds 5–8.
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k2) | 0;
  b = (b + k0 + 2) | 0;
  // Rounds 9–12.
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k0) | 0;
  b = (b + k1 + 3) | 0;
  // Rounds 13–16.
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 4) | 0;
  // Rounds 17–20.
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  out[0] = (a + k2) | 0;
  out[1] = (b + k0 + 5) | 0;
}

/** Invertible 32-bit scrambler of two multiplications (constants of the loop hash). */
function mix32(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x21f0aaad);
  h ^= h >>> 15;
  h = Math.imul(h, 0x735a2d97);
  return h ^ (h >>> 15);
}

/** 32-bit hash of a text's UTF-16 code units from a starting value. */
function textHash(text: string, start: number): number {
  let h = start;
  for (let i = 0; i < text.length; i++) h = mix32((h ^ text.charCodeAt(i)) + 0x9e3779b9);
  return mix32(h ^ text.length) >>> 0;
}

/** Stable 32-bit hash of a name, to key organisations and other named things by id instead of by place in a list. */
export function nameKey(name: string): number {
  return textHash(name, 0x6e616d65);
}

/**
 * 32-bit hash of i under two key words, for hot loops that cannot afford a threefry block per draw: two multiplications and the key
 * added twice. Take the key words from Stream.stepKeys. Returns an unsigned 32-bit integer.
 */
export function hash32(i: number, key1: number, key2: number): number {
  let h = (Math.imul(i, 0x9e3779b1) + key1) | 0;
  h ^= h >>> 16;
  h = Math.imul(h, 0x21f0aaad);
  h ^= h >>> 15;
  h = (h + key2) | 0;
  h = Math.imul(h, 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/** All the chance of one replication under one seed; hands out one stream per declared purpose. */
export class KeyedRandom {
  readonly #key0: number;
  readonly #key1: number;

  /** `replication` is an integer in [0, 2^32). */
  constructor(key: SeedKey, replication: number) {
    threefry2x32(key.hi, key.lo, replication, TAG_REPLICATION, block);
    this.#key0 = block[0];
    this.#key1 = block[1];
  }

  /** The stream of a purpose, e.g. `hazards/arrivals`; asking twice gives two equal streams, and asking for another changes neither. */
  stream(purpose: string): Stream {
    threefry2x32(this.#key0, this.#key1, textHash(purpose, 0x70757270), textHash(purpose, 0x6f736521), block);
    return new Stream(block[0], block[1]);
  }
}

/**
 * The draws of one purpose. `step`, `agent` and `k` are integers in [0, 2^32); `k` numbers the draws of one agent in one step. The
 * same arguments always give the same draw. Each method spends one threefry block and allocates nothing.
 */
export class Stream {
  readonly #key0: number;
  readonly #key1: number;
  #step = Number.NaN; // steps may be any integer, negative ones included
  #stepKey0 = 0;
  #stepKey1 = 0;
  // Where the step numbers the draws of one thing it goes round in a few values, so their keys are kept: key words by the step's last bits.
  readonly #steps = new Float64Array(REMEMBERED_STEPS).fill(Number.NaN);
  readonly #stepKeys = new Int32Array(2 * REMEMBERED_STEPS);

  /** From 64 bits of stream key; use KeyedRandom.stream. */
  constructor(key0: number, key1: number) {
    this.#key0 = key0 | 0;
    this.#key1 = key1 | 0;
  }

  #enterStep(step: number): void {
    const at = step & (REMEMBERED_STEPS - 1);
    const known = this.#stepKeys;
    if (this.#steps[at] !== step) {
      threefry2x32(this.#key0, this.#key1, step, TAG_STEP, block);
      known[2 * at] = block[0];
      known[2 * at + 1] = block[1];
      this.#steps[at] = step;
    }
    this.#stepKey0 = known[2 * at];
    this.#stepKey1 = known[2 * at + 1];
    this.#step = step;
  }

  /** 32 uniform bits as an unsigned integer. */
  bits(step: number, agent: number, k = 0): number {
    if (step !== this.#step) this.#enterStep(step);
    threefry2x32(this.#stepKey0, this.#stepKey1, agent | 0, k | 0, block); // as integers, for a call takes others boxed
    return block[0];
  }

  /** Uniform strictly inside (0, 1): an odd multiple of 2^-53, so that u and 1 − u are both exact. */
  uniform(step: number, agent: number, k = 0): number {
    if (step !== this.#step) this.#enterStep(step);
    threefry2x32(this.#stepKey0, this.#stepKey1, agent | 0, k | 0, block);
    return (block[0] * 1048576 + (block[1] >>> 12) + 0.5) * 2.220446049250313e-16;
  }

  /** True with the given probability; never at 0 or below, always at 1 or above. Monotone: a larger probability keeps every true. */
  bernoulli(probability: number, step: number, agent: number, k = 0): boolean {
    return this.uniform(step, agent, k) < probability;
  }

  /**
   * Uniform integer 0 … count − 1 by multiply-high of 53 bits; no value is favoured by more than count · 2^-52.
   * Throws RangeError unless count is an integer in [1, 2^31].
   */
  integer(count: number, step: number, agent: number, k = 0): number {
    if (!(count >= 1 && count <= 2147483648 && Math.floor(count) === count)) {
      throw new RangeError(`random integer: expected a count in 1 … 2^31, received ${count}`);
    }
    return Math.floor(this.uniform(step, agent, k) * count);
  }

  /** Standard normal by inversion; |value| < 8.3. */
  normal(step: number, agent: number, k = 0): number {
    return normalQuantile(this.uniform(step, agent, k));
  }

  /** Exponential with mean 1 by inversion, in (0, 36.8). */
  exponential(step: number, agent: number, k = 0): number {
    return -log(1 - this.uniform(step, agent, k));
  }

  /** Poisson count by inversion: under the same arguments a larger mean never gives a smaller count. */
  poisson(mean: number, step: number, agent: number, k = 0): number {
    return poissonQuantile(this.uniform(step, agent, k), mean);
  }

  /** Writes the two key words of a step for hash32 into out[0] and out[1]; independent of the keys of the other draws. */
  stepKeys(step: number, out: Uint32Array): void {
    threefry2x32(this.#key0, this.#key1, step, TAG_LOOP, out);
  }
}

const LATE_MARGIN = 1 - 1e-9;

/**
 * Chooses an index with probability proportional to its weight, or −1 when all weights are 0.
 *
 * The option with the largest log(weight) + Gumbel noise wins, computed as the smallest exponential / weight (the same order). The
 * noise of an option depends on its key alone, so adding, removing or reordering options never re-deals the noise of the others: the
 * choice changes only to or from the option concerned. `keys[i]` are distinct integers in [0, 2^32), one per weight.
 * Throws RangeError on a negative, infinite or NaN weight.
 */
export function gumbelChoice(weights: ArrayLike<number>, keys: ArrayLike<number>, stream: Stream, step: number, agent: number): number {
  let best = -1;
  let earliest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i];
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`choice: expected finite weights >= 0, received ${weight} at index ${i}`);
    }
    if (weight === 0) continue;
    const u = stream.uniform(step, agent, keys[i]);
    // −log u ≥ 1 − u, and the margin is far wider than any rounding: this option is certainly not the earliest, whatever its logarithm.
    if ((1 - u) * LATE_MARGIN > earliest * weight) continue;
    const time = -log(u) / weight;
    if (best < 0 || time < earliest) {
      best = i;
      earliest = time;
    }
  }
  return best;
}

/**
 * The choice of `gumbelChoice` among options of equal weight: `open[i]` is 0 for what cannot be chosen and 1 for what can. Of equal weights
 * the earliest exponential is that of the largest uniform, so no logarithm is needed.
 */
export function equalChoice(open: ArrayLike<number>, keys: ArrayLike<number>, stream: Stream, step: number, agent: number): number {
  let best = -1;
  let largest = 0;
  for (let i = 0; i < open.length; i++) {
    if (open[i] === 0) continue;
    const u = stream.uniform(step, agent, keys[i]);
    if (u > largest) {
      best = i;
      largest = u;
    }
  }
  return best;
}

/** Room for an index beside a 32-bit hash in one exact double: hash · 2^21 + index < 2^53. */
const INDEX_ROOM = 2097152;

/**
 * Chooses `count` of the agents 0 … n − 1 without replacement: those with the smallest keyed hashes, in order of hash (ties by
 * index). A smaller count gives a prefix of a larger one, count = n gives a shuffle, and a larger n only adds candidates.
 * Throws RangeError unless 0 <= count <= n <= 2^21, both integers.
 */
export function smallestHashes(count: number, n: number, stream: Stream, step: number): Uint32Array {
  if (!(Number.isInteger(count) && Number.isInteger(n) && count >= 0 && count <= n && n <= INDEX_ROOM)) {
    throw new RangeError(`choice of ${count} from ${n}: expected 0 <= count <= n <= ${INDEX_ROOM}`);
  }
  const candidates = new Float64Array(n);
  let found = 0;
  // Only hashes below a bound are kept and sorted; the bound allows for 6 standard deviations and doubles if it still missed.
  for (let bound = ((count + 6 * Math.sqrt(count) + 16) / n) * 4294967296; count > 0; bound *= 2) {
    found = 0;
    for (let i = 0; i < n; i++) {
      const hash = stream.bits(step, i);
      if (hash < bound) candidates[found++] = hash * INDEX_ROOM + i;
    }
    if (found >= count) break;
  }
  const sorted = candidates.subarray(0, found).sort();
  const chosen = new Uint32Array(count);
  for (let j = 0; j < count; j++) chosen[j] = sorted[j] % INDEX_ROOM;
  return chosen;
}
