/** Effects as findings have them. */
import type { Difference } from "../../words/findings/comparison.ts";
import type { ArmEffect } from "./result.ts";

/** The difference with the interval that holds for all arms at once where there is one. */
export function inForce({ difference: value, interval, simultaneous, n, verdict }: ArmEffect): Difference {
  return { value, interval: simultaneous ?? interval, n, verdict };
}
