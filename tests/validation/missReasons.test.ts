/** Every pattern that the documented table has as missed is explained, and no other. */
import { readFileSync } from "node:fs";
import { csvParse } from "d3";
import { expect, it } from "vitest";
import { missReasons } from "../../src/validation/evidence/missReasons.ts";

const rows = csvParse(readFileSync("docs/validation/evidence.csv", "utf8"));

it("explains the patterns that are missed, with what was tried", () => {
  const missed = new Set(rows.filter(({ verdict }) => verdict === "missed").map(({ pattern }) => pattern));
  expect(new Set(Object.keys(missReasons))).toEqual(missed);
  for (const { why, tried } of Object.values(missReasons)) expect([why.length > 40, tried.length > 7]).toEqual([true, true]);
});
