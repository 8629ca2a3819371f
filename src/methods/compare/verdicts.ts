/**
 * What a comparison claims. Everything that it says is one family: arms in the primary outcome, the other outcomes, arms against
 * each other and the groups of residents have shares of the error (`plan.ts`), and Holm's weighted procedure passes on what claims leave
 * unused.
 *
 * A verdict needs an adjusted p-value of at most 1 − level and an interval in force (of the primary outcome that for all arms at once)
 * without zero. Where all pairs differ alike there is no interval, and the p-value is that of the sign test.
 */
import { excludesZero, type Interval } from "../../statistics/mean.ts";
import { adjustTogether } from "../../statistics/oneError.ts";
import type { PracticalVerdict, Verdict } from "../../statistics/verdict.ts";
import type { Outcome } from "../result.ts";
import type { PairDraft } from "./armPairs.ts";
import type { EffectDraft, EffectOptions } from "./effects.ts";
import { concludeGroup, type GroupDraft } from "./groups.ts";
import { ERROR_SHARES, type ErrorShares } from "./plan.ts";
import type { ArmEffect, ArmPair, GroupEffect } from "./result.ts";

/** What nothing is claimed of yet. */
export interface Drafts {
  readonly effects: readonly EffectDraft[];
  readonly armPairs?: readonly PairDraft[];
  readonly groups?: readonly GroupDraft[];
}

/** Effects, pairs of arms and groups in the order of their drafts, each with its verdict. */
export function concludeAll(
  { effects: drafts, armPairs = [], groups = [] }: Drafts,
  options: Pick<EffectOptions, "primary" | "threshold" | "level"> & { readonly shares?: ErrorShares },
): { effects: ArmEffect[]; armPairs: ArmPair[]; groups: GroupEffect[] } {
  const isPrimary = ({ effect }: EffectDraft) => effect.outcome === options.primary;
  const primary = drafts.filter(isPrimary);
  const shares = options.shares ?? ERROR_SHARES;
  const others = drafts.filter((draft) => !isPrimary(draft));
  const [ofPrimary, ofOthers, ofPairs, ofGroups] = adjustTogether([
    { share: shares.primary, p: primary.map(({ effect }) => effect.p) },
    { share: shares.others, p: others.map(({ effect }) => effect.p) },
    { share: shares.armPairs, p: armPairs.map(({ draft }) => draft.effect.p) },
    { share: shares.groups, p: groups.map(({ p }) => p) },
  ]);
  const adjusted = new Map([
    ...primary.map((draft, i) => [draft, ofPrimary[i]] as const),
    ...others.map((draft, i) => [draft, ofOthers[i]] as const),
  ]);
  const error = 1 - options.level;
  return {
    effects: drafts.map((draft) => concludeEffect(draft, adjusted.get(draft)!, isPrimary(draft), options)),
    armPairs: armPairs.map(({ first, draft }, i) => concludePair(first, concludeEffect(draft, ofPairs[i], false, options))),
    groups: groups.map((draft, i) => concludeGroup(draft, ofGroups[i] !== null && ofGroups[i] <= error)),
  };
}

function concludePair(first: string, { arm, outcome, n, difference, interval, p, adjustedP, verdict }: ArmEffect): ArmPair {
  return { first, second: arm, outcome, n, difference, interval, p, adjustedP, verdict };
}

function concludeEffect(
  { effect, outcome, differences }: EffectDraft,
  adjustedP: number | null,
  primary: boolean,
  { level, threshold }: Pick<EffectOptions, "threshold" | "level">,
): ArmEffect {
  const inForce = primary ? effect.simultaneous : effect.interval;
  const claim = adjustedP !== null && adjustedP <= 1 - level && (inForce === null || excludesZero(inForce));
  const same = differences.length > 1 && differences.every((difference) => difference === 0);
  const verdict: Verdict = same ? "same" : claim ? verdictOf(effect.difference > 0, outcome) : "unclear";
  const practical = primary && threshold !== null ? practicalOf(inForce, outcome, threshold) : null;
  return { ...effect, adjustedP, verdict, practical };
}

function verdictOf(higher: boolean, { direction }: Outcome): Verdict {
  if (direction === "none") return "different";
  return higher === (direction === "higher") ? "better" : "worse";
}

/** The verdict beside a threshold that matters to either side. */
function practicalOf(interval: Interval | null, { direction }: Outcome, threshold: number): PracticalVerdict {
  if (interval === null) return "unclear";
  const { low, high } = direction === "lower" ? { low: -interval.high, high: -interval.low } : interval;
  if (low >= threshold) return direction === "none" ? "different-by-more" : "better-by-more";
  if (high <= -threshold) return direction === "none" ? "different-by-more" : "worse-by-more";
  if (low > -threshold && high < threshold) return "equivalent";
  return low > 0 || high < 0 ? "direction" : "unclear";
}
