/**
 * Two-level factorial designs, full and fractional.
 *
 * A fraction of 2^p runs writes a full design in p basic factors and sets every other factor equal to a product of basic ones (its
 * generator). Resolution III keeps main effects apart from each other, IV also from pairs, V also pairs from pairs.
 * Source: G. E. P. Box and J. S. Hunter (1961), Technometrics 3, 311–351 and 449–458. Generators are taken greedily, the longest
 * products first; the fraction is small and of the stated resolution, though not always of minimum aberration.
 */

export interface TwoLevelDesign {
  /** Runs in standard order (first factor varies fastest), each factor at −1 or +1. */
  readonly runs: readonly (readonly (-1 | 1)[])[];
  readonly factorCount: number;
  /** Number of basic factors p; there are 2^p runs. */
  readonly basicCount: number;
  /** For each factor from `basicCount` on, the basic factors (0-based) whose product it is. */
  readonly generators: readonly (readonly number[])[];
  /** Length of the shortest word of the defining relation if that is 3 or 4, 5 for five or more; null for a full design. */
  readonly resolution: 3 | 4 | 5 | null;
}

/** Most basic factors: 2^14 runs. */
const MOST_BASIC = 14;

/** All 2^k combinations of k factors (1 to 14). */
export function fullFactorial(factorCount: number): TwoLevelDesign {
  checkFactors(factorCount, MOST_BASIC);
  return designOf(factorCount, factorCount, []);
}

/**
 * The smallest fraction found for `factorCount` factors (1 to 64) of at least the wanted resolution; the full design where no fraction
 * reaches it. Throws RangeError outside these bounds.
 */
export function fractionalFactorial(factorCount: number, resolution: 3 | 4 | 5): TwoLevelDesign {
  checkFactors(factorCount, 64);
  for (let basicCount = 1; basicCount <= Math.min(factorCount, MOST_BASIC); basicCount++) {
    const generators = findGenerators(factorCount - basicCount, basicCount, resolution);
    if (generators !== null) return designOf(factorCount, basicCount, generators);
  }
  throw new RangeError(
    `fractional factorial: found no design of ${factorCount} factors and resolution ${resolution} in 2^${MOST_BASIC} runs`,
  );
}

function checkFactors(count: number, most: number): void {
  if (!(Number.isInteger(count) && count >= 1 && count <= most)) {
    throw new RangeError(`factors: expected a whole number from 1 to ${most}, received ${count}`);
  }
}

/** Products of basic factors as bit masks, greedily chosen so that no word is shorter than the resolution; null if there are too few. */
function findGenerators(count: number, basicCount: number, resolution: number): number[] | null {
  const columns = Array.from({ length: basicCount }, (_, i) => 1 << i);
  const chosen: number[] = [];
  if (count === 0) return chosen;
  if (count > (1 << basicCount) - 1 - basicCount) return null;
  const candidates = Array.from({ length: 1 << basicCount }, (_, mask) => mask).filter((mask) => sizeOf(mask) > 1);
  // Odd products first: a design of odd products alone has resolution IV.
  candidates.sort((a, b) => (sizeOf(b) & 1) - (sizeOf(a) & 1) || sizeOf(b) - sizeOf(a) || a - b);
  const taken = new Set<number>();
  for (const column of columns) addProducts(taken, columns.slice(0, columns.indexOf(column)), column, resolution);
  for (const mask of candidates) {
    if (chosen.length === count) break;
    if (taken.has(mask)) continue;
    addProducts(taken, [...columns, ...chosen], mask, resolution);
    chosen.push(mask);
  }
  return chosen.length === count ? chosen : null;
}

/** Adds to `taken` every product of up to resolution − 2 columns that includes the new one: a factor equal to one makes a short word. */
function addProducts(taken: Set<number>, columns: readonly number[], added: number, resolution: number): void {
  taken.add(added);
  if (resolution < 4) return;
  for (const [i, a] of columns.entries()) {
    taken.add(a ^ added);
    if (resolution < 5) continue;
    for (const b of columns.slice(i + 1)) taken.add(a ^ b ^ added);
  }
}

function sizeOf(mask: number): number {
  let size = 0;
  for (let rest = mask; rest > 0; rest >>>= 1) size += rest & 1;
  return size;
}

function designOf(factorCount: number, basicCount: number, masks: readonly number[]): TwoLevelDesign {
  const columns = [...Array.from({ length: basicCount }, (_, i) => 1 << i), ...masks];
  const runs = Array.from({ length: 1 << basicCount }, (_, run) => columns.map((mask) => levelOf(run, mask)));
  const generators = masks.map((mask) => Array.from({ length: basicCount }, (_, i) => i).filter((i) => (mask >>> i) & 1));
  return { runs, factorCount, basicCount, generators, resolution: masks.length === 0 ? null : resolutionOf(columns) };
}

/** Product of the basic levels in the mask; bit i of the run is set where basic factor i is at +1. */
function levelOf(run: number, mask: number): -1 | 1 {
  return sizeOf(mask & ~run) % 2 === 0 ? 1 : -1;
}

/** A word of length 3 is a pair whose product is a third column, one of length 4 two pairs with the same product. */
function resolutionOf(columns: readonly number[]): 3 | 4 | 5 {
  const pairs = columns.flatMap((a, i) => columns.slice(i + 1).map((b) => a ^ b));
  const singles = new Set(columns);
  if (pairs.some((pair) => singles.has(pair))) return 3;
  return new Set(pairs).size < pairs.length ? 4 : 5;
}
