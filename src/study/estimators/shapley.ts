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
import { type MeanDifference, pairedDifference } from "./paired.ts";

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
  /** Mean over replications, within rounding; parts add up to the total. */
  readonly value: number;
  /** t interval and test of the same mean over replications; null for one replication. */
  readonly estimate: MeanDifference | null;
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
  /** v(all) − v(∅). */
  readonly total: Attribution;
  /** total − Σ measures in doubles, left to right: 0 unless parts far larger than the total cancel. */
  readonly residual: number;
  /** total − Σ alone − Σ synergies likewise. */
  readonly synergyResidual: number;
}

/**
 * Attribution from `values[replication][mask]`, each replication with the same seeds for all its 2^k sub-packages. A replication with a
 * missing run must be left out whole. Throws RangeError on values that aren't finite or no replication.
 */
export function attributeShapley(k: number, values: readonly ArrayLike<number>[], level = 0.95): ShapleyAttribution {
  if (values.length === 0) throw new RangeError("Shapley attribution: expected at least one replication, received none");
  const shapley = values.map((value) => shapleyValues(k, value));
  const pairs = values.map((value) => shapleyInteractions(k, value));
  const total = attributionOf(
    values.map((value) => value[value.length - 1] - value[0]),
    level,
  );
  const byMeasure = Array.from({ length: k }, (_, i) =>
    attributionOf(
      shapley.map((row) => row[i]),
      level,
    ),
  );
  const singles = Array.from({ length: k }, (_, i) =>
    attributionOf(
      values.map((value) => value[1 << i] - value[0]),
      level,
    ),
  );
  const synergies = pairs[0].map((_, p) =>
    attributionOf(
      pairs.map((row) => row[p].synergy),
      level,
    ),
  );
  const measures = reconciled(byMeasure, total.value);
  const parts = reconciled([...singles, ...synergies], total.value);
  return {
    measures,
    alone: parts.slice(0, k),
    interactions: pairs[0].map((pair, p) => ({
      measures: pair.measures,
      index: attributionOf(
        pairs.map((row) => row[p].index),
        level,
      ),
      synergy: parts[k + p],
    })),
    total,
    residual: total.value - sumOf(measures),
    synergyResidual: total.value - sumOf(parts),
  };
}

/** Mean over replications of one part, with its interval. */
function attributionOf(values: readonly number[], level: number): Attribution {
  if (values.length === 1) return { value: values[0], estimate: null };
  const estimate = pairedDifference(values, level);
  return { value: estimate.mean, estimate };
}

/** Rounds that a few units in the last place may need to settle. */
const ROUNDS = 16;

/** The same parts with the rounding error of their sum put on the largest one, then on the last, until they add up to the total. */
export function reconciled<T extends { readonly value: number }>(parts: readonly T[], total: number): T[] {
  const out = [...parts];
  const largest = parts.reduce((best, part, i) => (Math.abs(part.value) > Math.abs(parts[best].value) ? i : best), 0);
  for (let round = 0; round < ROUNDS; round++) {
    const gap = total - sumOf(out);
    if (gap === 0) break;
    const place = round % 2 === 0 ? largest : out.length - 1;
    out[place] = { ...out[place], value: out[place].value + gap };
  }
  return out;
}

function sumOf(parts: readonly { readonly value: number }[]): number {
  return parts.reduce((sum, part) => sum + part.value, 0);
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
