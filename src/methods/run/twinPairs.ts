/** Arms with enough money, each beside its own arm and beside the one that has the money and none of the measures. */
import { draftPairs, type PairDraft } from "../compare/armPairs.ts";
import type { EffectOptions, PairedSample } from "../compare/effects.ts";
import type { FundedTwins } from "../compare/result.ts";

/** `samples` are those of one outcome; the baseline has none, since it stands beside its twin already. */
export function draftTwinPairs(
  samples: readonly PairedSample[],
  { control, twins }: FundedTwins,
  options: Pick<EffectOptions, "level" | "seed">,
): PairDraft[] {
  const of = (arm: string) => samples.filter((sample) => sample.arm === arm);
  return twins.flatMap(({ arm, twin }) =>
    [arm, control].filter((first) => first !== twin).flatMap((first) => draftPairs([...of(first), ...of(twin)], options)),
  );
}
