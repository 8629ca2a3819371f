/** Places in a range, 0 at its low end and 1 at its high end, in the scale in which values are equally likely. */
import { exp, log } from "../../kernel/maths.ts";

/** `low <= value <= high`; `log` counts doublings. */
export interface ScaledRange {
  readonly low: number;
  readonly high: number;
  readonly scale: "linear" | "log";
}

/** The value at share u in (0, 1) of a range, to four figures, so that a value in a file is the value that was simulated. */
export function valueAtPlace({ low, high, scale }: ScaledRange, u: number): number {
  const value = scale === "log" ? exp(log(low) + u * (log(high) - log(low))) : low + u * (high - low);
  return Math.min(high, Math.max(low, Number(value.toPrecision(4))));
}

/** The place of a value in its range, 0 to 1. */
export function placeOf({ low, high, scale }: ScaledRange, value: number): number {
  return scale === "log" ? (log(value) - log(low)) / (log(high) - log(low)) : (value - low) / (high - low);
}
