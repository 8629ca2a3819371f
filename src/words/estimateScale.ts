/** Apart from `words.ts`, which help loads, since it needs statistics. */
import { type Estimate, halfWidth } from "../statistics/estimate.ts";
import type { Interval } from "../statistics/mean.ts";
import { type Scale, scaleFor } from "./words.ts";

/** The scale in which an estimate is told: as fine as its own interval. */
export function estimateScale(unit: string, { value, interval }: Pick<Estimate, "value" | "interval">): Scale {
  return scaleFor(unit, value, halfWidth({ interval }));
}

/** The interval of a difference's size, where the difference is below 0 too. */
export function sized({ low, high }: Interval, value: number): Interval {
  return value < 0 ? { low: -high, high: -low } : { low, high };
}
