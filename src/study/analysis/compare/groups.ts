/**
 * Who gains and who loses: every resident against the same resident in the baseline run of the same replication.
 *
 * Common random numbers give both runs the same people, so a difference is a person's own. Residents are grouped by age band, by grid
 * and by quintile of confidence at the start of the baseline run. The replication stays the unit of analysis: a group's mean difference
 * and its shares of better, same and worse off are one number per replication, and intervals are over those. Verdicts are given together
 * with all else that the study says (`verdicts.ts`). A difference matters from a tenth of the standard deviation between residents on: half
 * of what Cohen (1988) calls small.
 */
import type { ResidentTable } from "../../../model/residentTable.ts";
import { excludesZero } from "../../../statistics/mean.ts";
import { meanTest } from "../../../statistics/meanTest.ts";
import { findOutcome } from "../../outcome.ts";
import { meanEstimate } from "../estimates.ts";
import type { Estimate, GroupEffect, Verdict } from "../results.ts";

/** Differences of at most this count as none: above the rounding of 32-bit attitudes, below any step of an answer. */
const TOLERANCE = 1e-6;
const QUINTILES = 5;
/** Share of the standard deviation between residents from which on a difference matters. */
export const LEAST_THAT_MATTERS = 0.1;

type Dimension = GroupEffect["dimension"];

/** One group, outcome and arm over replications. */
interface Sample {
  readonly outcome: string;
  readonly dimension: Dimension;
  readonly group: string;
  readonly residents: number[];
  /** Standard deviation between all residents of the baseline run. */
  readonly spread: number[];
  readonly difference: number[];
  readonly better: number[];
  readonly same: number[];
  readonly worse: number[];
}

/** Samples by arm, in order of first appearance: outcome, dimension, group. */
export interface GroupSamples {
  readonly arms: readonly string[];
  readonly byArm: readonly Map<string, Sample>[];
}

export function newGroupSamples(arms: readonly string[]): GroupSamples {
  return { arms, byArm: arms.map(() => new Map()) };
}

/** Adds one replication of an arm. Throws RangeError when the two runs do not have the same residents. */
export function pairResidents(samples: GroupSamples, arm: number, baseline: ResidentTable, residents: ResidentTable): void {
  if (baseline.count !== residents.count) {
    throw new RangeError(
      `residents of arm ${samples.arms[arm]}: expected ${baseline.count} as in the baseline, received ${residents.count}`,
    );
  }
  for (const outcome of Object.keys(baseline.outcomes).sort()) {
    const after = residents.outcomes[outcome];
    if (after === undefined) continue;
    const spread = spreadBetween(baseline.outcomes[outcome]);
    for (const partition of partitionsOf(baseline)) {
      const tallies = tally(baseline.outcomes[outcome], after, partition, directionOf(outcome));
      tallies.forEach((each, k) => void (each.count > 0 && addTo(samples.byArm[arm], { outcome, spread, partition, k }, each)));
    }
  }
}

interface Partition {
  readonly dimension: Dimension;
  readonly codes: ArrayLike<number>;
  readonly groups: readonly string[];
}

const partitions = new WeakMap<ResidentTable, readonly Partition[]>();

/** The three groupings of a baseline run; made once per run. */
function partitionsOf(baseline: ResidentTable): readonly Partition[] {
  const known = partitions.get(baseline);
  if (known !== undefined) return known;
  const quintiles = Array.from({ length: QUINTILES }, (_, k) => String(k + 1));
  const made: Partition[] = [
    { dimension: "age", codes: baseline.ageBand, groups: baseline.ageBands },
    { dimension: "grid", codes: baseline.grid, groups: baseline.grids },
    { dimension: "trust", codes: quintileCodes(baseline.trustAtStart), groups: quintiles },
  ];
  partitions.set(baseline, made);
  return made;
}

/** 0 for the fifth with the least trust to 4 for that with the most. Equal values share a quintile, so the fifths may differ in size. */
export function quintileCodes(values: Float32Array): Uint8Array {
  const sorted = values.slice().sort();
  const cuts = Array.from({ length: QUINTILES - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / QUINTILES)]);
  return Uint8Array.from(values, (value) => cuts.filter((cut) => value >= cut).length);
}

interface Tally {
  count: number;
  sum: number;
  better: number;
  worse: number;
}

/** Sums over the residents of each group; who has no value in either run is left out. */
function tally(before: Float32Array, after: Float32Array, { codes, groups }: Partition, good: number): Tally[] {
  const tallies = groups.map(() => ({ count: 0, sum: 0, better: 0, worse: 0 }));
  for (let i = 0; i < before.length; i++) {
    const difference = after[i] - before[i];
    if (Number.isNaN(difference)) continue;
    const group = tallies[codes[i]];
    group.count++;
    group.sum += difference;
    if (difference * good > TOLERANCE) group.better++;
    else if (difference * good < -TOLERANCE) group.worse++;
  }
  return tallies;
}

/** Standard deviation over those who have a value; 0 for none. */
function spreadBetween(values: Float32Array): number {
  const known = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  if (known.length === 0) return 0;
  const centre = known.reduce((sum, value) => sum + value, 0) / known.length;
  return Math.sqrt(known.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / known.length);
}

interface Cell {
  readonly outcome: string;
  readonly spread: number;
  readonly partition: Partition;
  readonly k: number;
}

function addTo(byKey: Map<string, Sample>, { outcome, spread, partition: { dimension, groups }, k }: Cell, each: Tally): void {
  const key = `${outcome}/${dimension}/${groups[k]}`;
  const sample = byKey.get(key) ?? {
    ...{ outcome, dimension, group: groups[k] },
    ...{ residents: [], spread: [], difference: [], better: [], same: [], worse: [] },
  };
  byKey.set(key, sample);
  sample.residents.push(each.count);
  sample.spread.push(spread);
  sample.difference.push(each.sum / each.count);
  sample.better.push(each.better / each.count);
  sample.worse.push(each.worse / each.count);
  sample.same.push((each.count - each.better - each.worse) / each.count);
}

/** The effect on a group of which nothing is claimed yet. */
export interface GroupDraft {
  readonly effect: Omit<GroupEffect, "verdict" | "matters">;
  readonly p: number | null;
  /** Every difference is 0. */
  readonly same: boolean;
  /** Size from which on a difference matters, in the outcome's unit. */
  readonly least: number;
}

/** The effects on all groups, arms in order; empty when the runs kept no residents. */
export function draftGroups({ arms, byArm }: GroupSamples, level: number): GroupDraft[] {
  return byArm.flatMap((samples, a) => [...samples.values()].map((sample) => draftOf(arms[a], sample, level)));
}

function draftOf(arm: string, sample: Sample, level: number): GroupDraft {
  const { outcome, dimension, group, residents, difference, spread } = sample;
  const test = meanTest(difference, level);
  const effect = {
    ...{ arm, outcome, dimension, group },
    label: groupLabel(dimension, group),
    n: difference.length,
    residents: Math.round(mean(residents)),
    difference: test.mean,
    interval: test.interval,
    better: shareOver(sample.better, level),
    same: shareOver(sample.same, level),
    worse: shareOver(sample.worse, level),
  };
  const same = difference.length > 1 && difference.every((value) => value === 0);
  return { effect, p: test.p, same, least: LEAST_THAT_MATTERS * mean(spread) };
}

/** The effect with its verdict; `claimed` when its p-value survives among all that the study says. */
export function concludeGroup({ effect, same, least }: GroupDraft, claimed: boolean): GroupEffect {
  const { interval, difference, outcome } = effect;
  const clear = claimed && (interval === null || excludesZero(interval));
  const verdict: Verdict = same ? "same" : !clear ? "unclear" : difference * directionOf(outcome) > 0 ? "better" : "worse";
  return { ...effect, verdict, matters: clear && Math.abs(difference) >= least };
}

/** Mean share over replications with its t interval, kept inside [0, 1]; no interval from one replication. */
function shareOver(values: readonly number[], level: number): Estimate {
  const { value, interval } = meanEstimate(values, level);
  return { value, interval: interval === null ? null : { low: Math.max(0, interval.low), high: Math.min(1, interval.high) } };
}

const quintileWords = ["least", "second least", "middle", "second most", "most"];

function groupLabel(dimension: Dimension, group: string): string {
  if (dimension === "age") return `Aged ${group}`;
  return dimension === "grid" ? `Grid ${group}` : `Fifth with the ${quintileWords[Number(group) - 1]} trust at the start`;
}

/** 1 where more is better, −1 where less is; outcomes of residents that are no indicator count as better when higher. */
function directionOf(outcome: string): number {
  const found = findOutcome(outcome);
  return "problem" in found || found.direction !== "lower" ? 1 : -1;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
