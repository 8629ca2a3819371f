/** Apart from `words.ts`, which help loads, since it needs statistics. */
import { type Estimate, halfWidth } from "../statistics/estimate.ts";
import { type Scale, scaleFor } from "./words.ts";

/** The scale in which an estimate is told: as fine as its own interval. */
export function estimateScale(unit: string, { value, interval }: Pick<Estimate, "value" | "interval">): Scale {
  return scaleFor(unit, value, halfWidth({ interval }));
}
