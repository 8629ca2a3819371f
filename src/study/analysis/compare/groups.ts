/**
 * Who gains and who loses: every resident against the same resident in the baseline run of the same replication.
 *
 * Common random numbers give both runs the same people, so a difference is a person's own. Residents are grouped by age band, by grid
 * and by quintile of confidence at the start of the baseline run. The replication stays the unit of analysis: a group's mean difference
 * and its shares of better, same and worse off are one number per replication, and intervals are t intervals over those. A verdict
 * needs an interval that excludes zero and a p-value that survives Benjamini–Hochberg over all groups, outcomes and arms of the study.
 */
import type { ResidentTable } from "../../../model/residentTable.ts";
import { pairedDifference } from "../../../statistics/meanDifference.ts";
import { benjaminiHochberg } from "../../../statistics/multiplicity.ts";
import { findOutcome } from "../../outcome.ts";
import { meanEstimate } from "../estimates.ts";
import type { Estimate, GroupEffect, Verdict } from "../results.ts";
import { testOf } from "./effects.ts";

/** Differences of at most this count as none: above the rounding of 32-bit attitudes, below any step of an answer. */
const TOLERANCE = 1e-6;
const QUINTILES = 5;

type Dimension = GroupEffect["dimension"];

/** One group, outcome and arm over replications. */
interface Sample {
  readonly outcome: string;
  readonly dimension: Dimension;
  readonly group: string;
  readonly residents: number[];
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
    for (const partition of partitionsOf(baseline)) {
      const tallies = tally(baseline.outcomes[outcome], after, partition, directionOf(outcome));
      tallies.forEach((each, k) => void (each.count > 0 && addTo(samples.byArm[arm], outcome, partition, k, each)));
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

function addTo(byKey: Map<string, Sample>, outcome: string, { dimension, groups }: Partition, k: number, each: Tally): void {
  const key = `${outcome}/${dimension}/${groups[k]}`;
  const sample = byKey.get(key) ?? {
    ...{ outcome, dimension, group: groups[k] },
    ...{ residents: [], difference: [], better: [], same: [], worse: [] },
  };
  byKey.set(key, sample);
  sample.residents.push(each.count);
  sample.difference.push(each.sum / each.count);
  sample.better.push(each.better / each.count);
  sample.worse.push(each.worse / each.count);
  sample.same.push((each.count - each.better - each.worse) / each.count);
}

/** The effects on all groups, arms in order; empty when the runs kept no residents. */
export function groupEffects({ arms, byArm }: GroupSamples, level: number): GroupEffect[] {
  const cells = byArm.flatMap((samples, a) => [...samples.values()].map((sample) => ({ arm: arms[a], sample })));
  const tests = cells.map(({ sample }) =>
    sample.difference.length < 2 ? null : testOf(pairedDifference(sample.difference, level), sample.difference),
  );
  const adjusted = benjaminiHochberg(tests.flatMap((test) => (test === null ? [] : [test.p])));
  let next = 0;
  return cells.map(({ arm, sample }, i) => {
    const test = tests[i];
    const significant = test !== null && adjusted[next++] <= 1 - level;
    const difference = mean(sample.difference);
    return {
      arm,
      ...{ outcome: sample.outcome, dimension: sample.dimension, group: sample.group },
      label: groupLabel(sample.dimension, sample.group),
      n: sample.difference.length,
      residents: Math.round(mean(sample.residents)),
      difference,
      interval: test?.interval ?? null,
      better: shareOver(sample.better, level),
      same: shareOver(sample.same, level),
      worse: shareOver(sample.worse, level),
      verdict: verdictOf(sample, significant, test?.interval ?? null),
    };
  });
}

function verdictOf({ outcome, difference }: Sample, significant: boolean, interval: GroupEffect["interval"]): Verdict {
  if (difference.length > 1 && difference.every((value) => value === 0)) return "same";
  if (!significant || interval === null || (interval.low <= 0 && interval.high >= 0)) return "unclear";
  return interval.low * directionOf(outcome) > 0 ? "better" : "worse";
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
