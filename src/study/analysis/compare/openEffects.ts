/**
 * Effects with the open assumptions varied: every replication once more under values of its own, drawn over their plausible ranges.
 *
 * With the scenario's own values a difference varies by chance alone; with drawn ones by chance and by what is assumed. What the second
 * variance has beyond the first is that of the effect over the assumptions, τ² = max(0, s² − s₀²). The effect under values nobody knows
 * then lies within d̄ ± t(n − 1) · √(τ² + s²/n), the prediction interval of a random-effects mean; where nothing is varied it is the plain
 * interval to the last bit. Where pairing brings nothing, or a pilot fixed the number, s²/n is that of the method in force.
 * Source: J. P. T. Higgins, S. G. Thompson, D. J. Spiegelhalter (2009), J. R. Stat. Soc. A 172, 137–159 (section 4.2; their k − 2 degrees
 * of freedom allow for τ² estimated from the same k values, which here has the other sample to lean on).
 */
import { sampleVariance } from "simple-statistics";
import { studentQuantile } from "../../../statistics/distributions.ts";
import { openIn, underAssumptions } from "../../design/openAssumptions.ts";
import { outcomeOf, type RequestList, type RunState, sized, type Workbench } from "../../runs/request.ts";
import type { Interval, OpenEffect, OpenResult } from "../results.ts";
import { differencesOf, draftEffects, type EffectDraft, type EffectOptions, type PairedSample } from "./effects.ts";
import { type ComparePlan, primaryLevel } from "./plan.ts";

/** Draws at most: from so many on the spread over assumptions is known to an eighth. */
export const MOST_DRAWS = 30;

/** `values[outcome][arm][row]`; null for a failed run or nothing measured. */
export interface OpenRuns {
  readonly draws: number;
  readonly values: readonly (readonly (number | null)[][])[];
  readonly finished: number;
}

/** As many draws as there are replications, at most `MOST_DRAWS`; 0 where nothing is open or the scenario says all of it itself. */
export function drawsOf({ scenario, openAssumptions: open }: ComparePlan, replications: number): number {
  if (!open) return 0;
  const varied = openIn(
    scenario.arms.map(({ specification }) => specification),
    open,
  );
  return varied.length === 0 ? 0 : Math.min(MOST_DRAWS, replications);
}

/** Replications 1 to `draws`, every arm under the same draw. Points are named `open/<arm>`. Lazy. */
export function openRequests({ scenario, openAssumptions: open }: ComparePlan, draws: number): RequestList {
  const { arms, seed } = scenario;
  const specifications = arms.map(({ specification }) => specification);
  return sized(draws * arms.length, function* () {
    for (let replication = 1; replication <= draws; replication++) {
      const drawn = underAssumptions(specifications, open!, { seed, replication });
      for (const [a, { id }] of arms.entries()) yield { arm: id, point: `open/${id}`, replication, specification: drawn[a] };
    }
  });
}

/** Makes the runs of all draws; null where there are none to make. */
export async function runOpen(workbench: Workbench, plan: ComparePlan, replications: number): Promise<OpenRuns | null> {
  const draws = drawsOf(plan, replications);
  if (draws === 0) return null;
  const { arms } = plan.scenario;
  const values = plan.outcomes.map(() => arms.map((): (number | null)[] => []));
  let at = 0;
  let finished = 0;
  await workbench.complete(openRequests(plan, draws), (_, state: RunState) => {
    const arm = at++ % arms.length;
    if (state.status === "done") finished++;
    for (const [o, { indicator, group }] of plan.outcomes.entries()) values[o][arm].push(outcomeOf(state, indicator, group));
    if (arm === arms.length - 1) plan.tell?.(`assumptions varied: ${at / arms.length} of ${draws}`);
  });
  return { draws, values, finished };
}

/** What the draws show beside the plain samples, which are those of every arm for every outcome. */
export function summariseOpen(
  { scenario, outcomes, openAssumptions: open }: ComparePlan,
  { draws, values }: OpenRuns,
  { plain, ...options }: EffectOptions & { readonly plain: readonly PairedSample[] },
): OpenResult {
  const arms = scenario.arms.slice(1).map(({ id }) => id);
  const samples = plain.map(({ arm, outcome }): PairedSample => {
    const own = values[outcomes.findIndex(({ id }) => id === outcome.id)];
    return { arm, outcome, baseline: own[0], values: own[arms.indexOf(arm) + 1] };
  });
  const simultaneous = primaryLevel(options.level, arms.length);
  const effects = draftEffects(samples, { ...options, resamples: 0 }).map(({ effect }): OpenEffect => {
    const is = (one: PairedSample) => one.arm === effect.arm && one.outcome.id === effect.outcome;
    const drawn = differencesOf(samples.find(is)!);
    const spread = spreadOf(drawn, differencesOf(plain.find(is)!));
    const { arm, outcome, n, dropped, difference } = effect;
    return {
      ...{ arm, outcome, n, dropped, difference, spread },
      ...{ below: drawn.filter((each) => each < 0).length, above: drawn.filter((each) => each > 0).length },
      interval: widened(effect, effect.interval, spread, options.level),
      simultaneous: widened(effect, effect.simultaneous, spread, simultaneous),
    };
  });
  const specifications = scenario.arms.map(({ specification }) => specification);
  const varied = openIn(specifications, open!);
  return {
    draws,
    parameters: varied.map(({ id, label, unit, low, high }) => ({ id, label, unit, low, high })),
    own: open!.parameters.filter((parameter) => !varied.includes(parameter)).map(({ id }) => id),
    effects,
  };
}

/** τ: standard deviation of the effect over the assumptions, 0 where draws vary no more than chance does; null from a single pair. */
function spreadOf(drawn: readonly number[], plain: readonly number[]): number | null {
  if (drawn.length < 2 || plain.length < 2) return null;
  return Math.sqrt(Math.max(0, sampleVariance([...drawn]) - sampleVariance([...plain])));
}

/** Either side of the difference by itself, since an interval under skew reaches further on one. */
function widened(
  { difference, n }: EffectDraft["effect"],
  interval: Interval | null,
  spread: number | null,
  level: number,
): Interval | null {
  if (interval === null || spread === null || spread === 0) return interval;
  const reach = spread * studentQuantile(1 - (1 - level) / 2, n - 1);
  const side = (half: number) => Math.sqrt(half * half + reach * reach);
  return { low: difference - side(difference - interval.low), high: difference + side(interval.high - difference) };
}
