import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constraint, effectiveSize } from "../../../src/model/network/structuralHoles.ts";
import { complete, directed, dyads, mutual, star, ties } from "./networks.ts";

/** Strengths, both directions added: 0–1 two, 0–2 one, 1–2 one. */
const unevenTriangle = directed(3, ties("0>1 1>0 0>2:0.75 2>0:0.25 2>1"));

describe("constraint", () => {
  it("is one over the number of contacts for a broker between strangers", () => {
    for (const contacts of [2, 4, 5]) expect(constraint(star(contacts + 1))[0]).toBeCloseTo(1 / contacts, 12);
  });

  it("is 1 for an actor with a single contact", () => {
    expect([...constraint(directed(2, [[0, 1, 0.3]]))]).toEqual([1, 1]);
    expect([...constraint(star(4))].slice(1)).toEqual([1, 1, 1]);
  });

  it("is 9/8 in a triangle and 25/27 in a clique of four", () => {
    for (const value of constraint(complete(3))) expect(value).toBeCloseTo(9 / 8, 12);
    for (const value of constraint(complete(4))) expect(value).toBeCloseTo(25 / 27, 12);
  });

  it("weighs contacts by the strength of both directions", () => {
    // Actor 0: (2/3 + 1/3 · 1/2)² by contact 1 and (1/3 + 2/3 · 1/3)² by contact 2.
    expect(constraint(unevenTriangle)[0]).toBeCloseTo(25 / 36 + 25 / 81, 12);
  });

  it("leaves out actors who are only contacts of contacts", () => {
    const path = mutual(3, ties("0>1 1>2"));
    expect([...constraint(path)]).toEqual([1, 0.5, 1]);
  });

  it("is undefined for an isolate, who brokers between nobody", () => {
    expect([...constraint(directed(3, [[0, 1]]))]).toEqual([1, 1, Number.NaN]);
  });

  it("does not change when all ties weaken alike", () => {
    const halved = { ...unevenTriangle, weights: unevenTriangle.weights.map((weight) => weight / 2) };
    expect([...constraint(halved)]).toEqual([...constraint(unevenTriangle)]);
  });
});

describe("effective size", () => {
  it("is the number of contacts when they are strangers, and 1 when they are all tied", () => {
    expect(effectiveSize(star(6))[0]).toBe(5);
    for (const value of effectiveSize(complete(5))) expect(value).toBeCloseTo(1, 12);
  });

  it("is n − 2t / n for n contacts with t equal ties among them (Borgatti 1997)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.func(fc.boolean()), (contactCount, tied) => {
        const among = dyads(contactCount).filter(([i, j]) => tied(i, j));
        const network = mutual(contactCount + 1, [...Array.from({ length: contactCount }, (_, i) => [contactCount, i] as const), ...among]);
        expect(effectiveSize(network)[contactCount]).toBeCloseTo(contactCount - (2 * among.length) / contactCount, 12);
      }),
      { seed: 1 },
    );
  });

  it("discounts each contact by the strength it shares with the others", () => {
    // Actor 0: 1 − 1/3 · 1/2 for contact 1 and 1 − 2/3 · 1 for contact 2, whose ties are equally strong.
    expect(effectiveSize(unevenTriangle)[0]).toBeCloseTo(5 / 6 + 1 / 3, 12);
  });

  it("is undefined for an isolate", () => {
    expect(effectiveSize(directed(3, [[0, 1]]))[2]).toBeNaN();
  });
});
