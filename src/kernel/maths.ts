/**
 * Exact elementary and statistical functions: the same bits on every engine.
 *
 * ECMAScript leaves Math.exp, log, pow, sin and their like to each implementation, and they do differ between Node versions and
 * browsers. Everything here uses only + − × ÷, square root, floor, integer operations and the bits of a double, all of which
 * IEEE 754 and ECMAScript fix exactly. Measured errors are held by tests/kernel/maths.test.ts against values computed to 50 digits.
 *
 * Sources. exp, log, pow, sin, cos: the methods and constants of fdlibm 5.3 (K. C. Ng), under its notice: "Copyright (C) 1993, 2004
 * by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and distribute this software is freely granted,
 * provided that this notice is preserved." Normal distribution function: W. J. Cody (1969), Mathematics of Computation 23, 631–637.
 * Normal quantile: M. J. Wichura (1988), AS 241, Applied Statistics 37, 477–484. Poisson probabilities: C. Loader (2000), "Fast and
 * accurate computation of binomial probabilities". Erlang C: the recursion of Erlang's B formula.
 */

const bitsDouble = new Float64Array(1);
const bitsWord = new Uint32Array(bitsDouble.buffer);
/** Which of the two words holds the sign and exponent; 1 on the little-endian machines in use. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** 2^(i − 1022) for i = 0 … 2045: every normal power of two, by exact doubling. */
const POWERS_OF_TWO = new Float64Array(2046);
POWERS_OF_TWO[0] = 2.2250738585072014e-308;
for (let i = 1; i < POWERS_OF_TWO.length; i++) POWERS_OF_TWO[i] = POWERS_OF_TWO[i - 1] * 2;

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;
const TWO_POWER_54 = 18014398509481984;
const HALF_LOG_TWO_PI = 0.9189385332046728;
const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** Returns y · 2^k rounded once, for y in about [0.5, 2] and any integer k. */
function scaleByPowerOfTwo(y: number, k: number): number {
  if (k >= -1021 && k <= 1023) return y * POWERS_OF_TWO[k + 1022];
  if (k > 1023) return k > 1025 ? Number.POSITIVE_INFINITY : y * 4 * POWERS_OF_TWO[k + 1020];
  return k < -1077 ? 0 : y * POWERS_OF_TWO[k + 1077] * 2.7755575615628914e-17;
}

/** x rounded to 26 significant bits (Veltkamp), so that the product of two such numbers is exact; |x| below 1e300. */
function upperHalf(x: number): number {
  const scaled = x * 134217729;
  return scaled - (scaled - x);
}

/** Binary exponent of a normal positive x, so that x · 2^-exponent lies in [1, 2). */
function exponentOf(x: number): number {
  bitsDouble[0] = x;
  return (bitsWord[HIGH] >>> 20) - 1023;
}

/** e to the power x; error under 1 ulp. NaN gives NaN, −∞ gives 0, x above 709.78 gives ∞; small results are denormal. */
export function exp(x: number): number {
  if (!(x <= 709.782712893384)) return x > 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < -745.1332191019412) return 0;
  // x = k ln 2 + r with |r| <= ln 2 / 2, r carried as high − low.
  const k = Math.floor(x * INVERSE_LN2 + 0.5) | 0;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t * (-0.0027777777777015593 + t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  return k >= -1021 && k <= 1023 ? y * POWERS_OF_TWO[k + 1022] : scaleByPowerOfTwo(y, k);
}

/** Natural logarithm of x; error under 1 ulp. 0 gives −∞, negative numbers and NaN give NaN, ∞ gives ∞. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let shift = 0;
  let scaled = x;
  if (x < POWERS_OF_TWO[0] || x > 1e300) {
    shift = x < 1 ? 54 : -54;
    scaled = x < 1 ? x * TWO_POWER_54 : x / TWO_POWER_54;
  }
  // x = 2^k (1 + f) with sqrt(2)/2 < 1 + f < sqrt(2).
  let k = exponentOf(scaled);
  let fraction = scaled * POWERS_OF_TWO[1022 - k];
  if (fraction > Math.SQRT2) {
    fraction *= 0.5;
    k += 1;
  }
  const f = fraction - 1;
  k -= shift;
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + odd + even) + k * LN2_LOW) - f);
}

/** log2 of a positive finite double as high + low, about 70 bits together. Filled by splitLog2 for pow; never read elsewhere. */
const log2Parts = new Float64Array(2);

/** Sets log2Parts to log2(x) for x within 2^-20 of 1, where a cubic is enough. */
function splitLog2NearOne(x: number): void {
  const t = x - 1;
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
  const u = 1.4426950216293335 * t;
  const v = t * 1.9259629911266175e-8 - w * INVERSE_LN2;
  log2Parts[0] = upperHalf(u + v);
  log2Parts[1] = v - (log2Parts[0] - u);
}

/** Sets log2Parts to log2(x) for any positive finite x. */
function splitLog2(x: number): void {
  let n = 0;
  let scaled = x;
  if (x < POWERS_OF_TWO[0] || x > 1e300) {
    n = x < 1 ? -54 : 54;
    scaled = x < 1 ? x * TWO_POWER_54 : x / TWO_POWER_54;
  }
  // x = 2^n · a; a in [0.87, 1.73) is compared with 1 or 3/2, whichever is nearer, through s = (a − base)/(a + base).
  const exponent = exponentOf(scaled);
  n += exponent;
  let a = scaled * POWERS_OF_TWO[1022 - exponent];
  if (a > 1.7320508075688772) {
    a *= 0.5;
    n += 1;
  }
  const nearThreeHalves = a > 1.224744871391589 ? 1 : 0;
  const base = 1 + 0.5 * nearThreeHalves;
  const u = a - base;
  const v = 1 / (a + base);
  const s = u * v;
  const sHigh = upperHalf(s);
  const sumHigh = upperHalf(a + base);
  const sumLow = a - (sumHigh - base);
  const sLow = v * (u - sHigh * sumHigh - sHigh * sumLow);
  // 3 log(a/base) / 2 = s (3 + s² + …), high and low parts kept apart.
  const s2 = s * s;
  let r =
    s2 *
    s2 *
    (0.5999999999999946 +
      s2 *
        (0.4285714285785502 +
          s2 * (0.33333332981837743 + s2 * (0.272728123808534 + s2 * (0.23066074577556175 + s2 * 0.20697501780033842)))));
  r += sLow * (sHigh + s);
  const sHigh2 = sHigh * sHigh;
  const seriesHigh = upperHalf(3 + sHigh2 + r);
  const seriesLow = r - (seriesHigh - 3 - sHigh2);
  const productHigh = sHigh * seriesHigh;
  const productLow = sLow * seriesHigh + seriesLow * s;
  const sum = upperHalf(productHigh + productLow);
  const rest = productLow - (sum - productHigh);
  // Times 2 / (3 ln 2), plus log2(base) and n.
  const logHigh = 0.9617967009544373 * sum;
  const logLow = -7.028461650952758e-9 * sum + rest * 0.9617966939259756 + nearThreeHalves * 1.350039202129749e-8;
  const baseHigh = nearThreeHalves * 0.5849624872207642;
  log2Parts[0] = upperHalf(logHigh + logLow + baseHigh + n);
  log2Parts[1] = logLow - (log2Parts[0] - n - baseHigh - logHigh);
}

/** 2^(high + low) for finite high + low; error under 0.7 ulp when low is below one unit of high's last place. */
function exp2Split(high: number, low: number): number {
  const z = high + low;
  if (z > 1024 || (z === 1024 && low + 8.008566259537294e-17 > z - high)) return Number.POSITIVE_INFINITY;
  if (z < -1076) return 0;
  const n = Math.floor(z + 0.5);
  const fraction = high - n;
  const t = upperHalf(low + fraction);
  const u = t * 0.6931471824645996;
  const v = (low - (t - fraction)) * Math.LN2 + t * -1.904654299957768e-9;
  const r = u + v;
  const rLow = v - (r - u);
  const r2 = r * r;
  const c =
    r -
    r2 *
      (0.16666666666666602 +
        r2 * (-0.0027777777777015593 + r2 * (6.613756321437934e-5 + r2 * (-1.6533902205465252e-6 + r2 * 4.1381367970572385e-8))));
  return scaleByPowerOfTwo(1 - ((r * c) / (c - 2) - (rLow + r * rLow) - r), n);
}

/** The special values of ECMAScript's `**`, or undefined when x is finite and not 0 or ±1 and y is finite and not 0 or 1. */
function powSpecial(x: number, y: number): number | undefined {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (y === 1) return x;
  const magnitude = Math.abs(x);
  if (Math.abs(y) === Number.POSITIVE_INFINITY) {
    if (magnitude === 1) return Number.NaN;
    return magnitude > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  if (magnitude !== 0 && magnitude !== 1 && magnitude !== Number.POSITIVE_INFINITY) return undefined;
  const odd = Math.abs(y % 2) === 1;
  if (magnitude === 1) return x > 0 || y % 2 === 0 ? 1 : odd ? -1 : Number.NaN;
  const result = (magnitude === 0) === y > 0 ? 0 : Number.POSITIVE_INFINITY;
  return odd && (x < 0 || 1 / x < 0) ? -result : result;
}

/**
 * x to the power y; error under 1 ulp (0.7 in normal range). Special values as ECMAScript's `**`: y = 0 gives 1, a negative x with a
 * fractional y gives NaN, (±1)^±∞ gives NaN.
 */
export function pow(x: number, y: number): number {
  const special = powSpecial(x, y);
  if (special !== undefined) return special;
  if (x < 0 && Math.floor(y) !== y) return Number.NaN;
  const sign = x < 0 && Math.abs(y % 2) === 1 ? -1 : 1;
  const magnitude = Math.abs(x);
  if (Math.abs(y) > 2147483648) {
    // Far from 1, or with an exponent past 2^64, the result is out of range whatever the last bits are.
    if (Math.abs(magnitude - 1) > 9.5367431640625e-7 || Math.abs(y) > 1.8446744073709552e19) {
      return magnitude > 1 === y > 0 ? sign * Number.POSITIVE_INFINITY : sign * 0;
    }
    splitLog2NearOne(magnitude);
  } else splitLog2(magnitude);
  // y · log2(x) with y split in two so that the leading product is exact.
  const yHigh = upperHalf(y);
  const low = (y - yHigh) * log2Parts[0] + y * log2Parts[1];
  return sign * exp2Split(yHigh * log2Parts[0], low);
}

/** Remainder of an angle modulo π/2 as head + tail; filled by reduceAngle. */
const angleParts = new Float64Array(2);

/** Sets angleParts to x − n π/2, |head| <= π/4, and returns n mod 4. */
function reduceAngle(x: number): number {
  if (Math.abs(x) > 1e6) throw new RangeError(`angle ${x}: expected at most 1e6 radians; take out whole periods first`);
  const n = Math.floor(x * 0.6366197723675814 + 0.5);
  // π/2 in steps of 33 bits; the next step is taken when the subtraction has cancelled so much that its tail would show.
  let r = x - n * 1.5707963267341256;
  let w = n * 6.077100506506192e-11;
  let head = r - w;
  const magnitude = Math.abs(x);
  if (Math.abs(head) < magnitude * 0.0000152587890625) {
    const t = r;
    w = n * 6.077100506303966e-11;
    r = t - w;
    w = n * 2.0222662487959506e-21 - (t - r - w);
    head = r - w;
    if (Math.abs(head) < magnitude * 1.7763568394002505e-15) {
      const previous = r;
      w = n * 2.0222662487111665e-21;
      r = previous - w;
      w = n * 8.4784276603689e-32 - (previous - r - w);
      head = r - w;
    }
  }
  angleParts[0] = head;
  angleParts[1] = r - head - w;
  return n & 3;
}

/** Sine of the angle in angleParts. */
function sineOfParts(): number {
  const x = angleParts[0];
  const tail = angleParts[1];
  const z = x * x;
  const v = z * x;
  const r =
    0.00833333333332249 +
    z * (-0.0001984126982985795 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return x - (z * (0.5 * tail - v * r) - tail - v * -0.16666666666666632);
}

/** Cosine of the angle in angleParts. */
function cosineOfParts(): number {
  const x = angleParts[0];
  const z = x * x;
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z * (2.480158728947673e-5 + z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  const halfSquare = 0.5 * z;
  const w = 1 - halfSquare;
  return w + (1 - w - halfSquare + (z * r - x * angleParts[1]));
}

/** Sine of x radians, |x| <= 1e6 (RangeError beyond); error under 1 ulp. NaN and ±∞ give NaN; −0 gives −0. */
export function sin(x: number): number {
  if (!(Math.abs(x) < Number.POSITIVE_INFINITY)) return Number.NaN;
  if (Math.abs(x) < 7.450580596923828e-9) return x;
  const quadrant = reduceAngle(x);
  const value = (quadrant & 1) === 0 ? sineOfParts() : cosineOfParts();
  return quadrant > 1 ? -value : value;
}

/** Cosine of x radians, |x| <= 1e6 (RangeError beyond); error under 1 ulp. NaN and ±∞ give NaN. */
export function cos(x: number): number {
  if (!(Math.abs(x) < Number.POSITIVE_INFINITY)) return Number.NaN;
  const quadrant = reduceAngle(x);
  const value = (quadrant & 1) === 0 ? cosineOfParts() : sineOfParts();
  return quadrant === 1 || quadrant === 2 ? -value : value;
}

/** Logistic function 1 / (1 + e^−x), in [0, 1], accurate in both tails; nondecreasing up to rounding. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/**
 * Thresholds for choices in hot loops: `size` equal cells over [minimum, maximum], entry i = round(2^32 · sigmoid(centre of cell i)),
 * at most 2^32 − 1. For 32 uniform bits, `bits < table[i]` holds with that probability (within 2^-32), so a loop needs no exp:
 * i = floor((utility − minimum) · size / (maximum − minimum)), clamped to 0 … size − 1 by the caller.
 * Throws RangeError unless size is a positive integer and minimum < maximum, both finite.
 */
export function sigmoidTable(size: number, minimum: number, maximum: number): Uint32Array {
  if (!Number.isInteger(size) || size < 1 || !(maximum - minimum > 0 && maximum - minimum < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`sigmoid table: expected size >= 1 and minimum < maximum, received ${size}, ${minimum}, ${maximum}`);
  }
  const table = new Uint32Array(size);
  const width = (maximum - minimum) / size;
  for (let i = 0; i < size; i++) {
    table[i] = Math.min(4294967295, Math.floor(4294967296 * sigmoid(minimum + (i + 0.5) * width) + 0.5));
  }
  return table;
}

const CDF_CENTRE_NUMERATOR = [0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356];
const CDF_CENTRE_DENOMINATOR = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const CDF_MIDDLE_NUMERATOR = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726,
  6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const CDF_MIDDLE_DENOMINATOR = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598, 38912.00328609327,
  19685.429676859992,
];
const CDF_TAIL_NUMERATOR = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 2.9112874951168793e-5,
];
const CDF_TAIL_DENOMINATOR = [1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5];

/** Polynomial with coefficients from the highest power down (Horner). */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = coefficients[0];
  for (let i = 1; i < coefficients.length; i++) sum = sum * x + coefficients[i];
  return sum;
}

/** Standard normal distribution function; relative error a few ulp in the lower tail too (down to x = −38). NaN gives NaN. */
export function normalCdf(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.67448975) return 0.5 + (x * polynomial(CDF_CENTRE_NUMERATOR, x * x)) / polynomial(CDF_CENTRE_DENOMINATOR, x * x);
  if (Number.isNaN(x)) return Number.NaN;
  if (y > 39) return x > 0 ? 1 : 0;
  let tail: number;
  if (y <= 5.656854249492381) tail = polynomial(CDF_MIDDLE_NUMERATOR, y) / polynomial(CDF_MIDDLE_DENOMINATOR, y);
  else {
    const z = 1 / (y * y);
    tail = (INVERSE_SQRT_TWO_PI - (z * polynomial(CDF_TAIL_NUMERATOR, z)) / polynomial(CDF_TAIL_DENOMINATOR, z)) / y;
  }
  // exp(−y²/2) with y² taken apart at sixteenths, so that squaring loses nothing.
  const coarse = Math.floor(y * 16) / 16;
  tail *= exp(-0.5 * coarse * coarse) * exp(-0.5 * (y - coarse) * (y + coarse));
  return x > 0 ? 1 - tail : tail;
}

/**
 * Standard normal quantile of p in (0, 1), relative error about 1e-16 (Wichura's PPND16).
 * 0 and 1 give −∞ and ∞; anything outside [0, 1] gives NaN.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * quantileCentre(0.180625 - q * q);
  if (!(p > 0 && p < 1)) return p === 0 ? Number.NEGATIVE_INFINITY : p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const magnitude = r <= 5 ? quantileShoulder(r - 1.6) : quantileTail(r - 5);
  return q < 0 ? -magnitude : magnitude;
}

/** AS 241, |p − 1/2| <= 0.425: quantile / (p − 1/2) from r = 0.425² − (p − 1/2)². */
function quantileCentre(r: number): number {
  return (
    (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r + 13731.69376550946) * r +
      1971.5909503065513) *
      r +
      133.14166789178438) *
      r +
      3.3871328727963665) /
    (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r + 5394.196021424751) * r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
      1)
  );
}

/** AS 241, 1.6 + r = sqrt(−log tail probability) up to 5. */
function quantileShoulder(r: number): number {
  return (
    (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r + 3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
      1.4234371107496835) /
    (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) * r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1)
  );
}

/** AS 241, 5 + r = sqrt(−log tail probability) from 5 on. */
function quantileTail(r: number): number {
  return (
    (((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r + 0.026532189526576124) * r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * r + 1.4215117583164459e-7) * r + 1.8463183175100548e-5) * r + 0.0007868691311456133) * r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1)
  );
}

/** log Γ(x) − [(x − ½) log x − x + ½ log 2π] for x >= 16 (Stirling's series, error under 1e-16). */
function stirlingCorrection(x: number): number {
  const z = 1 / (x * x);
  return (
    (0.08333333333333333 -
      z * (0.002777777777777778 - z * (0.0007936507936507937 - z * (0.0005952380952380953 - z * 0.0008417508417508417)))) /
    x
  );
}

/** log Γ(x) for x > 0; error under 2e-14 or 2e-15 of the value, whichever is larger. 0 and ∞ give ∞; negative x and NaN give NaN. */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let shifted = x;
  let product = 1;
  while (shifted < 16) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingCorrection(shifted) - (product === 1 ? 0 : log(product));
}

/** Probability of n events at a Poisson mean > 0 (Loader's saddle point; relative error about 1e-14 for every n and mean). */
function poissonProbability(n: number, mean: number): number {
  if (n < 16) {
    let probability = exp(-mean);
    for (let i = 1; i <= n; i++) probability *= mean / i;
    return probability;
  }
  return (INVERSE_SQRT_TWO_PI / Math.sqrt(n)) * exp(-stirlingCorrection(n) - poissonDeviance(n, mean));
}

/** n log(n / mean) + mean − n without cancellation near n = mean. */
function poissonDeviance(n: number, mean: number): number {
  const difference = n - mean;
  if (Math.abs(difference) >= 0.1 * (n + mean)) return n * log(n / mean) - difference;
  const v = difference / (n + mean);
  let sum = difference * v;
  let term = 2 * n * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/** Whether P(X <= n) >= u for X Poisson; always sums the smaller tail, so that both tails keep their relative precision. */
function poissonReaches(n: number, mean: number, u: number): boolean {
  const lower = n < mean;
  let term = poissonProbability(lower ? n : n + 1, mean);
  let sum = 0;
  if (lower) {
    for (let i = n; term > sum * 1e-17; i--) {
      sum += term;
      term *= i / mean;
    }
    return sum >= u;
  }
  for (let i = n + 2; term > sum * 1e-17; i++) {
    sum += term;
    term *= mean / i;
  }
  return sum <= 1 - u;
}

/** Smallest n with P(X <= n) >= u by adding probabilities from 0; for small means. */
function poissonBySum(u: number, mean: number, none: number): number {
  let probability = none;
  let sum = none;
  let n = 0;
  while (sum < u) {
    n += 1;
    probability *= mean / n;
    sum += probability;
  }
  return n;
}

/** Smallest n with P(X <= n) >= u from the normal approximation with its skewness term, then corrected step by step. */
function poissonBySearch(u: number, mean: number): number {
  const z = normalQuantile(u);
  let n = Math.max(0, Math.ceil(mean + Math.sqrt(mean) * z + (z * z - 1) / 6 - 0.5));
  if (!poissonReaches(n, mean, u)) {
    do n += 1;
    while (!poissonReaches(n, mean, u));
    return n;
  }
  while (n > 0 && poissonReaches(n - 1, mean, u)) n -= 1;
  return n;
}

/**
 * Poisson quantile: the smallest n with P(X <= n) >= u, u in [0, 1), for X Poisson with the given mean. Inversion of one uniform, so
 * nondecreasing in u and in the mean: a higher rate under the same chance never gives fewer events. A mean <= 0 gives 0.
 * Cost: one comparison when u <= 1 − mean, one exp when u <= exp(−mean), about `mean` steps below 16, then about 8 sqrt(mean).
 * Throws RangeError on a u outside [0, 1) or a mean that is not finite.
 */
export function poissonQuantile(u: number, mean: number): number {
  if (u >= 0 && u < 1 && (u === 0 || mean <= 0 || u <= 1 - mean)) return 0;
  if (!(u >= 0 && u < 1)) throw new RangeError(`Poisson quantile: expected u in [0, 1), received ${u}`);
  if (!(mean < Number.POSITIVE_INFINITY)) throw new RangeError(`Poisson quantile: expected a finite mean, received ${mean}`);
  // Near u = 1 a sum from 0 would stall at a rounded 1, so the upper tail decides.
  if (mean >= 16 || u > 0.999999) return poissonBySearch(u, mean);
  const none = exp(-mean);
  return u <= none ? 0 : poissonBySum(u, mean, none);
}

/**
 * Erlang C: the probability that an arrival must wait in a queue with `servers` parallel servers, Poisson arrivals and exponential
 * service, at an offered load of arrival rate × mean service time (erlangs). 1 when the load is not below the servers, 0 when it is
 * not above 0. Throws RangeError unless servers is a nonnegative integer and the load a number.
 */
export function erlangC(servers: number, offeredLoad: number): number {
  if (!Number.isInteger(servers) || servers < 0 || Number.isNaN(offeredLoad)) {
    throw new RangeError(`Erlang C: expected a whole number of servers and a load, received ${servers}, ${offeredLoad}`);
  }
  if (offeredLoad <= 0) return 0;
  if (offeredLoad >= servers) return 1;
  let blocking = 1;
  for (let i = 1; i <= servers; i++) blocking = (offeredLoad * blocking) / (i + offeredLoad * blocking);
  return (servers * blocking) / (servers - offeredLoad * (1 - blocking));
}
