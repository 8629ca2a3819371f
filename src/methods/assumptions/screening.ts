/**
 * Which parameters move a difference between arms at all: every one at both ends of its range, held against what chance makes of it; pure.
 *
 * Any other value gives a run's chance another course. Most parameters move a difference D between two arms by little else, so the spread
 * of D over all ends shows what chance makes of it in the same replications: Lenth's pseudo standard error, 1.5 times the median distance
 * from the median, taken again without what lies beyond 2.5 of it. It bears up to half of the ends being no chance, and is then too large
 * and never too small. Fewer than 20 ends do not show it; there the pilot's spread over replications does, at worst as large. A change
 * (low end, high end, from one to the other over √2) beyond Student's t times that error passes; t has a third of the ends as degrees of
 * freedom, at a level (Bonferroni over the three changes and all differences watched) at which a parameter that moves nothing passes by
 * chance at most once in twenty. The examination, in other replications, finds those out. What moves less can be overlooked; that size is
 * told.
 *
 * A change of no meaning (a parameter moved by a fraction of a thousandth) is a poorer measure of chance here: it leaves most of the course
 * of a single run as it was, and moved D by half of what ends do that move nothing.
 * Source: R. V. Lenth (1989), Technometrics 31, 469–473.
 */

import { median } from "simple-statistics";
import { studentQuantile } from "../../statistics/distributions.ts";
import { type Estimate, isClear, meanEstimate } from "../../statistics/estimate.ts";
import { estimateMean } from "../../statistics/mean.ts";

/** Fewest ends whose spread shows what chance does. */
const FEWEST_ENDS = 20;
/** Share of parameters without any effect that pass by chance, at most. */
export const PASS_BY_CHANCE = 0.05;
/** Changes of a difference that are looked at: low end, high end, from one to the other. */
const TRIES = 3;

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

/** A contrast that is watched. */
export interface Watched extends Contrast {
  /** Mean difference in the pilot with its 95 % interval. */
  readonly pilot: Estimate;
  /** Difference that ends are held against. */
  readonly centre: number;
  /** Change that the screening calls beyond chance. */
  readonly visible: number;
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

/** The contrasts with what chance makes of them, from the pilot and from the ends at which anything moves at all. */
export function watch(contrasts: readonly Contrast[], pilot: ArmValues, moved: readonly ArmValues[]): Watched[] {
  const level = 1 - PASS_BY_CHANCE / (2 * TRIES * contrasts.length);
  return contrasts.map((contrast) => {
    const draws = Array.from(pilot[contrast.of], (value, row) => value - pilot[contrast.from][row]).filter((draw) => !Number.isNaN(draw));
    if (draws.length === 0) return { ...contrast, pilot: { value: 0, interval: null }, centre: 0, visible: 0 };
    const found = moved.map((values) => meanOf(values, contrast)).filter((draw) => !Number.isNaN(draw));
    const replications = moved[0]?.[0].length ?? 1;
    const { centre, error, degrees } = found.length >= FEWEST_ENDS ? amongEnds(found) : amongReplications(draws, replications);
    const visible = degrees > 0 ? studentQuantile(level, degrees) * error : 0;
    return { ...contrast, pilot: meanEstimate(draws), centre, visible };
  });
}

interface Spread {
  readonly centre: number;
  readonly error: number;
  readonly degrees: number;
}

function amongEnds(found: readonly number[]): Spread {
  const centre = median(found);
  const distances = found.map((draw) => Math.abs(draw - centre));
  const first = 1.5 * median(distances);
  const near = distances.filter((distance) => distance <= 2.5 * first);
  return { centre, error: 1.5 * median(near), degrees: Math.floor(found.length / 3) };
}

function amongReplications(draws: readonly number[], replications: number): Spread {
  const { mean, sd } = estimateMean(draws)!;
  return { centre: mean, error: (sd ?? 0) * Math.sqrt(1 / replications + 1 / draws.length), degrees: draws.length - 1 };
}

/** What a parameter moves; `standard` are the scenario's own values in the replications of the ends. */
export function screenedChange(ends: ScreenedEnds, standard: ArmValues, watched: readonly Watched[]): ScreenedChange {
  const nothing = { contrast: 0, low: 0, high: 0, taken: null };
  const places = [ends.low, ends.high];
  if (places.some((values) => values.some((arm) => Array.from(arm).some(Number.isNaN)))) return { ...nothing, verdict: "failed" };
  if (places.every((values) => isSame(values, standard))) return { ...nothing, verdict: "nothing" };
  const changes = watched.map((contrast) => {
    const [low, high] = places.map((values) => (isSame(values, standard) ? 0 : meanOf(values, contrast) - contrast.centre));
    return { low, high, size: Math.max(Math.abs(low), Math.abs(high), Math.abs(high - low) / Math.SQRT2) };
  });
  const weight = (c: number) => (changes[c].size === 0 ? 0 : changes[c].size / watched[c].visible);
  const contrast = changes.reduce((most, _, c) => (weight(c) > weight(most) ? c : most), 0);
  const { low, high } = changes[contrast];
  const taken = watched.flatMap(({ pilot }, c) =>
    isClear(pilot) ? [Math.max(-changes[c].low / pilot.value, -changes[c].high / pilot.value)] : [],
  );
  const verdict = weight(contrast) > 1 ? "moves" : "within-chance";
  return { contrast, low, high, verdict, taken: taken.length === 0 ? null : Math.max(...taken) };
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
export function isSame(values: ArmValues, standard: ArmValues): boolean {
  return values.every((arm, a) => Array.from(arm).every((value, row) => value === standard[a][row]));
}

function meanOf(values: ArmValues, { of, from }: Contrast): number {
  const differences = Array.from(values[of], (value, row) => value - values[from][row]);
  return differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
}
