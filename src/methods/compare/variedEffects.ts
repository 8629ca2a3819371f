/**
 * Effects with assumptions varied: replications once more, each under a set of values of its own that calibration found to fit the evidence.
 *
 * A set says of all calibrated parameters together what they may be, so that no draw is a place that the evidence rules out, as most are
 * whose parameters are drawn one by one. All arms of a replication stand under the same set, so that they stay paired.
 *
 * With the scenario's own values a difference varies by chance alone; under sets by chance and by what is assumed. What the second
 * variance has beyond the first is that of the effect over the assumptions, τ² = max(0, s² − s₀²). The effect under values nobody knows
 * then lies within d̄ ± t(n − 1) · √(τ² + s²/n), the prediction interval of a random-effects mean; where nothing is varied it is the plain
 * interval to the last bit. Where pairing brings nothing, or a pilot fixed the number, s²/n is that of the method in force.
 * Source: J. P. T. Higgins, S. G. Thompson, D. J. Spiegelhalter (2009), J. R. Stat. Soc. A 172, 137–159 (section 4.2; their k − 2 degrees
 * of freedom allow for τ² estimated from the same k values, which here has the other sample to lean on).
 */
import { sampleVariance } from "simple-statistics";
import { KeyedRandom, seedKey } from "../../kernel/random.ts";
import { outcomeOf, type RequestList, type RunState, sized, type Workbench } from "../../runs/request.ts";
import { studentQuantile } from "../../statistics/distributions.ts";
import type { Interval } from "../../statistics/mean.ts";
import { calibratedUse, movedTogether, withNumbers } from "../factors/calibratedSets.ts";
import { differencesOf, draftEffects, type EffectDraft, type EffectOptions, type PairedSample } from "./effects.ts";
import { type ComparePlan, primaryLevel } from "./plan.ts";
import type { VariedEffect, VariedResult } from "./result.ts";

/** Sets at most: from so many on the spread over assumptions is known to an eighth. */
const MOST_SETS = 30;

/** `values[outcome][arm][row]`; null for a failed run or nothing measured. */
export interface VariedRuns {
  readonly draws: number;
  readonly values: readonly (readonly (number | null)[][])[];
  readonly finished: number;
}

/** How many replications are made once more, each under another set; 0 where no set moves a number of some arm. */
export function drawsOf({ scenario, assumptionSets: calibrated }: ComparePlan, replications: number): number {
  if (!calibrated) return 0;
  const specifications = scenario.arms.map(({ specification }) => specification);
  return calibratedUse(specifications, calibrated) === null ? 0 : Math.min(MOST_SETS, calibrated.sets.length, replications);
}

/** Places of `count` sets, shuffled: by the seed alone, and each by a key of its own. */
export function setOrder(count: number, seed: string): readonly number[] {
  const stream = new KeyedRandom(seedKey(seed), 0).stream("compare/assumption-sets");
  const keys = Array.from({ length: count }, (_, set) => stream.uniform(0, set));
  return keys.map((_, set) => set).sort((a, b) => keys[a] - keys[b] || a - b);
}

/** Replications 1 to `draws`, every arm under the same set. Points are named `varied/<arm>`. Lazy. */
export function variedRequests({ scenario, assumptionSets }: ComparePlan, draws: number): RequestList {
  const { arms, seed } = scenario;
  const { parameters, sets } = assumptionSets!;
  const specifications = arms.map(({ specification }) => specification);
  return sized(draws * arms.length, function* () {
    for (const [r, s] of setOrder(sets.length, seed).slice(0, draws).entries()) {
      const moved = movedTogether(specifications, parameters, sets[s]);
      for (const [a, { id }] of arms.entries()) {
        const specification = withNumbers(specifications[a], moved[a]);
        yield { arm: id, point: `varied/${id}`, replication: r + 1, specification };
      }
    }
  });
}

/** Makes the runs of all draws; null where there are none to make. */
export async function runVaried(workbench: Workbench, plan: ComparePlan, replications: number): Promise<VariedRuns | null> {
  const draws = drawsOf(plan, replications);
  if (draws === 0) return null;
  const { arms } = plan.scenario;
  const values = plan.outcomes.map(() => arms.map((): (number | null)[] => []));
  let at = 0;
  let finished = 0;
  await workbench.complete(variedRequests(plan, draws), (_, state: RunState) => {
    const arm = at++ % arms.length;
    if (state.status === "done") finished++;
    for (const [o, { indicator, group }] of plan.outcomes.entries()) values[o][arm].push(outcomeOf(state, indicator, group));
    if (arm === arms.length - 1) plan.tell?.(`assumptions varied: ${at / arms.length} of ${draws}`);
  });
  return { draws, values, finished };
}

/** What the draws show beside the plain samples, which are those of every arm for every outcome. */
export function summariseVaried(
  { scenario, outcomes, assumptionSets }: ComparePlan,
  { draws, values }: VariedRuns,
  { plain, ...options }: EffectOptions & { readonly plain: readonly PairedSample[] },
): VariedResult {
  const arms = scenario.arms.slice(1).map(({ id }) => id);
  const samples = plain.map(({ arm, outcome }): PairedSample => {
    const own = values[outcomes.findIndex(({ id }) => id === outcome.id)];
    return { arm, outcome, baseline: own[0], values: own[arms.indexOf(arm) + 1] };
  });
  const simultaneous = primaryLevel(options.level, arms.length);
  const effects = draftEffects(samples, { ...options, resamples: 0 }).map(({ effect }): VariedEffect => {
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
  const { parameters, sets } = assumptionSets!;
  const use = calibratedUse(
    scenario.arms.map(({ specification }) => specification),
    assumptionSets,
  )!;
  return {
    ...{ draws, sets: sets.length },
    parameters: use.parameters.map(({ id, label, unit, low, high }) => ({ id, label, unit, low, high })),
    own: parameters.filter((parameter) => !use.parameters.includes(parameter)).map(({ id }) => id),
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
