import { describe, expect, test } from "vitest";
import { contributors } from "../../src/evidence/patterns/effortDecay.ts";
import type { World } from "../../src/model/state.ts";

/** A world of which only age and activity of residents are looked at. */
function worldOf(ageBand: number[], active: number[]): World {
  return {
    residents: { count: ageBand.length, columns: { ageBand: Uint8Array.from(ageBand), active: Uint8Array.from(active) } },
  } as unknown as World;
}

describe("share of contributors", () => {
  test("counts adults once, whatever the number of forms", () => {
    expect(contributors(worldOf([1, 2, 3, 6], [7, 0, 1, 0]))).toBe(0.5);
  });

  test("leaves minors out", () => {
    expect(contributors(worldOf([0, 0, 4, 4], [0, 0, 2, 0]))).toBe(0.5);
  });
});
