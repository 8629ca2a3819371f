/**
 * Attribution of a package's effect to its measures by the Shapley value, exact over all sub-packages.
 *
 * A sub-package is a bit mask (bit i = measure i is on), v its outcome. φ_i = Σ_{S without i} |S|!(k−|S|−1)!/k! · (v(S+i) − v(S)):
 * what measure i adds, averaged over every order of introducing the measures. With Δ_ij(S) = v(S+i+j) − v(S+i) − v(S+j) + v(S):
 *   interaction index I_ij = Σ |S|!(k−|S|−2)!/(k−1)! · Δ_ij(S)   (Grabisch and Roubens; above 0 = more together than apart)
 *   synergy T_ij = (2/k) Σ Δ_ij(S) / C(k−1, |S|)                 (Shapley–Taylor; adds up with the effects of each measure alone)
 * Σ φ_i = Σ_i (v({i}) − v(∅)) + Σ_{i<j} T_ij = v(all) − v(∅). Sources: L. S. Shapley (1953), Contributions to the Theory of Games II;
 * M. Grabisch and M. Roubens (1999), International Journal of Game Theory 28, 547–565; M. Sundararajan, K. Dhamdhere, A. Agarwal
 * (2020), "The Shapley Taylor interaction index".
 */
import { meanTest } from "./meanTest.ts";

/** Most measures for which all 2^k sub-packages are taken. */
export const EXACT_MEASURES = 12;

/** Shapley value of each of k measures from `value[mask]`, 2^k finite numbers. Throws RangeError for k outside 1 … 12. */
export function shapleyValues(k: number, value: ArrayLike<number>): number[] {
  checkGame(k, value);
  const weights = Array.from({ length: k }, (_, size) => 1 / (k * binomial(k - 1, size)));
  return Array.from({ length: k }, (_, i) => {
    let sum = 0;
    for (let s = 0; s < value.length; s++) {
      if (((s >>> i) & 1) === 0) sum += weights[sizeOf(s)] * (value[s | (1 << i)] - value[s]);
    }
    return sum;
  });
}

export interface Interaction {
  readonly measures: readonly [number, number];
  /** Shapley interaction index I_ij. */
  readonly index: number;
  /** Shapley–Taylor synergy T_ij. */
  readonly synergy: number;
}

/** Both pairwise indices for i < j in the order (0,1), (0,2) …; same domain as shapleyValues. */
export function shapleyInteractions(k: number, value: ArrayLike<number>): Interaction[] {
  checkGame(k, value);
  const pairs = Array.from({ length: k }, (_, i) => Array.from({ length: k - 1 - i }, (_, step) => [i, i + 1 + step] as const)).flat();
  return pairs.map((measures) => {
    const [i, j] = measures.map((measure) => 1 << measure);
    let index = 0;
    let synergy = 0;
    for (let s = 0; s < value.length; s++) {
      if ((s & (i | j)) !== 0) continue;
      const size = sizeOf(s);
      const difference = value[s | i | j] - value[s | i] - value[s | j] + value[s];
      index += difference / ((k - 1) * binomial(k - 2, size));
      synergy += (2 / k) * (difference / binomial(k - 1, size));
    }
    return { measures, index, synergy };
  });
}

/** A measure's or a pair's part of the effect, over replications. */
export interface Attribution {
  /** Mean over replications, rounded in its last bits so that parts add up exactly. */
  readonly value: number;
  /** The part in each replication. */
  readonly parts: readonly number[];
}

export interface ShapleyAttribution {
  readonly measures: readonly Attribution[];
  /** Effect of each measure alone on the baseline, v({i}) − v(∅). */
  readonly alone: readonly Attribution[];
  readonly interactions: readonly {
    readonly measures: readonly [number, number];
    readonly index: Attribution;
    readonly synergy: Attribution;
  }[];
  /** v(all) − v(∅): exactly the sum of the measures, and exactly the sum of `alone` and all synergies, added in any order. */
  readonly total: Attribution;
}

/**
 * Attribution from `values[replication][mask]`, each replication with the same seeds for all its 2^k sub-packages. A replication with a
 * missing run must be left out whole. Throws RangeError on values that aren't finite or no replication.
 */
export function attributeShapley(k: number, values: readonly ArrayLike<number>[]): ShapleyAttribution {
  if (values.length === 0) throw new RangeError("Shapley attribution: expected at least one replication, received none");
  const shapley = values.map((value) => shapleyValues(k, value));
  const pairs = values.map((value) => shapleyInteractions(k, value));
  const measures = shapley[0].map((_, i) => attributionOf(shapley.map((row) => row[i])));
  const alone = measures.map((_, i) => attributionOf(values.map((value) => value[1 << i] - value[0])));
  const synergies = pairs[0].map((_, p) => attributionOf(pairs.map((row) => row[p].synergy)));
  const total = attributionOf(values.map((value) => value[value.length - 1] - value[0]));
  const exact = reconciled(total, [measures, [...alone, ...synergies]]);
  const interactions = pairs[0].map((pair, p) => ({
    measures: pair.measures,
    index: attributionOf(pairs.map((row) => row[p].index)),
    synergy: exact.groups[1][k + p],
  }));
  return { measures: exact.groups[0], alone: exact.groups[1].slice(0, k), interactions, total: exact.total };
}

function attributionOf(parts: readonly number[]): Attribution {
  return { value: meanTest(parts).mean, parts };
}

/** Steps of the common grid per largest sum: sums of parts stay exact in doubles, which hold 53 bits. */
const GRID_STEPS = 1125899906842624;

/**
 * The total and groups of parts that should each add up to it, with all values rounded to multiples of one power of two (2^−50 of the
 * sum of the absolute values, or less) and what is left put on the largest part of each group: sums are then exact in any order.
 */
export function reconciled<T extends { readonly value: number }>(total: T, groups: readonly (readonly T[])[]): { total: T; groups: T[][] } {
  const largest = Math.max(...groups.map((parts) => parts.reduce((sum, part) => sum + Math.abs(part.value), Math.abs(total.value))));
  let scale = 1;
  while (scale < largest) scale *= 2;
  while (scale / 2 >= largest && scale > 1e-290) scale /= 2;
  const step = scale / GRID_STEPS;
  const round = (part: T): T => ({ ...part, value: Math.round(part.value / step) * step + 0 });
  const exactTotal = round(total);
  const exactGroups = groups.map((parts) => {
    const out = parts.map(round);
    const place = out.reduce((best, part, i) => (Math.abs(part.value) > Math.abs(out[best].value) ? i : best), 0);
    const gap = out.reduce((rest, part) => rest - part.value, exactTotal.value);
    out[place] = { ...out[place], value: out[place].value + gap };
    return out;
  });
  return { total: exactTotal, groups: exactGroups };
}

function checkGame(k: number, value: ArrayLike<number>): void {
  if (!(Number.isInteger(k) && k >= 1 && k <= EXACT_MEASURES && value.length === 1 << k)) {
    throw new RangeError(`Shapley value: expected 2^k values for 1 to ${EXACT_MEASURES} measures, received ${value.length} for k = ${k}`);
  }
  for (let s = 0; s < value.length; s++) {
    if (!Number.isFinite(value[s])) throw new RangeError(`value of sub-package ${s}: expected a finite number, received ${value[s]}`);
  }
}

function binomial(n: number, m: number): number {
  let result = 1;
  for (let i = 1; i <= m; i++) result = (result * (n - m + i)) / i;
  return result;
}

function sizeOf(mask: number): number {
  let size = 0;
  for (let rest = mask; rest > 0; rest >>>= 1) size += rest & 1;
  return size;
}
