import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { corePeripheryFit } from "../../../src/model/network/corePeriphery.ts";
import type { Network } from "../../../src/model/network/ties.ts";
import { anyNetwork, complete, directed, dyads, krackhardtsKite, mutual, ring, star, ties, twoCliques } from "./networks.ts";

describe("core–periphery fit", () => {
  it("is 1 for a star, whose hub is the core", () => {
    for (const size of [3, 6, 11]) expect(corePeripheryFit(star(size))).toBe(1);
  });

  it("is 1 for any core tied to everyone with a periphery tied to the core alone", () => {
    for (const coreSize of [2, 3, 5]) {
      expect(
        corePeripheryFit(
          mutual(
            8,
            dyads(8).filter(([i]) => i < coreSize),
          ),
        ),
      ).toBe(1);
    }
  });

  it("is 0 where all actors stand alike", () => {
    for (const network of [complete(5), ring(6), twoCliques(4), directed(5, [])]) expect(corePeripheryFit(network)).toBe(0);
  });

  it("is the correlation with the best pattern for a star with one tie between leaves", () => {
    // Core {0}: pattern 4 of 10 dyads, ties 5, all pattern dyads tied: (10·4 − 4·5) / √(4·6·5·5).
    const network = mutual(5, ties("0>1 0>2 0>3 0>4 1>2"));
    expect(corePeripheryFit(network)).toBeCloseTo(20 / Math.sqrt(600), 12);
  });

  it("never exceeds the best over all splits into core and periphery", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        expect(corePeripheryFit(network)).toBeLessThanOrEqual(bestOverAllSplits(network) + 1e-12);
      }),
      { seed: 1 },
    );
  });

  it("comes within a hundredth of the best over all splits on Krackhardt's kite", () => {
    expect(corePeripheryFit(krackhardtsKite)).toBeGreaterThan(bestOverAllSplits(krackhardtsKite) - 0.01);
  });

  it("attains the best over all splits for hubs that share no contact, whatever their ties", () => {
    const hubs = mutual(9, ties("0>1 0>2 0>3 0>4 5>6 5>7 5>8 0>5"));
    expect(corePeripheryFit(hubs)).toBeCloseTo(bestOverAllSplits(hubs), 12);
  });
});

/** Exhaustive search with Pearson's correlation written out over dyads. */
function bestOverAllSplits({ size, weights }: Network): number {
  const pairs = dyads(size);
  const tied = pairs.map(([i, j]) => (weights[i * size + j] > 0 || weights[j * size + i] > 0 ? 1 : 0));
  let best = 0;
  for (let core = 1; core < 2 ** size; core++) {
    const ideal = pairs.map(([i, j]) => ((core >> i) & 1) | ((core >> j) & 1));
    best = Math.max(best, pearson(tied, ideal));
  }
  return best;
}

function pearson(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanX = mean(xs);
  const meanY = mean(ys);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let k = 0; k < xs.length; k++) {
    xy += (xs[k] - meanX) * (ys[k] - meanY);
    xx += (xs[k] - meanX) ** 2;
    yy += (ys[k] - meanY) ** 2;
  }
  return xx > 1e-12 && yy > 1e-12 ? xy / Math.sqrt(xx * yy) : 0;
}
