/**
 * How large a mean size comes out where there is nothing but chance: the floor above which something is called influential.
 *
 * T changes are each the mean of r replications. Their size is the mean of |change| (Morris' μ*) or the mean of change² (a total index);
 * chance is read off the spread between the r replications of each change, T(r − 1) degrees of freedom. The floor is the quantile of
 * size over chance under normal noise: of squares it is that of the F distribution, of absolute values it is simulated with keyed draws.
 * Noise with long tails errs less: it widens the spread more than the size (`tests/statistics/chanceFloor.test.ts`).
 */
import { KeyedRandom, seedKey } from "../kernel/random.ts";
import { incompleteBeta } from "./distributions.ts";

/** Draws of the simulated quantile: the tail beyond a level of 0.999 holds 100 of them. */
const DRAWS = 100_000;
/** Normal numbers at most; designs of many changes are simulated with fewer draws, and vary less. */
const MOST_NUMBERS = 6_000_000;

/** Quantile of the F distribution with these degrees of freedom, by bisection of the incomplete beta function. */
export function fQuantile(probability: number, first: number, second: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`probability: expected a number in (0, 1), received ${probability}`);
  const tail = (f: number) => incompleteBeta(second / (second + first * f), second / 2, first / 2);
  let [low, high] = [0, 1];
  while (tail(high) > 1 - probability) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (tail(middle) > 1 - probability) low = middle;
    else high = middle;
  }
  return high;
}

const floors = new Map<string, number>();

/** Mean |change| over the standard deviation of a change by chance, its quantile at `level`; worked out once. `replications` at least 2. */
export function absoluteFloor(changes: number, replications: number, level: number): number {
  const key = `${changes}/${replications}/${level}`;
  const floor = floors.get(key) ?? simulatedFloor(changes, replications, level);
  floors.set(key, floor);
  return floor;
}

function simulatedFloor(changes: number, replications: number, level: number): number {
  const stream = new KeyedRandom(seedKey("chance floor"), 0).stream("noise");
  const draws = Math.max(1000, Math.min(DRAWS, Math.floor(MOST_NUMBERS / (changes * replications))));
  const ratios = new Float64Array(draws);
  for (let i = 0; i < draws; i++) {
    let size = 0;
    let within = 0;
    for (let t = 0; t < changes; t++) {
      let sum = 0;
      let squares = 0;
      for (let r = 0; r < replications; r++) {
        const value = stream.normal(i, t * replications + r);
        sum += value;
        squares += value * value;
      }
      size += Math.abs(sum) / replications;
      within += squares - (sum * sum) / replications;
    }
    ratios[i] = size / changes / Math.sqrt(within / (changes * (replications - 1)) / replications);
  }
  ratios.sort();
  return ratios[Math.min(draws - 1, Math.ceil(level * draws))];
}
