/**
 * Who gains and who loses: groups of residents against the same groups in the baseline run of the same replication.
 *
 * Common random numbers give both runs the same people, so a group's difference is that of its own members. Residents are grouped by age
 * band, by grid and by fifth of confidence at the start. The replication stays the unit of analysis: a group's mean difference is one
 * number per replication, and intervals are over those. A difference matters from a tenth of the standard deviation between residents on:
 * half of what Cohen (1988) calls small. Where everybody is kept, so are the shares of better, same and worse off, each resident against
 * the same one in the baseline, by as much as matters. Verdicts are given together with all else that the study says (`verdicts.ts`).
 */
import type { ResidentTable } from "../../model/residentTable.ts";
import type { RunRecord } from "../../runs/request.ts";
import { type Partition, partitionsOf } from "../../runs/residentGroups.ts";
import { type Estimate, meanEstimate } from "../../statistics/estimate.ts";
import { excludesZero } from "../../statistics/mean.ts";
import { meanTest } from "../../statistics/meanTest.ts";
import type { Verdict } from "../../statistics/verdict.ts";
import { findOutcome } from "../outcome.ts";
import type { GroupEffect } from "./result.ts";

/** Differences of at most this count as none where residents do not differ: above the rounding of 32-bit attitudes, below any step of an answer. */
const TOLERANCE = 1e-6;
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
  /** Shares of residents better, the same and worse off; empty where not everybody is kept. */
  readonly shares: Record<"better" | "same" | "worse", number[]>;
}

/** Samples by arm, in order of first appearance: outcome, dimension, group. */
export interface GroupSamples {
  readonly arms: readonly string[];
  readonly byArm: readonly Map<string, Sample>[];
}

export function newGroupSamples(arms: readonly string[]): GroupSamples {
  return { arms, byArm: arms.map(() => new Map()) };
}

/** Adds one replication of an arm; nothing where the runs keep no groups. Throws RangeError when the two runs do not have the same groups. */
export function pairGroups(samples: GroupSamples, arm: number, baseline: RunRecord, run: RunRecord): void {
  const [before, after] = [baseline.groups, run.groups];
  if (before === null || after === null) return;
  if (JSON.stringify(before.groups) !== JSON.stringify(after.groups))
    throw new RangeError(`residents of arm ${samples.arms[arm]}: expected the baseline's groups, received others`);
  const least = new Map(before.outcomes.map((outcome, o) => [outcome, Math.max(TOLERANCE, LEAST_THAT_MATTERS * before.spread[o])]));
  const shares = sharesOf(baseline.residents, run.residents, samples.arms[arm], least);
  before.outcomes.forEach((outcome, o) => {
    const other = after.outcomes.indexOf(outcome);
    if (other < 0) return;
    before.groups.forEach(({ dimension, group }, g) => {
      const [at, there] = [o * before.groups.length + g, other * before.groups.length + g];
      const difference = after.mean[there] - before.mean[at];
      if (Number.isNaN(difference)) return;
      const sample = sampleAt(samples.byArm[arm], { outcome, dimension, group });
      sample.residents.push(before.count[at]);
      sample.spread.push(before.spread[o]);
      sample.difference.push(difference);
      const own = shares?.get(nameOf({ outcome, dimension, group }));
      if (own === undefined) return;
      for (const name of ["better", "same", "worse"] as const) sample.shares[name].push(own[name]);
    });
  });
}

type GroupName = Pick<Sample, "outcome" | "dimension" | "group">;

function nameOf({ outcome, dimension, group }: GroupName): string {
  return `${outcome}/${dimension}/${group}`;
}

function sampleAt(byName: Map<string, Sample>, name: GroupName): Sample {
  const key = nameOf(name);
  const sample = byName.get(key) ?? { ...name, residents: [], spread: [], difference: [], shares: { better: [], same: [], worse: [] } };
  byName.set(key, sample);
  return sample;
}

type Shares = Readonly<Record<"better" | "same" | "worse", number>>;

/** Shares of residents better, the same and worse off than themselves in the baseline, by group; null where not everybody is kept. */
function sharesOf(
  baseline: ResidentTable | null,
  residents: ResidentTable | null,
  arm: string,
  least: ReadonlyMap<string, number>,
): ReadonlyMap<string, Shares> | null {
  if (baseline === null || residents === null) return null;
  if (baseline.count !== residents.count) {
    throw new RangeError(`residents of arm ${arm}: expected ${baseline.count} as in the baseline, received ${residents.count}`);
  }
  const shares = new Map<string, Shares>();
  for (const [outcome, before] of Object.entries(baseline.outcomes)) {
    const after = residents.outcomes[outcome];
    if (after === undefined) continue;
    for (const partition of partitionsOf(baseline)) {
      tally({ before, after, least: least.get(outcome)! * directionOf(outcome) }, partition).forEach(({ count, better, worse }, k) => {
        const name = nameOf({ outcome, dimension: partition.dimension, group: partition.groups[k] });
        if (count > 0) shares.set(name, { better: better / count, same: (count - better - worse) / count, worse: worse / count });
      });
    }
  }
  return shares;
}

interface Tally {
  count: number;
  better: number;
  worse: number;
}

/** Values of all residents in both runs, and the difference that makes one better off: what matters, with the sign of good. */
interface BothRuns {
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly least: number;
}

/** Counts over the residents of each group; who has no value in either run is left out. */
function tally({ before, after, least }: BothRuns, { codes, groups }: Partition): Tally[] {
  const tallies = groups.map(() => ({ count: 0, better: 0, worse: 0 }));
  for (let i = 0; i < before.length; i++) {
    const difference = after[i] - before[i];
    if (Number.isNaN(difference)) continue;
    const group = tallies[codes[i]];
    group.count++;
    if (Math.abs(difference) < Math.abs(least)) continue;
    if (difference > 0 === least > 0) group.better++;
    else group.worse++;
  }
  return tallies;
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
    shares: sharesOver(sample, level),
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

function sharesOver({ shares: { better, same, worse } }: Sample, level: number): GroupEffect["shares"] {
  if (better.length === 0) return null;
  return { better: shareOver(better, level), same: shareOver(same, level), worse: shareOver(worse, level) };
}

/** Mean share over replications with its interval, kept inside [0, 1]; no interval from one replication. */
function shareOver(values: readonly number[], level: number): Estimate {
  const { value, interval } = meanEstimate(values, level);
  return { value, interval: interval === null ? null : { low: Math.max(0, interval.low), high: Math.min(1, interval.high) } };
}

const fifthWords = ["least", "second least", "middle", "second most", "most"];

function groupLabel(dimension: Dimension, group: string): string {
  if (dimension === "age") return `Aged ${group}`;
  return dimension === "grid" ? `Grid ${group}` : `Fifth with the ${fifthWords[Number(group) - 1]} trust at the start`;
}

/** 1 where more is better, −1 where less is; outcomes of residents that are no indicator count as better when higher. */
function directionOf(outcome: string): number {
  const found = findOutcome(outcome);
  return "problem" in found || found.direction !== "lower" ? 1 : -1;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
