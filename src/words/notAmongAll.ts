/** Of an estimate that is not called clear although its own interval leaves zero out. */
import { excludesZero, type Interval } from "../statistics/mean.ts";

/** Why an interval that leaves zero out is no claim: its estimate does not survive among all others; empty where the interval covers zero. */
export function notAmongAll(interval: Interval | null): string {
  return interval === null || !excludesZero(interval) ? "" : ", an interval that leaves out 0 alone, but not among all that is said here";
}
