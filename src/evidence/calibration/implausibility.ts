/**
 * Implausibility: how far a point is from a target, in standard deviations of all that is unsure.
 *
 * I = |E − z| / √(Var_emulator + Var_chance + Var_discrepancy). Points with I above 3 are implausible. Over several targets the largest
 * counts: a set that misses one of many is ruled out like any other. Against one bad emulator stand its own errors, which are checked by
 * leaving points out and widened where they are larger than claimed.
 * Sources: R. G. Bower, M. Goldstein, I. Vernon (2010), Bayesian Analysis 5, 619–670 (doi 10.1214/10-BA524); F. Pukelsheim (1994), The
 * American Statistician 48, 88–91 (three sigma rule) [M].
 */
import type { Emulator } from "./emulator.ts";
import { type CalibrationTarget, distanceFrom } from "./targets.ts";

export const CUT_OFF = 3;

/** A target as implausibility sees it. */
export interface Judged {
  readonly target: Pick<CalibrationTarget, "observed" | "beyond" | "discrepancy">;
  /** Monte-Carlo variance of a value over the seeds of a point. */
  readonly chance: number;
  readonly emulator: Emulator;
}

/** I of a value that is known but for `variance`, the target's own left out; infinite where there is no value. */
export function implausibility(value: number, target: Judged["target"], variance: number): number {
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : distanceFrom(target, value) / Math.sqrt(variance + target.discrepancy);
}

/** The largest of some implausibilities; 0 where there is none. */
export function worst(implausibilities: readonly number[]): number {
  return implausibilities.reduce((most, one) => Math.max(most, one), 0);
}

/** I of one target at a point of the unit cube, by its emulator. */
export function emulated({ target, chance, emulator }: Judged, point: readonly number[]): number {
  return implausibility(emulator.mean(point), target, emulator.variance(point) + chance);
}

/** Whether no target has I above `limit`. Works out variances only where they decide. */
export function isWithin(targets: readonly Judged[], point: readonly number[], limit: number): boolean {
  return targets.every(({ target, chance, emulator }) => {
    const distance = distanceFrom(target, emulator.mean(point));
    const sure = target.discrepancy + chance;
    if (distance * distance <= limit * limit * sure) return true;
    if (distance * distance > limit * limit * (sure + emulator.largestVariance)) return false;
    return distance * distance <= limit * limit * (sure + emulator.variance(point));
  });
}

/** The largest implausibility of a point over all targets, or `least` where none is larger. Works out variances only where they decide. */
export function emulatedWorst(targets: readonly Judged[], point: readonly number[], least = 0): number {
  return targets.reduce((most, { target, chance, emulator }) => {
    const distance = distanceFrom(target, emulator.mean(point));
    const sure = target.discrepancy + chance;
    if (distance * distance <= most * most * sure) return most;
    return Math.max(most, distance / Math.sqrt(sure + emulator.variance(point)));
  }, least);
}
