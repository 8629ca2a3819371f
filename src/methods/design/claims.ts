/**
 * What a design may claim: an estimate is clear where its interval leaves zero out and it survives Holm's procedure among all others of
 * its family (`statistics/oneError.ts`).
 *
 * The sentences are about the primary outcome, and have one error of 5 % together; contrasts of arms over the points have half of it
 * where there is anything else. Every picture has one of its own: the effects in another outcome, the points of an outcome under an arm.
 */
import { isClear } from "../../statistics/estimate.ts";
import { adjustTogether } from "../../statistics/oneError.ts";
import type { MainEffect } from "./effects.ts";
import type { Tested } from "./rows.ts";
import type { DesignPlan } from "./studyPlan.ts";
import type { Trend } from "./trend.ts";

const ERROR = 0.05;

/** Whether an estimate may be called clear. */
export type Claim = (estimate: Tested) => boolean;

/** What the sentences are about, in the primary outcome. */
export interface Claimed {
  readonly plan: DesignPlan;
  /** For method arms: difference of every further arm from the first. */
  readonly arms: readonly { readonly difference: Tested | null }[];
  /** Main effects of the first arm. */
  readonly effects: readonly MainEffect[];
  /** Rank correlations under the first arm. */
  readonly trends: readonly (Trend | null)[];
  /** Of further arms: differences from the first arm at every point. */
  readonly contrasts: readonly { readonly differences: readonly Tested[] }[];
}

/** Claims of the sentences, and of pictures of what the sentences leave out: `pictures` are one family each. */
export function designClaims({ plan, arms, effects, trends, contrasts }: Claimed, pictures: readonly (readonly Tested[])[]): Claim {
  const present = <T>(list: readonly (T | null)[]): T[] => list.filter((one) => one !== null);
  const single = [...present(arms.map(({ difference }) => difference)), ...shownEffects(plan, effects), ...present(trends)];
  const told = [single, contrasts.flatMap(({ differences }) => differences)].filter(({ length }) => length > 0);
  const settled = new Set(told.flat());
  const others = pictures.map((family) => family.filter((estimate) => !settled.has(estimate)));
  const clear = new Set([told, ...others.map((family) => [family])].flatMap(clearTogether));
  return (estimate) => clear.has(estimate);
}

/** Of a one-at-a-time design both ends against the scenario; from end to end is in the table. */
export function shownEffects<Effect extends Pick<MainEffect, "at">>({ method }: DesignPlan, effects: readonly Effect[]): readonly Effect[] {
  return method === "one-at-a-time" ? effects.filter(({ at }) => at !== "both") : effects;
}

/** The estimates that may be called clear where these families share one error evenly. */
function clearTogether(families: readonly (readonly Tested[])[]): Tested[] {
  const adjusted = adjustTogether(families.map((family) => ({ share: 1 / families.length, p: family.map(({ p }) => p) })));
  return families.flatMap((family, f) =>
    family.filter((estimate, i) => {
      const p = adjusted[f][i];
      return p !== null && p <= ERROR && isClear(estimate);
    }),
  );
}
