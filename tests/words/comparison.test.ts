import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { en } from "../../src/words/en.ts";
import { tell } from "../../src/words/finding.ts";
import type { ArmFinding, Difference, LeaderFinding, TwinFinding } from "../../src/words/findings/comparison.ts";

/** A name that no sentence contains by itself, with what would break out of a page or a terminal. */
const name = fc.constantFrom("⟦one⟧", '<b>"x"</b>', "甲乙社区", "a".repeat(60), "It is better");
const size = fc.oneof(fc.double({ min: 0.001, max: 1e7, noNaN: true }), fc.constantFrom(0.5, 1, 20));

/** Differences as an analysis makes them: a claim has an interval without zero or pairs that are all alike, and a good side. */
const difference: fc.Arbitrary<Difference> = fc
  .record({ size, half: size, up: fc.boolean(), good: fc.boolean(), n: fc.integer({ min: 2, max: 200 }), alike: fc.boolean() })
  .map(({ size, half, up, good, n, alike }) => {
    const value = up ? size : -size;
    if (alike) return { value, interval: null, n, verdict: good ? ("better" as const) : ("unclear" as const) };
    const clear = half < size;
    return {
      value,
      interval: { low: value - half, high: value + half },
      n,
      verdict: !clear ? ("unclear" as const) : good ? ("better" as const) : ("worse" as const),
    };
  });

const armFinding: fc.Arbitrary<ArmFinding> = fc.record({
  kind: fc.constant("arm" as const),
  arm: name,
  outcome: fc.constantFrom(
    { label: "True incidents", unit: "incidents" },
    { label: "Active residents", unit: "share" },
    { label: "Cost", unit: "yuan" },
    { label: "Sense of security", unit: "score 1–5" },
  ),
  effect: difference.map((each) => ({ ...each, relative: null, better: null })),
  together: fc.boolean(),
  varied: fc.option(
    fc.record({ value: size, half: size }).map(({ value, half }) => {
      const interval = { low: value - half, high: value + half };
      return { value, interval, draws: 30, below: 2, above: 28, n: 30 };
    }),
  ),
  practical: fc.constant(null),
  others: fc.constant(null),
  losers: fc.constant(null),
});

describe("what is said of an arm", () => {
  it("never contradicts the sign, the interval or the verdict, whatever the names and numbers", () => {
    fc.assert(
      fc.property(armFinding, (finding) => {
        const { effect, varied, arm } = finding;
        const text = tell(finding, en);
        expect(text.startsWith(`${arm}: `)).toBe(true);
        const said = text.slice(arm.length + 2).split(" Under ")[0];
        const rises = / rises? by /.test(said);
        const falls = / falls? by /.test(said);
        expect(rises).toBe(effect.verdict !== "unclear" && effect.value > 0);
        expect(falls).toBe(effect.verdict !== "unclear" && effect.value < 0);
        expect(said.includes("cannot be told from the baseline")).toBe(effect.verdict === "unclear");
        expect(said.includes("covers zero")).toBe(
          effect.verdict === "unclear" && effect.interval !== null && effect.interval.low <= 0 && effect.interval.high >= 0,
        );
        const turned = text.includes("the other way round");
        const lost = text.includes("so that it cannot be told from none");
        const covers = varied !== null && varied.interval.low <= 0 && varied.interval.high >= 0;
        const claimed = effect.verdict !== "unclear";
        expect(lost).toBe(claimed && covers);
        expect(turned).toBe(claimed && varied !== null && !covers && Math.sign(varied.value) !== Math.sign(effect.value));
        expect(text).not.toMatch(/NaN|undefined|Infinity| {2}|\.\./);
      }),
      { numRuns: 10_000, seed: 1 },
    );
  });

  it("says no more than that a single replication cannot separate policy from chance", () => {
    const effect: ArmFinding["effect"] = { value: -3, interval: null, n: 1, verdict: "unclear", relative: null, better: null };
    const outcome = { label: "True incidents", unit: "incidents" };
    const rest = { together: false, varied: null, practical: null, others: null, losers: null };
    expect(tell({ kind: "arm", arm: "Platform", outcome, effect, ...rest }, en)).toBe(
      "Platform: true incidents came out 3.00 lower in a single replication, which cannot separate policy from chance.",
    );
  });
});

describe("what is said of the first arm and of a twin with enough money", () => {
  const control = fc.record({
    arm: fc.option(fc.constant("⟦control⟧")),
    verdict: fc.constantFrom("better" as const, "worse" as const, "unclear" as const, "same" as const),
    practical: fc.constant(null),
    defaultsOnly: fc.boolean(),
  });
  const leader: fc.Arbitrary<LeaderFinding> = fc.record({
    kind: fc.constant("leader" as const),
    outcome: fc.constant({ label: "Harm", unit: "points" }),
    first: fc.constant("⟦first⟧"),
    next: fc.constant("⟦next⟧"),
    difference,
    control,
    worseThan: fc.constant([]),
  });

  it("puts an arm first only where it can be told from the next, and better only where the verdict is", () => {
    fc.assert(
      fc.property(leader, (finding) => {
        const text = tell(finding, en);
        const clear = finding.difference.verdict !== "unclear";
        expect(text.includes("comes first")).toBe(clear);
        expect(text.includes("has the best mean") && text.includes("cannot be told from ⟦next⟧")).toBe(!clear);
        const beside = text.slice(text.lastIndexOf(" It "));
        expect(beside.includes(" is better than ")).toBe(finding.control.verdict === "better");
        expect(beside.includes(" is worse than ")).toBe(finding.control.verdict === "worse");
        const claimed = finding.control.verdict === "better" || finding.control.verdict === "worse";
        expect(beside.includes("at the default assumptions")).toBe(claimed && finding.control.defaultsOnly);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it("says of a twin that it would do better or worse only where that is found", () => {
    const twin: fc.Arbitrary<TwinFinding> = fc.record({
      kind: fc.constant("twin" as const),
      arm: name,
      outcome: fc.constant({ label: "Harm", unit: "points" }),
      own: fc.option(difference),
      beside: fc.constant(null),
      lacked: fc.constant(null),
    });
    fc.assert(
      fc.property(twin, (finding) => {
        const text = tell(finding, en);
        const verdict = finding.own?.verdict ?? "unclear";
        expect(text.includes(" would do better in ")).toBe(verdict === "better");
        expect(text.includes(" would do worse in ")).toBe(verdict === "worse");
        expect(text.includes("cannot be told")).toBe(verdict === "unclear");
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
