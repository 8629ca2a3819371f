import { describe, expect, it } from "vitest";
import { rankOf } from "../../src/evidence/patterns/networkShift.ts";

describe("the rank of an organisation", () => {
  it("is 1 for the least value, or for the greatest when more is better", () => {
    expect(rankOf([0.2, 0.5, 0.9], 0)).toBe(1);
    expect(rankOf([0.2, 0.5, 0.9], 2)).toBe(3);
    expect(rankOf([0.2, 0.5, 0.9], 2, true)).toBe(1);
  });

  it("is shared by equals, who all get the better one", () => {
    expect([0, 1, 2].map((i) => rankOf([0.5, 0.5, 0.9], i))).toEqual([1, 1, 3]);
    expect([0, 1, 2].map((i) => rankOf([0.5, 0.9, 0.9], i, true))).toEqual([3, 1, 1]);
  });
});
