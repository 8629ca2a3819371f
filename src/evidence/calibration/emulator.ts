/**
 * Emulators: what an output of the model is expected to be at a point that was not simulated, and how unsure that is.
 *
 * f(x) = Σ β_t h_t(x) + u(x). The terms h_t (a constant; coordinates, their squares and products) are chosen forwards by the Bayesian
 * information criterion; u is a Gaussian process with covariance s² exp(−Σ (Δx_j / θ)²) over the inputs that appear in a term. What is
 * left is a nugget: the Monte-Carlo variance of a simulated value and the inputs left out. Coefficients have a wide normal prior, so that
 * mean, variance and leave-one-out errors all come from one covariance matrix K. θ and the split of the residual variance between process
 * and nugget are those of the highest leave-one-out predictive density. Where the leave-one-out errors are larger than they claim, all
 * variances are widened to fit them.
 * Sources: P. S. Craig, M. Goldstein, A. H. Seheult, J. A. Smith (1997), in Case Studies in Bayesian Statistics III, 37–93 (regression on
 * active inputs plus a process; doi 10.1007/978-1-4612-2290-3_2); C. E. Rasmussen, C. K. I. Williams (2006), Gaussian Processes for
 * Machine Learning, section 5.4.2 (leave-one-out from K⁻¹) [M].
 */
import { exp, log } from "../../kernel/maths.ts";
import { cholesky, inverseFrom, product } from "./cholesky.ts";

/** Training data: points in the unit cube, a value at each, and the Monte-Carlo variance of a value. */
export interface TrainingData {
  readonly inputs: readonly (readonly number[])[];
  readonly values: readonly number[];
  readonly noise: number;
}

export interface Emulator {
  /** Expected output at a point of the unit cube. */
  mean(point: readonly number[]): number;
  /** Variance of the expected output's error at that point, without the Monte-Carlo variance of a simulated value. */
  variance(point: readonly number[]): number;
  /** No variance is larger. */
  readonly largestVariance: number;
  /** Inputs that it depends on, ascending. */
  readonly active: readonly number[];
  readonly check: EmulatorCheck;
}

/** Errors left one out. */
export interface EmulatorCheck {
  readonly points: number;
  /** Terms besides the constant. */
  readonly terms: number;
  /** 1 − Σ error² / Σ (value − mean)²: 1 is perfect, 0 no better than the mean. */
  readonly explained: number;
  /** Share of errors beyond three of their standard deviations, after widening. */
  readonly beyond3: number;
  /** Factor by which variances were widened; 1 where errors are as small as claimed. */
  readonly widened: number;
}

/** Prior variance of coefficients of standardised outputs: wide. */
const WIDE = 100;
/** Points per term, at least. */
const POINTS_PER_TERM = 5;
const LENGTHS = [0.5, 1, 2, 4];
/** Share of the residual variance that is the process. */
const SPLITS = [0.3, 0.6, 0.9];

/** A term of the regression: the product of two coordinates, or one of them alone, or the constant; −1 for none. */
interface Term {
  readonly first: number;
  readonly second: number;
}

/** Fits an emulator. Throws RangeError from fewer than 8 points. */
export function fitEmulator({ inputs, values, noise }: TrainingData): Emulator {
  const n = values.length;
  if (n < 8) throw new RangeError(`emulator: expected at least 8 points, received ${n}`);
  const centre = values.reduce((sum, value) => sum + value, 0) / n;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (n - 1));
  const scale = spread > 0 ? spread : 1;
  const x = inputs.map(centred);
  const y = Float64Array.from(values, (value) => (value - centre) / scale);
  const { terms, residual } = chooseTerms(x, y);
  const active = [...new Set(terms.flatMap(({ first, second }) => [first, second]))].filter((j) => j >= 0).sort((a, b) => a - b);
  const floor = Math.max(noise / (scale * scale), 1e-6);
  const covariance = bestCovariance({ x, y, terms, active, residual: Math.max(residual, floor), floor });
  return emulatorOf(covariance, { x, y, terms, active, centre, scale, floor });
}

function centred(point: readonly number[]): number[] {
  return point.map((u) => 2 * u - 1);
}

function termValue({ first, second }: Term, x: readonly number[]): number {
  return (first < 0 ? 1 : x[first]) * (second < 0 ? 1 : x[second]);
}

/** Forward selection: the term that takes away most, as long as the criterion falls. Products only of coordinates that are in. */
function chooseTerms(x: readonly (readonly number[])[], y: Float64Array): { readonly terms: Term[]; readonly residual: number } {
  const n = y.length;
  const dimensions = x[0].length;
  const terms: Term[] = [];
  const basis: Float64Array[] = [];
  const rest = Float64Array.from(y);
  const add = (term: Term, direction: Float64Array) => {
    const along = dot(direction, rest);
    for (let i = 0; i < n; i++) rest[i] -= along * direction[i];
    basis.push(direction);
    terms.push(term);
  };
  const constant = { first: -1, second: -1 };
  add(constant, directionOf(constant, x, basis)!);
  const most = Math.max(1, Math.floor(n / POINTS_PER_TERM));
  let squares = dot(rest, rest);
  while (terms.length < most && squares > 1e-12) {
    let best: { term: Term; direction: Float64Array; gain: number } | null = null;
    for (const term of candidates(dimensions, terms)) {
      const direction = directionOf(term, x, basis);
      if (direction === null) continue;
      const along = dot(direction, rest);
      if (best === null || along * along > best.gain) best = { term, direction, gain: along * along };
    }
    if (best === null) break;
    // n ln(RSS) + terms · ln n must fall.
    if (n * (log(Math.max(squares - best.gain, 1e-300)) - log(squares)) + log(n) >= 0) break;
    add(best.term, best.direction);
    squares = Math.max(0, dot(rest, rest));
  }
  return { terms, residual: squares / Math.max(1, n - terms.length) };
}

function candidates(dimensions: number, terms: readonly Term[]): Term[] {
  const taken = new Set(terms.map(({ first, second }) => `${first},${second}`));
  const within = new Set(terms.flatMap(({ first, second }) => [first, second]));
  const all: Term[] = [];
  for (let j = 0; j < dimensions; j++) {
    all.push({ first: j, second: -1 }, { first: j, second: j });
    for (let k = j + 1; k < dimensions; k++) if (within.has(j) && within.has(k)) all.push({ first: j, second: k });
  }
  return all.filter(({ first, second }) => !taken.has(`${first},${second}`));
}

/** The term's column, made orthogonal to those that are in, with length 1; null where nothing new is left. */
function directionOf(term: Term, x: readonly (readonly number[])[], basis: readonly Float64Array[]): Float64Array | null {
  const column = Float64Array.from(x, (point) => termValue(term, point));
  const before = dot(column, column);
  for (const one of basis) {
    const along = dot(one, column);
    for (let i = 0; i < column.length; i++) column[i] -= along * one[i];
  }
  const left = dot(column, column);
  if (!(left > 1e-8 * before)) return null;
  const length = Math.sqrt(left);
  return column.map((value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

interface CovarianceTask {
  readonly x: readonly (readonly number[])[];
  readonly y: Float64Array;
  readonly terms: readonly Term[];
  readonly active: readonly number[];
  readonly residual: number;
  /** Monte-Carlo variance on the standardised scale. */
  readonly floor: number;
}

interface Covariance {
  readonly process: number;
  readonly length: number;
  readonly nugget: number;
  readonly inverse: Float64Array;
  readonly weights: Float64Array;
  readonly density: number;
}

function bestCovariance(task: CovarianceTask): Covariance {
  const { residual, floor, active } = task;
  let best = covarianceOf(task, 0, 1, Math.max(residual, floor));
  for (const length of active.length === 0 ? [] : LENGTHS) {
    for (const split of SPLITS) {
      const tried = covarianceOf(task, split * residual, length, Math.max((1 - split) * residual, floor));
      if (tried !== null && (best === null || tried.density > best.density)) best = tried;
    }
  }
  if (best === null) throw new RangeError("emulator: its covariance matrix is not positive definite");
  return best;
}

function covarianceOf({ x, y, terms, active }: CovarianceTask, process: number, length: number, nugget: number): Covariance | null {
  const n = y.length;
  const matrix = new Float64Array(n * n);
  const columns = x.map((point) => terms.map((term) => termValue(term, point)));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let value = i === j ? nugget : 0;
      for (let t = 0; t < terms.length; t++) value += WIDE * columns[i][t] * columns[j][t];
      if (process > 0) value += process * closeness(x[i], x[j], active, length);
      matrix[i * n + j] = value;
      matrix[j * n + i] = value;
    }
  }
  const lower = cholesky(matrix, n);
  if (lower === null) return null;
  const inverse = inverseFrom(lower, n);
  const weights = product(inverse, y, n);
  let density = 0;
  for (let i = 0; i < n; i++) {
    const own = 1 / inverse[i * n + i];
    const error = weights[i] * own;
    density -= 0.5 * (log(own) + (error * error) / own);
  }
  return { process, length, nugget, inverse, weights, density };
}

function closeness(a: readonly number[], b: readonly number[], active: readonly number[], length: number): number {
  let squares = 0;
  for (const j of active) squares += (a[j] - b[j]) * (a[j] - b[j]);
  return exp(-squares / (length * length));
}

interface Fitted extends Omit<CovarianceTask, "residual"> {
  readonly centre: number;
  readonly scale: number;
}

function emulatorOf(covariance: Covariance, { x, y, terms, active, centre, scale, floor }: Fitted): Emulator {
  const { process, length, nugget, inverse, weights } = covariance;
  const n = y.length;
  const check = checkOf(covariance, y, terms.length - 1);
  const columns = x.map((point) => terms.map((term) => termValue(term, point)));
  const coefficients = terms.map((_, t) => columns.reduce((sum, row, i) => sum + WIDE * row[t] * weights[i], 0));
  /** Variation that is neither in the terms nor chance: inputs left out. */
  const unexplained = Math.max(0, nugget - floor);
  const widen = scale * scale * check.widened;
  const towards = (point: readonly number[]) => {
    const own = terms.map((term) => termValue(term, point));
    const row = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      let value = 0;
      for (let t = 0; t < own.length; t++) value += own[t] * columns[i][t];
      row[i] = WIDE * value + (process > 0 ? process * closeness(point, x[i], active, length) : 0);
    }
    let prior = 0;
    for (const value of own) prior += value * value;
    return { row, prior: WIDE * prior + process };
  };
  return {
    active,
    check,
    largestVariance: widen * (WIDE * terms.length + process + unexplained),
    mean(point) {
      const at = centred(point);
      let value = 0;
      for (let t = 0; t < terms.length; t++) value += coefficients[t] * termValue(terms[t], at);
      if (process > 0) for (let i = 0; i < n; i++) value += process * closeness(at, x[i], active, length) * weights[i];
      return centre + scale * value;
    },
    variance(point) {
      const { row, prior } = towards(centred(point));
      let explained = 0;
      for (let i = 0; i < n; i++) {
        let sum = 0;
        const at = i * n;
        for (let k = 0; k < i; k++) sum += inverse[at + k] * row[k];
        explained += row[i] * (2 * sum + inverse[at + i] * row[i]);
      }
      return widen * (Math.max(0, prior - explained) + unexplained);
    },
  };
}

function checkOf({ inverse, weights }: Covariance, y: Float64Array, terms: number): EmulatorCheck {
  const n = y.length;
  let errors = 0;
  let claimed = 0;
  const standard: number[] = [];
  for (let i = 0; i < n; i++) {
    const own = 1 / inverse[i * n + i];
    const error = weights[i] * own;
    errors += error * error;
    claimed += (error * error) / own;
    standard.push(Math.abs(error) / Math.sqrt(own));
  }
  const widened = Math.max(1, claimed / n);
  const total = dot(y, y);
  return {
    points: n,
    terms,
    explained: total > 0 ? 1 - errors / total : 1,
    beyond3: standard.filter((value) => value > 3 * Math.sqrt(widened)).length / n,
    widened,
  };
}
