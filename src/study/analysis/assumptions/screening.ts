/**
 * Which parameters move a difference between arms at all: every one at both ends of its range, held against what chance makes of it; pure.
 *
 * The pilot's replications of the scenario itself are draws of a difference D between two arms, with standard deviation s over P of them. A
 * parameter at an end gives chance another course, so that its r replications are, at worst, r more such draws: the change of D's mean goes
 * beyond chance where it exceeds t · s · √(1/r + 1/P), likewise the change from one end to the other over √2. That the ends share chance
 * with the scenario makes it safer, not less. Student's t (P − 1) is at a level (Bonferroni over the three changes and all differences
 * watched) at which a parameter that moves nothing passes by chance at most once in twenty. The examination, in other replications, finds
 * those out. What moves less can be overlooked; that size is told.
 *
 * A change of no meaning (a parameter moved by a fraction of a thousandth) is a poorer measure of chance here: it leaves most of the course
 * of a single run as it was, and moved D by half of what ends do that move nothing.
 */
import { studentQuantile } from "../../estimators/distributions.ts";
import { estimateMean } from "../../statistics.ts";
import { differenceEstimate, isClear } from "../estimates.ts";
import type { Estimate } from "../results.ts";

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

/** A contrast as the pilot has it. */
export interface Watched extends Contrast {
  /** Mean difference with its 95 % interval. */
  readonly pilot: Estimate;
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

/** The contrasts with what chance makes of them; `replications` are those of the screening. */
export function watch(contrasts: readonly Contrast[], pilot: ArmValues, replications: number): Watched[] {
  return contrasts.map((contrast) => {
    const draws = Array.from(pilot[contrast.of], (value, row) => value - pilot[contrast.from][row]).filter((draw) => !Number.isNaN(draw));
    if (draws.length < 2) return { ...contrast, pilot: { value: draws[0] ?? 0, interval: null }, visible: 0 };
    const { sd } = estimateMean(draws)!;
    const quantile = studentQuantile(1 - PASS_BY_CHANCE / (2 * TRIES * contrasts.length), draws.length - 1);
    const visible = quantile * sd! * Math.sqrt(1 / replications + 1 / draws.length);
    return { ...contrast, pilot: differenceEstimate(draws), visible };
  });
}

/** What a parameter moves; `standard` are the scenario's own values in the replications of the ends. */
export function screenedChange(ends: ScreenedEnds, standard: ArmValues, watched: readonly Watched[]): ScreenedChange {
  const nothing = { contrast: 0, low: 0, high: 0, taken: null };
  const places = [ends.low, ends.high];
  if (places.some((values) => values.some((arm) => Array.from(arm).some(Number.isNaN)))) return { ...nothing, verdict: "failed" };
  if (places.every((values) => isSame(values, standard))) return { ...nothing, verdict: "nothing" };
  const changes = watched.map((contrast) => {
    const [low, high] = places.map((values) => (isSame(values, standard) ? 0 : meanOf(values, contrast) - contrast.pilot.value));
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
function isSame(values: ArmValues, standard: ArmValues): boolean {
  return values.every((arm, a) => Array.from(arm).every((value, row) => value === standard[a][row]));
}

function meanOf(values: ArmValues, { of, from }: Contrast): number {
  const differences = Array.from(values[of], (value, row) => value - values[from][row]);
  return differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
}
