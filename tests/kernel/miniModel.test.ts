/** The mini-model on the project's kernel: published numbers, two forms with the same bits, agreement with other implementations. */

import { describe, expect, test } from "vitest";
import {
  AGREEMENT_NAMES,
  agreementScores,
  type MiniModelOptions,
  type MiniModelResult,
  runMiniModelInteger,
  runMiniModelPlain,
  runMiniModelReference,
} from "../../bench/miniModel.ts";

/** Everything but the timings and what depends on the form. */
function outcome(result: MiniModelResult) {
  const { loopMs, setupMs, bytesPerResident, ...rest } = result;
  return rest;
}

describe("mini-model", () => {
  test("16,000 residents over 365 days under seed 7 give the published numbers exactly", () => {
    const result = runMiniModelInteger({ residents: 16000, days: 365, seed: 7 });
    expect(result.participation100).toBe(0.628875);
    expect(result.trust100).toBeCloseTo(0.474566266, 9);
    expect([result.hazards, result.detected, result.resolved]).toEqual([58634, 36377, 36363]);
  });

  test.each([
    { residents: 100, days: 120, seed: 1 },
    { residents: 1023, days: 150, seed: 2 },
    { residents: 1024, days: 150, seed: 0 },
    { residents: 1025, days: 150, seed: -3 },
    { residents: 5000, days: 365, seed: 11 },
  ])("the fast form gives the bits of the plainly stated rule with %o", (options: MiniModelOptions) => {
    expect(outcome(runMiniModelInteger(options))).toEqual(outcome(runMiniModelReference(options)));
  });

  test("another seed gives another run", () => {
    const options = { residents: 1000, days: 100 };
    const one = runMiniModelInteger({ ...options, seed: 1 });
    expect(runMiniModelInteger({ ...options, seed: 1 }).trust).toEqual(one.trust);
    expect(runMiniModelInteger({ ...options, seed: 2 }).trust).not.toEqual(one.trust);
  });

  test.each([
    ["integer", runMiniModelInteger],
    ["plain float", runMiniModelPlain],
  ])("over 10 seeds at 1,000 residents the %s form agrees with the published means within 3.5 standard errors", (_form, run) => {
    const scores = agreementScores(run, 1000, 10);
    expect(scores.length).toBe(AGREEMENT_NAMES.length);
    for (const score of scores) expect(Math.abs(score)).toBeLessThan(3.5);
  });

  test("the agreement test notices a run of another size", () => {
    const smaller = (options: MiniModelOptions) => runMiniModelInteger({ ...options, residents: 300 });
    expect(Math.max(...agreementScores(smaller, 1000, 10).map(Math.abs))).toBeGreaterThan(3.5);
  });

  test("the fast form needs at most 40 bytes per resident", () => {
    expect(runMiniModelInteger({ residents: 10000, days: 100, seed: 7 }).bytesPerResident).toBeLessThan(40);
  });
});
