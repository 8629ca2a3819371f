/**
 * Implausibility: how far a point is from a target, in standard deviations of all that is unsure.
 *
 * I = |E − z| / √(Var_emulator + Var_chance + Var_discrepancy). Points with I above 3 are implausible. Over several targets the largest
 * counts, or the second largest from ten targets on, so that one bad emulator, or one target that the model misses for another reason,
 * does not rule everything out.
 * Sources: R. G. Bower, M. Goldstein, I. Vernon (2010), Bayesian Analysis 5, 619–670 (doi 10.1214/10-BA524); F. Pukelsheim (1994), The
 * American Statistician 48, 88–91 (three sigma rule) [M]; A. Iskauskas and others (2024), Journal of Statistical Software 109(10), the
 * package hmer (the second largest from ten targets on).
 */
import type { Emulator } from "./emulator.ts";
import { type CalibrationTarget, distanceFrom } from "./targets.ts";

export const CUT_OFF = 3;
/** Targets from which on the second largest implausibility counts. */
const MANY = 10;

/** A target as implausibility sees it. */
export interface Judged {
  readonly target: Pick<CalibrationTarget, "observed" | "beyond" | "discrepancy">;
  /** Monte-Carlo variance of a value over the seeds of a point. */
  readonly chance: number;
  readonly emulator: Emulator;
}

/** How many largest implausibilities are passed over: 0 or 1. */
export function passedOver(targets: number): number {
  return targets >= MANY ? 1 : 0;
}

/** I of a value that is known but for `variance`, the target's own left out; infinite where there is no value. */
export function implausibility(value: number, target: Judged["target"], variance: number): number {
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : distanceFrom(target, value) / Math.sqrt(variance + target.discrepancy);
}

/** The largest of some implausibilities after passing over the `over` largest; 0 where none is left. */
export function worst(implausibilities: readonly number[], over: number): number {
  return [...implausibilities].sort((a, b) => b - a)[over] ?? 0;
}

/** I of one target at a point of the unit cube, by its emulator. */
export function emulated({ target, chance, emulator }: Judged, point: readonly number[]): number {
  return implausibility(emulator.mean(point), target, emulator.variance(point) + chance);
}

/** Whether at most `over` targets have I above `limit`. Works out variances only where they decide. */
export function isWithin(targets: readonly Judged[], point: readonly number[], limit: number, over: number): boolean {
  let beyond = 0;
  for (const { target, chance, emulator } of targets) {
    const distance = distanceFrom(target, emulator.mean(point));
    const sure = target.discrepancy + chance;
    if (distance * distance <= limit * limit * sure) continue;
    const variance = distance * distance > limit * limit * (sure + emulator.largestVariance) ? 0 : emulator.variance(point);
    if (distance * distance <= limit * limit * (sure + variance)) continue;
    beyond++;
    if (beyond > over) return false;
  }
  return true;
}

/** The counted implausibility of a point over all targets. */
export function emulatedWorst(targets: readonly Judged[], point: readonly number[], over: number): number {
  return worst(
    targets.map((target) => emulated(target, point)),
    over,
  );
}
