/** The effect of anything on any outcome, from values of the same replications: as `compare` estimates it. */
import type { Interval } from "../statistics/mean.ts";
import { testUnderSkew } from "../statistics/meanTest.ts";
import { comparePaired } from "../statistics/paired.ts";
import { differencesOf } from "./compare/effects.ts";

export interface PairedEffect {
  /** Mean of the differences, replication by replication. */
  readonly difference: number;
  /** Null from a single pair, and where all differ alike. Of this effect alone: whoever looks at many has to allow for that. */
  readonly interval: Interval | null;
  /** Two-sided, of no effect; null from a single pair. */
  readonly p: number | null;
  /** Complete pairs, and those lost because one of the two is missing. */
  readonly n: number;
  readonly dropped: number;
}

/** `values` beside `baseline`, in the same order of replications. Throws RangeError without a complete pair. */
export function pairedEffect(baseline: readonly (number | null)[], values: readonly (number | null)[], level: number = 0.95): PairedEffect {
  const differences = differencesOf({ baseline, values });
  if (differences.length === 0) throw new RangeError("pairs: expected at least one that is complete, received none");
  const compared = comparePaired({ baseline, arm: values, direction: "none", level });
  const test = compared === null ? null : testUnderSkew(compared.inForce, differences, level);
  return {
    difference: compared?.paired.mean ?? differences[0],
    ...{ interval: test?.interval ?? null, p: test?.p ?? null },
    ...{ n: differences.length, dropped: baseline.length - differences.length },
  };
}
