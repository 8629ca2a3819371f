/** The keyed sample of patterns. */
import { describe, expect, it } from "vitest";
import { patterns } from "../../src/evidence/catalogue.ts";
import { isQuick, samplePatterns } from "../../src/evidence/sample.ts";

const rows = (count: number, key: string) => samplePatterns(patterns, count, key).map(({ row }) => row);
const quick = patterns.filter(isQuick);

describe("a sample of patterns", () => {
  it("is the same for the same key, in the catalogue's order, and another for most other keys", () => {
    expect(rows(4, "one")).toEqual(rows(4, "one"));
    const order = patterns.map(({ row }) => row);
    expect(rows(4, "one")).toEqual(order.filter((row) => rows(4, "one").includes(row)));
    const different = Array.from({ length: 20 }, (_, k) => rows(4, `commit ${k}`).join()).filter(
      (drawn, k, all) => all.indexOf(drawn) === k,
    );
    expect(different.length).toBeGreaterThan(15);
  });

  it("grows by patterns, so that a larger one holds the smaller", () => {
    expect(rows(8, "one")).toEqual(expect.arrayContaining(rows(3, "one")));
  });

  it("gives every pattern that needs no case its turn, and leaves the five cases to the whole", () => {
    const drawn = new Set(Array.from({ length: 100 }, (_, k) => rows(4, `commit ${k}`)).flat());
    expect([...drawn].toSorted()).toEqual(quick.map(({ row }) => row).toSorted());
    for (const row of ["17", "25", "B2", "B3"]) expect(drawn.has(row), row).toBe(false);
  });

  it("is all of them where more are asked for than there are", () => {
    expect(rows(1000, "one")).toEqual(quick.map(({ row }) => row));
  });
});
