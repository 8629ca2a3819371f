/**
 * Residents by group: how many there are, their mean in each outcome, and the standard deviation between all of them. What a comparison
 * needs to say which groups gain and lose, in a hundredth of the space of everybody's own values.
 *
 * Groups are age bands, grids, and fifths by confidence at the start of the run. Arms that start alike have the same people in every group.
 */
import type { ResidentTable } from "../model/residentTable.ts";

/** `trust` is a fifth by confidence at the start: 1 the least, 5 the most. */
export interface ResidentGroup {
  readonly dimension: "age" | "grid" | "trust";
  readonly group: string;
}

export interface ResidentGroups {
  readonly groups: readonly ResidentGroup[];
  readonly outcomes: readonly string[];
  /** Residents of a group who have a value: `count[outcome * groups.length + group]`. */
  readonly count: Float64Array;
  /** Their mean, likewise; NaN for nobody. */
  readonly mean: Float64Array;
  /** Standard deviation between all residents, by outcome; 0 for nobody. */
  readonly spread: Float64Array;
}

const FIFTHS = 5;

/** A way to divide all residents: `codes[i]` is the place of resident i's group in `groups`. */
export interface Partition {
  readonly dimension: ResidentGroup["dimension"];
  readonly codes: ArrayLike<number>;
  readonly groups: readonly string[];
}

/** The three partitions of a run's residents. */
export function partitionsOf(residents: ResidentTable): readonly Partition[] {
  const fifths = Array.from({ length: FIFTHS }, (_, k) => String(k + 1));
  return [
    { dimension: "age", codes: residents.ageBand, groups: residents.ageBands },
    { dimension: "grid", codes: residents.grid, groups: residents.grids },
    { dimension: "trust", codes: fifthCodes(residents.trustAtStart), groups: fifths },
  ];
}

/** 0 for the fifth with the least to 4 for that with the most. Equal values share a fifth, so fifths may differ in size. */
export function fifthCodes(values: Float32Array): Uint8Array {
  const sorted = values.slice().sort();
  const cuts = Array.from({ length: FIFTHS - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / FIFTHS)]);
  return Uint8Array.from(values, (value) => cuts.filter((cut) => value >= cut).length);
}

export function residentGroups(residents: ResidentTable): ResidentGroups {
  const partitions = partitionsOf(residents);
  const groups = partitions.flatMap(({ dimension, groups: names }) => names.map((group) => ({ dimension, group })));
  const outcomes = Object.keys(residents.outcomes).sort();
  const count = new Float64Array(outcomes.length * groups.length);
  const mean = new Float64Array(outcomes.length * groups.length);
  outcomes.forEach((outcome, o) => {
    let first = o * groups.length;
    for (const partition of partitions) {
      addUp(residents.outcomes[outcome], partition, count.subarray(first), mean.subarray(first));
      first += partition.groups.length;
    }
  });
  for (let i = 0; i < mean.length; i++) mean[i] /= count[i];
  return { groups, outcomes, count, mean, spread: Float64Array.from(outcomes, (outcome) => spreadBetween(residents.outcomes[outcome])) };
}

function addUp(values: Float32Array, { codes }: Partition, count: Float64Array, sum: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    count[codes[i]]++;
    sum[codes[i]] += values[i];
  }
}

function spreadBetween(values: Float32Array): number {
  const known = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  if (known.length === 0) return 0;
  const centre = known.reduce((sum, value) => sum + value, 0) / known.length;
  return Math.sqrt(known.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / known.length);
}
