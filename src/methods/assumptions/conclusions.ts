/**
 * Whether a conclusion about arms stands at an end of a parameter's range; pure.
 *
 * Conclusions are which arm comes first, and on which side of the baseline each arm lies. All intervals are at Bonferroni's level and
 * hold at once for every place that is examined: a conclusion is *reversed* only where the interval at the end says the opposite of what
 * that of the scenario's own values says. It is *lost* where the interval at the end covers zero and the change from the scenario's own
 * values, in the same replications, is beyond chance at the same level; without the latter the end is *unclear*, which tells nothing. A
 * conclusion that the scenario's own values leave open is *decided* at an end where the interval there is clear and, again, the change is
 * beyond chance; else it stays *open*: that one interval just covers zero and another just not is no change.
 *
 * That an arm comes first is claimed where it is ahead of every other one. Choosing it from the same values costs nothing: the claim is
 * wrong only if the interval of its difference from the arm that is truly first misses.
 */

import { type Estimate, isClear, meanEstimate } from "../../statistics/estimate.ts";
import { bonferroniLevel } from "../../statistics/multiplicity.ts";
import type { AssumptionVerdict } from "./result.ts";
import type { ArmValues } from "./screening.ts";

/** One arm ahead of another. */
export interface Lead {
  /** Numbers of arms. */
  readonly first: number;
  readonly runnerUp: number;
  /** The first less the runner-up. */
  readonly difference: Estimate;
  /** Whether the first is ahead of every other arm, and not of the runner-up alone. */
  readonly clear: boolean;
}

/** A place as its values have it. */
export interface PlaceConclusions {
  /** Replications in which every arm has a value. */
  readonly n: number;
  /** Null where there is but one arm beside the baseline. */
  readonly lead: Lead | null;
  /** Each arm less the baseline; index 0 is arm 1. */
  readonly effects: readonly Estimate[];
}

/** A place at an end, against the scenario's own values. */
export interface EndConclusions extends PlaceConclusions {
  /** The scenario's first arm against the best of the others here; null where there is none. */
  readonly held: (Omit<Lead, "clear"> & { readonly verdict: AssumptionVerdict }) | null;
  /** By arm, as `effects`. */
  readonly verdicts: readonly AssumptionVerdict[];
}

/** Level of one interval where `places` ends of ranges and the scenario itself are examined in `arms` arms, the baseline among them. */
export function conclusionLevel(places: number, arms: number): number {
  return bonferroniLevel(0.95, (places + 1) * (2 * (arms - 1) - 1));
}

/** 1 where less is better, −1 where more is: a difference times it is below zero where it is good. */
export type Sign = 1 | -1;

/** The place as it stands; null without a replication in which every arm has a value. */
export function placeConclusions(values: ArmValues, level: number, sign: Sign): PlaceConclusions | null {
  const rows = completeRows(values);
  return rows.length === 0 ? null : concludeOf(at(values, rows), level, sign);
}

/** The place at an end; null without a replication in which every arm has a value here and as the scenario has it. */
export function endConclusions(
  values: ArmValues,
  standardValues: ArmValues,
  standard: PlaceConclusions,
  level: number,
  sign: Sign,
): EndConclusions | null {
  const rows = completeRows([...values, ...standardValues]);
  if (rows.length === 0) return null;
  const [here, before] = [at(values, rows), at(standardValues, rows)];
  const place = concludeOf(here, level, sign);
  const change = (of: number, from: number) =>
    meanEstimate(
      here[of].map((value, row) => value - here[from][row] - (before[of][row] - before[from][row])),
      level,
    );
  const verdicts = place.effects.map((effect, a) => verdictOf(standard.effects[a], effect, change(a + 1, 0)));
  return { ...place, held: standard.lead === null ? null : heldOf(standard.lead, place, here, change, level, sign), verdicts };
}

/** `[arm][row]` of the rows. */
function at(values: ArmValues, rows: readonly number[]): number[][] {
  return values.map((arm) => rows.map((row) => arm[row]));
}

function completeRows(values: ArmValues): number[] {
  return Array.from({ length: values[0].length }, (_, row) => row).filter((row) => values.every((arm) => !Number.isNaN(arm[row])));
}

function concludeOf(values: readonly number[][], level: number, sign: Sign): PlaceConclusions {
  const arms = values.slice(1).map((_, a) => a + 1);
  const effects = arms.map((arm) => difference(values, arm, 0, level));
  return { n: values[0].length, lead: leadOf(values, arms, level, sign), effects };
}

function leadOf(values: readonly number[][], arms: readonly number[], level: number, sign: Sign): Lead | null {
  if (arms.length < 2) return null;
  const [first, runnerUp] = byMean(values, arms, sign);
  const clear = arms.every((arm) => arm === first || sideOf(difference(values, first, arm, level)) === -sign);
  return { first, runnerUp, difference: difference(values, first, runnerUp, level), clear };
}

/** The best mean first; equals in the order of the scenario. */
function byMean(values: readonly number[][], arms: readonly number[], sign: Sign): number[] {
  const mean = (arm: number) => values[arm].reduce((sum, value) => sum + value, 0) / values[arm].length;
  return [...arms].sort((a, b) => sign * (mean(a) - mean(b)) || a - b);
}

function heldOf(
  { first, clear }: Lead,
  place: PlaceConclusions,
  here: readonly number[][],
  change: (of: number, from: number) => Estimate,
  level: number,
  sign: Sign,
): EndConclusions["held"] {
  const others = here.flatMap((_, arm) => (arm === 0 || arm === first ? [] : [arm]));
  const [runnerUp] = byMean(here, others, sign);
  const held = { first, runnerUp, difference: difference(here, first, runnerUp, level) };
  if (!clear) return { ...held, verdict: isDecided(place.lead!, here, change, sign) ? "decided" : "open" };
  const sides = others.map((arm) => sideOf(difference(here, first, arm, level)));
  if (sides.includes(sign)) return { ...held, verdict: "reversed" };
  const even = others.filter((_, i) => sides[i] === 0);
  if (even.length === 0) return { ...held, verdict: "holds" };
  return { ...held, verdict: even.some((arm) => sideOf(change(first, arm)) === sign) ? "lost" : "unclear" };
}

/** Whether an arm is first here, and has gained on another one beyond chance. */
function isDecided({ first, clear }: Lead, here: ArmValues, change: (of: number, from: number) => Estimate, sign: Sign): boolean {
  return clear && here.some((_, arm) => arm > 0 && arm !== first && sideOf(change(first, arm)) === -sign);
}

function verdictOf(before: Estimate, here: Estimate, change: Estimate): AssumptionVerdict {
  const [was, is] = [sideOf(before), sideOf(here)];
  if (was === 0) return is !== 0 && sideOf(change) === is ? "decided" : "open";
  if (is === was) return "holds";
  if (is === -was) return "reversed";
  return sideOf(change) === -was ? "lost" : "unclear";
}

/** Which side of zero the whole interval, or enough equal values, lie on; 0 where it covers zero, or there is a single value. */
export function sideOf(estimate: Estimate): -1 | 0 | 1 {
  if (!isClear(estimate)) return 0;
  return estimate.value > 0 ? 1 : -1;
}

function difference(values: readonly number[][], of: number, from: number, level: number): Estimate {
  return meanEstimate(
    values[of].map((value, row) => value - values[from][row]),
    level,
  );
}
