/**
 * Test functions of sensitivity analysis with known answers, on the unit cube, and shared helpers of these tests.
 */
import { KeyedRandom, type Stream, seedKey } from "../../src/kernel/random.ts";

/** A keyed stream for tests. */
export function streamOf(purpose: string, replication = 0): Stream {
  return new KeyedRandom(seedKey("estimators"), replication).stream(purpose);
}

/** Ishigami function, a = 7, b = 0.1, of three coordinates stretched to (−π, π). */
export function ishigami(u: readonly number[]): number {
  const [x, y, z] = u.map((value) => -Math.PI + 2 * Math.PI * value);
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
}

export const ISHIGAMI = {
  variance: 13.844587940719,
  first: [0.313905191148, 0.44241114479, 0],
  total: [0.55758885521, 0.44241114479, 0.243683664062],
  secondOfFirstAndThird: 0.243683664062,
};

const G_COEFFICIENTS = [0, 1, 4.5, 9, 99, 99, 99, 99];

/** Sobol's G function of eight coordinates. */
export function sobolG(u: readonly number[]): number {
  return u.reduce((product, value, i) => (product * (Math.abs(4 * value - 2) + G_COEFFICIENTS[i])) / (1 + G_COEFFICIENTS[i]), 1);
}

export const SOBOL_G = {
  variance: 0.465424431902,
  first: [0.716192168879, 0.17904804222, 0.023675774178, 0.007161921689, 7.161921689e-5, 7.161921689e-5, 7.161921689e-5, 7.161921689e-5],
  total: [0.787144126659, 0.242198192818, 0.03431691015, 0.010460387065, 1.049490519e-4, 1.049490519e-4, 1.049490519e-4, 1.049490519e-4],
  secondOfFirstAndSecond: 0.05968268074,
};

/** |received − expected| relative to |expected| (absolute below 1e-300). */
export function relativeError(received: number, expected: number): number {
  return Math.abs(received - expected) / Math.max(Math.abs(expected), 1e-300);
}
