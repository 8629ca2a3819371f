/**
 * Distribution functions that tests and intervals need: incomplete beta and gamma, and Student's t for any positive degrees of freedom.
 *
 * The one t quantile of all intervals; tail probabilities keep their digits.
 * Sources: continued fractions by Lentz's method (W. J. Thompson and A. R. Barnett 1986; NIST DLMF 8.17.22 and 8.9.2), series DLMF
 * 8.7.1. Every transcendental value comes from kernel/maths, so results are the same bits on every engine.
 */
import { exp, log, logGamma } from "../kernel/maths.ts";

/** Relative size at which a series or continued fraction has converged. */
const CONVERGED = 1e-16;
/** Replaces a vanishing denominator of a continued fraction. */
const TINY = 1e-300;
const MAXIMUM_TERMS = 100_000;

/**
 * Regularised incomplete beta function I_x(a, b) for x in [0, 1], a > 0, b > 0; relative error about 1e-13 in either tail.
 * Throws RangeError outside that domain.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) {
    throw new RangeError(`incomplete beta: expected 0 <= x <= 1, a > 0 and b > 0, received x = ${x}, a = ${a}, b = ${b}`);
  }
  if (x === 0 || x === 1) return x;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaTail(1 - x, x, b, a);
  return betaTail(x, 1 - x, a, b);
}

/** I_x(a, b) with the complement y = 1 − x given apart, so that neither loses digits; meant for x <= (a + 1) / (a + b + 2). */
function betaTail(x: number, y: number, a: number, b: number): number {
  const front = exp(a * log(x) + b * log(y) - logBeta(a, b)) / a;
  let c = 1;
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MAXIMUM_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guarded(1 + even * d);
    c = guarded(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guarded(1 + odd * d);
    c = guarded(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) <= 2 * CONVERGED) break;
  }
  return front * fraction;
}

/** log B(a, b). Where one argument is large the difference of two large log Γ is taken by Stirling's series, not by subtraction. */
function logBeta(a: number, b: number): number {
  const large = Math.max(a, b);
  const small = Math.min(a, b);
  if (large < 16) return logGamma(a) + logGamma(b) - logGamma(a + b);
  const ratio = small / large;
  const gammaRatio = -(large + small - 0.5) * logOnePlus(ratio) - small * log(large) + small;
  return logGamma(small) + gammaRatio + stirlingTail(large) - stirlingTail(large + small);
}

/** log Γ(x) − [(x − ½) log x − x + ½ log 2π] for x >= 16. */
function stirlingTail(x: number): number {
  const z = 1 / (x * x);
  return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z / 1188)))) / x;
}

/** log(1 + x) with full relative precision for small x >= 0. */
function logOnePlus(x: number): number {
  const shifted = 1 + x;
  return shifted === 1 ? x : (log(shifted) * x) / (shifted - 1);
}

function guarded(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** P(|T| >= |t|) for Student's t with any positive degrees of freedom, = I_{ν/(ν+t²)}(ν/2, ½); infinite t gives 0. */
export function twoSidedPValue(t: number, degreesOfFreedom: number): number {
  checkDegrees(degreesOfFreedom);
  if (Number.isNaN(t)) throw new RangeError("two-sided p-value: expected a number t, received NaN");
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return 0;
  const a = degreesOfFreedom / 2;
  const x = degreesOfFreedom / (degreesOfFreedom + square);
  const y = square / (degreesOfFreedom + square);
  if (y === 0) return 1;
  return x > (a + 1) / (a + 2.5) ? 1 - betaTail(y, x, 0.5, a) : betaTail(x, y, a, 0.5);
}

/** P(T <= t) for Student's t with any positive degrees of freedom. */
export function studentCdf(t: number, degreesOfFreedom: number): number {
  const tail = twoSidedPValue(t, degreesOfFreedom) / 2;
  return t > 0 ? 1 - tail : tail;
}

/**
 * Quantile of Student's t for a probability in (0, 1) and any positive degrees of freedom; relative error about 1e-12.
 * Throws RangeError outside that domain.
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  checkDegrees(degreesOfFreedom);
  if (!(probability > 0 && probability < 1)) throw new RangeError(`t quantile: expected a probability in (0, 1), received ${probability}`);
  if (probability === 0.5) return 0;
  if (probability > 0.5) return -studentQuantile(1 - probability, degreesOfFreedom);
  let low = -1;
  while (studentCdf(low, degreesOfFreedom) > probability) low *= 2;
  let high = low === -1 ? 0 : low / 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (studentCdf(middle, degreesOfFreedom) < probability) low = middle;
    else high = middle;
  }
}

function checkDegrees(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom > 0 && degreesOfFreedom < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Student's t: expected degrees of freedom above 0, received ${degreesOfFreedom}`);
  }
}
