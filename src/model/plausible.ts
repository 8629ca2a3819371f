/**
 * Plausible ranges: where an informed reader would still take a value seriously. Either two ends with their source, or one of three rules
 * about the value itself, which move with it when a scenario has another value:
 *
 * - half to double: rates, weights, times, counts and money;
 * - odds halved to doubled: shares and probabilities, which so stay inside 0 and 1;
 * - a shift: values that are logarithms or dates; of log-odds by ln 2, which halves or doubles the odds as well.
 *
 * A value of 0, and a share of 1, stays what it is under the first two: it says that something does not apply, or applies throughout.
 */

export type Plausible =
  | { readonly rule: "between"; readonly low: number; readonly high: number; readonly basis: string }
  | { readonly rule: "factor"; readonly basis: string | null }
  | { readonly rule: "odds"; readonly basis: string | null }
  | { readonly rule: "shift"; readonly by: number; readonly basis: string };

/** A plausible range about a value, and what it rests on in words. */
export interface PlausibleRange {
  readonly low: number;
  readonly high: number;
  readonly basis: string;
}

/** Two ends; `basis` names the source, or says why these. */
export function between(low: number, high: number, basis: string): Plausible {
  return { rule: "between", low, high, basis };
}

/** Half of the value to its double; `basis` where there is more to say than that nobody has measured it. */
export function halfToDouble(basis: string | null = null): Plausible {
  return { rule: "factor", basis };
}

/** A share whose odds are halved to doubled: p / (2 − p) to 2p / (1 + p). */
export function oddsHalfToDouble(basis: string | null = null): Plausible {
  return { rule: "odds", basis };
}

/** The value less and plus `by`. */
export function shift(by: number, basis: string): Plausible {
  return { rule: "shift", by, basis };
}

/** Log-odds moved by it halve or double the odds. */
const DOUBLE_ODDS = Math.LN2;

/** Log-odds whose odds are halved to doubled. */
export function logOddsHalfToDouble(): Plausible {
  return shift(DOUBLE_ODDS, "odds halved to doubled");
}

interface Limits {
  readonly min: number;
  readonly max: number;
}

/** Figures to which the ends of a range are written. */
const FIGURES = 3;

/** The range about a value, to three figures, cut to the limits; it contains the value. */
export function rangeAround(plausible: Plausible, value: number, { min, max }: Limits): { readonly low: number; readonly high: number } {
  const [low, high] = endsOf(plausible, value).map((end) => Number(end.toPrecision(FIGURES)));
  return { low: Math.max(min, Math.min(low, value)), high: Math.min(max, Math.max(high, value)) };
}

function endsOf(plausible: Plausible, value: number): readonly [number, number] {
  switch (plausible.rule) {
    case "between":
      return [plausible.low, plausible.high];
    case "shift":
      return [value - plausible.by, value + plausible.by];
    case "odds":
      return [value / (2 - value), (2 * value) / (1 + value)];
    case "factor":
      return value < 0 ? [2 * value, value / 2] : [value / 2, 2 * value];
  }
}

/** What the range rests on; `why` says why there is but a rule. */
export function rangeWords(plausible: Plausible, why: string): string {
  if (plausible.rule === "between" || plausible.rule === "shift") return plausible.basis;
  return `${plausible.rule === "odds" ? "odds halved to doubled" : "half to double"}, ${plausible.basis ?? why}`;
}

/** The rules in words, for documentation. */
export const ruleMeanings = {
  between: "two ends, taken from the source that is named or argued for in the table",
  factor: "half to double: rates, weights, times, counts and money that nobody has measured for this purpose",
  odds: "odds halved to doubled: shares and probabilities, which so stay inside 0 and 1 (0.5 goes from 0.333 to 0.667)",
  shift: "the value less and plus the same amount: dates, yearly trends and log-odds (±0.693 halves or doubles the odds)",
} as const satisfies Readonly<Record<Plausible["rule"], string>>;
