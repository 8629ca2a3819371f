/** Exactness, accuracy and special values of the kernel's own functions. Reference values: reference/makeReference.py. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  cos,
  erlangC,
  exp,
  log,
  logGamma,
  normalCdf,
  normalQuantile,
  poissonQuantile,
  pow,
  sigmoid,
  sigmoidTable,
  sin,
} from "../../src/kernel/maths.ts";

const INFINITY = Number.POSITIVE_INFINITY;
const LARGEST = Number.MAX_VALUE;
const SMALLEST = Number.MIN_VALUE;

/** Rows [x, f(x)] or [x, y, f(x, y)], values correctly rounded from 50 digits. */
function referenceRows(name: string): number[][] {
  return JSON.parse(readFileSync(new URL(`./reference/${name}.json`, import.meta.url), "utf8"));
}

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);

/** Place of a double on the line of all doubles. */
function place(x: number): bigint {
  double[0] = x;
  return bits[0] < 0n ? -(bits[0] & 0x7fffffffffffffffn) : bits[0];
}

/** Distance of two doubles in units in the last place; very large for NaN. */
function ulps(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Object.is(a, b) ? 0 : INFINITY;
  const distance = place(a) - place(b);
  return Number(distance < 0n ? -distance : distance);
}

/** Doubles spread over (low, high) by exact arithmetic, so that every engine gets the same. */
function spread(i: number, low: number, high: number): number {
  return low + ((high - low) * ((Math.imul(i + 1, 0x9e3779b1) >>> 0) + 0.5)) / 4294967296;
}

/** 64-bit fingerprint of the bits of f(0) … f(count − 1). */
function fingerprint(count: number, f: (i: number) => number): string {
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  let a = 1;
  let b = 2;
  for (let i = 0; i < count; i++) {
    value[0] = f(i);
    a = Math.imul(a ^ words[0], 0x85ebca6b);
    a = Math.imul(a ^ (a >>> 15) ^ words[1], 0xc2b2ae35);
    b = Math.imul(b + words[1], 0x9e3779b1);
    b = Math.imul((b ^ (b >>> 13)) + words[0], 0x21f0aaad);
  }
  const hex = (word: number) => (word >>> 0).toString(16).padStart(8, "0");
  return hex(a ^ (a >>> 16)) + hex(b ^ (b >>> 16));
}

describe("accuracy against values rounded from 50 digits", () => {
  const cases: [name: string, f: (...args: number[]) => number, bound: number][] = [
    ["exp", exp, 1],
    ["log", log, 1],
    ["sin", sin, 1],
    ["cos", cos, 1],
    ["pow", pow, 1],
    ["sigmoid", sigmoid, 2],
    ["normalCdf", normalCdf, 5],
    ["normalQuantile", normalQuantile, 5],
    ["poissonQuantile", poissonQuantile, 0],
  ];
  test.each(cases)("%s is within %3$s units in the last place at 2,000 points and more", (name, f, bound) => {
    const rows = referenceRows(name);
    expect(rows.length).toBeGreaterThanOrEqual(2000);
    const wrong = rows.filter((row) => !(ulps(f(...row.slice(0, -1)), row.at(-1)!) <= bound));
    expect(wrong).toEqual([]);
  });

  test.each(["exp", "log", "sin", "cos"])("%s is correctly rounded at nine of ten points", (name) => {
    const f = { exp, log, sin, cos }[name]!;
    const rows = referenceRows(name);
    expect(rows.filter(([x, y]) => f(x) === y).length / rows.length).toBeGreaterThan(0.9);
  });

  test("logGamma is within 2e-14, or 2e-15 of its value, at 2,000 points", () => {
    const rows = referenceRows("logGamma");
    expect(rows.length).toBe(2000);
    const wrong = rows.filter(([x, y]) => !(Math.abs(logGamma(x) - y) <= Math.max(2e-14, 2e-15 * Math.abs(y))));
    expect(wrong).toEqual([]);
  });
});

describe("the same bits everywhere", () => {
  const cases: [name: string, f: (i: number) => number, expected: string][] = [
    ["exp", (i) => exp(i % 2 ? spread(i, -5, 5) : spread(i, -746, 711)), "6b8e098e60c316c2"],
    ["log", (i) => log(i % 2 ? spread(i, 0, 4) : exp(spread(i, -745, 709))), "8c6ec27225fb63de"],
    ["pow", (i) => pow(spread(i, 0, 5), spread(i + 7, -20, 20)), "af6096b43b32de56"],
    ["sin", (i) => sin(i % 2 ? spread(i, -4, 4) : spread(i, -1e6, 1e6)), "dd032298cff95351"],
    ["cos", (i) => cos(i % 2 ? spread(i, -4, 4) : spread(i, -1e6, 1e6)), "6662ae2576fb1649"],
    ["sigmoid", (i) => sigmoid(spread(i, -40, 40)), "14d582162a408f90"],
    ["normalCdf", (i) => normalCdf(spread(i, -12, 9)), "e160f7e7af1fa3e8"],
    ["normalQuantile", (i) => normalQuantile(i % 2 ? spread(i, 0, 1) : spread(i, 0, 1e-9)), "498ce1386c4308b8"],
    ["poissonQuantile", (i) => poissonQuantile(spread(i, 0, 1), i % 16 ? spread(i + 3, 0, 10) : spread(i + 3, 0, 500)), "6acf34139dac2393"],
    ["logGamma", (i) => logGamma(spread(i, 0, 100)), "fe96ec3396c8d1d8"],
    ["erlangC", (i) => erlangC(1 + (i % 12), spread(i, 0, 12)), "f3f4db88da6ffa3d"],
  ];
  test.each(cases)("200,000 results of %s have one fixed fingerprint on every engine", (_name, f, expected) => {
    expect(fingerprint(200_000, f)).toBe(expected);
  });

  test("the fingerprint notices one changed bit among 200,000 results", () => {
    const f = (i: number) => exp(spread(i, -5, 5));
    const changed = (i: number) => (i === 123_456 ? f(i) * (1 + Number.EPSILON) : f(i));
    expect(fingerprint(200_000, changed)).not.toBe(fingerprint(200_000, f));
  });
});

describe("special values", () => {
  const cases: [name: string, actual: number, expected: number][] = [
    ["exp(0)", exp(0), 1],
    ["exp(-0)", exp(-0), 1],
    ["exp(∞)", exp(INFINITY), INFINITY],
    ["exp(−∞)", exp(-INFINITY), 0],
    ["exp(NaN)", exp(Number.NaN), Number.NaN],
    ["exp just below overflow", exp(709.782712893384), 1.7976931348622732e308],
    ["exp above overflow", exp(709.7827128933841), INFINITY],
    ["exp of the smallest result", exp(-745.1332191019411), SMALLEST],
    ["exp below the smallest result", exp(-745.1332191019412), 0],
    ["exp, denormal", exp(-740), 4.2e-322],
    ["log(0)", log(0), -INFINITY],
    ["log(−0)", log(-0), -INFINITY],
    ["log(1)", log(1), 0],
    ["log(−1)", log(-1), Number.NaN],
    ["log(∞)", log(INFINITY), INFINITY],
    ["log(NaN)", log(Number.NaN), Number.NaN],
    ["log of the largest", log(LARGEST), 709.782712893384],
    ["log of the smallest", log(SMALLEST), -744.4400719213812],
    ["sin(0)", sin(0), 0],
    ["sin(−0)", sin(-0), -0],
    ["sin(∞)", sin(INFINITY), Number.NaN],
    ["cos(0)", cos(0), 1],
    ["cos(−∞)", cos(-INFINITY), Number.NaN],
    ["cos(NaN)", cos(Number.NaN), Number.NaN],
    ["sin(π)", sin(Math.PI), 1.2246467991473532e-16],
    ["cos(π/2)", cos(Math.PI / 2), 6.123233995736766e-17],
    ["sigmoid(0)", sigmoid(0), 0.5],
    ["sigmoid(∞)", sigmoid(INFINITY), 1],
    ["sigmoid(−∞)", sigmoid(-INFINITY), 0],
    ["sigmoid(−745)", sigmoid(-745), 5e-324],
    ["normalCdf(0)", normalCdf(0), 0.5],
    ["normalCdf(∞)", normalCdf(INFINITY), 1],
    ["normalCdf(−∞)", normalCdf(-INFINITY), 0],
    ["normalCdf(NaN)", normalCdf(Number.NaN), Number.NaN],
    ["normalQuantile(0)", normalQuantile(0), -INFINITY],
    ["normalQuantile(1)", normalQuantile(1), INFINITY],
    ["normalQuantile(1/2)", normalQuantile(0.5), 0],
    ["normalQuantile(−0.1)", normalQuantile(-0.1), Number.NaN],
    ["normalQuantile(1.1)", normalQuantile(1.1), Number.NaN],
    ["normalQuantile(NaN)", normalQuantile(Number.NaN), Number.NaN],
    ["logGamma(0)", logGamma(0), INFINITY],
    ["logGamma(−1)", logGamma(-1), Number.NaN],
    ["logGamma(∞)", logGamma(INFINITY), INFINITY],
    ["poissonQuantile at mean 0", poissonQuantile(0.999, 0), 0],
    ["poissonQuantile at a negative mean", poissonQuantile(0.999, -3), 0],
    ["poissonQuantile at u = 0", poissonQuantile(0, 1e6), 0],
  ];
  test.each(cases)("%s is as the standard has it", (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });

  test("pow has the special values of the language's own operator", () => {
    const values = [0, -0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 1.5, INFINITY, -INFINITY, Number.NaN, LARGEST, SMALLEST, 1e300, -1e300, 2 ** 53];
    for (const x of values) {
      for (const y of values) {
        const expected = x ** y;
        const ordinary = Number.isFinite(expected) && expected !== 0 && Math.abs(expected) !== 1;
        if (ordinary) expect(ulps(pow(x, y), expected), `${x} ** ${y}`).toBeLessThanOrEqual(2);
        else expect(pow(x, y), `${x} ** ${y}`).toBe(expected);
      }
    }
  });

  test("pow of small whole numbers is exact", () => {
    for (let x = -10; x <= 10; x++) {
      let product = 1;
      for (let y = 0; y <= 15; y++) {
        expect(pow(x, y), `${x} ** ${y}`).toBe(product);
        product *= x;
      }
    }
    for (let k = -1074, power = SMALLEST; k < 1024; k++, power *= 2) expect(pow(2, k)).toBe(power);
  });

  test("pow reaches overflow, underflow and denormals on both sides", () => {
    expect(pow(2, 1023.9999999999999)).toBeLessThan(INFINITY);
    expect(pow(2, 1024)).toBe(INFINITY);
    expect(pow(2, -1074)).toBe(SMALLEST);
    expect(pow(2, -1076)).toBe(0);
    expect(pow(-2, -1075.5)).toBe(Number.NaN);
    expect(pow(-2, 1025)).toBe(-INFINITY);
    expect(ulps(pow(1 + Number.EPSILON, 1e18), 2.7086111089766717e96)).toBeLessThanOrEqual(1);
    expect(pow(1.0000001, 1e12)).toBe(INFINITY);
    expect(pow(0.9999999, 1e12)).toBe(0);
    expect(pow(SMALLEST, 0.5)).toBe(2 ** -537);
  });

  test("angles beyond a million radians and meaningless arguments are errors, not wrong numbers", () => {
    expect(() => sin(1000001)).toThrow(/expected at most 1e6 radians/);
    expect(() => cos(-1e22)).toThrow(RangeError);
    expect(() => poissonQuantile(1, 3)).toThrow(/expected u in \[0, 1\), received 1/);
    expect(() => poissonQuantile(-0.1, 3)).toThrow(RangeError);
    expect(() => poissonQuantile(Number.NaN, 0)).toThrow(RangeError);
    expect(() => poissonQuantile(0.5, Number.NaN)).toThrow(/expected a finite mean/);
    expect(() => poissonQuantile(0.5, INFINITY)).toThrow(RangeError);
    expect(() => erlangC(2.5, 1)).toThrow(RangeError);
    expect(() => erlangC(2, Number.NaN)).toThrow(RangeError);
    expect(() => sigmoidTable(0, -1, 1)).toThrow(RangeError);
    expect(() => sigmoidTable(8, 1, 1)).toThrow(RangeError);
  });
});

describe("normal distribution", () => {
  test.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167813],
    [1e-20, -9.262340089798409],
    [0.975, 1.959963984540054],
  ])("the quantile of %s is the published %s", (p, expected) => {
    expect(ulps(normalQuantile(p), expected)).toBeLessThanOrEqual(2);
  });

  test("the distribution function undoes the quantile from 1e-300 to 1 − 1e-12", () => {
    for (let e = 1; e <= 300; e++) {
      const p = pow(10, -e);
      expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-12);
      if (e <= 12) expect(Math.abs(1 - normalCdf(normalQuantile(1 - p)) - p)).toBeLessThan(1e-15);
    }
    for (let i = 1; i < 2000; i++) expect(Math.abs(normalCdf(normalQuantile(i / 2000)) - i / 2000)).toBeLessThan(2e-15);
  });

  test("both are odd about the middle, and nondecreasing across the joins of their pieces", () => {
    for (let i = 1; i < 1000; i++) {
      const x = spread(i, 0, 8);
      expect(Math.abs(normalCdf(x) + normalCdf(-x) - 1)).toBeLessThan(2e-16);
      expect(normalQuantile(0.5 - i / 2048)).toBe(-normalQuantile(0.5 + i / 2048));
    }
    for (const join of [0.67448975, 5.656854249492381]) {
      for (let i = -50; i < 50; i++) expect(normalCdf(join + (i + 1) * 1e-9)).toBeGreaterThan(normalCdf(join + i * 1e-9) - 1e-15);
    }
    for (const join of [0.075, 1.3887943864964021e-11]) {
      for (let i = -50; i < 50; i++) {
        expect(normalQuantile(join * (1 + (i + 1) * 1e-12))).toBeGreaterThanOrEqual(normalQuantile(join * (1 + i * 1e-12)));
      }
    }
  });
});

describe("Poisson quantile", () => {
  /** Means through every branch, closest where the method changes. */
  const means = [0, 1e-12, 1e-6, 0.001, 0.01, 0.1, 0.5, 1, 2, 5, 10, 15, 15.9, 15.999999, 16, 16.000001, 16.1, 17, 20, 30, 60, 100, 300];
  const uniforms = [2 ** -53, 1e-12, 1e-6, 0.999998, 0.999999, 0.9999991, 1 - 1e-9, 1 - 2 ** -40, 1 - 2 ** -53];
  for (let i = 1; i < 500; i++) uniforms.push(i / 500);
  uniforms.sort((a, b) => a - b);

  test("never falls when the uniform rises", () => {
    for (const mean of means) {
      let previous = 0;
      for (const u of uniforms) {
        const n = poissonQuantile(u, mean);
        expect(n, `u ${u}, mean ${mean}`).toBeGreaterThanOrEqual(previous);
        previous = n;
      }
    }
  });

  test("never falls when the mean rises", () => {
    const finer = [...means];
    for (let i = 0; i < 200; i++) finer.push(15 + i / 100);
    finer.sort((a, b) => a - b);
    for (const u of uniforms) {
      let previous = 0;
      for (const mean of finer) {
        const n = poissonQuantile(u, mean);
        expect(n, `u ${u}, mean ${mean}`).toBeGreaterThanOrEqual(previous);
        previous = n;
      }
    }
  });

  test.each([0.02, 0.7, 4, 15.5, 40, 900])(
    "over 20,000 even uniforms at mean %s, mean and variance are those of the distribution",
    (mean) => {
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < 20_000; i++) {
        const n = poissonQuantile((i + 0.5) / 20_000, mean);
        sum += n;
        squares += n * n;
      }
      const average = sum / 20_000;
      expect(Math.abs(average - mean)).toBeLessThan(0.0005 * Math.sqrt(mean) + 5e-5);
      expect(Math.abs((squares / 20_000 - average * average) / mean - 1)).toBeLessThan(0.005);
    },
  );
});

describe("queues and choices", () => {
  test.each([
    [1, 0.5, 0.5],
    [2, 1, 1 / 3],
    [3, 2, 4 / 9],
    [5, 4, 0.5541125541125541],
    [10, 8, 0.40918015079644354],
    [50, 45, 0.3638644672069884],
    [200, 195, 0.6267267614430846],
  ])("Erlang C with %s servers at %s erlangs is %s", (servers, load, expected) => {
    expect(erlangC(servers, load)).toBeCloseTo(expected, 12);
  });

  test("Erlang C is 0 without load, 1 when overloaded and rises with load", () => {
    expect(erlangC(3, 0)).toBe(0);
    expect(erlangC(3, 3)).toBe(1);
    expect(erlangC(0, 0.1)).toBe(1);
    for (let i = 0; i < 300; i++) expect(erlangC(4, (i + 1) / 75)).toBeGreaterThan(erlangC(4, i / 75));
  });

  test("a sigmoid table holds the probability of each cell's centre to 32 bits and never falls", () => {
    const table = sigmoidTable(2048, -6, 6);
    for (let i = 0; i < 2048; i++) {
      const centre = -6 + ((i + 0.5) * 12) / 2048;
      expect(Math.abs(table[i] / 4294967296 - 1 / (1 + Math.exp(-centre)))).toBeLessThan(2e-10);
      if (i > 0) expect(table[i]).toBeGreaterThan(table[i - 1]);
    }
    expect(sigmoidTable(1, 1000, 1002)[0]).toBe(4294967295);
    expect(sigmoidTable(1, -1002, -1000)[0]).toBe(0);
  });
});
