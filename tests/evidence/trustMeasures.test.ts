import { describe, expect, test } from "vitest";
import { changeAgainstAlike } from "../../src/evidence/patterns/contactAsymmetry.ts";

describe("change against residents who started alike", () => {
  const before = [0.5, 0.55, 0.45, 0.9];
  const after = [0.3, 0.56, 0.48, 0.1];

  test("is one's own change less the mean change of those within the caliper", () => {
    expect(changeAgainstAlike(before, after, 0, () => true)).toBeCloseTo(-0.2 - 0.02, 12);
  });

  test("leaves out those who may not be compared", () => {
    expect(changeAgainstAlike(before, after, 0, (other) => other !== 1)).toBeCloseTo(-0.2 - 0.03, 12);
  });

  test("is unknown where nobody started alike", () => {
    expect(changeAgainstAlike(before, after, 3, () => true)).toBeNaN();
  });

  test("is nothing when everybody moved alike", () => {
    expect(changeAgainstAlike([0.5, 0.52], [0.4, 0.42], 0, () => true)).toBeCloseTo(0, 12);
  });
});
