/** Networks whose measures are known, and arbitrary ones. */
import fc from "fast-check";
import { expect } from "vitest";
import type { Network } from "../../../src/model/network/ties.ts";

export type TieList = readonly (readonly [from: number, to: number, weight?: number])[];

/** Ties written `from>to` or `from>to:weight`, separated by blanks. */
export function ties(text: string): TieList {
  return text.split(" ").map((tie) => {
    const [from, to, weight] = tie.split(/[>:]/).map(Number);
    return [from, to, weight];
  });
}

/** Directed ties; weight 1 unless given; every actor of its own kind unless groups are given. */
export function directed(size: number, list: TieList, groups = Array.from({ length: size }, (_, i) => `kind ${i}`)): Network {
  const weights = new Float64Array(size * size);
  for (const [from, to, weight = 1] of list) weights[from * size + to] = weight;
  return { size, weights, groups };
}

/** Ties in both directions. */
export function mutual(size: number, list: TieList, groups?: string[]): Network {
  return directed(
    size,
    list.flatMap(
      ([i, j, weight = 1]): TieList => [
        [i, j, weight],
        [j, i, weight],
      ],
    ),
    groups,
  );
}

/** Actor 0 tied to all others. */
export const star = (size: number): Network =>
  mutual(
    size,
    Array.from({ length: size - 1 }, (_, i) => [0, i + 1]),
  );

export const complete = (size: number): Network => mutual(size, dyads(size));

export const ring = (size: number): Network =>
  mutual(
    size,
    Array.from({ length: size }, (_, i) => [i, (i + 1) % size]),
  );

/** Two complete networks of the given size with no tie between them, each of one kind. */
export function twoCliques(each: number): Network {
  const left = dyads(each);
  const groups = Array.from({ length: 2 * each }, (_, i) => (i < each ? "left" : "right"));
  return mutual(2 * each, [...left, ...left.map(([i, j]) => [i + each, j + each] as const)], groups);
}

/** Krackhardt (1990): the actor with most ties (3) is not the one with most betweenness (7). */
export const krackhardtsKite = mutual(10, ties("0>1 0>2 0>3 0>5 1>3 1>4 1>6 2>3 2>5 3>4 3>5 3>6 4>6 5>6 5>7 6>7 7>8 8>9"));

export function dyads(size: number): [number, number][] {
  const list: [number, number][] = [];
  for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) list.push([i, j]);
  return list;
}

/** Moves actor i to position `order[i]`. */
export function relabel(network: Network, order: readonly number[]): Network {
  const { size } = network;
  const weights = new Float64Array(size * size);
  const groups = new Array<string>(size);
  for (let i = 0; i < size; i++) {
    groups[order[i]] = network.groups[i];
    for (let j = 0; j < size; j++) weights[order[i] * size + order[j]] = network.weights[i * size + j];
  }
  return { size, weights, groups };
}

/** Weight 0 for about half of the ordered pairs, a sixteenth to 1 for some, anything down to the smallest number for others. */
const anyWeight = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 16 }).map((k) => k / 16) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
);

export const anyNetwork: fc.Arbitrary<Network> = fc.integer({ min: 0, max: 9 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    weights: fc.array(anyWeight, { minLength: size * size, maxLength: size * size }).map((values) => Float64Array.from(values)),
    groups: fc.array(fc.constantFrom("government", "police", "ngo"), { minLength: size, maxLength: size }),
  }),
);

/** Close to the expected value, or undefined where that is. */
export function expectClose(value: number, expected: number, digits: number, what?: string): void {
  if (Number.isNaN(expected)) expect(value, what).toBeNaN();
  else expect(value, what).toBeCloseTo(expected, digits);
}
