/**
 * Which parameters move a difference between arms at all: every one at both ends of its range, held against changes of no meaning; pure.
 *
 * The same place with another course of chance gives another difference between two arms: the standard run and the placebos of a
 * replication are draws of it. Their mean is what an end is held against, their standard deviation s what chance alone moves. A change at
 * the low or the high end, or half the change from one to the other (times √2), over s/√r, goes beyond chance where it exceeds Student's
 * t at 1 % for that many placebos. Every parameter has several tries, so some stay in by chance: the examination, in other replications,
 * finds them out. What moves less than t · s/√r can be overlooked; that size is told.
 */
import { studentQuantile } from "../../estimators/distributions.ts";
import { differenceEstimate } from "../estimates.ts";
import type { Estimate } from "../results.ts";

/** Two-sided level at which a change goes beyond chance. */
const LEVEL = 0.99;

/** A difference between two arms, by their places in the values: `of` less `from`. */
export interface Contrast {
  readonly of: number;
  readonly from: number;
}

/** Values `[arm][replication]`, arms and replications the same everywhere; NaN for a failed run. */
export type ArmValues = readonly ArrayLike<number>[];

export interface ScreenedEnds {
  readonly low: ArmValues;
  readonly high: ArmValues;
}

/** What chance alone moves in a contrast. */
export interface Chance {
  /** Standard deviation of the difference in one replication, over courses of chance. */
  readonly sd: number;
  /** Change that the screening calls beyond chance. */
  readonly visible: number;
  /** Mean difference by replication, over the standard run and the placebos. */
  readonly reference: readonly number[];
}

/** What the screening found of one parameter. */
export interface ScreenedChange {
  /** Contrast in which it moves most, in units of what chance moves; 0 where it moves nothing. */
  readonly contrast: number;
  /** Change of that contrast at either end. */
  readonly low: number;
  readonly high: number;
  readonly verdict: "moves" | "within-chance" | "nothing" | "failed";
  /** Largest part of a contrast that is clear in the pilot and that an end takes away: 1 all of it, 2 turned round. Null for none clear. */
  readonly taken: number | null;
}

/** Chance in a contrast, from the standard values and those of placebos. */
export function chanceOf({ of, from }: Contrast, standard: ArmValues, placebos: readonly ArmValues[]): Chance {
  const replications = standard[of].length;
  let squares = 0;
  let degrees = 0;
  const reference = Array.from({ length: replications }, (_, row) => {
    const draws = [standard, ...placebos].map((values) => values[of][row] - values[from][row]).filter((draw) => !Number.isNaN(draw));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    squares += draws.reduce((sum, draw) => sum + (draw - mean) * (draw - mean), 0);
    degrees += Math.max(0, draws.length - 1);
    return mean;
  });
  const sd = degrees === 0 ? 0 : Math.sqrt(squares / degrees);
  const quantile = degrees === 0 ? 0 : studentQuantile(1 - (1 - LEVEL) / 2, degrees);
  return { sd, visible: (quantile * sd) / Math.sqrt(replications), reference };
}

/** What a parameter moves; `pilot[c]` is contrast c as the scenario has it. */
export function screenedChange(
  ends: ScreenedEnds,
  standard: ArmValues,
  contrasts: readonly Contrast[],
  chances: readonly Chance[],
  pilot: readonly Estimate[],
): ScreenedChange {
  const nothing = { contrast: 0, low: 0, high: 0, taken: null };
  const places = [ends.low, ends.high];
  if (places.some((values) => values.some((arm) => Array.from(arm).some(Number.isNaN)))) return { ...nothing, verdict: "failed" };
  if (places.every((values) => isSame(values, standard))) return { ...nothing, verdict: "nothing" };
  const changes = contrasts.map((contrast, c) => {
    const [low, high] = places.map((values) => (isSame(values, standard) ? 0 : meanChange(values, contrast, chances[c])));
    return { low, high, size: Math.max(Math.abs(low), Math.abs(high), Math.abs(high - low) / Math.SQRT2) };
  });
  const weight = (c: number) => (changes[c].size === 0 ? 0 : changes[c].size / chances[c].visible);
  const contrast = changes.reduce((most, _, c) => (weight(c) > weight(most) ? c : most), 0);
  const { low, high } = changes[contrast];
  const taken = contrasts.flatMap((_, c) => {
    const { value, interval } = pilot[c];
    if (interval === null || (interval.low <= 0 && interval.high >= 0)) return [];
    return [Math.max(-changes[c].low / value, -changes[c].high / value)];
  });
  return {
    contrast,
    low,
    high,
    verdict: weight(contrast) > 1 ? "moves" : "within-chance",
    taken: taken.length === 0 ? null : Math.max(...taken),
  };
}

/** A contrast as the pilot has it. */
export function pilotEstimate({ of, from }: Contrast, pilot: ArmValues): Estimate {
  const found = Array.from(pilot[of], (value, row) => value - pilot[from][row]).filter((difference) => !Number.isNaN(difference));
  return found.length === 0 ? { value: 0, interval: null } : differenceEstimate(found);
}

/**
 * Numbers of the parameters to be examined, in their order: of those that move something, the `most` that come nearest to turning a
 * difference that is clear, then those that move most.
 */
export function chosen(changes: readonly ScreenedChange[], most: number): number[] {
  const nearness = (i: number) => changes[i].taken ?? Number.NEGATIVE_INFINITY;
  const size = (i: number) => Math.max(Math.abs(changes[i].low), Math.abs(changes[i].high));
  const moving = changes.flatMap(({ verdict }, i) => (verdict === "moves" ? [i] : []));
  moving.sort((a, b) => nearness(b) - nearness(a) || size(b) - size(a) || a - b);
  return moving.slice(0, most).sort((a, b) => a - b);
}

/** Whether not one bit of a value is another. */
function isSame(values: ArmValues, standard: ArmValues): boolean {
  return values.every((arm, a) => Array.from(arm).every((value, row) => value === standard[a][row]));
}

function meanChange(values: ArmValues, { of, from }: Contrast, { reference }: Chance): number {
  return reference.reduce((sum, mean, row) => sum + (values[of][row] - values[from][row] - mean), 0) / reference.length;
}
