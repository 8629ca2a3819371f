/** Draws rounded to bytes: never wrong, and made once. */
import { describe, expect, it } from "vitest";
import { KeyedRandom, seedKey } from "../../src/kernel/random.ts";
import { isSurelyBelow, RoundedUniforms } from "../../src/kernel/roundedUniforms.ts";

const stream = new KeyedRandom(seedKey("rounded"), 0).stream("test");
const bounds = [0, 1 / 256, 0.003, 0.5, 0.97, 0.99, 255 / 256, 0.9999, 1];

describe("uniforms rounded to bytes", () => {
  it("say surely below only where the draw is, and in most cases where it is", () => {
    const cells = 20_000;
    const bytes = new RoundedUniforms(cells).at(3, (cell) => stream.uniform(3, cell));
    for (const bound of bounds) {
      let below = 0;
      let told = 0;
      for (let cell = 0; cell < cells; cell++) {
        const is = stream.uniform(3, cell) < bound;
        const surely = isSurelyBelow(bytes[cell], bound);
        if (surely) expect(is).toBe(true);
        below += Number(is);
        told += Number(surely);
      }
      expect(below - told).toBeLessThan(cells / 100);
    }
  });

  it("draw each step once, the ends of the range included", () => {
    let draws = 0;
    const known = new RoundedUniforms(2);
    const draw = (cell: number) => {
      draws++;
      return cell === 0 ? 2 ** -53 : 1 - 2 ** -53;
    };
    expect([...known.at(0, draw)]).toEqual([0, 255]);
    expect(known.at(0, draw)).toBe(known.at(0, draw));
    expect(draws).toBe(2);
    known.at(7, draw);
    expect(draws).toBe(4);
  });
});
