import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyedRandom, seedKey } from "../../../src/kernel/random.ts";
import { corePeripheryFit } from "../../../src/model/network/corePeriphery.ts";
import type { Network } from "../../../src/model/network/ties.ts";
import { anyNetwork, complete, directed, dyads, krackhardtsKite, mutual, star, ties } from "./networks.ts";

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

  it("is undefined where ties do not vary: nobody is tied, or everybody", () => {
    for (const network of [complete(5), directed(5, []), directed(1, [])]) expect(corePeripheryFit(network)).toBeNaN();
  });

  it("is the correlation with the best pattern for a star with one tie between leaves", () => {
    // Core {0}: pattern 4 of 10 dyads, ties 5, all pattern dyads tied: (10·4 − 4·5) / √(4·6·5·5).
    const network = mutual(5, ties("0>1 0>2 0>3 0>4 1>2"));
    expect(corePeripheryFit(network)).toBeCloseTo(20 / Math.sqrt(600), 12);
  });

  it("is the best over all splits into core and periphery", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const fit = corePeripheryFit(network);
        if (!Number.isNaN(fit)) expect(fit).toBeCloseTo(bestOverAllSplits(network), 12);
      }),
      { seed: 1 },
    );
    expect(corePeripheryFit(krackhardtsKite)).toBeCloseTo(bestOverAllSplits(krackhardtsKite), 12);
  });

  it("is found by search in larger networks: as good as all splits in nearly all, and never better", () => {
    const random = new KeyedRandom(seedKey("core and periphery"), 0).stream("ties");
    let below = 0;
    const networks = 60;
    for (let n = 0; n < networks; n++) {
      const pairs = dyads(15).filter((_, k) => random.uniform(n, k) < 0.15 + 0.5 * (n / networks));
      const [fit, best] = [corePeripheryFit(mutual(15, pairs)), bestByBits(15, pairs)];
      expect(fit).toBeLessThanOrEqual(best + 1e-12);
      expect(fit).toBeGreaterThan(best - 0.05);
      if (fit < best - 1e-12) below++;
    }
    expect(below).toBeLessThanOrEqual(3);
  });
});

/** Exhaustive search by counts of ties, for more actors than the other is quick enough for. */
function bestByBits(size: number, tied: readonly (readonly [number, number])[]): number {
  const pairs = (size * (size - 1)) / 2;
  const masks = tied.map(([i, j]) => (1 << i) | (1 << j));
  let best = 0;
  for (let core = 1; core < 1 << size; core++) {
    let members = 0;
    for (let rest = core; rest !== 0; rest &= rest - 1) members++;
    const pattern = pairs - ((size - members) * (size - members - 1)) / 2;
    if (pattern === pairs) continue;
    let both = 0;
    for (const mask of masks) if ((mask & core) !== 0) both++;
    const n = tied.length;
    best = Math.max(best, (pairs * both - pattern * n) / Math.sqrt(n * (pairs - n) * pattern * (pairs - pattern)));
  }
  return best;
}

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
