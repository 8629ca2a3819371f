/**
 * Recovery: a test of the whole procedure on observations whose truth is known.
 *
 * A hidden parameter set is drawn, its outputs are simulated on seeds of their own and taken for what was observed, with the tolerances
 * of the real targets about them, and the same procedure is run. It passes when the hidden set is not ruled out and lies within the
 * ranges of the sets found.
 */
import type { KeyedRandom } from "../../kernel/random.ts";
import { valueAtPlace } from "../../methods/factors/placeInRange.ts";
import type { FreeParameter } from "./freeParameters.ts";
import type { SimulatedPoint } from "./simulate.ts";
import type { CalibrationTarget } from "./targets.ts";

/** The hidden set with this number: in the middle three fifths of every range, since intervals cannot hold an end. */
export function hiddenSet(parameters: readonly FreeParameter[], number: number, random: KeyedRandom): number[] {
  const stream = random.stream("calibration/hidden");
  return parameters.map((parameter, j) => valueAtPlace(parameter, 0.2 + 0.6 * stream.uniform(number, j)));
}

/** The targets with what a point gave as observations; those that it could not measure are left out. */
export function observedAt(targets: readonly CalibrationTarget[], { outputs }: SimulatedPoint): CalibrationTarget[] {
  return targets.flatMap((target, t) => {
    const { value } = outputs[t];
    if (!Number.isFinite(value)) return [];
    return [{ ...target, observed: value, beyond: null, low: value - target.halfWidth, high: value + target.halfWidth }];
  });
}
