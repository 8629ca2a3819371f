/** Outcomes by name. */
import { describe, expect, it } from "vitest";
import { findOutcome, mainOutcomes } from "../../src/methods/outcome.ts";

describe("outcomes by name", () => {
  it("finds an indicator, its mean over time, and one of its groups", () => {
    expect(findOutcome("true-incidents")).toMatchObject({ id: "true-incidents", group: "all", unit: "incidents", direction: "lower" });
    expect(findOutcome("sense-of-security.mean")).toMatchObject({ indicator: "sense-of-security.mean", unit: "score 1–5" });
    expect(findOutcome("confidence/kind:police")).toMatchObject({
      indicator: "confidence",
      group: "kind:police",
      label: expect.stringContaining("Police"),
    });
  });

  it("says what is wrong with a name, and what was probably meant", () => {
    expect(findOutcome("true-incident")).toEqual({ problem: expect.stringMatching(/did you mean "true-incidents"/) });
    expect(findOutcome("true-incidents.mean")).toEqual({ problem: expect.stringMatching(/expected a state/) });
    expect(findOutcome("true-incidents/disputes")).toEqual({
      problem: expect.stringMatching(/expected all, or a group such as category:dispute/),
    });
    expect(findOutcome("a/b/c")).toEqual({ problem: expect.stringMatching(/received "a\/b\/c"/) });
  });

  it("offers every main indicator once, as found by its name", () => {
    const main = mainOutcomes();
    expect(main.map(({ id }) => id)).toContain("cost");
    for (const outcome of main) expect(findOutcome(outcome.id)).toEqual(outcome);
  });
});
