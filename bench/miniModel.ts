/**
 * The mini-model: residents of a community take part in safety work, gain or lose trust, and leave hazards undetected when few do.
 *
 * A yardstick, not a part of the simulator: one small model written three times, so that the kernel's way of computing (integer
 * state, one keyed hash per resident and day, a threshold table for the choice) can be timed beside the way a competent first version
 * is written (32-bit floats, Math.exp, explicit links). The first two give the same bits; the third agrees statistically.
 *
 * runMiniModelInteger     the fast form: near contacts read from a sliding window of the row of residents, far ones from a list
 * runMiniModelReference   the same rule as plain as it can be said; what the fast form is tested against
 * runMiniModelPlain       floats and Math.exp, for comparison only
 */

import { exp } from "../src/kernel/maths.ts";
import { hash32 } from "../src/kernel/random.ts";
import { cpuMilliseconds } from "./cpuTime.ts";

/** Observed others per resident, and where they stand on the ring before rewiring. */
const LINKS = 8;
const RING = [-4, -3, -2, -1, 1, 2, 3, 4];
const REWIRING = 0.1;

/** Utility = BASE + TRUST · trust + SOCIAL · share of observed who took part + INCENTIVE − cost, cost in COST_LOW … COST_LOW + 1. */
const BASE = -1.6;
const TRUST = 3;
const SOCIAL = 2;
const INCENTIVE = 0.5;
const COST_LOW = 0.5;

/** Experience: probability of a good one = GOOD_BASE + GOOD_QUALITY · service quality. Trust moves by these shares of its distance. */
const GOOD_BASE = 0.6;
const GOOD_QUALITY = 0.35;
const GAIN = 0.02;
const LOSS = 0.1;
const DRIFT = 0.005;
const NEUTRAL = 0.5;
const HARM = 0.2;

const DETECTION_BASE = 0.15;
const DETECTION_SHARE = 0.75;
const ORGANISATIONS = 4;
const SMOOTHING = 0.1;
const QUALITY_AT_START = 0.8;
const REPORT_DAY = 100;

/** Purposes of the keyed draws (see keysOf). */
const PURPOSE = { resident: 0, experience: 1, hazards: 2, site: 3, detection: 4, start: 5, cost: 6, rewired: 100, target: 101 } as const;

/** Residents per call of the fast loop: small enough for a partial sum of trust in 32 bits, large enough to forget the call. */
const BLOCK = 1024;

export interface MiniModelOptions {
  readonly residents: number;
  /** At least 100. */
  readonly days: number;
  /** 32-bit integer. */
  readonly seed: number;
}

export interface MiniModelResult {
  readonly participation100: number;
  readonly trust100: number;
  /** Means over all days. */
  readonly participationMean: number;
  readonly trustMean: number;
  readonly hazards: number;
  readonly detected: number;
  readonly resolved: number;
  readonly backlog: number;
  readonly quality: number;
  /** Bytes of state and links per resident that the daily loop touches. */
  readonly bytesPerResident: number;
  /** Milliseconds of preparation and of the daily loop. */
  readonly setupMs: number;
  readonly loopMs: number;
  /** Final trust (integer forms only) and participation, for comparing implementations bit by bit. */
  readonly trust: Uint16Array | Float32Array;
  readonly participation: Uint8Array;
}

/** One way of holding the residents. */
interface Residents {
  /** Moves everyone through a day and writes [participants, sum of trust in units of 1] into sums. */
  step(day: number, quality: number, sums: Float64Array): void;
  /** How many of those whom j observes took part today, 0 … 8. */
  observedParticipants(j: number): number;
  /** Lowers the trust of all whom j observes. */
  harm(j: number): void;
  readonly bytesPerResident: number;
  finalState(): { trust: Uint16Array | Float32Array; participation: Uint8Array };
}

/** The keyless scrambler of the specification: the two multiplications of the hash. */
function mix(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x21f0aaad);
  h ^= h >>> 15;
  h = Math.imul(h, 0x735a2d97);
  return h ^ (h >>> 15);
}

/** The two key words of (seed, day, purpose). */
function keysOf(seed: number, day: number, purpose: number): [number, number] {
  const a = mix(seed ^ mix(day ^ mix((purpose + 0x9e3779b9) | 0)));
  return [a, mix((a + 0x85ebca6b) | 0)];
}

/** A hash as a number in (0, 1). */
function unit(hash: number): number {
  return (hash + 0.5) / 4294967296;
}

/** Whom each resident observes, 8 per resident: the ring, a tenth of it rewired. */
function smallWorld(n: number, seed: number): Uint32Array {
  const [rewired1, rewired2] = keysOf(seed, 0, PURPOSE.rewired);
  const [target1, target2] = keysOf(seed, 0, PURPOSE.target);
  const links = new Uint32Array(n * LINKS);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < LINKS; k++) {
      const e = i * LINKS + k;
      if (unit(hash32(e, rewired1, rewired2)) < REWIRING) {
        const target = Math.floor(unit(hash32(e, target1, target2)) * n);
        links[e] = target === i ? (i + (n >> 1)) % n : target;
      } else links[e] = (i + RING[k] + n) % n;
    }
  }
  return links;
}

/** Start of the integer forms: trust in 65536ths, cost class 0 … 15, participation 0 or 1. */
function integerStart(n: number, seed: number) {
  const [key1, key2] = keysOf(seed, 0, PURPOSE.start);
  const trust = new Uint16Array(n);
  const costClass = new Uint8Array(n);
  const participation = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const h = hash32(i, key1, key2);
    trust[i] = 13107 + (Math.imul(h >>> 16, 39322) >>> 16);
    costClass[i] = (h >>> 4) & 15;
    participation[i] = Math.imul(h, 0x9e3779b1) >>> 16 < 19661 ? 1 : 0;
  }
  return { trust, costClass, participation };
}

/** Tables of the integer choice; a place in `thresholds` is trust >> 6 + costOffset + countOffset, in steps of 3/1024 of utility. */
function choiceTables() {
  const thresholds = new Int32Array(2048);
  for (let i = 0; i < 2048; i++) {
    const utility = BASE + INCENTIVE - (COST_LOW + 1) + ((i + 0.5) * TRUST) / 1024;
    thresholds[i] = Math.min(65535, Math.round(65536 / (1 + exp(-utility))));
  }
  const costOffset = Int32Array.from({ length: 16 }, (_, q) => Math.round(((1 - (q + 0.5) / 16) * 1024) / TRUST));
  const countOffset = Int32Array.from({ length: LINKS + 1 }, (_, n) => Math.round(((n * SOCIAL) / LINKS) * (1024 / TRUST)));
  return { thresholds, costOffset, countOffset };
}

/** Threshold on 16 random bits for a good experience. */
function goodThreshold(quality: number): number {
  return Math.floor(65536 * (GOOD_BASE + GOOD_QUALITY * quality));
}

/** Lowers one integer trust by the share HARM. */
function harmed(trust: number): number {
  return trust - ((trust * 13107) >> 16);
}

/** The rule in integers, said plainly. */
function referenceResidents(n: number, seed: number): Residents {
  const links = smallWorld(n, seed);
  const { trust, costClass, participation } = integerStart(n, seed);
  const { thresholds, costOffset, countOffset } = choiceTables();
  let today = participation;
  let yesterday = new Uint8Array(n);

  function countObserved(i: number, states: Uint8Array): number {
    let count = 0;
    for (let e = i * LINKS; e < (i + 1) * LINKS; e++) count += states[links[e]];
    return count;
  }

  return {
    step(day, quality, sums) {
      [today, yesterday] = [yesterday, today];
      const [key1, key2] = keysOf(seed, day, PURPOSE.resident);
      const good = goodThreshold(quality);
      sums.fill(0);
      for (let i = 0; i < n; i++) {
        const h = hash32(i, key1, key2);
        const t = trust[i];
        const place = (t >> 6) + costOffset[costClass[i]] + countOffset[countObserved(i, yesterday)];
        today[i] = h >>> 16 < thresholds[place] ? 1 : 0;
        if (today[i] === 0) trust[i] = t + (((32768 - t) * 328) >> 16);
        else if ((h & 65535) < good) trust[i] = t + (((65535 - t) * 1311) >> 16);
        else trust[i] = t - ((t * 6554) >> 16);
        sums[0] += today[i];
        sums[1] += trust[i] / 65536;
      }
    },
    observedParticipants: (j) => countObserved(j, today),
    harm(j) {
      for (let e = j * LINKS; e < (j + 1) * LINKS; e++) trust[links[e]] = harmed(trust[links[e]]);
    },
    bytesPerResident: 2 + 1 + 2 + 4 * LINKS,
    finalState: () => ({ trust, participation: today }),
  };
}

/** Ring neighbours kept, as bits of a window of nine residents: bit 8 is i − 4, bit 4 i itself (never set), bit 0 i + 4. */
const WINDOW = 0x1ff;

/** Splits links into a mask of kept ring neighbours per resident and a list of far links in order of their owners. */
function compactLinks(links: Uint32Array, n: number) {
  const nearMask = new Uint16Array(n);
  let farCount = 0;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < LINKS; k++) {
      if (links[i * LINKS + k] === (i + RING[k] + n) % n) nearMask[i] |= 1 << (4 - RING[k]);
      else farCount++;
    }
  }
  const farOwner = new Uint32Array(farCount);
  const farTarget = new Uint32Array(farCount);
  let f = 0;
  for (let e = 0; e < links.length; e++) {
    const i = Math.floor(e / LINKS);
    if ((nearMask[i] >> (4 - RING[e % LINKS])) & 1) continue;
    farOwner[f] = i;
    farTarget[f++] = links[e];
  }
  return { nearMask, farOwner, farTarget };
}

/** First place in ascending values that is not below the wanted one. */
function firstAtLeast(values: Uint32Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of nine bits are set. */
const ONES = Uint8Array.from({ length: WINDOW + 1 }, (_, bits) => bits.toString(2).replaceAll("0", "").length);

/**
 * The fast form. Participation lies in a row with four residents of the far end repeated before and behind it, so that the ring has
 * no seam. A resident's near contacts are then nine neighbouring bytes, carried along as the bits of a window.
 */
function integerResidents(n: number, seed: number): Residents {
  const { nearMask, farOwner, farTarget } = compactLinks(smallWorld(n, seed), n);
  const start = integerStart(n, seed);
  const { thresholds, costOffset, countOffset } = choiceTables();
  const trust = start.trust;
  /** Cost class above, mask of near contacts below. */
  const traits = Uint16Array.from(nearMask, (mask, i) => (start.costClass[i] << 9) | mask);
  /** Far contacts who took part yesterday. */
  const farCount = new Uint8Array(n);
  /** Participation as bytes of the row: resident i is at i + 4. */
  const row = new Uint8Array(n + 8);
  row.set(start.participation, 4);
  const block = new Int32Array(2);

  function closeRing(): void {
    row.copyWithin(0, n, n + 4);
    row.copyWithin(n + 4, 4, 8);
  }

  /** Yesterday's participation of the far contacts, by owner. */
  function countFar(from: number, to: number): void {
    for (let f = from; f < to; f++) farCount[farOwner[f]] += row[farTarget[f] + 4];
  }

  /** Residents from … to − 1; `window` holds yesterday's participation of from − 4 … from + 3. Returns the window of the next block. */
  function stepBlock(from: number, to: number, window: number, key1: number, key2: number, good: number): number {
    let near = window;
    let participants = 0;
    let trustSum = 0;
    for (let i = from; i < to; i++) {
      // Keyed hash: the upper half decides the choice, the lower the experience.
      let h = (Math.imul(i, 0x9e3779b1) + key1) | 0;
      h ^= h >>> 16;
      h = Math.imul(h, 0x21f0aaad);
      h ^= h >>> 15;
      h = (h + key2) | 0;
      h = Math.imul(h, 0x735a2d97);
      h ^= h >>> 15;
      // Yesterday's participants among near and far contacts; the window must read i + 4 before row[i] is overwritten below.
      near = ((near << 1) | row[i + 8]) & WINDOW;
      const trait = traits[i];
      const count = ONES[near & trait] + farCount[i];
      farCount[i] = 0;
      // Choice: 1 when the upper half lies below the threshold.
      const t = trust[i];
      const took = ((h >>> 16) - thresholds[(t >> 6) + costOffset[trait >> 9] + countOffset[count]]) >>> 31;
      // Experience as masks: took part, and found it good; absent by default.
      const present = -took;
      const pleased = present & (((h & 65535) - good) >> 31);
      // Trust moves by (goal − trust) · rate / 65536: to 32768 at 328 when absent, to 0 at 6554 when bad, to 65535 at 1311 when good.
      const goal = 32768 + (present & -32768) + (pleased & 65535);
      const rate = 328 + (present & 6226) + (pleased & -5243);
      // Adding 65535 in the bad case makes the move the negative of a rounded-down loss.
      const moved = (t + ((Math.imul(goal - t, rate) + ((present ^ pleased) & 65535)) >> 16)) | 0;
      trust[i] = moved;
      row[i + 4] = took;
      participants = (participants + took) | 0;
      trustSum = (trustSum + moved) | 0;
    }
    block[0] = participants;
    block[1] = trustSum;
    return near;
  }

  return {
    step(day, quality, sums) {
      const [key1, key2] = keysOf(seed, day, PURPOSE.resident);
      const good = goodThreshold(quality);
      closeRing();
      for (let f = 0; f < farOwner.length; f += BLOCK) countFar(f, Math.min(f + BLOCK, farOwner.length));
      let window = 0;
      for (let j = 0; j < 8; j++) window = (window << 1) | row[j];
      sums.fill(0);
      for (let i = 0; i < n; i += BLOCK) {
        window = stepBlock(i, Math.min(i + BLOCK, n), window, key1, key2, good);
        sums[0] += block[0];
        sums[1] += block[1] / 65536;
      }
      closeRing();
    },
    observedParticipants(j) {
      let count = 0;
      for (let k = 0; k < 9; k++) count += row[j + k] & (traits[j] >> (8 - k));
      for (let f = firstAtLeast(farOwner, j); farOwner[f] === j; f++) count += row[farTarget[f] + 4];
      return count;
    },
    harm(j) {
      for (const offset of RING) {
        const l = (j + offset + n) % n;
        if ((traits[j] >> (4 - offset)) & 1) trust[l] = harmed(trust[l]);
      }
      for (let f = firstAtLeast(farOwner, j); farOwner[f] === j; f++) trust[farTarget[f]] = harmed(trust[farTarget[f]]);
    },
    bytesPerResident: 2 + 2 + 1 + 1 + (8 * farOwner.length) / n,
    finalState: () => ({ trust, participation: row.slice(4, n + 4) }),
  };
}

/** The competent first version: 32-bit floats, explicit links, Math.exp, two keyed hashes a day. */
function plainResidents(n: number, seed: number): Residents {
  const links = smallWorld(n, seed);
  const [start1, start2] = keysOf(seed, 0, PURPOSE.start);
  const [cost1, cost2] = keysOf(seed, 0, PURPOSE.cost);
  const trust = Float32Array.from({ length: n }, (_, i) => 0.2 + 0.6 * unit(hash32(i, start1, start2)));
  const cost = Float32Array.from({ length: n }, (_, i) => COST_LOW + unit(hash32(i, cost1, cost2)));
  const [first1, first2] = keysOf(seed, 0, PURPOSE.resident);
  let today = Uint8Array.from({ length: n }, (_, i) => (unit(hash32(i, first1, first2)) < 0.3 ? 1 : 0));
  let yesterday = new Uint8Array(n);

  function countObserved(i: number, states: Uint8Array): number {
    let count = 0;
    for (let e = i * LINKS; e < (i + 1) * LINKS; e++) count += states[links[e]];
    return count;
  }

  return {
    step(day, quality, sums) {
      [today, yesterday] = [yesterday, today];
      const [choice1, choice2] = keysOf(seed, day, PURPOSE.resident);
      const [experience1, experience2] = keysOf(seed, day, PURPOSE.experience);
      const good = GOOD_BASE + GOOD_QUALITY * quality;
      let participants = 0;
      let trustSum = 0;
      for (let i = 0; i < n; i++) {
        let t = trust[i];
        const utility = BASE + TRUST * t + (SOCIAL / LINKS) * countObserved(i, yesterday) + INCENTIVE - cost[i];
        if (unit(hash32(i, choice1, choice2)) < 1 / (1 + Math.exp(-utility))) {
          today[i] = 1;
          participants++;
          if (unit(hash32(i, experience1, experience2)) < good) t += GAIN * (1 - t);
          else t -= LOSS * t;
        } else {
          today[i] = 0;
          t += DRIFT * (NEUTRAL - t);
        }
        trust[i] = t;
        trustSum += t;
      }
      sums[0] = participants;
      sums[1] = trustSum;
    },
    observedParticipants: (j) => countObserved(j, today),
    harm(j) {
      for (let e = j * LINKS; e < (j + 1) * LINKS; e++) trust[links[e]] *= 1 - HARM;
    },
    bytesPerResident: 4 + 4 + 2 + 4 * LINKS,
    finalState: () => ({ trust, participation: today }),
  };
}

/** Poisson number of the day's hazards by Knuth's product. */
function hazardCount(mean: number, seed: number, day: number): number {
  const [key1, key2] = keysOf(seed, day, PURPOSE.hazards);
  const limit = exp(-mean);
  let count = 0;
  for (let product = unit(hash32(0, key1, key2)); product > limit; product *= unit(hash32(count, key1, key2))) count++;
  return count;
}

/** Hazards, organisations and service quality: everything but the residents, the same for all three forms. */
class Services {
  readonly #queues: number[][] = Array.from({ length: ORGANISATIONS }, () => []);
  readonly #mean: number;
  readonly #capacity: number;
  quality = QUALITY_AT_START;
  hazards = 0;
  detected = 0;
  resolved = 0;

  constructor(
    readonly residents: Residents,
    readonly options: MiniModelOptions,
  ) {
    this.#mean = Math.min(300, Math.floor(options.residents / 100));
    this.#capacity = Math.ceil(this.#mean / 6);
  }

  get backlog(): number {
    return this.#queues.reduce((sum, queue) => sum + queue.length, 0);
  }

  /** Hazards appear in turn; each is detected and queued, or does harm. */
  appear(day: number): void {
    const { residents, options } = this;
    const [site1, site2] = keysOf(options.seed, day, PURPOSE.site);
    const [detection1, detection2] = keysOf(options.seed, day, PURPOSE.detection);
    const count = hazardCount(this.#mean, options.seed, day);
    for (let hazard = 0; hazard < count; hazard++) {
      const site = Math.floor(unit(hash32(hazard, site1, site2)) * options.residents);
      const draw = hash32(hazard, detection1, detection2);
      const probability = DETECTION_BASE + (DETECTION_SHARE / LINKS) * residents.observedParticipants(site);
      if (((draw & 0x3fffffff) + 0.5) / 1073741824 < probability) {
        this.#queues[draw >>> 30].push(day);
        this.detected++;
      } else residents.harm(site);
    }
    this.hazards += count;
  }

  /** Every organisation resolves up to its capacity, oldest first; quality follows the share resolved on the day of detection. */
  resolve(day: number): void {
    let resolved = 0;
    let timely = 0;
    for (const queue of this.#queues) {
      const done = queue.splice(0, this.#capacity);
      resolved += done.length;
      timely += done.filter((detectedDay) => detectedDay === day).length;
    }
    this.resolved += resolved;
    if (resolved > 0) this.quality = (1 - SMOOTHING) * this.quality + (SMOOTHING * timely) / resolved;
  }
}

/** Runs the days over one way of holding the residents. */
function runDays(options: MiniModelOptions, makeResidents: (n: number, seed: number) => Residents): MiniModelResult {
  const setupStart = cpuMilliseconds();
  const residents = makeResidents(options.residents, options.seed);
  const services = new Services(residents, options);
  const sums = new Float64Array(2);
  const totals = new Float64Array(2);
  const atReport = new Float64Array(2);
  const loopStart = cpuMilliseconds();
  for (let day = 1; day <= options.days; day++) {
    residents.step(day, services.quality, sums);
    services.appear(day);
    services.resolve(day);
    totals[0] += sums[0];
    totals[1] += sums[1];
    if (day === REPORT_DAY) atReport.set(sums);
  }
  const loopEnd = cpuMilliseconds();
  const residentDays = options.residents * options.days;
  return {
    participation100: atReport[0] / options.residents,
    trust100: atReport[1] / options.residents,
    participationMean: totals[0] / residentDays,
    trustMean: totals[1] / residentDays,
    hazards: services.hazards,
    detected: services.detected,
    resolved: services.resolved,
    backlog: services.backlog,
    quality: services.quality,
    bytesPerResident: residents.bytesPerResident,
    setupMs: loopStart - setupStart,
    loopMs: loopEnd - loopStart,
    ...residents.finalState(),
  };
}

/** The fast integer form. */
export function runMiniModelInteger(options: MiniModelOptions): MiniModelResult {
  return runDays(options, integerResidents);
}

/** The plain statement of the integer rule; the same results as the fast form, bit for bit. */
export function runMiniModelReference(options: MiniModelOptions): MiniModelResult {
  return runDays(options, referenceResidents);
}

/** Floats and Math.exp: the ordinary way, to time the others beside. Agrees statistically only. */
export function runMiniModelPlain(options: MiniModelOptions): MiniModelResult {
  return runDays(options, plainResidents);
}

/** Means and standard deviations of the specification's own implementation over 200 seeds, 365 days. */
const PUBLISHED: Readonly<Record<number, readonly (readonly [mean: number, deviation: number])[]>> = {
  1000: [
    [0.495, 0.0301],
    [0.3668, 0.0197],
    [0.5065, 0.0118],
    [0.3768, 0.0082],
    [0.5287, 0.0105],
    [0.7137, 0.101],
  ],
  10000: [
    [0.6095, 0.0163],
    [0.4607, 0.0136],
    [0.612, 0.0061],
    [0.4635, 0.0053],
    [0.6073, 0.0044],
    [0.8488, 0.0674],
  ],
};
const PUBLISHED_SEEDS = 200;

/** The six quantities compared, in the order of PUBLISHED. */
export const AGREEMENT_NAMES = ["participation100", "trust100", "participationMean", "trustMean", "detected share", "quality"] as const;

function agreementValues(result: MiniModelResult): number[] {
  const { participation100, trust100, participationMean, trustMean, quality } = result;
  return [participation100, trust100, participationMean, trustMean, result.detected / result.hazards, quality];
}

/**
 * Difference of an implementation's mean over seeds 1 … `seeds` from the published mean, in pooled standard errors, for each of
 * AGREEMENT_NAMES; the specification asks for less than 3.5. `residents` is 1000 or 10000.
 */
export function agreementScores(run: (options: MiniModelOptions) => MiniModelResult, residents: 1000 | 10000, seeds: number): number[] {
  const rows = Array.from({ length: seeds }, (_, s) => agreementValues(run({ residents, days: 365, seed: s + 1 })));
  return PUBLISHED[residents].map(([publishedMean, publishedDeviation], j) => {
    const mean = rows.reduce((sum, row) => sum + row[j], 0) / seeds;
    const squares = rows.reduce((sum, row) => sum + (row[j] - mean) ** 2, 0);
    const pooled = (squares + (PUBLISHED_SEEDS - 1) * publishedDeviation ** 2) / (seeds + PUBLISHED_SEEDS - 2);
    return (mean - publishedMean) / Math.sqrt(pooled * (1 / seeds + 1 / PUBLISHED_SEEDS));
  });
}

const FORMS = [
  ["integer", runMiniModelInteger],
  ["reference", runMiniModelReference],
  ["plain float", runMiniModelPlain],
] as const;

/** Runs and days per size: enough for a second or two each. */
const PLAN = [
  { residents: 1e3, days: 365, runs: 30 },
  { residents: 1e4, days: 365, runs: 10 },
  { residents: 1e5, days: 365, runs: 3 },
  { residents: 1e6, days: 120, runs: 2 },
] as const;

/**
 * Prints nanoseconds per resident and day for the three forms at four sizes (first run, with compilation, apart from the best of the
 * later ones), their ratio to the plain loop of the same run, bytes per resident, and the agreement with the published numbers.
 * Takes about a minute.
 */
export function main(print: (line: string) => void = console.log): void {
  print(`mini-model, Node ${process.version}, ${process.arch}; processor nanoseconds per resident and day`);
  print("residents  form         first run   best of   ns     plain/this  bytes  setup ms");
  for (const { residents, days, runs } of PLAN) {
    const rows = FORMS.map(([form, run]) => {
      const results = Array.from({ length: runs + 1 }, () => run({ residents, days, seed: 7 }));
      const nanoseconds = results.map((result) => (result.loopMs * 1e6) / (residents * days));
      return { form, first: nanoseconds[0], best: Math.min(...nanoseconds.slice(1)), last: results[runs] };
    });
    const plain = rows[2].best;
    for (const { form, first, best, last } of rows) {
      const cells = [
        String(residents).padEnd(10),
        form.padEnd(12),
        first.toFixed(1).padEnd(11),
        String(runs).padEnd(9),
        best.toFixed(1).padEnd(6),
      ];
      print(
        [...cells, (plain / best).toFixed(2).padEnd(11), last.bytesPerResident.toFixed(1).padEnd(6), last.setupMs.toFixed(0)].join(" "),
      );
    }
  }
  print(`agreement with the published means over 10 seeds, in standard errors (limit 3.5): ${AGREEMENT_NAMES.join(", ")}`);
  for (const residents of [1000, 10000] as const) {
    for (const [form, run] of FORMS) {
      const scores = agreementScores(run, residents, 10).map((score) => score.toFixed(2).padStart(6));
      print(`${String(residents).padEnd(10)} ${form.padEnd(12)} ${scores.join(" ")}`);
    }
  }
}
