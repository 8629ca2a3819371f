/**
 * What calibration aims at: the tolerances of the quantitative patterns.
 *
 * A tolerance [low, high] is read as an observation in its middle with an error of unknown form: what the studies differ by, and what the
 * model leaves out. Half its width is taken as three standard deviations of that error. By Pukelsheim's rule at least 95 % of any
 * unimodal error lies within three standard deviations, and three is the cut-off of implausibility: so, but for chance, a parameter set
 * is implausible exactly where its expected value lies outside the tolerance, and calibration and `cosafe evidence` draw one line.
 *
 * Where a tolerance only says "at least" or "at most", its other end is there for form, and its middle means nothing. Then the claim is
 * taken to hold plainly from a stated value on: from there all values are as good, and the way from there to the bound is three standard
 * deviations.
 */
import type { Criterion, Pattern } from "../pattern.ts";

/** Half-width of a tolerance in standard deviations of observation and model error. */
export const TOLERANCE_SIGMAS = 3;

/** A number that the model should give. */
export interface CalibrationTarget {
  /** `<row>/<criterion>`. */
  readonly id: string;
  readonly row: string;
  readonly pattern: string;
  readonly criterion: Criterion;
  readonly label: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** Middle of the tolerance; of a one-sided claim, the value from which on it holds plainly. */
  readonly observed: number;
  /** Direction in which every value is as good as `observed`; null for a tolerance with two ends. */
  readonly beyond: "higher" | "lower" | null;
  /** From `observed` to the bound. */
  readonly halfWidth: number;
  /** Variance of observation and model error together. */
  readonly discrepancy: number;
  /** Seeds for each seed of a point. */
  readonly seedFactor: number;
}

/** Targets that only have one bound that is meant: from which value on the claim holds plainly, and in which direction all is as good. */
const oneSided: Readonly<Record<string, { readonly at: number; readonly beyond: "higher" | "lower" }>> = {
  // Independence of the first event.
  "2/month-6": { at: 1, beyond: "lower" },
  "1/stable": { at: 1.15, beyond: "lower" },
  "5/serious-over-trivial": { at: 3, beyond: "higher" },
  "10/fall": { at: 50, beyond: "higher" },
  // No fall at all.
  "10/fall-perfect": { at: 0, beyond: "lower" },
  // No effect without a consequence.
  "22/without-of-with": { at: 0, beyond: "lower" },
};

/** Quantitative patterns that calibration leaves out, by row, each with its reason; `cosafe evidence` still runs them. */
export const leftOut: Readonly<Record<string, string>> = {
  "17": "runs all five cases, as dear as all other rows together, and compares two ways of reading the same runs. What is free in its mechanism, readiness to report and how it answers to service, is calibrated to rows 5 and 7",
  ...Object.fromEntries(
    ["30", "31", "32", "34", "35"].map((row) => [
      row,
      "written after the model had been calibrated, and kept out of it, so that it is held to something unseen",
    ]),
  ),
};

/**
 * Rows whose measures are rare events in small places, hence noisy, and cheap: so many times the seeds of the others, lest chance hide
 * what they say.
 */
const seedFactors: Readonly<Record<string, number>> = { "2": 8, "7": 4, "10": 2 };

/** Seeds of this row for each seed of a point. */
export function seedFactorOf(row: string): number {
  return seedFactors[row] ?? 1;
}

/** The patterns to calibrate to: quantitative ones with a bounded tolerance that are not left out; `rows` narrows them. */
export function calibrationPatterns(patterns: readonly Pattern[], rows: readonly string[] | null = null): readonly Pattern[] {
  return patterns.filter(
    (pattern) =>
      pattern.level === "T" &&
      (rows === null ? !(pattern.row in leftOut) : rows.includes(pattern.row) || rows.includes(pattern.id)) &&
      pattern.criteria.some(isBounded),
  );
}

/** Every bounded tolerance of the patterns, in their order. */
export function targetsOf(patterns: readonly Pattern[]): readonly CalibrationTarget[] {
  return patterns.flatMap((pattern) =>
    pattern.criteria.filter(isBounded).map((criterion) => {
      const { low, high } = criterion.target as { readonly low: number; readonly high: number };
      const id = `${pattern.row}/${criterion.id}`;
      const { at = (low + high) / 2, beyond = null } = oneSided[id] ?? {};
      const halfWidth = beyond === "higher" ? at - low : high - at;
      const sigma = halfWidth / TOLERANCE_SIGMAS;
      return {
        ...{ id, row: pattern.row, pattern: pattern.id, criterion },
        ...{ label: criterion.label, unit: criterion.unit, low, high },
        ...{ observed: at, beyond, halfWidth, discrepancy: sigma * sigma, seedFactor: seedFactorOf(pattern.row) },
      };
    }),
  );
}

function isBounded({ target }: Criterion): boolean {
  return target.kind === "within" && Number.isFinite(target.low) && Number.isFinite(target.high) && target.low < target.high;
}

/** How far a value is from what a target says; 0 where it is as good. */
export function distanceFrom({ observed, beyond }: Pick<CalibrationTarget, "observed" | "beyond">, value: number): number {
  if (beyond === "higher") return Math.max(0, observed - value);
  return beyond === "lower" ? Math.max(0, value - observed) : Math.abs(value - observed);
}
