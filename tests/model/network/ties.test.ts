import { describe, expect, it } from "vitest";
import { tiesOf } from "../../../src/model/network/ties.ts";
import { directed, star, ties } from "./networks.ts";

describe("the reading of ties", () => {
  it("lists neighbours in index order, in each direction and in either", () => {
    const read = tiesOf(directed(3, ties("2>0:0.5 0>2:0.25 1>0")));
    expect([...read.outgoing.offsets]).toEqual([0, 1, 2, 3]);
    expect([...read.outgoing.neighbours]).toEqual([2, 0, 0]);
    expect([...read.undirected.offsets]).toEqual([0, 2, 3, 4]);
    expect([...read.undirected.neighbours]).toEqual([1, 2, 0, 0]);
    expect([...read.strengths]).toEqual([1, 0.75, 1, 0.75]);
    expect(read.mutualTieCount).toBe(2);
  });

  it("ignores ties of an actor to itself", () => {
    const read = tiesOf(directed(2, ties("0>0 1>1 0>1")));
    expect([...read.outgoing.neighbours]).toEqual([1]);
    expect([...read.undirected.neighbours]).toEqual([1, 0]);
  });

  it("is not repeated for a network that has been read", () => {
    const read = tiesOf(star(4));
    expect(tiesOf(read)).toBe(read);
  });

  it("refuses a malformed network and says what is wrong", () => {
    expect(() => tiesOf({ size: 1.5, weights: new Float64Array(2), groups: [] })).toThrow("network size: expected a whole number");
    expect(() => tiesOf({ size: 2, weights: new Float64Array(3), groups: ["a", "b"] })).toThrow("expected 2 × 2 = 4 values, received 3");
    expect(() => tiesOf({ size: 2, weights: new Float64Array(4), groups: ["a"] })).toThrow("expected one per actor (2), received 1");
    expect(() => tiesOf(directed(3, [[1, 2, Number.NaN]]))).toThrow("from actor 1 to actor 2: expected 0 (no tie) to 1, received NaN");
    expect(() => tiesOf(directed(3, [[2, 0, -0.5]]))).toThrow("from actor 2 to actor 0: expected 0 (no tie) to 1, received -0.5");
  });
});
